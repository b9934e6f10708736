"""Injects: acknowledged by seats; fired, held, retimed, edited or written by control; cases linked to claims."""

# Charter: conduct verbs msel
from __future__ import annotations

from infodrill.conduct import commands as asks
from infodrill.conduct import delivery as injects
from infodrill.conduct import events as facts
from infodrill.conduct import policy
from infodrill.conduct.keeping import kept
from infodrill.conduct.records.msel import MSEL_ENDS, Written
from infodrill.conduct.verbs.scene import Scene, Verb, not_listed
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import NOTHING, EventBody, Text
from infodrill.kernel.i18n import N_
from infodrill.scenario.schema import Inject

# What an inject may become from where it stands; a repeat may be fired again.
NEXT: dict[str, tuple[str, ...]] = {
    "pending": ("delivered", "late", "held", "skipped", "cancelled"),
    "held": ("delivered", "late", "pending", "skipped", "cancelled"),
    "skipped": ("delivered", "late", "pending"),
    "failed": ("delivered", "late", "skipped"),
    "cancelled": (),
    "delivered": (),
    "late": (),
}
METHODS = (
    "public_feed", "closed_group", "press", "hotline", "field_report", "official_letter", "phone_note", "chat",
)  # fmt: skip
DIALS = ("feed", "group")
LOUDEST = 3_000  # per mille of the scenario's own noise
SUBJECT = 400


def _acknowledge(scene: Scene, command: asks.AcknowledgeInject) -> tuple[EventBody, ...]:
    delivery = scene.state.deliveries.get(command.inject)
    mine = delivery is not None and (delivery.public or scene.seat.seat in delivery.recipients)
    if delivery is None or not mine or not policy.sees_delivery(scene.seat, delivery):
        raise Refused(
            N_("There is no inject {n} in this inbox."),
            remedy=N_("Look at the inbox again."),
            code="R111",
            n=command.inject,
        )
    if scene.seat.seat in delivery.acknowledged:
        return ()
    return (facts.InjectAcknowledged(command.inject, scene.seat.seat),)


def _deliver(scene: Scene, command: asks.DeliverInject) -> tuple[EventBody, ...]:
    row, status = _row(scene, command.inject), _status(scene, command.inject)
    again = row.trigger.kind == "repeat" and status in ("delivered", "late")
    allowed = ("delivered", "late") if again else NEXT[status]
    if command.run_status not in allowed:
        raise _not_now(command.inject, command.run_status, status, allowed)
    why = scene.optional(command.why, "why")
    if command.run_status not in ("delivered", "late"):
        return (
            facts.InjectDelivered(
                row.number,
                injects.planned(row, scene.state),
                command.run_status,
                (),
                row.to.public,
                False,
                why,
            ),
        )
    return _sent(scene, row, late=command.run_status == "late", why=why)


def _sent(scene: Scene, row: Inject, *, late: bool = False, why: Text = NOTHING) -> tuple[EventBody, ...]:
    lang = scene.state.opened.language if scene.state.opened else "vi"
    sent = injects.deliver(
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
        *injects.case_at_intake(scene.scenario, scene.seats, scene.state, row, lang, scene.numbered),
    )


def _retime(scene: Scene, command: asks.RetimeInject) -> tuple[EventBody, ...]:
    row = _waiting(scene, command.inject, "retimed")
    if command.to < scene.at:
        raise Refused(
            N_("That moment is over."),
            remedy=N_("Plan it for later, or fire it now."),
            code="R125",
            to=command.to,
        )
    return (
        facts.InjectRetimed(
            row.number,
            injects.planned(row, scene.state),
            command.to,
            scene.optional(command.why, "why"),
        ),
    )


def _edit(scene: Scene, command: asks.EditInject) -> tuple[EventBody, ...]:
    row = _waiting(scene, command.inject, "edited")
    subject = scene.free(command.subject, "subject", SUBJECT)
    return (facts.InjectEdited(row.number, subject, scene.free(command.body, "body")),)


def _ad_hoc(scene: Scene, command: asks.AdHocInject) -> tuple[EventBody, ...]:
    if command.method not in METHODS:
        raise not_listed("method", command.method, METHODS)
    for cell in command.cells:
        scene.cell(cell)
    if strange := [one for one in command.roles if one not in policy.ANYONE]:
        raise not_listed("roles", strange[0], sorted(policy.ANYONE))
    if command.claim and command.claim not in {one.id for one in scene.scenario.claims}:
        raise Refused(N_("There is no such case or claim."), remedy=N_("Choose from the list."), code="R117")
    taken = {str(one - MSEL_ENDS) for one in scene.state.msel.written}
    number = MSEL_ENDS + int(scene.numbered("", taken))
    written = facts.InjectWritten(
        number,
        scene.sender(command.sender),
        command.method,
        scene.free(command.subject, "subject", SUBJECT),
        scene.free(command.body, "body"),
        command.cells,
        command.roles,
        command.public,
        command.claim,
    )
    row = injects.row_written(
        Written(
            number, scene.at, written.sender, written.method, written.subject, written.body, written.cells,
            written.roles, written.public, written.claim,
        )
    )  # fmt: skip
    if not row.to.public and not scene.seats.recipients(row.to):
        raise Refused(
            N_("The inject would reach nobody."),
            remedy=N_("Name cells, roles or the public."),
            code="R126",
        )
    return (written, *_sent(scene, row))


def _dial(scene: Scene, command: asks.TurnNoiseDial) -> tuple[EventBody, ...]:
    if command.channel not in DIALS:
        raise not_listed("channel", command.channel, DIALS)
    if not 0 <= command.permille <= LOUDEST:
        raise not_listed("permille", str(command.permille), (f"0–{LOUDEST}",))
    return (facts.NoiseDialTurned(command.channel, command.permille),)


def _link(scene: Scene, command: asks.LinkCase) -> tuple[EventBody, ...]:
    known = {"", *(one.id for one in scene.scenario.claims)}
    if command.case not in scene.state.book.cases or command.claim not in known:
        raise Refused(N_("There is no such case or claim."), remedy=N_("Choose from the list."), code="R117")
    was = scene.state.links.get(command.case, "")
    state = scene.state
    if was != command.claim and kept(state.book, state.links, state.ended, command.case, command.claim):
        raise Refused(
            N_("What was done on this case counts for the claim that it has."),
            remedy=N_("Dispute the row with a reason instead."),
            code="R165",
        )
    if was in ("", command.claim):
        return (facts.CaseLinked(command.case, command.claim, command.role),)
    why = scene.free(command.why, "why")
    return (facts.CaseRelinked(command.case, command.claim, was, command.role, why),)


def _row(scene: Scene, number: int) -> Inject:
    row = injects.row_of(scene.scenario, scene.state, number)
    if row is None:
        raise Refused(
            N_("There is no inject {n} in the MSEL."),
            remedy=N_("Choose from the table."),
            code="R118",
            n=number,
        )
    return row


def _status(scene: Scene, number: int) -> str:
    delivery = scene.state.deliveries.get(number)
    return delivery.run_status if delivery else "pending"


def _waiting(scene: Scene, number: int, what: str) -> Inject:
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


VERBS: dict[type[asks.RangeCommand], Verb] = {
    asks.AcknowledgeInject: _acknowledge,
    asks.AdHocInject: _ad_hoc,
    asks.DeliverInject: _deliver,
    asks.EditInject: _edit,
    asks.LinkCase: _link,
    asks.RetimeInject: _retime,
    asks.TurnNoiseDial: _dial,
}
