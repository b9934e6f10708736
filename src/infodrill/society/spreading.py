"""Owns how rows become readings: followers, group members and neighbours of a sharer, and broadcasts.

The readings of a partition enter the calendar in order of the sharers' partition, then of their rows: the result
depends on 8 logical partitions, not on threads. Each thread looks at every edge and keeps those of its partitions,
which costs less than passing exposures from one thread to the other.
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
# mypy: disallow-untyped-defs=False
# numba infers the types of its kernels; shapes and units stand in `columns`.

from __future__ import annotations

import numpy as np

from infodrill.society import columns as c
from infodrill.society.compiled import inlined, kernel
from infodrill.society.curves import PACE
from infodrill.society.draws import FIELD_WALK, GROUP_PICK, LOW32, REACH, SEE, below, high32, low32, mix
from infodrill.society.prefetch import fetch
from infodrill.society.ring import push
from infodrill.society.rowlog import layer_of, slot_of
from infodrill.society.threads import delay_row
from infodrill.society.weave import (
    OWN_WARD,
    chronotype,
    feed_key,
    feed_length,
    group_key,
    group_length,
    group_near,
    listed,
    traits,
    ward_of,
)

AT_ONCE = 32  # entries drawn together: enough for the compiler to take eight a step
DELAY_BITS = 12  # of a draw from a row of the delay table
DELAY_SHIFT = 32 - DELAY_BITS


@inlined
def due_ahead(of_day, delay, begun, kind, clock):
    """Minutes from now to `delay` active minutes of a rhythm later, which has been active for `begun` today; 1 at least."""
    return max(np.int64(clock[np.uint64(kind), np.uint64((begun + delay * PACE) >> 4)]) - of_day, 1)


@kernel
def view_threshold(layer, audience, co):
    """P(sees | in the audience): constant by layer, damped for lists of 1,024 followers and more."""
    threshold = co[c.C_VIEW_LAYER + layer]
    if layer == c.FEED:
        size = audience >> 10
        while size > 0:
            threshold = (threshold * co[c.C_DAMPING]) >> 16
            size >>= 1
    return threshold


@kernel
def line_up(start, end, people, board, co, rows, line):
    """The sharers among the rows start..end in order of partition, then of row, with the length of each audience.

    A group post goes to one of the sharer's closed groups, by hash. Returns (sharers, most exposures). Each pass asks
    the memory for what the next one reads.
    """
    account, kind, place = rows.account, rows.kind, line.place
    place[:] = 0
    for row in range(start, end):
        # Questions and answers have no audience of their own; a page's row was given its readers when it was
        # broadcast.
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
            if rows.layer[row] == c.GROUP:
                fetch(people.member_ptr, u)
    for i in range(n):
        line.group[i] = membership(rows.mark[line.row[i]], people, board)
    most = np.int64(0)
    for i in range(n):
        if line.group[i] >= 0:
            line.group[i] = people.member_group[line.group[i]]
        most += audience(i, rows.mark[line.row[i]], people, co, line)
    return n, most


@inlined
def membership(mark, people, board):
    """Where in `member_group` the group of a group post stands; -1 = no group."""
    u = np.int64(mark & LOW32)
    if layer_of(mark) != c.GROUP or people.member_ptr[u] == people.member_ptr[u + 1]:
        return np.int64(-1)
    lo, hi = np.int64(people.member_ptr[u]), np.int64(people.member_ptr[u + 1])
    chosen = lo + below(high32(mix(board.key[slot_of(mark)] ^ GROUP_PICK, np.uint64(u))), hi - lo)
    fetch(people.member_group, chosen)
    return chosen


@inlined
def audience(i, mark, people, co, line):
    """Key, ward, pull of the ward and length of the list that is the audience of sharer i; the length also returned."""
    u, layer = np.int64(mark & LOW32), layer_of(mark)
    key, length, near, home = np.uint64(0), np.int64(0), np.int64(0), u
    if layer == c.FEED:
        key, near = feed_key(people.key[0], u), np.int64(OWN_WARD)
        length = feed_length(key, people.shape, people.degree)
    elif layer == c.GROUP and line.group[i] >= 0:
        key = group_key(people.key[0], line.group[i])
        near, home = group_near(key), below(high32(key), people.accounts)
        length = group_length(key, people.shape, people.group_size)
    elif layer == c.FIELD:
        length = co[c.C_WORD_OF_MOUTH]
    ward = ward_of(home, people.ward_near, people.ward_start)
    line.key[i], line.length[i], line.near[i] = key, length, near
    line.base[i] = people.ward_start[ward]
    line.width[i] = people.ward_start[ward + 1] - line.base[i]
    return length


@inlined
def sift(lo, hi, at, j, stop, u, ku, threshold, feed, mark, accounts, line, outbox):
    """Entries j..stop of an audience in the partitions lo..hi that see a share, into the outbox; its new length.

    First every entry and its draw, AT_ONCE and without branches, then those that are kept. `mark` = row that is read and
    row of the delay table, each in its place.
    """
    listed_, drawn, seen = outbox.listed[lo], outbox.drawn[lo], outbox.seen[lo]
    key, near, base, width = line.key[at], line.near[at], line.base[at], line.width[at]
    read, pace = mark
    for first in range(0, stop - j, AT_ONCE):
        some, draws, kept, start = (
            listed_[first : first + AT_ONCE],
            drawn[first : first + AT_ONCE],
            seen[first : first + AT_ONCE],
            j + first,
        )
        for i in range(AT_ONCE):
            v = listed(key, start + i, base, width, accounts, near)
            # Nobody follows oneself: the next account stands in, as in `weave.follower`. In a group one is a
            # member, and is left out below.
            v += np.int64(v == u) & feed
            some[i] = np.int64(0) if v == accounts else v
        for i in range(AT_ONCE):
            draw = mix(ku, np.uint64(some[i]))
            q = some[i] & 7
            # The upper half decides whether, the lower half below decides when: two draws for the price of one
            # hash.
            kept[i] = np.int64((high32(draw) < threshold) & (some[i] != u) & (q >= lo) & (q < hi))
            draws[i] = low32(draw) >> DELAY_SHIFT | pace
    m, event, late = np.uint64(outbox.n[lo]), outbox.event[lo], outbox.late[lo]
    # Written always, kept only where the place moves on: cheaper than a branch that the processor cannot
    # foresee.
    for i in range(np.uint64(stop - j)):
        event[m], late[m] = np.uint64(listed_[i]) | read, drawn[i]
        m += np.uint64(seen[i])
    return np.int64(m)


@inlined
def walk(lo, hi, at, j, stop, u, ku, mark, line, outbox):
    """Those of the ward who are told by word of mouth, as `sift`."""
    m, event, late = outbox.n[lo], outbox.event[lo], outbox.late[lo]
    read, pace = mark
    for i in range(j, stop):
        draw = mix(ku ^ FIELD_WALK, np.uint64(i))
        v = line.base[at] + below(high32(draw), line.width[at])
        event[m] = np.uint64(v) | read
        late[m] = low32(mix(draw, np.uint64(v))) >> DELAY_SHIFT | pace
        q = v & 7
        m += np.int64((v != u) & (q >= lo) & (q < hi))
    return m


@kernel
def post(lo, hi, minute, tables, city_key, outbox, calendar):
    """Put the exposures of an outbox into the calendar; False, and nothing done, when the pool may be too small."""
    n, event, bucket, begun = outbox.n[lo], outbox.event[lo], outbox.bucket[lo], outbox.begun[lo]
    # Asked before anything is put in, and for the worst case, all of them in one partition: half a batch could
    # not be taken back, and would be put in twice at the next try.
    for q in range(lo, hi):
        if calendar.spare[q] < n:
            return False
    rhythm, of_day = tables.co[c.C_RHYTHM], (minute + tables.co[c.C_DAY_MINUTE]) % 1440
    for kind in range(4):
        begun[kind] = tables.active[rhythm + kind, of_day]
    for first in range(0, n, AT_ONCE):
        some, kinds = event[first : first + AT_ONCE], bucket[first : first + AT_ONCE]
        for i in range(AT_ONCE):
            kinds[i] = chronotype(traits(city_key, some[i] & LOW32))
    delay, clock, late = tables.delay.reshape(-1), tables.clock, outbox.late[lo]
    for i in range(np.uint64(n)):
        own = np.uint64(bucket[i])
        wait = np.int64(delay[np.uint64(late[i])])
        due = minute + due_ahead(of_day, wait, begun[own], own + np.uint64(rhythm), clock)
        at = (np.int64(event[i] & np.uint64(7)) * c.RING) | (due & (c.RING - 1))
        # All places first, then all pushes: the memory has begun to bring a line before it is written to.
        bucket[i] = at
        fetch(calendar.line, at * c.LINE)
    for i in range(np.uint64(n)):
        push(bucket[i] // c.RING, bucket[i], event[i], calendar)
    outbox.n[lo] = 0
    return True


@kernel
def scatter(lo, hi, n, minute, tables, people, board, minds, rows, line, outbox, calendar):
    """Phases 4 and 5 for the target partitions lo..hi; False when the pool must grow before it goes on.

    The fate of an edge is a draw keyed by (narrative, sharer, reader, layer): upper half = seen, lower half = when.
    """
    co, first, j = tables.co, line.at[lo, 0], line.at[lo, 1]
    for at in range(first, n):
        row, length = np.int64(line.row[at]), line.length[at]
        mark = rows.mark[row]
        u, layer, slot = np.int64(mark & LOW32), layer_of(mark), slot_of(mark)
        pace = delay_row(layer, np.int64(mark >> np.uint64(c.NATURE_SHIFT)), co) << DELAY_BITS
        told = np.uint64(row) << np.uint64(32), pace
        threshold = view_threshold(layer, length, co)
        ku = mix(board.key[slot] ^ SEE ^ np.uint64(layer), np.uint64(u))
        while j < length:
            full = outbox.n[lo] >= c.BLOCK
            if full and not post(lo, hi, minute, tables, people.key[0], outbox, calendar):
                line.at[lo, 0], line.at[lo, 1] = at, j
                return False
            # An outbox that was not full before takes a piece more without a look: its room is a batch and two
            # pieces.
            held, stop = outbox.n[lo], min(j + c.PIECE, length)
            if layer == c.FIELD:
                m = walk(lo, hi, at, j, stop, u, ku, told, line, outbox)
            else:
                feed = np.int64(layer == c.FEED)
                m = sift(lo, hi, at, j, stop, u, ku, threshold, feed, told, people.accounts, line, outbox)
            minds.waiting[lo, slot] += m - held
            outbox.n[lo] = m
            j = stop
        j = np.int64(0)
    line.at[lo, 0], line.at[lo, 1] = n, 0
    return post(lo, hi, minute, tables, people.key[0], outbox, calendar)


@kernel
def broadcast(lo, hi, minute, row, threshold, tables, people, board, minds, rows, outbox, calendar, cursor):
    """Part of phase 1: a page, the press or loudspeakers reach the accounts whose draw falls below `threshold`.

    Keyed by the claim that it is about: statements on one claim reach nested audiences, so relays saturate.
    `cursor[q]` = the next account; done when that is beyond the city. False when the pool must grow first.
    """
    slot, layer = np.int64(rows.slot[row]), np.int64(rows.layer[row])
    key = mix(board.about[slot] ^ REACH, np.uint64(layer))
    told = np.uint64(row) << np.uint64(32), delay_row(layer, c.PLAIN_NATURE, tables.co) << DELAY_BITS
    for q in range(lo, hi):
        while cursor[q] < people.accounts:
            full = outbox.n[lo] >= c.BLOCK
            if full and not post(lo, hi, minute, tables, people.key[0], outbox, calendar):
                return False
            held = outbox.n[lo]
            outbox.n[lo] = reach(lo, cursor[q], key, threshold, told, people.accounts, outbox)
            minds.waiting[q, slot] += outbox.n[lo] - held
            # Accounts of a partition stand 8 apart.
            cursor[q] += 8 * c.PIECE
    return post(lo, hi, minute, tables, people.key[0], outbox, calendar)


@inlined
def reach(lo, first, key, threshold, mark, accounts, outbox):
    """Those of a piece of one partition, from account `first` on, whom a broadcast reaches, into the outbox, as `sift`."""
    drawn, seen = outbox.drawn[lo], outbox.seen[lo]
    read, pace = mark
    for i in range(c.PIECE):
        v = first + 8 * i
        draw = mix(key, np.uint64(v))
        seen[i] = np.int64((high32(draw) < threshold) & (v < accounts))
        drawn[i] = low32(draw) >> DELAY_SHIFT | pace
    m, event, late = np.uint64(outbox.n[lo]), outbox.event[lo], outbox.late[lo]
    for i in range(np.uint64(c.PIECE)):
        event[m], late[m] = np.uint64(first + 8 * i) | read, drawn[i]
        m += np.uint64(seen[i])
    return np.int64(m)
