"""Trap buttons, objections, and what was done off the system."""

# Charter: conduct nouns restraint
from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from infodrill.casework.reach import Inside, OfStaff
from infodrill.casework.rights import TRAPS
from infodrill.casework.steps import PLAYERS
from infodrill.conduct import policy
from infodrill.conduct.noun import ForItsCell, Hidden, May, NotTold, RangeCommand, command
from infodrill.conduct.scene import RangeScene, unknown_item
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Event, event
from infodrill.kernel.fields import TEXT, CaseId, Choice, Key, Moment, Words
from infodrill.kernel.grown import renewed
from infodrill.kernel.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class OffSystem:
    """*Ghi bổ sung*: done at second `done_at` by cell `who`, entered at `at`."""

    at: int
    done_at: int
    who: str
    what: str


@event
@dataclass(frozen=True, slots=True)
class TrapPressed(NotTold, Hidden):
    """An attempted over-reaction: nothing happens in the range, and no colleague hears of it before the debrief.

    kind ask_removal | identify_poster | private_accounts | deny_at_once | flood_positive.
    """

    TYPE: ClassVar[str] = "trap.pressed"
    kind: str
    case: CaseId
    cell: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return renewed(state, traps=(*state.traps, (self.kind, self.case, self.cell, event.at)))


@event
@dataclass(frozen=True, slots=True)
class ObjectionRecorded(ForItsCell):
    """*Bảo lưu ý kiến*: a strength of the cell, never of a person."""

    TYPE: ClassVar[str] = "objection.recorded"
    DONE: ClassVar[str] = N_("Record an objection")
    ITEM: ClassVar[str] = "case"
    TOPICS: ClassVar[tuple[str, ...]] = ("case-*",)
    case: CaseId
    cell: str
    text: Inside

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return renewed(state, objections=(*state.objections, (self.case, self.cell)))

    def topics(self, seat: SeatPlace, state: DrillState) -> frozenset[str]:
        return frozenset({f"case-{self.case}"})


@event
@dataclass(frozen=True, slots=True)
class OffSystemRecorded(Hidden):
    """*Ghi bổ sung*: something done outside the system, entered by CTRL or EVAL. `done_at` = exercise seconds."""

    TYPE: ClassVar[str] = "off_system.recorded"
    DONE: ClassVar[str] = N_("Enter a step that was taken on paper")
    done_at: int
    who: str
    what: OfStaff

    def apply(self, state: DrillState, event: Event) -> DrillState:
        entry = OffSystem(at=event.at, done_at=self.done_at, who=self.who, what=self.what)
        return renewed(state, off_system=(*state.off_system, entry))


@command
@dataclass(frozen=True, slots=True)
class PressTrap(RangeCommand):
    """A trap button: does nothing in the range, is recorded as an attempted over-reaction."""

    MAY: ClassVar[May] = May(
        thing="trap",
        says=N_("Choose among the ways to respond to a case"),
        roles=PLAYERS,
        note="does nothing; is recorded",
    )
    kind: Annotated[str, Choice(tuple(TRAPS))]
    case: CaseId

    def decide(self, scene: RangeScene) -> tuple[TrapPressed, ...]:
        if not policy.sees_item(scene.seat, self.case, scene.state):
            raise Refused("There is no such button here.", remedy="Choose from the list.", code="R115")
        scene.about(self.case)
        return (TrapPressed(self.kind, self.case, scene.seat.cell),)


@command
@dataclass(frozen=True, slots=True)
class RecordObjection(RangeCommand):
    """Put on record that one's cell objects to what is asked of it on a case."""

    MAY: ClassVar[May] = May(
        thing="objection",
        says=ObjectionRecorded.DONE,
        roles=PLAYERS,
        note="counted for the cell, names nobody",
        actor="cell",
    )
    case: CaseId
    text: Annotated[
        str,
        Words(TEXT, N_("What goes too far, and why? It is counted as a strength of the cell, never named.")),
    ]

    def decide(self, scene: RangeScene) -> tuple[ObjectionRecorded, ...]:
        if not policy.sees_item(scene.seat, self.case, scene.state):
            raise unknown_item()
        return (ObjectionRecorded(self.case, scene.seat.cell, scene.free(self.text, "text")),)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOffSystem(RangeCommand):
    """Put on record, for the direction, what was done outside the range."""

    MAY: ClassVar[May] = May(
        thing="off-system", says=OffSystemRecorded.DONE, roles=frozenset({"CTRL", "EVAL"})
    )
    done_at: Annotated[int, Moment()]
    who: Annotated[str, Key("cell", N_("Which cell"))]
    what: Annotated[str, Words(TEXT, N_("What was done"))]

    def decide(self, scene: RangeScene) -> tuple[OffSystemRecorded, ...]:
        if not 0 <= self.done_at <= scene.at:
            raise Refused("The time lies in the future.", remedy="Enter when it was done.", code="R116")
        return (OffSystemRecorded(self.done_at, scene.cell(self.who), scene.free(self.what, "what")),)
