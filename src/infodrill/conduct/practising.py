"""The clock of a practice: it begins by itself, stands while a step waits for the person, and ends with the plan.

Asked by the runner between two minutes' works; what it answers is recorded, so that a replay stands where the play stood.
"""

# Charter: conduct practising
from __future__ import annotations

from collections.abc import Iterable, Iterator

from infodrill.casework.noun import LOOKING_BACK
from infodrill.casework.steps import BY_TEXT, step_owed
from infodrill.conduct.nouns.clock import ClockChanged, PhaseBegun
from infodrill.conduct.nouns.course import DrillClosed
from infodrill.conduct.nouns.practice import Practice, PracticeWaits, PracticeWentOn
from infodrill.conduct.ranking import things
from infodrill.conduct.runner import Schedule
from infodrill.conduct.state import DrillState
from infodrill.conduct.view import SeatView
from infodrill.conduct.waiting import NEAR_P1, NEXT_WORD, PRESS_WORD, RANK, Waiting
from infodrill.kernel.events import EventBody, Text

# Reasons as the log keeps them beside control's own.
WAITS, ENDED, LEFT = "waiting for you", "end of the practice", "left alone"
LEFT_LYING = 300  # seconds overdue after which others evidently leave it
SLOWEST = 1_000  # thousandths of real time


def waiting(view: SeatView, practice: Practice) -> tuple[Waiting, ...]:
    """What waits for the seat and was not passed by the person, the most urgent first. A promise waits from shortly before its
    hour on: until then whatever will keep it happens in the minutes of the story."""
    own = (thing for thing in things(view) if thing.turn.own and thing.name not in practice.passed)
    return tuple(thing for thing in own if thing.step not in (PRESS_WORD, NEXT_WORD) or thing.rank == NEAR_P1)


def stands_for(view: SeatView, others: Iterable[SeatView], practice: Practice) -> tuple[str, ...]:
    """The steps that the clock stands for, as the log names them: what waits for the seat, unless nothing of that is on a P1 and
    something owed on one is with `others`, who work in the minutes of the story alone."""
    own = waiting(view, practice)
    if own and not any(thing.on_p1 for thing in own) and any(_urgent(other) for other in others):
        return ()
    return tuple(thing.name for thing in own)


def _urgent(view: SeatView) -> bool:
    """Whether something owed on a P1 is with this seat, and may still be done; a journalist keeps nobody else waiting."""
    cases = {text.statement: text.case for text in view.statements}
    found = [
        thing
        for thing in things(view)
        if thing.turn.own and thing.rank == RANK["P1"] and thing.step != "press"
    ]
    lying = {
        case.case: max(
            (due for name, due in view.casework.owed(case) if step_owed(name)[0] in BY_TEXT), default=0
        )
        for case in view.open_cases
    }
    dues = (lying.get(cases[thing.item], 0) if thing.item in cases else thing.due for thing in found)
    return any(due + LEFT_LYING > view.now for due in dues)


def turn(
    view: SeatView, others: Iterable[SeatView], state: DrillState, plan: Schedule, minutes: int
) -> tuple[EventBody, ...]:
    """What becomes of the clock now, () = it goes on, or stands, as it does.

    `others` = what the other players' seats see, read only where it matters; `minutes` = real minutes that the plan takes when
    the clock never stands.
    """
    practice = state.practice
    if practice is None or state.closed or state.stopped:
        return ()
    if practice.ends or state.minute >= plan.total:
        return closed(ENDED)
    if not state.begun:
        begins = (ClockChanged("start"), ClockChanged("speed", speed(plan, minutes)))
        return begins if practice.seat in state.joined else ()
    if plan.run_on and state.minute >= plan.third_ends and state.phase < LOOKING_BACK:
        return (PhaseBegun(LOOKING_BACK),)  # who practises alone waits for no day to pass
    return tuple(_standing(stands_for(view, others, practice), practice, running=state.running))


def closed(why: str) -> tuple[EventBody, ...]:
    return (ClockChanged("close", 0, Text(why)), DrillClosed(Text(why)))


def speed(plan: Schedule, minutes: int) -> int:
    """Thousandths of real time at which the plan without its run-on takes `minutes`, never slower than real time."""
    return max(SLOWEST, (plan.total - plan.run_on) * 1_000 // max(1, minutes))


def _standing(waits: tuple[str, ...], practice: Practice, *, running: bool) -> Iterator[EventBody]:
    held = practice.waits
    if waits and (running or waits != held):
        yield PracticeWaits(waits)
        if running:
            yield ClockChanged("pause", 0, Text(WAITS))
    elif not waits and not running:
        if held:
            yield PracticeWentOn(passed=False)
        yield ClockChanged("resume")
