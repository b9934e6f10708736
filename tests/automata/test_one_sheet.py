"""One sheet orders one thing: a bulletin lists no advice that a newer answer has lifted, one place a line, and its own language.

It told people to open the windows in one line and to shut them in the next.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from infodrill.automata.character import character
from infodrill.automata.listing import _again, _beside, _standing_together, _title
from infodrill.automata.proposal import Duty
from infodrill.automata.writer import Writer
from infodrill.casework.book import Statement
from infodrill.casework.nouns.questions import QuestionAnswered, QuestionAsked
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.tongues import spoken
from infodrill.kernel.events import Text
from infodrill.kernel.i18n import LANGUAGES
from infodrill.scenario.loader import find, load
from tests.automata.hearing import drill_heard
from tests.conduct.drilling import Range

SHUT = "Đóng cửa sổ phía bến, ở trong nhà, chưa ra đường.\nShut the windows, stay indoors and do not go out."
OPEN = "Mở cửa sổ cho thoáng, đi lại như thường.\nOpen the windows and go about as usual."
CALL = "Ai khó thở tới trạm y tế Cồn Vạc.\nWhoever is short of breath goes to the Cồn Vạc health station."
CITY = {"issuer": "city", "cell": "city"}


@pytest.fixture
def ground() -> Range:
    return Range(load(find("port-voice")).scenario)


def told(ground: Range, at: int, advice: str, **words: str) -> str:
    """A text on a case of its own, whose owner answered with this advice just before."""
    ground.at(at)
    case = ground.case(cell="city", ward="lo-muoi")
    question = f"{case}.q1"
    ground.note(
        QuestionAsked(case=case, question=question, owner="rescue", text=Text("Bây giờ làm gì?")),
        QuestionAnswered(
            case=case, question=question, owner="rescue", verdict="TRUE", record="primary", disputes=False,
            text=Text("Đã đo lúc 20 giờ 52.\nMeasured at 20:52."), advice=Text(advice),
        ),
    )  # fmt: skip
    return ground.publish(case, "answer", "confirm", **(CITY | words))


def duty(ground: Range) -> Duty:
    return Duty(ground.see("editor"), character("good"), 1)


def text(ground: Range, statement: str) -> Statement:
    return ground.state.book.statements[statement]


@pytest.mark.parametrize(("first", "then"), [(SHUT, OPEN), (OPEN, SHUT)])
def test_what_a_newer_answer_has_lifted_is_not_listed_beside_it(ground: Range, first: str, then: str) -> None:
    old, new = told(ground, 600, first), told(ground, 1_200, then)
    both = [text(ground, old), text(ground, new)]
    standing, lifted = _standing_together(duty(ground), both)
    assert {each.statement for each in standing} == {old, new} and lifted == {old}


def test_a_headline_that_a_newer_answer_has_lifted_is_not_listed(ground: Range) -> None:
    vi, en = SHUT.split("\n")
    old, new = told(ground, 600, SHUT, title_vi=vi, title_en=en), told(ground, 1_200, OPEN)
    standing, _ = _standing_together(duty(ground), [text(ground, old), text(ground, new)])
    assert [each.statement for each in standing] == [new]


def test_what_can_be_done_together_is_listed(ground: Range) -> None:
    both = [text(ground, told(ground, 600, SHUT)), text(ground, told(ground, 1_200, CALL))]
    standing, lifted = _standing_together(duty(ground), both)
    assert len(standing) == 2 and not lifted


def test_a_line_sends_people_to_one_place(ground: Range) -> None:
    named = text(
        ground,
        told(
            ground, 600, CALL, title_vi="Không mở nhà văn hóa mà mở trạm y tế phường", title_en="Not the hall"
        ),
    )
    plain = text(ground, told(ground, 1_200, CALL, title_vi="Khí đã tan", title_en="The gas has gone"))
    assert not _beside(duty(ground), named, "", whole=False)
    assert _beside(duty(ground), plain, "", whole=False)


def test_a_headline_stands_in_no_version_of_another_language(ground: Range) -> None:
    vi = "Điểm tạm lánh: bài lúc 20 giờ 46 của chúng tôi sai"
    statement = told(ground, 600, CALL, title_vi=vi, title_en="", body_en="")
    title = _title(duty(ground), text(ground, statement))
    assert title.vi == vi and all(spoken(title.in_(lang)) in ("", lang) for lang in LANGUAGES), title


def test_a_line_that_was_told_is_told_no_second_time() -> None:
    told = "• Ai đã nhập mã thì gọi ngay số khóa ví in sau thẻ, máy nào gọi cũng được"
    assert _again("Để nguyên sim trong máy và gọi ngay số khóa ví in sau thẻ.", told)
    assert not _again(
        "Tổ lưu động nhận hồ sơ ở nhà văn hóa Lò Muối sáng thứ Ba.", "làm ở nhà văn hóa Lò Muối"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sheet_begins_with_what_lifts_a_step_and_tears_none_from_its_matter(lang: str) -> None:
    """Its last line told people to give no leaf water, of which no line above it spoke; that the gas was gone stood fifth."""
    sheet = next(word for word in drill_heard("port-voice")[1].said if word.kind == "bulletin")
    first, *others = sheet.body(lang).split("\n")
    assert "20 giờ 52" in first or "20:52" in first, first
    assert any(todo in first for todo in ("Mở cửa sổ cho thoáng", "Open the windows")), first
    apart = [line for line in others if not line.startswith("• ")]
    assert all(re.match(r"Chưa có kết luận|No final|Nguồn|Source", line) for line in apart), apart


def test_after_an_all_clear_no_text_on_the_same_danger_is_silent_on_it(ground: Range) -> None:
    """Six minutes after the windows were opened the loudspeaker sent people "out of the wind" without a word of it."""
    lanes = text(
        ground, told(ground, 600, SHUT, body_vi=f"Việc cần làm: {SHUT}", body_en="Shut the windows.")
    )
    hall = text(ground, told(ground, 700, CALL)).case
    assert not writes(ground, hall).cleared("vi")
    ground.at(1_000)
    asked, over = f"{lanes.case}.q1", Text("Cảnh báo đã được gỡ.\nThe warning is lifted.")
    ground.note(QuestionAnswered(
        case=lanes.case, question=asked, owner="rescue", verdict="TRUE", record="primary", disputes=False, text=over,
        advice=Text(OPEN),
    ))  # fmt: skip
    ground.publish(
        lanes.case, "answer", "confirm", published=False, statement=lanes.statement, version=2, **CITY,
        body_vi=f"Việc cần làm: {OPEN}", body_en="Open the windows.",
    )  # fmt: skip
    step = {"frm": "DRAFTING", "to": "PUBLISHED", "role": "SPOKE", "cell": "city"}
    ground.note(StatementStepped(statement=lanes.statement, version=2, **step), actor="voice")
    assert writes(ground, hall).cleared("vi") == "Cảnh báo đã được gỡ.\n"
    assert writes(ground, hall).write("warning").body_vi.startswith("Cảnh báo đã được gỡ.\n")
    assert not writes(ground, lanes.case).cleared("vi"), "its own text"


def writes(ground: Range, case: str) -> Writer:
    """Whoever writes for the city on a case that is one of danger."""
    view = ground.see("voice")
    return Writer(replace(ground.state.book.cases[case], danger=True), view, 1, "city")
