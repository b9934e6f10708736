"""What evaluators have rated, and what nobody has rated yet."""

# Charter: conduct views evaluation
from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct.nouns.evaluation import Note
from infodrill.conduct.seats import Directory
from infodrill.conduct.state import DrillState
from infodrill.scenario.schema import Bi, Scenario


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class CraftRow:
    """A published version; `points` = rater seat → 0–10."""

    statement: str
    version: int
    kind: str
    machine: int
    points: dict[str, int]


class EvaluationView:
    """For evaluators and the direction."""

    def __init__(self, state: DrillState, scenario: Scenario, seats: Directory) -> None:
        self._state, self._scenario, self._seats = state, scenario, seats

    @property
    def notes(self) -> tuple[Note, ...]:
        """By moment."""
        return tuple(sorted(self._state.notes, key=lambda one: (one.moment, one.note)))

    @property
    def tasks(self) -> tuple[TaskRow, ...]:
        """Every critical task for every cell that it names, or for every player cell when it names none."""
        players = tuple(one.id for one in self._seats.cells.values() if one.level > 0)
        return tuple(
            TaskRow(cell, task.id, task.measure, task.text, self._ratings(cell, task.id))
            for capability in self._scenario.evaluation.capabilities
            for task in capability.tasks
            for cell in (task.cells or players)
        )

    @property
    def measures(self) -> tuple[MeasureRow, ...]:
        """Measures that an evaluator rated for a cell beside what the log says."""
        tasks = {task.id for one in self._scenario.evaluation.capabilities for task in one.tasks}
        said = dict.fromkeys((cell, what) for _, cell, what in self._state.ratings if what not in tasks)
        return tuple(MeasureRow(cell, what, self._ratings(cell, what)) for cell, what in said)

    @property
    def statements(self) -> tuple[CraftRow, ...]:
        """Published versions in order of publication."""
        said = [
            (version.published_at, one, version)
            for one in self._state.book.statements.values()
            for version in one.versions
            if version.published_at >= 0
        ]
        said.sort(key=lambda row: (row[0], row[1].statement))
        return tuple(
            CraftRow(
                one.statement,
                version.version,
                one.kind,
                min(10, sum(version.craft.values())),
                {
                    rater: points
                    for (rater, statement, number), points in self._state.points.items()
                    if (statement, number) == (one.statement, version.version)
                },
            )
            for _, one, version in said
        )

    @property
    def unrated(self) -> tuple[str, ...]:
        """ "cell:task" and "statement@version" that nobody has rated yet: what counts against coverage."""
        tasks = [f"{one.cell}:{one.task}" for one in self.tasks if not one.ratings]
        return (*tasks, *(f"{one.statement}@{one.version}" for one in self.statements if not one.points))

    def _ratings(self, cell: str, task: str) -> dict[str, str]:
        return {
            rater: rating
            for (rater, of, what), (rating, _) in self._state.ratings.items()
            if (of, what) == (cell, task)
        }
