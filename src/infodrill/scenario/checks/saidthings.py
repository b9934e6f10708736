"""What a text names by a number, an hour or a day, and the words beside it: "bến số 4", "sáu hộ", "bung lúc 13 giờ"."""

# Charter: scenario checks said things
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from infodrill.kernel.compared import alike_at_first
from infodrill.kernel.digits import whole
from infodrill.kernel.erasable import until_erased
from infodrill.kernel.saiddays import said_days
from infodrill.kernel.saidnumbers import MONTHS, SaidNumber, said_numbers
from infodrill.kernel.saidtimes import clocks
from infodrill.kernel.sentences import sentences
from infodrill.scenario.checks.saiddates import dates

ROUND = 5  # minutes by which an hour may be rounded
BESIDE = 5  # words on each side of it that tell of what it is
AROUND = 12  # of a date
OF_PAPERS = 10  # a number from which "biên bản giao máy số" is the paper's
THOUSAND = 1_000  # from which a number in words that counts nothing is a price
_WORD = re.compile(r"[^\W\d_]+")
SMALL = frozenset((
    *("a", "an", "the", "of", "in", "at", "on", "to", "and", "or", "is", "are", "was", "were", "it", "by", "for", "from"),
    *("with", "has", "have", "had", "be", "been", "that", "this", "not", "no", "as", "but", "they", "their", "its", "there"),
    *("của", "là", "và", "có", "đã", "các", "những", "cho", "ở", "từ", "đến", "tới", "thì", "mà", "ra", "vào", "với", "để"),
    *("không", "chưa", "được", "bị", "này", "đó", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"),
    *("lúc", "giờ", "phút", "ngày", "tháng", "số", "hôm", "nay", "sáng", "chiều", "tối", "trưa", "mươi", "trăm", "nghìn"),
    *("về", "thứ", "tư", "mai", "mọi", "còn", "rồi", "sẽ", "cứ", "nào", "ai", "gì", "trong", "trên", "dưới", "trước", "sau"),
    *("o", "clock", "today", "tomorrow", "morning", "afternoon", "evening", "noon", "am", "pm", "so", "all", "we", "you"),
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "hundred", "thousand", "million"),
))  # fmt: skip
"""Words that say nothing of what a text is about."""
MEASURES = frozenset((
    *("m", "km", "cm", "kg", "mét", "cây", "phân", "lít", "khối", "tấn", "ký", "kí", "độ", "%", "gb", "mb", "hecta"),
    *("metre", "meter", "kilometre", "kilometer", "centimetre", "mile", "litre", "liter", "tonne", "ton", "kilo", "degree"),
))  # fmt: skip
"""Units by which a thing is measured, of which one story seldom tells two."""
_LED_VI = re.compile(r"(?i)(?<!\w)(?P<unit>[^\W\d_]+) số\s*$")
_LED_EN = re.compile(r"(?i)(?<!\w)(?P<unit>[^\W\d_]+),? (?:no\.?|number|nr\.?)\s*$")
_PAPER = re.compile(
    r"(?i)(?<!\w)(?P<unit>biên bản|công văn|quyết định|hợp đồng|thông báo|tờ trình|báo cáo|phiếu|hóa đơn|chứng từ|giấy)"
    r"(?: (?:giao|nhận|giao nhận|bàn giao|thuê|mua|bán|sửa|kiểm tra|nghiệm thu|bảo dưỡng|kiểm kê|về))+(?: [^\W\d_]+){1,2} số\s*$"
)
"""A paper about a thing, whose number stands behind the thing: "biên bản giao máy số 214"."""
_LABELLED = re.compile(
    r"(?i)(?<!\w)(?P<unit>lớp|khối|ca|tầng|cổng|quầy|tuyến|tổ|khóm|ấp|thôn|khu|hẻm|phòng|kênh|cống|trạm|bến|cầu|bồn|bể|lô|toa"
    r"|đội|hầm|kho|giường|trang|điều|quyển|phím|nút|dòng|bàn|trụ|van|dãy|key|button|table|desk|row|year|class|grade|gate|pier"
    r"|quay|tank|crane|bus|line|route|room|floor|lane|pump|lot"
    r"|batch|well|ward|terminal|valve|lorry|truck|boat|pole|district|cell|stall|shift|berth|shed|store|bay|platform|bed|page"
    r"|line|zone|pond|sluice|lock|tower|unit|block|alley|street|hamlet|group|sector|pillar|lift|locker|camp|ngõ|ngách|xóm|kiệt"
    r"|đợt)\s*$"
)
_CODE = re.compile(r"(?<![\w./-])(?P<unit>[A-ZĐ]{1,2})-?(?P<n>\d{1,3})(?![\w/-]|[.,:]\d)")
"""A thing with a letter and a number for its name: "trụ T3"."""
OF_THEM = re.compile(r"(?i) (?:of(?: the| its| their| our)?|trong(?: số| tổng số)?|trên) ")
"""Between so many and how many they are of."""
_NUMBERED = re.compile(r"(?i)(?:thứ|(?<!mỗi )lần|mục|chương)\s*$")
_YEARS = re.compile(r"(?i)(?<!\w)(?:(?:đầu|cuối) năm|năm (?:học(?! sinh| viên| trò)|nay|ngoái))(?!\w)")
"""Years, where the word could be a five."""
_SPANS = frozenset({"ngày", "hôm", "bữa", "tuần", "tháng", "năm", "day", "week", "month", "year"})
TIMES = _SPANS | {"giờ", "phút", "tiếng", "hour", "minute"}
MINUTES = frozenset({"phút", "minute"})
_NO_UNITS = (SMALL | {"first", "each", "per", "back", "if", "when"}) - TIMES
_DAYS = frozenset({"hôm", "bữa"})  # are days as well
_TILL_NOW = re.compile(r"(?i) (?:nay|rồi|ni|liền|trời|now|already|running|in a row)(?!\w)")
_FOR_SO_LONG = re.compile(
    r"(?i)(?<!\w)(?:suốt|hỏng|hư|ngừng|nghỉ|đóng|tắt|chờ|đợi|cúp|mất|khô|for|out|broken|dry|down|shut"
    r"|closed)(?: \w+)?\s*$"
)
"""What makes a number of days one for which something has been so, up to now."""
_MONTH = re.compile(
    r"(?i)(?<!\w)(?P<vi>tháng) (?P<n>1[0-2]|[1-9]|mười một|mười hai|mười|giêng|chạp|hai|ba|tư|năm|sáu|bảy|tám|chín)(?!\w)"
    rf"|(?<!\w)(?P<en>{'|'.join(name for name in MONTHS if name != 'may')}|(?-i:May))(?!\w)"
)
_SAID_MONTHS = dict(zip(
    ("giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"), range(1, 13), strict=True
)) | {"chạp": 12}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidThing:
    """What is named: its kind ("label", "count", "lasting", "sum", "hour", "date", "weekday", "day" or "month"), what it counts
    or labels (`unit`, "" for times and for a sum of thousands), its values (an hour without its half of the day has two), how it
    is written and the words beside it."""

    kind: str
    unit: str
    values: frozenset[Any]
    shown: str
    beside: frozenset[str]
    around: frozenset[str]  # all the words of its sentence that say something
    before: tuple[str, ...]  # the words that lead to it, the nearest first
    behind: tuple[str, ...]

    @property
    def of(self) -> tuple[str, str]:
        """What it is a number of; for how many days something has been so, one text may say and another count."""
        return "count" if self.kind == "lasting" else self.kind, self.unit

    def same(self, other: SaidThing) -> bool:
        """Whether both name the same of the same."""
        if self.of != other.of:
            return False
        if self.kind == "hour":
            return any(abs(int(here) - int(there)) <= ROUND for here in self.values for there in other.values)
        return bool(self.values & other.values)

    def like(self, other: SaidThing) -> tuple[int, int]:
        """How many words in a row lead to both and follow both, and how many they have beside them in any order."""
        row = alike_at_first(self.before, other.before) + alike_at_first(self.behind, other.behind)
        return row, len(self.beside & other.beside)


