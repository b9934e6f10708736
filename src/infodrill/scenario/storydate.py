"""The story's date and time at a second of the exercise, from the moves as they began, and back."""

# Charter: scenario storydate
from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from infodrill.kernel.clock import DAY_IN_MINUTES

if TYPE_CHECKING:
    from infodrill.scenario.schema import Drill

BACK = 180  # minutes that a move may set the clock back without meaning the next day


class StoryDate:
    """Follows the moves. `epoch` = the story's date and time, with offset, at exercise second 0."""

    def __init__(self, epoch: datetime) -> None:
        self._begun = [(0, epoch)]

    def move(self, at: int, story: str) -> None:
        """From second `at` on the clock reads `story` ("22:40"): later the same day, else the next."""
        running = self.at(at)
        hours, minutes = (int(part) for part in story.split(":"))
        ahead = (hours * 60 + minutes - running.hour * 60 - running.minute) % DAY_IN_MINUTES
        if ahead > DAY_IN_MINUTES - BACK:
            ahead -= DAY_IN_MINUTES
        self._begun.append((at, running.replace(second=0) + timedelta(minutes=ahead)))

    def begun(self) -> tuple[tuple[int, datetime], ...]:
        """(exercise second, the story's date and time) of each move so far, the epoch first."""
        return tuple(self._begun)

    def second(self, told: datetime) -> int | None:
        """The first exercise second at which the clock reads `told`; None when it never does."""
        for number, (begun, story) in enumerate(self._begun):
            second = begun + round((told - story).total_seconds())
            ends = self._begun[number + 1][0] if number + 1 < len(self._begun) else second + 1
            if begun <= second < ends:
                return second
        return None

    def leaps(self) -> tuple[tuple[int, datetime], ...]:
        """(exercise second, the story's date and time) of each move that skipped time."""
        skipped = pairwise(self._begun)
        return tuple(
            move for last, move in skipped if move[1] - last[1] >= timedelta(seconds=move[0] - last[0] + 60)
        )

    def at(self, second: int) -> datetime:
        begun, told = next(pair for pair in reversed(self._begun) if pair[0] <= max(second, 0))
        return told + timedelta(seconds=second - begun)


def followed(epoch: str, moves: Iterable[tuple[int, str]] = ()) -> StoryDate:
    """The clock of a story that begins at `epoch`, after moves of (exercise second, what it then reads), in this order."""
    story = StoryDate(datetime.fromisoformat(epoch))
    for at, reads in moves:
        story.move(at, reads)
    return story


def planned(drill: Drill) -> StoryDate:
    """The clock as the drill plans it: whoever asks what a text's day or hour is, asks here."""
    return followed(drill.epoch, ((move.at, move.story) for move in drill.moves))
