"""What a life came to, in numbers, and how these are kept so that no life is lived twice."""

# Charter: review tallies
from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from infodrill.kernel.store import replace_file
from infodrill.review.arms import BELIEVERS, Life

ITSELF = "itself"  # the drill as it went: one life, and no replica


@dataclass(frozen=True, slots=True)
class LifeTally:
    """What one life came to: person-hours and believers at its end, over the claims that are weighed; and its injects."""

    hours: float
    people: int
    injects: Mapping[int, int]


@dataclass
class KeptTallies:
    """Tallies by arm and replica, in a file once there is a folder."""

    path: Path | None
    found: dict[str, list[LifeTally]] = field(default_factory=dict)

    def read(self) -> None:
        if self.path is None or not self.path.is_file():
            return
        try:
            rows = json.loads(self.path.read_text("utf-8"))
            self.found = {
                arm: [
                    LifeTally(hours, people, {int(row): at for row, at in injects.items()})
                    for hours, people, injects in lives
                ]
                for arm, lives in rows.items()
            }
        except (ValueError, TypeError, AttributeError):
            self.found = {}  # damaged: lived again

    def write(self) -> None:
        if self.path is not None:
            rows = {
                arm: [[each.hours, each.people, dict(each.injects)] for each in lives]
                for arm, lives in self.found.items()
            }
            replace_file(self.path, json.dumps(rows, sort_keys=True).encode())

    def whole(self) -> int:
        """Replicas of which every arm is there."""
        return min((len(lives) for arm, lives in self.found.items() if arm != ITSELF), default=0)


def tally(life: Life, claims: Sequence[str]) -> LifeTally:
    people = sum(life.last(claim, BELIEVERS) for claim in claims)
    return LifeTally(round(life.hours(claims), 3), people, dict(life.injects))
