"""A drill whose clock ran faster than real time: what was done by the story's hours is told so, what was not is named."""

from __future__ import annotations

import pytest

from infodrill.conduct.nouns.clock import ClockChanged
from infodrill.review import rowtext
from infodrill.review.assess import judge
from infodrill.review.frontpage import front_page
from infodrill.review.measures import firstword
from infodrill.review.plan import improvement_plan
from tests.review.saying import step
from tests.review.scene import Pen, claim, known, scenario

END = 100


def fast(speed: int) -> Pen:
    """People get the time back that a faster clock takes: limits move behind the end."""
    pen = Pen(
        scenario(
            claim(
                "dyke",
                "G0",
                "FALSE",
                "H4",
                truth=(known(0, "FALSE"),),
                right_path=(step("hold"), step("correct")),
            )
        )
    )
    pen.write(0, ClockChanged("speed", speed), actor="control:dir")
    pen.open(1, "c0", "dyke")
    pen.log(2, "c0")
    return pen


@pytest.mark.parametrize("speed", [4_000, 8_000])
@pytest.mark.parametrize(("minute", "told"), [(5, rowtext.EARLY), (95, rowtext.BEHIND), (-1, "")])
def test_at_a_faster_clock_a_word_is_told_by_the_storys_hour_and_what_came_behind_it_is_a_gap(
    speed: int, minute: int, told: str
) -> None:
    pen = fast(speed)
    if minute >= 0:
        pen.publish(minute, "c0", "correction", "deny")
    found = judge(pen.end(END))
    rows = [row for row in found.measures["E7"].rows if row.owed.what == firstword.FIRST]
    (row,) = rows
    assert row.outcome == "not_due"
    plan = improvement_plan(found.log, found.measures)
    front = front_page(found.log, found.measures, plan)
    named = any(row in point.rows for point in plan) and any(row in gap.rows for gap in front.gaps)
    assert named == (told != rowtext.EARLY)
    assert not told or rowtext.outcome(row).msgid == told
    assert any(strength.code == "E7" for strength in front.strengths) == (told == rowtext.EARLY)
    assert front.to_do or not named


@pytest.mark.parametrize("denied", [True, False])
def test_of_a_measure_that_is_not_rated_nothing_is_praised_beside_what_was_done_wrong(denied: bool) -> None:
    pen = Pen(scenario(claim("dyke", "G0", "FALSE", "H4"), claim("ugly", "G1", "NOT_A_FACT", "H1")))
    for minute, (case, about) in enumerate([("c0", "dyke"), ("c1", "ugly")]):
        pen.open(1 + minute, case, about)
        pen.log(2 + minute, case)
    pen.publish(5, "c0", "correction", "deny")
    if denied:
        pen.publish(9, "c1", "correction", "deny")
    found = judge(pen.end(END))
    measure = found.measures["E5"]
    assert measure.rating is None
    assert {row.outcome for row in measure.rows} == ({"met", "missed"} if denied else {"met"})
    others = {code: each for code, each in found.measures.items() if code not in ("E1", "E7", "E14")}
    front = front_page(found.log, others, improvement_plan(found.log, found.measures))
    assert any(strength.code == "E5" for strength in front.strengths) is not denied
