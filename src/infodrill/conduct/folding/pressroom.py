"""How conferences, questions and answers change the state."""

# Charter: conduct folding pressroom
from __future__ import annotations

from dataclasses import replace

from infodrill.conduct import events as facts
from infodrill.conduct.folding.step import Step, same, with_
from infodrill.conduct.records.pressroom import Answered, Conference, PressQuestion
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event, EventBody


def _opened(state: DrillState, body: facts.ConferenceOpened, event: Event) -> DrillState:
    return _conference(state, Conference(body.conference, event.at, body.cell, body.topic))


def _closed(state: DrillState, body: facts.ConferenceClosed, event: Event) -> DrillState:
    return _conference(state, replace(state.press.conferences[body.conference], closed_at=event.at))


def _asked(state: DrillState, body: facts.PressQuestionAsked, event: Event) -> DrillState:
    entry = PressQuestion(
        body.question,
        event.at,
        body.conference,
        body.inject,
        body.claim,
        body.answer_by,
        body.outlet,
        body.text,
    )
    return _question(state, entry)


def _answered(state: DrillState, body: facts.PressQuestionAnswered, event: Event) -> DrillState:
    answer = Answered(
        event.at, body.cell, body.kind, body.stance, body.figures, body.about, body.promise_due, body.took,
        body.contradictions, body.checker, body.text,
    )  # fmt: skip
    return _question(state, replace(state.press.questions[body.question], answer=answer))


def _missed(state: DrillState, body: facts.PromiseMissed, event: Event) -> DrillState:
    return _question(state, replace(state.press.questions[body.question], promise_missed=True))


def _conference(state: DrillState, entry: Conference) -> DrillState:
    conferences = with_(state.press.conferences, entry.conference, entry)
    return replace(state, press=replace(state.press, conferences=conferences))


def _question(state: DrillState, entry: PressQuestion) -> DrillState:
    questions = with_(state.press.questions, entry.question, entry)
    return replace(state, press=replace(state.press, questions=questions))


STEPS: dict[type[EventBody], Step] = {
    facts.ConferenceOpened: _opened,
    facts.ConferenceClosed: _closed,
    facts.PressQuestionAsked: _asked,
    facts.PressAnswerHeld: same,
    facts.PressQuestionAnswered: _answered,
    facts.PromiseMissed: _missed,
}
