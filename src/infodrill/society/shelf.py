"""Owns the columns of minds: which narrative has which, and the shelf of those that went quiet and gave theirs up.

A narrative that was told, has no reading to come and no decision waiting, and is not what such a one is about, is idle.
When a new narrative needs a column and none is free, idle ones whose minds are mostly empty are put on the shelf as
(account, mind) pairs. Whatever is decided about them later wakes them, bit by bit as they were: results never depend on it.
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from infodrill.society import columns as c
from infodrill.society import upkeep

FREE = -1
LINE = 32  # minds in a line of the cache


@dataclass
class RestingShelf:
    """`holders[i]` = the narrative of column i, or FREE; `quiet` = (accounts, minds, hash) of those on the shelf."""

    accounts: int
    holders: list[int] = field(default_factory=list)
    quiet: dict[int, tuple[NDArray[np.uint32], NDArray[np.uint32], int]] = field(default_factory=dict)

    @property
    def stride(self) -> int:
        """Accounts of a partition, rounded up to whole lines of the cache."""
        return -(-self.accounts // (c.PARTITIONS * LINE)) * LINE

    def start(self, column: int) -> int:
        """Where a column begins."""
        return c.PARTITIONS * self.stride * column

    def pairs(self, slot: int, minds: c.Minds) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        """(accounts, minds) of all who have any mind about a narrative, on the shelf or not; accounts rise."""
        if slot in self.quiet:
            return self.quiet[slot][:2]
        full = self.mind(slot, minds)
        who = np.flatnonzero(full).astype(np.uint32)
        return who, full[who]

    def put_pairs(self, slot: int, who: NDArray[np.uint32], what: NDArray[np.uint32], minds: c.Minds) -> None:
        """The inverse of `pairs`, for a narrative whose column is empty."""
        self._fill(self.holders.index(slot), who, what, minds)

    def mind(self, slot: int, minds: c.Minds) -> NDArray[np.uint32]:
        """What every account thinks of a narrative, on the shelf or not: its mind, and its guard 16 bits above."""
        if slot not in self.quiet:
            column = self.holders.index(slot)
            guards = self._by_account(minds.guard, column) << np.uint32(16)
            return self._by_account(minds.state, column) | guards
        who, what, _ = self.quiet[slot]
        full = np.zeros(self.accounts, np.uint32)
        full[who] = what
        return full

    def state(self, slot: int, minds: c.Minds) -> NDArray[np.uint16]:
        """The state of every mind about a narrative, on the shelf or not, place by place of a column: the same places in all runs
        of a city, without the walk through memory that the order of accounts costs."""
        if slot not in self.quiet:
            column = self.holders.index(slot)
            return minds.state[self.start(column) : self.start(column + 1)]
        who, what, _ = self.quiet[slot]
        full = np.zeros(self.start(1), np.uint16)
        full[self._places(0, who)] = what & 0xFFFF
        return full

    def put_away(self, idle: Callable[[int], bool], minds: c.Minds) -> None:
        """Idle narratives whose pairs take less than their column leave it, and the column is empty again."""
        for column, slot in enumerate(self.holders):
            if slot == FREE or not idle(slot):
                continue
            who, what = self.pairs(slot, minds)
            # A pair takes 8 bytes and a mind with its guard 4: from half the accounts on nothing would be won.
            if 2 * who.size >= self.accounts:
                continue
            self.quiet[slot] = (who, what, int(upkeep.pairs_hash(slot, who, what)))
            places = self._places(column, who)
            minds.state[places], minds.guard[places] = 0, 0
            self.holders[column] = FREE

    def take_column(self, slot: int, minds: c.Minds) -> int:
        """Give a narrative a free column, with its minds when it was on the shelf; returns where the column begins."""
        column = self.holders.index(FREE)
        self.holders[column] = slot
        if slot in self.quiet:
            who, what, _ = self.quiet.pop(slot)
            self._fill(column, who, what, minds)
        return self.start(column)

    def _fill(self, column: int, who: NDArray[np.uint32], what: NDArray[np.uint32], minds: c.Minds) -> None:
        """Write (account, mind) pairs into an empty column. Guards are written only where there is one."""
        minds.state[self._places(column, who)] = what & 0xFFFF
        guarded = what > 0xFFFF
        minds.guard[self._places(column, who[guarded])] = what[guarded] >> 16

    def _places(self, column: int, who: NDArray[np.uint32]) -> NDArray[np.int64]:
        v = who.astype(np.int64)
        return self.start(column) + (v & 7) * self.stride + (v >> 3)

    def _by_account(self, words: NDArray[np.uint16], column: int) -> NDArray[np.uint32]:
        part = words[self.start(column) : self.start(column + 1)].reshape(c.PARTITIONS, self.stride)
        return part.T.reshape(-1)[: self.accounts].astype(np.uint32)


def is_idle(slot: int, busy: Set[int], board: c.Board, minds: c.Minds, slots: int) -> bool:
    """Told, nothing to come, and neither is any narrative that is about it or inherits from it."""
    waiting = minds.waiting.sum(axis=0)
    about = [
        other
        for other in range(slots)
        if slot in (other, board.col[other, c.INHERITS])
        or (board.col[other, c.KIND] == c.CORRECTION and board.col[other, c.TARGET] == slot)
    ]
    # One that nobody has met yet is just about to be told, and would be taken from the shelf again at once.
    told = bool(minds.tally[:, slot, c.EXPOSED].sum() > 0)
    return told and not any(other in busy or waiting[other] for other in about)
