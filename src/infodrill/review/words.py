"""Lines of a report: an English msgid with typed values, put into words when a page is written.

Values keep their integers so that one tree serves both languages and the JSON file.
"""

# Charter: review words
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import reduce
from typing import TypeAlias

from babel.dates import format_date
from babel.numbers import format_decimal

from infodrill.casework import rights
from infodrill.casework.tongues import spoken
from infodrill.kernel.i18n import N_, tr
from infodrill.review.estimate import Estimate
from infodrill.scenario.schema import Bi

NBSP = "\u00a0"
IDS = re.compile(
    r"(?<![\w.])(?:(?:vụ việc|hồ sơ|văn bản|case|text|statement) )?([cs])(\d+)(?:\.[eq]\d+|@\d+)?(?![\w.]*\w)"
)  # "c17", "c25.e1", "s3@2" as a log names them, and as people name rooms
IN_LANGUAGE = {"vi": N_("in Vietnamese"), "en": N_("in English")}
# Around words that stand in another language than the page's, the code of that language first: private characters.
BEGIN, END = "\ue000", "\ue001"
NAMED = {"c": N_("case no. {n}"), "s": N_("text no. {n}")}
UNCLEAR = N_("no clear difference in person-hours of false belief")


@dataclass(frozen=True, slots=True)
class Amount:
    n: int


@dataclass(frozen=True, slots=True)
class Lasting:
    """A length of time in seconds."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Share:
    """Per mille, shown as a percentage."""

    permille: int


@dataclass(frozen=True, slots=True)
class Hundredths:
    """A number with two decimals."""

    n: int
    signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounded:
    """`n` ÷ `scale`, printed to no finer than `step` (a power of ten, in units of `n`): the digits that are known."""

    n: int
    step: int
    scale: int = 1
    signed: bool = False


@dataclass(frozen=True, slots=True)
class BothClocks:
    """Seconds of exercise time, shown on both clocks."""

    at: int


@dataclass(frozen=True, slots=True)
class StoryTime:
    """A time of the story that the public was told, which no second of the exercise need stand for."""

    when: datetime


@dataclass(frozen=True, slots=True)
class Own:
    """What the product itself typed for an automated cell, said in both languages."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class LabelIn:
    """A msgid inside another line."""

    msgid: str


