"""Forecasts in numbers, scored against what came and against persistence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from infodrill.casework.nouns.intake import CaseOpened
from infodrill.conduct.city import build_city
from infodrill.conduct.nouns.forecasts import SpreadForecast
from infodrill.kernel.events import Event
from infodrill.review.foresight import Forecasts, Scored, crps_hundredths, persistence_of, score_forecasts
from infodrill.review.record import Record
from infodrill.scenario.schema.texts import Texts
from infodrill.society import City
from tests.review.living import live
from tests.review.scene import MIN, Pen, claim, scenario

MINUTES, AT = 130, 40
FORMS = tuple(
    f"quỹ ma thu tiền nhà số {n}" for n in range(1, 200)
)  # nobody says again what was said that hour


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("city")


@pytest.fixture(scope="module")
def record(cache: Path) -> Record:
    many = {"id": "many", "claim": "fraud", "language": "vi", "stance": "tell", "start": FORMS}
    told = scenario(claim("fraud", "G0", "FALSE", pull=90))
    pen = Pen(told.model_copy(update={"texts": Texts.model_validate({"grammars": (many,)})}))
    return live(pen, MINUTES, cache, {2: lambda pen: pen.wave(2, "fraud", roots=300)})


@pytest.fixture(scope="module")
def city(record: Record, cache: Path) -> City:
    return build_city(record.scenario, record.opened.accounts, record.opened.seed, cache)


def foreseeing(
    record: Record, of: str = "group:w1", horizon: int = 60, told: tuple[int, int, int] = (1, 2, 3)
) -> Record:
    """The same drill in which a cell foresaw something at minute AT, on a case opened from a group and one from an inject."""
    at = next(n for n, event in enumerate(record.events) if event.at // MIN == AT)
    bodies = (
        CaseOpened(case="c1", intake="online", source="group:w1", cell="city", ward="", level=2, parent=""),
        CaseOpened(case="c2", intake="hotline", source="inject:1", cell="city", ward="", level=2, parent=""),
        SpreadForecast(
            forecast="q1", cell="city", of=of, horizon=horizon, low=told[0], mid=told[1], high=told[2]
        ),
    )
    added = (
        Event(seq=10_000 + n, at=AT * MIN, actor="city.desk", body=body) for n, body in enumerate(bodies)
    )
    return replace(record, events=(*record.events[:at], *added, *record.events[at:]))


def only(found: Forecasts) -> Scored:
    assert (len(found.scored), found.open, found.unmatched) == (1, 0, 0)
    return found.scored[0]


def test_score_of_one_number_is_its_distance_and_of_a_fan_the_mean_pinball_loss_twice() -> None:
    assert crps_hundredths((20, 20, 20), 25) == crps_hundredths((30, 30, 30), 25) == 500
    # .1: 2·.1·15 = 3; .5: 2·.5·5 = 5; .9: 2·.1·5 = 1; mean 3
    assert crps_hundredths((10, 20, 30), 25) == 300
    assert crps_hundredths((25, 25, 25), 25) == 0


def test_persistence_brings_as_much_again_as_the_same_time_brought_before() -> None:
    counts = [1, 2, 4, 7, 11, 16]
    assert persistence_of(counts, 4, 2) == 11 + (11 - 4)
    assert persistence_of(counts, 1, 60) == 2 + 2
    assert persistence_of(counts, -1, 60) == 0


def test_what_came_is_what_the_desk_counted(record: Record, city: City) -> None:
    one = only(score_forecasts(foreseeing(record), city))
    assert one.came > 1 and one.loss > 0 and one.persistence >= 0
    knew = (one.came,) * 3
    assert only(score_forecasts(foreseeing(record, told=knew), city)).loss == 0


def test_later_horizon_counts_more(record: Record, city: City) -> None:
    near, far = (
        only(score_forecasts(foreseeing(record, horizon=horizon), city)).came for horizon in (10, 80)
    )
    assert near < far


def test_case_opened_from_a_group_is_that_group(record: Record, city: City) -> None:
    by_case, by_group = (
        only(score_forecasts(foreseeing(record, of=one), city)) for one in ("c1", "group:w1")
    )
    assert by_case == by_group


@pytest.mark.parametrize(
    ("of", "horizon", "counts"), [("c2", 60, (0, 1)), ("group:w9999", 60, (0, 1)), ("group:w1", 360, (1, 0))]
)
def test_what_cannot_be_scored_is_counted(
    record: Record, city: City, of: str, horizon: int, counts: tuple[int, int]
) -> None:
    found = score_forecasts(foreseeing(record, of, horizon), city)
    assert (found.scored, found.open, found.unmatched) == ((), *counts)
    assert found.skill_permille is None and found.filed == 1
