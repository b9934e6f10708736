"""What comes to every seat and takes none of its working time: injects read, guidance confirmed, roll-calls, messages."""

from __future__ import annotations

from collections.abc import Iterator

from infodrill.conduct.automata.proposal import Duty, Proposal
from infodrill.conduct.commands import AcknowledgeInject, AnswerRoll, ConfirmGuidance, ConfirmReceipt

RECEIVED = "report"  # messages of this kind ask for a receipt


def inbox(duty: Duty) -> Iterator[Proposal]:
    """Everyone: acknowledge what came, confirm receipts, answer the roll."""
    view = duty.view
    role = sorted(view.seat.roles)[0]
    for delivery, row in view.inbox:
        if view.seat.seat in delivery.recipients and view.seat.seat not in delivery.acknowledged:
            command = AcknowledgeInject(role, row.number)
            yield Proposal(40, delivery.at, "acknowledge", f"ack:{row.number}", command)
    for one in view.proactive.to_confirm:
        yield Proposal(35, one.at, "receipt", f"rcpt:{one.guidance}", ConfirmGuidance(role, one.guidance))
    for roll in view.meeting.to_answer:
        yield Proposal(30, roll.at, "acknowledge", f"roll:{roll.roll}", AnswerRoll(role, roll.roll))
    for message in view.messages:
        mine = view.seat.cell in message.to and message.kind == RECEIVED
        if mine and view.seat.cell != message.cell and view.seat.cell not in message.received:
            receipt = ConfirmReceipt(role, message.message)
            yield Proposal(41, message.at, "acknowledge", f"msg:{message.message}", receipt)
