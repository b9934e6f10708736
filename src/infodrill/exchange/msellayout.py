"""Where in a planner's workbook the injects stand and which column holds what: proposed, changed by people, kept as one file."""

# Charter: exchange msellayout
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice

from openpyxl.utils import column_index_from_string, get_column_letter

from infodrill.exchange.address import ExchangeError
from infodrill.exchange.mselaround import Around
from infodrill.exchange.mselbelow import by_what_stands_there
from infodrill.exchange.mselcolumns import EXPECTED, INJECT_COLUMNS, LEFT_OUT, OWN, TARGETS, Column, folded
from infodrill.exchange.mselgone import gone
from infodrill.exchange.mselguess import (
    FEWEST,
    LONGEST,
    SURE,
    GuessedColumn,
    guessed,
    known_at_once,
    named,
    says_what_and_when,
    shown_by_cells,
)
from infodrill.exchange.mselturned import refuse_turned
from infodrill.exchange.plain import as_yaml, plain
from infodrill.exchange.workbookreading import CellRead
from infodrill.kernel.brokenletters import broken
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.kernel.mark import is_marked
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.valuenames import suggested
from infodrill.scenario.yamltext import Document

HIDDEN = ("read", "leave")
MOSTLY = 3  # cells below no heading that are no remarks beside the table
HEADINGS_WITHIN = 60  # filled rows in which the headings are looked for
TITLES_WITHIN = 12  # and in which headings that nobody knows are

