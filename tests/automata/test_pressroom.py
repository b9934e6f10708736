"""Automated spokespersons answer the press and the public from what was published, and promise only what is under way."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from infodrill.automata.answering import asks_that_alone, asks_that_first, declined
from infodrill.automata.character import character
from infodrill.automata.phrases import NOT_SO, THEREFORE
from infodrill.automata.pressparts import Meant, cases_of, in_their_order, still_open
from infodrill.automata.pressroom import LAST_CALL, answer_press, answer_public
from infodrill.automata.promises import promised_to_the_press
from infodrill.automata.proposal import Duty
from infodrill.automata.sentences import inside
from infodrill.automata.writer import Writer
from infodrill.casework.book import Asked
from infodrill.casework.nouns.questions import QuestionAnswered, QuestionAsked
from infodrill.conduct.nouns.msel import DeliverInject
from infodrill.conduct.nouns.pressquestions import WRITTEN, AnswerPressQuestion, PressQuestionAnswered
from infodrill.conduct.nouns.publicquestions import QuestionsRaised
from infodrill.conduct.nouns.restraint import TrapPressed
from infodrill.kernel.events import Text
from infodrill.kernel.sentences import sentences
from infodrill.scenario.loader import Loaded
from tests.conduct.drilling import Range
from tests.conduct.test_pressroom import answer, ask


@pytest.fixture
def ground(clinic: Loaded) -> Range:
    return Range(clinic.scenario)


def duty(ground: Range, seat: str = "voice") -> Duty:
    return Duty(ground.see(seat), character("good"), 1)


def press_inject(ground: Range) -> tuple[int, str]:
    row = next(inject for inject in ground.scenario.msel.injects if inject.method == "press" and inject.claim)
    ground.give("direction", DeliverInject(role="CTRL", inject=row.number))
    return row.number, str(row.claim)


def test_a_question_waits_for_substance_and_is_held_over_before_its_time_is_over(ground: Range) -> None:
    _, claim = press_inject(ground)
    (case,) = ground.state.case_of(claim)
    assert not list(answer_press(duty(ground))), "nothing is known, and there is time"
    ground.at(WRITTEN - LAST_CALL + 60)
    (proposal,) = answer_press(duty(ground))
    command = proposal.command
    assert isinstance(command, AnswerPressQuestion)
    assert (command.kind, command.stance, command.case, command.promise_due) == (
        "holding",
        "unknown",
        case,
        0,
    )
    ground.give("voice", command)
    assert not list(answer_press(duty(ground)))


def test_what_the_owner_told_is_the_answer_also_when_it_is_only_that_it_is_open(ground: Range) -> None:
    _, claim = press_inject(ground)
    (case,) = ground.state.case_of(claim)
    ground.note(
        QuestionAsked(case=case, question=f"{case}.q1", owner="clinic", text=Text("?")),
        QuestionAnswered(case=case, question=f"{case}.q1", owner="clinic", verdict="UNPROVEN", record="none",
            disputes=False, text=Text("Chưa rõ nguyên nhân."), advice=Text("")),
    )  # fmt: skip
    (proposal,) = answer_press(duty(ground))
    command = proposal.command
    assert isinstance(command, AnswerPressQuestion)
    assert (command.kind, command.stance) == ("answer", "unknown") and command.promise_due > ground.state.at
    assert "chưa rõ nguyên nhân." in command.text


def test_with_a_published_text_the_answer_repeats_it(ground: Range) -> None:
    _, claim = press_inject(ground)
    ground.publish(
        ground.state.case_of(claim)[0], stance="partly", body_vi="Có 6 liều bị bỏ.", figures=("6 liều",)
    )
    (proposal,) = answer_press(duty(ground))
    body, _ = ground.give("voice", proposal.command)  # and what it sends into the city
    assert isinstance(body, PressQuestionAnswered)
    assert (body.kind, body.stance, body.contradictions) == ("answer", "partly", ())
    assert ": có 6 liều bị bỏ." in body.text, "behind a colon the sentence goes on"


def test_the_public_is_pointed_to_what_was_published(ground: Range) -> None:
    claim = ground.scenario.claims[0].id
    ground.note(QuestionsRaised(question="u1", claim=claim, source="city", permille=400))
    assert not list(answer_public(duty(ground)))
    said = ground.publish(ground.case(claim))
    (proposal,) = answer_public(duty(ground))
    ground.give("voice", proposal.command)
    assert ground.state.public_questions["u1"].answered_by == said
    assert not list(answer_public(duty(ground)))


def test_another_matter_is_never_the_answer_whatever_words_it_shares(ground: Range) -> None:
    number, claim = press_inject(ground)
    (case,) = ground.state.case_of(claim)
    other = next(other_claim for other_claim in ground.scenario.claims if other_claim.id != claim)
    ground.publish(ground.case(other.id), stance="deny", body_vi="Chuyện khác hẳn.")
    asked = duty(ground).view.press.queue[0]
    both = replace(asked, asked=f"{asked.asked}?? {other.sentence.vi}")
    assert [each_case.case for each_case in cases_of(duty(ground), both)] == [case] and asked.inject == number


def test_only_what_the_named_text_says_is_quoted_as_published(ground: Range) -> None:
    _, claim = press_inject(ground)
    (case,) = ground.state.case_of(claim)
    ground.note(
        QuestionAsked(case=case, question=f"{case}.q1", owner="clinic", text=Text("?")),
        QuestionAnswered(case=case, question=f"{case}.q1", owner="clinic", verdict="FALSE", record="primary",
            disputes=True, text=Text("Kho còn đủ. Mực nước 4,12 m."), advice=Text("")),
    )  # fmt: skip
    ground.at(60)
    ground.publish(case, stance="deny", body_vi="Kho còn đủ.\nNguồn: sổ kho.")
    (proposal,) = answer_press(duty(ground))
    assert isinstance(proposal.command, AnswerPressQuestion)
    assert ": kho còn đủ." in proposal.command.text and "4,12" not in proposal.command.text


def test_who_comes_back_after_the_promised_hour_says_so(ground: Range) -> None:
    ground.at(490)
    case = ground.case(ground.scenario.claims[0].id)
    due = ground.state.at + 240
    said = ground.publish(case, "holding", "unknown", next_update=due)
    for at, promised in ((due - 60, True), (due + 60, False)):
        ground.at(at)
        view = ground.see("voice")
        text = Writer(ground.state.book.cases[case], view, 1).write(
            "holding", ground.state.book.statements[said]
        )
        assert ("Như đã hẹn" in text.body_vi) is promised and ("xin lỗi" in text.body_vi) is not promised
        assert ("As promised" in text.body_en) is promised and ("sorry" in text.body_en) is not promised


def test_that_nothing_is_known_yet_is_not_told_as_a_fact_and_the_title_names_the_topic(
    ground: Range,
) -> None:
    claim = next(told for told in ground.scenario.claims if told.topic)
    case = ground.case(claim.id)
    book = ground.state.book.cases[case]
    told = replace(book, sentence=Text(claim.sentence.vi))
    title = Writer(told, ground.see("voice"), 1).write("holding").title_vi
    assert claim.topic and claim.topic.vi in title and claim.sentence.vi not in title
    asked = Asked(question=f"{case}.q1", owner="clinic", at=0, text=Text("?"), answered_at=0, verdict="UNPROVEN",
                  answer=Text("Chưa đủ căn cứ để nói đê vỡ hay không. Clip dài 19 giây."))  # fmt: skip
    body = Writer(replace(told, questions=(asked,)), ground.see("voice"), 1).write("holding").body_vi
    assert "Điều đã biết: clip dài 19 giây." in body.replace("Clip", "clip")
    assert "Chưa đủ căn cứ" in body.split("Điều chưa biết")[1]


@pytest.mark.parametrize(
    ("text", "inside_it"),
    [
        ("Trung tâm Y tế đã khám.", "Trung tâm Y tế đã khám."),
        ("Nước máy chỉ để rửa.", "nước máy chỉ để rửa."),
        ("Trường học mở cửa.", "trường học mở cửa."),
    ],
)
def test_the_name_of_an_office_keeps_its_capital(text: str, inside_it: str) -> None:
    assert inside(text) == inside_it


def test_what_is_false_is_not_called_misleading() -> None:
    assert not [one for one in (THEREFORE, NOT_SO) if "mislead" in one.lower()]


def test_more_that_comes_in_long_before_the_promised_hour_is_no_promise_kept(ground: Range) -> None:
    ground.at(490)
    case = ground.case(ground.scenario.claims[0].id)
    said = ground.publish(case, "holding", "unknown", next_update=ground.state.at + 1_800)
    ground.at(ground.state.at + 420)
    writer = Writer(ground.state.book.cases[case], ground.see("voice"), 1)
    text = writer.write("holding", ground.state.book.statements[said])
    assert "Như đã hẹn" not in text.body_vi and "tiếp theo thông báo của chúng tôi lúc" in text.body_vi
    assert "As promised" not in text.body_en and "This follows our statement of" in text.body_en


@pytest.mark.parametrize(
    ("kind", "hour", "stays"),
    [("holding", 3_600, 3_600), ("holding", 0, 0), ("no_comment", 0, 0), ("answer", 0, 0)],
)
def test_an_hour_that_was_moved_or_taken_back_is_given_to_nobody_any_more(
    ground: Range, kind: str, hour: int, stays: int
) -> None:
    """The public text promised an hour that the spokesperson had withdrawn, as every earlier promise was read too."""
    case, question = ground.case(), ask(ground)
    ground.give("voice", answer(question, "holding", promise_due=9_000, case=case))  # type: ignore[arg-type]
    ground.at(600)
    about = ground.state.book.cases[case]
    assert promised_to_the_press(ground.see("voice"), about) == 9_000
    ground.give("voice", answer(question, kind, promise_due=hour, case=case))  # type: ignore[arg-type]
    assert promised_to_the_press(ground.see("voice"), about) == stays


OF_A_PERSON = (
    "Địa chỉ của cụ ở đâu?",
    "Bố mẹ em đang kiện nhau có đúng không?",
    "Ai bị kỷ luật?",
    "What is the name of the driver?",
    "Could we have her address?",
    "Has the officer been punished?",
)
OF_A_SOURCE = ("Phòng khám có đang tìm người chụp ảnh tủ lạnh không?", "Are you looking for whoever took it?")
OF_THE_MATTER = (
    "Địa chỉ trang giả là gì?",
    "Tên gì cũng được, nhưng bao giờ sửa?",
    "Ai đưa ra quyết định cắt nước?",
    "Tìm ai để nộp đơn?",
    "Bao nhiêu số nhà bị ngập?",
    "Nước này có gây ung thư không?",
    "Will the works be able to meet the deadline?",
    "What is the address of the fake page?",
    "What is the name of the pumping station's contractor?",
    "Is the radiation at the old quarry dangerous?",
    "Pupils were sent home at ten: was the porridge bad?",
    "Who gave the order to close the gate?",
    "A reading, a name of office, please: when is the next one?",
)
PRESSED = "identify_poster"


@pytest.mark.parametrize("asked", OF_A_PERSON + OF_A_SOURCE)
def test_what_is_nobodys_to_answer_is_known_by_its_person(asked: str) -> None:
    assert asks_that_first(asked) and asks_that_alone(asked)
    assert not asks_that_alone(f"{asked} Và bao giờ sửa xong?"), "the rest of the letter is answered whole"


@pytest.mark.parametrize("asked", OF_THE_MATTER)
def test_a_question_about_the_matter_is_not_declined_as_private(asked: str) -> None:
    assert not asks_that_first(asked)


def test_a_press_office_vouches_for_no_conduct_of_its_house(ground: Range) -> None:
    """It said "we look for nobody" in a room in which somebody had just been told to."""
    _, claim = press_inject(ground)
    (case,) = ground.state.case_of(claim)
    ground.note(TrapPressed(kind=PRESSED, case=case, cell="clinic"))
    view = ground.see("voice")
    writer = Writer(ground.state.book.cases[case], view, 1)
    for lang, claims in (
        ("vi", r"[Cc]húng tôi (?:không|chưa) (?:tìm|nhờ)"),
        ("en", r"\b[Ww]e (?:are|do|did|have) not"),
    ):
        for asked in OF_A_SOURCE:
            said = declined(writer, lang, asked)
            assert said and not re.search(claims, said), said


OF_THREE = (
    Meant("vậy có cho nghỉ học không?", "c2"),
    Meant("văn bản 88 có thật không?", "c2"),
    Meant("làm sao người dân biết công văn nào thật?", "c2"),
)


def test_who_numbers_what_they_ask_is_answered_in_that_order() -> None:
    told = (
        "Như đã công bố lúc 6 giờ 30: không có công văn số 88; sổ văn bản dừng ở số 61. Văn thư chưa phát gì sáng nay. "
        "Việc nghỉ học đang được xem xét, chưa quyết."
    )
    owed = [
        "Nhờ báo chí nhắn giúp: cứ giữ con ở nhà. Tra số công văn thật trong sổ.",
        "6 giờ 55 có thêm tin.",
    ]
    assert in_their_order("vi", OF_THREE, [("c2", told)], owed) == [
        "Một – việc nghỉ học đang được xem xét, chưa quyết.",
        "Hai – như đã công bố lúc 6 giờ 30: không có công văn số 88; sổ văn bản dừng ở số 61. Văn thư chưa phát gì sáng nay.",
        "Ba – tra số công văn thật trong sổ.",
        "Nhờ báo chí nhắn giúp: cứ giữ con ở nhà.",
        "6 giờ 55 có thêm tin.",
    ]


def test_a_point_on_another_case_is_answered_by_what_is_told_of_that_whatever_words_others_share() -> None:
    asked = (Meant("does anyone have to pay?", "c2"), Meant("what are old people to do about it?", "c3"))
    known = [
        ("c2", "It is free until the end of the year."),
        ("c3", "The ward arranged no shuttle. We are sorry."),
    ]
    owed = ["Please tell people: pay nobody. What people have paid is theirs."]
    assert in_their_order("en", asked, known, owed) == [
        "One – it is free until the end of the year.",
        "Two – the ward arranged no shuttle. We are sorry.",
        *sentences(owed[0]),
    ]


def test_an_answer_that_leaves_a_point_out_numbers_none() -> None:
    """A number before the words that answer another point says that they are its answer."""
    known = [("c2", "Không có công văn số 88 nào trong sổ văn bản."), ("c2", "Chúng tôi xin lỗi.")]
    plain = [said for _, said in known]
    assert in_their_order("vi", OF_THREE, known, []) == plain
    assert in_their_order("vi", (), known, ["Xin chờ."]) == [*plain, "Xin chờ."]


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("Nước đạt chuẩn. Riêng nhà thấy nước có mùi thì tạm chưa uống.", True),
        ("Không có tàu nào cháy dưới Cầu Ván.", True),
        ("Chợ Xóm Lưới họp như thường ở Phòng khám Bến Lành.", False),
    ],
)
def test_a_denial_names_what_is_still_open_of_what_it_touches(ground: Range, told: str, named: bool) -> None:
    ground.at(490)
    first, other = (ground.case(ground.scenario.claims[place].id) for place in (0, 1))
    ground.publish(
        other, "holding", "unknown", next_update=ground.state.at + 600,
        title_vi="Phòng khám Bến Lành: hai nhà ở Cầu Ván báo nước có mùi",
        body_vi="Việc cần làm: nhà thấy nước có mùi thì tạm không uống.",
    )  # fmt: skip
    cases = {case.case: case for case in ground.see("voice").cases}
    said = list(still_open(duty(ground), [told], [cases[first]]))
    assert [(": hai nhà ở Cầu Ván" in each, "chúng tôi báo lại" in each) for each in said] == [
        (True, True)
    ] * named
    assert not list(still_open(duty(ground), [told], [cases[other]])), "its own matter"


def test_who_comes_with_the_answer_long_after_the_promised_hour_says_so(ground: Range) -> None:
    ground.at(490)
    case = ground.case(ground.scenario.claims[0].id)
    due = ground.state.at + 240
    ground.publish(case, "holding", "unknown", next_update=due)
    ground.note(
        QuestionAsked(case=case, question=f"{case}.q1", owner="clinic", text=Text("?")),
        QuestionAnswered(case=case, question=f"{case}.q1", owner="clinic", verdict="FALSE", record="primary",
            disputes=False, text=Text("Kho còn đủ.\nThe store is full."), advice=Text("")),
    )  # fmt: skip
    for at, late in ((due + 60, False), (due + 1_800, True)):
        ground.at(at)
        text = Writer(ground.state.book.cases[case], ground.see("voice"), 1).write("correction")
        assert ("xin bà con lượng thứ" in text.body_vi) is ("bring it only now" in text.body_en) is late
