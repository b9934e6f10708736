"""Injects: which are due, to whom they go, what they do to the city, and the cases that reach an intake with them."""

from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework.events import CaseOpened
from infodrill.conduct import events as facts
from infodrill.conduct.conditions import holds
from infodrill.conduct.seats import Directory
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import EventBody, Text
from infodrill.scenario.schema import Inject, Scenario

INTAKE = {
    "hotline": "hotline",
    "field_report": "field",
    "press": "press",
    "phone_note": "hotline",
    "official_letter": "portal",
}
TELLS = frozenset({"inject", "contingency"})


def due_injects(scenario: Scenario, state: DrillState, begin: int, end: int, shift: int) -> Iterator[Inject]:
    """Rows whose time or condition falls in seconds [begin, end), in order of number; each once (repeats by their count).

    `shift` = seconds that the run-on added before phase 4: rows of that phase are planned without it.
    """
    for row in scenario.msel.injects:
        planned = row.at + (shift if row.phase == 4 else 0)
        if row.number in state.deliveries and row.trigger.kind != "repeat":
            continue
        if _is_due(row, planned, state, begin, end, shift):
            yield row


def _is_due(row: Inject, planned: int, state: DrillState, begin: int, end: int, shift: int) -> bool:
    kind = row.trigger.kind
    if kind == "time":
        return planned < end  # one that a jump or a hold left behind is late, not lost
    if kind == "repeat":
        return _repeats(row, planned, begin, end)
    waits = kind in ("condition", "deadline") and planned <= begin and not _over(row, begin, shift)
    return waits and row.trigger.condition is not None and holds(row.trigger.condition, state)


def deliver(scenario: Scenario, seats: Directory, row: Inject, *, in_jump: bool) -> tuple[EventBody, ...]:
    """The delivery and what it does to the city."""
    bodies: list[EventBody] = [
        facts.InjectDelivered(
            row.number, row.at, "delivered", seats.recipients(row.to), row.to.public, in_jump
        )
    ]
    if row.effect and row.claim:
        if row.effect.wave:
            wave = row.effect.wave
            bodies.append(facts.WaveStarted(row.claim, wave.roots, wave.layers, wave.ward or ""))
        if row.effect.boost_permille:
            bodies.append(facts.ClaimBoosted(row.claim, "press", row.effect.boost_permille))
    return tuple(bodies)


def case_at_intake(
    scenario: Scenario, seats: Directory, state: DrillState, row: Inject, lang: str
) -> tuple[EventBody, ...]:
    """NEW, made by the system when the inject is a report that reaches an intake; with its hidden claim."""
    if row.claim is None or row.kind not in TELLS or row.method not in INTAKE:
        return ()
    claim = scenario.claim(row.claim)
    ward = next((one.ward for one in claim.waves if one.ward), "") or ""
    cell = _intake_cell(seats, row, ward)
    number = f"c{len(state.book.cases) + 1}"
    opened = CaseOpened(
        case=number,
        intake=INTAKE[row.method],
        source=f"inject:{row.number}",
        cell=cell,
        ward=seats.cells[cell].ward or ward,
        level=max(seats.cells[cell].level, 1),
        said=Text(row.body.in_(lang)),
    )
    return (opened, facts.CaseLinked(number, row.claim, "conduct"))


def waves_due(scenario: Scenario, begin: int, end: int) -> Iterator[facts.WaveStarted]:
    """Beginnings of claims that the scenario sets in seconds [begin, end)."""
    for claim in scenario.claims:
        for wave in claim.waves:
            if begin <= wave.at < end:
                yield facts.WaveStarted(claim.id, wave.roots, wave.layers, wave.ward or "")


def _intake_cell(seats: Directory, row: Inject, ward: str) -> str:
    """The cell that takes the report: a recipient with a desk for it, else the ward's, else the first with a duty officer."""
    chosen = [seats.seats[one] for one in seats.recipients(row.to)]
    for seat in chosen:
        if seat.roles & {"L1-DUTY", "CITIZEN-DESK"}:
            return seat.cell
    return seats.ward_cell(ward)


def _repeats(row: Inject, planned: int, begin: int, end: int) -> bool:
    every, times = row.trigger.every or 600, row.trigger.times or 1
    return any(begin <= planned + turn * every < end for turn in range(times))


def _over(row: Inject, begin: int, shift: int) -> bool:
    until = row.trigger.until
    return until is not None and begin > until + (shift if row.phase == 4 else 0)
