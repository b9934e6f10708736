"""What was found false too soon: the record of then, and of later where that says something else."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.review.measures import overreaction
from tests.review.reports import measured, row
from tests.review.scene import claim, known
from tests.review.test_prohibitions import dealt_with


@pytest.mark.parametrize(
    ("then", "told"),
    [("UNPROVEN", overreaction.FOUND_TOO_SOON), ("FALSE", overreaction.FOUND_SINCE)],
)
def test_a_record_that_says_the_same_again_is_no_other_word(then: str, told: str) -> None:
    """“The record then said: not enough to go by; since 07:00: not enough to go by.”"""
    pen = dealt_with(claim("odd", "G0", "FALSE", truth=(known(0, "UNPROVEN"), known(2400, then))))
    verdict = VerdictSet(
        case="c0", verdict="FALSE", confidence=900, evidence=("e1",), role="VERIFY", cell="city"
    )
    pen.write(29, verdict)
    e3 = measured(pen.end(180), "E3")
    assert row(e3, what=overreaction.LABEL, claim="odd").why.msgid == told
