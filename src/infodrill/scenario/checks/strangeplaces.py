"""Wards and communes that a text names beside their kind, and that the drill does not have: nobody knows where they lie."""

# Charter: scenario checks strange places
from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

from infodrill.kernel.errors import Place
from infodrill.kernel.folding import CAPITALS, de_accent
from infodrill.kernel.i18n import N_
from infodrill.scenario.checks import nearnames
from infodrill.scenario.checks.invented import denied
from infodrill.scenario.checks.places import folded_words
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.light.names import bare_names
from infodrill.scenario.light.values import fields, plain_values
from infodrill.scenario.loader import FRAME, Loaded
from infodrill.scenario.meant import in_code

NAME = rf"[{CAPITALS}][^\W_]*(?:['’ -][{CAPITALS}0-9][^\W_]*)*"
_BEHIND = re.compile(rf"(?<!\w)(?i:phường|xã|thị trấn) +({NAME})")
NAMES = re.compile(rf"(?<!\w)[{CAPITALS}][^\W\d_]*(?: [{CAPITALS}][^\W\d_]*)+")
"""What is called something is not that: a ward "Lò Muối" boils no salt."""
_BEFORE = re.compile(rf"(?<!\w)({NAME}) (?:ward|commune|Ward|Commune)(?!\w)")


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Each name once, where it first stands; other names that are nearly the drill's own, where no place is told."""
    found = list(_places(loaded))
    yield from found
    told = {each.place for each in found}
    yield from (each for each in nearnames.problems(loaded) if each.place not in told)


def _places(loaded: Loaded) -> Iterator[ScenarioProblem]:
    frame = " ".join(
        text
        for name in FRAME
        for _, text in plain_values(loaded.where.documents[name].data)
        if isinstance(text, str)
    )
    known, told = f" {_words(frame)} ", dict[str, tuple[Place, str]]()
    bare = {*bare_names(fields(loaded.where.documents["places.yaml"].data))}
    yield from _misspelt(loaded, [name for name in sorted(bare) if name != de_accent(name).lower()])
    yield from _one_word_off(loaded, bare, frame)
    for text, everywhere in loaded.texts.items():
        places = [(document, path) for document, path in everywhere if document.name not in FRAME]
        if not places or any(kind == "place" for kind, _ in denied(text)):
            continue
        for words in _named(text):
            if not _is_known(words, known, bare, frame):
                (document, path), name = places[0], " ".join(words)
                told.setdefault(folded_words(name), (document.place(path), name))
    wards = ", ".join(in_code(ward.name.in_(loaded.lang)) for ward in loaded.scenario.places.wards)
    for place, name in told.values():
        message = N_("{name} is called a ward or commune here, and places.yaml has none of that name")
        remedy = N_(
            "Write one of: {known}; or add it to `wards`, or leave it if it lies outside of the drill."
        )
        yield warning("S195", place, message, remedy, name=name, known=wards)


def _misspelt(loaded: Loaded, bare: Collection[str]) -> Iterator[ScenarioProblem]:
    """The drill's own places with another accent: "Khe Mân" where there is a Khe Mận."""
    letters = {de_accent(name).lower(): name for name in bare if " " in name}
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, letters)) or '(?!)'})(?!\w)")
    known = {name.casefold() for name in bare}
    for text, places in loaded.texts.items():
        said = unicodedata.normalize("NFC", text)
        folded = de_accent(said).lower()
        for hit in pattern.finditer(folded) if len(folded) == len(said) else ():
            now = said[hit.start() : hit.end()]
            typed_bare = now.lower() == hit[0]
            if (
                now.casefold() not in known
                and not typed_bare
                and all(word[0].isupper() for word in now.split())
            ):
                message, remedy = (
                    N_("{name} is spelt otherwise than in places.yaml"),
                    N_("Did you mean {near}?"),
                )
                near = in_code(letters[hit[0]])
                for document, path in places:
                    yield warning("S195", document.place(path), message, remedy, name=in_code(now), near=near)


def _one_word_off(loaded: Loaded, bare: Collection[str], frame: str) -> Iterator[ScenarioProblem]:
    """Names of three words and more of which all but one are a place's of the drill, in their places: "Gò Dứa Khô"."""
    places = {
        tuple(name.split(" "))
        for name in bare
        if name.count(" ") > 1 and all(w[:1].isupper() for w in name.split(" "))
    }
    told: set[str] = set()
    for text, everywhere in loaded.texts.items() if places else ():
        stands = [(document, path) for document, path in everywhere if document.name not in FRAME]
        hits = [*NAMES.finditer(text)] if stands else []
        # What is called a ward is looked at as that.
        kinds = {" ".join(words) for words in _named(text)} if hits else set[str]()
        for hit in hits:
            words = tuple(re.split(r"\s+", hit[0]))
            for place, at in ((each, at) for each in places for at in range(len(words) - len(each) + 1)):
                said = words[at : at + len(place)]
                apart = sum(here != there for here, there in zip(said, place, strict=True))
                name = " ".join(said)
                if (
                    apart == 1
                    and said[0] == place[0]
                    and name not in told
                    and name not in kinds
                    and name not in frame
                ):
                    told.add(name)
                    message, remedy = N_("{name} is no place of the drill"), N_("Did you mean {near}?")
                    near = in_code(" ".join(place))
                    document, path = stands[0]
                    yield warning(
                        "S195", document.place(path), message, remedy, name=in_code(name), near=near
                    )


def _named(text: str) -> Iterator[tuple[str, ...]]:
    """The words of each name."""
    yield from (tuple(name.split(" ")) for name in _BEHIND.findall(text))
    yield from (tuple(name.split(" ")) for name in _BEFORE.findall(text))


def _is_known(words: tuple[str, ...], known: str, wards: Collection[str], frame: str) -> bool:
    """Whether the whole, or two words and more of its beginning or its end, stand in the drill's frame; one word alone has to be
    the name of a ward."""
    ends = (
        *(words[:end] for end in range(2, len(words))),
        *(words[begin:] for begin in range(1, len(words) - 1)),
    )
    return any(
        f" {_words(' '.join(part))} " in known and not _goes_on_otherwise(part, words, frame)
        for part in (words, *ends)
    ) or bool({words[0], words[-1]} & {*wards})


def _goes_on_otherwise(part: tuple[str, ...], words: tuple[str, ...], frame: str) -> bool:
    """Whether a name begins as one of the drill's and then has another word where that always goes on: "Đồi Chè Mới"."""
    if words[: len(part)] != part or len(part) == len(words):
        return False
    after = re.findall(rf"(?i:(?<!\w){re.escape(' '.join(part))}(?!\w))(?: +(\w))?", frame)
    return bool(after) and all(letter.isupper() for letter in after)


def _words(text: str) -> str:
    """Words in small letters with their accents, by which short ones differ, one space between."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
