"""Words that both languages have one for: days, parts of the day, months, measures, and names that neither translates."""

# Charter: scenario checks both ways
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import chain

from infodrill.kernel.folding import CAPITALS
from infodrill.kernel.saiddays import rows_of_days

_NAME = re.compile(rf"(?<!\w)[{CAPITALS}]\w*(?: [{CAPITALS}]\w*)*")
Pair = tuple[str, str]  # patterns of what Vietnamese and English say for it

_PARTS: Mapping[str, Pair] = {
    "morning": (r"sáng", r"mornings?|dawn|daybreak|(?<=\d )a\.?m|(?<=\d)a\.?m"),
    "noon": (r"trưa", r"noon|midday|lunch\w*"),
    "late": (r"chiều|tối", r"afternoons?|evenings?|tonight|p\.?m"),
    "night": (r"đêm|khuya|rạng sáng|tối", r"nights?|midnight|overnight|tonight|evenings?|dark|small hours"),
}
_COUNTED = (
    r"(?:\d[\d.,]*|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|trăm|nghìn|ngàn|chục|rưỡi|nửa|mấy|vài"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand|an?|few|several"
    r"|half an)[ -]?"
)
_SO_MANY = (
    r"(?:\d[\d.,]*|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|two|three|four|five|six|seven|eight|nine|ten"
    r"|\w+teen|\w+ty)[ -]?"
)
"""Of hours and days "a day" and "an hour" say nothing exactly."""
_SPANS: Mapping[str, Pair] = {
    name: (_COUNTED + f"(?:{vi})", _COUNTED + f"(?:{en})")
    for name, (vi, en) in {
        "second": ("giây", "(?<!a )(?<!the )seconds?"), "minute": ("phút", "minutes?|min"), "week": ("tuần", "weeks?"),
        "month": ("tháng", "months?"), "year": ("năm", "years?"),
    }.items()
} | {
    name: (_SO_MANY + f"(?:{vi})", _SO_MANY + f"(?:{en})")
    for name, (vi, en) in {
        "hour": (r"tiếng|giờ(?! (?:sáng|trưa|chiều|tối|đêm))", "hours?"), "day": ("ngày|hôm|bữa", "days?|nights?"),
    }.items()
}  # fmt: skip
_MEASURES: Mapping[str, Pair] = {
    name: (_COUNTED + f"(?:{vi})", _COUNTED + f"(?:{en})")
    for name, (vi, en) in {
        "metre": ("mét|m", "met(?:re|er)s?|m"), "kilometre": ("km|cây số|ki-?lô-?mét", "km|kilomet(?:re|er)s?"),
        "centimetre": ("cm|phân|xăng-?ti-?mét", "cm|centimet(?:re|er)s?"), "litre": ("lít|l", "lit(?:re|er)s?|l"),
        "kilogram": ("kg|ký|kí|cân|ki-?lô", "kg|kilos?|kilograms?"), "tonne": ("tấn", "tons?|tonnes?"),
        "mile": ("dặm|hải lý", "miles?"), "percent": ("%|phần trăm", "%|per ?cent"),
    }.items()
}  # fmt: skip
_UNITS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"(?i)(?<![\w.,])(?P<n>\d[\d.,]*) ?(?:{'|'.join(pair)})(?!\w)")
    for name, pair in {
        "metre": ("mét|m", "met(?:re|er)s?"), "kilometre": ("km|cây số|ki-?lô-?mét", "kilomet(?:re|er)s?"),
        "mile": ("dặm|hải lý", "miles?"), "centimetre": ("cm|phân|xăng-?ti-?mét", "centimet(?:re|er)s?"),
        "millimetre": ("mm|li|mi-?li-?mét", "millimet(?:re|er)s?"), "kilogram": ("kg|ký|kí|cân|ki-?lô", "kilos?|kilograms?"),
        "gram": ("g|gram|gam", "grams?"), "tonne": ("tấn", "tons?|tonnes?"), "litre": ("lít|l", "lit(?:re|er)s?"),
        "percent": ("%|phần trăm", "per ?cent"), "million": ("phần triệu", "parts? per million"),
        "thousand": ("phần nghìn|phần ngàn|‰", "parts? per thousand"), "hectare": ("hecta|ha|héc-?ta", "hectares?"),
        "degree": ("độ", "degrees?"),
    }.items()
}  # fmt: skip
_SITES: Mapping[str, Pair] = {
    "school": (
        "(?<!hội )(?<!công )(?<!môi )trường|(?<!cắt )lớp|học đường|mẫu giáo",
        "schools?|class|kindergartens?",
    ),
    "hospital": (
        "(?:bệnh|nhập|nằm) viện|trạm xá|trạm y tế|phòng khám",
        "hospitals?|patients?|clinics?|health (?:stations?|posts?)",
    ),
    "market": ("chợ", "markets?"),
    "ferry": ("bến đò|bến phà|phà", "ferry|ferries|landing"),
    "hall": ("(?<!gia )đình|nhà văn h(?:óa|oá)|hội trường|nhà đa năng", "halls?|culture houses?|temple"),
    "pagoda": ("chùa", "pagodas?|temple"),
    "church": ("nhà thờ", "church(?:es)?"),
    "port": ("cảng", "ports?|harbou?rs?|quays?"),
    "dyke": ("đê|đập", "dykes?|dikes?|dams?|embankments?|levees?"),
    "factory": ("nhà máy|xưởng", "factor(?:y|ies)|plants?"),
    "airport": ("sân bay", "airports?"),
    "stadium": ("sân vận động", "stadiums?"),
    "beach": ("bãi biển|bãi tắm", "beach(?:es)?"),
    "park": ("công viên", "parks?"),
    "library": ("thư viện", "librar(?:y|ies)"),
}
"""Kinds of places where people go."""
_OPPOSITES: Mapping[str, Pair] = {
    "open": ("mở cửa|bình thường", "opens?|opened|as usual|normal(?:ly)?"), "closed": ("đóng cửa", "closed?|closes|shuts?"),
}  # fmt: skip
_MONEY: Mapping[str, Pair] = {
    "dong": (r"(?:nghìn|ngàn|triệu|tỷ|tỉ|trăm|\d) ?đồng", "dong|đồng|vnd"),
    "dollar": ("đô la|đô-la|đô(?! thị)|usd", "dollars?|usd"), "euro": ("euro|ơ-?rô|eur", "euros?|eur"),
}  # fmt: skip
_PARENTS: Mapping[str, Pair] = {
    "mother": ("mẹ|má", "mothers?|mum|mom"), "father": ("bố|(?<!thứ )ba của|cha", "fathers?|dad"),
}  # fmt: skip
_GROUPS = tuple(
    {
        name: tuple(re.compile(rf"{flags}(?<!\w)(?:{said})(?!\w)") for said in pair)
        for name, pair in group.items()
    }
    for flags, groups in (
        ("(?i)", (_PARTS, _SPANS, _MEASURES, _OPPOSITES, _MONEY, _PARENTS)),
        ("", (_SITES,)),
    )
    for group in groups
)
"""Of each group a text of one language says the same as its translation; a place in capitals is part of a name."""


