"""Tables of a third planner: own ones that get the questions of an exported one, asked of the words."""

from __future__ import annotations

import pytest

from tests.exchange.test_msel_planted_begun import BODY, METHOD, TO, packed
from tests.exchange.test_msel_planted_further import heads, plan, sheet_of, told
from tests.scenario.test_planners_further import DRILLS


@pytest.mark.parametrize("drill", DRILLS)
def test_a_table_without_texts_is_no_other_plan(drill):
    rows = plan(drill)
    for row in rows:
        del row[BODY]

    def without(page, _, __):
        for name in sorted((name for name in heads(page) if name == "Body"), reverse=True):
            page.delete_cols(heads(page)[name])

    for content in (packed(rows), sheet_of(drill, without)):
        said = told(drill, content)
        assert [each for each in said if each[0] == "Q128" and "`body`" in each[2]], said
        assert not [each for each in said if each[0] == "Q146"], said


@pytest.mark.parametrize("drill", DRILLS)
def test_an_office_that_every_ward_has_is_no_role_that_nobody_holds(drill):
    rows = plan(drill)
    rows[3][TO] = "UBND phường"
    said = [each for each in told(drill, packed(rows)) if each[1].endswith("D4")]
    assert said and not [each for each in said if "là UBND?" in each[2]], said


@pytest.mark.parametrize("drill", DRILLS)
def test_one_channel_left_empty_among_others_is_told(drill):
    rows = plan(drill)
    rows[3][METHOD] = None
    said = told(drill, packed(rows))
    number = rows[3][0]
    assert [
        each for each in said if each[0] == "Q143" and each[1].endswith("E4") and str(number) in each[2]
    ], said
    for row in rows[1:]:
        row[METHOD] = None
    assert not [
        each for each in told(drill, packed(rows)) if each[0] == "Q143" and each[1].startswith("Sheet!E")
    ]
