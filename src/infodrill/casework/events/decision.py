"""Facts of the decision: what was chosen, tested, signed, carried out."""

# Charter: casework events decision
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import EventBody, Text, event, unchanged, upcaster


@event
@dataclass(frozen=True, slots=True)
class CaseDecided(EventBody):
    """The decision slip: actions 0–8, whether less intrusive options were considered, and why."""

    TYPE: ClassVar[str] = "case.decided"
    case: str
    disposition: str
    actions: tuple[int, ...]
    role: str
    cell: str
    less_intrusive_considered: bool
    reason: Text


@event
@dataclass(frozen=True, slots=True)
class TestRecorded(EventBody):
    """A three-part test for action 7 or 8."""

    __test__: ClassVar[bool] = False
    TYPE: ClassVar[str] = "case.test_recorded"
    VERSION: ClassVar[int] = 2
    case: str
    action: int
    basis: Text
    aim: str
    duration_days: int
    review_at: int
    least_intrusive: Text
    harm_link: Text


upcaster("case.test_recorded", 1)(unchanged)  # `basis` was no free text


@event
@dataclass(frozen=True, slots=True)
class ActionSigned(EventBody):
    TYPE: ClassVar[str] = "case.action_signed"
    case: str
    action: int
    role: str
    cell: str


@event
@dataclass(frozen=True, slots=True)
class ActionTaken(EventBody):
    """An action 2, 3, 7 or 8 was carried out (statements carry 1 and 4–6)."""

    TYPE: ClassVar[str] = "case.action_taken"
    case: str
    action: int
    cell: str


@event
@dataclass(frozen=True, slots=True)
class RabatRecorded(EventBody):
    """The six answers (yes | no) on alleged incitement; anything but six times yes lies below the threshold."""

    TYPE: ClassVar[str] = "case.rabat_recorded"
    case: str
    answers: tuple[str, ...]
    role: str
    cell: str
    reason: Text


@event
@dataclass(frozen=True, slots=True)
class MeasureReviewed(EventBody):
    """An action 7 or 8 was looked at again and kept until `review_at`."""

    TYPE: ClassVar[str] = "case.measure_reviewed"
    case: str
    action: int
    review_at: int
    role: str
    cell: str
    reason: Text


@event
@dataclass(frozen=True, slots=True)
class MeasureLifted(EventBody):
    TYPE: ClassVar[str] = "case.measure_lifted"
    case: str
    action: int
    role: str
    cell: str
    reason: Text
