"""All measures of one log together."""

from __future__ import annotations

from infodrill.review.ledger import course_of
from infodrill.review.measures import measure_log
from infodrill.review.timeline import read_timeline
from tests.review.scene import Pen, claim, scenario


def test_what_cannot_be_computed_from_the_log_is_not_measured_and_not_rated() -> None:
    record = Pen(scenario(claim("fraud", "G0", "FALSE"))).end(180)
    found = measure_log(read_timeline(record), course_of(record))
    assert {code for code, measure in found.items() if measure.rating is not None} == set()
    assert found["E18"].status == found["E19"].status == "not_measured"
