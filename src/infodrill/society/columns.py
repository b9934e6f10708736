"""Owns the layout of the engine's arrays: bits of a mind's state, columns of a narrative, coefficients, array bundles.

A mind = (account, narrative), one uint32. All thresholds are uint32 probabilities in int64; factors are 1/65536.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

PARTITIONS = 8  # account v belongs to partition v mod 8: never the thread count
RING = 16384  # minutes a reading may lie ahead
CHUNK = 32  # events in one link of the calendar
ONE = 65536

# bits of a mind; about a statement BELIEVES means accepted, GUARDED that it has acted on its target
TIMES = 15  # exposures, saturating
BELIEVES, DOUBTS, SHARED, CORRECTED = 1 << 4, 1 << 5, 1 << 6, 1 << 8
GUARDED, PREBUNKED, LABELLED, HELD, ANSWERED = 1 << 9, 1 << 10, 1 << 11, 1 << 12, 1 << 13
GUARD_SHIFT, GUARD_MASK = 16, 0xFFF  # when the correction was accepted, in 64-minute steps
ERODED_SHIFT = 28  # exposures since then, saturating at 15

# columns of a narrative
KIND, TARGET, INHERITS, PULL, DOUBT, QUESTION, LAYERS, EFFECT, LEVEL, NOTE, AUTHORITY = range(11)
COLUMNS = 11
CLAIM, CORRECTION = 0, 1

# counters, in the order of `Counts`
EXPOSED, BELIEVERS, DOUBTERS, CORRECTEDS, SHARES, QUESTIONS, DENIALS = range(7)
COUNTERS = 7

# kinds of a row
SHARE_ROW, QUESTION_ROW, DENIAL_ROW, AGREE_ROW = range(4)

EFFECTS: tuple[str, ...] = ("correct", "hold", "warn", "acknowledge", "answer", "prebunk", "false_denial")
E_CORRECT, E_HOLD, E_WARN, E_ACKNOWLEDGE, E_ANSWER, E_PREBUNK, E_FALSE = range(7)

# layers, as plain numbers for kernels
FEED, GROUP, PRESS, FIELD = range(4)

# coefficients
(
    C_BELIEF,
    C_REPETITION,
    C_INHERIT,
    C_DOUBTER,
    C_SHARE_BELIEVER,
    C_SHARE_NEUTRAL,
    C_SHARE_DOUBTER,
    C_GUARD,
    C_PREBUNK,
    C_LABEL,
    C_LABEL_DISTRUST,
    C_LABEL_SHARE,
    C_LABEL_SHARE_DISTRUST,
    C_HOLD_SHARE,
    C_FLOOD_TRUST,
    C_FLOOD_ACCEPT,
    C_TRUST_ACKNOWLEDGE,
    C_TRUST_ANSWER,
    C_TRUST_HOLD,
    C_CORRECTION_SHARE,
    C_DAMPING,
    C_WORD_OF_MOUTH,
    C_DAY_MINUTE,
) = range(23)
C_SHARE_LAYER, C_VIEW_LAYER, C_DELAY_LAYER, C_CROSS = 23, 27, 31, 35
C_TEMPO, C_ORIGIN, C_GRIP = (
    C_CROSS + 16,
    C_CROSS + 33,
    C_CROSS + 50,
)  # by nature of the thread: 16 and the plain one
C_RHYTHM = C_CROSS + 67  # first row of the rhythm
COEFFICIENTS = C_CROSS + 68
NATURES = 16  # kinds of thread in each of three respects; number 16 is the plain one, of pages and statements

# event word: account 0-31, layer 32-35, narrative slot 36-50, grip of the thread 51-55, row kind 56-59
LAYER_SHIFT, SLOT_SHIFT, GRIP_SHIFT, KIND_SHIFT = 32, 36, 51, 56
SLOT_MASK = 0x7FFF


class Population(NamedTuple):
    """Read-only arrays of a city (see `City`)."""

    record: NDArray[np.uint64]
    ward_start: NDArray[np.int64]
    feed_ptr: NDArray[np.int64]
    feed_to: NDArray[np.int32]
    group_ptr: NDArray[np.int64]
    member: NDArray[np.int32]
    member_ptr: NDArray[np.int64]
    member_group: NDArray[np.int32]
    key: NDArray[np.uint64]  # one element: the city's draw key (see `weave.chronotype`)


class Tables(NamedTuple):
    """Read-only curves and coefficients."""

    co: NDArray[np.int64]
    delay: NDArray[np.uint16]
    active: NDArray[np.int64]
    clock: NDArray[np.int16]
    repetition: NDArray[np.int64]
    forgetting: NDArray[np.int64]
    erosion: NDArray[np.int64]


class Board(NamedTuple):
    """Narratives by slot: columns, draw keys, and keys of the claim each is about (itself, or its target)."""

    col: NDArray[np.int64]
    key: NDArray[np.uint64]
    about: NDArray[np.uint64]
    nature: NDArray[np.uint64]  # key of the natures of its threads; a redraw leaves it


class Minds(NamedTuple):
    """State of accounts; counters are split by partition, so that a partition writes only its own."""

    state: NDArray[np.uint32]  # accounts x slots
    trust: NDArray[np.int16]  # permille
    tally: NDArray[np.int64]  # 8 x slots x 7
    by_layer: NDArray[np.int64]  # 8 x slots x 4
    by_ward: NDArray[np.int64]  # 8 x slots x wards, believers
    trust_sum: NDArray[np.int64]  # 8


class Calendar(NamedTuple):
    """Readings to come: per partition a ring of minutes, each a chain of chunks from a growing pool."""

    word: NDArray[np.uint64]  # 8 x chunks x CHUNK
    parent: NDArray[np.int32]
    follow: NDArray[np.int32]  # 8 x chunks
    free: NDArray[np.int32]  # 8, first free chunk or -1
    head: NDArray[np.int32]  # 8 x RING
    tail: NDArray[np.int32]
    fill: NDArray[np.int32]  # events in the tail chunk
    held: NDArray[np.int32]


class Rows(NamedTuple):
    """The share log in order of happening: parent and root are row numbers (-1: none)."""

    minute: NDArray[np.int32]
    account: NDArray[np.int32]
    parent: NDArray[np.int32]
    root: NDArray[np.int32]
    size: NDArray[np.int32]  # descendants so far
    slot: NDArray[np.int16]
    layer: NDArray[np.int8]
    kind: NDArray[np.int8]


class Drafts(NamedTuple):
    """Rows written by the readers of this minute, per partition."""

    word: NDArray[np.uint64]  # 8 x capacity
    parent: NDArray[np.int32]
    n: NDArray[np.int64]  # 8


class Outbox(NamedTuple):
    """Exposures of this minute by source and target partition; each of the 64 has room for all of its source's."""

    word: NDArray[np.uint64]  # 8 x 8 x capacity
    parent: NDArray[np.int32]
    due: NDArray[np.int32]
    n: NDArray[np.int64]  # 8 x 8
