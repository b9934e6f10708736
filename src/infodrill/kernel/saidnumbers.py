"""Numbers that a text says, in figures or in words of either language: what is compared between two texts, and counted."""

# Charter: kernel said numbers
from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from infodrill.kernel.digits import whole


def _numbered(words: str, start: int, step: int = 1) -> dict[str, int]:
    return {word: start + step * n for n, word in enumerate(re.findall(r"\w+", words))}


_ONES: Mapping[str, Mapping[str, int]] = {
    "vi": _numbered("một hai ba bốn năm sáu bảy tám chín mười", 1) | {"mốt": 1, "tư": 4, "lăm": 5, "bẩy": 7},
    "en": _numbered(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen", 0
    )
    | _numbered("sixteen seventeen eighteen nineteen", 16)
    | _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
}
_ORDINALS: Mapping[str, int] = (
    _numbered(
        "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth",
        3,
    )
    | _numbered("sixteenth seventeenth eighteenth nineteenth twentieth", 16)
    | {"thirtieth": 30}
)
_TAIL: Mapping[str, int] = {"first": 1, "second": 2}  # of a number alone: by themselves they number nothing
_SCALES: Mapping[str, Mapping[str, int]] = {
    "vi": {
        "mươi": 10,
        "chục": 10,
        "trăm": 100,
        "nghìn": 1_000,
        "ngàn": 1_000,
        "triệu": 10**6,
        "tỷ": 10**9,
        "tỉ": 10**9,
    },
    "en": {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9},
}
_BEGINS: Mapping[str, frozenset[str]] = {
    "vi": frozenset(_ONES["vi"]),
    "en": frozenset(_ONES["en"]) | _ORDINALS.keys(),
}
"""Words by which one can begin."""
_JOINS = frozenset({"and", "linh", "lẻ"})
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = re.compile(
    rf"(?i)(?<!\w)(?:{'|'.join(name for name in MONTHS if name != 'may')}|(?<=\d )May|May(?= \d))(?!\w)"
)
_NO_COUNT = re.compile(
    r"(?i)(?<!\w)(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|ca (?:một|hai|ba)|(?:mấy|vài|dăm) (?:chục|trăm|nghìn|ngàn|triệu)"
    r"|mười mấy|(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|chục|vài|mấy) tạ)(?!\w)"
)
"""What counts nothing, or nothing exactly: days of the week, shifts, "dozens"; and hundredweights, which English does not say."""
_WORD = re.compile(r"\{[^{}]*\}|\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+|[^\W\d_]+|[^\s\w]")


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidNumber:
    """A number, where it stands in the text, the words that say it, and whether they are figures."""

    start: int
    end: int
    value: int
    shown: str
    in_figures: bool
    readings: tuple[
        int, ...
    ]  # values for which it may stand: 14 and 2 of a clock, "bốn mươi năm" forty years


def said_numbers(text: str, lang: str) -> list[SaidNumber]:
    """In their order. "200.000", "200 nghìn" and "two hundred thousand" are one number; an hour's minutes one of their own."""
    if lang == "en":
        text = _MONTH.sub(_month, text).replace("-", " ")
    hits = list(_WORD.finditer(_NO_COUNT.sub(lambda hit: " " * len(hit[0]), text).lower()))
    found, run = list[SaidNumber](), _Run(lang)
    for n, hit in enumerate(hits):
        word, follows = hit[0], hits[n + 1][0] if n + 1 < len(hits) else ""
        if word in _JOINS and run.words and follows in _ONES[lang]:
            run.joined = True
            continue
        if word == "a" and lang == "en" and follows in _SCALES[lang]:
            word = "one"
        if not (run.words or run.ended or word[0].isdigit() or word in _BEGINS[lang]):  # as most words
            continue
        if not run.take(word, follows):
            if not (run.words or run.ended):  # nothing began, so nothing ends
                continue
            found += run.said()
            run = _Run(lang)
            if not run.take(word, follows):
                continue
        run.start, run.end = min(run.start, hit.start()), hit.end()
    return [*found, *run.said()]


