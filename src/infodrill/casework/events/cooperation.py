"""Facts between cells: escalation and its answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.casework.events.empty import NOTHING
from infodrill.kernel.events import EventBody, Text, event


@event
@dataclass(frozen=True, slots=True)
class CaseEscalated(EventBody):
    """Escalation adds hands. reason priority | two_wards | city_owner | press | spread | overrun | about_level."""

    TYPE: ClassVar[str] = "case.escalated"
    case: str
    level: int
    reason: str
    cell: str


@event
@dataclass(frozen=True, slots=True)
class EscalationAnswered(EventBody):
    TYPE: ClassVar[str] = "case.escalation_answered"
    case: str
    cell: str
    text: Text = NOTHING
