"""The exercise mark: on every frame, file, image and export, outside the text it accompanies."""

from __future__ import annotations

MARK = "DIỄN TẬP / EXERCISE"
MARK_ASCII = "DIEN TAP / EXERCISE"


def mark_copied(text: str) -> str:
    """Text as it leaves a screen or terminal: the mark on a line of its own above and below it."""
    return f"[{MARK}]\n{text}\n[{MARK}]\n"


def is_marked(text: str) -> bool:
    """True when an output carries the mark in full or in its ASCII form."""
    return MARK in text or MARK_ASCII in text
