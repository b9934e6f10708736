"""Evaluation: critical tasks with their measured figures, notes pinned to moments, ratings, what is unrated."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infodrill.casework.book import Case
from infodrill.conduct import naming
from infodrill.conduct.nouns.evaluation import EvaluationView
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.scenario.schema import Scenario
from infodrill.web.rooms.fields import Choice
from infodrill.web.rooms.moments import moment, span


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskShown:
    """A critical task for one cell. `mine` = what this evaluator gave; `figures` = measured times that stand beside it."""

    task: str
    cell: str
    text: str
    measure: str
    mine: str
    others: tuple[str, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellForm:
    cell: str
    name: str
    tasks: tuple[TaskShown, ...]
    rated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CraftRated:
    statement: str
    version: int
    kind: str
    title: str
    clock: str
    machine: int
    mine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationPage:
    cells: tuple[tuple[str, str, int, int], ...]
    form: CellForm | None
    notes: tuple[tuple[str, str, str, str, str], ...]
    statements: tuple[CraftRated, ...]
    rated: int
    unrated: int
    coverage: int
    objectives: tuple[Choice, ...]
    all_cells: tuple[Choice, ...]
    moments: tuple[Choice, ...]


def evaluation(
    view: SeatView, board: EvaluationView, scenario: Scenario, *, cell: str = ""
) -> EvaluationPage:
    """The room; `cell` = whose form is open."""
    lang = view.lang
    names = {one.id: one.name.in_(lang) for one in view.seats.cells.values()}
    aims = {one.id: one.text.in_(lang) for one in scenario.drill.objectives}
    tasks = board.tasks
    by_cell = {
        one: [row for row in tasks if row.cell == one] for one in dict.fromkeys(row.cell for row in tasks)
    }
    cell = cell if cell in by_cell else next(iter(by_cell), "")
    unrated = len(board.unrated)
    everything = len(tasks) + len(board.statements)
    return EvaluationPage(
        cells=tuple(
            (one, names.get(one, one), sum(bool(row.ratings) for row in rows), len(rows))
            for one, rows in by_cell.items()
        ),
        form=CellForm(
            cell=cell,
            name=names.get(cell, cell),
            tasks=tuple(
                TaskShown(
                    task=row.task,
                    cell=row.cell,
                    text=row.text.in_(lang),
                    measure=row.measure,
                    mine=row.ratings.get(view.seat.seat, ""),
                    others=tuple(value for who, value in row.ratings.items() if who != view.seat.seat),
                    figures=tuple(_figures(view, cell, row.measure)),
                )
                for row in by_cell.get(cell, ())
            ),
            rated=sum(bool(row.ratings) for row in by_cell.get(cell, ())),
        )
        if cell
        else None,
        notes=tuple(
            (
                moment(view, one.moment),
                names.get(one.cell, one.cell),
                one.kind,
                one.text,
                aims.get(one.objective, ""),
            )
            for one in reversed(board.notes)
        ),
        statements=tuple(_craft(view, board)),
        rated=everything - unrated,
        unrated=unrated,
        coverage=(everything - unrated) * 1_000 // everything if everything else 0,
        objectives=(
            ("", tr(lang, "no objective in particular")),
            *((one.id, one.text.in_(lang)[:80]) for one in scenario.drill.objectives),
        ),
        all_cells=tuple((one.id, one.name.in_(lang)) for one in view.seats.cells.values() if one.level > 0),
        moments=tuple(
            (str(max(0, view.now - back * 60)), view.moment(max(0, view.now - back * 60)))
            for back in (0, 1, 2, 5, 10, 20)
        ),
    )


def _figures(view: SeatView, cell: str, measure: str) -> Iterator[str]:
    """What the log measures live beside a task, by the task's own measure, so that nobody has to write it down."""
    lang = view.lang
    cases = [one for one in view.cases if one.cell == cell]
    if not cases:
        yield tr(lang, "nothing measured yet")
        return
    yield tr(lang, "{n} cases", n=len(cases))
    if measure == "E6":
        yield from _middle(
            lang,
            N_("to the verdict"),
            [one.verdict_at - one.round_at for one in cases if one.verdict_at >= 0],
        )
    elif measure == "E7":
        yield from _middle(lang, N_("to the first word"), list(_first_words(view, cases)))
    elif measure == "E11":
        sent = [one.escalated_at - one.opened_at for one in cases if one.escalated_at >= 0]
        yield tr(lang, "{n} passed up", n=len(sent))
        yield from _middle(lang, N_("to passing it up"), sent)
    elif measure == "E12":
        tickets = [one for case in cases for one in case.tickets]
        yield tr(
            lang, "{n} of {of} tickets answered", n=sum(at >= 0 for _, _, at in tickets), of=len(tickets)
        )
    else:
        yield from _middle(
            lang,
            N_("to the decision"),
            [one.decided_at - one.round_at for one in cases if one.decided_at >= 0],
        )
    yield tr(lang, "{n} deadlines missed", n=sum(len(one.missed) for one in cases))


def _middle(lang: str, what: str, spans: list[int]) -> Iterator[str]:
    """The middle one of the times."""
    if spans:
        yield tr(
            lang,
            "{what}: {span} (middle)",
            what=tr(lang, what),
            span=span(lang, sorted(spans)[len(spans) // 2]),
        )
    else:
        yield tr(lang, "{what}: not yet measured", what=tr(lang, what))


def _first_words(view: SeatView, cases: list[Case]) -> Iterator[int]:
    for case in cases:
        said = [
            version.published_at
            for one in view.statements
            if one.case == case.case
            for version in one.versions
            if version.published_at >= 0
        ]
        if said:
            yield min(said) - case.opened_at


def _craft(view: SeatView, board: EvaluationView) -> Iterator[CraftRated]:
    said = {one.statement: one for one in view.statements}
    for row in reversed(board.statements):
        one = said.get(row.statement)
        version = (
            next((found for found in one.versions if found.version == row.version), None) if one else None
        )
        title = (version.title_vi if view.lang == "vi" else version.title_en) if version else ""
        points = row.points.get(view.seat.seat)
        yield CraftRated(
            statement=row.statement,
            version=row.version,
            kind=tr(view.lang, naming.KINDS[row.kind]),
            title=title,
            clock=view.moment(version.published_at) if version else "",
            machine=row.machine,
            mine="" if points is None else str(points),
        )
