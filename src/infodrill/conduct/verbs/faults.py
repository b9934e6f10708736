"""Faults of the range: logged by control, and mended; what passes between is given back."""

# Charter: conduct verbs faults
from __future__ import annotations

from infodrill.conduct import commands as asks
from infodrill.conduct import events as facts
from infodrill.conduct.verbs.scene import Scene, Verb
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody
from infodrill.kernel.i18n import N_

LONGEST = 400
FURTHEST_BACK = 3_600


def _log(scene: Scene, command: asks.LogFault) -> tuple[EventBody, ...]:
    if not 0 <= command.ago <= min(FURTHEST_BACK, scene.at):
        raise Refused(N_("The time lies outside the drill."), remedy=N_("Choose from the list."), code="R159")
    cells = tuple(dict.fromkeys(scene.cell(one) for one in command.cells))
    name = scene.numbered("f", scene.state.faults)
    what = scene.free(command.what, "what", LONGEST)
    return (facts.FaultLogged(name, what, scene.at - command.ago, cells),)


def _mend(scene: Scene, command: asks.MendFault) -> tuple[EventBody, ...]:
    fault = scene.state.faults.get(command.fault)
    if fault is None or fault.mended >= 0:
        raise Refused(N_("No such fault is open."), remedy=N_("Choose from the list."), code="R162")
    return (facts.FaultMended(fault.fault),)


VERBS: dict[type[asks.RangeCommand], Verb] = {asks.LogFault: _log, asks.MendFault: _mend}
