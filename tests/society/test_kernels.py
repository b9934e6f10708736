"""Textbook processes: against theory, coupled in their parameters, and exact in parents."""

from __future__ import annotations

from heapq import heappop, heappush
from math import exp

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from infodrill.society import SpreadError, kernels
from infodrill.society.draws import key_of, mix


def graph(n: int, mean: int, seed: int) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    rng = np.random.default_rng(seed)
    a, b = rng.integers(0, n, (2, n * mean // 2))
    u, v = np.concatenate((a, b)), np.concatenate((b, a))
    order = np.argsort(u, kind="stable")
    return np.concatenate(([0], np.cumsum(np.bincount(u, minlength=n)))), v[order].astype(np.int32)


def final_size(r: float) -> float:
    z = 0.9
    for _ in range(500):
        z = 1 - exp(-r * z)
    return z


def test_cascade_size_meets_theory() -> None:
    ptr, to = graph(30_000, 10, 1)
    times, _ = kernels.independent_cascade(ptr, to, 0.2, list(range(30)), seed=4)
    assert abs((times >= 0).mean() - final_size(2.0)) < 0.01


def test_sir_size_meets_theory_and_dies_below_the_threshold() -> None:
    ptr, to = graph(30_000, 10, 2)
    beta, gamma = 0.05, 0.25
    reach = 1 - gamma * (1 - beta) / (1 - (1 - gamma) * (1 - beta))
    times, _ = kernels.sir(ptr, to, beta, gamma, list(range(30)), seed=4)
    assert abs((times >= 0).mean() - final_size(10 * reach)) < 0.02
    times, _ = kernels.sir(ptr, to, 0.01, gamma, list(range(30)), seed=4)
    assert (times >= 0).mean() < 0.01


def test_certain_transmission_gives_breadth_first_distances() -> None:
    ptr, to = graph(2_000, 6, 3)
    cascade, _ = kernels.independent_cascade(ptr, to, 1.0, [0], seed=1)
    infection, _ = kernels.sir(ptr, to, 1.0, 0.5, [0], seed=1)
    assert np.array_equal(cascade, infection)
    assert cascade.max() > 2


@settings(max_examples=15, deadline=None)
@given(p=st.floats(0, 1), q=st.floats(0, 1), seed=st.integers(0, 1000))
def test_larger_probability_contains_the_smaller_run(p: float, q: float, seed: int) -> None:
    ptr, to = graph(400, 5, 5)
    small, _ = kernels.independent_cascade(ptr, to, min(p, q), [0, 1], seed)
    large, _ = kernels.independent_cascade(ptr, to, max(p, q), [0, 1], seed)
    assert (large[small >= 0] >= 0).all()


@pytest.mark.parametrize(("beta", "gamma"), [(0.05, 0.2), (0.5, 0.02), (1.0, 1.0), (0.0, 0.5)])
def test_sir_is_the_shortest_way_over_its_delays_and_ties_go_to_the_smaller_parent(
    beta: float, gamma: float
) -> None:
    ptr, to = graph(400, 6, 7)
    times, parents = kernels.sir(ptr, to, beta, gamma, [3, 8], seed=5)
    stay, wait = kernels._survival(1 - gamma), kernels._survival(1 - int(beta * 2**32) / 2**32)
    key = np.uint64(key_of("sir", 5))

    def steps(draw: int, survival: NDArray[np.int64]) -> int:
        return next(w for w in range(1, survival.size) if draw >= survival[w])

    known, waiting = {}, [(0, -1, 3), (0, -1, 8)]
    while waiting:
        when, parent, u = heappop(waiting)
        if u in known:
            continue
        known[u] = (when, parent)
        ku = mix(key, np.uint64(u))
        lasts = steps(int(ku) & 0xFFFFFFFF, stay)
        for v in to[ptr[u] : ptr[u + 1]]:
            draw = int(mix(np.uint64(ku), np.uint64(v))) >> 32
            if lasts >= wait.size or draw >= wait[lasts]:
                heappush(waiting, (when + steps(draw, wait), u, int(v)))
    told = {v: (int(times[v]), int(parents[v])) for v in range(400) if times[v] >= 0}
    assert told == known


@pytest.mark.parametrize(("nodes", "mean"), [(2_000, 7), (20_000, 3)])
def test_cascade_goes_step_by_step_and_ties_go_to_the_smaller_parent(nodes: int, mean: int) -> None:
    ptr, to = graph(nodes, mean, 3)
    times, parents = kernels.independent_cascade(ptr, to, 0.5, [9, 4, 9], seed=5)
    key, known = np.uint64(key_of("cascade", 5)), {4: (0, -1), 9: (0, -1)}
    wave, step = [4, 9], 0
    while wave:
        step += 1
        for u in sorted(wave):
            ku = np.uint64(mix(key, np.uint64(u)))
            for v in to[ptr[u] : ptr[u + 1]].tolist():
                if v not in known and int(mix(ku, np.uint64(v))) >> 32 < 1 << 31:
                    known[v] = (step, u)
        wave = [v for v, (when, _) in known.items() if when == step]
    told = {v: (int(times[v]), int(parents[v])) for v in range(nodes) if times[v] >= 0}
    assert told == known and len(known) > nodes // 3


@pytest.mark.parametrize("process", ["cascade", "sir"])
def test_parents_are_earlier_neighbours(process: str) -> None:
    ptr, to = graph(3_000, 8, 6)
    if process == "cascade":
        times, parents = kernels.independent_cascade(ptr, to, 0.3, [5, 5, 9], seed=2)
    else:
        times, parents = kernels.sir(ptr, to, 0.1, 0.2, [5, 5, 9], seed=2)
    assert times.dtype == parents.dtype == np.int32
    assert set(np.flatnonzero(times == 0)) == {5, 9}
    reached = np.flatnonzero(parents >= 0)
    assert reached.size > 1000 and np.array_equal(reached, np.flatnonzero(times > 0))
    for v in reached:
        u = parents[v]
        assert times[u] < times[v] and v in to[ptr[u] : ptr[u + 1]]


@pytest.mark.parametrize(
    ("ptr", "to", "seeds"),
    [([0, 1], [3], [0]), ([0, 2], [0], [0]), ([0, 1], [0], [1]), ([0, 2, 1], [0], [0])],
)
def test_arrays_that_are_no_graph_are_refused(ptr: list[int], to: list[int], seeds: list[int]) -> None:
    with pytest.raises(SpreadError) as refusal:
        kernels.independent_cascade(ptr, to, 0.5, seeds, seed=0)
    assert refusal.value.code == "Y211"


def test_impossible_rates_are_refused() -> None:
    for beta, gamma in ((1.5, 0.5), (0.5, 0.0), (-0.1, 0.5)):
        with pytest.raises(SpreadError):
            kernels.sir([0, 0], [], beta, gamma, [0], seed=0)
