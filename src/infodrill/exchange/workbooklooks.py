"""What a workbook shows struck through and what it hides: planners strike what is not to come, and forget what they hid."""

# Charter: exchange workbooklooks
from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import islice
from pathlib import PurePosixPath
from posixpath import normpath
from typing import Any

from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.xml.functions import iterparse

from infodrill.exchange.workbook import MAX_COLUMNS
from infodrill.kernel.digits import whole

MAX_MERGED = 2_000  # ranges of a sheet
MAX_SPANS = 1_000  # of columns that a sheet describes together
MAX_COMMENTS, LONGEST_COMMENT = 2_000, 400
STRINGS = "xl/sharedstrings.xml"
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')
_ROW = re.compile(rb"<(?:\w+:)?row(?=[\s/>])([^<>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^<>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^<>]*)>")
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ATTRIBUTE = re.compile(rb"""(?<![\w:])([\w:]+)\s*=\s*["']([^"']*)["']""")
_NO = frozenset({"0", "false", "none"})


@dataclass(frozen=True, kw_only=True)
class SheetLooks:
    """How one sheet looks, read off its `part`; `strings` = the part with the texts that cells share, b"" = none."""

    part: bytes
    strings: bytes
    hidden: bool  # the sheet as a whole
    notes: bytes = b""  # the part with its comments

    @cached_property
    def merged(self) -> list[tuple[int, int, int, int]]:
        """Merged ranges as (first column, first row, last column, last row), the first MAX_MERGED."""
        found = islice(_MERGED.finditer(self.part), MAX_MERGED)
        return [tuple(range_boundaries(hit[1].decode())) for hit in found]  # type: ignore[misc]

    @cached_property
    def hidden_rows(self) -> frozenset[int]:
        """Numbers of the rows that nobody sees."""
        found: set[int] = set()
        number = 0
        for hit in _ROW.finditer(self.part):
            told = _attributes(hit[1])
            number = whole(told.get("r", "")) or number + 1
            if _says(told, "hidden") or told.get("ht") in ("0", "0.0"):
                found.add(number)
        return frozenset(found)

    @cached_property
    def hidden_columns(self) -> frozenset[str]:
        """Letters of the columns that nobody sees."""
        found: set[str] = set()
        for hit in islice(_COLUMN.finditer(self.part), MAX_SPANS):
            told = _attributes(hit[1])
            if _says(told, "hidden") or told.get("width") in ("0", "0.0"):
                first, last = (whole(told.get(end, "")) or 0 for end in ("min", "max"))
                letters = range(max(1, first), min(last, MAX_COLUMNS) + 1)
                found.update(map(get_column_letter, letters))
        return frozenset(found)

    @cached_property
    def comments(self) -> dict[int, dict[str, str]]:
        """Row → column → what somebody wrote beside the cell, the first MAX_COMMENTS, each to LONGEST_COMMENT letters."""
        found: dict[int, dict[str, str]] = {}
        for ref, text in islice(_comments(self.notes), MAX_COMMENTS) if self.notes else ():
            if at := _CELL.fullmatch(ref):
                found.setdefault(int(at[2]), {})[at[1]] = text[:LONGEST_COMMENT]
        return found

    @cached_property
    def struck(self) -> dict[str, str]:
        """Text → "all" or "part" of it, for texts in which letters by themselves are struck through."""
        told = (pair for part in (self.part, self.strings) if b"strike" in part for pair in _struck(part))
        return dict(sorted(told, key=lambda pair: pair[1], reverse=True))  # "all" stands where both are

    def of(self, row: int, column: str) -> str:
        """Where the cell is hidden: "sheet", "row", "column", or "" for a cell that is seen."""
        if self.hidden:
            return "sheet"
        if row in self.hidden_rows:
            return "row"
        return "column" if column in self.hidden_columns else ""

    def strike(self, cell: Any) -> str:
        """How much of what a cell says is struck through: "all", "part", or "" for nothing."""
        font = getattr(cell, "font", None) if cell.has_style else None
        if font is not None and font.strike:
            return "all"
        return self.struck.get(cell.value, "") if self.struck and isinstance(cell.value, str) else ""


def _notes(sheet: Any, archive: zipfile.ZipFile) -> bytes:
    """The part with the comments of a sheet, b"" = it has none."""
    part = PurePosixPath(sheet._worksheet_path.lstrip("/"))
    listed = {name.lower(): name for name in archive.namelist()}
    beside = listed.get(f"{part.parent}/_rels/{part.name}.rels".lower())
    for hit in _RELATION.finditer(archive.read(beside)) if beside else ():
        told = _attributes(hit[1])
        if told.get("Type", "").endswith("/comments"):
            target = told.get("Target", "")
            whole_path = normpath(target.lstrip("/") if target.startswith("/") else f"{part.parent}/{target}")
            return archive.read(listed[whole_path.lower()]) if whole_path.lower() in listed else b""
    return b""


def _comments(part: bytes) -> Iterator[tuple[str, str]]:
    """(cell, text) of each comment of a part."""
    for _, node in iterparse(BytesIO(part)):
        if _name(node) == "comment":
            text = "".join(each.text or "" for each in node.iter() if _name(each) == "t")
            yield str(node.get("ref", "")), text.strip()
            node.clear()


def looks(sheet: Any, archive: zipfile.ZipFile) -> SheetLooks:
    """How a sheet of an opened workbook looks."""
    strings = next((name for name in archive.namelist() if name.lower() == STRINGS), "")
    return SheetLooks(
        part=archive.read(sheet._worksheet_path.lstrip("/")),
        strings=archive.read(strings) if strings else b"",
        hidden=sheet.sheet_state != "visible",
        notes=_notes(sheet, archive),
    )


def _attributes(text: bytes) -> dict[str, str]:
    return {name.decode(): value.decode(errors="replace") for name, value in _ATTRIBUTE.findall(text)}


def _says(told: dict[str, str], name: str) -> bool:
    return told.get(name, "0") not in _NO


def _struck(part: bytes) -> Iterator[tuple[str, str]]:
    """Each text of a part that has struck letters in it."""
    for _, node in iterparse(BytesIO(part)):
        if _name(node) in ("si", "is"):
            runs = [(_text(run), _is_struck(run)) for run in node if _name(run) == "r"]
            marks = {struck for text, struck in runs if text.strip()}
            if True in marks:
                yield "".join(text for text, _ in runs), "part" if False in marks else "all"
        if _name(node) in ("si", "is", "row"):  # one within another would be read once for each around it
            node.clear()


def _name(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def _text(run: Any) -> str:
    return "".join(node.text or "" for node in run if _name(node) == "t")


def _is_struck(run: Any) -> bool:
    marks = (node for node in run.iter() if _name(node) == "strike")
    return any(node.get("val", "1") not in _NO for node in marks)
