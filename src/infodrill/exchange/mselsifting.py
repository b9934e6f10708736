"""Which rows of a planner's table are injects: not what is struck through, no sums, no signatures; what is hidden is asked.

Whatever is left out or read as something near to it is told once for the whole table.
"""

# Charter: exchange mselsifting
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from infodrill.exchange.mselaround import Around
from infodrill.exchange.mselbelow import by_what_stands_there
from infodrill.exchange.mselcells import meaning
from infodrill.exchange.mselcolumns import LEFT_OUT, OWN, TARGETS, folded
from infodrill.exchange.mselfilling import LONGEST_TAG, slug
from infodrill.exchange.msellayout import FoundTable, MselLayout, title_of
from infodrill.exchange.mseltimes import moment
from infodrill.exchange.mselwords import NEAREST, OF_ACTIONS, SUMS
from infodrill.exchange.workbookreading import CellRead
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.folding import de_accent
from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioProblem, warning

FEW = 3  # fields at the most of a row below the table that is a sum or somebody's signature
SHOWN = 12  # rows or words that a message lists
SAID_ONCE = frozenset(
    {"Q139", "Q141", "Q143", "Q144"}
)  # notes that need no second look when the same mapping is used again
_SUM = re.compile(rf"(?:{'|'.join(map(de_accent, SUMS))})\b")
_ONLY_SUM = re.compile(rf"(?:{'|'.join(map(de_accent, SUMS))})(?: (?:tinh huong|inject)s?)?\W*")
_DIGIT = re.compile(r"\d")
Row = list[CellRead]


