"""The run of show as iCalendar (RFC 5545): phases, moves and, for control, injects. No attendees, no alarms."""

# Charter: exchange calendar
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from infodrill.exchange.address import host
from infodrill.exchange.plain import line, plain
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.mark import MARK
from infodrill.scenario.schema import Bi, Drill, Inject

PRODUCT = "-//infodrill//run of show//"
PARTS = {
    "phase": N_("Phase {number}: {title}"), "move": N_("Move {number}, {story}: {title}"),
    "inject": N_("Inject {number}, {story}: {title}"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """A line of the run of show. `part` phase | move | inject; times in exercise seconds, a length of 0 = a moment."""

    part: str
    number: int
    at: int
    length: int
    title: Bi
    story: str = ""
    told: Bi | None = None

    def summary(self) -> str:
        """Mark and both languages on one line."""
        said = (
            tr(lang, PARTS[self.part], number=self.number, story=self.story, title=self.title.in_(lang))
            for lang in ("vi", "en")
        )
        return line(f"[{MARK}] {' / '.join(said)}")


def run_of_show(drill: Drill, injects: tuple[Inject, ...] = ()) -> tuple[CalendarEntry, ...]:
    """Phases and moves in order of time; with injects only for those who may know what comes (control, evaluators)."""
    moves = (
        CalendarEntry(
            part="move", number=move.number, at=move.at, length=0, title=move.title, story=move.story
        )
        for move in drill.moves
    )
    rows = (
        CalendarEntry(
            part="inject",
            number=inject.number,
            at=inject.at,
            length=0,
            title=inject.subject,
            story=inject.story_time,
            told=inject.synopsis,
        )
        for inject in injects
    )
    order = list(PARTS)
    every = (*_phases(drill), *moves, *rows)
    return tuple(
        sorted(
            every,
            key=lambda calendar_entry: (
                calendar_entry.at,
                order.index(calendar_entry.part),
                calendar_entry.number,
            ),
        )
    )


def as_bytes(drill: Drill, entries: tuple[CalendarEntry, ...], mark: str = MARK) -> bytes:
    """The calendar as the bytes of an .ics file, times in UTC; the same entries give the same bytes.

    `mark` with the stamp of local use behind it stands in the calendar's name and in each description.
    """
    begins = datetime.fromisoformat(drill.epoch).astimezone(UTC)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", line(f"[{mark}] {drill.title.vi} / {drill.title.en}"))
    for entry in entries:
        calendar.add_component(_event(drill, entry, begins, mark))
    return bytes(calendar.to_ical())


def _phases(drill: Drill) -> Iterator[CalendarEntry]:
    at = 0
    for phase in drill.phases:
        yield CalendarEntry(
            part="phase", number=phase.number, at=at, length=phase.minutes * 60, title=phase.title
        )
        at += phase.minutes * 60


def _event(drill: Drill, entry: CalendarEntry, epoch: datetime, mark: str) -> Event:
    begins = epoch + timedelta(seconds=entry.at)
    event = Event()
    event.add("uid", f"{entry.part}-{entry.number}@{host(drill.id)}")
    event.add("dtstamp", epoch)
    event.add("dtstart", begins)
    if entry.length:  # without an end the standard reads a moment; an end at the beginning it forbids
        event.add("dtend", begins + timedelta(seconds=entry.length))
    event.add("summary", entry.summary())
    told = f"\n{plain(entry.told.vi)}\n{plain(entry.told.en)}" if entry.told else ""
    event.add("description", f"{mark}{told}")
    event.add("categories", [MARK, entry.part])
    event.add("transp", "TRANSPARENT")
    return event
