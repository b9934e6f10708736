"""What the press was told, and what was said when play was over, counts under the rules of every other word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.conduct.nouns.clock import ClockChanged
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.kernel.events import Text
from infodrill.review.ledger import LedgerRow
from infodrill.review.ledger.publicwords import BESIDE, EVADED, HELD, STOOD, UNDATED, UNSAID
from infodrill.review.measures.questions import SAYS_NOTHING
from infodrill.scenario.schema import Bi, Claim
from infodrill.scenario.schema.claims import ProtectedFact
from tests.review.saying import PAPERS, RUMOUR, TURNING, holds_and_corrects, measured, press, told
from tests.review.scene import Pen, claim, known

QUIET = claim("opinion", "G1", "NOT_A_FACT", "H0")


def asked(pen: Pen, until: float = 180) -> list[LedgerRow]:
    return [row for row in measured(pen, until)["E18"].rows if "press" in row.owed.what]


@pytest.mark.parametrize("minute", [20, 70])
@pytest.mark.parametrize("by", ["text", "press"])
def test_e7_a_false_confirmation_is_a_breach_in_play_and_in_the_run_on(minute: int, by: str) -> None:
    """It is forbidden, not owed: due or not it bounds the letter."""
    pen = told(RUMOUR)
    pen.publish(12, "c1")
    if minute > 60:
        pen.write(60, ClockChanged("run_on", 3600), actor="runner")
    if by == "text":
        pen.publish(minute, "c1", "answer", "confirm")
    else:
        press(pen, minute, "confirm")
    found = measured(pen, 121)["E7"]
    assert ([row.outcome for row in found.rows if not row.owed.duty], found.letter) == (["missed"], "U")


@pytest.mark.parametrize(
    ("kind", "stance", "text", "why", "outcomes"),
    [
        ("answer", "deny", "So.", "", ["met"]),
        ("answer", "unknown", "So.", BESIDE.msgid, ["missed"]),
        ("answer", "confirm", "So.", "", ["missed"]),
        ("answer", "deny", "", "", ["missed", "missed"]),
        ("holding", "unknown", "So.", HELD.msgid, ["missed"]),
        ("no_comment", "unknown", "So.", EVADED.msgid, ["missed", "missed"]),
    ],
)
def test_e18_what_the_press_asks_is_owed_an_answer_and_to_evade_it_is_a_breach(
    kind: str, stance: str, text: str, why: str, outcomes: list[str]
) -> None:
    pen = told(RUMOUR)
    press(pen, 20, stance, kind=kind, text=text)
    found = asked(pen)
    assert [row.outcome for row in found] == outcomes
    assert found[0].why.msgid == why
    assert (found[0].owed.since, found[0].owed.due) == (20 * 60, 50 * 60)


def test_e18_who_was_told_something_empty_is_not_said_to_have_been_told_nothing() -> None:
    """“Không có chuyện đó” stood beside “không trả lời báo chí điều gì”."""
    pen = told(RUMOUR)
    press(pen, 20, "deny", text="Không có chuyện đó, chắc chắn là không.")
    (evaded,) = [row for row in asked(pen) if not row.owed.duty]
    assert evaded.why == SAYS_NOTHING


@pytest.mark.parametrize("withheld", [False, True])
def test_e18_where_something_may_be_withheld_to_say_nothing_is_no_breach_for_a_machine_to_find(
    withheld: bool,
) -> None:
    """A child's family, a source: whoever kept it was told that they evaded the question."""
    kept = ProtectedFact(
        fact=Bi(vi="Bố mẹ em ấy đang ra tòa.", en="Her parents are in court."), ground="personal"
    )
    pen = told(RUMOUR.model_copy(update={"protects": (kept,)}) if withheld else RUMOUR)
    press(pen, 20, "unknown", kind="no_comment")
    assert [row.owed.duty for row in asked(pen)] == [True, *[False] * (not withheld)]


OPEN = holds_and_corrects("rumour", known(0, "UNPROVEN"))
WAITS = "Đang đối chiếu phiếu xuất, 14 giờ chúng tôi nói tiếp."


