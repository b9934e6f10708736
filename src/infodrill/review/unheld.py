"""The sentence of a text of ours that stands in nothing which a drill's own side tells: whether it is so, a person sees.

Nobody asks what is so. All that the owners of facts say, advise and keep is what is held, with the places, the units and the
papers that came to the players; a sentence of which most telling words, two by two as they follow each other, stand in none of it
is one that no machine can hold against anything.
"""

# Charter: review unheld
from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from infodrill.casework.advice import quotes_blank
from infodrill.casework.likeness import STOP, words_of
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import words
from infodrill.kernel.patterns import later
from infodrill.kernel.saidtimes import TIME, masked
from infodrill.kernel.sentences import sentences

LEAST = 3  # pairs of telling words of a sentence that says something by itself
NEW = 500  # per mille of them that stand nowhere


def unheld(held: Iterable[str], text: str) -> str:
    """The first sentence of a text that what is `held` does not tell, "" = none."""
    known = _of_all(tuple(held))
    for sentence in sentences(quotes_blank(as_read(text)), also=";"):
        said = frozenset() if _SOURCE.match(sentence) else pairs(sentence)
        if len(said) >= LEAST and len(said - known) * 1000 > NEW * len(said):
            return sentence
    return ""


@lru_cache(maxsize=64)
def _of_all(held: tuple[str, ...]) -> frozenset[str]:
    return frozenset(part for text in held for part in pairs(text))


_SOURCE = later(r"\W*(?:nguồn|theo|source|according to)\b[^.]*,? (?:tính đến|as of)\b[^.]{0,40}\W*$")
"""Who gave it, and of which hour: the source of a text is no news."""
_CLOCK = words("gio phut ngay thang")
_FIELD = re.compile(r"\{\w*\}")


def pairs(text: str) -> frozenset[str]:
    """The telling words of a text, two by two as they follow each other, without hours and figures."""
    said = [
        word
        for word in words_of(_FIELD.sub(" ", masked(text).replace(TIME, " "))).words
        if word not in STOP | _CLOCK and not word.isdigit()
    ]
    return frozenset(f"{first} {then}" for first, then in pairwise(said))
