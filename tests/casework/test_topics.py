"""What an event of casework stirs is declared on it, and nobody hears of what policy hides from them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import ClassVar

import pytest

from infodrill.casework.noun import (
    OF_CASE,
    OF_STATEMENT,
    CaseEvent,
    CaseworkEvent,
    ItemEvent,
    StatementEvent,
)
from infodrill.casework.nouns.appeal import AppealFiled, FileAppeal
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


def book(appealed: str = "s1") -> CaseBook:
    """A case with a published text, and an appeal on that or on the case."""
    table = Table()
    table.published(table.decided())
    table.play(FileAppeal("OVERSIGHT", appealed, "Look again."))
    return table.book


NAMED = {"case": "c1", "item": "s1", "statement": "s1", "appeal": "a1"}


def met(cls: type[CaseworkEvent]) -> CaseworkEvent:
    """An event of the class about what is in the book."""
    event = example(cls)
    assert isinstance(event, cls)
    return replace(event, **{name: item for name, item in NAMED.items() if hasattr(event, name)})


def declared(topics: frozenset[str]) -> set[str]:
    return {re.sub(r"^(case|statement)-.*", r"\1-*", topic) for topic in topics}


@pytest.mark.parametrize("cls", EVENTS, ids=lambda cls: cls.__name__)
def test_an_event_stirs_what_it_declares_and_only_for_those_who_see_it(cls: type[CaseworkEvent]) -> None:
    now, event = book(), met(cls)
    assert set(cls.TOPICS) <= TOPICS and event.case_in(now) == "c1"
    assert declared(event.topics(Onlooker(True), now)) == set(cls.TOPICS), "no less either"
    hidden = declared(event.topics(Onlooker(False), now))
    public = isinstance(event, StatementEvent) and event.public
    assert hidden == (set(cls.TOPICS) - set(OF_CASE) if public else set())


def test_an_appeal_on_a_case_stirs_no_text_and_one_on_a_text_that_text() -> None:
    filed = met(AppealFiled)
    assert filed.topics(Onlooker(True), book("s1")) == {"cases", "case-c1", "inbox", "statement-s1"}
    assert filed.topics(Onlooker(True), book("c1")) == {"cases", "case-c1", "inbox"}


class OnTheCase(CaseEvent):
    """Declares more than pages of its case."""

    TYPE: ClassVar[str] = "test.on_the_case"
    TOPICS: ClassVar[tuple[str, ...]] = ("case-*", "press")
    apply = line = lambda *asked: None  # type: ignore[assignment]


def test_what_an_event_of_any_kind_declares_is_what_it_stirs() -> None:
    event = OnTheCase("c1")
    assert event.topics(Onlooker(True), book()) == {"case-c1", "press"}
    assert event.topics(Onlooker(False), book()) == frozenset()


@pytest.mark.parametrize(
    ("base", "topics"),
    [
        (CaseEvent, ("statement-*",)),
        (ItemEvent, (*OF_CASE, "statement-*")),
        (StatementEvent, (*OF_STATEMENT, "press")),
    ],
)
def test_what_an_event_would_never_stir_it_may_not_declare(
    base: type[CaseworkEvent], topics: tuple[str, ...]
) -> None:
    says = {"TYPE": "test.never", "TOPICS": topics, "apply": OnTheCase.apply, "line": OnTheCase.line}
    with pytest.raises(TypeError, match=topics[-1].replace("*", ".")):
        type("Never", (base,), says)


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
