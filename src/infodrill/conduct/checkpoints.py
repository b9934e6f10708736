"""The state of a log at any of its events: states kept every so many events, and folded on from the nearest before.

States are never changed in place and share what they hold, so a kept one costs little more than what it changed.
"""

# Charter: conduct checkpoints
from __future__ import annotations

import threading
from collections.abc import Sequence
from itertools import islice

from infodrill.conduct.fold import fold
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event

EVERY = 32  # events folded anew at most, about two milliseconds


class Checkpoints:
    """Of one log, which only grows: after a rewriting others are made."""

    def __init__(self, every: int = EVERY) -> None:
        self._every = every
        self._kept = [DrillState()]  # the state before event n * every
        self._growing = threading.Lock()

    def at(self, events: Sequence[Event], seq: int) -> DrillState:
        """The state after event `seq` of `events`, the log from its start; -1 = before the first."""
        if not -1 <= seq < len(events):
            raise IndexError(seq)
        whole, rest = divmod(seq + 1, self._every)
        with self._growing:
            while len(self._kept) <= whole:
                begin = (len(self._kept) - 1) * self._every
                self._kept.append(fold(islice(events, begin, begin + self._every), self._kept[-1]))
        begin = whole * self._every
        return fold(islice(events, begin, begin + rest), self._kept[whole])
