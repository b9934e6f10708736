"""The two forms of the suite: the short one, which every change passes, and the whole, `python3 run.py test --long`.

The rows of a proof are stores, languages, drills, seeds. Its short form keeps a row of every class that the proof can see;
the other rows lie in the same classes and are run before a release. No proof lies in the long form alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Hashable, Iterable
from typing import Any, TypeVar

import pytest

LONG = "TESTS_LONG"  # the variable that tells every process of a run whether it is the whole
ALONE = "only in the long form, without a row in the short one; a row that is named is run with --long"
Row, Amount = TypeVar("Row"), TypeVar("Amount")


def both_forms(rows: Iterable[Any], keep: Collection[Any]) -> list[Any]:
    """The rows of a parametrisation: those of `keep` are the short form, the others are run in the long one alone."""
    listed = list(rows)
    assert all(row in listed for row in keep), f"no such row: {[row for row in keep if row not in listed]}"
    return [row if row in keep else _long(row) for row in listed]


def first_of_each(rows: Iterable[Row], kind: Callable[[Row], Hashable]) -> list[Row]:
    """The first row of every kind."""
    found: dict[Hashable, Row] = {}
    for row in rows:
        found.setdefault(kind(row), row)
    return list(found.values())


def amount(short: Amount, long: Amount) -> Amount:
    """How much a proof tries that has no rows: examples, minutes, people."""
    return long if os.environ.get(LONG) else short


def in_turn(round_: int, of: int, *numbers: int) -> bool:
    """Whether something is looked at in that round of `of`: in the long form in each, in the short one in one, by its numbers.

    Of what has two, as its seat's and its page's, every round has some of each seat and some of each page.
    """
    return amount(False, True) or sum(numbers) % of == round_


def parted(items: list[pytest.Item]) -> tuple[list[pytest.Item], list[pytest.Item]]:
    """Tests of the short form and those of the long one alone; refuses a proof that is in the long form alone."""
    kept = [item for item in items if item.get_closest_marker("long") is None]
    long = [item for item in items if item.get_closest_marker("long") is not None]
    alone = {_proof(item) for item in long} - {_proof(item) for item in kept}
    if alone:
        raise pytest.UsageError(f"{ALONE}: {sorted(alone)}")
    return kept, long


def _long(row: Any) -> Any:
    if not isinstance(row, tuple):
        return pytest.param(row, marks=pytest.mark.long)
    given, marks = (row.values, row.marks) if hasattr(row, "marks") else (row, ())
    return pytest.param(*given, marks=[*marks, pytest.mark.long], id=getattr(row, "id", None))


def _proof(item: pytest.Item) -> str:
    return item.nodeid.partition("[")[0]
