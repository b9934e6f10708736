"""How many a text counts, as who reads it notices: people or households, and of what is done with things as well."""

# Charter: conduct how many
from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from infodrill.conduct.moves import PEOPLE_EN, PEOPLE_VI
from infodrill.conduct.outcomes import STORY_EN, STORY_VI
from infodrill.conduct.tidings import HOW_IT_WENT
from infodrill.kernel.folding import as_read
from infodrill.kernel.patterns import Signs, in_both, later
from infodrill.kernel.sentences import sentences

_ELSE: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:chứ )?không phải\b|\b(?:trên mạng|tin đồn|có (?:chỗ|người|bài)|bài đăng|người ta) (?:nói|kể|bảo|viết|"
        r"ghi)\b"
    ),
    "en": later(
        r"\bnot (?:a|an|the|those)\b|\b(?:posts?|rumou?rs?|people|some|messages?) (?:say|says|said|claims?|put)\b"
    ),
}
"""What counts something as what it is not, or as others tell it."""
_LEAST = 5
"""From how many people or households on others are struck by a number."""
_MANY: Signs = in_both(
    rf"(?<![\d.,])(?P<many>(?:\d{{1,3}}(?:\.\d{{3}})+|\d{{1,4}}) {PEOPLE_VI})(?! lớn| già| ta)",
    rf"(?<![\d.,])(?P<many>(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}) (?:{PEOPLE_EN}))",
)
_DONE_WITH: Signs = in_both(
    r"(?<![\d.,])(?P<many>(?:\d{1,3}(?:\.\d{3})+|\d{1,4}) (?:ca|suất|chiếc|cuốn|bộ|cây|áo|phần quà|lượt (?:xe|khách|người)|"
    rf"tình nguyện viên|cuộc gọi|bao cát|{PEOPLE_VI}))(?! lớn| già| ta| mỗi)",
    r"(?<![\d.,])(?P<many>(?:\d{1,3}(?:,\d{3})+|\d{1,4}) (?:cases|books|coats|meals|sandbags|trees|visits|calls|doses|"
    rf"volunteers|neighbours|blankets|boxes|{PEOPLE_EN}))",
)
"""What is counted beside people where a text tells how something went."""
_NONE_OF_IT: Signs = in_both(
    rf"{STORY_VI}|không|chưa có|chẳng|sai|tuổi|tối đa|tuyển|mỗi|trong số|chỉ|vì sao|\?|đến \d|lượt|danh sách|tờ",
    rf"{STORY_EN}|no|not|never|wrong|each|every|"
    r"of the|up to|at a time|under|over|aged?|hiring|jobs|recruit\w*|only|why|how many|list|sheet|\?"
)  # fmt: skip


def counted_in(text: str, lang: str, names: Collection[str]) -> str:
    """How many a text in `lang` that brings up `names` counts as what they are, "" where it counts none."""
    said = [each for each in sentences(as_read(text)) if not _ELSE[lang].search(each)]
    return many(said, lang, done=bool(HOW_IT_WENT & {*names}))


def many(said: list[str], lang: str, *, done: bool = False) -> str:
    """How many people or households the first clause that counts so many tells of, "" where none does; `done` = it tells how
    something went, and things count as well."""
    sign = (_DONE_WITH if done else _MANY)[lang]
    for clause in (part for sentence in said for part in re.split(r",(?!\d{3})|[;:–]", sentence)):
        found = sign.search(clause)
        if found and not _NONE_OF_IT[lang].search(clause):
            counted = found["many"]
            return counted if int(re.sub(r"\D", "", counted)) >= _LEAST else ""
    return ""
