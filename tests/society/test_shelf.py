"""Narratives that went quiet give their memory up, come back as they were, and leave no trace in a run."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infodrill.society import City, Layer, Pools, Spread
from infodrill.society import engine as engine_module

from .stories import state, tell

WHISPER = {"roots": 1, "pull": 1, "layers": (Layer.FIELD,)}


def whispers(city: City, waves: int, pools: Pools | None = None) -> Spread:
    """Small claims one after the other, each quiet before the next; the first is corrected, retracted and told again."""
    run = Spread(city, seed=2, pools=pools)
    for number in range(waves):
        tell(run, f"k{number}", at=number * 3_000, inherits="k0" if number == 5 else None, **WHISPER)
        run.advance((number + 1) * 3_000)
    state(run, "s", "k1", at=waves * 3_000, effect="false_denial", reach=20)
    tell(run, "k0", at=waves * 3_000 + 5, **WHISPER)
    run.boost("k2", at=waves * 3_000 + 9, layer=Layer.PRESS, reach=30)
    run.advance(waves * 3_000 + 60)
    run.retract("s", at=waves * 3_000 + 60)
    run.advance(waves * 3_000 + 120)
    return run


@pytest.fixture(scope="module")
def shelved(town: City) -> Spread:
    return whispers(town, 9)


def test_quiet_narratives_leave_their_columns_to_new_ones(shelved: Spread) -> None:
    engine = shelved._engine
    assert engine.slots == 10
    assert len(engine.shelf.holders) == 8 and len(engine.shelf.quiet) == 5  # five are told at the end
    assert {*engine.shelf.holders, *engine.shelf.quiet} - {-1} == set(range(10))


def test_shelf_leaves_no_trace(shelved: Spread, town: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "is_idle", lambda *_: False)
    plain = whispers(town, 9)
    assert len(plain._engine.shelf.holders) == 12
    assert plain.digest == shelved.digest and plain.snapshot() == shelved.snapshot()
    assert plain._engine.minds_hash() == shelved._engine.minds_hash()
    for slot in range(10):
        assert np.array_equal(plain._engine.mind(slot), shelved._engine.mind(slot))


def test_statement_lies_beside_its_claim_and_a_claim_beside_its_parent(town: City) -> None:
    run = Spread(town, pools=Pools(narratives=8))
    tell(run, "a", at=0)
    tell(run, "b", at=0)
    state(run, "s", "b", at=1)
    tell(run, "a2", at=2, inherits="a")
    four = {name: run._engine.shelf.holders.index(run.index_of(name)) // 4 for name in ("a", "b", "s", "a2")}
    assert four["a"] == four["a2"] != four["b"] == four["s"]


def test_narratives_with_readings_to_come_keep_their_columns(town: City) -> None:
    run = Spread(town)
    for number in range(9):
        tell(run, f"k{number}", at=0)
    run.advance(30)
    tell(run, "late", at=30)
    assert not run._engine.shelf.quiet


@settings(max_examples=10, deadline=None)
@given(
    chunks=st.integers(1, 3),
    rows=st.integers(1, 3),
    scratch=st.integers(1, 3),
    threads=st.integers(1, 8),
    claims=st.integers(1, 14),
)
def test_no_pool_is_too_small_for_a_live_publication(
    town: City, chunks: int, rows: int, scratch: int, threads: int, claims: int
) -> None:
    def play(pools: Pools | None) -> Spread:
        run = Spread(town, seed=claims, pools=pools)
        for number in range(claims):
            tell(run, f"k{number}", at=5 * number, roots=3)
            state(run, f"s{number}", f"k{number}", at=5 * number + 20, issuer=f"office-{number}", reach=900)
            run.advance(5 * number + 30)
        run.advance(5 * claims + 90)
        return run

    tiny = Pools(chunks=chunks, rows=rows, scratch=scratch, threads=threads, parallel_above=0)
    assert play(tiny).snapshot() == play(None).snapshot()