@until_erased(1 << 13)  # several checks ask it of each text of a drill
def said_things(text: str, lang: str) -> tuple[SaidThing, ...]:
    """Everything that the text names so, in no order."""
    return tuple(each for sentence in sentences(text, also=";") for each in _of_sentence(sentence, lang))


def stem(word: str, lang: str) -> str:
    """An English word in small letters without its ending: what failed did not fail."""
    small = word.lower()
    return (
        re.sub(r"(?<=\w{3})(?:ed|es|ing|e|s|d)$", "", small) if lang == "en" and small not in SMALL else small
    )


def counted(text: str, lang: str) -> list[SaidNumber]:
    """Numbers that the text says of things and of time; "năm học" is a year of school and no five."""
    return said_numbers(_YEARS.sub(lambda hit: " " * len(hit[0]), text) if lang == "vi" else text, lang)


def _of_sentence(text: str, lang: str) -> Iterator[SaidThing]:
    taken = list[tuple[int, int]]()
    for said in clocks(text):
        minute = (said.hour or 0) % 24 * 60 + said.minute
        values = {minute} if said.sure else {minute, (minute + 720) % 1_440}
        taken.append((said.start, said.end))
        yield _thing("hour", "", values, text, said.start, said.end)
    for dated in dates(text):
        taken.append((dated.start, dated.end))
        yield _thing("date", "", {(dated.day, dated.month)}, text, dated.start, dated.end)
    for day in said_days(text):
        if _within(day.start, day.end, taken):
            continue
        taken.append((day.start, day.end))
        if day.weekday is not None:
            yield _thing("weekday", "", {day.weekday}, text, day.start, day.end)
        elif day.offset is not None:
            yield _thing("day", "", {day.offset}, text, day.start, day.end)
    for hit in _CODE.finditer(text):
        taken.append((hit.start(), hit.end()))
        yield _thing("label", hit["unit"], {int(hit["n"])}, text, hit.start(), hit.end())
    for hit in _MONTH.finditer(text):
        if not _within(hit.start(), hit.end(), taken):
            taken.append((hit.start(), hit.end()))
            yield _thing("month", "", {_month(hit)}, text, hit.start(), hit.end())
    numbers = [each for each in counted(text, lang) if not _within(each.start, each.end, taken)]
    for n, number in enumerate(numbers):
        of = numbers[n + 1] if n + 1 < len(numbers) else None
        if of and OF_THEM.fullmatch(
            text[number.end : of.start]
        ):  # "ba trong tám máy", "three of the eight pumps"
            yield from (
                replace(each, values=frozenset({number.value}))
                for each in _counted(text, of, lang)
                if each.kind == "count"
            )
        else:
            yield from _counted(text, number, lang)


