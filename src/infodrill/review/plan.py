"""The improvement plan: rows from what was missed and from what evaluators wrote down, never from what was excused.

One row for each thing to do about a measure, with all cells that held the missed steps: since when and by when, and what will
show it is done.
The office takes rows up in the review meeting, with owner and day: `livingplan` says how they stand then.
"""

# Charter: review plan
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from infodrill.casework import rights
from infodrill.conduct.nouns.directives import DirectiveGiven
from infodrill.conduct.nouns.evaluation import NotePinned
from infodrill.conduct.nouns.improvements import OPEN
from infodrill.kernel.i18n import N_
from infodrill.review import falseword, forwant, rowtext
from infodrill.review.labels import LEAKS
from infodrill.review.ledger import LedgerRow, lay
from infodrill.review.measures import SPECS, passedby, selfcorrection, verification
from infodrill.review.measures.base import Measure
from infodrill.review.remedies import (
    ASKED,
    HEAD,
    ROLES,
    SEEN,
    STAND_IN,
    TAKE_BACK,
    TOLD_WRONG,
    Advice,
    remedy,
)
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import SEMICOLON, Amount, LabelIn, ReportLine, line, listed
from infodrill.scenario.schema import Bi

PROPOSED = "proposed"  # by the report, and not taken up by the meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One gap. `starts`, `days` = days after the review meeting, 0 = on its day, `days` -1 = no day was set; `evidence` = what
    closes it; `seqs` = events that show the gap; `rows` = the missed rows of the ledger, none for notes and directives.

    `element` = msgid of the capability element that it would mend, "" for what the scenario does not say. `key` names the row to
    who takes it up. What the meeting agreed is `open`, `done` or `dropped` (`status`), by its own day `due` (ISO), with the
    words that closed it; what an `earlier` drill left open says so.
    """

    code: str
    gap: ReportLine
    action: ReportLine
    owners: tuple[Bi | str, ...]  # cells' names, or the msgid of a role
    days: int
    evidence: ReportLine
    seqs: tuple[int, ...]
    element: str = ""
    starts: int = 1
    rows: tuple[LedgerRow, ...] = ()
    roles: tuple[str, ...] = ()  # beside each owner who there can do it (msgid), "" where nobody is named
    key: str = ""
    status: str = PROPOSED
    due: str = ""
    closure: ReportLine | None = None
    earlier: ReportLine | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """The measures whose gaps it is to close, the one that weighs most first."""
        return tuple(dict.fromkeys((self.code, *(row.owed.measure for row in self.rows))))

    @property
    def asks(self) -> str:
        """What is to be done (msgid), without what is added of the claim that it is about."""
        said = dict(self.action.values).get("action")
        return said.msgid if isinstance(said, ReportLine) else self.action.msgid

    @property
    def to_do(self) -> bool:
        """Whether it waits for somebody."""
        return self.status in (PROPOSED, OPEN)


_KNOWN: Mapping[str, Advice] = {
    "E1": Advice(
        action=N_("Set who logs at every hour, and merge duplicates on the spot"),
        owner=N_("ward duty officers"), days=30,
        evidence=N_("duty roster; the next drill's median at or below ten minutes")),
    "E2": Advice(
        action=N_("Train the gate with the rights adviser on ten sample cases"),
        owner=N_("ward duty officers"), days=15,
        evidence=N_("signed training list; every protected claim kept in the next drill")),
    "E3": Advice(
        action=N_("Go through the trap notes and the action ceiling in each cell"),
        owner=HEAD, days=15, evidence=N_("minutes of the session; no over-reaction in the next drill")),
    "E4": Advice(
        action=N_("Prepare model texts and night contacts of the owners of the facts"),
        owner=N_("secretariat"), days=30,
        evidence=N_("contact list, with the hour of a test call at night beside each contact")),
    "E5": Advice(
        action=N_("Practise telling harmful falsehood from what must be left alone"),
        owner=N_("verification team"), days=30,
        evidence=N_("answer sheets of a table-top on twelve mixed claims, ten of them right at least")),
    "E6": ASKED,
    "E7": Advice(
        action=N_("Publish the holding line before everything is known"),
        owner=N_("spokesperson"), days=15,
        evidence=N_("in the ledger of the next drill a holding line on each urgent claim within thirty minutes")),
    "E8": Advice(
        action=N_("Write corrections that begin with the fact"),
        owner=N_("writing team"), days=30,
        evidence=N_("evaluators’ sheets on each correction of the next drill, eight points of ten in the mean")),
    "E11": Advice(
        action=N_("Put the reasons to escalate on the duty desk"),
        owner=HEAD, days=15,
        evidence=N_("card at the desk, signed by each shift; in the next drill each conflict of interest passed on, "
                    "nine of ten other matters in time")),
    "E12": Advice(
        action=N_("Let the citizen desk promise a remedy date"),
        owner=N_("citizen desk"), days=30,
        evidence=N_("in the next drill each ticket with a date, and that date in a text that people could read")),
    "E13": Advice(
        action=N_("Agree how anyone raises an error in our own text"),
        owner=N_("spokesperson"), days=15,
        evidence=N_("the written rule: who takes an error, who corrects it; in the next drill each error corrected in "
                    "its own channel by its deadline")),
    "E14": Advice(
        action=N_("Enter the public log in the same step as the action"),
        owner=N_("secretariat"), days=15,
        evidence=N_("public log complete: corrections, warnings, page reports and referrals")),
    "E17": Advice(
        action=N_("Give every ward the same step and the same time for like claims"),
        owner=N_("secretariat"), days=30,
        evidence=N_("one written step for all wards; every twin decided and published on in the next drill")),
    "E18": Advice(
        action=N_("Say who answers people's questions, and check every hour what is still open"),
        owner=N_("spokesperson"), days=15,
        evidence=N_("list of open questions kept; nine of ten answered in the next drill")),
    "E19": Advice(
        action=N_("Agree what may be withheld and why, and write the ground beside each marking"),
        owner=HEAD, days=30, evidence=N_("list of lawful grounds; every marking with its ground")),
}  # fmt: skip


def remedies_of(codes: Iterable[str]) -> Mapping[str, Advice]:
    """What to do about each of the measures. LookupError on one that has no remedy: what it finds missed would leave no trace
    in plan and on page one."""
    codes = tuple(codes)
    if gap := sorted(set(codes) - set(_KNOWN)):
        raise LookupError(f"measures without a remedy: {', '.join(gap)}")
    return {code: _KNOWN[code] for code in codes}


_REMEDIES = remedies_of(SPECS)
ELEMENTS: Mapping[str, str] = {
    "planning": N_("planning"), "organisation": N_("organisation"), "equipment": N_("equipment"),
    "training": N_("training"), "exercise": N_("exercise"),
}  # fmt: skip
TO_LOOK_AT = N_("For an evaluator to look at")
NOTE_DAYS = 30
HURTS = "H3"  # harm from which people are told what to do before all else
SHOWN = 3  # things that a gap names; the others are counted


def of_action(key: str) -> str:
    """A row's key by what is to be done alone: which of its measures weighs most may change with whoever judges."""
    code, _, action = key.partition(".")
    return action if code in SPECS else key


