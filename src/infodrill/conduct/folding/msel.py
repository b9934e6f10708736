"""How deliveries, receipts and links change the state."""

from __future__ import annotations

from dataclasses import replace

from infodrill.conduct import events as facts
from infodrill.conduct.folding.step import Step, with_
from infodrill.conduct.state import Delivery, DrillState
from infodrill.kernel.events import Event, EventBody


def _delivered(state: DrillState, body: facts.InjectDelivered, event: Event) -> DrillState:
    entry = Delivery(body.inject, event.at, body.run_status, body.recipients, body.public)
    return replace(state, deliveries=with_(state.deliveries, body.inject, entry))


def _acknowledged(state: DrillState, body: facts.InjectAcknowledged, event: Event) -> DrillState:
    entry = state.deliveries[body.inject]
    entry = replace(entry, acknowledged=(*entry.acknowledged, body.seat))
    return replace(state, deliveries=with_(state.deliveries, body.inject, entry))


def _linked(state: DrillState, body: facts.CaseLinked, event: Event) -> DrillState:
    return replace(state, links=with_(state.links, body.case, body.claim))


STEPS: dict[type[EventBody], Step] = {
    facts.InjectDelivered: _delivered,
    facts.InjectAcknowledged: _acknowledged,
    facts.CaseLinked: _linked,
}
