"""What was leapt over lately, told to everybody: minutes that the city lived by itself, and hours that the story skipped."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from infodrill.conduct.twoclocks import REAL_TIME
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr
from infodrill.web.rooms.moments import span

LATELY = 20 * 60  # exercise seconds for which a leap is told to whoever has deadlines
NEWS = 5 * 60  # and for which it is news to a hall


def leapt(view: SeatView, lately: int = LATELY) -> tuple[str, ...]:
    """A sentence for each leap of the last `lately` seconds of play, the earliest first."""
    found = sorted((*_by_control(view), *_by_the_story(view)))
    return tuple(words for at, words in found if view.now - at < lately)


def _by_control(view: SeatView) -> Iterator[tuple[int, str]]:
    for frm, to in view.jumps:
        told = {"frm": view.moment(frm), "to": view.moment(to), "span": span(view.lang, to - frm)}
        yield to, tr(view.lang, "Leapt from {frm} to {to}: {span} that nobody had to work in.", **told)


def _by_the_story(view: SeatView) -> Iterator[tuple[int, str]]:
    for at, then in view.leaps:
        # What the clock would have read, had the story not skipped.
        frm = view.story(at - 1) + timedelta(seconds=1)
        hours = span(view.lang, int((then - frm).total_seconds()))
        told = {"frm": f"{frm:%H:%M}", "to": view.moment(at), "span": hours}
        yield at, tr(view.lang, "The story has leapt from {frm} to {to}: {span}.", **told)


def speed_told(view: SeatView) -> str:
    """The speed in words, "" at real time and while nothing runs at a speed."""
    if view.over or view.pace in (0, REAL_TIME):
        return ""
    return tr(view.lang, "speed ×{n}", n=f"{view.pace / REAL_TIME:g}")
