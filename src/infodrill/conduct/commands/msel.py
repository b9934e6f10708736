"""What a seat may ask of injects: acknowledge one, or (control) fire, hold, skip or cancel it, and link a case to its claim."""

# Charter: conduct commands msel
from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct.commands.base import RangeCommand


@dataclass(frozen=True, slots=True)
class AcknowledgeInject(RangeCommand):
    inject: int


@dataclass(frozen=True, slots=True)
class DeliverInject(RangeCommand):
    """Control fires an inject by hand (delivered, late), or sets it held, skipped, cancelled, or pending again."""

    inject: int
    run_status: str = "delivered"
    why: str = ""


@dataclass(frozen=True, slots=True)
class LinkCase(RangeCommand):
    """CTRL or EVAL links a free-text case to a claim; `claim` "" = to none of them, for good. A link that stands is changed with
    a reason, `why`."""

    case: str
    claim: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class RetimeInject(RangeCommand):
    """Plan an inject for exercise second `to`; it must not have been delivered."""

    inject: int
    to: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class EditInject(RangeCommand):
    """Other words for an inject that was not yet delivered; the scenario's own stay on record."""

    inject: int
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class AdHocInject(RangeCommand):
    """An inject that the MSEL does not hold, delivered at once. Recipients as in the MSEL: cells, roles, the public."""

    sender: str
    method: str
    subject: str
    body: str
    cells: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    public: bool = False
    claim: str = ""


@dataclass(frozen=True, slots=True)
class TurnNoiseDial(RangeCommand):
    """How many posts about nothing there are on a channel, per mille of the scenario's own number (0–3000)."""

    channel: str
    permille: int
