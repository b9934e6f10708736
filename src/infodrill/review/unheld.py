"""The clause of a text of ours that stands in nothing which a drill's own side tells: whether it is so, a person sees.

Nobody asks what is so. A clause that states something or bids people to do it, and denies nothing, is held against all that the
owners of facts say, advise and keep, with the places, the units and the papers that came to the players: of its telling words,
two by two as they follow each other, most stand in none of it, and no one record has nearly all of them in other words. What is
denied, asked, supposed, quoted, told of others or felt is no news. Nor is, in a text that denies a claim which its record finds
false, a clause that says one word only beside what claim and record speak of: that word is the denial ("the doses are sound").
"""

# Charter: review unheld
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from infodrill.casework.advice import quotes_blank
from infodrill.casework.clauses import (
    ANYBODY,
    BIDDEN,
    NOTED,
    SHOWN,
    STATED,
    TIMED,
    SpokenClause,
    clauses,
    telling,
)
from infodrill.casework.likeness import STOP, words_of
from infodrill.kernel.letters import words
from infodrill.kernel.patterns import later
from infodrill.kernel.saidtimes import TIME, masked
from infodrill.kernel.sentences import sentences

LEAST = 3  # pairs of telling words that stand nowhere
NEW = 500  # per mille of a clause's pairs that they are more than
NEARLY = 800  # per mille of its telling words that a record has which tells it in other words
_NEWS = frozenset({STATED, TIMED, SHOWN, BIDDEN, ANYBODY, NOTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldWords:
    """The pairs of all that is told, and the telling words of each record, of a false claim (`denied`) with its own."""

    pairs: frozenset[str]
    records: tuple[frozenset[str], ...]
    denied: tuple[frozenset[str], ...]


@lru_cache(maxsize=64)
def held_words(
    told: tuple[str, ...], records: tuple[tuple[str, ...], ...], denied: tuple[tuple[str, ...], ...]
) -> HeldWords:
    """Of the texts that a drill's side tells, of those of each record, and of those of each that finds its claim false, with the
    claim's own."""
    return HeldWords(
        pairs=frozenset(part for text in told for part in pairs(text)),
        records=tuple(frozenset(word for text in record for word in telling(text)) for record in records),
        denied=tuple(frozenset(word for text in record for word in telling(text)) for record in denied),
    )


def unheld(held: HeldWords, lang: str, text: str, *, denies: bool = False) -> str:
    """The first clause of a text that what is `held` does not tell, "" = none; `denies` = it was given as a denial."""
    for sentence in sentences(quotes_blank(text), also=";"):
        if not _SOURCE.match(sentence):
            for clause in clauses(lang, sentence):
                if clause.mood in _NEWS and not clause.denies and _is_new(held, clause, denies):
                    return clause.text.strip()
    return ""


def _is_new(held: HeldWords, clause: SpokenClause, denies: bool) -> bool:
    if denies and any(
        len(clause.telling - record) == 1 < len(clause.telling & record) for record in held.denied
    ):
        return False
    said = {pair for pair in pairs(clause.text) if clause.named.isdisjoint(pair.split())}
    new, told = len(said - held.pairs), telling(clause.text)
    most = max((len(told & record) for record in held.records), default=0)
    return new >= LEAST and new * 1000 > NEW * len(said) and most * 1000 < NEARLY * len(told)


_SOURCE = later(r"\W*(?:nguồn|theo|source|according to)\b[^.]*,? (?:tính đến|as of)\b[^.]{0,40}\W*$")
"""Who gave it, and of which hour: the source of a text is no news."""
_CLOCK = words("gio phut ngay thang")
_FIELD = re.compile(r"\{\w*\}")


def pairs(text: str) -> frozenset[str]:
    """The telling words of a text, two by two as they follow each other, without hours and figures."""
    said = [
        word
        for word in words_of(_FIELD.sub(" ", masked(text).replace(TIME, " "))).words
        if word not in STOP | _CLOCK and not word.isdigit()
    ]
    return frozenset(f"{first} {then}" for first, then in pairwise(said))
