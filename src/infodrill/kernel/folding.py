"""Folding of Vietnamese text: marks stripped and đ→d, so that "đê vỡ" and "de vo" are one to a search or a count.

NFD alone is not enough: đ (U+0111) is a letter of its own and has no decomposition.
"""

# Charter: kernel folding
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""Capital letters of both languages, within the brackets of a pattern. A range from À to Ỹ would take small ones in."""
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_PLAIN = re.compile(r"[\t\n -~\xa0-\xac\xae-\u024f\u1ea0-\u1ef9‐-―‘-”•…]*")
"""Letters and signs that every reader sees and that composing leaves as they are: nearly all Vietnamese that is written."""
_UNSEEN = frozenset(
    {"Cc", "Cf", "Cs", "Co"}
)  # controls, zero-width and direction marks, half letters, private use
_MOST_MARKS = 2  # marks that stay on a letter after composing; Vietnamese leaves none


def nfc(text: str) -> str:
    """The composed form in which the range compares and keeps text."""
    return unicodedata.normalize("NFC", text)


def as_read(text: str) -> str:
    """The text as a reader sees it, composed: no control or zero-width characters, no turned directions, lines ended by
    "\\n", no marks upon figures and none in heaps. Idempotent."""
    if _PLAIN.fullmatch(text):
        return text
    seen = nfc("".join(letter for letter in _LINE_ENDS.sub("\n", text) if letter in "\n\t" or _seen(letter)))
    return seen if seen.isascii() else "".join(_without_heaps(seen))


def _seen(letter: str) -> bool:
    return unicodedata.category(letter) not in _UNSEEN


def _without_heaps(text: str) -> Iterator[str]:
    room = 0
    for letter in text:
        if unicodedata.category(letter) in ("Mn", "Me"):
            room -= 1
            if room < 0:
                continue
        else:
            # A figure bears no mark in any text; with one, a number would look the same to readers and not be
            # found.
            room = 0 if letter.isdecimal() else _MOST_MARKS
        yield letter


def de_accent(text: str) -> str:
    """`text` as typed without marks; case, spacing and punctuation stay. Works letter by letter."""
    return text if text.isascii() else text.translate(_BARE)


def fold(text: str) -> str:
    """The searching form: no marks, lower case, white space collapsed to single spaces. Idempotent."""
    return " ".join(de_accent(text).lower().split())


def _bare_letters() -> dict[int, str]:
    """Letter → letter without marks, for every composed letter and mark below U+2200 (Latin, Greek, Cyrillic)."""
    # Ð looks just like Đ and is typed in its place; ð is its small letter.
    table = {ord("đ"): "d", ord("Đ"): "D", 0xF0: "d", 0xD0: "D"}
    for code in range(0x80, 0x2200):
        spread = unicodedata.normalize("NFD", chr(code))
        bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
        if bare != chr(code):
            table.setdefault(code, bare)
    return table


_BARE = _bare_letters()