def improvement_plan(log: ReportTimeline, measures: Mapping[str, Measure]) -> tuple[PlanRow, ...]:
    """Rows of missed duties and breaches, and of what was left unsaid: one for each thing to do, with every gap that it closes,
    by the worst of their measures, of equals those that bound the result; then evaluators' notes, directives.

    Rows of automated cells are left out: nobody sat there who could do better.
    """
    alike: dict[Advice, list[LedgerRow]] = defaultdict(list)
    first: dict[Advice, tuple[int, tuple[bool, bool, bool, str, int]]] = {}
    for place, measure in enumerate(sorted(measures.values(), key=_weight)):
        mine: dict[Advice, list[LedgerRow]] = defaultdict(list)
        for row in (*(row for row in measure.rows if row.outcome == "missed"), *measure.beside):
            if not row.owed.automated:
                mine[remedy(log, row) or _REMEDIES[measure.code]].append(row)
        for chosen, rows in mine.items():
            first.setdefault(chosen, (place, _pressing(log, rows)))
            alike[chosen] += rows
    found = [_row(log, measures, chosen, alike[chosen]) for chosen in sorted(first, key=first.__getitem__)]
    return (*found, *_notes(log), *_directives(log))


def _pressing(log: ReportTimeline, rows: Sequence[LedgerRow]) -> tuple[bool, bool, bool, str, int]:
    """A leak first, then a false word of ours that stands, then one that was said: who was wrong is not told to be faster; then
    the highest priority, of equals the most rows."""
    return (
        not any(row.owed.what in LEAKS for row in rows),
        not any(selfcorrection.stands(log, row) for row in rows),
        not any(remedy(log, row) in TOLD_WRONG for row in rows),
        min(row.owed.priority or "P4" for row in rows),
        -len(rows),
    )


