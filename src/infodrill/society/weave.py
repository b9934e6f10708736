"""Owns the weaving of a population: traits, follower lists and closed groups, each a pure function of stable ids.

Every structural choice is a draw keyed by (city seed, stream, account or group, position): no random generator, no sort.
Lists are never stored: whoever needs entry i of a list draws it again, which costs less than the wait for memory. Only
the inverse, the groups of an account, is kept. Followers: heavy-tailed list lengths (Pareto table), 55 % of them from
the own ward. Groups: sizes 5-300.
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
# mypy: disallow-untyped-defs=False
# numba infers the types of its kernels; shapes and units stand in `columns`.

from __future__ import annotations

import numpy as np

from infodrill.society.compiled import inlined, kernel
from infodrill.society.draws import below, high32, low32, mix

RECORD = np.uint64(0x0123456789ABCDEF)
LENGTH = np.uint64(0x13198A2E03707344)
FOLLOW = np.uint64(0x243F6A8885A308D3)
GROUP = np.uint64(0x3F84D5B5B5470917)

# The 8-byte record of an account: ward 0-15, chronotype 16-17, age band 18-20, activity 24-31, susceptibility 32-39,
# trust in authorities (permille) 40-49. The schema is closed: no religion, ethnicity or politics.
# What is not there cannot be aimed at: a city that knew such things could be used to try out how to divide
# people.
CHRONO, AGE, ACTIVITY, SUSCEPTIBILITY, TRUST = 16, 18, 24, 32, 40
OWN_WARD = 2_362_232_012  # 0.55 of 2^32: homophily by ward (training assumption)
CERTAIN = 1 << 32
NEAR = 10  # wards are looked up by blocks of 2^NEAR accounts
GROUP_OWN_WARD = 3  # of 4 kinds of group (family, class, residents, work) three stay inside a ward

# what of `Population.shape` says how long lists are
FEED_SCALE, FEED_MOST, GROUP_SCALE, GROUPS = range(4)
GROUP_LEAST, GROUP_MOST = 5, 300


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
def trust_of(key, v):
    """Trust in authorities at the beginning, 0..1000 permille."""
    g = mix(key ^ LENGTH, np.uint64(v))
    # The mean of two even draws: most accounts near 500, few at either end.
    return (below(high32(g), 1001) + below(low32(g), 1001)) // 2


@inlined
def ward_of(v, ward_near, ward_start):
    """The ward of an account."""
    # The table gives the ward in which the block of accounts begins; a later ward may begin inside the block.
    ward = np.int64(ward_near[v >> NEAR])
    while v >= ward_start[ward + 1]:
        ward += 1
    return ward


@inlined
def tail_value(word, table, scale, least, most):
    """A Pareto draw from the table in 1/256, times scale / 256, clipped: octave from leading zeros, then 1/16 steps."""
    # A number of leading zeros is as likely as all larger ones together, so it is the octave of the tail
    # probability: a logarithm without floats, equal on every machine.
    h = high32(word)
    z = 0
    while z < 31 and h < (np.int64(1) << (31 - z)):
        z += 1
    rest = (h << (z + 1)) & 0xFFFFFFFF
    # rest is uniform: at the top of an octave the tail probability is larger, hence the reversal
    step = 15 - (rest >> 28)
    value = (table[z * 16 + step] * scale) >> 16
    return min(max(value, least), most)


@inlined
def feed_key(key, u):
    """The draw key of a follower list."""
    return mix(key ^ FOLLOW, np.uint64(u))


@inlined
def feed_length(ku, shape, degree):
    """How many follow the account whose `feed_key` this is."""
    return tail_value(ku, degree, shape[FEED_SCALE], 1, shape[FEED_MOST])


@inlined
def group_key(key, group):
    """The draw key of a member list."""
    return mix(key ^ GROUP, np.uint64(group))


@inlined
def group_length(kg, shape, group_size):
    """How many members the group with this `group_key` has."""
    return tail_value(kg, group_size, shape[GROUP_SCALE], GROUP_LEAST, GROUP_MOST)


@inlined
def group_near(kg):
    """How many of 2^32 members come from the ward of the group's founder: all or none."""
    # The lowest two bits of the key: the founder is drawn from its upper half and the length too, of which
    # these are independent.
    return np.int64(CERTAIN) if (np.int64(kg) & 3) < GROUP_OWN_WARD else np.int64(0)


