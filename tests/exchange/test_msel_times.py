"""Times as people and spreadsheets write them: what cannot be read is none, whatever a cell holds."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infodrill.exchange.mseltimes import moment, second_of
from infodrill.scenario.storydate import StoryDate

STORY = StoryDate(datetime.fromisoformat("2027-05-20T22:40:00+07:00"))
STORY.move(1_800, "23:30")
STORY.move(3_600, "06:00")


@pytest.mark.parametrize(
    ("value", "second"),
    [
        ("22:45", 300), ("23:35", 2_100), ("06:10", 4_200), ("6h10", 4_200), ("10:45 PM", 300), ("2245L", 300),
        ("D+0 22:45", 300), ("D+1 06:10", 4_200), ("Day 2, 06:10", 4_200), ("21/05/2027 06:10", 4_200),
        (datetime(2027, 5, 21, 6, 10), 4_200), (time(6, 10), 4_200), (timedelta(minutes=70), 4_200), (22.75 / 24, 300),
        ("+35", 2_100), ("+35:00", 2_100), ("T+0:35", 2_100), ("H+1", 3_600), ("+1h05", 3_900), ("35 phút", 2_100),
        ("+90 giây", 90), (300, 300), ("300", 300), (300.0, 300),
        ("12:00", 25_200), ("D+0 06:10", None), ("25:00", None), ("soon", None), ("", None), (12.5, None),
        (True, None), (float("inf"), None), (float("nan"), None), (-5, None), ("," * 30_000, None), ("9" * 400, None),
    ],
)  # fmt: skip
def test_a_time_is_a_second_of_the_exercise_or_none(value, second):
    told = moment(value)
    assert (second_of(told, STORY) if told else None) == second


@given(
    st.one_of(
        st.text(max_size=70), st.text(st.sampled_from("0123456789:+hgDdTt ./-'phútgiâyngà"), max_size=20), st.floats(),
        st.integers(), st.datetimes(), st.times(), st.timedeltas(), st.dates(), st.booleans(),
    ),
    st.one_of(st.none(), st.dates()),
)  # fmt: skip
def test_whatever_a_cell_holds_it_is_a_second_or_none(value, first_day: date | None):
    told = moment(value)
    assert told is None or isinstance(second_of(told, STORY, first_day), int | None)
