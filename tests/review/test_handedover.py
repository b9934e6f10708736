"""A promise for an hour that no player lived is nobody's broken promise: it asks for a hand-over, and is no first gap."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.moves import DeadlineMissed
from infodrill.conduct.nouns.clock import ClockChanged
from infodrill.review import rowtext
from infodrill.review.assess import assess
from infodrill.review.frontpage import front_page
from infodrill.review.measures import selfcorrection
from infodrill.review.remedies import HANDED_OVER, KEPT
from tests.review.saying import told
from tests.review.scene import Pen, claim

BREAK = 90


@pytest.mark.parametrize("hour", [80, BREAK + 1, BREAK + 60])
def test_an_hour_behind_the_end_of_play_asks_for_a_hand_over(hour: int) -> None:
    pen: Pen = told(claim("dyke", "G0", "FALSE", "H4"))
    name = pen.publish(75, "c1", "holding", "unknown", next_minute=hour)
    lived = hour < BREAK
    missed = DeadlineMissed(item=name, step="promise:1", due=hour * 60, excused=not lived, escalated_to=0)
    if lived:
        pen.write(hour, missed, actor="runner")
    pen.write(BREAK, ClockChanged("run_on", 3600), actor="runner")
    if not lived:
        pen.write(hour, missed, actor="runner")
    made = assess(pen.end(BREAK + 90), replicas=0)
    measure = made.measures["E13"]
    (row,) = (row for row in measure.rows if row.owed.what == selfcorrection.PROMISED)
    said = made.log.voice("vi").say(rowtext.why(made.log, row))
    assert ("không tập được" in said) == (not lived), said
    actions = {each.action.msgid for each in made.plan}
    assert (HANDED_OVER.action in actions, KEPT.action in actions) == (not lived, lived)
    front = front_page(made.log, made.measures, made.plan)
    codes = [gap.row.code for gap in (*front.gaps, *front.more)]
    assert len(codes) > 1 and (lived or codes[-1] == "E13")


def test_what_nobody_could_keep_is_handed_over_after_what_was_done_wrong() -> None:
    """Three things stand on page one: an hour behind the end of play takes none from a verdict that was wrong."""
    pen: Pen = told(claim("dyke", "G0", "FALSE", "H4"))
    pen.verdict(20, "c1", "TRUE")
    pen.publish(40, "c1", "answer", "confirm")  # stands: self-correction is a gap of page one
    pen.publish(75, "c1", "holding", "unknown", next_minute=BREAK + 60)
    pen.write(BREAK, ClockChanged("run_on", 6000), actor="runner")
    made = assess(pen.end(BREAK + 90), replicas=0)
    actions = [row.action.msgid for row in made.plan]
    shown = [point.row.action.msgid for point in front_page(made.log, made.measures, made.plan).to_do]
    assert HANDED_OVER.action in actions and len(actions) > len(shown) == 3
    assert HANDED_OVER.action not in shown
