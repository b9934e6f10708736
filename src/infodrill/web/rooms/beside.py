"""A branch beside the drill that it goes on from: both curves, from where they part, and how sure the difference is."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.db import DatabaseError

from infodrill.conduct import policy
from infodrill.conduct.nouns.course import DrillOpened
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.review.answers import WhatIf
from infodrill.review.beside import Point, counted
from infodrill.review.report import answerpage
from infodrill.web import live, models
from infodrill.web.live import LiveDrill
from infodrill.web.outcome import questions
from infodrill.web.outcome.queue import WAITING
from infodrill.web.rooms.asking import how_far
from infodrill.web.rooms.drawing import DrawnCurve, curve, leaps_of
from infodrill.web.rooms.living import lived_again
from infodrill.web.rooms.lookingback import record_of

ASKED: Final = "branch"  # what the form sends
COUNTED = {
    "believers": N_("How often something false was believed"),
    "exposed": N_("How often something false was met"),
}
CURVES = {"first": N_("as it was played"), "second": N_("played again")}


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideCurves:
    """One count: of all false claims together, then of each (`title` its sentence)."""

    title: str
    curve: DrawnCurve | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideShown:
    """`told` = of which drill and from when; `said` = the difference, () before anybody asked; `key` of the question, ""
    = none."""

    told: str
    curves: tuple[BesideCurves, ...]
    claims: tuple[BesideCurves, ...]
    said: tuple[str, ...]
    may_ask: bool
    waits: bool
    permille: int
    state: str
    key: str
    assumed: str


def beside_parent(drill: LiveDrill, view: SeatView) -> BesideShown | None:
    """What this seat sees of it; None for a drill of its own, and before the close."""
    opened = drill.state.opened
    if opened is None or not opened.parent or not policy.hears_truth(drill.state):
        return None
    parent = _parent(opened)
    row = next((row for row in questions.of(drill) if row.kind == ASKED), None)
    waits = row is not None and row.state in WAITING
    again = lived_again(drill, view.lang) or (lived_again(parent, view.lang) if parent else "")
    return BesideShown(
        told=" ".join(filter(None, (_told(opened, parent, view), again))),
        curves=tuple(_curves(drill, parent, view)) if parent and not again else (),
        claims=tuple(_by_claim(drill, parent, view)) if parent and not again else (),
        said=_said(drill, view, row),
        may_ask=parent is not None and not waits and policy.facilitates(view.seat, drill.state),
        waits=waits,
        permille=row.done * 1_000 // max(1, row.total) if row else 0,
        state=how_far(drill, view, row) if row else "",
        key=row.pk if row else "",
        assumed=tr(view.lang, answerpage.ASSUMED),
    )


def read_question(drill: LiveDrill, value: str) -> WhatIf | None:
    """The question of the button, None where there is nothing to set the drill beside."""
    opened = drill.state.opened
    if value != ASKED or opened is None or not opened.parent or _parent(opened) is None:
        return None
    return WhatIf(ASKED, opened.parent, opened.cut_minute)


def _parent(opened: DrillOpened) -> LiveDrill | None:
    """The parent in this range, once it is over: before, its curves would tell what its players may not know."""
    try:
        parent = live.of(opened.parent)
    except models.Drill.DoesNotExist:
        return None
    except DatabaseError:
        raise
    except Exception:  # it is damaged, however: its own line on the list of drills says so
        return None
    return parent if policy.hears_truth(parent.state) else None


def _told(opened: DrillOpened, parent: LiveDrill | None, view: SeatView) -> str:
    words = N_("This drill goes on from minute {n} ({moment}) of “{name}”; up to there both are one.")
    if parent is None:
        words = N_(
            "This drill goes on from minute {n} ({moment}) of another one, which is not here to be set beside it, or not over."
        )
    name = parent.row.name if parent else ""
    return tr(view.lang, words, n=opened.cut_minute, moment=view.moment(opened.cut_minute * 60), name=name)


def _curves(drill: LiveDrill, parent: LiveDrill, view: SeatView) -> Iterator[BesideCurves]:
    for column, title in COUNTED.items():
        yield BesideCurves(title=tr(view.lang, title), curve=_drawn(drill, parent, view, column, ""))


def _by_claim(drill: LiveDrill, parent: LiveDrill, view: SeatView) -> Iterator[BesideCurves]:
    for claim in _false(drill, parent):
        drawn = _drawn(drill, parent, view, "believers", claim)
        if drawn:
            yield BesideCurves(title=view.hall.headline(claim).sentence, curve=drawn)


def _false(drill: LiveDrill, parent: LiveDrill) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*record_of(parent).false, *record_of(drill).false)))


def _drawn(drill: LiveDrill, parent: LiveDrill, view: SeatView, column: str, claim: str) -> DrawnCurve | None:
    opened = drill.state.opened
    assert opened is not None
    false = _false(drill, parent)
    first, second = _points(parent, false, column), _points(drill, false, column)
    lines = [
        ("open", tr(view.lang, CURVES["first"]), first[claim]),
        ("claim", tr(view.lang, CURVES["second"]), second[claim]),
    ]
    last = max((points[-1][0] for _, _, points in lines if points), default=0)
    clock = {minute: view.clock(minute * 60) for minute in range(last + 1)}
    forks = [(opened.cut_minute, tr(view.lang, N_("from here otherwise")))]
    return curve(view.lang, lines, clock, forks, leaps_of(view))


def _points(drill: LiveDrill, claims: tuple[str, ...], column: str) -> Mapping[str, tuple[Point, ...]]:
    return drill.once(
        f"beside.{column}", (drill.complete, claims), lambda: counted(drill.rows, claims, column)
    )


def _said(drill: LiveDrill, view: SeatView, row: models.DrillQuestion | None) -> tuple[str, ...]:
    answer = questions.answer_of(row) if row else None
    if answer is None:
        return ()
    found = record_of(drill)
    return answerpage.answer_page(answer, drill.record, found.log, found.log.voice(view.lang)).said
