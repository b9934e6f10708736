"""Messages between cells, and receipts."""

# Charter: conduct events messages
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import EventBody, Text, event


@event
@dataclass(frozen=True, slots=True)
class MessageSent(EventBody):
    """A message by a seat to cells. kind chat | report; older logs also hold guidance, directive, forecast, bulletin."""

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
