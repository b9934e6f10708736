"""Owns the benchmark of the society: our rows, beside the machine's own bound measured in the same run.

The bound is one hash and one random update of memory per item, the least that any exact simulation of this kind does.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable
from time import perf_counter

import numpy as np
from numba import njit
from numpy.typing import NDArray

from infodrill.society import kernels
from infodrill.society.city import City, Place
from infodrill.society.draws import mix
from infodrill.society.trial import play

Graph = tuple[NDArray[np.int64], NDArray[np.int32]]


def random_graph(nodes: int, mean: int, seed: int) -> Graph:
    """An undirected random graph with a mean degree, as CSR with both directions."""
    rng = np.random.default_rng(seed)
    a, b = rng.integers(0, nodes, (2, nodes * mean // 2), np.int32)
    u, v = np.concatenate((a, b)), np.concatenate((b, a))
    order = np.argsort(u, kind="stable")
    pointers = np.zeros(nodes + 1, np.int64)
    np.cumsum(np.bincount(u, minlength=nodes), out=pointers[1:])
    return pointers, v[order]


@njit(cache=True, nogil=True)
def _bound(items, state):  # type: ignore[no-untyped-def]
    for i in range(items):
        at = np.int64(mix(np.uint64(7), np.uint64(i)) >> np.uint64(33)) % state.size
        state[at] += np.uint32(1)


def median_s(act: Callable[[], object], repeats: int) -> float:
    """Median wall seconds, after one run that compiles."""
    act()
    spent = []
    for _ in range(repeats):
        began = perf_counter()
        act()
        spent.append(perf_counter() - began)
    return statistics.median(spent)


def rows(accounts: int, hours: int, repeats: int, said: Callable[[str], None]) -> list[dict[str, object]]:
    """One row for each thing measured: name, median seconds, items and items a second."""
    made: list[dict[str, object]] = []

    def row(name: str, seconds: float, items: int, **more: object) -> None:
        said(name)
        rate = round(items / max(seconds, 1e-9))
        made.append({"name": name, "median_s": round(seconds, 4), "items": items, "per_s": rate, **more})

    state = np.zeros(1_000_000, np.uint32)
    row("bound-1M", median_s(lambda: _bound(20_000_000, state), repeats), 20_000_000)
    small, large = random_graph(100_000, 18, 1), random_graph(1_000_000, 10, 2)
    times, _ = kernels.sir(*small, 0.05, 0.2, range(10), seed=1)
    row(
        "sir-100k-k18",
        median_s(lambda: kernels.sir(*small, 0.05, 0.2, range(10), seed=1), repeats),
        int(small[1].size),
        final_size=int((times >= 0).sum()),
    )
    times, _ = kernels.independent_cascade(*large, 0.2, range(10), seed=1)
    row(
        "cascade-1M-k10",
        median_s(lambda: kernels.independent_cascade(*large, 0.2, range(10), seed=1), repeats),
        int(large[1].size),
        final_size=int((times >= 0).sum()),
    )
    began = perf_counter()
    city = City.build(tuple(Place(f"ward-{n}", 1) for n in range(60)), accounts, seed=1)
    row(f"build-{accounts}", perf_counter() - began, city.edges)
    drill = play(city, hours=hours, seed=1)
    row(
        f"drill-{accounts}-{hours}h",
        drill.engine_s,
        drill.exposures,
        shares=drill.shares,
        digest=drill.digest,
    )
    return made
