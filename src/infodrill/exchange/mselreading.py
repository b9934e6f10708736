"""From a workbook back to the MSEL: every fault named by sheet, row and column, with what to do about it."""

# Charter: exchange mselreading
from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from infodrill.exchange import mselcolumns as columns
from infodrill.exchange.address import ExchangeError
from infodrill.exchange.mselcolumns import Column, folded, put
from infodrill.exchange.workbook import ESCAPED
from infodrill.exchange.workbookreading import CellRead, read
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.schema import Msel
from infodrill.scenario.shape import shaped
from infodrill.scenario.yamltext import Document, Path_, decode, dotted, read_yaml

MAX_FAULTS = 100
HEADINGS_WITHIN = 10  # rows in which the headings are looked for
# Some programs store yes and no as these two formulas; they are words here, nothing is computed.
YES = frozenset({columns.YES_NO[0], "có", "yes", "true", "x", "1", "=true()"})
NO = frozenset({columns.YES_NO[1], "không", "no", "false", "0", "=false()"})
_DIGITS = re.compile(r"-?[0-9]{1,15}")


def from_workbook(content: bytes, name: str) -> Msel:
    """The MSEL of an .xlsx file called `name`.

    Raises ExchangeError when the file cannot be read as a workbook, ScenarioErrors listing every fault of its cells.
    """
    sheets = {folded(title): (title, rows) for title, rows in read(content, name).items()}
    reading = _MselReading(name)
    title, rows = _sheet(sheets, columns.INJECTS, name)
    injects = reading.table(title, rows, columns.INJECT_COLUMNS)
    if folded(columns.EXPECTED) in sheets:
        title, rows = sheets[folded(columns.EXPECTED)]
        expected = reading.table(title, rows, columns.EXPECTED_COLUMNS)
    else:
        expected = []
    return reading.msel(injects, expected)


def _sheet(sheets: dict[str, tuple[str, Any]], wanted: str, name: str) -> tuple[str, Any]:
    if folded(wanted) in sheets:
        return sheets[folded(wanted)]
    raise ExchangeError(
        N_("the workbook has no sheet {wanted}; it has: {found}"),
        remedy=N_("Call the sheet with the injects {wanted}."),
        place=Place(name),
        code="Q116",
        wanted=wanted,
        found=", ".join(title for title, _ in sheets.values())[:200] or "–",
    )


@dataclass(kw_only=True)
class _Row:
    """A row of a table as plain values, and the cell of each field by its path."""

    values: dict[str, Any]
    cells: dict[Path_, Place]
    place: Place
    failed: list[Path_] = field(default_factory=list)  # fields whose cell could not be read


