"""A text that is written in parts: which lines are whose, so that a part keeps its blank lines and no part moves."""

# Charter: casework parting
from __future__ import annotations

from collections.abc import Iterable

from infodrill.kernel.folding import as_read


def joined(parts: Iterable[str]) -> tuple[str, tuple[int, ...]]:
    """The text, and how many of its lines each part has; without blanks around a part."""
    told = [as_read(part).strip() for part in parts]
    return "\n".join(part for part in told if part), tuple(len(lines(part)) for part in told)


def parted(text: str, of: tuple[int, ...], most: int) -> list[str]:
    """The parts again, `most` of them. Without `of` each paragraph is one, and what is more stands in the last."""
    left = lines(text)
    if not of:
        left = [line.strip() for line in left if line.strip()]
        of = (*(1,) * (most - 1), max(len(left) - most + 1, 0))
    found = []
    for many in of[:most]:
        found.append("\n".join(left[:many]))
        left = left[many:]
    return found + [""] * (most - len(found))


def lines(text: str) -> list[str]:
    """The lines as they are counted; an empty text has none."""
    return text.split("\n") if text else []
