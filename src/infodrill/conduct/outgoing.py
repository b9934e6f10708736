"""What an organisation says to the public without a draft, read from the events that a command comes to, and its leak check.

Read from events and not from commands, so that no verb can leave it out: answers to the press, posts and their new versions,
topics of conferences, guidance that somebody asked for, and the reasons that the public log shows. Statements have doors of
their own (`casework.leakcheck`).
"""

# Charter: conduct outgoing
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from infodrill.casework import leak
from infodrill.casework.figures import told_in
from infodrill.casework.nouns.decision import PublicLogEntered
from infodrill.casework.nouns.measures import TestRecorded
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.beside import leaks_in
from infodrill.conduct.nouns.conferences import ConferenceOpened
from infodrill.conduct.nouns.guidance import GuidancePublished
from infodrill.conduct.nouns.posts import PostEdited, PostWritten
from infodrill.conduct.nouns.pressquestions import PressAnswerHeld, PressQuestionAnswered
from infodrill.conduct.nouns.weighing import WordsHeld
from infodrill.conduct.seats import Directory, SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.conduct.stayingin import NOT_OUT, STATEMENTS
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody, holds_text
from infodrill.kernel.i18n import N_
from infodrill.scenario.schema import Scenario

MOST_AT_ONCE = 60  # different numbers and names in one text: a text that is held back tells of each whether it was guessed
# Events with words that were thought of; some of them let theirs out only sometimes.
SOMETIMES = (
    PressQuestionAnswered, PostWritten, PostEdited, ConferenceOpened, TestRecorded, StatementStepped,
)  # fmt: skip
KNOWN = frozenset({*NOT_OUT, *STATEMENTS, *(kind.TYPE for kind in SOMETIMES)})
NEW = (PostWritten, ConferenceOpened)  # held back they get no number


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """Words to the public: on which `item`, about which case ("" = none), by part. `issuer` = the cell that wrote them when
    it is not the one that lets them out; its own paper frees nothing."""

    item: str
    about: str
    parts: Mapping[str, str]
    issuer: str = ""


def outgoing(state: DrillState, bodies: Iterable[EventBody]) -> Iterator[tuple[EventBody, Outgoing]]:
    """Each event that lets words of an organisation out, with the words. A persona's are the exercise's own: control and
    simulators play the public, and what they give away is part of the plan."""
    for body in bodies:
        match body:
            case PressQuestionAnswered():
                parts = {"text": body.text, "figures": "\n".join(body.figures)}
                yield body, Outgoing(item=body.question, about=body.about, parts=parts)
            case PostWritten() if not body.simulated:
                yield body, Outgoing(item=body.post, about="", parts={"text": body.text})
            case PostEdited() if not state.posts[body.post].simulated:
                yield body, Outgoing(item=body.post, about="", parts={"text": body.text})
            case ConferenceOpened():
                yield body, Outgoing(item=body.conference, about="", parts={"topic": body.topic})
            case GuidancePublished():
                told = state.guidance[body.guidance]
                parts = {"topic": told.topic, "facts": told.facts, "lines": "\n".join(told.lines)}
                yield body, Outgoing(item=told.guidance, about=told.about, parts=parts, issuer=told.cell)
            case TestRecorded():
                yield body, Outgoing(item=body.case, about=body.case, parts={"basis": body.basis})
            case PublicLogEntered() if body.item in state.book.cases:
                taken = (
                    measure
                    for measure in state.book.cases[body.item].measures
                    if measure.action == body.action
                )
                yield (
                    body,
                    Outgoing(
                        item=body.item,
                        about=body.item,
                        parts={"basis": next((measure.basis for measure in taken), "")},
                    ),
                )
            case StatementStepped() if body.to == "PUBLISHED" and body.reason:
                yield body, Outgoing(item=body.statement, about="", parts={"safety": body.reason})
            case _ if holds_text(type(body)) and body.TYPE not in KNOWN:
                raise LookupError(f"nobody said whether the words of {body.TYPE} go out")


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
            raise _held(body, sent, seat.cell, hits)


def _few_guesses(parts: Mapping[str, str]) -> None:
    if len(told_in(parts.values())) > MOST_AT_ONCE:
        raise Refused(
            N_("What is said in public at once holds {n} different numbers and names at most."),
            remedy=N_("Say less at a time; publish a table as a statement."),
            code="R164",
            n=MOST_AT_ONCE,
        )


def _held(body: EventBody, said: Outgoing, cell: str, hits: tuple[leak.Hit, ...]) -> Refused:
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
        item = "" if isinstance(body, NEW) else said.item
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
