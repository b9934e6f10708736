"""Statements, their versions, craft and findings."""

# Charter: web api shapes statements
from __future__ import annotations

from infodrill.web.api.shapes.base import Marked, Shape
from infodrill.web.api.shapes.cases import StepShape


class Leak(Shape):
    """A finding of the leak check: the draft's own words in `part`; `marking` of the artefact, "" for personal data."""

    kind: str
    part: str
    words: str
    marking: str


class CraftItem(Shape):
    item: str
    name: str
    points: int
    most: int


class VersionShape(Shape):
    version: int
    state: str
    stance: str
    figures: list[str]
    title_vi: str
    title_en: str
    body_vi: str
    body_en: str
    at: int
    published_at: int
    next_update: int
    sources: list[str]
    craft: list[CraftItem]
    leaks: list[Leak]


class StatementLine(Shape):
    statement: str
    case: str
    kind: str
    issuer: str
    state: str
    state_name: str
    title: str
    at: int
    published_at: int


class Statements(Marked):
    statements: list[StatementLine]
    next: str


class ApprovalShape(Shape):
    role: str
    cell: str


class StatementShape(StatementLine):
    channels: list[str]
    leak_cleared: bool
    error_raised_at: int
    corrected_at: int
    approvals: list[ApprovalShape]
    versions: list[VersionShape]
    possible: list[StepShape]


class StatementAnswer(Marked):
    statement: StatementShape
