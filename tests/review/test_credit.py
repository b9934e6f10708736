"""What was done is told of whoever did it and when: no credit by plan, no answer before its question, no lie behind a code."""

from __future__ import annotations

from datetime import timedelta

import pytest

from infodrill.casework.nouns.service import TicketAnswered, TicketOpened
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.kernel.events import Text
from infodrill.review import rowtext
from infodrill.review.assess import assess, judge
from infodrill.review.frontpage import front_page
from infodrill.review.measures import service
from infodrill.review.outcomes import outcome
from infodrill.review.plan import improvement_plan
from infodrill.review.report.ledgerpage import LedgerPage
from tests.review.reports import FIRST, merge, report, reporting
from tests.review.scene import Pen, claim, scenario


def test_what_was_done_in_time_is_credited_to_the_cell_that_did_it() -> None:
    pen = Pen(scenario(claim("fire", "G0", "FALSE", "H4")))
    pen.open(10, "c1", "fire")
    pen.publish(12, "c1", cell="ward-b")
    found = judge(pen.end(400))
    row = next(row for row in found.measures["E7"].rows if row.outcome == "met" and row.at == 12 * 60)
    assert row.owed.cell != "ward-b"
    assert found.log.voice("en").value(rowtext.cell(found.log, row)) == "ward-b"


@pytest.mark.parametrize("asked_again", [False, True])
def test_a_question_that_a_text_had_answered_before_is_told_by_when_it_was_answered_itself(
    asked_again: bool,
) -> None:
    pen = Pen(scenario(claim("fire", "G0", "FALSE", "H4")))
    pen.open(10, "c1", "fire")
    pen.publish(12, "c1")
    if asked_again:
        asked = PressQuestionAsked(
            question="pq1", conference="", inject=0, claim="fire", answer_by=0, outlet=Text("Paper"), text=Text("Is it so?")
        )  # fmt: skip
        pen.write(30, asked)
        answer = PressQuestionAnswered(
            question="pq1", cell="city", kind="answer", stance="deny", figures=(), about="c1", promise_due=0, took=60,
            contradictions=(), checker="contradiction-1", text=Text("Không có cháy, đã kiểm tra lúc 10 giờ."),
        )  # fmt: skip
        pen.write(33, answer)
    found = judge(pen.end(180))
    said = [found.log.voice("en").say(rowtext.why(found.log, row)) for row in found.measures["E18"].rows]
    told = [words for words in said if "before it was asked" in words]
    assert bool(told) is asked_again
    assert all("22:52" in words and "answered at 23:13" in words for words in told)


def test_an_outcome_tells_the_false_word_before_the_code_of_a_desk() -> None:
    told = claim("fee", "G7", "FALSE", "H3")
    pen = Pen(scenario(told))
    pen.open(10, "c1", "fee")
    pen.gate(11, "c1", "G0")
    pen.publish(20, "c1", "answer", "confirm")
    found = judge(pen.end(180))
    rows = [row for row in found.ledger if row.owed.claim == "fee"]
    words = found.log.voice("en").say(outcome(found.log, found.course, told, rows)[0])
    assert "confirmed in public" in words, words


@pytest.mark.parametrize("merged", [False, True])
def test_files_that_stayed_apart_are_not_told_as_put_together(merged: bool) -> None:
    """Of three reports of one matter the last came late: its hour lay behind the end."""
    reports = (("fire", 10), ("fire", 12), *(() if merged else (("fire", 178),)))
    pen = Pen(reporting(claim("fire", "G0", "FALSE", "H3"), reports=reports))
    report(pen, 10, "c1", FIRST)
    pen.log(11, "c1")
    report(pen, 12, "c2", FIRST + 1)
    merge(pen, 14, "c2", "c1")
    if not merged:
        report(pen, 178, "c3", FIRST + 2)
    found = judge(pen.end(180))
    words = found.log.voice("en").say(found.measures["E1"].result)
    assert ("left apart, not due yet" in words) is not merged, words


