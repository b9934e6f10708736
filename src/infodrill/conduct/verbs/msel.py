"""Injects: acknowledged by seats, fired, held or skipped by control; cases linked to claims."""

from __future__ import annotations

from infodrill.conduct import commands as asks
from infodrill.conduct import events as facts
from infodrill.conduct.verbs.scene import Scene, Verb
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody


def _acknowledge(scene: Scene, command: asks.AcknowledgeInject) -> tuple[EventBody, ...]:
    delivery = scene.state.deliveries.get(command.inject)
    if delivery is None or (scene.seat.seat not in delivery.recipients and not delivery.public):
        raise Refused(
            "There is no inject {n} in this inbox.",
            remedy="Look at the inbox again.",
            code="R111",
            n=command.inject,
        )
    if scene.seat.seat in delivery.acknowledged:
        return ()
    return (facts.InjectAcknowledged(command.inject, scene.seat.seat),)


def _inject(scene: Scene, command: asks.DeliverInject) -> tuple[EventBody, ...]:
    row = next((one for one in scene.scenario.msel.injects if one.number == command.inject), None)
    if row is None:
        raise Refused(
            "There is no inject {n} in the MSEL.",
            remedy="Choose from the table.",
            code="R118",
            n=command.inject,
        )
    recipients = scene.seats.recipients(row.to) if command.run_status in ("delivered", "late") else ()
    return (
        facts.InjectDelivered(
            row.number, row.at, command.run_status, recipients, row.to.public, False, command.why
        ),
    )


def _link(scene: Scene, command: asks.LinkCase) -> tuple[EventBody, ...]:
    known = {one.id for one in scene.scenario.claims}
    if command.case not in scene.state.book.cases or command.claim not in known:
        raise Refused("There is no such case or claim.", remedy="Choose from the list.", code="R117")
    return (facts.CaseLinked(command.case, command.claim, command.role),)


VERBS: dict[type[asks.RangeCommand], Verb] = {
    asks.AcknowledgeInject: _acknowledge,
    asks.DeliverInject: _inject,
    asks.LinkCase: _link,
}
