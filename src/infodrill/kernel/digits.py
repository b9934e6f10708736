"""Whole numbers as people and programs write them into an address or a form: short, in plain digits, or none at all."""

# Charter: kernel digits
from __future__ import annotations

MOST = 12  # digits: more than any number that the range counts, far fewer than Python refuses to read


def whole(raw: str) -> int | None:
    """The number that `raw` writes in at most twelve digits 0–9; None for anything else: no sign, no blank, no "²"."""
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) <= MOST else None
