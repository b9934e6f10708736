"""Injects as they run and as they reach people: their words and their way, nothing of what the scenario knows about them."""

# Charter: conduct nouns injects
from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Annotated, ClassVar

from infodrill.casework.reach import EITHER, OfPlan
from infodrill.conduct.noun import May, NotTold, RangeCommand, RangeEvent, command
from infodrill.conduct.policy import sees_everything
from infodrill.conduct.roles import NOT_GUESTS
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.seats import Directory, SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import NOTHING, Event, event, shared, unchanged, upcaster
from infodrill.kernel.fields import Key
from infodrill.kernel.grown import renewed
from infodrill.kernel.grown import with_one as with_
from infodrill.kernel.i18n import N_
from infodrill.scenario.schema import Bi, Inject, Scenario

_BROUGHT = re.compile(r"(?:inject:|(?:post:)?i)(\d{1,9})(?:\.\d+)?$")  # an inject, and the post that one is

TELLS = frozenset({"inject", "contingency"})  # kinds of rows in which somebody says something
Once = Callable[..., tuple["Delivery", "Received"]]  # a view's `once`
WITHIN = ("chat", "official_letter")  # ways by which the offices order, ask and inform each other
REACHED = ("delivered", "late")  # as what an inject has reached its recipients, in time or not


@dataclass(frozen=True, slots=True, kw_only=True)
class _Delivered:
    """What came of an inject, and to whom."""

    inject: Annotated[int, Key("inject")]
    run_status: str
    recipients: tuple[str, ...]
    public: bool

    @property
    def reached(self) -> bool:
        """True when it reached its recipients; one that is held, skipped or cancelled did not."""
        return self.run_status in REACHED


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery(_Delivered):
    """An inject as it ran. Times in exercise seconds."""

    at: int
    acknowledged: tuple[str, ...] = ()
    edited: bool = False

    def waits_for(self, seat: str) -> bool:
        """It is addressed to the seat, which has not said that it was received."""
        return seat in self.recipients and seat not in self.acknowledged

    def seen_by(self, seat: SeatPlace) -> bool:
        """Its recipients, or everyone, once it has gone out; control sees what it holds back."""
        if sees_everything(seat):
            return True
        return self.reached and (self.public or seat.seat in self.recipients)


# What whoever moved an inject by hand reads of it after the close, where it did not reach anybody.
MOVED: Mapping[str, str] = {
    "held": N_("Hold an inject back"), "skipped": N_("Skip an inject"), "cancelled": N_("Cancel an inject"),
    "pending": N_("Plan an inject anew"),
}  # fmt: skip


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class InjectDelivered(RangeEvent, _Delivered):
    """run_status delivered | late | held | skipped | cancelled | failed | pending (as planned again).

    `recipients` = seat ids; `in_jump` when inside one.
    """

    TYPE: ClassVar[str] = "inject.delivered"
    VERSION: ClassVar[int] = 2
    BY: ClassVar[str] = EITHER
    TOPICS: ClassVar[tuple[str, ...]] = ("inbox", "network", "screen")
    planned: int
    in_jump: bool = False
    why: OfPlan = NOTHING

    @property
    def done(self) -> str:
        return MOVED.get(self.run_status, N_("Deliver an inject"))

    def apply(self, state: DrillState, event: Event) -> DrillState:
        # Forgotten, so that it falls due like one that nobody ever touched.
        if self.run_status == "pending":
            waiting = {
                number: delivery for number, delivery in state.deliveries.items() if number != self.inject
            }
            return renewed(state, deliveries=waiting)
        edited = self.inject in state.inject_edits
        entry = Delivery(at=event.at, edited=edited, **shared(self, _Delivered))
        return renewed(state, deliveries=with_(state.deliveries, self.inject, entry))

    def seen_by(self, seat: SeatPlace, state: DrillState) -> bool:
        found = state.deliveries.get(self.inject)
        return found is not None and found.seen_by(seat)

    def topics(self, seat: SeatPlace, state: DrillState) -> frozenset[str]:
        return frozenset(self.TOPICS if self.public else ("inbox",))


@event
@dataclass(frozen=True, slots=True)
class InjectAcknowledged(NotTold, RangeEvent):
    """A seat has read an inject that was sent to it."""

    TYPE: ClassVar[str] = "inject.acknowledged"
    WORK: ClassVar[bool] = False
    TOPICS: ClassVar[tuple[str, ...]] = ("inbox",)
    inject: Annotated[int, Key("inject")]
    seat: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return _read(state, state.deliveries[self.inject], self.seat)

    def seen_by(self, seat: SeatPlace, state: DrillState) -> bool:
        """Who else has read it is control's to know."""
        return self.seat == seat.seat


upcaster("inject.delivered", 1)(unchanged)  # `why` was no free text


