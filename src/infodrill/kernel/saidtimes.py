"""Moments that a text names, in either language: hours of a clock, days, lengths of time. The one reader of them.

It says what is written, with the place where; `when` says which moment that is for whoever tells it.
"""

# Charter: kernel said times
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from infodrill.kernel.digits import whole
from infodrill.kernel.erasable import until_erased
from infodrill.kernel.patterns import later
from infodrill.kernel.saidbare import with_accents
from infodrill.kernel.saiddays import PARTS_VI, SaidDay, said_days
from infodrill.kernel.saidnumbers import said_numbers
from infodrill.kernel.sentences import ends

_ONE_VI = "một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín"
_HOUR_VI = rf"hai mươi(?: (?:mốt|hai|ba|tư|bốn))?|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?|{_ONE_VI}"
_MINUTE_VI = r"(?:(?:hai|ba|bốn|năm) mươi|mười)(?: (?:mốt|một|hai|ba|bốn|tư|lăm|sáu|bảy|tám|chín))?"
_HOUR_EN = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_HOUR = r"[01]?\d|2[0-4]"
_PART_EN = r"in the (?:morning|afternoon|evening)|at night"
_DAY_EN = r"today|tonight|tomorrow|this (?:morning|afternoon|evening)"
_HALF = rf"(?P<half>[ap]\.m\.|[ap]\.?m\b|(?:{PARTS_VI})\b|(?:sa|ch)\b|{_PART_EN})"
_LED = r"(?:lúc|hồi|vào|từ|đến|tới|trước|at|from|until|till|by|before)"
_CLOCKS = (
    rf"(?P<h1>{_HOUR}) ?(?:giờ|h(?![^\W\d])|g(?=[0-5]\d|(?: ?(?:{PARTS_VI})\b)))(?: ?(?P<m1>[0-5]\d(?!\d|[.,]\d)(?! ?%)|"
    rf"\d(?= phút)))?",
    rf"(?P<h2>{_HOUR})[:：](?P<m2>[0-5]\d)(?::[0-5]\d)?(?!\d|\s*%)",
    r"(?P<h3>1?\d)(?:\.(?P<m3>[0-5]\d))?(?= ?[ap]\.?m\b)",
    r"(?P<h4>[01]\d|2[0-3])(?P<m4>[0-5]\d) ?(?:hrs?|hours|h)\b",
    rf"(?P<h5>{_HOUR_VI}) giờ",
    r"(?P<away>half|(?:a )?quarter|five|ten|twenty(?:[- ]five)?|\d\d?)(?: minutes)? "
    rf"(?P<past>past|to(?= (?:{_HOUR_EN})(?: (?:{_DAY_EN}|{_PART_EN})\b|\W*$|[.,;:]))) (?P<h6>{_HOUR_EN})\b",
    rf"(?P<h7>1?\d|{_HOUR_EN})(?: ?o['’]clock\b|(?= (?:{_PART_EN}|{_DAY_EN})\b)|(?= [ap]\.?m\b))",
    rf"(?P<h8>1?\d|{_HOUR_VI})(?= rưỡi (?:{PARTS_VI})\b)",
    r"(?P<noon>noon|midday|giữa trưa)\b",
    r"(?P<midnight>midnight|nửa đêm)\b",
    rf"(?<=\bat )(?P<h9>1?\d|{_HOUR_EN})(?=\s*(?:[.,;!?)]\s|[.,;!?)]?$))",
)
"""Ways to write an hour, in the order in which they are tried at one place."""
_CLOCK = later(
    rf"(?<![\w+:.,/])(?:{'|'.join(_CLOCKS)})"
    rf"(?: (?P<rest>rưỡi|đúng|kém (?P<short>\d\d?|{_MINUTE_VI}|năm)(?: phút)?|(?P<spelt>{_MINUTE_VI})(?! người| hộ| giờ)))?"
    rf"(?: ?phút)?(?: ?{_HALF})?"
)
_LASTS_BEFORE = later(
    r"(?<!\w)(?:(?:trong|sau|mỗi|cứ|vòng|thêm|mất|suốt|kéo dài|những|lên đến|lên tới|mất đến|mất tới|kéo dài (?:đến|tới)"
    r"|within|for|every|over|another|after|lasts?|in)(?: (?:khoảng|hơn|gần|chừng|about|nearly|up to))?"
    r"|(?<!lúc )(?<!vào )(?<!hồi )(?<!từ )(?<!đến )(?<!trước )(?:khoảng|hơn|gần|chừng)|about)\s+(?:\d+\s*[-–]\s*)?$"
)
"""What stands before a length. After "kéo dài đến" and "sau" only a small number is one: nothing lasts for 17 hours."""
_LASTS_BEHIND = later(r"\s*(?:nữa|liền|đồng hồ|qua|mỗi|một (?:ngày|lần)|làm việc|học|/|-\s*\d)(?!\w)|\s*/")
_LASTS_UNLED = later(r"\s*(?:tới|trước|sau|đầu|nay)(?!\w)")
_IS_LED = later(rf"(?<!\w){_LED}(?: khoảng| tầm| about| around)? $")
_RANGE = later(r"(?:(?:giờ|[hg]|[:hg]\d\d|[ap]\.?m)\s?|(?<!\w)(?:từ|from|between|lúc) \d\d?\s?)[-–]\s?$")
_SPAN = later(
    r"(?<!\w)(?:(?:trong(?: vòng)?|within|in|sau) (?:khoảng |about )?)"
    rf"(?P<n>\d{{1,3}}|{_HOUR_VI}|{_HOUR_EN}|a|an) (?P<unit>phút|giờ|tiếng|ngày|tuần|minutes?|hours?|days?|weeks?)(?! (?:qua|"
    rf"past|ago))\b"
    rf"|(?<!\w)(?P<n2>\d{{1,3}}|{_HOUR_VI}) (?P<unit2>phút|giờ|tiếng|ngày|tuần) (?:nữa|tới)\b"
)
_UNITS: Mapping[str, int] = {
    "phút": 1, "giờ": 60, "tiếng": 60, "ngày": 1_440, "tuần": 10_080, "minute": 1, "hour": 60, "day": 1_440, "week": 10_080,
}  # fmt: skip
_TIES = re.compile(
    r"(?i)[\s,(–-]*(?:(?:của|on|vào|in|the|of|hôm|ngày|rạng|sáng|trưa|chiều|tối|đêm|khuya|phút)\s*)*"
)
_OPENS_CLOCK = re.compile(r"(?i)[\s,:]*(?:lúc|từ|hồi|vào|at|from|between)?\s*$")
_UNTIL = re.compile(r"(?i)[^.;,]{0,40}?(?:đến|tới|to|until|till|–|-)\s*(?:khoảng |lúc |about )?")
_BESIDE = re.compile(r"(?i)\s*(?:(?:lúc|vào|khoảng|tầm|at|about|around)\s+)*")
SMALL = 12  # hours: a longer time that something lasts is told in days, or as the hour at which it ends


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidMoment:
    """What `text[start:end]` says: an hour of a clock with the day that is named for it, or a day alone, or a length ahead.

    `hour` 0–24 (24 = the midnight that ends the day), None where a day alone or a length is said; `sure` = which half of the day
    is meant; `part` = "morning", "noon", "afternoon", "evening", "night" or ""; `day` None where none is named; `length` in
    minutes, 0 for a moment.
    """

    start: int
    end: int
    hour: int | None = None
    minute: int = 0
    sure: bool = True
    part: str = ""
    day: SaidDay | None = None
    length: int = 0

    @property
    def is_length(self) -> bool:
        """Whether it is a time that passes, and no moment."""
        return self.length > 0


