"""One thing of a played drill taken away, done too late, or done the contrary way: the events of its commands are edited.

Nothing here knows a measure. What settled a row is what the row itself gives as evidence; a command's events go together.
What lies outside the cells (waves, planned injects, the clock) is never touched, so nothing else comes to be owed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from infodrill.casework import rights
from infodrill.casework.nouns.decision import ActionTaken, PublicLogEntered
from infodrill.casework.nouns.escalation import CaseEscalated
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.intake import CaseMerged, CaseOpened
from infodrill.casework.nouns.service import RemedyPromised, TicketAnswered, TicketOpened
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.verdict import ConflictRecorded, VerdictSet
from infodrill.conduct.nouns.clock import PhaseBegun
from infodrill.conduct.nouns.msel import NoiseDialTurned
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered
from infodrill.conduct.nouns.restraint import TrapPressed
from infodrill.kernel.events import NOTHING, Event, EventBody
from infodrill.review.assess import judge
from infodrill.review.ledger import LedgerRow
from infodrill.review.measures.base import Measure
from infodrill.review.record import Record
from infodrill.review.timeline import is_system, read_timeline

WHATEVER = NoiseDialTurned("feed", 1000)  # no measure reads it: it stands where something was taken away
BEGUN = (CaseOpened, StatementDrafted)  # what later events speak of
PATIENCE = 12  # times that something else may settle the same row
LATE = 60  # seconds past a due second at which something is done too late
Mutation = Callable[[Record, Collection[LedgerRow]], Record]


def removed(record: Record, rows: Collection[LedgerRow]) -> Record:
    """Without the commands that met these duties; of what is forbidden, without all that cells did about the claim."""
    forbidden = {row.owed.claim for row in rows if not row.owed.duty}
    dealt = [seq for seq in _dealings(record, forbidden) if not isinstance(record.events[seq].body, BEGUN)]
    record = with_bodies(record, dict.fromkeys(dealt, WHATEVER)) if forbidden else record
    duties = [row for row in rows if row.owed.duty]
    return _until_unmet(record, duties, lambda now, done: with_bodies(now, dict.fromkeys(done, WHATEVER)))


def delayed(record: Record, rows: Collection[LedgerRow]) -> Record:
    """With the commands that met these duties given after they were due."""
    return _until_unmet(record, [row for row in rows if row.owed.duty], _given_later)


def contradicted(record: Record, rows: Collection[LedgerRow]) -> Record:
    """With all that cells said and did about these claims turned into its contrary; what is forbidden is done."""
    claims = {row.owed.claim for row in rows}
    dealings = _dealings(record, claims)
    if not all(row.owed.duty for row in rows):
        turned = {seq: offence(record.events[seq].body) for seq in dealings}
        return _with_deeds(with_bodies(record, turned), claims)
    # Of what nobody can know, to say that it is so may turn out true: that it is not so says what nobody knows.
    unknowable = {record.scenario.claim(claim).truth[-1].verdict for claim in claims if claim} == {"UNPROVEN"}
    turned = {
        seq: contrary(record.events[seq].body, unknown="deny" if unknowable else "confirm")
        for seq in dealings
    }
    for row in rows:
        turned |= _merged_elsewhere(record, row)
    return with_bodies(record, turned)


def _merged_elsewhere(record: Record, row: LedgerRow) -> dict[int, EventBody]:
    """The merges that a row has as evidence, put to a case of another matter that lay there already."""
    links = read_timeline(record).links
    found: dict[int, EventBody] = {}
    for event in (record.events[seq] for seq in row.evidence):
        if isinstance(event.body, CaseMerged):
            opened = (
                entry.body.case for entry in record.events[: event.seq] if isinstance(entry.body, CaseOpened)
            )
            other = next((case for case in opened if links.get(case) not in (None, row.owed.claim)), "")
            found |= {event.seq: replace(event.body, into=other)} if other else {}
    return found


# ---- the contrary of what can be said and done ----

STANCES = {
    "confirm": "deny",
    "deny": "confirm",
    "partly": "confirm",
    "advice": "confirm",
}
VERDICTS = {"FALSE": "TRUE", "MISLEADING_CONTEXT": "TRUE", "MIXED": "TRUE"}


def contrary(body: EventBody, *, unknown: str = "confirm") -> EventBody:
    """What contradicts it; itself where nothing does. `unknown` = the stance that contradicts that nobody knows."""
    match body:
        case StatementDrafted() | PressQuestionAnswered():
            return replace(body, stance=({"unknown": unknown} | STANCES).get(body.stance, body.stance))
        case VerdictSet():
            return replace(body, verdict=VERDICTS.get(body.verdict, "FALSE"))
        case CaseEscalated():
            return replace(body, level=1)
        case ConflictRecorded():
            return replace(body, unit="somebody-else")
        case TicketAnswered():
            return replace(body, remedy_due=0)
        case TicketOpened() | RemedyPromised():
            return replace(body, due=0)
        case CaseOpened(level=level) if level > 1:
            return replace(body, level=1)
        case _:
            return body


def offence(body: EventBody) -> EventBody:
    """The same said and done as the procedure forbids it: called false, denied, unnumbered, with an empty notice."""
    match body:
        case StatementDrafted():
            return replace(body, stance="deny", body_vi=NOTHING, body_en=NOTHING)
        case PressQuestionAnswered():
            return replace(body, stance="deny")
        case VerdictSet():
            return replace(body, verdict="FALSE")
        case GatePassed():
            return replace(body, code="G0")
        case PublicLogEntered():
            return WHATEVER
        case _:
            return body


def _with_deeds(record: Record, claims: Collection[str]) -> Record:
    """With a case of these claims called false, brought to the city and two restrictions carried out once the gate has read it,
    every trap pressed."""
    links, done = read_timeline(record).links, set()
    events: list[Event] = []
    for event in record.events:
        events.append(event)
        match event.body:
            case GatePassed(case=case) if links.get(case) in claims and links[case] not in done:
                done.add(links[case])
                deeds: list[EventBody] = [ActionTaken(case, action, "ward") for action in (7, 8)]
                deeds.append(
                    VerdictSet(
                        case=case, verdict="FALSE", confidence=900, evidence=(), role="VERIFY", cell="ward"
                    )
                )
                deeds.append(CaseEscalated(case=case, level=2, reason="priority", cell="ward"))
                events += [replace(event, body=deed) for deed in deeds]
            case PhaseBegun(phase=3) if "" in claims:
                presses = [TrapPressed(kind, "", "ward") for kind in sorted(rights.TRAPS)]
                events += [replace(event, body=press, actor="anybody") for press in presses]
    return _numbered(record, events)


# ---- finding what was done ----


def of_cells(event: Event) -> bool:
    """Whether a seat did it."""
    return not is_system(event.actor)


def commands(record: Record, row: LedgerRow) -> set[int]:
    """The events of the cells' command that settled a row, the last of its evidence; with a case opened, all of that case."""
    last = record.events[max(row.evidence, default=0)]
    if not of_cells(last):
        return set()
    events = [event for event in record.events if event.command and event.command == last.command] or [last]
    cases = {event.body.case for event in events if isinstance(event.body, CaseOpened)}
    return {event.seq for event in events} | (_about(record, cases) if cases else set())


