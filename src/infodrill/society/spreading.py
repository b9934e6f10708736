"""Owns how rows become readings: followers, group members and neighbours of a sharer, and broadcasts.

The readings of a partition enter the calendar in order of the sharers' partition, then of their rows: the result
depends on 8 logical partitions, not on threads. Each thread looks at every edge and keeps those of its partitions,
which costs less than passing exposures from one thread to the other.
"""

# mypy: disallow-untyped-defs=False
# numba infers the types of its kernels; shapes and units stand in `columns`.

from __future__ import annotations

import numpy as np

from infodrill.society import columns as c
from infodrill.society.compiled import inlined, kernel
from infodrill.society.draws import FIELD_WALK, GROUP_PICK, REACH, SEE, below, high32, low32, mix
from infodrill.society.prefetch import fetch
from infodrill.society.ring import empty_outbox, push
from infodrill.society.rowlog import layer_of, slot_of
from infodrill.society.threads import delay_row
from infodrill.society.weave import chronotype, traits, ward_of

PACE = 10  # activity units of one active minute (the mean of the rhythm by day)
AHEAD = 6  # sharers between asking for a list and looking at it
LOW32 = np.uint64(0xFFFFFFFF)


@inlined
def due_ahead(of_day, delay, kind, active, clock):
    """Minutes from now to `delay` active minutes of a rhythm later; at least 1, at most the ring."""
    whole = active[kind, 1440]
    a = active[kind, of_day] + delay * PACE
    days = a // whole
    wall = days * 1440 + clock[kind, (a - days * whole) >> 4] - of_day
    return min(max(wall, 1), c.RING - 1)


@kernel
def view_threshold(layer, audience, co):
    """P(sees | in the audience): constant by layer, damped for lists beyond 1,024 followers."""
    threshold = co[c.C_VIEW_LAYER + layer]
    if layer == c.FEED:
        size = audience >> 10
        while size > 0:
            threshold = (threshold * co[c.C_DAMPING]) >> 16
            size >>= 1
    return threshold


@kernel
def line_up(start, end, people, board, co, rows, line):
    """The sharers among the rows start..end in order of partition, then of row, with the stretch of each audience.

    A group post goes to one of the sharer's closed groups, by hash. Returns (sharers, most exposures). Each pass asks
    the memory for what the next one reads.
    """
    account, kind, place = rows.account, rows.kind, line.place
    place[:] = 0
    for row in range(start, end):
        if kind[row] == c.SHARE_ROW and account[row] < people.accounts:
            place[(account[row] & 7) + 1] += 1
    for q in range(c.PARTITIONS):
        place[q + 1] += place[q]
    n = place[c.PARTITIONS]
    for row in range(start, end):
        u = np.int64(account[row])
        if kind[row] == c.SHARE_ROW and u < people.accounts:
            line.row[place[u & 7]] = row
            place[u & 7] += 1
            fetch(people.member_ptr if rows.layer[row] == c.GROUP else people.feed_ptr, u)
    for i in range(n):
        line.lo[i] = membership(rows.mark[line.row[i]], people, board)
    for i in range(n):
        if line.lo[i] >= 0:
            line.lo[i] = people.member_group[line.lo[i]]
            fetch(people.group_ptr, line.lo[i])
    most = np.int64(0)
    for i in range(n):
        line.lo[i], line.hi[i] = audience(rows.mark[line.row[i]], line.lo[i], people, co)
        most += line.hi[i] - line.lo[i]
    return n, most


@inlined
def membership(mark, people, board):
    """Where in `member_group` the group of a group post stands; -1 = no group."""
    u = np.int64(mark & LOW32)
    if layer_of(mark) != c.GROUP or people.member_ptr[u] == people.member_ptr[u + 1]:
        return np.int64(-1)
    lo, hi = people.member_ptr[u], people.member_ptr[u + 1]
    chosen = lo + below(high32(mix(board.key[slot_of(mark)] ^ GROUP_PICK, np.uint64(u))), hi - lo)
    fetch(people.member_group, chosen)
    return chosen


@inlined
def audience(mark, group, people, co):
    """The stretch of the follower list, the member list or the walk that holds the audience of a row."""
    u, layer = np.int64(mark & LOW32), layer_of(mark)
    if layer == c.FEED:
        return people.feed_ptr[u], people.feed_ptr[u + 1]
    if layer == c.FIELD:
        return np.int64(0), co[c.C_WORD_OF_MOUTH]
    if group < 0:
        return np.int64(0), np.int64(0)
    return people.group_ptr[group], people.group_ptr[group + 1]


@inlined
def sift(listed, j, end, u, ku, threshold, lo, hi, seen, late):
    """Those of a list, in the partitions lo..hi, who see a share: account and the draw of their delay. No branches."""
    m = np.int64(0)
    for i in range(j, end):
        v = np.int64(listed[i])
        draw = mix(ku, np.uint64(v))
        seen[lo, m] = v
        late[lo, m] = low32(draw) >> 20
        q = v & 7
        m += np.int64((high32(draw) < threshold) & (v != u) & (q >= lo) & (q < hi))
    return m


