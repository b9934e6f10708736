"""Owns how a mind judges what it reads: exposure, belief, doubt, whether it shares and where, and what it answers.

Numba, integers only. A partition touches only its own accounts and counters. Belief is decided by one draw per
(narrative, account) against a threshold that moves with n, so runs are coupled. Equations: docs/model.md.
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
# mypy: disallow-untyped-defs=False
# numba infers the types of its kernels; shapes and units stand in `columns`.

from __future__ import annotations

import numpy as np

from infodrill.society import columns as c
from infodrill.society.compiled import inlined
from infodrill.society.draws import NOTED, high32, mix
from infodrill.society.weave import activity, susceptibility, ward_of

DISTRUST = 250
AGREES = 980  # of 1000 draws: a believing reader who agrees aloud has one from here on
LOSSES = c.GUARDED | c.PREBUNKED | c.LABELLED
# who shares as `doubter`, the coefficient two behind believer
DOUBTFUL = c.DOUBTS | c.CORRECTED | c.GUARDED | c.PREBUNKED


@inlined
def place_of(v, k, minds):
    """Where the mind of account v about narrative k stands."""
    return minds.base[k] + (v & 7) * minds.stride + (v >> 3)


@inlined
def expose(p, k, layer, s, minds):
    """Count one exposure: the new state with n + 1 (saturating). No branches: every third reading is a first one."""
    first = np.int64(s & c.TIMES == 0)
    minds.tally[p, np.uint64(k), c.EXPOSED] += first
    minds.by_layer[p, np.uint64(k), np.uint64(layer)] += first
    return s + np.int64(s & c.TIMES < c.TIMES)


@inlined
def sees_note(v, key, noted):
    """The label that a note under a post is, for who sees it: one draw per (narrative, account)."""
    return c.LABELLED if high32(mix(key ^ NOTED, np.uint64(v))) < noted else np.int64(0)


@inlined
def believe(p, v, k, s, comes, people, minds):
    """From unaware, doubting or corrected to believing where `comes` is 1, else as before. No branches."""
    tally, ward = minds.tally[p, np.uint64(k)], ward_of(v, people.ward_near, people.ward_start)
    tally[c.DOUBTERS] -= comes & np.int64(s & c.DOUBTS != 0)
    tally[c.CORRECTEDS] -= comes & np.int64(s & c.CORRECTED != 0)
    tally[c.BELIEVERS] += comes
    minds.by_ward[p, np.uint64(k), np.uint64(ward)] += comes
    return (s | comes * c.BELIEVES) & ~(comes * (c.DOUBTS | c.CORRECTED))


@inlined
def guard_left(minute, guard, tables):
    """What an accepted correction still takes away from acceptance, 1/65536: forgotten with time, eroded by repetition."""
    age = ((minute >> 6) - (guard & c.SINCE)) & c.SINCE
    left = tables.forgetting[min(age, tables.forgetting.size - 1)]
    left = (left * tables.erosion[guard >> c.ERODED_SHIFT]) >> 16
    return (tables.co[c.C_GUARD] * left) >> 16


@inlined
def belief_threshold(minute, v, k, s, drawn, tables, board, minds):
    """P(believes | n exposures) as a uint32 threshold."""
    level = tables.belief[np.uint64(susceptibility(drawn) - 64), np.uint64(s & c.TIMES)]
    if s & LOSSES or board.col[np.uint64(k), c.INHERITS] >= 0:
        level = after_losses(level, minute, v, k, s, tables, board, minds)
    return level


@inlined
def after_losses(level, minute, v, k, s, tables, board, minds):
    """P(believes | n exposures) as a uint32 threshold, once inheritance and what was said against it are taken in."""
    co = tables.co
    ancestor = board.col[k, c.INHERITS]
    if ancestor >= 0:
        there = place_of(v, ancestor, minds)
        before = np.int64(minds.state[there])
        if before & c.BELIEVES:
            # The larger of the two and not both together: who believes the one needs no second persuasion for
            # its mutation.
            level = max(level, co[c.C_INHERIT])
        # What was corrected of the ancestor helps only while there is no correction of this one: two guards
        # against the same thing would be counted twice.
        if before & c.GUARDED and s & c.GUARDED == 0:
            level = (level * (c.ONE - guard_left(minute, np.int64(minds.guard[there]), tables))) >> 16
        if before & c.PREBUNKED:
            level = (level * (c.ONE - co[c.C_PREBUNK])) >> 16
    if s & c.GUARDED:
        guard = np.int64(minds.guard[place_of(v, k, minds)])
        level = (level * (c.ONE - guard_left(minute, guard, tables))) >> 16
    if s & c.PREBUNKED:
        level = (level * (c.ONE - co[c.C_PREBUNK])) >> 16
    if s & c.LABELLED:
        weight = co[c.C_LABEL_DISTRUST] if minds.trust[v] < DISTRUST else co[c.C_LABEL]
        level = (level * (c.ONE - weight)) >> 16
    return level


@inlined
def share_threshold(v, k, layer, s, drawn, tables, board, minds):
    """P(shares | this exposure) as a uint32 threshold."""
    co = tables.co
    active = activity(drawn)
    p = (co[np.uint64(c.C_SHARE_LAYER + layer)] * board.col[np.uint64(k), c.PULL]) // 50
    # Squared, so that few accounts write most of what is shared; times 3 over 65,536, as the mean of the
    # squares of 0..255 is a third of that, so that the mean over accounts is the rate of the layer.
    p = (p * (active * active * 3)) >> 16
    # 0 believer, 1 neutral, 2 doubter: their coefficients stand one behind the other in this order.
    role = np.int64(s & c.BELIEVES == 0) * (1 + np.int64(s & DOUBTFUL != 0))
    p = (p * co[np.uint64(c.C_SHARE_BELIEVER + role)]) >> 16
    if s & c.LABELLED:
        weight = co[c.C_LABEL_SHARE_DISTRUST] if minds.trust[v] < DISTRUST else co[c.C_LABEL_SHARE]
        p = (p * (c.ONE - weight)) >> 16
    if s & c.HELD:
        p = (p * (c.ONE - co[c.C_HOLD_SHARE])) >> 16
    return p


@inlined
def most_sharing(layer, row, co):
    """A bound of `share_threshold` on a layer, whoever reads: the most active's factor there is below 3, and nobody shares more
    than a believer to whom nothing was said. `row` = the narrative's columns."""
    return ((co[np.uint64(c.C_SHARE_LAYER + layer)] * row[c.PULL]) // 50) * 3


@inlined
def out_layer(draw, layer, allowed, tables):
    """The layer on which a reader on `layer` shares, or the first open one; -1 = none."""
    left = draw >> 24
    chosen = 0
    for other in range(4):
        chosen = other
        left -= tables.co[c.C_CROSS + 4 * layer + other]
        if left < 0:
            break
    # Nobody shares into the press: it picks a claim up by a decision of its own (`Spread.boost`).
    if chosen != c.PRESS and (allowed >> chosen) & 1:
        return chosen
    for other in (c.FEED, c.GROUP, c.FIELD):
        if (allowed >> other) & 1:
            return other
    return -1


@inlined
def reply(p, draw, k, s, layer, board, minds):
    """A first reader who does not share may ask, deny or agree: one draw (0..999) per (narrative, account)."""
    row = board.col[np.uint64(k)]
    # An answer leaves a quarter of the questions.
    question = row[c.QUESTION] >> (2 * np.int64(s & c.ANSWERED != 0))
    # One look for the few who answer at all; which way is for these alone.
    doubting = np.int64(draw < question) | np.int64(draw >= 500) & np.int64(draw < 500 + row[c.DOUBT])
    if np.int64(s & c.BELIEVES != 0) & np.int64(draw < AGREES) | np.int64(s & c.BELIEVES == 0) & (
        1 - doubting
    ):
        return -1
    kind = -1
    if s & c.BELIEVES == 0 and draw < question:
        kind = c.QUESTION_ROW
        minds.tally[p, k, c.QUESTIONS] += 1
    elif s & c.BELIEVES == 0 and 500 <= draw < 500 + board.col[k, c.DOUBT]:
        kind = c.DENIAL_ROW
        minds.tally[p, k, c.DENIALS] += 1
    elif s & c.BELIEVES and draw >= AGREES:
        kind = c.AGREE_ROW
    if kind < 0:
        return -1
    # What the press told is answered on the feed: 0 is the feed.
    return (0 if layer == c.PRESS else layer) | (kind << 4)


@inlined
def shift_trust(p, v, change, minds):
    """Move an account's trust, within 0..1000."""
    before = np.int64(minds.trust[v])
    after = min(max(before + change, 0), 1000)
    minds.trust[v] = after
    minds.trust_sum[p] += after - before
