"""Facts about faults of the range that control logged: machines, lines, rooms; never about people."""

# Charter: conduct events faults
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import EventBody, Text, event


@event
@dataclass(frozen=True, slots=True)
class FaultLogged(EventBody):
    """Something failed at second `since` and hit `cells` (() = all). From this event until it is mended it takes time from what
    they owe, which is given back; what was due before this event is untouched."""

    TYPE: ClassVar[str] = "fault.logged"
    fault: str
    what: Text
    since: int
    cells: tuple[str, ...]


@event
@dataclass(frozen=True, slots=True)
class FaultMended(EventBody):
    TYPE: ClassVar[str] = "fault.mended"
    fault: str
