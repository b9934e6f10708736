"""Kinds of mistake that may be made in any column of a table of injects, and in a table as a whole."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.scenario.slips import swapped

Sheet = Any  # of openpyxl
Cell = Any


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A cell of a table that is to be changed: of an own layout or an exported one, below the row of headings."""

    page: Sheet
    head: int  # the row of headings
    cell: Cell

    @property
    def name(self) -> str:
        return str(self.page.cell(self.head, self.cell.column).value or "")

    @property
    def rows(self) -> range:
        return range(self.head + 1, self.page.max_row + 1)

    def column(self) -> list[Cell]:
        return [self.page.cell(row, self.cell.column) for row in self.rows]


Change = Callable[[Spot], Any]  # False where it cannot be made there


def value(new: Callable[[Any, Spot], Any]) -> Change:
    def change(spot: Spot) -> Any:
        made = new(spot.cell.value, spot)
        if made is False or made == spot.cell.value:
            return False
        spot.cell.value = made
        return None

    return change


def text(new: Callable[[str, Spot], Any]) -> Change:
    """Of cells that hold a text."""
    return value(lambda said, spot: new(said, spot) if isinstance(said, str) and said else False)


def style(do: Callable[[Spot], Any]) -> Change:
    return lambda spot: do(spot) and None


def _shift(spot: Spot, by: int) -> Any:
    said = [cell.value for cell in spot.column()]
    for n, cell in enumerate(spot.column()):
        cell.value = said[n - by] if 0 <= n - by < len(said) else None


def _order(spot: Spot) -> Any:
    said = sorted((cell.value for cell in spot.column()), key=lambda each: (each is None, str(each)))
    for cell, each in zip(spot.column(), said, strict=True):
        cell.value = each


def _all(new: Callable[[Any, int], Any]) -> Change:
    def change(spot: Spot) -> Any:
        before = [cell.value for cell in spot.column()]
        for n, cell in enumerate(spot.column()):
            cell.value = new(cell.value, n)
        return None if [cell.value for cell in spot.column()] != before else False

    return change


def _beside(spot: Spot, by: int) -> Any:
    column = spot.cell.column + by
    return spot.page.cell(spot.cell.row, column).value if column else False


def _swap(spot: Spot, other: Cell) -> Any:
    if spot.cell.value == other.value:
        return False
    spot.cell.value, other.value = other.value, spot.cell.value
    return None


def _heading(new: Callable[[str, Spot], Any]) -> Change:
    def change(spot: Spot) -> Any:
        cell = spot.page.cell(spot.head, spot.cell.column)
        made = new(str(cell.value), spot) if cell.value else False
        if made is False or made == cell.value:
            return False
        cell.value = made
        return None

    return change


def _moved_away(spot: Spot) -> Any:
    said = [spot.page.cell(row, spot.cell.column).value for row in range(spot.head, spot.page.max_row + 1)]
    spot.page.delete_cols(spot.cell.column)
    last = spot.page.max_column + 1
    for n, each in enumerate(said):
        spot.page.cell(spot.head + n, last).value = each


