"""Commands between cells: escalation, hand-over, tasks."""

# Charter: casework commands cooperation
from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework.commands.base import CaseCommand


@dataclass(frozen=True, slots=True)
class Escalate(CaseCommand):
    case: str
    reason: str


@dataclass(frozen=True, slots=True)
class AnswerEscalation(CaseCommand):
    case: str
    text: str


@dataclass(frozen=True, slots=True)
class HandOver(CaseCommand):
    """Offer the case to another cell; it stays here, and its clocks run, until that cell accepts."""

    case: str
    to_cell: str
    reason: str


@dataclass(frozen=True, slots=True)
class AnswerHandOver(CaseCommand):
    """The offered cell takes the case, or returns it saying why."""

    case: str
    accept: bool
    text: str = ""


@dataclass(frozen=True, slots=True)
class AssignTask(CaseCommand):
    """A piece of work on a case for one cell: `what`, by second `due`."""

    case: str
    cell: str
    what: str
    due: int


@dataclass(frozen=True, slots=True)
class FinishTask(CaseCommand):
    """The assigned cell says that the task is done and what came of it."""

    case: str
    task: str
    text: str
