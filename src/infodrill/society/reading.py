"""Owns what one reading does to one mind: exposure, belief, doubt, correction, and the decision to share or reply.

Numba, integers only. A partition touches only its own accounts and counters. Belief and acceptance are decided by one
draw per (narrative, account) against a threshold that moves with n, so runs are coupled; sharing by (narrative,
parent, account). Equations: docs/model.md.
"""

# mypy: disallow-untyped-defs=False
# numba infers the types of its kernels; shapes and units stand in `columns`.

from __future__ import annotations

import numpy as np

from infodrill.society import columns as c
from infodrill.society.compiled import inlined, kernel
from infodrill.society.draws import ACCEPT, BELIEF, NOTED, ORIGINAL, REPLY, SHARE, below, high32, low32, mix
from infodrill.society.prefetch import fetch
from infodrill.society.ring import take
from infodrill.society.rowlog import layer_of, slot_of
from infodrill.society.threads import grip, kind_word, near, origin
from infodrill.society.weave import activity, susceptibility, traits, ward_of

DISTRUST = 250
AHEAD = 32  # readings drawn at a time, and between asking for a mind and changing it
LOW32, SHIFT32 = np.uint64(0xFFFFFFFF), np.uint64(32)
LOSSES = c.GUARDED | c.PREBUNKED | c.LABELLED


@kernel
def read_minute(lo, hi, minute, tables, people, board, minds, calendar, rows, drafts):
    """Phase 2 of a tick for partitions lo..hi: every reading due at `minute`. `drafts` has room for them and to spare.

    AHEAD readings at a time: first the draws of all, which need no mind, then mind by mind. While one is changed, the
    memory is asked for the mind of the one AHEAD of it, and for the row of the one behind that.
    """
    col, state, base, waiting = board.col, minds.state, minds.base, minds.waiting
    marks, root, due = rows.mark, rows.root, drafts.due
    words, parents, written = drafts.word, drafts.parent, drafts.n
    for p in range(lo, hi):
        n = take(p, minute, calendar, due)
        for i in range(n, n + 3 * AHEAD):
            due[p, i] = 0
        written[p] = 0
        for first in range(0, n, AHEAD):
            draw_all(p, first, people, board, marks, drafts)
            for i in range(min(AHEAD, n - first)):
                fetch(marks, np.int64(due[p, first + i + 2 * AHEAD] >> SHIFT32))
                coming = due[p, first + i + AHEAD]
                fetch(state, base[slot_of(marks[np.int64(coming >> SHIFT32)])] + 4 * np.int64(coming & LOW32))
                parent, v = np.int64(due[p, first + i] >> SHIFT32), np.int64(due[p, first + i] & LOW32)
                mark = drafts.mark[p, i]
                u, k = np.int64(mark & LOW32), slot_of(mark)
                layer = layer_of(mark)
                nature = np.int64(mark >> np.uint64(c.NATURE_SHIFT))
                waiting[p, k] -= 1
                if col[k, c.KIND] == c.CLAIM:
                    out = read_claim(p, i, minute, v, k, layer, nature, tables, people, board, minds, drafts)
                else:
                    out = read_correction(p, i, minute, v, u, k, layer, tables, people, board, minds, drafts)
                if out >= 0:
                    at = written[p]
                    words[p, at] = np.uint64(
                        v
                        | ((out & 15) << c.LAYER_SHIFT)
                        | (k << c.SLOT_SHIFT)
                        | (((out >> 4) & 15) << c.KIND_SHIFT)
                    )
                    copied = parent
                    if out >> 4 == c.SHARE_ROW:
                        copied = copied_row(
                            v, layer, nature, board.key[k], parent, rows.parent, root, tables.co
                        )
                    parents[p, at] = copied
                    written[p] = at + 1


