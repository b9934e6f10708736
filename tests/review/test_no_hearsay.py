"""What is no hearsay: a record, and what its own keeper says of it."""

from __future__ import annotations

import pytest

from infodrill.review.measures import verification
from tests.review.saying import told
from tests.review.test_fit_to_the_event import RUMOUR, asks, assessed, evidence


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


@pytest.mark.parametrize("owner", ["city", "ward-b"])
def test_two_pieces_of_gossip_are_right_by_luck_whoever_keeps_the_record(owner: str) -> None:
    """Of two matters with the same question to nobody and the same two items one stood as right: its owner gave it."""
    pen = told(RUMOUR.model_copy(update={"owner": owner}))
    asks(pen, 12, "")
    evidence(pen, 14, "D4")
    evidence(pen, 15, "D4")
    pen.verdict(20, "c1", "FALSE", 950)
    (row,) = assessed(pen).measures["E6"].rows
    assert (row.outcome, row.why.msgid) == ("missed", verification.HEARD)
    assert row.value is not None and row.value > 250_000  # so it is in how sure it was said to be, too
