"""How tests wait: for an event, never for a time. What never comes fails after PATIENCE, which no healthy machine needs.

What must not take long is told by how its work grows with what it is given, not by a watch: `grows`, `calls`.
"""

from __future__ import annotations

import http.client
import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

PATIENCE = 120  # seconds; the least that any test waits for what must come
TRIES = 3  # of which the shortest counts: what else runs makes work longer, never shorter


def until(true: Callable[[], object], seconds: float = PATIENCE) -> object:
    """What `true` gives as soon as it gives something; AssertionError when it never does. No answer is nothing."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        try:
            if found := true():
                return found
        except (OSError, http.client.HTTPException):
            pass
        time.sleep(0.05)
    raise AssertionError(f"never came true within {seconds} s")


def grows(work: Callable[[int], object], size: int, factor: int = 8) -> float:
    """How many times more work `factor` times as much is, over `factor`: about 1 = in proportion, `factor` = as its square.

    By this process's own work, of which a slow machine spends as much more on both.
    """
    return _spent(work, size * factor) / max(_spent(work, size), 1e-4) / factor


def calls(work: Callable[[], object], most: int) -> object:
    """What `work` gives; AssertionError as soon as it calls more than `most` functions."""
    made = 0

    def count(frame: FrameType, event: str, about: Any) -> None:
        nonlocal made
        made += event in ("call", "c_call")
        if made > most:
            sys.setprofile(None)
            raise AssertionError(f"more than {most} calls")

    sys.setprofile(count)
    try:
        return work()
    finally:
        sys.setprofile(None)


def _spent(work: Callable[[int], object], size: int) -> float:
    """Seconds of this process's own time, the least of a few tries."""
    tries = []
    for _ in range(TRIES):
        begun = time.process_time()
        work(size)
        tries.append(time.process_time() - begun)
    return min(tries)
