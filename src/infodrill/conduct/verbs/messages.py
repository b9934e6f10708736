"""Messages between cells and their receipts."""

# Charter: conduct verbs messages
from __future__ import annotations

from infodrill.conduct import commands as asks
from infodrill.conduct import events as facts
from infodrill.conduct import policy
from infodrill.conduct.verbs.scene import Scene, Verb
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody
from infodrill.kernel.i18n import N_

MESSAGE_KINDS = ("chat", "report")  # forecasts, guidance and directives have verbs of their own


def _message(scene: Scene, command: asks.SendMessage) -> tuple[EventBody, ...]:
    if command.kind not in MESSAGE_KINDS:
        raise Refused(
            N_("There is no message kind {kind}."), remedy=N_("Use chat."), code="R112", kind=command.kind
        )
    for cell in command.to:
        scene.cell(cell)
    if command.case and not policy.sees_item(scene.seat, command.case, scene.state):
        raise Refused(N_("There is no such case or claim."), remedy=N_("Choose from the list."), code="R117")
    number = scene.numbered("m", scene.state.messages)
    text = scene.free(command.text, "text")
    return (
        facts.MessageSent(
            number, command.kind, scene.seat.seat, scene.seat.cell, command.to, text, command.case
        ),
    )


def _receipt(scene: Scene, command: asks.ConfirmReceipt) -> tuple[EventBody, ...]:
    message = scene.state.messages.get(command.message)
    if message is None or (message.to and scene.seat.cell not in message.to):
        raise Refused(
            "There is no message {m} for this cell.",
            remedy="Look at the inbox again.",
            code="R114",
            m=command.message,
        )
    return (
        ()
        if scene.seat.cell in message.received
        else (facts.ReceiptConfirmed(command.message, scene.seat.cell),)
    )


VERBS: dict[type[asks.RangeCommand], Verb] = {
    asks.SendMessage: _message,
    asks.ConfirmReceipt: _receipt,
}
