"""Injects as they reached seats."""

# Charter: conduct nouns injects
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from infodrill.conduct.noun import May, RangeCommand, RangeEvent, command
from infodrill.conduct.policy import sees_everything
from infodrill.conduct.roles import NOT_GUESTS
from infodrill.conduct.scene import Scene
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import NOTHING, Event, EventBody, Text, event, unchanged, upcaster
from infodrill.kernel.grown import with_one as with_
from infodrill.kernel.i18n import N_


@dataclass(frozen=True, slots=True)
class Delivery:
    """An inject as it ran. Times in exercise seconds."""

    inject: int
    at: int
    run_status: str
    recipients: tuple[str, ...]
    public: bool
    acknowledged: tuple[str, ...] = ()
    edited: bool = False

    @property
    def reached(self) -> bool:
        """True when it reached its recipients; one that is held, skipped or cancelled did not."""
        return self.run_status in ("delivered", "late")

    def seen_by(self, seat: SeatPlace) -> bool:
        """Its recipients, or everyone, once it has gone out; control sees what it holds back."""
        if sees_everything(seat):
            return True
        return self.reached and (self.public or seat.seat in self.recipients)


@event
@dataclass(frozen=True, slots=True)
class InjectDelivered(RangeEvent):
    """run_status delivered | late | held | skipped | cancelled | failed | pending (as planned again).

    `recipients` = seat ids; `in_jump` when inside one.
    """

    TYPE: ClassVar[str] = "inject.delivered"
    VERSION: ClassVar[int] = 2
    TOPICS: ClassVar[tuple[str, ...]] = ("inbox", "network", "screen")
    inject: int
    planned: int
    run_status: str
    recipients: tuple[str, ...]
    public: bool
    in_jump: bool = False
    why: Text = NOTHING

    def apply(self, state: DrillState, event: Event) -> DrillState:
        if self.run_status == "pending":
            waiting = {number: one for number, one in state.deliveries.items() if number != self.inject}
            return replace(state, deliveries=waiting)
        edited = self.inject in state.inject_edits
        entry = Delivery(self.inject, event.at, self.run_status, self.recipients, self.public, edited=edited)
        return replace(state, deliveries=with_(state.deliveries, self.inject, entry))

    def seen_by(self, seat: SeatPlace, state: DrillState) -> bool:
        found = state.deliveries.get(self.inject)
        return found is not None and found.seen_by(seat)

    def topics(self, seat: SeatPlace, state: DrillState) -> frozenset[str]:
        return frozenset(self.TOPICS if self.public else ("inbox",))


@event
@dataclass(frozen=True, slots=True)
class InjectAcknowledged(RangeEvent):
    TYPE: ClassVar[str] = "inject.acknowledged"
    WORK: ClassVar[bool] = False
    TOPICS: ClassVar[tuple[str, ...]] = ("inbox",)
    inject: int
    seat: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        entry = state.deliveries[self.inject]
        entry = replace(entry, acknowledged=(*entry.acknowledged, self.seat))
        return replace(state, deliveries=with_(state.deliveries, self.inject, entry))

    def seen_by(self, seat: SeatPlace, state: DrillState) -> bool:
        """Who else has read it is control's to know."""
        return self.seat == seat.seat


upcaster("inject.delivered", 1)(unchanged)  # `why` was no free text


@command
@dataclass(frozen=True, slots=True)
class AcknowledgeInject(RangeCommand):
    MAY: ClassVar[May] = May("inject", NOT_GUESTS, note="one that reached the seat", token=True)
    inject: int

    def decide(self, scene: Scene) -> tuple[EventBody, ...]:
        delivery = scene.state.deliveries.get(self.inject)
        mine = delivery is not None and (delivery.public or scene.seat.seat in delivery.recipients)
        if delivery is None or not mine or not delivery.seen_by(scene.seat):
            raise Refused(
                N_("There is no inject {n} in this inbox."),
                remedy=N_("Look at the inbox again."),
                code="R111",
                n=self.inject,
            )
        if scene.seat.seat in delivery.acknowledged:
            return ()
        return (InjectAcknowledged(self.inject, scene.seat.seat),)