@inlined
def listed(key, i, base, width, accounts, near):
    """Entry i of the list with this key: `near` of 2^32 from the ward base..base+width, the others from the whole city."""
    h = mix(key, np.uint64(i))
    own = low32(h) < near
    return (base if own else 0) + below(high32(h), width if own else accounts)


@inlined
def follower(ku, i, u, base, width, accounts):
    """Follower i of u: nobody follows oneself."""
    v = listed(ku, i, base, width, accounts, OWN_WARD)
    v += np.int64(v == u)
    return np.int64(0) if v == accounts else v


@kernel
def count_groups(key, accounts, ward_near, ward_start, shape, group_size, counted):
    """How many groups each account is in, added to `counted[v + 1]`."""
    for group in range(shape[GROUPS]):
        kg = group_key(key, group)
        ward = ward_of(below(high32(kg), accounts), ward_near, ward_start)
        base, width, near = ward_start[ward], ward_start[ward + 1] - ward_start[ward], group_near(kg)
        for i in range(group_length(kg, shape, group_size)):
            counted[listed(kg, i, base, width, accounts, near) + 1] += 1


@kernel
def invert_groups(key, accounts, ward_near, ward_start, shape, group_size, fill, member_group):
    """Groups of each account, in group order (a counting sort); `fill[v]` enters as the place of its first."""
    for group in range(shape[GROUPS]):
        kg = group_key(key, group)
        ward = ward_of(below(high32(kg), accounts), ward_near, ward_start)
        base, width, near = ward_start[ward], ward_start[ward + 1] - ward_start[ward], group_near(kg)
        for i in range(group_length(kg, shape, group_size)):
            v = listed(kg, i, base, width, accounts, near)
            member_group[fill[v]] = group
            fill[v] += 1


@kernel
def fill_trust(key, trust):
    """Everybody's trust in authorities at the beginning."""
    for v in range(trust.size):
        trust[v] = trust_of(key, v)


@kernel
def write_records(key, first, ward_near, ward_start, record):
    """The packed records of the accounts from `first` on."""
    for i in range(record.size):
        v = first + i
        drawn = traits(key, v)
        record[i] = np.uint64(
            ward_of(v, ward_near, ward_start)
            | (chronotype(drawn) << CHRONO)
            | (((drawn >> 27) & 7) << AGE)
            | (activity(drawn) << ACTIVITY)
            | (susceptibility(drawn) << SUSCEPTIBILITY)
            | (trust_of(key, v) << TRUST)
        )


@kernel
def write_lengths(key, first, group, shape, table, out):
    """List lengths from `first` on, of member lists or of follower lists."""
    for i in range(out.size):
        if group:
            out[i] = group_length(group_key(key, first + i), shape, table)
        else:
            out[i] = feed_length(feed_key(key, first + i), shape, table)


@kernel
def write_followers(key, first, lengths, accounts, ward_near, ward_start, to):
    """The follower lists from account `first` on, one behind the other."""
    at = 0
    for i in range(lengths.size):
        u = first + i
        ku, ward = feed_key(key, u), ward_of(u, ward_near, ward_start)
        base, width = ward_start[ward], ward_start[ward + 1] - ward_start[ward]
        for j in range(lengths[i]):
            to[at + j] = follower(ku, j, u, base, width, accounts)
        at += lengths[i]


@kernel
def write_members(key, first, lengths, accounts, ward_near, ward_start, member):
    """The member lists from group `first` on, one behind the other."""
    at = 0
    for i in range(lengths.size):
        kg = group_key(key, first + i)
        ward = ward_of(below(high32(kg), accounts), ward_near, ward_start)
        base, width, near = ward_start[ward], ward_start[ward + 1] - ward_start[ward], group_near(kg)
        for j in range(lengths[i]):
            member[at + j] = listed(kg, j, base, width, accounts, near)
        at += lengths[i]