def other_words(vi: str, en: str) -> tuple[list[str], list[str]] | None:
    """What stands in each alone, of the first group of which each has what the other has not."""
    for said in chain(([_days(vi, way), _days(en, way)] for way in ("offset", "weekday")), _grouped(vi, en)):
        alone, other = (
            [here[name] for name in here.keys() - there.keys()] for here, there in (said, said[::-1])
        )
        if alone and other:
            return sorted(alone), sorted(other)
    return None


def other_measures(vi: str, en: str) -> tuple[str, str] | None:
    """A number that each measures by a unit of its own: "6,8 km", "6.8 miles"."""
    here, there = map(_measured, (vi, en))
    for number in here.keys() & there.keys():
        if not here[number].keys() & there[number].keys():
            return min(here[number].values()), min(there[number].values())
    return None


def _measured(text: str) -> dict[str, dict[str, str]]:
    """Numbers in figures, without a sign between them, and by what they are measured, with the words."""
    found: dict[str, dict[str, str]] = {}
    for name, words in _UNITS.items():
        for hit in words.finditer(text):
            found.setdefault(re.sub(r"\D", "", hit["n"]), {})[name] = hit[0]
    return found


def _grouped(vi: str, en: str) -> Iterator[list[dict[str, str]]]:
    for group in _GROUPS:
        yield [
            {name: hit[0] for name, patterns in group.items() if (hit := patterns[n].search(text))}
            for n, text in enumerate((vi, en))
        ]


def _days(text: str, way: str) -> dict[str, str]:
    """Days that a text names in one of the ways of `SaidDay`, by what they are there, with the words."""
    days = [named for row in rows_of_days(text) for named in row]
    return {
        str(which): text[named.start : named.end]
        for named in days
        if (which := getattr(named, way)) is not None
    }


def strange_names(vi: str, en: str) -> list[str]:
    """Names with the marks of Vietnamese in an English text that the Vietnamese one does not have: English leaves them as they
    are."""
    known = {word.casefold() for word in _words(vi)}
    strange = {
        word for word in _words(en) if word[0].isupper() and _is_marked(word) and word.casefold() not in known
    }
    names = _NAME.findall(unicodedata.normalize("NFC", en))
    return list(dict.fromkeys(name for name in names if strange & {*name.split()}))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text))


def _is_marked(word: str) -> bool:
    return any(letter in "đĐ" or len(unicodedata.normalize("NFD", letter)) > 1 for letter in word)
