"""Forecasts, watch lists, guidance, directives, relays and the public's questions as they stand."""

# Charter: conduct records proactive
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sheet:
    """A forecast sheet."""

    sheet: str
    at: int
    cell: str
    topic: str
    harmed: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A forecast in numbers: posts about `of` by `at` + 60 × `horizon`; low, mid, high = 10, 50, 90 %."""

    forecast: str
    at: int
    cell: str
    of: str
    horizon: int
    low: int
    mid: int
    high: int


@dataclass(frozen=True, slots=True)
class Guidance:
    """`confirmed` = cell → second; `published_at` -1 = not public."""

    guidance: str
    at: int
    cell: str
    to: tuple[str, ...]
    about: str
    repeats: str
    due: int
    topic: str
    facts: str
    lines: tuple[str, ...]
    confirmed: Mapping[str, int] = field(default_factory=dict)
    overdue: tuple[str, ...] = ()
    published_at: int = -1


@dataclass(frozen=True, slots=True)
class Directive:
    directive: str
    at: int
    cell: str
    to: tuple[str, ...]
    owner: str
    due_days: int
    about: str
    text: str
    gap: str


@dataclass(frozen=True, slots=True)
class Relay:
    statement: str
    version: int
    channel: str
    cell: str
    at: int


@dataclass(frozen=True, slots=True)
class Questions:
    """An entry of the queue of the public's questions; `claim` is hidden from players."""

    question: str
    claim: str
    source: str
    at: int
    permille: int
    answered_by: str = ""
    answered_at: int = -1


@dataclass(frozen=True, slots=True)
class Proactive:
    """`linked` = statement → claims, hidden from players; `watched` = cell → terms."""

    sheets: tuple[Sheet, ...] = ()
    foreseen: tuple[Foreseen, ...] = ()
    watched: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    guidance: Mapping[str, Guidance] = field(default_factory=dict)
    directives: Mapping[str, Directive] = field(default_factory=dict)
    relays: tuple[Relay, ...] = ()
    linked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    questions: Mapping[str, Questions] = field(default_factory=dict)
