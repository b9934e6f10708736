"""What is expected of whom and by when, as the text of a planner's action says it; and what of it was taken for granted."""

# Charter: exchange mselactions
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from infodrill.exchange.mselaround import Around, named_exactly, named_in_part
from infodrill.exchange.mselcolumns import folded
from infodrill.exchange.mselmeant import allowed
from infodrill.exchange.mseltimes import MomentTold, moment, second_of
from infodrill.exchange.mselwords import REMARKS
from infodrill.kernel.compared import alike_at_first
from infodrill.kernel.folding import de_accent
from infodrill.scenario.valuenames import suggested

DEADLINE = 1_800  # seconds for what is expected where the table names no time
BEGUN = 2  # words of a seat's name with which an action begins
MOST_WORDS = 4  # of who is named before an action
NOTICES = ("L1-DUTY", "MONITOR", "CITIZEN-DESK")  # who meets first what goes to no seat
_LEAD = re.compile(r"\s*([^\W\d_][^:\n]{1,40}?)\s*:\s")
_LIKE_A_ROLE = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*")
_NEXT = re.compile(r"\s*(?:[;\n]|(?<=[.!])\s)\s*(?:[-•+*]|\d{1,2}[.)]|[a-h][.)])?\s*")
"""Between two actions of one cell: a semicolon, a new line or a full stop, with or without a mark of a list."""


@dataclass(kw_only=True)
class ActionReader:
    """Reads the action of one row. What it took for granted: `taken` = the role that was taken from several, `no_role` = who is
    named, the role nearest to that, and of whom it is expected; `guessed` = the role, where the row names nobody; `due` = "said",
    "unclear", "past", "unsaid" or "kept" by when, "" where there is none that is new; `who_kept` = of whom it stays expected,
    though its text names nobody any more; `more` = actions of others in the same cell."""

    around: Around
    taken: str = ""
    no_role: tuple[str, str, str] | None = None
    guessed: str = ""
    due: str = ""
    who_kept: str = ""
    more: tuple[str, ...] = ()

    def read(self, action: dict[str, Any], texts: list[str], at: Any, *, then: str) -> None:
        """Of whom and by when, as the text says in its languages; where it says nothing, what was there stays. `then` = what it
        said so far."""
        first, *more = self._parts(texts[0])
        self.more = tuple(more)
        self._due(action, first if more or allowed(first) else " ".join(texts), at, then=then)
        self._lead(action, first)
        led = _LEAD.match(then)
        if led and self._roles_in(led[1]) and not _LEAD.match(first) and not self._roles_in(first):
            self.who_kept = str(action.get("who", ""))
        if more:
            self.taken = ""  # whose the others are is told

    def _parts(self, text: str) -> list[str]:
        """The actions of a cell, each with whoever it begins with; one alone where no other of them names somebody."""
        parts = [part for part in _NEXT.split(text) if part.strip()]
        led = [
            n for n, part in enumerate(parts) if (lead := _LEAD.match(part)) and self._is_somebody(lead[1])
        ]
        if len(led) < 2:
            return [text]
        ends = [*led[1:], len(parts)]
        return [
            "; ".join(parts[0 if not n else begin : end])
            for n, (begin, end) in enumerate(zip(led, ends, strict=True))
        ]

    def _is_somebody(self, lead: str) -> bool:
        named = named_in_part(lead, self.around.chairs) or named_exactly(lead, self.around.cells)
        return bool(named or self._roles_in(lead) or _LIKE_A_ROLE.fullmatch(lead))

    def _due(self, action: dict[str, Any], text: str, at: Any, *, then: str) -> None:
        told = allowed(text)
        seconds, past = told.seconds if told else None, False
        if told and told.clock and self.around.story and isinstance(at, int):
            clock = moment(told.clock)
            due = second_of(clock, self.around.story) if clock else None
            past = due is not None and (due <= at or self._of_another_day(clock, due, at))
            seconds = due - at if due is not None and not past else None
        if seconds:
            action["deadline"] = seconds
        unsaid = "unsaid" if not then else "kept" if allowed(then) else ""
        self.due = "said" if seconds else "past" if past else "unclear" if told else unsaid

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

    def who(self, values: Mapping[str, Any], said: str) -> str:
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
        if named := self._named(lead[1]) or named_in_part(lead[1], self.around.people):
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
        """The one role that somebody holds and a text names, the first of several."""
        found = self._roles_in(said)
        if len(found) > 1:
            self.taken = min(found, key=lambda role: (said.find(role) if role in said else len(said), role))
            return self.taken
        return found.pop() if found else ""

    def _roles_in(self, said: str) -> set[str]:
        """By their letters, or by the names of their seats."""
        text = folded(said)
        found = {role for role in self._held if re.search(rf"(?<![\w-]){re.escape(role)}(?![\w-])", said)}
        return (
            found
            or {
                chair.id
                for chair in self.around.people
                for name in chair.names
                if chair.id in self._held and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
            }
            or self._begun_by(text)
        )

    def _begun_by(self, text: str) -> set[str]:
        """The one seat with whose name a text begins, though it breaks off: "người phát ngôn trả lời" of "người phát ngôn xã"."""
        begun = [
            (alike_at_first(text.split(), name.split()), chair.id)
            for chair in self.around.chairs
            for name in chair.names
        ]
        most = max((n for n, _ in begun), default=0)
        found = {role for n, role in begun if n == most}
        return found if most >= BEGUN and len(found) == 1 else set()


def _begins_alike(said: str, near: str) -> bool:
    """Slips seldom touch a word's first letter, and of a word that begins otherwise most are words of their own."""
    begins, known = de_accent(said).casefold(), de_accent(near).casefold()
    return bool(near) and (begins[:1] == known[:1] or begins[:2] == known[:2][::-1])


def _names_somebody(lead: str) -> bool:
    """Whether what stands before an action's colon is somebody: a few words with a capital, and none that leads to a remark."""
    words = lead.split()
    named = words[0][0].isupper() and not any(map(str.isdecimal, lead))
    return len(words) <= MOST_WORDS and named and folded(lead) not in REMARKS
