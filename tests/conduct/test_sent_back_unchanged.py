"""A text that was sent back and has not changed in a word is no errand of whoever only hands it in, and no program writes again
the words that a person has just sent back."""

from __future__ import annotations

import pytest

from infodrill.automata.character import character
from infodrill.automata.proposal import Duty
from infodrill.automata.words import _same_words
from infodrill.casework.nouns.statement import DraftStatement, StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.nouns.lobby import SeatJoined
from infodrill.conduct.ranking import things
from infodrill.conduct.turns import sent_back
from infodrill.kernel.events import Text
from infodrill.scenario.loader import find, load
from tests.conduct.drilling import Range

SPOKE = "voice"
WORDS = {"title_vi": "Tiêu đề", "title_en": "Title", "body_vi": "Thân.", "body_en": "Body."}


def drafted(version: int, **words: str) -> StatementDrafted:
    return StatementDrafted(
        statement="s1", version=version, case="", kind="bulletin", stance="advice", issuer="ward", channels=("feed",),
        figures=(), next_update=0, craft={}, checker="craft-1", leaks=(), role="COMMS", cell="ward",
        **{**WORDS, **words},
    )  # fmt: skip


def moved(frm: str, to: str, version: int, reason: str = "", cell: str = "ward") -> StatementStepped:
    return StatementStepped(
        statement="s1", version=version, frm=frm, to=to, role="RIGHTS", cell=cell, reason=Text(reason)
    )


@pytest.fixture
def ground() -> Range:
    made = Range(load(find("free-data")).scenario)
    made.note(drafted(1), at=10, actor="editor")
    made.note(moved("DRAFTING", "REVIEW", 1), at=20, actor="editor")
    made.note(moved("REVIEW", "DRAFTING", 1, "Không có lời khuyên.", "adviser"), at=30, actor="rights")
    return made


def submits(ground: Range, seat: str) -> bool:
    return any(thing.step == "submit" and thing.item == "s1" for thing in things(ground.see(seat)))


def test_only_who_can_change_it_is_asked_to_go_on_with_it(ground: Range) -> None:
    text = ground.state.book.statements["s1"]
    assert sent_back(ground.see(SPOKE), text) and not submits(ground, SPOKE)
    assert submits(ground, "editor") or any(thing.item == "s1" for thing in things(ground.see("editor")))
    ground.note(drafted(2, body_vi="Thân có lời khuyên."), at=40, actor="editor")
    text = ground.state.book.statements["s1"]
    assert not sent_back(ground.see(SPOKE), text) and text.newest.returned and submits(ground, SPOKE)
    ground.note(
        moved("DRAFTING", "REVIEW", 2),
        moved("REVIEW", "DRAFTING", 2, "Vẫn chưa đủ.", "adviser"),
        at=50,
        actor="rights",
    )
    assert sent_back(ground.see(SPOKE), ground.state.book.statements["s1"])


def test_no_program_writes_what_a_person_has_just_sent_back(ground: Range) -> None:
    text = ground.state.book.statements["s1"]
    again = DraftStatement(
        role="COMMS", case="", kind="bulletin", stance="advice", channels=("feed",), figures=(), **WORDS
    )
    other = DraftStatement(
        role="COMMS",
        case="",
        kind="bulletin",
        stance="advice",
        channels=("feed",),
        figures=(),
        **{**WORDS, "body_vi": "Khác."},
    )
    duty = Duty(ground.see("editor"), character("good"), 1)
    assert not _same_words(duty, text, again), "a program that sent it back says what is to be waited for"
    ground.note(SeatJoined("rights"))
    duty = Duty(ground.see("editor"), character("good"), 1)
    assert _same_words(duty, text, again) and not _same_words(duty, text, other)
