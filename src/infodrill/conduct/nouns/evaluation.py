"""Notes and ratings of evaluators."""

# Charter: conduct nouns evaluation
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from infodrill.conduct.noun import Hidden, May, RangeCommand, command
from infodrill.conduct.scene import Scene, not_listed
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Event, EventBody, Text, event
from infodrill.kernel.grown import with_one as with_
from infodrill.kernel.i18n import N_

KINDS = ("strength", "improve")
RATINGS = ("P", "S", "M", "U")
MEASURES = tuple(f"E{number}" for number in range(1, 20))
MOST_POINTS = 10


@dataclass(frozen=True, slots=True)
class Note:
    """A note pinned to exercise second `moment`; kind strength | improve."""

    note: str
    moment: int
    cell: str
    kind: str
    objective: str
    text: str
    rater: str


@event
@dataclass(frozen=True, slots=True)
class NotePinned(Hidden):
    """kind strength | improve; `moment` = the exercise second it is pinned to; `objective` "" = none."""

    TYPE: ClassVar[str] = "evaluation.note_pinned"
    note: str
    moment: int
    cell: str
    kind: str
    objective: str
    text: Text

    def apply(self, state: DrillState, event: Event) -> DrillState:
        entry = Note(self.note, self.moment, self.cell, self.kind, self.objective, self.text, event.actor)
        return replace(state, notes=(*state.notes, entry))


@event
@dataclass(frozen=True, slots=True)
class TaskRated(Hidden):
    """rating P | S | M | U of a critical task or measure, for one cell."""

    TYPE: ClassVar[str] = "evaluation.task_rated"
    cell: str
    task: str
    rating: str
    text: Text

    def apply(self, state: DrillState, event: Event) -> DrillState:
        key = (event.actor, self.cell, self.task)
        ratings = with_(state.ratings, key, (self.rating, str(self.text)))
        return replace(state, ratings=ratings)


@event
@dataclass(frozen=True, slots=True)
class EvaluatorRated(Hidden):
    """Craft points 0–10 for a published version (E8): judgement beside the machine's reading of structure."""

    TYPE: ClassVar[str] = "evaluation.statement_rated"
    statement: str
    version: int
    points: int
    text: Text

    def apply(self, state: DrillState, event: Event) -> DrillState:
        key = (event.actor, self.statement, self.version)
        points = with_(state.points, key, self.points)
        return replace(state, points=points)


@command
@dataclass(frozen=True, slots=True)
class PinNote(RangeCommand):
    """A note on `cell` at exercise second `at`. kind strength | improve; `objective` = an id of the scenario, or ""."""

    MAY: ClassVar[May] = May("note", frozenset({"EVAL", "WHITE"}))
    at: int
    cell: str
    kind: str
    objective: str
    text: str

    def decide(self, scene: Scene) -> tuple[EventBody, ...]:
        if self.kind not in KINDS:
            raise not_listed("kind", self.kind, KINDS)
        if not 0 <= self.at <= scene.at:
            raise Refused(
                N_("The time lies in the future."), remedy=N_("Enter when it was done."), code="R116"
            )
        objectives = [one.id for one in scene.scenario.drill.objectives]
        if self.objective and self.objective not in objectives:
            raise not_listed("objective", self.objective, objectives)
        number = f"n{len(scene.state.notes) + 1}"
        text = scene.free(self.text, "text")
        return (NotePinned(number, self.at, scene.cell(self.cell), self.kind, self.objective, text),)


@command
@dataclass(frozen=True, slots=True)
class RateTask(RangeCommand):
    """`task` = a critical task of evaluation.yaml or a measure ("E7"); rating P | S | M | U. The last one stands."""

    MAY: ClassVar[May] = May("rating", frozenset({"EVAL"}))
    cell: str
    task: str
    rating: str
    text: str = ""

    def decide(self, scene: Scene) -> tuple[EventBody, ...]:
        tasks = [task.id for one in scene.scenario.evaluation.capabilities for task in one.tasks]
        if self.task not in tasks and self.task not in MEASURES:
            raise not_listed("task", self.task, (*tasks, *MEASURES))
        if self.rating not in RATINGS:
            raise not_listed("rating", self.rating, RATINGS)
        text = scene.optional(self.text, "text")
        return (TaskRated(scene.cell(self.cell), self.task, self.rating, text),)


@command
@dataclass(frozen=True, slots=True)
class RateStatement(RangeCommand):
    """The craft of a published version, 0–10 points (E8)."""

    MAY: ClassVar[May] = May("rating", frozenset({"EVAL"}), note="a published version")
    statement: str
    version: int
    points: int
    text: str = ""

    def decide(self, scene: Scene) -> tuple[EventBody, ...]:
        statement = scene.state.book.statements.get(self.statement)
        said = {one.version for one in statement.versions if one.published_at >= 0} if statement else set()
        if self.version not in said:
            raise Refused(
                N_("There is no published version {version} of {statement}."),
                remedy=N_("Choose one that the public has seen."),
                code="R131",
                version=self.version,
                statement=self.statement,
            )
        if not 0 <= self.points <= MOST_POINTS:
            raise not_listed("points", self.points, (f"0–{MOST_POINTS}",))
        text = scene.optional(self.text, "text")
        return (EvaluatorRated(self.statement, self.version, self.points, text),)
