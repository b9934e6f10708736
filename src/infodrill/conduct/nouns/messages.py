"""Messages between cells, and receipts."""

# Charter: conduct nouns messages
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from infodrill.casework.steps import PLAYERS
from infodrill.conduct.noun import ForItsCell, May, OfRecord, RangeCommand, command
from infodrill.conduct.policy import sees_everything
from infodrill.conduct.roles import NOT_GUESTS
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused, expect
from infodrill.kernel.events import Event, EventBody, Text, event, shared
from infodrill.kernel.fields import TEXT, CaseId, Choice, Key, Words
from infodrill.kernel.grown import with_one as with_
from infodrill.kernel.i18n import N_

MESSAGE_KINDS = ("chat", "report")  # forecasts, guidance and directives have verbs of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """What a message says: as it was sent, and as it is kept."""

    message: str
    kind: str
    seat: str
    cell: str
    to: tuple[str, ...]
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(_Sent):
    case: str
    at: int
    received: tuple[str, ...] = ()

    def seen_by(self, seat: SeatPlace) -> bool:
        """The cells that it is addressed to (all when it names none), the cell that sent it, control."""
        return not self.to or seat.cell in self.to or self.cell == seat.cell or sees_everything(seat)


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSent(OfRecord, _Sent):
    """A message by a seat to cells. kind chat | report; older logs also hold guidance, directive, forecast, bulletin."""

    TYPE: ClassVar[str] = "message.sent"
    KEPT, ID, ITEM = "messages", "message", "case"
    TOPICS: ClassVar[tuple[str, ...]] = ("messages", "meeting", "inbox")
    case: str = ""

    def apply(self, state: DrillState, event: Event) -> DrillState:
        entry = Message(at=event.at, case=self.case, **shared(self, _Sent))
        return self.kept(state, entry)


@event
@dataclass(frozen=True, slots=True)
class ReceiptConfirmed(ForItsCell):
    TYPE: ClassVar[str] = "message.receipt_confirmed"
    WORK: ClassVar[bool] = False
    TOPICS: ClassVar[tuple[str, ...]] = ("messages", "inbox")
    message: str
    cell: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        entry = state.messages[self.message]
        entry = replace(entry, received=(*entry.received, self.cell))
        return replace(state, messages=with_(state.messages, self.message, entry))


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class SendMessage(RangeCommand):
    """kind chat | report; `to` = cell ids, empty = everyone."""

    MAY: ClassVar[May] = May(thing="message", roles=NOT_GUESTS, token=True)
    kind: Annotated[str, Choice(MESSAGE_KINDS)]
    to: Annotated[tuple[str, ...], Key("cell", N_("To"))]
    text: Annotated[str, Words(TEXT, N_("Message"))]
    case: CaseId = ""

    def decide(self, scene: RangeScene) -> tuple[EventBody, ...]:
        for cell in self.to:
            scene.cell(cell)
        scene.about(self.case)
        number = scene.numbered("m", scene.state.messages)
        text = scene.free(self.text, "text")
        return (
            MessageSent(
                message=number,
                kind=self.kind,
                seat=scene.seat.seat,
                cell=scene.seat.cell,
                to=self.to,
                text=text,
                case=self.case,
            ),
        )


@command
@dataclass(frozen=True, slots=True)
class ConfirmReceipt(RangeCommand):
    MAY: ClassVar[May] = May(thing="message", roles=PLAYERS, note="a message to the cell", token=True)
    message: Annotated[str, Key("message")]

    def decide(self, scene: RangeScene) -> tuple[EventBody, ...]:
        message = expect(
            scene.state.messages.get(self.message),
            Refused(
                "There is no message {m} for this cell.",
                remedy="Look at the inbox again.",
                code="R114",
                m=self.message,
            ),
            lambda message: not message.to or scene.seat.cell in message.to,
        )
        return (
            () if scene.seat.cell in message.received else (ReceiptConfirmed(self.message, scene.seat.cell),)
        )
