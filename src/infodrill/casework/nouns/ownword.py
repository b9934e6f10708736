"""A word of our own that went out beside the studio, a post, a message, an answer to the press: taken into the book as a public
text, so that it is put right as any text of ours is.
"""

# Charter: casework nouns ownword
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from infodrill.casework.noun import StatementEvent
from infodrill.casework.pages import Stamp, with_case, with_statement
from infodrill.casework.reach import WentOut
from infodrill.casework.records import CaseBook, Statement, Version
from infodrill.casework.timeline import Telling, text
from infodrill.kernel.events import NOTHING, event
from infodrill.kernel.fields import CaseId
from infodrill.kernel.i18n import N_

KIND = "answer"  # it labels nobody, and needs no decision that nobody took


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class WordTakenUp(StatementEvent):
    """What our own side put out beside the studio stands in the book as version 1 of a text: `said` = "post:…" or "press:…",
    `issuer` = the cell whose word it was, `told_at` when it went out, `seat` that wrote it ("" = nobody who plays)."""

    TYPE: ClassVar[str] = "statement.taken_up"
    case: CaseId
    said: str
    issuer: str
    seat: str
    cell: str
    told_at: int
    stance: str
    channels: tuple[str, ...]
    title_vi: WentOut = NOTHING
    title_en: WentOut = NOTHING
    body_vi: WentOut = NOTHING
    body_en: WentOut = NOTHING

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        version = Version(
            version=1, stance=self.stance, figures=(), craft={}, leaks=(), title_vi=self.title_vi, title_en=self.title_en,
            body_vi=self.body_vi, body_en=self.body_en, author=("", self.issuer), author_seat=self.seat, at=self.told_at,
            published_at=self.told_at, state="PUBLISHED",
        )  # fmt: skip
        statement = Statement(
            statement=self.statement, case=self.case, kind=KIND, issuer=self.issuer, state="PUBLISHED",
            channels=self.channels, versions=(version,), beside=self.said,
        )  # fmt: skip
        after = with_statement(book, statement)
        return with_case(after, self.case, statements=(*book.cases[self.case].statements, self.statement))

    @property
    def public(self) -> bool:
        return True

    def line(self) -> Telling:
        return (
            "statement",
            N_("{statement}, put out beside the studio, is called a word of our own"),
            (text("statement", self.statement),),
        )


def taken_up(book: CaseBook, said: str) -> Statement | None:
    """The text in the book that stands for what was put out so, None = nobody has taken it up."""
    key = _named(said)
    return next(
        (each for each in book.statements.values() if each.beside and _named(each.beside) == key), None
    )


def _named(said: str) -> str:
    """The name of a word without the minute in which an inject's came out: of each there is one."""
    return re.sub(r"^(post:i\d+)\.\d+$", r"\1", said)


def righted(statement: Statement) -> bool:
    """Whether it stands for a word put out beside the studio that was put right, or for which the right words are on their way:
    another correction of the same would say it twice."""
    newest = statement.newest
    return (
        bool(statement.beside)
        and newest.corrects > 0
        and (newest.published_at >= 0 or statement.state == "REVIEW")
    )


def issued(statement: Statement) -> tuple[Version, ...]:
    """The versions that were published from the studio: not what was put out beside it."""
    published = tuple(version for version in statement.versions if version.published_at >= 0)
    return published[1:] if statement.beside else published
