"""Names of a shipped drill's places and offices in a drill that has others: texts that nobody wrote anew when those were."""

# Charter: scenario checks leftover
from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from infodrill.kernel.brokenletters import broken
from infodrill.kernel.errors import Place
from infodrill.kernel.folding import CAPITALS
from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.light.names import bare_names
from infodrill.scenario.light.values import fields, plain_values
from infodrill.scenario.loader import Loaded, find, library
from infodrill.scenario.starting import shipped_texts
from infodrill.scenario.yamltext import Document, read_yaml

PLACES, CELLS = "places.yaml", "cells.yaml"
_CAPITALS = re.compile(rf"(?<!\w)[{CAPITALS}]\w+(?: [{CAPITALS}]\w+)+")


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Each name once, where it first stands."""
    places = loaded.written.get(PLACES)
    if places is None or not {("city",), ("wards", 0)} <= places.lines.keys():
        return  # what its places are is told first
    own = " ".join(text for _, text in plain_values(places.data) if isinstance(text, str))
    if broken(own):
        return
    own = own.casefold()
    cells = " ".join(text for cell in loaded.scenario.cells.cells for text in (cell.name.vi, cell.name.en))
    offices = {*_offices_of_templates()} if cells else set[str]()
    names, found = _names(own), dict[str, list[Place]]()
    shown: dict[str, str] = {}  # as it is written first
    for file, document in loaded.written.items():
        for path, text in plain_values(document.data) if file != PLACES else ():
            for hit in names.finditer(text) if isinstance(text, str) else ():
                if (name := hit[0].casefold()) not in own and not (hit[0] in offices and hit[0] in cells):
                    found.setdefault(name, []).append(document.place(path))
                    shown.setdefault(name, hit[0])
    for name, stands in found.items():
        message = N_(
            "{name} is a place or an office of a shipped drill, and none of this one; it stands in {n} texts"
        )
        remedy = N_("Write the drill's own there, or leave it if that is meant.")
        yield warning("S195", stands[0], message, remedy, name=shown[name], n=len(stands))


def _names(own: str) -> re.Pattern[str]:
    """Those of templates; of the library too where the drill is not in its world, which its drills share."""
    return _pattern(with_library=not any(name.casefold() in own for name in _of_library()))


@cache
def _pattern(*, with_library: bool) -> re.Pattern[str]:
    """Of two words or more, since one alone may be anything: places of templates in any case of letters, what else there is as it
    is written, since "mái lá" is a thatched roof."""
    places = {name for file, content in shipped_texts() if file == PLACES for name in _places(content)}
    written = {*_offices_of_templates(), *(_of_library() if with_library else ())}
    return re.compile(rf"(?<!\w)(?:(?i:{_any_of(places)})|{_any_of(written - places)})(?!\w)")


def _any_of(names: Collection[str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)"


@cache
def _of_library() -> tuple[str, ...]:
    return tuple({name for drill in library() for name in _places((find(drill) / PLACES).read_bytes())})


def _places(content: bytes) -> Iterator[str]:
    names = bare_names(fields(read_yaml(content, PLACES).data))
    yield from (name for name in names if " " in name and not name.islower())


@cache
def _offices_of_templates() -> frozenset[str]:
    """Those that are called by no place."""
    texts = [*shipped_texts()]
    places = {name for file, content in texts if file == PLACES for name in _places(content)}
    named = {name for file, content in texts if file == CELLS for name in _offices(read_yaml(content, file))}
    return frozenset(named - places)


def _offices(cells: Document) -> Iterator[str]:
    """What tells offices apart: of "Quỹ Mái Lá" and "The Mái Lá fund" the name without the word for what it is."""
    for path, text in plain_values(cells.data):
        if isinstance(text, str) and {"name", "organisation"} & {*path} and "seats" not in path:
            for hit in _CAPITALS.finditer(text):
                name = hit[0] if hit.start() else hit[0].partition(" ")[2]
                if " " in name and any(
                    letter > "\u007f" for letter in name
                ):  # English has common words in capitals
                    yield name
