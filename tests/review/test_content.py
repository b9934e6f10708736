"""What says nothing counts for nothing, whatever it is called: advice without anything to do, in writing and to the press."""

from __future__ import annotations

import pytest

from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.kernel.chain import ERASED
from infodrill.kernel.events import Text
from infodrill.review import content
from infodrill.scenario.schema import Claim
from tests.review.reports import measured
from tests.review.scene import TEXT_EN, TEXT_VI, Pen, claim, scenario

FRAUD = claim("fraud", "G0", "FALSE", "H4", right_path=(
    {"what": "warn", "by": "SPOKE", "after": 0, "note": {"vi": "n", "en": "n"}},
))  # fmt: skip
SATIRE = claim("satire", "G2", "SATIRE", "H4", right_path=(
    {"what": "answer", "by": "SPOKE", "after": 0, "note": {"vi": "n", "en": "n"}},
))  # fmt: skip
ADVICE = ("Nếu có ai gọi, đề nghị mọi người không chuyển tiền.", "Mang theo thẻ.", "Đóng van, chờ thông báo.")
HOLLOW = ("Cảnh báo.", "Chú ý!", "Cảnh báo về việc này.", "Chúng tôi đang nắm tình hình.")


@pytest.mark.parametrize("told", [FRAUD, SATIRE], ids=lambda one: one.id)
@pytest.mark.parametrize(
    ("body", "outcome"), [*((one, "met") for one in ADVICE), *((one, "missed") for one in HOLLOW)]
)
@pytest.mark.parametrize("press", [False, True])
def test_advice_breaks_the_silence_and_answers_where_it_says_what_to_do(
    told: Claim, body: str, outcome: str, press: bool
) -> None:
    pen = Pen(scenario(told))
    pen.open(10, "c1", told.id)
    if press:
        pen.write(
            20,
            PressQuestionAsked(
                question="pq1",
                conference="",
                inject=0,
                claim=told.id,
                answer_by=0,
                outlet=Text("Paper"),
                text=Text("Is it so?"),
            ),
        )
        pen.write(
            20,
            PressQuestionAnswered(
                question="pq1",
                cell="city",
                kind="answer",
                stance="advice",
                figures=(),
                about="c1",
                promise_due=0,
                took=60,
                contradictions=(),
                checker="contradiction-1",
                text=Text(body),
            ),
        )
    else:
        pen.publish(20, "c1", "warning", "advice", body=body)
    found = [row.outcome for row in measured(pen.end(180), "E7").rows if row.owed.duty]
    assert found and set(found) == {outcome}


def test_a_notice_lacks_what_one_of_its_languages_lacks_and_nothing_for_having_been_erased() -> None:
    vi, en = ("vi", "Tên", TEXT_VI), ("en", "Title", TEXT_EN)
    assert content.lacking([vi, en], 0) == content.lacking([vi, ("en", "", "")], 0) == ()
    assert content.lacking([vi, ("en", "Title", "Untrue.")], 0) == (content.REASON, content.UNTIL)
    assert content.lacking([("vi", ERASED, ERASED), ("en", ERASED, ERASED)], 0) == ()
    assert content.DONE in content.lacking([("vi", "", ""), en], 0), "the drill's own language is not written"
    assert content.lacking([("vi", "Tên", "Sai, vì hồ sơ ghi khác.")], 600) == (), "the next word is its time"
