"""Hours, days and parts of the day that a text names, in both languages: what checks compare with clocks and with each other."""

# Charter: scenario checks said hours
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from infodrill.kernel.saidnumbers import said_numbers

_CLOCK = re.compile(
    r"(?i)(?<![\d+:.,/-])(?P<hour>[01]?\d|2[0-4])\s*(?:(?:giờ|h|g)\s*(?P<minute>[0-5]\d)?|:(?P<of_clock>[0-5]\d)|(?=\s*[ap]\.?m\b)"
    r"|\s*o['’]clock|(?=\s*(?:in the (?:morning|afternoon|evening)|at night)))"
    r"(?!\d|\s*%)\s*(?P<half>[ap]\.?m\b|sáng|trưa|chiều|tối|đêm|in the (?:morning|afternoon|evening)|at night)?"
)
_IN_WORDS = re.compile(
    r"(?i)(?<!\w)(?:hai mươi(?: mốt| hai| ba)?|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?|một|hai|ba|bốn|năm|sáu"
    r"|bảy|tám|chín)(?= giờ(?! đồng hồ))"
    r"|(?<!\w)(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?= (?:o['’]clock|[ap]\.?m\b|in the (?:morning|afternoon|evening)|at night))"
)
"""An hour that is written in words."""
_LATE = frozenset({"pm", "chiều", "tối", "in the afternoon", "in the evening"})
_LENGTH_BEFORE = re.compile(
    r"(?i)(?:trong|sau|mỗi|cứ|khoảng|hơn|gần|chừng|vòng|thêm|mất|suốt|kéo dài|đến|tới"
    r"|within|for|every|about|over|after|another)\s+(?:\d+\s*[-–]\s*)?$"
)
_LENGTH_BEHIND = re.compile(r"(?i)\s*(?:nữa|liền|đồng hồ|trước|sau|qua|mỗi|một ngày|/|-\s*\d)")
_FROM = re.compile(
    r"(?i)(?<!\w)(?:từ|from) (?:lúc )?(?P<hour>[01]?\d|2[0-3])(?: ?(?:giờ|h|:) ?(?P<minute>[0-5]\d)?)?"
    r"(?! ?(?:phút|ngày|tuần|tháng|người|hộ|%|minutes?|days?|weeks?|people|/|\.\d|\d))"
    r"(?= ?(?:giờ|h\b|:|đến|tới|to\b|until|-|–|sáng|chiều|tối|tomorrow|at\b|in\b|on\b|ở|tại|mai|[,.;]|$)|(?<=giờ)|(?<=:\d\d))"
)
_DAY = re.compile(
    r"(?i)(?<!\w)(?:(?P<week>thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"|(?:ngày|on)?\s*(?<![\d/])(?P<date>[0-3]?\d/[01]?\d)(?:/\d{4})?)(?![\w/])"
)
_NUMBERED = {
    "thứ 2": "thứ hai",
    "thứ 3": "thứ ba",
    "thứ 4": "thứ tư",
    "thứ 5": "thứ năm",
    "thứ 6": "thứ sáu",
    "thứ 7": "thứ bảy",
}
PARTS: Mapping[str, tuple[int, int]] = {
    "sáng": (4, 12), "trưa": (10, 15), "chiều": (12, 19), "tối": (17, 24), "đêm": (18, 30),
    "morning": (4, 12), "noon": (10, 15), "afternoon": (12, 19), "evening": (16, 24), "night": (18, 30),
}  # fmt: skip
"""Part of the day → its first hour and the one at which it is over, counted on behind midnight."""
_PART = re.compile(
    r"(?i)(?<!\w)(?:một|buổi|đầu|suốt)\s+(?:buổi\s+)?(sáng|trưa|chiều|tối|đêm)(?!\w)"
    r"|(?<!\w)(?:a|an|one)\s+(?:\w+\s+)?(morning|noon|afternoon|evening|night)(?!\w)"
)


def hours(text: str, *, led_by: re.Pattern[str] | None = None) -> list[tuple[int, int]]:
    """(hour, minute) of each moment of a clock that the text names, lengths of time left out; those to which something leads, if
    `led_by` says what."""
    return [(hour, minute) for hour, minute, _ in moments(text, led_by=led_by)]


def moments(text: str, *, led_by: re.Pattern[str] | None = None) -> list[tuple[int, int, bool]]:
    """The same, and whether it is known which half of the day is meant: "ba giờ" may be 3:00 or 15:00."""
    text = _IN_WORDS.sub(_in_figures, text)
    return [
        (*moment, bool(hit["half"]) or not 0 < moment[0] <= 12)
        for hit in _CLOCK.finditer(text)
        if (moment := _moment(text, hit))
        and (led_by is None or led_by.search(text[max(0, hit.start() - 80) : hit.start()]))
    ]


def begins(text: str) -> set[int]:
    """Minutes of the day from which on something is open or lasts: "từ 16 giờ đến 18 giờ", "from 8 to 11"."""
    text = _IN_WORDS.sub(_in_figures, text)
    return {int(hit["hour"]) * 60 + int(hit["minute"] or 0) for hit in _FROM.finditer(text)}


def _in_figures(hit: re.Match[str]) -> str:
    lang = "en" if hit[0].isascii() and hit.string[hit.end() :].lstrip()[:3] != "giờ" else "vi"
    return str(said_numbers(hit[0], lang)[0].value)


def _moment(text: str, hit: re.Match[str]) -> tuple[int, int] | None:
    minute = hit["minute"] or hit["of_clock"]
    before, behind = text[max(0, hit.start() - 24) : hit.start()], text[hit.end() :]
    if (
        minute is None
        and hit["half"] is None
        and (_LENGTH_BEFORE.search(before) or _LENGTH_BEHIND.match(behind))
    ):
        return None
    hour, half = int(hit["hour"]), (hit["half"] or "").lower().replace(".", "")
    if hour < 12 and (half in _LATE or (half in ("đêm", "at night") and hour > 5)):
        hour += 12
    return hour % 24, int(minute or 0)


def days(text: str) -> set[str]:
    """Days of the week and dates that the text names, each written one way."""
    return {_day(hit) for hit in _DAY.finditer(text)}


def _day(hit: re.Match[str]) -> str:
    if hit["date"]:
        return "/".join(str(int(part)) for part in hit["date"].split("/"))
    name = hit["week"].lower()
    return _NUMBERED.get(name, name)


def parts_of_day(text: str) -> Iterator[str]:
    """Parts of the day by which a text says when it plays: "một sáng …", "an evening …"."""
    yield from (next(filter(None, hit.groups())).lower() for hit in _PART.finditer(text))
