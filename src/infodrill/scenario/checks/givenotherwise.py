"""The day of one thing, behind the same words, and the number of one paper that a text of a story gives otherwise than others."""

# Charter: scenario checks given otherwise
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from infodrill.kernel.i18n import N_
from infodrill.kernel.sentences import sentences
from infodrill.scenario.checks.clash import TRUE, settled
from infodrill.scenario.checks.places import folded_words
from infodrill.scenario.checks.saiddates import dates
from infodrill.scenario.checks.withinone import StoryText, story_texts
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.yamltext import Path_

LED_BY: Mapping[str, int] = {"vi": 4, "en": 5}
"""Words in a row that lead to both dates, by which they are of one thing."""
SAYING = 2  # of them that say something
_SMALL = frozenset(
    {"on", "the", "of", "in", "at", "to", "by", "from", "a", "is", "was", "ngay", "hom", "vao", "dem", "la", "cua", "den", "tu"}
)  # fmt: skip
_PAPER: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(
        r"(?i)(?<!\w)(?:công văn|văn bản|quyết định|thông báo|chỉ thị|nghị quyết|tờ trình|giấy mời|lệnh"
        r"|tờ)(?: [^\W\d]+){0,2}"
        r" số (?P<n>\d{2,4})(?![\w.,:]*\d)"
    ),
    "en": re.compile(
        r"(?i)(?<!\w)(?:order|document|decision|notice|directive|resolution|letter"
        r"|paper)s? no\. ?(?P<n>\d{2,4})(?![\w.,:]*\d)"
    ),
}
"""A paper of an office by its number."""
MESSAGE = N_("it says {here}, and {name} of the same story ({where}) says {there}")
REMEDY = N_("Correct one of the two, or leave it if they speak of two things.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _ToldDay:
    """A day or a number that a text gives, and as it is written there."""

    text: StoryText
    value: tuple[int, ...]
    shown: str


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for lang in dict.fromkeys(loaded.scenario.drill.languages):
        own = defaultdict[str, list[StoryText]](list)
        for each in story_texts(loaded, lang):
            own[each.story].append(each)
        papers = Counter(number for texts in own.values() for each in texts for number in _papers(each, lang))
        for claim in loaded.scenario.claims:
            texts = own[claim.id]
            if not settled(
                claim, TRUE
            ):  # what a rumour says otherwise than the record may be what is false in it
                texts = [each for each in texts if each.path[-2] not in ("sentence", "body", "harm_why")]
            yield from _another_day(loaded, texts, lang)
            yield from _another_paper(loaded, own[claim.id], papers, lang)


def _another_day(loaded: Loaded, texts: list[StoryText], lang: str) -> Iterator[ScenarioProblem]:
    led = defaultdict[tuple[str, ...], list[_ToldDay]](list)
    for each in texts:
        for sentence in sentences(each.text, also=";"):
            for said in dates(sentence):
                row = tuple(folded_words(sentence[: said.start]).split()[-LED_BY[lang] :])
                if len(row) == LED_BY[lang] and len({*row} - _SMALL) >= SAYING:
                    led[row].append(_ToldDay(text=each, value=(said.day, said.month), shown=said.shown))
    for given in led.values():
        values = defaultdict[Path_, set[tuple[int, ...]]](set)
        for told in given:
            values[told.text.path].add(told.value)
        if len({told.value for told in given}) == 1:
            continue
        # A text that has both days speaks of two things itself.
        pairs = (
            (here, there)
            for here, there in combinations(given, 2)
            if here.value not in values[there.text.path] and there.value not in values[here.text.path]
        )
        if pair := next(pairs, None):
            yield _told(loaded, *pair)


def _another_paper(
    loaded: Loaded, texts: list[StoryText], often: Counter[int], lang: str
) -> Iterator[ScenarioProblem]:
    """A paper whose number stands in one text of the drill alone, where the claim is about a paper of another number."""
    rumour = next((each for each in texts if each.path[-2] == "sentence"), None)
    spoken = _papers(rumour, lang) if rumour else set[int]()
    if rumour is None or len(spoken) != 1:
        return
    for each in texts:
        here = _papers(each, lang)
        if each.path[-2] != "body" and len(here) == 1 and not here & spoken and often[min(here)] == 1:
            given = _ToldDay(text=each, value=(min(here),), shown=str(min(here)))
            yield _told(loaded, given, _ToldDay(text=rumour, value=(min(spoken),), shown=str(min(spoken))))


def _papers(text: StoryText, lang: str) -> set[int]:
    return {int(hit["n"]) for hit in _PAPER[lang].finditer(text.text)}


def _told(loaded: Loaded, here: _ToldDay, there: _ToldDay) -> ScenarioProblem:
    beside = loaded.where(*there.text.path)
    said = {"here": in_code(here.shown), "there": in_code(there.shown), "name": in_code(there.text.path[-2])}
    place = loaded.where(*here.text.path)
    return warning("S163", place, MESSAGE, REMEDY, **said, where=f"{beside.file}:{beside.line}")
