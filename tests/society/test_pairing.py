"""Counterfactuals in pairs: the same redraw with and without what was published differ by what was published only."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from infodrill.society import City, CityPlace, Layer, Spread
from infodrill.society import columns as c

from .stories import WIDE, index_of, state, tell

REDRAWS = range(1, 9)
Arms = tuple[Spread, Spread]


def arms(town: City, redraw: int, preset: str = "mixed") -> Arms:
    """(none, played): two claims of one past; a correction of the first one at minute 60 in the second arm only."""
    past = Spread(town, preset=preset)
    tell(past, "k", pull=80)
    tell(past, "other", at=5)
    past.advance(40)
    none, played = past.fork(redraw), past.fork(redraw)
    state(played, "s", "k", at=60)
    for run in (none, played):
        run.advance(1440)
    return none, played


@pytest.fixture(scope="module")
def pairs(town: City) -> list[Arms]:
    return [arms(town, redraw) for redraw in REDRAWS]


def minds(run: Spread, claim: str, flag: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Accounts whose mind about a claim has a flag (`TIMES`: who was exposed)."""
    return (run._engine.mind(index_of(run, claim)) & flag) > 0


def test_arms_are_equal_until_the_first_statement(pairs: list[Arms]) -> None:
    for none, played in pairs:
        assert np.array_equal(none.series()["k"][:60], played.series()["k"][:60])
        assert not np.array_equal(none.series()["k"], played.series()["k"])


def test_statement_on_one_claim_changes_no_row_and_no_mind_of_another_claim(pairs: list[Arms]) -> None:
    for none, played in pairs:
        rows = []
        for run in (none, played):
            tree = run.shares()
            parent = np.where(tree["parent"] < 0, -1, tree["account"][np.maximum(tree["parent"], 0)])
            mine = tree["narrative"] == index_of(run, "other")
            rows.append([tree[name][mine] for name in ("minute", "account", "layer")] + [parent[mine]])
        assert rows[0][0].size > 50
        assert all(np.array_equal(row, other) for row, other in zip(*rows, strict=True))
        slots = [run._engine.mind(index_of(run, "other")) for run in (none, played)]
        assert np.array_equal(*slots)


@pytest.mark.parametrize("flag", [c.TIMES, c.SHARED, c.BELIEVES])
def test_correction_hardly_ever_adds_one_who_meets_shares_or_believes_the_claim(
    pairs: list[Arms], flag: int
) -> None:
    lost = sum(int((minds(none, "k", flag) & ~minds(played, "k", flag)).sum()) for none, played in pairs)
    gained = sum(int((minds(played, "k", flag) & ~minds(none, "k", flag)).sum()) for none, played in pairs)
    assert lost > 500 and gained < 0.08 * lost


def test_who_shares_in_both_arms_shares_on_the_same_layer(pairs: list[Arms]) -> None:
    common = moved = 0
    for pair in pairs:
        on = []
        for run in pair:
            tree = run.shares()
            mine = tree[(tree["narrative"] == index_of(run, "k")) & (tree["account"] < run.city.accounts)]
            on.append(dict(zip(mine["account"].tolist(), mine["layer"].tolist(), strict=True)))
        both = on[0].keys() & on[1].keys()
        common += len(both)
        moved += sum(on[0][v] != on[1][v] for v in both)
    assert common > 1000 and moved < 0.02 * common


def drill(town: City, redraw: int) -> tuple[int, int]:
    """Believers at 24 h of three claims: nothing said, and a correction of each."""
    past = Spread(town)
    for number, pull in enumerate((20, 45, 30)):
        tell(past, f"k{number}", pull=pull, at=10 * number, roots=12)
    past.advance(60)
    none, played = past.fork(redraw), past.fork(redraw)
    for number in range(3):
        state(played, f"s{number}", f"k{number}", at=90 + 30 * number, issuer=f"office-{number}", reach=300)
    for run in (none, played):
        run.advance(1440)
    left, right = (sum(run.counts(f"k{number}").believers for number in range(3)) for run in (none, played))
    return left, right


def test_paired_effect_of_a_drill_varies_less_than_half_as_much_as_an_unpaired_one(town: City) -> None:
    none, played = np.array([drill(town, redraw) for redraw in range(1, 31)]).T
    assert none.var() + played.var() > 2 * (none - played).var()


def test_layers_of_shares_follow_the_table_of_the_preset(town: City) -> None:
    """The draw is one a mind; over minds the layers are as likely as the table says, by the layer of the reading."""
    seen = np.zeros((4, 4))
    for seed in range(12):
        run = Spread(town, seed=seed)
        tell(run, "k", pull=90)
        run.advance(1440)
        tree = run.shares()
        copies = tree[tree["parent"] >= 0]
        # Copies of a first post are left out: the others were read on the layer of their parent.
        direct = copies[tree["parent"][copies["parent"]] >= 0]
        np.add.at(seen, (tree["layer"][direct["parent"]], direct["layer"]), 1)
    wanted = Spread(town)._engine.tables.co[c.C_CROSS : c.C_CROSS + 16].reshape(4, 4) / 256
    assert seen.sum() > 2000 and not wanted[:, Layer.PRESS].any()
    for layer in (Layer.FEED, Layer.GROUP, Layer.FIELD):
        all_told = seen[layer].sum()
        deviation = np.sqrt(all_told * wanted[layer] * (1 - wanted[layer]))
        assert (np.abs(seen[layer] - all_told * wanted[layer]) <= 3.5 * deviation).all()


def test_field_and_wide_statements_are_paired_alike(town: City) -> None:
    for layers in (WIDE, (Layer.FIELD,), (Layer.GROUP,)):
        past = Spread(town)
        tell(past, "k", pull=80)
        past.advance(40)
        none, played = past.fork(3), past.fork(3)
        state(played, "s", "k", at=60, layers=layers)
        for run in (none, played):
            run.advance(1000)
        lost = minds(none, "k", c.BELIEVES) & ~minds(played, "k", c.BELIEVES)
        gained = minds(played, "k", c.BELIEVES) & ~minds(none, "k", c.BELIEVES)
        assert gained.sum() < 0.2 * lost.sum()


def test_benchmark_of_pairing_plays_both_arms_of_each_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "benchmarks"))
    import pairing

    small = City.build((CityPlace("a", 1),), 300, 1)
    for redraw in ("fork", "start"):
        setting = pairing.Setting("drill", 300, "mixed", "-", "-", redraw)
        rows = pairing.measured(small, setting, pasts=1, replicas=2)
        assert [row["replicas"] for row in rows] == [2, 2] and all(row["none"] > 0 for row in rows)