@inlined
def draw_all(p, first, people, board, marks, drafts):
    """The draws of AHEAD readings from `first` on, into the first columns of `drafts`; eight at a time, no branches."""
    due, mark, key = drafts.due[p, first : first + AHEAD], drafts.mark[p], drafts.key[p]
    kinds, belief, share, answer = drafts.traits[p], drafts.belief[p], drafts.share[p], drafts.reply[p]
    for i in range(AHEAD):
        mark[i] = marks[np.int64(due[i] >> SHIFT32)]
        key[i] = board.key[slot_of(mark[i])]
    city_key = people.key[0]
    for i in range(AHEAD):
        kinds[i] = traits(city_key, due[i] & LOW32)
    for i in range(AHEAD):
        belief[i] = mix(key[i] ^ BELIEF, due[i] & LOW32)
    for i in range(AHEAD):
        share[i] = mix(mix(key[i] ^ SHARE, mark[i] & LOW32), due[i] & LOW32)
    for i in range(AHEAD):
        answer[i] = below(high32(mix(key[i] ^ REPLY, due[i] & LOW32)), 1000)


@inlined
def expose(p, k, layer, s, minds):
    """Count one exposure: the new state with n + 1 (saturating). No branches: every third reading is a first one."""
    first = np.int64(s & c.TIMES == 0)
    minds.tally[p, k, c.EXPOSED] += first
    minds.by_layer[p, k, layer] += first
    return s + np.int64(s & c.TIMES < c.TIMES)


@inlined
def read_claim(p, i, minute, v, k, layer, nature, tables, people, board, minds, drafts):
    """One account reads one claim; returns the row that it writes (see `out_layer`), or -1."""
    mind = minds.base[k] + 4 * v
    s = np.int64(minds.state[mind])
    first = np.int64(s & c.TIMES == 0)
    s = expose(p, k, layer, s, minds)
    drawn, h = drafts.traits[p, i], drafts.belief[p, i]
    if layer == c.FEED and board.col[k, c.NOTE] > 0:
        s |= sees_note(v, board.key[k], board.col[k, c.NOTE])
    if s & c.GUARDED and (s >> c.ERODED_SHIFT) < 15:
        s += 1 << c.ERODED_SHIFT
    threshold = belief_threshold(minute, v, k, s, drawn, tables, board, minds)
    unconvinced = np.int64(s & c.BELIEVES == 0)
    if unconvinced & np.int64(high32(h) < threshold):
        s = believe(p, v, k, s, people, minds)
    else:
        doubts = unconvinced & first & np.int64(low32(h) < tables.co[c.C_DOUBTER])
        s |= doubts * c.DOUBTS
        minds.tally[p, k, c.DOUBTERS] += doubts
    out = -1
    draw = drafts.share[p, i]
    threshold = share_threshold(v, k, layer, s, drawn, tables, board, minds)
    threshold = (threshold * grip(kind_word(nature, tables.co))) >> 8
    if np.int64(s & c.SHARED == 0) & np.int64(low32(draw) < threshold):
        out = out_layer(high32(draw), layer, board.col[k, c.LAYERS], tables)
        if out >= 0:
            s |= c.SHARED
            minds.tally[p, k, c.SHARES] += 1
    if first & np.int64(out < 0):
        out = reply(p, drafts.reply[p, i], k, s, layer, board, minds)
    minds.state[mind] = np.uint32(s)
    return out


@inlined
def sees_note(v, key, noted):
    """The label that a note under a post is, for who sees it: one draw per (narrative, account)."""
    return c.LABELLED if high32(mix(key ^ NOTED, np.uint64(v))) < noted else np.int64(0)


@inlined
def believe(p, v, k, s, people, minds):
    """From unaware, doubting or corrected to believing."""
    if s & c.DOUBTS:
        minds.tally[p, k, c.DOUBTERS] -= 1
    if s & c.CORRECTED:
        minds.tally[p, k, c.CORRECTEDS] -= 1
    minds.tally[p, k, c.BELIEVERS] += 1
    minds.by_ward[p, k, ward_of(v, people.ward_near, people.ward_start)] += 1
    return (s | c.BELIEVES) & ~(c.DOUBTS | c.CORRECTED)


@inlined
def guard_left(minute, s, tables):
    """What an accepted correction still takes away from acceptance, 1/65536: forgotten with time, eroded by repetition."""
    age = ((minute >> 6) - ((s >> c.GUARD_SHIFT) & c.GUARD_MASK)) & c.GUARD_MASK
    left = tables.forgetting[min(age, tables.forgetting.size - 1)]
    left = (left * tables.erosion[(s >> c.ERODED_SHIFT) & 15]) >> 16
    return (tables.co[c.C_GUARD] * left) >> 16


