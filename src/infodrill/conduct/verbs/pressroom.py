"""The press room decided: conferences, questions, and answers checked against what was published."""

# Charter: conduct verbs pressroom
from __future__ import annotations

from infodrill.casework import leak
from infodrill.casework.book import Statement
from infodrill.casework.statement import check_stance
from infodrill.conduct import commands as asks
from infodrill.conduct import events as facts
from infodrill.conduct import policy
from infodrill.conduct.contradiction import CHECKER, Said, contradictions
from infodrill.conduct.pressquestions import question_asked
from infodrill.conduct.records.pressroom import Conference, PressQuestion
from infodrill.conduct.verbs.scene import Scene, Verb, not_listed
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody, Text
from infodrill.kernel.i18n import N_
from infodrill.media.press import outlets

OUTLETS = frozenset(card.name for card in outlets())
KINDS = ("answer", "holding", "no_comment")
LINE = 400


def _open(scene: Scene, command: asks.OpenConference) -> tuple[EventBody, ...]:
    number = scene.numbered("p", scene.state.press.conferences)
    return (facts.ConferenceOpened(number, scene.seat.cell, scene.free(command.topic, "topic", LINE)),)


def _close(scene: Scene, command: asks.CloseConference) -> tuple[EventBody, ...]:
    return (facts.ConferenceClosed(_conference(scene, command.conference).conference),)


def _ask(scene: Scene, command: asks.AskPressQuestion) -> tuple[EventBody, ...]:
    if command.conference:
        _conference(scene, command.conference)
    if command.claim and command.claim not in {one.id for one in scene.scenario.claims}:
        raise Refused(N_("There is no such case or claim."), remedy=N_("Choose from the list."), code="R117")
    return (
        question_asked(
            scene.numbered("pq", scene.state.press.questions),
            scene.at,
            conference=command.conference,
            claim=command.claim,
            outlet=scene.sender(command.outlet, OUTLETS),
            text=scene.free(command.text, "text"),
        ),
    )


def _answer(scene: Scene, command: asks.AnswerPressQuestion) -> tuple[EventBody, ...]:
    question = _question(scene, command.question)
    if command.kind not in KINDS:
        raise not_listed("kind", command.kind, KINDS)
    if command.case and not policy.sees_item(scene.seat, command.case, scene.state):
        raise Refused(N_("There is no such case or claim."), remedy=N_("Choose from the list."), code="R117")
    if command.promise_due and command.promise_due <= scene.at:
        raise Refused(N_("What is promised lies ahead."), remedy=N_("Name a later time."), code="R125")
    stance = _stance(scene, command)
    text = scene.free(command.text, "text")
    figures = tuple(scene.free(one, "figures", LINE) for one in command.figures)
    said = Said(stance if command.kind == "answer" else "", command.figures, command.text)
    found = contradictions(said, _published(scene, question, command.case))
    return (
        facts.PressQuestionAnswered(
            question=question.question,
            cell=scene.seat.cell,
            kind=command.kind,
            stance=stance,
            figures=figures,
            about=command.case,
            promise_due=command.promise_due,
            took=scene.at - question.at,
            contradictions=tuple(Text(one) for one in found),
            checker=f"{CHECKER} {leak.CHECKER}",
            text=text,
        ),
    )


def _stance(scene: Scene, command: asks.AnswerPressQuestion) -> str:
    """The stance under the same rules as in writing: nothing true is denied, nothing unverified is called false."""
    if command.kind == "no_comment":
        return "unknown"
    case = scene.state.book.cases.get(command.case)
    check_stance(case, "holding" if command.kind == "holding" else "answer", command.stance)
    return command.stance


def _published(scene: Scene, question: PressQuestion, case: str) -> tuple[Statement, ...]:
    """Published statements of the named case, and of the cases of the question's claim."""
    cases = {case, *(scene.state.case_of(question.claim) if question.claim else ())} - {""}
    return tuple(
        one for one in scene.state.book.statements.values() if one.case in cases and one.published is not None
    )


def _conference(scene: Scene, number: str) -> Conference:
    found = scene.state.press.conferences.get(number)
    if found is None or found.closed_at >= 0:
        raise Refused(
            N_("There is no open conference {conference}."),
            remedy=N_("The spokesperson opens one."),
            code="R150",
            conference=number,
        )
    return found


def _question(scene: Scene, number: str) -> PressQuestion:
    found = scene.state.press.questions.get(number)
    if found is None or found.answer is not None:
        raise Refused(
            N_("There is no open question {question}."),
            remedy=N_("Choose from the queue; to add to an answer, publish or answer the next question."),
            code="R151",
            question=number,
        )
    return found


VERBS: dict[type[asks.RangeCommand], Verb] = {
    asks.AnswerPressQuestion: _answer,
    asks.AskPressQuestion: _ask,
    asks.CloseConference: _close,
    asks.OpenConference: _open,
}
