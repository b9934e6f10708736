"""What the range promises about statements, over many drills: relays, flooding, holding lines, prebunks, late ignition."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from infodrill.society import City, Layer, Spread, SpreadError
from infodrill.society import columns as c

from .stories import TALK, WIDE, index_of, state, tell, trust_permille

SOME_LAYERS = st.lists(st.sampled_from(list(Layer)), min_size=1, max_size=4, unique=True)
BEST = {
    "layers": SOME_LAYERS,
    "issuer": st.sampled_from(("ward-office", "city", "health", "school")),
    "reach": st.integers(50, 1000),
    "craft": st.integers(0, 10),
    "evidence": st.integers(0, 3),
    "effect": st.sampled_from(("correct", "answer", "warn")),
}
RELAY = st.tuples(st.integers(31, 400), SOME_LAYERS, st.integers(1, 1000))


@settings(max_examples=25, deadline=None)
@given(
    best=st.fixed_dictionaries(BEST),
    relays=st.lists(RELAY, min_size=1, max_size=10),
    seed=st.integers(0, 10_000),
)
def test_relays_through_the_same_channels_are_never_better_than_one(
    town: City, best: dict[str, Any], relays: list[tuple[int, list[Layer], int]], seed: int
) -> None:
    one, many = Spread(town, seed=seed), Spread(town, seed=seed)
    for run in (one, many):
        tell(run, "k")
        state(run, "s", "k", **best)
    for number, (at, layers, reach) in enumerate(relays):
        narrower = [layer for layer in layers if layer in best["layers"]] or best["layers"]
        state(
            many,
            f"r{number}",
            "k",
            **(best | {"at": at, "layers": narrower, "reach": min(reach, best["reach"])}),
        )
    for run in (one, many):
        run.advance(600)
    assert many.counts("k").believers >= one.counts("k").believers
    assert many.counts("s").believers <= one.counts("s").believers
    assert trust_permille(many) <= trust_permille(one)


@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 10_000), reach=st.integers(300, 1000), effect=st.sampled_from(c.EFFECTS[:6]))
def test_each_further_relay_costs_trust_or_nothing_and_ten_cost_some(
    town: City, seed: int, reach: int, effect: str
) -> None:
    trust = []
    for relays in (0, 2, 4, 6, 10):
        run = Spread(town, seed=seed)
        tell(run, "k")
        for number in range(1 + relays):
            state(run, f"s{number}", "k", at=30 + 20 * number, reach=reach, effect=effect)
        run.advance(900)
        trust.append(int(run._engine.minds.trust_sum.sum()))
    assert trust == sorted(trust, reverse=True) and trust[-1] < trust[0]


def rows_of(run: Spread, name: str) -> list[NDArray[Any]]:
    """All that was done about a narrative: minute, account, layer, and the account that was read."""
    tree = run.shares()
    mine = tree["narrative"] == index_of(run, name)
    read = np.where(tree["parent"] < 0, -1, tree["account"][np.maximum(tree["parent"], 0)])
    return [*(tree[one][mine] for one in ("minute", "account", "layer")), read[mine]]


@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 10_000), gone=st.integers(0, 3))
def test_removing_any_statement_leaves_all_other_claims_and_their_statements_as_they_were(
    town: City, seed: int, gone: int
) -> None:
    full, less = Spread(town, seed=seed), Spread(town, seed=seed)
    for run in (full, less):
        for number in range(4):
            tell(run, f"k{number}", at=3 * number, pull=50)
            if run is full or number != gone:
                state(
                    run, f"s{number}", f"k{number}", at=20 + 9 * number, issuer=f"office-{number}", reach=200
                )
        run.advance(700)
    for number in {0, 1, 2, 3} - {gone}:
        for name in (f"k{number}", f"s{number}"):
            pairs = zip(rows_of(full, name), rows_of(less, name), strict=True)
            assert all(np.array_equal(array, other) for array, other in pairs)
            minds = [run._engine.mind(index_of(run, name)) for run in (full, less)]
            assert np.array_equal(*minds) and minds[0].any()


def test_publication_is_taken_however_many_narratives_are_live(town: City) -> None:
    run = Spread(town)
    for number in range(120):
        tell(run, f"k{number}", roots=1, pull=5)
        state(run, f"s{number}", f"k{number}", at=number % 7, issuer=f"office-{number}", reach=20)
    run.advance(200)
    assert len(run.narratives) == 240
    assert all(run.counts(f"s{number}").exposed > 0 for number in range(120))
    assert sum(not run._engine.shelf.quiet.get(slot) for slot in range(240)) > 160  # alive, not on the shelf


@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_believers_of_a_claim_believe_its_mutation_more_often_than_others(town: City, seed: int) -> None:
    run = Spread(town, seed=seed)
    tell(run, "k", pull=90)
    run.advance(600)
    believed = (run._engine.mind(index_of(run, "k")) & c.BELIEVES) > 0
    tell(run, "k2", at=600, inherits="k")
    run.advance(1200)
    mind = run._engine.mind(index_of(run, "k2"))
    met, convinced = (mind & c.TIMES) > 0, (mind & c.BELIEVES) > 0
    of_believers, of_others = convinced[met & believed].mean(), convinced[met & ~believed].mean()
    assert of_believers > 0.65 > 0.4 > of_others


def peak_hour(run: Spread, *claims: str) -> int:
    """The hour in which most accounts met one of the claims."""
    exposed = sum(run.series()[claim][:, 0] for claim in claims)
    hourly = np.diff(np.asarray(exposed)[::60], prepend=0)
    return int(hourly.argmax())


def sleeping(town: City, seed: int, pull: int = 60) -> Spread:
    """A claim that two neighbours tell by word of mouth, and that comes to nothing."""
    run = Spread(town, seed=seed)
    tell(run, "k", roots=1, layers=(Layer.FIELD,), pull=pull)
    return run


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("spark", ["press", "influential account", "mutation"])
def test_sleeping_claim_is_lit_a_day_later_by_press_influence_or_mutation(
    town: City, seed: int, spark: str
) -> None:
    slept, lit = sleeping(town, seed), sleeping(town, seed)
    if spark == "press":
        lit.boost("k", at=1440, layer=Layer.PRESS, reach=150)
    elif spark == "influential account":
        tell(lit, "k", at=1440, roots=1, layers=TALK)
    else:
        tell(lit, "k2", at=1440, roots=20, pull=80, inherits="k")
    for run in (slept, lit):
        run.advance(2880)
    told = ("k", "k2") if spark == "mutation" else ("k",)
    assert 24 <= peak_hour(lit, *told) <= 34
    assert sum(lit.counts(counts).exposed for counts in told) > 3 * slept.counts("k").exposed


@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_exposed_denial_lowers_what_the_issuer_achieves_later_and_no_other_issuer_loses_authority(
    town: City, seed: int
) -> None:
    def accepted(effect: str) -> tuple[int, int]:
        run = Spread(town, seed=seed)
        tell(run, "k")
        tell(run, "other")
        state(run, "s", "k", effect=effect)
        run.retract("s", at=300)
        state(run, "same", "other", at=320)
        state(run, "else", "other", at=320, issuer="health")
        run.advance(800)
        authority = run._engine.board.col[index_of(run, "else"), c.AUTHORITY]
        return run.counts("same").believers, int(authority)

    honest, false = accepted("correct"), accepted("false_denial")
    assert false[0] < 0.9 * honest[0] and false[1] == honest[1] == c.ONE


@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_holding_line_neither_confirms_nor_denies(town: City, seed: int) -> None:
    silent, held = _without_and_with_a_holding_line(town, seed)
    mind = held._engine.mind(index_of(held, "k"))
    assert held.counts("s").exposed > town.accounts // 2
    assert held.counts("k").corrected == 0 and (mind & c.HELD).any()
    assert not (mind & (c.GUARDED | c.PREBUNKED | c.LABELLED | c.CORRECTED | c.ANSWERED)).any()
    plain = silent._engine.mind(index_of(silent, "k"))
    alike = ((mind & c.TIMES) == (plain & c.TIMES)) & ((mind & c.TIMES) > 0)  # met as often in both
    assert np.array_equal((mind & c.BELIEVES)[alike], (plain & c.BELIEVES)[alike])


def test_holding_line_slows_sharing_over_many_cities(town: City) -> None:
    # Of one city chance may say otherwise: a share that a held mind lets be can make room for a wider one.
    runs = [_without_and_with_a_holding_line(town, seed) for seed in range(8)]
    silent, held = (sum(pair[which].counts("k").shares for pair in runs) for which in (0, 1))
    assert held < silent * 0.97


def _without_and_with_a_holding_line(town: City, seed: int) -> tuple[Spread, Spread]:
    silent, held = Spread(town, seed=seed), Spread(town, seed=seed)
    for run in (silent, held):
        tell(run, "k")
    state(held, "s", "k", at=5, effect="hold", reach=900)
    for run in (silent, held):
        run.advance(900)
    return silent, held


@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_prebunk_acts_only_on_those_who_have_not_met_the_claim(town: City, seed: int) -> None:
    run = Spread(town, seed=seed)
    tell(run, "k", pull=80)
    run.advance(600)
    met = (run._engine.mind(index_of(run, "k")) & c.TIMES) > 0
    state(run, "s", "k", at=600, effect="prebunk", reach=900, craft=10)
    run.advance(1400)
    mind = run._engine.mind(index_of(run, "k"))
    warned = (mind & c.PREBUNKED) > 0
    assert warned.any() and not warned[met].any()
    assert run.counts("k").corrected == 0 and not (mind & c.GUARDED).any()


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_prebunk_after_everyone_has_met_the_claim_changes_nothing(town: City, seed: int) -> None:
    silent, late = Spread(town, seed=seed), Spread(town, seed=seed)
    for run in (silent, late):
        tell(run, "k", pull=5, roots=5)
        for layer in Layer:
            run.boost("k", at=0, layer=layer, reach=1000)
    state(late, "s", "k", at=2880, effect="prebunk", reach=1000, craft=10, layers=WIDE)
    for run in (silent, late):
        run.advance(2880)
    # Somebody who had not met it would be told by the prebunk, and tell others less.
    assume(((silent._engine.mind(0) & c.TIMES) > 0).all())
    for run in (silent, late):
        run.advance(3600)
    assert np.array_equal(*[run._engine.mind(index_of(run, "k")) for run in (silent, late)])


def test_no_more_narratives_are_taken_than_a_row_can_name(
    town: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(c, "SLOT_MASK", 2)
    run = Spread(town)
    for number in range(3):
        tell(run, f"k{number}", roots=1)
    with pytest.raises(SpreadError) as refusal:
        tell(run, "k3", roots=1)
    assert refusal.value.code == "Y217"
    tell(run, "k0", at=9, roots=1)
