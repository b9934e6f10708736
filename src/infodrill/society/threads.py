"""Owns the nature of a thread: how fast it is taken up, how it is copied, how it grips. One draw per root post.

Real cascades differ far more from each other than readers do: half of the reposts come within minutes in one and
within a day in the next, and one is copied from its first post while another travels hand to hand; and these go
together: what spreads wide is not as slow, or as deep, as what stays small. So a preset has one table of kinds (see
`kinds`), and a thread is of one kind. Pages and statements have the plain nature.
"""

# Charter: society threads
# mypy: disallow-untyped-defs=False
# numba infers the types of its kernels; shapes and units stand in `columns`.

from __future__ import annotations

import numpy as np

from infodrill.society import columns as c
from infodrill.society.compiled import inlined, kernel
from infodrill.society.draws import THREAD, mix
from infodrill.society.kinds import STEPS


@kernel
def thread_nature(teller, slot, accounts, col, nature_key):
    """Number of a thread's kind, 0..255; PLAIN_NATURE for threads of a page and for statements."""
    if teller >= accounts or col[slot, c.KIND] != c.CLAIM:
        return np.int64(c.PLAIN_NATURE)
    return np.int64(mix(nature_key[slot] ^ THREAD, np.uint64(teller)) & np.uint64(c.KINDS - 1))


@inlined
def kind_word(nature, co):
    """All that a thread's nature says, in one word (see `kinds`): the plain one stands first in its table."""
    return co[np.uint64(c.C_KINDS + ((nature + 1) & c.PLAIN_NATURE))]


@inlined
def grip(word):
    """Factor on sharing, 1/256."""
    return word & 0xFFFF


@inlined
def origin(word):
    """Which part of its shares is made from the first post, 1/2^24."""
    return (word >> c.ORIGIN_SHIFT) & 0x1FFFFFF


@inlined
def near(word):
    """Which part of its other shares is made from what the copy that was read is a copy of, 1/512."""
    return word >> c.NEAR_SHIFT


@inlined
def delay_row(layer, nature, co):
    """The row of the delay table for a thread of this nature on a layer: its exponent, and slower or faster."""
    word = kind_word(nature, co)
    step = co[c.C_DELAY_LAYER + layer] % STEPS + ((word >> c.TEMPO_SHIFT) & 0xFF) - c.TEMPO_ZERO
    return ((word >> c.SLOPE_SHIFT) & 0xF) * STEPS + min(max(step, 0), STEPS - 1)
