"""Hours and days in the words of a public text: with the date where it is another day's, and never after they are over.

Owners of facts speak of "tomorrow" and "from 15:00". A text comes out later than it was told, sometimes after a leap of
the story: here their days become dates, and announcements whose hour has passed are found.
"""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, timedelta

from babel.dates import format_date

from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import begun
from infodrill.kernel.saiddays import said_days
from infodrill.kernel.saidtimes import PARTS, SaidMoment, clocks, hours_named, when
from infodrill.kernel.sentences import around, parted, sentences

DAY = timedelta(days=1)
AGED = timedelta(hours=3)  # after which facts are told with the hour of their record beside them
_AHEAD = re.compile(
    r"\bsẽ\b|dự kiến|\bhẹn\b|\btừ\b|\btrước\b|\bsau\b|\bwill\b|\bdue\b|expected|\bnext\b|\bfrom\b|\bby\b|\bbefore\b|\bafter\b|"
    r"\buntil\b",
    re.IGNORECASE,
)
"""Signs that a time lies ahead of whoever tells it."""
NEXT_WORD = re.compile(
    r"\btin (?:mới|tiếp(?: theo)?)(?: (?:lúc|sau|vào|theo)\b|:)|\b(?:có|chờ) tin (?:lúc|sau|vào)\b|"
    r"(?:cập nhật|báo lại) (?:lúc|sau|vào|khi có (?:thông )?tin)\b|\btell you when\b|"
    r"\bnext (?:word|update)\b|\bupdates? (?:at|after|by)\b",
    re.IGNORECASE,
)
"""A promise of the next word. A text gives one of its own, and none that it only repeats."""
WORD_AT = re.compile(
    r",? \d{1,2} giờ(?: \d{2})? có (?:tin|kết quả)\b[^.;,]*|"
    r",?(?: and)? there is (?:word|a (?:\w+ )?result) at \d{1,2}:\d{2}[^.;,]*",
    re.IGNORECASE,
)
"""The same at the end of a sentence that says more: only the end is left out, and the whole of it."""
_WILL = re.compile(r"\bsẽ\b|dự kiến|\bwill\b|\bexpected\b", re.IGNORECASE)
_AT_ONCE = re.compile(r"\bngay (?:trong )?$", re.IGNORECASE)
"""What makes a Vietnamese "today" one on which something is to be done at once."""
_FROM = re.compile(r"\b(?:từ|from) $", re.IGNORECASE)
_LED = re.compile(r"\b(?:by|until|till|from|since|before|after|of|for|to|on) $", re.IGNORECASE)
_COUNTED = re.compile(r" ?(?:hôm )?(?:nay|ni|mai|qua|kia|mốt)$", re.IGNORECASE)
_ANY_DAY = ("", "hôm", "bữa", "ngày", "sớm")
_PART_EN = re.compile("morning|afternoon|evening|night", re.IGNORECASE)
_LEADS = re.compile(r"\b(?:lúc|hồi|đến|at|until|as of) $", re.IGNORECASE)
_EACH_DAY = re.compile(r"\b(?:từ|mỗi|hằng ngày|hàng ngày|from|every|each|daily|always)\b", re.IGNORECASE)


def hour_of(view: SeatView, at: int) -> str:
    """A second of the drill, as a text names its hour."""
    return hour(view.lang, view.story(at), view.story(view.now).date())


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


def told_day(said: str) -> date | None:
    """The day that `day` said so, in some year."""
    for form in ("%d/%m %Y", "%d %B %Y"):
        with suppress(ValueError):
            return datetime.strptime(f"{said} 2000", form).date()
    return None


def dated(lang: str, text: str, told: date, today: date) -> str:
    """The text with the days that its teller meant ("tomorrow", "tối nay") as dates, once it is another day."""
    if told == today:
        return text
    for named in reversed(said_days(text)):
        if named.offset is None:
            continue
        begins, said = text[: named.start], text[named.start : named.end]
        form = _dated(lang, said, day(lang, told + named.offset * DAY))
        form = form.removeprefix("on ") if _LED.search(begins) else form
        text = begins + (begun(form) if said[:1].isupper() else form) + text[named.end :]
    return text


def _dated(lang: str, said: str, named: str) -> str:
    """ "tối nay" as "tối 12/9", "tomorrow morning" as "on the morning of 13 September"."""
    if lang == "vi":
        led = _COUNTED.sub("", said.lower())
        return f"{'ngày' if led in _ANY_DAY else led} {named}"
    part = _PART_EN.search(said)
    return f"on the {part[0].lower()} of {named}" if part else f"on {named}"


