"""Textbook processes against what is known exactly: final size, threshold, total progeny; and graphs at the edge."""

from __future__ import annotations

from collections.abc import Callable
from math import comb, exp

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from infodrill.society import SpreadError, kernels

from .test_kernels import graph

CHI2_999 = 27.88  # 99.9 % of chi-square with 9 degrees of freedom
BINS = 10  # totals 1..9, and ten or more: what a tree of depth 9 tells exactly
Graph = tuple[NDArray[np.int64], NDArray[np.int32]]
Run = Callable[[Graph, object, int], kernels.Times]


def cascade(graph: Graph, seeds: object, seed: int) -> kernels.Times:
    return kernels.independent_cascade(*graph, 0.4, seeds, seed)  # type: ignore[arg-type]


def sir(graph: Graph, seeds: object, seed: int) -> kernels.Times:
    return kernels.sir(*graph, 0.1, 0.2, seeds, seed)  # type: ignore[arg-type]


BOTH = pytest.mark.parametrize("run", [cascade, sir])


def size_from(r: float, begun: float) -> float:
    """z = 1 - (1 - begun) exp(-r z): who is ever reached on a large random graph."""
    z = 0.9
    for _ in range(2000):
        z = 1 - (1 - begun) * exp(-r * z)
    return z


@pytest.mark.parametrize("r", [1.3, 1.6, 2.0, 3.0, 5.0])
def test_cascade_reaches_what_the_final_size_equation_says(r: float) -> None:
    nodes, begun = 100_000, 200
    at = graph(nodes, 10, 11)
    reached = [
        (kernels.independent_cascade(*at, r / 10, range(begun), seed)[0] >= 0).mean() for seed in range(5)
    ]
    assert abs(np.mean(reached) - size_from(r, begun / nodes)) < 0.006


@pytest.mark.parametrize(("beta", "gamma"), [(0.05, 0.25), (0.2, 0.9), (0.02, 0.1)])
def test_sir_reaches_what_the_final_size_equation_says(beta: float, gamma: float) -> None:
    nodes, begun = 100_000, 200
    at = graph(nodes, 10, 12)
    reach = 1 - gamma * (1 - beta) / (1 - (1 - gamma) * (1 - beta))
    reached = [(kernels.sir(*at, beta, gamma, range(begun), seed)[0] >= 0).mean() for seed in range(5)]
    assert abs(np.mean(reached) - size_from(10 * reach, begun / nodes)) < 0.006


@BOTH
def test_epidemic_threshold_lies_where_one_infects_one(run: Run) -> None:
    """Final sizes from one node in a thousand: 1 / (1 - R) times that below the threshold, a giant part above."""
    at, share = graph(100_000, 10, 13), {}
    for r in (0.5, 0.8, 1.5):
        if run is cascade:
            times, _ = kernels.independent_cascade(*at, r / 10, range(100), 3)
        else:
            gamma, reach = 0.5, r / 10
            beta = reach * gamma / (1 - reach + reach * gamma)
            times, _ = kernels.sir(*at, beta, gamma, range(100), 3)
        share[r] = (times >= 0).mean()
    assert 0.0015 < share[0.5] < 0.003 and 0.0035 < share[0.8] < 0.008
    assert abs(share[1.5] - size_from(1.5, 0.001)) < 0.02


def forest(trees: int, depth: int) -> tuple[Graph, NDArray[np.int64]]:
    """Binary trees one after the other, each numbered as a heap; and their roots."""
    size = 2 ** (depth + 1) - 1
    inner = 2**depth - 1
    degree = np.tile(np.where(np.arange(size) < inner, 2, 0), trees)
    pointers = np.concatenate(([0], np.cumsum(degree)))
    children = np.arange(1, 2 * inner + 1)
    neighbours = (np.arange(trees)[:, None] * size + children[None, :]).ravel()
    return (pointers, neighbours.astype(np.int32)), np.arange(trees) * size


def totals(offspring: list[float]) -> NDArray[np.float64]:
    """P(total progeny = 1..9, or more) of one ancestor: P(T = n) = P(n of them have n - 1 children together) / n."""
    chance, found = np.array([1.0]), []
    for n in range(1, BINS):
        chance = np.convolve(chance, offspring)
        found.append(chance[n - 1] / n if n - 1 < chance.size else 0.0)
    return np.array([*found, 1 - sum(found)])


def far(times: NDArray[np.int32], trees: int, expected: NDArray[np.float64]) -> float:
    """Chi-square of the sizes of all trees."""
    size = (times.reshape(trees, -1) >= 0).sum(axis=1)
    seen = np.bincount(np.minimum(size, BINS), minlength=BINS + 1)[1:]
    return float(((seen - trees * expected) ** 2 / (trees * expected)).sum())


def test_total_progeny_of_a_dying_cascade_has_its_exact_distribution() -> None:
    trees, p = 6000, 0.3
    at, roots = forest(trees, 9)
    times, _ = kernels.independent_cascade(*at, p, roots, seed=21)
    assert far(times, trees, totals([(1 - p) ** 2, 2 * p * (1 - p), p * p])) < CHI2_999


