"""Events: typed, versioned facts. A class declares its `TYPE` and `VERSION`; old payloads are lifted by upcasters.

A payload holds integers, strings, booleans, None, lists and string-keyed dicts of these: never floats. A field
annotated `Text` is free text: it is kept beside the chain and can be erased; the chain holds a salted digest. Every other
string stays for good: an id or a word of a closed list (`str`), or words that no person typed (`Composed`).
"""

# Charter: kernel events
from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated, Any, ClassVar, TypeVar

from infodrill.kernel.errors import LogError, Place

Json = Any
Payload = dict[str, Json]
# Words that the house composed, or that stand in scenario or edition: blanks and letters, and nothing to erase.
Composed = Annotated[str, "composed"]
_CODE = re.compile(r"[!-~]{0,200}")  # an id or a word of a closed list: printable ASCII without blanks


class Text(str):
    """Free text written by a person or an automated cell; erasable."""

    __slots__ = ()


NOTHING = Text("")  # where nothing was written


class EventBody:
    """Base of every event's payload class: a frozen dataclass with a dotted TYPE ("case.opened") and a VERSION.

    `RARE` fields are left out of the payload while they have their default: what does not use them keeps its digests.
    """

    TYPE: ClassVar[str] = ""
    VERSION: ClassVar[int] = 1
    RARE: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def complete(cls) -> None:
        """Raises TypeError for a class that leaves out what its package asks of it; asked once its fields are known."""


TEXT, COMPOSED, CODE = "text", "composed", "code"  # what the strings of a field are
E = TypeVar("E", bound=type[EventBody])
B = TypeVar("B", bound=EventBody)
N = TypeVar("N")
# Every package that declares events or upcasters. They are imported when the first event is read, so that no reader of a
# log has to know, or can forget, what it may hold. Names only: nothing in the kernel imports upwards.
DECLARED_IN = ("infodrill.casework.nouns", "infodrill.conduct.nouns")
_types: dict[str, type[EventBody]] = {}
_upcasters: dict[tuple[str, int], Callable[[Payload], Payload]] = {}


def event(cls: E) -> E:
    """Register a payload class under its TYPE. Two classes with one TYPE are a programming error."""
    if not cls.TYPE or cls.TYPE in _types:
        raise TypeError(f"{cls.__name__}: TYPE {cls.TYPE!r} is missing or taken")
    cls.complete()
    _types[cls.TYPE] = cls
    return cls


def upcaster(
    event_type: str, version: int
) -> Callable[[Callable[[Payload], Payload]], Callable[[Payload], Payload]]:
    """Register the step that lifts a payload of `event_type` from `version` to `version + 1`."""

    def register(step: Callable[[Payload], Payload]) -> Callable[[Payload], Payload]:
        _upcasters[(event_type, version)] = step
        return step

    return register


def event_types() -> Mapping[str, type[EventBody]]:
    """All payload classes of the house by TYPE, and what else was registered in this process."""
    _declare()
    return dict(_types)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One recorded fact. `at` = seconds of exercise time; `actor` = seat id, "control:…" or "runner"; `command` = client id."""

    seq: int
    at: int
    actor: str
    body: EventBody
    command: str = ""
    wall: int = 0


def dump(body: EventBody) -> Payload:
    """The payload of an event as plain values; free text comes out as `Text` for the log to lift out.

    A plain `str` given for a field annotated `Text` is free text too: the annotation decides, not the caller. Words in a
    field that is neither `Text` nor `Composed` are refused with LogError: nobody could erase them.
    """
    cls = type(body)
    return {
        name: _plain(value, strings, cls.TYPE, name)
        for name, strings in _shape(cls).fields
        if (value := getattr(body, name)) != _shape(cls).rare.get(name, MISSING)
    }


def shared(body: object, part: type[Any]) -> dict[str, Any]:
    """What a record takes over from the event that makes it: the fields of `part`, from which both have them."""
    # Names that two classes happen to share are not enough: a case's `danger` is not what its opening says of it.
    return {field.name: getattr(body, field.name) for field in fields(part)}


def holds_text(cls: type[EventBody]) -> bool:
    """True when the class has a field of free text."""
    return any(strings == TEXT for _, strings in _shape(cls).fields)


def beside(cls: type[EventBody], kind: type[N]) -> Mapping[str, N]:
    """By field, what is declared of a `kind` beside its type, of those where something is."""
    keys: Any = cls, kind
    return {name: told for name, told in _notes(*keys).items() if told}


def beside_texts(cls: type[EventBody], kind: type[N]) -> Mapping[str, N | None]:
    """The same of every field of free text; None where nothing is."""
    keys: Any = cls, kind
    notes = _notes(*keys)
    return {name: notes[name] for name, strings in _shape(cls).fields if strings == TEXT}


def retold(body: B, words: Callable[[str, str], str]) -> B:
    """The body with its free texts as `words` (name of the field, text) → text says them; the same body where all stay."""
    told = {
        name: again
        for name, strings in _shape(type(body)).fields
        if strings == TEXT and (again := _again(value := getattr(body, name), name, words)) != value
    }
    return replace(body, **told) if told else body  # type: ignore[type-var]


def unchanged(payload: Payload) -> Payload:
    """The step of an upcaster where only the kind of a field's strings changed: earlier words stay where they stand."""
    return payload


def without(*names: str) -> Callable[[Payload], Payload]:
    """The step of an upcaster where fields went: what they said is known from the rest of the log."""
    return lambda payload: {name: value for name, value in payload.items() if name not in names}


