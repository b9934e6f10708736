"""The clock, phases, moves and the stop: what control's commands come to."""

# Charter: conduct verbs clock
from __future__ import annotations

from dataclasses import replace

from infodrill.conduct import commands as asks
from infodrill.conduct import events as facts
from infodrill.conduct import holding
from infodrill.conduct.clockrules import CHANGES, allows, possible
from infodrill.conduct.verbs.scene import Scene, Verb
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody, Text
from infodrill.kernel.i18n import N_

LAST_PHASE = 4


def _clock(scene: Scene, command: asks.ChangeClock) -> tuple[EventBody, ...]:
    if command.change not in CHANGES or command.value < 0 or command.ahead < 0:
        raise Refused(
            N_("The clock knows no {change}."),
            remedy=N_("Choose from the list: {known}."),
            code="R122",
            change=command.change,
            known=CHANGES,
        )
    value = command.value_at(scene.at)
    if command.change == "jump" and "jump" in possible(scene.state) and value < scene.at:
        raise Refused(
            N_("That moment is past already."),
            remedy=N_("Choose one that is still ahead, or say how far to jump."),
            code="R128",
        )
    if not allows(scene.state, command.change, value):
        raise Refused(
            N_("“{change}” is not possible now."),
            remedy=N_("Possible now: {possible}."),
            code="R123",
            change=command.change,
            possible=possible(scene.state),
        )
    why = scene.optional(command.reason, "reason")
    if command.change == "halt":
        scene.free(command.reason, "reason")
        return (facts.ClockChanged("close", 0, why), facts.DrillClosed(Text(f"halted: {why}")))
    if command.change == "close":
        return (facts.ClockChanged("close", 0, why), facts.DrillClosed(why))
    changed = facts.ClockChanged(command.change, value, why)
    if command.change == "jump":
        return (changed, facts.JumpBegun(scene.at, value, command.forced))
    return (changed,)


def _phase(scene: Scene, command: asks.BeginPhase) -> tuple[EventBody, ...]:
    if not scene.state.phase < command.phase <= LAST_PHASE:
        raise Refused(
            N_("Phases only go forward."),
            remedy=N_("To try again, play again from an earlier minute."),
            code="R119",
        )
    return (facts.PhaseBegun(command.phase),)


def _move(scene: Scene, command: asks.BeginMove) -> tuple[EventBody, ...]:
    move = next((one for one in scene.scenario.drill.moves if one.number == command.move), None)
    if move is None or move.number in scene.state.moves:
        raise Refused(
            N_("There is no such move ahead."), remedy=N_("Choose from the run of show."), code="R120"
        )
    if scene.state.hold and scene.state.hold.move == move.number:
        raise Refused(N_("That move is held."), remedy=N_("Let it go first."), code="R158")
    return (facts.MoveBegun(move.number, move.story),)


def _hold(scene: Scene, command: asks.HoldLeap) -> tuple[EventBody, ...]:
    following = next(iter(holding.ahead(scene.state, scene.scenario)), None)
    if (
        following is None
        or following.number != command.move
        or scene.state.hold
        or scene.state.phase == LAST_PHASE
    ):
        raise Refused(
            N_("Only the next move can be held, and only one at a time."),
            remedy=N_("Choose from the run of show."),
            code="R156",
        )
    due = holding.comes_at(scene.state, following.at)
    return (facts.LeapHeld(following.number, due, scene.optional(command.reason, "reason")),)


def _let_go(scene: Scene, command: asks.LetLeapGo) -> tuple[EventBody, ...]:
    hold = scene.state.hold
    if hold is None or hold.move != command.move:
        raise Refused(N_("That move is not held."), remedy=N_("Choose from the run of show."), code="R157")
    now = replace(scene.state, at=scene.at)
    waited = holding.waited_by(now) if scene.at >= holding.whole(hold.due) else 0
    return (facts.LeapLetGo(hold.move, waited, holding.whole(hold.due) + waited),)


def _stop(scene: Scene, command: asks.StopForReal) -> tuple[EventBody, ...]:
    return (facts.SafetyStop(scene.free(command.reason, "reason")),)


def _resume(scene: Scene, command: asks.ResumeAfterStop) -> tuple[EventBody, ...]:
    return (facts.SafetyResume(),)


VERBS: dict[type[asks.RangeCommand], Verb] = {
    asks.ChangeClock: _clock,
    asks.BeginPhase: _phase,
    asks.BeginMove: _move,
    asks.HoldLeap: _hold,
    asks.LetLeapGo: _let_go,
    asks.StopForReal: _stop,
    asks.ResumeAfterStop: _resume,
}
