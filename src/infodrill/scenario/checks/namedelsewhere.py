"""Which one of a kind people are told of: the station of one ward in the advice, and that of another in all other texts; a
primary school where all others say a nursery; fridge B in the kernel, which by the record was fridge A."""

# Charter: scenario checks named elsewhere
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import dropwhile

from infodrill.kernel.folding import CAPITALS
from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.echoes import FIELDS
from infodrill.scenario.checks.saidthings import SMALL, stem
from infodrill.scenario.checks.withinone import StoryText, story_texts
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code

MESSAGE = N_("it says {here}, which no other text says, and {name} of the same story ({where}) says {there}")
REMEDY = N_("Correct one of the two, or leave it if they speak of two things.")
ONE_AND_ANOTHER = 2  # names of a kind; where there are more, each may be meant
KIND = 2  # words of a kind at least: of "trường" and "phường" a town has many
_CAPITAL = rf"[{CAPITALS}][^\W\d_]*"
_NAMED: Mapping[str, re.Pattern[str]] = {
    "vi": re.compile(
        rf"(?<!\w)(?P<kind>(?:[^\W\d_{CAPITALS}]+ ){{1,3}})(?P<name>{_CAPITAL}(?: {_CAPITAL})+)"
    ),
    "en": re.compile(
        rf"(?<!\w)(?P<name>{_CAPITAL}(?: {_CAPITAL})+)(?P<kind>(?: [^\W\d_{CAPITALS}]+){{1,2}})"
    ),
}
"""A kind of place or house and the name of the one that is meant."""
_LETTERED = re.compile(
    rf"(?<!\w)(?:[^\W\d_{CAPITALS}]+ )?(?P<kind>[^\W\d_]{{2,}}) (?P<name>[{CAPITALS}])(?![\w.'’])"
    r"(?P<behind>(?:,? [^\W\d_]+){1,3})"
)
"""One of several that have a letter, and what is said of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """What a text names so: the words of its kind, that which says most broadly what it is, its name, and how it is written."""

    kind: tuple[str, ...]
    head: str
    name: str
    shown: str


_Row = tuple[StoryText, str, str]
"""A text, what it says where others may say another thing, and how that is written."""
_Rows = list[_Row]
_Key = tuple[str, ...]


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for lang in dict.fromkeys(loaded.scenario.drill.languages):
        texts = list(story_texts(loaded, lang))
        of_one_kind, of_one_name = defaultdict[_Key, _Rows](list), defaultdict[_Key, _Rows](list)
        for each in texts:
            for thing in _named(each.text, lang):
                of_one_kind[thing.kind].append((each, thing.name, thing.shown))
                of_one_name[thing.head, thing.name].append((each, " ".join(thing.kind), thing.shown))
        told = set[str]()
        for rows in (*of_one_kind.values(), *of_one_name.values()):
            often = Counter(said for _, said, _ in rows)
            for row in rows if len(often) == ONE_AND_ANOTHER else ():
                if often[row[1]] == 1 and (found := _otherwise(row, rows)) and row[0].story not in told:
                    told.add(row[0].story)
                    yield _problem(loaded, row, found)
        records = defaultdict[str, list[StoryText]](list)
        for each in texts:
            if each.path[-2] == "why":
                records[each.story].append(each)
        for each in texts:
            if each.story not in told and (pair := _another_letter(each, records[each.story], lang)):
                yield _problem(loaded, *pair)


def _otherwise(row: _Row, rows: _Rows) -> _Row | None:
    """What the story's record and another text say in that place, where this field alone says it otherwise."""
    text, said, _ = row
    others = [each for each in rows if each[1] != said] if text.path[-2] in FIELDS else []
    if any(each[0] is text or each[1] in text.text.lower() for each in others):
        return None  # who names both speaks of two
    own = (each for each in others if each[0].story == text.story and each[0].path[-2] == "why")
    return next(own, None) if len(others) > 1 else None


def _another_letter(text: StoryText, records: list[StoryText], lang: str) -> tuple[_Row, _Row] | None:
    """A field says of fridge B what the record of its story says of fridge A, and of B nowhere."""
    if text.path[-2] not in FIELDS:
        return None
    for kind, letter, words, shown in _lettered(text.text, lang):
        for record in records:
            alike = [
                each
                for each in _lettered(record.text, lang)
                if each[0] == kind and len({*words} & {*each[2]}) >= min(2, len(words))
            ]
            if alike and letter not in {each[1] for each in alike}:
                return (text, letter, shown), (record, alike[0][1], alike[0][3])
    return None


def _lettered(text: str, lang: str) -> Iterator[tuple[str, str, list[str], str]]:
    for hit in _LETTERED.finditer(text):
        words = [stem(word, lang) for word in re.findall(r"\w+", hit["behind"]) if word.lower() not in SMALL]
        if words and hit["kind"].lower() not in SMALL:
            yield hit["kind"].lower(), hit["name"], words, text[hit.start() : hit.start("behind")]


def _named(text: str, lang: str) -> Iterator[_Named]:
    for hit in _NAMED[lang].finditer(text):
        words = hit["kind"].lower().split()
        kept = words[-KIND:] if lang == "vi" else words[:KIND]
        if len(kept) == KIND and not SMALL & {*kept}:
            of = dropwhile(SMALL.__contains__, words) if lang == "vi" else kept
            shown = " ".join((*of, hit["name"]) if lang == "vi" else (hit["name"], *of))
            head = words[0] if lang == "vi" else words[-1]
            yield _Named(kind=tuple(kept), head=head, name=hit["name"].lower(), shown=shown)


def _problem(loaded: Loaded, row: _Row, other: _Row) -> ScenarioProblem:
    beside = loaded.where(*other[0].path)
    said = {"here": in_code(row[2]), "there": in_code(other[2]), "name": in_code(other[0].path[-2])}
    where = f"{beside.file}:{beside.line}"
    return warning("S163", loaded.where(*row[0].path), MESSAGE, REMEDY, **said, where=where)
