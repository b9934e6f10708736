"""Which parts of a page an event changes for one seat. A seat hears of nothing that policy hides from it, not even that
something happened: an event it does not see has no topic, and one that is not named here has none for players.

Topics: clock, lobby, inbox, messages, meeting, cases, case-ID, statements, statement-ID, press, network, watch, screen,
control, evaluation, stop.
"""

# Charter: web streams topics
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from infodrill.casework import events as casework
from infodrill.conduct import events as facts
from infodrill.conduct import policy
from infodrill.conduct.policy.channels import PUBLIC
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event, EventBody

NOTHING: frozenset[str] = frozenset()
PUBLIC_STEPS = frozenset({"PUBLISHED", "SUPERSEDED", "SELF_CORRECTED"})
STATION = frozenset({"control", "evaluation"})
Rule = Callable[[Any, SeatPlace, DrillState], frozenset[str]]


def topics_of(events: Iterable[Event], seat: SeatPlace, state: DrillState) -> frozenset[str]:
    """What the seat's page has to fetch again after these events; `state` is the state after them."""
    found: frozenset[str] = NOTHING
    station = STATION if policy.sees_everything(seat) else NOTHING
    for event in events:
        rule = _RULES.get(type(event.body), _casework if _is_casework(event.body) else _nobody)
        seen = rule(event.body, seat, state)
        found |= seen if isinstance(event.body, facts.MinuteClosed) else seen | station
    return found


def everyone(*topics: str) -> Rule:
    told = frozenset(topics)
    return lambda body, seat, state: told


def _nobody(body: EventBody, seat: SeatPlace, state: DrillState) -> frozenset[str]:
    return NOTHING


def _is_casework(body: EventBody) -> bool:
    return type(body).__module__.startswith(casework.__name__)


def _casework(body: EventBody, seat: SeatPlace, state: DrillState) -> frozenset[str]:
    found: set[str] = set()
    if (case := getattr(body, "case", "")) and policy.sees_item(seat, case, state):
        found |= {"cases", f"case-{case}", "inbox"}
    if statement := getattr(body, "statement", ""):
        found |= _statement(body, seat, state, statement)
    if (appeal := getattr(body, "appeal", "")) and policy.sees_item(seat, appeal, state):
        found |= {"cases"}
    return frozenset(found)


def _statement(body: EventBody, seat: SeatPlace, state: DrillState, number: str) -> frozenset[str]:
    """A step that the public can read is everyone's; a new version on the way is for those who see drafts."""
    public = isinstance(body, casework.StatementStepped) and body.to in PUBLIC_STEPS
    held = state.book.statements.get(number)
    if held is None or not (public or policy.sees_drafts(seat, state.book.cases.get(held.case))):
        return NOTHING
    told = frozenset({"statements", f"statement-{number}"})
    return told | {"network", "screen", "press"} if public else told


def _delivered(body: facts.InjectDelivered, seat: SeatPlace, state: DrillState) -> frozenset[str]:
    delivery = state.deliveries.get(body.inject)
    if delivery is None or not policy.sees_delivery(seat, delivery):
        return NOTHING
    return frozenset({"inbox", "network", "screen"}) if delivery.public else frozenset({"inbox"})


def _acknowledged(body: facts.InjectAcknowledged, seat: SeatPlace, state: DrillState) -> frozenset[str]:
    # Who else has read it is control's to know.
    return frozenset({"inbox"}) if body.seat == seat.seat else NOTHING


def _message(body: facts.MessageSent, seat: SeatPlace, state: DrillState) -> frozenset[str]:
    message = state.messages.get(body.message)
    seen = message is not None and policy.sees_message(seat, message)
    return frozenset({"messages", "meeting", "inbox"}) if seen else NOTHING


def _received(body: facts.ReceiptConfirmed, seat: SeatPlace, state: DrillState) -> frozenset[str]:
    # Which other cells have confirmed is not shown to anybody but control.
    return frozenset({"messages", "inbox"}) if body.cell == seat.cell else NOTHING


def _meeting(body: Any, seat: SeatPlace, state: DrillState) -> frozenset[str]:
    meeting = state.lobby.meetings.get(body.meeting)
    seen = meeting is not None and policy.sees_meeting(seat, meeting)
    return frozenset({"meeting"}) if seen else NOTHING


def _own_cell(body: Any, seat: SeatPlace, state: DrillState) -> frozenset[str]:
    if body.cell != seat.cell:
        return NOTHING
    case = getattr(body, "case", "")
    return frozenset({f"case-{case}"}) if case else frozenset({"watch"})


def _press(body: EventBody, seat: SeatPlace, state: DrillState) -> frozenset[str]:
    return frozenset({"press"}) if policy.enters(seat, "press") else NOTHING


def _press_question(body: Any, seat: SeatPlace, state: DrillState) -> frozenset[str]:
    question = state.press.questions.get(body.question)
    seen = question is not None and policy.sees_press_question(seat, question)
    return _press(body, seat, state) if seen else NOTHING


def _blanked(body: facts.PostBlanked, seat: SeatPlace, state: DrillState) -> frozenset[str]:
    """At once for everyone in public, and for the ward that a closed group or street belongs to; others read it by the minute."""
    post = state.posts.get(body.post)
    if post is None or not (post.room in PUBLIC or (seat.ward and post.room.startswith(f"{seat.ward}."))):
        return NOTHING
    return frozenset({"network", "screen"})


_RULES: dict[type[EventBody], Rule] = {
    facts.DrillOpened: everyone("clock", "screen"),
    facts.ClockChanged: everyone("clock", "screen"),
    facts.JumpBegun: everyone("clock", "screen"),
    facts.JumpEnded: everyone("clock", "screen"),
    facts.PhaseBegun: everyone("clock", "screen"),
    facts.MoveBegun: everyone("clock", "screen"),
    facts.DrillClosed: everyone("clock", "screen"),
    facts.SafetyStop: everyone("stop"),
    facts.SafetyResume: everyone("stop"),
    # Once a minute whatever happened in it.
    facts.MinuteClosed: everyone("network", "watch", "screen"),
    facts.SeatJoined: everyone("lobby"),
    facts.SeatLeft: everyone("lobby"),
    facts.RollCalled: everyone("lobby", "clock"),
    facts.RollAnswered: everyone("lobby"),
    facts.MeetingOpened: _meeting,
    facts.DecisionRecorded: _meeting,
    facts.MeetingClosed: _meeting,
    facts.InjectDelivered: _delivered,
    facts.InjectAcknowledged: _acknowledged,
    facts.MessageSent: _message,
    facts.ReceiptConfirmed: _received,
    facts.TrapPressed: _own_cell,
    facts.ObjectionRecorded: _own_cell,
    facts.ForecastSheetFiled: _own_cell,
    facts.SpreadForecast: _own_cell,
    facts.WatchListSet: _own_cell,
    facts.ConferenceOpened: _press,
    facts.ConferenceClosed: _press,
    facts.PressQuestionAsked: _press_question,
    facts.PressQuestionAnswered: _press_question,
    facts.CaptionShown: everyone("screen"),
    facts.PollOpened: everyone("screen"),
    facts.VoteCast: everyone("screen"),
    facts.PollClosed: everyone("screen"),
    facts.PostBlanked: _blanked,
}
