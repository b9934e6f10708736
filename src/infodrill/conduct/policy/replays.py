"""Who looks at an older moment of a drill, through whose eyes, and who leads the hall through it.

What is seen there, the rest of policy says, asked of the state as it was then.
"""

# Charter: conduct policy replays
from __future__ import annotations

from infodrill.conduct.policy.sees import sees_everything
from infodrill.conduct.policy.takes import RAN
from infodrill.conduct.roles import STAFF
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState


def stands(state: DrillState) -> bool:
    """True while nothing is played or lived: the drill is closed, or stands paused; never in a stop for a real event."""
    paused = state.begun and not state.running and state.jump is None and not state.run_on
    return (state.closed or paused) and not state.stopped


def replays(seat: SeatPlace, state: DrillState) -> bool:
    """Everyone once the drill is closed; while it stands paused those who run it and evaluators."""
    return stands(state) and (state.closed or bool(seat.roles & RAN))


def replays_as(seat: SeatPlace, other: SeatPlace) -> bool:
    """One's own seat; for those who ran the drill and evaluators any seat that played or watched, and no other of their own kind:
    what evaluators wrote is hidden from some of those who ran it."""
    return seat.seat == other.seat or (bool(seat.roles & RAN) and not sees_everything(other))


def presents(seat: SeatPlace, state: DrillState) -> bool:
    """Those who run the drill show the hall a moment; pages that follow show what their own seat saw then."""
    return replays(seat, state) and bool(seat.roles & STAFF)


def branches(seat: SeatPlace, state: DrillState) -> bool:
    """Those who run the drill are shown the way to playing it again from a moment; a drill is made by staff who signed in. What
    one person practises alone is nobody else's to go on with."""
    return presents(seat, state) and state.practice is None


def hears_press(seat: SeatPlace, state: DrillState) -> bool:
    """Those who ran the drill see in the replay when a cell pressed a trap; for its own presses a seat asks `hears_own`."""
    return replays(seat, state) and bool(seat.roles & RAN)
