"""How many people or things a text counts: a rumour's tally, and a smaller number that a statement sets against it.

A distance, a depth or a sum of money is no tally: nobody says of those that a group's number was bigger.
"""

# Charter: conduct counted
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from infodrill.kernel.folding import as_read
from infodrill.kernel.saidnumbers import SaidNumber, said_numbers

_PEOPLE: Mapping[str, str] = {
    "vi": "người|công nhân|thợ|nạn nhân|bệnh nhân|trẻ em|trẻ|cháu|em|bé|học sinh|cụ",
    "en": "people|persons|children|pupils|workers|men|women|patients|victims",
}
_THINGS: Mapping[str, str] = {
    "vi": "hộ|ca|liều|bình|máy bơm|máy|suất|cửa hàng|mũi|chuyến|xe|thuyền|nhà|trường",
    "en": "households|homes|cases|doses|cylinders|pumps|stations|shops|trips|cars|boats|houses|schools",
}
_UNIT: Mapping[str, re.Pattern[str]] = {
    lang: re.compile(rf" (?P<unit>{_PEOPLE[lang]}|{_THINGS[lang]})(?!\w)", re.IGNORECASE) for lang in _PEOPLE
}
_NO_TALLY = re.compile(r"(?i)[\w/:.,-]$|(?<!\w)năm $")
"""What stands before a number that is part of another, of a range or a name, or a year."""


@dataclass(frozen=True, slots=True)
class Counted:
    """`number` of `kind` ("" = people), in the words that say it."""

    number: int
    kind: str
    words: str


def counted(lang: str, text: str) -> Iterator[Counted]:
    """What a text counts, in order."""
    text = as_read(text)
    for number in said_numbers(text, lang):
        named = _UNIT[lang].match(text, number.end)
        if named and number.value and not _is_part(text, number):
            unit = named["unit"].lower()
            kind = "" if unit in _PEOPLE[lang].split("|") else unit
            yield Counted(number.value, kind, text[number.start : named.end()])


def _is_part(text: str, number: SaidNumber) -> bool:
    before = text[: number.start]
    return bool(_NO_TALLY.search(before)) and (number.in_figures or not before.endswith((",", "-", "năm ")))


def fewer(lang: str, text: str, claim: str) -> str:
    """The one number of a text that is smaller than what the claim counts of the same kind, in its words; "" for none, and for
    several: nobody else knows which of them is set against it."""
    told = list(counted(lang, claim))
    found = [
        said.words
        for said in counted(lang, text)
        if any(said.kind == each.kind and said.number < each.number for each in told)
    ]
    return found[0] if len(found) == 1 else ""
