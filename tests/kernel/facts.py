"""Facts that the kernel's tests record: one with free text, one without, one with everything."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from infodrill.kernel.events import EventBody, Text, event
from infodrill.kernel.log import EventLog
from infodrill.kernel.store import FileLogStore, MemoryLogStore


@event
@dataclass(frozen=True, slots=True)
class Tolled(EventBody):
    TYPE: ClassVar[str] = "test.tolled"
    strokes: int


@event
@dataclass(frozen=True, slots=True)
class Noted(EventBody):
    TYPE: ClassVar[str] = "test.noted"
    text: Text
    lines: tuple[Text, ...] = ()
    by_cell: dict[str, Text] = field(default_factory=dict)
    maybe: Text | None = None
    count: int = 0


def rehearsed(store: MemoryLogStore | FileLogStore, events: int = 6) -> EventLog:
    """A log of `events` events, every second one with two texts."""
    log = EventLog(store, seed=7, epoch=1_000_000)
    for number in range(events):
        if number % 2:
            log.append(
                number * 10,
                "PV01",
                Noted(Text(f"nước đã rút {number}"), lines=(Text("chờ xác minh"),)),
                f"cmd-{number}",
            )
        else:
            log.append(number * 10, "runner", Tolled(number))
    return log


def folder_of(path: Path) -> Path:
    return path / "drill"
