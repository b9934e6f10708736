"""E1–E3 with merged cases: a wrong merge hides no protected report, a taken-back one counts no more."""

from __future__ import annotations

from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.intake import CaseMerged
from infodrill.casework.nouns.undoing import StepUndone
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.review.ledger import course_of
from infodrill.review.measures import Measure, measure_log
from infodrill.review.record import Record
from infodrill.review.timeline import read_timeline
from tests.review.scene import Pen, claim, scenario

FRAUD = claim("fraud", "G0", "FALSE")
WATER = claim("water", "G4", "TRUE", "H1", star=True)


def measured(record: Record) -> dict[str, Measure]:
    return measure_log(read_timeline(record), course_of(record))


def complaint_merged_into_fraud() -> Pen:
    pen = Pen(scenario(FRAUD, WATER))
    pen.open(10, "c1", "fraud")
    pen.log(12, "c1")
    pen.open(14, "c2", "water")
    pen.write(15, CaseMerged("c2", "c1", "ward-a"))
    pen.step(15, "c2", "merge", "NEW", "CLOSED")
    return pen


def labelled(pen: Pen) -> Pen:
    pen.write(
        30,
        GatePassed(
            case="c1", passing=1, answers=("yes", *["no"] * 8), code="G0", role="L1-DUTY", cell="ward-a"
        ),
    )
    pen.write(
        40,
        VerdictSet(
            case="c1",
            verdict="FALSE",
            confidence=900,
            evidence=("c1.e1",),
            role="VERIFY",
            cell="verification",
        ),
    )
    return pen


def test_a_complaint_merged_into_a_fraud_that_is_called_false_is_not_kept() -> None:
    found = measured(labelled(complaint_merged_into_fraud()).end(180))
    assert found["E2"].values["evaluated"] == 1 and found["E2"].values["kept"] == 0
    assert found["E2"].letter == "U"
    assert found["E3"].letter == "U"


def spoken(pen: Pen) -> Pen:
    """With a word in public on no claim: who never speaks keeps to nothing."""
    pen.publish(60, "", "bulletin", "advice", title="Bản tin")
    return pen


def test_what_was_done_before_the_merge_was_not_done_to_the_complaint() -> None:
    pen = Pen(scenario(FRAUD, WATER))
    pen.open(10, "c1", "fraud")
    pen.log(12, "c1")
    labelled(pen)
    pen.open(50, "c2", "water")
    pen.write(55, CaseMerged("c2", "c1", "ward-a"))
    pen.step(55, "c2", "merge", "NEW", "CLOSED")
    assert measured(spoken(pen).end(180))["E3"].letter == "P"


def test_a_merge_taken_back_leaves_the_complaint_as_it_was() -> None:
    pen = complaint_merged_into_fraud()
    pen.write(
        15.5,
        StepUndone(
            case="c2",
            step="merge",
            done_at=900,
            frm="CLOSED",
            to="NEW",
            role="L1-DUTY",
            cell="ward-a",
            into="c1",
        ),
    )
    found = measured(spoken(labelled(pen)).end(180))
    assert found["E3"].letter == "P"
    assert found["E2"].values.get("kept", 0) == found["E2"].values.get("evaluated", 0)
    assert found["E1"].values.get("wrong_merges", 0) == 0  # nothing is merged any more
