"""Letters and words as the checkers of texts read them: composed, without accents letter for letter, without tokens."""

# Charter: kernel letters
from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from infodrill.kernel.folding import CAPITALS

TOKEN = re.compile(r"\{[a-z_]+:[a-z0-9_.-]+\}")
"""A placeholder such as `{phone:a}`: stands for a number that the range invents."""
MASK = "\x01"  # fills a placeholder: neither a word nor a blank

CAPITAL = f"[{CAPITALS}]"


def bare(text: str, token: str = " ") -> str:
    """A composed text without accents, as long as before: "đ" as "d", every sort of figure, blank and dash as the plain
    one, letters of other alphabets that look Latin as Latin; placeholders filled with `token`."""
    plain = text if text.isascii() else "".join(map(_base, text))
    return TOKEN.sub(lambda match: token * len(match[0]), plain)


LINKED = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
"""A word, with what an apostrophe or a dash links to it."""
BARE = "vi without accents"
"""The tongue of a Vietnamese text that was typed without accents."""


def tongue(lang: str, text: str) -> str:
    """The language whose signs a text in `lang` is read by: BARE for Vietnamese without a single accent."""
    return BARE if lang == "vi" and text.isascii() else lang


def words(*lists: str) -> frozenset[str]:
    """The words of blank-separated lists."""
    return frozenset(word for text in lists for word in text.split())


# Cyrillic and Greek letters and the Latin ones that nobody can tell from them.
_ALIKE = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧορ",
        "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXop",
        strict=True,
    )
)


FIGURES = ("<circle>", "<super>", "<sub>")
"""Ways to draw a figure that is none by its kind."""


@lru_cache(maxsize=4096)
def _base(letter: str) -> str:
    if letter in "đĐ":
        return "d" if letter == "đ" else "D"
    kind = unicodedata.category(letter)
    if kind == "Zs":
        return " "
    if kind == "Pd":
        return "-"
    if kind == "Nd" or (kind == "No" and unicodedata.decomposition(letter).startswith(FIGURES)):
        return str(value) if (value := unicodedata.digit(letter, -1)) >= 0 else letter
    # A fullwidth or mathematical letter is its plain one; a ligature keeps its first letter, so that offsets stay.
    spread = unicodedata.normalize("NFKD" if kind[0] == "L" else "NFD", letter)[0]
    return _ALIKE.get(spread, spread)
