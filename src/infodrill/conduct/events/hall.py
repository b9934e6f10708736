"""Captions for the hall, and polls whose answers name nobody."""

# Charter: conduct events hall
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import EventBody, Text, event


@event
@dataclass(frozen=True, slots=True)
class CaptionShown(EventBody):
    """A line on the big screen until exercise second `until`."""

    TYPE: ClassVar[str] = "hall.caption_shown"
    text: Text
    until: int


@event
@dataclass(frozen=True, slots=True)
class PollOpened(EventBody):
    TYPE: ClassVar[str] = "hall.poll_opened"
    poll: str
    question: Text
    options: tuple[Text, ...]


@event
@dataclass(frozen=True, slots=True)
class VoteCast(EventBody):
    """One answer; its actor is "hall", never a seat."""

    TYPE: ClassVar[str] = "hall.vote_cast"
    poll: str
    option: int


@event
@dataclass(frozen=True, slots=True)
class PollClosed(EventBody):
    TYPE: ClassVar[str] = "hall.poll_closed"
    poll: str
