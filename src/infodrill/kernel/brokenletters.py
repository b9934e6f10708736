"""Letters that were broken on the way: read in another encoding, of an old font or another alphabet, lost, or never seen."""

# Charter: kernel broken letters
from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal

from infodrill.kernel.oldfonts import from_old_font

SHOWN = 60  # characters of a passage that a message shows
_LOST = "\ufffd"
_RUN = re.compile(r"[\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2,}")
"""What the bytes of one letter are taken for where UTF-8 is read as Latin-1 or as a Western Windows: two of them or more."""
_QUOTES = frozenset("‘’“”…–—•")  # may stand behind a capital Ã or Ê as they do behind any other letter
_ASKED = re.compile(r"[^\W\d_]\?{1,3}[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = dict(
    zip(
        "асеорхуіјѕһԁԛԝАВЕКМНОРСТХУІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαν",
        "aceopxyijshdqwABEKMHOPCTXYIJSABEZHIKMNOPTYXoav",
        strict=True,
    )
)
"""Letters of Cyrillic and Greek that look like Latin ones."""
_BLANK = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]")
_HIDDEN = re.compile(r"[\u00ad\u200b\u2060\uffa0]")  # between letters they part words that look whole
_UNSEEN = re.compile(r"[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2060-\u2064\ufeff\uffa0]")


@dataclass(frozen=True, slots=True)
class BrokenText:
    """`how` a text was broken, the `passage` that shows it, and what it was `meant` to say, "" where nobody can know."""

    how: Literal["lost", "misread", "font", "asked", "alike", "unseen"]
    passage: str
    meant: str = ""


def broken(text: str) -> BrokenText | None:
    """The first thing that is broken in a text that people read; None where nothing is."""
    if text.isascii():
        return BrokenText("asked", _around(text, _ASKED)) if _is_asked(text) else None
    if _LOST in text:
        return BrokenText("lost", _around(text, re.compile(_LOST)))
    if (meant := redecoded(text)) != text:
        return BrokenText("misread", _around(text, _RUN), _cut(meant))
    if meant := from_old_font(text):
        return BrokenText("font", _cut(text), _cut(meant))
    if _is_asked(text):
        return BrokenText("asked", _around(text, _ASKED))
    words = () if _ALIKE.keys().isdisjoint(text) else _WORD.findall(text)
    word = next((word for word in words if _is_mixed(word)), "")
    if word:
        return BrokenText("alike", word, latin(word))
    return BrokenText("unseen", odd_signs("".join(_HIDDEN.findall(text)))) if _HIDDEN.search(text) else None


def redecoded(text: str) -> str:
    """The text with its letters read as UTF-8 where they had been read as something else; as it is where they had not."""
    if text.isascii():
        return text
    sure = any(_is_sure(run) for run in _RUN.findall(text))
    return _RUN.sub(lambda run: _decoded(run[0]) or run[0], text) if sure else text


def latin(text: str) -> str:
    """Letters that look like Latin ones as those."""
    return text if text.isascii() else text.translate(_table())


def typed(text: str) -> str:
    """A name as anybody would type it: without signs that nobody sees, with ordinary blanks, single, and Latin letters."""
    return " ".join(latin(_UNSEEN.sub("", _BLANK.sub(" ", text))).split())


def seen(text: str) -> str:
    """A name without signs that nobody sees, and with ordinary blanks."""
    return text if text.isascii() else _UNSEEN.sub("", _BLANK.sub(" ", text))


def odd_signs(text: str) -> str:
    """The signs of a name that nobody sees or that only look like others, as "U+200B, а (U+0430)"; "" for none."""
    odd = dict.fromkeys(sign for sign in text if _BLANK.match(sign) or _UNSEEN.match(sign) or sign in _ALIKE)
    return ", ".join(
        f"{sign} (U+{ord(sign):04X})" if sign in _ALIKE else f"U+{ord(sign):04X}" for sign in odd
    )


def _is_asked(text: str) -> bool:
    """Whether question marks stand inside of words: one may lack its blank, several were letters."""
    return (
        "?" in text and len(_ASKED.findall(text)) > 1 and 4 * len(_ASKED.findall(text)) >= len(text.split())
    )


def _is_mixed(word: str) -> bool:
    """Whether a word of Latin letters holds some of another alphabet."""
    if _ALIKE.keys().isdisjoint(word):
        return False
    kinds = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    return "LATIN" in kinds or all(letter in _ALIKE for letter in word)


def _is_sure(run: str) -> bool:
    """Whether a run of signs is a broken letter, and no Vietnamese capital with a quotation mark behind it."""
    return bool(_decoded(run)) and (len(run) > 2 or run[1] not in _QUOTES or run[0] in "ÄÆ")


def _decoded(run: str) -> str:
    """The letters that were meant; "" where it is none of this range."""
    for encoding in ("cp1252", "latin-1"):
        try:
            meant = b"".join(_byte(sign, encoding) for sign in run).decode("utf-8")
        except UnicodeError:
            continue
        if all(letter.isprintable() or letter == "\u00a0" for letter in meant):
            return unicodedata.normalize("NFC", meant)
    return ""


def _byte(sign: str, encoding: str) -> bytes:
    """Of a sign that the encoding does not have, what it is in Latin-1: programs leave those bytes as they are."""
    try:
        return sign.encode(encoding)
    except UnicodeEncodeError:
        return sign.encode("latin-1")


def _around(text: str, pattern: re.Pattern[str]) -> str:
    found = pattern.search(text)
    return _cut(text[max(0, found.start() - 10) :]) if found else _cut(text)


def _cut(text: str) -> str:
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return plain if len(plain) <= SHOWN else f"{plain[: SHOWN - 1]}…"


@cache
def _table() -> dict[int, str]:
    return {ord(letter): like for letter, like in _ALIKE.items()}
