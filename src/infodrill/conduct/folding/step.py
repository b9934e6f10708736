"""What one step of the fold is: (state, body, event) → state. It consults no rule."""

# Charter: conduct folding step
from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event, EventBody
from infodrill.kernel.grown import with_one

K = TypeVar("K")
V = TypeVar("V")
Step = Callable[[DrillState, Any, Event], DrillState]


def with_(old: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
    """The mapping with one entry set."""
    return with_one(old, key, value)


def same(state: DrillState, body: EventBody, event: Event) -> DrillState:
    """An event that is read from the log and changes no state."""
    return state
