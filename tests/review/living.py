"""A small drill whose city really lives: what a test writes in a minute acts on it, and every minute is closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from infodrill.conduct.city import build_city, intervene, open_spread
from infodrill.conduct.nouns.city import StatementReleased
from infodrill.conduct.nouns.course import DrillOpened, MinuteClosed
from infodrill.kernel.events import EventBody
from infodrill.review.record import Record
from infodrill.society import Counts
from tests.review.scene import Pen

Deed = Callable[[Pen], None]


def live(
    pen: Pen, minutes: int, cache: Path, deeds: Mapping[int, Deed], *, counts: dict[str, Counts] | None = None
) -> Record:
    """Close `minutes` minutes of a city of the pen's size; `counts` is filled with every claim's at the end."""
    opened = pen.events[0].body
    assert isinstance(opened, DrillOpened)
    spread = open_spread(build_city(pen.scenario, opened.accounts, opened.seed, cache), opened)
    for minute in range(minutes):
        begun = len(pen.events)
        if minute in deeds:
            deeds[minute](pen)
        for event in pen.events[begun:]:
            intervene(spread, event.body, minute, pen.scenario)
        spread.advance(minute + 1)
        closed = MinuteClosed(minute, len(pen.events) - 1, spread.minute_digest(minute))
        pen.write(minute, closed, actor="runner")
    if counts is not None:
        counts |= {
            claim.id: spread.counts(claim.id)
            for claim in pen.scenario.claims
            if claim.id in spread.narratives
        }
    return pen.end(minutes)


def say(
    minute: int,
    case: str,
    target: str,
    effect: str = "correct",
    *,
    kind: str = "correction",
    stance: str = "deny",
) -> Deed:
    """Publish on a case, with this effect in the city."""

    def deed(pen: Pen) -> None:
        pen.publish(minute, case, kind, stance, target=target)
        last = pen.events[-1]
        body: EventBody = last.body
        assert isinstance(body, StatementReleased)
        pen.events[-1] = replace(last, body=replace(body, effect=effect))

    return deed


def together(*deeds: Deed) -> Deed:
    """All of them in one minute, in order."""

    def deed(pen: Pen) -> None:
        for function in deeds:
            function(pen)

    return deed
