"""The agenda of an automated seat: every piece of work its roles call for, most urgent first."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Callable, Iterator

from infodrill.conduct.automata import (
    advising,
    clearance,
    decision,
    guiding,
    intake,
    meeting,
    preparing,
    pressroom,
    relaying,
    settling,
    temptation,
    verification,
    watching,
    words,
)
from infodrill.conduct.automata.inbox import inbox
from infodrill.conduct.automata.proposal import LAST, Duty, Proposal

SLACK = 30  # among cases people turn from one to another; work beside them waits for what is urgent
Behaviour = Callable[[Duty], Iterator[Proposal]]
BEHAVIOURS: tuple[Behaviour, ...] = (
    intake.notice,
    intake.log,
    intake.gate,
    settling.settle,
    settling.hand_down,
    settling.answer_tickets,
    settling.keep_promises,
    verification.ask,
    verification.ask_for_service,
    verification.remind,
    verification.reply,
    verification.weigh,
    verification.renew,
    verification.confirm_gate,
    decision.acknowledge,
    decision.leave_known,
    decision.decide,
    decision.carry_out,
    decision.close,
    decision.answer_escalation,
    words.draft,
    words.submit,
    words.send_back,
    clearance.approve,
    clearance.clear,
    clearance.publish,
    pressroom.answer_press,
    pressroom.answer_public,
    advising.opine,
    advising.warn_of_fraud,
    advising.appeal,
    advising.answer_appeals,
    advising.object_to_traps,
    watching.forecast,
    watching.watch,
    watching.foresee,
    watching.report,
    preparing.prebunk,
    preparing.bulletin,
    guiding.guide,
    guiding.give_tasks,
    guiding.finish_tasks,
    guiding.direct,
    guiding.answer_directives,
    guiding.ask_to_publish,
    relaying.relay,
    meeting.meet,
    temptation.press_traps,
)
PUBLIC: frozenset[Behaviour] = frozenset(
    {
        settling.answer_tickets, words.draft, words.submit, clearance.publish, pressroom.answer_press,
        pressroom.answer_public, preparing.prebunk, preparing.bulletin, relaying.relay,
    }
)  # fmt: skip
"""What reaches the public; a silent cell does none of it."""


def reading(duty: Duty) -> tuple[Proposal, ...]:
    """What the seat has had time to read since it came: receipts, which take none of its working time."""
    if not duty.character.acts:
        return ()
    return tuple(one for one in inbox(duty) if one.ready_at(0, duty.character) <= duty.view.now)


def agenda(duty: Duty, free: int = -1) -> tuple[Proposal, ...]:
    """What this seat could have done by now, most urgent first; empty for an absent cell.

    `free` = the second from which it was free, -1 = since it last did something.
    """
    if not duty.character.acts:
        return ()
    now, last = duty.view.now, free if free >= 0 else duty.view.last_act()
    mine = BEHAVIOURS if duty.character.speaks else tuple(one for one in BEHAVIOURS if one not in PUBLIC)
    work = [one for behaviour in mine for one in behaviour(duty)]
    ready = [one for one in work if one.ready_at(last, duty.character) <= now]
    at_hand = min((one.weight for one in work if one.since <= now and one not in ready), default=LAST)
    ready = [one for one in ready if one.weight <= at_hand + SLACK]
    return tuple(sorted(ready, key=lambda one: (one.weight, one.since, one.key)))