def _weight(measure: Measure) -> tuple[int, bool, int]:
    """The worst first; of equals what bounds the result."""
    return (
        9 if measure.rating is None else measure.rating,
        measure.code not in rights.OVERALL_FLOORS,
        int(measure.code[1:]),
    )


def _row(
    log: ReportTimeline, measures: Mapping[str, Measure], chosen: Advice, rows: Sequence[LedgerRow]
) -> PlanRow:
    code = rows[0].owed.measure
    owners = owners_of(log, rows, chosen.owner)
    seqs = tuple(dict.fromkeys(seq for row in rows for seq in row.evidence[:1]))[:SHOWN]
    return PlanRow(
        code=code, gap=_gap(log, measures, rows), action=_action(log, chosen, rows), owners=owners, days=chosen.days,
        evidence=line(chosen.evidence), seqs=seqs, element=_element(log, code), rows=tuple(rows),
        starts=min(1, chosen.days),
        roles=tuple((chosen is SEEN and _signed(log, rows, name)) or _role(log, name, chosen.owner) for name in owners),
        key=f"{code}.{sha256(chosen.action.encode()).hexdigest()[:8]}",
    )  # fmt: skip


def _action(log: ReportTimeline, chosen: Advice, rows: Sequence[LedgerRow]) -> ReportLine:
    """What is to be done; of a false word of ours that stands and may hurt people, with what these are to do."""
    said = line(chosen.action)
    claims = (log.scenario.claim(row.owed.claim) for row in rows if chosen is TAKE_BACK and row.owed.claim)
    gravest = max(claims, key=lambda claim: claim.harm, default=None)
    if gravest is None or gravest.harm < HURTS or not gravest.advice:
        return said
    return line(
        N_("{action}. On “{claim}”: {advice}"), action=said, claim=gravest.sentence, advice=gravest.advice
    )


def _gap(log: ReportTimeline, measures: Mapping[str, Measure], rows: Sequence[LedgerRow]) -> ReportLine:
    """What went wrong, the gravest first, behind the names of the measures that missed it; of a claim as one of these does."""
    # What an evaluator is to look at stands under its own name: a correction is no first word.
    titles = dict.fromkeys(
        LabelIn(TO_LOOK_AT if row.owed.what in passedby.ASKED else measures[row.owed.measure].title)
        for row in rows
    )
    told: dict[ReportLine, ReportLine] = {}
    teller: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: rowtext.gravity(log, row)):
        measure = row.owed.measure
        first = row.owed.claim not in teller
        if teller.setdefault(row.owed.claim or measure, measure) == measure:
            words = rowtext.told(log, row)
            cost = first and forwant.silent(log, row)
            told.setdefault(
                rowtext.gap(log, row), forwant.with_cost(log, words, row.owed.claim) if cost else words
            )
    gap = line(
        N_("{title}: {items}"), title=listed(titles), items=listed([*told.values()][:SHOWN], SEMICOLON)
    )
    if len(told) > SHOWN:
        gap = line(N_("{gap}; and {n} more"), gap=gap, n=Amount(len(told) - SHOWN))
    return gap


