"""What a reply can take up of a published version, in the words that it has now: once they are erased, nothing.

Found as the craft checklist finds it, so a passage stands where the recorded points say that there is one; one that is too long
to be said again, or that is somebody else's word, is left out.
"""

# Charter: conduct passages
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from infodrill.casework.advice import quotes_blank
from infodrill.casework.craft import CraftCheck, Draft, clause_around, inspect
from infodrill.casework.records import Version
from infodrill.kernel.folding import as_read
from infodrill.media.relations import Passages

_WORDS = {"vi": (2, 17), "en": (2, 14)}  # of a passage that somebody says again
_HOUR: Mapping[str, str] = {
    "vi": r"\b\d{1,2} ?(?:giờ|h)(?: ?\d{2})?\b|\b\d{1,2}:\d{2}\b|\b(?:ngày )?\d{1,2}/\d{1,2}(?:/\d{4})?\b",
    "en": r"\b\d{1,2}:\d{2}\b|\b\d{1,2} ?[ap]m\b|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December)\b",
}
_THEN: Mapping[str, str] = {
    "vi": rf"\bngày \d{{1,2}} tháng \w+\b|{_HOUR['vi']}|\b(?:đầu|cuối) giờ (?:sáng|chiều)\b|"
    r"\b(?:sáng|trưa|chiều|tối) (?:nay|mai)\b",
    "en": rf"{_HOUR['en']}|\btomorrow (?:morning|afternoon|evening)\b|\btonight\b|\bthis (?:afternoon|evening)\b",
}
_NEXT: Mapping[str, str] = {
    "vi": r"(?:tin tiếp|tiếp theo|cập nhật|báo lại|trả lời|kết quả|tin mới|họp (?=ngày|lúc|vào))[^.;:\d]{0,30}(%s)|"
    r"(%s)[^.;:\d]{0,12}(?:báo|có kết|cập nhật|có tin|quyết)",
    "en": r"(?:next|update|more|result|again)[^.;:\d]{0,30}(%s)|(?:at|by) (%s)[^.;:\d]{0,20}(?:update|more|result)",
}
_UNITS: Mapping[str, str] = {
    "vi": r"(?:%|phần trăm|mét|cm|km|độ|NTU|hộ|người|trẻ|cháu|em|học sinh|liều|bình|ca|máy|suất|cửa hàng|đồng|mũi|chuyến|điểm)",
    "en": r"(?:%|per cent|percent|metres?|km|degrees|NTU|households|people|children|pupils|doses|cylinders|cases|pumps|stations|"
    r"trips)",
}
_FIGURE: Mapping[str, str] = {
    "vi": r"(?<![\w/:.,-])\d[\d.,]* (?:trong|trên) (?:số )?\d[\d.,]* [^\W\d_]+|(?<![\w/:.,-])\d[\d.,]* ?%s(?![^\W\d_])",
    "en": r"(?<![\w/:.,-])\d[\d.,]* (?:of|out of) (?:the )?\d[\d.,]* [^\W\d_]+|(?<![\w/:.,-])\d[\d.,]* ?%s(?![^\W\d_])",
}
_NAMED: Mapping[str, str] = {
    "vi": r"\b(?:công văn|quyết định|văn bản|thông báo|biểu phí|biên bản|nghị quyết|phiếu)(?: [^\W\d_]+){0,2} số "
    r"[\w/.-]*\d[\w/-]*|"
    r"(?<!đặt )\b(?:sổ|lịch|biên bản|phiếu|nhật ký)"
    r"(?: (?!ghi|có|của|do|cho|lúc|từ|đến|không|ký|dừng|đã|thì|là|này|và|trong|hôm|sáng|sách|qua|sẽ|bị|được)[^\W\d_]+){1,3}",
    "en": r"\b(?:order|decision|notice|table|minutes|report|bulletin) no\.? ?[\w/.-]*\d[\w/-]*|"
    r"(?<![’'\w])(?:(?!the|its|our|their|to|by|in|of|and|this|that|from|according)[^\W\d_]+ ){1,2}"
    r"(?:log|record|register|schedule|roster|report|book)\b",
}
_CALLED: Mapping[str, str] = {
    "vi": r"^(?:(?:xin|kính|mong|đề nghị|yêu cầu|mời|xin mời|việc cần làm:?) )*(?:(?:bà con|người dân|mọi người|các hộ|phụ huynh|"
    r"cô bác|quý khách|nhân dân|dân)(?: (?:hãy|nên|cứ|cần|phải|vui lòng))? )?",
    "en": r"^(?:please |what to do: ?|you (?:should|must|need to) |(?:residents|people|parents|everyone) (?:should|must) )*",
}
_WHO: Mapping[str, str] = {
    "vi": r"(?:ai|nhà|hộ|người|con|cháu|trẻ|khách|phụ huynh|bà con|thấy|nếu|khi|lỡ|đã lỡ)\b[^,]*$",
    "en": r"(?:if|when|who(?:ever)?|anyone|those|children|visitors|people|parents)\b[^,]*$",
}
"""Who is told to do something, or when."""
_FORBIDS: Mapping[str, str] = {
    "vi": r"^(?:không|đừng|chớ|tránh|hạn chế|chưa)\b", "en": r"^(?:do not|don.t|never|avoid|no|keep (?:off|away)|nobody)\b"
}  # fmt: skip
_OPEN: Mapping[str, str] = {
    "vi": r"\b(?:chưa (?:rõ|biết|xác|có|đủ|kết luận|quyết)|không rõ)\b",
    "en": r"\b(?:not (?:yet|known|clear|confirmed)|unknown|unclear)\b",
}  # fmt: skip
_LEADS: Mapping[str, str] = {
    "vi": r"(?:\S+ ){0,3}\S+$|(?:lúc|đến|tới|ngày|sáng|chiều|tối) (?:\S+ ){0,5}\S+$|"
    r"(?:theo|từ|trước|sau|vào|khi|nếu|tại|trong|vì|để|do|với|cùng|ngoài)\b",
    "en": r"(?:\S+ ){0,3}\S+$|(?:by|at|from|before|after|when|if|on|in|because|according|as|with|until|since)\b",
}
_SMALL_EN = frozenset(
    (
        "the",
        "there",
        "it",
        "we",
        "no",
        "a",
        "an",
        "this",
        "that",
        "your",
        "our",
        "nobody",
        "please",
        "you",
        "all",
        "every",
    )
)
_ENDS = re.compile(r"[.;:!?…](?=\s|$)|\n| [–—-] ")
_FOREIGN = re.compile(r"[“”\"«»?{}\[\]|]|\b(?:chúng tôi|chúng ta|we|our|us)\b", re.IGNORECASE)
"""What nobody can say again as it stands: somebody else's words, a question, and who speaks of themselves."""


