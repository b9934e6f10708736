"""A way that one sentence says is shut, and that another of the same story sends people over."""

# Charter: scenario checks closed ways
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from infodrill.kernel.folding import CAPITALS
from infodrill.kernel.i18n import N_
from infodrill.kernel.sentences import sentences
from infodrill.scenario.checks.advised import REFUSES
from infodrill.scenario.checks.clash import FALSE, settled
from infodrill.scenario.checks.withinone import StoryText, story_texts
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code

_NAME = rf"(?:(?:số )?\d{{1,2}}(?![\w:.,]\d)|[A-Z](?!\w)|[{CAPITALS}][^\W\d_]+(?: [{CAPITALS}][^\W\d_]*)*)"
_KINDS = "cầu|đường|phố|ngõ|hẻm|cổng|lối|bến|phà|hầm|đò|kè|đê|dốc|ngầm|đập"
_WAY: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(rf"(?P<way>(?i:{_KINDS})(?: (?!(?:{_KINDS}) )[a-zà-ỹđ]+)? {_NAME})"),
    "en": re.compile(
        rf"(?P<way>{_NAME} (?i:bridge|road|street|lane|alley|gate|ferry|tunnel|pier|ford|underpass|dyke)"
        r"|(?i:gate|road|pier|lane|bridge) (?:\d{1,2}|[A-Z])(?!\w))"
    ),
}
_SHUT: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(
        r"(?i)^[^,;]{0,12}?(?:(?:đã |đang |còn |vẫn |tạm |bị )*(?:cấm(?: (?:xe|đường|qua lại|đi lại"
        r"|người))?|đóng|chặn|phong tỏa|rào|sập"
        r"|gãy|ngập|sạt|không (?:qua|đi|vào) (?:lại )?được|ngừng (?:chạy|hoạt động)|nghỉ chạy))(?!\w)"
    ),
    "en": re.compile(
        r"(?i)^[^,;]{0,12}? (?:is|are|stays?|remains?|was|has been|will be|being) (?:still |now "
        r"|being )?(?:closed|shut|blocked|flooded|under water"
        r"|barred|cut off|impassable|out of service|down|washed away)(?!\w)"
    ),
}
"""What is said of a way right behind it, by which nobody gets over it."""
_OVER: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(
        r"(?i)(?<!\w)(?:đi|chạy|vòng|qua|rẽ|theo|bằng|sang|tránh)(?: (?:vòng|qua|theo|lối|đường|bằng|sang"
        r"|ra|vào|tạm|về|xe|phía))*$"
    ),
    "en": re.compile(
        r"(?i)(?<!\w)(?:take|use|by|over|via|across|through|along|go round by|cross)(?: (?:the|go|round"
        r"|by|over|via|way))*$"
    ),
}
"""What leads to a way over which people are sent."""
_PARTLY = re.compile(
    r"(?i)(?<!\w)(?:đến|trước|sau|khi|nếu|trừ|riêng|chỉ|đi bộ|người bộ|làn|một nửa|mở lại|until|till"
    r"|before|after|when|if|except|only|on foot"
    r"|walk\w*|pedestrians?|lane|half|reopen\w*|again|once)(?!\w)"
)
"""What shuts a way for some or for a time, or opens it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfWay:
    text: StoryText
    sentence: str


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for lang in dict.fromkeys(loaded.scenario.drill.languages):
        rumours = {claim.id for claim in loaded.scenario.claims if settled(claim, FALSE)}
        shut, over = defaultdict[tuple[str, str], list[_OfWay]](list), list[tuple[tuple[str, str], _OfWay]]()
        for each in story_texts(loaded, lang):
            told = each.path[-2] in ("sentence", "body", "harm_why") and each.story in rumours
            for sentence in () if told else sentences(each.text, also=";"):
                said = _OfWay(text=each, sentence=sentence.strip())
                for hit in () if _PARTLY.search(sentence) else _WAY[lang].finditer(sentence):
                    way = (each.story, " ".join(hit["way"].casefold().split()))
                    if _SHUT[lang].match(sentence[hit.end() :]):
                        shut[way].append(said)
                    elif _OVER[lang].search(sentence[: hit.start()].rstrip()) and not REFUSES.search(
                        sentence
                    ):
                        over.append((way, said))
        for way, said in over:
            if other := next((each for each in shut[way] if each.sentence != said.sentence), None):
                yield _told(loaded, said, other)


def _told(loaded: Loaded, said: _OfWay, other: _OfWay) -> ScenarioProblem:
    beside = loaded.where(*other.text.path)
    message = N_("people are sent over what is shut: {here}, and {name} ({where}) says {there}")
    remedy = N_("Name another way, or leave it if it is open then.")
    named = {"name": in_code(other.text.path[-2]), "where": f"{beside.file}:{beside.line}"}
    texts = {"here": in_code(said.sentence[:80]), "there": in_code(other.sentence[:80])}
    return warning("S163", loaded.where(*said.text.path), message, remedy, **texts, **named)
