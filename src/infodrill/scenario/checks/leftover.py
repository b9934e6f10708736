"""Names of a template's town in a drill that has another: texts that nobody wrote anew when the places were."""

# Charter: scenario checks leftover
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from infodrill.kernel.brokenletters import broken
from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.light.names import bare_names
from infodrill.scenario.light.values import fields, plain_values
from infodrill.scenario.loader import Loaded
from infodrill.scenario.starting import shipped_texts
from infodrill.scenario.yamltext import read_yaml

PLACES = "places.yaml"


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Each name once, where it first stands."""
    places = loaded.written.get(PLACES)
    if places is None or not {("city",), ("wards", 0)} <= places.lines.keys():
        return  # what its places are is told first
    own = " ".join(text for _, text in plain_values(places.data) if isinstance(text, str))
    if broken(own):
        return
    own = own.casefold()
    found: dict[str, list[Place]] = {}
    shown: dict[str, str] = {}  # as it is written first
    for file, document in loaded.written.items():
        for path, text in plain_values(document.data) if file != PLACES else ():
            for hit in _names().finditer(text) if isinstance(text, str) else ():
                if (name := hit[0].casefold()) not in own:
                    found.setdefault(name, []).append(document.place(path))
                    shown.setdefault(name, hit[0])
    for name, stands in found.items():
        message = N_(
            "{name} is a town or ward of a template, and no place of this drill; it stands in {n} texts"
        )
        remedy = N_("Write the drill's own place there, or leave it if that is meant.")
        yield warning("S195", stands[0], message, remedy, name=shown[name], n=len(stands))


@cache
def _names() -> re.Pattern[str]:
    """In any case of letters, of two words or more, since one alone may be anything."""
    names = {
        name
        for file, content in shipped_texts()
        if file == PLACES
        for name in bare_names(fields(read_yaml(content, file).data))
        if " " in name and not name.islower()
    }
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?!\w)", re.IGNORECASE
    )
