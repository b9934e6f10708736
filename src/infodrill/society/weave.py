"""Owns the weaving of a population: records, follower lists (CSR) and closed groups (hyper-edges), hash by hash.

Every structural choice is a draw keyed by (city seed, stream, account, position): no random generator, no sort.
Followers: heavy-tailed list lengths (Pareto table), half of them from the own ward. Groups: sizes 5-300.
"""

# mypy: disallow-untyped-defs=False
# numba infers the types of its kernels; shapes and units stand in `columns`.

from __future__ import annotations

import numpy as np

from infodrill.society.compiled import allocating, inlined, kernel
from infodrill.society.draws import below, high32, low32, mix

RECORD = np.uint64(0x0123456789ABCDEF)
LENGTH = np.uint64(0x13198A2E03707344)
FOLLOW = np.uint64(0x243F6A8885A308D3)
GROUP = np.uint64(0x3F84D5B5B5470917)

# The 8-byte record of an account: ward 0-15, chronotype 16-17, age band 18-20, activity 24-31, susceptibility 32-39,
# trust in authorities (permille) 40-49. The schema is closed: no religion, ethnicity or politics.
WARD_MASK = 0xFFFF
CHRONO, AGE, ACTIVITY, SUSCEPTIBILITY, TRUST = 16, 18, 24, 32, 40
OWN_WARD = 2_362_232_012  # 0.55 of 2^32: homophily by ward (training assumption)
NEAR = 10  # wards are looked up by blocks of 2^NEAR accounts
GROUP_OWN_WARD = 3  # of 4 kinds of group (family, class, residents, work) three stay inside a ward


@inlined
def traits(key, v):
    """The word that an account's traits are made of: drawn again rather than read, since a hash is cheaper than a miss."""
    return np.int64(mix(key ^ RECORD, np.uint64(v)))


@inlined
def chronotype(drawn):
    """0 lark, 1 day, 2 evening, 3 owl."""
    return (0x13221110 >> (((drawn >> 24) & 7) << 2)) & 3


@inlined
def susceptibility(drawn):
    """64..191; 128 is the mean account."""
    return 64 + ((drawn >> 8) & 127)


@inlined
def activity(drawn):
    """0..255."""
    return (drawn >> 16) & 255


@inlined
def ward_of(v, ward_near, ward_start):
    """The ward of an account."""
    ward = np.int64(ward_near[v >> NEAR])
    while v >= ward_start[ward + 1]:
        ward += 1
    return ward


@kernel
def weave_records(key, ward_start, record):
    """Fill the packed record of every account; accounts of a ward are contiguous."""
    for ward in range(ward_start.size - 1):
        for v in range(ward_start[ward], ward_start[ward + 1]):
            drawn = traits(key, v)
            g = mix(key ^ LENGTH, np.uint64(v))
            trust = (below(high32(g), 1001) + below(low32(g), 1001)) // 2
            record[v] = np.uint64(
                ward
                | (chronotype(drawn) << CHRONO)
                | (((drawn >> 27) & 7) << AGE)
                | (activity(drawn) << ACTIVITY)
                | (susceptibility(drawn) << SUSCEPTIBILITY)
                | (trust << TRUST)
            )


@inlined
def tail_value(word, table, scale, least, most):
    """A Pareto draw from the table in 1/256, times scale / 256, clipped: octave from leading zeros, then 1/16 steps."""
    h = high32(word)
    z = 0
    while z < 31 and h < (np.int64(1) << (31 - z)):
        z += 1
    rest = (h << (z + 1)) & 0xFFFFFFFF
    # rest is uniform: at the top of an octave the tail probability is larger, hence the reversal
    step = 15 - (rest >> 28)
    value = (table[z * 16 + step] * scale) >> 16
    return min(max(value, least), most)


@kernel
def weave_lengths(key, table, scale, least, most, out):
    """Cumulative list lengths: out has one more entry than lists."""
    out[0] = 0
    for v in range(out.size - 1):
        out[v + 1] = out[v] + tail_value(mix(key, np.uint64(v)), table, scale, least, most)


@kernel
def weave_followers(key, ward_start, record, ptr, to):
    """Followers of each account: own ward with OWN_WARD, else anyone of the city."""
    n = ptr.size - 1
    for u in range(n):
        ward = np.int64(record[u]) & WARD_MASK
        base, width = ward_start[ward], ward_start[ward + 1] - ward_start[ward]
        ku = mix(key ^ FOLLOW, np.uint64(u))
        for j in range(ptr[u], ptr[u + 1]):
            h = mix(ku, np.uint64(j - ptr[u]))
            v = base + below(high32(h), width) if low32(h) < OWN_WARD else below(high32(h), n)
            to[j] = v if v != u else (v + 1) % n


@kernel
def weave_groups(key, ward_start, ptr, member, per_account):
    """Members of each group, around a hash-chosen founder's ward; counts memberships per account."""
    n = per_account.size
    for g in range(ptr.size - 1):
        kg = mix(key ^ GROUP, np.uint64(g))
        founder = below(high32(kg), n)
        ward = np.searchsorted(ward_start, founder, side="right") - 1
        base, width = ward_start[ward], ward_start[ward + 1] - ward_start[ward]
        local = (np.int64(kg) & 3) < GROUP_OWN_WARD
        for j in range(ptr[g], ptr[g + 1]):
            h = mix(kg, np.uint64(j - ptr[g]))
            v = base + below(high32(h), width) if local else below(high32(h), n)
            member[j] = v
            per_account[v] += 1


@allocating
def invert_groups(ptr, member, member_ptr, member_group):
    """Groups of each account, in group order (a counting sort); member_ptr enters as the cumulative counts."""
    fill = member_ptr[:-1].copy()
    for g in range(ptr.size - 1):
        for j in range(ptr[g], ptr[g + 1]):
            v = member[j]
            member_group[fill[v]] = g
            fill[v] += 1
