"""Automated spokespersons answer the press and the public from what was published, and promise only what is under way."""

from __future__ import annotations

import pytest

from infodrill.casework.events import QuestionAnswered, QuestionAsked
from infodrill.conduct import commands as asks
from infodrill.conduct import events as facts
from infodrill.conduct.automata.character import character
from infodrill.conduct.automata.pressroom import LAST_CALL, answer_press, answer_public
from infodrill.conduct.automata.proposal import Duty
from infodrill.conduct.pressquestions import WRITTEN
from infodrill.kernel.events import Text
from infodrill.scenario.loader import Loaded
from tests.conduct.drilling import Range


@pytest.fixture
def ground(clinic: Loaded) -> Range:
    return Range(clinic.scenario)


def duty(ground: Range, seat: str = "voice") -> Duty:
    return Duty(ground.see(seat), character("good"), 1)


def press_inject(ground: Range) -> tuple[int, str]:
    row = next(one for one in ground.scenario.msel.injects if one.method == "press" and one.claim)
    ground.give("direction", asks.DeliverInject("CTRL", row.number))
    return row.number, str(row.claim)


def test_a_question_waits_for_substance_and_is_held_over_before_its_time_is_over(ground: Range) -> None:
    _, claim = press_inject(ground)
    (case,) = ground.state.case_of(claim)
    assert not list(answer_press(duty(ground))), "nothing is known, and there is time"
    ground.at(WRITTEN - LAST_CALL + 60)
    (proposal,) = answer_press(duty(ground))
    command = proposal.command
    assert isinstance(command, asks.AnswerPressQuestion)
    assert (command.kind, command.stance, command.case, command.promise_due) == (
        "holding",
        "unknown",
        case,
        0,
    )
    ground.give("voice", command)
    assert not list(answer_press(duty(ground)))


def test_what_the_owner_told_is_the_answer_also_when_it_is_only_that_it_is_open(ground: Range) -> None:
    _, claim = press_inject(ground)
    (case,) = ground.state.case_of(claim)
    ground.note(
        QuestionAsked(case, f"{case}.q1", "clinic", Text("?")),
        QuestionAnswered(case, f"{case}.q1", "clinic", "UNPROVEN", "none", False, Text("Chưa rõ nguyên nhân."), Text("")),
    )  # fmt: skip
    (proposal,) = answer_press(duty(ground))
    command = proposal.command
    assert isinstance(command, asks.AnswerPressQuestion)
    assert (command.kind, command.stance) == ("answer", "unknown") and command.promise_due > ground.state.at
    assert "Chưa rõ nguyên nhân." in command.text


def test_with_a_published_text_the_answer_repeats_it(ground: Range) -> None:
    _, claim = press_inject(ground)
    ground.publish(
        ground.state.case_of(claim)[0], stance="partly", body_vi="Có 6 liều bị bỏ.", figures=("6 liều",)
    )
    (proposal,) = answer_press(duty(ground))
    (body,) = ground.give("voice", proposal.command)
    assert isinstance(body, facts.PressQuestionAnswered)
    assert (body.kind, body.stance, body.contradictions) == ("answer", "partly", ())
    assert "Có 6 liều bị bỏ." in body.text


def test_the_public_is_pointed_to_what_was_published(ground: Range) -> None:
    claim = ground.scenario.claims[0].id
    ground.note(facts.QuestionsRaised("u1", claim, "city", 400))
    assert not list(answer_public(duty(ground)))
    said = ground.publish(ground.case(claim))
    (proposal,) = answer_public(duty(ground))
    ground.give("voice", proposal.command)
    assert ground.state.proactive.questions["u1"].answered_by == said
    assert not list(answer_public(duty(ground)))