@pytest.mark.parametrize(
    ("told_of", "put", "text", "evaded"),
    [
        (OPEN, "Anh lái xe đã bán gạo à?", WAITS, False),
        (OPEN, "Anh lái xe đã bán gạo à?", "", True),
        (TURNING, "Anh lái xe đã bán gạo à?", WAITS, True),
        (RUMOUR, "Anh lái xe tên gì?", "Chúng tôi không nêu tên ai.", False),
        (RUMOUR, "Anh lái xe tên gì? Anh ấy đã bán gạo à?", "Chúng tôi không nêu tên ai.", True),
    ],
)
def test_e18_a_name_and_what_the_record_leaves_open_may_be_kept_back(
    told_of: Claim, put: str, text: str, evaded: bool
) -> None:
    pen = told(told_of)
    press(pen, 55, "unknown", kind="no_comment", text=text, put=put)
    assert any(not row.owed.duty for row in asked(pen)) is evaded


@pytest.mark.parametrize(("minute", "duty"), [(0, "missed"), (15, "met"), (40, "met"), (60, "missed")])
@pytest.mark.parametrize("evaded", [False, True])
def test_e18_a_public_answer_in_time_answers_the_press_but_makes_no_evasion_good(
    evaded: bool, minute: int, duty: str
) -> None:
    pen = told(RUMOUR)
    if minute == 15:
        pen.publish(15, "c1")
    if evaded:
        press(pen, 20, "unknown", kind="no_comment")
    else:
        pen.write(20, question())
    if minute > 15:
        pen.publish(minute, "c1")
    assert [row.outcome for row in asked(pen)] == [duty, *["missed"] * evaded]


def question(claim_id: str = "rumour") -> PressQuestionAsked:
    return PressQuestionAsked(
        question="pq9", conference="", inject=0, claim=claim_id, answer_by=0, outlet=Text("Paper"), text=Text("?"),
    )  # fmt: skip


ASIDE = "Nghe nói cụ ấy đang xạ trị nên mới nặng. Phường xác nhận giúp, và cho xin địa chỉ để đến thăm? Danh sách viết sau."
STRAIGHT = "Một: danh sách tiêu hủy có thật không? Hai: ai đi bắt chó?"
LIST = "Chúng tôi xác nhận không có danh sách tiêu hủy nào, không ai đi bắt chó."


@pytest.mark.parametrize(
    ("question", "outcome"), [(ASIDE, "missed"), (STRAIGHT, "met"), ("Có thật không?", "met")]
)
@pytest.mark.parametrize("told_the_reporter", [False, True])
def test_e18_a_text_answers_a_reporter_only_where_it_says_what_was_asked(
    question: str, outcome: str, told_the_reporter: bool
) -> None:
    """The same claim has other sides: whoever asks about an illness is not answered by a word on a list."""
    pen = told(RUMOUR)
    put = PressQuestionAsked(
        question="pq9", conference="", inject=0, claim="rumour", answer_by=0, outlet=Text("Báo"), text=Text(question),
    )  # fmt: skip
    pen.write(20, put)
    pen.publish(21, "c1", body=LIST)
    if told_the_reporter:
        pen.write(
            24,
            PressQuestionAnswered(
                question="pq9", cell="city", kind="answer", stance="deny", figures=(), about="c1", promise_due=0, took=60,
                contradictions=(), checker="contradiction-1", text=Text("Về sức khỏe của ai chúng tôi không nói."),
            ),
        )  # fmt: skip
    (found,) = asked(pen)
    assert found.outcome == ("met" if told_the_reporter else outcome)
    assert found.why.msgid == (BESIDE.msgid if found.outcome == "missed" else "")


