"""How many people or things a text counts: a rumour's tally, and a smaller number that a statement sets against it.

A distance, a depth or a sum of money is no tally: nobody says of those that a group's number was bigger.
"""

# Charter: conduct counted
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from infodrill.kernel.folding import as_read

_PEOPLE: Mapping[str, str] = {
    "vi": "người|công nhân|thợ|nạn nhân|bệnh nhân|trẻ em|trẻ|cháu|em|bé|học sinh|cụ",
    "en": "people|persons|children|pupils|workers|men|women|patients|victims",
}
_THINGS: Mapping[str, str] = {
    "vi": "hộ|ca|liều|bình|máy bơm|máy|suất|cửa hàng|mũi|chuyến|xe|thuyền|nhà|trường",
    "en": "households|homes|cases|doses|cylinders|pumps|stations|shops|trips|cars|boats|houses|schools",
}
_WORDS: Mapping[str, tuple[str, ...]] = {
    "vi": ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"),
    "en": ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
}  # fmt: skip
_TENS: Mapping[str, Mapping[str, int]] = {
    "vi": {"chục": 10, "trăm": 100},
    "en": {"dozen": 12, "hundred": 100},
}


@dataclass(frozen=True, slots=True)
class Counted:
    """`number` of `kind` ("" = people), in the words that say it."""

    number: int
    kind: str
    words: str


def counted(lang: str, text: str) -> Iterator[Counted]:
    """What a text counts, in order."""
    numbers = "|".join(_WORDS[lang][1:])
    tens = "|".join(_TENS[lang])
    sign = re.compile(
        rf"(?<![\w/:.,-])(?:(?P<digits>\d{{1,4}})|(?P<word>{numbers})(?: (?P<tens>{tens}))?) (?P<unit>{_PEOPLE[lang]}|"
        rf"{_THINGS[lang]})"
        r"(?!\w)",
        re.IGNORECASE,
    )
    for found in sign.finditer(as_read(text)):
        number = int(found["digits"]) if found["digits"] else _WORDS[lang].index(found["word"].lower())
        number *= _TENS[lang][found["tens"].lower()] if found["tens"] else 1
        unit = found["unit"].lower()
        yield Counted(number, "" if unit in _PEOPLE[lang].split("|") else unit, found[0])


def fewer(lang: str, text: str, claim: str) -> str:
    """The first number of a text that is smaller than what the claim counts of the same kind, in its words; "" for none."""
    told = list(counted(lang, claim))
    return next(
        (
            said.words
            for said in counted(lang, text)
            if any(said.kind == each.kind and 0 < said.number < each.number for each in told)
        ),
        "",
    )