@dataclass
class _MselReading:
    """One file being read: the faults found so far."""

    name: str
    faults: list[ScenarioError] = field(default_factory=list)

    def table(self, title: str, rows: list[list[CellRead]], shape: tuple[Column, ...]) -> list[_Row]:
        """The rows below the headings."""
        # Three known words in a row are no accident; people put titles and notes above a table.
        headings = next((row for row in rows[:HEADINGS_WITHIN] if _recognised(row, shape) >= 3), None)
        if headings is None:
            raise ExchangeError(
                N_("the sheet {sheet} has no row of headings"),
                remedy=N_("Keep the headings of an exported workbook, such as “{first}”, above the table."),
                place=Place(self.name, 0, title),
                code="Q117",
                sheet=title,
                first=shape[0].heading,
            )
        under = self._headings(title, headings, shape)
        return [self._row(title, row, under) for row in rows[rows.index(headings) + 1 :]]

    def msel(self, injects: list[_Row], expected: list[_Row]) -> Msel:
        """Join the two tables and look at their shape."""
        self._join(injects, expected)
        lines, places = _lines(injects, self.name)
        document = Document(self.name, {"injects": [inject.values for inject in injects]}, lines)
        msel, faults = shaped(document, Msel)
        # A cell that could not be read is told once, not again as a field that is missing.
        told = [dotted(("injects", n, *path)) for n, row in enumerate(injects) for path in row.failed]
        for fault in faults:
            at = fault.place.field
            if fault.code != "S110" or not any(each.startswith(at) or at.startswith(each) for each in told):
                self.faults.append(_moved(fault, places[fault.place.line]))
        if self.faults or msel is None:
            raise ScenarioErrors(self._shown())
        return msel

    def _headings(self, title: str, row: list[CellRead], shape: tuple[Column, ...]) -> dict[str, Column]:
        """Column by letter."""
        named = {name: each_column for each_column in shape for name in each_column.names}
        under: dict[str, Column] = {}
        for cell in row:
            column = named.get(folded(str(cell.value)))
            place = Place(self.name, cell.row, f"{title}!{cell.column}{cell.row}")
            if column is None:
                near = difflib.get_close_matches(folded(str(cell.value)), named, n=1)
                remedy = N_("Did you mean {near}?") if near else N_("Delete the column.")
                meant = named[near[0]].heading if near else ""
                message = N_("the heading {heading} is unknown")
                self._fault(message, remedy, place, "Q118", heading=str(cell.value)[:60], near=meant)
            elif column in under.values():
                message = N_("the heading {heading} stands twice")
                self._fault(
                    message, N_("Keep one of the two columns."), place, "Q118", heading=column.heading
                )
            else:
                under[cell.column] = column
        return under

    def _row(self, title: str, cells: list[CellRead], under: dict[str, Column]) -> _Row:
        row = _Row(
            values={},
            cells={},
            place=Place(self.name, cells[0].row, f"{title}!{cells[0].column}{cells[0].row}"),
        )
        rest: Any = None
        for cell in cells:
            column = under.get(cell.column)
            where = f"{title}!{cell.column}{cell.row}"
            if column is None:
                place = Place(self.name, cell.row, where)
                message = N_("there is no heading above this cell")
                self._fault(message, N_("Delete it, or give the column its heading."), place, "Q119")
                continue
            place = Place(self.name, cell.row, f"{where} ({column.heading})")
            row.cells[column.path] = place
            try:
                value = _value(cell, column, place)
            except ScenarioError as fault:
                self.faults.append(fault)
                row.failed.append(column.path)
                continue
            if column.path == columns.REST:
                rest = value
            else:
                put(row.values, column.path, value)
        if rest is not None:
            self._rest(row, rest, under)
        return row

    def _rest(self, row: _Row, rest: Any, under: dict[str, Column]) -> None:
        """Fields that have no column of their own; the column may not speak for another."""
        single = {column.path[0] for column in under.values() if len(column.path) == 1} | {"expected_actions"}
        if not isinstance(rest, dict) or single & set(rest) or _clash(row.values, rest):
            message = N_("the cell must hold fields that have no column of their own")
            remedy = N_("Write {{field: value}}, or leave it empty.")
            self._fault(message, remedy, row.cells[columns.REST], "Q121")
            return
        row.values = _merged(row.values, rest)
        for key in rest:
            row.cells.setdefault((key,), row.cells[columns.REST])

    def _join(self, injects: list[_Row], expected: list[_Row]) -> None:
        """Put what is expected under its inject; an inject's number must be its own for that."""
        by_number: dict[Any, _Row] = {}
        for row in injects:
            row.values.setdefault("to", {})
            row.values.setdefault("objectives", [])
            number = row.values.get("number")
            if number is not None and number in by_number:
                message = N_("the number {n} is written twice")
                self._fault(message, N_("Give each inject a number of its own."), row.place, "Q120", n=number)
            by_number[number] = row
        for row in expected:
            number = row.values.pop("inject", None)
            owner = by_number.get(number) if number is not None else None
            if owner is None:
                message = N_("there is no inject {n} in the sheet {sheet}")
                remedy = N_("Write the number of an inject.")
                said = "–" if number is None else number
                self._fault(message, remedy, row.place, "Q120", n=said, sheet=columns.INJECTS)
                continue
            # The cells go along under their new path, so that a fault found in the joined whole still names the
            # sheet it came from.
            listed = owner.values.setdefault("expected_actions", [])
            at: Path_ = ("expected_actions", len(listed))
            owner.cells[at] = row.place
            owner.cells.update({(*at, *path): place for path, place in row.cells.items()})
            owner.failed += [(*at, *path) for path in row.failed]
            listed.append(row.values)

    def _shown(self) -> list[ScenarioError]:
        """The first faults by row; a table that is wrong throughout needs no list of thousands."""
        inorder = sorted(self.faults, key=lambda fault: (fault.place.line, fault.place.field))
        more = len(inorder) - MAX_FAULTS
        if more > 0:
            message, remedy = N_("{n} more faults are not shown"), N_("Mend these first.")
            said = ScenarioError(message, remedy=remedy, place=Place(self.name), code="Q122", n=more)
            return [*inorder[:MAX_FAULTS], said]
        return inorder

    def _fault(self, message: str, remedy: str, place: Place, code: str, **params: object) -> None:
        self.faults.append(ScenarioError(message, remedy=remedy, place=place, code=code, **params))


