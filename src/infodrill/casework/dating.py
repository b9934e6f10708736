"""As of when a text is said: a small grammar of Vietnamese and English.

A time of issue is said by a word of issue or of standing with its time at once after it ("tính đến 17 giờ", "updated 9:40"), by a
time that stands by itself as in a heading, or by the hour at which things stand so ("lúc 21 giờ cầu còn đóng"). The time of an
event, of a reading, of a paper, of the next word and of what is to come dates that and not the text.
"""

# Charter: casework dating
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from infodrill.casework.advice import Span
from infodrill.kernel.letters import BARE, bare, tongue
from infodrill.kernel.patterns import later
from infodrill.kernel.saiddays import PARTS_VI, WEEK
from infodrill.kernel.saidtimes import TIME, masked

_PART = rf"(?:{PARTS_VI})"
_WEEKDAY_EN = "|".join(day["en"][0] for day in WEEK)
_TODAY_EN = r"(?:this (?:morning|afternoon|evening)|tonight|in the (?:morning|afternoon|evening)|at night)"
_WHEN = rf"(?:\b(?:(?:{_PART}(?: sớm)?|{_WEEKDAY_EN}|ngày) )*{TIME}+|\{{time)"
"""An hour or a date, as `masked` shows it; {time} is one that is still to be filled in."""
_TO_IT = (
    rf"(?:\W*(?:{_PART}|chập|rạng|gần|khoảng|lúc|ngày|vào|hồi|hôm|đến|tới|thời điểm|lần \d+|số \d+|phút|at|on|of|to|up to|by|the|"
    rf"{_WEEKDAY_EN}|no\.? ?\d+|\d+))*\W*"
)
_NOW = rf"(?:{_PART} (?:hôm )?nay|hôm nay|this (?:morning|afternoon|evening)|tonight|today)\b"
_ISSUED = (
    rf"\b(?:(?:tính|chốt|đúng|có giá trị)(?: \w+){{0,2}}?|cập nhật(?: \w+){{0,4}}?) (?:đến|tới|lúc|ngày){_TO_IT}(?P<a>{_WHEN}|"
    rf"{_NOW})|"
    rf"^\W*(?:it is|it['’]s|(?:bây giờ|lúc này|giờ) (?:đã |mới |đang )?là) (?:now |just )?(?P<g>{_WHEN})|"
    rf"^\W*(?:(?:số|lần) \d+ )?cập nhật{_TO_IT}(?P<b>{_WHEN})|"
    rf"\b(?:as (?:of|at)|(?:correct|true|known|counted|situation|position|state of things) (?:as |up )?(?:at|of|"
    rf"to))\b{_TO_IT}(?P<c>{_WHEN}|{_NOW})|"
    rf"\b(?:updated?|issued|published|posted|released|written|signed|bulletin|version \d+|press release|statement|"
    rf"notice)\b{_TO_IT}(?P<d>{_WHEN})|"
    rf"^(?:(?:xin )?(?:thông báo|thông tin|bản tin|thông cáo|tin|phiên bản \d+)(?: (?:phát|ra|viết|nhanh|bão|lũ|sáng|trưa|"
    rf"chiều|tối|đêm|khẩn|này))*"
    rf"(?: (?:của|từ) [^,;:]{{3,50}}?)?){_TO_IT}(?P<e>{_WHEN})|"
    rf"^(?!.*\bsẽ\b).*?\b(?:thông báo|thông cáo|phát(?: đi)?|(?<!xảy )(?<!diễn )(?<!gây )(?<!sinh )(?<!nhận )(?<!tìm )ra|viết|"
    rf"ban hành|công bố)(?: (?:thông tin|thông báo|bản tin|"
    rf"tin|này))* "
    rf"(?:lúc|hồi|ngày|vào){_TO_IT}(?P<f>{_WHEN})(?:{_TO_IT}{_WHEN})?(?: {_PART}| nay| qua| thứ \w+)*\W*$"
)
"""A word of saying or of standing at, and its time at once after it."""
_REPORTS = (
    rf"\b(?:báo|cho biết|đăng|nhắn|trả lời|phát đi|reports?|says?|writes?) (?:lúc|hồi|vào|ngày|at|on){_TO_IT}(?P<a>{_WHEN})"
    rf"(?: {_PART}| nay| hôm)*\W*$"
)
"""Who reports, as the heading of what follows after a colon."""
_UP_TO = rf"^\W*(?:cho )?(?:đến|tới)(?: (?:lúc|khoảng|thời điểm|hết))*{_TO_IT}(?P<a>{_WHEN})|^\W*by{_TO_IT}(?P<b>{_WHEN})"
_AT = rf"^\W*(?:(?:vào|lúc|hồi|at|on){_TO_IT})?(?P<a>{_WHEN})"
_STANDS = (
    r"\b(?:vẫn|còn|đang|chưa|không|đều|đã (?:rút|thông|hết|ổn|cạn|mở|tạnh)|xin lỗi|thông báo|trả lời|is|are|remains?|"
    r"stands?|(?:was|were) "
    r"(?:still|open|shut|closed|clear|dry|empty|full|safe|flooded|without))\b"
)
"""How things stand, or that an office speaks: what the hour before it dates. What happened dates no text."""
_BY_THEN = r"\b(?:đã|còn|vẫn|chưa|không|có|mới|là|đang|đều|ghi nhận|bị|hết|được|xong|ngập|had|have|has|were|was|are|is)\b"
_AHEAD = (
    r"\b(?:sẽ|phải|nhớ|mời|xin mời|hẹn|họp|hạn|tiếp|kế|mai|will|must|should|next|due|meets?|opens|tomorrow|bring|come|"
    r"call)\b"
)
_HEADS = (
    r"\b(?:là|có|đã|sẽ|bị|họp|mở|đóng|hẹn|tiếp|kế|sau|mới|tới|từ|lịch|giờ|hạn|ở|is|are|was|were|has|will|next|opens?|"
    r"closes?|meets?|"
    rf"hours|from|until|right|due|starts?|leaves?)\b|\d{{2}}|{TIME}{{2}}"
)
"""What stands before a bare time in its sentence makes it that of something else; a name alone does not."""
_LABEL = (
    r"(?<!cập nhật)(?<!thời điểm)(?<!bản tin)(?<!phát hành)(?<!updated)(?<!update)(?<!issued)"
    r"(?<!posted)(?<!as of)(?<!released):\s*$"
)
"""What is listed under a name, as an opening hour or a day of handing in, is no stamp; under "updated:" it is."""
_ELSE = (
    rf"{_WHEN}(?: {_PART})?\s*(?:[-\u2013\u2014]|đến|tới|to|until|till)\s*(?:hết )?{_WHEN}|\b(?:tiếp theo|kế tiếp|(?:tin|"
    rf"lần|bản tin) (?:tới|kế|sau|mới|tiếp)|mỗi|hằng|hàng "
    r"(?:ngày|tuần)|next|every|daily|weekly|each)\b"
)
"""Hours from one to another, the next word, and what comes every day."""


