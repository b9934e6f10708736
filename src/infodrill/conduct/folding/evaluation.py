"""How evaluators' notes and ratings change the state."""

# Charter: conduct folding evaluation
from __future__ import annotations

from dataclasses import replace

from infodrill.conduct import events as facts
from infodrill.conduct.folding.step import Step, with_
from infodrill.conduct.records.evaluation import Note
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event, EventBody


def _note(state: DrillState, body: facts.NotePinned, event: Event) -> DrillState:
    entry = Note(body.note, body.moment, body.cell, body.kind, body.objective, body.text, event.actor)
    return replace(state, assessed=replace(state.assessed, notes=(*state.assessed.notes, entry)))


def _task(state: DrillState, body: facts.TaskRated, event: Event) -> DrillState:
    key = (event.actor, body.cell, body.task)
    ratings = with_(state.assessed.ratings, key, (body.rating, str(body.text)))
    return replace(state, assessed=replace(state.assessed, ratings=ratings))


def _statement(state: DrillState, body: facts.EvaluatorRated, event: Event) -> DrillState:
    key = (event.actor, body.statement, body.version)
    points = with_(state.assessed.points, key, body.points)
    return replace(state, assessed=replace(state.assessed, points=points))


STEPS: dict[type[EventBody], Step] = {
    facts.NotePinned: _note,
    facts.TaskRated: _task,
    facts.EvaluatorRated: _statement,
}
