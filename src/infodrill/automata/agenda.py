"""The agenda of an automated seat: every piece of work its roles call for, most urgent first."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from infodrill.automata import (
    advising,
    clearance,
    decision,
    guiding,
    intake,
    letters,
    linestotake,
    marking,
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
from infodrill.automata.character import Character
from infodrill.automata.inbox import inbox
from infodrill.automata.proposal import ASIDE, LAST, OURS, Behaviour, Duty, Proposal
from infodrill.conduct.noun import Command
from infodrill.conduct.view import SeatView

SLACK = 30  # among cases people turn from one to another; work beside them waits for what is urgent
BESIDE = ASIDE - 8  # from that weight on work is an errand beside the cases
# What people wait for once it is begun: a text, and the decision that it hangs on.
WAITED_FOR = frozenset({"draft", "first_word", "decide", "acknowledge_case"})
BEHAVIOURS: tuple[Behaviour, ...] = (
    intake.notice,
    intake.log,
    intake.gate,
    marking.mark,
    marking.stamp,
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
    words.say_it_cannot,
    words.say_what_is_left,
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
    linestotake.guide,
    guiding.ask_in_words,
    guiding.give_tasks,
    guiding.finish_tasks,
    guiding.direct,
    guiding.answer_directives,
    guiding.ask_to_publish,
    relaying.relay,
    meeting.meet,
    letters.answer_letters,
    temptation.press_traps,
)
PUBLIC: frozenset[Behaviour] = frozenset(
    {
        settling.answer_tickets, words.draft, words.submit, clearance.publish, pressroom.answer_press,
        pressroom.answer_public, preparing.prebunk, preparing.bulletin, relaying.relay,
    }
)  # fmt: skip
"""What reaches the public; a silent cell does none of it."""


@dataclass(frozen=True, slots=True)
class WorkDone:
    """A piece of work that a seat has had time for by now: done at exercise second `at`; `key` names it among its seat's."""

    key: str
    command: Command
    at: int


@dataclass(frozen=True, slots=True)
class AutomatedCells:
    """Who works in the free seats of automated cells: a character by cell; `seed` fixes their misjudgements and wordings."""

    characters: Mapping[str, Character]
    seed: int

    @property
    def cells(self) -> frozenset[str]:
        """Those whose seats act; nobody does in an absent one."""
        return frozenset(cell for cell, character in self.characters.items() if character.acts)

    def reading(self, view: SeatView) -> tuple[WorkDone, ...]:
        """What the seat has read since it came."""
        return self._done(reading(self._duty(view)), view, 0)

    def work(self, view: SeatView, free: int = -1) -> tuple[WorkDone, ...]:
        """What the seat, free since second `free` (-1 = since it last did something), has had time for, most urgent first."""
        return self._done(agenda(self._duty(view), free), view, free if free >= 0 else view.last_act())

    def _duty(self, view: SeatView) -> Duty:
        return Duty(view, self.characters[view.seat.cell], self.seed)

    def _done(self, work: tuple[Proposal, ...], view: SeatView, since: int) -> tuple[WorkDone, ...]:
        character = self.characters[view.seat.cell]
        return tuple(WorkDone(piece.key, piece.command, piece.ready_at(since, character)) for piece in work)


def reading(duty: Duty) -> tuple[Proposal, ...]:
    """What the seat has had time to read since it came: receipts, which take none of its working time."""
    if not duty.character.acts:
        return ()
    return tuple(
        proposal for proposal in inbox(duty) if proposal.ready_at(0, duty.character) <= duty.view.now
    )


def agenda(duty: Duty, free: int = -1) -> tuple[Proposal, ...]:
    """What this seat could have done by now, most urgent first; empty for an absent cell.

    `free` = the second from which it was free, -1 = since it last did something.
    """
    if not duty.character.acts:
        return ()
    now, last = duty.view.now, free if free >= 0 else duty.view.last_act()
    mine = (
        BEHAVIOURS
        if duty.character.speaks
        else tuple(behaviour for behaviour in BEHAVIOURS if behaviour not in PUBLIC)
    )
    work = [proposal for behaviour in mine for proposal in behaviour(duty)]
    ready = [proposal for proposal in work if proposal.ready_at(last, duty.character) <= now]
    # The most urgent of what the seat is at and has not done yet: it turns to nothing much less urgent in
    # between.
    at_hand = [proposal for proposal in work if proposal.since <= now and proposal not in ready]
    least = min((proposal.weight for proposal in at_hand), default=LAST)
    # Whoever is at a text or a decision of that urgency puts it aside for nothing else: people wait for it. Nor for anything is
    # what our own word does to people put aside. What was done before that came in has kept nobody from it.
    waits = any(piece.work in WAITED_FOR and piece.weight == least for piece in at_hand)
    # Of errands beside the cases the longer one is not put off for ever by shorter ones that are less urgent.
    slack = 0 if waits or least <= -OURS or least >= BESIDE else SLACK
    came = min((piece.since for piece in at_hand if piece.weight == least), default=now)
    ready = [
        piece
        for piece in ready
        if piece.weight <= least + slack or piece.ready_at(last, duty.character) <= came
    ]
    ready = [piece for piece in ready if duty.may(piece.command)]
    return tuple(sorted(ready, key=lambda proposal: (proposal.weight, proposal.since, proposal.key)))
