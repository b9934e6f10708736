"""Trap buttons pressed, objections to an over-reaction, and what was done off the system."""

# Charter: conduct commands restraint
from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct.commands.base import RangeCommand


@dataclass(frozen=True, slots=True)
class PressTrap(RangeCommand):
    """A trap button: does nothing in the range, is recorded as an attempted over-reaction."""

    kind: str
    case: str


@dataclass(frozen=True, slots=True)
class RecordObjection(RangeCommand):
    case: str
    text: str


@dataclass(frozen=True, slots=True)
class RecordOffSystem(RangeCommand):
    done_at: int
    who: str
    what: str
