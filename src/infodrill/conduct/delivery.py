"""Injects: which are due, to whom they go, what they do to the city, and the cases that reach an intake with them."""

# Charter: conduct delivery
from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework.nouns.intake import CaseOpened
from infodrill.casework.steps import DESKS
from infodrill.conduct.conditions import holds
from infodrill.conduct.holding import delay
from infodrill.conduct.nouns.city import ClaimBoosted, WaveStarted
from infodrill.conduct.nouns.injects import TELLS, InjectDelivered, as_run
from infodrill.conduct.nouns.links import CaseLinked
from infodrill.conduct.nouns.pressquestions import PressQuestionAsked, asked_by_inject
from infodrill.conduct.seats import Directory
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import NOTHING, Text
from infodrill.kernel.numbering import Numbering, counted
from infodrill.scenario.schema import Claim, Inject, Scenario

INTAKE = {
    "hotline": "hotline",
    "field_report": "field",
    "press": "press",
    "phone_note": "hotline",
    "official_letter": "portal",
}
Delivered = InjectDelivered | WaveStarted | ClaimBoosted | PressQuestionAsked
Sent = Delivered | CaseOpened | CaseLinked  # with the case that a report brings to an intake
CONDITIONAL = frozenset({"condition", "deadline"})  # triggers that wait for what players did


def planned(row: Inject, state: DrillState, shift: int = 0) -> int:
    """The second for which an inject is planned now; `shift` as in `due_injects`. Behind a held leap, the soonest one."""
    # The plan is written without the run-on, whose length control may change: phase 4 alone lies behind it.
    by_plan = row.at + (shift if row.phase == 4 else 0) + delay(state, row.at)
    return state.inject_times.get(row.number, by_plan)


def due_injects(scenario: Scenario, state: DrillState, begin: int, end: int, shift: int) -> Iterator[Inject]:
    """Rows whose time or condition falls in seconds [begin, end), in order of number; each once (repeats by their count).

    `shift` = seconds that the run-on added before phase 4: rows of that phase are planned without it.
    """
    for row in scenario.msel.injects:
        if row.number in state.deliveries and not _repeating(row, state):
            continue
        if _is_due(scenario, row, state, at=planned(row, state, shift), begin=begin, end=end, shift=shift):
            yield as_run(row, state)


def falls_due(scenario: Scenario, row: Inject, state: DrillState, shift: int = 0) -> int | None:
    """The second, now or ahead, at which the row falls due as things stand; None while nothing says that it will.

    By its time, at once when that is over; a condition that holds, from the row's time on; a repeat at its next turn.
    """
    if row.number in state.deliveries and not _repeating(row, state):
        return None
    at, kind = planned(row, state, shift), row.trigger.kind
    soonest = max(at, state.at)
    if kind == "repeat":
        return next((turn for turn in _turns(row, at, state) if turn >= state.at), None)
    due = _is_due(scenario, row, state, at=at, begin=soonest, end=soonest + 1, shift=shift)
    return soonest if due else None


def _repeating(row: Inject, state: DrillState) -> bool:
    """A repeat comes again unless control holds, skips or cancels it."""
    return row.trigger.kind == "repeat" and state.reached(row.number)


def no_longer_so(scenario: Scenario, row: Inject, state: DrillState) -> bool:
    """Whether what a row waited for is gone since it was found due: what it says would be untrue by now."""
    condition = row.trigger.condition if row.trigger.kind in CONDITIONAL else None
    return condition is not None and not holds(condition, state, scenario)


def _is_due(
    scenario: Scenario, row: Inject, state: DrillState, *, at: int, begin: int, end: int, shift: int
) -> bool:
    kind = row.trigger.kind
    if kind == "time" or (kind == "manual" and row.number in state.inject_times):
        return at < end  # one that a jump or a hold left behind is late, not lost
    if kind == "repeat":
        return _repeats(row, at, state, begin, end)
    condition = row.trigger.condition
    return condition is not None and waits(row, state, begin, shift) and holds(condition, state, scenario)


def waits(row: Inject, state: DrillState, begin: int, shift: int = 0) -> bool:
    """True while an inject comes as soon as its condition holds: from its own time on, else one that holds from the start
    would come before its move."""
    conditional, at = row.trigger.kind in CONDITIONAL, planned(row, state, shift)
    return conditional and at <= begin and not _over(row, state, begin, shift)


