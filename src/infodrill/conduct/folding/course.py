"""How the beginning, the minutes and the end change the state."""

# Charter: conduct folding course
from __future__ import annotations

from dataclasses import replace

from infodrill.conduct import events as facts
from infodrill.conduct.folding.step import Step, same
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event, EventBody


def _opened(state: DrillState, body: facts.DrillOpened, event: Event) -> DrillState:
    return replace(state, opened=body)


def _minute(state: DrillState, body: facts.MinuteClosed, event: Event) -> DrillState:
    return replace(state, minute=body.minute + 1, digest=body.digest)


def _closed(state: DrillState, body: facts.DrillClosed, event: Event) -> DrillState:
    return replace(state, closed=True, running=False)


STEPS: dict[type[EventBody], Step] = {
    facts.DrillOpened: _opened,
    facts.CityBuilt: same,
    facts.MinuteClosed: _minute,
    facts.DrillClosed: _closed,
}
