"""E17: twins are timed alike, to their decision and to their publication."""

from __future__ import annotations

import pytest

from infodrill.review.measures import evenness
from tests.review.reports import measured, merge, outcomes, report
from tests.review.scene import Pen, claim, scenario

TWINS = tuple(claim(f"t{n}", "G0", "FALSE", "H2", twin=None if n == 0 else "t0") for n in range(6))


def twins(*, merged: bool = False) -> Pen:
    """Six twins told at minute 10, decided ten minutes apart, published five minutes later."""
    pen = Pen(scenario(*TWINS))
    for n in range(6):
        pen.open(10, f"c{n}", f"t{n}")
        if merged:
            pen.open(11, f"d{n}", f"t{n}")
            merge(pen, 12, f"d{n}", f"c{n}")
        pen.decide(20 + 5 * n, f"c{n}", 5)
        pen.publish(30 + 5 * n, f"c{n}")
    return pen


@pytest.mark.parametrize("merged", [False, True])
def test_twins_are_timed_to_their_decision_and_to_their_publication_never_to_a_merging(merged: bool) -> None:
    e17 = measured(twins(merged=merged).end(180), "E17")
    keys = ("decided", "decided_shortest", "decided_longest", "published_shortest", "published_longest")
    assert [e17.values[key] for key in keys] == [6, 600, 2100, 1200, 2700]
    assert (e17.rating, e17.status) == (None, "reported")


def test_a_twin_left_alone_was_decided_and_one_never_decided_has_no_time() -> None:
    pen = Pen(scenario(*TWINS))
    for n in range(6):
        pen.open(10, f"c{n}", f"t{n}")
        if n < 5:
            pen.step(20, f"c{n}", "leave", "GATED", "CLOSED", "leave")
    e17 = measured(pen.end(180), "E17")
    assert (e17.values["decided"], "published" in e17.values) == (5, False)
    assert outcomes(e17, what=evenness.DECIDED) == ["met"] * 5 + ["missed"]


def test_fewer_than_five_twins_are_not_measured() -> None:
    pen = Pen(scenario(*TWINS[:4]))
    report(pen, 10, "c0", 1)
    assert measured(pen.end(180), "E17").status == "not_measured"
