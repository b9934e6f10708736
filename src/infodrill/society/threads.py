"""Owns the nature of a thread: how fast it is taken up, how it is copied, how it grips. One draw per root post.

Real cascades differ far more from each other than readers do: half of the reposts come within minutes in one and
within a day in the next, and one is copied from its first post while another travels hand to hand. A thread's three
natures (16 kinds each, tables in the preset) say so. Pages and statements have the plain nature, number 16.
"""

# mypy: disallow-untyped-defs=False
# numba infers the types of its kernels; shapes and units stand in `columns`.

from __future__ import annotations

import numpy as np
from numba import njit

from infodrill.society import columns as c
from infodrill.society.draws import THREAD, mix

PLAIN = np.int64(-1)
DELAY_STEPS = 10  # rows of one exponent in the delay table, each twice as slow as the one before


@njit(cache=True, nogil=True)
def thread_nature(row, slot, board, rows, people):
    """Twelve bits, 4 each for tempo, origin and grip; PLAIN for threads that a page began and for statements."""
    teller = rows.account[rows.root[row]]
    if teller >= people.record.size or board.col[slot, c.KIND] != c.CLAIM:
        return PLAIN
    return np.int64(mix(board.nature[slot] ^ THREAD, np.uint64(teller)) & np.uint64(0xFFF))


@njit(cache=True, nogil=True, inline="always")
def tempo_nature(nature):
    """Index of a thread's tempo."""
    return c.NATURES if nature < 0 else nature & 15


@njit(cache=True, nogil=True, inline="always")
def origin_nature(nature):
    """Index of a thread's share of copies made from the first post."""
    return c.NATURES if nature < 0 else (nature >> 4) & 15


@njit(cache=True, nogil=True, inline="always")
def grip_nature(nature):
    """Index of a thread's grip."""
    return c.NATURES if nature < 0 else nature >> 8


@njit(cache=True, nogil=True, inline="always")
def delay_row(layer, nature, tables):
    """The row of the delay table for a thread of this nature on a layer: slower or faster, never another exponent."""
    base = tables.co[c.C_DELAY_LAYER + layer]
    step = base % DELAY_STEPS + tables.co[c.C_TEMPO + tempo_nature(nature)]
    return base - base % DELAY_STEPS + min(max(step, 0), DELAY_STEPS - 1)
