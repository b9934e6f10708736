"""Whether texts of one story measure one thing alike: "6,8 km" and "bảy cây số", a gauge at 4.12 m and at 4.21 m, within 2 hours
and within 4."""

# Charter: scenario checks measured apart
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import permutations

from infodrill.kernel.compared import one_off
from infodrill.kernel.i18n import N_
from infodrill.kernel.sentences import sentences
from infodrill.scenario.checks.clash import TRUE, settled
from infodrill.scenario.checks.echoes import FIELDS
from infodrill.scenario.checks.saidthings import MEASURES, SMALL, TIMES, counted, stem
from infodrill.scenario.checks.withinone import StoryText, story_texts
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Claim

APART = N_("it says {here}, and {name} of the same story ({where}) says {there}")
REMEDY = N_("Correct one of the two, or leave it if they speak of two things.")
ROUGHLY = 0.2  # of a measure, by which people round it
LONG = "hours"
_CALLED: Mapping[str, str] = {
    "km": r"km|cây số|ki-lô-mét|kilomet(?:re|er)s?",
    "cm": r"cm|centimet(?:re|er)s?",
    "kg": r"kg|k[ýí](?! (?:tự|tên|nhận|hiệu|túc))|cân|kilos?",
}
"""What is measured, by all that its unit is called."""
_UNITS = {unit: re.compile(rf"(?i) ?(?:{called})(?!\w)") for unit, called in _CALLED.items()}
_HOURS: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(
        r"(?i)(?<!\w)(?:trong|quá|hơn|chưa đầy|dưới|tối đa)(?: vòng)? (?P<n>\d{1,2}) "
        r"(?:giờ|tiếng)(?! \d| (?:sáng|trưa|chiều|tối|đêm))(?!\w)"
    ),
    "en": re.compile(
        r"(?i)(?<!\w)(?:within|in|less than|more than|over|under|up to) (?P<n>\d{1,2}) hours(?!\w)"
    ),
}
"""In how many hours something is to be done or may still be: a bound, which one story has once."""
_METRES = r"cm|m(?:ét|etres?)?"
_LEVEL = re.compile(rf"(?<![\w.,:/-])(?P<n>\d+(?:[.,]\d+)?) ?(?P<unit>{_METRES})(?!\w)")
_FALLEN = re.compile(
    rf"(?i)(?:thấp hơn|thấp đi|giảm|hạ|rút|xuống)(?: được| thêm)? (?P<n>\d+(?:[.,]\d+)?) ?(?P<unit>{_METRES})(?!\w)"
    rf"|(?<![\w.,:/-])(?P<m>\d+(?:[.,]\d+)?) ?(?P<of>{_METRES}) (?:below|lower|less|down)(?!\w)"
)
_STOOD = re.compile(r"(?i)(?<!\w)(?:từ(?: mức)?|vốn|from|was(?: at)?|had been(?: at)?)(?: only| chỉ)? $")
"""What leads to the level from which something fell; any other is what is left of it."""
FAR_ABOVE = 2.5  # times
_GAUGE = re.compile(r"(?i)(?<!\w)(?:thước (?:nước|đo)|mực nước|gauge|water level|river level)(?!\w)")
_ENDS = (". ", "; ", "! ", "? ")
_FIGURES = re.compile(r"(?<![\w.,:/])\d+(?:[.,]\d+)?(?![\d:/])")
_FINE = re.compile(
    r"(?<![\w.,:/])(?:\d+[.,]\d{2}(?![\w/:]|[.,]\d)|(?:(?<=no\. )|(?<=số ))\d{2,4}(?![\w.,/:]\d|[%°/]))"
)
"""A measure with two figures behind its point, or the number of a paper, which no other thing of one story has by chance."""


_Measure = tuple[float, str, frozenset[str]]


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for lang in dict.fromkeys(loaded.scenario.drill.languages):
        texts = [*story_texts(loaded, lang), *_notes(loaded, lang)]
        often = Counter(said for each in texts for said in {*_FINE.findall(each.text)})
        own = defaultdict[str, list[StoryText]](list)
        for each in texts:
            own[each.story].append(each)
        levels = [*_levels(texts)]
        for each in texts:
            yield from _below_nothing(loaded, each, levels)
        for claim in loaded.scenario.claims:
            yield from _otherwise(loaded, claim, own[claim.id], lang)
            yield from _digits(loaded, own[claim.id], often)


def _notes(loaded: Loaded, lang: str) -> list[StoryText]:
    """The notes of the right paths, which say again what the record shows."""
    return [
        StoryText(path=("claims", n, "right_path", m, "note", lang), text=step.note.in_(lang), story=claim.id)
        for n, claim in enumerate(loaded.scenario.claims)
        for m, step in enumerate(claim.right_path)
        if step.note is not None
    ]


