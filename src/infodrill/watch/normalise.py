"""Views of a post's text for counting: original, folded and de-slanged words, with cues set aside.

Everything that names or points at a person or page (mentions, links, addresses) is dropped before anything looks.
"""

# Charter: watch normalise
from __future__ import annotations

import re
from dataclasses import dataclass

from infodrill.kernel.folding import fold, nfc

_DROP = re.compile(r"(?:https?://|www\.)\S+|\S+\.invalid\S*|[@#]\S+|\S+@\S+")
_STRETCH = re.compile(r"(\w)\1{2,}")
_WORD = re.compile(r"[^\W_]+")

# Chat spellings of Vietnamese, folded, and what they stand for. Only those that are no ordinary folded syllable.
_SLANG: dict[str, str] = {
    "k": "khong", "ko": "khong", "kh": "khong", "hk": "khong", "hok": "khong", "dc": "duoc", "vs": "voi",
    "mn": "moi nguoi", "mng": "moi nguoi", "ng": "nguoi", "ngta": "nguoi ta", "r": "roi", "rui": "roi",
    "j": "gi", "z": "vay", "v": "vay", "zay": "vay", "bn": "bao nhieu", "bik": "biet", "bjt": "biet",
    "cx": "cung", "cug": "cung", "nc": "nuoc", "nx": "nua", "lm": "lam", "trc": "truoc", "ns": "noi",
    "ntn": "nhu the nao", "ck": "chuyen khoan", "tk": "tai khoan", "stk": "so tai khoan",
    "dt": "dien thoai", "sdt": "so dien thoai", "ib": "nhan tin", "mk": "minh", "mik": "minh",
    "bh": "bay gio", "bgio": "bay gio", "hnay": "hom nay", "hqa": "hom qua", "hs": "hoc sinh",
    "gv": "giao vien", "bv": "benh vien", "ubnd": "uy ban", "cty": "cong ty", "tp": "thanh pho",
    "p": "phuong", "q": "quan", "dag": "dang", "thik": "thich", "iu": "yeu", "wa": "qua", "nhiu": "nhieu",
    "tui": "toi", "dzo": "vao", "zo": "vao", "ad": "", "nghen": "", "hen": "", "pls": "please",
    "ppl": "people", "ur": "your", "thx": "thanks", "rn": "right now",
}  # fmt: skip

# Dialect words that become other words once folded ("răng" → "rang"): written out while they still bear their marks.
_DIALECT: dict[str, str] = {
    "mô": "đâu", "răng": "sao", "rứa": "vậy", "chừ": "bây giờ", "nớ": "đó", "hổng": "không", "hông": "không", "nỏ": "không",
}  # fmt: skip
STOP: frozenset[str] = frozenset(
    (
        "la", "va", "thi", "ma", "cua", "co", "cac", "nhung", "mot", "nay", "kia", "do", "o", "tai",
        "trong", "ngoai", "tren", "duoi", "da", "dang", "se", "cung", "voi", "cho", "de", "den", "tu",
        "khi", "nhu", "vay", "roi", "nhe", "nha", "a", "oi", "ah", "u", "ha", "di", "lai", "ra", "vao",
        "len", "xuong", "minh", "ban", "em", "anh", "chi", "ong", "ba", "moi", "nguoi", "ca", "the", "nao",
        "gi", "sao", "dau", "rat", "qua", "lam", "nua", "of", "and", "to", "in", "is", "are", "was", "were",
        "be", "been", "it", "this", "that", "for", "on", "at", "as", "with", "by", "from", "or", "an", "we",
        "you", "they", "he", "she", "i", "my", "our", "your", "their", "has", "have", "had", "does", "did",
        "so", "just",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Views:
    """`original` cleaned text; `folded` the same folded; `words` folded and de-slanged, in order."""

    original: str
    folded: str
    words: tuple[str, ...]


def clean(text: str) -> str:
    """NFC without links, mentions, tags and stretched letters ("nguyyyy" → "nguy")."""
    kept = nfc(text)
    if "@" in kept or "#" in kept or "." in kept:
        kept = _DROP.sub(" ", kept)
    return " ".join(_STRETCH.sub(r"\1", kept).split())


def views(text: str) -> Views:
    """The three views. Emoji and punctuation stay in `original` for people and fall out of `words`."""
    original = clean(text)
    folded = fold(_DIALECTS.sub(lambda found: _DIALECT[found.group().lower()], original))
    return Views(original, folded, tuple(deslang(_WORD.findall(folded))))


def deslang(words: list[str]) -> list[str]:
    """Chat spellings written out; fillers dropped."""
    if _SLANG_KEYS.isdisjoint(words):
        return words
    return [part for word in words for part in _SLANG.get(word, word).split()]


_SLANG_KEYS = frozenset(_SLANG)
_DIALECTS = re.compile(r"\b(?:" + "|".join(_DIALECT) + r")\b", re.IGNORECASE)
