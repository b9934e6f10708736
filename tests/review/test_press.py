"""What the press was told, and what was said when play was over, counts under the rules of every other word."""

from __future__ import annotations

import pytest

from infodrill.conduct.nouns.clock import ClockChanged
from tests.review.saying import RUMOUR, measured, press, told


@pytest.mark.parametrize("minute", [20, 70])
@pytest.mark.parametrize("by", ["text", "press"])
def test_e7_a_false_confirmation_is_a_breach_in_play_and_in_the_run_on(minute: int, by: str) -> None:
    """It is forbidden, not owed: due or not it bounds the letter."""
    pen = told(RUMOUR)
    pen.publish(12, "c1")
    if minute > 60:
        pen.write(60, ClockChanged("run_on", 3600), actor="runner")
    if by == "text":
        pen.publish(minute, "c1", "answer", "confirm")
    else:
        press(pen, minute, "confirm")
    found = measured(pen, 121)["E7"]
    assert ([row.outcome for row in found.rows if not row.owed.duty], found.letter) == (["missed"], "U")
