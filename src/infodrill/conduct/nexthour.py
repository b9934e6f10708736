"""The hour of the next word that a text gives: never the one at which it stands itself.

Read in a text whose hours are marked (`kernel.saidtimes.masked`), in words alone. By the same reading a desk is reminded of it
and the report tells that it passed.
"""

# Charter: conduct next hour
from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from infodrill.casework.clauses import is_so
from infodrill.kernel.erasable import until_erased
from infodrill.kernel.folding import as_read
from infodrill.kernel.saidtimes import TIME, clocks, masked, when
from infodrill.kernel.sentences import ends, sentences

WHEN = rf"(?:\bngày )?{TIME}+"
"""An hour or a date, for some a day or a part of one too, as `_shown` marks it in a text."""
_GAP = rf"\bngày {TIME})[^.;()\d{TIME}]){{0,30}}({WHEN})"
_NEXT: Mapping[str, str] = {
    "vi": r"(?:tin tiếp|thêm tin|cập nhật|báo (?:lại|tiếp)|(?<!xin )(?<!hãy )(?<!lòng )trả lời|kết quả|tin mới|họp (?=ngày|"
    rf"lúc|vào))(?:(?!đã hẹn|muộn|\b(?:đến|nhận)\b|{_GAP}(?! (?:vẫn )?chưa)|(?<!đến )({WHEN})(?:(?!chưa|"
    rf"\b(?:đã|vừa|dân|con|có người)\b)[^.;:,\d{TIME}]){{0,12}}(?:báo (?:lại|tiếp|kết|thêm|tin)(?! (?:tới|đến|cho) (?:chúng|"
    r"phường|xã|trực|tổ|trạm|trường)\b)|có (?:kết|câu)|cập nhật|có tin(?! (?:báo|đồn|nhắn|gửi|tới|đến|từ|về|là|rằng|một|"
    r"hai|nói|người|có|ai)\b)|quyết)",
    "en": rf"(?:next (?:word|news|update|report|result|notice|post|bulletin|message|one)|update|more (?:news|word|"
    rf"information|details|(?=(?:at|by|from|will)\b))|result|(?:post|write|report|tell|speak|say|inform|publish)\w*(?: \w+)? "
    rf"again)(?:(?!promised|\b(?:late|reached|came|received)\b|{_GAP}(?! (?:there )?(?:is|are|was|we "
    rf"(?:have|had)) (?:still )?no)|"
    rf"(?:at|by) ({WHEN})(?:(?!\band\b)[^.;:,\d{TIME}]){{0,20}}(?:(?<!no )(?:update|more news|result))",
}
"""The hour of the next word: none that has passed ("by 20:00 there was still no result"), was not kept, or brought a report."""
_CAME: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(r"kết quả (?:đã |vừa )?(?:về|nhận|tới tay)\b", re.I),
    "en": re.compile(r"result\w* (?:came|reached|were|was|of)\b", re.I),
}
"""What came on a day is awaited no more."""
_ISSUED = re.compile(
    rf"\W*(?:bản tin |tin )?(?:cập nhật|updated?)(?: (?:lúc|vào|as of|at))?:? ?{WHEN}(?:,? (?:on )?{WHEN})*"
    r"(?P<ends> ?[:–-]|[.,;])",
    re.I,
)
"""How a text begins that says at which hour it stands itself: that is no hour of a next word."""
_AS_OF: Mapping[str, str] = {
    "vi": r"\b(?:tính (?:đến|tới)|cập nhật|(?:đến|tới) (?:lúc|thời điểm|giờ|nay|\d)|hiện (?:nay|tại)|lúc này|ban hành|"
    r"(?:bản|tin|thông báo|số liệu)(?: này)? (?:lúc|ra|tính|viết|phát))\b",
    "en": r"\b(?:as of|as at|updated?|at the time of|issued|correct at|by \d|so far|written at)\b",
}
"""That a time is that of the text itself."""


def is_as_of(body: str, clause: str, lang: str, *, in_title: bool) -> bool:
    """Whether the time in a clause says as of when a text stands, and not when something is: it says so, or signs the text."""
    said = sentences(as_read(body))
    signed = not in_title and len(said) > 1 and clause.strip() in said[-1]
    return signed or bool(re.search(_AS_OF[lang], clause, re.IGNORECASE))


def next_hour(marked: str, lang: str) -> tuple[int, int] | None:
    """Where the hour of the next word stands, in a text whose hours are marked: never that of the text itself."""
    own = [
        range(hit.start(), hit.end())
        for at in (0, *(end.end for end in ends(marked)))
        if (hit := _ISSUED.match(marked, at)) and (not at or hit["ends"].strip() in set(":–-"))
    ]
    signs = (
        sign
        for sign in re.finditer(_NEXT[lang], marked, re.I)
        if is_so(marked, sign.start(), lang) and not _CAME[lang].match(sign[0])
    )
    spans = (sign.span(1 if sign[1] else 2) for sign in signs)
    return next((span for span in spans if not any(span[0] in each for each in own)), None)


@until_erased(512)
def hour_told(said: tuple[tuple[str, str], ...], told: datetime) -> datetime | None:
    """The hour to come of the next word that what was said at `told` names, in the first language that names one; `said` = the
    words by language."""
    for lang, words in said:
        span = next_hour(masked(words), lang)
        found = next((each for each in clocks(words) if span and span[0] <= each.start < span[1]), None)
        hour = when(found, told, ahead=True) if found else None
        if hour is not None and hour > told:
            return hour
    return None
