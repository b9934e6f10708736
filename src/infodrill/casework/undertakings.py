"""Records of what a case sets going: tasks for other cells, measures of actions 7 and 8, remedies that were promised."""

# Charter: casework undertakings
from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework.reach import Inside, ToPublic


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskGiven:
    """Work for the cell `to` by second `due`."""

    task: str
    to: str
    due: int
    what: Inside


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(TaskGiven):
    by: str  # cell
    at: int
    done_at: int = -1
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreePartTest:
    """A three-part test of an action 7 or 8."""

    action: int
    basis: ToPublic
    aim: str
    duration_days: int
    review_at: int
    least_intrusive: Inside
    harm_link: Inside


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(ThreePartTest):
    """A three-part test of an action 7 or 8, and the life of the measure it allows. `ends_at` from its duration, once taken."""

    at: int
    taken_at: int = -1
    ends_at: int = -1
    reviewed_at: int = -1
    lifted_at: int = -1
    why: str = ""  # of the last review or of lifting

    @property
    def running(self) -> bool:
        return self.taken_at >= 0 and self.lifted_at < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """What was promised and whether it was done; `ticket` "" = the acknowledged claim."""

    ticket: str
    due: int
    done_at: int = -1
    result: str = ""
    told: str = ""  # what the person of a ticket was answered
