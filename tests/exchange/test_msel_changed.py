"""Cells of a planner's table that say something else than so far by a slip of the hand, and titles of a day that there is not."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from infodrill.exchange.mseltimes import refuse_another_day
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import tr
from infodrill.scenario.meant import meant
from infodrill.scenario.schema import Drill
from infodrill.scenario.schema.base import DAY_AND_HOUR
from infodrill.scenario.shape import schema_of
from infodrill.scenario.storydate import StoryDate
from tests.exchange.said import imported
from tests.exchange.test_msel_planted_begun import AT, BEGUN, FROM, TO, begun, packed, plan, told
from tests.forms import both_forms


def public_row(rows: list[list[Any]]) -> int:
    """An inject that the public reads, below one of another sender."""
    return next(
        n for n in range(3, len(rows)) if "public" in rows[n][TO] and rows[n][FROM] != rows[n - 1][FROM]
    )


def everyone(lang: str) -> str:
    return "tất cả" if lang == "vi" else "everyone"


@pytest.mark.parametrize("drill", both_forms(BEGUN, ["school"]))
def test_a_sender_filled_down_and_a_public_that_is_lost_are_told_and_changes_that_are_meant_are_not(
    drill: str,
) -> None:
    rows, lang = plan(drill), BEGUN[drill][0]
    n, other = public_row(rows), max(m for m in range(1, len(rows)) if "public" in rows[m][TO])
    then, to = rows[n][FROM], rows[other][TO]
    rows[n][FROM], rows[other][TO] = rows[n - 1][FROM], everyone(lang)
    found = [each for each in told(drill, rows) if each[0] == "Q145"]
    assert [where for _, where, _ in found] == [f"C{n + 1}", f"D{other + 1}"] and then in found[0][2]
    rows[n][FROM] = next(row[FROM] for row in rows[1:] if row[FROM] not in (then, rows[n - 1][FROM]))
    rows[other][TO] = f"{to}, {everyone(lang)}"
    assert "Q145" not in {code for code, *_ in told(drill, rows)}, (
        "somebody else speaks, and cells read it too"
    )


TITLES = {
    "vi": (
        ("Ngày 2", "NGÀY THỨ HAI", "D+1", "Ngày 3:"),
        ("Ngày 1", "Ngày hội", "D+0", "Ngày thứ nhất", "Ngày phát quà"),
    ),
    "en": (
        ("Day 2", "DAY TWO", "D+1", "Day 3:"),
        ("Day 1", "Day shift", "D+0", "Day one", "Day of the fair"),
    ),
}


@pytest.mark.parametrize("drill", both_forms(["ward", "school"], ["ward"]))
def test_a_title_of_a_day_that_the_story_does_not_have_is_told(drill: str) -> None:
    rows = plan(drill)
    days, none = TITLES[BEGUN[drill][0]]
    for title in (*days, *none):
        rows.insert(4, [title, *[None] * AT])
        rows.insert(5, rows.pop(3))  # each above an inject of its own
    found, _ = imported(begun(drill), packed(rows))
    said = [each.render("en") for each in found if each.code == "Q144" and "the title says" in each.message]
    assert len(said) == len(days) and all(any(title in each for each in said) for title in days), said


def test_a_day_that_may_be_a_month_is_offered_both_ways() -> None:
    schema = schema_of(Drill)
    for written, days in {
        "09/03/2027 8:00 AM": ["2027-03-09 08:00", "2027-09-03 08:00"],
        "3.4.2027 7h30": ["2027-04-03 07:30", "2027-03-04 07:30"],
        "09/09/2027 8:00": ["2027-09-09 08:00"],
        "23/09/2027 8:00": ["2027-09-23 08:00"],
        "2027/09/03 8:00": ["2027-09-03 08:00"],
    }.items():
        remedy, params = meant(schema, ("epoch",), written, DAY_AND_HOUR)
        said = tr("vi", remedy, **params)
        assert [day for day in days if f"`{day}`" in said] == days and said.count("2027-") == len(days), said


def test_a_day_typed_with_its_month_first_is_offered_turned() -> None:
    story = StoryDate(datetime.fromisoformat("2027-03-09T07:30:00+07:00"))
    for day, offered in ((date(2027, 9, 3), "09/03/2027"), (date(2027, 9, 4), "")):
        with pytest.raises(ScenarioError) as wrong:
            refuse_another_day(day, story, 3_600, Place("a.xlsx"))
        said = tr("en", wrong.value.remedy, **wrong.value.params)
        assert (offered in said) if offered else "2027" not in said, said