FULL = str.maketrans("0123456789", "０１２３４５６７８９")
KINDS: Mapping[str, Change] = {
    # of one cell
    "emptied": value(lambda said, _: None if said is not None else False),
    "a blank": value(lambda said, _: " "),
    "a no-break space": value(lambda said, _: "\u00a0"),
    "a dash": value(lambda said, _: "-"),
    "a question mark": value(lambda said, _: "?"),
    "an x": value(lambda said, _: "x"),
    "n/a": value(lambda said, _: "N/A"),
    "to come": value(lambda said, _: "TBC"),
    "as above": value(lambda said, _: "như trên"),
    "a ditto mark": value(lambda said, _: '"'),
    "an arrow down": value(lambda said, _: "↓"),
    "a number": value(lambda said, _: 5),
    "a fraction": value(lambda said, _: 8.5),
    "a great number": value(lambda said, _: 123456789),
    "below nought": value(lambda said, _: -3),
    "nought": value(lambda said, _: 0),
    "yes": value(lambda said, _: True),
    "a date": value(lambda said, _: datetime(2027, 5, 15)),
    "a day": value(lambda said, _: date(2027, 5, 15)),
    "a time of day": value(lambda said, _: time(8, 17)),
    "an error": value(lambda said, _: "#N/A"),
    "a lost reference": value(lambda said, _: "#REF!"),
    "a formula": value(lambda said, spot: f"=A{spot.cell.row}"),
    "a formula of words": value(lambda said, _: '=CONCAT("a";"b")'),
    "a link": value(lambda said, _: "https://vidu.invalid/a"),
    "a decimal comma": value(lambda said, _: f"{said},5" if isinstance(said, int) else False),
    "a number as text": value(lambda said, _: str(said) if isinstance(said, int) else False),
    "a number with a unit": value(lambda said, _: f"{said} cái" if isinstance(said, int) else False),
    "wide figures": value(lambda said, _: str(said).translate(FULL) if re.search(r"\d", str(said)) else False),
    "blanks around": text(lambda said, _: f"  {said} "),
    "a line feed behind": text(lambda said, _: f"{said}\n"),
    "a line feed inside": text(lambda said, _: said.replace(" ", "\n", 1)),
    "a no-break space behind": text(lambda said, _: f"{said}\u00a0"),
    "a full stop behind": text(lambda said, _: f"{said}."),
    "a semicolon behind": text(lambda said, _: f"{said};"),
    "a comma behind": text(lambda said, _: f"{said},"),
    "a doubt behind": text(lambda said, _: f"{said}?"),
    "a star behind": text(lambda said, _: f"{said}*"),
    "a remark behind": text(lambda said, _: f"{said} (hỏi chị Lan)"),
    "a remark below": text(lambda said, _: f"{said}\n→ chị Lan xem lại"),
    "curly marks around": text(lambda said, _: f"“{said}”"),
    "an apostrophe before": text(lambda said, _: f"'{said}"),
    "a bullet before": text(lambda said, _: f"• {said}"),
    "in capitals": text(lambda said, _: said.upper()),
    "in small letters": text(lambda said, _: said.lower()),
    "without accents": text(lambda said, _: _plain(said)),
    "misspelt": text(lambda said, _: swapped(said)),
    "cut": text(lambda said, _: said[:-2] if len(said) > 4 else False),
    "twice": text(lambda said, _: f"{said}, {said}"),
    "one or the other": text(lambda said, spot: f"{said} hoặc {_beside(spot, 1)}"),
    "the neighbour's": value(lambda said, spot: _beside(spot, 1)),
    "the left neighbour's": value(lambda said, spot: _beside(spot, -1)),
    "the next row's": value(lambda said, spot: spot.page.cell(spot.cell.row + 1, spot.cell.column).value),
    "swapped with the next row's": lambda spot: _swap(spot, spot.page.cell(spot.cell.row + 1, spot.cell.column)),
    "swapped with the neighbour's": lambda spot: _swap(spot, spot.page.cell(spot.cell.row, spot.cell.column + 1)),
    "merged with the one below": style(
        lambda spot: spot.page.merge_cells(
            start_row=spot.cell.row, end_row=spot.cell.row + 1, start_column=spot.cell.column, end_column=spot.cell.column)
    ),
    "merged with the one beside": style(
        lambda spot: spot.page.merge_cells(
            start_row=spot.cell.row, end_row=spot.cell.row, start_column=spot.cell.column, end_column=spot.cell.column + 1)
    ),
    "struck through": style(lambda spot: setattr(spot.cell, "font", Font(strike=True))),
    "with a comment": style(lambda spot: setattr(spot.cell, "comment", Comment("xem lại", "Lan"))),
    "with a comment that cancels": style(lambda spot: setattr(spot.cell, "comment", Comment("bỏ tin này", "Lan"))),
    "cancelled": value(lambda said, _: "HỦY - không phát"),
    "two in one": text(lambda said, _: f"a) {said}\nb) 08:45: {said}" if len(said) > 45 else False),
    # of a column
    "all emptied": _all(lambda said, _: None),
    "all alike": lambda spot: _all(lambda said, _: spot.cell.value)(spot) if spot.cell.value is not None else False,
    "counted on": _all(lambda said, n: n + 1),
    "all formulas": _all(lambda said, n: f"=A{n + 3}"),
    "all to come": _all(lambda said, n: "TBC"),
    "one down": lambda spot: _shift(spot, 1),
    "one up": lambda spot: _shift(spot, -1),
    "sorted alone": _order,
    "a heading emptied": _heading(lambda said, _: None),
    "a heading misspelt": _heading(lambda said, _: swapped(said)),
    "a heading with a star": _heading(lambda said, _: f"{said} *"),
    "a heading with a remark": _heading(lambda said, _: f"{said} (bắt buộc)"),
    "a heading in two lines": _heading(lambda said, _: said.replace(" ", "\n") if " " in said else False),
    "a heading of a number": _heading(lambda said, spot: f"{spot.cell.column}. {said}"),
    "a heading in capitals": _heading(lambda said, _: said.upper()),
    "a heading of nothing known": _heading(lambda said, _: "Cột này"),
    "the neighbour's heading": _heading(lambda said, spot: spot.page.cell(spot.head, spot.cell.column + 1).value or False),
    "a column taken out": style(lambda spot: spot.page.delete_cols(spot.cell.column)),
    "a column moved to the end": style(_moved_away),
    "a column hidden": style(lambda spot: setattr(spot.page.column_dimensions[spot.cell.column_letter], "hidden", True)),
    "an empty column before": style(lambda spot: spot.page.insert_cols(spot.cell.column)),
}  # fmt: skip


