"""The exercise mark: on every frame, file, image and export, outside the text it accompanies."""

# Charter: kernel mark
from __future__ import annotations

from typing import Final

MARK: Final = "DIỄN TẬP / EXERCISE"
MARK_ASCII = "DIEN TAP / EXERCISE"
LOCAL = "local_use"
LOCAL_USE = (
    "Lưu hành nội bộ: có địa danh thật, không đưa ra ngoài / "
    "Local use: real place names, not for distribution"
)
"""Stands beside the mark wherever a scenario's places are real ones of the administrative list."""


def mark_of(real_places: bool) -> str:
    """The mark of an output: with the stamp of local use behind it where places are real."""
    return f"{MARK} · {LOCAL_USE}" if real_places else MARK


def stamped(real_places: bool) -> dict[str, str]:
    """The field that says so in an object for programs; nothing where places are invented."""
    return {LOCAL: LOCAL_USE} if real_places else {}


def mark_copied(text: str, mark: str = MARK) -> str:
    """Text as it leaves a screen or terminal: the mark on a line of its own above and below it."""
    return f"[{mark}]\n{text}\n[{mark}]\n"


def is_marked(text: str) -> bool:
    """True when an output carries the mark in full or in its ASCII form."""
    return MARK in text or MARK_ASCII in text
