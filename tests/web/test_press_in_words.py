"""What an answer to the press says otherwise than a text of ours is told in words, never as the checker notes it. What our own
side did may be owned without a case, and nothing may be denied so."""

from __future__ import annotations

import re

import pytest

from infodrill.casework.nouns.intake import OpenCase
from infodrill.casework.nouns.service import RemedyPromised
from infodrill.casework.stances import sayable
from infodrill.conduct.contradiction import Contradiction, noted
from infodrill.conduct.nouns.pressquestions import AnswerPressQuestion, AskPressQuestion
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Text
from infodrill.kernel.i18n import LANGUAGES
from infodrill.media.press import OUTLETS
from infodrill.scenario.loader import find, load
from infodrill.web.rooms.press import PressAnswer, press
from tests.conduct.drilling import Range
from tests.conduct.test_pressroom import SPOKE, ask

from .house import clinic, do, seated

CODE = re.compile(r"[a-z]+\d+@|:stance|:figure|→|\bdeny\b|\bpartly\b")


@pytest.fixture
def ground() -> Range:
    return Range(load(find("clinic")).scenario)


@pytest.mark.parametrize("what", ["stance", "figure"])
def test_what_the_checker_notes_is_taken_apart_again(what: str) -> None:
    made = Contradiction(statement="s1", version=2, what=what, before="12/13 child", now="deny")
    assert noted(str(made)) == made
    assert noted("không có gì") is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_press_room_tells_a_contradiction_in_words(ground: Range, lang: str) -> None:
    case = ground.case()
    ground.publish(
        case,
        stance="partly",
        title_vi="Tủ lạnh giữ lạnh",
        title_en="The fridge kept cold",
        figures=("12 liều",),
    )
    told = "Không, hỏng 15 liều."
    question = ask(ground)
    ground.give(
        SPOKE,
        AnswerPressQuestion(
            role="SPOKE", question=question, kind="answer", text=told, stance="confirm", case=case
        ),
    )
    other = ask(ground, text="Bao nhiêu liều?")
    ground.give(
        SPOKE,
        AnswerPressQuestion(
            role="SPOKE", question=other, kind="answer", text=told, stance="unknown", case=case
        ),
    )
    shown = [line for answer in press(ground.see(SPOKE, lang)).transcript for line in answer.against]
    assert shown and not [line for line in shown if CODE.search(line)], shown


def test_what_we_did_ourselves_is_owned_without_a_case_and_nothing_is_denied_so(ground: Range) -> None:
    assert set(sayable(None, "answer", spoken=True)) == {"confirm", "partly", "unknown", "advice"}
    assert set(sayable(None, "answer")) == {"unknown", "advice"}, "a text names no claim"
    for stance in ("confirm", "partly"):
        asked = ask(ground, text=f"Có đúng thế không ({stance})?")
        owned = f"Đúng, chúng tôi đã làm thế và đã thôi ({stance})."
        ground.give(
            SPOKE, AnswerPressQuestion(role="SPOKE", question=asked, kind="answer", text=owned, stance=stance)
        )
    asked = ask(ground, text="Có chối không?")
    assert not press(ground.see(SPOKE, "vi")).deniable, "said before it is written, not found out after"
    with pytest.raises(Refused, match="R"):
        ground.give(
            SPOKE,
            AnswerPressQuestion(role="SPOKE", question=asked, kind="answer", text="Không.", stance="deny"),
        )


def test_what_is_owned_to_a_reporter_says_beside_it_that_the_book_still_waits(ground: Range) -> None:
    """An admission to the press was filed on its case, and nobody said that its day was still owed, until the look back."""
    case = ground.case()

    def newest(kind: str, stance: str) -> PressAnswer:
        asked = ask(ground, text=f"Có đúng thế không ({kind}, {stance})?")
        told = "Đúng, đó là lỗi của trạm."
        ground.give(
            SPOKE,
            AnswerPressQuestion(role="SPOKE", question=asked, kind=kind, text=told, stance=stance, case=case),
        )
        return press(ground.see(SPOKE, "vi")).transcript[0]

    assert newest("answer", "confirm").unbooked == case
    assert not newest("answer", "unknown").unbooked
    silent = newest("no_comment", "unknown")
    assert not silent.unbooked and not silent.stance, "whoever says nothing takes no side"
    ground.note(RemedyPromised(case=case, due=90_000, independent_check=True, text=Text("Sửa tủ lạnh.")))
    assert not newest("answer", "confirm").unbooked


def test_the_form_offers_each_further_case_what_may_be_said_of_it_and_takes_it(base: object) -> None:
    drill = clinic()
    for said in ("Tủ lạnh hỏng", "Trẻ bị tiêm thuốc hỏng"):
        drill.give("duty", OpenCase(role="L1-DUTY", intake="ward", source="free", said=said), "")
    drill.give(
        "town", AskPressQuestion(role="SIM-PRESS", outlet=OUTLETS[0], text="Tủ lạnh hỏng à, trẻ thì sao?"), ""
    )
    voice = seated(drill, SPOKE)
    page = voice.get(f"/d/{drill.id}/press/").content.decode()
    offered = re.findall(r'<option value="(\w+:\w+)">', page)
    first, second = (case.case for case in drill.view(SPOKE, "vi").open_cases)
    assert {f"{case}:{stance}" for case in (first, second) for stance in ("unknown", "advice")} <= {*offered}
    (question,) = drill.state.press_questions
    answer = {
        "question": question, "kind": "answer", "text": "Chúng tôi đang kiểm tra.", "stance": "unknown", "case": first,
        "promise_due": "0", "also": ["", f"{second}:advice"],
    }  # fmt: skip
    assert do(voice, drill, "answer-press-question", **answer).status_code < 300
    told = drill.state.press_questions[question].answer
    assert told is not None and told.parts == ((first, "unknown"), (second, "advice"))
    assert f"{second.upper()}: " in voice.get(f"/d/{drill.id}/press/").content.decode()