def _month(hit: re.Match[str]) -> int:
    if hit["en"]:
        return MONTHS.index(hit["en"].lower()) + 1
    number = whole(hit["n"])
    return _SAID_MONTHS[hit["n"].lower()] if number is None else number


def said_months(text: str) -> dict[int, str]:
    """Each month that the text names, in a date or alone, as it is written."""
    found = {dated.month: dated.shown for dated in dates(text)}
    return found | {_month(hit): hit[0] for hit in _MONTH.finditer(text) if _month(hit) not in found}


def _within(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(start < over and begin < end for begin, over in taken)


def _counted(text: str, number: SaidNumber, lang: str) -> Iterator[SaidThing]:
    """A number as the name of something, "bến số 4", or as how many of it there are, "sáu hộ"."""
    before, behind = text[: number.start], text[number.end :]
    led = (_PAPER.search(before) if lang == "vi" and number.value >= OF_PAPERS else None) or (
        (_LED_VI if lang == "vi" else _LED_EN).search(before) or _LABELLED.search(before)
    )
    follows = re.match(r"[ -]?(?P<unit>[^\W\d_]+|%)", behind)
    lasts = (
        follows is not None and follows["unit"].lower().removesuffix("s") in MINUTES
    )  # "at the gate 20 minutes"
    if led and not lasts and not (led.re is _LABELLED and lang == "vi" and not number.in_figures):
        yield _thing("label", led["unit"].lower(), {number.value}, text, led.start(), number.end)
        return
    if follows is None or _NUMBERED.search(before) or follows["unit"].lower() in _NO_UNITS:
        if number.value >= THOUSAND and not number.in_figures and not _NUMBERED.search(before):
            yield _thing("sum", "", {number.value}, text, number.start, number.end)
        return
    unit = follows["unit"].lower()
    unit = unit.removesuffix("s") if lang == "en" else "ngày" if unit in _DAYS else unit
    lasting = unit in _SPANS and (_TILL_NOW.match(behind, follows.end()) or _FOR_SO_LONG.search(before))
    yield _thing(
        "lasting" if lasting else "count",
        unit,
        {number.value},
        text,
        number.start,
        number.end + follows.end(),
    )


def _thing(kind: str, unit: str, values: set[Any], text: str, start: int, end: int) -> SaidThing:
    before, behind = _WORD.findall(text[:start].lower()), _WORD.findall(text[end:].lower())
    wide = AROUND if kind == "date" else BESIDE
    beside, around = {*before[-wide:], *behind[:wide]} - SMALL, {*before, *behind} - SMALL
    return SaidThing(
        kind=kind, unit=unit, values=frozenset(values), shown=text[start:end].strip(), beside=frozenset(beside),
        around=frozenset(around), before=tuple(before[::-1][:BESIDE]), behind=tuple(behind[:BESIDE]),
    )  # fmt: skip
