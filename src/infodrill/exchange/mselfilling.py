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

from infodrill.exchange.mselaround import Around, named_exactly, named_in_part
from infodrill.exchange.mselcolumns import INJECT_COLUMNS, REST, Column, folded, put, taken
from infodrill.exchange.mselmeant import allowed
from infodrill.exchange.mseltimes import MomentTold, moment, second_of
from infodrill.exchange.mselwords import EMPTY as NOTHING
from infodrill.exchange.mselwords import REMARKS
from infodrill.kernel.errors import Place
from infodrill.kernel.folding import de_accent
from infodrill.scenario.valuenames import suggested
from infodrill.scenario.yamltext import Path_

ALIKE = 0.6  # of a text that is still there after somebody edited it
LONGEST_TAG = 64
DEADLINE = 1_800  # seconds for what is expected where the table names no time
EXPECTED: Path_ = ("expected_actions",)
BOTH = ("vi", "en")
PAIRED = ("subject", "body", "synopsis", "if_stuck", "evaluator_notes")
BESIDE = 2  # fields that tell an inject apart as its texts do: who sends it, and of what it tells
MOST_WORDS = 4  # of who is named before an action
OF_TIME = frozenset({"phase", "story_time"})  # follows from when an inject comes
KNOWN_BY: tuple[tuple[str, ...], ...] = (
    ("body", "vi"),
    ("body", "en"),
    ("subject", "vi"),
    ("subject", "en"),
    ("at",),
)
NOTICES = ("L1-DUTY", "MONITOR", "CITIZEN-DESK")  # who meets first what goes to no seat
EMPTY: Mapping[str, Any] = {"to": {}, "objectives": []}  # what an empty cell says
FORMATS_OWN = frozenset({"o-notice"})  # an objective of the format, which then says what an inject trains
_LEAD = re.compile(r"\s*([^\W\d_][^:\n]{1,40}?)\s*:\s")
_LIKE_A_ROLE = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*")
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
    taken: str = ""  # the role that was taken from several that receive the last row
    no_role: tuple[str, str, str] | None = (
        None  # who the last row's action names, the role nearest to that, of whom it is expected
    )
    guessed: str = ""  # the role of whom the last row's action is expected, where the row names nobody
    due: str = ""  # of the last row's action: "said", "unclear", "past" or "unsaid" by when, "" where there is none that is new

    def fill(self, values: dict[str, Any], own: list[tuple[str, str]], group: RowGroup) -> None:
        """Complete the row's values in place."""
        self.guessed, self.taken, self.other, self.due, self.no_role = "", "", False, "", None
        if "number" not in values and (own or not self._has("number")):
            values["number"] = self._number(values, own)
        number = values.get("number")
        self.used |= {number} if isinstance(number, int) else set()
        base = self._before(number, values) if isinstance(number, int) else {}
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
        return set(BOTH) - set(self.around.languages)

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
            if (moved and path[0] in OF_TIME) or (rest and not columned):
                continue
            if not self._covered(path) and path[0] not in ("tags", *EXPECTED) and taken(values, path) is None:
                put(values, path, deepcopy(value))

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
            edited = [lang for lang in BOTH if lang in said and said[lang] != then.get(lang)]
            if len(edited) == 1 and then.get("vi") == then.get("en"):
                said.update(dict.fromkeys(BOTH, said[edited[0]]))

    def _pair(self, values: dict[str, Any], name: str) -> None:
        """A text in one language stands for the other too until somebody translates it; a check asks for that."""
        said, only = values.get(name), self.around.languages
        if isinstance(said, dict) and len(only) == 1 and only[0] in said:
            said.update({lang: said[only[0]] for lang in BOTH if not self._has(name, lang)})
        elif isinstance(said, dict) and len(said) == 1:
            ((lang, text),) = said.items()
            other = BOTH[1 - BOTH.index(lang)] if lang in BOTH else ""
            if other and not self._has(name, other):
                said[other] = text

    def _expect(
        self, values: dict[str, Any], base: Mapping[str, Any], expected: Mapping[str, str] | None
    ) -> None:
        listed = deepcopy(list(base.get("expected_actions", ())))
        expected = {lang: text for lang, text in (expected or {}).items() if folded(text) not in NOTHING}
        if expected:
            what, new = dict(expected), not listed
            if new:
                said = " ".join(what.values())
                listed = [{"who": self._who(values, said), "what": {}, "deadline": DEADLINE}]
            if any(listed[0]["what"].get(lang) != text for lang, text in what.items()):
                self._due(listed[0], " ".join(what.values()), values.get("at"), new=new)
                self._lead(listed[0], next(iter(what.values())))
            then = listed[0]["what"]
            listed[0]["what"] = {**then, **what}
            self._as_one(listed[0]["what"], then)
            if new:
                self._pair(listed[0], "what")
        elif self._has("expected") and len(listed) == 1:
            listed = []
        if listed:
            values["expected_actions"] = listed

    def _due(self, action: dict[str, Any], text: str, at: Any, *, new: bool) -> None:
        """By when, as the text of the action says; where it says nothing, what was there stays."""
        told = allowed(text)
        seconds, past = told.seconds if told else None, False
        if told and told.clock and self.around.story and isinstance(at, int):
            clock = moment(told.clock)
            due = second_of(clock, self.around.story) if clock else None
            past = due is not None and (due <= at or self._of_another_day(clock, due, at))
            seconds = due - at if due is not None and not past else None
        if seconds:
            action["deadline"] = seconds
        self.due = "said" if seconds else "past" if past else "unclear" if told else "unsaid" if new else ""

    def _of_another_day(self, clock: MomentTold | None, due: int, at: int) -> bool:
        """Whether an hour is the next day's alone, which the drill does not reach: "by 07:50" of an inject at 08:09."""
        if (
            clock is None
            or clock.clock is None
            or self.around.story is None
            or not due > self.around.length > 0
        ):
            return False
        comes = self.around.story.at(at)
        return clock.clock <= comes.hour * 3_600 + comes.minute * 60

    def _who(self, values: Mapping[str, Any], said: str) -> str:
        """The role that the action's text names, else the first of those that receive the row."""
        if named := self._named(said):
            return named
        to = values.get("to")
        roles = list(to.get("roles", ())) if isinstance(to, dict) else []
        for cell in to.get("cells", ()) if isinstance(to, dict) else ():
            roles += self.around.seats.get(cell, ())
        if roles:
            self.taken = str(roles[0]) if len(set(roles)) > 1 else ""
            return str(roles[0])
        held = [role for cell, own in self.around.seats.items() if self.around.plays(cell) for role in own]
        self.guessed = next((role for role in NOTICES if role in held), next(iter(held), NOTICES[0]))
        return self.guessed

    def _lead(self, action: dict[str, Any], said: str) -> None:
        """Of whom an action is expected, where its text begins with that: "SPOKE: answer the press"."""
        lead = _LEAD.match(said)
        if not lead:
            return
        if named := self._named(lead[1]) or named_in_part(lead[1], self.around.chairs):
            action["who"] = named
            return
        if cell := named_exactly(lead[1], self.around.cells):
            roles = self.around.seats.get(cell, ())
            action["who"] = next(iter(roles), action.get("who"))
            self.taken = action["who"] if len(set(roles)) > 1 else ""
            return
        held = self._held | {name for chair in self.around.chairs for name in chair.names}
        near = suggested(lead[1], held)
        near = near if _begins_alike(lead[1], near) else ""
        if near or _LIKE_A_ROLE.fullmatch(lead[1]) or _names_somebody(lead[1]):
            self.no_role, self.taken = (lead[1], near, str(action.get("who", ""))), ""

    @property
    def _held(self) -> set[str]:
        """The roles of seats that play."""
        return {role for cell, own in self.around.seats.items() if self.around.plays(cell) for role in own}

    def _named(self, said: str) -> str:
        """The one role that somebody holds and a text names: by its letters, or by the name of its seat."""
        text = folded(said)
        found = {role for role in self._held if re.search(rf"(?<![\w-]){re.escape(role)}(?![\w-])", said)}
        found = found or {
            chair.id
            for chair in self.around.chairs
            for name in chair.names
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        }
        if len(found) > 1:
            self.taken = min(found, key=lambda role: (said.find(role) if role in said else len(said), role))
            return self.taken
        return found.pop() if found else ""

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


