"""Where the sentences of a text end, in either language. The one reader of it.

A point ends nothing within a figure ("8.10 giờ", "3.000 đồng"), behind "No." with its number, a title with its name, and within
"5 p.m. today".
"""

# Charter: kernel sentences
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from infodrill.kernel.erasable import until_erased

_TITLES = frozenset(["dr", "mr", "mrs", "ms", "st", "tp", "tx", "tt", "bs", "ts", "ths", "pgs", "gs", "ks"])
"""What is written short before a name."""
_LED_BY = re.compile(r"(?i)(?<!\w)(?:(?P<title>[^\W\d_]{2,3})|(?P<number>nos?)|(?P<half>[ap]\.m))$")
_DASH = "–"
_WORD = re.compile(r"\w")
_ASKS = re.compile(r"\?[\"'”’»)\]]*$|(?i:(?<!\w)(?:phải không|được không|không ạ|chưa ạ|hả|nhỉ)\W*$)")
LONGEST_CLAUSE = 500
"""Letters of a clause as far as which it is read: signs that look behind or ahead of each word of it cost its square. Nobody
writes one of half that."""


class End(NamedTuple):
    """`text[start:end]` is a mark that ends a sentence, with the quotes and brackets that it closes; `sign` its first letter."""

    start: int
    end: int
    sign: str


def ends(text: str, also: str = "") -> list[End]:
    """In their order. A line ends one too; and so does each mark of `also`, of which "–" stands for every dash between blanks."""
    return [*_ends(text, also)]


def sentences(text: str, also: str = "") -> list[str]:
    """The sentences with their marks, none of them empty."""
    return [part.strip() for part in parted(text, also) if _WORD.search(part)]


def asking(text: str) -> str:
    """The first sentence of a text that asks something, "" where none does."""
    return next((said for said in sentences(text) if _ASKS.search(said)), "")


def parted(text: str, also: str = "") -> list[str]:
    """The text cut behind each sentence's mark: put together again it is the text."""
    return cut(text, [0, *(end.end for end in ends(text, also))])


def cut(text: str, begins: Sequence[int]) -> list[str]:
    """The pieces that begin at these places, each up to the next."""
    return [text[begin:end] for begin, end in zip(begins, [*begins[1:], len(text)], strict=True)]


def around(text: str, start: int, end: int, also: str = "") -> tuple[int, int]:
    """Where the sentence begins that holds `text[start:end]`, and where the mark stands that ends it."""
    marks = ends(text, also)
    begins = max((mark.end for mark in marks if mark.end <= start), default=0)
    return begins, min((mark.start for mark in marks if mark.end >= end), default=len(text))


@until_erased(8_192)
def _ends(text: str, also: str) -> tuple[End, ...]:
    return tuple(
        End(hit.start(), hit.end(), hit[0].lstrip(" ")[:1])
        for hit in _marks(also).finditer(text)
        if hit[0][0] != "." or hit[0][:2] in ("..", ".…") or not _is_short(text, hit)
    )


@cache
def _marks(also: str) -> re.Pattern[str]:
    signs = re.escape(also.replace(_DASH, ""))
    dashes = r"| [–—-](?= )" if _DASH in also else ""
    return re.compile(rf"[.!?…{signs}]+[\"'”’»)\]]*(?=\s|$)|\n{dashes}")


def _is_short(text: str, hit: re.Match[str]) -> bool:
    """Whether a single point only shortens the word before it."""
    if not (led := _LED_BY.search(text, max(0, hit.start() - 4), hit.start())):
        return False
    follows = text[hit.end() :].lstrip()[:1]
    if led["half"]:
        return bool(follows) and not follows.isupper()
    word = led[0].lower()
    return (follows.isdigit() and word in ("no", "nos")) or (follows.isupper() and word in _TITLES)
