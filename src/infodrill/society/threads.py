"""Owns the nature of a thread: how fast it is taken up, how it is copied, how it grips. One draw per root post.

Real cascades differ far more from each other than readers do: half of the reposts come within minutes in one and
within a day in the next, and one is copied from its first post while another travels hand to hand. A thread's three
natures (16 kinds each, tables in the preset) say so. Pages and statements have the plain nature, number 16.
"""

# mypy: disallow-untyped-defs=False
# numba infers the types of its kernels; shapes and units stand in `columns`.

from __future__ import annotations

import numpy as np

from infodrill.society import columns as c
from infodrill.society.compiled import inlined, kernel
from infodrill.society.draws import THREAD, mix

DELAY_STEPS = 12  # rows of one exponent in the delay table, each twice as slow as the one before


@kernel
def thread_nature(teller, slot, accounts, col, nature_key):
    """Twelve bits, 4 each for tempo, origin and grip; PLAIN_NATURE for threads of a page and for statements."""
    if teller >= accounts or col[slot, c.KIND] != c.CLAIM:
        return np.int64(c.PLAIN_NATURE)
    return np.int64(mix(nature_key[slot] ^ THREAD, np.uint64(teller)) & np.uint64(0xFFF))


@inlined
def tempo_nature(nature):
    """Index of a thread's tempo."""
    return c.NATURES if nature == c.PLAIN_NATURE else nature & 15


@inlined
def origin_nature(nature):
    """Index of a thread's share of copies made from the first post."""
    return c.NATURES if nature == c.PLAIN_NATURE else (nature >> 4) & 15


@inlined
def grip_nature(nature):
    """Index of a thread's grip."""
    return c.NATURES if nature == c.PLAIN_NATURE else nature >> 8


@inlined
def delay_row(layer, nature, co):
    """The row of the delay table for a thread of this nature on a layer: slower or faster, never another exponent."""
    base = co[c.C_DELAY_LAYER + layer]
    step = base % DELAY_STEPS + co[c.C_TEMPO + tempo_nature(nature)]
    return base - base % DELAY_STEPS + min(max(step, 0), DELAY_STEPS - 1)