def _otherwise(loaded: Loaded, claim: Claim, texts: list[StoryText], lang: str) -> Iterator[ScenarioProblem]:
    """A text measures one thing, and the record nothing in that unit that comes near it."""
    names = {*FIELDS, "why", *(("sentence",) if settled(claim, TRUE) else ())}
    so = [(each, _measures(each.text, lang)) for each in texts if each.path[-2] in names]
    for (here, first), (there, second) in permutations([row for row in so if row[1]], 2):
        if there.path[-2] != "why" or here.path[-2] == "why":
            continue
        for unit in first.keys() & second.keys():
            (value, shown, words), *more = first[unit]
            part = 0.0 if unit == LONG else ROUGHLY
            near = any(abs(value - other) <= part * max(value, other) for other, *_ in second[unit])
            of_one = next((known for _, known, others in second[unit] if words & others), None)
            if not more and not near and of_one:
                yield _told(loaded, here, shown, there, of_one)
                return


def _measures(text: str, lang: str) -> dict[str, list[_Measure]]:
    """By unit what the text measures in it, how that is written, and the words of its sentence."""
    found = dict[str, list[_Measure]]()
    numbers = [(hit.start(), hit.end(), _value(hit[0])) for hit in _FIGURES.finditer(text)]
    numbers += [
        (each.start, each.end, float(each.value)) for each in counted(text, lang) if not each.in_figures
    ]
    for start, end, value in numbers:
        for unit, called in _UNITS.items():
            if hit := called.match(text, end):
                found.setdefault(unit, []).append((value, text[start : hit.end()], _words(text, start, lang)))
    for hit in _HOURS[lang].finditer(text):
        found.setdefault(LONG, []).append((float(hit["n"]), hit[0], _words(text, hit.start(), lang)))
    return found


def _words(text: str, at: int, lang: str) -> frozenset[str]:
    """The words of the sentence that stands there, which tell of what it measures."""
    begin = max(text.rfind(mark, 0, at) for mark in _ENDS)
    end = min((found for mark in _ENDS if (found := text.find(mark, at)) > 0), default=len(text))
    said = (stem(word, lang) for word in re.findall(r"[^\W\d_]+", text[begin + 1 : end]))
    return frozenset(said) - SMALL - MEASURES - TIMES


def _value(figures: str) -> float:
    """Three figures behind a point or a comma are thousands."""
    whole, _, rest = figures.replace(",", ".").partition(".")
    return float(whole + rest) if len(rest) == 3 else float(f"{whole}.{rest or 0}")


def _levels(texts: list[StoryText]) -> Iterator[tuple[StoryText, float]]:
    """What gauges stand at, by each text that says it."""
    for each in texts:
        for sentence in sentences(each.text, also=";"):
            if _GAUGE.search(sentence) and not _FALLEN.search(sentence):
                yield from ((each, _metres(hit["n"], hit["unit"])) for hit in _LEVEL.finditer(sentence))


def _below_nothing(
    loaded: Loaded, text: StoryText, levels: list[tuple[StoryText, float]]
) -> Iterator[ScenarioProblem]:
    """A gauge that fell by more than it showed; or by so much that it had stood far above all that the drill tells of gauges."""
    for sentence in sentences(text.text, also=";"):
        fallen = _FALLEN.search(sentence) if _GAUGE.search(sentence) else None
        if fallen is None:
            continue
        fell = _metres(fallen["n"] or fallen["m"], fallen["unit"] or fallen["of"])
        for level in _LEVEL.finditer(sentence):
            apart = level.end() <= fallen.start() or fallen.end() <= level.start()
            stood = _metres(level["n"], level["unit"])
            others = [metres for other, metres in levels if other is not text and metres != stood]
            high = bool(others) and stood + fell > FAR_ABOVE * max(others)
            if apart and 0 < stood < fell and (_STOOD.search(sentence[: level.start()]) or high):
                message = N_("it says {here} of what stands at {there}: nothing falls by more than it was")
                remedy = N_("Correct the number or its unit.")
                said = {"here": in_code(fallen[0]), "there": in_code(level[0])}
                yield warning("S163", loaded.where(*text.path), message, remedy, **said)
                return


def _metres(figures: str, unit: str) -> float:
    return _value(figures) / (100 if unit == "cm" else 1)


def _digits(loaded: Loaded, texts: list[StoryText], often: Counter[str]) -> Iterator[ScenarioProblem]:
    """A measure or a number stands once in the drill, and one of its story with two figures in turned order more often."""
    said = [(each, shown) for each in texts for shown in _FINE.findall(each.text)]
    for (here, shown), (there, known) in permutations(said, 2):
        turned = sorted(shown) == sorted(known)  # a figure that is another may be another measure
        if often[shown] == 1 < often[known] and one_off(shown, known) and turned:
            yield _told(loaded, here, shown, there, known)
            return


def _told(loaded: Loaded, text: StoryText, shown: str, other: StoryText, known: str) -> ScenarioProblem:
    beside = loaded.where(*other.path)
    said = {"here": in_code(shown), "there": in_code(known), "name": in_code(other.path[-2])}
    return warning(
        "S163", loaded.where(*text.path), APART, REMEDY, **said, where=f"{beside.file}:{beside.line}"
    )
