"""From a workbook to the MSEL: the table found or as a mapping says, every fault named by sheet, row and column with a remedy."""

# Charter: exchange mselreading
from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

from infodrill.exchange import mselcolumns as columns
from infodrill.exchange import mselgranted as granted
from infodrill.exchange.mselaround import Around
from infodrill.exchange.mselcells import CellReader, moved
from infodrill.exchange.mselchanged import changed, no_day, no_inject
from infodrill.exchange.mselcolumns import TARGETS, Column, clash, folded, merged, put, taken
from infodrill.exchange.mseldoubt import refuse_doubt, sheets_alike
from infodrill.exchange.mselfilled import FilledRows
from infodrill.exchange.mselfilling import RowFiller, RowGroup
from infodrill.exchange.mselgone import other_sheet
from infodrill.exchange.mselkin import refuse_another_plan
from infodrill.exchange.msellayout import (
    FoundTable,
    MselLayout,
    Sheets,
    laid_out,
    proposed,
    recognised,
    title_of,
)
from infodrill.exchange.mselmerged import covered, sent_by_others, slid, under
from infodrill.exchange.mselmerged import merged as merged_cells
from infodrill.exchange.mselnumbers import OwnNumber
from infodrill.exchange.mselphases import no_phase, out_of_phase, titled
from infodrill.exchange.mselremarks import remarks, several, turned
from infodrill.exchange.mselsifting import RowSieve
from infodrill.exchange.mseltable import NO_LAYOUT, SheetRow, TableRead, lines_of
from infodrill.exchange.mseltimes import MomentTold
from infodrill.exchange.mseltogether import ColumnHeads
from infodrill.exchange.mselunsaid import channels
from infodrill.exchange.workbookreading import CellRead
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import LANGUAGES, N_
from infodrill.scenario.calledby import told_the_id
from infodrill.scenario.faults import ScenarioErrors, ScenarioProblem
from infodrill.scenario.light.injects import fill_injects
from infodrill.scenario.light.times import DrillHours
from infodrill.scenario.schema import Inject, Msel
from infodrill.scenario.schema.base import Derived
from infodrill.scenario.shape import Follows, shaped
from infodrill.scenario.valuenames import suggested
from infodrill.scenario.yamltext import Document, Path_, dotted

MAX_FAULTS = 100
MOST_TO_GATHER = 5_000  # of a table: what is wrong in a whole column is told once, of however many rows
DERIVED = frozenset(
    field.alias or name
    for name, field in Inject.model_fields.items()
    if any(isinstance(each, Derived) for each in field.metadata)
)  # need not be written in all formats
OF_THE_BODY = ("subject", "synopsis")  # follow from it, so where it is missing they are not missing too


def table_of(
    sheets: Sheets, name: str, *, layout: MselLayout | None = None, around: Around | None = None
) -> TableRead:
    """The table in the sheets of the file `name`, laid out as a mapping says, else as it looks.

    Raises ExchangeError when there is no table, ScenarioErrors listing every heading that is in doubt, or every fault.
    """
    around = around or Around()
    found = laid_out(sheets, layout, name) if layout else proposed(sheets, around, name)
    refuse_doubt(found, name, () if layout else around.languages)
    reading = _MselReading(name=name, sheet=found.sheet, around=around)
    sieve = RowSieve(found=found, layout=layout or NO_LAYOUT, name=name, around=around)
    found = replace(found, rows=sieve.injects())
    reading.faults += sieve.faults
    reading.hidden = covered(found)
    reading.notes += [
        *remarks(found, name),
        *merged_cells(found, name, around),
        *sheets_alike(sheets, found, layout, name),
    ]
    reading.notes += other_sheet(layout.sheet, found.sheet, name) if layout else ()
    reading.notes += sieve.notes
    defaults = layout.defaults if layout else {}
    apart = next((title for title in sheets if folded(title) == folded(columns.EXPECTED)), None)
    injects = reading.injects(found, defaults, expected_apart=apart is not None)
    expected = reading.expected(apart, sheets[apart]) if apart is not None else []
    kept = replace(layout, sheet=found.sheet) if layout else found.layout
    return replace(reading.msel(injects, expected), layout=kept)