_SOURCED = r"^\W*(?:nguồn|sources?)\s*:\s*\w"
"""A line of sources: the hour that closes it is as of when the record was read, however long its name."""
_STAMPED = rf"{_WHEN}|\b(?:lúc|ngày|năm|hôm|nay|qua|{_PART}|at|on|today|{_TODAY_EN})\b"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signs:
    """What is looked for, as the names above say; once with accents, once as Vietnamese is typed without."""

    issued: re.Pattern[str]
    reports: re.Pattern[str]
    up_to: re.Pattern[str]
    at: re.Pattern[str]
    stands: re.Pattern[str]
    by_then: re.Pattern[str]
    ahead: re.Pattern[str]
    heads: re.Pattern[str]
    label: re.Pattern[str]
    other: re.Pattern[str]
    stamped: re.Pattern[str]
    sourced: re.Pattern[str]


def _signs(spelt: Callable[[str], str]) -> _Signs:
    return _Signs(
        issued=later(spelt(_ISSUED)), reports=later(spelt(_REPORTS)), up_to=later(spelt(_UP_TO)), at=later(spelt(_AT)),
        stands=later(spelt(_STANDS)), by_then=later(spelt(_BY_THEN)), ahead=later(spelt(_AHEAD)), heads=later(spelt(_HEADS)),
        label=later(spelt(_LABEL)), other=later(spelt(_ELSE)), stamped=later(spelt(_STAMPED)),
        sourced=later(spelt(_SOURCED)),
    )  # fmt: skip


_MARKED, _PLAIN = _signs(str), _signs(bare)


def dated(lang: str, text: str) -> Span | None:
    """As of when the text is said or things stand so; the time of an event, a reading, a paper, of what is to come is none."""
    signs = _PLAIN if tongue(lang, text) == BARE else _MARKED
    text = masked(text)
    for clause in re.finditer(r"(?:[^,;.:()\u2013\u2014]|[,;.:](?!\s))+", text):
        if signs.other.search(clause[0]):
            continue
        before, after = text[: clause.start()], text[clause.end() :]
        if found := _issue(signs, clause[0], before, after):
            start, end = next(found.span(name) for name, at in found.groupdict().items() if at)
            return clause.start() + start, clause.start() + end
    return None


def _issue(signs: _Signs, told: str, before: str, after: str) -> re.Match[str] | None:
    """The time of issue in one clause, between what is said before and after it."""
    if found := signs.issued.search(told):
        return found
    if after.startswith(":") and (found := signs.reports.search(told)):
        return found
    if (
        (found := signs.up_to.match(told))
        and signs.by_then.search(told + after)
        and not signs.ahead.search(told + after)
    ):
        return found
    if not (found := signs.at.match(told)) or signs.ahead.search(told):
        return None
    # "8.10, 21 May": hour and day are one stamp.
    said = before if re.search(r"[^\W\d]", signs.stamped.sub(" ", before)) else ""
    closes = not after.strip(" .!)") or after.lstrip(" )").startswith((":", "."))
    heads = not signs.heads.search(said) and len(before.split()) <= 8 and not signs.label.search(before)
    heads = heads or (closes and bool(signs.sourced.match(before)))
    alone = _alone(signs, told, found) and heads and (closes or bool(before) or signs.stands.search(after))
    return found if alone or (not before.strip() and signs.stands.search(told + after)) else None


def _alone(signs: _Signs, clause: str, found: re.Match[str]) -> bool:
    """A time that stands by itself, as in a heading."""
    rest = signs.stamped.sub(" ", clause[found.start("a") :])
    return not [word for word in re.findall(r"\w+", rest) if not word.isdigit()]


def timed(text: str) -> Span | None:
    """A time of any kind, of what was or of what comes."""
    return found.span() if (found := re.search(rf"{TIME}+|\{{time", masked(text))) else None


_UP_TO_THEN = later(
    rf",\s*(?:(?:(?:tính|cho|chốt|tinh|chot|up) )?(?:đến|tới|lúc|den|toi|luc|to|at|until|by)|as (?:of|at))\s+{_WHEN}"
    r"[^,;:.]{0,20},"
)


def up_to_blank(text: str) -> str:
    """The text with blanks for an hour between commas, up to which a record is read: "the log, to 20:30, shows …"."""
    for aside in _UP_TO_THEN.finditer(masked(text)):
        text = text[: aside.start()] + " " * len(aside[0]) + text[aside.end() :]
    return text
