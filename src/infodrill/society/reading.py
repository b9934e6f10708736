"""Owns the readings of a minute: whose turn it is, the draws made ahead, reading a claim, and the drafts of new rows.

Numba, integers only. A partition touches only its own accounts and counters. Sharing is decided by one draw per
(narrative, parent, account). How a mind judges stands in `judging`, what a statement does in `correcting`.
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
# mypy: disallow-untyped-defs=False
# numba infers the types of its kernels; shapes and units stand in `columns`.

from __future__ import annotations

import numpy as np

from infodrill.society import columns as c
from infodrill.society.compiled import inlined, kernel
from infodrill.society.correcting import read_correction
from infodrill.society.draws import BELIEF, LOW32, ORIGINAL, REPLY, SHARE, below, high32, low32, mix
from infodrill.society.judging import (
    belief_threshold,
    believe,
    expose,
    most_sharing,
    out_layer,
    reply,
    sees_note,
    share_threshold,
)
from infodrill.society.prefetch import fetch
from infodrill.society.ring import take
from infodrill.society.rowlog import layer_of, slot_of
from infodrill.society.threads import grip, kind_word, near, origin
from infodrill.society.weave import susceptibility, traits

AHEAD = 32  # readings drawn at a time, and between asking for a mind and changing it
SHIFT32 = np.uint64(32)


@kernel
def read_minute(lo, hi, minute, tables, people, board, minds, calendar, rows, drafts):
    """Phase 2 of a tick for partitions lo..hi: every reading due at `minute`. `drafts` has room for them and to spare.

    AHEAD readings at a time: while these are read, the draws of the next AHEAD are made, the memory is asked for their
    minds, and for the rows of those behind them.
    """
    due, written = drafts.due, drafts.n
    block_shift = np.int64(0)
    # The smallest blocks of which BLOCKS are enough for a partition.
    while (minds.stride - 1) >> block_shift >= c.BLOCKS:
        block_shift += 1
    for p in range(lo, hi):
        n = take(p, minute, block_shift, calendar, drafts.raw, drafts.begin, due)
        # What is drawn ahead goes beyond the last reading. Row 0 and account 0 are harmless there: nothing is
        # done with these draws.
        for i in range(n, n + 3 * AHEAD):
            due[p, i] = 0
        written[p] = 0
        draw_ahead(p, 0, people, board, minds, rows.mark, drafts)
        for first in range(0, n, AHEAD):
            for i in range(first + 2 * AHEAD, first + 3 * AHEAD):
                fetch(rows.mark, np.int64(due[p, i] >> SHIFT32))
            draw_ahead(p, first + AHEAD, people, board, minds, rows.mark, drafts)
            for i in range(first, min(first + AHEAD, n)):
                read_one(p, i, minute, tables, people, board, minds, drafts)


@inlined
def draw_ahead(p, first, people, board, minds, marks, drafts):
    """Draws and places of AHEAD readings from `first` on; eight at a time, no branches. Their minds are asked for."""
    # Two halves in turn: while one is read, the other is filled.
    half = first & AHEAD
    due, mark, key = drafts.due[p, first : first + AHEAD], drafts.mark[p, half:], drafts.key[p, half:]
    kinds, belief, share = drafts.traits[p, half:], drafts.belief[p, half:], drafts.share[p, half:]
    answer, place = drafts.reply[p, half:], drafts.place[p, half:]
    for i in range(AHEAD):
        mark[i] = marks[due[i] >> SHIFT32]
        k = np.uint64(slot_of(mark[i]))
        key[i] = board.key[k]
        place[i] = minds.base[k] + p * minds.stride + np.int64((due[i] & LOW32) >> c.BY_PARTITION)
        fetch(minds.state, place[i])
        # A statement is weighed by trust, and changes the mind about its claim.
        about = board.col[np.uint64(k), c.TARGET]
        if about >= 0:
            fetch(minds.state, place[i] - minds.base[np.uint64(k)] + minds.base[np.uint64(about)])
            fetch(minds.trust, np.int64(due[i] & LOW32))
    city_key = people.key[0]
    for i in range(AHEAD):
        kinds[i] = traits(city_key, due[i] & LOW32)
    for i in range(AHEAD):
        belief[i] = mix(key[i] ^ BELIEF, due[i] & LOW32)
    for i in range(AHEAD):
        share[i] = mix(mix(key[i] ^ SHARE, mark[i] & LOW32), due[i] & LOW32)
    for i in range(AHEAD):
        answer[i] = mix(key[i] ^ REPLY, due[i] & LOW32)


@inlined
def read_one(p, i, minute, tables, people, board, minds, drafts):
    """The i-th reading of this minute in partition p, and the draft of the row that the reader writes."""
    event, at = drafts.due[p, np.uint64(i)], np.uint64(i & (2 * AHEAD - 1))
    v, mark = np.int64(event & LOW32), drafts.mark[p, at]
    u, k, layer = np.int64(mark & LOW32), slot_of(mark), layer_of(mark)
    # It was counted under the first partition of the thread that put it in, which may be another one: only the
    # sum over partitions means something.
    minds.waiting[p, np.uint64(k)] -= 1
    if board.col[np.uint64(k), c.KIND] == c.CLAIM:
        out = read_claim(p, at, minute, v, k, layer, mark, tables, people, board, minds, drafts)
    else:
        out = read_correction(p, at, minute, v, u, k, layer, tables, people, board, minds, drafts)
    if out >= 0:
        copied = np.int64(c.FROM_READ)
        if out >> 4 == c.SHARE_ROW:
            nature = np.int64(mark >> np.uint64(c.NATURE_SHIFT))
            copied = np.int64(copied_from(v, layer, nature, board.key[k], tables.co))
        end = drafts.n[p]
        drafts.word[p, end] = np.uint64(
            v
            | ((out & 15) << c.LAYER_SHIFT)
            | (k << c.SLOT_SHIFT)
            | (((out >> 4) & 15) << c.KIND_SHIFT)
            | (copied << c.COPIED_SHIFT)
        )
        drafts.parent[p, end] = np.int64(event >> SHIFT32)
        drafts.n[p] = end + 1


@inlined
def read_claim(p, i, minute, v, k, layer, mark, tables, people, board, minds, drafts):
    """One account reads one claim; returns the row that it writes (see `out_layer`), or -1."""
    mind = np.uint64(drafts.place[p, i])
    s = np.int64(minds.state[mind])
    drawn, h, draw = drafts.traits[p, i], drafts.belief[p, i], drafts.share[p, i]
    held = grip(kind_word(np.int64(mark >> np.uint64(c.NATURE_SHIFT)), tables.co))
    if s & c.TIMES and unmoved(k, layer, s, drawn, h, low32(draw), held, tables, board):
        minds.state[mind] = np.uint16(s + np.int64(s & c.TIMES < c.TIMES))
        return np.int64(-1)
    first = np.int64(s & c.TIMES == 0)
    s = expose(p, k, layer, s, minds)
    noted = board.col[np.uint64(k), c.NOTE]
    if noted > 0 and layer == c.FEED:
        s |= sees_note(v, drafts.key[p, i], noted)
    # Each meeting wears the guard; the count stays at 15, or it would run over and the guard be as new.
    if s & c.GUARDED and np.int64(minds.guard[mind]) >> c.ERODED_SHIFT < 15:
        minds.guard[mind] += np.uint16(1 << c.ERODED_SHIFT)
    threshold = belief_threshold(minute, v, k, s, drawn, tables, board, minds)
    believes = np.int64(s & c.BELIEVES == 0) & np.int64(high32(h) < threshold)
    s = believe(p, v, k, s, believes, people, minds)
    doubts = np.int64(s & c.BELIEVES == 0) & first & np.int64(low32(h) < tables.co[c.C_DOUBTER])
    s |= doubts * c.DOUBTS
    minds.tally[p, np.uint64(k), c.DOUBTERS] += doubts
    out = -1
    threshold = (share_threshold(v, k, layer, s, drawn, tables, board, minds) * held) >> 8
    if np.int64(s & c.SHARED == 0) & np.int64(low32(draw) < threshold):
        out = out_layer(low32(drafts.reply[p, i]), layer, board.col[k, c.LAYERS], tables)
        if out >= 0:
            s |= c.SHARED
            minds.tally[p, np.uint64(k), c.SHARES] += 1
    # Once a mind, at the first reading: the draw is the same every time, and who asks would ask for ever.
    if first & np.int64(out < 0):
        out = reply(p, below(high32(drafts.reply[p, i]), 1000), k, s, layer, board, minds)
    minds.state[mind] = np.uint16(s)
    return out


@inlined
def unmoved(k, layer, s, drawn, h, draw, held, tables, board):
    """Whether a mind that has met a claim before is moved by nothing in meeting it again, known from bounds alone.

    Most meetings are such: who read it before believes no more, and shares with a draw that no reader of this claim could share
    with. It may say no where all would come to nothing; never yes where something came of it.
    """
    row = board.col[np.uint64(k)]
    if s & c.GUARDED or (row[c.NOTE] > 0 and layer == c.FEED and s & c.LABELLED == 0):
        return False
    if s & c.SHARED == 0 and draw < (most_sharing(layer, row, tables.co) * held) >> 8:
        return False
    if s & c.BELIEVES:
        return True
    # What was said against a claim only lowers belief in it; only what it grew out of raises it.
    level = tables.belief[np.uint64(susceptibility(drawn) - 64), np.uint64(min((s & c.TIMES) + 1, c.TIMES))]
    return row[c.INHERITS] < 0 and high32(h) >= level


@inlined
def copied_from(v, layer, nature, key, co):
    """Which row a share copies, by its thread's nature: FROM_READ, FROM_FIRST (the first post) or FROM_ABOVE.

    A copy of a copy of a copy is often made from the first of them, so that one copy gathers many; never from the first
    post for that reason. What is heard by word of mouth is told on from there; what the press or a page tells is its own
    original.
    """
    if layer == c.FIELD or layer == c.PRESS:
        return c.FROM_READ if layer == c.FIELD else c.FROM_FIRST
    draw, word = mix(key ^ ORIGINAL, np.uint64(v)), kind_word(nature, co)
    if np.int64(draw >> np.uint64(40)) < origin(word):
        return c.FROM_FIRST
    return c.FROM_ABOVE if np.int64(draw & np.uint64(511)) < near(word) else c.FROM_READ
