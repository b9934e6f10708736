"""Evaluation: critical tasks with their measured figures, notes pinned to moments, ratings, what is unrated."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from infodrill.casework.book import Case
from infodrill.casework.reach import KINDS
from infodrill.conduct import naming
from infodrill.conduct.board import called
from infodrill.conduct.expecting import ExpectedRow
from infodrill.conduct.nouns.evaluation import MEASURES, EvaluationView, ExpectedOn, TaskRow
from infodrill.conduct.saying import Reader
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import cut
from infodrill.web.rooms.fields import Choice, units
from infodrill.web.rooms.moments import moment, span


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskShown:
    """A critical task for one cell. `mine` = what this evaluator gave; `figures` = measured times that stand beside it."""

    task: str
    cell: str
    text: str
    mine: str
    others: tuple[str, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellForm:
    cell: str
    name: str
    tasks: tuple[TaskShown, ...]


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
class WordsShown:
    """Words of ours for an evaluator to read; `mine` = what this one found, `others` what others did."""

    item: str
    version: int
    kind: str
    clock: str
    who: str
    title: str
    body: str
    mine: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WantShown:
    """An expected action; `due` "" before its inject came; `stands` = in words whether it was carried out."""

    who: str
    what: str
    due: str
    stands: str
    critical: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteBegun:
    """What the form of a note begins with: nothing, or the expected action `want`, which the evaluator saw done or not."""

    want: str = ""
    text: str = ""
    cell: str
    kind: str = ""
    objective: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedShown:
    """An inject that came, with what its author tells evaluators and expects of the cells."""

    number: int
    subject: str
    clock: str
    notes: str
    wants: tuple[WantShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationPage:
    cells: tuple[tuple[str, str, int, int], ...]
    form: CellForm | None
    note: NoteBegun
    notes: tuple[tuple[str, str, str, str, str], ...]
    expected: tuple[ExpectedShown, ...]
    statements: tuple[CraftRated, ...]
    words: tuple[WordsShown, ...]
    claims: tuple[Choice, ...]  # of the scenario, for what is on another than it was filed under
    unread: int
    unrated: int
    coverage: int
    objectives: tuple[Choice, ...]
    all_cells: tuple[Choice, ...]
    moments: tuple[Choice, ...]


def evaluation(view: SeatView, board: EvaluationView, *, cell: str = "", want: str = "") -> EvaluationPage:
    """The room; `cell` = whose form is open; `want` = the expected action that a note is begun from, as 21.0."""
    lang = view.lang
    names = {each_cell.id: each_cell.name.in_(lang) for each_cell in view.seats.cells.values()}
    aims = {**dict(view.premises.objectives), **view.earlier.aims}
    tasks = board.tasks
    by_cell = {
        each_cell: [row for row in tasks if row.cell == each_cell]
        for each_cell in dict.fromkeys(row.cell for row in tasks)
    }
    cell = cell if cell in by_cell else next(iter(by_cell), "")
    unrated, everything = len(board.unrated), len(tasks) + len(board.statements)
    words = tuple(_own_words(view, board, names))
    backs = (max(0, view.now - back * 60) for back in (0, 1, 2, 5, 10, 20))
    return EvaluationPage(
        cells=tuple(
            (each_cell, names.get(each_cell, each_cell), sum(bool(row.ratings) for row in rows), len(rows))
            for each_cell, rows in by_cell.items()
        ),
        form=_form(view, cell, names.get(cell, cell), by_cell[cell]) if cell else None,
        note=next(_begun(view, board, want), NoteBegun(cell=cell)),
        notes=tuple(
            (moment(view, note.moment), names.get(note.cell, note.cell), note.kind, note.text, aims.get(note.objective, ""))
            for note in reversed(board.notes)
        ),
        expected=tuple(_expected(view, on) for on in board.expected),
        statements=tuple(_craft(view, board)),
        words=words, claims=(("", tr(lang, "on its own matter")), *((claim.id, called(claim, lang)) for claim in board.claims)),
        unread=sum(not each.mine and not each.others for each in words),
        unrated=unrated,
        coverage=(everything - unrated) * 1_000 // everything if everything else 0,
        objectives=(
            ("", tr(lang, "no objective in particular")),
            *((objective, cut(text, 80)) for objective, text in aims.items()),
        ),
        all_cells=units(view),
        moments=tuple((str(at), view.moment(at)) for at in backs),
    )  # fmt: skip


def _expected(view: SeatView, on: ExpectedOn) -> ExpectedShown:
    lang = view.lang
    return ExpectedShown(
        number=on.inject.number,
        subject=on.inject.subject.in_(lang),
        clock=view.moment(on.came, short=True),
        notes=on.inject.evaluator_notes.in_(lang) if on.inject.evaluator_notes else "",
        wants=tuple(want_shown(view, row) for row in on.rows),
    )


def want_shown(view: SeatView, row: ExpectedRow) -> WantShown:
    """For evaluators and control alike."""
    return WantShown(
        who=Reader(view.lang, view.casework.edition).word(row.who, ("role",)),
        what=row.what.in_(view.lang),
        due=view.moment(row.due, short=True) if row.due >= 0 else "",
        stands=tr(view.lang, row.stands(view.now, view.over)),
        critical=row.critical,
    )


def _begun(view: SeatView, board: EvaluationView, want: str) -> Iterator[NoteBegun]:
    """The note about an expected action: on the cell of whoever got the inject and holds the role."""
    for on in board.expected:
        for n, row in enumerate(on.rows):
            if want != f"{on.inject.number}.{n}":
                continue
            seats = [view.seats.seats[seat] for seat in view.seats.recipients(on.inject.to)]
            holders = [seat for seat in (*seats, *view.seats.seats.values()) if row.who in seat.roles]
            late = row.done is not None and not 0 <= row.done <= row.due and row.due <= view.now
            yield NoteBegun(
                want=want,
                text=f"{on.inject.number}. {cut(row.what.in_(view.lang), 200)}: ",
                cell=holders[0].cell if holders else "",
                kind="improve" if late else "strength",
                objective=next(iter(on.inject.objectives), ""),
            )


def _form(view: SeatView, cell: str, name: str, rows: Sequence[TaskRow]) -> CellForm:
    """The critical tasks of one cell, with what this evaluator and the others gave."""
    mine = view.seat.seat
    return CellForm(
        cell=cell,
        name=name,
        tasks=tuple(
            TaskShown(
                task=row.task,
                cell=row.cell,
                text=row.text.in_(view.lang),
                mine=row.ratings.get(mine, ""),
                others=tuple(value for who, value in row.ratings.items() if who != mine),
                figures=tuple(_figures(view, cell, row.measure)),
            )
            for row in rows
        ),
    )


def _figures(view: SeatView, cell: str, measure: str) -> Iterator[str]:
    """What the log measures live beside a task, by the task's own measure, so that nobody has to write it down."""
    lang = view.lang
    cases = [case for case in view.cases if cell in _hands(case)]
    if not cases:
        yield tr(lang, "nothing measured yet")
        return
    yield tr(lang, "{n} cases", n=len(cases))
    yield from FIGURES[measure](view, cases)


