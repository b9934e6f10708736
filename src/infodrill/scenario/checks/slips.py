"""Numbers that cannot both be right: what one text alone counts otherwise than the others by a slip of one figure, a part that is
larger than its whole, and a depot 3 where all others speak of depots 1 and 2."""

# Charter: scenario checks slips
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from infodrill.kernel.compared import one_off
from infodrill.kernel.i18n import N_
from infodrill.kernel.sentences import sentences
from infodrill.scenario.checks.saidthings import SaidThing, counted, said_things
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema.msel import REPORTS
from infodrill.scenario.yamltext import Path_

OFTEN = 2  # texts that tell the other number, by which it is the story's
AMONG = 30  # letters in which several of them are named together
LARGE = 1_000  # from which a number is a price or a crowd, and stands in one story seldom for two things
SURE = 4  # texts of one number by which it is no chance that others have none
CONTEXT = 2  # words beside both by which two texts count one thing
_OF_THEM = re.compile(r"(?i)\s+(?:of (?:them|these|those)|(?:[^\W\d_]+ )?trong số (?:đó|ấy|này))(?!\w)")
_OF = re.compile(
    r"(?i) (?:(?:[^\W\d_]+ ){0,3}out of|of(?: the| its| their| our)?|trong(?: số| tổng số)?|trên(?: tổng số)?) "
)
_ANYTHING = frozenset(
    {
        "người",
        "phút",
        "giờ",
        "ngày",
        "tuần",
        "tháng",
        "m",
        "km",
        "tầng",
        "people",
        "person",
        "minute",
        "hour",
        "day",
        "week",
    }
    | {"month", "floor", "metre", "time", "lần"}
)
"""Units in which one story counts many things."""
_LETTERED = re.compile(
    r"(?<!\w)(?P<unit>(?i:cổng|cửa|dãy|khu|tòa|toà|lô|phòng|bến|khối|nhà|lớp|đội|ca|bãi|kho|tủ|thang|bàn|quầy|gate|door|row|block|building"
    r"|hall|lot|room|pier|terminal|class|team|shift|fridge|lift|lane|depot|table|desk)) (?P<letter>[A-Z])(?!\w)"
)
"""What is called by a letter: "cổng A", "row B"."""
SPANS = frozenset({"ngày", "tuần", "tháng", "năm", "day", "week", "month", "year"})
_ROOM = re.compile(
    r"(?<!\w)(?P<unit>[Kk]hoa|[Pp]hòng|[Tt]rạm|[Nn]gõ|[Pp]hố|[Đđ]ường) (?P<name>[^\W\d_a-zà-ỹđ][^\W\d_]+)(?!\w)"
)
"""A room, a station or a street by its name."""
_SO = frozenset({"advice", "meanwhile", "kernel", "why"})
"""Fields that say what is so."""
_Written = tuple[Path_, str, str]  # path, claim and text of what the claims say and what injects tell
_Things = Mapping[Path_, tuple[SaidThing, ...]]  # all that a text names, by its path


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """How many of something one text tells, of which claim ("" for none), and all that it tells of that unit."""

    path: Path_
    claim: str
    name: str
    thing: SaidThing
    value: int
    besides: frozenset[int]


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for lang in dict.fromkeys(loaded.scenario.drill.languages):
        texts = list(_texts(loaded, lang))
        things = {path: said_things(text, lang) for path, _, text in texts}
        if lang == loaded.lang:
            yield from _nowhere_else(loaded, texts, things)
            yield from _large(loaded, texts, things)
            yield from _letters(loaded, texts)
            yield from _spans(loaded, texts, things)
            yield from _rooms(loaded, texts)
        yield from _slips(loaded, texts, things)
        for path, _, text in texts:
            if found := _larger_part(text, lang):
                message = N_("{part} are said to be of {whole}: a part is no larger than its whole")
                said = {"part": in_code(found[0]), "whole": in_code(found[1])}
                yield warning("S163", loaded.where(*path), message, N_("Correct one of the two."), **said)


