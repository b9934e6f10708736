"""This process's own time, which nobody can set: for pacing, and for judging how long something has given no sign.

Wall time is what is written down (when an event was recorded, until when a code can be used). It is never compared
between processes: a wall clock may be put back or forward, and two machines' clocks differ (docs/adr).
"""

# Charter: web steady
from __future__ import annotations

import threading
import time
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

LONGEST_LOOK = 2_000  # ms between two looks that count at most; for longer the observer itself was away


def ms() -> int:
    """Milliseconds of a clock that only goes forward. Its value means nothing to another process."""
    return time.monotonic_ns() // 1_000_000


@dataclass(slots=True)
class _Sign:
    sign: Hashable
    looked: int
    silent: int = 0


class SignWatch:
    """How long the signs of others have stood unchanged, as this observer saw it.

    A sign is anything that the other changes while it lives: a count in a row. Nobody's clock but our own is asked. What
    went by while we did not look (a database that was away, a process that was stopped) counts for one look only.
    """

    def __init__(self) -> None:
        self._signs: dict[Hashable, _Sign] = {}
        self._lock = threading.Lock()

    def silence(self, whose: Hashable, sign: Hashable) -> int:
        """Look: ms for which `sign` is known to have stood unchanged; 0 when it is new."""
        now = ms()
        with self._lock:
            seen = self._signs.get(whose)
            if seen is None or seen.sign != sign:
                self._signs[whose] = _Sign(sign, now)
                return 0
            seen.silent += min(max(0, now - seen.looked), LONGEST_LOOK)
            seen.looked = now
            return seen.silent

    def keep(self, whose: Iterable[Hashable]) -> None:
        """Forget everybody else."""
        kept = set(whose)
        with self._lock:
            for gone in self._signs.keys() - kept:
                del self._signs[gone]
