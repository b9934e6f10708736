"""What the drill tells of one thing in several places, whatever claim each is of: the hour of one order, how many schools its
synopsis and its moves speak of, how long after."""

# Charter: scenario checks whole story
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from infodrill.kernel.i18n import N_
from infodrill.kernel.saidnumbers import said_numbers
from infodrill.scenario.checks.saidhours import hours
from infodrill.scenario.checks.saidthings import TIMES, said_things
from infodrill.scenario.checks.withinone import StoryText, story_texts
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.yamltext import Path_

ROUND = 5  # minutes by which an hour may be rounded
LATER = re.compile(
    r"(?i)(?<!\w)sau (?P<vi>[^\W_]+(?: [^\W_]+){0,2}?) phút(?!\w)"
    r"|(?<!\w)(?P<en>[^\W_]+(?:[ -][^\W_]+)?) minutes (?:later|after)(?!\w)"
)
"""How long after something else something comes."""
_PAPER_AT = re.compile(
    r"(?i)(?<!\w)(?:số|no\.?|number) (?P<name>\d[^\s,.;:]*),? (?:(?!số|no\b|number)[^\W\d_]+ ){0,3}?(?P<at>(?:lúc|at) .{1,12})"
)
"""A thing by its number, and the hour of it: "công văn số 62, ra lúc 6 giờ 50"."""
_DIFFER = N_("it says {here}, and {name} ({where}) says {there}")
_REMEDY = N_("Correct one of the two, or leave it if they speak of two things.")


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for lang in dict.fromkeys(loaded.scenario.drill.languages):
        yield from _numbered(loaded, list(story_texts(loaded, lang)))
        heads = list(_heads(loaded, lang))
        yield from _counted(loaded, heads, lang)
        yield from _later(loaded, heads, lang)
    yield from _begun(loaded)
    yield from _pictured(loaded)


def _heads(loaded: Loaded, lang: str) -> Iterator[tuple[Path_, str]]:
    """What says beforehand what the drill is, and what its moves are called. A briefing counts the players as well."""
    drill = loaded.scenario.drill
    for name in ("title", "subtitle", "synopsis"):
        if loaded.where.written("drill", name):
            yield ("drill", name, lang), getattr(drill, name).in_(lang)
    for n, move in enumerate(drill.moves):
        if loaded.where.written("drill", "moves", n, "title"):
            yield ("drill", "moves", n, "title", lang), move.title.in_(lang)


def _numbered(loaded: Loaded, texts: list[StoryText]) -> Iterator[ScenarioProblem]:
    """One order that two claims tell of at two hours: told where fewer texts say so."""
    told: dict[str, list[tuple[StoryText, int, str]]] = defaultdict(list)
    for each in texts:
        for hit in _PAPER_AT.finditer(each.text):
            for hour, minute in hours(hit["at"])[:1]:
                told[hit["name"]].append((each, hour * 60 + minute, hit[0]))
    for rows in told.values():
        for (first, here, said), (other, there, also) in combinations(rows, 2):
            if first.story != other.story and abs(here - there) > ROUND:
                yield _told(loaded, "S164", (first.path, said), (other.path, also))
                break


def _counted(loaded: Loaded, heads: list[tuple[Path_, str]], lang: str) -> Iterator[ScenarioProblem]:
    """Two schools in the synopsis, and three in the name of a move."""
    found: dict[str, list[tuple[Path_, int, str]]] = defaultdict(list)
    for path, text in heads:
        said = [
            each for each in said_things(text, lang)
            if each.kind == "count" and each.unit not in TIMES and min(each.values) > 1
        ]  # fmt: skip
        for each in said:
            if sum(other.unit == each.unit for other in said) == 1:
                found[each.unit].append((path, min(each.values), each.shown))
    for rows in found.values():
        for (first, here, said_here), (other, there, said_there) in combinations(rows, 2):
            if here != there:
                yield _told(loaded, "S163", (first, said_here), (other, said_there))
                break


def _later(loaded: Loaded, heads: list[tuple[Path_, str]], lang: str) -> Iterator[ScenarioProblem]:
    """ "Forty minutes later", where no two of the hours that are named lie so far apart."""
    named = sorted({hour * 60 + minute for _, text in heads for hour, minute in hours(text)})
    apart = {last - first for first, last in combinations(named, 2)}
    for path, text in heads:
        for hit in LATER.finditer(text):
            number = said_numbers(hit[lang] or "", lang)
            if number and apart and all(abs(number[-1].value - each) > ROUND for each in apart):
                message = N_(
                    "it says {said}, and no two of the hours that title, synopsis and moves name lie so far apart"
                )
                place, remedy = (
                    loaded.where(*path),
                    N_("Correct the words or an hour, or leave it if it is of something else."),
                )
                yield warning("S164", place, message, remedy, said=in_code(hit[0]))


def _begun(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """The story begins at another hour by `epoch` than by its first move, which sets the clock where no inject has its hour."""
    drill, injects = loaded.scenario.drill, range(len(loaded.scenario.msel.injects))
    if not any(loaded.where.written("msel", "injects", n, "story_time") for n in injects):
        return
    first = next((n for n, move in enumerate(drill.moves) if move.at == 0), None)
    if first is not None and loaded.where.written("drill", "moves", first, "story"):
        begun, said = drill.epoch[11:16], drill.moves[first].story
        if begun != said:
            message = N_("the story begins at {said} by `epoch`, and its first move at {story}")
            place = loaded.where("drill", "epoch")
            yield warning("S160", place, message, N_("Correct one of the two."), said=begun, story=said)


def _pictured(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """One picture in injects of two claims that have nothing to do with each other."""
    seen: dict[str, int] = {}
    injects, claims = loaded.scenario.msel.injects, loaded.scenario.by_id
    for n, inject in enumerate(injects):
        for m, name in enumerate(inject.media if inject.claim in claims else ()):
            other = injects[seen.setdefault(name, n)]
            pair = [claims[each] for each in (inject.claim, other.claim) if each]
            kin = {each for claim in pair for each in (claim.parent, claim.split_of, claim.twin)}
            if other.claim != inject.claim and not kin & {claim.id for claim in pair}:
                message = N_(
                    "the picture {name} of this inject is that of inject {number}, which tells of {claim}"
                )
                said = {"name": in_code(name), "number": other.number, "claim": in_code(other.claim or "")}
                remedy = N_("Name its own picture, or leave it if both show the same.")
                yield warning("S163", loaded.where("msel", "injects", n, "media", m), message, remedy, **said)


def _told(loaded: Loaded, code: str, here: tuple[Path_, str], there: tuple[Path_, str]) -> ScenarioProblem:
    beside = loaded.where(*there[0])
    said = {"here": in_code(here[1]), "there": in_code(there[1]), "name": in_code(str(there[0][-2]))}
    place, where = loaded.where(*here[0]), f"{beside.file}:{beside.line}"
    return warning(code, place, _DIFFER, _REMEDY, **said, where=where)
