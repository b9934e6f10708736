"""The hour of what lies ahead, by the clock that will then stand on the wall: one reading for every room that names one."""

# No charter: puts seconds that a view gives into hours
from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework.clocks import Owing
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """When a deadline will be, by the story's clock; `beyond` = behind the end of play, where no result counts it; `gone` = it
    has passed."""

    clock: str
    beyond: bool
    gone: bool = False

    def told(self, lang: str) -> str:
        """The hour in the words of a sentence."""
        if self.gone:  # told as an hour to come, it sent people to look at their clocks
            return tr(lang, "{clock}, already past", clock=self.clock)
        return tr(lang, "{clock}, after play", clock=self.clock) if self.beyond else self.clock


def hour_of(view: SeatView, item: Owing, step: str, at: int) -> Hour:
    """The hour of a deadline, `at` its second by the procedure's own clock, for whatever names one. What the story carries to it
    keeps the hour that was given; what waits for people's minutes, or for the end of play, comes with the leaps until then, by
    the clock that will then stand on the wall."""
    ends = view.play_ends
    falls = view.casework.falls(item, step, at, ends, view.programme)
    until = view.casework.counts_until(item, step, at)
    carried = falls < min(until, ends)
    clock = view.moment(until) if carried else view.coming(falls)
    return Hour(clock=clock, beyond=falls > ends, gone=falls < view.now)


def hour_at(view: SeatView, at: int) -> Hour:
    """The hour of second `at`, by the clock that will then stand on the wall: of what waits for people's minutes alone."""
    return Hour(clock=view.coming(at), beyond=at > view.play_ends, gone=at < view.now)