def _hands(case: Case) -> frozenset[str]:
    """The cells through whose hands a case went: what one began and handed on is its work too."""
    return frozenset((case.cell, *(offer.frm for offer in case.hand_overs if offer.accepted)))


def _to_verdict(view: SeatView, cases: list[Case]) -> Iterator[str]:
    spans = [case.verdict_at - case.round_at for case in cases if case.verdict_at >= 0]
    return _middle(view.lang, N_("to the verdict"), spans)


def _to_decision(view: SeatView, cases: list[Case]) -> Iterator[str]:
    spans = [case.decided_at - case.round_at for case in cases if case.decided_at >= 0]
    return _middle(view.lang, N_("to the decision"), spans)


def _to_first_word(view: SeatView, cases: list[Case]) -> Iterator[str]:
    return _middle(view.lang, N_("to the first word"), list(_first_words(view, cases)))


def _passed_up(view: SeatView, cases: list[Case]) -> Iterator[str]:
    went = [
        min((at for at in (case.escalated_at, *_taken_over(case)) if at >= 0), default=-1) for case in cases
    ]
    sent = [at - case.opened_at for at, case in zip(went, cases, strict=True) if at >= 0]
    yield tr(view.lang, "{n} passed up", n=len(sent))
    yield from _middle(view.lang, N_("to passing it up"), sent)


def _taken_over(case: Case) -> Iterator[int]:
    """When it was handed on, each time that it was taken."""
    yield from (offer.at for offer in case.hand_overs if offer.accepted)


def _tickets(view: SeatView, cases: list[Case]) -> Iterator[str]:
    tickets = [ticket for case in cases for ticket in case.tickets]
    answered = sum(at >= 0 for _, _, at in tickets)
    yield tr(view.lang, "{n} of {of} tickets answered", n=answered, of=len(tickets))


def _no_figure(view: SeatView, cases: list[Case]) -> Iterator[str]:
    """Nothing that a case shows while play goes on measures it: better no figure than another measure's."""
    yield from ()


# What stands live beside a task, for each measure that a task can have; none is left to chance.
FIGURES: Mapping[str, Callable[[SeatView, list[Case]], Iterator[str]]] = {
    **dict.fromkeys(("E2", "E3", "E4", "E5"), _to_decision),
    "E6": _to_verdict,
    "E7": _to_first_word,
    "E11": _passed_up,
    "E12": _tickets,
    **dict.fromkeys(("E1", "E8", "E9", "E10", "E13", "E14", "E15", "E16", "E17", "E18", "E19"), _no_figure),
}
if FIGURES.keys() != set(MEASURES):
    raise TypeError(f"the room and the measures differ: {sorted(FIGURES.keys() ^ set(MEASURES))}")


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
            for statement in view.statements
            if statement.case == case.case
            for version in statement.versions
            if version.published_at >= 0
        ]
        if said:
            yield min(said) - case.opened_at


def _own_words(view: SeatView, board: EvaluationView, names: Mapping[str, str]) -> Iterator[WordsShown]:
    for words in board.words(view.lang):
        said = KINDS.get(words.kind)
        yield WordsShown(
            item=words.item, version=words.version, clock=view.moment(words.at), who=names.get(words.cell, words.cell),
            kind=tr(view.lang, said) if said else tr(view.lang, naming.kind_of(words.kind, "")),
            title=words.title, body=words.body, mine=words.marks.get(view.seat.seat, ""),
            others=tuple(says for rater, says in words.marks.items() if rater != view.seat.seat),
        )  # fmt: skip


def _craft(view: SeatView, board: EvaluationView) -> Iterator[CraftRated]:
    said = {text.statement: text for text in view.statements}
    for row in reversed(board.statements):
        statement = said.get(row.statement)
        version = (
            next(
                (each_version for each_version in statement.versions if each_version.version == row.version),
                None,
            )
            if statement
            else None
        )
        title = version.said(view.lang)[0] if version else ""
        points = row.points.get(view.seat.seat)
        yield CraftRated(
            statement=row.statement,
            version=row.version,
            kind=tr(view.lang, naming.kind_of(row.kind, version.stance if version else "")),
            title=title,
            clock=view.moment(version.published_at) if version else "",
            machine=row.machine,
            mine="" if points is None else str(points),
        )
