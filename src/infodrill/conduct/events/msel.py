"""Facts about injects, and the hidden link from a case to its claim."""

# Charter: conduct events msel
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import NOTHING, Composed, EventBody, Text, event, unchanged, upcaster


@event
@dataclass(frozen=True, slots=True)
class InjectDelivered(EventBody):
    """run_status delivered | late | held | skipped | cancelled | failed | pending (as planned again).

    `recipients` = seat ids; `in_jump` when inside one.
    """

    TYPE: ClassVar[str] = "inject.delivered"
    VERSION: ClassVar[int] = 2
    inject: int
    planned: int
    run_status: str
    recipients: tuple[str, ...]
    public: bool
    in_jump: bool = False
    why: Text = NOTHING


@event
@dataclass(frozen=True, slots=True)
class InjectAcknowledged(EventBody):
    TYPE: ClassVar[str] = "inject.acknowledged"
    inject: int
    seat: str


@event
@dataclass(frozen=True, slots=True)
class CaseLinked(EventBody):
    """The hidden claim of a case; never shown to players. by conduct | merge:CASE | undo | CTRL | EVAL.

    `claim` "" ends the link: the merge that brought it was taken back.
    """

    TYPE: ClassVar[str] = "case.linked"
    case: str
    claim: str
    by: str


@event
@dataclass(frozen=True, slots=True)
class CaseRelinked(EventBody):
    """CTRL or EVAL (`by`) took a case from the claim that it was linked to, `was`, to another, or to none (""), and said why."""

    TYPE: ClassVar[str] = "case.relinked"
    case: str
    claim: str
    was: str
    by: str
    why: Text


@event
@dataclass(frozen=True, slots=True)
class InjectRetimed(EventBody):
    """From second `frm` of the plan to second `to`."""

    TYPE: ClassVar[str] = "inject.retimed"
    VERSION: ClassVar[int] = 2
    inject: int
    frm: int
    to: int
    why: Text = NOTHING


@event
@dataclass(frozen=True, slots=True)
class InjectEdited(EventBody):
    """Control's words for an inject; the scenario's own are in the scenario."""

    TYPE: ClassVar[str] = "inject.edited"
    inject: int
    subject: Text
    body: Text


@event
@dataclass(frozen=True, slots=True)
class InjectWritten(EventBody):
    """An inject written during the drill; its number lies above the MSEL's. Delivered by the event that follows."""

    TYPE: ClassVar[str] = "inject.written"
    inject: int
    sender: Composed
    method: str
    subject: Text
    body: Text
    cells: tuple[str, ...]
    roles: tuple[str, ...]
    public: bool
    claim: str


@event
@dataclass(frozen=True, slots=True)
class NoiseDialTurned(EventBody):
    """Noise posts of a channel from the next minute on, per mille of the scenario's number."""

    TYPE: ClassVar[str] = "noise.dial_turned"
    channel: str
    permille: int


for one in ("inject.delivered", "inject.retimed"):
    upcaster(one, 1)(unchanged)  # `why` was no free text
