"""Whether a mind accepts a statement is decided as the equations say, however early it is known that it does not."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np

from infodrill.society import columns as c
from infodrill.society.correcting import accepts

FLOOD, LEVEL = 9_000, 2_000_000_000


def threshold(times: int, trust: int, authority: int) -> int:
    """docs/model.md: level x authority x trust, and each reading beyond the third takes its part of what is left."""
    p = (LEVEL * authority) >> 16
    p = (p * (300 + (1400 * trust) // 1000)) // 1000
    for _ in range(max(0, times - 3)):
        p = (p * (c.ONE - FLOOD)) >> 16
    return p


def test_a_statement_is_accepted_below_its_threshold_and_never_above_it() -> None:
    co = np.zeros(c.C_KINDS + 1, np.int64)
    co[c.C_FLOOD_ACCEPT] = FLOOD
    col = np.zeros((1, c.COLUMNS), np.int64)
    for times in (1, 3, 4, 9, 15):
        for trust in (0, 240, 1_000):
            for authority in (c.ONE, c.ONE // 3):
                col[0, [c.LEVEL, c.AUTHORITY]] = LEVEL, authority
                board, minds = SimpleNamespace(col=col), SimpleNamespace(trust=np.array([trust], np.int16))
                p = threshold(times, trust, authority)
                heard = [
                    bool(accepts.py_func(draw, 0, 0, times | c.SHARED, co, board, minds))
                    for draw in (0, p - 1, p, p + 1, threshold(3, trust, authority), 1 << 32)
                ]
                assert heard == [True, True, False, False, False, False]
