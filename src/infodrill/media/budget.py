"""Which shares become visible posts: the lowest draws of each channel and ward, within what the drill has left."""

# Charter: media budget
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from infodrill.media.refs import KINDS
from infodrill.media.relations import PLAIN, TONES, Tone
from infodrill.media.storyclock import drill_minutes
from infodrill.scenario.schema import Drill

Rows = NDArray[Any]

VISIBLE_DTYPE = np.dtype(
    [
        ("share", "<i8"), ("minute", "<i4"), ("ward", "<i2"), ("layer", "i1"), ("kind", "i1"), ("narrative", "<i4"),
        ("parent", "<i8"), ("draw", "<u4"), ("author", "<u8"), ("size", "<i4"),
    ]
)  # fmt: skip
"""What `society.Spread.visible()` hands over, a row a share; `author` is a per-thread key, never an account."""


class Budget:
    """Counts down the visible posts of a drill of `minutes` minutes."""

    def __init__(self, posts: int, minutes: int) -> None:
        self.left, self._minutes = posts, minutes

    def allowance(self, minute: int) -> int:
        """Posts that minute `minute` may show: half as many again as an even spread of what is left, for bursts."""
        # Thirty minutes at least: in the last ones all that is left would otherwise come at once.
        to_come = max(30, self._minutes - minute)
        return min(self.left, max(1, -(-self.left * 3 // (to_come * 2))) if self.left else 0)

    def spend(self, number: int) -> None:
        """Note `number` posts as shown."""
        self.left = max(0, self.left - number)

    def choose(self, minute: int, rows: Rows, always: NDArray[np.bool_]) -> Rows:
        """The rows of one minute that become visible, ordered by share id; counts them as spent.

        `always` (roots, top spreaders) come first. The others are taken in turns, the lowest draw of every (channel,
        ward) before the second of any: no crowded ward drowns a quiet one, and one share's fate hangs on its draw.
        """
        forced = int(always.sum())
        # What must be seen may go beyond the minute's allowance, but never take more than half of what is left.
        room = min(self.left, max(self.allowance(minute), min(forced, self.left // 2)))
        picked = rows[_turns(rows, always)[:room]]
        self.spend(len(picked))
        # By share again: a parent always has a lower number, so it becomes a post before those that follow it.
        return picked[np.argsort(picked["share"], kind="stable")]


def parted(drill: Drill) -> tuple[int, Budget]:
    """The visible posts of a drill: how many are noise, and the budget of what it is about."""
    minutes = drill_minutes(drill)
    # Half of the posts at most: in a long quiet drill noise would leave no room for what the drill is about.
    noise = min(drill.visible_posts // 2, drill.noise_per_hour * minutes // 60)
    return noise, Budget(drill.visible_posts - noise, minutes)


def _turns(rows: Rows, always: NDArray[np.bool_]) -> NDArray[np.intp]:
    # One number for both; a city has fewer wards than that (32,000 at most).
    cell = rows["layer"].astype(np.int64) * 100_000 + rows["ward"].astype(np.int64)
    order = np.lexsort((rows["share"], rows["draw"], ~always, cell))
    sorted_cell = cell[order]
    first = (
        np.flatnonzero(np.r_[True, sorted_cell[1:] != sorted_cell[:-1]])
        if len(order)
        else np.zeros(0, np.intp)
    )
    turn = np.empty(len(rows), np.int64)
    turn[order] = np.arange(len(rows)) - np.repeat(first, np.diff(np.r_[first, len(rows)]))
    return np.lexsort((rows["share"], rows["draw"], turn, ~always))


# Top spreaders: shares that so many follow that they become visible even when their draw kept them back.
TOP = 20
"""Answers and shares that follow a share, from which it is a top spreader's and becomes visible even if late."""
LookUp = Callable[[NDArray[np.int64]], Rows]
"""Rows of earlier minutes by share id, in the order asked: what the city keeps."""

Tones = Callable[[Rows], NDArray[Any]]
"""The tone of each of some rows, by its place in TONES: what the city says of their authors."""


def toned(rows: Rows, tones: Tones | None) -> list[tuple[Any, Tone]]:
    """Each row with its author's tone, that of its kind where nobody says."""
    if tones is None or not len(rows):
        return [(row, PLAIN[KINDS[int(row["kind"])]]) for row in rows]
    return [(row, TONES[int(code)]) for row, code in zip(rows, tones(rows), strict=True)]


class Spreaders:
    """Counts who follows whom, by share id; an array, because a city of millions has as many shares."""

    def __init__(self) -> None:
        self._followed = np.zeros(1_024, np.int32)

    def risen(self, rows: Rows) -> NDArray[np.int64]:
        """Count the parents of a minute's rows; ids of the shares that this minute makes top spreaders, rising."""
        parents, times = np.unique(rows["parent"][rows["parent"] >= 0], return_counts=True)
        if not parents.size:
            return np.zeros(0, np.int64)
        self._make_room(int(parents[-1]))
        before = self._followed[parents]
        self._followed[parents] = before + times.astype(np.int32)
        risen: NDArray[np.int64] = parents[(before < TOP) & (before + times >= TOP)].astype(np.int64)
        return risen

    def late(self, rows: Rows, earlier: LookUp | None, shown: NDArray[np.int64], budget: Budget) -> Rows:
        """Rows of earlier minutes, not `shown` so far, that this minute's make top spreaders; counted as spent."""
        risen = self.risen(rows)
        risen = risen[~among(risen, shown)]
        if earlier is None or not risen.size or not budget.left:
            return no_rows()
        found = earlier(risen[~np.isin(risen, rows["share"])])[: budget.left]
        budget.spend(len(found))
        return found

    def _make_room(self, share: int) -> None:
        if share >= self._followed.size:
            grown: NDArray[Any] = np.zeros(max(share + 1, self._followed.size * 2), np.int32)
            grown[: self._followed.size] = self._followed
            self._followed = grown


def no_rows() -> Rows:
    """An empty minute."""
    return np.zeros(0, VISIBLE_DTYPE)


def among(ids: NDArray[np.int64], rising: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of the ids are among those that rise; a search each, where numpy's own would sort both every minute."""
    if not rising.size:
        return np.zeros(len(ids), np.bool_)
    # An id beyond the last one would be looked up outside the array; it is compared with the last and found to
    # be another.
    at = np.minimum(np.searchsorted(rising, ids), rising.size - 1)
    found: NDArray[np.bool_] = rising[at] == ids
    return found


def tally(first: Rows, kind: Rows) -> list[tuple[int, int, int]]:
    """(first, kind, count) for every pair that occurs, in order."""
    found, times = np.unique(first.astype(np.int64) * len(KINDS) + kind, return_counts=True)
    return [(*divmod(int(pair), len(KINDS)), int(number)) for pair, number in zip(found, times, strict=True)]
