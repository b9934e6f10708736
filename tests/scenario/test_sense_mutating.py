"""Mistakes of sense made by seed all over the library's drills: named at their file and entry, so many of each sort, and never a
crash."""

from __future__ import annotations

import pytest

from infodrill.scenario.loader import library
from tests.forms import amount
from tests.scenario.sensekinds import MSEL
from tests.scenario.sensemutating import KINDS, drill, said_of, sensed

SMALL = ("clinic", "market-rumour", "forged-order", "school-gate", "boundaries", "ward-desk")
"""Drills of which one check takes least; in the short form each kind is tried in one of them."""
MISSED = {0: 5, 1: 4, 2: 2, 3: 2, 4: 4, 5: 4}
"""Of each part so many are not named, at most (seen: one fewer, for a drill's own words may change): nobody raises them."""
MISSED_OF_ALL = 35
"""Per cent that are not named, at most, when each kind is tried in every drill."""


@pytest.mark.parametrize("part", range(len(SMALL)))
def test_mistakes_of_sense_are_named_where_they_are(part: int) -> None:
    rows = list(sensed(amount([SMALL[part]], library()), list(KINDS)[part :: len(SMALL)]))
    assert len({row.planted.kind for row in rows}) > 8
    shown = [(row.drill, row.verdict, row.planted.kind, row.planted.shown, row.said) for row in rows]
    assert not [each for each in shown if each[1] == "crash"]
    missed = [each for each in shown if each[1] != "named"]
    assert len(missed) <= amount(MISSED[part], MISSED_OF_ALL * len(rows) // 100), missed


def test_a_question_of_the_press_whose_minutes_are_read_as_seconds_can_be_shown():
    clinic = drill("clinic")
    rows = [
        n for n, each in enumerate(clinic.story.injects) if each["method"] == "press" and each.get("claim")
    ]
    for n in rows:
        files = clinic.story.with_edits(((MSEL, ("injects", n, "at"), 20),))
        assert any(each.field == f"injects[{n}].at" for each in said_of({**files, **clinic.others}))