def _slips(loaded: Loaded, texts: list[_Written], things: _Things) -> Iterator[ScenarioProblem]:
    """Once for each text that alone has its number, where others have nearly the same."""
    by_unit: dict[str, list[_Counted]] = defaultdict(list)
    for path, claim, _ in texts:
        for each in _counts(path, claim, things[path], reported=_reported(loaded, path)):
            by_unit[each.thing.unit].append(each)
    for counts in by_unit.values():
        told: dict[int, set[Path_]] = defaultdict(set)
        for each in counts:
            told[each.value].add(each.path)
        paired = set[frozenset[Path_]]()
        for here in counts:
            if len(told[here.value]) > 1:
                continue
            others = (
                there
                for there in counts
                if there.value not in here.besides and here.value not in there.besides
            )
            there = next((each for each in others if _is_slip(here, each, len(told[each.value]))), None)
            if there and frozenset({here.path, there.path}) not in paired:
                paired.add(frozenset({here.path, there.path}))
                beside = loaded.where(*there.path)
                message = N_("it says {here}, and {name} of the same story ({where}) says {there}")
                remedy = N_("Correct one of the two, or leave it if they speak of two things.")
                said = {
                    "here": in_code(here.thing.shown),
                    "there": in_code(there.thing.shown),
                    "name": in_code(there.path[-2]),
                }
                place = loaded.where(*here.path)
                yield warning("S163", place, message, remedy, **said, where=f"{beside.file}:{beside.line}")


def _large(loaded: Loaded, texts: list[_Written], things: _Things) -> Iterator[ScenarioProblem]:
    """One figure of a price or a crowd is another in what is so than in the same story's other texts, whatever stands behind it:
    "450.000 đồng", "con số 540.000"."""
    told: dict[str, dict[int, list[tuple[Path_, str]]]] = defaultdict(lambda: defaultdict(list))
    for path, claim, text in texts:
        for number in counted(text, loaded.lang) if claim and path[0] == "claims" else ():
            if number.value >= LARGE and _figures(number.value) > 1:
                told[claim][number.value].append((path, number.shown))
    for numbers in told.values():
        for here, there in combinations(sorted(numbers, key=lambda each: len(numbers[each])), 2):
            if not _one_figure_off(here, there) or len(numbers[here]) == len(numbers[there]):
                continue
            (path, shown), (other, right) = numbers[here][0], numbers[there][0]
            units = [
                {each.unit for each in things[at] if value in each.values}
                for at, value in ((path, here), (other, there))
            ]
            if not units[0] & units[1]:  # what is counted in one unit is told as a slip
                beside = loaded.where(*other)
                message = N_("it says {here}, and {name} of the same story ({where}) says {there}")
                remedy = N_("Correct one of the two, or leave it if they speak of two things.")
                said = {"here": in_code(shown), "there": in_code(right), "name": in_code(str(other[-2]))}
                yield warning(
                    "S163", loaded.where(*path), message, remedy, **said, where=f"{beside.file}:{beside.line}"
                )


def _nowhere_else(loaded: Loaded, texts: list[_Written], things: _Things) -> Iterator[ScenarioProblem]:
    """What one text alone calls by a number above all those by which others call the like of it."""
    told: dict[str, dict[int, list[tuple[Path_, str]]]] = defaultdict(lambda: defaultdict(list))
    for path, _, _ in texts:
        for thing in things[path]:
            if thing.kind == "label":
                told[thing.unit][next(iter(thing.values))].append((path, thing.shown))
    for unit, numbers in told.items():
        texts_of = {number: len({path for path, _ in places}) for number, places in numbers.items()}
        often = sorted(number for number, n in texts_of.items() if n >= OFTEN)
        sure = len(often) >= OFTEN or any(texts_of[number] >= SURE for number in often)
        for number, places in numbers.items():
            if sure and number > often[-1] and texts_of[number] == 1:
                path, shown = places[0]
                among = re.compile(
                    rf"(?i)(?<!\w){re.escape(unit)}\w* [^.;]{{0,{AMONG}}}(?<!\d){number}(?!\d)"
                )  # "pumps 2 and 7"
                if any(among.search(text) for other, _, text in texts if other != path):
                    continue
                message = N_("{said} stands here alone; other texts name {known}")
                known = ", ".join(map(str, often))
                remedy = N_("Correct the number, or leave it if there is such a one.")
                yield warning("S163", loaded.where(*path), message, remedy, said=in_code(shown), known=known)


