"""Folding of Vietnamese text: marks stripped and đ→d, so that "đê vỡ" and "de vo" are one to a search or a count.

NFD alone is not enough: đ (U+0111) is a letter of its own and has no decomposition.
"""

from __future__ import annotations

import unicodedata


def nfc(text: str) -> str:
    """The composed form in which the range compares and keeps text."""
    return unicodedata.normalize("NFC", text)


def de_accent(text: str) -> str:
    """`text` as typed without marks; case, spacing and punctuation stay. Works letter by letter."""
    return text if text.isascii() else text.translate(_BARE)


def fold(text: str) -> str:
    """The searching form: no marks, lower case, white space collapsed to single spaces. Idempotent."""
    return " ".join(de_accent(text).lower().split())


def _bare_letters() -> dict[int, str]:
    """Letter → letter without marks, for every composed letter and mark below U+2200 (Latin, Greek, Cyrillic)."""
    table = {ord("đ"): "d", ord("Đ"): "D", 0xF0: "d", 0xD0: "D"}
    for code in range(0x80, 0x2200):
        spread = unicodedata.normalize("NFD", chr(code))
        bare = "".join(one for one in spread if not unicodedata.combining(one))
        if bare != chr(code):
            table.setdefault(code, bare)
    return table


_BARE = _bare_letters()
