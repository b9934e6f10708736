"""Cascade files, their facts, and the comparison of two sets; organic claims give exact trees."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from infodrill.society import City, CityError
from infodrill.society.cascades import facts, read_cascades, select, tree_facts
from infodrill.society.clocks import Measured, clocks
from infodrill.society.likeness import compare, ks, level, overall, tails, wasserstein
from infodrill.society.organic import organic_cascades


def a_set(*cascades: tuple[list[float], list[int]]) -> dict[str, NDArray[Any]]:
    offsets = np.cumsum([0, *(len(t) for t, _ in cascades)])
    return {
        "offsets": offsets,
        "t_min": np.concatenate([np.array(t, np.float32) for t, _ in cascades]),
        "parent": np.concatenate([np.array(p, np.int32) for _, p in cascades]),
    }


@pytest.fixture(scope="module")
def organic(town: City) -> dict[str, NDArray[Any]]:
    return organic_cascades(town, seed=4, preset="public-feed", hours=48, threads=2_000)


def test_a_star_is_broad_and_a_chain_is_deep() -> None:
    assert tree_facts(np.array([-1, 0, 0, 0])) == (1.0, pytest.approx(1.5), 3.0, 1.0)
    depth, virality, broadest, direct = tree_facts(np.array([-1, 0, 1, 2]))
    assert (depth, broadest, direct) == (3.0, 1.0, pytest.approx(1 / 3))
    assert virality == pytest.approx(10 / 6)


def test_structural_virality_is_the_mean_distance_of_pairs() -> None:
    parent = np.array([-1, 0, 0, 1, 3, 2, 0, 5])
    n = parent.size
    apart = np.full((n, n), 99)
    np.fill_diagonal(apart, 0)
    for v, u in enumerate(parent):
        if u >= 0:
            apart[u, v] = apart[v, u] = 1
    for k in range(n):
        apart = np.minimum(apart, apart[:, [k]] + apart[[k], :])
    assert tree_facts(parent)[1] == pytest.approx(apart.sum() / (n * (n - 1)))


def test_times_are_hours_and_late_events_do_not_count() -> None:
    week = 7 * 1440
    found = facts(a_set(([0, 30, 60, 600, week + 1], [-1, 0, 0, 0, 0])))
    assert found["t50"][0] == pytest.approx(1.0) and found["f1h"][0] == pytest.approx(2 / 3)
    assert found["size"][0] == 4 and np.isnan(found["B"][0])


def test_rule_selects_by_reposts_and_cuts_at_the_cap() -> None:
    three = a_set(([0.0], [-1]), ([0, 1, 2], [-1, 0, 1]), ([0, 1, 2, 3, 4], [-1, 0, 1, 2, 3]))
    assert select(three).tolist() == [1, 2]
    assert select(three, (3, 9, 9)).tolist() == [2]
    assert facts(three, (3, 9, 2))["depth"].tolist() == [2.0]


def test_file_that_is_no_cascade_file_is_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "x.npz", offsets=np.array([0, 3]), t_min=np.zeros(2), parent=np.zeros(2))
    (tmp_path / "y.npz").write_bytes(b"no")
    for name in ("x.npz", "y.npz", "none.npz"):
        with pytest.raises(CityError) as refusal:
            read_cascades(tmp_path / name)
        assert refusal.value.code == "Y104"


def test_distances_of_known_samples() -> None:
    a, b = np.array([0.0, 1.0]), np.array([1.0, 2.0])
    assert ks(a, b) == 0.5 and wasserstein(a, b) == pytest.approx(1.0)
    assert ks(a, a) == 0.0 == wasserstein(a, a)
    assert [level(x, x) for x in (0.05, 0.09, 0.12, 0.3)] == ["moonshot", "good", "accept", "fail"]


def test_a_set_is_like_itself_and_unlike_a_slower_one(organic: dict[str, NDArray[Any]]) -> None:
    same = facts(organic, (6, 10**9, 10**9))
    tail, clock = tails(same["size"]), {"theta": Measured(0.3, 0.2, 0.4)}
    both = (tail, tail), (clock, clock)
    assert overall(compare(same, same), *both) == "moonshot"
    slower = same | {"t50": same["t50"] * 9}
    assert overall(compare(slower, same), *both) == "fail"


def test_level_counts_tails_and_clocks(organic: dict[str, NDArray[Any]]) -> None:
    same = compare(*[facts(organic, (6, 10**9, 10**9))] * 2)
    tail, clock = {"P(>=10)": 0.08}, {"theta": Measured(0.3, 0.2, 0.4)}
    thin, other = {"P(>=10)": 0.039}, {"theta": Measured(0.6, 0.5, 0.7)}
    assert overall(same, (thin, tail), (clock, clock)) == "fail"
    assert overall(same, (tail, tail), (other, clock)) == "accept"
    assert overall(same, (tail, tail), ({}, clock)) == "accept"


def test_exponent_of_the_delays_and_the_busy_hours_are_found() -> None:
    rng = np.random.default_rng(3)
    near, far = 10**-0.4, 2880**-0.4
    waits = (near - rng.random((60, 40)) * (near - far)) ** (-1 / 0.4)
    chains = a_set(
        *(
            (
                [0.0, 1.0, *sorted(1 + wait), *(1440 + 60 * (h % 6) for h in range(20))],
                [-1, 0, *[1] * 40, *[0] * 20],
            )
            for wait in waits
        )
    )
    cascades = {name: value for name, value in chains.items()} | {"root_hour": np.zeros(60, np.int8)}
    found = clocks(cascades, (1, 10**9, 10**9))
    assert found["theta"].low < 0.4 < found["theta"].high and abs(found["theta"].value - 0.4) < 0.06
    assert found["activity"].value > 100


def test_organic_trees_are_exact_and_in_time(organic: dict[str, NDArray[Any]]) -> None:
    offsets, t, parent = organic["offsets"], organic["t_min"], organic["parent"]
    assert offsets[0] == 0 and offsets[-1] == t.size == parent.size
    assert (t[offsets[:-1]] == 0).all() and (parent[offsets[:-1]] == -1).all()
    assert (parent == -1).sum() == offsets.size - 1
    for start, end in pairwise(offsets):
        inside = np.arange(1, end - start)
        assert (np.diff(t[start:end]) >= 0).all()
        assert (parent[start + 1 : end] < inside).all() and (parent[start + 1 : end] >= 0).all()
    assert ((organic["root_hour"] >= 0) & (organic["root_hour"] < 24)).all()


def test_organic_claims_are_mostly_small_and_repeat_bitwise(
    town: City, organic: dict[str, NDArray[Any]]
) -> None:
    again = organic_cascades(town, seed=4, preset="public-feed", hours=48, threads=2_000)
    assert all(np.array_equal(again[name], organic[name]) for name in organic)
    found = tails(facts(organic)["size"])
    assert found["P(>=100)"] < found["P(>=10)"] < 0.3
