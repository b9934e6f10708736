"""An inject as it reaches people: its words and its way, nothing of what the scenario knows about it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from infodrill.conduct import policy
from infodrill.conduct.delivery import rows_as_run
from infodrill.conduct.seats import Directory, SeatPlace
from infodrill.conduct.state import Delivery, DrillState
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
    rows = rows_as_run(scenario, state)
    return tuple(
        (_own(seat, one, seats), received(rows[one.inject]))
        for one in state.deliveries.values()
        if one.reached and one.inject in rows and policy.sees_delivery(seat, one)
    )


def received(row: Inject) -> Received:
    """The row as its recipients read it."""
    return Received(
        row.number, row.from_, row.method, row.subject, row.body, row.media, row.language, row.story_time
    )


def _own(seat: SeatPlace, one: Delivery, seats: Directory) -> Delivery:
    """Who else got it and who has read it is each cell's own affair; control sees all."""
    if policy.sees_everything(seat):
        return one
    cell = {other.seat for other in seats.in_cell(seat.cell)}
    return replace(
        one,
        recipients=tuple(seat_id for seat_id in one.recipients if seat_id in cell),
        acknowledged=tuple(seat_id for seat_id in one.acknowledged if seat_id in cell),
        edited=False,
    )
