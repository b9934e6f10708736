"""The guests' sheet to take away after the close: what was practised, how it went, the curves, the hall's answers, lessons.

One page, the same for everybody: no person, no cell's rating, no press of a trap, and nothing of what was true that only
the report tells. It is drawn once a drill and language, however many guests open it.
"""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import path

from infodrill.conduct.policy import enters
from infodrill.conduct.twoclocks import exercise_minute
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr
from infodrill.kernel.protocols import DerivedStore
from infodrill.web.live import LiveDrill
from infodrill.web.rooms.drawing import LEAF, DrawnCurve
from infodrill.web.rooms.lookingback import record_of
from infodrill.web.rooms.screen import Latest, ScreenPoll, claim_curve, poll_shown, published
from infodrill.web.rooms.showing import RoomPage, show
from infodrill.web.rooms.signs import grouped
from infodrill.web.seating import room

LEAF_PAGE = RoomPage(room="screen", template="infodrill/leaf/page.html", css="leaf", parts={})
CURVES, LESSONS, SAID = 2, 3, 6


@dataclass(frozen=True, slots=True)
class Drawn:
    """A claim's curve: under which situation, in which words it went round."""

    situation: str
    claim: str
    curve: DrawnCurve


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """`figures` (number, words); `show` (story's clock, title, whether it is a phase); `lessons` (situation, words)."""

    title: str
    subtitle: str
    synopsis: str
    figures: tuple[tuple[str, str], ...]
    show: tuple[tuple[str, str, bool], ...]
    curves: tuple[Drawn, ...]
    said: tuple[Latest, ...]
    polls: tuple[ScreenPoll, ...]
    lessons: tuple[tuple[str, str], ...]


@room("report")
def leaf(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    """The sheet; before the close only a word that it will come, since it shows how the story went."""
    told = {"leaf": of(drill, view) if drill.state.closed else None, "screen": enters(view.seat, "screen")}
    return show(request, drill, view, LEAF_PAGE, told)


def of(drill: LiveDrill, view: SeatView) -> Leaf:
    """The sheet of a closed drill, from what is kept when nothing has come since."""
    return drill.once(f"leaf.{view.lang}", drill.state.seq, lambda: draw(drill, view))


def draw(drill: LiveDrill, view: SeatView) -> Leaf:
    """The sheet, from what everyone in the hall could see."""
    lang, given, lessons = view.lang, view.premises, view.hall.lessons
    said = published(view)
    curves, situations = _curves(drill, view)
    opened = drill.state.opened
    return Leaf(
        title=given.title,
        subtitle=given.subtitle,
        synopsis=given.synopsis,
        figures=(
            (
                grouped(lang, exercise_minute(record_of(drill)[0].log.live_until)),
                tr(lang, "minutes of exercise"),
            ),
            (
                grouped(lang, sum(cell.level > 0 for cell in view.seats.cells.values())),
                tr(lang, "cells at work"),
            ),
            (grouped(lang, opened.accounts if opened else 0), tr(lang, "simulated people")),
            (grouped(lang, len(drill.state.book.cases)), tr(lang, "cases opened")),
            (grouped(lang, len(said)), tr(lang, "public statements")),
        ),
        show=tuple(
            (view.moment(line.at), line.title, line.kind == "phase")
            for line in view.run_of_show
            if line.kind in ("phase", "move") and line.status != "ahead"
        ),
        curves=curves,
        said=tuple(reversed(said[:SAID])),
        polls=tuple(poll_shown(poll) for poll in view.hall.polls),
        lessons=tuple(lessons[situation] for situation in dict.fromkeys((*situations, *lessons)))[:LESSONS],
    )


def _curves(drill: LiveDrill, view: SeatView) -> tuple[tuple[Drawn, ...], tuple[str, ...]]:
    """Curves of the claims that most people saw, those that were answered first; and all their situations in that order."""
    minutes = min(drill.state.minute, sum(length for length, _ in view.premises.phases[:3]))
    ends = {str(row["claim"]): row for row in drill.derived.rows("counts", max(0, minutes - 1), minutes)}
    ranked = sorted(
        ends, key=lambda claim_id: (not ends[claim_id]["corrected"], -ends[claim_id]["exposed"], claim_id)
    )
    found = {claim: view.hall.headline(claim) for claim in ranked if ends[claim]["exposed"]}
    chosen = {told.situation: claim for claim, told in reversed(found.items())}  # the first of each situation
    order = tuple(dict.fromkeys(told.situation for told in found.values() if told.title))
    series = _series(drill.derived, {chosen[situation] for situation in order[:CURVES]}, minutes)
    drawn = []
    for situation in order[:CURVES]:
        claim = chosen[situation]
        curve = claim_curve(view, series.get(claim, []), view.standing_verdict(claim), paper=LEAF)
        if curve:
            drawn.append(Drawn(found[claim].title, found[claim].sentence, curve))
    return tuple(drawn), order


def _series(derived: DerivedStore, claims: set[str], minutes: int) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = {}
    for row in derived.rows("counts", 0, minutes):
        if row["claim"] in claims:
            found.setdefault(str(row["claim"]), []).append(dict(row))
    return found


urlpatterns = [path("d/<slug:drill>/leaf/", leaf, name="leaf")]
