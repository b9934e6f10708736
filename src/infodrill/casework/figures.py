"""Numbers and names in a text as keys that can be compared: "4,12 m" and "4.12 metres" are one figure, "350 triệu" and
"350.000.000" too. The leak check asks which keys of a protected artefact stand in a draft and in nothing public; the studio
which figures one version of a text says and the other does not.
"""

# Charter: casework figures
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from infodrill.casework.likeness import STOP
from infodrill.kernel.erasable import until_erased
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import bare, words
from infodrill.kernel.spans import Taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number or name at [start, end). `alone` = telling without company; else two of them must come together.

    kind number | name. The key of a number is its value with its unit ("4.12 m") or, when telling alone, also "4.12".
    """

    kind: str
    key: str
    start: int
    end: int
    alone: bool


_SCALES = {
    "nghin": 10**3, "ngan": 10**3, "thousand": 10**3, "trieu": 10**6, "million": 10**6, "ty": 10**9, "ti": 10**9,
    "billion": 10**9,
}  # fmt: skip
_SAME_UNITS = {
    "m": "m met metre metres meter meters",
    "km": "km kilometre kilometres kilometer kilometers kilomet cay",
    "cm": "cm",
    "mm": "mm",
    "kg": "kg kilo kilos kilogam kilogram kilograms",
    "t": "tan tonne tonnes ton tons",
    "l": "lit litre litres liter liters",
    "ha": "ha hecta hectares",
    "%": "% percent",
    "household": "ho household households",
    "person": "nguoi person people persons dan residents",
    "child": "chau em hoc child children pupil pupils student students tre be kid kids",
    "vehicle": "xe truck trucks vehicle vehicles lorries lorry",
    "boat": "tau thuyen xuong boat boats ship ships cano canoe",
    "box": "thung hop crate crates box boxes bao sack sacks kien",
    "day": "ngay day days",
    "hour": "gio hour hours",
    "minute": "phut minute minutes",
    "dong": "dong vnd d",
    "case": "ca case cases benh patients patient",
    "pump": "may pump pumps",
    "dose": "lieu dose doses mui",
    "bed": "giuong bed beds",
    "officer": "can officer officers chien soldiers soldier guard guards",
    "point": "diem chot site sites point points post posts",
    "degree": "do degrees degree",
    "gate": "cua cong gate gates",
    "street": "tuyen street streets duong pho",
}
_UNITS = {word: canonical for canonical, same_unit in _SAME_UNITS.items() for word in same_unit.split()}
_NEXT = r"(?=(?:\s?(?P<next>%|[^\W\d_]+(?:-[^\W\d_]+){0,3}))?(?:\s(?P<after>[^\W\d_]+))?)"
_NUMBER = re.compile(r"(?<![\w.,/:])(?P<number>\d{1,3}(?:[ .,]\d{3})+(?![\d])|\d+[.,]\d+|\d+)(?!\d)" + _NEXT)
_LABEL = re.compile(
    r"(?<!\d )(?<![\w/.,])(?P<of>[^\W\d_]{2,}) (?P<number>\d{1,3})(?![\w.,:/]*\d|\w)(?=(?:\s?(?P<next>%|[^\W\d_]+))?)"
)
_COUNTED = _UNITS.keys() | _SCALES.keys()
_COUNTING = (
    (1, "mot hai ba bon nam sau bay tam chin"),
    (1, "one two three four five six seven eight nine ten"),
    (11, "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
)
_WORDS = {word: value for first, told in _COUNTING for value, word in enumerate(told.split(), first)}
_WORDS |= {"tu": 4, "lam": 5, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_WORDS |= {"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ONES = "|".join(key for key, value in _WORDS.items() if value < 10)
_TENS = "|".join(key for key, value in _WORDS.items() if value >= 10)
_SPELLED = re.compile(
    rf"(?<!\w)(?P<number>(?:(?:{_ONES}) (?:tram|hundred) (?:and |linh |le )?)?"
    rf"(?:(?:(?:{_ONES}) )?muoi(?: (?:{_ONES}))?|(?:{_TENS})(?:[ -](?:{_ONES}))?)|(?:{_ONES}) (?:tram|hundred))(?!\w)"
    + _NEXT
)
_DATE = re.compile(
    r"(?<![\d/.,])(?P<d>\d{1,2})(?:/(?P<m>\d{1,2})(?:/\d{2,4})?|(?:-|\.)(?P<m5>\d{1,2})(?:-|\.)\d{4})(?![\d/])|"
    r"(?<!\d)(?P<d2>\d{1,2}) (?:thang |th)(?P<m2>\d{1,2})(?!\d)|"
    r"(?i:(?<!\d)(?P<d3>\d{1,2})(?:st|nd|rd|th)? (?P<m3>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)|"
    r"(?i:\b(?P<m4>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (?P<d4>\d{1,2})(?:st|nd|rd|th)?\b)"
)
_TIME = re.compile(
    r"(?<![\d:.,])(?P<h>[01]?\d|2[0-3])(?::|h|g)(?P<mi>[0-5]\d)(?!\d)|(?<!\d)(?P<h2>[01]?\d|2[0-3]) gio (?P<mi2>[0-5]\d)(?!\d)"
)
_DEGREES = re.compile(r"\d{1,3}°\s?\d{1,2}['′’](?:\s?\d{1,2}(?:[.,]\d+)?[\"″”])?")
_CODE = re.compile(r"(?<![\w-])(?:[A-Z]{1,5}[-./]?\d{1,6}[A-Z]?|[A-Z]{1,4}(?:-[A-Z0-9]{1,6}){1,3})(?![\w-])")
_CAPITALS = re.compile(r"(?<![\w])[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*(?!\w)")
LONGEST_NUMBER = 40  # characters of what is read as a quantity
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES = words(
    "january february march april may june july august september october november december sept tháng thang",
    " ".join(_MONTHS),
)
_OWN_TIME = re.compile(
    r"(?i)(?:tinh den|cap nhat|ban tin|tin tiep|thong bao tiep|\bhen\b|phat hanh|lan sau|as of|update[sd]?|issued|next)"
    r"[^.\n]{0,24}$"
)
_HOUR = re.compile(
    r"(?<![\d:.,/])(?P<h>[01]?\d|2[0-4])(?:(?::| ?h ?| ?g ?| ?gio )(?P<mi>[0-5]\d)(?!\d)|(?P<whole> ?(?:gio|h|o.clock))\b|"
    r"(?:[.:](?P<mi2>[0-5]\d))?(?= ?[ap]\.?m\b))(?: phut)?(?: ?(?P<half>[ap])\.?m\b|(?: (?:in the|at))? (?P<part>sang|trua|chieu|"
    r"toi|dem|khuya|morning|afternoon|evening|night)\b)?"
)
_PHONE = re.compile(r"(?<![\d+])(?:\+\d|0\d|1[89]00)(?:[ .-]?\d){4,12}(?!\d)")
_SAID_SO = _WORDS | {
    "first": 1,
    "once": 1,
    "second": 2,
    "twice": 2,
    "both": 2,
    "third": 3,
    "nhat": 1,
    "nhi": 2,
    "noon": 12,
}
_LATE = ("chieu", "toi", "afternoon", "evening")
_COMMON = words(
    "the this that these those there here what when where who why how we you they it he she our your their its as at in on",
    "of for from by to and or but if no not all any some every please do does a an one two three monday tuesday wednesday",
    "thursday friday saturday sunday january february march april may june july august september october november december",
    "theo hay xin ba con nguoi khi neu tai vi do va hoac cac nhung mot hai day do khong chua da dang se ban chung toi ho",
    "ong anh chi co chu bac em chau de den tu trong ngoai tren duoi sau truoc thong tin tin ngay gio moi so phuong xa quan",
    "huyen tinh thanh pho uy ban truong tram cong an benh vien phong so ban to kho cau duong ben cho nha viet nam danh sach",
    "street ward city school station clinic hospital office unit people residents red amber green clear tlp",
)


def told_in(texts: Iterable[str]) -> frozenset[str]:
    """The different numbers and names of several texts as they were typed."""
    return frozenset(figure.key for text in texts for figure in figures(as_read(text)))


def hours(text: str) -> tuple[str, ...]:
    """The times of day that a text writes in figures, as written."""
    return tuple(shown for shown, keys, _ in _readings(text) if any(key.startswith("time ") for key in keys))


def unmatched(text: str, other: str) -> tuple[str, ...]:
    """What `text` writes in figures (times, dates, numbers, telephones), as written, and `other`, the same text in the other
    language, says neither in figures nor in words. Doubtful readings count as agreement."""
    pool = {key for _, keys, loose in _readings(other) for key in keys | loose} | _in_words(other)
    return tuple(sorted({shown for shown, keys, _ in _readings(text) if not keys & pool}, key=text.index))


def unnamed(text: str, names: str) -> str:
    """`text` without the numbers that are part of a name, "khối 6", "ward 4": `names` has the same behind the same word, and
    counts nothing with it."""
    labels = _LABEL.finditer(bare(names).lower())
    known = {label[0] for label in labels if label["of"] not in STOP and label["next"] not in _COUNTED}
    shown = list(text)
    for match in _LABEL.finditer(bare(text).lower()):
        if match[0] in known:
            shown[slice(*match.span("number"))] = " " * len(match["number"])
    return "".join(shown)


def _readings(text: str) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    """(as written, what it says, what it may say too) of each date, time, telephone and number."""
    plain = bare(text).lower()
    taken = Taken()
    for pattern in (_DATE, _PHONE, _HOUR, _NUMBER):
        for match in pattern.finditer(plain):
            span = match.span("number") if pattern is _NUMBER else match.span()
            month = re.search(r"[^\W\d]{3,}", text[slice(*span)]) if pattern is _DATE else None
            if not taken.meets(*span) and (not month or month[0].lower() in _MONTH_NAMES):
                taken.take(*span)
                yield text[slice(*span)].strip(), *_read(pattern, match)


def _read(pattern: re.Pattern[str], match: re.Match[str]) -> tuple[frozenset[str], frozenset[str]]:
    if pattern is _DATE:
        day, month = _day(match)
        return frozenset({f"date {day}/{month}"}), frozenset({f"{day}", f"{month}"})
    if pattern is _PHONE:
        return frozenset({re.sub(r"\D", "", match[0])}), frozenset()
    if pattern is _HOUR:
        return _hour(match)
    values = _values(match["number"]) if len(match["number"]) <= LONGEST_NUMBER else (Fraction(0),)
    scale = _SCALES.get(_unit(match["next"] or ""), 1)
    hours = (f"time {value + half}:00" for value in values if value <= 12 for half in (0, 12))
    return frozenset(f"{value * scale}" for value in values), frozenset(
        (*(f"{value}" for value in values), *hours)
    )


def _hour(match: re.Match[str]) -> tuple[frozenset[str], frozenset[str]]:
    hour, minutes = int(match["h"]), match["mi"] or match["mi2"] or "00"
    part, half = match["part"] or "", match["half"]
    late = (
        half == "p"
        or part in _LATE
        or (part in ("trua", "dem", "night") and 1 <= hour < 12 and (part != "trua" or hour < 5))
    )
    night = hour in (12, 24) and (half == "a" or part in ("dem", "night"))
    hour = 0 if night else hour + 12 if late and hour < 12 else hour % 24
    keys, loose = {f"time {hour}:{minutes}"}, {f"{match['h'].lstrip('0')}"} if minutes == "00" else set()
    if match["whole"] and not part:  # "2 giờ": an hour of the night, of the afternoon, or how long
        keys |= {f"time {(hour + 12) % 24}:{minutes}", f"{hour}"}
    return frozenset(keys), frozenset(loose)


def _in_words(text: str) -> frozenset[str]:
    """Numbers that are spelled, as numbers and as hours."""
    plain = bare(text).lower()
    values = {_SAID_SO[word] for word in re.findall(r"[a-z]+", plain) if word in _SAID_SO}
    values |= {_spelled(match["number"]) for match in _SPELLED.finditer(plain)}
    values |= {_MONTHS.index(word[:3]) + 1 for word in re.findall(r"[a-z]+", plain) if word[:3] in _MONTHS}
    hours = {f"time {(value + half) % 24}:00" for value in values if value <= 12 for half in (0, 12)}
    return frozenset(map(str, values)) | hours | ({"time 0:00"} if "midnight" in plain else frozenset())


@until_erased(1 << 9)  # what is told on a claim is compared with each text on it
def figures(text: str) -> tuple[Figure, ...]:
    """All numbers and names of a composed text, in order of kind and place."""
    plain = bare(text)
    found = [*_spans(plain), *_numbers(plain), *_names(plain)]
    return tuple(found)


def _spans(plain: str) -> list[Figure]:
    """Dates, times of day, degrees."""
    found = []
    for match in _DATE.finditer(plain):
        day, month = _day(match)
        if 1 <= day <= 31 and 1 <= month <= 12:
            found.append(_number(f"date {day}/{month}", match.span()))
    for match in _TIME.finditer(plain):
        if not _OWN_TIME.search(plain[max(0, match.start() - 40) : match.start()]):
            key = f"time {int(match['h'] or match['h2'])}:{match['mi'] or match['mi2']}"
            found.append(_number(key, match.span()))
    for match in _DEGREES.finditer(plain):
        found.append(_number("degrees " + "-".join(re.findall(r"\d+", match[0])), match.span()))
    return found


def _day(match: re.Match[str]) -> tuple[int, int]:
    day = next(match[name] for name in ("d", "d2", "d3", "d4") if match[name])
    month = next(match[name] for name in ("m", "m2", "m3", "m4", "m5") if match[name])
    return int(day), _MONTHS.index(month.lower()) + 1 if month.isalpha() else int(month)


def _numbers(plain: str) -> list[Figure]:
    taken = Taken(
        each_match.span() for pattern in (_DATE, _TIME, _DEGREES) for each_match in pattern.finditer(plain)
    )
    found = []
    for match in (*_NUMBER.finditer(plain), *_SPELLED.finditer(plain.lower())):
        # A date or an hour was read as one already; its parts would be figures that tell nothing.
        if taken.meets(*match.span()):
            continue
        if len(match["number"]) > LONGEST_NUMBER:  # no quantity: compared digit by digit
            digits = re.sub(r"\D", "", match["number"]).strip("0")
            found.append(_number(digits, match.span("number")))
            continue
        for value in _values(match["number"]):
            found += _figure(value, match)
    return found


def _number(key: str, at: tuple[int, int], alone: bool = True) -> Figure:
    return Figure(kind="number", key=key, start=at[0], end=at[1], alone=alone)


def _figure(value: Fraction, match: re.Match[str]) -> list[Figure]:
    unit = _unit((match["next"] or "").lower())
    if scale := _SCALES.get(unit, 0):
        value, unit = value * scale, (match["after"] or "").lower()
    digits, whole = _telling(value), value.denominator == 1
    if whole and 1900 <= value <= 2100 and "." not in match["number"]:
        return []  # a year says nothing by itself
    known, span = _UNITS.get(unit, unit), match.span("number")
    # Three digits, or two with a fraction, hardly stand in two texts by chance; fewer tell only with what they
    # count.
    if digits >= 3 or (digits >= 2 and not whole):
        return [_number(str(value), span)]
    if value >= 2 and known:
        return [_number(f"{value} {known}", span, digits >= 2 and unit in _UNITS)]
    return []


def _unit(word: str) -> str:
    """ "ki-lo-metre" as "kilometre"; of other words joined by dashes the first."""
    joined = word.replace("-", "")
    return joined if joined in _UNITS or joined in _SCALES else word.partition("-")[0]


def _values(written: str) -> tuple[Fraction, ...]:
    """The value; both readings of "1,275", which is a thousand here and a decimal there."""
    if not written[0].isdigit():
        return (Fraction(_spelled(written)),)
    if re.fullmatch(r"\d{1,3}[.,]\d{3}", written):
        return Fraction(re.sub(r"\D", "", written)), Fraction(written.replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:[ .,]\d{3})+", written):
        return (Fraction(re.sub(r"\D", "", written)),)
    return (Fraction(written.replace(",", ".")),)


def _spelled(words: str) -> int:
    """ "ba mươi bảy" and "thirty-seven" as 37; 11–999."""
    total = 0
    for part in re.split(r"[ -]", words):
        if part in ("tram", "hundred"):
            total *= 100
        elif part == "muoi":
            total = total - total % 10 + (total % 10 or 1) * 10
        elif part not in ("and", "linh", "le"):
            total += _WORDS[part]
    return total


def _telling(value: Fraction) -> int:
    """Digits that say something: without zeros before or behind."""
    return len(str(value.numerator * 10**12 // value.denominator).strip("0")) if value else 0


def _names(plain: str) -> list[Figure]:
    """Codes, names of two words or more, and single capitalised words that do not begin a sentence."""
    found = [
        Figure(
            kind="name", key=each_match[0].lower(), start=each_match.start(), end=each_match.end(), alone=True
        )
        for each_match in _CODE.finditer(plain)
    ]
    for match in _CAPITALS.finditer(plain):
        told = re.split(r"[ -]", match[0])
        begins = match.start() == 0 or bool(
            re.search(r"[.!?:;\n“\"(]\s*$", plain[max(0, match.start() - 3) : match.start()])
        )
        start, first = match.start(), 0
        while first < len(told) and (told[first].lower() in _COMMON or (begins and first == len(told) - 1)):
            start, begins, first = start + len(told[first]) + 1, False, first + 1
        words = told[first:]
        if not words or (len(words) == 1 and len(words[0]) < 3):
            continue
        found.append(
            Figure(kind="name", key=" ".join(words).lower(), start=start, end=match.end(), alone=True)
        )
        if len(words) > 2:  # "Vessel Sao Bắc" is also "Sao Bắc"
            tail = start + len(words[0]) + 1
            found.append(
                Figure(kind="name", key=" ".join(words[1:]).lower(), start=tail, end=match.end(), alone=True)
            )
    return found
