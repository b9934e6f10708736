"""A planner's own workbook given back with what the scenario says now: order, formats and their own columns stay."""

# Charter: exchange mselreturn
from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from datetime import datetime, time
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from infodrill.exchange.address import ExchangeError
from infodrill.exchange.msel import cell_value, plain_values, table
from infodrill.exchange.mselaround import NO_NAMES
from infodrill.exchange.mselcolumns import LEFT_OUT, OWN, TARGETS, Column, taken
from infodrill.exchange.mselimport import PlannersWorkbook, opened
from infodrill.exchange.mseltimes import moment
from infodrill.exchange.workbook import put_cell, repacked
from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_
from infodrill.scenario.folder import MAPPING
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Bi
from infodrill.scenario.storydate import StoryDate

Row = Mapping[str, Any]


def given_back(content: bytes, name: str, loaded: Loaded, roles: Mapping[str, Bi] = NO_NAMES) -> bytes:
    """The workbook with each cell changed that says something else than the scenario; injects that are new stand at its end.
    `roles` = what the drill's edition calls each role.

    Raises ExchangeError for a workbook that is refused, holds formulas or no table, ScenarioErrors for its cells.
    """
    planned = opened(content, name, loaded, loaded.files.get(MAPPING, b""), roles)
    found = planned.found()
    _refuse_formulas(planned)
    read = planned.table()
    book = load_workbook(BytesIO(content), keep_links=False)
    page = book[found.sheet]
    now = {row["number"]: row for row in plain_values(table(loaded))["injects"]}
    columns = {column.letter: TARGETS[read.layout.columns.get(column.name, OWN)] for column in found.columns}
    story = planned.around.story
    last = max([found.headings[0].row, *(cell.row for row in found.rows for cell in row)])
    for index, then in enumerate(plain_values(read.msel)["injects"]):
        row = read.places[read.document.line(("injects", index))].line
        _change(page, row, columns, then, now.pop(then["number"], None), story)
    for fresh in now.values():
        last += 1
        _change(page, last, columns, {}, fresh, story, above=last - 1)
    for sheet in book.worksheets:
        _marked(sheet, loaded.scenario.places.mark)
    packed = BytesIO()
    book.save(packed)
    return repacked(packed.getvalue(), loaded.scenario.places.mark)


def _change(
    page: Worksheet,
    row: int,
    columns: Mapping[str, Column],
    then: Row,
    now: Row | None,
    story: StoryDate | None,
    *,
    above: int = 0,
) -> None:
    """The cells of one inject; all of them are emptied when it is gone. `above` = the row that a new one is written like."""
    for letter, column in columns.items():
        cell: Any = page.cell(row, column_index_from_string(letter))
        if now is None:
            cell.value = None
        elif column.key not in (OWN, LEFT_OUT, "day") and (said := _said(now, column)) != _said(then, column):
            like = cell.value if then else page.cell(above, column_index_from_string(letter)).value
            value = _moment(said, column, like, story) if column.path == ("at",) else said
            style = copy(cell._style)
            put_cell(page, row, column_index_from_string(letter), value)
            if then:  # as it looked; what a spreadsheet could take for a formula stays a text
                quoted, cell._style = cell.quotePrefix, style
                cell.quotePrefix = quoted or cell.quotePrefix


def _said(row: Row, column: Column) -> Any:
    if column.kind == "recipients":
        to = row.get("to", {})
        return ", ".join(
            [*to.get("cells", ()), *to.get("roles", ()), *(["public"] if to.get("public") else [])]
        )
    if column.path[0] == "expected":
        first: Row = next(iter(row.get("expected_actions", ())), {})
        return taken(first, ("what", column.path[1])) or ""
    return taken(row, column.path) if column.path == ("at",) else cell_value(row, column)


def _moment(second: int, column: Column, before: Any, story: StoryDate | None) -> Any:
    """A time as the cell held it: a clock stays a clock where the story shows one."""
    if isinstance(before, time | datetime) and story is not None:
        shown = story.at(second).replace(tzinfo=None)
        return shown.time() if isinstance(before, time) else datetime.combine(before.date(), shown.time())
    told = moment(before) if isinstance(before, str) else None
    if told is not None and told.clock is not None and told.day is None and story is not None:
        return f"{story.at(second):%H:%M}"
    if isinstance(before, int) and column.kind == "moment":
        return second
    if isinstance(before, int) and column.kind == "minutes" and second % 60 == 0:
        return second // 60
    return f"+{second // 60}:{second % 60:02}"


def _refuse_formulas(planned: PlannersWorkbook) -> None:
    for title, rows in planned.sheets.items():
        for cell in (cell for row in rows for cell in row if cell.kind == "formula"):
            raise ExchangeError(
                N_("the cell holds a formula"),
                remedy=N_("Paste its value; formulas are not computed."),
                place=Place(planned.name, cell.row, f"{title}!{cell.column}{cell.row}"),
                code="Q121",
            )


def _marked(page: Worksheet, mark: str) -> None:
    """The mark on each printed page and beside the table; what leads out of the file is taken away."""
    for margin in (page.oddHeader, page.oddFooter):
        if margin is not None:
            margin.center.text = mark
    for row in page.iter_rows():
        for cell in row:
            if cell.hyperlink:
                cell.hyperlink = None
    if not any(mark == cell.value for cell in next(page.iter_rows(max_row=1))):
        put_cell(page, 1, page.max_column + 1, mark)
