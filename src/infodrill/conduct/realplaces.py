"""Real units of the administrative list in a scenario that says its places are invented: in names and in running text.

The list is optional: where it is not installed nothing is compared. Names are compared without accents and case.
"""

# Charter: conduct real places
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations

from infodrill.exchange import divisions
from infodrill.exchange.address import ExchangeError
from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.invented import denied
from infodrill.scenario.checks.places import folded_words, without_common
from infodrill.scenario.checks.strangeplaces import NAME
from infodrill.scenario.faults import ScenarioProblem, error, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema.places import OFFICIAL_ID
from infodrill.scenario.yamltext import Path_

SHORTEST = 5
"""Letters of a name of one syllable that is looked for: shorter ones are common words without their accents."""
# Kinds of unit until July 2025: whoever writes one means the place, and most of their names live on in the list.
_FORMER = r"quận|huyện|thị xã|thị trấn|tp\.?|quan|huyen|thi xa|thi tran"
_BEHIND_KIND = re.compile(
    rf"(?<!\w)(?i:phường|xã|đặc khu|tỉnh|thành phố|phuong|xa|dac khu|tinh|thanh pho|{_FORMER}) +({NAME})"
)
_BEFORE_KIND = re.compile(
    rf"(?<!\w)({NAME}) (?i:ward|commune|special zone|province|city|district|town|township)(?!\w)"
)
_IN_PLACE = re.compile(rf"(?<!\w)(?:[Ởở]|[Tt]ại) ({NAME})")  # what follows is a place, and no person's name
_IN_SMALL = re.compile(r"(?<!\w)(?:phường|xã|đặc khu|tỉnh|thành phố) +((?:[^\W\d_]+ ){1,3}[^\W\d_]+)")
_NUMBERED = re.compile(r"(?<!\w)(?i:(?:quận|q\.) ?(1[0-2]|[1-9])(?!\w)|district (1[0-2]|[1-9])(?!\w))")
"""Districts until July 2025 that had a number for a name: one city had them, and no other."""
_NAMED = frozenset({"city", "name", "organisation", "senders"})  # fields that are names
_PLACES = "places.yaml"
_SAID = {
    True: N_("“{name}” is a real place ({unit}), and places.yaml says that all places are invented"),
    False: N_("“{name}” may be the real place {unit}"),
}  # by whether that is sure
_NUMBERED_SAID = N_(
    "“{name}” was a district of a real city, and places.yaml says that all places are invented"
)
_REMEDY = N_("Invent another name, or write `invented: false` in places.yaml.")


def looked(loaded: Loaded) -> bool:
    """Whether real names of wards and provinces were looked for, or may stand there: the list is no part of a release."""
    return loaded.scenario.places.real or bool(_units())


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    units = _units()
    if loaded.scenario.places.real or not units:
        return
    told: set[object] = set()  # fields, and places where they are declared: neither needs a second word
    read = dict[tuple[str, str], tuple[dict[str, str], dict[str, str]]]()
    for document, path, text in sorted(loaded.written_texts, key=lambda each: each[0].name != _PLACES):
        at = (document.name, path[:-1] if path[-1:] in (("vi",), ("en",)) else path)
        if at in told or _by_id(loaded, at):  # `places` tells an official id
            continue
        file = document.name if _NAMED & set(path) else ""
        if (text, file) not in read:
            named = _named(text, file) if file else _beside_kind(text)
            read[text, file] = {folded_words(name): name for name in named}, _maybe(text)
        sure, maybe = read[text, file]
        for key, name in (sure or maybe).items():
            if key not in told and not any(kind == "place" for kind, _ in denied(text)):  # told by `invented`
                params = {"name": name, "unit": _unit(key, name)}
                make = error if sure else warning
                yield make("S183", document.place(path), _SAID[bool(sure)], _REMEDY, **params)
                told.add(at)
        if not sure and (found := _NUMBERED.search(text)) and found[0].casefold() not in told:
            told |= {found[0].casefold(), at}
            yield warning("S183", document.place(path), _NUMBERED_SAID, _REMEDY, name=found[0])
        told |= set(sure) if document.name == _PLACES else set()


def _by_id(loaded: Loaded, at: tuple[str, Path_]) -> bool:
    """Whether it is the name of a ward whose id is that of a unit."""
    file, path = at
    wards = loaded.scenario.places.wards
    return (
        file == _PLACES and path[:1] == ("wards",) and bool(re.fullmatch(OFFICIAL_ID, wards[int(path[1])].id))
    )


def _named(text: str, file: str) -> Iterator[str]:
    """A field that is a name, where it is a real unit's, or that of an office of one."""
    yield from _beside_kind(text)
    words = folded_words(text).split()
    for begin, end in combinations(range(len(words) + 1), 2):
        around, inside = (*words[:begin], *words[end:]), " ".join(words[begin:end])
        # Alone, the name of a sender may be a person's.
        common = not without_common(f" {' '.join(around)} ").strip()
        if common and inside in _units() and (around or file == _PLACES):
            yield _units()[inside][0][0]


def _beside_kind(text: str) -> Iterator[str]:
    """Real names that stand beside their kind: "phường X", "X ward"."""
    for name in _BEHIND_KIND.findall(text):
        yield from (begun for begun in _before_shouting(name) if folded_words(begun) in _units())
    for name in _BEFORE_KIND.findall(text):
        words = name.split(" ")  # a sentence may begin with a capital right before the name
        rests = (" ".join(words[n:]) for n in range(len(words)))
        yield from (rest for rest in rests if folded_words(rest) in _units())


def _before_shouting(name: str) -> Iterator[str]:
    """The name, and what is left without words in capitals behind it: "phường X Y VỠ RỒI"."""
    words = name.split(" ")
    while words:
        yield " ".join(words)
        if not words.pop().isupper():
            return


def _maybe(text: str) -> dict[str, str]:
    """Names with the accents of a real one behind "ở", or in small letters behind their kind: as people chat."""
    names = {
        folded_words(begun): begun for name in _IN_PLACE.findall(text) for begun in _before_shouting(name)
    }
    for words in map(str.split, _IN_SMALL.findall(text)):
        small = (" ".join(words[:n]) for n in range(2, len(words) + 1))
        names |= {folded_words(name): name.title() for name in small}
    return {key: name for key, name in names.items() if name in dict(_units().get(key, ()))}


def _unit(key: str, name: str) -> str:
    """The whole name of the unit that is meant: of several that differ in their accents the one that is written."""
    listed = _units()[key]
    return next((whole for bare, whole in listed if bare.casefold() == name.casefold()), listed[0][1])


@cache
def _units() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Folded name → each bare name that is folded so, with its whole name; empty where the list is not installed."""
    try:
        listed = divisions.provinces()
    except ExchangeError:
        return {}
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    named = [(province.name, province.bare) for province in listed]
    named += [(unit.name, unit.bare) for province in listed for unit in province.units]
    for whole, bare_name in named:
        for bare in {bare_name, bare_name.rstrip("0123456789 ")}:
            key = folded_words(bare)
            if " " in key or len(key) >= SHORTEST:
                found[key] = (*found.get(key, ()), (bare, whole))
    return found
