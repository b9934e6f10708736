"""What stands beside what in both languages: which number is a bound from below, which day or place is denied, which number comes
first."""

# Charter: scenario checks same places
from __future__ import annotations

import re
from collections.abc import Mapping

from infodrill.kernel.folding import fold
from infodrill.kernel.saiddays import said_days
from infodrill.kernel.saidnumbers import SaidNumber
from infodrill.kernel.sentences import sentences
from infodrill.scenario.checks.saidthings import counted
from infodrill.scenario.checks.strangeplaces import NAMES

Pair = tuple[str, str]
_BELOW: Mapping[str, str] = {
    "vi": r"dưới|chưa (?:đủ|đầy|tới|đến|quá)|không (?:quá|tới|đến)|ít hơn|thấp hơn|tối đa",
    "en": r"under|below|less than|fewer than|up to|at most|not more than|no more than|younger than",
}
_ABOVE: Mapping[str, str] = {
    "vi": r"trên|hơn|quá|ít nhất|tối thiểu|cao hơn|vượt",
    "en": r"over|above|more than|at least|older than|beyond|exceed\w*",
}
_FIRST: Mapping[str, str] = {"vi": "từ(?: lúc)?", "en": "from|since"}
_LAST: Mapping[str, str] = {"vi": "đến(?: hết)?|tới", "en": "until|till"}
_KINDS = (frozenset({"below", "above"}), frozenset({"first", "last"}))
_BOUNDS = {
    lang: re.compile(
        rf"(?i)(?<!\w)(?:(?P<below>{_BELOW[lang]})|(?P<above>{_ABOVE[lang]})|(?P<first>{_FIRST[lang]})|(?P<last>{_LAST[lang]}))\s+$"
    )
    for lang in _BELOW
}
_DENIES: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(r"(?i)(?<!\w)(?:không|chưa|đừng|chớ|chẳng)(?!\w)"),
    "en": re.compile(r"(?i)n['’]t\b|(?<!\w)(?:not|no|never|nobody)(?!\w)"),
}
_CLAUSES = re.compile(r"[,;:.!?()–—]\s")
_BEGINS = re.compile(r"^(?:The|In|At|From|To|On|Of|A) ")
NEAR = 20  # letters before a bound in which it is denied: "chưa bao giờ quá 2"
MANY = 2  # numbers that have an order


def other_bound(vi: str, en: str) -> Pair | None:
    """A number that is the most in one language and the least in the other: "under 5", "trên 5"."""
    told = [
        {value: (way, said) for value, way, said in _bounds(text, lang)}
        for text, lang in ((vi, "vi"), (en, "en"))
    ]
    for value in told[0].keys() & told[1].keys():
        (way, here), (other, there) = told[0][value], told[1][value]
        if way != other and frozenset({way, other}) in _KINDS:
            return here, there
    return None


def _bounds(text: str, lang: str) -> list[tuple[int, str, str]]:
    found = list[tuple[int, str, str]]()
    for number in counted(text, lang):
        hit = _BOUNDS[lang].search(text[: number.start])
        if hit and not _DENIES[lang].search(text[max(0, hit.start() - NEAR) : hit.start()]):
            way = str(hit.lastgroup)
            found.append((number.value, way, text[hit.start() : number.end]))
    return found


def other_denied(vi: str, en: str) -> Pair | None:
    """A day or a name of which one language says that it is not, and the other that another one is not, of which both speak."""
    named = [_named(text) for text in (vi, en)]
    denied = [_denied(text, lang) for text, lang in ((vi, "vi"), (en, "en"))]
    if "?" in vi or "?" in en:
        return None
    for kind in ("day", "name"):
        here, there = ({key: said for key, said in each.items() if key[0] == kind} for each in denied)
        both = named[0].keys() & named[1].keys()
        if here and there and not here.keys() & there.keys() and {*here, *there} <= both:
            return min(here.values()), min(there.values())
    return None


def _denied(text: str, lang: str) -> dict[tuple[str, str], str]:
    parts = [part for sentence in sentences(text, also=";") for part in _CLAUSES.split(sentence)]
    return {key: part for part in parts if _DENIES[lang].search(part) for key in _named(part)}


def _named(text: str) -> dict[tuple[str, str], str]:
    found = {("name", fold(hit[0])): hit[0] for hit in NAMES.finditer(text)}
    for day in said_days(text):
        if day.weekday is not None:
            found["day", str(day.weekday)] = text[day.start : day.end]
    return found


def other_order(vi: str, en: str) -> Pair | None:
    """The same numbers, in a sentence in the same place, one after the other the other way round."""
    parts = [sentences(text, also=";") for text in (vi, en)]
    for said, translated in zip(*parts, strict=False) if len(parts[0]) == len(parts[1]) else ():
        here, there = _figures(said, "vi"), _figures(translated, "en")
        first, second = ([each.value for each in numbers] for numbers in (here, there))
        figures = [[each.value for each in numbers if each.in_figures] for numbers in (here, there)]
        both = [
            [value for value in row if row.count(value) == 1 and value in other]
            for row, other in (figures, figures[::-1])
        ]
        if (
            len(both[0]) >= MANY
            and both[0] != both[1]
            and sorted(both[0]) == sorted(both[1])
            and not _TURNS.search(translated)
        ):
            return ", ".join(map(str, both[0])), ", ".join(map(str, both[1]))
        if (
            len(first) >= MANY
            and first != second
            and sorted(first) == sorted(second)
            and len({*first}) == len(first)
            and (any(each.in_figures for each in there) or not _TURNS.search(translated))
        ):
            return (", ".join(each.shown for each in here), ", ".join(each.shown for each in there))
    return None


def other_names(vi: str, en: str) -> Pair | None:
    """The same names, in a sentence in the same place, one after the other the other way round: English seldom turns them. Or one
    for another in two sentences."""
    parts = [sentences(text, also=";") for text in (vi, en)]
    pairs = list(zip(*parts, strict=True)) if len(parts[0]) == len(parts[1]) else [(vi, en)]
    known = _local(en)
    rows = [([_bare(name, known) for name in _local(said)], _local(translated)) for said, translated in pairs]
    for first, second in rows:
        here, there = [name for name in first if name in second], [name for name in second if name in first]
        if len({*here}) == len(here) >= MANY and here != there and sorted(here) == sorted(there):
            return ", ".join(here).title(), ", ".join(there).title()
        alone, other = {*first} - {*second}, {*second} - {*first}
        if alone and other and alone <= {*known} and other <= {name for names, _ in rows for name in names}:
            return ", ".join(sorted(alone)).title(), ", ".join(sorted(other)).title()
    return None


def _local(text: str) -> list[str]:
    """Its names with the marks of Vietnamese, folded, in turn."""
    return [fold(_BEGINS.sub("", hit[0])) for hit in NAMES.finditer(text) if not hit[0].isascii()]


def _bare(name: str, known: list[str]) -> str:
    """The name without the word before it that begins a sentence: "Phường Gò Mận"."""
    return next((each for each in known if name.endswith(f" {each}")), name)


_TURNS = re.compile(r"(?i)(?<!\w)(?:which|where|whereas|whose|than|instead)(?!\w)")
"""Behind it English may put first what comes last elsewhere."""


def _figures(text: str, lang: str) -> list[SaidNumber]:
    return [each for each in counted(text, lang) if each.in_figures or each.value > 1]
