"""Python's garbage collection and thread switching, set so that a page never waits for either in a full hall.

Threads that make pages and the loop that writes to five hundred streams take turns. Every write lets go of the
interpreter, and Python by default gives it back after 5 ms: a hundred streams would wait half a second for one page.
Looking through all of memory for garbage (a scenario, Django, a folded log) stops everybody for some 200 ms, so what has
come to stay is put out of its sight, and it looks seldom: what is dropped is mostly freed at once without it.
"""

# No charter: serves and draws; whatever is read or done goes through the doors that are ground
from __future__ import annotations

import gc
import sys

TURN = 0.0005  # seconds
YOUNG, YOUNGER, OLD = (
    4_000,
    20,
    100,
)  # containers more than before (a look takes some 4 ms); smaller looks before a larger one

BEGINNING = 100_000  # the same while a process begins: of what it imports nothing is dropped

_serving = False


def begin() -> None:
    """For a process that begins: a fifth of the time of its imports would go into looking through what they made."""
    gc.set_threshold(BEGINNING, YOUNGER, OLD)


def serve_many() -> None:
    """For a process that serves or runs drills until it ends; not for tests and commands."""
    global _serving
    _serving = True
    sys.setswitchinterval(TURN)
    gc.set_threshold(YOUNG, YOUNGER, OLD)
    settle()


def let_go() -> None:
    """Something that had come to stay is dropped: the next look goes through all of memory once, to free what it held."""
    gc.unfreeze()


def settle() -> None:
    """What was built until now stays: do not look through it again. Nothing outside a serving process."""
    if _serving:
        gc.collect()
        gc.freeze()
