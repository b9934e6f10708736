"""As of when a text is said: a small grammar of Vietnamese and English.

A time of issue is said by a word of issue or of standing with its time at once after it ("tính đến 17 giờ", "updated 9:40"), by a
time that stands by itself as in a heading, or by the hour at which things stand so ("lúc 21 giờ cầu còn đóng"). The time of an
event, of a reading, of a paper, of the next word and of what is to come dates that and not the text.
"""

# Charter: casework dating
from __future__ import annotations

import re

from infodrill.casework.advice import Span
from infodrill.kernel.patterns import later

_CLOCK = (
    r"(?:\b\d{1,2}[:hg]\d{2}\b|\b(?:1?\d|2[0-4]) ?(?:giờ|h)\b(?: \d{1,2}\b)?|\b\d{1,2}(?:[.:]\d{2})? ?(?:am|pm)\b|"
    r"\b[0-2]\d[0-5]\d ?(?:hrs|hours)\b|\b(?:noon|midnight)\b)"
)
_DATE = (
    r"(?:\b\d{1,2}/\d{1,2}(?:/\d{4})?\b|\bngày \d{1,2}(?:/\d{1,2}| tháng \d{1,2})?\b|\b\d{1,2}(?:st|nd|rd|th)? (?:january|"
    r"february|"
    r"march|april|may|june|july|august|september|october|november|december)\b(?: \d{4}\b)?|\{time)"
)
_PART = r"(?:sáng|trưa|chiều|tối|đêm|khuya)"
_WHEN = (
    rf"(?:{_CLOCK}|{_DATE}|\b{_PART} (?:sớm )?(?=ngày \d|\d{{1,2}}/\d)|\b(?:monday|tuesday|wednesday|thursday|friday|"
    rf"saturday|sunday) (?={_DATE}))"
)
_TO_IT = (
    r"(?:\W*(?:lúc|ngày|vào|hồi|hôm|đến|tới|thời điểm|lần \d+|số \d+|phút|at|on|of|to|up to|by|the|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|no\.? ?\d+|\d+))*\W*"
)
_ISSUED = later(
    rf"\b(?:(?:tính|chốt|đúng|có giá trị)(?: \w+){{0,2}}?|cập nhật(?: \w+){{0,4}}?) (?:đến|tới|lúc|ngày){_TO_IT}(?P<a>{_WHEN})|"
    rf"^\W*(?:(?:số|lần) \d+ )?cập nhật{_TO_IT}(?P<b>{_WHEN})|"
    rf"\b(?:as (?:of|at)|(?:correct|true|known|counted|situation|position|state of things) (?:as |up )?(?:at|of|"
    rf"to))\b{_TO_IT}(?P<c>{_WHEN})|"
    rf"\b(?:updated?|issued|published|posted|released|written|signed|bulletin|version \d+|press release|statement|"
    rf"notice)\b{_TO_IT}(?P<d>{_WHEN})|"
    rf"^(?:(?:xin )?(?:thông báo|thông tin|bản tin|thông cáo|tin|phiên bản \d+)(?: (?:phát|ra|viết|nhanh|bão|lũ|sáng|trưa|"
    rf"chiều|tối|đêm|khẩn|này))*"
    rf"(?: (?:của|từ) [^,;:]{{3,50}}?)?){_TO_IT}(?P<e>{_WHEN})|"
    rf"^(?!.*\bsẽ\b).*?\b(?:thông báo|thông cáo|phát(?: đi)?|ra|viết|ban hành|công bố)(?: (?:thông tin|thông báo|bản tin|"
    rf"tin|này))* "
    rf"(?:lúc|hồi|ngày|vào){_TO_IT}(?P<f>{_WHEN})(?:{_TO_IT}{_WHEN})?(?: {_PART}| nay| qua| thứ \w+)*\W*$"
)
"""A word of saying or of standing at, and its time at once after it."""
_UP_TO = later(
    rf"^\W*(?:cho )?(?:đến|tới)(?: (?:lúc|khoảng|thời điểm|hết))*{_TO_IT}(?P<a>{_WHEN})|^\W*by{_TO_IT}(?P<b>{_WHEN})"
)
_AT = later(rf"^\W*(?:(?:vào|lúc|hồi|at|on){_TO_IT})?(?P<a>{_WHEN})")
_STANDS = later(
    r"\b(?:vẫn|còn|đang|chưa|không|đều|đã (?:rút|thông|hết|ổn|cạn|mở|tạnh)|xin lỗi|thông báo|trả lời|is|are|remains?|"
    r"stands?|(?:was|were) "
    r"(?:still|open|shut|closed|clear|dry|empty|full|safe|flooded|without))\b"
)
"""How things stand, or that an office speaks: what the hour before it dates. What happened dates no text."""
_BY_THEN = later(
    r"\b(?:đã|còn|vẫn|chưa|không|có|mới|là|đang|đều|ghi nhận|bị|hết|được|xong|ngập|had|have|has|were|was|are|is)\b"
)
_AHEAD = later(
    r"\b(?:sẽ|phải|nhớ|mời|xin mời|hẹn|họp|hạn|tiếp|kế|mai|will|must|should|next|due|meets?|opens|tomorrow|bring|come|call)\b"
)
_HEADS = later(
    r"\b(?:là|có|đã|sẽ|bị|họp|mở|đóng|hẹn|tiếp|kế|sau|mới|tới|từ|lịch|giờ|hạn|ở|is|are|was|were|has|will|next|opens?|"
    r"closes?|meets?|"
    r"hours|from|until|right|due|starts?|leaves?)\b|\d{2}"
)
"""What stands before a bare time in its sentence makes it that of something else; a name alone does not."""
_LABEL = later(
    r"(?<!cập nhật)(?<!thời điểm)(?<!bản tin)(?<!phát hành)(?<!updated)(?<!update)(?<!issued)"
    r"(?<!posted)(?<!as of)(?<!released):\s*$"
)
"""What is listed under a name, as an opening hour or a day of handing in, is no stamp; under "updated:" it is."""
_ELSE = later(
    rf"{_WHEN}(?: {_PART})?\s*(?:[-\u2013\u2014]|đến|tới|to|until|till)\s*(?:hết )?{_WHEN}|\b(?:tiếp theo|kế tiếp|(?:tin|"
    rf"lần|bản tin) (?:tới|kế|sau|mới|tiếp)|mỗi|hằng|hàng "
    r"(?:ngày|tuần)|next|every|daily|weekly|each)\b"
)
"""Hours from one to another, the next word, and what comes every day."""


