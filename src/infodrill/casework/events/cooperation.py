"""Facts between cells: escalation, hand-over, tasks."""

# Charter: casework events cooperation
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import NOTHING, EventBody, Text, event


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


@event
@dataclass(frozen=True, slots=True)
class CaseHandedOver(EventBody):
    """Offered to another cell; `hand_over` = "c1.h1"."""

    TYPE: ClassVar[str] = "case.handed_over"
    case: str
    hand_over: str
    frm: str
    to: str
    reason: Text


@event
@dataclass(frozen=True, slots=True)
class HandOverAnswered(EventBody):
    """Accepted: the case is the answering cell's, with its ward and level. Returned: nothing moved."""

    TYPE: ClassVar[str] = "case.hand_over_answered"
    case: str
    hand_over: str
    accepted: bool
    cell: str
    ward: str
    level: int
    text: Text = NOTHING


@event
@dataclass(frozen=True, slots=True)
class TaskAssigned(EventBody):
    """Work for the cell `to` by second `due`; `task` = "c1.k1"."""

    TYPE: ClassVar[str] = "case.task_assigned"
    case: str
    task: str
    cell: str
    to: str
    due: int
    what: Text


@event
@dataclass(frozen=True, slots=True)
class TaskFinished(EventBody):
    TYPE: ClassVar[str] = "case.task_finished"
    case: str
    task: str
    cell: str
    text: Text
