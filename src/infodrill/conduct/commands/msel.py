"""What a seat may ask of injects: acknowledge one, or (control) fire, hold, skip or cancel it, and link a case to its claim."""

from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct.commands.base import RangeCommand


@dataclass(frozen=True, slots=True)
class AcknowledgeInject(RangeCommand):
    inject: int


@dataclass(frozen=True, slots=True)
class DeliverInject(RangeCommand):
    """Control fires an inject by hand, or holds, skips or cancels it (`run_status`)."""

    inject: int
    run_status: str = "delivered"
    why: str = ""


@dataclass(frozen=True, slots=True)
class LinkCase(RangeCommand):
    """CTRL or EVAL links a free-text case to a claim."""

    case: str
    claim: str
