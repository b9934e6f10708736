"""What a planner's row leaves unsaid: kept from the table so far, else taken from the drill, else the plainest of the format."""

# Charter: exchange mselfilling
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

from infodrill.exchange.mselactions import DEADLINE, ActionReader
from infodrill.exchange.mselaround import Around
from infodrill.exchange.mselcolumns import INJECT_COLUMNS, REST, Column, folded, put, taken
from infodrill.exchange.mselwords import NOTHING_TO_DO
from infodrill.kernel.errors import Place
from infodrill.kernel.folding import de_accent
from infodrill.kernel.i18n import LANGUAGES
from infodrill.scenario.yamltext import Path_

ALIKE = 0.6  # of a text that is still there after somebody edited it
COMPARED = 400  # of its characters; the time grows with their square
LONGEST_TAG = 64
EXPECTED: Path_ = ("expected_actions",)
PAIRED = ("subject", "body", "synopsis", "in_danger", "if_stuck", "evaluator_notes")
OPTIONAL = frozenset(
    {"synopsis", "in_danger", "if_stuck", "evaluator_notes"}
)  # texts that an inject can do without
BESIDE = 2  # fields that tell an inject apart as its texts do: who sends it, and of what it tells
OF_TIME = frozenset({"phase", "story_time"})  # follows from when an inject comes
KNOWN_BY: tuple[tuple[str, ...], ...] = (
    ("body", "vi"),
    ("body", "en"),
    ("subject", "vi"),
    ("subject", "en"),
    ("at",),
)
EMPTY: Mapping[str, Any] = {"to": {}, "objectives": []}  # what an empty cell says
FORMATS_OWN = frozenset({"o-notice"})  # an objective of the format, which then says what an inject trains
_OUTSIDE_ID = re.compile(r"[^a-z0-9]+")


@dataclass(kw_only=True)
class RowGroup:
    """What the title above a row says of it."""

    phase: int | None = None
    situation: str | None = None
    tag: str = ""
    place: Place | None = None  # of the title that says the phase


