"""Faults of the range itself: their time is given back."""

# Charter: conduct nouns faults
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from infodrill.casework.reach import OfStaff
from infodrill.conduct.noun import Hidden, May, RangeCommand, command
from infodrill.conduct.roles import CONDUCTORS
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused, expect
from infodrill.kernel.events import Event, event, shared
from infodrill.kernel.fields import LINE, Key, Number, Words
from infodrill.kernel.grown import renewed
from infodrill.kernel.i18n import N_

FURTHEST_BACK = 3_600


@dataclass(frozen=True, slots=True, kw_only=True)
class _Logged:
    """What failed at second `since`, and which `cells` it hit (() = all)."""

    fault: str
    what: OfStaff
    since: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault(_Logged):
    """A fault that control logged at second `at`; `mended` -1 = not yet."""

    at: int
    mended: int = -1


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class FaultLogged(Hidden, _Logged):
    """Something failed at second `since` and hit `cells` (() = all). From this event until it is mended it takes time from what
    they owe, which is given back; what was due before this event is untouched."""

    TYPE: ClassVar[str] = "fault.logged"
    DONE: ClassVar[str] = N_("Log a fault of the range")

    def apply(self, state: DrillState, event: Event) -> DrillState:
        fault = Fault(at=event.at, **shared(self, _Logged))
        return renewed(state, faults={**state.faults, self.fault: fault})


@event
@dataclass(frozen=True, slots=True)
class FaultMended(Hidden):
    """A fault of the range was mended: the time that it took is given back."""

    TYPE: ClassVar[str] = "fault.mended"
    DONE: ClassVar[str] = N_("Say that a fault is mended")
    fault: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        mended = replace(state.faults[self.fault], mended=event.at)
        return renewed(state, faults={**state.faults, self.fault: mended})


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class LogFault(RangeCommand):
    """`what` failed, `ago` seconds before now; `cells` that it hit, () = all of them. Time is given back from then on."""

    MAY: ClassVar[May] = May(
        thing="fault", says=FaultLogged.DONE, roles=CONDUCTORS, note="its time is given back"
    )
    what: Annotated[str, Words(LINE, N_("What failed"))]
    ago: Annotated[int, Number(0, FURTHEST_BACK)] = 0
    cells: Annotated[tuple[str, ...], Key("cell", N_("Whom it hit (none = all cells)"))] = ()

    def decide(self, scene: RangeScene) -> tuple[FaultLogged, ...]:
        if not 0 <= self.ago <= min(FURTHEST_BACK, scene.at):
            raise Refused(
                N_("The time lies outside the drill."), remedy=N_("Choose from the list."), code="R159"
            )
        cells = tuple(dict.fromkeys(scene.cell(cell) for cell in self.cells))
        name = scene.numbered("f", scene.state.faults)
        what = scene.free(self.what, "what")
        return (FaultLogged(fault=name, what=what, since=scene.at - self.ago, cells=cells),)


@command
@dataclass(frozen=True, slots=True)
class MendFault(RangeCommand):
    """It works again: what falls due from now on is owed as before."""

    MAY: ClassVar[May] = May(thing="fault", says=FaultMended.DONE, roles=CONDUCTORS)
    fault: Annotated[str, Key("fault")]

    def decide(self, scene: RangeScene) -> tuple[FaultMended, ...]:
        fault = expect(
            scene.state.faults.get(self.fault),
            Refused(N_("No such fault is open."), remedy=N_("Choose from the list."), code="R162"),
            lambda fault: fault.mended < 0,
        )
        return (FaultMended(fault.fault),)
