"""The MSEL in the hands of control: fired, retimed, edited, written; and the noise dial."""

# Charter: conduct nouns msel
from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, ClassVar

from infodrill.casework.reach import OfPlan
from infodrill.conduct import delivery
from infodrill.conduct.noun import Hidden, May, RangeCommand, command
from infodrill.conduct.nouns.injects import REACHED, InjectDelivered, row_of
from infodrill.conduct.roles import ANYONE, CONDUCTORS
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused, expect
from infodrill.kernel.events import (
    NOTHING,
    Composed,
    Event,
    Text,
    event,
    shared,
    unchanged,
    upcaster,
)
from infodrill.kernel.fields import LINE, TEXT, Choice, Flag, Key, Moment, Number, Words
from infodrill.kernel.grown import renewed
from infodrill.kernel.grown import with_one as with_
from infodrill.kernel.i18n import N_
from infodrill.scenario.schema import Bi, Inject, Recipients, Trigger

# What an inject may become from where it stands; a repeat may be fired again.
NEXT: dict[str, tuple[str, ...]] = {
    "pending": (*REACHED, "held", "skipped", "cancelled"),
    "held": (*REACHED, "pending", "skipped", "cancelled"),
    "skipped": (*REACHED, "pending"),
    "failed": (*REACHED, "skipped"),
    "cancelled": (),
    "delivered": (),
    "late": (),
}
STATUSES = tuple(sorted({status for after in NEXT.values() for status in after}))
METHODS = (
    "public_feed", "closed_group", "press", "hotline", "field_report", "official_letter", "phone_note", "chat",
)  # fmt: skip
DIALS = ("feed", "group")
LOUDEST = 3_000  # per mille of the scenario's own noise
MSEL_ENDS = 10_000  # injects written while the drill runs have numbers above this


@dataclass(frozen=True, slots=True)
class Edit:
    """Control's words for an inject."""

    subject: str
    body: str
    at: int

    def row(self, planned: Inject) -> Inject:
        """The MSEL's row with these words."""
        words = {
            "subject": Bi(vi=self.subject, en=self.subject),
            "body": Bi(vi=self.body, en=self.body),
        }
        return planned.model_copy(update=words)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scripted:
    """An inject that control wrote."""

    inject: Annotated[int, Key("inject")]
    sender: Composed
    method: str
    subject: OfPlan
    body: OfPlan
    cells: tuple[str, ...]
    roles: tuple[str, ...]
    public: bool
    claim: str


@dataclass(frozen=True, kw_only=True)
class Written(_Scripted):
    """An inject that control wrote during the drill. `claim` "" = none."""

    at: int

    @cached_property  # every inbox asks for it
    def row(self) -> Inject:
        """It as a row like the MSEL's."""
        subject = Bi(vi=self.subject, en=self.subject)
        return Inject.model_construct(
            number=self.inject,
            situation="",
            phase=3,
            at=self.at,
            kind="inject",
            trigger=Trigger(kind="manual"),
            from_=self.sender,
            to=Recipients.model_construct(cells=self.cells, roles=self.roles, public=self.public),
            method=self.method,
            subject=subject,
            body=Bi(vi=self.body, en=self.body),
            synopsis=subject,
            claim=self.claim or None,
            objectives=(),
            controller="CTRL",
            approver="CTRL",
            status="loaded",
        )


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class InjectRetimed(Hidden):
    """From second `frm` of the plan to second `to`."""

    TYPE: ClassVar[str] = "inject.retimed"
    DONE: ClassVar[str] = N_("Plan an inject for another time")
    VERSION: ClassVar[int] = 2
    inject: Annotated[int, Key("inject")]
    frm: int
    to: int
    why: OfPlan = NOTHING

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return renewed(state, inject_times=with_(state.inject_times, self.inject, self.to))


