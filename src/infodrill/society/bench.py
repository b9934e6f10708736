"""Owns the benchmark of the society: our rows, beside the machine's own bound measured in the same run.

The bound is one hash and one random update of memory per item, the least that any exact simulation of this kind does.
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from infodrill.society import kernels
from infodrill.society.city import City
from infodrill.society.compiled import kernel
from infodrill.society.draws import mix
from infodrill.society.layers import CityPlace
from infodrill.society.trial import play

Graph = tuple[NDArray[np.int64], NDArray[np.int32]]
Row = dict[str, object]
BOUND_ITEMS = 20_000_000


def random_graph(nodes: int, mean: int, seed: int) -> Graph:
    """An undirected random graph with a mean degree, as CSR with both directions."""
    rng = np.random.default_rng(seed)
    a, b = rng.integers(0, nodes, (2, nodes * mean // 2), np.int32)
    pointers = np.zeros(nodes + 1, np.int64)
    np.cumsum(np.bincount(a, minlength=nodes) + np.bincount(b, minlength=nodes), out=pointers[1:])
    neighbours = np.empty(2 * a.size, np.int32)
    _place(a, b, pointers[:-1].copy(), neighbours)
    return pointers, neighbours


@kernel
def _place(a, b, fill, to):  # type: ignore[no-untyped-def]
    """A counting sort: first all edges a to b, then all b to a, as a stable sort would have them."""
    for i in range(a.size):
        to[fill[a[i]]] = b[i]
        fill[a[i]] += 1
    for i in range(a.size):
        to[fill[b[i]]] = a[i]
        fill[b[i]] += 1


@kernel
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


@dataclass(frozen=True)
class WholeDrill:
    """A city built and a standard drill played in it: `rows` as the others, `told` = what the drill came to."""

    rows: list[Row]
    told: Row


def rows(accounts: int, repeats: int, said: Callable[[str], None]) -> list[Row]:
    """One row for each kernel measured: name, median seconds, items and items a second.

    `of_bound`: share of the rate of the bound on as many places of memory, measured right before.
    """
    made: list[Row] = []
    for nodes, mean in (
        (100_000, 18),
        (1_000_000, 10),
        *([(5_000_000, 10)] if accounts >= 5_000_000 else []),
    ):
        state, graph = np.zeros(nodes, np.uint32), random_graph(nodes, mean, 2)
        bound_s = median_s(partial(_bound, BOUND_ITEMS, state), repeats)
        made.append(_row(f"bound-{nodes}", bound_s, BOUND_ITEMS))
        said(f"bound-{nodes}")
        for name, act in _processes(graph):
            reached = act()[0] >= 0
            looked = int(np.diff(graph[0])[reached].sum())
            seconds = median_s(act, repeats)
            share = round(looked / seconds * bound_s / BOUND_ITEMS, 3)
            name = f"{name}-{nodes}-k{mean}"
            made.append(_row(name, seconds, looked, final_size=int(reached.sum()), of_bound=share))
            said(name)
    return made


def whole_drill(accounts: int, hours: int, said: Callable[[str], None]) -> WholeDrill:
    """The rows of building a city and of playing in it, and the drill's own figures."""
    began = perf_counter()
    city = City.build(tuple(CityPlace(f"ward-{n}", 1) for n in range(60)), accounts, seed=1)
    built = _row(f"build-{accounts}", perf_counter() - began, city.edges)
    said(str(built["name"]))
    drill = play(city, hours=hours, seed=1)
    played = _row(
        f"drill-{accounts}-{hours}h",
        drill.engine_s,
        drill.exposures,
        shares=drill.shares,
        digest=drill.digest,
    )
    said(str(played["name"]))
    told = {"accounts": city.accounts, "edges": city.edges, "hours": hours, **drill.as_row()}
    return WholeDrill([built, played], told)


def _row(name: str, seconds: float, items: int, **more: object) -> Row:
    rate = round(items / max(seconds, 1e-9))
    return {"name": name, "median_s": round(seconds, 4), "items": items, "per_s": rate, **more}


def _processes(graph: Graph) -> tuple[tuple[str, Callable[[], kernels.Times]], ...]:
    return (
        ("sir", lambda: kernels.sir(*graph, 0.05, 0.2, range(10), seed=1)),
        ("cascade", lambda: kernels.independent_cascade(*graph, 0.2, range(10), seed=1)),
    )
