"""The correction-craft rubric as a machine reads its structure: 0–10 points by item, in Vietnamese and in English.

It looks for signs (order, lengths, source words, times), not for truth or effect; an evaluator judges beside it. A
text in both languages gets, for each item, the lower of the two: both publics read it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

CHECKER = "craft-1"
ITEMS: Mapping[str, int] = {
    "fact_first": 2, "myth_once": 1, "why_misleads": 1, "evidence": 2, "what_to_do": 1, "issuer_time": 1, "plain": 1,
    "no_attack": 1,
}  # fmt: skip
LONGEST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Draft:
    """What the rubric reads. `issuer` = the cell; `version` from 1; `next_update` seconds or 0."""

    title: str
    body: str
    figures: tuple[str, ...]
    sources: tuple[str, ...]
    issuer: str
    version: int


_MYTH = {
    "vi": r"tin đồn|đồn rằng|tin sai|sai sự thật|không đúng sự thật|bịa đặt|"
    r"lan truyền|chia sẻ rằng|cho rằng|thông tin cho rằng|tin giả|thông tin sai",
    "en": r"rumou?rs?|false claims?|claims? (?:that|circulating)|is false|"
    r"not true|hoax|misinformation|posts? say|shared posts?",
}
_WHY = {
    "vi": r"\bvì\b|do đó|thực ra|thực tế|nhầm|hiểu nhầm|gây hiểu|"
    r"ảnh cũ|cắt ghép|không phải|bỏ qua|thiếu|nguyên nhân|lý do",
    "en": r"because|in fact|actually|mistaken?|mislead|old (?:photo|picture|clip)|"
    r"out of context|confus|leaves? out|the reason|not a\b",
}
_EVIDENCE = {
    "vi": r"theo|biên bản|kết quả|số liệu|đo được|trạm đo|ghi nhận|xác nhận|văn bản số|bảng|hồ sơ|nhật ký",
    "en": r"according to|record|report|result|measured|gauge|readings?|confirmed by|document|log\b|register|data",
}
_DO = {
    "vi": r"đề nghị|hãy|xin\b|vui lòng|bà con|người dân (?:cần|nên|không|hãy)|"
    r"cần làm|nên\b|gọi|liên hệ|không cần|theo dõi",
    "en": r"please|should|do not|don't|call|contact|stay|check|avoid|follow|you can|no need|keep",
}
_TIME = (
    r"\b\d{1,2}[:hg]\d{2}\b|\b\d{1,2} ?(?:giờ|h)\b|\bngày \d|\b\d{1,2}/\d{1,2}\b|"
    r"\b\d{1,2} (?:am|pm)\b|\bas of\b|\btính đến\b|\{time"
)
_ATTACK = {
    "vi": r"kẻ xấu|bọn|đối tượng xấu|phản động|ngu dốt|lũ\b|"
    r"thế lực|kẻ tung tin|vô lương|bịa chuyện|kẻ gian dối|dân trí thấp",
    "en": r"liars?|idiots?|stupid|ignorant|traitors?|"
    r"bad actors?|enemies|trolls?|hostile forces|scum|malicious people",
}


def score(lang: str, draft: Draft) -> dict[str, int]:
    """Points by item of ITEMS for one language's text."""
    body = draft.body.strip()
    first = _first_sentence(body)
    myths = len(re.findall(_MYTH[lang], f"{draft.title}. {body}", re.IGNORECASE))
    found = {
        "fact_first": 2 * bool(first and not re.search(_MYTH[lang], first, re.IGNORECASE)),
        "myth_once": myths == 1,
        "why_misleads": bool(re.search(_WHY[lang], body, re.IGNORECASE)),
        "evidence": _evidence(lang, body, draft),
        "what_to_do": bool(re.search(_DO[lang], body, re.IGNORECASE)),
        "issuer_time": bool(draft.issuer and draft.version >= 1 and re.search(_TIME, body, re.IGNORECASE)),
        "plain": bool(body) and len(body.split()) <= LONGEST_WORDS and _short_sentences(body),
        "no_attack": bool(body) and not re.search(_ATTACK[lang], f"{draft.title} {body}", re.IGNORECASE),
    }
    return {item: int(points) for item, points in found.items()}


def score_both(vi: Draft, en: Draft) -> dict[str, int]:
    """Item by item the lower of the two languages; the one that was written when the other is empty."""
    if not en.body.strip():
        return score("vi", vi)
    if not vi.body.strip():
        return score("en", en)
    first, second = score("vi", vi), score("en", en)
    return {item: min(first[item], second[item]) for item in ITEMS}


def total(points: Mapping[str, int]) -> int:
    """0–10."""
    return sum(points.values())


def _evidence(lang: str, body: str, draft: Draft) -> int:
    """One point for naming where it is known from, one for a figure or a listed source that can be checked."""
    named = bool(re.search(_EVIDENCE[lang], body, re.IGNORECASE))
    return named + bool(named and (draft.sources or draft.figures or re.search(r"\d", body)))


def _first_sentence(body: str) -> str:
    return re.split(r"(?<=[.!?…])\s|\n", body, maxsplit=1)[0]


def _short_sentences(body: str) -> bool:
    """Plain language: no sentence beyond 45 words (Vietnamese counts syllables)."""
    return all(len(one.split()) <= 45 for one in re.split(r"(?<=[.!?…;:])\s|\n", body))
