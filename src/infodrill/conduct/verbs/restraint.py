"""Trap buttons, objections and what was done off the system."""

# Charter: conduct verbs restraint
from __future__ import annotations

from infodrill.casework.rights import TRAPS
from infodrill.conduct import commands as asks
from infodrill.conduct import events as facts
from infodrill.conduct import policy
from infodrill.conduct.verbs.scene import Scene, Verb
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody


def _trap(scene: Scene, command: asks.PressTrap) -> tuple[EventBody, ...]:
    if command.kind not in TRAPS or not policy.sees_item(scene.seat, command.case, scene.state):
        raise Refused("There is no such button here.", remedy="Choose from the list.", code="R115")
    return (facts.TrapPressed(command.kind, command.case, scene.seat.cell),)


def _objection(scene: Scene, command: asks.RecordObjection) -> tuple[EventBody, ...]:
    if not policy.sees_item(scene.seat, command.case, scene.state):
        raise Refused("There is no such case or claim.", remedy="Choose from the list.", code="R117")
    return (facts.ObjectionRecorded(command.case, scene.seat.cell, scene.free(command.text, "text")),)


def _off_system(scene: Scene, command: asks.RecordOffSystem) -> tuple[EventBody, ...]:
    if not 0 <= command.done_at <= scene.at:
        raise Refused("The time lies in the future.", remedy="Enter when it was done.", code="R116")
    if command.who not in scene.seats.cells:
        raise Refused(
            "There is no cell {cell}.", remedy="Choose from the list.", code="R113", cell=command.who
        )
    return (facts.OffSystemRecorded(command.done_at, command.who, scene.free(command.what, "what")),)


VERBS: dict[type[asks.RangeCommand], Verb] = {
    asks.PressTrap: _trap,
    asks.RecordObjection: _objection,
    asks.RecordOffSystem: _off_system,
}