def _letters(loaded: Loaded, texts: list[_Written]) -> Iterator[ScenarioProblem]:
    """A gate D that one text alone names, where others speak of gates A and C."""
    told: dict[str, dict[str, dict[Path_, str]]] = defaultdict(lambda: defaultdict(dict))
    for path, _, text in texts:
        for hit in _LETTERED.finditer(text):
            told[hit["unit"].lower()][hit["letter"]].setdefault(path, hit[0])
    for letters in told.values():
        often = sorted(letter for letter, places in letters.items() if len(places) >= OFTEN)
        for letter, places in letters.items():
            sure = len(often) >= OFTEN or any(len(each) >= SURE for each in letters.values())
            if sure and letter > often[-1] and len(places) == 1:
                path, shown = next(iter(places.items()))
                if _lettered_alike(loaded, path, letter):
                    continue
                message = N_("{said} stands here alone; other texts name {known}")
                remedy, known = (
                    N_("Correct the number, or leave it if there is such a one."),
                    ", ".join(often),
                )
                yield warning("S163", loaded.where(*path), message, remedy, said=in_code(shown), known=known)


def _lettered_alike(loaded: Loaded, path: Path_, letter: str) -> bool:
    """Whether the same text has it in another language as well: what is meant is translated, a slip is made once."""
    others = [lang for lang in dict.fromkeys(loaded.scenario.drill.languages) if lang != path[-1]]
    return any(
        hit["letter"] == letter
        for lang in others
        for other, _, text in _texts(loaded, lang)
        if other[:-1] == path[:-1]
        for hit in _LETTERED.finditer(text)
    )


def _spans(loaded: Loaded, texts: list[_Written], things: _Things) -> Iterator[ScenarioProblem]:
    """How long it has been so, by the claim and by one other text: as many of other units, or ten more of the same."""
    told = {claim: path for path, claim, _ in texts if path[-2] == "sentence"}
    for path, claim, _ in texts:
        if claim not in told or path[-2] == "sentence" or path[-2] in ("advice", "meanwhile"):
            continue
        here, there = (_span(things[each]) for each in (told[claim], path))
        if here and there and _other_span(here, there):
            beside = loaded.where(*told[claim])
            message = N_("it says {here}, and {name} of the same story ({where}) says {there}")
            remedy = N_("Correct one of the two, or leave it if they speak of two things.")
            said = {"here": in_code(there.shown), "there": in_code(here.shown), "name": in_code("sentence")}
            where = f"{beside.file}:{beside.line}"
            yield warning("S163", loaded.where(*path), message, remedy, **said, where=where)


def _span(things: tuple[SaidThing, ...]) -> SaidThing | None:
    """The one length of time that a text names in days or more."""
    found = [each for each in things if each.kind in ("count", "lasting") and each.unit in SPANS]
    return found[0] if len(found) == 1 else None


def _other_span(here: SaidThing, there: SaidThing) -> bool:
    first, second = next(iter(here.values)), next(iter(there.values))
    if here.unit == there.unit:
        return _sounds_like(first, second)
    return bool(first == second > 1)


