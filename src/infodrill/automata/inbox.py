"""What comes to every seat and takes none of its working time: injects read, guidance confirmed, roll-calls, messages and
directives received."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Iterator

from infodrill.automata.proposal import FIRST_GO, Duty, Proposal
from infodrill.conduct.nouns.guidance import ConfirmGuidance, Guidance
from infodrill.conduct.nouns.injects import AcknowledgeInject
from infodrill.conduct.nouns.lobby import AnswerRoll
from infodrill.conduct.nouns.messages import ConfirmReceipt


def inbox(duty: Duty) -> Iterator[Proposal]:
    """Everyone: acknowledge what came, confirm receipts, answer the roll."""
    view = duty.view
    role = sorted(view.seat.roles)[0]
    for delivery in view.unread:
        command = AcknowledgeInject(role, delivery.inject)
        yield Proposal(
            weight=40, since=delivery.at, work="acknowledge", key=f"ack:{delivery.inject}", command=command
        )
    for guidance in view.guidance.to_confirm:
        if not _in_turn(duty, guidance):
            continue
        yield Proposal(
            weight=35,
            since=guidance.at,
            work="receipt",
            key=f"rcpt:{guidance.guidance}",
            command=ConfirmGuidance(role, guidance.guidance),
        )
    for roll in view.meeting.to_answer:
        yield Proposal(
            weight=30,
            since=roll.at,
            work="acknowledge",
            key=f"roll:{roll.roll}",
            command=AnswerRoll(role, roll.roll),
        )
    for item, told in view.to_receive.items():
        receipt = ConfirmReceipt(role, item)
        yield Proposal(weight=41, since=told.at, work="acknowledge", key=f"msg:{item}", command=receipt)


def _in_turn(duty: Duty, guidance: Guidance) -> bool:
    """Whether it is this seat's to confirm: those of a cell take turns, so that each reads some; later whoever is there."""
    view = duty.view
    if view.now >= guidance.at + FIRST_GO:
        return True
    seats = [seat.seat for seat in view.seats.in_cell(view.seat.cell)]
    ours = [seen.guidance for seen in view.guidance.seen if view.seat.cell in seen.to]
    return seats[ours.index(guidance.guidance) % len(seats)] == view.seat.seat
