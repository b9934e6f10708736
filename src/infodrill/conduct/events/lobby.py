"""Who has taken a seat, who answered a roll, what meetings decided. By seat and cell, never by name."""

# Charter: conduct events lobby
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import EventBody, Text, event


@event
@dataclass(frozen=True, slots=True)
class SeatJoined(EventBody):
    TYPE: ClassVar[str] = "lobby.seat_joined"
    seat: str


@event
@dataclass(frozen=True, slots=True)
class SeatLeft(EventBody):
    TYPE: ClassVar[str] = "lobby.seat_left"
    seat: str


@event
@dataclass(frozen=True, slots=True)
class RollCalled(EventBody):
    """kind roll_call | communication."""

    TYPE: ClassVar[str] = "lobby.roll_called"
    roll: str
    kind: str


@event
@dataclass(frozen=True, slots=True)
class RollAnswered(EventBody):
    TYPE: ClassVar[str] = "lobby.roll_answered"
    roll: str
    seat: str


@event
@dataclass(frozen=True, slots=True)
class MeetingOpened(EventBody):
    """`cells` empty = every player cell; `cell` called it."""

    TYPE: ClassVar[str] = "meeting.opened"
    meeting: str
    cell: str
    cells: tuple[str, ...]
    title: Text
    agenda: tuple[Text, ...]


@event
@dataclass(frozen=True, slots=True)
class DecisionRecorded(EventBody):
    """A line of the decision record; `due` = exercise second, 0 = none."""

    TYPE: ClassVar[str] = "meeting.decision_recorded"
    meeting: str
    text: Text
    owner: str
    due: int


@event
@dataclass(frozen=True, slots=True)
class MeetingClosed(EventBody):
    TYPE: ClassVar[str] = "meeting.closed"
    meeting: str
