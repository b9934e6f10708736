"""Every verb of the house under the name of its class: `verbs.LogCase(…)`. The one place of the corpus that knows where commands
are declared."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from infodrill.casework.noun import CaseCommand
from infodrill.conduct.noun import RangeCommand

__all__ = ["CaseCommand", "RangeCommand", "every_verb"]


def every_verb() -> dict[str, type[Any]]:
    """The classes of all commands that the house declares, by name. A name that stands for two is a programming error."""
    found: dict[str, type[Any]] = {}
    for base in (RangeCommand, CaseCommand):
        for verb in _below(base):
            if not verb.__module__.startswith("infodrill.") or not _stands(verb):
                continue
            if found.setdefault(verb.__name__, verb) is not verb:
                raise TypeError(f"two verbs are called {verb.__name__}")
    return dict(sorted(found.items()))


def _below(base: type[Any]) -> Iterator[type[Any]]:
    """Subclasses that have none of their own: a class in between is no verb."""
    for subclass in base.__subclasses__():
        if subclass.__subclasses__():
            yield from _below(subclass)
        else:
            yield subclass


def _stands(verb: type[Any]) -> bool:
    """False for what a class was before its decorator made another of it: a base keeps both in mind."""
    return getattr(sys.modules[verb.__module__], verb.__name__, None) is verb


def __getattr__(name: str) -> type[Any]:
    try:
        return every_verb()[name]
    except KeyError:
        raise AttributeError(f"the house has no verb {name}") from None
