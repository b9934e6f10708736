"""What an answer to the press says otherwise than a text of ours is told in words, never as the checker notes it. What our own
side did may be owned without a case, and nothing may be denied so."""

from __future__ import annotations

import re

import pytest

from infodrill.casework.nouns.service import RemedyPromised
from infodrill.casework.stances import sayable
from infodrill.conduct.contradiction import Contradiction, noted
from infodrill.conduct.nouns.pressquestions import AnswerPressQuestion
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Text
from infodrill.kernel.i18n import LANGUAGES
from infodrill.scenario.loader import find, load
from infodrill.web.rooms.press import PressAnswer, press
from tests.conduct.drilling import Range
from tests.conduct.test_pressroom import SPOKE, ask

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