Measured: TypeAlias = "Amount | Lasting | Share | Hundredths | Rounded"
Worded: TypeAlias = "BothClocks | StoryTime | LabelIn | ReportLine | Own | Bi"
Value: TypeAlias = "Measured | Worded | str | int"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One sentence or phrase; `values` by the name of their field in `msgid`."""

    msgid: str
    values: tuple[tuple[str, Value], ...] = ()


def line(msgid: str, **values: Value) -> ReportLine:
    """A line with its values."""
    return ReportLine(msgid, tuple(values.items()))


SEMICOLON, COMMA = N_("{first}; {then}"), N_("{first}, {then}")


def listed(items: Iterable[Value], by: str = COMMA) -> Value:
    """Items, of which there is one at least, one after another."""
    return reduce(lambda first, then: line(by, first=first, then=then), items)


def strung(told: ReportLine, *more: ReportLine) -> ReportLine:
    """Lines one behind the other."""
    for other in more:
        told = line(N_("{one}; {other}"), one=told, other=other)
    return told


def row_of(*cells: str) -> str:
    """A row of a table in Markdown."""
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A language and both clocks: everything needed to put a value into words.

    `story` = seconds of exercise time → the story's date and time; `played` → whole minutes that people had played by then,
    -1 for what lies beyond the end of play and has a time in the story only. `ids` = cases and statements of the log.
    `marked` = a page that can say in which language typed words stand: see `foreign`. `veil` = (typed words, language) → the
    same without what may lawfully be withheld. `claims` = sentence of a claim → what a page calls it by. `retold` = typed words →
    the same in both languages where somebody wrote them in both, None for those of one.
    """

    lang: str
    story: Callable[[int], datetime]
    played: Callable[[int], int] = lambda at: at // 60
    ids: frozenset[str] = frozenset()
    marked: bool = False
    veil: Callable[[str, str], str] = lambda text, lang: text
    claims: Mapping[str, str] = field(default_factory=dict)
    retold: Callable[[str], Bi | None] = lambda text: None

    def say(self, text: ReportLine) -> str:
        """The line in words."""
        return tr(self.lang, text.msgid, **{name: self._called(name, value) for name, value in text.values})

    def __call__(self, msgid: str, **values: Value) -> str:
        return self.say(line(msgid, **values))

    def _called(self, name: str, value: Value) -> str:
        """A value in words; a marking by what it means."""
        return tr(self.lang, rights.MARKINGS[str(value)]) if name == "tlp" else self.value(value)

    def holds_hour(self, text: ReportLine, at: int) -> bool:
        """Whether the line tells second `at` by both clocks, so that nobody need tell it beside it."""
        return self.value(BothClocks(at)) in self.say(text)

    def value(self, value: Value) -> str:
        """One value in words: 1.240 and 4,12 in Vietnamese, 1,240 and 4.12 in English."""
        match value:
            case Amount(n):
                return self.number(n)
            case Lasting(seconds):
                return self.lasting(seconds)
            case Share(permille):
                return self.percent(permille)
            case Hundredths(n, signed):
                sign = "+" if signed and n > 0 else ""
                return sign + self._minus(format_decimal(n / 100, format="#,##0.00", locale=self.lang))
            case Rounded(n=n, step=step, scale=scale, signed=signed):
                return self.rounded(n, step, scale, signed=signed)
            case BothClocks(at):
                return self.dated(at)
            case StoryTime(when):
                return self._told(when)
            case ReportLine():
                return self.say(value)
            case LabelIn(msgid):
                return tr(self.lang, msgid)
            case Bi():
                return self.called(value.in_(self.lang))
            case Own(vi, en):
                return self.called(self._named(self.typed(vi if self.lang == "vi" else en)))
            case int():
                return str(value)
            case _:
                return self.plain(value)

    def called(self, text: str) -> str:
        """A claim's sentence by its name on this page, all else as it stands."""
        return self.claims.get(text.rstrip("."), text)

    def typed(self, text: str) -> str:
        """What a person wrote, as it stands in a document that everybody gets: without what may lawfully be withheld."""
        return self.veil(str(text), self.lang)

    def plain(self, text: str) -> str:
        """What a person wrote, ids of this log said as a reader knows them; each language has its own text where there is one in
        both, all else stays as typed, and says in which language it stands where that is not the reader's."""
        found = spoken(text)
        if found != self.lang and (both := self.retold(str(text))):
            return self._named(self.typed(both.in_(self.lang)))
        told = self._named(self.typed(text))
        if not found or found == self.lang:
            return told
        label = tr(self.lang, IN_LANGUAGE[found])
        return f"{BEGIN}{found}{told}{END} ({label})" if self.marked else f"{told} ({label})"

    def _named(self, text: str) -> str:
        return IDS.sub(self._known, text)

    def _known(self, found: re.Match[str]) -> str:
        if found[1] + found[2] not in self.ids:
            return found[0]
        return tr(self.lang, NAMED[found[1]], n=found[2])

    def number(self, n: int, *, signed: bool = False) -> str:
        """A whole number with its thousands."""
        return ("+" if signed and n > 0 else "") + self._minus(format_decimal(n, locale=self.lang))

    def rounded(self, n: int, step: int, scale: int = 1, *, signed: bool = False) -> str:
        """A number to the digits that are known, at least one: 28 thousand, 1.2 million, 360, −0.4; see `Rounded`."""
        step = min(step, 10 ** (len(str(abs(n))) - 1))
        size = (abs(n) + step // 2) // step * step
        whole = size if n >= 0 else -size
        if scale > 1:
            decimals = max(0, len(str(scale)) - len(str(step)))
            text = format_decimal(whole / scale, format=f"#,##0.{'0' * decimals}", locale=self.lang)
            return ("+" if signed and whole > 0 else "") + self._minus(text)
        if step >= 10_000 and size >= 1_000_000:
            zeros = "0" * max(0, len("1000000") - len(str(step)))
            millions = self._minus(format_decimal(whole / 1e6, format=f"#,##0.{zeros}", locale=self.lang))
            return ("+" if signed and whole > 0 else "") + tr(self.lang, "{n} million", n=millions)
        if step >= 1_000 and size:
            return tr(self.lang, "{n} thousand", n=self.number(whole // 1_000, signed=signed))
        return self.number(whole, signed=signed)

    def span(self, low: int, high: int, step: int, *, low_step: int = 0) -> str:
        """Both ends of an interval to the digits that are known, the unit said once: "332 to 402 thousand"; the lower to its own
        step where it has one."""
        first, last = self.rounded(low, low_step or step), self.rounded(high, step)
        number, _, unit = first.partition(" ")
        if unit and last.endswith(f" {unit}"):
            first = number
        return tr(self.lang, "{low} to {high}", low=first, high=last)

    def between(self, estimate: Estimate) -> str:
        """Its interval; "" where one replica has none. Two equal ends are no interval: they would tell a certainty that nobody
        measured."""
        if estimate.n > 1 and estimate.low == estimate.high:
            return tr(self.lang, "the same in all {n} replicas", n=estimate.n)
        return self.span(estimate.low, estimate.high, estimate.step) if estimate.n > 1 else ""

    def resting(self, estimate: Estimate) -> str:
        """Its interval, with the number of replicas that it rests on."""
        if estimate.n < 2:
            return tr(self.lang, "1 replica, no interval")
        if estimate.low == estimate.high:
            return self.between(estimate)
        return tr(self.lang, "{span}; {n} replicas", span=self.between(estimate), n=estimate.n)

    def apart(self, difference: Estimate) -> str:
        """The interval of a difference with the number of replicas that it rests on: as its size, where words beside it say which
        way it goes; else each end with its own word, so that no place counts it the other way round than the next."""
        if difference.n < 2 or difference.clear or difference.low == difference.high:
            return self.resting(difference.magnitude)
        return tr(self.lang, "{span}; {n} replicas", span=self.either_way(difference), n=difference.n)

    def either_way(self, difference: Estimate) -> str:
        """Both ends of the interval of a difference that is not clear: how many more it may be, and how many fewer."""
        return tr(
            self.lang,
            N_("{m} more to {n} fewer"),
            m=self.rounded(-difference.low, difference.step),
            n=self.rounded(difference.high, difference.step),
        )

    def gain(self, estimate: Estimate) -> str:
        """A difference in person-hours in words: fewer, more, or none that is clear."""
        if not estimate.clear:
            return tr(self.lang, UNCLEAR)
        fewer = N_("about {n} person-hours of false belief fewer")
        more = N_("about {n} person-hours of false belief more")
        words = fewer if estimate.mean > 0 else more
        return tr(self.lang, words, n=self.rounded(abs(estimate.mean), estimate.step))

    def spared(self, estimate: Estimate) -> str:
        """Person-hours beside those without response, in words that carry the sign: a size is never below 0. What cannot differ
        is no finding of 0, and an interval that holds 0 no finding of either."""
        if estimate.nothing:
            return tr(self.lang, N_("no difference in person-hours of false belief from no response"))
        if estimate.n > 1 and not estimate.clear:
            return tr(self.lang, UNCLEAR)
        fewer = N_("{n} person-hours of false belief fewer than without response")
        more = N_("{n} person-hours of false belief more than without response")
        return tr(
            self.lang,
            fewer if estimate.mean >= 0 else more,
            n=self.rounded(abs(estimate.mean), estimate.step),
        )

    def less(self, estimate: Estimate) -> str:
        """A size with the word that says which way: it has no sign; what cannot differ has no size."""
        if estimate.nothing:
            return tr(self.lang, N_("no difference in any of {n} replicas"), n=estimate.n)
        if estimate.n > 1 and not estimate.clear:
            return tr(self.lang, N_("not clear"))
        told = self.rounded(abs(estimate.mean), estimate.step)
        return tr(self.lang, N_("{n} fewer") if estimate.mean >= 0 else N_("{n} more"), n=told)

    def percent(self, permille: int) -> str:
        """A percentage; one decimal only when it is not whole."""
        text = self._minus(format_decimal(permille / 10, format="#,##0.#", locale=self.lang))
        return f"{text}{NBSP}%"

    def lasting(self, seconds: int) -> str:
        """Minutes below two hours, then hours and minutes."""
        minutes = (seconds + 30) // 60
        if minutes < 120:
            return tr(self.lang, "{n} min", n=minutes)
        hours, rest = divmod(minutes, 60)
        if rest == 0:
            return tr(self.lang, "{n} h", n=hours)
        return tr(self.lang, "{h} h {m} min", h=hours, m=rest)

    @classmethod
    def standing(cls, lang: str, when: datetime) -> Voice:
        """Of whoever says nothing of hours: the story stands at one moment."""
        return cls(lang=lang, story=lambda at: when)

    def hours(self, n: int) -> str:
        return tr(self.lang, "{n} h", n=n)

    def clock(self, at: int) -> str:
        """The story's clock, "22:40"."""
        return f"{self.story(at):%H:%M}"

    def short_day(self, at: int) -> str:
        """The story's day without its year: "11/9", "11 Sep"."""
        return self._short(self.story(at))

    def told_day(self, when: datetime) -> str:
        """As `short_day`, of a time of the story that no second of the exercise need stand for."""
        return self._short(when)

    def _short(self, when: datetime) -> str:
        return format_date(when, format="d/M" if self.lang == "vi" else "d MMM", locale=self.lang)

    def _told(self, when: datetime) -> str:
        return tr(self.lang, "{clock} on {day}", clock=f"{when:%H:%M}", day=self._short(when))

    def dated(self, at: int) -> str:
        """Both clocks: "22:40 ngày 11/9 (phút 95)", "22:40 on 11 Sep (minute 95)"."""
        told = self._told(self.story(at))
        return f"{told} ({self.minute(at)})" if self.played(at) >= 0 else told

    def minute(self, at: int) -> str:
        """The minutes that people had played, beside the story's time; "" beyond the end of play."""
        played = self.played(at)
        return tr(self.lang, "minute {n}", n=self.number(played)) if played >= 0 else ""

    def day(self, moment: date) -> str:
        """A long date in the reader's language."""
        pattern = "d 'tháng' M 'năm' y" if self.lang == "vi" else "long"
        return format_date(moment, format=pattern, locale=self.lang)

    @staticmethod
    def _minus(text: str) -> str:
        return text.replace("-", "\u2212")
