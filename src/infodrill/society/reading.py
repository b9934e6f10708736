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
from infodrill.society.threads import grip, kind_word, origin
from infodrill.society.weave import activity, susceptibility, traits, ward_of

DISTRUST = 250
AGREES = 980  # of 1000 draws: a believing reader who agrees aloud has one from here on
AHEAD = 32  # readings drawn at a time, and between asking for a mind and changing it
LOW32, SHIFT32, EIGHT = np.uint64(0xFFFFFFFF), np.uint64(32), np.uint64(3)
LOSSES = c.GUARDED | c.PREBUNKED | c.LABELLED
DOUBTFUL = (
    c.DOUBTS | c.CORRECTED | c.GUARDED | c.PREBUNKED
)  # shares as `doubter`, the coefficient two behind believer


@kernel
def read_minute(lo, hi, minute, tables, people, board, minds, calendar, rows, drafts):
    """Phase 2 of a tick for partitions lo..hi: every reading due at `minute`. `drafts` has room for them and to spare.

    AHEAD readings at a time: while these are read, the draws of the next AHEAD are made, the memory is asked for their
    minds, and for the rows of those behind them.
    """
    due, written = drafts.due, drafts.n
    block_shift = np.int64(0)
    while (minds.stride - 1) >> block_shift >= c.BLOCKS:
        block_shift += 1
    for p in range(lo, hi):
        n = take(p, minute, block_shift, calendar, drafts.raw, drafts.begin, due)
        for i in range(n, n + 3 * AHEAD):
            due[p, i] = 0
        written[p] = 0
        draw_ahead(p, 0, people, board, minds, rows.mark, drafts)
        for first in range(0, n, AHEAD):
            for i in range(first + 2 * AHEAD, first + 3 * AHEAD):
                fetch(rows.mark, np.int64(due[p, i] >> SHIFT32))
            draw_ahead(p, first + AHEAD, people, board, minds, rows.mark, drafts)
            for i in range(first, min(first + AHEAD, n)):
                read_one(p, i, minute, tables, people, board, minds, drafts)


@inlined
def draw_ahead(p, first, people, board, minds, marks, drafts):
    """Draws and places of AHEAD readings from `first` on; eight at a time, no branches. Their minds are asked for."""
    half = first & AHEAD
    due, mark, key = drafts.due[p, first : first + AHEAD], drafts.mark[p, half:], drafts.key[p, half:]
    kinds, belief, share = drafts.traits[p, half:], drafts.belief[p, half:], drafts.share[p, half:]
    answer, place = drafts.reply[p, half:], drafts.place[p, half:]
    for i in range(AHEAD):
        mark[i] = marks[due[i] >> SHIFT32]
        k = np.uint64(slot_of(mark[i]))
        key[i] = board.key[k]
        place[i] = minds.base[k] + p * minds.stride + np.int64((due[i] & LOW32) >> EIGHT)
        fetch(minds.state, place[i])
    city_key = people.key[0]
    for i in range(AHEAD):
        kinds[i] = traits(city_key, due[i] & LOW32)
    for i in range(AHEAD):
        belief[i] = mix(key[i] ^ BELIEF, due[i] & LOW32)
    for i in range(AHEAD):
        share[i] = mix(mix(key[i] ^ SHARE, mark[i] & LOW32), due[i] & LOW32)
    for i in range(AHEAD):
        answer[i] = mix(key[i] ^ REPLY, due[i] & LOW32)


