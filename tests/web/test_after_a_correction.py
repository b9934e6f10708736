"""After a word of ours was put right: the wall marks the old one, the press room lists what stands, newest first, and the debrief
takes what was handed in for no unsent draft."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.publishing import ApproveStatement, PublishStatement
from infodrill.casework.nouns.selfcorrection import SelfCorrect
from infodrill.conduct.nouns.ownwords import RaiseOwnWord
from infodrill.scenario.loader import find, load
from infodrill.web.rooms.debrief import handed_in
from infodrill.web.rooms.press import press
from infodrill.web.rooms.screen import published
from tests.conduct.drilling import Range
from tests.conduct.test_own_words import DUTY, SPOKE, WRONG, posted
from tests.conduct.test_who_approves_reads import NEW


@pytest.fixture
def ground() -> Range:
    made = Range(load(find("clinic")).scenario)
    said = posted(made)
    made.give(DUTY, RaiseOwnWord("L1-DUTY", said=said, text=WRONG))
    return made


def put_right(ground: Range) -> None:
    (text,) = ground.state.book.statements
    ground.at(600)
    ground.give(SPOKE, SelfCorrect("SPOKE", text, stance="partly", **NEW))
    ground.give("rights", ApproveStatement("RIGHTS", text))
    ground.give(SPOKE, PublishStatement("SPOKE", text))


def test_the_wall_marks_what_was_corrected_and_never_shows_it_as_the_latest(ground: Range) -> None:
    put_right(ground)
    new, old = published(ground.see("guest"))
    assert (new.title, new.gone) == (NEW["title_vi"], False)
    assert old.gone and "đính chính" in old.kind


def test_what_was_said_so_far_is_what_stands_newest_first(ground: Range) -> None:
    assert press(ground.see(SPOKE)).said_before == (), "nobody repeats what is known to be wrong"
    put_right(ground)
    ground.at(1_200)
    ground.publish(title_vi="Tin sau", body_vi="Một tin sau.")
    assert [title for _, title in press(ground.see(SPOKE)).said_before] == ["Tin sau", NEW["title_vi"]]


def test_what_was_handed_in_is_no_unsent_draft(ground: Range) -> None:
    (text,) = ground.state.book.statements
    ground.give(SPOKE, SelfCorrect("SPOKE", text, stance="partly", **NEW))
    assert {NEW["title_vi"], NEW["body_vi"]} <= set(handed_in(ground.see(SPOKE)))
