"""While a drill's city is lived again from its log: how far that is, and about how long it takes still. What is counted in it is
not there until then, and nothing may be said of it.
"""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct.view import SeatView
from infodrill.kernel.clock import MINUTE
from infodrill.kernel.i18n import tr
from infodrill.web import steady
from infodrill.web.shown import ShownDrill

SURE = 20_000  # ms that this process has looked on before it says how long the rest takes


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstSeen:
    """How much was done when this process first looked, and when that was (steady ms)."""

    done: int
    at: int


def lived_again(drill: ShownDrill, lang: str) -> str:
    """How far a city that is being lived again has come, in words; "" for one whose minutes are all there."""
    if drill.counted:
        return ""
    done, whole = drill.lived, drill.state.minute
    left = minutes_left(drill, "city", done, whole)
    if not left:
        return tr(
            lang,
            "The city is being lived again from the log: {n} of {all} minutes so far.",
            n=done,
            all=whole,
        )
    return tr(
        lang,
        "The city is being lived again from the log: {n} of {all} minutes so far, about {m} min more to wait.",
        n=done,
        all=whole,
        m=left,
    )


def counted_to(drill: ShownDrill, view: SeatView) -> str:
    """Up to which moment the city is counted, in words, where that is another than the page's; "" where it is the same."""
    if drill.counted:
        return ""
    if not drill.lived:
        return tr(view.lang, "Not there yet: the city is being lived again from the log.")
    return tr(view.lang, "as of {moment}", moment=view.moment(drill.lived * MINUTE))


def minutes_left(drill: ShownDrill, work: str, done: int, whole: int) -> int:
    """Of a `work` that is so far done, by how fast it went since this process first looked; 0 = too early to tell."""
    first = drill.once(f"first seen.{work}", whole, lambda: FirstSeen(done=done, at=steady.ms()))
    since, gone = done - first.done, steady.ms() - first.at
    if since <= 0 or gone < SURE:
        return 0
    return max(1, round((whole - done) * gone / since / 60_000))
