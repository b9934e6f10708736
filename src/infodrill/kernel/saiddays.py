"""Days that a text names, in either language: today and tomorrow, days of the week, dates, the end of a month."""

# Charter: kernel said days
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from infodrill.kernel.digits import whole
from infodrill.kernel.erasable import until_erased
from infodrill.kernel.patterns import before, later
from infodrill.kernel.saidnumbers import MONTHS, said_numbers

_NUMBER_VI = r"(?:một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín|mười|mươi|mốt)"
PARTS_VI = "sáng|trưa|chiều|tối|đêm|khuya"
_PART_EN = "morning|noon|afternoon|evening|night"
PARTS_OF_DAY: Mapping[str, str] = {
    "sáng": "morning", "trưa": "noon", "chiều": "afternoon", "tối": "evening", "đêm": "night", "khuya": "night",
    **{part: part for part in _PART_EN.split("|")}, "tonight": "evening",
}  # fmt: skip
"""As a text names it → "morning", "noon", "afternoon", "evening", "night"."""
WEEK: tuple[Mapping[str, tuple[str, ...]], ...] = (
    {"vi": ("thứ hai", "thứ 2"), "en": ("monday",)},
    {"vi": ("thứ ba", "thứ 3"), "en": ("tuesday",)},
    {"vi": ("thứ tư", "thứ 4"), "en": ("wednesday",)},
    {"vi": ("thứ năm", "thứ 5"), "en": ("thursday",)},
    {"vi": ("thứ sáu", "thứ 6"), "en": ("friday",)},
    {"vi": ("thứ bảy", "thứ 7"), "en": ("saturday",)},
    {"vi": ("chủ nhật", "cn"), "en": ("sunday",)},
)
"""Days of the week from Monday on, each as it is named in a language."""
_WEEKDAYS = {name: day for day, names in enumerate(WEEK) for lang in names.values() for name in lang}
_MONTH = "|".join(
    (*(name for name in MONTHS if name != "may"), "sept?", "oct", "nov", "dec", "jan", "feb", "aug")
)
_MONTH = rf"(?P<{{}}>{_MONTH}|(?-i:May))\b\.?"
_DATES = tuple(
    later(pattern)
    for pattern in (
        r"(?<![\d-])(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        r"(?<![\d/.,])(?!24/7(?!/))(?P<day>[0-3]?\d)/(?P<month>1[0-2]|0?[1-9])(?:/(?P<year>\d{4}))?(?![\d/])"
        r"(?! (?:số|of|dân|diện tích|hộ|người|quãng|chiều dài)\b)",
        r"(?<!\d )(?:ngày |mùng |mồng |(?<!\w))(?P<day>[0-3]?\d) tháng (?P<month>1[0-2]|0?[1-9])(?!\d|"
        r"[.,]\d)(?: năm (?P<year>\d{4}))?",
        rf"(?<!\w)(?:(?:ngày|mùng|mồng) |(?={_NUMBER_VI} {_NUMBER_VI} ))(?P<spelt>{_NUMBER_VI}(?: {_NUMBER_VI}){{0,2}})"
        rf"(?: tháng (?P<month>1[0-2]|[1-9]|"
        rf"mười(?: một| hai)?|giêng|chạp|{_NUMBER_VI}))(?!\w)",
        rf"(?<![\w.,])(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? {_MONTH.format('named')}(?:,? (?P<year>20\d\d))?",
        rf"(?<!\w){_MONTH.format('named')} (?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:.]\d|\d|\w)(?! (?:people|homes|houses|"
        rf"cases)\b)"
        r"(?:,? (?P<year>20\d\d))?",
        r"(?<!\d )(?<!\w)(?:ngày|mùng|mồng) (?P<day>[0-3]?\d) tháng (?P<away>này|sau|tới|trước)(?!\w)",
        r"(?<!\d )(?<!\w)(?:ngày|mùng|mồng) (?P<day>[0-3]?\d)(?![\d/]|[.,]\d| (?:lần|bữa|ca|chuyến|viên|đêm|tiếng|giờ đồng hồ|"
        r"tháng)\b)",
        r"(?:(?<=on )|(?<=by )|(?<=until )|(?<=before )|(?<=from )|(?<=after ))the (?P<day>[0-3]?\d)(?:st|nd|rd|th)"
        r"(?: of (?P<away>this|the|next|last) month\b|(?=\W*$|[.,;!?)]| (?:at|to|from|until|and|in the)\b))",
    )
)
_RELATIVE: tuple[tuple[int, re.Pattern[str]], ...] = (
    (2, later(r"(?<!\w)(?:the day after tomorrow|ngày kia|ngày mốt)(?!\w)")),
    (1, later(rf"(?<!\w)(?:(?:(?:(?:đầu|cuối) giờ )?(?P<part>{PARTS_VI})|ngày|sớm) mai(?! táng| phục)|"
    rf"tomorrow(?: (?P<part2>{_PART_EN}))?)(?!\w)")),
    (1, re.compile(r"(?<!\w)(?<![Hh]oa )(?<![Cc]ây )(?<!nhành )mai(?!\w| táng| phục| mối| sau| này| mốt| một| vàng)")),
    (1, re.compile(r"^\W*(?P<named>Mai)(?=,? (?:có|sẽ|lúc|từ|mới|là|vào|\d)|,)")),
    (0, later(rf"(?<!\w)(?:(?:(?:(?:đầu|cuối) giờ )?(?P<part>{PARTS_VI})|hôm|bữa|ngày) (?:nay|ni)|today|(?P<part2>tonight)|"
    rf"this (?:very )?(?P<part3>{_PART_EN})|(?:đầu|cuối) giờ (?P<part4>sáng|chiều))(?!\w)")),
    (-1, later(rf"(?<!\w)(?:(?:(?P<part>{PARTS_VI})|hôm|ngày|bữa) (?:hôm )?qua|yesterday(?: (?P<part2>{_PART_EN}))?|"
    rf"last (?P<part3>night))(?!\w)")),
    (-2, later(r"(?<!\w)(?:hôm kia|bữa kia|the day before yesterday)(?!\w)")),
)  # fmt: skip
_WEEKDAY = later(
    rf"(?<!\w)(?:(?P<last>last )|(?P<next>next ))?(?P<name>thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|(?-i:CN)|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?(?!\w)(?![.,/]\d)"
    rf"(?: (?P<after>{_PART_EN}))?(?P<week> (?:tuần )?(?:này|tới|sau|trước|vừa rồi|vừa qua))?"
)
_COUNTS = later(
    r"(?:lần|liều|đợt|người|nhà|cái|hàng|ca|vụ|tầng|bên|mũi|chiếc|con|căn|số|hạng|bài|phần|điều|việc|trang|trận|vòng|đứa|lớp|"
    r"thành phố|lớn|là)\s+$"
)
"""What stands before "thứ hai" where it means the second."""
_DAYS_BEFORE = later(
    rf"(?:^|[,;:(–-]|(?<!\w)(?:{PARTS_VI}|ngày|hôm|vào|từ|đến|tới|trước|sau|hết|mỗi|và|hoặc|lúc|giờ|\d))\W*$"
)
_SPANS = later(
    r"(?<!\w)(?:(?P<last>(?:tuần|tháng) (?:trước|qua|rồi)|last (?:week|month))|"
    r"(?P<ahead>(?:tuần|tháng) (?:này|sau|tới)|cuối (?:tuần|tháng)(?: \d\d?| này| sau)?|(?:this|next) (?:week|weekend|month)|"
    rf"(?:the )?end of (?:the|this|next) (?:week|month|day)|(?:the )?end of (?:{'|'.join(MONTHS)})))(?!\w)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidDay:
    """A day that `text[start:end]` names, in one of four ways: `offset` days from the telling, `weekday` 0–6 (`weeks` later),
    a date `of_month` = (day, month, year), 0 where it is not said (but `months` from now, if any), or `span`: within a week or
    month, 1 ahead and -1 behind."""

    start: int = field(compare=False)
    end: int = field(compare=False)
    closest: int = field(
        default=-1, compare=False
    )  # where its date begins, behind looser names of the same day
    offset: int | None = None
    weekday: int | None = None
    weeks: int = 0
    months: int | None = None
    of_month: tuple[int, int, int] | None = None
    span: int = 0
    part: str = ""

    def moved(self, by: int) -> SaidDay:
        """The same, in a text in which so many letters stand before."""
        return replace(self, start=self.start + by, end=self.end + by, closest=self.closest + by)

    def on(self, told: date) -> date | None:
        """The day for who speaks on `told`: of the week the next, of a month the nearest. None for none, as 31/2 and a span."""
        if self.offset is not None:
            return told + timedelta(days=self.offset)
        if self.weekday is not None:
            away = (self.weekday - told.weekday()) % 7
            return told + timedelta(days=away + (7 * self.weeks if self.weeks < 0 or away + 7 <= 13 else 0))
        return (
            min(_dates(self.of_month, told, self.months), key=lambda day: abs(day - told), default=None)
            if self.of_month
            else None
        )


def _dates(of_month: tuple[int, int, int], told: date, away: int | None) -> Iterator[date]:
    day, month, year = of_month
    around = [told.year * 12 + told.month - 1 + n for n in ((-1, 0, 1) if away is None else (away,))]
    months = (
        [divmod(n, 12) for n in around] if not month else [(told.year + n, month - 1) for n in (-1, 0, 1)]
    )
    for of_year, number in [(year, month - 1)] if year and month else months:
        with suppress(ValueError):  # 31/2
            yield date(of_year, number + 1, day)


def said_days(text: str) -> list[SaidDay]:
    """In the order of the text; a day that is said twice in a row is one: "thứ Ba, ngày 13/9", "sáng mai (12/9)", and its date is
    what stands."""
    return [day for row in rows_of_days(text) for day in ([_joined(row)] if row[-1].of_month else row)]


def rows_of_days(text: str) -> list[list[SaidDay]]:
    """The same, with all the names of each day in their order. Where two readings overlap, the longer is meant."""
    return [list(row) for row in _rows(text)]


@until_erased(1 << 13)  # the texts of a drill are read again and again, for each page that shows them
def _rows(text: str) -> tuple[tuple[SaidDay, ...], ...]:
    found = sorted(
        (*_relative(text), *_of_week(text), *_of_month(text), *_spans(text)),
        key=lambda day: (day.start, -day.end),
    )
    rows = list[list[SaidDay]]()
    for day in found:
        last = rows[-1][-1] if rows else None
        if last and day.start < last.end:
            continue
        if last and _ranks(last) < _ranks(day) and _BETWEEN.fullmatch(text[last.end : day.start]):
            rows[-1].append(day)
        else:
            rows.append([day])
    return tuple(map(tuple, rows))


_BETWEEN = re.compile(r"(?i)[\s,(–-]*(?:tức |là |ngày )*")


def _ranks(day: SaidDay) -> int:
    """Names of one day go from the looser to the closer: "sáng nay, thứ Bảy, 12/9"."""
    return 3 if day.of_month else 2 if day.weekday is not None else 1


def _joined(row: list[SaidDay]) -> SaidDay:
    first, last = row[0], row[-1]
    part = next((day.part for day in row if day.part), "")
    return replace(last, start=first.start, closest=last.start, part=part)


def _relative(text: str) -> Iterator[SaidDay]:
    for offset, pattern in _RELATIVE:
        for hit in pattern.finditer(text):
            part = next(
                (name for key, name in hit.groupdict().items() if key.startswith("part") and name), ""
            )
            yield SaidDay(
                start=hit.start("named" if "named" in hit.groupdict() else 0),
                end=hit.end(),
                offset=offset,
                part=PARTS_OF_DAY.get(part.lower(), ""),
            )


def _of_week(text: str) -> Iterator[SaidDay]:
    for hit in _WEEKDAY.finditer(text):
        name, led_by = hit["name"], before(text, hit.start())
        if name[0] in "tT" and name[1:3] == "hứ" and not _is_weekday(name, led_by, hit["week"] or ""):
            continue
        week = hit["week"] or ""
        weeks = (
            -1
            if hit["last"] or re.search("trước|vừa", week)
            else 1
            if hit["next"] or re.search("tuần (?:tới|sau)", week)
            else 0
        )
        part = hit["after"] or ""
        if led := re.search(rf"(?i)({PARTS_VI})\s+(?:ngày\s+)?$", led_by):
            part = led[1]
        part = PARTS_OF_DAY.get(part.lower(), "")
        yield SaidDay(
            start=hit.start(), end=hit.end(), weekday=_WEEKDAYS[name.lower()], weeks=weeks, part=part
        )


def _is_weekday(name: str, led_by: str, week: str) -> bool:
    """Whether "thứ hai" is the day and not the second of a row."""
    if _COUNTS.search(led_by):
        return False
    return (
        bool(week)
        or name[4].isupper()
        or (name[4].isdigit())
        or bool(_DAYS_BEFORE.search(led_by) and led_by.strip())
    )


def _of_month(text: str) -> Iterator[SaidDay]:
    for pattern in _DATES:
        for hit in pattern.finditer(text):
            parts = dict.fromkeys(("year", "month", "spelt", "day", "named", "away")) | hit.groupdict()
            day = int(parts["day"] or 0) or (said_numbers(parts["spelt"] or "", "vi") or [_NONE])[0].value
            if not 1 <= day <= 31:
                continue
            led = re.search(rf"(?i)({PARTS_VI})\s+(?:ngày\s+)?$", before(text, hit.start()))
            yield SaidDay(
                start=hit.start(), end=hit.end(), of_month=(day, _month(parts["month"], parts["named"]), int(parts["year"] or 0)),
                part=PARTS_OF_DAY[led[1].lower()] if led else "",
                months=_AWAY[parts["away"].lower()] if parts["away"] else None,
            )  # fmt: skip


_AWAY = {"này": 0, "this": 0, "the": 0, "sau": 1, "tới": 1, "next": 1, "trước": -1, "last": -1}


_NONE = said_numbers("0", "vi")[0]


def _month(written: str | None, named: str | None) -> int:
    if named:
        short = named.lower().rstrip(".")[:3]
        return next((n for n, name in enumerate(MONTHS, 1) if name.startswith(short)), 0)
    if not written:
        return 0
    if (number := whole(written)) is not None:
        return number
    said = {"giêng": 1, "chạp": 12, "tư": 4}.get(written.lower())
    return said or said_numbers(written, "vi")[0].value


def _spans(text: str) -> Iterator[SaidDay]:
    for hit in _SPANS.finditer(text):
        yield SaidDay(start=hit.start(), end=hit.end(), span=-1 if hit["last"] else 1)