@dataclass(frozen=True, kw_only=True)
class RowSieve:
    """Goes through the rows of a table in the file `name`; finds `faults` and tells `notes` on its way."""

    found: FoundTable
    layout: MselLayout
    name: str
    around: Around = field(default_factory=Around)
    faults: list[ScenarioError] = field(default_factory=list)
    notes: list[ScenarioProblem] = field(default_factory=list)

    def injects(self) -> list[Row]:
        """The rows that are injects or titles of groups, in their order."""
        rows = self.found.rows
        struck = [row for row in rows if self._struck(row)]
        # Of all rows: the title over an inject that was struck through is no remark below the last one.
        others = [row for row in self._no_injects(rows) if row not in struck]
        rows = self._without(rows, struck, N_("struck through, and so left out: rows {rows}"))
        rows = self._without(rows, others, N_("no injects, and so left out: rows {rows}"))
        rows = self._without_hidden(rows)
        self._channels(rows)
        self._long(rows)
        self._of_actions()
        self._hidden_columns()
        return rows

    @cached_property
    def _fields(self) -> dict[str, str]:
        """Target by letter, of the columns that hold a field."""
        told = {column.letter: column.target for column in self.found.columns}
        return {letter: target for letter, target in told.items() if target not in (OWN, LEFT_OUT)}

    @cached_property
    def _read(self) -> frozenset[str]:
        return frozenset(column.letter for column in self.found.columns if column.target != LEFT_OUT)

    def _struck(self, row: Row) -> bool:
        """Whether all of it is struck through; what is so in part is a fault."""
        cells = [cell for cell in row if cell.column in self._read]
        if cells and all(cell.struck == "all" for cell in cells):
            return True
        half = next((cell for cell in cells if cell.struck and cell.column in self._fields), None)
        if half is not None:
            self.faults.append(
                ScenarioError(
                    N_("this is struck through, and other parts of the row are not"),
                    remedy=N_(
                        "Strike the whole row if it shall not come; else take out what is struck through."
                    ),
                    place=self._at(half),
                    code="Q140",
                )
            )
        return False

    def _no_injects(self, rows: list[Row]) -> list[Row]:
        """Sums wherever they stand, and what stands below the last inject: signatures, remarks."""
        last = max((number for number, row in enumerate(rows) if self._is_inject(row)), default=-1)
        return [
            row
            for number, row in enumerate(rows)
            if (self._few(row) and (self._is_sum(row) or number > last >= 0)) or self._only_counts(row)
        ]

    def _few(self, row: Row) -> bool:
        return not self._is_inject(row) and sum(cell.column in self._fields for cell in row) <= FEW

    def _only_counts(self, row: Row) -> bool:
        """Whether the row is a word for a sum beside numbers, which stand under a time or a number by accident."""
        texts = [de_accent(folded(str(cell.value))) for cell in row if cell.kind == "text"]
        return bool(texts) and len(texts) < len(row) and all(_ONLY_SUM.fullmatch(text) for text in texts)

    def _is_inject(self, row: Row) -> bool:
        """Whether it has a time or a number."""
        for cell in row:
            target = self._fields.get(cell.column, "")
            if target == "number" and _DIGIT.search(str(cell.value)):
                return not title_of(row, self.found)
            if TARGETS[target or OWN].path == ("at",) and moment(cell.value) is not None:
                return True
        return False

    def _is_sum(self, row: Row) -> bool:
        texts = (de_accent(folded(str(cell.value))) for cell in row if cell.kind == "text")
        return any(_SUM.match(text) for text in texts)

    def _without(self, rows: list[Row], out: list[Row], message: str) -> list[Row]:
        if out:
            remedy = N_("If one of them is an inject after all, write it as the others are.")
            told = _numbers(row[0].row for row in out)
            self.notes.append(warning("Q139", self._at(out[0][0]), message, remedy, rows=told))
        gone = {id(row) for row in out}
        return [row for row in rows if id(row) not in gone]

    def _without_hidden(self, rows: list[Row]) -> list[Row]:
        hidden = hidden_rows(self.found, rows)
        if not hidden or self.layout.hidden == "read":
            return rows
        if self.found.house:
            message = N_("hidden, and read all the same: rows {rows}")
            remedy = N_("Delete the rows that are to be no injects, or show them.")
            told = _numbers(row[0].row for row in hidden)
            self.notes.append(warning("Q141", self._at(hidden[0][0]), message, remedy, rows=told))
            return rows
        if self.layout.hidden == "leave":
            return self._without(rows, hidden, N_("hidden, and so left out: rows {rows}"))
        self.faults.append(
            ScenarioError(
                N_("there are hidden rows, and nobody says whether they are to come: rows {rows}"),
                remedy=N_(
                    "Say whether they are read or left out (`hidden: read`, `hidden: leave` in a mapping), or show them."
                ),
                place=self._at(hidden[0][0]),
                code="Q138",
                rows=_numbers(row[0].row for row in hidden),
            )
        )
        return rows

    def _channels(self, rows: list[Row]) -> None:
        """Words for a channel that the range does not have, read as the one that is nearest."""
        columns = {letter for letter, target in self._fields.items() if target == "method"}
        cells = [cell for row in rows for cell in row if cell.column in columns]
        near = {word: cell for cell in cells if (word := folded(str(cell.value))) in NEAREST}
        if near:
            words = [f"{word} → {meaning('method', word)}" for word in list(near)[:SHOWN]]
            message = N_("the range has no such channels, so the nearest are taken: {words}")
            remedy = N_("Write another channel in the cells where that is not meant.")
            first = next(iter(near.values()))
            self.notes.append(warning("Q141", self._at(first), message, remedy, words=", ".join(words)))

    def _long(self, rows: list[Row]) -> None:
        """Their own columns with texts that a tag cannot hold."""
        own = {column.letter: column for column in self.found.columns if column.target == OWN}
        cells = (cell for row in rows for cell in row if cell.column in own)
        long = {cell.column: cell for cell in cells if len(slug(str(cell.value))) > LONGEST_TAG}
        for letter, cell in long.items():
            message = N_("{heading} is no field of an inject: its texts are kept as tags, and cut")
            remedy = N_("Name the column in the mapping, such as `body.vi`, or leave it out with `-`.")
            self.notes.append(warning("Q141", self._at(cell), message, remedy, heading=own[letter].name[:60]))

    def _of_actions(self) -> None:
        """Their own columns of who is to act and by when: that is read from the text of the action alone."""
        for column in self.found.columns:
            if column.target == OWN and (
                folded(column.name) in OF_ACTIONS or self._tells_of_actions(column.letter)
            ):
                message = N_(
                    "{heading} is kept as tags: who is to act, and by when, is read from the text of the action alone"
                )
                remedy = N_(
                    "Write it into that cell, as “SPOKE: answer within 15 min”, or as `who` and `deadline` afterwards."
                )
                place = Place(self.name, column.row, f"{self.found.sheet}!{column.letter}{column.row}")
                self.notes.append(warning("Q141", place, message, remedy, heading=column.name[:60]))

    def _tells_of_actions(self, letter: str) -> bool:
        """Whether most of its cells name roles, or times, beside a column of actions."""
        cells = [cell for row in self.found.rows for cell in row if cell.column == letter]
        acted = any(TARGETS[target].path[0] == "expected" for target in self._fields.values())
        return acted and bool({"to", "at"} & {*by_what_stands_there(cells, self.around)})

    def _hidden_columns(self) -> None:
        if self.found.headings[0].hidden == "sheet":
            message = N_(
                "the sheet {sheet} is hidden, and is read all the same: no other holds a list of injects"
            )
            remedy = N_("Show it, or send the workbook that is meant.")
            self.notes.append(
                warning("Q141", self._at(self.found.headings[0]), message, remedy, sheet=self.found.sheet)
            )
        hidden = [column for column in self.found.columns if column.hidden and column.letter in self._fields]
        if hidden and not self.found.house:
            message = N_("the columns {columns} are hidden, and are read all the same")
            remedy = N_("Leave them out in the mapping with `-` where that is not meant.")
            place = Place(self.name, hidden[0].row, f"{self.found.sheet}!{hidden[0].letter}{hidden[0].row}")
            told = ", ".join(f"{column.letter} ({column.name[:40]})" for column in hidden[:SHOWN])
            self.notes.append(warning("Q141", place, message, remedy, columns=told))

    def _at(self, cell: CellRead) -> Place:
        return Place(self.name, cell.row, f"{self.found.sheet}!{cell.column}{cell.row}")


def hidden_rows(found: FoundTable, rows: list[Row] | None = None) -> list[Row]:
    """The rows of a table that nobody sees."""
    return [row for row in (found.rows if rows is None else rows) if row[0].hidden == "row"]


def _numbers(rows: Iterable[int]) -> str:
    listed = list(rows)
    shown: Iterator[str] = map(str, listed[:SHOWN])
    return ", ".join(shown) + (" …" if len(listed) > SHOWN else "")
