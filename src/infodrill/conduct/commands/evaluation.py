"""What evaluators write: notes pinned to moments, ratings of critical tasks, points for the craft of a statement."""

# Charter: conduct commands evaluation
from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct.commands.base import RangeCommand


@dataclass(frozen=True, slots=True)
class PinNote(RangeCommand):
    """A note on `cell` at exercise second `at`. kind strength | improve; `objective` = an id of the scenario, or ""."""

    at: int
    cell: str
    kind: str
    objective: str
    text: str


@dataclass(frozen=True, slots=True)
class RateTask(RangeCommand):
    """`task` = a critical task of evaluation.yaml or a measure ("E7"); rating P | S | M | U. The last one stands."""

    cell: str
    task: str
    rating: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class RateStatement(RangeCommand):
    """The craft of a published version, 0–10 points (E8)."""

    statement: str
    version: int
    points: int
    text: str = ""