def deliver(
    scenario: Scenario,
    seats: Directory,
    state: DrillState,
    row: Inject,
    *,
    at: int,
    in_jump: bool,
    shift: int = 0,
    late: bool = False,
    why: Text = NOTHING,
    numbered: Numbering = counted,
) -> tuple[Delivered, ...]:
    """The delivery at second `at`, and what it does to the city and to the press room.

    Late when its minute is over or control says so: nothing is silently dropped.
    """
    when = planned(row, state, shift)
    overdue = row.trigger.kind == "time" and when < at - at % 60
    # A condition has no minute of its own to miss, so only a timed one is late by itself.
    status = "late" if late or overdue else "delivered"
    delivered = InjectDelivered(
        inject=row.number,
        planned=when,
        run_status=status,
        recipients=seats.recipients(row.to),
        public=row.to.public,
        in_jump=in_jump,
        why=why,
    )
    return (delivered, *effects(row), *asked_by_inject(row, state, seats, at, numbered))


def effects(row: Inject) -> Iterator[WaveStarted | ClaimBoosted]:
    """What an inject does to the city once it is delivered."""
    if row.effect and row.claim:
        if wave := row.effect.wave:
            yield WaveStarted(claim=row.claim, roots=wave.roots, layers=wave.layers, ward=wave.ward or "")
        if row.effect.boost_permille:
            yield ClaimBoosted(row.claim, "press", row.effect.boost_permille)


def case_at_intake(
    scenario: Scenario,
    seats: Directory,
    state: DrillState,
    row: Inject,
    lang: str,
    numbered: Numbering = counted,
) -> tuple[CaseOpened | CaseLinked, ...]:
    """NEW, made by the system when the inject is a report that reaches an intake; with its hidden claim."""
    if row.claim is None or not reaches_intake(row):
        return ()
    ward = ward_of(scenario.claim(row.claim))
    cell = intake_cell(seats, row, ward)
    number = numbered("c", state.book.cases)
    opened = CaseOpened(
        case=number,
        intake=intake_of(seats, row, cell),
        source=f"inject:{row.number}",
        cell=cell,
        ward=seats.cells[cell].ward or ward,
        level=max(seats.cells[cell].level, 1),
        said=Text(row.body.in_(lang)),
    )
    return (opened, CaseLinked(case=number, claim=row.claim, by="conduct"))


def waves_due(scenario: Scenario, begin: int, end: int) -> Iterator[WaveStarted]:
    """Beginnings of claims that the scenario sets in seconds [begin, end)."""
    for claim in scenario.claims:
        for wave in claim.waves:
            if begin <= wave.at < end:
                yield WaveStarted(claim=claim.id, roots=wave.roots, layers=wave.layers, ward=wave.ward or "")


def intake_of(seats: Directory, row: Inject, cell: str) -> str:
    """The intake that a report reaches: by its method, and by who takes it.

    A telephone note to a ward is the ward's own; a field report by collaborators is theirs.
    """
    if row.method == "phone_note" and seats.cells[cell].level == 1:
        return "ward"
    told = [seats.seats[recipient] for recipient in seats.recipients(row.to)]
    if row.method == "field_report" and any("COLLAB" in seat.roles for seat in told):
        return "collaborator"
    return INTAKE[row.method]


def reaches_intake(row: Inject) -> bool:
    """True when the inject is a report about a claim that opens a case where it arrives."""
    return row.claim is not None and row.kind in TELLS and row.method in INTAKE


def ward_of(claim: Claim) -> str:
    """The ward in which the claim is told first, "" when it is told everywhere."""
    return next((wave.ward for wave in claim.waves if wave.ward), "") or ""


def intake_cell(seats: Directory, row: Inject, ward: str) -> str:
    """The cell that takes the report: a recipient with a desk for it, else the ward's, else the first with a duty officer."""
    chosen = [seats.seats[recipient] for recipient in seats.recipients(row.to)]
    for seat in chosen:
        if seat.roles & DESKS:
            return seat.cell
    return seats.ward_cell(ward)


def _repeats(row: Inject, planned: int, state: DrillState, begin: int, end: int) -> bool:
    return any(begin <= turn < end for turn in _turns(row, planned, state))


def _turns(row: Inject, planned: int, state: DrillState) -> Iterator[int]:
    """The seconds of a repeat's turns; those behind a held leap wait as all that is planned there."""
    every, times, already = row.trigger.every or 600, row.trigger.times or 1, delay(state, row.at)
    for turn in range(times):
        yield planned + turn * every + delay(state, row.at + turn * every) - already


def _over(row: Inject, state: DrillState, begin: int, shift: int) -> bool:
    until = row.trigger.until
    return until is not None and begin > until + (shift if row.phase == 4 else 0) + delay(state, until)
