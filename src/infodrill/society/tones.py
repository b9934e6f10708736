"""Owns the tone of what is shown: one closed code a row, so that words can doubt, thank or be relieved as their author would.

Drawn for the rows that the range shows, outside of the tick. What a code follows from never leaves: trust is thrown against a
draw that is salted by thread, so that two threads of one account agree hardly more often than those of two accounts do.
"""

# Charter: society tones
from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from infodrill.society import columns as c
from infodrill.society.engine import Engine

TONES: tuple[str, ...] = ("neutral", "asking", "doubting", "angry", "thankful", "corrected")
NEUTRAL, ASKING, DOUBTING, ANGRY, THANKFUL, CORRECTED = range(len(TONES))
# By kind of row: the tone of who trusts, and of who does not.
_TRUSTS = np.array([NEUTRAL, ASKING, DOUBTING, THANKFUL], np.int8)
_DISTRUSTS = np.array([NEUTRAL, DOUBTING, ANGRY, NEUTRAL], np.int8)
HIDDEN = 128
"""Of 1024: how many rows have the tone that is commonest of their kind, whatever their author thinks (assumption)."""
_SALT = np.uint64(0xD1B54A32D192ED03)


def tones_of(shown: NDArray[Any], engine: Engine) -> NDArray[np.int8]:
    """The code of each row of `shown` (VISIBLE_DTYPE), in its order."""
    rows, minds = engine.rows, engine.minds
    account, slot = rows.account[shown["share"]].astype(np.int64), shown["narrative"].astype(np.int64)
    # What somebody thinks of the claim, also where the row speaks of what was said about it.
    target = engine.board.col[slot, c.TARGET]
    about = np.where(target >= 0, target, slot)
    state = minds.state[minds.base[about] + (account & 7) * minds.stride + (account >> 3)]
    draw = _drawn(shown["author"])
    # No threshold that two threads would share: who trusts by half is taken to trust in half of them.
    trusts = (draw & np.uint64(1023)).astype(np.int64) * 1000 < minds.trust[account].astype(np.int64) * 1024
    found = np.where(trusts, _TRUSTS[shown["kind"]], _DISTRUSTS[shown["kind"]])
    knows = (state & np.uint16(c.CORRECTED | c.GUARDED)) != 0
    found[knows & (shown["kind"] >= c.DENIAL_ROW)] = CORRECTED
    hidden = ((draw >> np.uint64(10)) & np.uint64(1023)) < np.uint64(HIDDEN)
    found[hidden] = _TRUSTS[shown["kind"][hidden]]
    codes: NDArray[np.int8] = found.astype(np.int8)
    return codes


def _drawn(author: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A draw by thread and account: `author` is salted by thread already, and drawn again here, as names are drawn of it."""
    word = (author ^ _SALT) * np.uint64(0x9E3779B97F4A7C15)
    word ^= word >> np.uint64(32)
    word *= np.uint64(0xD6E8FEB86659FD93)
    return word ^ (word >> np.uint64(29))
