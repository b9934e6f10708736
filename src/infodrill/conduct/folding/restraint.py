"""How trap presses and objections change the state."""

# Charter: conduct folding restraint
from __future__ import annotations

from dataclasses import replace

from infodrill.conduct import events as facts
from infodrill.conduct.folding.step import Step
from infodrill.conduct.state import DrillState, OffSystem
from infodrill.kernel.events import Event, EventBody


def _trap(state: DrillState, body: facts.TrapPressed, event: Event) -> DrillState:
    return replace(state, traps=(*state.traps, (body.kind, body.case, body.cell, event.at)))


def _objection(state: DrillState, body: facts.ObjectionRecorded, event: Event) -> DrillState:
    return replace(state, objections=(*state.objections, (body.case, body.cell)))


def _off_system(state: DrillState, body: facts.OffSystemRecorded, event: Event) -> DrillState:
    entry = OffSystem(event.at, body.done_at, body.who, body.what)
    return replace(state, off_system=(*state.off_system, entry))


STEPS: dict[type[EventBody], Step] = {
    facts.TrapPressed: _trap,
    facts.ObjectionRecorded: _objection,
    facts.OffSystemRecorded: _off_system,
}
