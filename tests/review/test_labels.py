"""One verdict is one label, whichever measure judges it."""

from __future__ import annotations

import pytest

from infodrill.review.measures import overreaction
from tests.review.reports import measured, outcomes
from tests.review.scene import Pen, claim, known, scenario


@pytest.mark.parametrize("so", ["MIXED", "TRUE", "FALSE"])
@pytest.mark.parametrize("since", [0, 20, 60])
def test_one_label_is_judged_alike_by_both_measures_that_forbid_it(since: int, so: str) -> None:
    """At minute 30, by the record that had said "false" since the beginning: what was so since `since` was known at minute 40."""
    turned = {**known(since * 60, so), "known_from": max(since, 40) * 60 if since else 0}
    guarded = claim("k", "G0", so, star=True, truth=(known(0, "FALSE"), turned) if since else (turned,))
    pen = Pen(scenario(guarded))
    pen.wave(5, "k")
    pen.open(10, "c0", "k")
    pen.gate(12, "c0", "GU")
    pen.publish(13, "", "bulletin", "advice", title="Bản tin")
    pen.verdict(30, "c0", "FALSE")
    record = pen.end(180)
    wrong = not since and so != "FALSE"
    assert ("missed" in outcomes(measured(record, "E2"))) == wrong
    assert ("missed" in outcomes(measured(record, "E3"), what=overreaction.LABEL)) == wrong
