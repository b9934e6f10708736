"""How messages and receipts change the state."""

# Charter: conduct folding messages
from __future__ import annotations

from dataclasses import replace

from infodrill.conduct import events as facts
from infodrill.conduct.folding.step import Step, with_
from infodrill.conduct.state import DrillState, Message
from infodrill.kernel.events import Event, EventBody


def _message(state: DrillState, body: facts.MessageSent, event: Event) -> DrillState:
    entry = Message(body.message, body.kind, event.at, body.seat, body.cell, body.to, body.text, body.case)
    return replace(state, messages=with_(state.messages, body.message, entry))


def _received(state: DrillState, body: facts.ReceiptConfirmed, event: Event) -> DrillState:
    entry = state.messages[body.message]
    entry = replace(entry, received=(*entry.received, body.cell))
    return replace(state, messages=with_(state.messages, body.message, entry))


STEPS: dict[type[EventBody], Step] = {
    facts.MessageSent: _message,
    facts.ReceiptConfirmed: _received,
}
