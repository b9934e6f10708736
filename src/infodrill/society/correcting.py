"""Owns what reading a statement does to a mind: acceptance, what that does to the claim it is about, and to trust.

Numba, integers only. Acceptance is decided by one draw per (claim, account): ten statements reach the same minds as the
best of them. Equations: docs/model.md.
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
# mypy: disallow-untyped-defs=False
# numba infers the types of its kernels; shapes and units stand in `columns`.

from __future__ import annotations

import numpy as np

from infodrill.society import columns as c
from infodrill.society.compiled import inlined
from infodrill.society.draws import ACCEPT, below, high32, low32, mix
from infodrill.society.judging import (
    DISTRUST,
    believe,
    expose,
    most_sharing,
    out_layer,
    place_of,
    reply,
    share_threshold,
    shift_trust,
)
from infodrill.society.weave import ward_of


@inlined
def read_correction(p, i, minute, v, u, k, layer, tables, people, board, minds, drafts):
    """One account reads one statement; returns the row that it writes (see `out_layer`), or -1."""
    co = tables.co
    mind = np.uint64(drafts.place[p, i])
    s = np.int64(minds.state[mind])
    effect = board.col[k, c.EFFECT]
    if adds_nothing(s, effect, u, low32(drafts.share[p, i]), layer, board.col[k], people, co):
        touch(v, board.col[k, c.TARGET], effect, minds)
        minds.state[mind] = np.uint16(s + np.int64(s & c.TIMES < c.TIMES))
        return np.int64(-1)
    first = s & c.TIMES == 0
    s = expose(p, k, layer, s, minds)
    # Only what pages relay wears trust down; a neighbour who passes it on floods nobody.
    if s & c.TIMES > 3 and u >= people.accounts:
        shift_trust(p, v, -co[c.C_FLOOD_TRUST], minds)
    if first:
        shift_trust(p, v, reading_trust(effect, co), minds)
    if settled(s, effect):
        pass
    elif accepts(high32(mix(board.about[k] ^ ACCEPT, np.uint64(v))), v, k, s, co, board, minds):
        s = believe(p, v, k, s, np.int64(s & c.BELIEVES == 0), people, minds)
        if s & c.GUARDED == 0 and corrective(effect):
            s |= c.GUARDED
            accept(p, minute, v, board.col[k, c.TARGET], effect, people, minds)
    # Who trusts little and is not convinced takes the statement itself for doubtful; once, or the tally would
    # count it again.
    elif first and minds.trust[v] < DISTRUST:
        s |= c.DOUBTS
        minds.tally[p, k, c.DOUBTERS] += 1
    touch(v, board.col[k, c.TARGET], effect, minds)
    out = -1
    if s & c.SHARED == 0 and s & c.BELIEVES:
        out = passed_on(p, i, v, k, layer, s, tables, board, minds, drafts)
        if out >= 0:
            s |= c.SHARED
            minds.tally[p, k, c.SHARES] += 1
    if out < 0 and first:
        out = reply(p, below(high32(drafts.reply[p, i]), 1000), k, s, layer, board, minds)
    minds.state[mind] = np.uint16(s)
    return out


@inlined
def adds_nothing(s, effect, u, draw, layer, row, people, co):
    """Whether an account that has read it changes by another reading neither its mind nor what it shares: it has shared it, or
    nobody on the layer does by this draw."""
    if s & c.TIMES == 0 or not unmoved_by(s, effect, u, people):
        return False
    return s & c.SHARED != 0 or draw >= (most_sharing(layer, row, co) * co[c.C_CORRECTION_SHARE]) >> 16


@inlined
def passed_on(p, i, v, k, layer, s, tables, board, minds, drafts):
    """The layer on which an account that is convinced shares the statement, -1 = it does not."""
    threshold = share_threshold(v, k, layer, s, drafts.traits[p, i], tables, board, minds)
    if low32(drafts.share[p, i]) < (threshold * tables.co[c.C_CORRECTION_SHARE]) >> 16:
        return out_layer(low32(drafts.reply[p, i]), layer, board.col[k, c.LAYERS], tables)
    return -1


@inlined
def settled(s, effect):
    """Who has accepted it and drawn the consequence is past both; a statement is read many times, and mostly by these."""
    return s & c.BELIEVES != 0 and (s & c.GUARDED != 0 or not corrective(effect))


@inlined
def unmoved_by(s, effect, u, people):
    """Whether a mind that is past a statement is not worn by it either: a neighbour passes it on, or a page for the third time at
    most."""
    return settled(s, effect) and (u < people.accounts or s & c.TIMES < 3)


@inlined
def corrective(effect):
    """True for effects that change what an accepter thinks of the target; each statement does so once a mind."""
    return effect == c.E_CORRECT or effect == c.E_FALSE or effect == c.E_ANSWER or effect == c.E_PREBUNK


@inlined
def reading_trust(effect, co):
    """Trust gained by the first reading of a statement of this effect, permille."""
    if effect == c.E_ACKNOWLEDGE:
        return co[c.C_TRUST_ACKNOWLEDGE]
    if effect == c.E_ANSWER:
        return co[c.C_TRUST_ANSWER]
    if effect == c.E_HOLD:
        return co[c.C_TRUST_HOLD]
    return 0


@inlined
def accepts(draw, v, k, s, co, board, minds):
    """Whether a draw falls below P(accepts): LEVEL (real-world base x craft x evidence x effect) x issuer's authority x trust,
    falling when flooded.

    The draw is keyed by the claim, not the statement: ten statements reach the same minds as the best of them.
    """
    p = (board.col[k, c.LEVEL] * board.col[k, c.AUTHORITY]) >> 16
    p = (p * (300 + (1400 * np.int64(minds.trust[v])) // 1000)) // 1000
    # Three readings are heard as they are; each more takes its part of what is left. It only falls: a draw that is not
    # below it by now never will be.
    if draw >= p:
        return False
    for _ in range((s & c.TIMES) - 3):
        p = (p * (c.ONE - co[c.C_FLOOD_ACCEPT])) >> 16
    return draw < p


@inlined
def accept(p, minute, v, target, effect, people, minds):
    """What an accepted statement does to the mind about its target. A guard is never renewed by a later one."""
    mind = place_of(v, target, minds)
    s = np.int64(minds.state[mind])
    if effect != c.E_PREBUNK:
        if s & c.BELIEVES:
            s = (s & ~c.BELIEVES) | c.CORRECTED
            minds.tally[p, target, c.BELIEVERS] -= 1
            minds.tally[p, target, c.CORRECTEDS] += 1
            minds.by_ward[p, target, ward_of(v, people.ward_near, people.ward_start)] -= 1
        # Not renewed: else one statement after another would hold belief down without end.
        if s & c.GUARDED == 0:
            s |= c.GUARDED
            minds.guard[mind] = np.uint16((minute >> 6) & c.SINCE)
    # Prebunking is a warning before the first meeting. Who has met the claim already is past it.
    elif s & c.TIMES == 0:
        s |= c.PREBUNKED
    minds.state[mind] = np.uint16(s)


@inlined
def touch(v, target, effect, minds):
    """What reading alone does, accepted or not: a label is seen, a holding line slows sharing, an answer quiets questions."""
    flag = 0
    if effect == c.E_WARN:
        flag = c.LABELLED
    elif effect == c.E_HOLD:
        flag = c.HELD
    elif effect == c.E_ANSWER:
        flag = c.ANSWERED
    if flag:
        # The mind about the claim, not about the statement: that is where `judging` looks for it. Same account,
        # so same partition.
        minds.state[place_of(v, target, minds)] |= np.uint16(flag)
