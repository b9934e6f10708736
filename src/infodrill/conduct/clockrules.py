"""What the exercise clock allows now: the kernel's clock and the order of a drill, asked before a change is recorded."""

# Charter: conduct clockrules
from __future__ import annotations

from dataclasses import replace

from infodrill.conduct import holding
from infodrill.conduct.state import DrillState
from infodrill.kernel import clock as kernel
from infodrill.kernel.clock import ExerciseClock
from infodrill.kernel.errors import ClockError
from infodrill.scenario.schema import Scenario

CHANGES = ("start", "pause", "resume", "speed", "step", "jump", "run_on", "close", "halt")
ON = ("resume", "step", "jump")  # what lets time go on
LONGEST_STEP = 3_600
LONGEST_RUN_ON = 72 * 3_600
_SAMPLES = {"speed": 1_000, "step": 60, "run_on": 3_600}
_ALWAYS = 1 << 40  # a grant or a run-on that outlasts every drill: the runner grants, not this module


def exercise_clock(state: DrillState) -> ExerciseClock:
    """The kernel's clock in the state that the log says; only its state and time are meant."""
    now = replace(ExerciseClock(), granted=_ALWAYS, micros=state.at * 1_000_000, speed=state.speed)
    if state.closed:
        return replace(now, state=kernel.CLOSED)
    if not state.begun:
        return now
    run_on = _ALWAYS if state.run_on else -1
    return replace(now, state=kernel.RUNNING if state.running else kernel.PAUSED, run_on_until=run_on)


def phase_over(state: DrillState, scenario: Scenario) -> int:
    """The phase whose minutes are over while the clock waits for control to say how it goes on: 3 or 4, 0 = none.

    Phase 3 ends in the order of a run-on or of phase 4, where the scenario has a run-on; phase 4 in the close.
    """
    if state.closed or state.run_on:
        return 0
    *played, last = (phase.minutes for phase in scenario.drill.phases)
    if state.phase == 3 and scenario.drill.run_on_hours:
        return 3 if state.minute == sum(played) + holding.delays(state) // 60 else 0
    return 4 if 0 <= state.fourth <= state.minute - last else 0


def whole_minutes(second: int) -> int:
    """The first whole minute that begins at exercise second `second` or after it."""
    return -(-second // 60)


def possible(state: DrillState, scenario: Scenario) -> tuple[str, ...]:
    """The changes that control may make now, in the order of CHANGES."""
    return tuple(change for change in CHANGES if allows(state, scenario, change, _sample(state, change)))


def allows(state: DrillState, scenario: Scenario, change: str, value: int) -> bool:
    """True when the clock's state, the drill's phase and the value let the change be made."""
    in_order = _in_range(change, value) and _in_order(state, scenario, change)
    return in_order and not _kernel_refuses(state, change, value)


def _sample(state: DrillState, change: str) -> int:
    return state.at + 60 if change == "jump" else _SAMPLES.get(change, 0)


def _in_range(change: str, value: int) -> bool:
    longest = {"step": LONGEST_STEP, "run_on": LONGEST_RUN_ON}.get(change)
    return longest is None or 0 < value <= longest


def _in_order(state: DrillState, scenario: Scenario, change: str) -> bool:
    """The run-on follows phase 3; closing is a command of phase 4; one jump at a time; a halt is never too early; nothing
    goes on in a phase that is over."""
    if change in ON and phase_over(state, scenario):
        return False
    if change == "run_on":
        return state.phase == 3 and not state.run_on
    if change == "close":
        return state.phase == 4 and not state.run_on
    if change == "jump":
        return state.jump is None and not state.run_on
    return True


def _kernel_refuses(state: DrillState, change: str, value: int) -> bool:
    if change == "pause" and (state.jump is not None or state.run_on) and not state.closed:
        return False  # it breaks off what was begun while the clock stood
    try:
        exercise_clock(state).change("close" if change == "halt" else change, 0, value)
    except ClockError:
        return True
    return False
