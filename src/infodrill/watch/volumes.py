"""How much a group is talked about: tellings, questions and denials by minute, wards, channels and velocity."""

# Charter: watch volumes
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

VELOCITY_WINDOW = 15
"""Minutes over which velocity is counted."""


@dataclass(slots=True, kw_only=True)
class Volume:
    """Counts of one group by minute; `total` = tellings and questions.

    Denials are kept apart and never part of the claim's volume.
    """

    tellings: dict[int, int] = field(default_factory=dict)
    questions: dict[int, int] = field(default_factory=dict)
    denials: dict[int, int] = field(default_factory=dict)
    wards: dict[str, int] = field(default_factory=dict)
    channels: dict[str, int] = field(default_factory=dict)
    total: int = 0
    asked: int = 0
    denied: int = 0
    offline: int = 0
    first_minute: int = -1
    last_minute: int = -1

    def add(self, minute: int, place: str, channel: str, *, asks: bool, denies: bool, acts: bool) -> None:
        """Count one post; denying outweighs asking."""
        shelf = self.denials if denies else self.questions if asks else self.tellings
        shelf[minute] = shelf.get(minute, 0) + 1
        if self.first_minute < 0 or minute < self.first_minute:
            self.first_minute = minute
        self.last_minute = max(self.last_minute, minute)
        if denies:
            self.denied += 1
            return
        self.total += 1
        self.asked += asks
        if place:
            self.wards[place] = self.wards.get(place, 0) + 1
        self.channels[channel] = self.channels.get(channel, 0) + 1
        self.offline += acts and channel == "field"

    def absorb(self, other: Volume) -> None:
        """Add everything that another group counted."""
        shelves: tuple[tuple[dict[Any, int], dict[Any, int]], ...] = (
            (self.tellings, other.tellings), (self.questions, other.questions), (self.denials, other.denials),
            (self.wards, other.wards), (self.channels, other.channels),
        )  # fmt: skip
        for mine, theirs in shelves:
            for key, number in theirs.items():
                mine[key] = mine.get(key, 0) + number
        self.total += other.total
        self.asked += other.asked
        self.denied += other.denied
        self.offline += other.offline
        self.first_minute = min(self.first_minute, other.first_minute)
        self.last_minute = max(self.last_minute, other.last_minute)

    @property
    def question_permille(self) -> int:
        """Questions per mille of the volume: a high share marks an information void."""
        return self.asked * 1_000 // self.total if self.total else 0

    def velocity(self, now: int) -> int:
        """Posts an hour, denials apart, over the last `VELOCITY_WINDOW` minutes up to and with `now`."""
        since = now - VELOCITY_WINDOW
        recent = sum(
            number
            for shelf in (self.tellings, self.questions)
            for minute, number in shelf.items()
            if since < minute <= now
        )
        return recent * 60 // VELOCITY_WINDOW

    def series(self, until: int, width: int = 5) -> tuple[int, ...]:
        """Volume in bins of `width` minutes from minute 0 to `until`."""
        bins = [0] * (max(until, 0) // width + 1)
        for shelf in (self.tellings, self.questions):
            for minute, number in shelf.items():
                if 0 <= minute <= until:
                    bins[minute // width] += number
        return tuple(bins)
