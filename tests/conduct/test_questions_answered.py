"""A question is owed an answer: to leave it alone is nobody's next thing, and of one with danger safety is said first."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.closing import Leave
from infodrill.casework.nouns.gate import AnswerGate
from infodrill.casework.nouns.intake import LogCase
from infodrill.casework.nouns.questions import AskOwner
from infodrill.casework.nouns.verdict import SetVerdict
from infodrill.casework.rights import gate_code
from infodrill.conduct.ranking import things
from infodrill.scenario.loader import Loaded
from infodrill.web.rooms.decisionforms import leave
from infodrill.web.rooms.nextthings import next_things
from tests.conduct.drilling import Range

OPINION = ("no", "yes", *["no"] * 7)
SATIRE = ("no", "no", "yes", *["no"] * 6)
QUESTION = ("no", "no", "no", "yes", *["no"] * 5)
SEATS = ("duty", "head", "voice", "coordinator", "lookout", "rights")


def gated(clinic: Loaded, answers: tuple[str, ...], *, danger: bool) -> tuple[Range, str]:
    ground = Range(clinic.scenario)
    case = ground.case()
    ground.give("duty", LogCase(role="L1-DUTY", case=case, sentence="Cháu uống nước lá.", danger=danger))
    ground.give("duty", AnswerGate(role="L1-DUTY", case=case, answers=answers, note="một dòng"))
    return ground, case


def waiting(ground: Range) -> set[str]:
    return {thing.step for seat in SEATS for thing in things(ground.see(seat))}


@pytest.mark.parametrize("danger", [True, False])
def test_to_leave_a_question_alone_is_nobodys_next_thing(clinic: Loaded, danger: bool) -> None:
    ground, case = gated(clinic, QUESTION, danger=danger)
    assert gate_code(QUESTION) == "G3"
    assert "verify" in waiting(ground)
    assert not waiting(ground) & {"leave", "leave_gated"}
    assert "leave_gated" not in {
        step for step, _ in ground.see("head").casework.owed(ground.state.book.cases[case])
    }
    ground.give("lookout", AskOwner(role="VERIFY", case=case, owner="clinic", text="Nên làm gì?"))
    ground.give(
        "lookout", SetVerdict(role="VERIFY", case=case, verdict="NOT_A_FACT", confidence=900, evidence=())
    )
    ground.give("rights", AnswerGate(role="RIGHTS", case=case, answers=QUESTION, note="một dòng"))
    assert not waiting(ground) & {"leave", "leave_gated"}


@pytest.mark.parametrize("answers", [OPINION, SATIRE])
@pytest.mark.parametrize("danger", [True, False])
def test_opinion_and_satire_are_still_left_alone(
    clinic: Loaded, answers: tuple[str, ...], danger: bool
) -> None:
    ground, case = gated(clinic, answers, danger=danger)
    assert [thing.step for thing in things(ground.see("head")) if thing.item == case] == ["leave_gated"]
    ground.give("head", Leave("L1-LEAD", case, "Ý kiến thì tôn trọng."))
    assert ground.state.book.cases[case].disposition == "leave"


@pytest.mark.parametrize(("lang", "first"), [("vi", "An toàn trước"), ("en", "Safety first")])
def test_of_a_question_with_danger_safety_is_said_first(clinic: Loaded, lang: str, first: str) -> None:
    said = {}
    for danger in (True, False):
        ground, case = gated(clinic, QUESTION, danger=danger)
        view = ground.see("lookout", lang)
        said[danger] = next_things(view, view.casework.edition)[0]
        assert (said[danger].step, said[danger].item) == ("verify", case)
        assert leave(view, ground.state.book.cases[case])[0].value == "", "nothing says for it why"
    assert first in said[True].words and first not in said[False].words
