"""What the rows of a planner's table left to be taken for granted, gathered while they are filled and told once for all."""

# Charter: exchange mselfilled
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from infodrill.exchange import mselgranted as granted
from infodrill.exchange.mselfilling import RowFiller
from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioProblem, warning


@dataclass(kw_only=True)
class FilledRows:
    """`others` = numbers under which another inject stood so far, with their cells."""

    others: dict[int, Place] = field(default_factory=dict)
    told: list[ScenarioProblem] = field(default_factory=list)
    due: list[tuple[str, Any, Place]] = field(default_factory=list)
    taken: list[tuple[Any, str, Place]] = field(default_factory=list)

    def add(self, filler: RowFiller, number: Any, action: Place, numbered: Place) -> None:
        """A row that was filled; `action` and `numbered` = the cells of its action and of its number."""
        read = filler.action
        if read.guessed:
            self.told.append(granted.nobody(number, read.guessed, action))
        if read.no_role:
            self.told.append(granted.no_role(*read.no_role, action))
        if read.taken:
            self.taken.append((number, read.taken, action))
        if read.who_kept:
            self.told.append(_who_kept(number, read.who_kept, action))
        if read.more:
            self.told.append(_more(number, read.more, action))
        if filler.was:
            self.told.append(_renumbered(number, filler.was, numbered))
        self.due.append((read.due, number, action))
        if filler.other and isinstance(number, int):
            self.others[number] = numbered

    def notes(self) -> Iterator[ScenarioProblem]:
        yield from self.told
        yield from granted.by_when(self.due)
        yield from granted.by_whom(self.taken)


def _who_kept(number: Any, who: str, place: Place) -> ScenarioProblem:
    message = N_("the action of inject {number} names nobody any more, and stays expected of {who}")
    remedy = N_("Write the role of a seat before it, as “SPOKE: …”, or leave it if that is meant.")
    return warning("Q127", place, message, remedy, number=number, who=who)


def _more(number: Any, more: tuple[str, ...], place: Place) -> ScenarioProblem:
    message = N_(
        "the cell holds {n} actions of inject {number}, and only the first is read as one; not: {words}"
    )
    remedy = N_(
        "Leave one action in the cell, and write the others as entries of `expected_actions` afterwards."
    )
    words = " | ".join(text[:80] for text in more)
    return warning("Q127", place, message, remedy, number=number, n=len(more) + 1, words=words)


def _renumbered(number: Any, was: int, place: Place) -> ScenarioProblem:
    message = N_(
        "inject {was} is number {number} now: it was known by its text, and what has no column stays"
    )
    remedy = N_(
        "Write {was} into the cell, or leave it if that is meant; what names the old number has to name the new one."
    )
    return warning("Q142", place, message, remedy, number=number, was=was)
