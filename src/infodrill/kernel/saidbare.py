"""Words of time in Vietnamese that is typed without accents, given back their accents letter for letter, as readers read them."""

# Charter: kernel said bare
from __future__ import annotations

import re

_WORDS = {
    "gio": "giờ", "phut": "phút", "ruoi": "rưỡi", "dung": "đúng", "kem": "kém", "sang": "sáng", "trua": "trưa", "chieu": "chiều",
    "toi": "tối", "dem": "đêm", "mot": "một", "bon": "bốn", "nam": "năm", "sau": "sáu", "bay": "bảy", "tam": "tám",
    "chin": "chín", "tu": "tư", "lam": "lăm", "ngay": "ngày", "mung": "mùng", "mong": "mồng", "thang": "tháng",
    "gieng": "giêng", "chap": "chạp", "hom": "hôm", "nua": "nữa", "dong": "đồng", "ho": "hồ", "lien": "liền", "truoc": "trước",
    "hoc": "học", "moi": "mỗi",
}  # fmt: skip
_LEADS = {
    "luc": "lúc",
    "hoi": "hồi",
    "den": "đến",
    "tu": "từ",
    "truoc": "trước",
    "khoang": "khoảng",
    "moi": "mỗi",
    "cu": "cứ",
}
_ONE = "mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin"
_NUMBER = rf"(?:{_ONE}|muoi)(?: (?:{_ONE}|muoi)){{0,2}}"
_TIME = re.compile(
    r"(?i)(?<!\w)(?P<lead>(?:(?:luc|hoi|vao|den|tu|truoc|sau|trong|khoang|moi|cu) ){1,2})?(?P<said>"
    rf"(?:\d\d?|{_NUMBER}) ?gio(?: \d\d(?: phut)?| {_NUMBER}(?: phut|(?! \w))| ruoi| dung| kem (?:\d\d?|{_NUMBER}))?"
    r"(?: (?:sang|trua|chieu|dem|khuya|toi(?! (?:se|da|co|o|di|ve)\b)|nua|dong ho|lien|truoc|qua|hoc|moi))?"
    rf"|(?:ngay|mung|mong) (?:\d\d?|{_NUMBER}(?= thang))(?: thang (?:\d\d?|gieng|chap|{_NUMBER}))?"
    rf"|(?:\d\d?|{_NUMBER}) thang (?:\d\d?|{_NUMBER})|(?:hom|sang|trua|chieu|dem) (?:nay|qua|mai)|ngay mai)(?!\w)"
)


def with_accents(text: str) -> str:
    """The text with the accents of its words of time, as long as before; one that has any accent, or says no time, as it is."""
    return _TIME.sub(_spelt, text) if text.isascii() else text


def _spelt(hit: re.Match[str]) -> str:
    lead = re.sub(r"\w+", lambda word: _as(word[0], _LEADS.get(word[0].lower(), word[0])), hit["lead"] or "")
    return lead + re.sub(r"[^\W\d]+", lambda word: _as(word[0], _accented(hit["said"], word)), hit["said"])


def _accented(said: str, word: re.Match[str]) -> str:
    """ "muoi" is ten where it begins a number, and so many tens behind another."""
    plain = word[0].lower()
    if plain == "muoi":
        return "mươi" if re.search(rf"(?i)(?:{_ONE}) $", said[: word.start()]) else "mười"
    return _WORDS.get(plain, plain)


def _as(written: str, spelt: str) -> str:
    return spelt.capitalize() if written[:1].isupper() else spelt