def passages(version: Version, lang: str) -> Passages:
    """By name of `PASSAGES`, the words that readers of `lang` can say again; none of a text that was erased."""
    title, body = version.said(lang)
    written = (
        version.tongue(lang) == lang and body.strip()
    )  # nobody says again what stands in another language
    return _passages(title, body, version.stance, lang) if written else {}


@lru_cache(maxsize=512)
def _passages(title: str, body: str, stance: str, lang: str) -> Passages:
    draft = Draft(
        title=title, body=body, figures=(), sources=(), issuer="-", version=1, stance=stance, lang=lang
    )
    found = {check.item: check for check in inspect(draft)}
    return dict(_found(draft, found)) if found["no_attack"].points else {}


def _found(draft: Draft, checks: Mapping[str, CraftCheck]) -> Iterator[tuple[str, str]]:
    lang, text = draft.lang, quotes_blank(as_read(draft.body))  # what others said is not its own
    if checks["fact_first"].points == 2 and (fact := _said_again(draft, checks["fact_first"])):
        yield "fact", fact
        if re.search(_OPEN[lang], fact, re.IGNORECASE):
            yield "open", fact
    if _begins(draft, checks["what_to_do"]) and (told := _said_again(draft, checks["what_to_do"])):
        told = re.sub(_CALLED[lang], "", told, flags=re.IGNORECASE).strip()
        yield "advice", told
        if re.match(_FORBIDS[lang], told, re.IGNORECASE):
            yield "avoid", told
    if record := re.search(_NAMED[lang], text, re.IGNORECASE):
        yield "record", _begun_small(record[0])
    if checks["evidence"].points and (figure := re.search(_FIGURE[lang].replace("%s", _UNITS[lang]), text)):
        yield "figure", figure[0]
    stamp = checks["issuer_time"]
    if stamp.points and (at := re.search(_HOUR[lang], clause_around(_part(draft, stamp), stamp))):
        yield "stamp", at[0]
    if later := re.search(_NEXT[lang].replace("%s", _THEN[lang]), text, re.IGNORECASE):
        yield "next", _begun_small(later[1] or later[2])


def _begins(draft: Draft, check: CraftCheck) -> bool:
    """Whether advice begins its sentence, behind whom it speaks to or when it holds: else the words before it say otherwise."""
    text, lang = _part(draft, check), draft.lang
    at = max((sign.end() for sign in _ENDS.finditer(text, 0, check.start + 1)), default=0)
    before = re.sub(_CALLED[lang], "", text[at : check.start].strip() + " ", flags=re.IGNORECASE).strip()
    return not before or (len(before.split()) <= 12 and bool(re.match(_WHO[lang], before, re.IGNORECASE)))


def _said_again(draft: Draft, check: CraftCheck) -> str:
    """The clause around a passage, "" when nobody would say it again."""
    if not check.part or not check.points:
        return ""
    text = _part(draft, check)
    at = max((sign.end() for sign in _ENDS.finditer(text, 0, check.start + 1)), default=0)
    sign = _ENDS.search(text, at)
    while sign and sign[0] == ":":  # what stands before a colon only says what comes
        at, sign = sign.end(), _ENDS.search(text, sign.end())
    whole = text[at : sign.start() if sign else len(text)].strip()
    first = whole.partition(",")[0].strip()
    # The first part alone only where it is a sentence: neither a list that goes on nor when or by what something is.
    parts = (whole, first) if not re.match(_LEADS[draft.lang], first, re.IGNORECASE) else (whole,)
    return next((_begun_small(said) for said in parts if _fits(said, draft.lang)), "")


def _fits(said: str, lang: str) -> bool:
    least, most = _WORDS[lang]
    return least <= len(said.split()) <= most and not _FOREIGN.search(said)


def _part(draft: Draft, check: CraftCheck) -> str:
    return draft.title if check.part == "title" else draft.body


def _begun_small(text: str) -> str:
    """With a small first letter, unless the first word may be part of a name or is shouted."""
    first, _, rest = text.partition(" ")
    if text.isascii() and first.lower() not in _SMALL_EN:
        return text  # in English what is no small word may be a name, a day or a month
    return text if not first[1:].islower() or rest[:1].isupper() else text[0].lower() + text[1:]
