"""Trap presses, objections and what was done off the system."""

# Charter: conduct events restraint
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import EventBody, Text, event


@event
@dataclass(frozen=True, slots=True)
class TrapPressed(EventBody):
    """An attempted over-reaction: nothing happens in the range.

    kind ask_removal | identify_poster | private_accounts | deny_at_once | flood_positive.
    """

    TYPE: ClassVar[str] = "trap.pressed"
    kind: str
    case: str
    cell: str


@event
@dataclass(frozen=True, slots=True)
class ObjectionRecorded(EventBody):
    """*Bảo lưu ý kiến*: a strength of the cell, never of a person."""

    TYPE: ClassVar[str] = "objection.recorded"
    case: str
    cell: str
    text: Text


@event
@dataclass(frozen=True, slots=True)
class OffSystemRecorded(EventBody):
    """*Ghi bổ sung*: something done outside the system, entered by CTRL or EVAL. `done_at` = exercise seconds."""

    TYPE: ClassVar[str] = "off_system.recorded"
    done_at: int
    who: str
    what: Text
