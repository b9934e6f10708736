"""Top spreaders: shares that so many follow that they become visible even when their draw kept them back."""

# Charter: media spreaders
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from infodrill.media.budget import Rows

TOP = 20
"""Answers and shares that follow a share, from which it is a top spreader's and becomes visible even if late."""
LookUp = Callable[[NDArray[np.int64]], Rows]
"""Rows of earlier minutes by share id, in the order asked: what the city keeps."""


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

    def _make_room(self, share: int) -> None:
        if share >= self._followed.size:
            grown: NDArray[Any] = np.zeros(max(share + 1, self._followed.size * 2), np.int32)
            grown[: self._followed.size] = self._followed
            self._followed = grown
