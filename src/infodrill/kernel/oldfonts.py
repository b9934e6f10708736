"""Vietnamese typed for an old font (TCVN3 or VNI), whose letters other programs show as those of Western Europe."""

# Charter: kernel old fonts
from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from infodrill.kernel.erasable import until_erased

_WORD = re.compile(
    r"[^\W\d_]+(?:[\u00a1-\u00bf×÷]+[^\W\d_]*)*|[\u00a1-\u00bf×÷]+[^\W\d_]+(?:[\u00a1-\u00bf×÷]+[^\W\d_]*)*"
)
_WESTERN = re.compile(r"[\u00a1-\u00ff]")
_BEYOND = re.compile(
    r"[\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]"
)  # letters that such a font has no place for
_TCVN3 = dict(
    zip(
        "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00adøõö÷ùýúûüþ¡¢£¤¥¦§",
        "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_ROUND = dict(zip("áàåãä", _TONES.values(), strict=True))  # of a letter with the hat
_SHORT = dict(zip("éèúüë", _TONES.values(), strict=True))  # of ă
_ALONE = dict(zip("ñæóòîôö", "đỉĩịỵơư", strict=True))
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
    r"(?:uyê|iêu|yêu|oai|oao|oay|oeo|uây|uôi|uya|uyu|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|"
    r"uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy])(?:ch|ng|nh|[cmnpt])?"
)
_MARKS = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
ENOUGH = 4  # of five words that are none as they stand, so many have to be some in the font


def from_old_font(text: str) -> str:
    """The text in the letters that its typist saw; "" where it is not such a text."""
    if text.isascii() or not _WESTERN.search(text) or _BEYOND.search(text):
        return ""
    words = _WORD.findall(text)
    strange = [word for word in words if not word.isascii() and not (is_syllable(word) and _is_even(word))]
    for read in (_as_tcvn3, _as_vni):
        meant = sum(is_syllable(read(word)) for word in strange)
        few = meant == 1 and not all(is_syllable(read(word)) for word in words)
        if meant and not few and 5 * meant >= ENOUGH * len(strange):
            return _all_read(text, read)
    return ""


def _all_read(text: str, read: Callable[[str], str]) -> str:
    return _WORD.sub(lambda word: read(word[0]), text)


def _is_even(word: str) -> bool:
    """Whether no capital stands behind a small letter, as it does where an old font's letter is shown as another."""
    return word[1:] in (word[1:].lower(), word[1:].upper())


def _as_tcvn3(word: str) -> str:
    return "".join(_TCVN3.get(sign, sign) for sign in word)


def _as_vni(word: str) -> str:
    """A vowel with its mark behind it, as "bôø" for "bờ"."""
    return unicodedata.normalize("NFC", "".join(_vni_letters(word)))


def _vni_letters(word: str) -> Iterator[str]:
    small = word.lower()
    at = 0
    while at < len(small):
        first, mark = small[at], small[at + 1 : at + 2]
        letter, taken = _vni_letter(first, mark)
        yield letter.upper() if word[at].isupper() else letter
        at += taken


def _vni_letter(first: str, mark: str) -> tuple[str, int]:
    """The letter, and of how many signs it is made."""
    if first in "aeo" and mark and mark in f"â{''.join(_ROUND)}":
        return f"{first}\u0302{_ROUND.get(mark, '')}", 2
    if first == "a" and mark and mark in f"ê{''.join(_SHORT)}":
        return f"a\u0306{_SHORT.get(mark, '')}", 2
    letter = _ALONE.get(first, first)
    if first in "aeiouyôö" and mark in _TONES:
        return letter + _TONES[mark], 2
    return letter, 1


@until_erased(8192)
def is_syllable(word: str) -> bool:
    """Whether a word can be one of Vietnamese, by its letters and at most one tone."""
    apart = unicodedata.normalize("NFD", word.lower())
    if len(_MARKS.findall(apart)) > 1:
        return False
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", _MARKS.sub("", apart))) is not None
