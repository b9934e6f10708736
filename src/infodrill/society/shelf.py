"""Owns the columns of minds: which narrative has which, and the shelf of those that went quiet and gave theirs up.

A narrative that was told, has no reading to come and no decision waiting, and is not what such a one is about, is idle.
When a new narrative needs a column and none is free, idle ones whose minds are mostly empty are put on the shelf as
(account, mind) pairs. Whatever is decided about them later wakes them, bit by bit as they were: results never depend on it.

Four columns lie side by side, so that what is read of one account together (a statement and the claim that it is about, a
claim and the one it inherits from) is put into one four where there is room: one place in memory to wait for, not two.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from infodrill.society import columns as c
from infodrill.society import upkeep

FREE = -1


@dataclass
class Shelf:
    """`holders[i]` = the narrative of column i, or FREE; `quiet` = (accounts, minds, hash) of those on the shelf."""

    accounts: int
    holders: list[int] = field(default_factory=list)
    quiet: dict[int, tuple[NDArray[np.uint32], NDArray[np.uint32], int]] = field(default_factory=dict)

    def start(self, column: int) -> int:
        """Where a column begins; its accounts are 4 apart."""
        return (column >> 2) * 4 * self.accounts + (column & 3)

    def view(self, column: int, state: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """The minds of a column, by account."""
        first = self.start(column)
        return state[first : first + 4 * self.accounts : 4]

    def pairs(self, slot: int, state: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        """(accounts, minds) of all who have any mind about a narrative, on the shelf or not; accounts rise."""
        if slot in self.quiet:
            return self.quiet[slot][:2]
        minds = self.view(self.holders.index(slot), state)
        who = np.flatnonzero(minds).astype(np.uint32)
        return who, minds[who]

    def mind(self, slot: int, state: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """What every account thinks of a narrative, on the shelf or not."""
        if slot not in self.quiet:
            return self.view(self.holders.index(slot), state).copy()
        who, what, _ = self.quiet[slot]
        full = np.zeros(self.accounts, np.uint32)
        full[who] = what
        return full

    def put_away(self, idle: Callable[[int], bool], state: NDArray[np.uint32]) -> None:
        """Idle narratives whose pairs take less than their column leave it, and the column is empty again."""
        for column, slot in enumerate(self.holders):
            if slot == FREE or not idle(slot):
                continue
            minds = self.view(column, state)
            who = np.flatnonzero(minds).astype(np.uint32)
            if 2 * who.size >= self.accounts:
                continue
            what = minds[who].copy()
            self.quiet[slot] = (who, what, int(upkeep.pairs_hash(slot, who, what)))
            minds[:] = 0
            self.holders[column] = FREE

    def take_column(self, slot: int, state: NDArray[np.uint32], beside: int = FREE) -> int:
        """Give a narrative a free column, with its minds when it was on the shelf; returns where the column begins.

        `beside` = the narrative whose four it had best be in.
        """
        column = self._free_column(beside)
        self.holders[column] = slot
        if slot in self.quiet:
            who, what, _ = self.quiet.pop(slot)
            self.view(column, state)[who] = what
        return self.start(column)

    def _free_column(self, beside: int) -> int:
        """One in the four of `beside`; without it, or when that is full, one in the emptiest four."""
        free = [column for column, holder in enumerate(self.holders) if holder == FREE]
        four = self.holders.index(beside) >> 2 if beside != FREE and beside in self.holders else FREE
        room = [0] * (len(self.holders) // 4)
        for column in free:
            room[column >> 2] += 1
        return min(free, key=lambda column: (column >> 2 != four, -room[column >> 2], column))


def is_idle(slot: int, busy: Set[int], board: c.Board, minds: c.Minds, slots: int) -> bool:
    """Told, nothing to come, and neither is any narrative that is about it or inherits from it."""
    waiting = minds.waiting.sum(axis=0)
    about = [
        other
        for other in range(slots)
        if slot in (other, board.col[other, c.INHERITS])
        or (board.col[other, c.KIND] == c.CORRECTION and board.col[other, c.TARGET] == slot)
    ]
    told = bool(minds.tally[:, slot, c.EXPOSED].sum() > 0)
    return told and not any(other in busy or waiting[other] for other in about)
