"""E9, E10, E15 and E16: what they count, and what cannot change them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from infodrill.conduct.city import CONFIRMS, build_city
from infodrill.conduct.nouns.city import StatementReleased
from infodrill.conduct.nouns.clock import ClockChanged
from infodrill.review.arms import Life, Relived
from infodrill.review.changes import Arm
from infodrill.review.estimate import ENOUGH, Estimate
from infodrill.review.foresight import Forecasts, Scored
from infodrill.review.modelled import behind, measure_model, spread_of
from infodrill.review.parity import Reach, answered
from infodrill.review.record import Record
from infodrill.review.timeline import read_timeline
from infodrill.review.twins import Twins, _belief, _Lives, relive
from infodrill.society import Met
from tests.review.living import Deed, live, say, together
from tests.review.scene import Pen, bi, claim, known, scenario

MINUTES = 120
AFTER = 200  # a minute of the run-on


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("city")


def drill(
    cache: Path,
    *statements: Deed,
    minutes: int = MINUTES,
    verdict: str = "FALSE",
    other: str = "TRUE",
    at: int = 40,
    over: int = 0,
) -> Record:
    """A false claim told at minute 2 and one of another verdict at minute 3, and what the statements say; `over` = the minute in
    which the run-on begins, 0 = none."""
    told = (claim("fraud", "G0", verdict, pull=90), claim("flood", "G0", other, pull=60))
    deeds: dict[int, Deed] = {
        2: lambda pen: pen.wave(2, "fraud", roots=60),
        3: lambda pen: pen.wave(3, "flood", roots=60),
        20: together(lambda pen: pen.open(20, "c1", "fraud"), lambda pen: pen.open(20, "c2", "flood")),
        at: together(*statements),
    }
    if over:
        deeds[over] = lambda pen: pen.write(over, ClockChanged("run_on", 24 * 3600), actor="runner")
    return live(Pen(scenario(*told)), minutes, cache, deeds)


def lived(record: Record, cache: Path, replicas: int = 4) -> Twins:
    found = relive(record, read_timeline(record), city_cache=cache, replicas=replicas)
    assert found is not None
    return found


# ---- E9 ----


def reach(*pairs: tuple[int, int]) -> tuple[Reach, ...]:
    return tuple(
        Reach(claim=f"k{n}", issuer="city", minute=n, statement=f"s{n}", reached=reached, false=false)
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
    assert found.say("en").startswith("1 of 10 below 1, false claims that nobody answered: 0; least 0.84")


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


@pytest.mark.parametrize("n, quartered", [(4, False), (5, True)])
def test_no_quartiles_are_told_of_fewer_than_five_values(cache: Path, n: int, quartered: bool) -> None:
    twins = replace(lived(drill(cache), cache, 1), reach=reach(*((50 * k, 100) for k in range(1, n + 1))))
    found = measure_model(twins)["E9"]
    assert ("lower" in found.values, ", quartiles " in found.say("en")) == (quartered, quartered)
    assert ("too few for quartiles" in found.say("en")) is not quartered


DAY = 40 + 24 * 60 + 1


def test_who_speaks_when_play_is_over_takes_back_no_silence(cache: Path) -> None:
    """The row that stood at 0 does not turn into one that is never read."""
    silent, late = (
        lived(drill(cache, *said, minutes=DAY, at=AFTER, over=MINUTES), cache, 1)
        for said in ((), (say(AFTER, "c1", "fraud"),))
    )
    assert [(row.claim, row.issuer) for row in silent.reach] == [("fraud", "")]
    assert (late.reach_open, [(row.claim, row.issuer) for row in late.reach]) == (0, [("fraud", "")])


def test_what_one_issuer_told_on_a_claim_is_one_row_however_often_it_was_told(cache: Path) -> None:
    """Once, three times, and once by another: volume adds no row and raises no quartile by one."""
    said = say(40, "c1", "fraud")
    once, thrice = (lived(drill(cache, *(said,) * n, minutes=DAY), cache, 1).reach for n in (1, 3))
    assert [(row.claim, row.issuer) for row in once] == [("fraud", "city")]
    assert [(row.claim, row.issuer) for row in thrice] == [("fraud", "city")]
    city, ward = (answer(issuer=issuer) for issuer in ("city", "ward-a"))
    rows = answered([(40, city), (45, ward), (50, answer(issuer="city", layers=("field",)))])
    assert [(row.issuer, row.layers) for row in rows] == [("city", ("feed", "field")), ("ward-a", ("feed",))]
    later = answered([(40, city), (41 + 24 * 60, answer(issuer="city", layers=("field",)))])
    assert [row.layers for row in later] == [("feed",)]  # not yet there when it is read


def answer(**more: object) -> StatementReleased:
    given: dict[str, object] = {
        "statement": "s1", "version": 1, "target": "fraud", "issuer": "city", "layers": ("feed",), "reach": 150, "craft": 9,
        "evidence": 3, "effect": "correct",
    }  # fmt: skip
    return StatementReleased(**given | more)  # type: ignore[arg-type]


def test_to_answer_nobody_never_looks_better_than_to_answer(cache: Path) -> None:
    """Two falsehoods: both answered, one, none. Each silence adds to what lies below 1 and lifts nothing else."""
    both = say(40, "c1", "fraud"), say(40, "c2", "flood")
    found = [
        measure_model(lived(drill(cache, *both[:n], other="FALSE", minutes=DAY), cache, 1))["E9"].values
        for n in (2, 1, 0)
    ]
    assert [(values["compared"], values["unanswered"]) for values in found] == [(2, 0), (2, 1), (2, 2)]
    for more, fewer in pairwise(found):
        assert fewer["below"] >= more["below"] and fewer["least"] <= more["least"]
        assert fewer["greatest"] <= more["greatest"]
    assert (found[-1]["below"], found[-1]["greatest"]) == (2, 0)


@pytest.mark.parametrize(
    ("path", "known_at", "rows"), [("correct", 0, 1), ("leave", 0, 0), ("correct", 9_000, 0)]
)
def test_no_answer_is_missed_where_none_was_to_be_given(
    cache: Path, path: str, known_at: int, rows: int
) -> None:
    """The right path says nothing, or nobody could know in play that it is false."""
    truth = (known(0, "UNPROVEN"), known(known_at * 60, "FALSE")) if known_at else (known(0, "FALSE"),)
    step = {"what": path, "by": "SPOKE", "after": 0, "note": bi("note")}
    told = claim("fraud", "G0", "FALSE", pull=90, truth=truth, right_path=(step,))
    record = live(Pen(scenario(told)), DAY, cache, {2: lambda pen: pen.wave(2, "fraud", roots=60)})
    twins = lived(record, cache, 1)
    assert [(row.issuer, row.reached) for row in twins.reach] == [("", 0)] * rows
    assert len(twins.reach) + twins.reach_open == rows


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
        ward_trust=np.zeros(0, np.int64),
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


def test_who_published_nothing_has_no_effect_to_be_told(cache: Path) -> None:
    silent, spoken = lived(drill(cache), cache), lived(drill(cache, say(40, "c1", "fraud")), cache)
    assert silent.belief is None and spoken.belief is not None
    found = measure_model(silent)["E10"]
    assert (found.status, found.say("en")) == ("not_measured", "not measured: nothing was published")
    assert "4 replicas" in measure_model(spoken)["E10"].say("en")


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
    scored = measure_model(replace(twins, forecasts=Forecasts((forecast(500),), 1, 0)))["E15"]
    assert (scored.values["skill_permille"], scored.coverage) == (500, 50)


def forecast(loss: int, persistence: int = 1_000) -> Scored:
    return Scored(
        forecast="q1", cell="desk", at=0, horizon=60, low=10, mid=20, high=30, came=25, loss=loss, persistence=persistence,
    )  # fmt: skip


@pytest.mark.parametrize("losses", [(500,), (500, 700, 200), (500, 700, 200, 900), (100, 1_500) * 5])
def test_skill_has_an_interval_or_says_that_it_has_none(cache: Path, losses: tuple[int, ...]) -> None:
    twins = replace(lived(drill(cache), cache, 1), forecasts=Forecasts(tuple(map(forecast, losses))))
    found = measure_model(twins)["E15"]
    low, skill, high = (found.values.get(f"{key}_permille") for key in ("low", "skill", "high"))
    if len(losses) < ENOUGH:
        assert low is None and "too few for an interval" in found.say("en")
    else:
        assert low is not None and skill is not None and high is not None
        assert low < skill < high <= 1_000 and f"{len(losses)} forecasts" in found.say("en")


def test_skill_of_one_forecast_that_carries_all_has_no_interval() -> None:
    assert Forecasts((forecast(100), *(forecast(100, 0) for _ in range(5)))).interval is None


# ---- E16 ----


def test_trust_is_not_bought_by_volume(cache: Path) -> None:
    """Ten answers and acknowledgements or one: the city's own trust rises with them, the measure does not."""
    few = drill(cache, say(40, "c1", "fraud"))
    said = [say(40, "c2", "flood", "acknowledge", kind="acknowledgement", stance="confirm") for _ in range(9)]
    many = drill(cache, say(40, "c1", "fraud"), *said)
    assert measure_model(lived(few, cache))["E16"].values == measure_model(lived(many, cache))["E16"].values
    assert measure_model(lived(many, cache))["E16"].values == {"mean_hundredths": 0, "false_words": 0}


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
    assert "points of 100; by the assumptions −" in found.say("en")


def test_false_word_costs_no_less_beside_many_right_ones(cache: Path) -> None:
    false = say(40, "c2", "flood", "false_denial", kind="answer")
    alone = lived(drill(cache, false), cache).trust
    beside = drill(cache, false, *(say(40, "c1", "fraud", "answer", kind="answer") for _ in range(6)))
    among = lived(beside, cache).trust
    assert alone is not None and among is not None
    assert among.mean <= alone.mean + 5  # hundredths of a point


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
