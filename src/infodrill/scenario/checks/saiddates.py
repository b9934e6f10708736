"""Dates that texts name against the story's clock and against each other: "mai" beside a date, what has happened on a day that is
still to come, an end before its beginning."""

# Charter: scenario checks said dates
from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from infodrill.kernel.i18n import N_
from infodrill.kernel.saiddays import WEEK, SaidDay, rows_of_days, said_days
from infodrill.kernel.saidnumbers import MONTHS, said_numbers
from infodrill.kernel.sentences import sentences
from infodrill.scenario.checks.timeline import first_moment, length
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.storydate import StoryDate, planned
from infodrill.scenario.yamltext import Path_

_MONTHS = (
    *("giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai", "chạp"),
)
_NAMED = "|".join(sorted(_MONTHS, key=len, reverse=True))
_SPELT = re.compile(rf"(?i)(?<!\w)(?:(?:ngày|mùng|mồng) )?(?P<day>[0-3]?\d) tháng (?P<month>{_NAMED})(?!\w)")
_RELATIVE = re.compile(
    r"(?i)(?<!\w)(?P<said>(?:hôm|sáng|trưa|chiều|tối|đêm|bữa) (?:nay|ni|qua)|(?:ngày|sáng|trưa|chiều|tối|đêm) mai|mai|today|"
    r"tonight"
    r"|tomorrow|yesterday|this (?:morning|afternoon|evening))(?: (?:morning|afternoon|evening))?[\s,(–-]*(?:tức |là |ngày |"
    r"the )*$"
)
FIGURES = frozenset({"body", "sentence", "advice", "meanwhile"})
"""Fields in which a date in figures beside "today" is held against the clock by `saiddays`."""
_AWAY = {"qua": -1, "mai": 1, "tomorrow": 1, "yesterday": -1}
_HAPPENED = re.compile(
    r"(?i)(?<!\w)(?:ảnh|hình chụp|chụp|biên bản|nhật ký|sổ (?:ghi|trực|bảo dưỡng)|hồi|đã|từng|xảy ra|bị (?:gãy|hỏng|vỡ|nứt)|"
    r"gãy|nứt|hỏng"
    r"|photos?|pictures?|taken|recorded|logged|since|was|were|had|broke|cracked|failed|happened)(?!\w)"
)
_TO_COME = re.compile(
    r"(?i)(?<!\w)(?:sẽ|sắp|hẹn|dự kiến|hạn|hết|đến|tới|trước|lịch|kế hoạch|từ|mời|kỳ|xong|will|shall|due|until|till|by|before|"
    r"plan\w*"
    r"|schedul\w*|next|from|deadline|expires?|to be|going to)(?!\w)"
)
_HANDED_OUT = re.compile(
    r"(?i)(?<!\w)(?:sổ|biên bản|nhật ký|ảnh|hình)(?: (?!đã |vừa |mới )[^\W\d_]+){0,4}? (?:được )?"
    r"(?:công bố|phát hành|ban hành|đăng|nộp|gửi|trình|in|bàn giao|mở)(?!\w)"
    r"(?:(?!(?<!\w)(?:đã|từng|hồi|xảy ra|gãy|nứt|hỏng|chụp)(?!\w))[^;])*$"
)
"""A book or a picture of which the day is told on which it comes out: Vietnamese says so of a day to come as of one that was."""
_DUE = re.compile(
    r"(?i)(?<!\w)(?:(?:xong |hạn |chậm nhất )?(?:trước|đến hết|đến|tới)|hạn|chậm nhất|by|before|until"
    r"|no later than)(?: ngày)?\s*$"
)
_PROMISED = re.compile(
    r"(?i)(?<!\w)(?:hẹn|hứa|lỡ|không kịp|đã|xong|promis\w+|was|were|had|did|missed|broke\w*)(?!\w)"
)
"""What says of a day that it was to be one, or that something was done by it."""
_AND = re.compile(r"(?i),? ?(?:và|rồi|and)(?: ngày| hôm| on)? ?")
LEAP = 2028  # a year with a 29 February
_SINCE = re.compile(r"(?i)(?<!\w)(?:(?:kể )?từ(?: hôm)?|hồi|since)(?: the)?(?: ngày)?\s*$")
_UNITS: Mapping[str, int] = {"ngày": 1, "tuần": 7, "tháng": 30, "day": 1, "week": 7, "month": 30}
_FOR: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(
        r"(?i)(?<!\w)(?:đã|suốt|cả|hơn|mất|hỏng|hư|ngừng|ngưng) (?P<n>[^\W_]+(?: [^\W_]+)?) (?P<unit>ngày|tuần|tháng)(?!\w)"
    ),
    "en": re.compile(r"(?i)(?<!\w)for (?P<n>[^\W_]+(?:[- ][^\W_]+)?) (?P<unit>day|week|month)s?(?!\w)"),
}
_OPENS = re.compile(rf"(?i)\d|{'|'.join(MONTHS)}")
_ENDS = re.compile(r"(?i)^[^.;]{0,4}(?:đến|tới|until|till|to|–|-)\s*(?:ngày )?(?:the )?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Date:
    """A date of a day and a month in a text, as it is written and where."""

    start: int
    end: int
    day: int
    month: int
    shown: str

    @property
    def head(self) -> int:
        """Where in it the day or the month stands, behind a "tomorrow, " that is read as one with it."""
        hit = _OPENS.search(self.shown)
        return hit.start() if hit else 0

    def near(self, told: date) -> date | None:
        """The nearest to the day on which it is told; None for one that never is."""
        of_month = (self.day, self.month, 0)
        return SaidDay(start=self.start, end=self.end, of_month=of_month).on(told)


def dates(text: str) -> list[_Date]:
    """Each date of a day and a month that the text names, in figures or in words."""
    found = [
        _Date(start=said.start, end=said.end, day=said.of_month[0], month=said.of_month[1], shown=text[said.start : said.end])
        for said in said_days(text)
        if said.of_month and said.of_month[1]
    ]  # fmt: skip
    for hit in _SPELT.finditer(text):
        month = _MONTHS.index(hit["month"].lower()) + 1
        if not any(each.start < hit.end() and hit.start() < each.end for each in found):
            found.append(  # the last two names, “mười hai” and “chạp”, are one month
                _Date(
                    start=hit.start(), end=hit.end(), day=int(hit["day"]), month=min(month, 12), shown=hit[0]
                )
            )
    return sorted(found, key=lambda each: each.start)


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    story = planned(loaded.scenario.drill)
    for path, text, at in timed_texts(loaded):
        day = story.at(min(at, length(loaded.scenario.drill))).date()
        for sentence in sentences(text, also=";"):
            found = dates(sentence)
            wrong = _wrong(sentence, found, day, figures=path[-2] not in FIGURES)
            wrong = wrong or _no_day(found) or _listed_back(sentence, found, day)
            alone = len(found) == 1 and not _PROMISED.search(sentence)  # of two days one is when it began
            due = path[-2] == "advice" or (path[-2] == "why" and alone)
            if problem := wrong or (_passed(sentence, found, day) if due else None):
                message, remedy, params = problem
                yield warning("S164", loaded.where(*path), message, remedy, **params)
                break
    yield from _lasted(loaded, story)


_Found = tuple[str, str, dict[str, str]]
_CORRECT = N_("Correct it, or `epoch`.")


def _wrong(sentence: str, found: list[_Date], day: date, *, figures: bool) -> _Found | None:
    return (
        _another_weekday(sentence, day)
        or _ends_earlier(sentence, found, day)
        or _at_odds_with(sentence, found, day, figures=figures)
    )


def _another_weekday(sentence: str, day: date) -> _Found | None:
    for row in rows_of_days(sentence):
        weekday = next((each.weekday for each in row if each.weekday is not None), None)
        moment = row[-1].on(day) if weekday is not None and row[-1].of_month and row[-1].of_month[1] else None
        if moment and moment.weekday() != weekday:
            message = N_("it says {said}, and by the story's date that day is {shown}")
            name = WEEK[moment.weekday()]["en" if WEEK[weekday or 0]["en"][0] in sentence.lower() else "vi"][
                0
            ]
            params = {
                "said": in_code(sentence[row[0].start : row[-1].end]),
                "shown": in_code(f"{name} {moment:%d/%m/%Y}"),
            }
            return message, _CORRECT, params
    return None


def _ends_earlier(sentence: str, found: list[_Date], day: date) -> _Found | None:
    for before, behind in pairwise(found):
        ends = _ENDS.search(sentence[before.end : behind.start])
        first, last = before.near(day), behind.near(day)
        if ends and first and last and last < first:
            message = N_("it lasts from {first} to {last}, which is earlier")
            params = {"first": in_code(before.shown), "last": in_code(behind.shown)}
            return message, N_("Correct one of the two."), params
    return None


def _at_odds_with(sentence: str, found: list[_Date], day: date, *, figures: bool) -> _Found | None:
    """A date that "today" or "tomorrow" stands beside, or that is told as past, against the story's own."""
    for each in found:
        moment = each.near(day)
        led = _RELATIVE.search(sentence[: each.start + each.head])
        if moment is None:
            continue
        away = _AWAY.get(led["said"].lower().split()[-1], 0) if led else 0
        if led and (moment - day).days != away and (figures or "/" not in each.shown):
            message = N_("it says {said}, and by the story's date that day is {shown}")
            shown = date.fromordinal(day.toordinal() + away)
            params = {
                "said": in_code(sentence[led.start("said") : each.end]),
                "shown": in_code(f"{shown:%d/%m/%Y}"),
            }
            return message, _CORRECT, params
        if (
            not led
            and moment > day
            and _HAPPENED.search(sentence)
            and not _TO_COME.search(sentence[: each.start])
            and not _HANDED_OUT.search(sentence[: each.start])
        ):
            message = N_(
                "it tells of {said} as of what has happened, and by the story's date that day is still to come"
            )
            return message, _CORRECT, {"said": in_code(each.shown)}
    return None


def _listed_back(sentence: str, found: list[_Date], day: date) -> _Found | None:
    """ "Twice, on 20 August and 3 August": days are told as they followed each other."""
    for before, behind in pairwise(found):
        first, last = before.near(day), behind.near(day)
        if first and last and last < first and _AND.fullmatch(sentence[before.end : behind.start]):
            message = N_("it names {first} and then {last}, which is earlier")
            said = {"first": in_code(before.shown), "last": in_code(behind.shown)}
            return message, N_("Correct one of the two, or put them in their order."), said
    return None


def _no_day(found: list[_Date]) -> _Found | None:
    """31 June."""
    for each in found:
        if 1 <= each.month <= 12 and each.day > monthrange(LEAP, each.month)[1]:
            message = N_("it says {said}, and that month has no such day")
            return message, N_("Correct the day or the month."), {"said": in_code(each.shown)}
    return None


def _passed(sentence: str, found: list[_Date], day: date) -> _Found | None:
    """What people are to do, or what is promised to them, by a day that is over when they read it."""
    for each in found:
        moment = each.near(day)
        if moment and moment < day and _DUE.search(sentence[: each.start + each.head]):
            message = N_("it promises something by {said}, and by the story's date that day is over")
            return message, _CORRECT, {"said": in_code(each.shown)}
    return None


def _lasted(loaded: Loaded, story: StoryDate) -> Iterator[ScenarioProblem]:
    """How long something lasts, as people tell it, against the day since which it does, as the record says."""
    lang = loaded.lang
    for n, claim in enumerate(loaded.scenario.claims):
        spans = _spans(claim.sentence.in_(lang))
        for m, known in enumerate(claim.truth if len(spans) == 1 else ()):
            day, why = story.at(known.known_from).date(), known.why.in_(lang)
            since = [each for each in dates(why) if _SINCE.search(why[: each.start + each.head])]
            moments = [(each.shown, each.near(day)) for each in since]
            if not since:  # the only day that it names: "in on the 14th and not out"
                named = (each for each in said_days(why) if each.of_month)
                moments = [(why[each.start : each.end], _behind(each, day)) for each in named]
            shown, moment = moments[0] if len(moments) == 1 else ("", None)
            ((said, unit, lasted),) = spans
            gone = (day - moment).days if moment and moment <= day else lasted
            if abs(gone - lasted) > max(unit, lasted // 3):
                message = N_(
                    "it is so since {since}, which is {n} days by the story's date, and the claim says {said}"
                )
                place = loaded.where("claims", n, "truth", m, "why", lang)
                said_here = {"since": in_code(shown), "n": gone, "said": in_code(said)}
                yield warning("S164", place, message, N_("Correct one of the two."), **said_here)


def _behind(named: SaidDay, day: date) -> date | None:
    """The date that is meant of what has been so since: "the 4th" of the month before, where this month's is still to come."""
    moment = named.on(day)
    if moment and moment > day and named.of_month and not named.of_month[1]:
        last = moment.replace(day=1) - timedelta(days=1)
        return last.replace(day=min(named.of_month[0], last.day))
    return moment


def _spans(text: str) -> list[tuple[str, int, int]]:
    """(words, days of its unit, days) of each length of time for which something has been so."""
    found = list[tuple[str, int, int]]()
    for lang, pattern in _FOR.items():
        for hit in pattern.finditer(text):
            numbers = said_numbers(hit["n"], lang)
            unit = next(days for word, days in _UNITS.items() if hit["unit"].lower().startswith(word))
            if numbers:
                found.append((hit[0], unit, numbers[-1].value * unit))
    return found


def timed_texts(loaded: Loaded) -> Iterator[tuple[Path_, str, int]]:
    """(path, text, the second at which it is said)."""
    scenario, lang = loaded.scenario, loaded.lang
    for n, each in enumerate(scenario.msel.injects):
        yield ("msel", "injects", n, "body", lang), each.body.in_(lang), each.at
    for n, claim in enumerate(scenario.claims):
        begun = first_moment(scenario, claim.id) or 0
        for name in ("sentence", "kernel", "advice", "meanwhile"):
            text = getattr(claim, name)
            if text is not None and loaded.where.written("claims", n, name):
                yield ("claims", n, name, lang), text.in_(lang), begun
        for m, known in enumerate(claim.truth):
            yield ("claims", n, "truth", m, "why", lang), known.why.in_(lang), known.known_from
