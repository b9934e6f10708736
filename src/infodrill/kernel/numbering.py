"""Owns the numbers of things: how a new case, message or post is called. An event carries the number; nothing draws it again.

A rehearsal counts. A live drill draws, because a number that rises by one tells whoever sees c12 that there are eleven
cases, and from two of its own how many were opened between them.
"""

# Charter: kernel numbering
from __future__ import annotations

import hmac
from collections.abc import Callable, Collection
from itertools import count

Numbering = Callable[[str, Collection[str]], str]
"""(prefix, the numbers that are taken) → a number that is free."""
SPAN = 9_000  # four digits for as long as fewer than half are taken, then six


def counted(prefix: str, taken: Collection[str]) -> str:
    """c1, c2, c3: for rehearsals, whose logs are equal on every machine."""
    return f"{prefix}{len(taken) + 1}"


def drawn(key: bytes) -> Numbering:
    """Numbers that tell neither how many there are nor which came first, to whoever does not hold `key`.

    Every process with the same key draws the same number for the same place in the same log.
    """

    def number(prefix: str, taken: Collection[str]) -> str:
        # With less than half of them taken, a free one is found after two trials on average at most.
        least, span = (1_000, SPAN) if len(taken) < SPAN // 2 else (100_000, 900_000)
        for trial in count():
            digest = hmac.digest(key, f"{prefix}|{len(taken)}|{trial}".encode(), "sha256")
            found = f"{prefix}{least + int.from_bytes(digest[:8]) % span}"
            if found not in taken:
                return found
        raise AssertionError

    return number