def owners_of(log: ReportTimeline, rows: Iterable[LedgerRow], role: str) -> tuple[Bi | str, ...]:
    """The cells that are to act on these rows, who holds the gravest first; the role where no cell held the step."""
    by_cell: dict[str, list[LedgerRow]] = defaultdict(list)
    for row in rows:
        closed = verification.believed(row, log)
        # Whoever closed it, as whoever found it so; and whoever held up a text, as whoever was to publish it.
        others = [closed.closer if closed else "", lay.slowest(log, row)]
        if remedy(log, row) is SEEN:
            others += falseword.approvers(log, row)
        for cell in dict.fromkeys(
            (lay.office(log, row), *filter(None, others))
        ):  # to whoever did both it is one row
            by_cell[cell].append(row)
    names = log.scenario.cells.names
    held = sorted(by_cell, key=lambda cell: _pressing(log, by_cell[cell]))
    return tuple(dict.fromkeys(names.get(cell, role) for cell in held))


def _role(log: ReportTimeline, owner: Bi | str, role: str) -> str:
    """Who in a cell can do what is asked of that role: whoever has it there, else the head; nobody where both are missing."""
    cell = next((cell for cell in log.scenario.cells.cells if cell.name == owner), None)
    there = {code for seat in cell.seats for code in seat.roles} if cell else set()
    return next((name for name in (role, *STAND_IN) if there & ROLES[name]), "")


def _signed(log: ReportTimeline, rows: Sequence[LedgerRow], owner: Bi | str) -> str:
    """As whom a cell passed what was false: who signed learns it, not whoever else sits there; "" where it passed nothing."""
    names = log.scenario.cells.names
    given = {
        role for row in rows for cell, role in falseword.signatures(log, row) if names.get(cell) == owner
    }
    return next((name for name, roles in ROLES.items() if given & roles), "")


def _element(log: ReportTimeline, code: str) -> str:
    """The capability element of the first capability that the measure belongs to."""
    for capability in log.scenario.evaluation.capabilities:
        if any(task.measure == code for task in capability.tasks):
            return ELEMENTS[capability.element]
    return ""


def _notes(log: ReportTimeline) -> list[PlanRow]:
    """What evaluators pinned as to improve, in their words; the office writes the action."""
    cells = log.scenario.cells.names
    return [
        PlanRow(
            code="",
            gap=line(N_("Evaluators: {text}"), text=str(body.text)),
            action=line(N_("To be decided in the review meeting")),
            owners=(cells.get(body.cell, N_("secretariat")),),
            days=NOTE_DAYS,
            evidence=line(N_("minutes of the review meeting")),
            seqs=(event.seq,),
            key=f"note.{body.note}",
        )
        for event, body in log.bodies(NotePinned)
        if body.kind == "improve"
    ]


def _directives(log: ReportTimeline) -> list[PlanRow]:
    """What a leader ordered in the drill, with its own gap, owner and date."""
    cells = log.scenario.cells.names
    return [
        PlanRow(
            code="",
            gap=line(N_("Directive: {text}"), text=str(body.gap) or str(body.text)),
            action=line(N_("{text}"), text=str(body.text)),
            owners=(cells.get(body.owner, N_("secretariat")),),
            days=body.due_days,
            evidence=line(N_("report to whoever gave it")),
            seqs=(event.seq,),
            starts=0,
            key=f"directive.{body.directive}",
        )
        for event, body in log.bodies(DirectiveGiven)
    ]
