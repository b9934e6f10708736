"""Whether one text holds together in itself: a list as long as it is announced, parts that make their sum, "all 38" where 31 were
told, one ward named as two; and whether as much is due as an inject asks for."""

# Charter: scenario checks within one
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import prod

from infodrill.kernel.compared import one_off
from infodrill.kernel.i18n import N_
from infodrill.kernel.saidnumbers import SaidNumber
from infodrill.kernel.saidtimes import clocks
from infodrill.kernel.sentences import sentences
from infodrill.scenario.checks.saiddates import dates
from infodrill.scenario.checks.saidthings import MEASURES, TIMES, SaidThing, counted, said_things
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.yamltext import Path_

LISTED = 9  # things, of which a text still counts up each
ASKED = 20  # lines, questions or villages that one inject still asks for; what is more is an amount
SHORT = 6  # words of a thing in a list, by which it is no clause of its own
TWO_FIGURES = 10
WHOLE = 100  # per cent
_ANNOUNCES = re.compile(r"(?: [^\W\d_]+){0,4}(?:: | ?\(| [–—-] )(?P<list>[^.:;)…\n]+)")
_BETWEEN = re.compile(r"(?i),? (?:và|cùng|với|hoặc|hay|and|or|plus) |[,?] ")
_OPEN = re.compile(
    r"(?i)…|\.\.\.|v\.v|(?<!\w)(?:etc|như|chẳng hạn|such as|among them|including|trong đó có)(?!\w)"
)
_IN_ALL = re.compile(r"(?i)(?<!\w)(?:cả thảy|tổng cộng|cộng lại|in all|altogether|in total)(?!\w)")
_PAID: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(r"(?i)(?<!\w)(?:hết|cả thảy|tổng cộng|cộng lại|tổng)(?: là)? \d"),
    "en": re.compile(r"(?i)(?<!\w)(?:in all|altogether|in total|a total of)(?!\w)"),
}
"""What a sum stands beside that was paid for all of it, and a price beside which it is that of one."""
_OF_ONE = re.compile(r"(?i)(?<!\w)(?:mỗi|một (?:ngày|cái|máy|người|chuyến)|each|a day|per)(?!\w)")
_A_PIECE = re.compile(r"(?i)(?<!\w)(?:mỗi|each|per|apiece)(?!\w)")
"""What makes of numbers beside it a product, and no sum."""
_BROKEN = re.compile(r"(?<![\d.,])\d+[.,]\d{1,2}(?![\d.,]*\d)")
MONEY = frozenset({"", "đồng"})
LEAST_PAID = 1_000
MOST_FACTORS = 3
NEAR_A_SUM = 14  # letters
_ALL = re.compile(r"(?i)(?<!\w)(?:cả|đủ|all(?: the| of the)?) $")
_MORE_THAN_ALL = re.compile(
    r"(?i)(?<![\w.,])(?P<n>[1-9]\d{2,}) ?(?:%|phần trăm|per ?cent)(?= (?:số |các |of (?:the |all |our )?)?[^\W\d_])"
)
_GROWN = re.compile(
    r"(?i)(?<!\w)(?:tăng|gấp|vượt|hơn|so với|quá tải|công suất|more|up|ris\w+|rose|grew|grown|increase\w*|capacity|of last)(?!\w)"
)
"""What may be more than all of it."""
_JOINED = re.compile(
    r"(?<!\w)(?P<name>(?!(?:of|in|at|the|ở|tại|của) )[^\W\d_]+(?: [^\W\d_]+){1,2})(?:,? (?:và|hay|hoặc|and|or)|,)"
    r" (?:(?:of|in|at|the|ward|ở|tại|của|phường|xã|khu) )*(?P=name)(?!\w)(?P<on> [^\W\d_])?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryText:
    path: Path_
    text: str
    story: str
    """The claim that it is of; "" for none."""


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for lang in dict.fromkeys(loaded.scenario.drill.languages):
        texts = list(story_texts(loaded, lang))
        numbers = _numbers(texts, lang)
        for each in texts:
            yield from _itself(loaded, each, lang)
            yield from _all_of_them(loaded, each, numbers, lang)
        yield from _asked(loaded, lang)


def story_texts(loaded: Loaded, lang: str) -> Iterator[StoryText]:
    """What the claims say and what injects tell."""
    for n, claim in enumerate(loaded.scenario.claims):
        for name in ("sentence", "kernel", "advice", "meanwhile", "harm_why"):
            text = getattr(claim, name)
            if text is not None and loaded.where.written("claims", n, name):
                yield StoryText(path=("claims", n, name, lang), text=text.in_(lang), story=claim.id)
        for m, known in enumerate(claim.truth):
            yield StoryText(
                path=("claims", n, "truth", m, "why", lang), text=known.why.in_(lang), story=claim.id
            )
    for n, inject in enumerate(loaded.scenario.msel.injects):
        yield StoryText(
            path=("msel", "injects", n, "body", lang), text=inject.body.in_(lang), story=inject.claim or ""
        )


def _itself(loaded: Loaded, each: StoryText, lang: str) -> Iterator[ScenarioProblem]:
    """What is wrong with a text whatever the others say: the first list, the first sum and the first name."""
    place = loaded.where(*each.path)
    if announced := next(_lists(each.text, lang), None):
        message = N_("it announces {shown}, and names {n}: {text}")
        remedy = N_("Correct the number or the list, or leave it if the list is not to be whole.")
        shown, n, items = announced
        yield warning("S163", place, message, remedy, shown=in_code(shown), n=n, text=in_code(items[:80]))
    if added := next(_sums(each.text, lang), None):
        message = N_("it says {shown}, and its parts make {n}: {text}")
        whole, total, parts = added
        yield warning(
            "S163", place, message, N_("Correct the sum or a part of it."),
            shown=in_code(whole), n=total, text=in_code(parts[:80]),
        )  # fmt: skip
    if priced := next(_prices(each.text, lang), None):
        message = N_("it says {shown}, which is no product of the price and the numbers beside it")
        remedy = N_("Correct the sum, the price or a number, or leave it if more was paid for.")
        yield warning("S163", place, message, remedy, shown=in_code(priced))
    for part in sentences(each.text, also=";"):
        if (hit := _MORE_THAN_ALL.search(part)) and int(hit["n"]) > WHOLE and not _GROWN.search(part):
            message = N_("it says {shown} of something, which is more than all of it")
            remedy = N_("Correct the number, or say what it is more than.")
            yield warning("S163", place, message, remedy, shown=in_code(hit[0]))
    for hit in _JOINED.finditer(each.text):
        longer = hit["on"] and hit["on"].strip().isupper()
        if not longer and all(word[0].isupper() for word in hit["name"].split()):
            message = N_("it names {name} twice where it speaks of two: {text}")
            remedy = N_("Write the other name, or take one of the two out.")
            yield warning("S163", place, message, remedy, name=in_code(hit["name"]), text=in_code(hit[0]))
            return


def _things(text: str, lang: str) -> Iterator[tuple[SaidThing, int, int]]:
    """How many of what it says, with its value and where it ends; no times and no measures."""
    for thing in said_things(text, lang):
        end = text.find(thing.shown) + len(thing.shown)
        if thing.kind == "count" and thing.unit not in TIMES | MEASURES:
            yield thing, min(thing.values), end


def _lists(text: str, lang: str) -> Iterator[tuple[str, int, str]]:
    """A count with a list behind it of another length, as "ba chỗ hỏi: trạm y tế, nhà văn hóa"."""
    for thing, value, end in _things(text, lang):
        follows = _ANNOUNCES.match(text, end)
        if not follows or not 1 < value <= LISTED or _OPEN.search(follows["list"]):
            continue
        items = [item for item in _BETWEEN.split(follows["list"]) if item.strip()]
        short = all(len(item.split()) <= SHORT for item in items)
        if len(items) > 1 and len(items) != value and short and not _numbers_lead(items, lang):
            yield thing.shown, len(items), follows["list"]


def _numbers_lead(items: list[str], lang: str) -> list[int]:
    """The numbers with which the things of a list begin; none where one begins otherwise, or says more than one."""
    said = [counted(item.strip(), lang) for item in items]
    return (
        [each[0].value for each in said]
        if all(len(each) == 1 and each[0].start == 0 for each in said)
        else []
    )


def _prices(text: str, lang: str) -> Iterator[str]:
    """What was paid in all, where it is no product of a price and of how many there were: 3 pumps at 2 million a day."""
    for part in sentences(text, also=";"):
        if _BROKEN.search(part):  # half a million is read as its last part
            continue
        things = [each for each in said_things(part, lang) if each.kind in ("count", "lasting", "sum")]
        sums = [each for each in things if each.unit in MONEY and min(each.values) >= LEAST_PAID]
        paid = [each for each in sums if _PAID[lang].search(_beside(part, each))]
        prices = [each for each in sums if each not in paid and _OF_ONE.search(_beside(part, each))]
        often = [value for each in things if each.unit not in MONEY and (value := min(each.values)) > 1]
        if len(paid) == len(prices) == 1 and len(sums) == 2 and 1 <= len(often) <= MOST_FACTORS:
            ways = {prod(each) for n in range(1, len(often) + 1) for each in combinations(often, n)}
            if min(paid[0].values) not in {min(prices[0].values) * way for way in ways}:
                yield paid[0].shown


def _beside(text: str, thing: SaidThing) -> str:
    """A sum with what leads to it and follows it."""
    start = text.find(thing.shown)
    return text[max(0, start - NEAR_A_SUM) : start + len(thing.shown) + NEAR_A_SUM]


def _sums(text: str, lang: str) -> Iterator[tuple[str, int, str]]:
    """A number with its parts behind it, or before it and "in all", that do not make it."""
    for thing, value, end in _things(text, lang):
        follows = _ANNOUNCES.match(text, end)
        items = [item for item in _BETWEEN.split(follows["list"]) if item.strip()] if follows else []
        parts = _numbers_lead(items, lang)
        if follows and len(parts) > 1 and len(parts) != value != sum(parts):
            yield thing.shown, sum(parts), follows["list"]
    for part in sentences(text, also=";"):
        hit = _IN_ALL.search(part)
        if hit and (found := _led_to(part, hit, lang)):
            yield found


def _led_to(part: str, hit: re.Match[str], lang: str) -> tuple[str, int, str] | None:
    """ "5 người lớn, 4 trẻ em, cả thảy 12 người", of which the sum stands beside "in all"."""
    counts = [(thing, value, end) for thing, value, end in _things(part, lang)]
    if _A_PIECE.search(part):
        return None
    before = [each for each in counts if each[2] <= hit.start() and "," not in part[each[2] : hit.start()]]
    behind = [each for each in counts if 0 <= each[2] - len(each[0].shown) - hit.end() <= NEAR_A_SUM]
    whole = next((each for each in (*before[-1:], *behind)), None)
    parts = [each for each in counts if whole and each is not whole and each[2] < min(hit.start(), whole[2])]
    if whole is None or len(parts) < 2 or len(parts) + 1 != len(counted(part, lang)):
        return None
    total = sum(value for _, value, _ in parts)
    return (whole[0].shown, total, part.strip()) if total != whole[1] else None


def _numbers(texts: list[StoryText], lang: str) -> Mapping[str, list[int]]:
    """By claim every number that its story says."""
    found = dict[str, list[int]]()
    for each in texts:
        found.setdefault(each.story, []).extend(number.value for number in _of_no_time(each.text, lang))
    return found


def _of_no_time(text: str, lang: str) -> list[SaidNumber]:
    """Numbers that are no part of an hour or of a date: the 30 of 18:30 counts nothing."""
    timed = [(each.start, each.end) for each in clocks(text)]
    timed += [(each.start, each.end) for each in dates(text)]
    return [
        number
        for number in counted(text, lang)
        if not any(start < number.end and number.start < end for start, end in timed)
    ]


def _all_of_them(
    loaded: Loaded, each: StoryText, numbers: Mapping[str, list[int]], lang: str
) -> Iterator[ScenarioProblem]:
    """ "All 38 were there", where nothing else of the story says 38 and the same text has told of 31."""
    said = _of_no_time(each.text, lang)
    for n, number in enumerate(said):
        told = [
            before
            for before in said[:n]
            if before.value >= TWO_FIGURES and one_off(str(before.value), str(number.value))
        ]
        if number.value < TWO_FIGURES or not told or not _ALL.search(each.text[: number.start]):
            continue
        if numbers[each.story].count(number.value) == 1:
            message = N_("it says that it is all {whole}, and before it speaks of {some}")
            remedy = N_("Correct one of the two, or leave it if they speak of two things.")
            yield warning(
                "S163", loaded.where(*each.path), message, remedy, whole=number.value, some=told[-1].value
            )
            return


def _asked(loaded: Loaded, lang: str) -> Iterator[ScenarioProblem]:
    """An inject asks for three lines, and four are due."""
    for n, inject in enumerate(loaded.scenario.msel.injects):
        asks = [(thing, value) for thing, value, _ in _things(inject.body.in_(lang), lang)]
        for m, action in enumerate(inject.expected_actions):
            for thing, value, _ in _things(action.what.in_(lang), lang):
                of_it = [each for each in asks if each[0].unit == thing.unit]
                if of_it and 1 < value <= ASKED and value not in {asked for _, asked in of_it}:
                    message = N_("{due} are due, and the inject says {asked}")
                    remedy = N_("Correct one of the two, or leave it if they speak of two things.")
                    due: Path_ = ("msel", "injects", n, "expected_actions", m, "what", lang)
                    shown = {"due": in_code(thing.shown), "asked": in_code(of_it[0][0].shown)}
                    yield warning("S163", loaded.where(*due), message, remedy, **shown)
