"""The lobby and the meeting as a seat sees them."""

# Charter: conduct views meeting
from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct.nouns.lobby import Roll
from infodrill.conduct.nouns.meetings import Meeting
from infodrill.conduct.seats import Directory, SeatPlace
from infodrill.conduct.state import DrillState


@dataclass(frozen=True, slots=True)
class Attendance:
    """One seat in the lobby: taken since second `joined` (-1 = free), last roll-call and communication check answered."""

    seat: str
    name: str
    cell: str
    joined: int
    present: bool
    heard: bool


class MeetingView:
    """Who is there is for everyone to see; what a meeting decided is for those in it."""

    def __init__(self, seat: SeatPlace, state: DrillState, seats: Directory) -> None:
        self._seat, self._state, self._seats = seat, state, seats

    @property
    def attendance(self) -> tuple[Attendance, ...]:
        """Every seat, in the order of cells.yaml."""
        joined, present, heard = self._state.joined, self._last("roll_call"), self._last("communication")
        return tuple(
            Attendance(
                one.seat,
                one.name,
                one.cell,
                joined.get(one.seat, -1),
                present is not None and one.seat in present.answered,
                heard is not None and one.seat in heard.answered,
            )
            for one in self._seats.seats.values()
        )

    @property
    def to_answer(self) -> tuple[Roll, ...]:
        """The last roll of each kind that this seat has not answered; none after the close."""
        if self._state.closed:
            return ()
        last = (self._last("roll_call"), self._last("communication"))
        return tuple(one for one in last if one and self._seat.seat not in one.answered)

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        return tuple(one for one in self._state.meetings.values() if one.seen_by(self._seat))

    def _last(self, kind: str) -> Roll | None:
        return next((one for one in reversed(tuple(self._state.rolls.values())) if one.kind == kind), None)