def _plain(said: str) -> str:
    return "".join(
        each
        for each in unicodedata.normalize("NFD", said.replace("đ", "d").replace("Đ", "D"))
        if not unicodedata.combining(each)
    )


def _row(spot: Spot, row: int) -> list[Any]:
    return [spot.page.cell(row, column).value for column in range(1, spot.page.max_column + 1)]


def _put(spot: Spot, row: int, values: Iterable[Any]) -> None:
    for n, each in enumerate(values):
        spot.page.cell(row, n + 1).value = each


def _reverse(spot: Spot) -> None:
    rows = [_row(spot, row) for row in spot.rows]
    for row, values in zip(spot.rows, reversed(rows), strict=True):
        _put(spot, row, values)


def _below(spot: Spot, values: Iterable[Any]) -> None:
    _put(spot, spot.page.max_row + 1, values)


def _inserted(spot: Spot, values: Iterable[Any]) -> None:
    row = spot.cell.row
    spot.page.insert_rows(row)
    _put(spot, row, values)


TABLES: Mapping[str, Callable[[Spot], Any]] = {
    "a row taken out": lambda spot: spot.page.delete_rows(spot.cell.row),
    "a row twice": lambda spot: _inserted(spot, _row(spot, spot.cell.row)),
    "a row twice at the end": lambda spot: _below(spot, _row(spot, spot.cell.row)),
    "a row twice without its number": lambda spot: _below(spot, [None, *_row(spot, spot.cell.row)[1:]]),
    "a row under another number": lambda spot: _put(spot, spot.cell.row, [777, *_row(spot, spot.cell.row)[1:]]),
    "rows upside down": _reverse,
    "a row emptied": lambda spot: _put(spot, spot.cell.row, [None] * spot.page.max_column),
    "a blank row between": lambda spot: _inserted(spot, []),
    "a title between": lambda spot: _inserted(spot, ["Buổi sáng"]),
    "headings again": lambda spot: _inserted(spot, _row(spot, spot.head)),
    "headings taken out": lambda spot: spot.page.delete_rows(spot.head),
    "a sum below": lambda spot: _below(spot, ["Tổng", "12 dòng"]),
    "a signature below": lambda spot: _below(spot, [None, None, None, "Người lập bảng"]),
    "a row begun": lambda spot: _below(spot, [99]),
    "a row hidden": lambda spot: setattr(spot.page.row_dimensions[spot.cell.row], "hidden", True),
    "a row struck": lambda spot: _struck(spot),
    "the sheet twice": lambda spot: spot.page.parent.copy_worksheet(spot.page),
    "the sheet hidden": lambda spot: (spot.page.parent.create_sheet("Bìa"), setattr(spot.page, "sheet_state", "hidden")),
    "another name for the sheet": lambda spot: setattr(spot.page, "title", "Sheet cũ"),
    "a cover before": lambda spot: spot.page.parent.move_sheet(spot.page.parent.create_sheet("Bìa"), -9),
    "lying on its side": lambda spot: _turned(spot),
    "a row cut off on the left": lambda spot: _put(spot, spot.cell.row, [*_row(spot, spot.cell.row)[1:], None]),
    "a row pushed to the right": lambda spot: _put(spot, spot.cell.row, [None, *_row(spot, spot.cell.row)]),
    "all merged in a row": lambda spot: spot.page.merge_cells(f"A{spot.cell.row}:F{spot.cell.row}"),
    "an empty table": lambda spot: spot.page.delete_rows(spot.head + 1, 90),
}  # fmt: skip


def _struck(spot: Spot) -> None:
    for column in range(1, spot.page.max_column + 1):
        spot.page.cell(spot.cell.row, column).font = Font(strike=True)


def _turned(spot: Spot) -> None:
    rows = [_row(spot, row) for row in range(spot.head, spot.page.max_row + 1)]
    spot.page.delete_rows(1, 90)
    for n, values in enumerate(zip(*rows, strict=True)):
        _put(spot, n + 1, values)
