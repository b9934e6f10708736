"""One cell of a table of injects as the value that its column holds. Formulas are found and never computed."""

# Charter: exchange mselcells
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cache
from typing import Any, get_args

from infodrill.exchange import mselcolumns as columns
from infodrill.exchange.mselaround import Around, named_exactly, named_in_part
from infodrill.exchange.mselcolumns import Column, folded
from infodrill.exchange.mselmeant import allowed, apart_by_blanks, as_above, closest, joined, one_word
from infodrill.exchange.mselnumbers import OwnNumber, whole_number
from infodrill.exchange.mseltimes import (
    FIRST_SERIAL,
    MomentTold,
    moment,
    no_time,
    not_shown,
    refuse_another_day,
    second_of,
)
from infodrill.exchange.mselwords import DASHES, EMPTY, EVERYBODY, PUBLIC, VALUES
from infodrill.exchange.workbook import ESCAPED
from infodrill.exchange.workbookreading import CellRead
from infodrill.kernel.brokenletters import broken, typed
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.folding import de_accent
from infodrill.kernel.i18n import N_
from infodrill.scenario.calledby import PUBLIC as OUT_THERE
from infodrill.scenario.checks.letters import fault as fault_of
from infodrill.scenario.schema.base import Control, Player
from infodrill.scenario.valuenames import suggested
from infodrill.scenario.yamltext import decode, read_yaml

# Some programs store yes and no as these two formulas; they are words here, nothing is computed.
YES = frozenset({columns.YES_NO[0], "có", "yes", "true", "x", "1", "=true()"})
NO = frozenset({columns.YES_NO[1], "không", "no", "false", "0", "=false()"})
_TEXT = re.compile(r"=\s*[>=<-]|=\s*[^\W\d_]+ [^\W\d_]")  # what follows an = that begins no formula
_OFFICES = re.compile(r"\b(?:ubnd|uy ban nhan dan|uy ban|people'?s committee(?: of)?)\b")  # of whatever place
ONE_KIND = {"to.cells": ("cell", "all"), "to.roles": ("role", "seat")}  # in an exported table's columns
OF_EACH = {"public": "to.public", "role": "to.roles", "seat": "to.roles"}  # else "to.cells"
_ROLES = {role.casefold(): role for role in get_args(Player) + get_args(Control)}


