"""One person practises alone: the clock begins by itself, stands while a step waits, goes on when it is done or passed, ends."""

from __future__ import annotations

from infodrill.conduct import practising
from infodrill.kernel.events import EventBody
from tests.corpus import verbs
from tests.corpus.stage import Stage

LANG = "en"
SEAT, OTHER = "duty", "head"


def play(stage: Stage) -> None:
    """Read once, pass once, end."""
    opened = stage.event("practice.opened")(SEAT)
    stage.runner.record((opened,), 0)
    stage.give(SEAT, verbs.JoinSeat("L1-DUTY"))
    assert _turned(stage) == ("clock.changed", "clock.changed")
    stage.to_minute(3)
    assert _turned(stage) == ("practice.waits", "clock.changed")
    stage.refused(OTHER, verbs.Practise("L2-LEAD", "go_on"), "R170")
    waits = stage.drill.state.practice.waits  # type: ignore[union-attr]
    stage.give(SEAT, verbs.Practise("L1-DUTY", "go_on"))
    stage.changes_nothing(SEAT, verbs.Practise("L1-DUTY", "go_on"))
    assert _turned(stage) == ("clock.changed",)
    assert stage.drill.state.practice.passed == frozenset(waits)  # type: ignore[union-attr]
    stage.to_minute(5)
    stage.give(SEAT, verbs.Practise("L1-DUTY", "end"))
    stage.changes_nothing(SEAT, verbs.Practise("L1-DUTY", "end"))
    assert _turned(stage) == ("clock.changed", "drill.closed")


def _turned(stage: Stage) -> tuple[str, ...]:
    """What became of the clock, as the server's runner would record it."""
    runner, state = stage.runner, stage.drill.state
    seats = stage.drill.seats.seats
    view = runner.view(seats[SEAT], stage.now)
    others = (
        runner.view(place, stage.now) for name, place in seats.items() if name != SEAT and not place.control
    )
    bodies: tuple[EventBody, ...] = practising.turn(view, others, state, runner.schedule, 10)
    runner.record(bodies, stage.now)
    return tuple(one.TYPE for one in bodies)
