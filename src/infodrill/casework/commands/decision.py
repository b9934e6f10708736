"""Commands of the decision and of what follows it, up to closing."""

# Charter: casework commands decision
from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework.commands.base import CaseCommand


@dataclass(frozen=True, slots=True)
class Leave(CaseCommand):
    """Close with nothing done: opinion, satire, question, true report, press."""

    case: str
    reason: str


@dataclass(frozen=True, slots=True)
class Watch(CaseCommand):
    case: str
    recheck_at: int


@dataclass(frozen=True, slots=True)
class Decide(CaseCommand):
    case: str
    disposition: str
    actions: tuple[int, ...]
    less_intrusive_considered: bool
    reason: str


@dataclass(frozen=True, slots=True)
class RecordTest(CaseCommand):
    case: str
    action: int
    basis: str
    aim: str
    duration_days: int
    review_at: int
    least_intrusive: str
    harm_link: str


@dataclass(frozen=True, slots=True)
class SignAction(CaseCommand):
    case: str
    action: int


@dataclass(frozen=True, slots=True)
class Act(CaseCommand):
    """DECIDED → ACTING; carries out actions 2, 3, 7, 8 of the decision."""

    case: str


@dataclass(frozen=True, slots=True)
class Track(CaseCommand):
    case: str


@dataclass(frozen=True, slots=True)
class CloseCase(CaseCommand):
    case: str
    target_met: bool
    reason: str


@dataclass(frozen=True, slots=True)
class RecordRabat(CaseCommand):
    """Alleged incitement by the Rabat six, in the order of `rights.RABAT`: yes | no each. A lesson; only narrows."""

    case: str
    answers: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ReviewMeasure(CaseCommand):
    """Look again at an action 7 or 8: `keep` until `review_at` (within its duration), or lift it."""

    case: str
    action: int
    keep: bool
    reason: str
    review_at: int = 0


@dataclass(frozen=True, slots=True)
class LiftMeasure(CaseCommand):
    """End an action 7 or 8 before its time; one signature."""

    case: str
    action: int
    reason: str