@dataclass(frozen=True, slots=True, kw_only=True)
class CellReader:
    """Reads cells beside what lies `around` the table. `first_day` = the date that the workbook calls the first."""

    around: Around
    first_day: date | None = None
    spoken: bool = True  # by people, whose dash says nothing; in an exported table any text is a text

    def value(self, cell: CellRead, column: Column, place: Place) -> Any:
        """The cell as its column's kind of value. Raises ScenarioError."""
        if column.kind == "yes_no" and str(cell.value).strip().casefold() in YES | NO:
            return str(cell.value).strip().casefold() in YES
        _refuse_no_value(cell, place)
        if self.spoken and cell.kind == "text" and as_above(str(cell.value)):
            message = N_("the cell only says that it is as above")
            remedy = N_("Write out what it says; a cell that is merged downwards speaks for all its rows.")
            raise wrong(message, remedy, place)
        if self.spoken and column.key != "truth" and _says_nothing(cell):
            return None
        if column.kind == "point":
            return self._point(cell, column, place)
        told = moment(cell.value) if column.kind == "span" and isinstance(cell.value, str) else None
        length = allowed(cell.value) if column.kind == "span" and isinstance(cell.value, str) else None
        if told is not None and told.offset is not None:
            return told.offset  # 15 phút, +15:00
        if length and length.seconds:
            return length.seconds  # trong 15 phút
        if column.kind in ("number", "span"):
            return whole_number(cell, column, place)
        if column.kind == "yes_no":
            raise wrong(N_("the cell must say yes or no"), N_("Write có or không (yes or no)."), place)
        if column.kind in ("moment", "minutes", "elapsed", "day"):
            return _moment(cell, column, place, self.around)
        if column.path == ("story_time",) and self.around.story:
            told = moment(cell.value)
            if told is not None and isinstance(told.day, date):
                refuse_another_day(told.day, self.around.story, self.around.length, place)
        return self._written(_text(cell, column, place), column, place)

    def _written(self, text: str, column: Column, place: Place) -> Any:
        """A text as its column's kind of words."""
        if self.spoken and column.kind != "own":
            _refuse_broken(text, place)
        if self.spoken and column.kind in ("word", "list", "recipients"):  # as anybody would type a name
            text = "\n".join(typed(line) for line in text.split("\n"))
        if column.key in ONE_KIND:
            return self._of_one_kind(text, column, place)
        if column.kind == "list":
            items = _flow(text, place) if text.startswith("[") else _items(text)
            if column.key != "objectives":
                return items
            parts = (part for item in items for part in self.around.parted(item))
            return [self.around.objective_of(part) or part for part in parts]
        if column.kind == "recipients":
            return self.recipients(text, place)
        if column.kind == "word":
            return self._word(text, column, place)
        if column.kind == "flow":
            return _flow(text, place) if column.path == columns.REST else _fields(text, place)
        return text

    def _point(self, cell: CellRead, column: Column, place: Place) -> int | OwnNumber:
        """A moment of the exercise, by the story's clock as well; a whole number is its second."""
        if isinstance(cell.value, bool | int | float):
            return whole_number(cell, column, place)
        told = moment(cell.value)
        if told is None:
            raise no_time(cell.value, self.around.story, self.around.length, place)
        return self.second(told, None, place)

    def second(self, told: MomentTold, day: MomentTold | None, place: Place) -> int:
        """When that is. Raises ScenarioError when the story does not show it."""
        whole = MomentTold(
            offset=told.offset, clock=told.clock, day=day.day if day and told.day is None else told.day
        )
        found = second_of(whole, self.around.story, self.first_day)
        if told.hours and found and found >= self.around.length > 0:
            raise ScenarioError(
                N_("this is read as {n} hours after the start, and the drill lasts {minutes} minutes"),
                remedy=N_("For minute {n} of the exercise write +{n}, else an earlier hour."),
                place=place, code="Q123", n=found // 3_600, minutes=self.around.length // 60,
            )  # fmt: skip
        if found is not None and (told.clock is None or not self.around.length or found < self.around.length):
            return found
        story = self.around.story
        if story and isinstance(whole.day, date):
            refuse_another_day(whole.day, story, self.around.length, place)
        raise not_shown(whole if told.serial is None else told, story, self.around.length, place)

    def _of_one_kind(self, text: str, column: Column, place: Place) -> list[str]:
        """Cells alone, or roles alone, by any name that they go by. Raises ScenarioError for what another column is for."""
        items = [*map(str, _flow(text, place))] if text.startswith("[") else self._names_in(text)
        cells, kinds = {thing.id for thing in self.around.cells}, ONE_KIND[column.key]
        read = list[str]()
        for item in items if cells else ():
            own = "cell" in kinds and item in cells  # also where a role is written like it
            kind, found = ("cell", item) if own else self._recipient(item) or (kinds[0], item)
            if kind not in kinds:
                out, other = kind == "public", OF_EACH.get(kind, "to.cells")
                raise ScenarioError(
                    N_("{name} belongs into another column"), place=place, code="Q125", name=item[:60],
                    remedy=N_("Write yes into the column {column}.") if out else N_("Write it into the column {column}."),
                    column=columns.TARGETS[other].side_by_side,
                )  # fmt: skip
            read += self._playing() if kind == "all" else [found]
        return read if cells else items

    def _playing(self) -> list[str]:
        return [thing.id for thing in self.around.cells if self.around.plays(thing.id)]

    def _word(self, text: str, column: Column, place: Place) -> str | None:
        """A word of the format, put there for what planners write. Raises ScenarioError."""
        if column.key == "claim":
            return self._claim(text, place)
        if column.key == "situation":
            return self.around.situation_of(text) or text
        if column.key == "who" and text not in column.choices:
            text = named_exactly(text, self.around.people) or text
        word = text if text in column.choices else meaning(column.key, text)
        if column.choices and word not in column.choices:
            known = {de_accent(folded(choice)): choice for choice in column.choices}
            one_word(text, {**_meanings(column.key), **known}, name=column.path[-1], place=place)
        return word

    def _claim(self, text: str, place: Place) -> str | None:
        known = self.around.claims
        told = named_exactly(text, known) or named_exactly(text.rstrip(" .!"), known)
        if told or not known or text.casefold() in EMPTY:
            return told or (None if text.casefold() in EMPTY else text)
        ids = {thing.id: thing.id for thing in known}
        one_word(text, ids, name="claim", place=place)
        names = {de_accent(name): thing.id for thing in known for name in thing.names}
        near = names.get(closest(text, names), "")
        raise ScenarioError(
            N_("there is no claim {name}"),
            remedy=N_("Did you mean {near}?") if near else N_("Write one of: {known}."),
            place=place, code="Q125", name=f"`{text[:60]}`", near=f"`{near}`", known=", ".join(map("`{}`".format, ids)),
        )  # fmt: skip

    def recipients(self, text: str, place: Place) -> dict[str, Any]:
        """To whom an inject goes, as msel.yaml says it. Raises ScenarioError for a name that nobody has."""
        to: dict[str, Any] = {}
        chair = ""
        for item in self._parted(self._names_in(text)):
            kind, found = self._recipient(item) or self._refuse_recipient(item, place)
            if kind in ("public", "all"):
                to |= {"public": True} if kind == "public" else {"cells": self._playing()}
            else:
                to.setdefault("cells" if kind == "cell" else "roles", []).append(found)
                chair = item if kind == "seat" else chair
        if chair and "cells" in to:  # beside a cell, a role would keep the other seats of that cell out
            raise ScenarioError(
                N_("{name} is one seat, and a whole cell stands beside it"),
                remedy=N_("Name seats alone, or cells alone."), place=place, code="Q125", name=chair[:60],
            )  # fmt: skip
        return to

    def _names_in(self, text: str) -> list[str]:
        """What stands between commas; names that hold some stay whole."""
        named = (*self.around.cells, *self.around.people)
        items, found = [text] if named_exactly(text, named) else _items(text.replace("/", ",")), list[str]()
        while items:
            rows = (", ".join(items[:end]) for end in range(len(items), 1, -1))
            found.append(next((row for row in rows if named_exactly(row, named)), items[0]))
            items = items[found[-1].count(", ") + 1 :]
        return found

    def _parted(self, items: list[str]) -> Iterator[str]:
        """Each name by itself: "A và B" is one name or two."""
        for item in items:
            parts = joined(item)
            yield from parts if self._recipient(item) is None and all(map(self._recipient, parts)) else [item]

    def _recipient(self, item: str) -> tuple[str, str] | None:
        """(public | all | role | cell | seat, its id): what a planner's word for somebody stands for."""
        said = de_accent(folded(item))
        if said in PUBLIC:
            return "public", "public"
        if said in EVERYBODY and self.around.cells:
            return "all", ""
        if folded(item) in _ROLES:
            return "role", _ROLES[folded(item)]
        if cell := named_exactly(item, self.around.cells) or (item if not self.around.cells else None):
            return "cell", cell
        if role := named_exactly(item, self.around.people):
            return "seat" if named_exactly(item, self.around.chairs) else "role", role
        cell = named_in_part(item, self.around.cells)
        return ("cell", cell) if cell else None

    def _held(self) -> set[str]:
        """The roles that somebody holds, all of them where nobody knows the seats."""
        held = {role for roles in self.around.seats.values() for role in roles}
        return held or {*_ROLES.values()}

    def _refuse_recipient(self, item: str, place: Place) -> tuple[str, str]:
        """Raises ScenarioError with what was meant."""
        names = Counter(name for thing in self.around.cells for name in thing.names)
        chairs = [chair for chair in self.around.chairs if chair.id in get_args(Player)]
        seats = (f"{chair.id} ({chair.shown})" for chair in chairs)
        shared = {*get_args(Player)} & self._held() - {chair.id for chair in self.around.chairs}
        called = {role.id: role.shown for role in self.around.roles if role.id in self._held()}
        roles = (f"{role} ({called[role]})" if role in called else role for role in sorted(shared))
        known = [*self._playing(), "public", *seats, *roles]
        blanks = apart_by_blanks(item, lambda word: (self._recipient(word) or ("", ""))[1] or None)
        office = _OFFICES.sub(" ", de_accent(folded(item))).strip()
        parts = (named_in_part(each, self.around.cells, fewest=1) for each in (item, office))
        alone = [name for name, often in names.items() if often == 1] + [*self._held(), *called.values()]
        near = next(filter(None, parts), "") or suggested(folded(item), alone)
        remedy = N_("Did you mean {near}?") if near else N_("Write one of: {known}.")
        if not near and de_accent(folded(item)) in map(de_accent, OUT_THERE):
            remedy = N_("Write `public` for whoever is out there, or `all` for all cells that play.")
        raise ScenarioError(
            N_("there is no cell or role {name}"),
            remedy=N_("Write {near}.") if blanks else remedy,
            place=place,
            code="Q125",
            name=item[:60],
            near=f"`{blanks}`" if blanks else near,
            known=", ".join(known),
        )


