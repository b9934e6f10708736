"""Things that both languages have words for: who, what, where, which way, what is done, and its opposite. What one of them alone
names was translated otherwise, or was left out."""

# Charter: scenario checks same words
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from infodrill.kernel.i18n import LANGUAGES
from infodrill.kernel.letters import LINKED
from infodrill.kernel.sentences import sentences
from infodrill.scenario.checks.strangeplaces import NAMES

NEAR = 0.25  # of a sentence: what was exchanged stands as far in it in both languages
AROUND = 0.45  # of a sentence, within which the other language says it
FREELY = 12  # words of a sentence that may be put in another order altogether
MISSING = 8  # things that one language names and the other says in no way: a part of it was left out
LONGEST = 4  # words of a phrase
Alone = tuple[list[str], list[str]]  # what Vietnamese alone says, and what English alone
Spot = tuple[float, str]  # how far in a text, from 0 to 1, and what stands there


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of a language → the words, by number, that they say (True) or may say; `begins` = beginnings of such phrases."""

    whole: Mapping[str, set[tuple[int, bool]]] = field(default_factory=lambda: defaultdict(set))
    begins: Mapping[str, set[tuple[int, bool]]] = field(default_factory=lambda: defaultdict(set))
    heads: set[str] = field(default_factory=set)  # what such a phrase may begin with, of whole words

    def add(self, listed: str, word: int, *, says: bool) -> None:
        """A star at the end of a phrase stands for any letters."""
        for phrase in filter(None, map(str.strip, listed.split(","))):
            said = phrase.rstrip("*").casefold()
            (self.begins if phrase.endswith("*") else self.whole)[said].add((word, says))
            parts = said.split(" ")
            self.heads.update(" ".join(parts[:n]) for n in range(1, len(parts)))

    def of(self, phrase: str) -> Iterator[tuple[int, bool]]:
        yield from self.whole.get(phrase, ())
        for end in range(phrase.rfind(" ") + 3, len(phrase) + 1):
            yield from self.begins.get(phrase[:end], ())


@dataclass(frozen=True, slots=True)
class WordTable:
    """What `samewords.txt` holds: each word's block by its number, the phrases of each language, and the things that each of them
    names only where the other does."""

    blocks: tuple[int, ...]
    phrases: Mapping[str, Phrases]
    things: Mapping[str, frozenset[int]]

    def beside(self, word: int) -> Iterator[int]:
        """The others of its block."""
        return (n for n, block in enumerate(self.blocks) if block == self.blocks[word] and n != word)


@cache
def words() -> WordTable:
    text = (files("infodrill.scenario.checks") / "samewords.txt").read_text(encoding="utf-8")
    blocks, phrases, things = (
        list[int](),
        {lang: Phrases() for lang in LANGUAGES},
        defaultdict[str, set[int]](set),
    )
    for number, block in enumerate(text.split("\n\n")):
        for line in block.splitlines() if not block.startswith("#") else ():
            vi, vi_too, en, en_too = line.lstrip("! ").split("|")
            for lang in LANGUAGES if line.startswith("!!") else ("en",) if line.startswith("!") else ():
                things[lang].add(len(blocks))
            for lang, said, may in (("vi", vi, vi_too), ("en", en, en_too)):
                phrases[lang].add(said, len(blocks), says=True)
                phrases[lang].add(may, len(blocks), says=False)
            blocks.append(number)
    return WordTable(tuple(blocks), phrases, {lang: frozenset(things[lang]) for lang in LANGUAGES})


@dataclass(frozen=True, slots=True)
class _SpokenWords:
    """Of a text: by word where it is said, and where it may be said."""

    says: Mapping[int, list[Spot]]
    may: Mapping[int, list[float]]
    around: float  # how far off in the other text the same may stand


def _said(text: str, lang: str) -> _SpokenWords:
    """What stands in a name may say something, and says nothing."""
    says, may = defaultdict[int, list[Spot]](list), defaultdict[int, list[float]](list)
    named = [hit.span() for hit in NAMES.finditer(text) if not hit[0].isupper()]
    hits, phrases = list(LINKED.finditer(text)), words().phrases[lang]
    for n, first in enumerate(hits):
        at, bare = first.start() / len(text), not any(start <= first.start() < end for start, end in named)
        for last in hits[n : n + LONGEST]:
            shown = text[first.start() : last.end()]
            phrase = " ".join(shown.casefold().split())
            for word, sure in phrases.of(phrase):
                may[word].append(at)
                if sure and bare:
                    says[word].append((at, shown))
            if phrase not in phrases.heads:
                break
    return _SpokenWords(says, may, max(AROUND, FREELY / max(len(hits), 1)))


def without_names(text: str) -> str:
    """The text with blanks for its names, as long as before; what is written in capitals throughout stays."""
    return NAMES.sub(lambda hit: hit[0] if hit[0].isupper() else " " * len(hit[0]), text)


def other_things(vi: str, en: str) -> Alone | None:
    """What each language alone names, where each names another thing of one block in one place of a sentence, or one names
    several that the other does not."""
    parts = [sentences(text, also=";") for text in (vi, en)]
    pairs = list(zip(*parts, strict=True)) if len(parts[0]) == len(parts[1]) else [(vi, en)]
    for text, translated in pairs:
        if found := _exchanged(_said(text, "vi"), _said(translated, "en")):
            return found
    here, there = _said(vi, "vi"), _said(en, "en")
    alone = [_nowhere(here, there), _nowhere(there, here)]
    return (alone[0], alone[1]) if max(map(len, alone)) >= MISSING else None


def strange_things(vi: str, en: str) -> Alone | None:
    """Things that one language names, and of which the other says nothing."""
    here, there = _said(vi, "vi"), _said(en, "en")
    found = tuple(
        [spots[0][1] for word, spots in said.says.items() if word in words().things[lang] - other.may.keys()]
        for lang, said, other in (("vi", here, there), ("en", there, here))
    )
    return (found[0], found[1]) if any(found) else None


def _exchanged(vi: _SpokenWords, en: _SpokenWords) -> Alone | None:
    """Two words of a block in one place of a sentence, of which the other language says neither around there."""
    near = max(NEAR, vi.around - AROUND)
    for word, at, shown in _unsaid(vi, en):
        for other in words().beside(word):
            beside = (spot for spot in en.says.get(other, ()) if abs(spot[0] - at) <= near)
            if found := next((said for place, said in beside if not _around(vi, other, place)), ""):
                return [shown], [found]
    return None


def _unsaid(here: _SpokenWords, there: _SpokenWords) -> Iterator[tuple[int, float, str]]:
    """(word, how far in the text, as it is written) of what the other language does not say around there."""
    for word, spots in here.says.items():
        yield from ((word, at, shown) for at, shown in spots if not _around(there, word, at))


def _around(text: _SpokenWords, word: int, at: float) -> bool:
    return any(abs(at - place) <= text.around for place in text.may.get(word, ()))


def _nowhere(here: _SpokenWords, there: _SpokenWords) -> list[str]:
    """What one text says and the other in no way, once for each word of it."""
    return list(dict.fromkeys(spots[0][1] for word, spots in here.says.items() if word not in there.may))
