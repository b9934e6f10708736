"""Owns whole-city passes outside the tick's hot path: slot growth, retraction, state digest, calendar in and out."""

# mypy: disallow-untyped-defs=False
# numba infers the types of its kernels; shapes and units stand in `columns`.

from __future__ import annotations

import numpy as np
from numba import njit

from infodrill.society import columns as c
from infodrill.society.draws import AUTHOR, SHOW, high32, mix
from infodrill.society.reading import shift_trust
from infodrill.society.spreading import append_row, push

CANDIDATES = 64


@njit(cache=True, nogil=True)
def expose_retraction(slot, target, loss, minds):
    """A false statement is exposed: each reader loses `loss` permille of trust, each accepter the guard it gave."""
    for v in range(minds.trust.size):
        s = np.int64(minds.state[v, slot])
        if s & c.TIMES:
            shift_trust(v & 7, v, -((np.int64(minds.trust[v]) * loss) // 1000), minds)
            if s & c.GUARDED:
                minds.state[v, target] = np.uint32(np.int64(minds.state[v, target]) & 0xFFFF & ~c.GUARDED)
                minds.state[v, slot] = np.uint32(s & ~c.GUARDED)


@njit(cache=True, nogil=True)
def state_hash(state, trust, slots):
    """Order-free hash of all minds: sum of mixed non-zero words, wrapping; independent of the slot capacity."""
    total = np.uint64(0)
    for v in range(trust.size):
        total += mix(np.uint64(trust[v]), np.uint64(v))
        for k in range(slots):
            if state[v, k]:
                total += mix(np.uint64(state[v, k]) << np.uint64(16) | np.uint64(k), np.uint64(v))
    return total


@njit(cache=True, nogil=True)
def plant_roots(n, minute, slot, roots, base, width, key, layer_mask, people, minds, rows):
    """Rows for the roots of a wave, chosen by hash in base..base+width; returns the new length of the log.

    Of CANDIDATES hash-chosen accounts the one with the largest audience on its layer tells it first: a rumour that
    a drill is about starts on busy pages and in large groups, not with an average account. Root i looks in its own
    stratum of accounts, so no account is chosen twice.
    """
    stratum = max(width // max(roots, 1), 1)
    for i in range(roots):
        kr = mix(key, np.uint64(i))
        layer = root_layer(i, layer_mask)
        v, widest = base, np.int64(-1)
        for j in range(CANDIDATES):
            other = base + (i + roots * (np.int64(mix(kr, np.uint64(j)) >> np.uint64(33)) % stratum)) % width
            reach = people.feed_ptr[other + 1] - people.feed_ptr[other]
            if layer == c.GROUP:
                reach = people.member_ptr[other + 1] - people.member_ptr[other]
            if reach > widest:
                v, widest = other, reach
        plant(v, slot, layer, people, minds)
        append_row(n, minute, v, -1, slot, layer, c.SHARE_ROW, rows)
        n += 1
    return n


@njit(cache=True, nogil=True)
def root_layer(i, mask):
    """Roots take feed, group, feed, field in turn; where that layer is closed, the first open one."""
    wanted = (c.FEED, c.GROUP, c.FEED, c.FIELD)[i & 3]
    if (mask >> wanted) & 1:
        return wanted
    for layer in (c.FEED, c.GROUP, c.FIELD):
        if (mask >> layer) & 1:
            return layer
    return c.FIELD


@njit(cache=True, nogil=True)
def plant(v, slot, layer, people, minds):
    """A root believes and has shared."""
    s = np.int64(minds.state[v, slot])
    p = v & 7
    if s & c.TIMES == 0:
        minds.tally[p, slot, c.EXPOSED] += 1
        minds.by_layer[p, slot, layer] += 1
        s += 1
    if s & c.BELIEVES == 0:
        minds.tally[p, slot, c.BELIEVERS] += 1
        minds.by_ward[p, slot, np.int64(people.record[v]) & 0xFFFF] += 1
    if s & c.DOUBTS:
        minds.tally[p, slot, c.DOUBTERS] -= 1
    if s & c.CORRECTED:
        minds.tally[p, slot, c.CORRECTEDS] -= 1
    minds.tally[p, slot, c.SHARES] += 1
    minds.state[v, slot] = np.uint32((s | c.BELIEVES | c.SHARED) & ~(c.DOUBTS | c.CORRECTED))


@njit(cache=True, nogil=True)
def link_free(start, calendar):
    """Chunks start.. of every partition join its free list, lowest first."""
    for q in range(c.PARTITIONS):
        for chunk in range(calendar.follow.shape[1] - 1, start - 1, -1):
            calendar.follow[q, chunk] = calendar.free[q]
            calendar.free[q] = chunk


@njit(cache=True, nogil=True)
def list_readings(minute, calendar, word, parent, due):
    """All readings to come, by partition, minute and order of insertion: the canonical form of the calendar."""
    n = 0
    for q in range(c.PARTITIONS):
        for ahead in range(c.RING):
            bucket = (minute + ahead) & (c.RING - 1)
            chunk = calendar.head[q, bucket]
            while chunk >= 0:
                following = calendar.follow[q, chunk]
                for i in range(calendar.fill[q, bucket] if following < 0 else c.CHUNK):
                    word[n], parent[n] = calendar.word[q, chunk, i], calendar.parent[q, chunk, i]
                    due[n] = minute + ahead
                    n += 1
                chunk = following


@njit(cache=True, nogil=True)
def push_readings(start, calendar, word, parent, due):
    """The inverse of `list_readings` from position `start`; returns where the pool was full, or the length."""
    for i in range(start, word.size):
        q = np.int64(word[i] & np.uint64(7))
        if not push(q, due[i], word[i], parent[i], calendar):
            return i
    return word.size


@njit(cache=True, nogil=True)
def show_draws(first, rows, n, show_key, author_key, draw, author):
    """Visibility draws and per-thread author keys of rows first..n; keyed by stable ids, never by row numbers."""
    for i in range(first, n):
        slot, v, root = rows.slot[i], np.uint64(rows.account[i]), rows.root[i]
        draw[i - first] = high32(mix(show_key[slot] ^ SHOW ^ np.uint64(rows.kind[i]), v))
        started = np.uint64(rows.minute[root] * 4 + rows.layer[root])
        thread = mix(author_key[slot] ^ AUTHOR ^ started, np.uint64(rows.account[root]))
        author[i - first] = mix(thread, v)
