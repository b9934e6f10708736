"""Whether a text is Vietnamese by its letters, and a short one of a drill that was typed without its marks or is in English."""

# Charter: scenario checks vietnamese
from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Set

from infodrill.kernel.errors import Place
from infodrill.kernel.folding import de_accent
from infodrill.kernel.i18n import N_, MsgidWords
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.mending import LANGUAGE
from infodrill.scenario.yamltext import Path_

LONG = 40  # letters from which a text alone shows its language
MARKED = 2  # words that stand elsewhere with their marks, and words that are none of Vietnamese
BARE = 4  # words without any mark, of which one stands elsewhere with its marks
LONG_WORD = 4  # letters
TOKEN = re.compile(r"\{[^{}]*\}|\S*\.invalid\S*")
_WORD = re.compile(r"[^\W\d_]+")
_SYLLABLE = re.compile(
    r"(?:ngh?|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?|\w|ko|dc|vs"
)
_ENGLISH = re.compile(r"(?i)(?<!\w)(?:the|our|your|of|and|with)(?!\w)")
_SYLLABLES = 0.8  # of the words of a text in Vietnamese without marks; names and short forms are the rest


def unmarked(
    loaded: Loaded, texts: Iterable[tuple[Path_, str]], told: Set[Place]
) -> Iterator[ScenarioProblem]:
    """Short texts in Vietnamese without their marks, whose words the drill writes with them elsewhere; and those in English."""
    own = [
        (path, text) for path, text in texts if loaded.where.written(*path)
    ]  # what is filled in says another text again
    often = Counter(word for _, text in own for word in {*_WORD.findall(text.lower())})
    marked = {de_accent(word) for word in often if accented(word)}
    for path, text in own:
        words, place = _WORD.findall(TOKEN.sub(" ", text)), loaded.where(*path, "vi")
        if len(words) < MARKED or letters(text) >= LONG or place in told:
            continue
        lost = [word for word in words if word.lower() in marked and often[word.lower()] == 1]
        bare = lost and len(words) >= BARE and typed_bare(text)
        if not accented(text) and (bare or (len(lost) >= MARKED and 2 * len(lost) >= len(words))):
            remedy = N_("Write it with its accents, or leave it if it is a name.")
            yield warning("S165", place, N_("the Vietnamese text has no Vietnamese letters"), remedy)
        elif _is_strange(text, words):
            message, remedy = (
                N_("this does not look like {language}"),
                N_("Write it in {language}, or leave it if it is a name."),
            )
            yield warning("S165", place, message, remedy, language=MsgidWords(LANGUAGE["vi"]))


def _is_strange(text: str, words: list[str]) -> bool:
    """Whether it is English: by a small word of it where none is Vietnamese, or as half of its words are none of Vietnamese."""
    if _ENGLISH.search(text):
        return not any(word.islower() and accented(word) for word in words)
    strange = [word for word in words if len(word) >= LONG_WORD and not _SYLLABLE.fullmatch(word.lower())]
    half = len(strange) >= MARKED and 2 * len(strange) >= len(words)
    return half and not accented(text) and any(word[0].islower() for word in strange)


def typed_bare(text: str) -> bool:
    """Whether it is Vietnamese as people type it in a hurry, without its marks."""
    words = _WORD.findall(text.lower())
    return sum(bool(_SYLLABLE.fullmatch(word)) for word in words) >= _SYLLABLES * len(words)


def letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def accented(text: str) -> int:
    return not text.isascii() and sum(
        letter in "đĐ" or len(unicodedata.normalize("NFD", letter)) > 1
        for letter in text
        if letter.isalpha() and ord(letter) > 127
    )
