"""The clock of a practice: it begins by itself, stands while a step waits for the person, and ends with the plan.

Asked by the runner between two minutes' works; what it answers is recorded, so that a replay stands where the play stood.
"""

# Charter: conduct practising
from __future__ import annotations

from collections.abc import Iterator

from infodrill.conduct.nouns.clock import LAST_PHASE, ClockChanged, PhaseBegun
from infodrill.conduct.nouns.course import DrillClosed
from infodrill.conduct.nouns.practice import Practice, PracticeWaits, PracticeWentOn
from infodrill.conduct.ranking import things
from infodrill.conduct.runner import Schedule
from infodrill.conduct.state import DrillState
from infodrill.conduct.view import SeatView
from infodrill.kernel.events import EventBody, Text

# Reasons as the log keeps them beside control's own.
WAITS, ENDED, LEFT = "waiting for you", "end of the practice", "left alone"
SLOWEST = 1_000  # thousandths of real time


def waiting(view: SeatView, practice: Practice) -> tuple[str, ...]:
    """The steps that wait for the seat and that the person has not passed, as the log names them."""
    named = (thing.name for thing in things(view) if thing.turn.own)
    return tuple(name for name in named if name not in practice.passed)


def turn(view: SeatView, state: DrillState, plan: Schedule, minutes: int) -> tuple[EventBody, ...]:
    """What becomes of the clock now, () = it goes on, or stands, as it does.

    `minutes` = real minutes that the plan takes when the clock never stands.
    """
    practice = state.practice
    if practice is None or state.closed or state.stopped:
        return ()
    if practice.ends or state.minute >= plan.total:
        return closed(ENDED)
    if not state.begun:
        begins = (ClockChanged("start"), ClockChanged("speed", speed(plan, minutes)))
        return begins if practice.seat in state.joined else ()
    if plan.run_on and state.minute >= plan.third_ends and state.phase < LAST_PHASE:
        return (PhaseBegun(LAST_PHASE),)  # who practises alone waits for no day to pass
    return tuple(_standing(waiting(view, practice), practice, running=state.running))


def closed(why: str) -> tuple[EventBody, ...]:
    return (ClockChanged("close", 0, Text(why)), DrillClosed(Text(why)))


def speed(plan: Schedule, minutes: int) -> int:
    """Thousandths of real time at which the plan without its run-on takes `minutes`, never slower than real time."""
    return max(SLOWEST, (plan.total - plan.run_on) * 1_000 // max(1, minutes))


def _standing(waits: tuple[str, ...], practice: Practice, *, running: bool) -> Iterator[EventBody]:
    held = practice.waits
    if waits and (running or not held or held[0] not in waits):
        yield PracticeWaits(waits)
        if running:
            yield ClockChanged("pause", 0, Text(WAITS))
    elif not waits and not running:
        if held:
            yield PracticeWentOn(passed=False)
        yield ClockChanged("resume")
