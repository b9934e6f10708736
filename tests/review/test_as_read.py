"""What of ours went to people is printed in its words, with its hour, who signed it and whether anybody has read it; and what an
evaluator then says that it says moves the measure that asks for it, whichever way."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.nouns.service import TicketAnswered, TicketOpened
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.reach import KINDS, Reaching, Utterance
from infodrill.conduct.fold import fold
from infodrill.conduct.nouns.guidance import GuidanceIssued
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.conduct.nouns.wordmarks import WordsJudged, own_words
from infodrill.kernel.events import Text, event_types
from infodrill.review import asread, said, shownby, story
from infodrill.review.assess import assess, judge
from infodrill.review.measures import firstword, service
from infodrill.review.record import Record, load_record
from infodrill.review.report.page import page
from tests.corpus.keeping import of_today
from tests.review.reports import row
from tests.review.scene import Pen, claim, scenario
from tests.sources import parsed

FUND, GULLEY = claim("fund", "G0", "FALSE", "H3"), claim("gulley", "G4", "TRUE", "H1")
DENIAL = "Không có quỹ nào, theo sổ thu lúc 8 giờ. Đề nghị bà con giữ tiền, hỏi quầy vé ở bến."
BULLETIN = "Chiều nay sân bến mở cửa như thường ngày, bà con mang theo thẻ xanh."
SPOKEN = "Chúng tôi đã xem sổ thu; không thấy khoản nào như người ta kể."
GUIDED = "Khi bà con hỏi, xin chỉ ra quầy vé có treo biển xanh."
ON_THE_TICKET = "Nắp cống ở đầu ngõ được thay trước 20 giờ 30 tối mai, tổ sửa gọi lại cho anh chị."


def played(*marks: tuple[str, int, str, str], rater: str = "eval.one") -> Record:
    """All four ways in which words of ours go out, and what evaluators found of some."""
    pen = Pen(scenario(FUND, GULLEY))
    pen.open(10, "c0", "fund")
    pen.open(10, "c1", "gulley")
    pen.write(
        12,
        TicketOpened(
            case="c1", ticket="c1.t1", due=100_000, text=Text("Xem nắp cống đầu ngõ, trả lời trước tối mai.")
        ),
    )
    pen.publish(20, "c0", body=DENIAL)
    pen.write(20, StatementApproved(statement="s1", version=1, role="FACT-OWNER", cell="ward-b"))
    _bulletin(pen)
    asked = PressQuestionAsked(question="pq1", conference="", inject=0, claim="fund", answer_by=0, outlet=Text("Paper"),
                               text=Text("Có quỹ nào ở bến không?"))  # fmt: skip
    pen.write(23, asked)
    answer = PressQuestionAnswered(
        question="pq1", cell="city", kind="answer", stance="deny", figures=(), about="c0", promise_due=0, took=60,
        contradictions=(), checker="contradiction-1", text=Text(SPOKEN),
    )  # fmt: skip
    pen.write(24, answer)
    pen.write(25, GuidanceIssued(guidance="g1", cell="city", to=("ward-a",), about="c0", repeats="", due=4_000,
                                 topic=Text("Chỉ đường cho bà con"), facts=Text(GUIDED), lines=()))  # fmt: skip
    pen.write(30, TicketAnswered(case="c1", ticket="c1.t1", remedy_due=90_000, text=Text(ON_THE_TICKET)))
    record = pen.end(180)
    for item, version, says, about in marks:
        pen.write(
            181,
            WordsJudged(
                item=item, version=version, says=says, claim=about, text=Text("Nói khác ở dòng hai.")
            ),
            rater,
        )
    return Record(scenario=record.scenario, events=tuple(pen.events))


def _bulletin(pen: Pen) -> None:
    draft = StatementDrafted(
        statement="s9", version=1, case="", kind="bulletin", stance="", issuer="ward-a", channels=("feed",), figures=(),
        next_update=0, craft={}, checker="craft-1", leaks=(), title_vi=Text("Sân bến chiều nay"), title_en=Text("The yard"),
        body_vi=Text(BULLETIN), body_en=Text("The yard is open this afternoon."), sources=(),
    )  # fmt: skip
    pen.write(22, draft)
    pen.write(
        22,
        StatementStepped(
            statement="s9", version=1, frm="REVIEW", to="PUBLISHED", role="SPOKE", cell="ward-a"
        ),
    )


def told(record: Record) -> str:
    shown = page(assess(record, replicas=0), record, "vi")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", shown))


@pytest.mark.parametrize(
    ("words", "kind", "minute", "signer"),
    [
        (BULLETIN, "bản tin", "23:02", "ward-a (vi)"),
        (SPOKEN, "trả lời báo chí", "23:04", "city (vi)"),
        (GUIDED, "văn bản định hướng gửi các tổ", "23:05", "city (vi)"),
        (ON_THE_TICKET, "trả lời trên phiếu hẹn", "23:10", "ward-a (vi)"),
        (DENIAL, "", "23:00", "ward-b (vi)"),
    ],
)
def test_what_was_said_is_printed_with_its_hour_its_signer_and_that_nobody_has_read_it(
    words: str, kind: str, minute: str, signer: str
) -> None:
    text = told(played())
    before, found, after = text.partition(words)
    assert found, words
    head, foot = before[-400:], after[:200]
    assert kind in head.lower() and minute in head
    assert signer in foot and "chưa đánh giá viên nào đọc chấm" in foot


def test_page_one_counts_all_that_went_out_and_nobody_has_read() -> None:
    assert assess(played(), replicas=0).unread == (5, 5)
    some = played(
        ("s9", 1, "so", ""), ("pq1", 1, "so", ""), ("g1", 0, "so", ""), ("c1.t1", 0, "otherwise", "")
    )
    assert assess(some, replicas=0).unread == (1, 5)
    assert told(some).count("chưa đánh giá viên nào đọc chấm") < told(played()).count(
        "chưa đánh giá viên nào đọc chấm"
    )


@pytest.mark.parametrize(
    ("item", "version", "about"), [("s1", 1, ""), ("pq1", 1, ""), ("g1", 0, ""), ("s9", 1, "fund")]
)
def test_words_that_an_evaluator_found_to_harm_bound_the_first_word(
    item: str, version: int, about: str
) -> None:
    good = judge(played()).measures[firstword.CODE]
    assert good.letter == "P"
    found = judge(played((item, version, "harms", about)))
    e7 = found.measures[firstword.CODE]
    breach = row(e7, claim="fund", what=firstword.CONFIRMED)
    assert e7.letter in ("M", "U") and breach.outcome == "missed"
    assert judge(played((item, version, "so", about))).measures[firstword.CODE].letter == "P"


def test_words_that_say_otherwise_answer_nothing_and_are_owed_their_correction() -> None:
    found = judge(played(("s1", 1, "otherwise", ""), ("pq1", 1, "otherwise", "")))
    answer = row(found.measures[firstword.CODE], claim="fund", what=firstword.ANSWER)
    assert answer.outcome == "missed" and found.measures[firstword.CODE].letter == "U"
    assert found.measures["E13"].rows and not judge(played()).measures["E13"].rows
    assert "đánh giá viên đọc thấy một bài nói khác hồ sơ" in told(
        played(("s1", 1, "otherwise", ""), ("pq1", 1, "otherwise", ""))
    )


@pytest.mark.parametrize(("says", "outcome"), [("so", "met"), ("otherwise", "missed"), ("harms", "missed")])
def test_an_answer_on_a_ticket_is_what_an_evaluator_found_it_to_be(says: str, outcome: str) -> None:
    found = judge(played(("c1.t1", 0, says, "")))
    assert row(found.measures["E12"], what=service.ANSWERED).outcome == outcome


def test_where_evaluators_differ_nothing_is_settled() -> None:
    record = played(("s1", 1, "harms", ""))
    first = len(record.events)
    other = played(("s1", 1, "so", ""), rater="eval.two").events[-1]
    both = Record(scenario=record.scenario, events=(*record.events, type(other)(
        seq=first, at=other.at, actor=other.actor, body=other.body)))  # fmt: skip
    assert judge(both).measures[firstword.CODE].letter == "P"
    assert "ý kiến khác nhau" in told(both)


def test_whatever_tells_people_something_is_known_to_every_reader_of_our_words() -> None:
    """A tenth kind of word fell silently through the lists of eight readers."""
    telling = {
        cls for cls in event_types().values() if issubclass(cls, Reaching) and cls.words is not Reaching.words
    }
    assert telling <= story.TOLD
    assert said.SPOKEN.keys() == KINDS.keys()
    with pytest.raises(TypeError, match="nobody reads words of the kind rumour"):
        Utterance(kind="rumour", item="r1", about="", body="x")


COURSE = {
    "ClockChanged", "MoveBegun", "PhaseBegun", "QuestionsRaised", "SafetyResume", "SafetyStop", "SeatJoined", "SeatLeft",
}  # fmt: skip
"""What the course is read from: no row of a cell is shown by it."""


def test_whatever_shows_a_row_has_words_for_the_annex() -> None:
    """“#39 – entry no. 39 of the log” told nobody anything: a text's approval, and a message, had no words."""
    known = {cls.__name__: cls for cls in event_types().values()}
    review = Path(story.__file__).parent
    read = {
        node.id
        for folder in ("measures", "ledger")
        for path in (review / folder).glob("*.py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Name) and node.id in known
    }
    assert len(read) > 30
    assert {name for name in read - COURSE if known[name] not in story.TOLD | shownby.SHOWN} == set()


@pytest.mark.parametrize(
    "path", of_today("remedies") + of_today("rehearsed") + of_today("words"), ids=lambda path: path.stem
)
def test_evaluators_judge_just_what_the_log_says_that_people_were_told(path: Path) -> None:
    record = load_record(path)
    offered = own_words(fold(record.events), "vi")
    judged = {(words.item, words.version) for words in offered if words.kind in KINDS}
    assert judged == {key for key, kind in asread.keys(record.events).values() if kind}