def test_total_progeny_of_a_dying_sir_has_its_exact_distribution() -> None:
    """The children of one node share how long it is infectious: they are not independent."""
    trees, beta, gamma = 6000, 0.15, 0.35
    at, roots = forest(trees, 9)
    times, _ = kernels.sir(*at, beta, gamma, roots, seed=22)
    offspring = [0.0, 0.0, 0.0]
    for steps in range(1, 200):
        lasts, tells = gamma * (1 - gamma) ** (steps - 1), 1 - (1 - beta) ** steps
        for j in range(3):
            offspring[j] += lasts * comb(2, j) * tells**j * (1 - tells) ** (2 - j)
    assert far(times, trees, totals(offspring)) < CHI2_999


@BOTH
def test_order_and_repetition_of_seeds_change_nothing(run: Run) -> None:
    at = graph(5000, 6, 14)
    seeds = [40, 7, 7, 999, 3, 40, 2500]
    first, told = run(at, sorted(set(seeds)), 5)
    for times, parents in (run(at, seeds, 5), run(at, seeds[::-1], 5)):
        assert np.array_equal(times, first) and np.array_equal(parents, told)


@BOTH
def test_order_of_neighbours_changes_no_time(run: Run) -> None:
    ptr, to = graph(3000, 8, 15)
    shuffled, rng = to.copy(), np.random.default_rng(1)
    for u in range(3000):
        rng.shuffle(shuffled[ptr[u] : ptr[u + 1]])
    assert np.array_equal(run((ptr, to), [1, 2], 6)[0], run((ptr, shuffled), [1, 2], 6)[0])


@BOTH
def test_loops_and_parallel_edges_change_nothing(run: Run) -> None:
    ptr, to = graph(2000, 6, 16)
    rows = np.repeat(np.arange(2000), np.diff(ptr))
    pairs = np.unique(np.stack((rows, to)), axis=1)
    pairs = pairs[:, pairs[0] != pairs[1]]
    plain = (
        np.concatenate(([0], np.cumsum(np.bincount(pairs[0], minlength=2000)))),
        pairs[1].astype(np.int32),
    )
    u = np.concatenate((pairs[0], pairs[0], np.arange(2000)))
    v = np.concatenate((pairs[1], pairs[1], np.arange(2000)))
    order = np.lexsort((v, u))
    rich = (np.concatenate(([0], np.cumsum(np.bincount(u, minlength=2000)))), v[order].astype(np.int32))
    one, other = run(plain, range(10), 8), run(rich, range(10), 8)
    assert (one[0] >= 0).sum() > 500
    assert np.array_equal(one[0], other[0]) and np.array_equal(one[1], other[1])


@BOTH
def test_graph_without_edges_or_without_seeds_reaches_nobody_else(run: Run) -> None:
    lonely = (np.zeros(5, np.int64), np.zeros(0, np.int32))
    times, parents = run(lonely, [2], 1)
    assert times.tolist() == [-1, -1, 0, -1] and parents.tolist() == [-1] * 4
    times, parents = run(graph(100, 4, 17), [], 1)
    assert (times == -1).all() and (parents == -1).all() and times.dtype == parents.dtype == np.int32


@BOTH
def test_graph_without_nodes_is_refused(run: Run) -> None:
    with pytest.raises(SpreadError) as refusal:
        run((np.zeros(1, np.int64), np.zeros(0, np.int32)), [], 1)
    assert refusal.value.code == "Y211"


def test_impossible_transmission_reaches_seeds_only_and_certain_one_all_who_can_be_reached() -> None:
    at = graph(2000, 3, 18)
    reachable, frontier = {0}, [0]
    while frontier:
        u = frontier.pop()
        fresh = {int(v) for v in at[1][at[0][u] : at[0][u + 1]]} - reachable
        reachable |= fresh
        frontier += fresh
    for p in (0.0, 1.0):
        for times, parents in (
            kernels.independent_cascade(*at, p, [0], 3),
            kernels.sir(*at, p, 0.3, [0], 3),
        ):
            assert set(np.flatnonzero(times >= 0).tolist()) == ({0} if p == 0 else reachable)
            assert set(np.flatnonzero(parents >= 0).tolist()) == set(np.flatnonzero(times > 0).tolist())


@settings(max_examples=20, deadline=None)
@given(
    edges=st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=60),
    seeds=st.lists(st.integers(0, 11), max_size=4),
    p=st.floats(0, 1),
    gamma=st.floats(0.05, 1),
    seed=st.integers(0, 10_000),
)
def test_on_any_small_graph_a_parent_is_an_earlier_neighbour_and_the_tree_is_whole(
    edges: list[tuple[int, int]], seeds: list[int], p: float, gamma: float, seed: int
) -> None:
    u, v = np.array(edges, np.int64).reshape(-1, 2).T
    order = np.argsort(u, kind="stable")
    ptr, to = np.concatenate(([0], np.cumsum(np.bincount(u, minlength=12)))), v[order].astype(np.int32)
    for times, parents in (
        kernels.independent_cascade(ptr, to, p, seeds, seed),
        kernels.sir(ptr, to, p, gamma, seeds, seed),
    ):
        assert set(np.flatnonzero(times == 0).tolist()) == set(seeds)
        assert np.array_equal(parents >= 0, times > 0) and (times >= -1).all() and (parents >= -1).all()
        for child in np.flatnonzero(parents >= 0):
            assert (int(parents[child]), int(child)) in edges
            assert 0 <= times[parents[child]] < times[child]
