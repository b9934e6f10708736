"""Owns how rows become readings: followers, group members and neighbours of a sharer, broadcasts, and the calendar.

Sources write outboxes, targets insert them in source order: the result depends on 8 logical partitions, not threads.
Whatever could overflow stops before it does and resumes after Python has grown it.
"""

# mypy: disallow-untyped-defs=False
# numba infers the types of its kernels; shapes and units stand in `columns`.

from __future__ import annotations

import numpy as np
from numba import njit

from infodrill.society import columns as c
from infodrill.society.draws import FIELD_WALK, GROUP_PICK, REACH, SEE, below, high32, low32, mix
from infodrill.society.prefetch import fetch
from infodrill.society.threads import delay_row, grip_nature, thread_nature
from infodrill.society.weave import WARD_MASK, chronotype

AHEAD = 8  # readings between asking for a place and writing to it
PACE = 10  # activity units of one active minute (the mean of the rhythm by day)


@njit(cache=True, nogil=True, inline="always")
def due_minute(minute, delay, chrono, tables):
    """The wall minute after `delay` active minutes of a chronotype; at least the next, at most the ring."""
    kind = chrono + tables.co[c.C_RHYTHM]
    of_day = (minute + tables.co[c.C_DAY_MINUTE]) % 1440
    whole = tables.active[kind, 1440]
    a = tables.active[kind, of_day] + delay * PACE
    wall = (a // whole) * 1440 + tables.clock[kind, (a % whole) >> 4] - of_day
    return minute + min(max(wall, 1), c.RING - 1)


@njit(cache=True, nogil=True)
def view_threshold(layer, audience, co):
    """P(sees | in the audience): constant by layer, damped for lists beyond 1,024 followers."""
    threshold = co[c.C_VIEW_LAYER + layer]
    if layer == c.FEED:
        size = audience >> 10
        while size > 0:
            threshold = (threshold * co[c.C_DAMPING]) >> 16
            size >>= 1
    return threshold


@njit(cache=True, nogil=True)
def group_of(row, rows, board, people):
    """The closed group in which a row is posted: one of the sharer's, by hash; -1 = in none."""
    u = rows.account[row]
    lo, hi = people.member_ptr[u], people.member_ptr[u + 1]
    if hi == lo:
        return np.int64(-1)
    h = mix(board.key[rows.slot[row]] ^ GROUP_PICK, np.uint64(u))
    return np.int64(people.member_group[lo + below(high32(h), hi - lo)])


@njit(cache=True, nogil=True)
def audience_bounds(start, end, rows, board, people, co, bounds):
    """Upper bound of exposures per source partition of the rows start..end."""
    bounds[:] = 0
    for row in range(start, end):
        u = rows.account[row]
        if rows.kind[row] != c.SHARE_ROW or u >= people.record.size:
            continue
        layer = rows.layer[row]
        if layer == c.FEED:
            bounds[u & 7] += people.feed_ptr[u + 1] - people.feed_ptr[u]
        elif layer == c.GROUP:
            g = group_of(row, rows, board, people)
            if g >= 0:
                bounds[u & 7] += people.group_ptr[g + 1] - people.group_ptr[g]
        elif layer == c.FIELD:
            bounds[u & 7] += co[c.C_WORD_OF_MOUTH]


@njit(cache=True, nogil=True, inline="always")
def post(p, v, draw, minute, row, mark, pace, tables, people, outbox):
    """One exposure into the outbox, its reading delayed by the lower half of the edge's draw.

    `mark`: the event word without the account; `pace`: the row of the delay table.
    """
    chrono = chronotype(people.key[0], v)
    delay = np.int64(tables.delay[pace, low32(draw) >> 20])
    q = v & 7
    at = outbox.n[p, q]
    outbox.word[p, q, at] = np.uint64(v | mark)
    outbox.parent[p, q, at] = row
    outbox.due[p, q, at] = due_minute(minute, delay, chrono, tables)
    outbox.n[p, q] = at + 1


@njit(cache=True, nogil=True)
def scatter(lo, hi, start, end, minute, tables, people, board, rows, outbox):
    """Phase 4 for source partitions lo..hi: the audience of every new share. The outbox has room (audience_bounds).

    Sources are partitioned by account, not by row number: the order among one narrative's readings must not depend
    on what else is being told.
    """
    for p in range(lo, hi):
        outbox.n[p, :] = 0
        for row in range(start, end):
            u = np.int64(rows.account[row])
            if u & 7 == p and rows.kind[row] == c.SHARE_ROW and u < people.record.size:
                scatter_row(p, row, u, minute, tables, people, board, rows, outbox)


@njit(cache=True, nogil=True, inline="always")
def scatter_row(p, row, u, minute, tables, people, board, rows, outbox):
    """One sharer's audience. The fate of an edge is a draw keyed by (narrative, sharer, reader, layer)."""
    slot, layer = np.int64(rows.slot[row]), np.int64(rows.layer[row])
    nature = thread_nature(row, slot, board, rows, people)
    pace = delay_row(layer, nature, tables)
    mark = (layer << c.LAYER_SHIFT) | (slot << c.SLOT_SHIFT) | (grip_nature(nature) << c.GRIP_SHIFT)
    ku = mix(board.key[slot] ^ SEE ^ np.uint64(layer), np.uint64(u))
    if layer == c.FEED:
        lo, hi = people.feed_ptr[u], people.feed_ptr[u + 1]
        threshold = view_threshold(layer, hi - lo, tables.co)
        for j in range(lo, hi):
            v = np.int64(people.feed_to[j])
            draw = mix(ku, np.uint64(v))
            if high32(draw) < threshold:
                post(p, v, draw, minute, row, mark, pace, tables, people, outbox)
    elif layer == c.GROUP:
        g = group_of(row, rows, board, people)
        if g >= 0:
            threshold = view_threshold(layer, 0, tables.co)
            for j in range(people.group_ptr[g], people.group_ptr[g + 1]):
                v = np.int64(people.member[j])
                draw = mix(ku, np.uint64(v))
                if v != u and high32(draw) < threshold:
                    post(p, v, draw, minute, row, mark, pace, tables, people, outbox)
    elif layer == c.FIELD:
        ward = np.int64(people.record[u]) & WARD_MASK
        base, width = people.ward_start[ward], people.ward_start[ward + 1] - people.ward_start[ward]
        for j in range(tables.co[c.C_WORD_OF_MOUTH]):
            draw = mix(ku ^ FIELD_WALK, np.uint64(j))
            v = base + below(high32(draw), width)
            if v != u:
                post(p, v, mix(draw, np.uint64(v)), minute, row, mark, pace, tables, people, outbox)


@njit(cache=True, nogil=True, inline="always")
def push(q, due, word, parent, calendar):
    """One reading into the calendar of partition q; False when the pool has no free chunk left."""
    bucket = due & (c.RING - 1)
    chunk = calendar.tail[q, bucket]
    if chunk < 0 or calendar.fill[q, bucket] == c.CHUNK:
        fresh = calendar.free[q]
        if fresh < 0:
            return False
        calendar.free[q] = calendar.follow[q, fresh]
        calendar.follow[q, fresh] = -1
        if chunk < 0:
            calendar.head[q, bucket] = fresh
        else:
            calendar.follow[q, chunk] = fresh
        calendar.tail[q, bucket] = fresh
        calendar.fill[q, bucket] = 0
        chunk = fresh
    at = calendar.fill[q, bucket]
    calendar.word[q, chunk, at] = word
    calendar.parent[q, chunk, at] = parent
    calendar.fill[q, bucket] = at + 1
    calendar.held[q, bucket] += 1
    return True


@njit(cache=True, nogil=True)
def insert(lo, hi, outbox, calendar, cursor):
    """Phase 5 for target partitions lo..hi; `cursor` (8 x 2: source, position; source 8 = done) lets it resume."""
    for q in range(lo, hi):
        stuck = False
        while cursor[q, 0] < 8 and not stuck:
            p = cursor[q, 0]
            used = outbox.n[p, q]
            for at in range(cursor[q, 1], used):
                approach_bucket(q, outbox.due[p, q, min(at + AHEAD, used - 1)], calendar)
                if not push(
                    q, outbox.due[p, q, at], outbox.word[p, q, at], outbox.parent[p, q, at], calendar
                ):
                    cursor[q, 1] = at
                    stuck = True
                    break
            if not stuck:
                cursor[q, 0] = p + 1
                cursor[q, 1] = 0


@njit(cache=True, nogil=True, inline="always")
def approach_bucket(q, due, calendar):
    """Ask the memory for the place where a reading will be written."""
    bucket = due & (c.RING - 1)
    chunk = calendar.tail[q, bucket]
    if chunk >= 0:
        place = (q * calendar.follow.shape[1] + chunk) * c.CHUNK + (calendar.fill[q, bucket] & (c.CHUNK - 1))
        fetch(calendar.word, place)
        fetch(calendar.parent, place)


@njit(cache=True, nogil=True)
def broadcast(lo, hi, minute, row, slot, layer, threshold, tables, people, board, calendar, cursor):
    """Part of phase 1: a page, the press or loudspeakers reach the accounts whose draw falls below `threshold`.

    Keyed by the claim that it is about: statements on one claim reach nested audiences, so relays saturate.
    `cursor[q, 1]` = next account (done when beyond the city), `cursor[q, 0]` = 8 when done.
    """
    key = mix(board.about[slot] ^ REACH, np.uint64(layer))
    n = people.record.size
    for q in range(lo, hi):
        v = max(cursor[q, 1], q)
        while v < n:
            draw = mix(key, np.uint64(v))
            if high32(draw) < threshold:
                chrono = chronotype(people.key[0], v)
                delay = np.int64(tables.delay[tables.co[c.C_DELAY_LAYER + layer], low32(draw) >> 20])
                word = np.uint64(
                    v | (layer << c.LAYER_SHIFT) | (slot << c.SLOT_SHIFT) | (c.NATURES << c.GRIP_SHIFT)
                )
                if not push(q, due_minute(minute, delay, chrono, tables), word, row, calendar):
                    break
            v += 8
        cursor[q, 1] = v
        if v >= n:
            cursor[q, 0] = 8


@njit(cache=True, nogil=True)
def append_row(n, minute, account, parent, slot, layer, kind, rows):
    """Row n of the log; every ancestor gains a descendant."""
    rows.minute[n] = minute
    rows.account[n] = account
    rows.parent[n] = parent
    rows.root[n] = n if parent < 0 else rows.root[parent]
    rows.size[n] = 0
    rows.slot[n] = slot
    rows.layer[n] = layer
    rows.kind[n] = kind
    while parent >= 0:
        rows.size[parent] += 1
        parent = rows.parent[parent]


@njit(cache=True, nogil=True)
def append_drafts(n, minute, drafts, rows):
    """Phase 3: drafts of all partitions become rows, in partition order; returns the new length."""
    for p in range(c.PARTITIONS):
        for i in range(drafts.n[p]):
            word = drafts.word[p, i]
            append_row(
                n,
                minute,
                np.int64(word & np.uint64(0xFFFFFFFF)),
                np.int64(drafts.parent[p, i]),
                np.int64((word >> np.uint64(c.SLOT_SHIFT)) & np.uint64(c.SLOT_MASK)),
                np.int64((word >> np.uint64(c.LAYER_SHIFT)) & np.uint64(15)),
                np.int64((word >> np.uint64(c.KIND_SHIFT)) & np.uint64(15)),
                rows,
            )
            n += 1
    return n
