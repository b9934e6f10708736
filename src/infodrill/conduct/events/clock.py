"""Facts about the exercise clock: phases, moves, changes, the stop for a real event."""

# Charter: conduct events clock
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import NOTHING, EventBody, Text, event, unchanged, upcaster


@event
@dataclass(frozen=True, slots=True)
class PhaseBegun(EventBody):
    TYPE: ClassVar[str] = "phase.begun"
    phase: int


@event
@dataclass(frozen=True, slots=True)
class MoveBegun(EventBody):
    """A *bước*: the story's clock now reads `story` ("22:40")."""

    TYPE: ClassVar[str] = "move.begun"
    move: int
    story: str


@event
@dataclass(frozen=True, slots=True)
class LeapHeld(EventBody):
    """Control holds a move that is planned for second `due` as things stand: the plan stands still from there on."""

    TYPE: ClassVar[str] = "leap.held"
    move: int
    due: int
    reason: Text


@event
@dataclass(frozen=True, slots=True)
class LeapLetGo(EventBody):
    """The held move may begin. `waited` = whole minutes, in seconds, by which it and all that is planned after it come later;
    `begins` = the second from which the plan goes on."""

    TYPE: ClassVar[str] = "leap.let_go"
    move: int
    waited: int
    begins: int


@event
@dataclass(frozen=True, slots=True)
class ClockChanged(EventBody):
    """change start | pause | resume | speed | step | jump | grant | run_on | close.

    `value` = speed × 1000, seconds, or the target second, as the change asks.
    """

    TYPE: ClassVar[str] = "clock.changed"
    VERSION: ClassVar[int] = 2
    change: str
    value: int = 0
    reason: Text = NOTHING


upcaster("clock.changed", 1)(unchanged)  # `reason` was no free text


@event
@dataclass(frozen=True, slots=True)
class SafetyStop(EventBody):
    TYPE: ClassVar[str] = "safety.stopped"
    reason: Text


@event
@dataclass(frozen=True, slots=True)
class SafetyResume(EventBody):
    TYPE: ClassVar[str] = "safety.resumed"


@event
@dataclass(frozen=True, slots=True)
class JumpBegun(EventBody):
    """The runner simulates every minute from second `frm` to `target`; deadlines inside are excused."""

    TYPE: ClassVar[str] = "clock.jump_begun"
    frm: int
    target: int
    forced: bool


@event
@dataclass(frozen=True, slots=True)
class JumpEnded(EventBody):
    """The jump is over at second `reached`: at its target (`inject` 0), or before a grave inject that people must meet."""

    TYPE: ClassVar[str] = "clock.jump_ended"
    reached: int
    inject: int = 0