Sheets = Mapping[str, list[list[CellRead]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MselLayout:
    """How a workbook is read. `columns` = what stands below each heading, as a key of `TARGETS`; `defaults` = what a field
    holds that has no column, as a cell would say it; `hidden` = one of `HIDDEN`: whether hidden rows are injects."""

    sheet: str
    columns: Mapping[str, str]
    defaults: Mapping[str, str] = field(default_factory=dict)
    hidden: str = ""

    def as_file(self, mark: str) -> str:
        """The text of a msel.map.yaml."""
        values = {
            "sheet": self.sheet, "columns": dict(self.columns), "defaults": dict(self.defaults), "hidden": self.hidden
        }  # fmt: skip
        return f"# {mark}\n{as_yaml({name: value for name, value in values.items() if value})}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BareColumn:
    """A column without a heading: its letter, the field that it seems to hold ("" = unknown), and what stands first below."""

    letter: str
    field: str
    sample: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTable:
    """The table in a sheet: its title, the row of headings, the rows below, the columns by letter."""

    sheet: str
    headings: list[CellRead]
    rows: list[list[CellRead]]
    columns: tuple[GuessedColumn, ...]
    others: tuple[str, ...] = ()  # sheets that look like a list of injects as well
    bare: tuple[BareColumn, ...] = ()  # columns in which most rows say something and that have no heading

    @property
    def layout(self) -> MselLayout:
        return MselLayout(sheet=self.sheet, columns={column.name: column.target for column in self.columns})

    @property
    def house(self) -> bool:
        """Whether the table is laid out as an exported one."""
        return {folded(column.name) for column in self.columns} <= exported()

    @property
    def unsure(self) -> tuple[GuessedColumn, ...]:
        return tuple(column for column in self.columns if column.sure < SURE)


def proposed(sheets: Sheets, around: Around, name: str) -> FoundTable:
    """The table that is most like a list of injects. Raises ExchangeError when no sheet has one."""
    found = [(points, title, head) for title, rows in sheets.items() for points, head in _best(rows)]
    if not found:  # whatever its headings are called, what stands below them shows a list of injects
        if damaged := _damaged(name, sheets):
            raise damaged
        found = [(n, title, head) for title, rows in sheets.items() for n, head in _best_below(rows, around)]
    seen = [each for each in found if each[2].headings[0].hidden != "sheet"] or found
    if not seen:
        refuse_turned(sheets, name)
        raise no_headings(name, sheets)
    _, title, head = max(seen, key=lambda each: each[0])
    others = (other for _, other, its in seen if other != title and its.rows)
    lists = {other for _, other, its in seen if says_what_and_when(its.headings)}
    bare = tuple(_bare(head, around))
    return FoundTable(
        sheet=title,
        headings=head.headings,
        rows=_below(head),
        columns=guessed(head.headings, head.rows, around, {column.field for column in bare}),
        bare=bare,
        others=tuple(other for other in others if other in lists and folded(other) != folded(EXPECTED)),
    )


@dataclass(frozen=True, slots=True)
class _Head:
    """A row that may hold the headings, and the rows below it."""

    headings: list[CellRead]
    rows: list[list[CellRead]]


def possible_heads(rows: list[list[CellRead]]) -> Iterator[_Head]:
    """Every row as headings; where a second row parts wide ones, as "Nội dung" over "VI" and "EN", both together."""
    for number, row in enumerate(rows):
        top, below = _texts(row), rows[number + 1 : number + 2]
        wide = {letter: cell for cell in top if cell.across > 1 for letter in _covered(cell)}
        lower = (
            [cell for cell in below[0] if cell.row == below[0][0].row or cell.column in wide] if below else []
        )
        parted = lower and wide and known_at_once(top) and all(
            cell.kind == "text" and cell.column in wide and len(str(cell.value)) < LONGEST for cell in lower
        )  # fmt: skip
        if parted:
            both = [
                replace(cell, value=f"{wide[cell.column].value} / {cell.value}", row=row[0].row)
                for cell in lower
            ]
            under = {cell.column for cell in lower}
            yield _Head([*(cell for cell in top if cell.column not in under), *both], rows[number + 2 :])
        else:
            yield _Head(top, rows[number + 1 :])


def _covered(cell: CellRead) -> Iterator[str]:
    first = column_index_from_string(cell.column)
    return map(get_column_letter, range(first, first + cell.across))


def _bare(head: _Head, around: Around) -> Iterator[BareColumn]:
    """Columns in which half of the rows or more say something and above which nothing stands: a heading that was lost."""
    named_ones = {cell.column for cell in head.headings}
    below: dict[str, list[CellRead]] = {}
    for cell in (cell for row in head.rows for cell in row if not is_marked(str(cell.value))):
        below.setdefault(cell.column, []).append(cell)
    for letter, cells in below.items():
        if letter not in named_ones and len(cells) >= MOSTLY and 2 * len(cells) >= len(head.rows):
            field = next(by_what_stands_there(cells, around), "")
            yield BareColumn(letter=letter, field=field, sample=str(cells[0].value)[:40])


def _best(rows: list[list[CellRead]]) -> Iterator[tuple[int, _Head]]:
    """The first of the rows with most headings that are known, and for how much; nothing where none is."""
    heads = [(known_at_once(head.headings), head) for head in islice(possible_heads(rows), HEADINGS_WITHIN)]
    points, head = max(heads, key=lambda each: each[0], default=(0, None))
    if points and head:
        yield points, head


def _best_below(rows: list[list[CellRead]], around: Around) -> Iterator[tuple[int, _Head]]:
    """The first row below which most fields of an inject stand: later ones have the same below them, and are rows of it."""
    heads = list(islice(possible_heads(rows), TITLES_WITHIN))
    points = [shown_by_cells(head.headings, head.rows, around) for head in heads]
    if any(points):
        yield max(points), heads[points.index(max(points))]


def kept_in(sheets: Sheets, layout: MselLayout) -> FoundTable | None:
    """The table that a layout describes; None when a heading has gone or a new one stands there."""
    wanted = {folded(name) for name in layout.columns}
    titles = sorted(sheets, key=lambda title: folded(title) != folded(layout.sheet))
    for title in titles:
        for head in possible_heads(sheets[title]):
            if names_of(head) == wanted:
                return _as_laid_out(title, head, layout)
    return None


def laid_out(sheets: Sheets, layout: MselLayout, name: str) -> FoundTable:
    """As `kept_in`; a heading that the layout does not name is a column of their own. Raises ScenarioError."""
    title = _sheet_of(sheets, layout)
    if title is None:
        raise no_headings(name, sheets)
    wanted = {heading: target for heading, target in layout.columns.items() if target not in (OWN, LEFT_OUT)}
    names = {*map(folded, wanted)}
    head = max(
        possible_heads(sheets[title]), key=lambda head: len(names & names_of(head)), default=_Head([], [])
    )
    faults = gone(layout.columns, head.headings, head.rows, title, name) if names - names_of(head) else {}
    if faults:
        raise ScenarioErrors([*faults.values()])
    return _as_laid_out(title, head, layout)


def _sheet_of(sheets: Sheets, layout: MselLayout) -> str | None:
    """The title of the sheet that a layout names, else of the one that has all of its headings under another name."""
    titles = [title for title in sheets if folded(title) == folded(layout.sheet)]
    wanted = {folded(name) for name, target in layout.columns.items() if target not in (OWN, LEFT_OUT)}
    titles = titles or [
        title
        for title, rows in sheets.items()
        if len(wanted) >= FEWEST and any(wanted <= names_of(head) for head in possible_heads(rows))
    ]
    return titles[0] if len(titles) == 1 else None


def layout_of(document: Document) -> MselLayout:
    """A mapping as people wrote it. Raises ScenarioError."""
    data = document.data
    columns = data.get("columns") if isinstance(data, dict) else None
    defaults = data.get("defaults", {}) if isinstance(data, dict) else None
    if not isinstance(columns, dict) or not columns or not isinstance(defaults, dict) or set(data) - {
        "sheet", "columns", "defaults", "hidden"
    } or data.get("hidden", "") not in ("", *HIDDEN):  # fmt: skip
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
        hidden=str(data.get("hidden", "")),
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
    return frozenset(folded(column.side_by_side) for column in INJECT_COLUMNS)


def _as_laid_out(title: str, head: _Head, layout: MselLayout) -> FoundTable:
    headings = head.headings
    targets = {folded(name): target for name, target in layout.columns.items()}
    columns = tuple(
        replace(column, target=targets.get(folded(column.name), OWN), sure=100)
        for column in guessed(headings, head.rows, Around())
    )
    return FoundTable(sheet=title, headings=headings, rows=_below(head), columns=columns)


def names_of(head: _Head) -> set[str]:
    return {folded(name) for name in named(head.headings).values()}


def _texts(row: list[CellRead]) -> list[CellRead]:
    """The cells that can be headings: not the mark, which an exported table bears beside them."""
    return [cell for cell in row if cell.kind == "text" and not is_marked(str(cell.value))]


def _below(head: _Head) -> list[list[CellRead]]:
    """The rows of the table: a long one repeats its headings on each printed page."""
    said = {cell.column: plain(str(cell.value)) for cell in head.headings}
    return [row for row in head.rows if any(said.get(cell.column) != plain(str(cell.value)) for cell in row)]


_UNREAD = {
    "misread": (
        N_("the letters of this sheet were read in another encoding: {passage}"),
        N_("It probably was: {near}. Open the file as UTF-8, and save it anew as .xlsx."),
    ),
    "font": (
        N_("the letters of this sheet are those of an old font (TCVN3 or VNI): {passage}"),
        N_("It probably was: {near}. Convert the sheet to Unicode, and save it anew as .xlsx."),
    ),
}


def _damaged(name: str, sheets: Sheets) -> ExchangeError | None:
    """Letters that were read in another encoding or are an old font's: their words are nobody's, and so are its headings."""
    for title, rows in sheets.items():
        for cell in (cell for row in rows[:HEADINGS_WITHIN] for cell in row if cell.kind == "text"):
            damage = broken(str(cell.value))
            if damage and damage.how in _UNREAD:
                message, remedy = _UNREAD[damage.how]
                return ExchangeError(
                    message,
                    remedy=remedy,
                    place=Place(name, cell.row, f"{title}!{cell.column}{cell.row}"),
                    code="Q117",
                    passage=damage.passage,
                    near=damage.meant,
                )
    return None


def no_headings(name: str, sheets: Sheets) -> ExchangeError:
    """No sheet holds a list of injects, or none of that name."""
    return _damaged(name, sheets) or ExchangeError(
        N_("no sheet has a row of headings that a list of injects has; the sheets are: {found}"),
        remedy=N_("Write a heading above each column, such as number, time, from, to and description."),
        place=Place(name),
        code="Q117",
        found=", ".join(sheets)[:200] or "–",
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
