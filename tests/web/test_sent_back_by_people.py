"""A program's text that a person sends back comes again in other words, which hold; where none are left it says so.

It came back word for word within two minutes, because the adviser's program had sent back the other words in between.
"""

from __future__ import annotations

import pytest

from infodrill.automata.character import character
from infodrill.automata.proposal import Duty
from infodrill.automata.stillholds import stale
from infodrill.automata.words import draft, say_it_cannot, say_what_is_left
from infodrill.casework.nouns.statement import DraftStatement, ReturnStatement, SubmitStatement
from infodrill.conduct.nouns.lobby import JoinSeat
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.view import SeatView
from infodrill.web.live import LiveDrill

from .rehearsed import rehearsed_when

WRITER, READER = "voice", "rights"


def in_review(drill: LiveDrill) -> str | None:
    """A program's text on an open case that lies with its approvers and takes a side."""
    cases = {case.case for case in drill.view(WRITER, "vi").open_cases}
    texts = drill.state.book.statements.values()
    return next(
        (
            text.statement
            for text in texts
            if text.state == "REVIEW"
            and text.case in cases
            and not text.newest.corrects
            and text.newest.stance != "unknown"
        ),
        None,
    )


def duty(drill: LiveDrill, seat: str) -> Duty:
    return Duty(drill.view(seat, "vi"), character("good"), 1)


def sent_back(drill: LiveDrill, statement: str, why: str = "Viết rõ hơn.") -> None:
    drill.give(READER, ReturnStatement("RIGHTS", statement, why), "")


def written(drill: LiveDrill, statement: str) -> DraftStatement | None:
    made = (proposal.command for proposal in draft(duty(drill, WRITER)))
    return next(
        (each for each in made if isinstance(each, DraftStatement) and each.statement == statement), None
    )


def said(words: DraftStatement) -> tuple[str, ...]:
    return (words.title_vi, words.body_vi, words.title_en, words.body_en)


def test_what_a_person_sends_back_comes_in_other_words_or_not_at_all(
    base: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    drill, statement = rehearsed_when("clinic", 20, in_review)
    # All of it is given in one second of the clock, which stands still here.
    monkeypatch.setattr(SeatView, "since", lambda view, _: view.now + 1)
    first = drill.state.book.statements[statement].newest
    drill.give(READER, JoinSeat("RIGHTS"), "")
    sent_back(drill, statement)
    again = written(drill, statement)
    assert again is not None and said(again) != (first.title_vi, first.body_vi, first.title_en, first.body_en)
    drill.give(WRITER, again, "")
    drill.give(WRITER, SubmitStatement("COMMS", statement), "")
    text = drill.state.book.statements[statement]
    assert not stale(duty(drill, READER), text), "what says less is not out of date for that"
    assert not list(say_it_cannot(duty(drill, WRITER)))
    sent_back(drill, statement)
    assert written(drill, statement) is None
    (told,) = say_it_cannot(duty(drill, WRITER))
    assert isinstance(told.command, SendMessage) and drill.seats().seats[READER].cell in told.command.to


def rewritten(drill: LiveDrill, statement: str, why: str) -> DraftStatement:
    """What the program writes once a person has sent its text back with these words; it is in the book then."""
    drill.give(READER, JoinSeat("RIGHTS"), "")
    sent_back(drill, statement, why)
    again = written(drill, statement)
    assert again is not None
    drill.give(WRITER, again, "")
    return again


@pytest.mark.parametrize(
    ("why", "left"),
    [
        ("Viết ngắn hơn.", ""),
        ("Tin này nói về xe buýt ngoài bến. Viết ngắn hơn.", "xe buýt"),
        ("Viết lại: tới trạm y tế Gò Vịt lúc 14 giờ.", "Gò Vịt"),
    ],
)
def test_what_a_program_could_not_take_up_is_said_to_whoever_asked_for_it(
    base: object, monkeypatch: pytest.MonkeyPatch, why: str, left: str
) -> None:
    """It came back with another hour and not a word of the reason; nobody was told that a program cannot do that. A place or an
    hour of no record is nobody's to dictate."""
    drill, statement = rehearsed_when("clinic", 20, in_review)
    monkeypatch.setattr(SeatView, "since", lambda view, _: view.now + 1)
    again = rewritten(drill, statement, why)
    assert not left or left not in "".join(said(again))
    told = [each.command for each in say_what_is_left(duty(drill, WRITER))]
    assert len(told) == bool(left)
    for message in told:
        assert isinstance(message, SendMessage)
        assert drill.seats().seats[READER].cell in message.to and left in message.text
        drill.give(WRITER, message, "")
        assert not list(say_what_is_left(duty(drill, WRITER))), "once"


def test_a_shorter_text_is_asked_for_and_comes(base: object, monkeypatch: pytest.MonkeyPatch) -> None:
    drill, statement = rehearsed_when("clinic", 20, in_review)
    monkeypatch.setattr(SeatView, "since", lambda view, _: view.now + 1)
    before = drill.state.book.statements[statement].newest
    again = rewritten(drill, statement, "Bài quá dài, viết ngắn hơn.")
    assert len(again.body_vi) < len(before.body_vi) and len(again.body_en) < len(before.body_en)


ADVICE = "khóa thẻ ngay, đừng bấm vào đường dẫn nào"


@pytest.mark.parametrize("why", [f"Viết lại: {ADVICE}.", f"Dặn bà con {ADVICE}", f"Thêm câu “{ADVICE}”."])
def test_what_readers_are_to_be_told_to_do_is_taken_up_as_it_was_asked_for(
    base: object, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    """ "Rewrite: do not tap, lock the card" came back with five minutes more in its hour, was approved, and said neither."""
    drill, statement = rehearsed_when("clinic", 20, in_review)
    monkeypatch.setattr(SeatView, "since", lambda view, _: view.now + 1)
    again = rewritten(drill, statement, why)
    assert ADVICE[1:] in again.body_vi
    drill.give(WRITER, SubmitStatement("COMMS", statement), "")
    assert not stale(duty(drill, READER), drill.state.book.statements[statement]), (
        "it is not sent back for it"
    )
    (alone,) = say_what_is_left(duty(drill, WRITER))
    assert isinstance(alone.command, SendMessage) and "một ngôn ngữ" in alone.command.text


def test_what_an_owner_has_said_elsewhere_is_told_to_whoever_misses_it(
    base: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    drill, statement = rehearsed_when("clinic", 20, in_review)
    monkeypatch.setattr(SeatView, "since", lambda view, _: view.now + 1)
    again = rewritten(drill, statement, "Nói rõ tủ lạnh hỏng từ lúc nào, liều đã hủy ra sao.")
    assert "64 liều đã hủy" in again.body_vi and "64 doses were destroyed" in again.body_en
    assert not list(say_what_is_left(duty(drill, WRITER)))
