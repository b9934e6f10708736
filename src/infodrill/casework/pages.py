"""Functions that put a changed case or statement into the book of cases; every event's `apply` is made of them."""

# Charter: casework pages
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from infodrill.casework.records import Case, CaseBook, Statement
from infodrill.kernel.grown import with_one

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stamp:
    """When an event happened and by which seat."""

    at: int
    actor: str


def put(old: Mapping[str, T], key: str, value: T) -> Mapping[str, T]:
    return with_one(old, key, value)


def with_case(book: CaseBook, case: str, **changes: Any) -> CaseBook:
    return replace(book, cases=put(book.cases, case, replace(book.cases[case], **changes)))


def with_statement(book: CaseBook, statement: Statement) -> CaseBook:
    return replace(book, statements=put(book.statements, statement.statement, statement))


def add(old: tuple[T, ...], *new: T) -> tuple[T, ...]:
    return (*old, *(item for item in new if item not in old))


def hand(case: Case, role: str, cell: str, stamp: Stamp) -> dict[str, Any]:
    """The marks of a hand on a case: who decided or signed, so that another person answers an appeal."""
    return {"actors": add(case.actors, (role, cell)), "seats": add(case.seats, stamp.actor)}
