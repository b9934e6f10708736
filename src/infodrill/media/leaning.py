"""What a line of a drill leans on: of what the drill's record tells of a claim the official word above has to say some.

A drill writes its lines for the word that is right there. Somebody may publish another one on the same claim, and of what that
leaves out nobody speaks as if it stood there.
"""

# Charter: media leaning
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from infodrill.kernel.folding import nfc
from infodrill.kernel.saidnumbers import said_numbers
from infodrill.media.relations import Passages
from infodrill.media.words.shelf import shelf

SAID, LEFT_OUT, UNADVISED, BESIDE, HERE, _AND = "said", "leftout", "unadvised", "beside", "here", "|"
"""What of the record a text says, and what of its facts and of its advice it leaves out, as `terms`; and that it says nothing
of either, nor of its claim; and all that a text says."""
_BY_ANYBODY = 6
"""Lines that ship in which a word stands, from which it is one of any talk (assumption)."""
_PLAIN = 30
"""Lines in which a word stands, from which two such beside each other are no word of their own (assumption)."""
_LONG = {"vi": 2, "en": 4}  # letters of a word that tells something
_TOLD_NUMBER = 3
"""From which a number is one that somebody told: one and two are in any talk."""
_WORD = re.compile(r"[^\W\d_]+")
_PARDONS = re.compile(r"(?:đã |saying )?(?:xin lỗi|sorry)\b", re.IGNORECASE)
"""How a line begins that takes up a pardon."""
Record = tuple[str, str]
"""What is so of a claim, and what people are to do, as a drill tells both."""
_BORNE: Mapping[str, str] = {
    "deny": "negates", "admit": "owning", "directs": "advising", "advice": "advising",
}  # fmt: skip
"""By what a drill's lines ask of a statement (`Grammar.under`): what its words must show whoever reads it."""


def terms(text: str, lang: str) -> frozenset[str]:
    """The words of a text that not everybody uses, and its numbers from three on, as figures; of Vietnamese, whose words are of
    two syllables, two beside each other."""
    words = _WORD.findall(nfc(text).lower())
    found = {f"#{said.value}" for said in said_numbers(text, lang) if said.value >= _TOLD_NUMBER}
    if lang == "vi":
        found |= {*_pairs(words)} - _usual(lang)
    alone = {word for word in words if len(word) >= _LONG[lang]} - _usual(lang)
    return frozenset(found | {_stem(word, lang) for word in alone})


def told_of(text: str, record: Record, sentence: str, lang: str) -> Mapping[str, str]:
    """What a text says of the record of a claim, beside its `sentence`, which people tell anyhow; and what of its facts,
    and of what people are to do, it leaves out."""
    told, here = terms(sentence, lang), terms(text, lang)
    facts, advised = (terms(each, lang) - told for each in record)
    if not facts | advised:
        return {}
    found = {
        SAID: (facts | advised) & here,
        LEFT_OUT: (facts - advised | told) - here,
        UNADVISED: advised - here,
        HERE: here,
    }
    said = {name: _AND.join(sorted(words)) for name, words in found.items()}
    return said if (facts | advised | told) & here or not here else {**said, BESIDE: ""}


def leans_well(line: str, lang: str, under: Collection[str], passages: Passages) -> bool:
    """Whether a line of a drill that asks `under` of the statement above can stand under a text that shows this: each number that
    it names stands there, and of the words that it takes from what is told or so of the claim as many do as do not; of nothing
    that the text leaves out anybody speaks who takes nothing up that stands there."""
    if not {_BORNE[each] for each in under if each in _BORNE} <= passages.keys():
        return False
    if BESIDE in passages or (_PARDONS.match(line) and "pardon" not in passages):
        return False
    of_line = _terms(line, lang)
    here = {*passages.get(HERE, "").split(_AND)}
    if HERE in passages and any(term.startswith("#") and term not in here for term in of_line):
        return False
    said, left_out, unadvised = (
        of_line.intersection(passages.get(name, "").split(_AND)) for name in (HERE, LEFT_OUT, UNADVISED)
    )
    return len(left_out) <= len(said) if said else not left_out | unadvised


@lru_cache(maxsize=4_096)
def _terms(line: str, lang: str) -> frozenset[str]:
    return terms(line, lang)


@cache
def _usual(lang: str) -> frozenset[str]:
    """The words of any talk, and which two of them stand beside each other there."""
    seen, beside = Counter[str](), Counter[str]()
    for line in (line for lines in shelf(lang).values() for line in lines):
        words = _WORD.findall(nfc(line).lower())
        seen.update({*words})
        beside.update({*_pairs(words)})
    often = {word for word, times in seen.items() if times >= _BY_ANYBODY}
    told = {pair for pair, times in beside.items() if times > 1}
    plain = [word for word, times in seen.items() if times >= _PLAIN]
    return frozenset(often | told | {f"{first} {then}" for first in plain for then in plain})


def _pairs(words: Sequence[str]) -> Iterator[str]:
    return (f"{first} {then}" for first, then in pairwise(words))


def _stem(word: str, lang: str) -> str:
    return word.rstrip("s") if lang == "en" else word
