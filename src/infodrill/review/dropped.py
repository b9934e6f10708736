"""What a later version of a text lost of what it told people to do."""

# Charter: review dropped
from __future__ import annotations

import re
from collections.abc import Iterator

from infodrill.casework.content import advises
from infodrill.casework.records import Version
from infodrill.kernel.i18n import LANGUAGES
from infodrill.kernel.sentences import sentences
from infodrill.review.words import Own, Value

PARTS = ":;,"  # marks that part a sentence into the things that it says to do
ALIKE = 0.5  # of a sentence's words, from which on another one says it too


def lost(lang: str, before: Version, kept: Version) -> Value | None:
    """The first that a later version lost, found in `lang`; told by each language in its own words where the text is in both."""
    found = next(_lost(lang, before.said(lang)[1], kept.said(lang)[1]), None)
    if found is None:
        return None
    sentence, gone, own = found
    other = next(each for each in LANGUAGES if each != lang)
    ours, theirs = (before.said(each)[1].split("\n") for each in (lang, other))
    if before.tongue(other) != other or len(ours) != len(theirs):
        return own
    pair = next((pair for pair in zip(ours, theirs, strict=True) if sentence in pair[0]), (sentence, ""))
    # What is cut by a lesser mark is worded otherwise in another language.
    for marks in (";", ""):
        here, there = (sentences(row, marks) for row in pair)
        if len(here) == len(there):
            told = [
                that for this, that in zip(here, there, strict=True) if any(part in this for part in gone)
            ]
            return Own(**{lang: own, other: " ".join(told).rstrip(".,;")})
    return own


def _lost(lang: str, before: str, kept: str) -> Iterator[tuple[str, list[str], str]]:
    """Of each sentence `before` that says what to do: it, its parts that are said nowhere in `kept`, these as one text. What
    moved is not lost."""
    said = [_all_words(told) for told in sentences(kept)]
    parts = [_all_words(part) for part in sentences(kept, PARTS)]
    for told in sentences(before):
        if any(_says(_all_words(told), other) for other in said):
            continue
        whole = sentences(told, PARTS)
        names = [part for part in whole if part.endswith(":")]
        gone = [
            part for part in whole
            if part not in names and not any(_says(_all_words(part), other) for other in parts)
        ]  # fmt: skip
        if gone and advises(((lang, " ".join((*names, *gone))),)):
            whole_one = len(names) + len(gone) == len(whole)
            yield told, gone, (told if whole_one else " ".join(gone)).rstrip(".,;")


def _all_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _says(told: frozenset[str], other: frozenset[str]) -> bool:
    """Whether another sentence says most of one."""
    return len(told & other) >= ALIKE * len(told)