def _rooms(loaded: Loaded, texts: list[_Written]) -> Iterator[ScenarioProblem]:
    """A department that one text of the drill alone names, where several of its story name another."""
    named: dict[tuple[str, str], list[tuple[Path_, str, str]]] = defaultdict(list)
    for path, claim, text in texts:
        for hit in _ROOM.finditer(text):
            named[hit["unit"].lower(), hit["name"]].append((path, claim, hit[0]))
    for (unit, name), places in named.items():
        if len(places) > 1 or not (claim := places[0][1]):
            continue
        others = {
            other: sum(each[1] == claim for each in rows)
            for (kind, other), rows in named.items()
            if kind == unit and other != name
        }
        if (known := [other for other, often in others.items() if often >= OFTEN]) and max(
            others.values()
        ) >= OFTEN:
            path, _, shown = places[0]
            message = N_("{said} stands here alone; other texts name {known}")
            remedy = N_("Correct the name, or leave it if there is such a one.")
            known_of = ", ".join(f"{unit} {other}" for other in known)
            yield warning("S163", loaded.where(*path), message, remedy, said=in_code(shown), known=known_of)


def _is_slip(here: _Counted, there: _Counted, often: int) -> bool:
    """Whether one of the two was meant to be the other: of one claim, of what several texts tell, or in the same words."""
    if not _one_figure_off(here.value, there.value):
        heard = bool(here.claim) and here.claim == there.claim and {here.name, there.name} <= _SO | {"report"}
        return heard and _sounds_like(here.value, there.value)
    so = bool(here.claim) and here.claim == there.claim and {here.name, there.name} <= _SO
    if so or here.thing.unit in _ANYTHING or min(map(_figures, (here.value, there.value))) < 2:
        return so
    return often >= OFTEN or len(here.thing.beside & there.thing.beside) >= CONTEXT


def _sounds_like(here: int, there: int) -> bool:
    """Whether one is the other with ten more or ten times as much: "bốn", "mười bốn" and "bốn mươi"."""
    less, more = sorted((here, there))
    return 1 < less < 10 and more in (less + 10, less * 10)


def _figures(value: int) -> int:
    """How many figures say it exactly: one of 50, which may be round, and two of 180."""
    return len(str(value).rstrip("0"))


def _one_figure_off(here: int, there: int) -> bool:
    """Two numbers of as many figures, two or more, of which one is another, or two have changed places."""
    first, second = str(here), str(there)
    return len(first) >= 2 and one_off(first, second)


def _reported(loaded: Loaded, path: Path_) -> bool:
    """Whether somebody tells it who knows."""
    return path[0] == "msel" and loaded.scenario.msel.injects[int(path[2])].method in REPORTS


def _counts(path: Path_, claim: str, things: tuple[SaidThing, ...], *, reported: bool) -> Iterator[_Counted]:
    said = [each for each in things if each.kind in ("count", "lasting")]
    name = "report" if reported else str(path[-2])
    for each in said:
        besides = frozenset(next(iter(other.values)) for other in said if other.unit == each.unit)
        yield _Counted(
            path=path, claim=claim, name=name, thing=each, value=next(iter(each.values)), besides=besides
        )


def _larger_part(text: str, lang: str) -> tuple[str, str] | None:
    """(part, whole) as they are said: "22 sacks; 38 of them"."""
    for sentence in sentences(text):
        numbers = counted(sentence, lang)
        for n, part in enumerate(numbers[1:], 1):
            whole = numbers[n - 1]
            if _OF_THEM.match(sentence[part.end :]) and part.value > whole.value > 1:
                return sentence[part.start : part.end], sentence[whole.start : whole.end]
            if _OF.fullmatch(sentence[whole.end : part.start]) and whole.value > part.value > 1:
                return sentence[whole.start : whole.end], sentence[part.start : part.end]
    return None


def _texts(loaded: Loaded, lang: str) -> Iterator[_Written]:
    """(path, claim, text) of what the claims say and what injects tell."""
    for n, claim in enumerate(loaded.scenario.claims):
        for name in ("sentence", "kernel", "meanwhile", "advice"):
            text = getattr(claim, name)
            if text is not None and loaded.where.written("claims", n, name):
                yield ("claims", n, name, lang), claim.id, text.in_(lang)
        for m, known in enumerate(claim.truth):
            yield ("claims", n, "truth", m, "why", lang), claim.id, known.why.in_(lang)
    for n, inject in enumerate(loaded.scenario.msel.injects):
        yield ("msel", "injects", n, "body", lang), inject.claim or "", inject.body.in_(lang)
