"""What a seat may ask of the range itself, beside casework's commands. One frozen class a verb."""

from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework.commands import CaseCommand


@dataclass(frozen=True, slots=True)
class RangeCommand:
    """Base: a command to the range, given under the hat `role`."""

    role: str


@dataclass(frozen=True, slots=True)
class AcknowledgeInject(RangeCommand):
    inject: int


@dataclass(frozen=True, slots=True)
class SendMessage(RangeCommand):
    """kind chat | guidance | directive | report | forecast | bulletin; `to` = cell ids, empty = everyone."""

    kind: str
    to: tuple[str, ...]
    text: str
    case: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmReceipt(RangeCommand):
    message: str


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


@dataclass(frozen=True, slots=True)
class LinkCase(RangeCommand):
    """CTRL or EVAL links a free-text case to a claim."""

    case: str
    claim: str


@dataclass(frozen=True, slots=True)
class DeliverInject(RangeCommand):
    """Control fires an inject by hand, or holds, skips or cancels it (`run_status`)."""

    inject: int
    run_status: str = "delivered"
    why: str = ""


@dataclass(frozen=True, slots=True)
class ChangeClock(RangeCommand):
    """change start | pause | resume | speed | step | jump | run_on | close; `value` as in `ClockChanged`."""

    change: str
    value: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BeginPhase(RangeCommand):
    phase: int


@dataclass(frozen=True, slots=True)
class BeginMove(RangeCommand):
    move: int


@dataclass(frozen=True, slots=True)
class StopForReal(RangeCommand):
    """SAFE: a real event. Everything simulated is blanked until `ResumeAfterStop`."""

    reason: str


@dataclass(frozen=True, slots=True)
class ResumeAfterStop(RangeCommand):
    pass


Command = RangeCommand | CaseCommand
