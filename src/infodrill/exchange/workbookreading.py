"""Owns reading of spreadsheet files that strangers wrote. A workbook is a ZIP of XML parts and nothing in it is trusted.

Before any part is parsed, size, number of parts, unpacked size and kind are limited, and macros and XML declarations
that could grow or reach outside are refused. Formulas are found and never computed.
"""

# Charter: exchange workbookreading
from __future__ import annotations

import warnings
import zipfile
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from infodrill.exchange.address import ExchangeError
from infodrill.exchange.workbook import LISTS, MAX_COLUMNS, MAX_ROWS
from infodrill.exchange.workbooklooks import SheetLooks, looks
from infodrill.kernel.container import packed_plainly
from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_

MAX_BYTES = 4_000_000
MAX_UNPACKED = 24_000_000
MAX_PARTS = 200
MAX_TAGS = 1_000_000  # marks "<" in one part: what reading it costs
MOST_FILLED = 3_000  # rows of all sheets: a page waits for them, and no drill has as many injects
MOST_LETTERS = 1_500_000

_KINDS = {"s": "text", "n": "number", "b": "yes_no", "d": "time", "f": "formula", "e": "error"}
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<", b"\x00\x00")
# A parser takes a part for UTF-16 by any letter beside a NUL, so the words are looked for as each encoding writes them.
_DECLARING = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
_BROKEN = (
    InvalidFileException, zipfile.BadZipFile, zlib.error, SyntaxError, KeyError, ValueError, TypeError, AttributeError,
    IndexError, EOFError, OverflowError, NotImplementedError, AssertionError, RecursionError, OSError,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CellRead:
    """A cell that was read. `row` and `column` as people name them (7, "C").

    `kind` text | number | yes_no | time | formula | error; `value` of Python's own types; `across` = columns that a merged
    cell covers; `struck` = how much of it is struck through, `hidden` = what of it nobody sees (`SheetLooks`);
    `comment` = what somebody wrote beside it, in the first cell of a row also what stands beside empty ones.
    """

    row: int
    column: str
    kind: str
    value: Any
    across: int = 1
    struck: str = ""
    hidden: str = ""
    comment: str = ""


def read(content: bytes, name: str) -> dict[str, list[list[CellRead]]]:
    """Filled cells by sheet and row. Raises ExchangeError for a file too large, of another kind, with macros, or damaged."""
    _inspect(content, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's remarks on styling that it drops
            book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
            sheets = [worksheet for worksheet in book.worksheets if worksheet.title != LISTS]
            with zipfile.ZipFile(BytesIO(content)) as archive:
                seen = {sheet.title: looks(sheet, archive) for sheet in sheets}
            held = _ReadThrough(name)
            return {
                sheet.title: _spread(
                    list(held.counted(_rows(sheet, seen[sheet.title], name))), seen[sheet.title].merged, held
                )
                for sheet in sheets
            }
    except _BROKEN:
        raise ExchangeError(
            N_("the workbook is damaged"),
            remedy=N_("Open it in a spreadsheet program and save it anew as .xlsx."),
            place=Place(name),
            code="Q111",
        ) from None


def _inspect(content: bytes, name: str) -> None:
    """Refuse before parsing what is too large, of another kind, or carries macros or entities."""
    # Limits from the cheapest to the dearest: size, then the directory, then every part, and only then a
    # parser.
    if len(content) > MAX_BYTES:
        raise _too_large(name)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            infos = archive.infolist()
            if len(infos) > MAX_PARTS or sum(member.file_size for member in infos) > MAX_UNPACKED:
                raise _too_large(name)
            names = {member.filename.lower() for member in infos}
            # Two parts of one name: this check would look at one, and the parser might read the other.
            if "xl/workbook.xml" not in names or len(names) != len(infos):
                raise _other_kind(name)
            if not all(map(packed_plainly, infos)):
                raise _other_kind(name)
            for info in infos:
                _inspect_part(info.filename.lower(), archive.read(info), name)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, EOFError, OSError):
        raise _other_kind(name) from None


def _inspect_part(part: str, content: bytes, name: str) -> None:
    if "vba" in part or (part == "[content_types].xml" and b"macroenabled" in content.lower()):
        raise ExchangeError(
            N_("the workbook holds macros"),
            remedy=N_("Save it as .xlsx without macros."),
            place=Place(name),
            code="Q113",
        )
    # A small file may hold millions of empty elements, each of which costs a parser far more than its bytes.
    if content.count(b"<") > MAX_TAGS:
        raise _too_large(name)
    # Entities are declared only there. What else is wide is refused too: the looks of a sheet are read off its bytes.
    if content.startswith(_WIDE) or any(word in content for word in _DECLARING):
        raise ExchangeError(
            N_("the workbook declares XML entities or is in an odd encoding"),
            remedy=N_("Open it in a spreadsheet program and save it anew as .xlsx."),
            place=Place(name),
            code="Q114",
        )


class _ReadThrough:
    """How much a workbook holds that somebody would have to read."""

    def __init__(self, name: str) -> None:
        self._name, self._rows, self._letters = name, 0, 0

    def counted(self, rows: Iterable[list[CellRead]]) -> Iterator[list[CellRead]]:
        """The rows, refused where there are too many of them, or of their letters."""
        for row in rows:
            self._rows += 1
            self.take(row)
            yield row

    def take(self, cells: Iterable[CellRead]) -> None:
        """Cells that are read; a merged one as often as it speaks for a row."""
        self._letters += sum(len(cell.value) for cell in cells if isinstance(cell.value, str))
        if self._rows > MOST_FILLED or self._letters > MOST_LETTERS:
            raise ExchangeError(
                N_("the workbook holds more than {rows} rows with something in them, or {letters} letters"),
                remedy=N_("Keep the list of injects alone, and cut long papers out of it."),
                place=Place(self._name),
                code="Q115",
                rows=MOST_FILLED,
                letters=MOST_LETTERS,
            )


def _rows(sheet: Any, seen: SheetLooks, name: str) -> Iterator[list[CellRead]]:
    """Rows with something in them. The sheet's own word about its size is not asked."""
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(), 1):
        if number > MAX_ROWS or len(row) > MAX_COLUMNS:
            raise ExchangeError(
                N_("the table is larger than {rows} rows and {columns} columns"),
                remedy=N_("Delete the rows below it and the columns beside it."),
                place=Place(name, 0, f"{sheet.title}!{get_column_letter(len(row) or 1)}{number}"),
                code="Q115",
                rows=MAX_ROWS,
                columns=MAX_COLUMNS,
            )
        found = [
            CellRead(
                row=number,
                column=get_column_letter(column),
                kind=_KINDS.get(cell.data_type, "error"),
                value=cell.value,
                struck=seen.strike(cell),
                hidden=seen.of(number, get_column_letter(column)),
            )
            for column, cell in enumerate(row, 1)
            if cell.value is not None and cell.value != ""
        ]
        if found:
            yield list(_commented(found, seen.comments.get(number, {})))


