"""Which deeds of a cell a piece of the program can read: followed from name to name through what each module imports."""

from __future__ import annotations

import ast
import inspect
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import FunctionType, ModuleType
from typing import Any

from infodrill.conduct.nouns.city import ClaimStood, WaveStarted
from infodrill.conduct.nouns.clock import (
    ClockChanged,
    JumpBegun,
    JumpEnded,
    PhaseBegun,
    SafetyResume,
    SafetyStop,
)
from infodrill.conduct.nouns.course import DrillClosed, DrillOpened
from infodrill.conduct.nouns.faults import FaultLogged, FaultMended
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.leaps import LeapHeld, LeapLetGo, MoveBegun
from infodrill.conduct.nouns.lobby import SeatJoined
from infodrill.conduct.nouns.publicquestions import QuestionsRaised
from infodrill.kernel.events import EventBody

# Runner and control record these; and SeatJoined, which says that people sat there and nothing of what they did.
OUTSIDE_THE_CELLS: frozenset[type] = frozenset({
    WaveStarted, InjectDelivered, ClaimStood, QuestionsRaised, ClockChanged, PhaseBegun, MoveBegun, LeapHeld, LeapLetGo,
    JumpBegun, JumpEnded, SafetyStop, SafetyResume, FaultLogged, FaultMended, DrillOpened, DrillClosed, SeatJoined,
})  # fmt: skip
# Whatever is folded or read from the deeds of cells.
FOLDED = (
    "infodrill.review.timeline", "infodrill.review.said", "infodrill.casework.book", "infodrill.casework.records",
    "infodrill.conduct.state",
)  # fmt: skip
BY_WHOM = frozenset({"actor", "command", "TYPE"})  # of an event: who, by which order, of which kind by name
BENEATH = ("infodrill.kernel.", "infodrill.scenario.")  # know no cell


@dataclass(slots=True)
class Reading:
    """`found` = what says something of a cell, each with the function or class that reads it."""

    found: set[str] = field(default_factory=set)
    seen: set[int] = field(default_factory=set)

    def follow(self, start: Iterable[object]) -> None:
        waiting = list(start)
        while waiting:
            thing = waiting.pop()
            if id(thing) not in self.seen:
                self.seen.add(id(thing))
                waiting += self._look(thing)

    def _look(self, thing: Any) -> Iterator[object]:
        where = f"{thing.__module__}.{thing.__qualname__}"
        # A function by its code: by itself it would give the source of what it wraps.
        source = inspect.getsource(getattr(thing, "__code__", thing))
        tree = ast.parse(textwrap.dedent(source))
        for used in (*_used(tree, vars(sys.modules[thing.__module__])), *_enclosed(thing)):
            if deed := _deed(used):
                self.found.add(f"{where}: {deed}")
            elif isinstance(used, FunctionType | type) and _to_follow(used):
                yield used
        self.found |= {
            f"{where}: .{node.attr}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and node.attr in BY_WHOM
        }


def cell_reads(*start: object) -> set[str]:
    """What the functions and classes, and all that they lead to, read of a cell; empty = nothing."""
    reading = Reading()
    reading.follow(start)
    return reading.found


def _to_follow(used: Any) -> bool:
    return (
        used.__module__.startswith(("infodrill.", "planted"))
        and not used.__module__.startswith(BENEATH)
        and not issubclass(used if isinstance(used, type) else object, EventBody)
    )


def _deed(used: object) -> str:
    """What it says of a cell; "" = nothing."""
    if isinstance(used, type) and issubclass(used, EventBody) and used is not EventBody:
        return "" if used in OUTSIDE_THE_CELLS else used.__name__
    module = used.__name__ if isinstance(used, ModuleType) else getattr(used, "__module__", "")
    name = getattr(used, "__qualname__", "")
    return f"{module} {name}".strip() if module in FOLDED else ""


def _enclosed(thing: object) -> Iterator[object]:
    """What a function holds of the one that made it: that which it wraps."""
    for cell in getattr(thing, "__closure__", None) or ():
        yield from _flat(cell.cell_contents)


def _used(tree: ast.AST, words: Mapping[str, object]) -> Iterator[object]:
    """All that the names of a piece of source stand for: globals, members of modules, what is imported inside, and what is
    kept in a global tuple, set or table."""
    words = dict(words)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            module = __import__(node.module, fromlist=["*"])
            words |= {name.asname or name.name: getattr(module, name.name) for name in node.names}
        elif isinstance(node, ast.Import):
            words |= {name.asname or name.name: __import__(name.name, fromlist=["*"]) for name in node.names}
    for node in ast.walk(tree):
        yield from _flat(_value(node, words))


def _value(node: ast.AST, words: Mapping[str, object]) -> object:
    if isinstance(node, ast.Name):
        return words.get(node.id)
    if isinstance(node, ast.Attribute) and isinstance(above := _value(node.value, words), ModuleType):
        return getattr(above, node.attr, None)
    return None


def _flat(value: object) -> Iterator[object]:
    if isinstance(value, Mapping):
        value = (*value.keys(), *value.values())
    if isinstance(value, tuple | list | set | frozenset):
        for item in value:
            yield from _flat(item)
    else:
        yield value
