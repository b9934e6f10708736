"""The press room as it stands: conferences and questions with their answers."""

# Charter: conduct records pressroom
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Conference:
    """`closed_at` -1 = open."""

    conference: str
    at: int
    cell: str
    topic: str
    closed_at: int = -1


@dataclass(frozen=True, slots=True)
class Answered:
    at: int
    cell: str
    kind: str
    stance: str
    figures: tuple[str, ...]
    about: str
    promise_due: int
    took: int
    contradictions: tuple[str, ...]
    checker: str
    text: str


@dataclass(frozen=True, slots=True)
class PressQuestion:
    """`claim` is hidden from players; a question from an inject has its words there."""

    question: str
    at: int
    conference: str
    inject: int
    claim: str
    answer_by: int
    outlet: str
    text: str
    answer: Answered | None = None
    promise_missed: bool = False


@dataclass(frozen=True, slots=True)
class PressRoom:
    conferences: Mapping[str, Conference] = field(default_factory=dict)
    questions: Mapping[str, PressQuestion] = field(default_factory=dict)