@inlined
def belief_threshold(minute, v, k, s, drawn, tables, board, minds):
    """P(believes | n exposures) as a uint32 threshold."""
    p = tables.belief[susceptibility(drawn) - 64, s & c.TIMES]
    if s & LOSSES or board.col[k, c.INHERITS] >= 0:
        p = after_losses(p, minute, v, k, s, tables, board, minds)
    return p


@inlined
def after_losses(p, minute, v, k, s, tables, board, minds):
    """P(believes | n exposures) as a uint32 threshold, once inheritance and what was said against it are taken in."""
    co = tables.co
    ancestor = board.col[k, c.INHERITS]
    if ancestor >= 0:
        before = np.int64(minds.state[minds.base[ancestor] + 4 * v])
        if before & c.BELIEVES:
            p = max(p, co[c.C_INHERIT])
        if before & c.GUARDED and s & c.GUARDED == 0:
            p = (p * (c.ONE - guard_left(minute, before, tables))) >> 16
        if before & c.PREBUNKED:
            p = (p * (c.ONE - co[c.C_PREBUNK])) >> 16
    if s & c.GUARDED:
        p = (p * (c.ONE - guard_left(minute, s, tables))) >> 16
    if s & c.PREBUNKED:
        p = (p * (c.ONE - co[c.C_PREBUNK])) >> 16
    if s & c.LABELLED:
        weight = co[c.C_LABEL_DISTRUST] if minds.trust[v] < DISTRUST else co[c.C_LABEL]
        p = (p * (c.ONE - weight)) >> 16
    return p


@inlined
def share_threshold(v, k, layer, s, drawn, tables, board, minds):
    """P(shares | this exposure) as a uint32 threshold."""
    co = tables.co
    active = activity(drawn)
    p = (co[c.C_SHARE_LAYER + layer] * board.col[k, c.PULL]) // 50
    p = (p * (active * active * 3)) >> 16
    if s & c.BELIEVES:
        p = (p * co[c.C_SHARE_BELIEVER]) >> 16
    elif s & (c.DOUBTS | c.CORRECTED | c.GUARDED | c.PREBUNKED):
        p = (p * co[c.C_SHARE_DOUBTER]) >> 16
    else:
        p = (p * co[c.C_SHARE_NEUTRAL]) >> 16
    if s & c.LABELLED:
        weight = co[c.C_LABEL_SHARE_DISTRUST] if minds.trust[v] < DISTRUST else co[c.C_LABEL_SHARE]
        p = (p * (c.ONE - weight)) >> 16
    if s & c.HELD:
        p = (p * (c.ONE - co[c.C_HOLD_SHARE])) >> 16
    return p


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
    if chosen != c.PRESS and (allowed >> chosen) & 1:
        return chosen
    for other in (c.FEED, c.GROUP, c.FIELD):
        if (allowed >> other) & 1:
            return other
    return -1


@inlined
def copied_row(v, layer, nature, key, parent, above, root, co):
    """The row that a share copies: by its thread's nature the first post, the row that was read, or the one above that.

    A copy of a copy of a copy is often made from the first of them, so that one copy gathers many; never from the first
    post for that reason. What is heard by word of mouth is told on from there; what the press or a page tells is its own
    original.
    """
    if layer == c.FIELD:
        return parent
    if layer == c.PRESS:
        return np.int64(root[parent])
    draw, word = mix(key ^ ORIGINAL, np.uint64(v)), kind_word(nature, co)
    if np.int64(draw >> np.uint64(40)) < origin(word):
        return np.int64(root[parent])
    if np.int64(draw & np.uint64(511)) < near(word):
        up = np.int64(above[parent])
        if up >= 0 and above[up] >= 0:
            return up
    return parent


@inlined
def reply(p, draw, k, s, layer, board, minds):
    """A first reader who does not share may ask, deny or agree: one draw (0..999) per (narrative, account)."""
    question = board.col[k, c.QUESTION]
    if s & c.ANSWERED:
        question >>= 2
    kind = -1
    if s & c.BELIEVES == 0 and draw < question:
        kind = c.QUESTION_ROW
        minds.tally[p, k, c.QUESTIONS] += 1
    elif s & c.BELIEVES == 0 and 500 <= draw < 500 + board.col[k, c.DOUBT]:
        kind = c.DENIAL_ROW
        minds.tally[p, k, c.DENIALS] += 1
    elif s & c.BELIEVES and draw >= 980:
        kind = c.AGREE_ROW
    if kind < 0:
        return -1
    return (0 if layer == c.PRESS else layer) | (kind << 4)


