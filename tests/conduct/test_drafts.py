"""A draft that is thrown away asks nothing of anybody, and the log has it still."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.gate import AnswerGate
from infodrill.casework.nouns.intake import LogCase
from infodrill.casework.nouns.publishing import ApproveStatement, PublishStatement
from infodrill.casework.nouns.questions import AskOwner
from infodrill.casework.nouns.statement import DraftStatement, ReturnStatement, SubmitStatement
from infodrill.conduct.nouns.drafts import ThrowDraftAway
from infodrill.conduct.ranking import things
from infodrill.conduct.waiting import RANK
from infodrill.kernel.errors import Refused
from infodrill.scenario.loader import Loaded
from infodrill.web.rooms.caseparts import past
from infodrill.web.rooms.nextthings import next_things
from infodrill.web.rooms.statement import studio
from tests.conduct.drilling import Range

WORDS = {
    "role": "COMMS", "case": "", "kind": "bulletin", "stance": "advice", "channels": ("feed",), "figures": (),
    "title_vi": "Thử dài", "body_vi": "Bản viết thử.",
}  # fmt: skip
WHOLE = {"title_en": "A trial", "body_en": "A text on trial."}


@pytest.fixture
def ground(clinic: Loaded) -> Range:
    return Range(clinic.scenario)


def waits(ground: Range, text: str) -> set[str]:
    return {thing.step for thing in things(ground.see("voice")) if thing.item == text}


def seen_by(ground: Range, text: str) -> set[str]:
    return {seat for seat in ground.drill.seats.seats if ground.see(seat).statement(text)}


@pytest.mark.parametrize("more", [{}, WHOLE], ids=["half", "whole"])
def test_nobody_is_asked_to_go_on_with_it_until_somebody_writes_on(
    ground: Range, more: dict[str, str]
) -> None:
    """A trial stood before the spokesperson's messages for the rest of the drill."""
    ground.give("voice", DraftStatement(**WORDS, **more))
    (text,) = ground.see("voice").statements
    assert waits(ground, text.statement)
    readers = seen_by(ground, text.statement)
    ground.give("voice", ThrowDraftAway("COMMS", text.statement))
    assert seen_by(ground, text.statement) == readers < set(ground.drill.seats.seats)
    view = ground.see("voice")
    assert (
        not waits(ground, text.statement) and view.statements == () and view.statement(text.statement) == text
    )
    assert text.statement in ground.state.book.statements
    ground.give("voice", DraftStatement(**WORDS, **WHOLE, statement=text.statement))
    assert waits(ground, text.statement) == {"submit"}


def test_what_lies_with_those_who_approve_or_is_out_is_not_thrown_away(ground: Range) -> None:
    ground.give("voice", DraftStatement(**WORDS, **WHOLE))
    (text,) = ground.see("voice").statements
    ground.give("voice", SubmitStatement("COMMS", text.statement))
    with pytest.raises(Refused, match="R171"):
        ground.give("voice", ThrowDraftAway("COMMS", text.statement))
    ground.give("rights", ReturnStatement("RIGHTS", text.statement, "Nói rõ hơn."))
    ground.give("voice", ThrowDraftAway("COMMS", text.statement))
    assert ground.see("rights").statements == ()
    with pytest.raises(Refused):
        ground.give("rights", ApproveStatement("RIGHTS", text.statement))


@pytest.mark.parametrize("more", [{}, {"case": "open"}], ids=["beside", "on a case"])
def test_why_a_text_was_sent_back_reaches_whoever_wrote_it(ground: Range, more: dict[str, str]) -> None:
    """The reason was obligatory to write, and stood nowhere: the same text was handed in once more."""
    case = ground.case() if more else ""
    kind = {"kind": "holding", "stance": "unknown", "next_update": 3_000} if case else {}
    if case:
        ground.give("duty", LogCase(role="L1-DUTY", case=case, sentence="Tủ lạnh hỏng?", danger=True))
        ground.give(
            "duty", AnswerGate(role="L1-DUTY", case=case, answers=("yes", *["no"] * 8), note="một dòng")
        )
        ground.give("lookout", AskOwner(role="VERIFY", case=case, owner="clinic", text="Thế nào?"))
    ground.give("voice", DraftStatement(**{**WORDS, **WHOLE, **kind, "case": case}))
    (text,) = ground.see("voice").statements
    ground.give("voice", SubmitStatement("COMMS", text.statement))
    why = "Nói rõ ngày giờ của hồ sơ."
    ground.give("rights", ReturnStatement("RIGHTS", text.statement, why))
    view = ground.see("voice")
    (back,) = view.statements
    assert (back.newest.returned, back.newest.returned_by) == (why, view.seats.seats["rights"].cell)
    thing = next(thing for thing in next_things(view, ground.drill.edition) if thing.item == text.statement)
    assert why in thing.why and "trả lại" in thing.words
    page = studio(view, ground.drill.edition, back, None, back.kind)
    assert why in page.returned
    if case:
        assert any(why in line.words for line in past(view, ground.state.book.cases[case]))
    ground.give("voice", SubmitStatement("COMMS", text.statement))
    (again,) = ground.see("rights").statements
    assert again.newest.returned == ""


def test_a_first_word_that_the_rights_check_allows_is_written_before_the_question_has_gone(
    clinic: Loaded,
) -> None:
    """“A holding line and safety advice are allowed”, and the pen was locked until another seat sent its question, while the
    thirty minutes ran. It goes out once somebody is asked: else “it is being looked into” would not be so."""
    ground = Range(clinic.scenario)
    case = ground.case()
    ground.give("duty", LogCase(role="L1-DUTY", case=case, sentence="Tủ lạnh hỏng.", danger=True))
    assert not {thing.step for thing in things(ground.see("voice"))} & {"holding", "draft"}, (
        "nobody has checked it"
    )
    answers = ("yes", *["no"] * 8)
    ground.give("duty", AnswerGate(role="L1-DUTY", case=case, answers=answers, note="một dòng"))
    assert ground.state.book.cases[case].state == "GATED"
    owed = dict(ground.see("voice").casework.owed(ground.state.book.cases[case]))
    found = next(thing for thing in things(ground.see("voice")) if thing.item == case)
    assert (found.step, found.rank, found.due) == ("draft", RANK["P1"], owed["holding"])
    for kind, stance in (("holding", "deny"), ("warning", "deny"), ("correction", "unknown")):
        with pytest.raises(Refused):
            ground.give("voice", _first_word(case, kind, stance))
    ground.give("voice", _first_word(case, "holding", "unknown"))
    (text,) = ground.state.book.statements
    ground.give("voice", SubmitStatement("COMMS", text))
    ground.give("rights", ApproveStatement("RIGHTS", text))
    with pytest.raises(Refused):
        ground.give("voice", PublishStatement("SPOKE", text))
    ground.give("lookout", AskOwner(role="VERIFY", case=case, owner="clinic", text="Tủ lạnh thế nào?"))
    ground.give("voice", PublishStatement("SPOKE", text))
    assert ground.state.book.statements[text].published and "holding" in ground.state.book.cases[case].met


def _first_word(case: str, kind: str, stance: str) -> DraftStatement:
    return DraftStatement(
        role="COMMS", case=case, kind=kind, stance=stance, channels=("feed",), figures=(), title_vi="Tủ lạnh ở phòng khám",
        title_en="The fridge at the clinic", body_vi="Chúng tôi đang xem sổ.", body_en="We are looking at the book.",
        next_update=3_600,
    )  # fmt: skip
