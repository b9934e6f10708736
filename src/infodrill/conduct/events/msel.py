"""Facts about injects, and the hidden link from a case to its claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import EventBody, event


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
