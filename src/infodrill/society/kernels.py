"""Owns two textbook processes on any CSR graph, for science and comparison: independent cascade and discrete SIR.

Edges are decided by hashes of (seed, u, v), so runs with a larger p or beta contain those with a smaller one.
scipy.sparse arrays are accepted in place of (indptr, indices) pairs by `csr`.
"""

# mypy: disallow-untyped-defs=False
# numba infers the types of its kernels; shapes and units stand in `columns`.

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import ArrayLike, NDArray

from infodrill.kernel.i18n import N_
from infodrill.society.draws import high32, key_of, low32, mix
from infodrill.society.narratives import SpreadError

LONGEST = 1 << 16
Times = tuple[NDArray[np.int32], NDArray[np.int32]]


def csr(matrix: Any) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """(indptr int64, indices int32) of a scipy.sparse matrix or array: row u points at those whom u can reach."""
    rows = matrix.tocsr()
    return np.asarray(rows.indptr, np.int64), np.asarray(rows.indices, np.int32)


def independent_cascade(
    indptr: ArrayLike, indices: ArrayLike, p: float, seeds: ArrayLike, seed: int
) -> Times:
    """Each newly active u activates each neighbour once with probability p; returns (step, parent), -1 = never.

    Seeds have step 0 and parent -1. Raises SpreadError when arrays do not form a graph.
    """
    graph = _graph(indptr, indices, seeds)
    return _cascade(*graph, _threshold("p", p), np.uint64(key_of("cascade", seed)))  # type: ignore[no-any-return]


def sir(
    indptr: ArrayLike, indices: ArrayLike, beta: float, gamma: float, seeds: ArrayLike, seed: int
) -> Times:
    """Discrete-time SIR to extinction: an infectious u infects each susceptible neighbour with probability beta a step,

    then recovers with probability gamma (durations of 1 step or more). Returns (step of infection, parent), -1 = never.
    Durations and transmission delays are geometric, drawn once per node and edge (equivalent to per-step draws).
    """
    graph = _graph(indptr, indices, seeds)
    _threshold("gamma", gamma)
    if gamma <= 0:
        raise _outside("gamma", gamma)
    stay = _survival(1.0 - gamma)
    wait = _survival(1.0 - _threshold("beta", beta) / 2**32)
    wait = wait[: stay.size] if wait.size >= stay.size else np.pad(wait, (0, stay.size - wait.size))
    return _sir(*graph, stay, wait, np.uint64(key_of("sir", seed)))  # type: ignore[no-any-return]


def _graph(
    indptr: ArrayLike, indices: ArrayLike, seeds: ArrayLike
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int64]]:
    ptr = np.ascontiguousarray(indptr, np.int64)
    to = np.ascontiguousarray(indices, np.int32)
    first = np.ascontiguousarray(seeds, np.int64).ravel()
    n = ptr.size - 1
    sound = n >= 1 and ptr[0] == 0 and ptr[-1] == to.size and bool((np.diff(ptr) >= 0).all())
    for ids in (to, first):
        sound = sound and (ids.size == 0 or (int(ids.min()) >= 0 and int(ids.max()) < n))
    if not sound:
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
    factor = int(keep * 2**32)
    out = [1 << 32]
    while out[-1] > 0 and len(out) < LONGEST:
        out.append(out[-1] * factor >> 32)
    return np.array(out, np.int64)


@njit(cache=True, nogil=True)
def _cascade(ptr, to, seeds, threshold, key):
    n = ptr.size - 1
    times, parents = np.full(n, -1, np.int32), np.full(n, -1, np.int32)
    queue = np.empty(n, np.int32)
    end = 0
    for v in seeds:
        if times[v] < 0:
            times[v] = 0
            queue[end] = v
            end += 1
    at = 0
    while at < end:
        u = queue[at]
        at += 1
        ku = mix(key, np.uint64(u))
        for j in range(ptr[u], ptr[u + 1]):
            v = to[j]
            if high32(mix(ku, np.uint64(v))) < threshold and times[v] < 0:
                times[v] = times[u] + 1
                parents[v] = u
                queue[end] = v
                end += 1
    return times, parents


@njit(cache=True, nogil=True)
def _steps(draw, survival, most):
    """The geometric number 1..most whose survival curve the draw meets, by bisection."""
    lo, hi = 1, most
    while lo < hi:
        middle = (lo + hi) >> 1
        if draw >= survival[middle]:
            hi = middle
        else:
            lo = middle + 1
    return lo


@njit(cache=True, nogil=True)
def _sir(ptr, to, seeds, stay, wait, key):
    n, ring = ptr.size - 1, stay.size + 1
    times, parents = np.full(n, -1, np.int32), np.full(n, -1, np.int32)
    done = np.zeros(n, np.uint8)
    head = np.full(ring, -1, np.int64)
    node, link = np.empty(1024, np.int32), np.empty(1024, np.int64)
    free, top, waiting = np.int64(-1), 0, 0
    for v in seeds:
        if times[v] < 0:
            times[v] = 0
            if top == node.size:
                node, link = np.concatenate((node, node)), np.concatenate((link, link))
            node[top], link[top], head[0] = v, head[0], top
            top += 1
            waiting += 1
    now = 0
    while waiting > 0:
        bucket = now % ring
        at = head[bucket]
        head[bucket] = -1
        while at >= 0:
            u, following = node[at], link[at]
            link[at], free = free, at
            waiting -= 1
            at = following
            if done[u]:
                continue
            done[u] = 1
            ku = mix(key, np.uint64(u))
            lasts = _steps(low32(ku), stay, stay.size - 1)
            limit = wait[lasts]
            for j in range(ptr[u], ptr[u + 1]):
                v = to[j]
                draw = high32(mix(ku, np.uint64(v)))
                if draw < limit or done[v]:
                    continue
                when = now + _steps(draw, wait, lasts)
                if times[v] < 0 or when < times[v]:
                    times[v], parents[v] = when, u
                    if free >= 0:
                        slot = free
                        free = link[free]
                    else:
                        if top == node.size:
                            node, link = np.concatenate((node, node)), np.concatenate((link, link))
                        slot = np.int64(top)
                        top += 1
                    node[slot], link[slot], head[when % ring] = v, head[when % ring], slot
                    waiting += 1
        now += 1
    return times, parents
