"""What each seat pressed of the traps, and which injects came of it: told to who pressed, and to nobody else.

Nothing is done in the range by a press, yet a plan may let word of it get about: an inject then waits for one.
"""

# Charter: review pressed
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from infodrill.conduct.checkpoints import Checkpoints
from infodrill.conduct.conditions import holds
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.restraint import TrapPressed
from infodrill.kernel.events import Event
from infodrill.kernel.grown import renewed
from infodrill.kernel.i18n import N_
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Amount, ReportLine, line


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """Of one seat: (kind of trap, minute played) of each press, and what came of them, a sentence for each inject."""

    presses: tuple[tuple[str, int], ...] = ()
    came: tuple[ReportLine, ...] = ()


NOTHING_PRESSED = Pressed()
CAME = N_("Word of it got about, and this came of it in minute {n}: “{subject}”.")
CAME_AFTER = N_("Word of it got about, and this came of it after play: “{subject}”.")


def pressed(log: ReportTimeline) -> Mapping[str, Pressed]:
    """Seat → what it pressed; no seat that pressed nothing."""
    found: dict[str, list[tuple[Event, TrapPressed]]] = {}
    for event, body in log.bodies(TrapPressed):
        found.setdefault(event.actor, []).append((event, body))
    states = Checkpoints()
    return {
        seat: Pressed(
            presses=tuple((body.kind, log.played(event.at)) for event, body in presses),
            came=tuple(_came(log, states, presses)),
        )
        for seat, presses in found.items()
    }


def _came(
    log: ReportTimeline, states: Checkpoints, presses: list[tuple[Event, TrapPressed]]
) -> Iterator[ReportLine]:
    """Injects whose condition holds by these presses alone, and by none of them does not."""
    conditional = {row.number: row for row in log.scenario.msel.injects if row.trigger.condition is not None}
    for event, body in log.bodies(InjectDelivered):
        row = conditional.get(body.inject)
        before = tuple((done.kind, done.case, done.cell, at.at) for at, done in presses if at.seq < event.seq)
        if row is None or row.trigger.condition is None or not body.reached or not before:
            continue
        state = states.at(log.events, event.seq)
        with_it, without = (
            holds(row.trigger.condition, renewed(state, traps=traps), log.scenario) for traps in (before, ())
        )
        if with_it and not without:
            minute = log.played(event.at)
            yield line(CAME if minute >= 0 else CAME_AFTER, n=Amount(max(minute, 0)), subject=row.subject)
