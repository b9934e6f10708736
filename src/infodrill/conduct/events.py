"""Facts about the running drill: its beginning, clock, phases, injects, links from case to claim, traps, minutes.

Case and statement facts are in `casework.events`. Times are seconds of exercise time; minutes are exercise minutes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import EventBody, Text, event


@event
@dataclass(frozen=True, slots=True)
class DrillOpened(EventBody):
    """Event 0: all that the drill's course depends on, by value or SHA-256 (hex). `cells` = automated character by cell."""

    TYPE: ClassVar[str] = "drill.opened"
    scenario: str
    scenario_digest: str
    seed: int
    accounts: int
    preset: str
    assumptions: str
    model_version: str
    rights_digest: str
    rights_intact: bool
    edition: str
    edition_digest: str
    plugins: tuple[str, ...]
    cells: dict[str, str]
    traps: bool
    language: str
    day_minute: int = 480  # minute of the story's day at exercise minute 0


@event
@dataclass(frozen=True, slots=True)
class CityBuilt(EventBody):
    TYPE: ClassVar[str] = "city.built"
    accounts: int
    digest: str


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
class ClockChanged(EventBody):
    """change start | pause | resume | speed | step | jump | grant | run_on | close.

    `value` = speed × 1000, seconds, or the target second, as the change asks.
    """

    TYPE: ClassVar[str] = "clock.changed"
    change: str
    value: int = 0
    reason: str = ""


@event
@dataclass(frozen=True, slots=True)
class InjectDelivered(EventBody):
    """run_status delivered | late | held | skipped | cancelled | failed; `recipients` = seat ids; `in_jump` when inside one."""

    TYPE: ClassVar[str] = "inject.delivered"
    inject: int
    planned: int
    run_status: str
    recipients: tuple[str, ...]
    public: bool
    in_jump: bool = False
    why: str = ""


@event
@dataclass(frozen=True, slots=True)
class InjectAcknowledged(EventBody):
    TYPE: ClassVar[str] = "inject.acknowledged"
    inject: int
    seat: str


@event
@dataclass(frozen=True, slots=True)
class CaseLinked(EventBody):
    """The hidden claim of a case; never shown to players. by conduct | CTRL | EVAL."""

    TYPE: ClassVar[str] = "case.linked"
    case: str
    claim: str
    by: str


@event
@dataclass(frozen=True, slots=True)
class WaveStarted(EventBody):
    """A claim begins, or begins again, to be told in the city (an intervention on the simulation)."""

    TYPE: ClassVar[str] = "city.wave_started"
    claim: str
    roots: int
    layers: tuple[str, ...]
    ward: str


@event
@dataclass(frozen=True, slots=True)
class ClaimBoosted(EventBody):
    """Press pick-up: a broadcast exposure of `reach` per mille."""

    TYPE: ClassVar[str] = "city.claim_boosted"
    claim: str
    layer: str
    reach: int


@event
@dataclass(frozen=True, slots=True)
class StatementReleased(EventBody):
    """A published statement enters the city: what `Spread.publish` receives. effect as in society; `target` = claim id."""

    TYPE: ClassVar[str] = "city.statement_released"
    statement: str
    version: int
    target: str
    issuer: str
    layers: tuple[str, ...]
    reach: int
    craft: int
    evidence: int
    effect: str


@event
@dataclass(frozen=True, slots=True)
class StatementRetracted(EventBody):
    TYPE: ClassVar[str] = "city.statement_retracted"
    statement: str


@event
@dataclass(frozen=True, slots=True)
class ClaimStood(EventBody):
    """The spread level (S0–S5) of a claim when it rises, as the desk may see it; deadlines and injects depend on it."""

    TYPE: ClassVar[str] = "city.claim_stood"
    claim: str
    level: int
    exposed: int
    question_permille: int


@event
@dataclass(frozen=True, slots=True)
class MessageSent(EventBody):
    """A message by a seat to cells. kind chat | guidance | directive | report | forecast | bulletin."""

    TYPE: ClassVar[str] = "message.sent"
    message: str
    kind: str
    seat: str
    cell: str
    to: tuple[str, ...]
    text: Text
    case: str = ""


@event
@dataclass(frozen=True, slots=True)
class ReceiptConfirmed(EventBody):
    TYPE: ClassVar[str] = "message.receipt_confirmed"
    message: str
    cell: str


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
class MinuteClosed(EventBody):
    """The runner closed minute `minute`: events up to `upto_seq` acted on it; `digest` is the city's."""

    TYPE: ClassVar[str] = "minute.closed"
    minute: int
    upto_seq: int
    digest: str


@event
@dataclass(frozen=True, slots=True)
class DrillClosed(EventBody):
    TYPE: ClassVar[str] = "drill.closed"
    reason: str = ""