@inlined
def shift_trust(p, v, change, minds):
    """Move an account's trust, within 0..1000."""
    before = np.int64(minds.trust[v])
    after = min(max(before + change, 0), 1000)
    minds.trust[v] = after
    minds.trust_sum[p] += after - before


@inlined
def read_correction(p, i, minute, v, u, k, layer, tables, people, board, minds, drafts):
    """One account reads one statement; returns the row that it writes (see `out_layer`), or -1."""
    co = tables.co
    mind = minds.base[k] + 4 * v
    s = np.int64(minds.state[mind])
    first = s & c.TIMES == 0
    s = expose(p, k, layer, s, minds)
    effect = board.col[k, c.EFFECT]
    if s & c.TIMES > 3 and u >= people.accounts:
        shift_trust(p, v, -co[c.C_FLOOD_TRUST], minds)
    if first:
        shift_trust(p, v, reading_trust(effect, co), minds)
    takes = high32(mix(board.about[k] ^ ACCEPT, np.uint64(v))) < accept_threshold(v, k, s, co, board, minds)
    if takes:
        if s & c.BELIEVES == 0:
            s = believe(p, v, k, s, people, minds)
        if s & c.GUARDED == 0 and corrective(effect):
            s |= c.GUARDED
            accept(p, minute, v, board.col[k, c.TARGET], effect, people, minds)
    elif first and minds.trust[v] < DISTRUST:
        s |= c.DOUBTS
        minds.tally[p, k, c.DOUBTERS] += 1
    touch(v, board.col[k, c.TARGET], effect, minds)
    out = -1
    if s & c.SHARED == 0 and s & c.BELIEVES:
        draw = drafts.share[p, i]
        threshold = share_threshold(v, k, layer, s, drafts.traits[p, i], tables, board, minds)
        if low32(draw) < (threshold * co[c.C_CORRECTION_SHARE]) >> 16:
            out = out_layer(high32(draw), layer, board.col[k, c.LAYERS], tables)
            if out >= 0:
                s |= c.SHARED
                minds.tally[p, k, c.SHARES] += 1
    if out < 0 and first:
        out = reply(p, drafts.reply[p, i], k, s, layer, board, minds)
    minds.state[mind] = np.uint32(s)
    return out


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
def accept_threshold(v, k, s, co, board, minds):
    """P(accepts): LEVEL (real-world base x craft x evidence x effect) x issuer's authority x trust, falling when flooded.

    The draw is keyed by the claim, not the statement: ten statements reach the same minds as the best of them.
    """
    p = (board.col[k, c.LEVEL] * board.col[k, c.AUTHORITY]) >> 16
    p = (p * (300 + (1400 * np.int64(minds.trust[v])) // 1000)) // 1000
    for _ in range((s & c.TIMES) - 3):
        p = (p * (c.ONE - co[c.C_FLOOD_ACCEPT])) >> 16
    return p


@inlined
def accept(p, minute, v, target, effect, people, minds):
    """What an accepted statement does to the mind about its target. A guard is never renewed by a later one."""
    mind = minds.base[target] + 4 * v
    s = np.int64(minds.state[mind])
    if effect != c.E_PREBUNK:
        if s & c.BELIEVES:
            s = (s & ~c.BELIEVES) | c.CORRECTED
            minds.tally[p, target, c.BELIEVERS] -= 1
            minds.tally[p, target, c.CORRECTEDS] += 1
            minds.by_ward[p, target, ward_of(v, people.ward_near, people.ward_start)] -= 1
        if s & c.GUARDED == 0:
            s = (s & 0xFFFF) | c.GUARDED | (((minute >> 6) & c.GUARD_MASK) << c.GUARD_SHIFT)
    elif s & c.TIMES == 0:
        s |= c.PREBUNKED
    minds.state[mind] = np.uint32(s)


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
        mind = minds.base[target] + 4 * v
        minds.state[mind] = np.uint32(np.int64(minds.state[mind]) | flag)
