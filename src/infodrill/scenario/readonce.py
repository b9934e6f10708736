"""What is read off a scenario is read once: it stays as it is, its texts are many, and each seat's page asks."""

# No charter: remembers what others read
from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from infodrill.scenario.schema import Scenario

T = TypeVar("T")
KEPT = 8  # scenarios of which it is remembered


def read_once(reader: Callable[[Scenario], T]) -> Callable[[Scenario], T]:
    """A reader of a scenario that remembers what it found of the last few; by which object it is, for two folders may hold the
    same drill."""
    kept: dict[int, tuple[Scenario, T]] = {}

    def found(scenario: Scenario) -> T:
        if (held := kept.get(id(scenario))) is None:
            for oldest in list(kept)[: 1 - KEPT]:
                kept.pop(oldest, None)
            held = kept[id(scenario)] = (scenario, reader(scenario))
        return held[1]

    return found
