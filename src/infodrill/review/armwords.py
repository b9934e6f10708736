"""Owns what had been said and pressed in an arm of the twins, as conditions of injects are asked of it there."""

# Charter: review armwords
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from infodrill.casework.book import CaseBook
from infodrill.casework.records import Statement
from infodrill.conduct.state import DrillState
from infodrill.kernel.grown import renewed

Trap = tuple[str, str, str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmWords:
    """What conditions are asked of that differs in an arm: `statements` with the times at which their versions came out there,
    `links` of those that nobody wrote in the drill, and trap `presses` that nobody made."""

    statements: Mapping[str, Statement] = field(default_factory=dict)
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    presses: tuple[Trap, ...] = ()

    @property
    def times(self) -> list[int]:
        """The seconds at which versions came out, in order: between two of them the words stand as they are."""
        return sorted(
            version.published_at for statement in self.statements.values() for version in statement.versions
        )

    def in_book(self, book: CaseBook, second: int) -> CaseBook:
        """The book with what had been said in the arm before a second."""
        shown = {name: _said_by(statement, second) for name, statement in self.statements.items()}
        return replace(book, statements={**book.statements, **shown})

    def seen(self, state: DrillState, book: CaseBook, second: int) -> DrillState:
        """The state with that book, and what had been pressed in the arm before a second."""
        return renewed(
            state,
            book=book,
            statement_links={**state.statement_links, **self.links},
            traps=(*state.traps, *(press for press in self.presses if press[3] < second)),
        )


def _said_by(statement: Statement, second: int) -> Statement:
    if all(version.published_at < second for version in statement.versions):
        return statement
    versions = (
        version if version.published_at < second else replace(version, published_at=-1)
        for version in statement.versions
    )
    return replace(statement, versions=tuple(versions))