_TIME = later(_WHEN)


def _stamp(clause: str, found: re.Match[str]) -> bool:
    """A time that stands by itself, as in a heading."""
    rest = re.sub(
        rf"{_WHEN}|\b(?:lúc|ngày|năm|hôm|nay|qua|{_PART}|at|on|today)\b",
        " ",
        clause[found.start("a") :],
        flags=re.IGNORECASE,
    )
    return not [word for word in re.findall(r"\w+", rest) if not word.isdigit()]


def dated(_lang: str, text: str) -> Span | None:
    """As of when the text is said or things stand so; the time of an event, a reading, a paper, of what is to come is none."""
    for clause in re.finditer(r"(?:[^,;.:()\u2013\u2014]|[,;.:](?!\s))+", text):
        told, before, after = clause[0], text[: clause.start()], text[clause.end() :]
        if _ELSE.search(told):
            continue
        found = _ISSUED.search(told)
        if (
            not found
            and (up_to := _UP_TO.match(told))
            and _BY_THEN.search(told + after)
            and not _AHEAD.search(told + after)
        ):
            found = up_to
        if not found and (at := _AT.match(told)) and not _AHEAD.search(told):
            closes = not after.strip(" .!)") or after.lstrip(" )").startswith((":", "."))
            heads = not _HEADS.search(before) and len(before.split()) <= 8 and not _LABEL.search(before)
            by_itself = _stamp(told, at) and heads and (closes or bool(before) or bool(_STANDS.search(after)))
            if by_itself or (not before.strip() and _STANDS.search(told + after)):
                found = at
        if found:
            start, end = next(found.span(name) for name, at in found.groupdict().items() if at)
            return clause.start() + start, clause.start() + end
    return None


def timed(text: str) -> Span | None:
    """A time of any kind, of what was or of what comes."""
    return found.span() if (found := _TIME.search(text)) else None