@dataclass(kw_only=True)
class RowFiller:
    """Fills rows one after the other. `columns` = those of the workbook; `defaults` = values of fields that have none."""

    around: Around
    columns: tuple[Column, ...]
    defaults: Mapping[tuple[str, ...], Any]
    expected_apart: bool  # what is expected has a sheet of its own
    numbers: frozenset[int] = frozenset()  # that other rows bear
    used: set[int] = field(default_factory=set)
    last: int = 0  # number that was given
    other: bool = False  # whether the last row's number was another inject's so far
    was: int = 0  # number that the last row's inject bore so far, where it bears another one now
    action: ActionReader = field(init=False)  # of the last row

    def fill(self, values: dict[str, Any], own: list[tuple[str, str]], group: RowGroup) -> None:
        """Complete the row's values in place."""
        self.other, self.was, self.action = False, 0, ActionReader(around=self.around)
        if "number" not in values and (own or not self._has("number")):
            values["number"] = self._number(values, own)
        number = values.get("number")
        self.used |= {number} if isinstance(number, int) else set()
        base = self._before(number, values) if isinstance(number, int) else {}
        if isinstance(number, int) and number not in self.around.before and not self.around.use:
            self.was = self._known_as(values)
            base = self.around.before.get(self.was, {})
        expected = values.pop("expected", None)
        self._keep(values, base)
        self._group(values, group)
        values.update(
            {
                name: deepcopy(empty)
                for name, empty in EMPTY.items()
                if name not in values and self._has(name) and not self._follows(name, values)
            }
        )
        for path, value in self.defaults.items():
            if taken(values, path) is None:
                put(values, path, value)
        self._derive(values, base)
        if not self.expected_apart:
            self._expect(values, base, expected)
        self._tag(values, base, own, group)

    @property
    def whole(self) -> bool:
        """Whether every field has a column, as in an exported table that nobody took a column out of."""
        spoken = [column for column in INJECT_COLUMNS if column.path[-1] not in self._unspoken]
        return all(self._covered(column.path) for column in spoken)

    @property
    def _unspoken(self) -> set[str]:
        """The language whose columns an exported table leaves out where they repeat the other's."""
        return set(LANGUAGES) - set(self.around.languages)

    def _follows(self, name: str, values: Mapping[str, Any]) -> bool:
        """Whether the format fills an empty cell in: of an inject that plays, objectives follow from its claim."""
        known = {objective.id for objective in self.around.objectives}
        return (
            name == "objectives"
            and self.around.light
            and bool(known & FORMATS_OWN)
            and values.get("kind") != "background"
        )

    def _has(self, *path: str) -> bool:
        return any(column.path[: len(path)] == path for column in self.columns)

    def _covered(self, path: Path_) -> bool:
        return any(column.path == path[: len(column.path)] for column in self.columns)

    def _before(self, number: int, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """The inject of this number so far; nothing where it is plainly another: its texts are, and its time if there is one."""
        base = self.around.before.get(number, {})
        if self._is_another(values, base):
            self.other = True
            return {}
        told = [(path, taken(values, path), taken(base, path)) for path in KNOWN_BY]
        said = {path[0] for path, now, then in told if now is not None and then is not None}
        if (
            said - {"at"}
            and ("at" not in values or len(said) > 1)
            and not any(alike(now, then) for _, now, then in told if now is not None)
        ):
            self.other = True
            return {}
        return base

    def _is_another(self, values: Mapping[str, Any], base: Mapping[str, Any]) -> bool:
        """Whether nothing of an inject is left but its number and its minute, in which another one may come as well."""
        told = [(taken(values, path), taken(base, path)) for path in KNOWN_BY if path != ("at",)]
        texts = [(now, was) for now, was in told if now is not None and was is not None]
        beside = [(values.get(name), base.get(name)) for name in ("from", "claim") if self._has(name)]
        return (
            bool(texts)
            and len(beside) == BESIDE
            and not any(alike(now, was) for now, was in texts)
            and all(now is not None and was is not None and now != was for now, was in beside)
        )

    def _number(self, values: Mapping[str, Any], own: list[tuple[str, str]]) -> int:
        """Of the inject that this row was, known by what its planner calls it, its text or its time; else the next number."""
        for tag in tags_of(own):
            alike = [number for number, row in self.around.before.items() if tag in row.get("tags", ())]
            if len(alike) == 1 and alike[0] not in self.used | self.numbers:
                return alike[0]
        for path in KNOWN_BY:
            alike = self._known[path].get(taken(values, path), [])
            if len(alike) == 1 and alike[0] not in self.used | self.numbers:
                return alike[0]
        self.last = max(self.last, 0, *self.around.before, *self.numbers) + 1
        return self.last

    def _known_as(self, values: Mapping[str, Any]) -> int:
        """The number that an inject bore so far whose row bears a new one: known by its text, or by its time and most of its
        text, where no row has that number any more; 0 for an inject that is new."""
        for path in KNOWN_BY:
            found = self._known[path].get(taken(values, path), [])
            if len(found) != 1 or found[0] in self.used | self.numbers:
                continue
            row = self.around.before[found[0]]
            texts = [(taken(values, each), taken(row, each)) for each in KNOWN_BY[:-1]]
            # Of the same minute alone it may be any inject.
            if path != ("at",) or any(now is not None and alike(now, then) for now, then in texts):
                self.used.add(found[0])
                return found[0]
        return 0

    @cached_property
    def _known(self) -> dict[tuple[str, ...], dict[Any, list[int]]]:
        """Numbers of the injects so far by what may tell them apart."""
        found: dict[tuple[str, ...], dict[Any, list[int]]] = {path: {} for path in KNOWN_BY}
        for number, row in self.around.before.items():
            for path in KNOWN_BY:
                if (said := taken(row, path)) is not None:
                    found[path].setdefault(said, []).append(number)
        return found

    def _keep(self, values: dict[str, Any], base: Mapping[str, Any]) -> None:
        """Fields that the workbook has no column for stay as msel.yaml says them; those without any are the last column's."""
        moved = values.get("at", base.get("at")) != base.get("at")
        rest = self._covered(REST)
        for path, value in _leaves(base):
            columned = any(column.path == path[: len(column.path)] for column in INJECT_COLUMNS)
            if (moved and path[0] in OF_TIME) or (rest and not columned) or self._emptied(values, path[0]):
                continue
            if not self._covered(path) and path[0] not in ("tags", *EXPECTED) and taken(values, path) is None:
                put(values, path, deepcopy(value))

    def _emptied(self, values: Mapping[str, Any], name: str) -> bool:
        """Whether a text that may be left out has columns and none of them says anything: its other language goes as well."""
        return name in OPTIONAL and self._has(name) and not values.get(name)

    def _group(self, values: dict[str, Any], group: RowGroup) -> None:
        told = {"phase": group.phase, "situation": group.situation}
        values.update({name: value for name, value in told.items() if value and values.get(name) is None})

    def _derive(self, values: dict[str, Any], base: Mapping[str, Any]) -> None:
        """What the format does not fill in by itself, and only what has no column: an empty cell is a fault that is told."""
        objectives = {objective.id for objective in self.around.objectives}
        if objectives and not objectives & FORMATS_OWN and not self._has("objectives"):
            values.setdefault("objectives", [self.around.objectives[0].id])
        if not self._has("to"):
            values.setdefault(
                "to", {"cells": [cell.id for cell in self.around.cells if self.around.plays(cell.id)]}
            )
        if not self._has("from"):
            values.setdefault("from", self.around.sender)
        if "body" not in values and not self._has("body") and isinstance(values.get("subject"), dict):
            values["body"] = dict(values["subject"])
        for name in PAIRED:
            self._as_one(values.get(name), base.get(name))
            self._pair(values, name)

    def _as_one(self, said: Any, then: Any) -> None:
        """In a drill of one language, one text in both columns stays one, whichever of the two was edited."""
        if len(self.around.languages) == 1 and isinstance(said, dict) and isinstance(then, Mapping):
            edited = [lang for lang in LANGUAGES if lang in said and said[lang] != then.get(lang)]
            if len(edited) == 1 and then.get("vi") == then.get("en"):
                said.update(dict.fromkeys(LANGUAGES, said[edited[0]]))

    def _pair(self, values: dict[str, Any], name: str) -> None:
        """A text in one language stands for the other too until somebody translates it; a check asks for that."""
        said, only = values.get(name), self.around.languages
        if isinstance(said, dict) and len(only) == 1 and only[0] in said:
            said.update({lang: said[only[0]] for lang in LANGUAGES if not self._has(name, lang)})
        elif isinstance(said, dict) and len(said) == 1:
            ((lang, text),) = said.items()
            other = LANGUAGES[1 - LANGUAGES.index(lang)] if lang in LANGUAGES else ""
            if other and not self._has(name, other):
                said[other] = text

    def _expect(
        self, values: dict[str, Any], base: Mapping[str, Any], expected: Mapping[str, str] | None
    ) -> None:
        listed = deepcopy(list(base.get("expected_actions", ())))
        expected = {
            lang: text for lang, text in (expected or {}).items() if not NOTHING_TO_DO.fullmatch(folded(text))
        }
        if expected:
            what, new = dict(expected), not listed
            if new:
                listed = [
                    {
                        "who": self.action.who(values, " ".join(what.values())),
                        "what": {},
                        "deadline": DEADLINE,
                    }
                ]
            if any(listed[0]["what"].get(lang) != text for lang, text in what.items()):
                then = " ".join(map(str, listed[0]["what"].values()))
                self.action.read(listed[0], list(what.values()), values.get("at"), then=then)
            then = listed[0]["what"]
            listed[0]["what"] = {**then, **what}
            self._as_one(listed[0]["what"], then)
            if new:
                self._pair(listed[0], "what")
        elif self._has("expected") and len(listed) == 1:
            listed = []
        if listed:
            values["expected_actions"] = listed

    def _tag(
        self, values: dict[str, Any], base: Mapping[str, Any], own: list[tuple[str, str]], group: RowGroup
    ) -> None:
        """Own columns as tags, `heading.value`; others' tags stay where the table has no column of tags."""
        if self.whole and not own and not group.tag:
            return
        heads = {f"{slug(column.named)}." for column in self.columns if column.kind == "own"}
        kept = values.get("tags") if self._has("tags") else base.get("tags")
        listed = [tag for tag in kept or () if not str(tag).startswith((*heads, "group.")) or not heads]
        listed += tags_of(own)
        listed += [f"group.{slug(group.tag)}"[:LONGEST_TAG].strip(".-")] if slug(group.tag) else []
        if listed:
            values["tags"] = list(dict.fromkeys(listed))


def tags_of(own: list[tuple[str, str]]) -> list[str]:
    """`heading.value` for what stands in columns of their own."""
    return [
        f"{slug(heading)[:24]}.{slug(text)}"[:LONGEST_TAG].strip(".-") for heading, text in own if slug(text)
    ]


def alike(now: Any, then: Any) -> bool:
    """The same, or a text of which most or a part by itself is left."""
    if not (isinstance(now, str) and isinstance(then, str)):
        return bool(now == then)
    first, other = now[:COMPARED], then[:COMPARED]
    return now in then or then in now or SequenceMatcher(None, first, other, autojunk=False).ratio() > ALIKE


def slug(text: str) -> str:
    """A text as part of an id: "Hội trường A" → "hoi-truong-a"."""
    return _OUTSIDE_ID.sub("-", de_accent(text).casefold()).strip("-")


def _leaves(values: Mapping[str, Any], at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, value in values.items():
        if isinstance(value, Mapping) and value:
            yield from _leaves(value, (*at, name))
        else:
            yield (*at, name), value