@event
@dataclass(frozen=True, slots=True)
class InjectEdited(Hidden):
    """Control's words for an inject; the scenario's own are in the scenario."""

    TYPE: ClassVar[str] = "inject.edited"
    DONE: ClassVar[str] = N_("Give an inject other words")
    inject: Annotated[int, Key("inject")]
    subject: OfPlan
    body: OfPlan

    def apply(self, state: DrillState, event: Event) -> DrillState:
        entry = Edit(self.subject, self.body, event.at)
        return renewed(state, inject_edits=with_(state.inject_edits, self.inject, entry))


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class InjectWritten(Hidden, _Scripted):
    """An inject written during the drill; its number lies above the MSEL's. Delivered by the event that follows."""

    TYPE: ClassVar[str] = "inject.written"
    DONE: ClassVar[str] = N_("Write an inject and deliver it at once")

    def apply(self, state: DrillState, event: Event) -> DrillState:
        entry = Written(at=event.at, **shared(self, _Scripted))
        return renewed(state, injects_written=with_(state.injects_written, self.inject, entry))


@event
@dataclass(frozen=True, slots=True)
class NoiseDialTurned(Hidden):
    """Noise posts of a channel from the next minute on, per mille of the scenario's number."""

    TYPE: ClassVar[str] = "noise.dial_turned"
    DONE: ClassVar[str] = N_("Set how much else people talk about")
    channel: str
    permille: int

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return renewed(state, noise_dials=with_(state.noise_dials, self.channel, self.permille))


upcaster("inject.retimed", 1)(unchanged)  # `why` was no free text


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverInject(RangeCommand):
    """Control fires an inject by hand (delivered, late), or sets it held, skipped, cancelled, or pending again."""

    MAY: ClassVar[May] = May(
        thing="inject", says=N_("Deliver an inject, hold it, skip it or cancel it"), roles=CONDUCTORS
    )
    OWN_RULE: ClassVar[bool] = True
    inject: Annotated[int, Key("inject")]
    run_status: Annotated[str, Choice(STATUSES)] = "delivered"
    why: Annotated[str, Words(TEXT)] = ""

    def decide(self, scene: RangeScene) -> tuple[delivery.Sent, ...]:
        row, status = _row(scene, self.inject), _status(scene, self.inject)
        again = row.trigger.kind == "repeat" and status in REACHED
        allowed = REACHED if again else NEXT[status]
        if self.run_status not in allowed:
            raise _not_now(self.inject, self.run_status, status, allowed)
        why = scene.optional(self.why, "why")
        if self.run_status not in REACHED:
            return (
                InjectDelivered(
                    inject=row.number,
                    planned=delivery.planned(row, scene.state),
                    run_status=self.run_status,
                    recipients=(),
                    public=row.to.public,
                    in_jump=False,
                    why=why,
                ),
            )
        return _sent(scene, row, late=self.run_status == "late", why=why)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class RetimeInject(RangeCommand):
    """Plan an inject for exercise second `to`; it must not have been delivered."""

    MAY: ClassVar[May] = May(
        thing="inject", says=InjectRetimed.DONE, roles=CONDUCTORS, note="not yet delivered"
    )
    inject: Annotated[int, Key("inject")]
    to: Annotated[int, Moment(N_("New time"))]
    why: Annotated[str, Words(TEXT)] = ""

    def decide(self, scene: RangeScene) -> tuple[InjectRetimed, ...]:
        row = _waiting(scene, self.inject, "retimed")
        if self.to < scene.at:
            raise Refused(
                N_("That moment is over."),
                remedy=N_("Plan it for later, or fire it now."),
                code="R125",
                to=self.to,
            )
        return (
            InjectRetimed(
                inject=row.number,
                frm=delivery.planned(row, scene.state),
                to=self.to,
                why=scene.optional(self.why, "why"),
            ),
        )


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class EditInject(RangeCommand):
    """Other words for an inject that was not yet delivered; the scenario's own stay on record."""

    MAY: ClassVar[May] = May(
        thing="inject", says=InjectEdited.DONE, roles=CONDUCTORS, note="not yet delivered"
    )
    inject: Annotated[int, Key("inject")]
    subject: Annotated[str, Words(LINE)]
    body: Annotated[str, Words(TEXT, N_("Words"))]

    def decide(self, scene: RangeScene) -> tuple[InjectEdited, ...]:
        row = _waiting(scene, self.inject, "edited")
        subject = scene.free(self.subject, "subject")
        return (InjectEdited(row.number, subject, scene.free(self.body, "body")),)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class AdHocInject(RangeCommand):
    """An inject that the MSEL does not hold, delivered at once. Recipients as in the MSEL: cells, roles, the public."""

    MAY: ClassVar[May] = May(thing="inject", says=InjectWritten.DONE, roles=CONDUCTORS)
    sender: Annotated[str, Key("sender", N_("From"))]
    method: Annotated[str, Choice(METHODS, N_("By"))]
    subject: Annotated[str, Words(LINE)]
    body: Annotated[str, Words(TEXT, N_("Words"))]
    cells: Annotated[tuple[str, ...], Key("cell", N_("To"))] = ()
    roles: Annotated[tuple[str, ...], Choice(tuple(sorted(ANYONE)))] = ()
    public: Annotated[bool, Flag(N_("The public sees it"))] = False
    claim: Annotated[str, Key("claim")] = ""

    def decide(self, scene: RangeScene) -> tuple[InjectWritten | delivery.Sent, ...]:
        for cell in self.cells:
            scene.cell(cell)
        scene.claim(self.claim)
        taken = {str(key - MSEL_ENDS) for key in scene.state.injects_written}
        number = MSEL_ENDS + int(scene.numbered("", taken))
        written = InjectWritten(
            inject=number,
            sender=scene.sender(self.sender),
            method=self.method,
            subject=scene.free(self.subject, "subject"),
            body=scene.free(self.body, "body"),
            cells=self.cells,
            roles=self.roles,
            public=self.public,
            claim=self.claim,
        )
        row = Written(
            inject=number, at=scene.at, sender=written.sender, method=written.method, subject=written.subject,
            body=written.body, cells=written.cells, roles=written.roles, public=written.public,
            claim=written.claim,
        ).row  # fmt: skip
        if not row.to.public and not scene.seats.recipients(row.to):
            raise Refused(
                N_("The inject would reach nobody."),
                remedy=N_("Name cells, roles or the public."),
                code="R126",
            )
        return (written, *_sent(scene, row))