THREE = "Kho đã phát bao nhiêu bao, vì sao không mở ra kiểm, và bao giờ bà con được đổi?"


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ("Chúng tôi xác nhận: đúng là như vậy.", "missed"),  # none of the three
        ("Đúng vậy, 22 bao đã phát.", "missed"),  # one of three
        ("Đúng vậy, 22 bao đã phát. Sáng mai bà con được đổi.", "met"),
        ("Đúng vậy, kho phát mà không mở ra kiểm vì chưa có lệ. Sáng mai bà con được đổi.", "met"),
        ("Chúng tôi chưa rõ bao nhiêu bao đã phát.", "met"),  # said openly
    ],
)
def test_e18_one_thing_said_of_three_that_were_asked_leaves_the_question_open(
    body: str, outcome: str
) -> None:
    pen = told(claim("rice", "G5", "TRUE", "H2"))
    put = PressQuestionAsked(
        question="pq9", conference="", inject=0, claim="rice", answer_by=0, outlet=Text("Báo"), text=Text(THREE),
    )  # fmt: skip
    pen.write(20, put)
    pen.write(
        24,
        PressQuestionAnswered(
            question="pq9", cell="city", kind="answer", stance="confirm", figures=(), about="c0", promise_due=0, took=60,
            contradictions=(), checker="contradiction-1", text=Text(body),
        ),
    )  # fmt: skip
    (found,) = asked(pen)
    assert found.outcome == outcome


KNOWN_AND_NOT = "Bốn cháu đã được khám ở trạm. Chưa rõ vì sao các cháu nôn."
SIDE = "Trạm đã gọi bác sĩ nào về khám đêm ấy?"
HONEST: dict[str, object] = {"text": KNOWN_AND_NOT, "promise": 55}


@pytest.mark.parametrize(
    ("asked_at", "told_so", "answered", "outcome"),
    [
        (20, HONEST, 54, "met"),
        (20, HONEST | {"kind": "holding"}, 54, "met"),  # which kind somebody chose in a form
        (20, HONEST, 55, "met"),
        (20, HONEST, 57, "missed"),  # its hour was not kept
        (20, HONEST, 0, "missed"),  # nor ever
        (20, HONEST | {"promise": 0}, 54, "missed"),  # no hour was named
        (20, HONEST | {"promise": 81}, 54, "missed"),  # later than the procedure gives an answer
        (20, HONEST | {"text": "Chúng tôi đang kiểm tra và sẽ thông báo."}, 54, "missed"),  # it says nothing
        (20, HONEST | {"kind": "no_comment"}, 54, "missed"),
        (51, HONEST, 54, "missed"),  # by then its owner knew
    ],
)
def test_e18_who_asks_before_anybody_knows_and_is_told_so_with_an_hour_is_answered_by_what_comes_then(
    asked_at: float, told_so: dict[str, object], answered: float, outcome: str
) -> None:
    """What is known, what is not, and when; and then it came. Another side that was asked was said openly to be open, too."""
    pen = told(TURNING)  # false from minute 50
    press(pen, asked_at, "unknown", put=SIDE, **told_so)  # type: ignore[arg-type]
    if answered:
        pen.publish(answered, "c1")
    (found, *_) = asked(pen)
    assert found.outcome == outcome


def test_e18_the_same_not_yet_for_ever_answers_nobody() -> None:
    """Each hour with another "not yet" behind it was kept; what its owner knew from minute 50 on never came."""
    pen = told(TURNING)
    pen.write(20, replace(question("turning"), text=Text(SIDE)))
    for minute in (22, 35, 48, 61, 74):
        pen.write(minute, spoken(f"{KNOWN_AND_NOT} Đến phút {minute} vẫn vậy.", minute + 13))
    assert [row.outcome for row in asked(pen) if row.owed.duty] == ["missed"]


@pytest.mark.parametrize(("minute", "outcome"), [(45, "met"), (52, "missed")])
def test_e18_told_openly_counts_within_the_time_of_the_press_room(minute: float, outcome: str) -> None:
    pen = told(TURNING)
    pen.write(19, replace(question("turning"), text=Text(SIDE)))
    pen.write(minute, spoken(KNOWN_AND_NOT, 60))
    pen.publish(58, "c1")
    assert [row.outcome for row in asked(pen) if row.owed.duty] == [outcome]


def spoken(text: str, promise: float) -> PressQuestionAnswered:
    """What the reporter of `question` was told to be not yet known."""
    return PressQuestionAnswered(
        question="pq9", cell="city", kind="answer", stance="unknown", figures=(), about="c1",
        promise_due=int(promise * 60), took=60, contradictions=(), checker="contradiction-1", text=Text(text),
    )  # fmt: skip


