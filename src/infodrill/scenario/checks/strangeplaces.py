"""Wards and communes that a text names beside their kind, and that the drill does not have: nobody knows where they lie."""

# Charter: scenario checks strange places
from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.invented import denied, written_texts
from infodrill.scenario.checks.places import folded_words
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.light.names import bare_names
from infodrill.scenario.light.values import fields, plain_values
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code

FRAME = ("places.yaml", "cells.yaml", "drill.yaml")
"""Files in which a drill says what there is in its story."""
CAPITAL = "".join(letter for letter in map(chr, range(0x41, 0x1EFA)) if letter.isupper())
_NAME = rf"[{CAPITAL}][^\W_]*(?:['’ -][{CAPITAL}0-9][^\W_]*)*"
_BEHIND = re.compile(rf"(?<!\w)(?i:phường|xã|thị trấn) +({_NAME})")
_BEFORE = re.compile(rf"(?<!\w)({_NAME}) (?:ward|commune|Ward|Commune)(?!\w)")


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Each name once, where it first stands."""
    frame = " ".join(
        text
        for name in FRAME
        for _, text in plain_values(loaded.where.documents[name].data)
        if isinstance(text, str)
    )
    known, told = f" {_words(frame)} ", dict[str, tuple[Place, str]]()
    bare = {*bare_names(fields(loaded.where.documents["places.yaml"].data))}
    for document, path, text in written_texts(loaded):
        if document.name in FRAME or any(kind == "place" for kind, _ in denied(text)):
            continue
        for words in _named(text):
            if not _is_known(words, known, bare):
                name = " ".join(words)
                told.setdefault(folded_words(name), (document.place(path), name))
    wards = ", ".join(
        in_code(ward.name.in_(loaded.scenario.drill.languages[0])) for ward in loaded.scenario.places.wards
    )
    for place, name in told.values():
        message = N_("{name} is called a ward or commune here, and places.yaml has none of that name")
        remedy = N_(
            "Write one of: {known}; or add it to `wards`, or leave it if it lies outside of the drill."
        )
        yield warning("S195", place, message, remedy, name=name, known=wards)


def _named(text: str) -> Iterator[tuple[str, ...]]:
    """The words of each name."""
    yield from (tuple(name.split(" ")) for name in _BEHIND.findall(text))
    yield from (tuple(name.split(" ")) for name in _BEFORE.findall(text))


def _is_known(words: tuple[str, ...], known: str, wards: Collection[str]) -> bool:
    """Whether the whole, or two words and more of its beginning or its end, stand in the drill's frame; one word alone has to be
    the name of a ward."""
    ends = (
        *(words[:end] for end in range(2, len(words))),
        *(words[begin:] for begin in range(1, len(words) - 1)),
    )
    return any(f" {_words(' '.join(part))} " in known for part in (words, *ends)) or bool(
        {words[0], words[-1]} & {*wards}
    )


def _words(text: str) -> str:
    """Words in small letters with their accents, by which short ones differ, one space between."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
