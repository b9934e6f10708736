"""What control shows in the hall, and the anonymous poll of its guests."""

# Charter: conduct commands hall
from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct.commands.base import RangeCommand


@dataclass(frozen=True, slots=True)
class ShowCaption(RangeCommand):
    """A line on the big screen for `seconds` of exercise time."""

    text: str
    seconds: int = 60


@dataclass(frozen=True, slots=True)
class OpenPoll(RangeCommand):
    """“What would you decide?”: two to six options."""

    question: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClosePoll(RangeCommand):
    poll: str


@dataclass(frozen=True, slots=True)
class CastVote(RangeCommand):
    """`option` from 0. Recorded without the seat; the page lets each guest answer once."""

    poll: str
    option: int