def _month(hit: re.Match[str]) -> str:
    """Its number, as long as its name: places stay what they are."""
    return str(MONTHS.index(hit[0].lower()) + 1).ljust(len(hit[0]))


class _Run:
    """Words in a row that say one number."""

    def __init__(self, lang: str) -> None:
        self.lang, self.words = lang, list[str]()
        self.whole, self.part, self.last_scale = 0, 0, 0
        self.joined = self.ended = False
        self.start, self.end = sys.maxsize, 0

    def take(self, word: str, follows: str) -> bool:
        """Whether the word belongs to it."""
        ones, scales = _ONES[self.lang], _SCALES[self.lang]
        if self.ended or not (word[0].isdigit() or word in ones or word in scales or self._ends(word)):
            return False
        if word in scales:
            taken = bool(self.words) and (scales[word] < 1_000 or scales[word] != self.last_scale)
            return taken and self._scaled(word, scales[word])
        if word[0].isdigit():
            # More digits than anything counts are no number, and Python refuses to read more than some thousands.
            number = whole(re.sub(r"\D", "", word))
            return number is not None and not self.words and self._added(word, number)
        number = ones.get(word) or _ORDINALS.get(word) or _TAIL.get(word) or 0
        return self._fits(number, follows in scales and scales[follows] >= 100) and self._added(word, number)

    def _ends(self, word: str) -> bool:
        """Whether it is an ordinal, which nothing follows."""
        if self.lang != "en":
            return False
        after_tens = bool(self.words) and self.part % 100 >= 20 and self.part % 10 == 0
        self.ended = word in _ORDINALS or (word in _TAIL and after_tens)
        return self.ended

    def _fits(self, number: int, heads_scale: bool) -> bool:
        """Whether a number of one word goes on: "hai mươi mốt", "two hundred five", and not "bốn triệu một hộ"."""
        if not self.words or self.words[-1] == "mười":
            return number < 10 or not self.words
        if self.words[-1][0].isdigit() or (number == 1 and self.last_scale > 10):
            return False
        open_place = (
            self.last_scale > number or self.joined or (self.part % 100 >= 20 and self.part % 10 == 0)
        )
        return open_place and (self.part % 10 == 0 or (heads_scale and self.last_scale >= 1_000))

    def _scaled(self, word: str, scale: int) -> bool:
        if scale >= 1_000:
            self.whole, self.part = self.whole + max(self.part, 1) * scale, 0
        elif scale == 10:
            self.part += (self.part % 10) * 9
        else:
            self.part = max(self.part, 1) * scale
        self.last_scale = scale
        self.words.append(word)
        return True

    def _added(self, word: str, number: int) -> bool:
        self.part += number
        self.words.append(word)
        return True

    def said(self) -> Iterator[SaidNumber]:
        """The number; none for no words."""
        if not self.words:
            return
        value = self.whole + self.part
        rest = self.part % self.last_scale if self.last_scale else 0
        if (
            self.lang == "vi" and self.last_scale >= 100 and 0 < rest < 10 and not self.joined
        ):  # "bốn triệu hai": 4 200 000
            value += rest * (self.last_scale // 10 - 1)
        elif self.whole >= 10**6 and self.words[-1] == "hundred":  # "four million two hundred" is the same
            value += self.part * 999
        figures = all(word[0].isdigit() for word in self.words)
        yield SaidNumber(
            start=self.start,
            end=self.end,
            value=value,
            shown=" ".join(self.words),
            in_figures=figures,
            readings=self._readings(value),
        )

    def _readings(self, value: int) -> tuple[int, ...]:
        years = self.lang == "vi" and len(self.words) > 1 and self.words[-1] == "năm"
        clock = (value - 12,) if 12 < value <= 24 else (value + 12,) if value <= 12 else ()
        return (value, *clock, *((value - 5,) if years else ()))
