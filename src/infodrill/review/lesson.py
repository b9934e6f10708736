"""What a practice tells the person after each step: whether it was right, and why.

Nothing here judges what is true: a step is compared with what the scenario's author declared (codes, verdicts over time, the
right path).
"""

# Charter: review lesson
from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from infodrill.casework import craft, rights, textkinds
from infodrill.casework.book import Statement
from infodrill.casework.nouns.decision import CaseDecided
from infodrill.casework.nouns.evidence import EvidenceAdded, OpinionGiven
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.intake import CaseLogged, CaseMerged, CaseOpened
from infodrill.casework.nouns.questions import QuestionAnswered, QuestionAsked
from infodrill.casework.nouns.service import TicketOpened
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.nouns.triage import CaseTriaged
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.casework.reach import Reaching
from infodrill.conduct import naming
from infodrill.conduct.nouns.injects import TELLS, InjectAcknowledged
from infodrill.conduct.nouns.lobby import SeatJoined, SeatLeft
from infodrill.conduct.nouns.practice import PracticeEnds, PracticeWaits, PracticeWentOn
from infodrill.conduct.nouns.restraint import TrapPressed
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event, EventBody
from infodrill.kernel.i18n import N_
from infodrill.review import truth
from infodrill.review.record import Record
from infodrill.review.words import Amount, LabelIn, ReportLine, line
from infodrill.scenario.schema import Claim, Scenario

