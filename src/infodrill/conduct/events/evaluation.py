"""What evaluators wrote. The evaluator is the event's actor, so that two on one cell can be compared."""

# Charter: conduct events evaluation
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import EventBody, Text, event


@event
@dataclass(frozen=True, slots=True)
class NotePinned(EventBody):
    """kind strength | improve; `moment` = the exercise second it is pinned to; `objective` "" = none."""

    TYPE: ClassVar[str] = "evaluation.note_pinned"
    note: str
    moment: int
    cell: str
    kind: str
    objective: str
    text: Text


@event
@dataclass(frozen=True, slots=True)
class TaskRated(EventBody):
    """rating P | S | M | U of a critical task or measure, for one cell."""

    TYPE: ClassVar[str] = "evaluation.task_rated"
    cell: str
    task: str
    rating: str
    text: Text


@event
@dataclass(frozen=True, slots=True)
class EvaluatorRated(EventBody):
    """Craft points 0–10 for a published version (E8): judgement beside the machine's reading of structure."""

    TYPE: ClassVar[str] = "evaluation.statement_rated"
    statement: str
    version: int
    points: int
    text: Text
