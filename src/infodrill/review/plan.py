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
from infodrill.review.measures import SPECS, passedby, selfcorrection, unhelped, verification
from infodrill.review.measures.base import Measure
from infodrill.review.remedies import (
    ASKED,
    CEILINGS,
    DATED,
    DAYS,
    DUTY,
    HEAD,
    ORGANISATION,
    PLANNING,
    REASONS,
    ROLES,
    SEEN,
    STAND_IN,
    TAKE_BACK,
    TOLD_APART,
    TOLD_WRONG,
    TRAINING,
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

    `element` = msgid of the capability element that it would mend, "" for what the meeting has yet to decide. `key` names the
    row to who takes it up. What the meeting agreed is `open`, `done` or `dropped` (`status`), by its own day `due` (ISO),
    with the words that closed it; what an `earlier` drill left open says so.
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
    def to_do(self) -> bool:
        """Whether it waits for somebody."""
        return self.status in (PROPOSED, OPEN)


_KNOWN: Mapping[str, Advice] = {
    "E1": Advice(
        action=N_("Set who logs at every hour, and merge duplicates on the spot"),
        owner=DUTY, element=ORGANISATION,
        evidence=N_("duty roster; the next drill's median at or below ten minutes")),
    "E2": Advice(
        action=N_("Train the gate with the rights adviser on ten sample cases"),
        owner=DUTY, element=TRAINING,
        evidence=N_("signed training list; every protected claim kept in the next drill")),
    "E3": CEILINGS,
    "E4": Advice(
        action=N_("Prepare model texts and night contacts of the owners of the facts"),
        owner=N_("secretariat"), element=PLANNING,
        evidence=N_("contact list, with the hour of a test call at night beside each contact")),
    "E5": TOLD_APART,
    "E6": ASKED,
    "E7": Advice(
        action=N_("Publish the holding line before everything is known"),
        owner=N_("spokesperson"), element=PLANNING,
        evidence=N_("in the ledger of the next drill a holding line on each urgent claim within thirty minutes")),
    "E8": Advice(
        action=N_("Write corrections that begin with the fact"),
        owner=N_("writing team"), element=TRAINING,
        evidence=N_("evaluators’ sheets on each correction of the next drill, eight points of ten in the mean")),
    "E11": REASONS,
    "E12": DATED,
    "E13": TAKE_BACK,
    "E14": Advice(
        action=N_("Enter the public log in the same step as the action"),
        owner=N_("secretariat"), element=PLANNING,
        evidence=N_("public log complete: corrections, warnings, page reports and referrals")),
    "E17": Advice(
        action=N_("Give every ward the same step and the same time for like claims"),
        owner=N_("secretariat"), element=PLANNING,
        evidence=N_("one written step for all wards; every twin decided and published on in the next drill")),
    "E18": Advice(
        action=N_("Say who answers people's questions, and check every hour what is still open"),
        owner=N_("spokesperson"), element=ORGANISATION,
        evidence=N_("list of open questions kept; nine of ten answered in the next drill")),
    "E19": Advice(
        action=N_("Agree what may be withheld and why, and write the ground beside each marking"),
        owner=HEAD, element=PLANNING, evidence=N_("list of lawful grounds; every marking with its ground")),
}  # fmt: skip


def remedies_of(codes: Iterable[str]) -> Mapping[str, Advice]:
    """What to do about each of the measures. LookupError on one that has no remedy: what it finds missed would leave no trace
    in plan and on page one."""
    codes = tuple(codes)
    if gap := sorted(set(codes) - set(_KNOWN)):
        raise LookupError(f"measures without a remedy: {', '.join(gap)}")
    return {code: _KNOWN[code] for code in codes}


_REMEDIES = remedies_of(SPECS)
TO_LOOK_AT = N_("For an evaluator to look at")
HURTS = "H3"  # harm from which what was missed is mended in half the time
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
    days = DAYS[chosen.element]
    pressing = chosen in (TAKE_BACK, *TOLD_WRONG) or any(
        row.owed.what == unhelped.IN_DANGER
        or (row.owed.claim and log.scenario.claim(row.owed.claim).harm >= HURTS)
        for row in rows
    )
    return PlanRow(
        code=code, gap=_gap(log, measures, rows), action=line(chosen.action), owners=owners,
        evidence=line(chosen.evidence), seqs=seqs, element=chosen.element, rows=tuple(rows),
        # What may hurt people, and what was false, is begun at once; the rest when its turn comes.
        starts=1 if pressing else days - days // 2, days=days - days // 2 if pressing else days,
        roles=tuple((chosen is SEEN and _signed(log, rows, name)) or _role(log, name, chosen.owner) for name in owners),
        key=f"{code}.{sha256(chosen.action.encode()).hexdigest()[:8]}",
    )  # fmt: skip


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


def _notes(log: ReportTimeline) -> list[PlanRow]:
    """What evaluators pinned as to improve, in their words, with the element that the scenario names for its objective;
    the office writes the action."""
    cells = log.scenario.cells.names
    elements = {each.objective: each.element for each in reversed(log.scenario.evaluation.capabilities)}
    return [
        PlanRow(
            code="",
            gap=line(N_("Evaluators: {text}"), text=str(body.text)),
            action=line(N_("To be decided in the review meeting")),
            owners=(cells.get(body.cell, N_("secretariat")),),
            days=DAYS.get(elements.get(body.objective, ""), DAYS[TRAINING]),
            element=elements.get(body.objective, ""),
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
