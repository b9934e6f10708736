"""Hours and days in the words of a public text: with the date where it is another day's, and never after they are over.

Owners of facts speak of "tomorrow" and "from 15:00". A text comes out later than it was told, sometimes after a leap of
the story: here their days become dates, and announcements whose hour has passed are found.
"""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from babel.dates import format_date

from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import begun

DAY = timedelta(days=1)
CLOCK = re.compile(r"\b(\d{1,2}) ?(?:giờ|h)(?: ?(\d{2}))?\b|\b(\d{1,2}):(\d{2})\b", re.IGNORECASE)
_PARTS = "sáng|trưa|chiều|tối|đêm"
_MORROW = re.compile(rf"\b(?:{_PARTS}|ngày) mai\b|\btomorrow\b", re.IGNORECASE)
_OTHER_DAY = re.compile(
    r"\bngày \d|\b\d{1,2}/\d{1,2}\b|\bthứ (?:hai|ba|tư|năm|sáu|bảy)\b|chủ nhật|tuần sau|tháng sau|"
    r"\b\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)\b|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|next (?:week|month)",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\bsẽ\b|dự kiến|\bhẹn\b|\btừ\b|\btrước\b|\bsau\b|\bwill\b|\bdue\b|expected|\bnext\b|\bfrom\b|\bby\b|\bbefore\b|\bafter\b|"
    r"\buntil\b",
    re.IGNORECASE,
)
"""Signs that a time lies ahead of whoever tells it."""
NEXT_WORD = re.compile(
    r"\btin (?:mới|tiếp(?: theo)?)(?: (?:lúc|sau|vào|theo)\b|:)|\b(?:có|chờ) tin (?:lúc|sau|vào)\b|"
    r"(?:cập nhật|báo lại) (?:lúc|sau|vào)\b|\bnext (?:word|update)\b|\bupdates? (?:at|after|by)\b",
    re.IGNORECASE,
)
"""A promise of the next word. A text gives one of its own, and none that it only repeats."""
WORD_AT = re.compile(
    r",? \d{1,2} giờ(?: \d{2})? có (?:tin|kết quả)\b|,?(?: and)? there is (?:word|a result) at \d{1,2}:\d{2}",
    re.IGNORECASE,
)
"""The same at the end of a sentence that says more: only the end is left out."""
_WILL = re.compile(r"\bsẽ\b|dự kiến|\bwill\b|\bexpected\b", re.IGNORECASE)
_AT_ONCE = {
    "vi": re.compile(rf"\bngay (?:trong )?(?:{_PARTS}|hôm) nay\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:this (?:very )?(?:morning|afternoon|evening)|tonight|today)\b", re.IGNORECASE),
}
_PART_OVER = {
    "sáng": 12, "trưa": 14, "chiều": 17, "tối": 24, "đêm": 29, "morning": 12, "afternoon": 17, "evening": 24, "night": 29,
}  # fmt: skip
"""The hour, counted from the day's midnight, at which a part of the day is over."""
_PARTS_AHEAD = re.compile(
    rf"(?<!từ )\b({_PARTS}|hôm|ngày) (nay|mai)\b|"
    r"(?<!from )\b(?:(this|tomorrow) (morning|afternoon|evening|night)|(to)(night|day|morrow))\b",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\b(?:lúc|hồi|đến|at|until|as of) (?:\d{1,2} giờ(?: \d{2})?(?: (?:sáng|trưa|chiều|tối|đêm))?|\d{1,2}:\d{2})",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"(?:đến|tới|to|until|–|-) ?$", re.IGNORECASE)
_EACH_DAY = re.compile(r"\b(?:từ|mỗi|hằng ngày|hàng ngày|from|every|each|daily|always)\b", re.IGNORECASE)
_NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11,
    "mười hai": 12, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_SPELLED = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_TOLD_HOUR = re.compile(
    rf"\b(\d{{1,2}}|{_SPELLED}) (?:giờ|h)(?: (\d{{2}}|rưỡi))?(?: (sáng|trưa|chiều|tối))?\b|"
    rf"\bat (\d{{1,2}}|{_SPELLED})(?::(\d{{2}}))?\b"
)
_RELATIVE = {
    "vi": (
        (re.compile(rf"\b({_PARTS}|ngày) mai\b", re.IGNORECASE), 1, "{part} {day}"),
        (re.compile(rf"\b({_PARTS}) nay\b", re.IGNORECASE), 0, "{part} {day}"),
        (re.compile(r"\b(h)ôm nay\b", re.IGNORECASE), 0, "ngày {day}"),
        (re.compile(r"\b(h)ôm qua\b", re.IGNORECASE), -1, "ngày {day}"),
    ),
    "en": (
        (re.compile(r"\btomorrow (morning|afternoon|evening|night)\b", re.IGNORECASE), 1, "on the {part} of {day}"),
        (re.compile(r"\b(t)omorrow\b", re.IGNORECASE), 1, "on {day}"),
        (re.compile(r"\bthis (morning|afternoon|evening)\b", re.IGNORECASE), 0, "on the {part} of {day}"),
        (re.compile(r"\bto(night)\b", re.IGNORECASE), 0, "on the {part} of {day}"),
        (re.compile(r"\b(t)oday\b", re.IGNORECASE), 0, "on {day}"),
        (re.compile(r"\b(y)esterday\b", re.IGNORECASE), -1, "on {day}"),
    ),
}  # fmt: skip


def hour(lang: str, when: datetime, today: date) -> str:
    """ "23 giờ 05" or "23:05", with its date when that is not today's."""
    if lang == "vi" and not when.minute:
        said = tr(lang, N_("{hours}:00"), hours=when.hour)
    else:
        said = tr(lang, N_("{hours}:{minutes}"), hours=when.hour, minutes=f"{when.minute:02d}")
    if when.date() == today:
        return said
    return tr(lang, N_("{hour} on {day}"), hour=said, day=day(lang, when.date()))


def day(lang: str, when: date) -> str:
    """ "12/9" or "12 September"."""
    return f"{when.day}/{when.month}" if lang == "vi" else format_date(when, "d MMMM", locale="en")


def dated(lang: str, text: str, told: date, today: date) -> str:
    """The text with the days that its teller meant ("tomorrow", "tối nay") as dates, once it is another day."""
    if told == today:
        return text
    for pattern, days, form in _RELATIVE[lang]:
        named = day(lang, told + days * DAY)
        text = pattern.sub(lambda found, form=form, named=named: _dated(found, form, named), text)  # type: ignore[misc]
    return text


def _dated(found: re.Match[str], form: str, named: str) -> str:
    said = form.format(part=found[1], day=named)
    return begun(said) if found[0][:1].isupper() else said


def with_hours_dated(lang: str, text: str, told: datetime, today: date) -> str:
    """The text with the day beside each hour of its record ("at 16:20"), once it is another day."""
    if told.date() == today:
        return text
    parts = re.split(r"((?<=[.;!?])\s)", text)
    return "".join(
        part if _OTHER_DAY.search(part) or _EACH_DAY.search(part) else _hours_dated(lang, part, told, today)
        for part in parts
    )


def _hours_dated(lang: str, sentence: str, told: datetime, today: date) -> str:
    def named(found: re.Match[str]) -> str:
        moment = next(_times(found[0], told), told)
        if moment.date() == today:
            return found[0]
        return tr(lang, N_("{hour} on {day}"), hour=found[0], day=day(lang, moment.date()))

    return _AT.sub(named, sentence)


def at_once(lang: str, advice: str) -> str:
    """An advice to do something this very day, as it is given once that day is over: at once."""
    return _AT_ONCE[lang].sub("ngay" if lang == "vi" else "at once", advice)


def urgent(advice: str) -> bool:
    """Whether a Vietnamese advice says that something is to be done at once, on the very day."""
    return bool(_AT_ONCE["vi"].search(advice))


def day_over(sentence: str, told: datetime, now: datetime) -> bool:
    """Whether a sentence names parts of days from its telling on ("this afternoon") and all of them are over."""
    midnight, ends = told.replace(hour=0, minute=0, second=0, microsecond=0), []
    for found in _PARTS_AHEAD.finditer(sentence.lower()):
        part = found[1] or found[4] or found[6]
        later = found[2] == "mai" or found[3] == "tomorrow" or part == "morrow"
        ends.append(midnight + timedelta(days=later, hours=_PART_OVER.get(part, 24)))
    return bool(ends) and told < max(ends) < now


def over(sentence: str, told: datetime, now: datetime, *, advice: bool = False) -> bool:
    """True when a sentence announces something for an hour, or a part of a day, that has passed since it was told.

    A record's own hours ("as of 22:53") announce nothing. In `advice` every hour that lay ahead does; one that lay behind
    when it was given comes back each day. On another day whatever lay ahead does.
    """
    if (advice or _WILL.search(sentence)) and day_over(sentence, told, now):
        return True
    another = told.date() != now.date()
    if _OTHER_DAY.search(sentence) or not (advice or another or _AHEAD.search(sentence)):
        return False
    ahead = [time for time in _times(sentence, told) if time > told]
    return bool(ahead) and max(ahead) < now


def told_for(text: str, now: datetime) -> datetime | None:
    """The first moment still ahead on this day for which a told matter says that something happens ("at five today", "năm giờ
    chiều nay"); None when it names none."""
    if _MORROW.search(text) or _OTHER_DAY.search(text):
        return None
    moments = []
    for found in _TOLD_HOUR.finditer(text.lower()):
        said = found[1] or found[4]
        hours = _NUMBERS.get(said) or int(said)
        minutes = 30 if found[2] == "rưỡi" else int(found[2] or found[5] or 0)
        if hours < 12 and (found[3] in ("chiều", "tối") or (found[4] and hours <= now.hour)):
            hours += 12
        if hours < 24 and minutes < 60:
            moments.append(now.replace(hour=hours, minute=minutes, second=0, microsecond=0))
    return min((moment for moment in moments if moment > now), default=None)


def announces(text: str) -> bool:
    """Whether a text tells of hours that lay ahead of whoever told it, on a day that it does not name."""
    sentences = re.split(r"[.;]\s", text)
    return any(
        CLOCK.search(sentence) and _AHEAD.search(sentence) and not _OTHER_DAY.search(sentence)
        for sentence in sentences
    )


def _times(sentence: str, told: datetime) -> Iterator[datetime]:
    """The clock times of a sentence as moments: of the next day where it says so, or where a night lies between."""
    later = DAY if _MORROW.search(sentence) else timedelta()
    begun_at: datetime | None = None
    for match in CLOCK.finditer(sentence):
        hours, minutes = int(match[1] or match[3]), int(match[2] or match[4] or 0)
        if hours < 24 and minutes < 60:
            moment = told.replace(hour=hours, minute=minutes, second=0) + later
            night = told.hour >= 18 and hours < 9 and not later
            moment = moment + DAY if night and moment <= told else moment
            if begun_at and moment < begun_at and _UNTIL.search(sentence[: match.start()]):  # across midnight
                moment += DAY
            begun_at = moment
            yield moment


def next_word(text: str, told: datetime) -> datetime | None:
    """When a text says that the next word comes, as a moment after `told`; None when it does not say."""
    found = NEXT_WORD.search(text) or WORD_AT.search(text)
    said = re.split(r"[.;]\s", text[found.start() :])[0] if found else ""
    times = [time for time in _times(said, told) if time > told]
    return min(times, default=None)