def moments(text: str) -> list[SaidMoment]:
    """In their order: every hour with its day, days for which no hour is named, lengths that lie ahead."""
    return list(_moments(text))


@until_erased(1 << 13)  # asked again and again of the texts of a drill
def _moments(text: str) -> tuple[SaidMoment, ...]:
    found, begin, text = list[SaidMoment](), 0, with_accents(text)
    for end in [*(mark.end for mark in ends(text)), len(text)]:
        found += (
            replace(
                each, start=each.start + begin, end=each.end + begin, day=each.day and each.day.moved(begin)
            )
            for each in _of_sentence(text[begin:end])
        )
        begin = end
    return tuple(found)


def clocks(text: str) -> list[SaidMoment]:
    """Hours of a clock alone, each with the day that its sentence names for it."""
    return [each for each in moments(text) if each.hour is not None]


TIME = "ʘ"


def masked(text: str) -> str:
    """The text with `TIME` for each letter of its hours and dates, as long as before, for grammars that look for what stands
    beside one. Lengths, days that are named otherwise, and "ngày" before a date stay."""
    for said in moments(text):
        spans = [(said.start, said.end)] if said.hour is not None else []
        spans += (
            [(max(said.day.start, said.day.closest), said.day.end)] if said.day and said.day.of_month else []
        )
        for start, end in spans:
            start += 5 if re.match("(?i)ng[àa]y ", text[start:end]) else 0
            text = text[:start] + TIME * (end - start) + text[end:]
    return text