def _refuse_no_value(cell: CellRead, place: Place) -> None:
    if cell.kind == "formula" and _TEXT.match(str(cell.value)):
        remedy = N_("Put an apostrophe (') before the text, or take the = away.")
        raise wrong(N_("the cell begins with = and so is a formula"), remedy, place)
    if cell.kind == "formula":
        raise wrong(N_("the cell holds a formula"), N_("Paste its value; formulas are not computed."), place)
    if cell.kind == "error":
        raise wrong(N_("the cell holds an error value"), N_("Type the value again."), place)


def _says_nothing(cell: CellRead) -> bool:
    """Blanks, or the dash of an empty cell."""
    return cell.kind == "text" and ((said := folded(str(cell.value))) in DASHES or not said)


def meaning(key: str, word: str) -> str:
    """The word of the format for what a planner writes into a field; as it is where that is not known."""
    return _meanings(key).get(de_accent(folded(word)), word)


@cache
def _meanings(key: str) -> Mapping[str, str]:
    known = {
        word: value
        for value, words in VALUES.get(key, {}).items()
        for word in (value, value.replace("_", " "), *words)
    }
    return {de_accent(word.casefold()): value for word, value in known.items()}


def _moment(cell: CellRead, column: Column, place: Place, around: Around) -> MomentTold:
    told = moment(cell.value, each=60 if column.kind == "minutes" else 1)
    if told is not None and column.kind == "minutes":
        told = replace(told, bare=False)  # its unit was said
    if column.kind == "elapsed" and told is not None and told.clock is not None:
        days = told.day if isinstance(told.day, int) else 0
        return MomentTold(offset=told.clock + 86_400 * days)
    if column.kind == "day" and told is not None and told.offset is not None:
        if told.offset > FIRST_SERIAL:
            return moment(float(told.offset) + 0.5) or told  # a date as spreadsheets count days
        return MomentTold(day=max(0, told.offset - 1))  # "1" is the first day
    if column.kind == "day" and (told is None or told.day is None):
        raise ScenarioError(
            N_("the cell holds no day that can be read"),
            remedy=N_("Write the day as 20/05/2027, as D+0, or as 1 for the first one."),
            place=place,
            code="Q123",
        )
    if told is None:
        raise no_time(cell.value, around.story, around.length, place)
    return told


