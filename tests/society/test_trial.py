"""Standard drills: one, many, from a stored city, and beside the machine's bound."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from infodrill.society import City, CityError, bench, plots, trial
from infodrill.society.cascades import FACTS

from .conftest import PLACES


def test_ensemble_gives_the_runs_of_its_seeds_in_order(town: City) -> None:
    seen: list[int] = []
    found = trial.ensemble(
        town, runs=3, hours=2, seed=5, workers=2, progress=lambda each_trial: seen.append(each_trial.seed)
    )
    assert [each_trial.seed for each_trial in found] == [5, 6, 7] and sorted(seen) == [5, 6, 7]
    alone = trial.play(town, hours=2, seed=6)
    assert found[1].digest == alone.digest and found[1].shares == alone.shares
    assert alone.exposures >= sum(alone.exposed) - trial.CLAIMS * 20 > 0


def test_stored_city_is_opened_as_it_was_built(tmp_path: Path, town: City) -> None:
    City.build(PLACES, 6_000, seed=3, cache_dir=tmp_path)
    opened = City.open(tmp_path)
    assert opened.digest == town.digest and opened.places == PLACES and opened.seed == 3
    assert trial.play(opened, hours=1, seed=1).digest == trial.play(town, hours=1, seed=1).digest


def test_folder_without_a_city_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CityError) as refusal:
        City.open(tmp_path)
    assert refusal.value.code == "Y103"


def test_random_graph_has_the_mean_degree_and_both_directions() -> None:
    ptr, to = bench.random_graph(2_000, 8, 1)
    assert ptr[-1] == to.size == 2_000 * 8
    edges = {(u, int(v)) for u in range(2_000) for v in to[ptr[u] : ptr[u + 1]]}
    assert all((v, u) in edges for u, v in edges)


def test_plots_show_both_sides_of_every_fact(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    both = [{fact: rng.uniform(1, 2, 40) for fact in FACTS} for _ in range(2)]
    plots.write_plots(both[0], both[1], tmp_path / "x.svg", "beside")
    drawn = (tmp_path / "x.svg").read_text(encoding="utf-8")
    assert all(fact in drawn for fact in (*FACTS, "simulated", "real"))