def _dealings(record: Record, claims: Collection[str]) -> set[int]:
    """What cells did about these claims after they had opened a case or begun a text, and the public numbers of it."""
    log = read_timeline(record)
    about = _about(record, {case for case, claim in log.links.items() if claim in claims})
    asked = {question for question, claim in log.asked.items() if claim in claims}
    return {
        event.seq
        for event in record.events
        if (event.seq in about or getattr(event.body, "question", "") in asked)
        and (of_cells(event) or isinstance(event.body, PublicLogEntered))
    }


def _about(record: Record, cases: Collection[str]) -> set[int]:
    """All events of these cases, of the texts on them, and of what became of both."""
    texts = {
        event.body.statement
        for event in record.events
        if isinstance(event.body, StatementDrafted) and event.body.case in cases
    }
    items, names = {*cases, *texts}, ("case", "statement", "about", "item", "into")
    return {
        event.seq for event in record.events if any(getattr(event.body, name, "") in items for name in names)
    }


def says_why(row: LedgerRow, measure: Measure) -> bool:
    """The row tells it itself, a finding on its claim does, or it names the event that shows it (J has no sentence a row)."""
    told = [
        finding
        for finding in measure.findings
        if finding.kind == "improve" and finding.claim == row.owed.claim
    ]
    return bool(row.why.msgid or told or (row.owed.measure == "E5" and row.evidence))


# ---- editing the log ----


def _until_unmet(
    record: Record, rows: Collection[LedgerRow], edit: Callable[[Record, dict[int, int]], Record]
) -> Record:
    """Edit what met these rows (event → second at which it was due), and again what meets them then."""
    keys = {row.owed.key for row in rows}
    for _ in range(PATIENCE if rows else 0):
        done: dict[int, int] = {}
        for row in judge(record).ledger:
            if row.owed.key in keys and row.outcome == "met":
                done |= {seq: max(row.owed.due, done.get(seq, 0)) for seq in commands(record, row)}
        if not done:
            break
        record = edit(record, done)
    return record


def _given_later(record: Record, done: Mapping[int, int]) -> Record:
    """The log with these events recorded a little after their due second, in their order."""
    waiting = sorted(done, key=lambda seq: (done[seq], seq))
    events: list[Event] = []
    for event in record.events:
        while waiting and event.at > done[waiting[0]] + LATE:
            seq = waiting.pop(0)
            events.append(replace(record.events[seq], at=done[seq] + LATE))
        events.append(event if event.seq not in done else replace(event, body=WHATEVER))
    return _numbered(record, events)


def with_bodies(record: Record, bodies: Mapping[int, EventBody]) -> Record:
    events = (
        replace(event, body=bodies[event.seq]) if event.seq in bodies else event for event in record.events
    )
    return replace(record, events=tuple(events))


def _numbered(record: Record, events: Iterable[Event]) -> Record:
    return replace(record, events=tuple(replace(event, seq=seq) for seq, event in enumerate(events)))
