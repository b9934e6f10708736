"""The tone of a row: one closed code, from trust and belief, that gives away neither and leads from no thread to another."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from infodrill.media.relations import TONES as WORDS
from infodrill.society import City, Spread
from infodrill.society import columns as c
from infodrill.society.tones import CORRECTED, TONES

from .stories import state, tell

TELLS = 0.02  # bits that one tone may say of another


@pytest.fixture(scope="module")
def run(town: City) -> Spread:
    told = Spread(town, seed=9)
    for claim in "abcdefgh":
        tell(told, claim, pull=90, roots=30, question=500, doubt=400)
        state(told, f"s{claim}", claim)
    told.advance(600)
    return told


def shown(run: Spread) -> tuple[NDArray[np.void], NDArray[np.int8]]:
    rows = run.visible(0, 600, 100_000)
    return rows, run.tones(rows)


def test_the_city_and_the_network_mean_the_same_by_a_code() -> None:
    assert TONES == WORDS


def test_every_row_has_one_of_the_codes_and_every_code_comes(run: Spread) -> None:
    rows, tones = shown(run)
    assert tones.dtype == np.int8 and len(tones) == len(rows)
    assert set(tones.tolist()) == set(range(len(TONES)))
    assert (tones[rows["kind"] == c.SHARE_ROW] == 0).all()


def test_it_does_not_hang_on_which_rows_are_asked_together(run: Spread) -> None:
    rows, tones = shown(run)
    some = np.flatnonzero(rows["kind"] > 0)[::7]
    assert (run.tones(rows[some]) == tones[some]).all()


def test_who_distrusts_doubts_more_often_and_who_was_corrected_says_so(run: Spread) -> None:
    rows, tones = shown(run)
    trust = run._engine.minds.trust[run._engine.rows.account[rows["share"]]]
    asks = rows["kind"] == c.QUESTION_ROW
    doubting = tones == TONES.index("doubting")
    low, high = asks & (trust < 400), asks & (trust > 600)
    assert low.sum() > 50 and high.sum() > 50
    assert doubting[low].mean() > doubting[high].mean() + 0.1
    assert (tones[rows["kind"] >= c.DENIAL_ROW] == CORRECTED).any()


def bits(pairs: NDArray[np.int64]) -> float:
    """Mutual information of the two columns."""
    table = np.zeros((len(TONES), len(TONES)))
    np.add.at(table, (pairs[:, 0], pairs[:, 1]), 1)
    both = table / table.sum()
    alone = np.outer(both.sum(1), both.sum(0))
    there = both > 0
    return float((both[there] * np.log2(both[there] / alone[there])).sum())


def test_two_threads_of_one_account_tell_no_more_than_those_of_two(run: Spread) -> None:
    rows, tones = shown(run)
    engine = run._engine
    # A tone hangs on its kind, which everybody sees: what is left is looked at among questions alone.
    asks = rows["kind"] == c.QUESTION_ROW
    account, root = engine.rows.account[rows["share"]][asks], engine.rows.root[rows["share"]][asks]
    said = tones[asks].astype(np.int64)
    mine: dict[int, list[int]] = {}
    for place, who in enumerate(account.tolist()):
        mine.setdefault(who, []).append(place)
    pairs = np.array(
        [
            (said[one], said[other])
            for places in mine.values()
            for one, other in combinations(places, 2)
            if root[one] != root[other]
        ]
    )
    assert len(pairs) > 500
    chance = bits(np.column_stack([pairs[:, 0], np.roll(pairs[:, 1], 1)]))
    assert bits(pairs) < chance + TELLS
