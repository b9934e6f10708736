"""When an inject comes, as planners and spreadsheet programs write it: 08:35, +35, D+0 08:35, 8h35, a time of Excel's own."""

# Charter: exchange mseltimes
from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl.utils.datetime import from_excel

from infodrill.kernel.clock import DAY
from infodrill.kernel.digits import whole
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.kernel.saidtimes import NAMED_PARTS, alone, in_part
from infodrill.scenario.storydate import StoryDate

LONGEST = 60  # characters of a time
MOST_DAYS = 1_000  # between two times of a workbook; a calendar has an end
FIRST_SERIAL = 20_000  # of a day, in 1954: a smaller number with a fraction is no date that anybody means
_CLOCK = (
    r"(?P<hour>\d{1,2})\s*(?:[:hg]|giờ)\s*(?P<minute>[0-5]\d|\d(?=\s*phút))?(?:\s*[:'p]\s*(?P<second>[0-5]\d))?\s*(?:phút|hrs?|l|'|’)?"
    r"\s*(?P<half>am|pm|a\.m\.|p\.m\.|sa|ch|sáng|trưa|chiều|tối|đêm|khuya)?"
)
_MILITARY = r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s*(?P<mark>hrs?|hours|l|z|giờ)?"
_ISO = r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
_SLASHED = r"(?:ngày\s*)?(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})"
_COUNTED = r"(?:[dnj]\s*\+\s*(?P<zero>\d{1,2})|(?:day|ngày)\s*(?P<one>\d{1,2}))"
_CLOCKS = tuple(re.compile(pattern) for pattern in (_CLOCK, _MILITARY))
_DATED = tuple(
    re.compile(pattern)
    for day in (_ISO, _SLASHED, _COUNTED)
    for pattern in (rf"{day}(?:[\s,;:–t-]+(?P<clock>.+))?", rf"(?P<clock>.+?)[\s,;–-]+{day}")
)
_OFFSET = re.compile(r"(?P<zero>[a-zđắầ ]*?)\s*\+\s*(?P<span>.+)")
_PAIR = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?")
_SPAN = re.compile(
    r"(?:(?P<hours>\d{1,3})\s*(?:h|hrs?|hours?|giờ)\s*)?"
    r"(?:(?P<minutes>\d{1,5})\s*(?:m|min|mins|minutes?|phút|p|'|’|$)\s*)?(?:(?P<seconds>\d{1,6})\s*(?:s|secs?|seconds?|giây))?"
)  # fmt: skip
_LIKE_A_CLOCK = re.compile(r"(?<![\d:.,])(\d{1,2})\s*(?:[:.,hg]|giờ)\s*(\d{1,2})(?![\d:])")
_MOST_HOURS = 4  # days: a longer time than that nobody types as hours
_MOST_NUMBER = 2_400.0  # a greater one is no hour with its minutes
_ROUGHLY = re.compile(
    r"(?<!\w)(?:khoảng|tầm|chừng|độ|cỡ|gần|about|around|approx\w*|circa|ca|roughly)(?!\w)|[~≈±?]"
)
_UNIT = re.compile(r"min|phút|giây|sec|'|’|\d\s*(?:m|s|p)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentTold:
    """What a cell says: `offset` in seconds from the start, or second of the day `clock`, of a `day` (a date, or D+n)."""

    offset: int | None = None
    clock: int | None = None
    day: date | int | None = None
    bare: bool = field(default=False, compare=False)  # a number, and nothing says of what
    hours: bool = field(
        default=False, compare=False
    )  # a number behind H+, which may be minutes to whoever wrote it
    roughly: str = field(default="", compare=False)  # the words of a cell that says about when
    serial: float | None = field(
        default=None, compare=False
    )  # of a date that nobody typed: a number shown as a time


def moment(value: Any, each: int = 1) -> MomentTold | None:
    """The time that a cell's value tells, None for none; `each` = seconds that a bare whole number counts."""
    if isinstance(value, bool):
        return None
    if isinstance(value, timedelta):
        return MomentTold(offset=round(value.total_seconds()))
    if isinstance(value, datetime):
        serial = _serial(value)
        if serial < 1:
            return MomentTold(clock=_second(value.time()))
        if serial < FIRST_SERIAL:  # 33:09, and 909 in a cell that is shown as a time
            return MomentTold(clock=_second(value.time()), day=int(serial), serial=serial)
        return MomentTold(clock=_second(value.time()), day=value.date())
    if isinstance(value, time):
        return MomentTold(clock=_second(value))
    if isinstance(value, date):
        return MomentTold(day=value)
    if isinstance(value, int | float):
        return _of_number(value, each)
    return _of_text(" ".join(unicodedata.normalize("NFKC", str(value)).casefold().split()), each)


def refuse_another_day(told: date, story: StoryDate, length: int, place: Place) -> None:
    """Raises ScenarioError for a date on which nothing of the story is played; `length` = seconds of the drill."""
    begins, ends = story.at(0), story.at(length)
    if not begins.date() <= told <= ends.date():
        turned = told.replace(month=told.day, day=told.month) if told.day <= 12 else told
        played = begins.date() <= turned <= ends.date()
        raise ScenarioError(
            N_("the story begins on {begins}, and this is {day}"),
            remedy=N_("Day and month may stand in each other's place: write {turned}, or the hour alone.")
            if played
            else N_("Correct the day, or write the hour alone."),
            place=place,
            code="Q123",
            turned=f"{turned:%d/%m/%Y}",
            begins=f"{begins:%d/%m/%Y}",
            day=f"{told:%d/%m/%Y}",
        )


def not_shown(told: MomentTold, story: StoryDate | None, length: int, place: Place) -> ScenarioError:
    """Of a time that the story of `length` seconds does not show, with the one that may be meant."""
    shown = {"begins": f"{story.at(0):%H:%M}", "ends": f"{story.at(length):%H:%M}"} if story else {}
    near = _as_digits(told.serial, story, length) if told.serial else ""
    hours = bool(story and told.serial and not near and told.serial < _MOST_HOURS)
    message = N_("the drill's clock does not show this time between {begins} and {ends}")
    remedy = N_(
        "Correct it, or write +35 for minute 35 of the exercise; if the table is right, correct `epoch` in drill.yaml."
    )
    if not story:
        message = N_("the drill's clock is not known here")
    elif hours:
        message = N_(
            "the cell holds {n} hours, and that is {clock} of a later day, and the drill runs from {begins} to {ends}"
        )
        near = _shown(told.clock) if _in_play(_shown(told.clock), story, length) else ""
        remedy = (
            N_("Write {near} if that is meant.")
            if near
            else N_("Write the hour of the day alone, such as {begins}.")
        )
    elif told.serial:
        message = N_("the cell holds the number {n}, which is no time of day")
        remedy = N_("Did you mean {near}?") if near else remedy
    minutes = round((told.serial or 0) * 24 * 60)
    n = f"{minutes // 60}:{minutes % 60:02}" if hours else f"{told.serial or 0:g}"
    said = {**shown, "n": n, "near": near, "clock": _shown(told.clock)}
    return ScenarioError(message, remedy=remedy, place=place, code="Q123", **said)


def no_time(value: object, story: StoryDate | None, length: int, place: Place) -> ScenarioError:
    """Of a cell of which no time can be read, with the one hour of the drill that stands in it, or its number without a fraction
    of nought."""
    text = str(value)
    hits = {
        f"{int(hour):02}:{int(minute):02}" for hour, minute in _LIKE_A_CLOCK.findall(text) if int(minute) < 60
    }
    near = next(iter(hits)) if len(hits) == 1 and _in_play(next(iter(hits)), story, length) else ""
    if whole_part := re.fullmatch(r"\s*(\d{1,6})[.,]0+\s*", text):
        near = whole_part[1]
    if isinstance(value, float) and 0 < value < _MOST_NUMBER:
        near = _as_digits(value, story, length)
    remedy = N_("Write 08:35, D+0 08:35, or +35 for minute 35 of the exercise.")
    remedy = N_("Did you mean {near}?") if near else remedy
    message = N_("the cell holds no time that can be read")
    return ScenarioError(message, remedy=remedy, place=place, code="Q123", near=near)


def _as_digits(number: float, story: StoryDate | None, length: int) -> str:
    """909 and 9.09 as 09:09, where the drill shows that."""
    hour, minute = int(number), round(number % 1 * 100)
    if is_whole(number) and number >= 24:
        hour, minute = divmod(int(number), 100)
    clock = f"{hour:02}:{minute:02}"
    return clock if hour < 24 and minute < 60 and _in_play(clock, story, length) else ""


def _in_play(clock: str, story: StoryDate | None, length: int) -> bool:
    told = moment(clock)
    second = second_of(told, story) if told and story else None
    return second is not None and (second < length or not length)


def _shown(clock: int | None) -> str:
    return f"{(clock or 0) // 3_600:02}:{(clock or 0) % 3_600 // 60:02}"


def second_of(told: MomentTold, story: StoryDate | None, first_day: date | None = None) -> int | None:
    """The second of the exercise; None for a clock that the story does not show. `first_day` = what the workbook calls D+0."""
    if told.offset is not None:
        return told.offset
    if story is None or told.clock is None:
        return None
    begins = story.at(0)
    midnight = begins.replace(hour=0, minute=0, second=0)
    days = told.day if isinstance(told.day, int) else None
    if isinstance(told.day, date):
        days = (told.day - (first_day or begins.date())).days
    if days is not None:
        return (
            story.second(midnight + timedelta(days=days, seconds=told.clock))
            if abs(days) < MOST_DAYS
            else None
        )
    last = max(begun for _, begun in story.begun())
    for ahead in range((last - midnight).days + 2):  # a night goes on behind midnight
        found = story.second(midnight + timedelta(days=ahead, seconds=told.clock))
        if found is not None:
            return found
    return None


def _serial(value: datetime) -> float:
    """The number that spreadsheets keep for a date: they count the day 29/02/1900, which never was."""
    days = (value - datetime(1899, 12, 30)) / timedelta(days=1)
    return days if days > 60 else days - 1


def is_whole(value: float) -> bool:
    """A number without a fraction: what a cell holds may also be no number at all, or without end."""
    return isinstance(value, int) or value.is_integer()


def _second(clock: time) -> int:
    return clock.hour * 3_600 + clock.minute * 60 + clock.second + (clock.microsecond >= 500_000)


def _of_number(value: float, each: int) -> MomentTold | None:
    if is_whole(value) and 0 <= value < 2**40:
        return MomentTold(offset=int(value) * each, bare=True)
    if 0 < value < 1:
        return MomentTold(clock=round(value * DAY) % DAY)
    if FIRST_SERIAL < value < 4 * FIRST_SERIAL:
        when = from_excel(value)
        return moment(when, each) if isinstance(when, datetime) else None
    return None


def _of_text(text: str, each: int) -> MomentTold | None:
    if len(text) > LONGEST:
        return None
    if (number := whole(text)) is not None and not (len(text) == 4 and text[0] == "0"):
        return MomentTold(offset=number * each, bare=True)
    for pattern in _DATED:
        if found := pattern.fullmatch(text):
            clock, day = _clock(found["clock"] or ""), _day(found.groupdict())
            if day is not None and (clock is not None or not found["clock"]):
                return MomentTold(clock=clock, day=day)
    if found := _OFFSET.fullmatch(text):
        zero = found["zero"].strip()
        offset, hours = _span(found["span"], zero), zero == "h" and whole(found["span"].strip()) is not None
        return None if offset is None else MomentTold(offset=offset, hours=hours)
    clock = _clock(text)
    if clock is not None:
        return MomentTold(clock=clock, roughly=text if _ROUGHLY.search(text) else "")
    offset = _span(text, "") if _UNIT.search(text) else None
    return None if offset is None else MomentTold(offset=offset)


def _day(parts: dict[str, str | None]) -> date | int | None:
    if parts.get("year"):
        year, month, day = (int(parts[name] or 0) for name in ("year", "month", "day"))
        month, day = (day, month) if month > 12 else (month, day)
        try:
            return date(year, month, day)
        except ValueError:
            return None
    if parts.get("zero"):
        return int(parts["zero"] or 0)
    return max(0, int(parts.get("one") or 1) - 1)


def _clock(text: str) -> int | None:
    for pattern in _CLOCKS:
        found = pattern.fullmatch(text.strip())
        if found is None:
            continue
        parts = found.groupdict()
        hour, half = int(parts["hour"]), (parts.get("half") or "").replace(".", "")
        hour = in_part(hour, NAMED_PARTS[half]) if half else hour
        sure = "mark" not in parts or parts["mark"] or parts["hour"].startswith("0")  # 1435 may be a number
        if hour < 24 + bool(half) and sure:
            return hour % 24 * 3_600 + int(parts["minute"] or 0) * 60 + int(parts.get("second") or 0)
    said = alone(text)
    return (said.hour or 0) % 24 * 3_600 + said.minute * 60 if said else None


def _span(text: str, zero: str) -> int | None:
    """A length of time: minutes where nothing is said. `zero` = the word before the plus sign ("t", "h", "startex", "")."""
    if pair := _PAIR.fullmatch(text.strip()):
        first, second, third = (int(part or 0) for part in pair.groups())
        if pair[3] or zero:  # T+1:30 is an hour and a half; +35:00 are 35 minutes, as in msel.yaml
            return first * 3_600 + second * 60 + third
        return first * 60 + second
    found = _SPAN.fullmatch(text.strip())
    if not found or not text.strip():
        return None
    hours, minutes, seconds = (int(found[name] or 0) for name in ("hours", "minutes", "seconds"))
    if zero == "h" and whole(text.strip()) is not None:
        hours, minutes = minutes, 0
    return hours * 3_600 + minutes * 60 + seconds