def with_hours_dated(lang: str, text: str, told: datetime, today: date) -> str:
    """The text with the day beside each hour of its record ("at 16:20"), once it is another day."""
    if told.date() == today:
        return text
    return "".join(
        part if _other_day(part) or _EACH_DAY.search(part) else _hours_dated(lang, part, told, today)
        for part in parted(text, also=";")
    )


def _hours_dated(lang: str, sentence: str, told: datetime, today: date) -> str:
    for said in reversed(clocks(sentence)):
        leads, moment = _LEADS.search(sentence[: said.start]), when(said, told)
        if leads and not said.day and moment and moment.date() != today:
            shown = sentence[leads.start() : said.end]
            dated = tr(lang, N_("{hour} on {day}"), hour=shown, day=day(lang, moment.date()))
            sentence = sentence[: leads.start()] + dated + sentence[said.end :]
    return sentence


def at_once(lang: str, advice: str) -> str:
    """An advice to do something this very day, as it is given once that day is over: at once."""
    for named in reversed([each for each in said_days(advice) if each.offset == 0]):
        led = _AT_ONCE.search(advice[: named.start])
        if led or lang == "en":
            begins = led.start() if led else named.start
            advice = f"{advice[:begins]}{'ngay' if lang == 'vi' else 'at once'}{advice[named.end :]}"
    return advice


def urgent(advice: str) -> bool:
    """Whether a Vietnamese advice says that something is to be done at once, on the very day."""
    return any(named.offset == 0 and _AT_ONCE.search(advice[: named.start]) for named in said_days(advice))


def day_over(sentence: str, told: datetime, now: datetime) -> bool:
    """Whether a sentence names parts of days from its telling on ("this afternoon") and all of them are over."""
    midnight = told.replace(hour=0, minute=0, second=0, microsecond=0)
    over_at = [
        midnight + timedelta(days=named.offset or 0, hours=PARTS[named.part][1] if named.part else 24)
        for named in said_days(sentence)
        if named.offset in (0, 1) and not _FROM.search(sentence[: named.start])
    ]
    return bool(over_at) and told < max(over_at) < now


def over(sentence: str, told: datetime, now: datetime, *, advice: bool = False) -> bool:
    """True when a sentence announces something for an hour, or a part of a day, that has passed since it was told.

    A record's own hours ("as of 22:53") announce nothing. In `advice` every hour that lay ahead does; one that lay behind
    when it was given comes back each day. On another day whatever lay ahead does. What was to begin shortly before has begun
    and holds.
    """
    if (advice or _WILL.search(sentence)) and day_over(sentence, told, now):
        return True
    another = told.date() != now.date()
    if _other_day(sentence) or not (advice or another or _AHEAD.search(sentence)):
        return False
    ahead = [time for time in hours_named(sentence, told) if time > told]
    if not another and not _WILL.search(sentence):
        begins = {when(said, told) for said in clocks(sentence) if _FROM.search(sentence[: said.start])}
        ahead = [time for time in ahead if time not in begins or now - time >= AGED]
    return bool(ahead) and max(ahead) < now


def told_for(text: str, now: datetime) -> datetime | None:
    """The first moment still ahead on this day for which a told matter says that something happens ("at five today", "năm giờ
    chiều nay"); None when it names none."""
    today = [said for said in clocks(text) if said.day is None or said.day.offset == 0]
    moments = (_still_ahead(said, now) for said in today)
    return min((moment for moment in moments if now < moment < _midnight(now)), default=None)


def _still_ahead(said: SaidMoment, now: datetime) -> datetime:
    """An hour of this day; the later half of the day where "today" is said and the earlier is over."""
    moment = when(said, now) or now
    return moment + DAY / 2 if said.day and not said.sure and moment <= now else moment


def _midnight(now: datetime) -> datetime:
    """That which ends the day."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0) + DAY


def announces(text: str) -> bool:
    """Whether a text tells of hours that lay ahead of whoever told it, on a day that it does not name."""
    return any(
        _AHEAD.search(sentence) and not _other_day(sentence) and clocks(sentence)
        for sentence in sentences(text, also=";")
    )


def _other_day(sentence: str) -> bool:
    """Whether a sentence names a day of the week, a date or a week: what is not counted from the day of its telling."""
    return any(named.offset is None for named in said_days(sentence))


def next_word(text: str, told: datetime) -> datetime | None:
    """When a text says that the next word comes, as a moment after `told`; None when it does not say."""
    found = NEXT_WORD.search(text) or WORD_AT.search(text)
    said = text[found.start() : around(text, *found.span(), also=";")[1]] if found else ""
    return min((time for time in hours_named(said, told) if time > told), default=None)
