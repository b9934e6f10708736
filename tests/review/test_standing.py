"""A false word of ours that nobody took back is the first thing to do after what was let out, whenever it was due."""

from __future__ import annotations

from functools import cache

import pytest

from infodrill.review import rowtext
from infodrill.review.assess import Assessment, assess
from infodrill.review.frontpage import front_page
from infodrill.review.remedies import ANSWERED, CHECKED, TAKE_BACK
from tests.review.scene import Pen, claim, scenario

STANCES = {"confirm": claim("dyke", "G0", "FALSE", "H4"), "deny": claim("tide", "G5", "TRUE", "H3")}


@cache
def wrong(stance: str, minute: int, righted: str) -> Assessment:
    """One false word beside a silence that weighs as much; `righted` = the stance of a later word on it, "" = none."""
    pen = Pen(scenario(claim("quay", "G0", "FALSE", "H4"), STANCES[stance]))
    for n in (0, 1):
        pen.open(10, f"c{n}", pen.scenario.claims[n].id)
    pen.publish(minute, "c1", "answer", stance)
    if righted:
        pen.publish(minute + 2, "c1", "answer", righted)
    return assess(pen.end(180), replicas=0)


@pytest.mark.parametrize("minute", [30, 175])  # its correction falls due in play, and beyond the end of it
@pytest.mark.parametrize("stance", STANCES)
def test_a_false_word_that_stands_is_the_first_gap_and_the_first_to_be_done(stance: str, minute: int) -> None:
    made = wrong(stance, minute, "")
    front = front_page(made.log, made.measures, made.plan)
    said = made.log.voice("en").say(rowtext.gap(made.log, front.gaps[0].rows[0]))
    assert "still stands" in said and {"confirm": "confirmation", "deny": "denial"}[stance] in said
    say = made.log.voice("en").say
    assert say(front.to_do[0].row.action).startswith(TAKE_BACK.action) and front.to_do[0].row.days == 8
    assert not any(strength.code == "E13" for strength in front.strengths)


@pytest.mark.parametrize("stance", STANCES)
def test_one_that_was_taken_back_stands_no_more(stance: str) -> None:
    made = wrong(stance, 30, {"confirm": "deny", "deny": "confirm"}[stance])
    assert not any(row.action.msgid == TAKE_BACK.action for row in made.plan)


@pytest.mark.parametrize("stance", STANCES)
def test_who_was_wrong_is_told_to_check_before_to_be_faster(stance: str) -> None:
    plan = wrong(stance, 30, "").plan
    mine = [row.action.msgid for row in plan if "E7" in row.codes]
    assert mine.index(CHECKED.action) == 0 and len(mine) > 1 and ANSWERED.action in mine
