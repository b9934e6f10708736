"""What a field of a command may hold, declared beside it: `topic: Annotated[str, Words(LINE, N_("Topic"))]`.

The check before a decision, the forms of pages, the API and the reference read limits, choices and labels from here. A label
is a msgid; "" = the common name of fields of that name.
"""

# Charter: kernel fields
from __future__ import annotations

import typing
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import KW_ONLY, MISSING, dataclass, fields
from functools import cache
from typing import Annotated, Any

LONGEST = 20_000  # characters of any text
TEXT = 6_000  # of a text of the range: messages, notes, reasons
LINE = 400  # of what is one line
LONGEST_KEY = 200  # of an id or a word of a list
MOST = 200  # entries of a list
LATEST = 10**12 - 1  # the largest number that a form can hold
MADE = frozenset(
    {
        "appeal", "case", "conference", "directive", "evidence", "fault", "forecast", "guidance", "hand_over", "improvement",
        "inject", "meeting", "message", "note", "poll", "post", "question", "roll", "sheet", "statement", "task", "ticket",
    }
)  # fmt: skip
"""Kinds of what a drill makes: an event names one by a field of that name, and whoever did it is told."""
NOT_MADE = frozenset(
    {
        "artefact", "case or group", "cell", "claim", "day", "item", "move", "objective", "outlet", "owner", "part",
        "persona", "questions", "report", "role", "room", "row", "said", "sender", "source", "subject", "version",
        "ward", "words",
    }
)  # fmt: skip
"""Kinds that a scenario lists, or whose key is of one of several kinds; `questions` of the public, whose field is a `question`;
and the claim, which tells what is hidden."""


@dataclass(frozen=True, slots=True)
class Unless:
    """Every entry of the field `of` behind the first `after` says `says`; a flag says yes or no."""

    of: str
    says: str
    after: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """Free text of at most `most` characters; `needed` = it says something, unless the field has a default; `unless` = what
    must hold for it to say nothing; `parted` = the field of the same command that says how many lines each of its parts has,
    "" = it is written in one; `told` = somebody outside the cells may read it, so that it is read along while it is written."""

    most: int
    label: str = ""
    _: KW_ONLY
    needed: bool = True
    unless: Unless | None = None
    parted: str = ""
    told: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """The id or number of one `of` a kind, "" = none where it is not needed. The decision knows which there are."""

    of: str
    label: str = ""
    needed: bool = True

    def __post_init__(self) -> None:
        """Raises TypeError for a kind of which nobody said whether a drill makes it."""
        if self.of not in MADE | NOT_MADE:
            raise TypeError(
                f"{self.of}: is it made in a drill and told, or not (kernel.fields.MADE, NOT_MADE)?"
            )


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a closed list."""

    of: tuple[str, ...] | tuple[int, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number from `least` to `most`."""

    least: int
    most: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """An exercise second; the decision compares it with the clock."""

    label: str = ""
    least: int = 0


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    label: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """The bytes of a file, at most `most`."""

    most: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """Beside the kind of the entries of a list: how many there are."""

    least: int = 0
    most: int = MOST


