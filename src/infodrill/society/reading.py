"""Owns what one reading does to one mind: exposure, belief, doubt, correction, and the decision to share or reply.

Numba, integers only. A partition touches only its own accounts and counters. Belief and acceptance are decided by one
draw per (narrative, account) against a threshold that moves with n, so runs are coupled; sharing by (narrative,
parent, account). Equations: docs/model.md.
"""

# mypy: disallow-untyped-defs=False
# numba infers the types of its kernels; shapes and units stand in `columns`.

from __future__ import annotations

import numpy as np
from numba import njit

from infodrill.society import columns as c
from infodrill.society.draws import ACCEPT, BELIEF, ORIGINAL, REPLY, SHARE, below, high32, low32, mix
from infodrill.society.prefetch import fetch
from infodrill.society.threads import origin_nature, thread_nature
from infodrill.society.weave import ACTIVITY, SUSCEPTIBILITY, WARD_MASK

DISTRUST = 250
# Kernels called once a reading are inlined: passing the array bundles cost a third of the time.


@njit(cache=True, nogil=True)
def read_minute(lo, hi, minute, tables, people, board, minds, calendar, rows, drafts):
    """Phase 2 of a tick for partitions lo..hi: every reading due at `minute`; its chunks return to the pool."""
    bucket = minute & (c.RING - 1)
    for p in range(lo, hi):
        drafts.n[p] = 0
        chunk = calendar.head[p, bucket]
        while chunk >= 0:
            following = calendar.follow[p, chunk]
            used = calendar.fill[p, bucket] if following < 0 else c.CHUNK
            approach(p, chunk, used, following, people, minds, calendar, rows)
            for i in range(used):
                word = calendar.word[p, chunk, i]
                parent = calendar.parent[p, chunk, i]
                v = np.int64(word & np.uint64(0xFFFFFFFF))
                layer = np.int64((word >> np.uint64(c.LAYER_SHIFT)) & np.uint64(15))
                k = np.int64((word >> np.uint64(c.SLOT_SHIFT)) & np.uint64(c.SLOT_MASK))
                u = np.int64(rows.account[parent])
                if board.col[k, c.KIND] == c.CLAIM:
                    grip = tables.co[c.C_GRIP + np.int64((word >> np.uint64(c.GRIP_SHIFT)) & np.uint64(31))]
                    out = read_claim(p, minute, v, u, k, layer, grip, tables, people, board, minds)
                else:
                    out = read_correction(p, minute, v, u, k, layer, tables, people, board, minds)
                if out >= 0:
                    at = drafts.n[p]
                    drafts.word[p, at] = np.uint64(
                        v
                        | ((out & 15) << c.LAYER_SHIFT)
                        | (k << c.SLOT_SHIFT)
                        | (((out >> 4) & 15) << c.KIND_SHIFT)
                    )
                    copied = parent
                    if out >> 4 == c.SHARE_ROW:
                        copied = from_original(parent, v, k, layer, tables, board, rows, people)
                    drafts.parent[p, at] = copied
                    drafts.n[p] = at + 1
            calendar.follow[p, chunk] = calendar.free[p]
            calendar.free[p] = chunk
            chunk = following
        calendar.head[p, bucket] = -1
        calendar.tail[p, bucket] = -1
        calendar.fill[p, bucket] = 0
        calendar.held[p, bucket] = 0


@njit(cache=True, nogil=True, inline="always")
def approach(p, chunk, used, following, people, minds, calendar, rows):
    """Ask the memory for what the readings of a chunk will touch, and for the chunk after it."""
    width = minds.state.shape[1]
    for i in range(used):
        word = calendar.word[p, chunk, i]
        v = np.int64(word & np.uint64(0xFFFFFFFF))
        fetch(minds.state, v * width + np.int64((word >> np.uint64(c.SLOT_SHIFT)) & np.uint64(c.SLOT_MASK)))
        fetch(people.record, v)
        fetch(rows.account, np.int64(calendar.parent[p, chunk, i]))
    if following >= 0:
        start = (p * calendar.follow.shape[1] + following) * c.CHUNK
        for line in range(0, c.CHUNK, 8):
            fetch(calendar.word, start + line)
        for line in range(0, c.CHUNK, 16):
            fetch(calendar.parent, start + line)


@njit(cache=True, nogil=True, inline="always")
def expose(p, v, k, layer, s, minds):
    """Count one exposure: the new state with n + 1 (saturating)."""
    if s & c.TIMES == 0:
        minds.tally[p, k, c.EXPOSED] += 1
        minds.by_layer[p, k, layer] += 1
    return s + 1 if s & c.TIMES < c.TIMES else s


