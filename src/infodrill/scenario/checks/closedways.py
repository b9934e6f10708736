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
    r"(?i)(?<!\w)(?:đến (?=\d|khi|hết|lúc|sáng|trưa|chiều|tối|đêm|mai|cuối|nửa|ngày|thứ|chủ nhật)"
    r"|(?<!cổng )(?<!lối )(?<!cửa )(?<!ngõ )(?<!phía )(?<!mặt )(?:trước|sau)|khi|nếu|đi bộ|người bộ|mở lại"
    r"|until|till|before|after|when|if|on foot|walk\w*|pedestrians?|reopen\w*|once)(?!\w)"
)
"""What shuts a way for a time, sends people over it at another, or on foot."""
_SOME = re.compile(
    r"(?i)(?<!\w)(?:chỉ|riêng|trừ|một làn|làn xe|một nửa|nửa|cấm (?:xe )?(?:tải|ô tô|hơi|lớn|khách|nặng|buýt|con)"
    r"|only|except|one lane|a lane|lanes|half|to (?:\w+ )?(?:cars?|lorries|trucks?|vans?|buses|vehicles|vessels|boats))(?!\w)"
)
"""What shuts a way for some alone."""
_AGAIN = re.compile(
    r"(?i)(?<!\w)(?<!không )(?<!chưa )(?<!thể )(?<!đi )(?:mở lại|thông xe|(?:đã|vẫn|lại) thông"
    r"|(?:đi qua|đi|qua)(?: lại)? được|hết ngập|(?:đã|vừa|đang) mở"
    r"|(?<!not )(?<!not yet )(?:reopen\w*|open(?:s|ed)? again|open now|now open|(?:is|are) open|passable|clear again))(?!\w)"
)
"""What opens a way that was shut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfWay:
    text: StoryText
    sentence: str


_Way = tuple[str, str]


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for lang in dict.fromkeys(loaded.scenario.drill.languages):
        shut, over, opened = defaultdict[_Way, list[_OfWay]](list), list[tuple[_Way, _OfWay]](), set[_Way]()
        for way, said, how in _ways(loaded, lang):
            if how == "open":
                opened.add(way)
            elif how == "shut":
                shut[way].append(said)
            else:
                over.append((way, said))
        for way, said in over:
            others = [] if way in opened else shut[way]
            if other := next((each for each in others if _stands(loaded, each, said)), None):
                yield _told(loaded, said, other)


def _ways(loaded: Loaded, lang: str) -> Iterator[tuple[_Way, _OfWay, str]]:
    """Each way that a story's text says is shut or open again, or leads over; what a rumour tells is none of it."""
    rumours = {claim.id for claim in loaded.scenario.claims if settled(claim, FALSE)}
    for each in story_texts(loaded, lang):
        told = each.path[-2] in ("sentence", "body", "harm_why") and each.story in rumours
        for sentence in () if told else sentences(each.text, also=";"):
            for hit in _WAY[lang].finditer(sentence):
                if how := _how(sentence, hit, lang):
                    way = (each.story, " ".join(hit["way"].casefold().split()))
                    yield way, _OfWay(text=each, sentence=sentence.strip()), how


def _how(sentence: str, hit: re.Match[str], lang: str) -> str:
    """Whether it is `shut`, `open` again or led `over`; "" where it is said of some, of a time, or of nothing."""
    if _AGAIN.search(sentence):
        return "open"
    if _PARTLY.search(sentence):
        return ""
    if _SHUT[lang].match(sentence[hit.end() :]):
        return "" if _SOME.search(sentence) else "shut"
    leads = _OVER[lang].search(sentence[: hit.start()].rstrip())
    return "over" if leads and not REFUSES.search(sentence) else ""


def _stands(loaded: Loaded, shut: _OfWay, over: _OfWay) -> bool:
    """Whether it is shut when people are sent over it: what comes in later changes nothing of what was said before."""
    if shut.sentence == over.sentence:
        return False
    both = [each.text.path for each in (shut, over)]
    if any(path[-2] != "body" for path in both):
        return True
    first, then = (loaded.scenario.msel.injects[int(path[2])].at for path in both)
    return first <= then


def _told(loaded: Loaded, said: _OfWay, other: _OfWay) -> ScenarioProblem:
    beside = loaded.where(*other.text.path)
    message = N_("people are sent over what is shut: {here}, and {name} ({where}) says {there}")
    remedy = N_("Name another way, or leave it if it is open then.")
    named = {"name": in_code(other.text.path[-2]), "where": f"{beside.file}:{beside.line}"}
    texts = {"here": in_code(said.sentence[:80]), "there": in_code(other.sentence[:80])}
    return warning("S163", loaded.where(*said.text.path), message, remedy, **texts, **named)