@inlined
def read_one(p, i, minute, tables, people, board, minds, drafts):
    """The i-th reading of this minute in partition p, and the draft of the row that the reader writes."""
    event, at = drafts.due[p, np.uint64(i)], np.uint64(i & (2 * AHEAD - 1))
    v, mark = np.int64(event & LOW32), drafts.mark[p, at]
    u, k, layer = np.int64(mark & LOW32), slot_of(mark), layer_of(mark)
    minds.waiting[p, np.uint64(k)] -= 1
    if board.col[np.uint64(k), c.KIND] == c.CLAIM:
        out = read_claim(p, at, minute, v, k, layer, mark, tables, people, board, minds, drafts)
    else:
        out = read_correction(p, at, minute, v, u, k, layer, tables, people, board, minds, drafts)
    if out >= 0:
        original = np.int64(0)
        if out >> 4 == c.SHARE_ROW:
            nature = np.int64(mark >> np.uint64(c.NATURE_SHIFT))
            original = np.int64(from_original(v, layer, nature, board.key[k], tables.co))
        end = drafts.n[p]
        drafts.word[p, end] = np.uint64(
            v
            | ((out & 15) << c.LAYER_SHIFT)
            | (k << c.SLOT_SHIFT)
            | (((out >> 4) & 15) << c.KIND_SHIFT)
            | (original << c.ORIGINAL_SHIFT)
        )
        drafts.parent[p, end] = np.int64(event >> SHIFT32)
        drafts.n[p] = end + 1


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
def read_claim(p, i, minute, v, k, layer, mark, tables, people, board, minds, drafts):
    """One account reads one claim; returns the row that it writes (see `out_layer`), or -1."""
    mind = np.uint64(drafts.place[p, i])
    s = np.int64(minds.state[mind])
    first = np.int64(s & c.TIMES == 0)
    s = expose(p, k, layer, s, minds)
    drawn, h = drafts.traits[p, i], drafts.belief[p, i]
    noted = board.col[np.uint64(k), c.NOTE]
    if noted > 0 and layer == c.FEED:
        s |= sees_note(v, drafts.key[p, i], noted)
    if s & c.GUARDED and np.int64(minds.guard[mind]) >> c.ERODED_SHIFT < 15:
        minds.guard[mind] += np.uint16(1 << c.ERODED_SHIFT)
    threshold = belief_threshold(minute, v, k, s, drawn, tables, board, minds)
    believes = np.int64(s & c.BELIEVES == 0) & np.int64(high32(h) < threshold)
    s = believe(p, v, k, s, believes, people, minds)
    doubts = np.int64(s & c.BELIEVES == 0) & first & np.int64(low32(h) < tables.co[c.C_DOUBTER])
    s |= doubts * c.DOUBTS
    minds.tally[p, np.uint64(k), c.DOUBTERS] += doubts
    out = -1
    draw = drafts.share[p, i]
    nature = np.int64(mark >> np.uint64(c.NATURE_SHIFT))
    threshold = share_threshold(v, k, layer, s, drawn, tables, board, minds)
    threshold = (threshold * grip(kind_word(nature, tables.co))) >> 8
    if np.int64(s & c.SHARED == 0) & np.int64(low32(draw) < threshold):
        out = out_layer(low32(drafts.reply[p, i]), layer, board.col[k, c.LAYERS], tables)
        if out >= 0:
            s |= c.SHARED
            minds.tally[p, np.uint64(k), c.SHARES] += 1
    if first & np.int64(out < 0):
        out = reply(p, below(high32(drafts.reply[p, i]), 1000), k, s, layer, board, minds)
    minds.state[mind] = np.uint16(s)
    return out


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
            level = max(level, co[c.C_INHERIT])
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
    p = (p * (active * active * 3)) >> 16
    role = np.int64(s & c.BELIEVES == 0) * (1 + np.int64(s & DOUBTFUL != 0))
    p = (p * co[np.uint64(c.C_SHARE_BELIEVER + role)]) >> 16
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
def from_original(v, layer, nature, key, co):
    """Whether a share copies the first post of its thread, and not the row that was read: by the thread's nature.

    What is heard by word of mouth is told on from there; what the press or a page tells is its own original.
    """
    if layer == c.FIELD or layer == c.PRESS:
        return layer == c.PRESS
    draw = mix(key ^ ORIGINAL, np.uint64(v)) >> np.uint64(40)
    return np.int64(draw) < origin(kind_word(nature, co))


@inlined
def reply(p, draw, k, s, layer, board, minds):
    """A first reader who does not share may ask, deny or agree: one draw (0..999) per (narrative, account)."""
    row = board.col[np.uint64(k)]
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
    mind = np.uint64(drafts.place[p, i])
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
        s = believe(p, v, k, s, np.int64(s & c.BELIEVES == 0), people, minds)
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
            out = out_layer(low32(drafts.reply[p, i]), layer, board.col[k, c.LAYERS], tables)
            if out >= 0:
                s |= c.SHARED
                minds.tally[p, k, c.SHARES] += 1
    if out < 0 and first:
        out = reply(p, below(high32(drafts.reply[p, i]), 1000), k, s, layer, board, minds)
    minds.state[mind] = np.uint16(s)
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
    mind = place_of(v, target, minds)
    s = np.int64(minds.state[mind])
    if effect != c.E_PREBUNK:
        if s & c.BELIEVES:
            s = (s & ~c.BELIEVES) | c.CORRECTED
            minds.tally[p, target, c.BELIEVERS] -= 1
            minds.tally[p, target, c.CORRECTEDS] += 1
            minds.by_ward[p, target, ward_of(v, people.ward_near, people.ward_start)] -= 1
        if s & c.GUARDED == 0:
            s |= c.GUARDED
            minds.guard[mind] = np.uint16((minute >> 6) & c.SINCE)
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
        minds.state[place_of(v, target, minds)] |= np.uint16(flag)
