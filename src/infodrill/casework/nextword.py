"""What keeps a promised next word, by what is written alone: the clocks, the pages and the report ask here, so that nobody is
counted late for what no page reminded them of.
"""

# Charter: casework next word
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from infodrill.casework import content
from infodrill.casework.records import CaseBook, Statement, Version
from infodrill.casework.scene import goes_on
from infodrill.kernel.chain import ERASED
from infodrill.kernel.erasable import until_erased


class ToldPublic(Protocol):
    """A word to the public: when it came, the stance it was filed under, its words as `in_one_spelling`, the hour it names."""

    @property
    def at(self) -> int: ...
    @property
    def stance(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def next_update(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One as casework has it."""

    at: int
    stance: str
    text: str
    next_update: int


def in_one_spelling(text: str) -> str:
    """Words without what setting, capitals and signs make of them; "" = nobody can read them any more."""
    return "" if text == ERASED else " ".join(re.findall(r"\w+", text.casefold()))


def says_anew(promise: ToldPublic, later: ToldPublic, due: int) -> bool:
    """Whether a later word says more than an earlier, which promised it for second `due`: in other words, or with another stance.
    To name another hour and nothing else is more once half of the time has gone by; the same again is an echo."""
    half = 2 * (later.at - promise.at) >= due - promise.at
    dated = half and later.next_update not in (0, promise.next_update)
    anew = dated or later.stance != promise.stance or not promise.text or later.text != promise.text
    return anew and later.at > promise.at


def came(statement: Statement, said: Version, due: int, book: CaseBook | None) -> bool:
    """Whether a text on the same case, or where that goes on, has kept what the published `said` promised for second `due`. To
    close a case keeps nothing: people were told an hour."""
    if book is None or not statement.case:
        return False
    about, promise = goes_on(book.cases, statement.case), told(said, book.language)
    return any(
        says_anew(promise, told(version, book.language), due) and says_something(version, book.language)
        for text in book.statements.values()
        if text.case and goes_on(book.cases, text.case) == about
        for version in text.versions
        if version.published_at > said.published_at
    )


def says_something(version: Version, language: str) -> bool:
    """Whether readers of a language learn from a version what is so or what to do; by form alone, as no desk knows more. What the
    report asks of a word besides, that it names its matter and is not false, asks no less."""
    return tells(version.tongue(language), *map(str, version.said(language)), stance=version.stance)


@until_erased(1_024)
def tells(language: str, title: str, body: str, *, stance: str) -> bool:
    """The same of words in a language: of an advice, that it says what to do."""
    if stance == "advice":
        return content.advises([(language, body)])
    return content.says(language, title, body)


def told(version: Version, language: str) -> Told:
    """A version as the public of a drill in that language has it: what stands in the other alone is no new word to them."""
    return Told(
        at=version.published_at,
        stance=version.stance,
        text=in_one_spelling(str(version.said(language)[1])),
        next_update=version.next_update,
    )
