"""Folding of Vietnamese text: marks stripped and đ→d, so that "đê vỡ" and "de vo" are one to a search or a count.

NFD alone is not enough: đ (U+0111) is a letter of its own and has no decomposition.
"""

from __future__ import annotations

import unicodedata

_STROKES = str.maketrans({"đ": "d", "Đ": "D", "\u00f0": "d", "\u00d0": "D"})


def nfc(text: str) -> str:
    """The composed form in which the range compares and keeps text."""
    return unicodedata.normalize("NFC", text)


def de_accent(text: str) -> str:
    """`text` as typed without marks; case, spacing and punctuation stay. Works letter by letter."""
    if text.isascii():
        return text
    spread = unicodedata.normalize("NFD", text)
    bare = "".join(one for one in spread if not unicodedata.combining(one))
    return unicodedata.normalize("NFC", bare).translate(_STROKES)


def fold(text: str) -> str:
    """The searching form: no marks, lower case, white space collapsed to single spaces. Idempotent."""
    return " ".join(de_accent(de_accent(text).lower()).split())
