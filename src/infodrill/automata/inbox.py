"""What comes to every seat and takes none of its working time: injects read, guidance confirmed, roll-calls, messages."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Iterator

from infodrill.automata.proposal import Duty, Proposal
from infodrill.conduct.nouns.guidance import ConfirmGuidance
from infodrill.conduct.nouns.injects import AcknowledgeInject
from infodrill.conduct.nouns.lobby import AnswerRoll
from infodrill.conduct.nouns.messages import ConfirmReceipt

RECEIVED = "report"  # messages of this kind ask for a receipt


def inbox(duty: Duty) -> Iterator[Proposal]:
    """Everyone: acknowledge what came, confirm receipts, answer the roll."""
    view = duty.view
    role = sorted(view.seat.roles)[0]
    for one in view.unread:
        command = AcknowledgeInject(role, one.inject)
        yield Proposal(40, one.at, "acknowledge", f"ack:{one.inject}", command)
    for told in view.guidance.to_confirm:
        yield Proposal(35, told.at, "receipt", f"rcpt:{told.guidance}", ConfirmGuidance(role, told.guidance))
    for roll in view.meeting.to_answer:
        yield Proposal(30, roll.at, "acknowledge", f"roll:{roll.roll}", AnswerRoll(role, roll.roll))
    for message in view.messages:
        mine = view.seat.cell in message.to and message.kind == RECEIVED
        if mine and view.seat.cell != message.cell and view.seat.cell not in message.received:
            receipt = ConfirmReceipt(role, message.message)
            yield Proposal(41, message.at, "acknowledge", f"msg:{message.message}", receipt)
