"""Owns two textbook processes on any CSR graph, for science and comparison: independent cascade and discrete SIR.

Edges are decided by hashes of (seed, u, v), so runs with a larger p or beta contain those with a smaller one;
parallel edges count once.
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
# mypy: disallow-untyped-defs=False
# numba infers the types of its kernels; shapes and units stand in `columns`.

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from infodrill.kernel.i18n import N_
from infodrill.society.compiled import inlined, kernel
from infodrill.society.draws import high32, key_of, low32, mix
from infodrill.society.narratives import SpreadError
from infodrill.society.prefetch import fetch, lowest_bit

LONGEST = 1 << 16
BLOCK = 64  # neighbours looked at at a time
LONG = 16  # neighbours from which on it pays to draw them together
AHEAD = 12  # nodes between asking for a list and looking at it
CELL_BITS = 10
LOW, NEVER, SHIFT32 = 0xFFFFFFFF, (1 << 63) - 1, np.uint64(32)
Times = tuple[NDArray[np.int32], NDArray[np.int32]]


def independent_cascade(
    indptr: ArrayLike, indices: ArrayLike, p: float, seeds: ArrayLike, seed: int
) -> Times:
    """Each newly active u activates each neighbour once with probability p; returns (step, parent), -1 = never.

    Seeds have step 0 and parent -1; of several who activate at one step the smallest is the parent. Raises SpreadError
    when arrays do not form a graph.
    """
    ptr, to, first = _graph(indptr, indices, seeds)
    n = ptr.size - 1
    times, parents = np.full(n, -1, np.int32), np.full(n, -1, np.int32)
    met, fresh = np.zeros((n >> 6) + 1, np.uint64), np.zeros((n >> 6) + 1, np.uint64)
    queue, told = np.empty(n + 1, np.int32), np.empty(n + 1, np.int32)
    key = np.uint64(key_of("cascade", seed))
    block = np.empty((3, BLOCK + 1), np.uint64)
    _cascade(ptr, to, first, _threshold("p", p), key, met, fresh, queue, told, block, times, parents)
    return times, parents


def sir(
    indptr: ArrayLike, indices: ArrayLike, beta: float, gamma: float, seeds: ArrayLike, seed: int
) -> Times:
    """Discrete-time SIR to extinction: an infectious u infects each susceptible neighbour with probability beta a step,

    then recovers with probability gamma (durations of 1 step or more). Returns (step of infection, parent), -1 = never.
    Durations and transmission delays are geometric, drawn once per node and edge (equivalent to per-step draws).
    """
    ptr, to, first = _graph(indptr, indices, seeds)
    _threshold("gamma", gamma)
    if gamma <= 0:
        raise _outside("gamma", gamma)
    stay = _survival(1.0 - gamma)
    wait = _survival(1.0 - _threshold("beta", beta) / 2**32)
    # Nobody stays infectious longer than the first curve is long: delays beyond it can infect nobody.
    wait = wait[: stay.size] if wait.size >= stay.size else np.pad(wait, (0, stay.size - wait.size))
    n = ptr.size - 1
    best = np.full(n, NEVER, np.int64)
    key, place = np.uint64(key_of("sir", seed)), np.zeros(1 << stay.size.bit_length(), np.int64)
    # One event an edge at most, in chunks of 15 and a link; memory that is never written is never taken.
    events = np.empty((to.size + first.size) // 15 * 16 + 16 * (place.size + 2), np.int64)
    pool, wave, fresh = np.array([16, 0]), np.empty(n + 1, np.int64), np.zeros((n >> 6) + 1, np.uint64)
    drawn, held = np.empty((3, BLOCK + 1), np.uint64), np.empty((2, 2 * BLOCK + 1), np.int64)
    curves = stay, _guide(stay), wait, _guide(wait)
    _sir(ptr, to, first, curves, key, best, place, events, pool, wave, fresh, drawn, held)
    times, parents = np.empty(n, np.int32), np.empty(n, np.int32)
    _unpack(best, times, parents)
    return times, parents


def _graph(
    indptr: ArrayLike, indices: ArrayLike, seeds: ArrayLike
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int64]]:
    ptr = np.ascontiguousarray(indptr, np.int64)
    to = np.ascontiguousarray(indices, np.int32)
    first = np.ascontiguousarray(seeds, np.int64).ravel()
    if ptr.size < 2 or ptr[-1] != to.size or not _sound(ptr, to, first):
        raise SpreadError(
            N_("these arrays are not a graph in CSR form with seeds inside it"),
            remedy=N_("check indptr, indices and seeds"),
            code="Y211",
        )
    return ptr, to, first


def _outside(what: str, value: float) -> SpreadError:
    return SpreadError(
        N_("{what} is {value}, outside {least}..{most}"),
        remedy=N_("give a value inside the range"),
        code="Y203",
        what=what,
        value=value,
        least=0,
        most=1,
    )


def _threshold(what: str, probability: float) -> int:
    if not 0.0 <= probability <= 1.0:
        raise _outside(what, probability)
    return int(probability * 2**32)


def _survival(keep: float) -> NDArray[np.int64]:
    """keep^i in 1/2^32 for i = 0, 1, ..., by integer products (no pow: the same on every processor)."""
    # The last float: one product and one rounding, the same everywhere; all powers follow in integers.
    factor = int(keep * 2**32)
    out = [1 << 32]
    while out[-1] > 0 and len(out) < LONGEST:
        out.append(out[-1] * factor >> 32)
    if len(out) == LONGEST:
        out[-1] = 0
    return np.array(out, np.int64)


def _guide(survival: NDArray[np.int64]) -> NDArray[np.int32]:
    """For each cell of draws the least number of steps that one of them gives: where `_steps` begins to look."""
    tops = (np.arange(1, (1 << CELL_BITS) + 1, dtype=np.int64) << (32 - CELL_BITS)) - 1
    return np.maximum(np.searchsorted(-survival, -tops, side="left"), 1).astype(np.int32)


@kernel
def _sound(ptr, to, seeds):
    """Whether these form a graph with seeds inside it."""
    n = ptr.size - 1
    fine = ptr[0] == 0
    for u in range(n):
        fine &= ptr[u] <= ptr[u + 1]
    # One comparison for both ends, and none inside the loop.
    top = np.uint32(0)  # below 0 is far above n
    for j in range(to.size):
        top = max(top, np.uint32(to[j]))
    fine &= (to.size == 0) | (np.int64(top) < n)
    for i in range(seeds.size):
        fine &= (seeds[i] >= 0) & (seeds[i] < n)
    return fine


@kernel
def _cascade(ptr, to, seeds, threshold, key, met, fresh, queue, told, block, times, parents):
    """`met`, `fresh`: one bit a node; `queue`: nodes by step, in ascending order, each told by `told`."""
    end = np.int64(0)
    for v in seeds:
        end = _meet(v, -1, end, met, queue, told)
    at, step = np.int64(0), 0
    while at < end:
        last = end
        for i in range(at, last):
            times[queue[i]], parents[queue[i]] = step, told[i]
        _in_order(queue, at, last, fresh)
        for i in range(at, last):
            fetch(ptr, np.int64(queue[min(i + 2 * AHEAD, last - 1)]))
            coming = np.uint64(queue[min(i + AHEAD, last - 1)])
            fetch(to, ptr[coming])
            fetch(to, ptr[coming + np.uint64(1)] - 1)
            u = np.int64(queue[np.uint64(i)])
            ku = mix(key, np.uint64(u))
            j, stop = ptr[np.uint64(u)], ptr[np.uint64(u + 1)]
            while j < stop:
                found = _pick(to, j, min(j + BLOCK, stop), ku, 0, threshold, block)
                for k in range(found):
                    end = _meet(np.int64(block[0, k]), u, end, met, queue, told)
                j += BLOCK
        at = last
        step += 1


@inlined
def _pick(to, j, stop, ku, least, limit, block):
    """How many of the neighbours j..stop have a draw in least..limit; they and their draws go to `block`. No branches.

    Of a long list first all draws, so that the compiler takes eight a step, then those that are kept.
    """
    found = np.uint64(0)
    if stop - j < LONG:
        for i in range(np.uint64(j), np.uint64(stop)):
            v = np.uint64(to[i])
            draw = high32(mix(ku, v))
            block[0, found], block[1, found] = v, np.uint64(draw)
            found += np.uint64((draw >= least) & (draw < limit))
        return np.int64(found)
    some, draws = to[j:stop], block[2]
    for i in range(np.uint64(stop - j)):
        draws[i] = mix(ku, np.uint64(some[i])) >> SHIFT32
    for i in range(np.uint64(stop - j)):
        draw = np.int64(draws[i])
        block[0, found], block[1, found] = np.uint64(some[i]), draws[i]
        found += np.uint64((draw >= least) & (draw < limit))
    return np.int64(found)


@inlined
def _meet(v, u, end, met, queue, told):
    """Append a node that was never met; returns the new end. Written in any case: cheaper than a branch."""
    bit, word = np.uint64(1) << np.uint64(v & 63), np.uint64(v >> 6)
    seen = met[word]
    queue[np.uint64(end)], told[np.uint64(end)] = v, u
    met[word] = seen | bit
    return end + np.int64(seen & bit == 0)


@inlined
def _in_order(queue, start, end, fresh):
    """Bring different nodes into ascending order, in which their lists lie in memory. `fresh` is 0 before and after."""
    if (end - start) * 4 < fresh.size:
        _sort_few(queue, start, end)
        return
    for i in range(start, end):
        v = np.int64(queue[i])
        fresh[v >> 6] |= np.uint64(1) << np.uint64(v & 63)
    at = start
    for word in range(fresh.size):
        bits = fresh[word]
        fresh[word] = 0
        while bits:
            queue[np.uint64(at)] = (word << 6) | lowest_bit(bits)
            bits &= bits - np.uint64(1)
            at += 1


@inlined
def _sort_few(queue, start, end):
    """Shell's sort with Tokuda's gaps, a half and a ninth apart."""
    gap = end - start
    while gap > 1:
        gap = max(gap * 4 // 9, 1)
        for i in range(start + gap, end):
            v, j = queue[i], i
            while j >= start + gap and queue[j - gap] > v:
                queue[j] = queue[j - gap]
                j -= gap
            queue[j] = v


@inlined
def _steps(draw, survival, guide):
    """The geometric number 1.. whose survival curve the draw meets."""
    steps = np.int64(guide[np.uint64(draw >> (32 - CELL_BITS))])
    while draw < survival[np.uint64(steps)]:
        steps += 1
    return steps


@kernel
def _sir(ptr, to, seeds, curves, key, best, place, events, pool, wave, fresh, drawn, held):
    """`best` = (step << 32 | parent) by node; `place`: a ring of steps (a power of 2), each with the end of its last chunk of
    events. The first word of a chunk of 16 is the end of the chunk before; `pool` = (first chunk never used, first given back).
    """
    stay, stay_guide, wait, wait_guide = curves
    left = np.int64(0)
    for v in seeds:
        held[0, 0], held[1, 0] = v, LOW
        left += _arrive_all(1, best, place, events, pool, held)
    now = np.int64(0)
    while left > 0:
        size, gone = _wave(now, best, place, events, pool, wave)
        left -= gone
        _in_order(wave, 0, size, fresh)
        many = np.int64(0)
        for i in range(size):
            fetch(ptr, wave[min(i + 2 * AHEAD, size - 1)])
            coming = np.uint64(wave[min(i + AHEAD, size - 1)])
            fetch(to, ptr[coming])
            fetch(to, ptr[coming + np.uint64(1)] - 1)
            u = np.uint64(wave[i])
            ku = mix(key, u)
            limit = wait[np.uint64(_steps(low32(ku), stay, stay_guide))]
            j, stop = ptr[u], ptr[u + np.uint64(1)]
            while j < stop:
                found = _pick(to, j, min(j + BLOCK, stop), ku, limit, 1 << 32, drawn)
                for k in range(np.uint64(found)):
                    fetch(best, np.int64(drawn[0, k]))
                    at = np.uint64(many) + k
                    held[0, at] = np.int64(drawn[0, k])
                    steps = _steps(np.int64(drawn[1, k]), wait, wait_guide)
                    held[1, at] = (now + steps) << 32 | np.int64(u)
                many += found
                if many >= BLOCK:
                    left += _arrive_all(many, best, place, events, pool, held)
                    many = np.int64(0)
                j += BLOCK
        left += _arrive_all(many, best, place, events, pool, held)
        now += 1


@inlined
def _wave(now, best, place, events, pool, wave):
    """Those whose first infection is at this step, into `wave`; (how many, events taken out). Chunks are given back."""
    size, gone = np.int64(0), np.int64(0)
    end = place[now & (place.size - 1)]
    place[now & (place.size - 1)] = 0
    while end > 0:
        chunk = (end - 1) & ~15
        for at in range(chunk + 1, end):
            v = np.uint64(events[np.uint64(at)])
            wave[np.uint64(size)] = np.int64(v)
            size += np.int64(best[v] >> 32 == now)
        gone += end - chunk - 1
        end = events[chunk]
        events[chunk] = pool[1]
        pool[1] = chunk
    return size, gone


@kernel
def _arrive_all(many, best, place, events, pool, held):
    """Infections (node in `held[0]`, step and parent in `held[1]`) that are the first so far; how many are new events.

    Equal steps go to the smaller parent, so that no order of the work shows in the result.
    """
    added = np.int64(0)
    for k in range(np.uint64(many)):
        v, told = np.uint64(held[0, k]), held[1, k]
        old = best[v]
        if told >= old:
            continue
        best[v] = told
        if told >> 32 == old >> 32:
            continue
        bucket = np.uint64((told >> 32) & (place.size - 1))
        at = place[bucket]
        if at & 15 == 0:
            chunk = pool[1]
            if chunk > 0:
                pool[1] = events[chunk]
            else:
                chunk = pool[0]
                pool[0] += 16
            events[chunk] = at
            at = chunk + 1
        events[np.uint64(at)] = np.int64(v)
        place[bucket] = at + 1
        added += 1
    return added


@kernel
def _unpack(best, times, parents):
    for v in range(best.size):
        known = best[v] != NEVER
        times[v] = best[v] >> 32 if known else -1
        parents[v] = np.int32(best[v] & LOW) if known else -1
