"""Which events a command comes to: read from what its `decide` says that it returns, to which mypy holds it."""

# Charter: casework comesto
from __future__ import annotations

import typing
from types import FunctionType
from typing import Any

from infodrill.kernel.events import EventBody


def comes_to(asked: type) -> frozenset[type[EventBody]]:
    """The kinds of events of a command. Raises TypeError for a `decide` that does not name each: no list beside the code has to
    agree with it, and a log in which somebody else brought one of them is none that a drill wrote (`conduct.ruled`)."""
    decide: FunctionType = vars(asked)["decide"]
    # Of the return alone: what a parameter is may be known to the type checker only.
    told = type("Told", (), {"__annotations__": {"return": decide.__annotations__.get("return")}})
    hint = typing.get_type_hints(told, globalns=decide.__globals__)["return"]
    kinds = frozenset(_kinds(typing.get_args(hint)))
    if not kinds or not all(kind is not EventBody and issubclass(kind, EventBody) for kind in kinds):
        raise TypeError(f"{asked.__name__} says not to which events it comes (what decide returns)")
    return kinds


def _kinds(hints: tuple[Any, ...]) -> typing.Iterator[type]:
    for hint in hints:
        if inner := typing.get_args(hint):
            yield from _kinds(inner)
        elif hint is not Ellipsis:
            yield hint
