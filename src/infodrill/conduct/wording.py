"""What a command's texts become before anything is decided: as a reader sees them, and of a length that can be read."""

# Charter: conduct wording
from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from hashlib import sha256
from threading import Lock
from typing import Any, TypeVar

from infodrill.conduct.noun import Command
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody, Text, dump, holds_text
from infodrill.kernel.fields import beyond, declared, texts_of, too_long
from infodrill.kernel.folding import as_read
from infodrill.kernel.i18n import N_
from infodrill.kernel.leads import leads

_OUTSIDE = {
    "handle": (
        N_("This names an account on a network: {found}."),
        N_("Leave it out and say it in words, as “an account in the parents' group”."),
    ),
    "link": (
        N_("This leads to a page outside: {found}."),
        N_("Leave it out; say in which group or on which page it stood."),
    ),
}
ALTOGETHER = 60_000  # characters of all texts of a command: a statement has 50,000
Words = tuple[str, ...]
Place = tuple[str, int, int, int]
Given = TypeVar("Given", bound=Command)


def worded(command: Given) -> Given:
    """The command with every text composed and without unseen characters.

    Refuses with R110 what is too long to read, with R121 what leads to an account or a page outside: whatever field it
    stands in, so that no verb has to remember it, and whatever the scenario says, so that none opens a way.
    """
    of_a_size(command)
    changed: dict[str, Any] = {}
    texts: list[str] = []
    for name in (field.name for field in fields(command)):
        value = getattr(command, name)
        read = tuple(map(_read, value)) if isinstance(value, tuple) else _read(value)
        if read != value:
            changed[name] = read
        texts += texts_of(read)
    made = replace(command, **changed) if changed else command
    of_a_size(made)  # composing may make more of a letter than one
    if found := _outside(tuple(texts)):
        kind, number, begin, end = found
        message, remedy = _OUTSIDE[kind]
        raise Refused(message, remedy=remedy, code="R121", found=texts[number][begin:end])
    return made


def missing(name: str) -> Refused:
    """A field that asks for words holds none."""
    return Refused(N_("{field} is empty."), remedy=N_("Write it, then try again."), code="R110", field=name)


def longer(name: str, most: int) -> Refused:
    """A field holds more than `most` characters."""
    return Refused(
        N_("{field} is longer than {n} characters."),
        remedy=N_("Write it shorter."),
        code="R110",
        field=name,
        n=most,
    )


def not_listed(field: str, value: object, known: Iterable[str]) -> Refused:
    """The error to raise for a value that is not on its list (R127)."""
    return Refused(
        N_("{field} cannot be {value}."),
        remedy=N_("Choose one of: {known}."),
        code="R127",
        field=field,
        value=value,
        known=tuple(known),
    )


def of_a_size(command: Command) -> None:
    """Refuses with R110 what is longer than its field declares, or altogether too long to read, without reading it."""
    if found := too_long(command):
        raise longer(*found)
    room = ALTOGETHER
    for name in declared(type(command)):
        room -= sum(map(len, texts_of(getattr(command, name))))
        if room < 0:
            raise longer(name, ALTOGETHER)


def as_declared(command: Command) -> None:
    """Refuses what is off its list or out of its range, with R127."""
    if found := beyond(command):
        raise not_listed(*found)


class Outside:
    """Where in the texts of a command the first lead stands: (kind, number of the text, begin, end).

    Remembered for the last `most` commands: one is read before it waits for its drill, and under the lock only looked up. What
    is remembered is the place, by the SHA-256 of what was read: no word stays in memory when it is erased. `asked`, `read` =
    how often it was called, and had to read.
    """

    def __init__(self, most: int) -> None:
        self.asked = self.read = 0
        self._most = most
        self._kept: OrderedDict[bytes, Place | None] = OrderedDict()
        self._lock = Lock()

    def __call__(self, texts: Words) -> Place | None:
        digest = sha256(json.dumps(texts).encode()).digest()
        with self._lock:
            self.asked += 1
            if digest in self._kept:
                return self._kept[digest]
        found = _first(texts)
        with self._lock:
            self.read += 1
            self._kept[digest] = found
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return found


_outside = Outside(64)


def _first(texts: Words) -> Place | None:
    found = ((number, lead) for number, text in enumerate(texts) for lead in leads(text))
    return next(((lead.kind, number, lead.start, lead.end) for number, lead in found), None)


def _read(text: Any) -> Any:
    return as_read(text) if isinstance(text, str) else text


def spoken(command: Command, bodies: Iterable[EventBody]) -> bool:
    """True when words of the command stand as free text in what it comes to: by the events' own `Text` fields, no list.

    Both are compared as a reader sees them: unseen signs, composed or not, and blanks make no other words.
    """
    own = {_seen(text) for field in fields(command) for text in texts_of(getattr(command, field.name))} - {""}
    phrases = [text for text in own if " " in text]
    said = [_seen(text) for body in bodies for text in texts_in(body)]
    return any(text in own or any(phrase in text for phrase in phrases) for text in said)


def _seen(text: str) -> str:
    return " ".join(as_read(text).split())


def texts_in(body: EventBody) -> Iterator[str]:
    """The free texts of an event that say something."""
    if holds_text(type(body)):
        for value in dump(body).values():
            yield from (text for text in texts_of(value) if isinstance(text, Text) and text.strip())
