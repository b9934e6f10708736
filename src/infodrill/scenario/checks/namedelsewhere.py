"""Which one of a kind the people are sent to or told of: the station of one ward in the advice, and that of another in all other
texts; fridge A in the kernel, of which the record says the opposite."""

# Charter: scenario checks named elsewhere
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import dropwhile

from infodrill.kernel.folding import CAPITALS
from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.echoes import FIELDS
from infodrill.scenario.checks.saidthings import SMALL
from infodrill.scenario.checks.withinone import StoryText, story_texts
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code

MESSAGE = N_("it says {here}, which no other text says, and {name} of the same story ({where}) says {there}")
REMEDY = N_("Correct one of the two, or leave it if they speak of two things.")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """What a text names so: the words of its kind, those next to its name last, its name, and how it is written."""

    kind: tuple[str, ...]
    name: str
    shown: str


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for lang in dict.fromkeys(loaded.scenario.drill.languages):
        texts = list(story_texts(loaded, lang))
        said = [(each, tuple(_named(each.text, lang))) for each in texts]
        by_kind: dict[tuple[str, ...], list[tuple[StoryText, _Named]]] = defaultdict(list)
        for each, things in said:
            for thing in things:
                by_kind[thing.kind].append((each, thing))
        told = set[str]()
        for rows in by_kind.values():
            for each, thing in rows:
                if (found := _otherwise(each, thing, rows)) and each.story not in told:
                    told.add(each.story)
                    yield _problem(loaded, each, thing, *found)


def _otherwise(
    text: StoryText, thing: _Named, rows: list[tuple[StoryText, _Named]]
) -> tuple[StoryText, _Named] | None:
    """The other one of the kind that the story's record and another text name, where this field alone names this one."""
    alone = sum(other.name == thing.name for _, other in rows) == 1
    if not alone or text.path[-2] not in FIELDS:
        return None
    others = [(each, other) for each, other in rows if other.name != thing.name]
    own = [row for row in others if row[0].story == text.story and row[0].path[-2] == "why"]
    if not own or len({other.name for _, other in others}) > 1:  # there are many of them
        return None
    return own[0] if len(others) > 1 else None


def _named(text: str, lang: str) -> Iterator[_Named]:
    for hit in _NAMED[lang].finditer(text):
        words = hit["kind"].lower().split()
        kept = words[-KIND:] if lang == "vi" else words[:KIND]
        if len(kept) == KIND and not SMALL & {*kept}:
            of = dropwhile(SMALL.__contains__, words) if lang == "vi" else kept
            shown = " ".join((*of, hit["name"]) if lang == "vi" else (hit["name"], *of))
            yield _Named(kind=tuple(kept), name=hit["name"].lower(), shown=shown)


def _problem(
    loaded: Loaded, text: StoryText, thing: _Named, other: StoryText, right: _Named
) -> ScenarioProblem:
    beside = loaded.where(*other.path)
    said = {"here": in_code(thing.shown), "there": in_code(right.shown), "name": in_code(other.path[-2])}
    return warning(
        "S163", loaded.where(*text.path), MESSAGE, REMEDY, **said, where=f"{beside.file}:{beside.line}"
    )