def _begins_alike(said: str, near: str) -> bool:
    """Slips seldom touch a word's first letter, and of a word that begins otherwise most are words of their own."""
    begins, known = de_accent(said).casefold(), de_accent(near).casefold()
    return bool(near) and (begins[:1] == known[:1] or begins[:2] == known[:2][::-1])


def _names_somebody(lead: str) -> bool:
    """Whether what stands before an action's colon is somebody: a few words with a capital, and none that leads to a remark."""
    words = lead.split()
    named = words[0][0].isupper() and not any(map(str.isdecimal, lead))
    return len(words) <= MOST_WORDS and named and folded(lead) not in REMARKS


def tags_of(own: list[tuple[str, str]]) -> list[str]:
    """`heading.value` for what stands in columns of their own."""
    return [
        f"{slug(heading)[:24]}.{slug(text)}"[:LONGEST_TAG].strip(".-") for heading, text in own if slug(text)
    ]


def alike(now: Any, then: Any) -> bool:
    """The same, or a text of which most or a part by itself is left."""
    if not (isinstance(now, str) and isinstance(then, str)):
        return bool(now == then)
    return now in then or then in now or SequenceMatcher(None, now, then, autojunk=False).ratio() > ALIKE


def slug(text: str) -> str:
    """A text as part of an id: "Hội trường A" → "hoi-truong-a"."""
    return _OUTSIDE_ID.sub("-", de_accent(text).casefold()).strip("-")


def _leaves(values: Mapping[str, Any], at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, value in values.items():
        if isinstance(value, Mapping) and value:
            yield from _leaves(value, (*at, name))
        else:
            yield (*at, name), value