@dataclass(kw_only=True)
class _MselReading:
    """One file being read: the faults found so far."""

    name: str
    sheet: str
    around: Around
    heads: frozenset[str] = frozenset()  # fields that have a column
    table: FoundTable | None = None
    head: ColumnHeads = field(default_factory=ColumnHeads)
    hidden: Mapping[str, str] = field(default_factory=dict)  # cells that a merged one covers
    faults: list[ScenarioError] = field(default_factory=list)
    notes: list[ScenarioProblem] = field(default_factory=list)

    def injects(
        self, found: FoundTable, defaults: Mapping[str, str], *, expected_apart: bool
    ) -> list[SheetRow]:
        """The rows below the headings, complete; a row that is only a title speaks for those below it."""
        spoken = not found.house
        reader = CellReader(around=self.around, spoken=spoken)
        under = {column.letter: columns.named_column(column.target, column.name) for column in found.columns}
        self.head = ColumnHeads.of(found, self.name)
        rows = self._titled(found, under, reader)
        self.table = found
        refuse_another_plan(rows, self.around, self._at(found.sheet, found.headings[0]))
        day = granted.first_day(((row.values, row.cells) for row in rows), self.around)
        self.notes += granted.other_day(day)
        reader = CellReader(around=self.around, first_day=day.first, spoken=spoken)
        filler = RowFiller(
            around=self.around,
            columns=tuple(column for column in under.values() if column.kind != "left_out"),
            defaults=self._defaults(defaults, reader),
            expected_apart=expected_apart,
            numbers=frozenset(row.values["number"] for row in rows if "number" in row.values),
        )
        self.heads = DERIVED if filler.whole else frozenset(column.path[0] for column in filler.columns)
        self.notes += granted.without_columns(found, self.around, self.name)
        self.notes += granted.odd_seconds(((row.values, row.cells) for row in rows), self.around)
        self.faults += granted.bare_numbers((row.values.get("at"), row.cells.get(("at",))) for row in rows)
        self.notes += granted.roughly([(row.values, row.cells) for row in rows])
        filled = FilledRows()
        for row in rows:
            self._time(row, reader)
            filler.fill(row.values, row.own, row.group)
            at = next((place for path, place in row.cells.items() if path[0] == "expected"), row.place)
            if at != row.place:
                for path in ((), (0, "who"), (0, "what"), (0, "deadline")):
                    row.cells.setdefault(("expected_actions", *path), at)
            filled.add(filler, row.values.get("number"), at, row.cells.get(("number",), row.place))
        self.notes += filled.notes()
        self._look_at(rows, filled)
        return rows

    def _titled(self, found: FoundTable, under: dict[str, Column], reader: CellReader) -> list[SheetRow]:
        """The rows as they are written, each in the group of the title above it."""
        rows: list[SheetRow] = []
        group = RowGroup()
        for cells in found.rows:
            title = title_of(cells, found)
            if title:
                place = self._at(found.sheet, cells[0])
                self.faults += no_phase(title, self.around, place)
                self.notes += no_day(title, self.around, place)
                group = titled(title, group, self.around, place)
                continue
            row = self._row(found.sheet, cells, under, reader)
            row.group = group
            rows.append(row)
        return rows

    def _look_at(self, rows: list[SheetRow], filled: FilledRows) -> None:
        """Note what is odd in the whole of the rows."""
        told = [(row.values, row.cells) for row in rows]
        for look in (
            granted.about_another,
            granted.slipped,
            granted.back_in_time,
            channels,
            changed,
            several,
            turned,
            slid,
            sent_by_others,
        ):
            self.notes += look(told, self.around)
        self.notes += granted.elsewhere(told, self.around, filled.others)
        self.faults += out_of_phase(((row.values, row.group, row.cells) for row in rows), self.around)
        self.notes += granted.others(filled.others)
        self.notes += granted.own_numbers(
            (text, row.values["number"], row.cells["number",])
            for row in rows
            for _, text in row.own
            if isinstance(text, OwnNumber)
        )

    def expected(self, title: str, rows: list[list[CellRead]]) -> list[SheetRow]:
        """The second sheet of an exported workbook."""
        shape = columns.EXPECTED_COLUMNS
        headings = next((row for row in rows[:10] if recognised(row, shape) >= 3), None)
        if headings is None:
            return []
        under = self._headings(title, headings, shape)
        reader = CellReader(around=self.around, spoken=False)
        found = [self._row(title, row, under, reader) for row in rows[rows.index(headings) + 1 :]]
        for row in found:
            what, only = row.values.get("what"), self.around.languages
            if isinstance(what, dict) and len(only) == 1 and only[0] in what:  # the other has no column
                row.values["what"] = {**dict.fromkeys(LANGUAGES, what[only[0]]), **what}
        return found

    def _fill_in(self, injects: list[SheetRow]) -> None:
        """As the format does with what nobody wrote; what follows from a cell that could not be read is not missing."""
        if not self.around.documents:
            return
        data = {name: document.data for name, document in self.around.documents.items()}
        claims = {name: value for name, value in data.items() if name.startswith("claims/")}
        filled = [deepcopy(row.values) for row in injects]
        fill_injects(filled, claims, drill=data["drill.yaml"], clock=DrillHours.of(data["drill.yaml"]))
        for row, whole in zip(injects, filled, strict=True):
            had = self.around.before.get(row.values.get("number", 0), whole)
            needed = whole if self.around.light else (DERIVED & had.keys()) - self.heads
            if not all(taken(whole, ("body", lang)) for lang in LANGUAGES):
                row.failed += [(name,) for name in OF_THE_BODY if name not in row.values]
            for name, value in whole.items():
                if name not in row.values and name in needed:
                    row.values[name] = value
                    row.failed += [(name,)] if value is None else []

    def msel(self, injects: list[SheetRow], expected: list[SheetRow]) -> TableRead:
        """Join the two tables and look at their shape."""
        self._join(injects, expected)
        written = {row.values.get("number"): deepcopy(row.values) for row in injects}
        self._fill_in(injects)
        lines, places = lines_of(injects, Place(self.name, 0, self.sheet))
        document = Document(self.name, {"injects": [inject.values for inject in injects]}, lines)
        msel, faults = shaped(document, Msel, MOST_TO_GATHER)
        if len(faults) <= MAX_FAULTS:  # what a name was meant for is sought where somebody reads it
            faults = told_the_id(faults, {**self.around.documents, self.name: document})
        # A cell that could not be read is told once, not again as a field that is missing, or in what follows from it.
        told = [dotted(("injects", n, *path)) for n, row in enumerate(injects) for path in row.failed]
        empty = {place for row in injects for place in row.cells.values()}
        for fault in faults:
            at, place = fault.place.field, places[fault.place.line]
            missing = fault.code == "S110"
            if not (missing or isinstance(fault, Follows)) or not any(
                each.startswith(at) or at.startswith(each) for each in told
            ):
                lacking = granted.empty(place) if missing and place in empty else moved(fault, place)
                self.faults.append(
                    granted.unsaid(fault, self.table, self.name) or under(lacking, self.hidden) or lacking
                )
        # A text that is in both languages the same is too long in each of them.
        once = {(each.place, each.code, each.message, each.params.get("value")): each for each in self.faults}
        self.faults = list(granted.no_rows(once.values()))
        if self.faults or msel is None:
            raise ScenarioErrors(self._shown())
        return TableRead(
            msel=msel,
            document=document,
            places=places,
            written=written,
            notes=tuple(self.head.problems(self.notes)),
            heads=self.head,
        )

    def _time(self, row: SheetRow, reader: CellReader) -> None:
        told, day = row.values.get("at"), row.values.pop("day", None)
        if isinstance(told, MomentTold):
            try:
                row.values["at"] = reader.second(told, day, row.cells["at",])
                if day is None:
                    self.notes += granted.next_day(told, row.values["at"], self.around, row.cells["at",])
            except ScenarioError as fault:
                self.faults.append(fault)
                row.failed.append(("at",))
                del row.values["at"]

    def _defaults(self, defaults: Mapping[str, str], reader: CellReader) -> dict[tuple[str, ...], Any]:
        """What the mapping says of fields without a column, read as cells are."""
        found: dict[tuple[str, ...], Any] = {}
        for key, text in defaults.items():
            cell = CellRead(row=0, column="", kind="text", value=text)
            try:
                found[TARGETS[key].path] = reader.value(
                    cell, TARGETS[key], Place(self.name, 0, f"defaults.{key}")
                )
            except ScenarioError as fault:
                self.faults.append(fault)
        return found

    def _headings(self, title: str, row: list[CellRead], shape: tuple[Column, ...]) -> dict[str, Column]:
        """Column by letter."""
        named = {name: each_column for each_column in shape for name in each_column.names}
        under: dict[str, Column] = {}
        for cell in row:
            column = named.get(folded(str(cell.value)))
            place = self._at(title, cell)
            if column is None:
                near = named.get(suggested(folded(str(cell.value)), named))
                if near is None and (near := columns.left_over(shape, (str(each.value) for each in row))):
                    under[cell.column] = near  # told once: what stands below it is read all the same
                remedy = N_("Did you mean {near}?") if near else N_("Delete the column.")
                meant = near.side_by_side if near else ""
                message = N_("the heading {heading} is unknown")
                self._fault(message, remedy, place, "Q118", heading=str(cell.value)[:60], near=meant)
            elif column in under.values():
                message = N_("the heading {heading} stands twice")
                self._fault(
                    message, N_("Keep one of the two columns."), place, "Q118", heading=column.side_by_side
                )
            else:
                under[cell.column] = column
        return under

    def _row(
        self, title: str, cells: list[CellRead], under: dict[str, Column], reader: CellReader
    ) -> SheetRow:
        row = SheetRow(values={}, cells={}, place=self._at(title, cells[0]))
        rest: Any = None
        for cell in cells:
            column = under.get(cell.column)
            where = f"{title}!{cell.column}{cell.row}"
            if column is None:
                remedy = N_("Delete it, or give the column its heading.")
                self._fault(N_("there is no heading above this cell"), remedy, self._at(title, cell), "Q119")
                continue
            if column.kind == "left_out":
                continue
            place = Place(self.name, cell.row, f"{where} ({column.shown})")
            row.cells[column.path] = place
            try:
                value = reader.value(cell, column, place)
            except ScenarioError as fault:
                self.faults.append(fault)
                row.failed.append(column.path)
                continue
            if column.path == columns.REST:
                rest = value
            elif column.kind == "own" or isinstance(value, OwnNumber):
                row.own.append((column.named or column.vi, value))
                row.cells["tags",] = place
            elif value is not None:
                put(row.values, column.path, value)
        for letter, column in under.items():  # an empty cell has its place as well: there it is missing
            if column.kind not in ("left_out", "own"):
                at = Place(self.name, cells[0].row, f"{title}!{letter}{cells[0].row} ({column.shown})")
                row.cells.setdefault(column.path, at)
        if rest is not None:
            self._rest(row, rest, under)
        return row

    def _rest(self, row: SheetRow, rest: Any, under: dict[str, Column]) -> None:
        """Fields that have no column of their own; the column may not speak for another."""
        single = {column.path[0] for column in under.values() if len(column.path) == 1} | {"expected_actions"}
        if not isinstance(rest, dict) or single & set(rest) or clash(row.values, rest):
            message = N_("the cell must hold fields that have no column of their own")
            remedy = N_("Write fields with their values, as {near}, or leave it empty.")
            self._fault(message, remedy, row.cells[columns.REST], "Q121", near="`{name: value}`")
            return
        row.values = merged(row.values, rest)
        for key in rest:
            row.cells.setdefault((key,), row.cells[columns.REST])

    def _join(self, injects: list[SheetRow], expected: list[SheetRow]) -> None:
        """Put what is expected under its inject; an inject's number must be its own for that."""
        by_number: dict[Any, SheetRow] = {}
        for row in injects:
            number = row.values.get("number")
            if number is not None and number in by_number:
                message = N_("the number {n} is written twice")
                self._fault(message, N_("Give each inject a number of its own."), row.place, "Q120", n=number)
            by_number[number] = row
        for row in expected:
            number = row.values.pop("inject", None)
            owner = by_number.get(number) if number is not None else None
            if owner is None:
                self.faults.append(no_inject(number, row, injects, self.around))
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
        inorder = sorted(
            self.head.faults(self.faults), key=lambda fault: (fault.place.line, fault.place.field)
        )
        more = len(inorder) - MAX_FAULTS
        if more > 0:
            message, remedy = N_("{n} more faults are not shown"), N_("Mend these first.")
            said = ScenarioError(message, remedy=remedy, place=Place(self.name), code="Q122", n=more)
            return [*inorder[:MAX_FAULTS], said]
        return inorder

    def _at(self, title: str, cell: CellRead) -> Place:
        return Place(self.name, cell.row, f"{title}!{cell.column}{cell.row}")

    def _fault(self, message: str, remedy: str, place: Place, code: str, **params: object) -> None:
        self.faults.append(ScenarioError(message, remedy=remedy, place=place, code=code, **params))