@inlined
def walk(j, end, u, ku, lo, hi, base, width, seen, late):
    """Those of the ward who are told by word of mouth, as `sift`."""
    m = np.int64(0)
    for i in range(j, end):
        draw = mix(ku ^ FIELD_WALK, np.uint64(i))
        v = base + below(high32(draw), width)
        seen[lo, m] = v
        late[lo, m] = low32(mix(draw, np.uint64(v))) >> 20
        q = v & 7
        m += np.int64((v != u) & (q >= lo) & (q < hi))
    return m


@inlined
def look(lo, hi, j, stop, mark, u, ku, threshold, people, outbox):
    """Those of one stretch of an audience who see the share, into `outbox.seen` and `late`; returns how many."""
    layer = layer_of(mark)
    if layer == c.FEED:
        return sift(people.feed_to, j, stop, u, ku, threshold, lo, hi, outbox.seen, outbox.late)
    if layer == c.GROUP:
        return sift(people.member, j, stop, u, ku, threshold, lo, hi, outbox.seen, outbox.late)
    ward = ward_of(u, people.ward_near, people.ward_start)
    base, width = people.ward_start[ward], people.ward_start[ward + 1] - people.ward_start[ward]
    return walk(j, stop, u, ku, lo, hi, base, width, outbox.seen, outbox.late)


@inlined
def post(lo, m, held, row, pace, minute, tables, people, outbox, calendar):
    """The `m` exposures of `look` into the outbox, behind the `held` that are in it."""
    of_day = (minute + tables.co[c.C_DAY_MINUTE]) % 1440
    parent = np.uint64(row) << np.uint64(32)
    for i in range(m):
        v = outbox.seen[lo, i]
        kind = chronotype(traits(people.key[0], v)) + tables.co[c.C_RHYTHM]
        delay = np.int64(tables.delay[pace, outbox.late[lo, i]])
        due = minute + due_ahead(of_day, delay, kind, tables.active, tables.clock)
        bucket = (v & 7) * c.RING + (due & (c.RING - 1))
        outbox.bucket[lo, held + i] = bucket
        outbox.word[lo, held + i] = np.uint64(v) | parent
        fetch(calendar.place, bucket)


@kernel
def scatter(lo, hi, n, minute, tables, people, board, minds, rows, line, outbox, calendar):
    """Phases 4 and 5 for the target partitions lo..hi; False when the pool must grow before it goes on.

    The fate of an edge is a draw keyed by (narrative, sharer, reader, layer): upper half = seen, lower half = when.
    """
    co, first, j, held = tables.co, line.at[lo, 0], line.at[lo, 1], outbox.n[lo]
    for at in range(first, n):
        ahead = line.lo[min(at + AHEAD, n - 1)]
        fetch(people.feed_to, ahead)
        fetch(people.member, ahead)
        row, end = np.int64(line.row[at]), line.hi[at]
        mark = rows.mark[row]
        u, layer, slot = np.int64(mark & LOW32), layer_of(mark), slot_of(mark)
        pace = delay_row(layer, np.int64(mark >> np.uint64(c.NATURE_SHIFT)), co)
        threshold = view_threshold(layer, end - line.lo[at], co)
        ku = mix(board.key[slot] ^ SEE ^ np.uint64(layer), np.uint64(u))
        if j == 0:
            j = line.lo[at]
        while j < end:
            if held >= c.BLOCK:
                outbox.n[lo] = held
                if not empty_outbox(lo, lo, hi, outbox, calendar):
                    line.at[lo, 0], line.at[lo, 1] = at, j
                    return False
                held = 0
            stop = min(j + c.BLOCK, end)
            m = look(lo, hi, j, stop, mark, u, ku, threshold, people, outbox)
            post(lo, m, held, row, pace, minute, tables, people, outbox, calendar)
            minds.waiting[lo, slot] += m
            held += m
            j = stop
        j = np.int64(0)
    outbox.n[lo] = held
    line.at[lo, 0], line.at[lo, 1] = n, 0
    return empty_outbox(lo, lo, hi, outbox, calendar)


@kernel
def broadcast(lo, hi, minute, row, threshold, tables, people, board, minds, rows, calendar, cursor):
    """Part of phase 1: a page, the press or loudspeakers reach the accounts whose draw falls below `threshold`.

    Keyed by the claim that it is about: statements on one claim reach nested audiences, so relays saturate.
    `cursor[q]` = the next account; done when that is beyond the city. False when the pool must grow first.
    """
    co, delay, active, clock, city_key = tables.co, tables.delay, tables.active, tables.clock, people.key[0]
    slot, layer = np.int64(rows.slot[row]), np.int64(rows.layer[row])
    key = mix(board.about[slot] ^ REACH, np.uint64(layer))
    pace = co[c.C_DELAY_LAYER + layer]
    of_day = (minute + co[c.C_DAY_MINUTE]) % 1440
    for q in range(lo, hi):
        for v in range(cursor[q], people.accounts, 8):
            draw = mix(key, np.uint64(v))
            if high32(draw) >= threshold:
                continue
            kind = chronotype(traits(city_key, v)) + co[c.C_RHYTHM]
            ahead = due_ahead(of_day, np.int64(delay[pace, low32(draw) >> 20]), kind, active, clock)
            bucket = q * c.RING + ((minute + ahead) & (c.RING - 1))
            event = np.uint64(v) | np.uint64(row) << np.uint64(32)
            if not push(q, bucket, event, calendar):
                cursor[q] = v
                return False
            minds.waiting[q, slot] += 1
        cursor[q] = max(cursor[q], people.accounts)
    return True
