"""What a command's texts become before anything is decided: as a reader sees them, and of a length that can be read."""

# Charter: conduct wording
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any, TypeVar

from infodrill.conduct.commands import Command
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody, Text, dump, holds_text
from infodrill.kernel.folding import as_read
from infodrill.kernel.i18n import N_
from infodrill.kernel.leads import key, known_leads, leads

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
LONGEST = 20_000  # characters of one text; most verbs allow less
MOST = 200  # entries of a list
ALTOGETHER = 60_000  # characters of all texts of a command: a statement has 50,000
Words = tuple[str, ...]
Given = TypeVar("Given", bound=Command)


def worded(command: Given, public_contacts: tuple[str, ...] = ()) -> Given:
    """The command with every text composed and without unseen characters.

    Refuses with R110 what is too long to read, with R121 what leads to an account or a page outside: whatever field it
    stands in, so that no verb has to remember it.
    """
    of_a_size(command)
    changed: dict[str, Any] = {}
    texts: list[str] = []
    for name in (one.name for one in fields(command)):
        value = getattr(command, name)
        read = tuple(map(_read, value)) if isinstance(value, tuple) else _read(value)
        if read != value:
            changed[name] = read
        texts += _strings(read)
    made = replace(command, **changed) if changed else command
    of_a_size(made)  # composing may make more of a letter than one
    if found := _outside(tuple(texts), public_contacts):
        kind, passage = found
        message, remedy = _OUTSIDE[kind]
        raise Refused(message, remedy=remedy, code="R121", found=passage)
    return made


def missing(name: str) -> Refused:
    """A field that asks for words holds none."""
    return Refused(N_("{field} is empty."), remedy=N_("Write it, then try again."), code="R110", field=name)


def too_long(name: str, most: int) -> Refused:
    """A field holds more than `most` characters."""
    return Refused(
        N_("{field} is longer than {n} characters."),
        remedy=N_("Write it shorter."),
        code="R110",
        field=name,
        n=most,
    )


def of_a_size(command: Command) -> None:
    """Refuses with R110 what is too long to read, without reading it."""
    room = ALTOGETHER
    for one in fields(command):
        value = getattr(command, one.name)
        if isinstance(value, tuple) and len(value) > MOST:
            raise too_long(one.name, MOST)
        for text in _strings(value):
            room -= len(text)
            if len(text) > LONGEST or room < 0:
                raise too_long(one.name, LONGEST if room >= 0 else ALTOGETHER)


@lru_cache(maxsize=64)
def _outside(texts: Words, public_contacts: Words) -> tuple[str, str] | None:
    """(kind, passage) of the first lead that is no public contact. Remembered for a while: a command is read before it waits
    for its drill, and under the lock only looked up."""
    known = _known(public_contacts)
    for text in texts:
        for lead in leads(text):
            passage = text[lead.start : lead.end]
            if key(passage) not in known:
                return lead.kind, passage
    return None


@lru_cache(maxsize=8)
def _known(public_contacts: Words) -> frozenset[str]:
    return known_leads(public_contacts)


def _read(text: Any) -> Any:
    return as_read(text) if isinstance(text, str) else text


def spoken(command: Command, bodies: Iterable[EventBody]) -> bool:
    """True when words of the command stand as free text in what it comes to: by the events' own `Text` fields, no list.

    Both are compared as a reader sees them: unseen signs, composed or not, and blanks make no other words.
    """
    own = {_seen(text) for one in fields(command) for text in _strings(getattr(command, one.name))} - {""}
    phrases = [text for text in own if " " in text]
    said = [_seen(text) for body in bodies for text in texts_in(body)]
    return any(text in own or any(phrase in text for phrase in phrases) for text in said)


def _seen(text: str) -> str:
    return " ".join(as_read(text).split())


def texts_in(body: EventBody) -> Iterator[str]:
    """The free texts of an event that say something."""
    if holds_text(type(body)):
        for value in dump(body).values():
            yield from (text for text in _strings(value) if isinstance(text, Text) and text.strip())


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _strings(one)
