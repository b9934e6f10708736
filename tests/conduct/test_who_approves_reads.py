"""Whoever judges a text reads its newest words: a correction of what everyone has read, too, on a case that is not theirs."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.publishing import ApproveStatement, PublishStatement
from infodrill.casework.nouns.selfcorrection import SelfCorrect
from infodrill.casework.nouns.statement import ReturnStatement
from infodrill.conduct.nouns.ownwords import RaiseOwnWord
from infodrill.kernel.errors import Refused
from infodrill.scenario.loader import find, load
from tests.conduct.drilling import Range
from tests.conduct.test_own_words import DUTY, SPOKE, WRONG, posted

JUDGING = {"submit", "approve", "publish", "clear_leak", "self_correct"}
NEW = {
    "title_vi": "Mở cửa lúc tám giờ", "body_vi": "Sáng nay phòng khám mở cửa lúc tám giờ, không phải bảy giờ.",
    "title_en": "Open at eight", "body_en": "The clinic opens at eight this morning, not at seven.",
}  # fmt: skip


@pytest.fixture
def ground() -> Range:
    return Range(load(find("free-data")).scenario)


def handed_in(ground: Range) -> str:
    said = posted(ground)
    ground.give(DUTY, RaiseOwnWord("L1-DUTY", said=said, text=WRONG))
    (text,) = ground.state.book.statements
    ground.give(SPOKE, SelfCorrect("SPOKE", text, stance="partly", **NEW))
    return text


def test_no_seat_may_judge_words_that_it_does_not_read(ground: Range) -> None:
    text = handed_in(ground)
    judges = 0
    for seat in ground.drill.seats.seats:
        view = ground.see(seat)
        steps = {step for step, _ in view.casework.possible(text)} & JUDGING
        seen = view.statement(text)
        reads = seen is not None and str(seen.newest.body_vi) == NEW["body_vi"]
        assert reads or not steps, f"{seat} may {steps} and does not read it"
        assert reads or not view.casework.role_for(ReturnStatement, text), seat
        judges += bool(steps)
    assert judges > 1


def owner(ground: Range) -> str:
    """An owner of facts of another cell, who was asked nothing on this case."""
    seats = ground.drill.seats.seats.values()
    return next(seat.seat for seat in seats if "FACT-OWNER" in seat.roles and not ground.see(seat.seat).cases)


def test_an_owner_of_another_cell_reads_the_new_words_beside_the_old_and_nothing_of_the_case(
    ground: Range,
) -> None:
    text, seat = handed_in(ground), owner(ground)
    seen = ground.see(seat).statement(text)
    assert seen is not None and [str(version.body_vi) for version in seen.versions][-1] == NEW["body_vi"]
    assert len(seen.versions) == 2 and seen.state == "REVIEW" and seen.case == ""
    ground.give(seat, ApproveStatement("FACT-OWNER", text))
    ground.give(SPOKE, PublishStatement("SPOKE", text))
    after = ground.see(seat).statement(text)
    assert after is not None and after.state == "PUBLISHED" and after.case == ""


def test_who_cannot_read_it_is_refused_in_words(ground: Range) -> None:
    text = handed_in(ground)
    others = [
        seat
        for seat in ground.drill.seats.seats.values()
        if (seen := ground.see(seat.seat).statement(text)) and str(seen.newest.body_vi) != NEW["body_vi"]
    ]
    assert others
    for seat in others:
        for role in seat.roles:
            with pytest.raises(Refused):
                ground.give(seat.seat, ApproveStatement(role, text))
