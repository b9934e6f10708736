"""Words whose letters were drawn apart or joined by signs, read as a person reads them: "N g u y ễ n  V ă n" as "Nguyễn Văn".

Both readings keep for every letter its place in the text, so that a finding marks the text's own passage.
"""

# Charter: casework disguise
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from infodrill.kernel.letters import bare

_SIGN = r"[ .\-_*·•|/~+]"
_BETWEEN = "[ _*·•|~]"  # of figures; a point, a stroke or a dash between them makes another number or a date
_APART = re.compile(
    rf"(?<![^\W_])[^\W\d_](?:(?P<by>{_SIGN})(?:[^\W\d_])(?:(?P=by)[^\W\d_])+)(?![^\W_])"
    rf"|(?<![^\W_])(?<!\d{_BETWEEN})\d(?P<of>{_BETWEEN})\d(?:(?P=of)\d){{0,2}}(?![^\W_])(?!{_BETWEEN}\d)"
)
_ORDINARY = re.compile(r"[.,;:!?]?[^\S\n]+|-")


@dataclass(frozen=True, slots=True)
class OtherReading:
    """A text read otherwise, and for each of its characters the place in the text that it was read from."""

    text: str
    places: tuple[int, ...] | None  # None = the text itself

    def start(self, at: int) -> int:
        return at if self.places is None else self.places[at]

    def end(self, at: int) -> int:
        return at if self.places is None else self.places[at - 1] + 1


def together(text: str) -> OtherReading:
    """The text with the letters of drawn-apart words together; a capital after a small letter begins a word."""
    if not _APART.search(text):
        return OtherReading(text, None)
    letters: list[str] = []
    places: list[int] = []
    done = 0
    for run in _APART.finditer(text):
        for at in range(done, run.start()):
            letters.append(text[at])
            places.append(at)
        # Every second sign is what holds the letters apart.
        for at in range(run.start(), run.end(), 2):
            if at > run.start() and text[at].isupper():
                letters.append(" ")
                places.append(at - 1)
            letters.append(text[at])
            places.append(at)
        done = run.end()
    for at in range(done, len(text)):
        letters.append(text[at])
        places.append(at)
    return OtherReading("".join(letters), tuple(places))


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The letters and figures of a text without accents, small, and nothing between them."""

    text: str
    places: tuple[int, ...]
    plain: str

    def broken(self, bone: str, words: int) -> Iterator[tuple[int, int]]:
        """Spans of the text where `bone`, a name of so many words, stands as whole words, but not written as names are."""
        at = self.text.find(bone)
        while at >= 0:
            start, end = self.places[at], self.places[at + len(bone) - 1] + 1
            whole = not self.plain[start - 1 : start].isalnum() and not self.plain[end : end + 1].isalnum()
            if whole and _is_broken(self.plain[start:end], words):
                yield start, end
            at = self.text.find(bone, at + len(bone))


def skeleton(text: str, *, figures: bool = True) -> Skeleton:
    """The bones of a composed text; without its `figures`, so that what was numbered is read in one go."""
    plain = bare(text)
    places = tuple(at for at, sign in enumerate(plain) if (sign.isalnum() if figures else sign.isalpha()))
    return Skeleton("".join(plain[at] for at in places).lower(), places, plain)


def _is_broken(passage: str, count: int) -> bool:
    """True when signs stand between its letters that no name has, or its words are more or fewer than the name's."""
    parts = re.split(r"([\W_]+)", passage)
    words, between = parts[::2], parts[1::2]
    strange = any(not _ORDINARY.fullmatch(sign) for sign in between)
    return strange or len(words) != count