def load(event_type: str, version: int, payload: Payload, *, place: Place | None = None) -> EventBody:
    """Rebuild an event's payload class, lifting older versions; unknown types and newer versions are refused."""
    _declare()
    cls = _types.get(event_type)
    if cls is None:
        raise LogError(
            "unknown event type {type}",
            remedy="Open this file with the version that wrote it.",
            place=place,
            type=event_type,
        )
    while version < cls.VERSION:
        step = _upcasters.get((event_type, version))
        if step is None:
            raise LogError("no step lifts {type} from version {v}", place=place, type=event_type, v=version)
        # A copy: the payload as it was stored is what the chain was computed of.
        payload, version = step(dict(payload)), version + 1
    if version > cls.VERSION:
        raise LogError(
            "{type} is of a newer version ({v})",
            remedy="Update infodrill.",
            place=place,
            type=event_type,
            v=version,
        )
    return _build(cls, payload, place)


@cache
def _declare() -> None:
    """Import what declares events: whole packages, because an upcaster may stand in another file than its event."""
    for name in DECLARED_IN:
        for iter_module in iter_modules(import_module(name).__path__):
            import_module(f"{name}.{iter_module.name}")


def _build(cls: type[EventBody], payload: Payload, place: Place | None) -> EventBody:
    shape = _shape(cls)
    missing = [name for name in shape.required if name not in payload]
    unknown = set(payload) - {name for name, _ in shape.fields}
    if missing or unknown:
        odd = ", ".join(sorted(missing or unknown))
        raise LogError("{type} has wrong fields: {odd}", place=place, type=cls.TYPE, odd=odd)
    return cls(**{name: _typed(value, shape.hints[name]) for name, value in payload.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """What a payload class declares: its hints, (name, kind of strings) by field, those without a default, the rare ones."""

    hints: dict[str, Any]
    fields: tuple[tuple[str, str], ...]
    required: tuple[str, ...]
    rare: dict[str, Any]  # default by name of the fields that are left out while they have it


def _shape(cls: type[EventBody]) -> _Shape:
    key: Any = cls
    return _read_shape(key)


@cache
def _read_shape(cls: Any) -> _Shape:
    hints, marked = typing.get_type_hints(cls), _marked(cls)
    declared = tuple(fields(cls))
    bare = tuple(
        field.name for field in declared if field.default is MISSING and field.default_factory is MISSING
    )
    rare = {field.name: field.default for field in declared if field.name in cls.RARE}
    return _Shape(
        hints=hints,
        fields=tuple((field.name, _strings_of(marked[field.name])) for field in declared),
        required=bare,
        rare=rare,
    )


@cache
def _notes(cls: Any, kind: Any) -> dict[str, Any]:
    hints = _marked(cls)
    return {name: _beside(hints[name], kind) for name, _ in _shape(cls).fields}


@cache
def _marked(cls: Any) -> dict[str, Any]:
    return typing.get_type_hints(cls, include_extras=True)


def _beside(hint: Any, kind: type[N]) -> N | None:
    inner = typing.get_args(hint)
    own = next((told for told in inner if isinstance(told, kind)), None)
    return own or next((found for each in inner if (found := _beside(each, kind))), None)


def _typed(value: Json, hint: Any) -> Any:
    origin = typing.get_origin(hint)
    if hint is Text and isinstance(value, str):
        return Text(value)
    if origin is tuple and isinstance(value, list):
        inner = typing.get_args(hint)
        return tuple(
            _typed(item, inner[0] if inner[-1] is ... else inner[index]) for index, item in enumerate(value)
        )
    if origin in (typing.Union, types.UnionType) and value is not None:
        return _typed(value, next(member for member in typing.get_args(hint) if member is not type(None)))
    if origin is dict and isinstance(value, dict):
        return {key: _typed(item, typing.get_args(hint)[1]) for key, item in value.items()}
    return value


def _strings_of(hint: Any) -> str:
    """What strings of a field with this hint are: free text, composed words, or codes."""
    if hint is Text:
        return TEXT
    if hint == Composed:
        return COMPOSED
    return next((kind for inner in typing.get_args(hint) if (kind := _strings_of(inner)) != CODE), CODE)


def _again(value: Any, name: str, words: Callable[[str, str], str]) -> Any:
    if isinstance(value, str):
        return Text(words(name, value))
    if isinstance(value, list | tuple):
        return type(value)(_again(item, name, words) for item in value)
    if isinstance(value, dict):
        return {key: _again(item, name, words) for key, item in value.items()}
    return value


def _plain(value: Any, strings: str, event_type: str, name: str) -> Json:
    # No floats, which two machines may round or print otherwise: digests would differ.
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return _string(value, strings, event_type, name)
    if isinstance(value, list | tuple):
        return [_plain(item, strings, event_type, name) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item, strings, event_type, name) for key, item in sorted(value.items())}
    raise LogError(
        "{where} holds a {kind}; only integers, strings and lists of them may be logged",
        where=f"{event_type}.{name}",
        kind=type(value).__name__,
    )


def _string(value: str, strings: str, event_type: str, name: str) -> str:
    if strings == TEXT and not isinstance(value, Text):
        return Text(value)
    # At the moment of writing: once it is chained, a name that slipped into such a field could never be taken
    # out.
    if strings == CODE and not _CODE.fullmatch(value):
        raise LogError(
            "{where} holds words, and is declared as an id or a word of a closed list: nobody could erase them",
            where=f"{event_type}.{name}",
        )
    return value
