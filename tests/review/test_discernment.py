"""E5: what was said or done against harmful falsehoods, and what was left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.casework import rights
from infodrill.casework.nouns.decision import ActionTaken
from infodrill.casework.nouns.intake import CaseMerged
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.kernel.events import Text
from infodrill.review.measures.discernment import youden_interval
from tests.review.saying import FRAUD, measured, press, step, told
from tests.review.scene import Pen, claim, known, scenario


def classes(bad: int, good: int, answered: int) -> Pen:
    false = [claim(f"bad{n}", "G0", "FALSE", "H4") for n in range(bad)]
    left = [claim(f"good{n}", "G1", "NOT_A_FACT", "H0") for n in range(good)]
    pen = Pen(scenario(*false, *left))
    for n, each_claim in enumerate((*false, *left)):
        pen.open(10, f"c{n}", each_claim.id)
        pen.log(12, f"c{n}")
        if n < answered:
            pen.publish(30, f"c{n}")
    return pen


def test_e5_is_rated_from_five_of_each_class() -> None:
    e5 = measured(classes(5, 5, 4))["E5"]
    assert [e5.values[key] for key in ("tp", "fn", "fp", "tn")] == [4, 1, 0, 5]
    assert (e5.values["j_hundredths"], e5.letter) == (80, "P")


def test_e5_with_four_of_a_class_is_reported_and_not_rated() -> None:
    e5 = measured(classes(4, 5, 4))["E5"]
    assert (e5.rating, e5.status, e5.values["j_hundredths"]) == (None, "reported", 100)


def test_e5_counts_what_nobody_answered_and_leaves_out_what_nobody_dealt_with() -> None:
    pen = classes(5, 5, 5)
    e5 = measured(pen)["E5"]
    assert (e5.values["tp"], e5.values["tn"]) == (5, 5)
    quiet = Pen(scenario(*[claim(f"good{n}", "G1", "NOT_A_FACT", "H0") for n in range(3)], FRAUD))
    for name in ("good0", "good1", "good2", "fraud"):
        quiet.wave(5, name)
    found = measured(quiet)["E5"]
    assert [row.outcome for row in found.rows] == ["not_due"] * 3 + ["missed"]
    assert found.coverage == 25


def test_e5_confirming_the_rumour_is_no_action_against_it() -> None:
    pen = told(FRAUD)
    pen.publish(20, "c1", stance="confirm")
    assert measured(pen)["E5"].rows[0].outcome == "missed"


SAYS = "Trang ấy không phải của hội."


@pytest.mark.parametrize(
    ("kind", "stance", "body", "outcome"),
    [
        ("correction", "deny", " ", "missed"),  # an empty sheet
        ("correction", "", SAYS, "missed"),
        ("correction", "unknown", SAYS, "missed"),
        ("correction", "partly", SAYS, "missed"),  # it is false altogether
        ("correction", "deny", SAYS, "met"),
        ("correction", "deny", "Chúng tôi đang xem xét.", "missed"),
        ("warning", "advice", " ", "missed"),
        ("warning", "", SAYS, "missed"),
        ("warning", "deny", SAYS, "met"),
    ],
)
def test_e5_what_was_published_counts_against_a_falsehood_by_what_it_says(
    kind: str, stance: str, body: str, outcome: str
) -> None:
    pen = told(FRAUD)
    pen.publish(20, "c1", kind, stance, body=body)
    if not body.strip():
        drafted = next(n for n, event in enumerate(pen.events) if isinstance(event.body, StatementDrafted))
        empty = replace(pen.events[drafted].body, body_vi=Text(body), body_en=Text(body))
        pen.events[drafted] = replace(pen.events[drafted], body=empty)
    assert measured(pen)["E5"].rows[0].outcome == outcome


def test_e5_reporting_a_page_is_an_action_and_a_decision_to_correct_is_not() -> None:
    for action, outcome in ((7, "met"), (5, "missed")):
        pen = told(FRAUD)
        pen.write(20, ActionTaken("c1", action, "city"))
        assert measured(pen)["E5"].rows[0].outcome == outcome, action


@pytest.mark.parametrize("by", ["correction", "report"])
def test_e5_what_is_to_be_left_alone_is_not_left_alone_in_the_file_of_a_rumour_it_was_merged_into(
    by: str,
) -> None:
    pen = Pen(scenario(FRAUD, claim("verse", "G2", "SATIRE", "H0")))
    pen.open(10, "c1", "fraud")
    pen.open(10, "c2", "verse")
    pen.write(12, CaseMerged("c2", "c1", "ward-a"))
    if by == "correction":
        pen.publish(20, "c1")
    else:
        pen.write(20, ActionTaken("c1", 7, "city"))
    found = {row.owed.claim: row.outcome for row in measured(pen)["E5"].rows}
    assert found == {"fraud": "met", "verse": "missed"}


ASKED = claim("asked", "G3", "FALSE", "H0", right_path=(step("answer"),))
UNCLEAR = known(0, "UNPROVEN"), known(50 * 60, "TRUE")
LEFT_ALONE = {
    "true": claim("true", "G5", "TRUE"),
    "verse": claim("verse", "G2", "SATIRE", "H0"),
    "view": claim("view", "G1", "NOT_A_FACT", "H0"),
    "not known yet": claim("true", "GU", "TRUE", truth=UNCLEAR),
    "false, and nobody was to speak": claim("old", "G6", "FALSE", "H0"),
}


@pytest.mark.parametrize("kind", [*rights.STATEMENT_ACTION, "press"])
@pytest.mark.parametrize("which", LEFT_ALONE)
def test_e5_a_denial_of_what_is_to_be_left_alone_is_an_action_in_a_text_of_any_kind(
    which: str, kind: str
) -> None:
    pen = told(LEFT_ALONE[which])
    pen.log(12, "c1")
    if kind == "press":
        press(pen, 20, "deny")
    else:
        pen.publish(20, "c1", kind, "deny")
    assert [row.outcome for row in measured(pen)["E5"].rows] == ["missed"]


@pytest.mark.parametrize("stance", ["deny", "advice"])
def test_e5_an_answer_that_is_owed_is_no_action_and_neither_is_a_verdict(stance: str) -> None:
    pen = told(ASKED)
    pen.log(12, "c1")
    pen.publish(20, "c1", "answer", stance)
    pen.verdict(30, "c1", "FALSE")
    assert [row.outcome for row in measured(pen)["E5"].rows] == ["met"]


def test_youden_interval_agrees_with_newcombe_worked_by_hand() -> None:
    # Newcombe 1998, table II, method 10: 56/70 against 48/80 gives 0.0524 to 0.3339
    assert youden_interval(56, 14, 48, 32) == (5, 20, 33)
