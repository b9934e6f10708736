"""The lobby and the meeting: seats taken, rolls answered, decisions recorded."""

# Charter: conduct verbs lobby
from __future__ import annotations

from infodrill.conduct import commands as asks
from infodrill.conduct import events as facts
from infodrill.conduct import policy
from infodrill.conduct.records.lobby import Meeting
from infodrill.conduct.verbs.scene import Scene, Verb, not_listed
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody
from infodrill.kernel.i18n import N_

ROLLS = ("roll_call", "communication")
LINE = 400


def _join(scene: Scene, command: asks.JoinSeat) -> tuple[EventBody, ...]:
    taken = scene.seat.seat in scene.state.lobby.joined
    return () if taken else (facts.SeatJoined(scene.seat.seat),)


def _leave(scene: Scene, command: asks.LeaveSeat) -> tuple[EventBody, ...]:
    taken = scene.seat.seat in scene.state.lobby.joined
    return (facts.SeatLeft(scene.seat.seat),) if taken else ()


def _call(scene: Scene, command: asks.CallRoll) -> tuple[EventBody, ...]:
    if command.kind not in ROLLS:
        raise not_listed("kind", command.kind, ROLLS)
    return (facts.RollCalled(scene.numbered("r", scene.state.lobby.rolls), command.kind),)


def _answer(scene: Scene, command: asks.AnswerRoll) -> tuple[EventBody, ...]:
    roll = scene.state.lobby.rolls.get(command.roll)
    if roll is None:
        raise Refused(
            N_("No roll {roll} was called."),
            remedy=N_("Answer the one on your screen."),
            code="R132",
            roll=command.roll,
        )
    return () if scene.seat.seat in roll.answered else (facts.RollAnswered(roll.roll, scene.seat.seat),)


def _open(scene: Scene, command: asks.OpenMeeting) -> tuple[EventBody, ...]:
    for cell in command.cells:
        scene.cell(cell)
    agenda = tuple(scene.free(one, "agenda", LINE) for one in command.agenda)
    number = scene.numbered("h", scene.state.lobby.meetings)
    title = scene.free(command.title, "title", LINE)
    return (facts.MeetingOpened(number, scene.seat.cell, command.cells, title, agenda),)


def _decision(scene: Scene, command: asks.RecordDecision) -> tuple[EventBody, ...]:
    meeting = _meeting(scene, command.meeting)
    if command.due and command.due <= scene.at:
        raise Refused(
            N_("The date of the decision is over."), remedy=N_("Give a later one, or none."), code="R125"
        )
    text = scene.free(command.text, "text")
    return (facts.DecisionRecorded(meeting.meeting, text, scene.cell(command.owner), command.due),)


def _close(scene: Scene, command: asks.CloseMeeting) -> tuple[EventBody, ...]:
    return (facts.MeetingClosed(_meeting(scene, command.meeting).meeting),)


def _meeting(scene: Scene, number: str) -> Meeting:
    """An open meeting that the seat may see; one of others is said to be unknown."""
    found = scene.state.lobby.meetings.get(number)
    if found is None or found.closed_at >= 0 or not policy.sees_meeting(scene.seat, found):
        raise Refused(
            N_("There is no open meeting {meeting} here."),
            remedy=N_("Open one."),
            code="R133",
            meeting=number,
        )
    return found


VERBS: dict[type[asks.RangeCommand], Verb] = {
    asks.AnswerRoll: _answer,
    asks.CallRoll: _call,
    asks.CloseMeeting: _close,
    asks.JoinSeat: _join,
    asks.LeaveSeat: _leave,
    asks.OpenMeeting: _open,
    asks.RecordDecision: _decision,
}
