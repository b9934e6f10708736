"""The sheets of a survey that is open: beside the log, so that nothing tells what a single person answered.

A sheet holds the place of the chosen answer of each question, SKIPPED for none. Who gave it stands nowhere but in a keyed
digest that lets each answer once. When the survey is closed the counts are recorded, and the sheets are gone.
"""

# Charter: conduct ballots
from __future__ import annotations

from typing import Protocol

SKIPPED = -1
Sheet = tuple[int, ...]


class BallotBox(Protocol):
    """The open survey's sheets of one drill."""

    def sheets(self) -> tuple[Sheet, ...]:
        """All of them, in no order that tells who came first."""

    def empty(self) -> None:
        """Throw them away."""


class MemoryBallotBox:
    """Sheets that live as long as the process; a voter's first one stands."""

    def __init__(self) -> None:
        self._held: dict[str, Sheet] = {}

    def put(self, voter: str, sheet: Sheet) -> None:
        self._held.setdefault(voter, sheet)

    def sheets(self) -> tuple[Sheet, ...]:
        return tuple(sorted(self._held.values()))

    def empty(self) -> None:
        self._held.clear()


class SealedBox:
    """A box for trying out what a press would come to: it is read and never emptied."""

    def __init__(self, box: BallotBox) -> None:
        self._box = box

    def sheets(self) -> tuple[Sheet, ...]:
        return self._box.sheets()

    def empty(self) -> None:
        """Nothing: the press is only tried."""
