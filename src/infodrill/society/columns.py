"""Owns the layout of the engine's arrays: bits of a mind's state, columns of a narrative, coefficients, array bundles.

A mind = (account, narrative), one uint16, and a second one that is touched only once a correction was accepted. All
thresholds are uint32 probabilities in int64; factors are 1/65536.
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

PARTITIONS = 8  # account v belongs to partition v mod 8: never the thread count
BY_PARTITION = np.uint64(3)  # v >> 3: its number inside
# A power of two, so that the lowest bits of a minute are its place in the ring; and more than the longest wait
# in the clock table (10,475 minutes), or a reading would be met one round too early.
RING = 16384  # minutes a reading may lie ahead
LINE = 8  # words in a line of the cache
CHUNK = 8 * LINE  # words in one link of the calendar
BLOCKS = 256  # at most so many blocks of accounts of a partition, read one after the other
ONE = 65536

# bits of a mind; about a statement BELIEVES means accepted, GUARDED that it has acted on its target
TIMES = 15  # exposures, saturating
BELIEVES, DOUBTS, SHARED, CORRECTED = 1 << 4, 1 << 5, 1 << 6, 1 << 8
GUARDED, PREBUNKED, LABELLED, HELD, ANSWERED = 1 << 9, 1 << 10, 1 << 11, 1 << 12, 1 << 13
# bits of a guard
SINCE = 0xFFF  # when the correction was accepted, in 64-minute steps
ERODED_SHIFT = 12  # exposures since then, saturating at 15

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
C_RHYTHM = C_CROSS + 16  # first row of the rhythm
C_KINDS = C_CROSS + 17  # to the end: a word for the plain nature, then one for each kind of thread
KINDS = 256  # kinds of thread, equally frequent; those behind them are of organic threads of ordinary tellers

# word of a kind: grip 0-15 (1/256), part copied from the first post 16-40 (1/2^24), tempo 41-48, delay exponent 49-52,
# part of the other copies made from what the copy that was read is a copy of 53-62 (1/512)
ORIGIN_SHIFT, TEMPO_SHIFT, SLOPE_SHIFT, NEAR_SHIFT = 16, 41, 49, 53
TEMPO_ZERO = 128

# event word: account 0-31, row that is read 32-63
# mark of a row: account 0-31, layer 32-35, narrative slot 36-50, kind of its thread 51-63 (all ones: the plain one)
# draft word: account 0-31, layer 32-35, narrative slot 36-50, row kind 51-54, what is copied 55-56
# Account, layer and slot lie alike in a mark and in a draft, so that the same two functions read both.
LAYER_SHIFT, SLOT_SHIFT, NATURE_SHIFT, KIND_SHIFT, COPIED_SHIFT = 32, 36, 51, 51, 55
FROM_READ, FROM_FIRST, FROM_ABOVE = range(3)  # the row that was read, the first post, or what that row copies
SLOT_MASK = 0x7FFF
PLAIN_NATURE = 0x1FFF
BLOCK = 256  # exposures put into the calendar at a time
PIECE = 64  # entries of a list looked at at a time


class Population(NamedTuple):
    """Read-only arrays of a city (see `City`); lists and traits are drawn again from stable ids (see `weave`)."""

    accounts: int
    key: NDArray[np.uint64]  # one element: the city's draw key
    ward_start: NDArray[np.int64]
    ward_near: NDArray[np.int16]  # ward of every 1,024th account
    shape: NDArray[np.int64]  # 4: what says how long lists are (see `weave`)
    degree: NDArray[np.int64]
    group_size: NDArray[np.int64]
    member_ptr: NDArray[np.int32]
    member_group: NDArray[np.int32]


class Tables(NamedTuple):
    """Read-only curves and coefficients."""

    co: NDArray[np.int64]
    belief: NDArray[np.int64]  # 128 x 16: P(believes) by susceptibility and exposures, before losses
    delay: NDArray[np.uint16]
    active: NDArray[np.int64]
    clock: NDArray[np.int16]
    forgetting: NDArray[np.int64]
    erosion: NDArray[np.int64]


class Board(NamedTuple):
    """Narratives by slot: columns, draw keys, and keys of the claim each is about (itself, or its target)."""

    col: NDArray[np.int64]
    key: NDArray[np.uint64]
    about: NDArray[np.uint64]
    nature: NDArray[np.uint64]  # key of the natures of its threads; a redraw leaves it


class Minds(NamedTuple):
    """State of accounts; counters are split by partition, so that a partition writes only its own.

    The mind of account v about the narrative of slot k is `state[base[k] + (v mod 8) stride + v div 8]`, its guard the
    same of `guard`: the minds of a partition lie together, so that no two threads write to one of their lines, and two bytes
    each, so that more of them stay in the cache. More narratives are added behind, without moving what is there.
    """

    state: NDArray[np.uint16]
    guard: NDArray[np.uint16]
    stride: int  # accounts of a partition, rounded up to whole lines
    base: NDArray[np.int64]  # by slot
    trust: NDArray[np.int16]  # permille
    tally: NDArray[np.int64]  # 8 x slots x 7
    by_layer: NDArray[np.int64]  # 8 x slots x 4
    by_ward: NDArray[np.int64]  # 8 x slots x wards, believers
    trust_sum: NDArray[np.int64]  # 8
    waiting: NDArray[
        np.int64
    ]  # 8 x slots, readings put into the calendar less readings read; only sums mean something


class Calendar(NamedTuple):
    """Readings to come: per partition a ring of minutes, each a chain of chunks of one growing pool, and a line.

    Bucket b of partition q has index q * RING + b. Chunk i is `word[i * CHUNK : (i + 1) * CHUNK]`, seven readings and a
    word of notes a line, as the line of a bucket (see `ring`).
    """

    word: NDArray[np.uint64]
    given: NDArray[np.int32]  # chunks given back: those of partition q at q, q + 8, ...
    back: NDArray[np.int64]  # 8, how many those are
    fresh: NDArray[np.int64]  # 8, first chunk never used; partition q has the chunks q, q + 8, ...
    spare: NDArray[np.int64]  # 8, chunks of both kinds
    head: NDArray[np.int32]  # by bucket: first chunk
    line: NDArray[np.uint64]  # LINE by bucket


class Rows(NamedTuple):
    """The share log in order of happening: parent and root are row numbers (-1: none)."""

    minute: NDArray[np.int32]
    account: NDArray[np.int32]
    parent: NDArray[np.int32]
    root: NDArray[np.int32]
    size: NDArray[np.int32]  # descendants, counted when asked for
    slot: NDArray[np.int16]
    layer: NDArray[np.int8]
    kind: NDArray[np.int8]
    mark: NDArray[np.uint64]  # what a reader needs to know of a row, in one word


class Drafts(NamedTuple):
    """Per partition: the readings due in this minute, the rows written by their readers, and draws of a few readings."""

    raw: NDArray[np.uint64]  # 8 x capacity, in order of insertion
    due: NDArray[np.uint64]  # 8 x capacity
    word: NDArray[np.uint64]  # 8 x capacity
    parent: NDArray[np.int32]  # the row that was read
    n: NDArray[np.int64]  # 8
    begin: NDArray[np.int64]  # 8 x BLOCKS
    mark: NDArray[np.uint64]  # 8 x a few, as all that follow
    key: NDArray[np.uint64]
    traits: NDArray[np.int64]
    belief: NDArray[np.uint64]
    share: NDArray[np.uint64]
    reply: NDArray[np.uint64]  # upper half: of the reply; lower half: of the layer of a share
    place: NDArray[np.int64]  # of the mind


class SharersByGroup(NamedTuple):
    """The sharers of this minute by partition, with the list that is the audience of each."""

    row: NDArray[np.int32]
    group: NDArray[np.int64]  # of a group post, or -1
    key: NDArray[np.uint64]  # of the list (see `weave`)
    length: NDArray[np.int64]
    near: NDArray[np.int64]  # how many of 2^32 come from the ward base..base + width
    base: NDArray[np.int64]
    width: NDArray[np.int64]
    place: NDArray[np.int64]  # 9, where the sharers of each partition begin
    at: NDArray[np.int64]  # 8 x 2, by task: sharer and place in its list where to go on


class Outbox(NamedTuple):
    """Exposures that wait to enter the calendar, by task: 8 x (BLOCK + 2 PIECE)."""

    n: NDArray[np.int64]  # 8
    event: NDArray[np.uint64]
    late: NDArray[np.int64]  # place in the delay table: its row and the draw
    bucket: NDArray[np.int64]
    listed: NDArray[np.int64]  # entries of a list, seen or not
    drawn: NDArray[np.int64]  # `late` of these entries
    seen: NDArray[np.int64]  # likewise: 1 when it is seen by an account of the partitions of this task
    begun: NDArray[np.int64]  # 8 x 4: activity of each chronotype up to now


def room(history: NDArray[np.int64], minutes: int, slots: int) -> NDArray[np.int64]:
    """The history with room for so many minutes and narratives."""
    tall, wide = max(history.shape[0], 1), history.shape[1]
    if minutes <= history.shape[0] and slots <= wide:
        return history
    while tall < minutes:
        tall *= 2
    grown = np.zeros((tall, max(wide, slots), COUNTERS), np.int64)
    grown[: history.shape[0], :wide] = history
    return grown