@command
@dataclass(frozen=True, slots=True)
class AcknowledgeInject(RangeCommand):
    """Say that one has read an inject that was sent to one's seat."""

    MAY: ClassVar[May] = May(
        thing="inject",
        says=N_("Say that what came in was read"),
        roles=NOT_GUESTS,
        note="one that reached the seat",
        token=True,
    )
    inject: Annotated[int, Key("inject")]

    def decide(self, scene: RangeScene) -> tuple[InjectAcknowledged, ...]:
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


def acted_on(state: DrillState, source: str, seat: str) -> DrillState:
    """The state once a seat has done something about what an inject brought: whoever acts has read it, and nobody asks any more
    whether. `source` = where a case comes from, or which post is answered."""
    found = _BROUGHT.match(source)
    delivery = state.deliveries.get(int(found[1])) if found else None
    return _read(state, delivery, seat) if delivery and delivery.waits_for(seat) else state


def _read(state: DrillState, delivery: Delivery, seat: str) -> DrillState:
    known = replace(delivery, acknowledged=(*delivery.acknowledged, seat))
    return renewed(state, deliveries=with_(state.deliveries, delivery.inject, known))


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What a recipient reads. Claim, truth, synopsis, expected actions and objectives stay with control's board."""

    number: int
    from_: Bi
    method: str
    subject: Bi
    body: Bi
    media: tuple[str, ...]
    story_time: str

    @property
    def reports(self) -> bool:
        """It may tell what people say: the offices' own letters and messages order, ask and inform."""
        return self.method not in WITHIN

    @property
    def on_network(self) -> bool:
        """It is met as a post on the network: an inbox holds it only until whoever it is addressed to has received it."""
        return self.method in ("public_feed", "closed_group")


def row_of(scenario: Scenario, state: DrillState, number: int) -> Inject | None:
    """An inject as it runs: the MSEL's row with control's words, or one that control wrote; None when there is none."""
    if number in state.injects_written:
        return state.injects_written[number].row
    row = scenario.by_number.get(number)
    return as_run(row, state) if row else None


def rows_as_run(scenario: Scenario, state: DrillState) -> Mapping[int, Inject]:
    """All injects by number as they run, those that control wrote after the MSEL's."""
    planned = {number: as_run(row, state) for number, row in scenario.by_number.items()}
    return planned | {number: written.row for number, written in state.injects_written.items()}


def as_run(row: Inject, state: DrillState) -> Inject:
    """The MSEL's row with control's words where it was edited."""
    edit = state.inject_edits.get(row.number)
    return edit.row(row) if edit else row


def inbox(
    seat: SeatPlace, state: DrillState, scenario: Scenario, seats: Directory, once: Once
) -> tuple[tuple[Delivery, Received], ...]:
    """Injects that reached this seat or everyone, newest last; in control's words where it edited them. `once` makes what rests
    on the same records once."""
    everything = sees_everything(seat)
    cell = frozenset(place.seat for place in seats.in_cell(seat.party or "")) or frozenset({seat.seat})

    def read(delivery: Delivery, row: Inject) -> tuple[Delivery, Received]:
        return delivery if everything else _own(delivery, cell), received(scenario, row)

    reached = (
        delivery for delivery in state.deliveries.values() if delivery.reached and delivery.seen_by(seat)
    )
    rows = ((delivery, row_of(scenario, state, delivery.inject)) for delivery in reached)
    return tuple(
        once(("inbox", seat.seat, row.number), partial(read, delivery, row), (delivery, row))
        for delivery, row in rows
        if row
    )


def unread(seat: SeatPlace, state: DrillState) -> tuple[Delivery, ...]:
    """What was sent to this very seat and has not been acknowledged by it, oldest first."""
    return tuple(
        delivery
        for delivery in state.deliveries.values()
        if delivery.reached and seat.seat in delivery.recipients and seat.seat not in delivery.acknowledged
    )


def received(scenario: Scenario, row: Inject) -> Received:
    """The row as its recipients read it."""
    return Received(
        number=row.number,
        from_=scenario.speaker(row.from_),
        method=row.method,
        subject=row.subject,
        body=row.body,
        media=row.media,
        story_time=row.story_time,
    )


def _own(delivery: Delivery, cell: frozenset[str]) -> Delivery:
    """Who else got it and who has read it is each cell's own affair; control sees all."""
    mine = tuple(seat for seat in delivery.recipients if seat in cell)
    known = tuple(seat for seat in delivery.acknowledged if seat in cell)
    if mine == delivery.recipients and known == delivery.acknowledged and not delivery.edited:
        return delivery
    return Delivery(
        inject=delivery.inject,
        at=delivery.at,
        run_status=delivery.run_status,
        recipients=mine,
        public=delivery.public,
        acknowledged=known,
    )
