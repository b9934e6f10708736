"""What is no hearsay: a record, and what its own keeper says of it."""

from __future__ import annotations

import pytest

from tests.review.saying import told
from tests.review.test_fit_to_the_event import RUMOUR, assessed, evidence


@pytest.mark.parametrize(
    ("kind", "of_the_owner", "hearsay"),
    [("independent", False, True), ("primary", False, False), ("independent", True, False)],
)
def test_a_record_and_what_its_own_keeper_says_of_it_are_no_hearsay(
    kind: str, of_the_owner: bool, hearsay: bool
) -> None:
    """The keeper of the ledger had read it, and was told that nobody was asked."""
    pen = told(RUMOUR.model_copy(update={"owner": "city" if of_the_owner else "ward-b"}))
    evidence(pen, 14, "D4", kind)
    pen.verdict(20, "c1", "TRUE", 950)
    made = assessed(pen)
    findings = [each for each in made.measures["E6"].findings if each.kind == "improve"]
    lines = [line for each in findings for line in (each.text, each.why) if line]
    assert ("nobody was asked" in " ".join(map(made.log.voice("en").say, lines))) == hearsay
