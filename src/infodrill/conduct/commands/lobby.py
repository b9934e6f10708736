"""The lobby and the meeting: taking a seat, roll-call, communication check, agenda and decision record."""

# Charter: conduct commands lobby
from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct.commands.base import RangeCommand


@dataclass(frozen=True, slots=True)
class JoinSeat(RangeCommand):
    """The seat is taken by someone; who it is stays with the server's accounts."""


@dataclass(frozen=True, slots=True)
class LeaveSeat(RangeCommand):
    pass


@dataclass(frozen=True, slots=True)
class CallRoll(RangeCommand):
    """kind roll_call | communication: every seat is asked to answer."""

    kind: str


@dataclass(frozen=True, slots=True)
class AnswerRoll(RangeCommand):
    roll: str


@dataclass(frozen=True, slots=True)
class OpenMeeting(RangeCommand):
    """A meeting of `cells` (empty = every player cell) with an agenda."""

    title: str
    agenda: tuple[str, ...]
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordDecision(RangeCommand):
    """A line of the decision record (*biên bản*): what, which cell does it, by which second (0 = no date)."""

    meeting: str
    text: str
    owner: str
    due: int = 0


@dataclass(frozen=True, slots=True)
class CloseMeeting(RangeCommand):
    meeting: str
