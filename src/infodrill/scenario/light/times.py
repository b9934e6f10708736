"""Times as authors write them: `+35:00` after the start, or `08:35` by the story's clock; both are seconds in the end."""

# Charter: scenario light times
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from infodrill.kernel.clock import DAY
from infodrill.scenario.light.values import rows, whole
from infodrill.scenario.schema.base import AFTER_START, OF_STORY
from infodrill.scenario.yamltext import Node

EPOCH = "2027-01-11T08:00:00+07:00"  # a Monday morning, where an author names no day
_SHORT_EPOCH = re.compile(r"(\d{4}-\d\d-\d\d)[T ]([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True)
class DrillHours:
    """Begins of the drill's moves: (exercise second, story second counted from the day of its beginning), in order; and
    the second at which it is over."""

    moves: tuple[tuple[int, int], ...]
    end: int

    @classmethod
    def of(cls, drill: Mapping[str, Node]) -> DrillHours:
        """From `epoch`, `phases` and `moves`; a move that gives no hour goes on with the one before it."""
        found = [(0, _of_day(str(drill.get("epoch"))[11:16]) or 0)]
        for move in rows(drill.get("moves")):
            at, story = after_start(move.get("at")), _of_day(move.get("story"))
            if type(at) is int and story is not None:
                # The hour alone is written; the story never runs back, so an earlier hour is that of the next day.
                found.append((at, story + DAY * -((story - found[-1][1]) // DAY)))
        minutes = sum(whole(phase.get("minutes")) for phase in rows(drill.get("phases")))
        return cls(tuple(sorted(found)), minutes * 60 or DAY)

    def second(self, written: Node) -> Node:
        """The second of the exercise, or `written` where it is no time of this drill."""
        told = _of_day(written)
        if told is None:
            return after_start(written)
        ends = [*(begin for begin, _ in self.moves[1:]), self.end]
        for (begin, story), end in zip(self.moves, ends, strict=True):
            into = (told - story) % DAY
            if begin + into < end:
                return begin + into
        return written

    def story(self, second: int) -> str:
        """The story's hour at a second of the exercise, "08:35"."""
        begin, story = next((move for move in reversed(self.moves) if move[0] <= second), self.moves[0])
        minute = (story + second - begin) // 60 % (24 * 60)
        return f"{minute // 60:02}:{minute % 60:02}"


def epoch(written: Node) -> Node:
    """ "2027-05-20 08:00" as the format keeps it, in the country's one zone."""
    found = _SHORT_EPOCH.fullmatch(written) if isinstance(written, str) else None
    return f"{found[1]}T{found[2]}:{found[3]}:00+07:00" if found else written


def after_start(written: Node) -> Node:
    """Seconds of "+35:00" or "+1:05:00"; anything else as it is."""
    found = re.fullmatch(AFTER_START, written) if isinstance(written, str) else None
    return int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3]) if found else written


def _of_day(written: Node) -> int | None:
    found = re.fullmatch(OF_STORY, written) if isinstance(written, str) else None
    return int(found[1]) * 3600 + int(found[2]) * 60 if found else None
