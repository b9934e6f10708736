"""Everything that was said in public, each text on its one primary claim: statements and answers to the press."""

# Charter: review ledger said
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from infodrill.casework.book import Statement, Version
from infodrill.conduct.nouns.links import StatementLinked
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.kernel.chain import ERASED
from infodrill.kernel.events import Event
from infodrill.review import content

HELD_TO_THE_PRESS, TOLD_NOTHING = "press_holding", "press_silent"
TO_THE_PRESS = {"answer": "press", "holding": HELD_TO_THE_PRESS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A published version of a statement, or what the press was told; `seq` of the event that made it public.

    `claim` = the primary one, "" while nothing links the text to any. `item` = "s3" or a press question's id. `kind` = the
    statement's, or press | press_holding | press_silent. `next_update` = the second of the next word that was promised, 0 = none.
    """

    at: int
    seq: int
    claim: str
    case: str
    cell: str
    item: str
    kind: str
    stance: str
    next_update: int = 0
    version: int = 0
    empty: bool = False
    advises: bool = False  # an advice that says what to do
    text: str = ""  # in the drill's language, in one spelling of blanks and capitals; "" = erased

    @property
    def speaks(self) -> bool:
        """False for silence to the press, empty texts and texts without a stance: none is a word."""
        return bool(self.stance) and not self.empty and self.kind != TOLD_NOTHING

    @property
    def holds(self) -> bool:
        """A holding line, in writing or to the press: it breaks the silence."""
        return self.kind in {"holding", HELD_TO_THE_PRESS}

    @property
    def hollow(self) -> bool:
        """Published, and it says nothing: nothing is written, or an advice does not say what to do. A holding line holds."""
        return not self.holds and (self.empty or (self.stance == "advice" and not self.advises))

    @property
    def tells(self) -> bool:
        """A word that says something."""
        return self.speaks and not self.hollow

    @property
    def beside(self) -> bool:
        """A text published beside the cases (prebunk, bulletin): it passed no rights check and no verdict stands behind it."""
        return self.version > 0 and not self.case

    @property
    def answers_nothing(self) -> bool:
        """A text beside the cases, a holding answer to the press, whatever their stance, and an advice that does not say what
        to do: none answers anything or keeps a promise."""
        held = self.beside or self.kind == HELD_TO_THE_PRESS
        return held or (self.stance == "advice" and not self.advises)


def _plain(text: str) -> str:
    return "" if text == ERASED else " ".join(re.findall(r"\w+", text.casefold()))


def read_said(
    events: tuple[Event, ...], published: Iterable[PublishedVersion], links: Mapping[str, str], lang: str
) -> tuple[Said, ...]:
    """All of it in the order of the log. The last link counts, as an evaluator may mend it.

    `links` = case → claim; `lang` = the drill's language.
    """
    bodies = [event.body for event in events]
    prepared = {body.statement: body.claim for body in bodies if isinstance(body, StatementLinked)}
    found = [_statement(version, prepared, lang) for version in published]
    return tuple(sorted((*found, *_press(events, links, lang)), key=lambda word: word.seq))


def _statement(published: PublishedVersion, prepared: dict[str, str], lang: str) -> Said:
    version = published.version
    return Said(
        at=published.at, seq=published.seq, claim=published.claim or prepared.get(published.statement.statement, ""),
        case=published.case,
        cell=published.statement.issuer, item=published.statement.statement, kind=published.kind, stance=version.stance,
        next_update=version.next_update, version=version.version,
        empty=content.empty(version.body_vi, version.body_en),
        advises=version.stance == "advice" and content.advises((("vi", version.body_vi), ("en", version.body_en))),
        text=_plain(version.said(lang)[1]),
    )  # fmt: skip


def _press(events: tuple[Event, ...], links: Mapping[str, str], lang: str) -> Iterator[Said]:
    asked: dict[str, str] = {}
    for event in events:
        body = event.body
        if isinstance(body, PressQuestionAsked):
            asked[body.question] = body.claim
        elif isinstance(body, PressQuestionAnswered):
            yield Said(
                at=event.at, seq=event.seq, claim=links.get(body.about) or asked.get(body.question, ""),
                case=body.about, cell=body.cell, item=body.question,
                kind=TO_THE_PRESS.get(body.kind, TOLD_NOTHING), stance=body.stance,
                next_update=body.promise_due, empty=content.empty(body.text),
                advises=body.stance == "advice" and content.advises(((lang, body.text),)), text=_plain(body.text),
            )  # fmt: skip


# What the public could read: a version of a statement, from when on, and about what.
@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedVersion:
    """A version of a statement that the public could read from `at` on; `seq` of the event that published it."""

    statement: Statement
    version: Version
    at: int
    seq: int
    case: str
    claim: str
    verdict: str  # the case's verdict at that moment

    @property
    def kind(self) -> str:
        return self.statement.kind

    @property
    def stance(self) -> str:
        return self.version.stance

    @property
    def edition(self) -> int:
        """The number by which the public knows this version."""
        return self.statement.edition(self.version.version)
