"""Messages between cells, and receipts."""

# Charter: conduct nouns messages
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, ClassVar, Protocol

from infodrill.casework.reach import Inside
from infodrill.casework.steps import PLAYERS
from infodrill.conduct.noun import ForItsCell, May, NotTold, OfRecord, RangeCommand, command
from infodrill.conduct.nouns.injects import AcknowledgeInject, InjectAcknowledged
from infodrill.conduct.policy import sees_everything
from infodrill.conduct.roles import NOT_GUESTS
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused, expect
from infodrill.kernel.events import Event, event, shared
from infodrill.kernel.fields import TEXT, CaseId, Choice, Key, Words
from infodrill.kernel.grown import renewed
from infodrill.kernel.grown import with_one as with_
from infodrill.kernel.i18n import N_

MESSAGE_KINDS = ("chat", "report")  # forecasts, guidance and directives have verbs of their own


class Addressed(Protocol):
    """What a cell says it received: a message or a directive."""

    @property
    def received(self) -> tuple[str, ...]: ...

    def is_to(self, seat: SeatPlace) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """What a message says: as it was sent, and as it is kept."""

    message: str
    kind: str
    seat: str
    cell: str
    to: tuple[str, ...]
    text: Inside


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(_Sent):
    case: str
    at: int
    received: tuple[str, ...] = ()

    def seen_by(self, seat: SeatPlace) -> bool:
        """The cells that it is addressed to (all when it names none), the cell that sent it, control."""
        return not self.to or seat.party in self.to or self.cell == seat.party or sees_everything(seat)

    def waits_for(self, seat: SeatPlace) -> bool:
        """A report to the seat's cell, which has not said that it was received."""
        told = self.is_to(seat) and seat.level > 0 and seat.cell != self.cell
        return told and self.kind == "report" and seat.cell not in self.received

    def is_to(self, seat: SeatPlace) -> bool:
        return not self.to or seat.party in self.to


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSent(OfRecord, _Sent):
    """A message by a seat to cells. kind chat | report; older logs also hold guidance, directive, forecast, bulletin."""

    TYPE: ClassVar[str] = "message.sent"
    DONE: ClassVar[str] = N_("Send a message or a report")
    KEPT, ID, ITEM = "messages", "message", "case"
    TOPICS: ClassVar[tuple[str, ...]] = ("messages", "meeting", "inbox")
    case: CaseId = ""

    def apply(self, state: DrillState, event: Event) -> DrillState:
        entry = Message(at=event.at, case=self.case, **shared(self, _Sent))
        return self.kept(state, entry)


@event
@dataclass(frozen=True, slots=True)
class ReceiptConfirmed(NotTold, ForItsCell):
    """A cell received a message or a directive; `message` = its id."""

    TYPE: ClassVar[str] = "message.receipt_confirmed"
    WORK: ClassVar[bool] = False
    TOPICS: ClassVar[tuple[str, ...]] = ("messages", "inbox")
    message: str
    cell: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        if given := state.directives.get(self.message):
            given = replace(given, received=(*given.received, self.cell))
            return renewed(state, directives=with_(state.directives, self.message, given))
        entry = state.messages[self.message]
        entry = replace(entry, received=(*entry.received, self.cell))
        return renewed(state, messages=with_(state.messages, self.message, entry))


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class SendMessage(RangeCommand):
    """kind chat | report; `to` = cell ids, empty = everyone; `inject` = what came and is answered by it, 0 = nothing."""

    MAY: ClassVar[May] = May(thing="message", says=MessageSent.DONE, roles=NOT_GUESTS, token=True)
    kind: Annotated[str, Choice(MESSAGE_KINDS)]
    to: Annotated[tuple[str, ...], Key("cell", N_("To"))]
    text: Annotated[str, Words(TEXT, N_("Message"))]
    case: CaseId = ""
    inject: Annotated[int, Key("inject")] = 0

    def decide(self, scene: RangeScene) -> tuple[InjectAcknowledged | MessageSent, ...]:
        for cell in self.to:
            scene.cell(cell)
        scene.about(self.case)
        number = scene.numbered("m", scene.state.messages)
        text = scene.free(self.text, "text")
        # Whoever answers has read it: a caller is not asked to wait for one press more.
        read = AcknowledgeInject(self.role, self.inject).decide(scene) if self.inject else ()
        return (
            *read,
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
    """`message` = the id of a message or of a directive."""

    MAY: ClassVar[May] = May(
        thing="message",
        says=N_("Confirm that a report or directive has arrived"),
        roles=PLAYERS,
        note="a message or directive to the cell",
        token=True,
    )
    message: Annotated[str, Key("message")]

    def decide(self, scene: RangeScene) -> tuple[ReceiptConfirmed, ...]:
        seat, state = scene.seat, scene.state
        told: dict[str, Addressed] = {**state.messages, **state.directives}
        found = expect(
            told.get(self.message),
            Refused(
                "There is no message {m} for this cell.",
                remedy="Look at the inbox again.",
                code="R114",
                m=self.message,
            ),
            lambda found: found.is_to(seat),
        )
        return () if seat.cell in found.received else (ReceiptConfirmed(self.message, seat.cell),)
