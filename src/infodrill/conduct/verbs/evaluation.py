"""Evaluators' notes and ratings: held to the scenario's objectives, tasks and cells."""

# Charter: conduct verbs evaluation
from __future__ import annotations

from infodrill.conduct import commands as asks
from infodrill.conduct import events as facts
from infodrill.conduct.verbs.scene import Scene, Verb, not_listed
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody
from infodrill.kernel.i18n import N_

KINDS = ("strength", "improve")
RATINGS = ("P", "S", "M", "U")
MEASURES = tuple(f"E{number}" for number in range(1, 20))
MOST_POINTS = 10


def _pin(scene: Scene, command: asks.PinNote) -> tuple[EventBody, ...]:
    if command.kind not in KINDS:
        raise not_listed("kind", command.kind, KINDS)
    if not 0 <= command.at <= scene.at:
        raise Refused(N_("The time lies in the future."), remedy=N_("Enter when it was done."), code="R116")
    objectives = [one.id for one in scene.scenario.drill.objectives]
    if command.objective and command.objective not in objectives:
        raise not_listed("objective", command.objective, objectives)
    number = f"n{len(scene.state.assessed.notes) + 1}"
    text = scene.free(command.text, "text")
    return (
        facts.NotePinned(number, command.at, scene.cell(command.cell), command.kind, command.objective, text),
    )


def _rate(scene: Scene, command: asks.RateTask) -> tuple[EventBody, ...]:
    tasks = [task.id for one in scene.scenario.evaluation.capabilities for task in one.tasks]
    if command.task not in tasks and command.task not in MEASURES:
        raise not_listed("task", command.task, (*tasks, *MEASURES))
    if command.rating not in RATINGS:
        raise not_listed("rating", command.rating, RATINGS)
    text = scene.optional(command.text, "text")
    return (facts.TaskRated(scene.cell(command.cell), command.task, command.rating, text),)


def _statement(scene: Scene, command: asks.RateStatement) -> tuple[EventBody, ...]:
    statement = scene.state.book.statements.get(command.statement)
    said = {one.version for one in statement.versions if one.published_at >= 0} if statement else set()
    if command.version not in said:
        raise Refused(
            N_("There is no published version {version} of {statement}."),
            remedy=N_("Choose one that the public has seen."),
            code="R131",
            version=command.version,
            statement=command.statement,
        )
    if not 0 <= command.points <= MOST_POINTS:
        raise not_listed("points", command.points, (f"0–{MOST_POINTS}",))
    text = scene.optional(command.text, "text")
    return (facts.EvaluatorRated(command.statement, command.version, command.points, text),)


VERBS: dict[type[asks.RangeCommand], Verb] = {
    asks.PinNote: _pin,
    asks.RateStatement: _statement,
    asks.RateTask: _rate,
}
