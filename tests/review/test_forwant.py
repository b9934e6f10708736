"""What came only because nobody spoke is told where the silence is: on page one, in the plan, in the course of events."""

from __future__ import annotations

import pytest

from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.review import forwant, rowtext
from infodrill.review.assess import Assessment, assess
from infodrill.review.frontpage import front_page
from infodrill.review.lanes import lanes
from infodrill.review.measures import firstword
from infodrill.review.record import Record
from infodrill.review.remedies import TAKE_BACK
from infodrill.review.report import pages
from infodrill.scenario import schema
from infodrill.scenario.schema.conditions import Condition
from tests.review.scene import Pen, bi, claim, scenario

SLIPPED, STAY_AWAY = bi("a woman has slipped"), bi("do not cross the spillway")


def record(*, spoken: float = -1, own_error: bool = True, harm: str = "H3") -> Record:
    """A danger that our own side put out; a contingency that waits for want of a text came at minute 20, spoken of or not."""
    told = claim("dyke", "G7", "FALSE", harm, own_error=own_error, owner="city", advice=STAY_AWAY)
    made = scenario(told)
    (row,) = made.msel.injects
    untold = Condition.model_validate({"not": {"statement_published": {"claim": "dyke"}}})
    trigger = row.trigger.model_copy(update={"kind": "condition", "condition": untold})
    silence = row.model_copy(
        update={"number": 93, "kind": "contingency", "trigger": trigger, "subject": SLIPPED}
    )
    pen = Pen(made.model_copy(update={"msel": schema.Msel(injects=(row, silence))}))
    pen.open(10, "c0", "dyke")
    if 0 <= spoken < 20:
        pen.publish(spoken, "c0", "correction", "deny")
    else:
        came = InjectDelivered(
            inject=93, planned=0, run_status="delivered", recipients=("city.desk",), public=True
        )
        pen.write(20, came, actor="runner")
    return pen.end(180)


def said(made: Assessment, lang: str) -> tuple[str, str, str]:
    """(the first gap of page one, the course of events, the first thing to do)."""
    say = made.log.voice(lang).say
    page = pages(made, record(), (lang,))[lang]
    front = front_page(made.log, made.measures, made.plan)
    first = page.partition('class="points points--gap"')[2].partition("</li>")[0]
    course = " ".join(
        say(mark.text) for lane in lanes(made.log) for mark in lane.marks if mark.kind == "came"
    )
    return first, course, say(front.to_do[0].row.action)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_came_of_a_silence_stands_in_its_gap_in_the_course_and_in_what_is_to_be_done(lang: str) -> None:
    made = assess(record(), replicas=0)
    gap, course, action = said(made, lang)
    assert SLIPPED.in_(lang) in gap and SLIPPED.in_(lang) in course
    assert made.log.voice(lang)(TAKE_BACK.action) in action
    assert sum(SLIPPED.in_(lang) in made.log.voice(lang).say(row.gap) for row in made.plan) == 1, "told once"


def test_where_somebody_spoke_before_nothing_came_of_it() -> None:
    made = assess(record(spoken=15), replicas=0)
    assert forwant.came(made.log, "dyke") == ()
    assert not any(mark.kind == "came" for lane in lanes(made.log) for mark in lane.marks)


def test_a_gap_that_is_no_silence_has_no_cost_of_one() -> None:
    made = assess(record(own_error=False), replicas=0)
    (first,) = (row for row in made.measures["E7"].rows if row.owed.what == firstword.FIRST)
    assert not forwant.silent(made.log, first)
    gap = rowtext.gap(made.log, first)
    assert forwant.with_cost(made.log, gap, "") == gap
