"""Trust that false words cost goes on in the next drill of the same city: by ward, below zero alone, recorded in event 0."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from infodrill.automata.rehearse import rehearse
from infodrill.conduct.carrying import EarlierPlan, past, read_plan
from infodrill.conduct.city import build_city, open_spread
from infodrill.conduct.proof import prove
from infodrill.review.assess import assess, judge
from infodrill.review.planfile import plan_file
from infodrill.review.record import Record, load_record
from infodrill.review.report import as_json, page
from infodrill.review.trustleft import trust_left_by
from infodrill.scenario.loader import find, load
from tests import rehearsals


@pytest.fixture(scope="module")
def denied() -> Record:
    return rehearsals.record("clinic", "overreacting")


def wards(record: Record) -> list[str]:
    return [ward.id for ward in record.scenario.places.wards]


def plan_of(record: Record, **trust: int) -> EarlierPlan:
    return read_plan(plan_file(record, tuple(trust.items())))


def test_what_false_words_cost_by_ward_is_what_the_report_says_they_cost(denied: Record) -> None:
    found = assess(denied, replicas=8)
    assert found.twins is not None and found.twins.trust is not None
    left = dict(found.twins.left)
    assert left and set(left.values()) <= set(range(-1_000, 0)) and set(left) <= set(wards(denied))
    assert json.loads(as_json(found, denied))["twins"]["left"] == [list(pair) for pair in found.twins.left]
    assert trust_left_by(denied, judge(denied).log) == found.twins.left
    opened = denied.opened
    sizes = build_city(denied.scenario, opened.accounts, opened.seed).ward_sizes
    mean = (
        sum(size * left.get(ward, 0) for ward, size in zip(wards(denied), sizes, strict=True)) / sizes.sum()
    )
    # E16 is in hundredths of a point of 100, so tenths of these; each ward is rounded to a whole permille.
    assert abs(mean - found.twins.trust.mean / 10) <= 0.5 + 0.05


@pytest.mark.parametrize("cells", ["good", "silent"])
def test_a_drill_without_a_false_word_leaves_a_city_as_it_found_it(cells: str) -> None:
    record = rehearsals.record("clinic", cells)
    assert trust_left_by(record, judge(record).log) == ()
    assert read_plan(plan_file(record, ())).trust == {}


def test_the_next_drill_begins_with_it_says_so_and_is_proved_with_it(denied: Record, tmp_path: Path) -> None:
    first, *_ = wards(denied)
    plan = plan_of(denied, **{first: -90})
    played = rehearse(
        load(find("clinic")), seed=1, cells="silent", accounts=1_000, folder=tmp_path, plan=plan, lang="vi"
    )
    record = load_record(played.drill_file)
    opened = record.opened
    assert (opened.trust, opened.after) == (((first, -90),), denied.content_digest)
    assert prove(played.drill_file).level == 3
    city = build_city(record.scenario, opened.accounts, opened.seed)
    with_it, without = open_spread(city, opened).ward_trust(), open_spread(city, denied.opened).ward_trust()
    lower = (without - with_it) / 1_000
    assert 80 < lower[0] <= 90 and not np.any(lower[1:])  # who trusts less than that loses what there is
    assert open_spread(city, opened).digest != open_spread(city, denied.opened).digest
    # What it loses itself is added, and an hour later nothing has healed.
    assert dict(trust_left_by(record, judge(record).log)) == {first: -90}
    told = {lang: page(assess(record, replicas=0), record, lang) for lang in ("vi", "en")}
    assert "còn nhớ cuộc diễn tập trước" in told["vi"] and "−9,0" in told["vi"]
    assert "remembers an earlier drill" in told["en"] and "−9.0" in told["en"]


def test_another_city_and_wards_that_are_not_there_have_no_such_past(denied: Record) -> None:
    first, *_ = wards(denied)
    plan = plan_of(denied, **{first: -90, "elsewhere": -50})
    assert past(plan, denied.scenario) == (denied.content_digest, ((first, -90),))
    city = denied.scenario.places.city.model_copy(update={"vi": "Thành phố khác"})
    elsewhere = denied.scenario.places.model_copy(update={"city": city})
    assert past(plan, denied.scenario.model_copy(update={"places": elsewhere})) == ("", ())


def test_a_drill_after_one_that_cost_nothing_is_the_drill_that_it_was(denied: Record) -> None:
    assert past(plan_of(denied), denied.scenario) == past(None, denied.scenario) == ("", ())
