"""How seats taken, rolls and meetings change the state."""

# Charter: conduct folding lobby
from __future__ import annotations

from dataclasses import replace

from infodrill.conduct import events as facts
from infodrill.conduct.folding.step import Step, with_
from infodrill.conduct.records.lobby import Decision, Meeting, Roll
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event, EventBody


def _joined(state: DrillState, body: facts.SeatJoined, event: Event) -> DrillState:
    joined = with_(state.lobby.joined, body.seat, event.at)
    return replace(state, lobby=replace(state.lobby, joined=joined))


def _left(state: DrillState, body: facts.SeatLeft, event: Event) -> DrillState:
    joined = {seat: at for seat, at in state.lobby.joined.items() if seat != body.seat}
    return replace(state, lobby=replace(state.lobby, joined=joined))


def _called(state: DrillState, body: facts.RollCalled, event: Event) -> DrillState:
    return _roll(state, Roll(body.roll, body.kind, event.at))


def _answered(state: DrillState, body: facts.RollAnswered, event: Event) -> DrillState:
    roll = state.lobby.rolls[body.roll]
    return _roll(state, replace(roll, answered=with_(roll.answered, body.seat, event.at)))


def _opened(state: DrillState, body: facts.MeetingOpened, event: Event) -> DrillState:
    return _meeting(state, Meeting(body.meeting, event.at, body.cell, body.cells, body.title, body.agenda))


def _decided(state: DrillState, body: facts.DecisionRecorded, event: Event) -> DrillState:
    meeting = state.lobby.meetings[body.meeting]
    entry = Decision(body.text, body.owner, body.due, event.at)
    return _meeting(state, replace(meeting, decisions=(*meeting.decisions, entry)))


def _closed(state: DrillState, body: facts.MeetingClosed, event: Event) -> DrillState:
    return _meeting(state, replace(state.lobby.meetings[body.meeting], closed_at=event.at))


def _roll(state: DrillState, roll: Roll) -> DrillState:
    return replace(state, lobby=replace(state.lobby, rolls=with_(state.lobby.rolls, roll.roll, roll)))


def _meeting(state: DrillState, meeting: Meeting) -> DrillState:
    meetings = with_(state.lobby.meetings, meeting.meeting, meeting)
    return replace(state, lobby=replace(state.lobby, meetings=meetings))


STEPS: dict[type[EventBody], Step] = {
    facts.SeatJoined: _joined,
    facts.SeatLeft: _left,
    facts.RollCalled: _called,
    facts.RollAnswered: _answered,
    facts.MeetingOpened: _opened,
    facts.DecisionRecorded: _decided,
    facts.MeetingClosed: _closed,
}