def _recognised(row: list[CellRead], shape: tuple[Column, ...]) -> int:
    named = {name for column in shape for name in column.names}
    return sum(folded(str(cell.value)) in named for cell in row)


def _value(cell: CellRead, column: Column, place: Place) -> Any:
    """The cell as its column's kind of value. Raises ScenarioError."""
    if column.kind == "yes_no" and str(cell.value).strip().casefold() in YES | NO:
        return str(cell.value).strip().casefold() in YES
    if cell.kind == "formula":
        raise _wrong(N_("the cell holds a formula"), N_("Paste its value; formulas are not computed."), place)
    if cell.kind == "error":
        raise _wrong(N_("the cell holds an error value"), N_("Type the value again."), place)
    if column.kind == "number":
        return _number(cell, place)
    if column.kind == "yes_no":
        raise _wrong(N_("the cell must say yes or no"), N_("Write có or không (yes or no)."), place)
    text = _text(cell, column, place)
    if column.kind == "list":
        return _flow(text, place) if text.startswith("[") else _items(text)
    return _flow(text, place) if column.kind == "flow" else text


def _number(cell: CellRead, place: Place) -> int:
    value = cell.value
    if isinstance(value, str) and _DIGITS.fullmatch(value.strip()):
        value = int(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        # Spreadsheets keep numbers as fractions: 7 may come as 7.0.
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise _wrong(
            N_("the cell must hold a whole number"), N_("Write it in digits, without a unit."), place
        )
    return value


def _text(cell: CellRead, column: Column, place: Place) -> str:
    value = cell.value
    if isinstance(value, bool):
        value = str(value).lower()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, time | datetime) and column.path == ("story_time",):
        value = f"{value:%H:%M}"
    if not isinstance(value, str | int):
        raise _wrong(
            N_("the cell holds a date or a number where a text belongs"),
            N_("Format the column as text and type the value again."),
            place,
        )
    text = str(value).replace("_x000D_", "").replace("\r\n", "\n")
    if ESCAPED.search(text):
        raise _wrong(N_("the text holds a spreadsheet's escape (_x…_)"), N_("Type the text again."), place)
    try:
        text = decode(text.encode(), place.file)
    except ScenarioError as fault:
        raise _moved(fault, place) from None
    return text if column.kind == "text" else text.strip()


def _items(text: str) -> list[str]:
    parts = text.replace(";", ",").replace("\n", ",").split(",")
    return [part.strip() for part in parts if part.strip()]


def _flow(text: str, place: Place) -> Any:
    try:
        return read_yaml(text.encode(), place.file).data
    except ScenarioError as fault:
        raise _moved(fault, place) from None


def _clash(row: dict[str, Any], more: dict[str, Any]) -> bool:
    """True when both speak of one field, or one holds fields where the other holds a value."""
    both = [(row[key], value) for key, value in more.items() if key in row]
    return any(not (isinstance(old, dict) and isinstance(new, dict)) or _clash(old, new) for old, new in both)


def _merged(row: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    deeper = {key: _merged(row[key], value) for key, value in more.items() if key in row}
    return {**row, **more, **deeper}


def _lines(injects: list[_Row], name: str) -> tuple[dict[Path_, int], list[Place]]:
    """A number for each field's path, and the place that each number stands for: how faults find their cell."""
    # Faults carry a line number and no cell; so each cell gets a number here, and the first two stand for the
    # whole file.
    places: list[Place] = [Place(name), Place(name)]
    lines: dict[Path_, int] = {("injects",): 1}
    for path, place in _paths(injects):
        lines[path] = len(places)
        places.append(place)
    return lines, places


def _paths(injects: list[_Row]) -> Iterator[tuple[Path_, Place]]:
    for number, row in enumerate(injects):
        yield ("injects", number), row.place
        for path, place in row.cells.items():
            for end in range(1, len(path) + 1):
                yield ("injects", number, *path[:end]), place


def _moved(fault: ScenarioError, place: Place) -> ScenarioError:
    return ScenarioError(fault.message, remedy=fault.remedy, place=place, code=fault.code, **fault.params)


def _wrong(message: str, remedy: str, place: Place) -> ScenarioError:
    return ScenarioError(message, remedy=remedy, place=place, code="Q121")
