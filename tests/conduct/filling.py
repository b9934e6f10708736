"""Values for the fields of commands, by what the fields declare."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from infodrill.kernel.fields import Choice, Field, Moment, Number, declared


def fitting(field: Field, words: str = "x") -> Any:
    """A value that is as declared; `words` where it is free."""
    kind = field.kind
    one: Any = {str: words, int: 1, bool: True, bytes: b"x"}[field.type]
    if isinstance(kind, Choice):
        one = kind.of[0]
    elif isinstance(kind, Moment):
        one = 0
    elif isinstance(kind, Number):
        one = kind.least
    return (one,) * field.many.least if field.many else one


def listed(field: Field, value: object) -> Any:
    """The value as the field takes it: alone, or as the one entry of its list."""
    return (value,) if field.many else value


def texts(command: type) -> Iterator[Field]:
    """The fields that are made of letters."""
    return (field for field in declared(command).values() if field.type is str)


def made(command: type, role: str = "CTRL", words: str = "x", **changes: object) -> Any:
    """The command with fitting values, and with `changes`."""
    values = {name: fitting(field, words) for name, field in declared(command).items()}
    return command(**{"role": role, **values, **changes})
