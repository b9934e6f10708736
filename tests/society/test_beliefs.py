"""What claims and statements do to belief: each rule of the model that a drill relies on."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infodrill.society import City, Layer, Spread, SpreadError
from infodrill.society import columns as c
from infodrill.society.judging import belief_threshold, guard_left, share_threshold
from infodrill.society.weave import traits

from .stories import TALK, WIDE, index_of, state, tell, trust_permille


def thresholds(town: City, flags: int, minute: int = 600) -> list[int]:
    run = Spread(town)
    tell(run, "k")
    engine = run._engine
    return [
        int(
            belief_threshold(
                minute,
                5,
                0,
                flags | n,
                traits(engine.people.key[0], 5),
                engine.tables,
                engine.board,
                engine.minds,
            )
        )
        for n in range(1, 12)
    ]


def test_repetition_raises_belief_most_at_the_second_exposure(town: City) -> None:
    gains = np.diff(thresholds(town, 0))
    assert (gains > 0).all() and gains.argmax() == 0
    assert (np.diff(gains) < 0).all()


@pytest.mark.parametrize("flag", [c.PREBUNKED, c.LABELLED, c.GUARDED])
def test_prebunk_label_and_accepted_correction_lower_acceptance(town: City, flag: int) -> None:
    assert all(
        with_it < without
        for with_it, without in zip(thresholds(town, flag), thresholds(town, 0), strict=True)
    )


def test_accepted_correction_fades_with_time_and_with_repeated_exposure(town: City) -> None:
    tables = Spread(town)._engine.tables
    by_day = [int(guard_left(day * 1440, 0, tables)) for day in range(40)]
    by_exposure = [int(guard_left(0, e << c.ERODED_SHIFT, tables)) for e in range(16)]
    assert by_day == sorted(by_day, reverse=True) and by_day[30] * 3 < by_day[0] < by_day[30] * 5
    assert by_exposure == sorted(by_exposure, reverse=True) and by_exposure[15] < by_exposure[0] // 2


def test_labelled_and_held_claims_are_shared_less(town: City) -> None:
    run = Spread(town)
    tell(run, "k")
    engine = run._engine
    engine.board.col[0, c.PULL] = 60
    plain, labelled, held = (
        int(
            share_threshold(
                7, 0, 0, 1 | flag, traits(engine.people.key[0], 7), engine.tables, engine.board, engine.minds
            )
        )
        for flag in (0, c.LABELLED, c.HELD)
    )
    assert labelled < held < plain


@pytest.mark.parametrize(("evidence", "noted"), [(0, False), (3, True)])
def test_a_sourced_correction_stands_as_a_note_under_later_copies(
    town: City, evidence: int, noted: bool
) -> None:
    run = Spread(town)
    tell(run, "k")
    state(run, "s", "k", evidence=evidence)
    run.advance(120)
    assert bool((run._engine.mind(index_of(run, "k")) & c.LABELLED).any()) is noted


def test_attractive_claim_spreads_and_dull_one_stays_small(town: City) -> None:
    run = Spread(town)
    tell(run, "hot")
    tell(run, "dull", pull=10)
    run.advance(1440)
    hot, dull = run.counts("hot"), run.counts("dull")
    assert hot.exposed > 2 * dull.exposed and hot.shares > 5 * dull.shares
    assert hot.believers > 0 and hot.doubters > 0 and hot.questions > 0 and hot.denials > 0


def test_correction_lowers_belief_and_more_craft_lowers_it_more(town: City) -> None:
    def believers(craft: int, evidence: int) -> int:
        run = Spread(town)
        tell(run, "k")
        if craft >= 0:
            state(run, "s", "k", craft=craft, evidence=evidence)
        run.advance(720)
        return run.counts("k").believers

    nothing, plain, good = believers(-1, 0), believers(2, 0), believers(10, 3)
    assert good < plain < nothing


def test_correction_moves_believers_to_corrected(town: City) -> None:
    run = Spread(town)
    tell(run, "k")
    run.advance(200)
    before = run.counts("k").believers
    state(run, "s", "k", at=200, craft=10)
    run.advance(260)
    after = run.counts("k")
    assert after.corrected > before // 20
    # Pages call them so: not whoever read it, but who had believed the claim.
    assert after.exposed - after.believers > after.corrected and run.counts("s").exposed > after.corrected
    assert (run.ward_believers("k") >= 0).all() and run.ward_believers("k").sum() == after.believers


def test_prebunk_before_a_claim_lowers_belief(town: City) -> None:
    def believers(warned: bool) -> int:
        run = Spread(town)
        if warned:
            state(run, "s", "k", at=0, effect="prebunk", reach=800, craft=10)
        tell(run, "k", at=300)
        run.advance(1000)
        return run.counts("k").believers

    assert believers(True) < 0.95 * believers(False)


@settings(max_examples=12, deadline=None)
@given(times=st.lists(st.integers(31, 400), min_size=1, max_size=10), seed=st.integers(0, 50))
def test_ten_relays_are_never_better_than_one(town: City, times: list[int], seed: int) -> None:
    one, ten = Spread(town, seed=seed), Spread(town, seed=seed)
    for run in (one, ten):
        tell(run, "k")
        state(run, "s", "k")
    for number, at in enumerate(times):
        state(ten, f"relay-{number}", "k", at=at)
    one.advance(600)
    ten.advance(600)
    assert ten.counts("k").believers >= one.counts("k").believers
    assert ten.counts("s").believers <= one.counts("s").believers
    assert trust_permille(ten) <= trust_permille(one)


def test_flooding_costs_trust(town: City) -> None:
    calm, flood = Spread(town), Spread(town)
    for run in (calm, flood):
        tell(run, "k")
        state(run, "s", "k")
    for number in range(10):
        state(flood, f"again-{number}", "k", at=40 + 10 * number)
    calm.advance(800)
    flood.advance(800)
    assert trust_permille(flood) < trust_permille(calm) - 5


def test_three_readings_flood_nobody_and_each_more_from_a_page_costs_its_part(town: City) -> None:
    run = Spread(town)
    tell(run, "k")
    before = run._engine.minds.trust.astype(int)
    for number in range(5):
        state(run, f"s{number}", "k", at=30 + 20 * number)
    run.advance(400)
    lost = before - run._engine.minds.trust.astype(int)
    read = (run._engine.mind(index_of(run, "s0")) & c.TIMES).astype(int)
    part = int(run._engine.tables.co[c.C_FLOOD_TRUST])
    assert not lost[read <= 3].any() and (read == 3).sum() > 10, "the third is heard as it is"
    assert part in (fourth := set(lost[read == 4].tolist())) and fourth <= {0, part}
    assert (lost <= part * np.maximum(read - 3, 0)).all() and lost.max() > part


def test_exposed_false_denial_costs_trust_and_weakens_the_issuer(town: City) -> None:
    def play(effect: str) -> Spread:
        run = Spread(town)
        tell(run, "k")
        tell(run, "other")
        state(run, "s", "k", effect=effect)
        run.retract("s", at=200)
        state(run, "later", "other", at=210)
        run.advance(500)
        return run

    honest, false = play("correct"), play("false_denial")
    assert trust_permille(false) < trust_permille(honest) - 20
    assert false.counts("later").believers < 0.9 * honest.counts("later").believers


def test_false_denial_that_is_never_exposed_costs_nothing_yet(town: City) -> None:
    run = Spread(town)
    tell(run, "k")
    trust = trust_permille(run)
    state(run, "s", "k", effect="false_denial")
    run.advance(200)
    assert trust_permille(run) == trust


def test_exposing_a_false_version_keeps_the_true_version_in_force_and_costs_once(town: City) -> None:
    run = Spread(town)
    tell(run, "k")
    state(run, "s", "k", effect="false_denial")
    run.advance(200)
    before = trust_permille(run)
    state(run, "s", "k", at=200)
    run.retract("s", at=200)
    run.advance(201)
    once = trust_permille(run)
    assert once < before - 20
    assert run._engine.board.col[index_of(run, "s"), c.LEVEL] > 0
    run.retract("s", at=201)
    run.advance(202)
    assert trust_permille(run) >= once - 1
    assert run._engine.board.col[index_of(run, "s"), c.LEVEL] == 0


def test_retracting_a_superseded_release_keeps_the_release_in_force(town: City) -> None:
    run = Spread(town)
    tell(run, "k")
    state(run, "hold", "k", effect="hold")
    state(run, "full", "k", at=60)
    run.retract("hold", at=61)
    run.advance(62)
    assert index_of(run, "hold") == index_of(run, "full")
    assert run._engine.board.col[index_of(run, "full"), c.LEVEL] > 0
    run.retract("full", at=70)
    run.advance(71)
    assert run._engine.board.col[index_of(run, "full"), c.LEVEL] == 0


def test_mutation_inherits_belief(town: City) -> None:
    def share_of_believers(inherits: str | None) -> float:
        found = []
        for seed in range(1, 7):
            run = Spread(town, seed=seed)
            tell(run, "k", pull=90)
            tell(run, "k2", at=600, inherits=inherits)
            run.advance(1200)
            found.append(run.counts("k2"))
        return sum(counts.believers for counts in found) / sum(counts.exposed for counts in found)

    assert share_of_believers("k") > 1.2 * share_of_believers(None)


def test_press_pick_up_ignites_a_sleeping_claim_a_day_later(town: City) -> None:
    run = Spread(town)
    tell(run, "k", roots=2, pull=15)
    run.boost("k", at=1440, layer=Layer.PRESS, reach=200)
    run.advance(2880)
    per_day = np.diff(run.series()["k"][:, 0][[0, 1439, 2879]])
    assert per_day[1] > 3 * per_day[0]
    assert run.layer_exposed("k")[Layer.PRESS] > 0


def test_second_wave_brings_new_roots(town: City) -> None:
    run = Spread(town)
    tell(run, "k", pull=1)
    tell(run, "k", at=100, pull=1)
    run.advance(101)
    roots = run.shares()[run.shares()["parent"] < 0]
    assert roots.size == 40 and len(set(roots["account"][:20]) - set(roots["account"][20:])) > 10


def test_claim_told_in_one_ward_starts_there(town: City) -> None:
    run = Spread(town)
    tell(run, "k", ward=4)
    run.advance(1)
    starts = run.shares()["account"]
    assert ((starts >= town.ward_start[4]) & (starts < town.ward_start[5])).all()
    assert run.ward_believers("k")[4] == run.counts("k").believers


def test_late_decisions_act_from_the_current_minute(town: City) -> None:
    run = Spread(town)
    run.advance(50)
    tell(run, "k", at=3)
    run.advance(51)
    assert set(run.shares()["minute"]) == {50}


def test_removing_one_statement_leaves_every_draw_of_the_others_unchanged(town: City) -> None:
    with_it, without = Spread(town), Spread(town)
    tell(with_it, "noise")
    state(with_it, "s1", "noise")
    for run in (with_it, without):
        tell(run, "k")
        run.advance(900)
    left, right = with_it.shares(), without.shares()
    left = left[left["narrative"] == index_of(with_it, "k")]
    assert np.array_equal(left["account"], right["account"]) and np.array_equal(
        left["minute"], right["minute"]
    )
    assert with_it.counts("k") == without.counts("k")


@pytest.mark.parametrize("low", [True, False])
def test_low_assumptions_correct_less_than_high_ones(town: City, low: bool) -> None:
    accepted = {}
    for which in ("low", "base", "high"):
        run = Spread(town, assumptions=which)  # type: ignore[arg-type]
        tell(run, "k")
        state(run, "s", "k")
        run.advance(400)
        accepted[which] = run.counts("s").believers
    assert accepted["low"] < accepted["base"] if low else accepted["base"] < accepted["high"]


def test_many_live_publications_are_never_refused(town: City) -> None:
    run = Spread(town)
    for number in range(23):
        tell(run, f"k{number}", roots=1, pull=5)
        state(run, f"s{number}", f"k{number}", at=number, issuer=f"office-{number}", reach=5)
    run.advance(40)
    assert len(run.narratives) == 46 and all(run.counts(f"s{number}").exposed >= 0 for number in range(23))
    assert run._engine.board.key.size % 4 == 0


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda run: tell(run, "k", layers=()), "Y202"),
        (lambda run: tell(run, "k", pull=0), "Y203"),
        (lambda run: tell(run, "k", ward=6), "Y203"),
        (lambda run: state(run, "s", "k", effect="persuade"), "Y204"),
        (lambda run: state(run, "s", "k", reach=1001), "Y203"),
        (lambda run: run.retract("never", at=1), "Y201"),
        (lambda run: run.counts("never"), "Y201"),
        (lambda run: run.minute_digest(0), "Y209"),
        (lambda run: (state(run, "s", "k"), tell(run, "s")), "Y207"),
        (lambda run: (state(run, "s", "k"), state(run, "s", "other")), "Y208"),
    ],
)
def test_wrong_call_is_refused_with_a_code_and_changes_no_draw(town: City, act: object, code: str) -> None:
    run = Spread(town)
    with pytest.raises(SpreadError) as refusal:
        act(run)  # type: ignore[operator]
    assert refusal.value.code == code and refusal.value.remedy


def test_unknown_preset_is_refused(town: City) -> None:
    with pytest.raises(SpreadError) as refusal:
        Spread(town, preset="village")
    assert refusal.value.code == "Y206"


def test_share_tree_is_exact(town: City) -> None:
    run = Spread(town, preset="public-feed")
    tell(run, "k")
    state(run, "s", "k", layers=WIDE)
    run.advance(600)
    tree = run.shares()
    child = np.flatnonzero(tree["parent"] >= 0)
    parent = tree["parent"][child]
    assert child.size and (parent < child).all()
    assert (tree["minute"][parent] < tree["minute"][child]).all()
    assert (tree["narrative"][parent] == tree["narrative"][child]).all()
    people = tree[tree["account"] < town.accounts]
    assert sum(run.counts(name).shares for name in run.narratives) == people.size
    assert set(np.unique(tree["layer"])) <= {int(layer) for layer in (*TALK, Layer.PRESS)}
