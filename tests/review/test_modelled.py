"""E9, E10, E15 and E16: what they count, and what cannot change them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from infodrill.conduct.city import CONFIRMS, build_city
from infodrill.review.arms import Arm, Life, Reach, Relived
from infodrill.review.estimate import Estimate
from infodrill.review.foresight import Forecasts, Scored
from infodrill.review.modelled import behind, measure_model, spread_of
from infodrill.review.record import Record
from infodrill.review.timeline import read_timeline
from infodrill.review.twins import Twins, _belief, _Lives, relive
from infodrill.society import Met
from tests.review.living import Deed, live, say, together
from tests.review.scene import Pen, claim, scenario

MINUTES = 120


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("city")


def drill(
    cache: Path, *statements: Deed, minutes: int = MINUTES, verdict: str = "FALSE", other: str = "TRUE"
) -> Record:
    """A false claim told at minute 2 and one of another verdict at minute 3, and what the statements say."""
    told = (claim("fraud", "G0", verdict, pull=90), claim("flood", "G0", other, pull=60))
    deeds: dict[int, Deed] = {
        2: lambda pen: pen.wave(2, "fraud", roots=60),
        3: lambda pen: pen.wave(3, "flood", roots=60),
        20: together(lambda pen: pen.open(20, "c1", "fraud"), lambda pen: pen.open(20, "c2", "flood")),
        40: together(*statements),
    }
    return live(Pen(scenario(*told)), minutes, cache, deeds)


def lived(record: Record, cache: Path, replicas: int = 4) -> Twins:
    found = relive(record, read_timeline(record), city_cache=cache, replicas=replicas)
    assert found is not None
    return found


# ---- E9 ----


def reach(*pairs: tuple[int, int]) -> tuple[Reach, ...]:
    return tuple(
        Reach(statement=f"s{n}", version=1, claim="dyke", minute=n, reached=reached, false=false)
        for n, (reached, false) in enumerate(pairs, 1)
    )


def test_reach_is_a_distribution_without_a_cap() -> None:
    rows = reach((84, 100), (100, 100), (200, 100), (300, 100), (900_000, 100))
    assert spread_of(rows) == (84, 100, 200, 300, 900_000)
    assert spread_of(reach((5, 0))) is None


def test_answers_below_one_are_named_the_farthest_behind_first() -> None:
    rows = reach((200, 100), (95, 100), (84, 100), (7, 0))
    assert [(reached.statement, reached.hundredths) for reached in behind(rows)] == [("s3", 84), ("s2", 95)]


def test_answer_that_reached_few_shows_beside_many_that_reached_all(cache: Path) -> None:
    """The least is told, and is not lost in a middle of great ratios."""
    twins = replace(lived(drill(cache), cache, 1), reach=reach((84, 100), *((5_000, 1),) * 9))
    found = measure_model(twins)["E9"]
    assert found.values["least"] == 84 and found.values["below"] == 1 and found.values["greatest"] == 500_000
    assert found.say("en").startswith("1 of 10 answers below 1; least 0.84")


def test_reach_counts_answers_to_false_claims_after_a_day(cache: Path) -> None:
    said = (
        say(40, "c1", "fraud", "hold", kind="holding", stance="unknown"),
        say(40, "c1", "fraud"),
        say(40, "c2", "flood", "acknowledge", kind="acknowledgement", stance="confirm"),
    )
    record = drill(cache, *said, minutes=40 + 24 * 60 + 1)
    twins = lived(record, cache, 1)
    assert [reached.statement for reached in twins.reach] == ["s2"]  # no holding line, no true claim
    assert twins.reach[0].reached > 0 and twins.reach[0].false > 0
    short = replace(record, events=record.events[:-3])
    assert lived(short, cache, 1).reach_open == 1


# ---- E10 ----


def bits(*accounts: int) -> Met:
    minds = np.zeros(64, np.uint32)
    minds[list(accounts)] = 1
    return Met.of(minds)


def life(believers: int, met: Met, claims: tuple[str, ...] = ("fraud",)) -> Life:
    last = np.array([[met.count(), believers]], np.int64)
    return Life(
        series={each_claim: last for each_claim in claims},
        wards={},
        trust=(0, 0),
        reach=[],
        met={each_claim: met for each_claim in claims},
        injects={},
        picked={},
    )


def test_belief_is_among_those_who_met_the_claim_in_either_world(cache: Path) -> None:
    """4 met it as played and 1 believes, 6 without response and 4 believe; 8 in all: −3 of 8, whatever each world met."""
    record = drill(cache)
    stage = staged(record, cache)
    found = _belief(stage, lives(life(1, bits(1, 2, 3, 4)), life(4, bits(3, 4, 5, 6, 7, 8))))
    assert found is not None and found.mean == -3_750


def test_belief_counts_false_and_mixed_claims_only(cache: Path) -> None:
    stage = staged(drill(cache, verdict="MISLEADING_CONTEXT", other="MIXED"), cache)
    assert stage.false == ["fraud", "flood"]
    both = ("fraud", "flood")
    played, none = life(2, bits(1, 2), both), life(3, bits(1, 2, 3, 4), both)
    assert _belief(stage, lives(played, none)) == Estimate(mean=-2_500, low=-2_500, high=-2_500, n=1)
    misleading = staged(drill(cache, verdict="MISLEADING_CONTEXT"), cache)
    assert _belief(misleading, lives(played, none)) is None


def test_met_is_a_count_and_gives_no_account_away() -> None:
    one = bits(1, 2, 3)
    assert (one.count(), one.either(bits(3, 4))) == (3, 4)
    assert "[" not in repr(one)


def staged(record: Record, cache: Path) -> Relived:
    opened = record.opened
    city = build_city(record.scenario, opened.accounts, opened.seed, cache)
    return Relived(record, read_timeline(record), city, MINUTES)


def lives(played: Life, none: Life) -> _Lives:
    arms = (
        Arm(assumptions="base", redraw=0, kind="played"),
        Arm(assumptions="base", redraw=1, kind="played"),
        Arm(assumptions="base", redraw=1, kind="none"),
    )
    return _Lives("base", arms, dict(zip(arms, (played, played, none), strict=True)), people=8)


# ---- E15 ----


def test_forecast_is_scored_against_persistence_or_the_reason_is_said(cache: Path) -> None:
    twins = lived(drill(cache), cache, 1)
    silent = measure_model(twins)["E15"]
    assert (
        silent.status == "not_measured"
        and silent.say("en") == "not measured: no forecast in numbers was filed"
    )
    open_ones = measure_model(replace(twins, forecasts=Forecasts((), 2, 1)))["E15"]
    assert "of 3 forecasts none can be scored" in open_ones.say("en")
    one = Scored(
        forecast="q1",
        cell="desk",
        at=0,
        horizon=60,
        low=10,
        mid=20,
        high=30,
        came=25,
        loss=500,
        persistence=1_000,
    )
    scored = measure_model(replace(twins, forecasts=Forecasts((one,), 1, 0)))["E15"]
    assert (scored.values["skill_permille"], scored.coverage) == (500, 50)


# ---- E16 ----


def test_trust_is_not_bought_by_volume(cache: Path) -> None:
    """Ten answers and acknowledgements or one: the city's own trust rises with them, the measure does not."""
    few = drill(cache, say(40, "c1", "fraud"))
    said = [say(40, "c2", "flood", "acknowledge", kind="acknowledgement", stance="confirm") for _ in range(9)]
    many = drill(cache, say(40, "c1", "fraud"), *said)
    assert measure_model(lived(few, cache))["E16"].values == measure_model(lived(many, cache))["E16"].values
    assert measure_model(lived(many, cache))["E16"].values["mean_hundredths"] == 0


