"""The agenda of an automated seat: every piece of work its roles call for, most urgent first."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from infodrill.conduct.automata import decision, intake, pressroom, temptation, verification, words
from infodrill.conduct.automata.proposal import Duty, Proposal

Behaviour = Callable[[Duty], Iterator[Proposal]]
BEHAVIOURS: tuple[Behaviour, ...] = (
    intake.notice,
    intake.log,
    intake.gate,
    intake.settle,
    intake.answer_tickets,
    intake.forecast,
    verification.ask,
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
    words.approve,
    words.publish,
    pressroom.answer_press,
    pressroom.answer_public,
    temptation.press_traps,
)


def reading(duty: Duty) -> tuple[Proposal, ...]:
    """What the seat has had time to read since it came: receipts, which take none of its working time."""
    if not duty.character.acts:
        return ()
    return tuple(one for one in intake.inbox(duty) if one.ready_at(0, duty.character) <= duty.view.now)


def agenda(duty: Duty) -> tuple[Proposal, ...]:
    """What this seat could have done by now, most urgent first; empty for an absent cell."""
    if not duty.character.acts:
        return ()
    now, last = duty.view.now, duty.view.last_act()
    ready = [
        one
        for behaviour in BEHAVIOURS
        for one in behaviour(duty)
        if one.ready_at(last, duty.character) <= now
    ]
    return tuple(sorted(ready, key=lambda one: (one.weight, one.since, one.key)))
