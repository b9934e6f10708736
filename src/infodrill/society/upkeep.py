"""Owns whole-city passes outside the tick's hot path: roots, retraction, state digest, draws of what is shown."""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
# mypy: disallow-untyped-defs=False
# numba infers the types of its kernels; shapes and units stand in `columns`.

from __future__ import annotations

import numpy as np

from infodrill.society import columns as c
from infodrill.society.compiled import kernel
from infodrill.society.draws import AUTHOR, SHOW, high32, mix
from infodrill.society.judging import place_of, shift_trust
from infodrill.society.rowlog import append_root
from infodrill.society.weave import feed_key, feed_length, ward_of

CANDIDATES = 64


@kernel
def expose_retraction(slot, target, loss, minds):
    """A false statement is exposed: each reader loses `loss` permille of trust, each accepter the guard it gave."""
    for v in range(minds.trust.size):
        mind, about = place_of(v, slot, minds), place_of(v, target, minds)
        s = np.int64(minds.state[mind])
        if s & c.TIMES:
            shift_trust(v & 7, v, -((np.int64(minds.trust[v]) * loss) // 1000), minds)
            if s & c.GUARDED:
                minds.state[about] &= np.uint16(~c.GUARDED & 0xFFFF)
                minds.guard[about] = 0
                minds.state[mind] = np.uint16(s & ~c.GUARDED)


@kernel
def minds_hash(lo, hi, minds, held):
    """Order-free hash of the minds of the partitions lo..hi: a wrapping sum of mixed words; sums of parts add up.

    `held[i]` = the narrative of column i, or -1. No branches: the compiler works on eight minds at a time.
    """
    total, accounts = np.uint64(0), minds.trust.size
    for p in range(lo, hi):
        for v in range(p, accounts, 8):
            total += mix(np.uint64(minds.trust[v]), np.uint64(v))
        for column in range(held.size):
            if held[column] < 0:
                continue
            first = (8 * column + p) * minds.stride
            state, guard = (
                minds.state[first : first + minds.stride],
                minds.guard[first : first + minds.stride],
            )
            k = np.uint64(held[column])
            for i in range(minds.stride):
                mind = np.uint64(state[i]) | np.uint64(guard[i]) << np.uint64(16)
                word = mix(mind << np.uint64(16) | k, np.uint64(8 * i + p))
                total += word if mind else np.uint64(0)
    return total


@kernel
def pairs_hash(slot, who, what):
    """What `minds_hash` adds up for one narrative, from (account, mind and guard) pairs."""
    total = np.uint64(0)
    for i in range(who.size):
        total += mix(np.uint64(what[i]) << np.uint64(16) | np.uint64(slot), np.uint64(who[i]))
    return total


@kernel
def plant_roots(n, minute, slot, roots, base, width, key, layer_mask, people, board, minds, rows):
    """Rows for the roots of a wave, chosen by hash in base..base+width; returns the new length of the log.

    Of CANDIDATES hash-chosen accounts the one with the largest audience on its layer tells it first: a rumour that
    a drill is about starts on busy pages and in large groups, not with an average account. Root i looks in its own
    stratum of accounts, so no account is chosen twice.
    """
    # Root i looks at base + i, base + i + roots, and so on: different roots never meet, so nobody has to be
    # crossed out.
    stratum = max(width // max(roots, 1), 1)
    for i in range(roots):
        kr = mix(key, np.uint64(i))
        layer = root_layer(i, layer_mask)
        v, widest = base, np.int64(-1)
        for j in range(CANDIDATES):
            other = base + (i + roots * (np.int64(mix(kr, np.uint64(j)) >> np.uint64(33)) % stratum)) % width
            if layer == c.GROUP:
                reach = np.int64(people.member_ptr[other + 1]) - people.member_ptr[other]
            else:
                reach = feed_length(feed_key(people.key[0], other), people.shape, people.degree)
            if reach > widest:
                v, widest = other, reach
        plant(v, slot, layer, people, minds)
        append_root(n, minute, v, slot, layer, people.accounts, board, rows)
        n += 1
    return n


@kernel
def root_layer(i, mask):
    """Roots take feed, group, feed, field in turn; where that layer is closed, the first open one."""
    wanted = (c.FEED, c.GROUP, c.FEED, c.FIELD)[i & 3]
    if (mask >> wanted) & 1:
        return wanted
    for layer in (c.FEED, c.GROUP, c.FIELD):
        if (mask >> layer) & 1:
            return layer
    return c.FIELD


@kernel
def plant(v, slot, layer, people, minds):
    """A root believes and has shared."""
    p = v & 7
    mind = place_of(v, slot, minds)
    s = np.int64(minds.state[mind])
    if s & c.TIMES == 0:
        minds.tally[p, slot, c.EXPOSED] += 1
        minds.by_layer[p, slot, layer] += 1
        s += 1
    if s & c.BELIEVES == 0:
        minds.tally[p, slot, c.BELIEVERS] += 1
        minds.by_ward[p, slot, ward_of(v, people.ward_near, people.ward_start)] += 1
    if s & c.DOUBTS:
        minds.tally[p, slot, c.DOUBTERS] -= 1
    if s & c.CORRECTED:
        minds.tally[p, slot, c.CORRECTEDS] -= 1
    minds.tally[p, slot, c.SHARES] += 1
    minds.state[mind] = np.uint16((s | c.BELIEVES | c.SHARED) & ~(c.DOUBTS | c.CORRECTED))


@kernel
def show_draws(first, rows, n, show_key, author_key, draw, author):
    """Visibility draws and per-thread author keys of rows first..n; keyed by stable ids, never by row numbers."""
    for i in range(first, n):
        slot, v, root = rows.slot[i], np.uint64(rows.account[i]), rows.root[i]
        draw[i - first] = high32(mix(show_key[slot] ^ SHOW ^ np.uint64(rows.kind[i]), v))
        # A name lasts for a thread and no longer: read over many threads, one name for an account would make a
        # profile of it.
        started = np.uint64(rows.minute[root] * 4 + rows.layer[root])
        thread = mix(author_key[slot] ^ AUTHOR ^ started, np.uint64(rows.account[root]))
        author[i - first] = mix(thread, v)