Kind = Words | Key | Choice | Number | Moment | Flag | File
CaseId = Annotated[str, Key("case")]
StatementId = Annotated[str, Key("statement")]
ItemId = Annotated[str, Key("item")]  # a case, a statement or an appeal
Subject = Annotated[str, Key("subject")]  # a case or statement that words are about: no deed on it
CellId = Annotated[str, Key("cell")]
CellIds = Annotated[tuple[str, ...], Key("cell")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """`type` str | int | bool | bytes, of each entry where there may be `many`; `bare` = it has no default; `needed` = it
    holds something; of a box nobody asks that."""

    name: str
    type: type
    kind: Kind
    many: Count | None
    bare: bool
    needed: bool

    @property
    def longest(self) -> int:
        """Characters of a text of it."""
        return self.kind.most if isinstance(self.kind, Words) else LONGEST_KEY

    @property
    def choices(self) -> tuple[str, ...] | tuple[int, ...]:
        """The closed list, () = open."""
        return self.kind.of if isinstance(self.kind, Choice) else ()


def declared(command: type) -> Mapping[str, Field]:
    """The fields of a command by name, without the hat. Raises TypeError for one that does not say what it may hold."""
    return _declared(typing.cast(Hashable, command))  # mypy takes no class for hashable


def keys(command: object, *of: str) -> tuple[str, ...]:
    """The ids that a command names of these kinds, in the order of its fields; what is left open is none."""
    named = [
        getattr(command, field.name)
        for field in declared(type(command)).values()
        if isinstance(field.kind, Key) and field.kind.of in of
    ]
    return tuple(
        str(value) for given in named for value in (given if isinstance(given, tuple) else (given,)) if value
    )


def files(command: object) -> tuple[bytes, ...]:
    """The files that a command brings, in the order of its fields."""
    return tuple(
        getattr(command, field.name)
        for field in declared(type(command)).values()
        if isinstance(field.kind, File)
    )


@cache
def _declared(command: Any) -> Mapping[str, Field]:
    hints = typing.get_type_hints(command, include_extras=True)
    return {
        field.name: _field(command, field, hints[field.name])
        for field in fields(command)
        if field.name != "role"
    }


def _field(command: type, own: Any, hint: Any) -> Field:
    said = getattr(hint, "__metadata__", ())
    plain = hint.__origin__ if said else hint
    many = typing.get_origin(plain) is tuple
    entry = typing.get_args(plain)[0] if many else plain
    kind = next((told for told in said if isinstance(told, Kind)), Flag() if entry is bool else None)
    if kind is None:
        raise TypeError(f"{command.__name__}.{own.name} says not what it may hold")
    count = (
        next((each_count for each_count in said if isinstance(each_count, Count)), Count()) if many else None
    )
    bare = own.default is MISSING and own.default_factory is MISSING
    return Field(
        name=own.name,
        type=entry,
        kind=kind,
        many=count,
        bare=bare,
        needed=bool(count.least) if count else bare and _says(kind),
    )


def _says(kind: Kind) -> bool:
    if isinstance(kind, Words | Key):
        return kind.needed
    return not isinstance(kind, Flag) and "" not in getattr(kind, "of", ())


def wanted(command: object, name: str) -> bool:
    """Whether a text that is needed unless something else holds has to say something, as the command stands."""
    kind = declared(type(command))[name].kind
    unless = kind.unless if isinstance(kind, Words) else None
    if unless is None:
        return True
    given = getattr(command, unless.of)
    entries = given[unless.after :] if isinstance(given, tuple) else (given,)
    return any({True: "yes", False: "no"}.get(entry, entry) != unless.says for entry in entries)


def texts_of(value: object) -> Iterator[str]:
    """The texts of a field's value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for entry in value:
            yield from texts_of(entry)


def too_long(command: object) -> tuple[str, int] | None:
    """(name, characters or entries) of the first field that holds more than is declared, without reading it."""
    for field in declared(type(command)).values():
        value = getattr(command, field.name)
        if isinstance(value, tuple) and len(value) > MOST:
            return field.name, MOST
        if any(len(text) > field.longest for text in texts_of(value)):
            return field.name, field.longest
    return None


def beyond(command: object) -> tuple[str, object, tuple[str, ...]] | None:
    """(name, value, what it may be) of the first field off its list, out of its range or with too few or many entries."""
    for field in declared(type(command)).values():
        value = getattr(command, field.name)
        if field.many and not field.many.least <= len(value) <= field.many.most:
            return field.name, len(value), (f"{field.many.least}–{field.many.most}",)
        for entry in value if field.many else (value,):
            if known := _missed(field.kind, entry):
                return field.name, entry, known
    return None


def _missed(kind: Kind, value: Any) -> tuple[str, ...]:
    """What the value might have been, () when it is as declared."""
    if isinstance(kind, Choice) and value not in kind.of:
        return tuple(map(str, kind.of))
    if isinstance(kind, Number) and (type(value) is not int or not kind.least <= value <= kind.most):
        return (f"{kind.least}–{kind.most}",)
    return ()