@pytest.mark.parametrize(
    ("case", "target", "effect", "stance"),
    [("c2", "flood", "false_denial", "deny"), ("c1", "fraud", CONFIRMS, "confirm")],
)
def test_false_word_costs_trust_whether_or_not_it_is_taken_back(
    cache: Path, case: str, target: str, effect: str, stance: str
) -> None:
    record = drill(cache, say(40, case, target, effect, kind="answer", stance=stance))
    found = measure_model(lived(record, cache))["E16"]
    assert found.values["false_words"] == 1
    assert found.values["high_hundredths"] < 0
    assert "4 replicas" in found.say("en")


def test_false_word_costs_no_less_beside_many_right_ones(cache: Path) -> None:
    false = say(40, "c2", "flood", "false_denial", kind="answer")
    alone = lived(drill(cache, false), cache).trust.mean
    beside = drill(cache, false, *(say(40, "c1", "fraud", "answer", kind="answer") for _ in range(6)))
    assert lived(beside, cache).trust.mean <= alone + 5  # hundredths of a point


def test_without_twins_nothing_is_measured_and_it_says_why() -> None:
    assert {measure.say("en") for measure in measure_model(None).values()} == {
        "not measured: the city was not relived"
    }


def test_no_measure_of_the_model_is_covered_in_percent_of_nothing(cache: Path) -> None:
    said = say(40, "c1", "fraud")
    for twins in (None, lived(drill(cache, said), cache)):
        for code, measure in measure_model(twins).items():
            evaluated, planned = measure.covered
            assert measure.coverage == (100 * evaluated // planned if planned else None), code
