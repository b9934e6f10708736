"""Facts that the clock makes: readings and missed deadlines."""

# Charter: casework events clock
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import EventBody, event


@event
@dataclass(frozen=True, slots=True)
class ReadingTaken(EventBody):
    """An effect reading booked by the system +1, +6 or +24 h after acting: counts of accounts."""

    TYPE: ClassVar[str] = "case.reading_taken"
    case: str
    horizon_hours: int
    exposed: int
    believers: int
    corrected: int


@event
@dataclass(frozen=True, slots=True)
class DeadlineMissed(EventBody):
    """A deadline passed. `item` = case, statement, appeal or promise id; escalates, publishes nothing."""

    TYPE: ClassVar[str] = "deadline.missed"
    item: str
    step: str
    due: int
    excused: bool
    escalated_to: int
