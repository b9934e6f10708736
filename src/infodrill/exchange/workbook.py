"""Owns writing of spreadsheet files (.xlsx): marked tables in which nothing runs. `workbookreading` takes them in."""

# Charter: exchange workbook
from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from infodrill.exchange.address import ExchangeError
from infodrill.exchange.plain import line, plain
from infodrill.kernel.container import EPOCH
from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_
from infodrill.kernel.mark import MARK

MAX_ROWS, MAX_COLUMNS = 12_000, 256  # a longer or wider table is refused
MAX_CELL = 32_767  # characters; the format's own limit
HEADING_ROW = 2
WIDE, READ_ON_ONE = (
    16,
    190,
)  # characters: of a column, and of a table that is still read when it is set on one sheet's width
LISTS = "_"
MOMENT = "dd/mm/yyyy hh:mm"

Value = str | int | bool | datetime
_LEADING = ("=", "+", "-", "@", "\t", "\n")  # a spreadsheet may take a text that begins so for a formula
ESCAPED = re.compile(r"_x[0-9A-Fa-f]{4}_|x005F_")  # the format's own escape: read as another letter
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{mark}</dc:title>{author}</cp:coreProperties>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookSheet:
    """A table: one heading a column, and rows of as many values ("" = empty).

    By column from 0: `widths` in characters, `choices` = the texts that a drop-down list offers.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    widths: Mapping[int, int] = field(default_factory=dict)
    choices: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


def write(sheets: tuple[WorkbookSheet, ...], mark: str = MARK) -> bytes:
    """The workbook's bytes: the mark above each table and on each printed page; the same sheets give the same bytes.

    Raises ExchangeError for a text that a cell cannot hold.
    """
    book = Workbook()
    for page in book.worksheets:
        book.remove(page)
    lists = tuple(dict.fromkeys(choice for sheet in sheets for choice in sheet.choices.values()))
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet, lists, mark)
    if lists:
        _fill_lists(book.create_sheet(LISTS), lists)
    packed = BytesIO()
    book.save(packed)
    return repacked(packed.getvalue(), mark)


def _fill(page: Worksheet, sheet: WorkbookSheet, lists: tuple[tuple[str, ...], ...], mark: str) -> None:
    for margin in (page.oddHeader, page.oddFooter):
        if margin is not None:
            margin.center.text = mark
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    wide = [sheet.widths.get(column, WIDE) for column in range(len(sheet.headings))]
    if sum(wide) <= READ_ON_ONE:
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.page_setup.fitToHeight = 0  # as many as they are
    page.freeze_panes = f"B{HEADING_ROW + 1}"
    page.print_title_rows, page.print_title_cols = f"1:{HEADING_ROW}", "A:A"
    if sheet.rows:  # hundreds of them, of which a reader wants those of one cell, or those that were missed
        last = get_column_letter(len(sheet.headings))
        page.auto_filter.ref = f"A{HEADING_ROW}:{last}{HEADING_ROW + len(sheet.rows)}"
    put_cell(page, 1, 1, mark, Font(bold=True))
    for column, heading in enumerate(sheet.headings, 1):
        put_cell(page, HEADING_ROW, column, heading, Font(bold=True))
        page.column_dimensions[get_column_letter(column)].width = wide[column - 1]
    for number, row in enumerate(sheet.rows, HEADING_ROW + 1):
        for column, value in enumerate(row, 1):
            if value != "":
                put_cell(page, number, column, value)
    for column, allowed in sheet.choices.items():
        _offer(page, get_column_letter(column + 1), lists.index(allowed) + 1, len(allowed))


def put_cell(page: Worksheet, row: int, column: int, value: Any, font: Font | None = None) -> None:
    """Raises ExchangeError for a text that a cell cannot hold. A text is never a formula."""
    cell = page.cell(row, column)
    if not isinstance(cell, Cell):  # covered by a merged one
        return
    if isinstance(value, str):
        if len(value) > MAX_CELL or plain(value) != value or ESCAPED.search(value):
            raise ExchangeError(
                N_("a cell cannot hold this text"),
                remedy=N_("Shorten it, or type it again."),
                place=Place("", 0, f"{page.title}!{cell.coordinate}"),
                code="Q112",
            )
        cell.value = value
        cell.data_type = "s"  # never a formula, whatever it begins with
        cell.number_format = "@"
        cell.quotePrefix = value.startswith(_LEADING)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    else:
        cell.value = value
        if isinstance(
            value, datetime
        ):  # sorts and reckons as one, whatever the office's own order of day and month
            cell.number_format = MOMENT
    if font:
        cell.font = font


def safe_text(text: str, longest: int = 600) -> str:
    """What people wrote as every cell can hold it: on one line of at most so many characters, with nothing in it that the format
    would read as an escape."""
    return line(text, longest).replace("_x", "_ x").replace("x005F_", "x005F _")


def _offer(page: Worksheet, letter: str, list_column: int, count: int) -> None:
    """A drop-down list for a column. It offers and does not forbid, so that a paste keeps working."""
    source = get_column_letter(list_column)
    rule = DataValidation(
        type="list", formula1=f"'{LISTS}'!${source}$1:${source}${count}", showErrorMessage=False
    )
    page.add_data_validation(rule)
    rule.add(f"{letter}{HEADING_ROW + 1}:{letter}{MAX_ROWS}")


def _fill_lists(page: Worksheet, lists: tuple[tuple[str, ...], ...]) -> None:
    page.sheet_state = "hidden"
    for column, allowed in enumerate(lists, 1):
        for row, value in enumerate(allowed, 1):
            put_cell(page, row, column, value)


def repacked(content: bytes, mark: str, author: str = "") -> bytes:
    """The same parts without the hour of writing, so that the same table is the same file; with an author where one is named."""
    by = f"<dc:creator>{author}</dc:creator>" if author else ""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            part = (
                _PROPERTIES.format(mark=mark, author=by).encode()
                if name == "docProps/core.xml"
                else old.read(name)
            )
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            new.writestr(info, part)
    return packed.getvalue()