def test_the_matter_on_which_a_false_word_stands_and_hurts_most_comes_first_in_the_table() -> None:
    pen = Pen(scenario(claim("counter", "G0", "FALSE", "H2"), claim("swindle", "G0", "FALSE", "H4")))
    pen.open(5, "c1", "counter")
    pen.open(6, "c2", "swindle")
    pen.publish(7, "c1", "answer", "confirm", logged=False)
    pen.publish(590, "c2", "answer", "confirm", logged=False)
    record = pen.end(600)
    made = assess(record, replicas=0)
    rows = LedgerPage(made, made.log.voice("en")).missed_by_matter
    assert rows and rows[0].row.owed.claim == "swindle", [line.row.owed.claim for line in rows]


def test_that_nothing_forbidden_was_done_is_the_last_of_the_strengths() -> None:
    pen = Pen(scenario(claim("fire", "G0", "FALSE", "H4"), claim("poem", "G1", "NOT_A_FACT", "H0")))
    pen.open(10, "c1", "fire")
    pen.open(10, "c2", "poem")
    pen.log(11, "c1")
    pen.log(11, "c2")
    pen.gate(12, "c1", "G0")
    pen.gate(12, "c2", "G1")
    pen.verdict(13, "c1", "FALSE")
    pen.publish(15, "c1")
    found = judge(pen.end(400))
    codes = [
        each.code
        for each in front_page(
            found.log, found.measures, improvement_plan(found.log, found.measures)
        ).strengths
    ]
    assert "E3" not in codes[:-1] and len(codes) > 1, codes


@pytest.mark.parametrize(
    ("body", "days", "read"),
    [
        (
            "Từ 16 giờ 40, đến hết đêm, có thêm 15 người trực.",
            3,
            False,
        ),  # an hour of a desk is no day of the matter
        ("Từ 16 giờ 40 có thêm 15 người trực.", 0, True),
        ("Chậm nhất ngày 20/8 chỗ hỏng được sửa xong.", 3, True),
    ],
)
def test_a_text_names_the_day_of_a_ticket_only_by_a_day(body: str, days: int, read: bool) -> None:
    pen = Pen(scenario(claim("water", "G4", "TRUE", "H1", star=True)))
    pen.open(10, "c1", "water")
    due = int(timedelta(days=days, minutes=60).total_seconds())
    pen.write(12, TicketOpened(case="c1", ticket="t1", due=due, text=Text("Tổ sửa làm xong chỗ hỏng.")))
    pen.publish(20, "c1", "acknowledgement", "confirm", body=body)
    row = next(row for row in judge(pen.end(180)).measures["E12"].rows if row.owed.what == service.ROUTED)
    assert row.outcome == "met" and (row.why.msgid == service.IN_PUBLIC) is read


@pytest.mark.parametrize("opened", [False, True])
def test_a_complaint_without_a_ticket_is_not_told_as_one_without_a_date(opened: bool) -> None:
    pen = Pen(scenario(claim("water", "G4", "TRUE", "H1", star=True)))
    pen.open(10, "c1", "water")
    if opened:
        pen.write(12, TicketOpened(case="c1", ticket="t1", due=0, text=Text("Tổ sửa làm xong chỗ hỏng.")))
    row = next(row for row in judge(pen.end(400)).measures["E12"].rows if row.owed.what == service.ROUTED)
    assert (row.why.msgid == service.NO_TICKET) is not opened


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Phản ánh không có cơ sở, không giải quyết.", True),
        ("The complaint has no grounds and will not be dealt with.", True),
        ("Tổ sửa làm xong chỗ hỏng.", False),
        ("Ai nói “không giải quyết” là sai; tổ sửa đến sáng mai.", False),
    ],
)
def test_a_refusal_is_told_as_no_promise_of_a_remedy(text: str, refused: bool) -> None:
    answer = TicketAnswered(case="c1", ticket="t1", remedy_due=86_400, text=Text(text))
    assert service.told_as(answer).startswith("complaint refused") is refused
