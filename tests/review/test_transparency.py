"""E14: a public number, a notice that says something, and an answer to every appeal, for every action 5–8."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.appeal import AppealAnswered, AppealFiled
from infodrill.casework.nouns.decision import ActionTaken, PublicLogEntered
from infodrill.casework.nouns.measures import TestRecorded
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.kernel.events import Text
from infodrill.review.measures import transparency
from tests.review.reports import measured, outcomes, row
from tests.review.scene import Pen, claim, scenario

FRAUD = claim("fraud", "G0", "FALSE", "H3", poses_as=True)
DYKE = claim("dyke", "G7", "MIXED", "H4")
LINK = "https://xem-xet-lai.dien-tap.invalid/c1"


def drill(**second: object) -> Pen:
    """Two corrections; `second` = how the other one is published."""
    pen = Pen(scenario(FRAUD, DYKE))
    pen.open(10, "c1", "fraud")
    pen.open(10, "c2", "dyke")
    pen.publish(30, "c1")
    pen.publish(35, "c2", **second)  # type: ignore[arg-type]
    return pen


def test_numbered_corrections_that_say_something_are_complete() -> None:
    e14 = measured(drill().end(180), "E14")
    assert (outcomes(e14), e14.letter, e14.values["actions"]) == (["met"] * 4, "P", 2)


@pytest.mark.parametrize(
    ("second", "what"),
    [
        ({"logged": False}, transparency.NUMBER),
        ({"body": " "}, transparency.NOTICE),
        ({"title": " "}, transparency.NOTICE),
        ({"body": "Cảnh báo"}, transparency.NOTICE),  # names a matter
        ({"body": "Tin này sai, mọi người đừng tin."}, transparency.NOTICE),  # no reason
        ({"body": "Tin này sai, vì hồ sơ ghi khác."}, transparency.NOTICE),  # as of when?
    ],
)
def test_a_missing_number_or_an_empty_notice_is_a_breach(second: dict[str, object], what: str) -> None:
    e14 = measured(drill(**second).end(180), "E14")
    assert row(e14, claim="dyke", what=what).outcome == "missed"
    assert (e14.values["complete"], e14.letter) == (1, "U")


def measure_taken(
    *, harm_link: str = "trang ấy nhận tiền", basis: str = "o-1", days: int = 7, tested: bool = True
) -> Pen:
    """An action 7 with its line in the public log, and its three-part test."""
    pen = Pen(scenario(FRAUD))
    pen.open(10, "c1", "fraud")
    if tested:
        pen.write(
            20,
            TestRecorded(
                case="c1",
                action=7,
                basis=Text(basis),
                aim="rights_of_others",
                duration_days=days,
                review_at=9_000,
                least_intrusive=Text("cảnh báo chưa đủ"),
                harm_link=Text(harm_link),
            ),
        )
    pen.write(30, ActionTaken("c1", 7, "city"))
    pen.write(30, PublicLogEntered(number=1, item="c1", action=7, link=LINK))
    return pen


def test_a_measure_whose_notice_gives_its_grounds_is_complete() -> None:
    """Its own test, and a word to the public on the matter: what nobody was told of was done in the dark."""
    pen = measure_taken()
    assert measured(pen.end(180), "E14").letter == "U"
    pen = measure_taken()
    pen.publish(31, "c1", "answer", "deny")
    assert measured(pen.end(180), "E14").letter == "P"


@pytest.mark.parametrize("empty", [{"harm_link": " "}, {"basis": ""}, {"days": 0}, {"tested": False}])
def test_an_action_seven_with_an_empty_notice_is_a_breach(empty: dict[str, object]) -> None:
    e14 = measured(measure_taken(**empty).end(180), "E14")  # type: ignore[arg-type]
    assert row(e14, what=transparency.NOTICE).outcome == "missed"
    assert e14.letter == "U"


@pytest.mark.parametrize(("answered", "outcome"), [(100, "met"), (None, "missed")])
def test_an_appeal_is_owed_its_answer_by_the_procedures_time(answered: int | None, outcome: str) -> None:
    pen = drill()
    pen.write(60, AppealFiled("a1", "s2", Text("xin xem lại")))
    if answered:
        pen.write(
            answered,
            AppealAnswered(
                appeal="a1", role="RIGHTS", cell="city", upheld=False, text=Text("Tổ sửa làm xong chỗ hỏng.")
            ),
        )
    e14 = measured(pen.end(180), "E14")
    appeal = row(e14, what=transparency.APPEAL)
    assert (appeal.outcome, appeal.owed.due) == (outcome, 180 * 60)  # four hours of a P1 lie beyond play
    assert e14.letter == ("P" if answered else "U")


def test_an_appeal_filed_as_play_ends_is_not_due() -> None:
    pen = drill()
    pen.write(170, AppealFiled("a1", "s2", Text("xin xem lại")))
    e14 = measured(pen.end(180), "E14")
    assert (row(e14, what=transparency.APPEAL).outcome, e14.letter) == ("not_due", "P")


def test_each_new_version_owes_a_line_of_its_own() -> None:
    pen = drill()
    pen.write(
        50,
        StatementStepped(statement="s2", version=1, frm="REVIEW", to="PUBLISHED", role="SPOKE", cell="city"),
    )
    e14 = measured(pen.end(180), "E14")
    assert (e14.values["actions"], e14.values["complete"]) == (3, 2)


def test_no_action_from_five_on_is_no_result() -> None:
    pen = Pen(scenario(FRAUD))
    pen.open(10, "c1", "fraud")
    pen.publish(20, "c1", "holding", "unknown")
    assert measured(pen.end(180), "E14").status == "not_measured"
