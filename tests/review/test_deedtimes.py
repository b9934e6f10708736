"""Where a finding stands in time: a deed at its own second, an omission at its deadline."""

from __future__ import annotations

import pytest

from infodrill.review.timeline import read_timeline
from tests.review.reports import measured
from tests.review.scene import Pen, claim, scenario

DYKE = claim("dyke", "G0", "FALSE", "H4")  # P1: an answer in 60 minutes


@pytest.mark.parametrize(
    ("minute", "stance", "stands", "said"),
    [
        (20, "confirm", 20, "confirmed"),
        (100, "deny", 100, "only after its deadline"),
        (20, "deny", 20, "before its deadline"),
        (None, "", 70, "had no answer"),
    ],
)
def test_a_deed_stands_at_its_own_time_and_an_omission_at_its_deadline(
    minute: int | None, stance: str, stands: int, said: str
) -> None:
    pen = Pen(scenario(DYKE))
    pen.open(10, "c1", "dyke")
    if minute is not None:
        pen.publish(minute, "c1", stance=stance)
    record = pen.end(180)
    (found,) = measured(record, "E4").findings
    assert found.at == stands * 60 and said in read_timeline(record).voice("en").say(found.text)
