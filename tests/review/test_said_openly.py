"""Page one cuts no gap in silence, and a date is told as public or as heard only where somebody could read or hear it."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.service import RemedyPromised, TicketOpened
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.kernel.events import Text
from infodrill.review import rowtext
from infodrill.review.assess import assess, judge
from infodrill.review.frontpage import front_page
from infodrill.review.measures import service
from infodrill.review.outcomes import outcome
from infodrill.review.report.page import page
from tests.review.reports import row, told
from tests.review.scene import Pen, claim, scenario

BARE, DATED = (
    "Đúng như vậy, chúng tôi xin lỗi.",
    "Đúng như vậy, chúng tôi xin lỗi. Sẽ làm bù trước 20 giờ 30 tối mai.",
)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_gap_that_page_one_leaves_out_is_named_and_counted(lang: str) -> None:
    codes = [("k0", "G0", "FALSE"), ("k1", "G5", "TRUE"), ("k2", "G4", "TRUE")]
    pen = Pen(scenario(*(claim(name, code, verdict, "H4") for name, code, verdict in codes)))
    for n, (name, _, _) in enumerate(codes):
        pen.open(10, f"c{n}", name)
    pen.publish(30, "c0", "answer", "confirm")
    record = pen.end(180)
    made = assess(record, replicas=0)
    front = front_page(made.log, made.measures, made.plan)
    codes_of_plan = {code for each in made.plan if each.rows for code in each.codes}
    assert front.more and {code for gap in (*front.gaps, *front.more) for code in gap.codes} == codes_of_plan
    shown = page(made, record, lang).split('id="h-more"')[1].split("</p>")[0]
    for gap in front.more:
        assert made.log.voice(lang)(made.measures[gap.row.code].title) in shown
    assert str(len(front.more)) in shown


@pytest.mark.parametrize(("words", "heard"), [(BARE, False), (DATED, True)])
def test_a_remedy_is_told_as_promised_to_the_press_only_where_the_press_was_told_the_day(
    words: str, heard: bool
) -> None:
    pen = told(claim("missed", "G5", "TRUE", "H0", owner="city", about=("city",)))
    pen.write(
        20,
        RemedyPromised(
            case="c0", due=100_000, independent_check=False, text=Text("Tổ sửa làm xong chỗ hỏng.")
        ),
    )
    asked = PressQuestionAsked(question="pq1", conference="", inject=0, claim="missed", answer_by=0, outlet=Text("Paper"),
                               text=Text("Is it so?"))  # fmt: skip
    pen.write(21, asked)
    answer = PressQuestionAnswered(
        question="pq1", cell="city", kind="answer", stance="confirm", figures=(), about="c0", promise_due=0, took=60,
        contradictions=(), checker="contradiction-1", text=Text(words),
    )  # fmt: skip
    pen.write(22, answer)
    found = judge(pen.end(180))
    rows = [row for row in found.ledger if row.owed.claim == "missed"]
    said, _ = outcome(found.log, found.course, found.log.scenario.claim("missed"), rows)
    text = found.log.voice("en").say(said)
    assert ("to be remedied by" in text, "stands in the book alone" in text) == (heard, not heard), text


@pytest.mark.parametrize("words", ["", BARE, DATED])
def test_the_date_of_a_ticket_is_public_only_where_a_published_text_names_a_day(words: str) -> None:
    pen = told(claim("gulley", "G4", "TRUE", "H1"))
    pen.write(
        12,
        TicketOpened(case="c0", ticket="c0.t1", due=100_000, text=Text("We answer by the day on the slip.")),
    )
    if words:
        pen.publish(25, "c0", "answer", "confirm", body=words)
    found = judge(pen.end(180))
    routed = row(found.measures["E12"], what=service.ROUTED)
    voice = found.log.voice("vi")
    shown = [voice.say(each.text) for each in found.measures["E12"].findings if each.at == routed.at]
    shown += [voice.say(rowtext.what(found.log, routed)), voice.say(rowtext.why(found.log, routed))]
    assert routed.outcome == "met"
    assert any("người dân đọc được ngày hẹn" in text for text in shown) == (words == DATED), shown
