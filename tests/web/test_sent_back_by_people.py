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


@pytest.mark.parametrize(
    ("why", "left"),
    [("Viết ngắn hơn.", False), ("Viết lại: khóa thẻ, tới quầy giao dịch đổi mật khẩu.", True)],
)
def test_what_a_program_could_not_take_up_is_said_to_whoever_asked_for_it(
    base: object, monkeypatch: pytest.MonkeyPatch, why: str, left: bool
) -> None:
    """It came back with another hour and not a word of the reason; nobody was told that a program cannot do that."""
    drill, statement = rehearsed_when("clinic", 20, in_review)
    monkeypatch.setattr(SeatView, "since", lambda view, _: view.now + 1)
    drill.give(READER, JoinSeat("RIGHTS"), "")
    sent_back(drill, statement, why)
    again = written(drill, statement)
    assert again is not None
    drill.give(WRITER, again, "")
    told = [each.command for each in say_what_is_left(duty(drill, WRITER))]
    assert bool(told) is left
    if left:
        assert drill.seats().seats[READER].cell in told[0].to and "khóa thẻ" in told[0].text
        drill.give(WRITER, told[0], "")
        assert not list(say_what_is_left(duty(drill, WRITER))), "once"