def _commented(row: list[CellRead], comments: Mapping[str, str]) -> Iterator[CellRead]:
    """Cells with their comments; what stands beside an empty cell goes along with the first of its row."""
    empty = [text for letter, text in comments.items() if all(cell.column != letter for cell in row)]
    for n, cell in enumerate(row):
        told = [comments.get(cell.column, ""), *(empty if not n else ())]
        yield replace(cell, comment="\n".join(filter(None, told))) if any(told) else cell


def _spread(
    rows: list[list[CellRead]], merged: list[tuple[int, int, int, int]], held: _ReadThrough
) -> list[list[CellRead]]:
    """A cell merged downwards speaks for each filled row beside it, and stays the place where it is mended. A cell belongs to one
    merge: what lies over another is passed over, as no program writes it and each of 150,000 went through all rows."""
    by_row = {row[0].row: row for row in rows}
    numbers = sorted(by_row)
    spoken: dict[int, int] = {}  # the last row of the merge above, by its first column
    for first, top, last, bottom in sorted(merged, key=lambda each: each[1]):
        if top <= spoken.get(first, 0):
            continue
        spoken[first] = bottom
        letter = get_column_letter(first)
        head = next((cell for cell in by_row.get(top, ()) if cell.column == letter), None)
        if head is None:
            continue
        wide = replace(head, across=last - first + 1)
        by_row[top][by_row[top].index(head)] = wide
        for number in numbers[bisect_right(numbers, top) : bisect_right(numbers, bottom)]:
            if all(cell.column != letter for cell in by_row[number]):
                held.take([wide])
                by_row[number].append(wide)
    return rows


def _too_large(name: str) -> ExchangeError:
    return ExchangeError(
        N_("the workbook is larger than {packed} MB packed or {unpacked} MB unpacked"),
        remedy=N_("Keep the tables only: no pictures, no other sheets."),
        place=Place(name),
        code="Q110",
        packed=MAX_BYTES // 1_000_000,
        unpacked=MAX_UNPACKED // 1_000_000,
    )


def _other_kind(name: str) -> ExchangeError:
    return ExchangeError(
        N_("this is not an .xlsx workbook, or it is locked with a password"),
        remedy=N_("Open it in a spreadsheet program and save it as .xlsx without a password."),
        place=Place(name),
        code="Q111",
    )
