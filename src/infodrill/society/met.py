"""Owns how many accounts met a narrative in either of two lives of one city. It only counts: no account leaves it."""

# Charter: society met
from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from infodrill.society import columns as c


@dataclass(frozen=True, slots=True, eq=False)
class Met:
    """A bit for each place of a mind, closed: two of one city are laid over each other and counted, nothing else."""

    _bits: NDArray[np.uint8] = field(repr=False)

    @classmethod
    def of(cls, minds: NDArray[np.uint16]) -> Met:
        """From what every account thinks of one narrative (see `RestingShelf.state`)."""
        return cls(np.packbits(minds & c.TIMES != 0))

    def count(self) -> int:
        """How many met it."""
        return int(np.bitwise_count(self._bits).sum())

    def either(self, other: Met) -> int:
        """How many met it in this life, in the other, or in both."""
        return int(np.bitwise_count(self._bits | other._bits).sum())
