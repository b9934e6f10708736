"""The beginning and the end of a drill, and the minutes that the runner closed."""

# Charter: conduct events course
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import EventBody, event


@event
@dataclass(frozen=True, slots=True)
class DrillOpened(EventBody):
    """Event 0: all that the drill's course depends on, by value or SHA-256 (hex). `cells` = automated character by cell."""

    TYPE: ClassVar[str] = "drill.opened"
    RARE: ClassVar[frozenset[str]] = frozenset({"real_places"})
    scenario: str
    scenario_digest: str
    seed: int
    accounts: int
    preset: str
    assumptions: str
    model_version: str
    rights_digest: str
    rights_intact: bool
    edition: str
    edition_digest: str
    plugins: tuple[str, ...]
    cells: dict[str, str]
    traps: bool
    language: str
    day_minute: int = 480  # minute of the story's day at exercise minute 0
    real_places: bool = False  # names of the administrative list: local use only


@event
@dataclass(frozen=True, slots=True)
class CityBuilt(EventBody):
    TYPE: ClassVar[str] = "city.built"
    accounts: int
    digest: str


@event
@dataclass(frozen=True, slots=True)
class MinuteClosed(EventBody):
    """The runner closed minute `minute`: events up to `upto_seq` acted on it; `digest` is the city's."""

    TYPE: ClassVar[str] = "minute.closed"
    minute: int
    upto_seq: int
    digest: str


@event
@dataclass(frozen=True, slots=True)
class DrillClosed(EventBody):
    TYPE: ClassVar[str] = "drill.closed"
    reason: str = ""