@njit(cache=True, nogil=True, inline="always")
def read_claim(p, minute, v, u, k, layer, grip, tables, people, board, minds):
    """One account reads one claim; returns the row that it writes (see `out_layer`), or -1."""
    s = np.int64(minds.state[v, k])
    first = s & c.TIMES == 0
    s = expose(p, v, k, layer, s, minds)
    record = people.record[v]
    key = board.key[k]
    if s & c.GUARDED and (s >> c.ERODED_SHIFT) < 15:
        s += 1 << c.ERODED_SHIFT
    if s & c.BELIEVES == 0:
        h = mix(key ^ BELIEF, np.uint64(v))
        if high32(h) < belief_threshold(minute, v, k, s, record, tables, board, minds):
            s = believe(p, v, k, s, record, minds)
        elif first and low32(h) < tables.co[c.C_DOUBTER]:
            s |= c.DOUBTS
            minds.tally[p, k, c.DOUBTERS] += 1
    out = -1
    if s & c.SHARED == 0:
        draw = mix(mix(key ^ SHARE, np.uint64(u)), np.uint64(v))
        if low32(draw) < (share_threshold(v, k, layer, s, record, tables, board, minds) * grip) >> 8:
            out = out_layer(high32(draw), layer, board.col[k, c.LAYERS], tables)
            if out >= 0:
                s |= c.SHARED
                minds.tally[p, k, c.SHARES] += 1
    if out < 0 and first:
        out = reply(p, v, k, s, layer, board, minds)
    minds.state[v, k] = np.uint32(s)
    return out


@njit(cache=True, nogil=True, inline="always")
def believe(p, v, k, s, record, minds):
    """From unaware, doubting or corrected to believing."""
    if s & c.DOUBTS:
        minds.tally[p, k, c.DOUBTERS] -= 1
    if s & c.CORRECTED:
        minds.tally[p, k, c.CORRECTEDS] -= 1
    minds.tally[p, k, c.BELIEVERS] += 1
    minds.by_ward[p, k, np.int64(record) & WARD_MASK] += 1
    return (s | c.BELIEVES) & ~(c.DOUBTS | c.CORRECTED)


@njit(cache=True, nogil=True, inline="always")
def guard_left(minute, s, tables):
    """What an accepted correction still takes away from acceptance, 1/65536: forgotten with time, eroded by repetition."""
    age = ((minute >> 6) - ((s >> c.GUARD_SHIFT) & c.GUARD_MASK)) & c.GUARD_MASK
    left = tables.forgetting[min(age, tables.forgetting.size - 1)]
    left = (left * tables.erosion[(s >> c.ERODED_SHIFT) & 15]) >> 16
    return (tables.co[c.C_GUARD] * left) >> 16


@njit(cache=True, nogil=True, inline="always")
def belief_threshold(minute, v, k, s, record, tables, board, minds):
    """P(believes | n exposures) as a uint32 threshold."""
    co = tables.co
    p = (co[c.C_BELIEF] * (((np.int64(record) >> SUSCEPTIBILITY) & 255) << 9)) >> 16
    p = (p * (c.ONE + ((co[c.C_REPETITION] * tables.repetition[s & c.TIMES]) >> 16))) >> 16
    origin = board.col[k, c.INHERITS]
    if origin >= 0:
        before = np.int64(minds.state[v, origin])
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


@njit(cache=True, nogil=True, inline="always")
def share_threshold(v, k, layer, s, record, tables, board, minds):
    """P(shares | this exposure) as a uint32 threshold."""
    co = tables.co
    activity = (np.int64(record) >> ACTIVITY) & 255
    p = (co[c.C_SHARE_LAYER + layer] * board.col[k, c.PULL]) // 50
    p = (p * (activity * activity * 3)) >> 16
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
    if layer == c.FEED:
        p = (p * (c.ONE - board.col[k, c.NOTE])) >> 16
    return p


@njit(cache=True, nogil=True, inline="always")
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


@njit(cache=True, nogil=True)
def from_original(parent, v, k, layer, tables, board, rows, people):
    """The row that a share copies: the one that was read, or the first post of its thread, by the thread's nature.

    What is heard by word of mouth is told on from there; what the press or a page tells is its own original.
    """
    if layer == c.FIELD:
        return parent
    if layer == c.PRESS:
        return rows.root[parent]
    nature = thread_nature(parent, k, board, rows, people)
    draw = mix(board.key[k] ^ ORIGINAL, np.uint64(v)) >> np.uint64(40)
    return rows.root[parent] if np.int64(draw) < tables.co[c.C_ORIGIN + origin_nature(nature)] else parent


@njit(cache=True, nogil=True, inline="always")
def reply(p, v, k, s, layer, board, minds):
    """A first reader who does not share may ask, deny or agree: one draw per (narrative, account)."""
    draw = below(high32(mix(board.key[k] ^ REPLY, np.uint64(v))), 1000)
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


