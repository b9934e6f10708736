"""Facts of putting right: tickets, remedies, appeals, the public log."""

# Charter: casework events service
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import EventBody, Text, event


@event
@dataclass(frozen=True, slots=True)
class TicketOpened(EventBody):
    """A service ticket with a public due date (exercise seconds)."""

    TYPE: ClassVar[str] = "case.ticket_opened"
    case: str
    ticket: str
    due: int
    text: Text


@event
@dataclass(frozen=True, slots=True)
class TicketAnswered(EventBody):
    """The citizen was told the remedy and its date."""

    TYPE: ClassVar[str] = "case.ticket_answered"
    case: str
    ticket: str
    remedy_due: int
    text: Text


@event
@dataclass(frozen=True, slots=True)
class RemedyPromised(EventBody):
    """Acknowledgement: what will be put right and by when."""

    TYPE: ClassVar[str] = "case.remedy_promised"
    case: str
    due: int
    independent_check: bool
    text: Text


@event
@dataclass(frozen=True, slots=True)
class AppealFiled(EventBody):
    TYPE: ClassVar[str] = "appeal.filed"
    appeal: str
    item: str
    text: Text


@event
@dataclass(frozen=True, slots=True)
class AppealAnswered(EventBody):
    TYPE: ClassVar[str] = "appeal.answered"
    appeal: str
    role: str
    cell: str
    upheld: bool
    text: Text


@event
@dataclass(frozen=True, slots=True)
class PublicLogEntered(EventBody):
    """A line of the public log: number, action 5–8, notice given, appeal link (.invalid)."""

    TYPE: ClassVar[str] = "public_log.entered"
    number: int
    item: str
    action: int
    link: str


@event
@dataclass(frozen=True, slots=True)
class RemedyFulfilled(EventBody):
    """What was promised was done; `ticket` "" = on the acknowledged claim itself."""

    TYPE: ClassVar[str] = "case.remedy_fulfilled"
    case: str
    ticket: str
    role: str
    cell: str
    text: Text
