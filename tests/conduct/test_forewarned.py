"""Whoever writes to people outside is told which of the words would give away what was told to this seat in confidence."""

from __future__ import annotations

import pytest

from infodrill.casework import noun as casework
from infodrill.casework.nouns.evidence import EvidenceAdded
from infodrill.casework.nouns.intake import CaseOpened
from infodrill.casework.reach import ReadBy
from infodrill.conduct.noun import commands
from infodrill.conduct.nouns.pressquestions import PressQuestionAsked
from infodrill.kernel.events import Text, beside_texts, event_types
from infodrill.kernel.fields import Words, declared
from infodrill.scenario.loader import Loaded, find, load
from tests.conduct.drilling import Range

ILL = "Tôi ở sát vách. Cụ ấy đang xạ trị ung thư trên tỉnh, hai năm nay giấu không cho ai trong xóm biết."
CONFIRMED = "Đúng là cụ đang xạ trị ung thư trên tỉnh, phường rất thương."
DECLINED = (
    "Chuyện của người bệnh là chuyện riêng, phường không nói thay ai. Ai bị cắn thì rửa xà phòng 15 phút."
)

# By event whose words somebody outside the cells reads: (command, field) by which a seat writes them.
WRITTEN: dict[str, set[tuple[str, str]]] = {
    "case.test_recorded": {("RecordTest", "basis")},
    "case.ticket_answered": {("AnswerTicket", "text")},
    "guidance.issued": {("IssueGuidance", "topic"), ("IssueGuidance", "facts"), ("IssueGuidance", "lines")},
    "post.edited": {("EditPost", "text")},
    "post.written": {("PostOnNetwork", "text")},
    "press.conference_opened": {("OpenConference", "topic")},
    "press.question_answered": {("AnswerPressQuestion", "text"), ("AnswerPressQuestion", "figures")},
    "statement.stepped": {("SelfCorrect", "safety")},
}
# What nobody outside has yet, and is written to be told them word for word.
TO_BE_TOLD = {("OpenTicket", "text")}


@pytest.fixture
def ward() -> Range:
    return Range(load(find("ward-desk")).scenario)


def warned(ground: Range, words: str, seat: str = "chair", lang: str = "vi") -> tuple[str, ...]:
    return ground.see(seat, lang).casework.gives_away({"": words})


def test_every_field_whose_words_somebody_outside_reads_is_read_along() -> None:
    house = [cls for cls in event_types().values() if cls.__module__.startswith("infodrill.")]
    reach = {
        cls.TYPE
        for cls in house
        if any(each.out or each.ours for each in beside_texts(cls, ReadBy).values() if each)
    }
    assert reach == set(WRITTEN), "who writes these words, and in which field?"
    told = {
        (cls.__name__, field.name)
        for cls in (*casework.commands(), *commands())
        for field in declared(cls).values()
        if isinstance(field.kind, Words) and field.kind.told
    }
    assert told == {place for places in WRITTEN.values() for place in places} | TO_BE_TOLD


def test_an_illness_that_a_neighbour_told_is_warned_of_though_nobody_marked_the_paper(ward: Range) -> None:
    ward.note(CaseOpened(case="c1", intake="hotline", source="free", cell="ward", ward="", said=Text(ILL)))
    (passage,) = warned(ward, CONFIRMED)
    assert "xạ trị" in passage
    assert warned(ward, DECLINED) == ()


def test_an_illness_that_the_press_told_is_warned_of_in_the_answer_to_it(ward: Range) -> None:
    ward.note(
        PressQuestionAsked(
            question="pq1",
            conference="",
            inject=0,
            claim="",
            answer_by=900,
            outlet=Text("Báo"),
            text=Text(ILL),
        )
    )
    assert warned(ward, CONFIRMED)
    assert warned(ward, CONFIRMED, "nurse") == (), "the press room alone has read it"


def test_nobody_learns_by_guessing_what_was_told_to_nobody(ward: Range) -> None:
    assert warned(ward, CONFIRMED) == ()


def test_a_closed_paper_is_warned_of_where_it_is_seen(clinic: Loaded) -> None:
    ground = Range(clinic.scenario)
    case = ground.case(ground.scenario.claims[0].id)
    paper = EvidenceAdded(
        case=case,
        evidence=f"{case}.e1",
        kind="report",
        grade="B2",
        tlp="RED",
        text=Text("Kho ở Gò Sậy còn 37 thùng."),
    )
    ground.note(paper)
    assert warned(ground, "Ở Gò Sậy còn 37 thùng.", "voice")
    assert not warned(ground, "Chúng tôi chưa thể nói thêm.", "voice")
    assert warned(ground, "Gọi chị Lê Thị Hoa, số 0912 345 678.", "voice") == ("Lê Thị Hoa", "0912 345 678")