BESIDE = (SeatJoined, SeatLeft, PracticeEnds, PracticeWentOn)  # no steps of the work
TRUE_ONE, MISTAKE = 5, 7  # places among the nine answers that ask what a record has to say
UNPROVEN = "UNPROVEN"
GOOD_CRAFT = 8  # of ten points
DANGEROUS = "H3"  # harm from which on whoever reports it should say that somebody may be hurt
YES_IS = (
    N_("“Yes” is for what a record or a measurement can settle."),
    N_("“Yes” is for what somebody thinks or feels of it, which no record can settle."),
    N_("“Yes” is for what ordinary readers laugh at and do not act on."),
    N_("“Yes” is for whoever wants to know, and claims nothing."),
    N_("“Yes” is for whoever did not get what they are owed, and says so."),
    N_("“Yes” is for what the record bears out in the main."),
    N_("“Yes” is for whoever looks into things in public and names sources."),
    N_("“Yes” is for whoever errs in good faith on what concerns everybody."),
    N_("“Yes” is for where nobody but an office or an official would suffer."),
)
WEIGHTY = (
    CaseMerged, QuestionAsked, CaseLogged, CaseOpened, StatementDrafted, GatePassed, CaseTriaged, VerdictSet, TicketOpened,
    CaseDecided, StatementStepped, TrapPressed, InjectAcknowledged,
)  # fmt: skip
SEEN_ROUND = frozenset({"public_feed", "closed_group"})  # ways by which a claim is met, not reported
WAYS = {
    "respond": N_("answer it in public"), "service": N_("settle what is complained of"),
    "acknowledge": N_("acknowledge it"), "leave": N_("leave it alone"), "refer": N_("refer it"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """On one step of the person, the event `seq` at exercise second `at`: `right`, and why in words, of what `claim` says. Of a
    step that the lesson's key says nothing of and that waited for the person, `step` alone, by its name in `conduct.ranking`: no
    verdict."""

    seq: int
    at: int
    right: bool | None = None
    words: ReportLine | None = None
    step: str = ""
    claim: Claim | None = None
    kind: int = -1  # its place in WEIGHTY

    @property
    def weight(self) -> tuple[str, int]:
        return self.claim.harm if self.claim else "", self.kind


def remarks(record: Record, state: DrillState, seat: str) -> tuple[Remark, ...]:
    """What there is to say of the seat's steps, in their order; of steps that the scenario declares nothing of, no verdict."""
    found: list[Remark] = []
    waits: tuple[str, ...] = ()
    shown: set[str] = set()  # cases on which something lies that may settle them
    opened: set[str] = set()  # claims on which there is a case
    begins = presses(record.events, seat)
    for event in record.events:
        if isinstance(event.body, PracticeWaits):
            waits = event.body.steps
        if event.actor == seat and not isinstance(event.body, BESIDE):
            told = _told(event.body, event.at, state, record.scenario, shown) or _only_read(
                event.body, record, seat, opened
            )
            again = event.seq not in begins
            step = "" if told or again else _due(event.body, waits)
            if told and again and found and found[-1].step:
                found.pop()  # the lesson's own word is the better one
            if told:
                found.append(_remark(event, *told, _claim(event.body, state, record.scenario)))
            elif step:
                found.append(Remark(seq=event.seq, at=event.at, step=step))
        if isinstance(event.body, CaseOpened):
            opened.add(state.links.get(event.body.case, ""))
        if _settles(event.body):
            shown.add(_case(event.body, state))
    return tuple(found)


def _remark(event: Event, right: bool, words: ReportLine, claim: Claim | None) -> Remark:
    kind = next(place for place, noun in enumerate(WEIGHTY) if isinstance(event.body, noun))
    return Remark(seq=event.seq, at=event.at, right=right, words=words, claim=claim, kind=kind)


def presses(events: Sequence[Event], seat: str) -> frozenset[int]:
    """The numbers of the events with which the seat's steps begin; what the same press came to is not counted again.

    The second of the story does not tell two presses apart: the clock stands.
    """
    mine = [event for event in events if event.actor == seat and not isinstance(event.body, BESIDE)]
    ends = {(event.seq, event.at, event.wall) for event in mine}
    return frozenset(event.seq for event in mine if (event.seq - 1, event.at, event.wall) not in ends)


def _settles(body: EventBody) -> bool:
    """True when an event lays before the people of a case what the record says of it."""
    if isinstance(body, QuestionAnswered):
        return body.verdict not in ("", "UNPROVEN")
    if isinstance(body, EvidenceAdded):
        return body.kind in ("primary", "independent")
    return isinstance(body, OpinionGiven) or (isinstance(body, VerdictSet) and body.verdict != "UNPROVEN")


def _claim(body: EventBody, state: DrillState, scenario: Scenario) -> Claim | None:
    """What the scenario declares of what the event is about, None for what no claim is known of."""
    if isinstance(body, InjectAcknowledged):
        row = scenario.by_number.get(body.inject)
        return scenario.claim(row.claim) if row and row.claim else None
    linked = state.links.get(_case(body, state), "")
    return next((claim for claim in scenario.claims if claim.id == linked), None)


def _case(body: EventBody, state: DrillState) -> str:
    return body.case_in(state.book) if isinstance(body, Reaching) else ""


def _told(
    body: EventBody, at: int, state: DrillState, scenario: Scenario, shown: Set[str]
) -> tuple[bool, ReportLine] | None:
    """Whether the step is as the scenario declares, and why; None where it declares nothing."""
    claim = _claim(body, state, scenario)
    if isinstance(body, TrapPressed):
        return False, _trap(claim)
    if claim is None:
        return None
    match body:
        case CaseOpened() | CaseLogged():
            return _endangered(body.danger, claim)
        case CaseMerged():
            return _merged(claim, state.links.get(body.into, ""), scenario)
        case GatePassed():
            return _gated(body, claim, at, truth.known(claim, at) if body.case in shown else UNPROVEN)
        case QuestionAsked():
            return True, line(N_("You asked who keeps the record before anybody concluded."))
        case VerdictSet():
            return _verdict(body, claim, at)
        case CaseTriaged():
            return _triaged(body, claim)
        case CaseDecided():
            return _decided(body, claim, at)
        case TicketOpened():
            return _ticket(claim)
        case StatementDrafted():
            return _drafted(body)
        case StatementStepped(to="REVIEW" | "PUBLISHED"):
            return _said(state.book.statements[body.statement], claim, out=body.to == "PUBLISHED")
    return None


def _only_read(
    body: EventBody, record: Record, seat: str, opened: Set[str]
) -> tuple[bool, ReportLine] | None:
    """On what was confirmed by one whom it was for, though it shows a claim going round that is to be answered and that nobody
    has a case on. `opened` = the claims of the cases so far."""
    if not isinstance(body, InjectAcknowledged):
        return None
    row = record.scenario.by_number.get(body.inject)
    if row is None or row.method not in SEEN_ROUND or row.kind not in TELLS or not row.claim:
        return None
    if row.claim in opened or record.scenario.claim(row.claim).disposition == "leave":
        return None
    place = next(
        (cell.id, each) for cell in record.scenario.cells.cells for each in cell.seats if each.id == seat
    )
    if place[0] not in row.to.cells and set(place[1].roles).isdisjoint(row.to.roles):
        return None
    return False, line(
        N_(
            "You confirmed it, and nobody has a case on what it says. Open one, and it is checked and answered."
        )
    )


def _due(body: EventBody, waits: tuple[str, ...]) -> str:
    """The step that waited for the person, "" for what did not wait."""
    steps = (step.partition(":") for step in waits)
    return next((step for step, _, item in steps if item in about(body)), "")


def about(body: EventBody) -> frozenset[str]:
    """The ids of what an event is about, as a practice's log names what waits."""
    named = (
        body.names("case", "statement", "inject", "question", "guidance", "roll")
        if isinstance(body, Reaching)
        else ()
    )
    return frozenset(("", *named))  # what waits for nothing named is taken up by whatever is done


def _endangered(danger: str | bool, claim: Claim) -> tuple[bool, ReportLine] | None:
    """On what a report or slip says of danger. Who fears it where there is none did no harm: no word."""
    if claim.harm < DANGEROUS or danger == "":
        return None
    if danger in ("yes", True):
        return True, line(
            N_("You said at once that somebody may be hurt: so it goes ahead of all else. {why}"),
            why=claim.harm_why,
        )
    return False, line(
        N_("Somebody may be hurt by it, and that is to be said at once. {why}"), why=claim.harm_why
    )


def _merged(claim: Claim, into: str, scenario: Scenario) -> tuple[bool, ReportLine]:
    if claim.id == into:
        return True, line(N_("It is the same matter: one case is enough."))
    other = next((other.sentence for other in scenario.claims if other.id == into), claim.sentence)
    return False, line(N_("These are two matters, and want two ways: this is not “{other}”."), other=other)


def _gated(body: GatePassed, claim: Claim, at: int, told: str) -> tuple[bool, ReportLine]:
    """`told` = what a record on the case says by now. Until one speaks, "not sure" is right where only a record can tell."""
    declared = {claim.gate_code, truth.recoded(claim, at)}
    if body.code in declared:
        return True, line(N_("Your rights check is right: “{code}”."), code=LabelIn(rights.GATES[body.code]))
    key = list(truth.gate_answers(claim, told))
    read = list(body.answers)
    for place in (TRUE_ONE, MISTAKE) if told == UNPROVEN else ():
        if read[place] == "unsure":
            read[place] = key[place]
        elif read[place] != key[place]:
            key[place] = "unsure"  # what is so is not given away
    if rights.gate_code(read) in declared:
        return True, line(N_("“Not sure” is the right answer as long as no record has spoken."))
    differ = [_differs(place, key, read) for place in range(len(key)) if key[place] != read[place]]
    why = listed((*differ, line("{why}", why=claim.harm_why)))
    if truth.code_outside(claim, body.code, at):
        said = N_("Yours, “{yours}”, opens steps against it that it does not deserve. {why}")
    elif body.code != "GU" and not _needed(claim) <= rights.CEILING[body.code]:
        said = N_("Yours, “{yours}”, closes the way to the word that people need here. {why}")
    else:
        return False, line(N_("Careful, and not quite. {why}"), why=why)
    return False, line(said, yours=LabelIn(rights.GATES[body.code]), why=why)


def _needed(claim: Claim) -> set[int]:
    """The actions that the texts of the right path are."""
    kinds = {textkinds.OF_EFFECT[step.what] for step in claim.right_path if step.what in textkinds.OF_EFFECT}
    return {rights.STATEMENT_ACTION[kind] for kind in kinds}


def _differs(place: int, key: Sequence[str], read: Sequence[str]) -> ReportLine:
    return line(
        N_("Question {n}, “{question}”: in the lesson “{key}”, yours “{yours}”. {why}"),
        n=Amount(place + 1),
        question=LabelIn(rights.QUESTIONS[place]),
        key=LabelIn(naming.ANSWERS[key[place]]),
        yours=LabelIn(naming.ANSWERS[read[place]]),
        why=LabelIn(YES_IS[place]),
    )


def listed(lines: Sequence[ReportLine]) -> ReportLine:
    """One after the other, of one at least."""
    return line("{first} {then}", first=lines[0], then=listed(lines[1:])) if lines[1:] else lines[0]


def _verdict(body: VerdictSet, claim: Claim, at: int) -> tuple[bool, ReportLine]:
    known = truth.known(claim, at)
    if body.verdict == known:
        return True, line(N_("That is what the record says at this minute."))
    return False, line(
        N_("At this minute the record lets one say “{known}”, not “{yours}”."),
        known=LabelIn(naming.VERDICTS[known]),
        yours=LabelIn(naming.VERDICTS[body.verdict]),
    )


def _triaged(body: CaseTriaged, claim: Claim) -> tuple[bool, ReportLine]:
    if body.h == claim.harm:
        return True, line(N_("The harm is as the lesson weighs it: {why}"), why=claim.harm_why)
    return False, line(N_("The lesson weighs the harm otherwise: {why}"), why=claim.harm_why)


def _decided(body: CaseDecided, claim: Claim, at: int) -> tuple[bool, ReportLine]:
    if outside := [action for action in body.actions if truth.outside_ceiling(claim, action, at)]:
        return False, line(
            N_("“{action}” is more than this may be met with: {note}"),
            action=LabelIn(rights.ACTIONS[max(outside)][1]),
            note=claim.right_path[0].note,
        )
    if body.disposition != claim.disposition:
        return False, line(
            N_("Here the right way is to {way}: {note}"),
            way=LabelIn(WAYS[claim.disposition]),
            note=claim.right_path[0].note,
        )
    return True, line(N_("The right way: {note}"), note=claim.right_path[0].note)


def _ticket(claim: Claim) -> tuple[bool, ReportLine]:
    if claim.disposition == "service":
        return True, line(N_("A fair complaint gets a remedy with a date, and its speaker is left in peace."))
    return False, line(
        N_("This is no complaint to be settled. Here the right way is to {way}."),
        way=LabelIn(WAYS[claim.disposition]),
    )


def _drafted(body: StatementDrafted) -> tuple[bool, ReportLine]:
    points, missing = craft.total(body.craft), [item for item in craft.ITEMS if not body.craft.get(item)]
    if body.kind not in ("correction", "warning") or points >= GOOD_CRAFT:
        return True, line(N_("The draft stands. Hand it in, and others approve it."))
    return False, line(
        N_("{n} of 10 points so far. What is missing first: “{item}”."),
        n=Amount(points),
        item=LabelIn(naming.CRAFT[missing[0]]) if missing else "–",
    )


def _said(statement: Statement, claim: Claim, *, out: bool) -> tuple[bool, ReportLine]:
    """On a text that is handed in, or `out`."""
    step = next(
        (step for step in claim.right_path if textkinds.OF_EFFECT.get(step.what) == statement.kind), None
    )
    if step is None:
        note = claim.right_path[0].note
        return False, line(N_("The lesson's right path has another word here: {note}"), note=note)
    if out:
        return True, line(
            N_("It is out, and of the kind that is right here. What its words were to do: {note}"),
            note=step.note,
        )
    return True, line(
        N_("The right kind of text here. Read your words once more beside what they are to do: {note}"),
        note=step.note,
    )


def _trap(claim: Claim | None) -> ReportLine:
    if claim and claim.protected:
        return line(
            N_(
                "An over-reaction: people have the right to say this. Nothing happened; next time leave the button."
            )
        )
    return line(N_("An over-reaction: even a harmful report is met with facts, not with pressure on people."))
