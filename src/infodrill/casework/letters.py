"""Letters and words as the checkers of texts read them: composed, without accents letter for letter, without tokens."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TOKEN = re.compile(r"\{[a-z_]+:[a-z0-9_.-]+\}")
"""A placeholder such as `{phone:a}`: stands for a number that the range invents."""


def composed(text: str) -> str:
    """The text with its accents composed (NFC): the form in which offsets are counted."""
    return unicodedata.normalize("NFC", text)


def bare(text: str, token: str = " ") -> str:
    """A composed text without accents, as long as before: "đ" as "d"; placeholders filled with `token`."""
    plain = text if text.isascii() else "".join(map(_base, text))
    return TOKEN.sub(lambda one: token * len(one[0]), plain)


def words(*lists: str) -> frozenset[str]:
    """The words of blank-separated lists."""
    return frozenset(one for text in lists for one in text.split())


@lru_cache(maxsize=4096)
def _base(letter: str) -> str:
    return {"đ": "d", "Đ": "D"}.get(letter) or unicodedata.normalize("NFD", letter)[0]
