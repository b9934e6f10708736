"""A log with an event of every type that the house declares. It opens and verifies; it tells no story that would fold."""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, fields

from infodrill.kernel.events import EventBody, Text, event_types
from infodrill.kernel.log import EventLog
from infodrill.kernel.protocols import LogStore

WORDS = "Chữ viết tay của người không có thật"


def write_every_type(store: LogStore) -> EventLog:
    """One event of each type, in order of their names; every free text is WORDS."""
    log = EventLog(store, seed=1)
    for name, cls in sorted(event_types().items()):
        if cls.__module__.startswith("infodrill."):
            log.append(0, "runner", example(cls), f"command-{name}")
    return log


def example(cls: type[EventBody]) -> EventBody:
    """An event of this type with a value in every field that has no default, and in every text."""
    hints = typing.get_type_hints(cls)
    asked = {
        field.name: _value(hints[field.name])
        for field in fields(cls)
        if (field.default is MISSING and field.default_factory is MISSING) or hints[field.name] is Text
    }
    return cls(**asked)


def _value(hint: object) -> object:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if hint is Text:
        return Text(WORDS)
    if hint in (int, bool):
        return 1 if hint is int else False
    if origin in (typing.Union, types.UnionType):
        return None
    if origin is tuple:
        return (_value(inner[0]),) if inner[-1] is ... else tuple(map(_value, inner))
    if origin is dict:
        return {"x": _value(inner[1])}
    return "x"
