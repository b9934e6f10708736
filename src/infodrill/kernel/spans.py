"""Passages of a text that are given away, so that no letter is read twice."""

# Charter: kernel spans
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


class Taken:
    """Spans that are given away; tells in logarithmic time whether another one meets any of them."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def meets(self, start: int, end: int) -> bool:
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._ends[at] > start

    def take(self, start: int, end: int) -> None:
        """Give [start, end) away; it must meet none of the others."""
        at = bisect_left(self._starts, start)
        self._starts.insert(at, start)
        self._ends.insert(at, end)