@command
@dataclass(frozen=True, slots=True)
class TurnNoiseDial(RangeCommand):
    """How many posts about nothing there are on a channel, per mille of the scenario's own number (0–3000)."""

    MAY: ClassVar[May] = May(thing="noise", says=NoiseDialTurned.DONE, roles=frozenset({"CTRL", "SIM-PUB"}))
    channel: Annotated[str, Choice(DIALS)]
    permille: Annotated[int, Number(0, LOUDEST)]

    def decide(self, scene: RangeScene) -> tuple[NoiseDialTurned, ...]:
        return (NoiseDialTurned(self.channel, self.permille),)


def _sent(
    scene: RangeScene, row: Inject, *, late: bool = False, why: Text = NOTHING
) -> tuple[delivery.Sent, ...]:
    lang = scene.state.opened.language if scene.state.opened else "vi"
    sent = delivery.deliver(
        scene.scenario,
        scene.seats,
        scene.state,
        row,
        at=scene.at,
        in_jump=False,
        late=late,
        why=why,
        numbered=scene.numbered,
    )
    return (
        *sent,
        *delivery.case_at_intake(scene.scenario, scene.seats, scene.state, row, lang, scene.numbered),
    )


def _row(scene: RangeScene, number: int) -> Inject:
    return expect(
        row_of(scene.scenario, scene.state, number),
        Refused(
            N_("There is no inject {n} in the MSEL."),
            remedy=N_("Choose from the table."),
            code="R118",
            n=number,
        ),
    )


def _status(scene: RangeScene, number: int) -> str:
    delivery = scene.state.deliveries.get(number)
    return delivery.run_status if delivery else "pending"


def _waiting(scene: RangeScene, number: int, what: str) -> Inject:
    """The row of an inject that has not gone out."""
    row, status = _row(scene, number), _status(scene, number)
    if status not in ("pending", "held", "skipped", "failed"):
        raise _not_now(number, what, status, ())
    return row


def _not_now(number: int, what: str, status: str, allowed: tuple[str, ...]) -> Refused:
    return Refused(
        N_("Inject {n} is {status}; it cannot become {what}."),
        remedy=N_("Possible: {allowed}. What went out is put right by a new inject."),
        code="R124",
        n=number,
        status=status,
        what=what,
        allowed=allowed,
    )