def alone(text: str) -> SaidMoment | None:
    """The hour that a text is, as what somebody typed into a field, with nothing beside it but "lúc" or "about"."""
    found = list(_hours(text, lasting=False))
    if len(found) != 1 or not _BESIDE.fullmatch(text[: found[0].start]) or text[found[0].end :].strip(" ."):
        return None
    return found[0]


def when(said: SaidMoment, told: datetime, *, ahead: bool = False) -> datetime | None:
    """The moment that is meant by who speaks at `told`; a day alone ends at its midnight. None for a date that never is.

    An hour of the night without a day, told in the evening, or of tonight, is that of the night which lies ahead; and so is
    every midnight where the text speaks of what is `ahead`.
    """
    if said.is_length:
        return told + timedelta(minutes=said.length)
    named = said.day.on(told.date()) if said.day else told.date()
    if named is None:
        return None
    midnight = datetime.combine(named, datetime.min.time(), told.tzinfo)
    if said.hour is None:
        return midnight + timedelta(days=1)
    moment = midnight + timedelta(hours=said.hour, minutes=said.minute)
    tonight = said.day is not None and said.day.offset == 0 and said.part in ("night", "evening")
    evening = told.hour >= 18 and said.hour < 9 and said.part not in ("afternoon", "evening")
    if moment <= told and (
        (said.day is None and (evening or (ahead and said.hour == 0))) or (tonight and said.hour < 6)
    ):
        return moment + timedelta(days=1)
    return moment


def hours_named(text: str, told: datetime, *, ahead: bool = False) -> list[datetime]:
    """The moments of all hours that a text names. Where one span of hours runs past midnight, its end is of the next day."""
    named, last = list[datetime](), None
    for said in clocks(text):
        moment = when(said, told, ahead=ahead)
        if moment is None:
            continue
        if last and named and moment < named[-1] and _UNTIL.fullmatch(text[last.end : said.start]):
            if said.day and said.day.start > said.start and last.day == said.day:
                named[-1] -= timedelta(days=1)  # "từ 21 giờ đến 4 giờ sáng mai"
            elif said.day in (None, last.day):
                moment += timedelta(days=1)
        named.append(moment)
        last = said
    return named


def _of_sentence(text: str) -> Iterator[SaidMoment]:
    named, hours = said_days(text), list(_hours(text))
    taken = set[int]()
    for n, hour in enumerate(hours):
        until = hours[n + 1].start if n + 1 < len(hours) else len(text)
        at = _day_of(text, hour, until, named)
        if at is None:
            yield hour
        else:
            taken.add(at)
            yield _with_part(replace(hour, day=named[at]))
    for n, day in enumerate(named):
        if n not in taken:
            yield SaidMoment(start=day.start, end=day.end, part=day.part, day=day)
    yield from _lengths(text)


def _day_of(text: str, hour: SaidMoment, until: int, named: list[SaidDay]) -> int | None:
    """Which day an hour belongs to: one at once behind it, else the last before it, else the first of its sentence."""
    for n, day in enumerate(named):
        if day.end > hour.end and day.start < max(until, hour.end):
            tie = text[hour.end : day.start] if day.start >= hour.end else ""
            another = "," in tie and until < len(text) and _OPENS_CLOCK.fullmatch(text[day.end : until])
            if _TIES.fullmatch(tie) and not another:
                return n
    before = [n for n, day in enumerate(named) if day.start < hour.start]
    return before[-1] if before else 0 if named else None


def _with_part(said: SaidMoment) -> SaidMoment:
    """With the part of its day, where the hour can be one of it: "chiều mai lúc 4 giờ"."""
    part = said.day.part if said.day else ""
    if said.sure or said.part or not part or said.hour is None:
        return said
    hour = in_part(said.hour, part)
    begins, over = PARTS[part]
    return replace(said, hour=hour, part=part, sure=True) if begins <= (hour or 24) <= over else said


PARTS: Mapping[str, tuple[int, int]] = {
    "morning": (4, 12), "noon": (10, 15), "afternoon": (12, 19), "evening": (17, 24), "night": (18, 30),
}  # fmt: skip
"""Part of the day → its first hour and the one at which it is over, counted on behind midnight."""
NAMED_PARTS: Mapping[str, str] = {
    "sáng": "morning", "trưa": "noon", "chiều": "afternoon", "tối": "evening", "đêm": "night", "khuya": "night", "am": "am",
    "sa": "am", "pm": "pm", "ch": "pm", "in the morning": "morning", "in the afternoon": "afternoon",
    "in the evening": "evening", "at night": "night",
}  # fmt: skip
"""What stands behind an hour → the part of the day that it is of."""


