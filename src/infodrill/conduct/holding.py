"""Held leaps: by how much what the scenario plans comes later, because control held a move until it let it go.

A hold moves the plan and nothing else: the move, and all injects, waves, phases and facts planned at or after it, come later
by whole minutes. Nothing is excused by it and nothing disappears.
"""

# Charter: conduct holding
from __future__ import annotations

from infodrill.conduct.state import DrillState
from infodrill.kernel.clock import MINUTE, NEVER
from infodrill.media import storyclock
from infodrill.scenario.schema import Move, Scenario


def delay(state: DrillState, planned: int) -> int:
    """Seconds by which what is planned for second `planned` comes later; under a hold, at least so many."""
    return let_go(state, planned) + _pending(state, planned)


def let_go(state: DrillState, planned: int) -> int:
    """The part of it that all may know: by leaps that were let go. One that is still held is control's to know."""
    return storyclock.put_off(planned, state.held)


def ahead(state: DrillState, scenario: Scenario) -> tuple[Move, ...]:
    """The moves that have not begun, in order."""
    waits = (move for move in scenario.drill.moves if move.number not in state.moves)
    return tuple(sorted(waits, key=lambda move: (move.at, move.number)))


def comes_at(state: DrillState, planned: int) -> int:
    """The exercise second at which a move planned for second `planned` begins as things stand; under a hold, the soonest.

    The run-on keeps no move waiting: what is planned for the end of phase 3 or later begins inside it.
    """
    return planned + delay(state, planned)


def delays(state: DrillState) -> int:
    """The delays of all holds so far, the one under way included."""
    return sum(waited for _, waited in state.held) + (
        _pending(state, state.hold.planned) if state.hold else 0
    )


def waited_by(state: DrillState) -> int:
    """Seconds that the move now held would have waited if it were let go: until the next whole minute, 0 before its time."""
    return _pending(state, state.hold.planned) if state.hold else 0


def stands_still(state: DrillState, at: int) -> bool:
    """True while nothing new of the plan comes at second `at`."""
    return at < state.resumes or (state.hold is not None and at >= whole(state.hold.due))


def put_off(state: DrillState) -> tuple[tuple[int, int], ...]:
    """(second of the plan, seconds by which all from there on comes later); what is held now has not come at all."""
    return (*state.held, (state.hold.planned, NEVER)) if state.hold else state.held


def plan_second(state: DrillState, at: int) -> int:
    """The second of the plan that second `at` as played stands for; while a leap is held, the last one before it."""
    later = 0
    for planned, waited in state.held:
        if at < whole(planned + later) + waited:
            return min(at - later, planned - 1)
        later += waited
    return min(at - later, state.hold.planned - 1) if state.hold else at - later


def whole(second: int) -> int:
    """The beginning of a second's minute."""
    return second - second % MINUTE


def _pending(state: DrillState, planned: int) -> int:
    """What is held comes after the minute that is being played at the soonest."""
    if state.hold is None or planned < state.hold.planned:
        return 0
    return pending(state.hold.due, max(state.minute, state.at // MINUTE))


def pending(due: int, minute: int) -> int:
    """Seconds by which what is held and was due at second `due` comes later while minute `minute` is played."""
    # Whole minutes only: what was planned for the middle of a minute stays there, and phases begin with one as
    # before.
    return max(0, (minute + 1) * MINUTE - whole(due))