@njit(cache=True, nogil=True, inline="always")
def shift_trust(p, v, change, minds):
    """Move an account's trust, within 0..1000."""
    before = np.int64(minds.trust[v])
    after = min(max(before + change, 0), 1000)
    minds.trust[v] = after
    minds.trust_sum[p] += after - before


@njit(cache=True, nogil=True, inline="always")
def read_correction(p, minute, v, u, k, layer, tables, people, board, minds):
    """One account reads one statement; returns the row that it writes (see `out_layer`), or -1."""
    co = tables.co
    s = np.int64(minds.state[v, k])
    first = s & c.TIMES == 0
    s = expose(p, v, k, layer, s, minds)
    effect = board.col[k, c.EFFECT]
    record = people.record[v]
    if s & c.TIMES > 3 and u >= people.record.size:
        shift_trust(p, v, -co[c.C_FLOOD_TRUST], minds)
    if first:
        shift_trust(p, v, reading_trust(effect, co), minds)
    takes = high32(mix(board.about[k] ^ ACCEPT, np.uint64(v))) < accept_threshold(v, k, s, co, board, minds)
    if takes:
        if s & c.BELIEVES == 0:
            s = believe(p, v, k, s, record, minds)
        if s & c.GUARDED == 0 and corrective(effect):
            s |= c.GUARDED
            accept(p, minute, v, board.col[k, c.TARGET], effect, record, minds)
    elif first and minds.trust[v] < DISTRUST:
        s |= c.DOUBTS
        minds.tally[p, k, c.DOUBTERS] += 1
    touch(v, board.col[k, c.TARGET], effect, minds)
    out = -1
    if s & c.SHARED == 0 and s & c.BELIEVES:
        draw = mix(mix(board.key[k] ^ SHARE, np.uint64(u)), np.uint64(v))
        threshold = share_threshold(v, k, layer, s, record, tables, board, minds)
        if low32(draw) < (threshold * co[c.C_CORRECTION_SHARE]) >> 16:
            out = out_layer(high32(draw), layer, board.col[k, c.LAYERS], tables)
            if out >= 0:
                s |= c.SHARED
                minds.tally[p, k, c.SHARES] += 1
    if out < 0 and first:
        out = reply(p, v, k, s, layer, board, minds)
    minds.state[v, k] = np.uint32(s)
    return out


@njit(cache=True, nogil=True, inline="always")
def corrective(effect):
    """True for effects that change what an accepter thinks of the target; each statement does so once a mind."""
    return effect == c.E_CORRECT or effect == c.E_FALSE or effect == c.E_ANSWER or effect == c.E_PREBUNK


@njit(cache=True, nogil=True, inline="always")
def reading_trust(effect, co):
    """Trust gained by the first reading of a statement of this effect, permille."""
    if effect == c.E_ACKNOWLEDGE:
        return co[c.C_TRUST_ACKNOWLEDGE]
    if effect == c.E_ANSWER:
        return co[c.C_TRUST_ANSWER]
    if effect == c.E_HOLD:
        return co[c.C_TRUST_HOLD]
    return 0


@njit(cache=True, nogil=True, inline="always")
def accept_threshold(v, k, s, co, board, minds):
    """P(accepts): LEVEL (real-world base x craft x evidence x effect) x issuer's authority x trust, falling when flooded.

    The draw is keyed by the claim, not the statement: ten statements reach the same minds as the best of them.
    """
    p = (board.col[k, c.LEVEL] * board.col[k, c.AUTHORITY]) >> 16
    p = (p * (300 + (1400 * np.int64(minds.trust[v])) // 1000)) // 1000
    for _ in range((s & c.TIMES) - 3):
        p = (p * (c.ONE - co[c.C_FLOOD_ACCEPT])) >> 16
    return p


@njit(cache=True, nogil=True, inline="always")
def accept(p, minute, v, target, effect, record, minds):
    """What an accepted statement does to the mind about its target. A guard is never renewed by a later one."""
    s = np.int64(minds.state[v, target])
    if effect != c.E_PREBUNK:
        if s & c.BELIEVES:
            s = (s & ~c.BELIEVES) | c.CORRECTED
            minds.tally[p, target, c.BELIEVERS] -= 1
            minds.tally[p, target, c.CORRECTEDS] += 1
            minds.by_ward[p, target, np.int64(record) & WARD_MASK] -= 1
        if s & c.GUARDED == 0:
            s = (s & 0xFFFF) | c.GUARDED | (((minute >> 6) & c.GUARD_MASK) << c.GUARD_SHIFT)
    elif s & c.TIMES == 0:
        s |= c.PREBUNKED
    minds.state[v, target] = np.uint32(s)


@njit(cache=True, nogil=True, inline="always")
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
        minds.state[v, target] = np.uint32(np.int64(minds.state[v, target]) | flag)
