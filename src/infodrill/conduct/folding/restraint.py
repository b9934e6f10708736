"""How trap presses and objections change the state."""

from __future__ import annotations

from dataclasses import replace

from infodrill.conduct import events as facts
from infodrill.conduct.folding.step import Step, same
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event, EventBody


def _trap(state: DrillState, body: facts.TrapPressed, event: Event) -> DrillState:
    return replace(state, traps=(*state.traps, (body.kind, body.case, body.cell, event.at)))


def _objection(state: DrillState, body: facts.ObjectionRecorded, event: Event) -> DrillState:
    return replace(state, objections=(*state.objections, (body.case, body.cell)))


STEPS: dict[type[EventBody], Step] = {
    facts.TrapPressed: _trap,
    facts.ObjectionRecorded: _objection,
    facts.OffSystemRecorded: same,
}
