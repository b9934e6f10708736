"""What evaluators wrote, by the seat that wrote it."""

# Charter: conduct records evaluation
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Note:
    """A note pinned to exercise second `moment`; kind strength | improve."""

    note: str
    moment: int
    cell: str
    kind: str
    objective: str
    text: str
    rater: str


@dataclass(frozen=True, slots=True)
class Assessed:
    """`ratings`: (rater, cell, task) → (rating, text); `points`: (rater, statement, version) → 0–10. The last stands."""

    notes: tuple[Note, ...] = ()
    ratings: Mapping[tuple[str, str, str], tuple[str, str]] = field(default_factory=dict)
    points: Mapping[tuple[str, str, int], int] = field(default_factory=dict)
