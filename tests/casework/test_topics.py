"""What an event of casework stirs is declared on it, and nobody hears of what policy hides from them."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from infodrill.casework.noun import OF_CASE, CaseworkEvent
from infodrill.casework.nouns.statementmoves import PUBLISHED, StatementStepped
from infodrill.casework.records import Case, CaseBook, Statement
from infodrill.conduct.noun import TOPICS
from tests.casework.table import Table
from tests.casework.test_timeline import EVENTS, example


@dataclass(frozen=True)
class Onlooker:
    """A seat that sees everything, or nothing."""

    all: bool

    def sees(self, item: str) -> bool:
        return self.all and bool(item)

    def sees_newest(self, statement: Statement, case: Case | None) -> bool:
        return self.all


def book() -> CaseBook:
    table = Table()
    table.published(table.decided())
    return table.book


def declared(topics: frozenset[str]) -> set[str]:
    return {re.sub(r"^(case|statement)-.*", r"\1-*", topic) for topic in topics}


@pytest.mark.parametrize("cls", EVENTS, ids=lambda cls: cls.__name__)
def test_an_event_stirs_what_it_declares_and_only_for_those_who_see_it(cls: type[CaseworkEvent]) -> None:
    event = example(cls)
    assert isinstance(event, cls) and set(cls.TOPICS) <= TOPICS
    now = book()
    stirred = declared(event.topics(Onlooker(True), now))
    assert (set(OF_CASE) if event.case_in(now) in now.cases else set()) <= stirred <= set(cls.TOPICS)
    if not isinstance(event, StatementStepped):
        assert event.topics(Onlooker(False), book()) == frozenset()


def test_a_publication_is_everyones_and_a_draft_is_not() -> None:
    now = book()
    (statement,) = now.statements

    def stepped(to: str) -> StatementStepped:
        return StatementStepped(
            statement=statement, version=1, frm="REVIEW", to=to, role="SPOKE", cell="ward"
        )

    assert set(PUBLISHED) <= stepped("PUBLISHED").topics(Onlooker(False), now)
    assert stepped("DRAFTING").topics(Onlooker(False), now) == frozenset()
    assert not set(PUBLISHED) & stepped("REVIEW").topics(Onlooker(True), now)
