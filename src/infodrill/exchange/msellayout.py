"""Where in a planner's workbook the injects stand and which column holds what: proposed, changed by people, kept as one file."""

# Charter: exchange msellayout
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from operator import eq

from infodrill.exchange.address import ExchangeError
from infodrill.exchange.mselaround import Around
from infodrill.exchange.mselcolumns import INJECT_COLUMNS, LEFT_OUT, OWN, TARGETS, Column, folded
from infodrill.exchange.mselguess import GuessedColumn, guessed, known_at_once, named
from infodrill.exchange.plain import as_yaml, plain
from infodrill.exchange.workbookreading import CellRead
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.kernel.mark import is_marked
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.valuenames import suggested
from infodrill.scenario.yamltext import Document

SURE = 75  # of a hundred: below that a person is asked
HEADINGS_WITHIN = 60  # filled rows in which the headings are looked for

Sheets = Mapping[str, list[list[CellRead]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MselLayout:
    """How a workbook is read. `columns` = what stands below each heading, as a key of `TARGETS`; `defaults` = what a field
    holds that has no column, as a cell would say it."""

    sheet: str
    columns: Mapping[str, str]
    defaults: Mapping[str, str] = field(default_factory=dict)

    def as_file(self, mark: str) -> str:
        """The text of a msel.map.yaml."""
        values = {"sheet": self.sheet, "columns": dict(self.columns), "defaults": dict(self.defaults)}
        return f"# {mark}\n{as_yaml({name: value for name, value in values.items() if value})}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTable:
    """The table in a sheet: its title, the row of headings, the rows below, the columns by letter."""

    sheet: str
    headings: list[CellRead]
    rows: list[list[CellRead]]
    columns: tuple[GuessedColumn, ...]

    @property
    def layout(self) -> MselLayout:
        return MselLayout(sheet=self.sheet, columns={column.name: column.target for column in self.columns})

    @property
    def unsure(self) -> tuple[GuessedColumn, ...]:
        return tuple(column for column in self.columns if column.sure < SURE)


def proposed(sheets: Sheets, around: Around, name: str) -> FoundTable:
    """The table that is most like a list of injects. Raises ExchangeError when no sheet has one."""
    best: tuple[int, str, int] | None = None
    for title, rows in sheets.items():
        for number, row in enumerate(rows[:HEADINGS_WITHIN]):
            points = known_at_once(_texts(row))
            if points and (best is None or points > best[0]):
                best = points, title, number
    if best is None:
        raise _no_headings(name, sheets)
    _, title, number = best
    headings, rows = _texts(sheets[title][number]), sheets[title][number + 1 :]
    return FoundTable(
        sheet=title, headings=headings, rows=_below(headings, rows), columns=guessed(headings, rows, around)
    )


def kept_in(sheets: Sheets, layout: MselLayout) -> FoundTable | None:
    """The table that a layout describes; None when a heading has gone or a new one stands there."""
    wanted = {folded(name) for name in layout.columns}
    titles = sorted(sheets, key=lambda title: folded(title) != folded(layout.sheet))
    for title in titles:
        for number, row in enumerate(sheets[title]):
            if _names(row) == wanted:
                return _as_laid_out(title, sheets[title][number:], layout)
    return None


def laid_out(sheets: Sheets, layout: MselLayout, name: str) -> FoundTable:
    """As `kept_in`; a heading that the layout does not name is a column of their own. Raises ScenarioError."""
    rows = next((rows for title, rows in sheets.items() if folded(title) == folded(layout.sheet)), None)
    if rows is None:
        raise _no_headings(name, sheets)
    wanted = {folded(column) for column, target in layout.columns.items() if target not in (OWN, LEFT_OUT)}
    most, at = max((len(wanted & _names(row)), -number) for number, row in enumerate(rows or [[]]))
    there = _names(rows[-at]) if most else set()
    if missing := sorted(column for column in layout.columns if folded(column) in wanted - there):
        raise ScenarioError(
            N_("the heading {heading} of the mapping stands nowhere in the sheet {sheet}"),
            remedy=N_("Correct the heading in the mapping, or in the workbook."),
            place=Place(name, 0, layout.sheet),
            code="Q124",
            heading=missing[0],
            sheet=layout.sheet,
        )
    title = next(title for title in sheets if folded(title) == folded(layout.sheet))
    return _as_laid_out(title, rows[-at:], layout)


def layout_of(document: Document) -> MselLayout:
    """A mapping as people wrote it. Raises ScenarioError."""
    data = document.data
    columns = data.get("columns") if isinstance(data, dict) else None
    defaults = data.get("defaults", {}) if isinstance(data, dict) else None
    if not isinstance(columns, dict) or not columns or not isinstance(defaults, dict) or set(data) - {
        "sheet", "columns", "defaults"
    }:  # fmt: skip
        raise ScenarioError(
            N_("this is not a mapping of columns"),
            remedy=N_("Write sheet, columns and, if need be, defaults, as `--propose` prints them."),
            place=document.place(),
            code="Q124",
        )
    for part, given in (("columns", columns), ("defaults", defaults)):
        for name, target in given.items():
            _refuse_unknown(target if part == "columns" else name, document.place((part, name)))
    return MselLayout(
        sheet=str(data.get("sheet", "")),
        columns={str(name): str(target) for name, target in columns.items()},
        defaults={str(name): str(value) for name, value in defaults.items()},
    )


def _refuse_unknown(target: object, place: Place) -> None:
    if target not in TARGETS:
        near = suggested(target, TARGETS)
        raise ScenarioError(
            N_("{name} is no field of an inject"),
            remedy=N_("Did you mean {near}?") if near else N_("Write one of: {known}."),
            place=place,
            code="Q124",
            name=str(target)[:60],
            near=near,
            known=", ".join(TARGETS),
        )


@cache
def exported() -> frozenset[str]:
    """The headings of an exported workbook."""
    return frozenset(folded(column.heading) for column in INJECT_COLUMNS)


def _as_laid_out(title: str, rows: list[list[CellRead]], layout: MselLayout) -> FoundTable:
    headings = _texts(rows[0])
    targets = {folded(name): target for name, target in layout.columns.items()}
    columns = tuple(
        GuessedColumn(
            letter=column.letter, name=column.name, target=targets.get(folded(column.name), OWN), sure=100,
            row=column.row, samples=column.samples,
        )
        for column in guessed(headings, rows[1:], Around())
    )  # fmt: skip
    return FoundTable(sheet=title, headings=headings, rows=_below(headings, rows[1:]), columns=columns)


def _names(row: list[CellRead]) -> set[str]:
    return {folded(name) for name in named(_texts(row)).values()}


def _texts(row: list[CellRead]) -> list[CellRead]:
    """The cells that can be headings: not the mark, which an exported table bears beside them."""
    return [cell for cell in row if cell.kind == "text" and not is_marked(str(cell.value))]


def _below(headings: list[CellRead], rows: list[list[CellRead]]) -> list[list[CellRead]]:
    """The rows of the table: a long one repeats its headings on each printed page."""
    said = {cell.column: plain(str(cell.value)) for cell in headings}
    return [row for row in rows if any(said.get(cell.column) != plain(str(cell.value)) for cell in row)]


def _no_headings(name: str, sheets: Sheets) -> ExchangeError:
    return ExchangeError(
        N_("no sheet has a row of headings that a list of injects has; the sheets are: {found}"),
        remedy=N_("Write a heading above each column, such as number, time, from, to and description."),
        place=Place(name),
        code="Q117",
        found=", ".join(sheets)[:200] or "–",
    )


def refuse_doubt(found: FoundTable, name: str) -> None:
    """Raises ScenarioErrors where two columns hold one field, or listing every heading that is not known for certain."""
    held: dict[tuple[str, ...], str] = {}
    for column in found.columns:
        path = TARGETS[column.target].path
        if column.target in (OWN, LEFT_OUT):
            continue
        one_field = (first for other, first in held.items() if all(map(eq, path, other)))
        if rival := next(one_field, ""):
            fault = ScenarioError(
                N_("the columns {first} and {second} hold the same field"),
                remedy=N_("Keep one of the two columns."),
                place=Place(name, column.row, f"{found.sheet}!{column.letter}{column.row}"),
                code="Q118",
                first=rival,
                second=column.name,
            )
            raise ScenarioErrors([fault])
        held[path] = column.name
    if doubts := [_doubt(column, found.sheet, name) for column in found.unsure]:
        raise ScenarioErrors(doubts)


def _doubt(column: GuessedColumn, sheet: str, name: str) -> ScenarioError:
    return ScenarioError(
        N_("the heading {heading} is not known for certain"),
        remedy=N_("If it is {near}, say so in the mapping, which `--propose` prints.")
        if column.target != OWN
        else N_("Another column holds the same; say in the mapping which one it is. `--propose` prints it."),
        place=Place(name, column.row, f"{sheet}!{column.letter}{column.row}"),
        code="Q118",
        heading=column.name[:60],
        near=TARGETS[column.target].heading,
    )


def title_of(cells: list[CellRead], found: FoundTable) -> str:
    """The text of a row that holds nothing else, in the first column of the table or right across it."""
    if len(cells) != 1 or cells[0].kind != "text":
        return ""
    (cell,) = cells
    first = min(found.columns, key=lambda column: (len(column.letter), column.letter)).letter
    return str(cell.value).strip() if cell.column == first or cell.across > 1 else ""


def recognised(row: list[CellRead], shape: tuple[Column, ...]) -> int:
    names = {name for column in shape for name in column.names}
    return sum(folded(str(cell.value)) in names for cell in row)
