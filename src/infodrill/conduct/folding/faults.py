"""How faults of the range change the state."""

# Charter: conduct folding faults
from __future__ import annotations

from dataclasses import replace

from infodrill.conduct import events as facts
from infodrill.conduct.folding.step import Step
from infodrill.conduct.state import DrillState, Fault
from infodrill.kernel.events import Event, EventBody


def _logged(state: DrillState, body: facts.FaultLogged, event: Event) -> DrillState:
    fault = Fault(body.fault, event.at, body.since, body.what, body.cells)
    return replace(state, faults={**state.faults, body.fault: fault})


def _mended(state: DrillState, body: facts.FaultMended, event: Event) -> DrillState:
    mended = replace(state.faults[body.fault], mended=event.at)
    return replace(state, faults={**state.faults, body.fault: mended})


STEPS: dict[type[EventBody], Step] = {facts.FaultLogged: _logged, facts.FaultMended: _mended}
