"""A unit that is spoken about is in conflict with what it takes into its own hands, and with nothing that it left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from infodrill.casework.nouns.escalation import CaseEscalated
from infodrill.casework.nouns.verdict import ConflictRecorded
from infodrill.review.measures import escalation
from tests.review.reports import measured, outcomes, told
from tests.review.scene import Pen, claim

WAVES = ({"at": 0, "roots": 5, "layers": ("feed",), "ward": "a"},)
JIBE = claim("jibe", "G1", "NOT_A_FACT", "H0", about=("ward-a",), waves=WAVES)


@pytest.mark.parametrize(
    ("act", "told_up", "outcome"),
    [
        (None, None, []),  # nobody turned to it: nothing to be in conflict about
        (lambda pen: pen.gate(20, "c0", "G1"), None, ["missed"]),
        (lambda pen: pen.step(20, "c0", "leave_gated", "GATED", "CLOSED", "leave"), None, ["missed"]),
        (lambda pen: pen.gate(20, "c0", "G1"), 25, ["met"]),
        (lambda pen: pen.log(20, "c0", "P4"), None, []),  # the desk wrote it down
    ],
)
def test_on_what_is_to_be_left_alone_a_unit_is_in_conflict_only_once_it_takes_it_in_hand(
    act: Callable[[Pen], object] | None, told_up: float | None, outcome: list[str]
) -> None:
    """A jibe at a ward's name was to be told to the city as a conflict of interest although nobody had done anything with it."""
    pen = told(JIBE)
    if act:
        act(pen)
    if told_up:
        pen.write(told_up, ConflictRecorded("c0", "ward-a", "about_unit"))
    e11 = measured(pen.end(180), "E11")
    assert outcomes(e11, what=escalation.CONFLICT) == outcome
    assert all(row.owed.since == 20 * 60 for row in e11.rows if row.owed.what == escalation.CONFLICT)


@pytest.mark.parametrize(("own_error", "breaches"), [(True, 0), (False, 1)])
def test_to_tell_the_city_of_ones_own_error_is_no_escalation_without_a_reason(
    own_error: bool, breaches: int
) -> None:
    """A school told its board of its own wrong message, and the plan asked it to name a reason each time."""
    slip = claim("slip", "G0", "FALSE", "H2", own_error=own_error, waves=WAVES)
    pen = told(slip)
    pen.write(20, CaseEscalated(case="c0", level=2, reason="priority", cell="ward-a"))
    e11 = measured(pen.end(180), "E11")
    assert outcomes(e11, what=escalation.UNCALLED).count("missed") == breaches
