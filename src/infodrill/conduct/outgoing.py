"""What an organisation says to the public without a draft, read from the events that a command comes to, and its leak check.

Read from events (`casework.reach`) and not from commands, so that no verb can leave it out: answers to the press, posts and
their new versions, topics of conferences, guidance that somebody asked for, and the reasons that the public log shows. Statements
have doors of their own (`casework.leakcheck`).
"""

# Charter: conduct outgoing
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from infodrill.casework import leak
from infodrill.casework.figures import told_in
from infodrill.casework.noun import CaseworkEvent
from infodrill.casework.reach import Outgoing, Reaching
from infodrill.conduct.beside import leaks_in
from infodrill.conduct.nouns.guidance import GuidancePublished
from infodrill.conduct.nouns.pressquestions import PressAnswerHeld, PressQuestionAnswered
from infodrill.conduct.nouns.weighing import WordsHeld
from infodrill.conduct.seats import Directory, SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody
from infodrill.kernel.i18n import N_
from infodrill.scenario.schema import Scenario

MOST_AT_ONCE = 60  # different numbers and names in one text: a text that is held back tells of each whether it was guessed


def outgoing(state: DrillState, bodies: Iterable[EventBody]) -> Iterator[tuple[EventBody, Outgoing]]:
    """Each event that lets words of an organisation out, with the words."""
    for body in bodies:
        known = state.book if isinstance(body, CaseworkEvent) else state
        if isinstance(body, Reaching) and (sent := body.out(known)):
            yield body, sent


def keep_in(
    state: DrillState, scenario: Scenario, seats: Directory, seat: SeatPlace, bodies: tuple[EventBody, ...]
) -> None:
    """Refuse what the leak check finds in words that nobody reads before they are out; last, so that whatever else is
    refused tells nothing about the words.

    They are compared with the papers of all cases that the author's cell sees, whatever case they name.
    """
    for body, sent in outgoing(state, bodies):
        if not sent.issuer:
            _few_guesses(sent.parts)
        readers = seats.in_cell(sent.issuer or seat.cell)
        own = sent.item if sent.issuer else ""
        if hits := leaks_in(state, scenario, readers, sent.parts, own):
            raise _held(state, body, sent, seat.cell, hits)


def _is_there(state: DrillState, item: str) -> bool:
    """Whether something of that id is on record."""
    kept = (getattr(held, field.name) for held in (state, state.book) for field in fields(held))
    return any(isinstance(records, Mapping) and item in records for records in kept)


def _few_guesses(parts: Mapping[str, str]) -> None:
    if len(told_in(parts.values())) > MOST_AT_ONCE:
        raise Refused(
            N_("What is said in public at once holds {n} different numbers and names at most."),
            remedy=N_("Say less at a time; publish a table as a statement."),
            code="R164",
            n=MOST_AT_ONCE,
        )


def _held(
    state: DrillState, body: EventBody, said: Outgoing, cell: str, hits: tuple[leak.Hit, ...]
) -> Refused:
    if isinstance(body, GuidancePublished):
        # The passage is not shown: who asks is not who wrote it.
        return Refused(
            N_("Guidance {guidance} holds what is not for the public."),
            remedy=N_("Its issuer writes it without that; ask for the new one."),
            code="R154",
            guidance=said.item,
        )
    kept: EventBody
    if isinstance(body, PressQuestionAnswered):
        kept = PressAnswerHeld(question=said.item, cell=cell, found=len(hits), checker=leak.CHECKER)
    else:
        item = said.item if _is_there(state, said.item) else ""  # what would be new gets no number
        kept = WordsHeld(what=body.TYPE, item=item, cell=cell, found=len(hits), checker=leak.CHECKER)
    return HeldBack(
        N_("The leak check found: {passage}."),
        remedy=N_("Say it without that, or that you cannot say more."),
        bodies=(kept,),
        code="R153",
        passage=" · ".join(f"“{leak.passage(hit, said.parts)}”" for hit in hits),
    )


# A text that the leak check keeps in: refused, and yet on record, so that words cannot be tried out unseen.
class HeldBack(Refused):
    """Changes nothing but the record: whoever gives commands appends `bodies`, at human pace, and then raises it."""

    def __init__(self, message: str, *, bodies: tuple[EventBody, ...], **rest: Any) -> None:
        self.bodies = bodies
        super().__init__(message, **rest)
