"""A time as people type it, as it is written in a scenario: "9 giờ 9 phút", "09:09 SA", "+9,5", "phút thứ 9"."""

# Charter: scenario typed times
from __future__ import annotations

import re
from typing import Any

from infodrill.kernel.saidtimes import NAMED_PARTS, alone, in_part

DATED = re.compile(r"(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4})[T ]+")
HOUR = re.compile(
    r"(?i)(?:lúc|khoảng|at|about)?\s*(\d{1,2})\s*(?:h|g|giờ|gio|[:：]|\.(?=\d\d))\s*([0-5]\d|\d(?=\s*phút))?(?::[0-5]\d)?"
    r"\s*(?:phút|phut)?\s*(am|pm|sa|ch|sáng|trưa|chiều|tối|đêm|khuya)?"
)
_MINUTES = re.compile(r"(?i)(?:t\s*\+|\+)?\s*(\d{1,3})\s*(?:'|p|ph|phút|phut|m|min|mins|minute|minutes)?")
_COUNTED = re.compile(r"(?i)(?:phút|phut|minute|min)(?: thứ| thu| no\.?)?\s*(\d{1,3})")
_AFTER = re.compile(r"(?i)t?\s*\+\s*(\d{1,3})\s*[:.,;：]\s*(\d\d)")
_HALF = re.compile(r"\+?\s*(\d{1,3})[.,]5(?:\s*(?:p|ph|phút|min))?")


def typed_time(value: Any, *, span: bool) -> str:
    """As times are written here, "" where nobody can know; a number alone is minutes; `span` = a length, which no hour is."""
    if type(value) is int:
        return f"+{value}:00" if 0 < value < 60 else ""
    text = value.strip() if isinstance(value, str) else ""
    if found := _MINUTES.fullmatch(text) or _COUNTED.fullmatch(text):
        return f"+{int(found[1])}:00"
    if found := _AFTER.fullmatch(text):
        minutes, seconds = int(found[1]) + int(found[2]) // 60, int(found[2]) % 60
        return f"+{minutes}:{seconds:02}"
    if text[:1] == "+" and (found := _HALF.fullmatch(text)):
        return f"+{found[1]}:30"
    made = "" if span else _of_clock(DATED.sub("", text))
    return made if made != text else ""


def _of_clock(text: str) -> str:
    """An hour of the day as 09:05, "" for none."""
    found = HOUR.fullmatch(text)
    if found and (found[2] or not text[-1:].isdigit()):
        hour, minute = int(found[1]), int(found[2] or 0)
        hour = in_part(hour, NAMED_PARTS[found[3].lower()]) if found[3] else hour
        return f"{hour % 24:02}:{minute:02}" if hour <= 24 - (minute > 0 and not found[3]) else ""
    said = alone(text)
    return f"{(said.hour or 0) % 24:02}:{said.minute:02}" if said else ""
