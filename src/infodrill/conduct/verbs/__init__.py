"""The range's own verbs: what acknowledging, messaging, answering the press or moving the clock come to as events.

One file a noun, each with its `VERBS`; policy has been asked before any of them decides.
"""

# Charter: conduct verbs
from __future__ import annotations

from infodrill.conduct import commands as asks
from infodrill.conduct.seats import Directory, SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.conduct.verbs import (
    clock,
    evaluation,
    faults,
    hall,
    lobby,
    messages,
    msel,
    network,
    pressroom,
    proactive,
    restraint,
)
from infodrill.conduct.verbs.scene import Scene, Verb
from infodrill.kernel.events import EventBody
from infodrill.kernel.numbering import Numbering, counted
from infodrill.scenario.schema import Scenario

VERBS: dict[type[asks.RangeCommand], Verb] = {
    **clock.VERBS,
    **evaluation.VERBS,
    **faults.VERBS,
    **hall.VERBS,
    **lobby.VERBS,
    **messages.VERBS,
    **msel.VERBS,
    **network.VERBS,
    **pressroom.VERBS,
    **proactive.VERBS,
    **restraint.VERBS,
}


def lifts_stop(command: object) -> bool:
    """Only the safety officer's resume passes a real stop."""
    return isinstance(command, asks.ResumeAfterStop)


def outlasts_close(command: object) -> bool:
    """Whom a case concerns may still be said after the close: a verdict is provisional until then."""
    return isinstance(command, asks.LinkCase)


def decide(
    state: DrillState,
    seat: SeatPlace,
    command: asks.RangeCommand,
    at: int,
    scenario: Scenario,
    seats: Directory,
    numbered: Numbering = counted,
) -> tuple[EventBody, ...]:
    """The events of one range command; policy has already allowed it."""
    return VERBS[type(command)](Scene(state, seat, at, scenario, seats, numbered), command)
