"""The two forms of the suite: the short one, which every change passes, and the whole, `python3 run.py test --long`.

The rows of a proof are stores, languages, drills, seeds. Its short form keeps a row of every class that the proof can see;
the other rows lie in the same classes, are run before a release, and a twelfth of them in every run of the whole suite, in turn
with what is sealed (tests/turns.py). No proof lies in the long form alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Hashable, Iterable
from typing import Any, TypeVar

from tests.turns import SHARES, TURN, TURNS

LONG = "TESTS_LONG"  # the variable that tells every process of a run whether it is the whole
Row, Amount = TypeVar("Row"), TypeVar("Amount")


def both_forms(rows: Iterable[Any], keep: Collection[Any]) -> list[Any]:
    """The rows of a parametrisation: those of `keep` are the short form, the others are made in the long one and in their turns.

    Rows that are not run are not made either: the half of collecting, which every process of a run does, went into them.
    """
    listed = list(rows)
    assert all(row in listed for row in keep), f"no such row: {[row for row in keep if row not in listed]}"
    assert keep or not listed, "a proof in the long form alone"
    turn = os.environ.get(TURN)
    share = int(turn) // TURNS if turn else None
    short = [row for n, row in enumerate(listed) if row in keep or n % SHARES == share]
    return amount(short, listed)


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
