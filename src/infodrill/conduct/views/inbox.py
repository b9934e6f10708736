"""An inject as it reaches people: its words and its way, nothing of what the scenario knows about it."""

# Charter: conduct views inbox
from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct import policy
from infodrill.conduct.delivery import rows_as_run
from infodrill.conduct.nouns.injects import Delivery
from infodrill.conduct.seats import Directory, SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.scenario.schema import Bi, Inject, Scenario


@dataclass(frozen=True, slots=True)
class Received:
    """What a recipient reads. Claim, truth, synopsis, expected actions and objectives stay with control's board."""

    number: int
    from_: str
    method: str
    subject: Bi
    body: Bi
    media: tuple[str, ...]
    language: str
    story_time: str


def inbox(
    seat: SeatPlace, state: DrillState, scenario: Scenario, seats: Directory
) -> tuple[tuple[Delivery, Received], ...]:
    """Injects that reached this seat or everyone, newest last; in control's words where it edited them."""
    reached = [one for one in state.deliveries.values() if one.reached and one.seen_by(seat)]
    rows = rows_as_run(scenario, state, frozenset(one.inject for one in reached))
    everything = policy.sees_everything(seat)
    cell = frozenset(one.seat for one in seats.in_cell(seat.cell))
    return tuple(
        (one if everything else _own(one, cell), received(rows[one.inject]))
        for one in reached
        if one.inject in rows
    )


def unread(seat: SeatPlace, state: DrillState) -> tuple[Delivery, ...]:
    """What was sent to this very seat and has not been acknowledged by it, oldest first."""
    return tuple(
        one
        for one in state.deliveries.values()
        if one.reached and seat.seat in one.recipients and seat.seat not in one.acknowledged
    )


def received(row: Inject) -> Received:
    """The row as its recipients read it."""
    return Received(
        row.number, row.from_, row.method, row.subject, row.body, row.media, row.language, row.story_time
    )


def _own(one: Delivery, cell: frozenset[str]) -> Delivery:
    """Who else got it and who has read it is each cell's own affair; control sees all."""
    mine = tuple(seat for seat in one.recipients if seat in cell)
    known = tuple(seat for seat in one.acknowledged if seat in cell)
    return Delivery(one.inject, one.at, one.run_status, mine, one.public, known)
