"""Tables of a third planner: own ones that get the questions of an exported one, asked of the words."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.exchange.test_msel_planted_begun import BODY, CLAIM, EXPECTED, FROM, METHOD, TO, packed
from tests.exchange.test_msel_planted_further import begun, heads, plan, sheet_of, told
from tests.forms import both_forms
from tests.scenario.test_planners_further import DRILLS, in_turn, of_each_language


@pytest.mark.parametrize("drill", both_forms(DRILLS, of_each_language(0)))
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


@pytest.mark.parametrize("drill", both_forms(DRILLS, of_each_language(1)))
def test_an_office_that_every_ward_has_is_no_role_that_nobody_holds(drill):
    rows = plan(drill)
    rows[3][TO] = "UBND phường"
    said = [each for each in told(drill, packed(rows)) if each[1].endswith("D4")]
    assert said and not [each for each in said if "là UBND?" in each[2]], said


@pytest.mark.parametrize("drill", both_forms(DRILLS, of_each_language(2)))
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


@pytest.mark.parametrize(("earlier", "drill"), in_turn(0, 10, 30, 180))
def test_an_action_that_is_due_before_its_inject_comes_is_told_as_that(earlier, drill):
    """An hour that the drill does not reach is the same day's, not the next one's."""
    rows, vi = plan(drill), drill.endswith("vi")
    begins = datetime.fromisoformat(begun(drill).scenario.drill.epoch)
    hour = f"{begins - timedelta(minutes=earlier):%H:%M}"
    rows[2] = [*rows[2][:EXPECTED], f"L1-DUTY trả lời trước {hour}" if vi else f"L1-DUTY: answer by {hour}"]
    said = [each for each in told(drill, packed(rows)) if each[1].endswith("H3") and each[0] != "Q127"]
    assert [each[0] for each in said] == ["Q143"] and "sớm hơn lúc chính mục ấy" in said[0][2], said


@pytest.mark.parametrize("drill", both_forms(DRILLS, of_each_language(3)))
def test_a_claim_that_an_own_row_lost_is_asked_about_by_its_words(drill):
    """In a table of injects that nobody has seen before, as with `--rows replace-all`: nothing says what stood there."""
    loaded, rows = begun(drill), plan(drill)
    sentences = {claim.id: claim.sentence.vi for claim in loaded.scenario.claims}
    row = next(row for row in rows[1:] if row[CLAIM] and row[FROM] in loaded.scenario.drill.senders)
    lost = row[CLAIM]
    for each in rows[1:]:
        each[0] += 500  # numbers and texts of another plan
    row[BODY], row[CLAIM], row[TO] = sentences[lost], None, "public"
    said = [each for each in told(drill, packed(rows)) if each[0] == "S163" and f"`claim: {lost}`" in each[2]]
    assert len(said) == 1 and str(row[0]) in said[0][2], said
