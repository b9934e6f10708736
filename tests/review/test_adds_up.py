"""What a reader of the report adds up comes out: the headline is the sum of its column, totals of our words are told of what."""

from __future__ import annotations

import re

import pytest

from infodrill.casework.nouns.service import TicketAnswered, TicketOpened
from infodrill.kernel.events import Text
from infodrill.review.ledger import course_of
from infodrill.review.measures import gatequality
from infodrill.review.outcomes import outcome
from infodrill.review.report.page import page
from infodrill.review.report.takeaway import take_away_page
from infodrill.review.timeline import read_timeline
from tests.review.reports import measured, row
from tests.review.scene import Pen, claim, known, scenario
from tests.review.telling import said_on
from tests.review.test_printed import PLAYS, SHORT, assessed
from tests.review.test_prohibitions import ALL, gated


@pytest.mark.parametrize(("name", "cells"), PLAYS)
def test_the_headline_of_coverage_is_the_sum_of_its_column(name: str, cells: str) -> None:
    """Page one said 47 of 53 rows, the column below it came to 46 of 52."""
    record, found = assessed(name, cells)
    results = page(found, record, "en").split('id="results"')[1].split("</table>")[0]
    counted = [
        (int(part), int(whole)) for part, whole in re.findall(r">(\d+) of (\d+)</span></td></tr>", results)
    ]
    *column, foot = counted
    assert tuple(map(sum, zip(*column, strict=True))) == foot == found.covered and len(column) > 5


@pytest.mark.parametrize(("name", "cells"), SHORT)
def test_the_words_of_ours_are_told_by_kind_and_come_to_what_page_one_counts(name: str, cells: str) -> None:
    """Eight texts on page one were seven notices on the take-away and six in the shift."""
    record, found = assessed(name, cells)
    annex = page(found, record, "en").split('id="h-words"')[1].split("<blockquote")[0]
    for text in (re.sub("<[^>]+>", " ", annex), said_on(take_away_page(found, record, "en"))):
        kinds = re.findall(
            r"(?:texts on a claim|texts on no single claim|to the press|to the cells|on a ticket) (\d+)", text
        )
        assert sum(map(int, kinds)) == found.unread[1] > 0


def test_claims_of_which_one_miss_fails_the_drill_are_told_apart_and_with_the_worst_that_was_done_to_them() -> (
    None
):
    """“2 of 4 kept” were the two false ones; and a label of four minutes stood for a complaint that was denied in public."""
    pen = gated(("water", "G0"), *ALL[1:])
    pen.decide(13, "c0", 1)
    pen.gate(17, "c0", "G4", passing=2)
    pen.publish(30, "c0", "answer", "deny")
    e2 = measured(pen.end(180), "E2")
    assert re.match(r"★ claims kept protected: \d of \d(; other protected claims|$)", e2.say("en"))
    (missed,) = (row for row in e2.rows if row.outcome == "missed")
    told = e2.findings[0].text
    assert missed.at == 12 * 60 and told.msgid == "{first} Worse: {then}"


@pytest.mark.parametrize(("name", "cells"), SHORT)
def test_no_sentence_is_a_chain_of_colons_and_no_bracket_follows_another(name: str, cells: str) -> None:
    """“Lúc 10:43 (phút 36): tin 5: “…”: công khai bác bỏ”; “17 phút (2 giờ 24 phút) (tính từ …)”."""
    record, found = assessed(name, cells)
    for cell in re.findall(
        r"(?s)<(?:p|li|h\d|td|th|dd|figcaption)\b[^>]*>(.*?)(?=<(?:p|li|h\d|td|th|dd|tr|section)\b|$)",
        page(found, record, "vi"),
    ):
        text = re.sub(r"“[^”]*”", "“”", said_on(cell))
        for sentence in re.split(r"(?<=[.!?])\s|\s[–·]\s", text):
            assert len(re.findall(r":(?=\s)", sentence)) < 3, sentence
            assert not re.search(r"\)\s*\(", sentence), sentence


@pytest.mark.parametrize(("again", "put_right"), [("G4", True), ("G5", False)])
def test_a_mistake_in_place_of_a_mistake_puts_nothing_right(again: str, put_right: bool) -> None:
    """Page one said "put right after 5 minutes" of a code that was as wrong as the first."""
    pen = gated(("water", "G0"), *ALL[1:])
    pen.decide(13, "c0", 1)
    pen.gate(14, "c0", again, passing=2)
    e2 = measured(pen.end(180), "E2")
    why = row(e2, claim="water").why
    assert (why.msgid == gatequality.MISREAD_AT_FIRST) == put_right
    assert ("again" in dict(why.values)) == (why.msgid == gatequality.MISREAD_AGAIN)


@pytest.mark.parametrize(
    ("remedied", "then"), [(False, "not answered yet"), (True, "answered with a remedy date")]
)
def test_a_reading_that_was_put_right_is_not_all_that_became_of_a_complaint(
    remedied: bool, then: str
) -> None:
    """“Rà soát xếp sai, rà soát lại đã sửa” was all that stood beside a complaint which nobody had answered."""
    pen = gated(("water", "G0"), *ALL[1:])
    pen.decide(13, "c0", 1)
    pen.gate(14, "c0", "G4", passing=2)
    pen.write(20, TicketOpened(case="c0", ticket="t1", due=86_400, text=Text("Tổ sửa ống nước ở Giếng Mơ")))
    if remedied:
        told = Text("Ống nước được thay vào ngày 18 tháng 8.")
        pen.write(30, TicketAnswered(case="c0", ticket="t1", text=told, remedy_due=86_400))
    record = pen.end(180)
    log, course = read_timeline(record), course_of(record)
    found, mood = outcome(log, course, log.scenario.claim("water"), measured(record, "E12").rows)
    said = log.voice("en").say(found)
    assert mood == "bad"
    assert "put right at" in said and then in said, said


@pytest.mark.parametrize(("name", "cells"), SHORT)
def test_what_went_well_or_ill_names_its_claim(name: str, cells: str) -> None:
    """“Lỗi của chính ta chưa được đính chính đúng hạn” left open which. What is counted over all of them names none."""
    record, found = assessed(name, cells)
    objectives = page(found, record, "vi").split('id="h-objectives"')[1].split("</article>")[0]
    lists = re.findall(r'(?s)<ul class="seen[^>]*>(.*?)</ul>', objectives)
    rows = [
        re.sub("<[^>]+>", " ", row)
        for each in lists
        for row in re.findall(r"(?s)<li>(.*?)(?:<p>|</li>)", each)
    ]
    assert rows
    assert [row for row in rows if not re.search(r"tin \d|Mọi tin|tổng cộng", row)] == []


@pytest.mark.parametrize("since", [1_200, 0])
def test_of_what_is_true_and_not_yet_known_another_code_was_right_when_it_was_coded(since: int) -> None:
    """Coded at 6.28, known at 6.31: “it is true” was said of a minute in which nobody could say so."""
    pen = Pen(scenario(claim("gate", "G5", "TRUE", "H1", about=("ward-a",), truth=(known(since, "TRUE"),))))
    pen.wave(5, "gate")
    pen.open(10, "c0", "gate")
    pen.log(11, "c0")
    pen.gate(12, "c0", "G0")
    why = row(measured(pen.end(180), "E2"), claim="gate").why
    assert why.msgid == (gatequality.MISREAD_TOO_SOON if since else gatequality.MISREAD)
