"""What a column under a heading that nobody knows holds, by what stands below it: proposed, and always asked."""

# Charter: exchange mselbelow
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import get_args

from infodrill.exchange.mselaround import Around
from infodrill.exchange.mselcells import CellReader, meaning
from infodrill.exchange.mselcolumns import TARGETS, folded
from infodrill.exchange.mseltimes import moment
from infodrill.exchange.workbookreading import CellRead
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.scenario.schema.base import Player

FEWEST = 2  # cells that show what a column is
MOST = 0.5  # of the cells, more have to be of one kind; the others are slips, told where they stand
TEXT = 40  # letters of what is said to players; a place, a name and a state are shorter
_ROLE = re.compile(rf"\s*(?:{'|'.join(map(re.escape, get_args(Player)))})\b[^:]{{0,40}}:\s*\S")
METHODS = frozenset(TARGETS["method"].choices)
Below = list[CellRead]


def by_what_stands_there(below: Below, around: Around) -> Iterator[str]:
    """The fields that a column may hold, the likeliest first, a text without its language."""
    if len(below) >= FEWEST:
        yield from (field for field, holds in _HOLD.items() if holds(below, around))


def _times(below: Below, _: Around) -> bool:
    """Hours of a clock, with their day or without, or lengths with their unit; a number alone may count anything."""

    def tells(cell: CellRead) -> bool:
        told = moment(cell.value)
        return told is not None and not told.bare and (told.day is None or told.clock is not None)

    return _most(below, tells)


def _actions(below: Below, _: Around) -> bool:
    """ "SPOKE: answer the press": half of them are enough, as not every inject asks for something."""
    return 2 * sum(_ROLE.match(str(cell.value)) is not None for cell in below) >= len(below)


def _senders(below: Below, around: Around) -> bool:
    return _most(below, lambda cell: folded(str(cell.value)) in around.senders)


def _recipients(below: Below, around: Around) -> bool:
    reader = CellReader(around=around)

    def reads(cell: CellRead) -> bool:
        try:
            return bool(reader.recipients(str(cell.value), Place("")))
        except ScenarioError:
            return False

    return bool(around.cells) and _most(below, reads)


def _methods(below: Below, _: Around) -> bool:
    return _most(below, lambda cell: meaning("method", str(cell.value)) in METHODS)


def _texts(below: Below, _: Around) -> bool:
    """Sentences, each another."""
    long = [text for cell in below if len(text := str(cell.value)) >= TEXT and " " in text]
    return len(long) > len(below) / 2 and len(set(long)) == len(long)


def _most(below: Below, is_one: Callable[[CellRead], bool]) -> bool:
    return sum(map(is_one, below)) > MOST * len(below)


_HOLD: Mapping[str, Callable[[Below, Around], bool]] = {
    "at": _times, "expected": _actions, "from": _senders, "to": _recipients, "method": _methods, "body": _texts,
}  # fmt: skip