def test_e18_before_the_owner_knows_nothing_is_evaded_and_the_answer_is_owed_from_then_on() -> None:
    pen = told(TURNING)  # false from minute 50
    press(pen, 20, "unknown", kind="no_comment")
    pen.publish(60, "c1")
    assert [(row.outcome, row.owed.since) for row in asked(pen)] == [("met", 50 * 60)]


def test_e18_owes_the_press_nothing_on_what_the_right_path_says_nothing_of() -> None:
    for quiet in (QUIET, claim("complaint", "G4", "TRUE", "H1")):
        pen = told(quiet)
        press(pen, 20, "unknown", kind="no_comment")
        assert asked(pen) == []


@pytest.mark.parametrize("how", ["decided", "held", "undated", "beside", "evaded", "decided and held", ""])
def test_a_word_that_never_came_says_what_came_in_its_place(how: str) -> None:
    """Every row of words that it misses; what was said in public before what was decided within."""
    for owed in (RUMOUR, PAPERS) if how in ("decided", "") else (RUMOUR,):
        pen = told(owed)
        if "decided" in how:
            pen.decide(15, "c1", 5)
        if "held" in how:
            pen.publish(16, "c1", "holding", "unknown")
        if how == "beside":
            pen.publish(16, "c1", "answer", "partly")
        if how == "evaded":
            press(pen, 16, "unknown", kind="no_comment")
        expected = {"decided": UNSAID, "beside": BESIDE, "evaded": EVADED}.get(how, HELD if how else None)
        if how == "undated":
            pen, expected = told(claim("open", "GU", "UNPROVEN")), UNDATED
            pen.publish(16, "c1", "answer", "unknown")
        found = measured(pen)
        missed = [row for code in ("E4", "E7", "E18") for row in found[code].rows if row.outcome == "missed"]
        told_why = {row.why.msgid for row in missed if row.owed.duty}
        assert missed and told_why == {expected.msgid if expected else ""}
        told_so = [
            finding.text.values
            for code in ("E4", "E7", "E18")
            for finding in found[code].findings
            if finding.kind == "improve" and "how" in dict(finding.text.values)
        ]
        assert len(told_so) == len([row for row in missed if row.owed.duty and row.why.msgid])


@pytest.mark.parametrize(("mended", "outcome", "why"), [(0, "missed", STOOD.msgid), (30, "met", "")])
def test_e18_a_false_word_before_the_question_is_no_answer_to_it_and_one_that_is_put_right_is(
    mended: int, outcome: str, why: str
) -> None:
    pen = told(RUMOUR)
    pen.publish(12, "c1", "answer", "confirm")
    pen.write(20, question())
    if mended:
        pen.publish(mended, "c1")
    assert [(row.outcome, row.why.msgid) for row in asked(pen)] == [(outcome, why)]


@pytest.mark.parametrize(("stance", "minute"), [("confirm", 24), ("unknown", 22)])
def test_e18_what_a_reporter_was_told_falsely_is_told_before_what_others_were(
    stance: str, minute: int
) -> None:
    """Both before the row is due: guidance that says the same two minutes sooner is not what the press was answered."""
    pen = told(RUMOUR)
    pen.write(20, question())
    pen.publish(22, "c1", "answer", "confirm")
    body = PressQuestionAnswered(
        question="pq9", cell="city", kind="answer", stance=stance, figures=(), about="c1", promise_due=0,
        took=60, contradictions=(), checker="contradiction-1", text=Text("So."),
    )  # fmt: skip
    pen.write(24, body)
    (row,) = asked(pen)
    assert (row.outcome, row.at // 60) == ("missed", minute)


def test_e18_an_evasion_counts_for_the_claim_of_the_file_that_it_names_where_the_question_names_none() -> (
    None
):
    pen = told(RUMOUR)
    pen.write(20, question(""))
    pen.write(
        21,
        PressQuestionAnswered(
            question="pq9", cell="city", kind="no_comment", stance="unknown", figures=(), about="c1", promise_due=0,
            took=60, contradictions=(), checker="contradiction-1", text=Text("Không có gì để nói."),
        ),
    )  # fmt: skip
    assert [(row.outcome, row.owed.duty, row.owed.claim) for row in asked(pen)] == [
        ("missed", False, "rumour")
    ]
