"""Dates that cells set themselves (next words, public dates of complaints, remedies): none puts off what is owed."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from infodrill.casework.nouns.service import RemedyFulfilled, RemedyPromised, TicketAnswered, TicketOpened
from infodrill.kernel.events import Text
from infodrill.review import outcomes as became
from infodrill.review.ledger import course_of
from infodrill.review.measures import SPECS, selfcorrection, service
from infodrill.review.measures.base import Measure
from infodrill.review.timeline import read_timeline
from infodrill.review.words import BothClocks, StoryTime
from infodrill.scenario.schema import Claim
from tests.review.reports import measured, outcomes, row
from tests.review.scene import Pen, claim, known, scenario

YEARS = 3 * 365 * 24 * 60  # minutes
DAYS = 24 * 60
OPEN = (known(0, "UNPROVEN"),)
URGENT = claim("urgent", "GU", "UNPROVEN", "H4", truth=OPEN)  # P1: an answer within 60 minutes
CALM = claim("calm", "GU", "UNPROVEN", "H1", truth=OPEN)  # P4 by the facts
WATER = claim("water", "G4", "TRUE", "H1", star=True)


def promising(
    each_claim: Claim, promised: float, *, at: float = 20, again: float = 0, ends: float = 180
) -> tuple[Measure, Measure]:
    """(E7, E13) of a claim told at minute 10: "not known yet" at minute `at`, the next word promised for a minute, and one
    more word at minute `again`."""
    pen = Pen(scenario(each_claim))
    pen.open(10, "c1", each_claim.id)
    pen.publish(at, "c1", "holding", "unknown", next_minute=promised)
    if again:
        pen.publish(again, "c1", "holding", "unknown", next_minute=again + 20)
    record = pen.end(ends)
    return measured(record, "E7"), measured(record, "E13")


def promise(e13: Measure) -> tuple[int, str]:
    """(minute due, outcome) of the first promise."""
    found = next(ledger_row for ledger_row in e13.rows if ledger_row.owed.what == selfcorrection.PROMISED)
    return found.owed.due // 60, found.outcome


@pytest.mark.parametrize(
    ("one", "promised", "again", "expected"),
    [
        (URGENT, 40, 0, (40, "missed")),  # its own date, earlier than the procedure's
        (URGENT, YEARS, 0, (80, "missed")),  # an answer to P1 is owed in 60 minutes
        (URGENT, YEARS, 70, (80, "met")),
        (URGENT, YEARS, 90, (80, "missed")),
        (CALM, YEARS, 0, (180, "missed")),  # 48 hours at most, which the end of play calls in
        (CALM, 24 * 60, 0, (180, "missed")),  # so it does with a date of tomorrow
        (CALM, 24 * 60, 150, (180, "met")),
    ],
)
def test_a_promised_word_is_owed_by_its_date_and_by_the_procedures_time_at_the_latest(
    one: Claim, promised: float, again: float, expected: tuple[int, str]
) -> None:
    assert promise(promising(one, promised, again=again)[1]) == expected


def test_the_end_of_play_calls_in_no_promise_that_left_no_time_to_keep_it() -> None:
    _, e13 = promising(CALM, YEARS, at=160)
    assert promise(e13)[1] == "not_due"


def test_who_promises_a_word_for_later_than_the_procedure_says_so_and_has_not_answered() -> None:
    in_time, later = promising(URGENT, 75, again=70)[0], promising(URGENT, YEARS, again=70)[0]
    assert row(in_time, what="answer").outcome == "met"
    assert row(later, what="answer").outcome == "met", "the second word answers, with a date of its own"
    e7, e13 = promising(URGENT, YEARS)
    assert row(e7, what="answer").outcome == "missed"
    (found,) = e13.rows
    assert found.why == selfcorrection.TOO_LATE
    assert e13.findings[0].text.msgid == selfcorrection.BEYOND


@pytest.mark.parametrize(
    ("promised", "again", "said"),
    [
        (75, 70, "as it was promised for {at}"),
        (YEARS, 70, "as it was promised for {at}"),
        (75, 0, "promised for {at} did not come"),
        (YEARS, 0, "promised for {told}"),
    ],
)
def test_the_promised_hour_that_is_printed_is_the_one_that_the_public_was_told(
    promised: float, again: float, said: str
) -> None:
    found = promising(URGENT, promised, again=again)[1].findings[0]
    assert said in found.text.msgid
    hour = dict(found.text.values)["told" if "{told}" in said else "at"]
    opened = datetime.fromisoformat(scenario(URGENT).drill.epoch).replace(
        hour=22, minute=40
    )  # when move 1 begins
    told = opened + timedelta(minutes=promised)
    assert hour in (BothClocks(int(promised * 60)), StoryTime(told)), hour


def complaint(public: int, remedy: int) -> Measure:
    """E12 of a complaint told at minute 10, routed at 20 and answered at 30; dates in minutes from then."""
    pen = Pen(scenario(WATER))
    pen.open(10, "c1", "water")
    pen.write(
        20,
        TicketOpened(case="c1", ticket="t1", due=(20 + public) * 60, text=Text("Tổ sửa làm xong chỗ hỏng.")),
    )
    pen.write(
        30,
        TicketAnswered(
            case="c1", ticket="t1", remedy_due=(30 + remedy) * 60, text=Text("Tổ sửa làm xong chỗ hỏng.")
        ),
    )
    return measured(pen.end(180), "E12")


@pytest.mark.parametrize(
    ("public", "remedy", "expected"),
    [
        (5 * DAYS, 5 * DAYS, ["met", "met"]),
        (5 * DAYS + 1, 5 * DAYS, ["missed", "met"]),  # the procedure gives a complaint five days
        (YEARS, YEARS, ["missed", "missed"]),
        (5 * DAYS, 30 * DAYS, ["met", "met"]),  # six times as many, as far as a date may lie at all
        (5 * DAYS, 30 * DAYS + 1, ["met", "missed"]),
    ],
)
def test_a_public_date_beyond_the_procedures_time_misses_the_row_that_asks_for_one(
    public: int, remedy: int, expected: list[str]
) -> None:
    found = complaint(public, remedy)
    assert outcomes(found) == expected
    if expected[0] == "missed":
        assert "beyond" in row(found, what=service.ROUTED).why.msgid


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("Sửa xong trong ngày 15/8.", ""),
        ("Sửa xong trước 1 giờ sáng ngày 15/8.", "10 min late"),
        ("Chúng tôi nhận là có sót.", "40 min late"),
    ],
)
def test_what_was_put_right_is_late_by_the_day_that_people_were_told_and_by_the_book_where_they_were_told_none(
    text: str, late: str
) -> None:
    """Half past midnight stands in the book; whoever reads “on the 15th” has been told the whole day."""
    true = claim("block", "G5", "TRUE", "H2", about=("city",))
    pen = Pen(scenario(true))
    pen.open(10, "c1", "block")
    due = 110 * 60
    pen.write(
        15, RemedyPromised(case="c1", due=due, independent_check=True, text=Text("Tổ sửa làm xong chỗ hỏng."))
    )
    pen.publish(20, "c1", "acknowledgement", "confirm", body=text)
    pen.write(150, RemedyFulfilled(case="c1", ticket="", text=Text("Đã sửa."), role="L1-DUTY", cell="ward-a"))
    record = pen.end(180)
    log, course = read_timeline(record), course_of(record)
    rows = [row for code in ("E5", "E7", "E12") for row in SPECS[code].measure(log, course).rows]
    said = log.voice("en").say(became.outcome(log, course, true, rows)[0])
    assert "entered as put right at 01:10 on 15 Aug" in said, said
    assert said.endswith(late) if late else "late" not in said, said
