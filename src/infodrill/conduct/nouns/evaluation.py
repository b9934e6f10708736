"""Notes and ratings of evaluators, and what nobody has rated yet."""

# Charter: conduct nouns evaluation
from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from infodrill.casework.reach import OfStaff
from infodrill.conduct.expecting import ExpectedRow, expected_of
from infodrill.conduct.noun import Hidden, May, RangeCommand, command
from infodrill.conduct.nouns.improvements import carried_aims
from infodrill.conduct.nouns.wordmarks import OwnWords, own_words
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.seats import Directory
from infodrill.conduct.state import DrillState
from infodrill.conduct.wording import not_listed
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Event, event, shared
from infodrill.kernel.fields import TEXT, CellId, Choice, Key, Moment, Number, StatementId, Words
from infodrill.kernel.grown import renewed
from infodrill.kernel.grown import with_one as with_
from infodrill.kernel.i18n import N_
from infodrill.scenario.schema import Bi, Claim, Inject, Scenario

KINDS = ("strength", "improve")
RATINGS = ("P", "S", "M", "U")
MEASURES = tuple(f"E{number}" for number in range(1, 20))
MOST_POINTS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pinned:
    """A note on a cell at exercise second `moment`; kind strength | improve; `objective` "" = none."""

    note: str
    moment: int
    cell: str
    kind: str
    objective: str
    text: OfStaff


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(_Pinned):
    """A note pinned to exercise second `moment`; kind strength | improve."""

    rater: str


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class NotePinned(Hidden, _Pinned):
    """kind strength | improve; `moment` = the exercise second it is pinned to; `objective` "" = none."""

    TYPE: ClassVar[str] = "evaluation.note_pinned"
    DONE: ClassVar[str] = N_("Pin a note on what a unit did")

    def apply(self, state: DrillState, event: Event) -> DrillState:
        entry = Note(rater=event.actor, **shared(self, _Pinned))
        return renewed(state, notes=(*state.notes, entry))


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRated(Hidden):
    """rating P | S | M | U of a critical task or measure, for one cell."""

    TYPE: ClassVar[str] = "evaluation.task_rated"
    DONE: ClassVar[str] = N_("Rate a critical task")
    cell: str
    task: str
    rating: str
    text: OfStaff

    def apply(self, state: DrillState, event: Event) -> DrillState:
        key = (event.actor, self.cell, self.task)
        ratings = with_(state.ratings, key, (self.rating, str(self.text)))
        return renewed(state, ratings=ratings)


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluatorRated(Hidden):
    """Craft points 0–10 for a published version (E8): judgement beside the machine's reading of structure."""

    TYPE: ClassVar[str] = "evaluation.statement_rated"
    DONE: ClassVar[str] = N_("Rate how a published text is written")
    statement: StatementId
    version: int
    points: int
    text: OfStaff

    def apply(self, state: DrillState, event: Event) -> DrillState:
        key = (event.actor, self.statement, self.version)
        points = with_(state.points, key, self.points)
        return renewed(state, points=points)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class PinNote(RangeCommand):
    """A note on `cell` at exercise second `at`. kind strength | improve; `objective` = an id of the scenario, or ""."""

    MAY: ClassVar[May] = May(thing="note", says=NotePinned.DONE, roles=frozenset({"EVAL", "WHITE"}))
    at: Annotated[int, Moment()]
    cell: Annotated[str, Key("cell", N_("Which cell"))]
    kind: Annotated[str, Choice(KINDS, N_("A strength, or to improve"))]
    objective: Annotated[str, Key("objective", needed=False)]
    text: Annotated[str, Words(TEXT, N_("What was seen"))]

    def decide(self, scene: RangeScene) -> tuple[NotePinned, ...]:
        if not 0 <= self.at <= scene.at:
            raise Refused(
                N_("The time lies in the future."), remedy=N_("Enter when it was done."), code="R116"
            )
        own = (objective.id for objective in scene.scenario.drill.objectives)
        objectives = [*own, *carried_aims(scene.state)]
        if self.objective and self.objective not in objectives:
            raise not_listed("objective", self.objective, objectives)
        number = f"n{len(scene.state.notes) + 1}"
        text = scene.free(self.text, "text")
        return (
            NotePinned(
                note=number,
                moment=self.at,
                cell=scene.cell(self.cell),
                kind=self.kind,
                objective=self.objective,
                text=text,
            ),
        )


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class RateTask(RangeCommand):
    """`task` = a critical task of evaluation.yaml or a measure ("E7"); rating P | S | M | U. The last one stands."""

    MAY: ClassVar[May] = May(thing="rating", says=TaskRated.DONE, roles=frozenset({"EVAL"}))
    cell: CellId
    task: Annotated[str, Key("task")]
    rating: Annotated[str, Choice(RATINGS)]
    text: Annotated[str, Words(TEXT)] = ""

    def decide(self, scene: RangeScene) -> tuple[TaskRated, ...]:
        tasks = [
            task.id for capability in scene.scenario.evaluation.capabilities for task in capability.tasks
        ]
        if self.task not in tasks and self.task not in MEASURES:
            raise not_listed("task", self.task, (*tasks, *MEASURES))
        text = scene.optional(self.text, "text")
        return (TaskRated(cell=scene.cell(self.cell), task=self.task, rating=self.rating, text=text),)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class RateStatement(RangeCommand):
    """The craft of a published version, 0–10 points (E8)."""

    MAY: ClassVar[May] = May(
        thing="rating",
        says=EvaluatorRated.DONE,
        roles=frozenset({"EVAL"}),
        note="a published version",
    )
    statement: StatementId
    version: Annotated[int, Key("version")]
    points: Annotated[int, Number(0, MOST_POINTS, N_("Points, 0 to 10"))]
    text: Annotated[str, Words(TEXT)] = ""

    def decide(self, scene: RangeScene) -> tuple[EvaluatorRated, ...]:
        statement = scene.state.book.statements.get(self.statement)
        said = (
            {version.version for version in statement.versions if version.published_at >= 0}
            if statement
            else set()
        )
        if self.version not in said:
            raise Refused(
                N_("There is no published version {version} of {statement}."),
                remedy=N_("Choose one that the public has seen."),
                code="R131",
                version=self.version,
                statement=self.statement,
            )
        text = scene.optional(self.text, "text")
        return (
            EvaluatorRated(statement=self.statement, version=self.version, points=self.points, text=text),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """A critical task for one cell; `ratings` = rater seat → P | S | M | U; `measure` = the figure that stands beside it."""

    cell: str
    task: str
    measure: str
    text: Bi
    ratings: dict[str, str]


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """An evaluator's own rating of a measure for one cell."""

    cell: str
    measure: str
    ratings: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CraftRow:
    """A published version; `points` = rater seat → 0–10."""

    statement: str
    version: int
    kind: str
    machine: int
    points: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedOn:
    """An inject that came at second `came`, with what was expected on it."""

    inject: Inject
    came: int
    rows: tuple[ExpectedRow, ...]


class EvaluationView:
    """For evaluators and the direction."""

    def __init__(self, state: DrillState, scenario: Scenario, seats: Directory) -> None:
        self._state, self._scenario, self._seats = state, scenario, seats

    @property
    def notes(self) -> tuple[Note, ...]:
        """By moment."""
        return tuple(sorted(self._state.notes, key=lambda note: (note.moment, note.note)))

    @property
    def tasks(self) -> tuple[TaskRow, ...]:
        """Every critical task for every cell that it names, or for every player cell when it names none."""
        players = tuple(cell.id for cell in self._seats.cells.values() if cell.level > 0)
        return tuple(
            TaskRow(
                cell=cell,
                task=task.id,
                measure=task.measure,
                text=task.text,
                ratings=self._ratings(cell, task.id),
            )
            for capability in self._scenario.evaluation.capabilities
            for task in capability.tasks
            for cell in (task.cells or players)
        )

    @property
    def expected(self) -> tuple[ExpectedOn, ...]:
        """What came and expects something or has notes for evaluators: critical ones first, then the newest."""
        came = {
            number: delivery.at for number, delivery in self._state.deliveries.items() if delivery.reached
        }
        found = [
            ExpectedOn(
                inject=inject, came=came[inject.number],
                rows=expected_of(inject, came[inject.number], self._state, self._scenario),
            )
            for inject in self._scenario.msel.injects
            if inject.number in came and (inject.expected_actions or inject.evaluator_notes)
        ]  # fmt: skip
        return tuple(
            sorted(
                found, key=lambda on: (not any(row.critical for row in on.rows), -on.came, on.inject.number)
            )
        )

    @property
    def measures(self) -> tuple[MeasureRow, ...]:
        """Measures that an evaluator rated for a cell beside what the log says."""
        tasks = {
            task.id for capability in self._scenario.evaluation.capabilities for task in capability.tasks
        }
        said = dict.fromkeys((cell, what) for _, cell, what in self._state.ratings if what not in tasks)
        return tuple(MeasureRow(cell, what, self._ratings(cell, what)) for cell, what in said)

    @property
    def statements(self) -> tuple[CraftRow, ...]:
        """Published versions in order of publication."""
        said = [
            (version.published_at, statement, version)
            for statement in self._state.book.statements.values()
            for version in statement.versions
            if version.published_at >= 0
        ]
        said.sort(key=lambda row: (row[0], row[1].statement))
        return tuple(
            CraftRow(
                statement=text.statement,
                version=version.version,
                kind=text.kind,
                machine=min(10, sum(version.craft.values())),
                points={
                    rater: points
                    for (rater, statement, number), points in self._state.points.items()
                    if (statement, number) == (text.statement, version.version)
                },
            )
            for _, text, version in said
        )

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Of the scenario: words may harm on another matter than they were filed under."""
        return self._scenario.claims

    def words(self, lang: str) -> tuple[OwnWords, ...]:
        """All that went to people in our words, the newest first."""
        return tuple(reversed(own_words(self._state, lang)))

    @property
    def unrated(self) -> tuple[str, ...]:
        """ "cell:task" and "statement@version" that nobody has rated yet: what counts against coverage."""
        tasks = [f"{task.cell}:{task.task}" for task in self.tasks if not task.ratings]
        return (
            *tasks,
            *(
                f"{statement.statement}@{statement.version}"
                for statement in self.statements
                if not statement.points
            ),
        )

    def _ratings(self, cell: str, task: str) -> dict[str, str]:
        return {
            rater: rating
            for (rater, of, what), (rating, _) in self._state.ratings.items()
            if (of, what) == (cell, task)
        }
