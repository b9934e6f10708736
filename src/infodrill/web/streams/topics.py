"""Which parts of a page an event changes for one seat. A seat hears of nothing that policy hides from it, not even that
something happened: an event it does not see has no topic.

Topics: clock, inbox, messages, cases, case-ID, statements, statement-ID, network, watch, screen, control, stop.
"""

from __future__ import annotations

from collections.abc import Iterable

from infodrill.conduct import events as facts
from infodrill.conduct import policy
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event, EventBody

CLOCK = (facts.ClockChanged, facts.PhaseBegun, facts.MoveBegun, facts.DrillClosed, facts.DrillOpened)
STOP = (facts.SafetyStop, facts.SafetyResume)
# Known to control alone, though some of them name a case or a statement that others see.
HIDDEN = (
    facts.CaseLinked, facts.ClaimStood, facts.WaveStarted, facts.ClaimBoosted, facts.StatementReleased,
    facts.StatementRetracted, facts.OffSystemRecorded, facts.CityBuilt,
)  # fmt: skip
OWN_CELL = (facts.TrapPressed, facts.ObjectionRecorded)


def topics_of(events: Iterable[Event], seat: SeatPlace, state: DrillState) -> frozenset[str]:
    """What the seat's page has to fetch again after these events; `state` is the state after them."""
    found: set[str] = set()
    for event in events:
        found |= _of_one(event.body, seat, state)
    return frozenset(found)


def _of_one(body: EventBody, seat: SeatPlace, state: DrillState) -> set[str]:
    everything = {"control"} if policy.sees_everything(seat) else set()
    if isinstance(body, CLOCK):
        return {"clock", "screen"} | everything
    if isinstance(body, STOP):
        return {"stop"}
    if isinstance(body, facts.MinuteClosed):
        return {"network", "watch", "screen"}
    if isinstance(body, HIDDEN):
        return everything
    if isinstance(body, OWN_CELL):
        return everything | ({f"case-{body.case}"} if body.cell == seat.cell else set())
    return _seen(body, seat, state) | everything


def _seen(body: EventBody, seat: SeatPlace, state: DrillState) -> set[str]:
    """Topics of an event about an inject, a message, a case, a statement or an appeal, when the seat sees that thing."""
    found: set[str] = set()
    if (number := getattr(body, "inject", None)) is not None and number in state.deliveries:
        delivery = state.deliveries[number]
        acknowledged = isinstance(body, facts.InjectAcknowledged)
        # Who else has read it is control's to know.
        if policy.sees_delivery(seat, delivery) and (not acknowledged or body.seat == seat.seat):
            found |= {"inbox"} | ({"network"} if delivery.public and not acknowledged else set())
    if (message := state.messages.get(getattr(body, "message", ""))) and policy.sees_message(seat, message):
        found |= {"messages", "inbox"}
    if (case := getattr(body, "case", "")) and policy.sees_item(seat, case, state):
        found |= {"cases", f"case-{case}", "inbox"}
    if (statement := getattr(body, "statement", "")) and policy.sees_item(seat, statement, state):
        found |= {"statements", f"statement-{statement}"}
        if state.book.statements[statement].published is not None:
            found |= {"network", "screen"}
    if (appeal := getattr(body, "appeal", "")) and policy.sees_item(seat, appeal, state):
        found |= {"cases"}
    return found
