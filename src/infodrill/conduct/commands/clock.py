"""What control may ask of the exercise clock, phases, moves, held leaps and the stop for a real event."""

# Charter: conduct commands clock
from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct.commands.base import RangeCommand


@dataclass(frozen=True, slots=True)
class ChangeClock(RangeCommand):
    """change start | pause | resume | speed | step | jump | run_on | close | halt.

    `value`: thousandths of real time for speed; seconds for step and run_on; the target second for jump, in place of
    which `ahead` says how many seconds on from the moment of the command. `forced`: a jump passes over grave injects.
    `halt` ends the drill at once, before its plan does.
    """

    change: str
    value: int = 0
    reason: str = ""
    forced: bool = False
    ahead: int = 0

    def value_at(self, now: int) -> int:
        """What is recorded as `value` when the command is carried out at exercise second `now`."""
        return now + self.ahead if self.change == "jump" and self.ahead else self.value


@dataclass(frozen=True, slots=True)
class BeginPhase(RangeCommand):
    phase: int


@dataclass(frozen=True, slots=True)
class BeginMove(RangeCommand):
    move: int


@dataclass(frozen=True, slots=True)
class HoldLeap(RangeCommand):
    """Hold the next planned move: neither it nor what is planned after it comes until control lets it go."""

    move: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LetLeapGo(RangeCommand):
    """Let a held move go: it begins when it is planned, or with the next whole minute where that is over."""

    move: int


@dataclass(frozen=True, slots=True)
class StopForReal(RangeCommand):
    """SAFE: a real event. Everything simulated is blanked until `ResumeAfterStop`."""

    reason: str


@dataclass(frozen=True, slots=True)
class ResumeAfterStop(RangeCommand):
    pass
