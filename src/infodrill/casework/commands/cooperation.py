"""Commands between cells: escalation."""

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
