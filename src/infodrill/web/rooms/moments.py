"""A moment as a room prints it: the story's clock, its date where that is another than today's, and the exercise minute on it."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from datetime import datetime

from django.utils.html import format_html
from django.utils.safestring import SafeString

from infodrill.conduct.twoclocks import exercise_minute
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr


class ShownMoment(str):
    """What `SeatView.moment` says, as plain text; as an element of a page its title names the exercise minute.

    For the content of elements, never for an attribute: there `view.moment` stands.
    """

    minute: str

    def __html__(self) -> SafeString:
        return format_html('<span title="{}">{}</span>', self.minute, str(self))


def moment(view: SeatView, at: int) -> ShownMoment:
    """Exercise second `at` for the content of an element."""
    made = ShownMoment(view.moment(at, short=True))
    made.minute = minute(view.lang, at)
    return made


def programme(view: SeatView) -> tuple[tuple[str, str, str], ...]:
    """(title, clock, status) of each phase. The last one follows play for those in the hall: while it lies ahead, its clock is
    that of the end of play, whatever the city lives through in between."""
    lines = [line for line in view.run_of_show if line.kind in ("phase", "run_on")]
    ends = next((line.at for line in lines if line.kind == "run_on"), 0)
    return tuple(
        (
            line.title,
            view.coming(ends if ends and line.status == "ahead" and line.at > ends else line.at),
            line.status,
        )
        for line in lines
        if line.kind == "phase"
    )


def minute(lang: str, at: int) -> str:
    """The exercise minute in words, from 0."""
    return tr(lang, "minute {n} of the exercise", n=exercise_minute(at))


def day(lang: str, told: datetime) -> str:
    """A date of the story: "11/9/2031", "11 Sep 2031"."""
    return f"{told.day}/{told.month}/{told.year}" if lang == "vi" else f"{told.day} {told:%b %Y}"


def counted(seconds: int) -> str:
    """ "4:10", "1:04:10": as a page counts by itself (clock.js)."""
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def remaining(lang: str, seconds: int) -> str:
    """As `span` says it; the last minute by the second."""
    return tr(lang, "{n} s", n=max(0, seconds)) if seconds < 60 else span(lang, seconds)


def span(lang: str, seconds: int) -> str:
    """ "4 min", "1 h 52", "2 days": how long, in words."""
    minutes = max(0, -(-abs(seconds) // 60))
    if minutes < 60:
        return tr(lang, "{n} min", n=minutes)
    if minutes < 48 * 60:
        hours, rest = divmod(minutes, 60)
        return tr(lang, "{h} h {m}", h=hours, m=f"{rest:02d}") if rest else tr(lang, "{h} h", h=hours)
    return tr(lang, "{n} days", n=minutes // 1_440)
