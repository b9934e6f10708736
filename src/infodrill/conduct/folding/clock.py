"""How the clock, phases, moves and the stop change the state."""

# Charter: conduct folding clock
from __future__ import annotations

from dataclasses import replace

from infodrill.conduct import events as facts
from infodrill.conduct.folding.step import Step
from infodrill.conduct.state import DrillState, Hold, Jump
from infodrill.kernel.events import Event, EventBody


def _phase(state: DrillState, body: facts.PhaseBegun, event: Event) -> DrillState:
    return replace(state, phase=body.phase)


def _move(state: DrillState, body: facts.MoveBegun, event: Event) -> DrillState:
    told = (*state.told, (body.move, event.at, body.story))
    return replace(state, moves=(*state.moves, body.move), told=told, story=body.story, story_at=event.at)


def _held(state: DrillState, body: facts.LeapHeld, event: Event) -> DrillState:
    planned = body.due - sum(waited for _, waited in state.held)
    return replace(state, hold=Hold(body.move, planned, body.due, str(body.reason)))


def _let_go(state: DrillState, body: facts.LeapLetGo, event: Event) -> DrillState:
    if state.hold is None or not body.waited:
        return replace(state, hold=None)
    held = (*state.held, (state.hold.planned, body.waited))
    return replace(state, hold=None, held=held, resumes=body.begins)


def _clock(state: DrillState, body: facts.ClockChanged, event: Event) -> DrillState:
    running = {"start": True, "resume": True, "pause": False, "close": False}.get(body.change, state.running)
    run_on = body.change == "run_on" or (state.run_on and body.change not in {"resume", "close"})
    speed = body.value if body.change == "speed" else state.speed
    return replace(
        state, begun=state.begun or body.change == "start", running=running, run_on=run_on, speed=speed
    )


def _jump_begun(state: DrillState, body: facts.JumpBegun, event: Event) -> DrillState:
    return replace(state, jump=Jump(body.target, body.forced))


def _jump_ended(state: DrillState, body: facts.JumpEnded, event: Event) -> DrillState:
    return replace(state, jump=None)


def _safety_stop(state: DrillState, body: facts.SafetyStop, event: Event) -> DrillState:
    return replace(state, stopped=True, running=False)


def _safety_resume(state: DrillState, body: facts.SafetyResume, event: Event) -> DrillState:
    return replace(state, stopped=False)


STEPS: dict[type[EventBody], Step] = {
    facts.PhaseBegun: _phase,
    facts.MoveBegun: _move,
    facts.ClockChanged: _clock,
    facts.LeapHeld: _held,
    facts.LeapLetGo: _let_go,
    facts.JumpBegun: _jump_begun,
    facts.JumpEnded: _jump_ended,
    facts.SafetyStop: _safety_stop,
    facts.SafetyResume: _safety_resume,
}