def _text(cell: CellRead, column: Column, place: Place) -> str:
    value = cell.value
    if isinstance(value, bool):
        value = str(value).lower()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if column.path == ("story_time",) and isinstance(value, float) and 0 < value < 1:
        value = time(*divmod(round(value * 1_440) % 1_440, 60))
    if isinstance(value, time | datetime) and column.path == ("story_time",):
        value = f"{value:%H:%M}"
    if column.kind == "own":
        value = str(value)
    if not isinstance(value, str | int):
        raise wrong(
            N_("the cell holds a date or a number where a text belongs"),
            N_("Format the column as text and type the value again."),
            place,
        )
    text = str(value).replace("_x000D_", "").replace("\r\n", "\n")
    if ESCAPED.search(text):
        raise wrong(N_("the text holds a spreadsheet's escape (_x…_)"), N_("Type the text again."), place)
    try:
        text = decode(text.encode(), place.file)
    except ScenarioError as fault:
        raise moved(fault, place) from None
    return text if column.kind == "text" else text.strip()


def _refuse_broken(text: str, place: Place) -> None:
    damage = broken(text)
    if damage and damage.how in ("lost", "misread", "font", "asked"):
        raise fault_of(damage, place)


def _items(text: str) -> list[str]:
    return [said for part in re.split("[,;\n]", text) if (said := part.strip().lstrip("-–•*+· ").strip())]


def _flow(text: str, place: Place) -> Any:
    try:
        return _in_straight_marks(read_yaml(text.encode(), place.file).data)
    except ScenarioError as fault:
        raise moved(fault, place) from None


def _in_straight_marks(node: Any) -> Any:
    """Without the curly marks that office programs put around a word: they are a part of it for YAML alone."""
    if isinstance(node, dict):
        return {_in_straight_marks(name): _in_straight_marks(value) for name, value in node.items()}
    if isinstance(node, list):
        return [_in_straight_marks(value) for value in node]
    curly = isinstance(node, str) and len(node) > 2 and node[0] in "“„‘" and node[-1] in "”“’"
    return node[1:-1] if curly else node


def _fields(text: str, place: Place) -> Any:
    found = _flow(text, place)
    if not isinstance(found, dict):
        raise ScenarioError(
            N_("the cell must hold fields with their values"),
            remedy=N_("Write them on one line, such as {near}, or leave it empty."),
            place=place,
            code="Q121",
            near="`{after: +10:00}`",
        )
    return found


def moved(fault: ScenarioError, place: Place) -> ScenarioError:
    return ScenarioError(fault.message, remedy=fault.remedy, place=place, code=fault.code, **fault.params)


def wrong(message: str, remedy: str, place: Place) -> ScenarioError:
    return ScenarioError(message, remedy=remedy, place=place, code="Q121")
