"""A run is a function of city, seed and calls: not of threads, pools, pauses, processors or Python."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import leash
from tests.processors import PLAIN

from infodrill.society import City, CityPlace, Pools, Spread, SpreadError

from .golden_run import golden
from .stories import trust_permille

# Changed only on purpose, with MODEL_VERSION: every recorded drill re-simulates to it.
GOLDEN = "fe1f1f3178ab5da57586c36f7e6e5159"


@pytest.fixture(scope="module")
def plain() -> Spread:
    return golden()


def test_golden_run_keeps_its_digest(plain: Spread) -> None:
    assert plain.digest == GOLDEN


def test_golden_run_keeps_its_digest_on_a_plain_processor() -> None:
    env = os.environ | PLAIN | {"PYTHONPATH": os.pathsep.join(sys.path)}
    told = leash.run(
        [sys.executable, str(Path(__file__).with_name("golden_run.py"))],
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == GOLDEN


def test_two_threads_give_the_same_bytes_as_one(plain: Spread) -> None:
    parallel = golden(Pools(threads=2, parallel_above=0))
    assert parallel.digest == plain.digest and parallel.snapshot() == plain.snapshot()


@settings(max_examples=8, deadline=None)
@given(chunks=st.integers(1, 40), rows=st.integers(1, 9), outbox=st.integers(1, 9), threads=st.integers(1, 2))
def test_tiny_pools_grow_without_changing_a_byte(
    plain: Spread, chunks: int, rows: int, outbox: int, threads: int
) -> None:
    tiny = golden(Pools(chunks=chunks, rows=rows, scratch=outbox, threads=threads, parallel_above=100))
    assert tiny.snapshot() == plain.snapshot()


@settings(max_examples=6, deadline=None)
@given(stops=st.lists(st.integers(1, 499), max_size=6))
def test_pauses_do_not_change_a_run(plain: Spread, stops: list[int]) -> None:
    assert golden(steps=(*sorted(stops), 500)).snapshot() == plain.snapshot()


@settings(max_examples=6, deadline=None)
@given(stop=st.integers(0, 499))
def test_restored_run_continues_bitwise(plain: Spread, stop: int) -> None:
    half = golden(steps=(stop,))
    restored = Spread.restore(half._city, half.snapshot(), pools=Pools(chunks=2))
    assert restored.snapshot() == half.snapshot()
    restored.advance(500)
    assert restored.snapshot() == plain.snapshot()
    assert restored.minute_digest(stop) == plain.minute_digest(stop)


def test_fork_zero_is_the_exact_continuation_and_another_redraw_is_not(plain: Spread) -> None:
    half = golden(steps=(100,))
    same, other = half.fork(0), half.fork(1)
    for run in (same, other):
        run.advance(500)
    assert same.snapshot() == plain.snapshot()
    assert other.minute_digest(99) == plain.minute_digest(99)
    assert other.digest != plain.digest
    assert half.minute == 100


@settings(max_examples=6, deadline=None)
@given(stop=st.integers(0, 499), redraw=st.integers(0, 2))
def test_a_copy_goes_on_like_a_run_from_rest_and_leaves_the_run_that_it_was_made_of(
    plain: Spread, stop: int, redraw: int
) -> None:
    half = golden(steps=(stop,))
    before = half.snapshot()
    copied = half.fork(redraw, pools=Pools(narratives=13))
    rested = (
        Spread.restore(half.city, before)
        if not redraw
        else Spread.thaw(half.city, half.freeze(), redraw=redraw)
    )
    assert copied.snapshot() == rested.snapshot()
    for run in (copied, rested):
        run.advance(500)
    assert copied.snapshot() == rested.snapshot()
    assert half.snapshot() == before
    half.advance(500)
    assert half.snapshot() == plain.snapshot()


def test_run_without_digests_lives_the_same_city_and_refuses_to_tell_one(plain: Spread) -> None:
    half = golden(steps=(260,))
    counted = Spread.thaw(half.city, half.freeze(), proven=False)
    counted.advance(500)
    assert all(np.array_equal(array, counted.series()[name]) for name, array in plain.series().items())
    with pytest.raises(SpreadError) as refusal:
        counted.minute_digest(300)
    assert refusal.value.code == "Y216"


def test_frozen_run_is_shared_by_all_that_go_on_from_it(plain: Spread) -> None:
    half = golden(steps=(260,))
    frozen = half.freeze()
    Spread.thaw(half.city, frozen, redraw=1).advance(400)
    half.advance(300)
    for pools in (None, Pools(narratives=13)):
        again = Spread.thaw(half.city, frozen, pools=pools)
        again.advance(500)
        assert again.snapshot() == plain.snapshot()


def test_fork_keeps_names_of_authors(plain: Spread) -> None:
    half = golden(steps=(100,))
    other = half.fork(3)
    assert np.array_equal(other.visible(0, 100, 9), half.visible(0, 100, 9))


def test_digest_depends_on_seed_preset_and_city() -> None:
    town = City.build((CityPlace("a", 1), CityPlace("b", 2)), 300, 1)
    runs = [Spread(town, 1), Spread(town, 2), Spread(town, 1, "groups"), Spread(town, 1, assumptions="low")]
    assert len({run.digest for run in runs}) == 4


def test_series_ends_at_the_counts(plain: Spread) -> None:
    for name, series in plain.series().items():
        assert series.shape == (500, 7)
        found = plain.counts(name)
        assert tuple(series[-1]) == (
            found.exposed,
            found.believers,
            found.doubters,
            found.corrected,
            found.shares,
            found.questions,
            found.denials,
        )
        assert (np.diff(series[:, [0, 4, 5, 6]], axis=0) >= 0).all()


def test_counters_agree_with_a_recount_of_all_minds(plain: Spread) -> None:
    for slot, name in enumerate(plain.narratives):
        mind, found = plain._engine.mind(slot), plain.counts(name)
        assert (mind & 15 > 0).sum() == found.exposed
        assert (mind >> 4 & 1).sum() == found.believers == plain.ward_believers(name).sum()
        assert (mind >> 5 & 1).sum() == found.doubters
        assert (mind >> 8 & 1).sum() == found.corrected
        assert plain.layer_exposed(name).sum() == found.exposed
    assert trust_permille(plain) == int(plain._engine.minds.trust.astype(int).sum()) // 4_000


@pytest.mark.parametrize("at", [0, 25, -1])
def test_damaged_snapshot_is_refused(plain: Spread, at: int) -> None:
    damaged = bytearray(plain.snapshot())
    damaged[at] ^= 1
    with pytest.raises(SpreadError) as refusal:
        Spread.restore(plain._city, bytes(damaged))
    assert refusal.value.code == "Y205"


def test_snapshot_of_another_city_is_refused(plain: Spread, town: City) -> None:
    with pytest.raises(SpreadError) as refusal:
        Spread.restore(town, plain.snapshot())
    assert refusal.value.code == "Y210"


def test_a_city_with_a_past_is_another_run_and_stays_one_when_it_is_kept(town: City) -> None:
    past = [-300, 0, 0, 0, 0, 40]
    run, plain = Spread(town, trust=past), Spread(town)
    assert run.digest != plain.digest == Spread(town, trust=[0] * len(past)).digest
    moved = run.ward_trust() - plain.ward_trust()
    assert moved[0] < -200_000 and moved[5] > 30_000 and not moved[1:5].any()
    assert abs(run.trust_per_million() - np.average(run.ward_trust(), weights=town.ward_sizes)) <= 2
    again = Spread.restore(town, run.snapshot())
    assert (again.digest, again.snapshot()) == (run.digest, run.snapshot())
    assert (again.ward_trust() == run.ward_trust()).all()
