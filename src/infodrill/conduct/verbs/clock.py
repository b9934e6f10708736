"""The clock, phases, moves and the stop: what control's commands come to."""

from __future__ import annotations

from infodrill.conduct import commands as asks
from infodrill.conduct import events as facts
from infodrill.conduct.verbs.scene import Scene, Verb
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody

CHANGES = frozenset({"start", "pause", "resume", "speed", "step", "jump", "grant", "run_on", "close"})


def _clock(scene: Scene, command: asks.ChangeClock) -> tuple[EventBody, ...]:
    if command.change not in CHANGES or command.value < 0:
        raise Refused(
            "The clock knows no {change}.", remedy="Choose from the list.", code="R122", change=command.change
        )
    return (facts.ClockChanged(command.change, command.value, command.reason),)


def _phase(scene: Scene, command: asks.BeginPhase) -> tuple[EventBody, ...]:
    if command.phase <= scene.state.phase:
        raise Refused(
            "Phases only go forward.", remedy="To try again, play again from an earlier minute.", code="R119"
        )
    return (facts.PhaseBegun(command.phase),)


def _move(scene: Scene, command: asks.BeginMove) -> tuple[EventBody, ...]:
    move = next((one for one in scene.scenario.drill.moves if one.number == command.move), None)
    if move is None or move.number in scene.state.moves:
        raise Refused("There is no such move ahead.", remedy="Choose from the run of show.", code="R120")
    return (facts.MoveBegun(move.number, move.story),)


def _stop(scene: Scene, command: asks.StopForReal) -> tuple[EventBody, ...]:
    return (facts.SafetyStop(scene.free(command.reason, "reason")),)


def _resume(scene: Scene, command: asks.ResumeAfterStop) -> tuple[EventBody, ...]:
    return (facts.SafetyResume(),)


VERBS: dict[type[asks.RangeCommand], Verb] = {
    asks.ChangeClock: _clock,
    asks.BeginPhase: _phase,
    asks.BeginMove: _move,
    asks.StopForReal: _stop,
    asks.ResumeAfterStop: _resume,
}
