"""Hours, days and parts of the day that a text names, as checks compare them with clocks and with each other."""

# Charter: scenario checks said hours
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from infodrill.kernel.saiddays import WEEK, said_days
from infodrill.kernel.saidnumbers import said_numbers
from infodrill.kernel.saidtimes import SaidMoment, clocks

_FROM = re.compile(
    r"(?i)(?<!\w)(?:từ|from) (?:lúc )?(?P<hour>[01]?\d|2[0-3])(?: ?(?:giờ|h|:) ?(?P<minute>[0-5]\d)?)?"
    r"(?! ?(?:phút|ngày|tuần|tháng|người|hộ|%|minutes?|days?|weeks?|people|/|\.\d|\d))"
    r"(?= ?(?:giờ|h\b|:|đến|tới|to\b|until|-|–|sáng|chiều|tối|tomorrow|at\b|in\b|on\b|ở|tại|mai|[,.;]|$)|(?<=giờ)|(?<=:\d\d))"
)
_LEADS = re.compile(r"(?i)(?<!\w)(?:từ|from) (?:lúc )?$")
_PART = re.compile(
    r"(?i)(?<!\w)(?:một|buổi|đầu|suốt)\s+(?:buổi\s+)?(sáng|trưa|chiều|tối|đêm)(?!\w)"
    r"|(?<!\w)(?:a|an|one)\s+(?:\w+\s+)?(morning|noon|afternoon|evening|night)(?!\w)"
)

_FROM_TO = re.compile(
    r"(?i)(?<!\w)from (?P<first>\d|1\d|2[0-3]) (?:to|until|till) (?P<last>\d|1\d|2[0-3])"
    r"(?=[,.;]|$| (?:today|tomorrow|tonight|this|in the|at|on)(?!\w))"
)
"""Hours of English by their figures alone."""
_UNTIL = re.compile(r"(?i)\s*(?:đến|tới|to|until|till|–|-)\s*(?:lúc )?")
_LASTS = re.compile(
    r"(?i)(?<!\w)(?:for|trong|suốt|mất) (?P<n>[^\W_]+(?: [^\W_]+)?) (?P<unit>minutes?|hours?|phút|tiếng|giờ)(?! \d)(?!\w)"
)


def hours(text: str, *, led_by: re.Pattern[str] | None = None) -> list[tuple[int, int]]:
    """(hour, minute) of each moment of a clock that the text names, lengths of time left out; those to which something leads, if
    `led_by` says what."""
    return [(hour, minute) for hour, minute, _ in moments(text, led_by=led_by)]


def moments(text: str, *, led_by: re.Pattern[str] | None = None) -> list[tuple[int, int, bool]]:
    """The same, and whether it is known which half of the day is meant: "ba giờ" may be 3:00 or 15:00."""
    return [
        (*_clock(said), said.sure)
        for said in clocks(text)
        if led_by is None or led_by.search(text[max(0, said.start - 80) : said.start])
    ]


def _clock(said: SaidMoment) -> tuple[int, int]:
    return (said.hour or 0) % 24, said.minute


def begins(text: str) -> set[int]:
    """Minutes of the day from which on something is open or lasts: "từ 16 giờ đến 18 giờ", "from 8 to 11"."""
    led = [said for said in clocks(text) if _LEADS.search(text[: said.start])]
    bare = (
        hit
        for hit in _FROM.finditer(text)
        if not any(hit.start() < said.end and said.start < hit.end() for said in led)
    )
    figures = {int(hit["hour"]) * 60 + int(hit["minute"] or 0) for hit in bare}
    return figures | {hour * 60 + minute for hour, minute in map(_clock, led)}


def days(text: str) -> set[str]:
    """Days of the week and dates that the text names, each written one way."""
    found = set[str]()
    for named in said_days(text):
        if named.weekday is not None:
            found.add(WEEK[named.weekday]["en" if text[named.start : named.end].isascii() else "vi"][0])
        elif named.of_month and named.of_month[1]:
            found.add(f"{named.of_month[0]}/{named.of_month[1]}")
    return found


def parts_of_day(text: str) -> Iterator[str]:
    """Parts of the day by which a text says when it plays: "một sáng …", "an evening …"."""
    yield from (next(filter(None, hit.groups())).lower() for hit in _PART.finditer(text))


def said_range(text: str) -> tuple[int, int, str] | None:
    """The minutes of the day from and until which something lasts and how that is written, where the text names one such."""
    found = list[tuple[int, int, str]]()
    for first, last in pairwise(clocks(text)):
        if _UNTIL.fullmatch(text[first.end : last.start]):
            begins, ends = ((each.hour or 0) % 24 * 60 + each.minute for each in (first, last))
            found.append((begins, ends, text[first.start : last.end]))
    bare = () if found else _FROM_TO.finditer(text)
    found += [(int(hit["first"]) * 60, int(hit["last"]) * 60, hit[0]) for hit in bare]
    return found[0] if len(found) == 1 else None


def said_length(text: str, lang: str) -> tuple[int, str] | None:
    """For how many minutes something lasts, and how that is written, where the text says it once."""
    found = list(_LASTS.finditer(text))
    number = said_numbers(found[0]["n"], lang) if len(found) == 1 else []
    return (number[-1].value * (1 if found[0]["unit"][0] in "mp" else 60), found[0][0]) if number else None