def in_part(hour: int, part: str) -> int:
    """An hour 0–12 as the clock of 24 hours has it in a part of the day; "am" and "pm" are parts too."""
    if hour > 12:
        return hour
    if part in ("evening", "night") and hour == 12:
        return 24
    if part in ("am", "morning"):
        return hour % 12
    late = (
        part in ("pm", "afternoon", "evening")
        or (part == "night" and hour > 5)
        or (part == "noon" and hour < 4)
    )
    return hour % 12 + 12 if late else hour


def _hours(text: str, *, lasting: bool = True) -> Iterator[SaidMoment]:
    """Hours of a clock, lengths left out; `lasting` = whether there may be any."""
    for hit in _CLOCK.finditer(text):
        if text[hit.start() - 1 : hit.start()] in ("-", "–") and not _RANGE.search(text[: hit.start()]):
            continue
        written = next(
            (name for name in hit.groupdict() if name[0] == "h" and name[1:].isdigit() and hit[name]), ""
        )
        if lasting and written and _lasts(text, hit, written):
            continue
        if said := _clock(hit, written):
            yield said


def _lasts(text: str, hit: re.Match[str], written: str) -> bool:
    """Whether an hour is a length of time: "trong 2 giờ", "24 giờ tới"; minutes and parts of the day make it a clock's."""
    if written not in ("h1", "h5") or hit["m1"] or hit["half"] or hit["short"] or hit["spelt"]:
        return False
    before, behind = text[max(0, hit.start() - 24) : hit.start()], text[hit.end() :]
    led = _IS_LED.search(before)
    if _LASTS_BEHIND.match(behind) or (_LASTS_UNLED.match(behind) and not led):
        return True
    found = _LASTS_BEFORE.search(before)
    ends = found is not None and re.match(r"(?i)sau|after|kéo dài (?:đến|tới)", found[0])
    return found is not None and not (ends and _value(hit[written]) > SMALL and _value(hit[written]) != 24)


def _clock(hit: re.Match[str], written: str) -> SaidMoment | None:
    start, end = hit.span()
    if not written:
        hour = 12 if hit["noon"] else 24
        return SaidMoment(start=start, end=end, hour=hour, part="noon" if hit["noon"] else "night")
    hour = _value(hit[written])
    minute = int(hit["m1"] or hit["m2"] or hit["m3"] or hit["m4"] or 0)
    if hit["spelt"]:
        minute = _value(hit["spelt"])
    if (hit["rest"] or "").lower() == "rưỡi" or (written == "h8"):
        minute = 30
    short = _value(hit["short"]) if hit["short"] else 0
    if hit["away"]:
        away = {"half": 30, "quarter": 15, "a quarter": 15}.get(hit["away"].lower()) or _value(hit["away"])
        minute, short = (away, 0) if hit["past"].lower() == "past" else (0, away)
    part = NAMED_PARTS.get((hit["half"] or "").lower().replace(".", ""), "")
    sure = bool(part) or not 0 < hour <= 12 or written == "h4"
    hour = in_part(hour, part) if part else hour
    hour, minute = divmod(hour * 60 + minute - short, 60)
    if not 0 <= hour * 60 + minute <= 24 * 60 + (59 if part in ("evening", "night") else 0):
        return None
    if hour == 24 and minute:  # "12 giờ rưỡi đêm" is half an hour behind the midnight
        hour = 0
    return SaidMoment(
        start=start, end=end, hour=hour, minute=minute, sure=sure, part="" if part in ("am", "pm") else part
    )


def _value(words: str) -> int:
    if (written := whole(words)) is not None:
        return written
    lang = "en" if re.fullmatch(rf"(?i)(?:{_HOUR_EN}|twenty(?:[- ]five)?)", words) else "vi"
    found = said_numbers(words, lang)
    return found[0].value if found else 1


def _lengths(text: str) -> Iterator[SaidMoment]:
    for hit in _SPAN.finditer(text):
        number, unit = _value(hit["n"] or hit["n2"]), (hit["unit"] or hit["unit2"]).lower()
        minutes = number * (_UNITS.get(unit) or _UNITS[unit.removesuffix("s")])
        yield SaidMoment(start=hit.start(), end=hit.end(), length=minutes)
