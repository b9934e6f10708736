"""The hall: the caption that stands now, and polls whose answers may be shown."""

# Charter: conduct views hall
from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework.steps import GROUPS
from infodrill.conduct import policy
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState


@dataclass(frozen=True, slots=True)
class PollShown:
    """`votes` by option, or None while fewer than five answered; then not even their number is told."""

    poll: str
    question: str
    options: tuple[str, ...]
    votes: tuple[int, ...] | None
    closed: bool


class HallView:
    """The caption and the polls are the same for every seat; the numbers are for the hall and for control."""

    def __init__(self, seat: SeatPlace, state: DrillState) -> None:
        self._seat, self._state = seat, state

    @property
    def caption(self) -> str:
        """The line to show now, "" for none."""
        return self._state.caption if self._state.at < self._state.caption_until else ""

    @property
    def moving(self) -> dict[str, int]:
        """How many cases stand in each of the five groups of states: numbers alone; {} for a player, whom they would
        tell of other cells' work."""
        if not policy.sees_moving(self._seat):
            return {}
        counts = dict.fromkeys(GROUPS, 0)
        group_of = {state: group for group, states in GROUPS.items() for state in states}
        for one in self._state.book.cases.values():
            if not one.merged_into:
                counts[group_of[one.state]] += 1
        return counts

    @property
    def polls(self) -> tuple[PollShown, ...]:
        return tuple(
            PollShown(one.poll, one.question, one.options, one.shown, one.closed)
            for one in self._state.polls.values()
        )
