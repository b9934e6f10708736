"""Passages of one text in another: word for word, or nearly — accents dropped, words reordered, some replaced.

Exact: a run of words without accents. Near: the share of a sentence's telling words found again, in any order, within a
window of the draft. A bag of telling words in a window was chosen over shingles or edit distance because Vietnamese
drafts move whole clauses and swap light words; rows of two or three words break at each swap, the bag does not. Words that
public material already holds weigh a quarter, so a shared subject is no likeness.
"""

# Charter: casework likeness
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from infodrill.kernel.erasable import until_erased
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import bare, words
from infodrill.kernel.sentences import ends

RUN = 7  # words in a row that make an exact passage
SHORT_RUN = 4  # the whole of a shorter text, from four words on
NEAR_PERMILLE = 600  # weight of a sentence's telling words found again in a window
LEAST_TELLING = 4  # of them new to the public
STRETCH = 2  # a window is this many times the sentence it looks for
_KNOWN, _NEW = 1, 4  # weights of a word that public material holds, and of one that it does not

STOP_VI = words(
    "la va cua co cac nhung duoc da dang se cho voi tai trong ngoai theo khi thi ma nay do den tu ve o ra vao len xuong mot",
    "viec hay nen can khong chua con cung rat bi boi vi neu de lai hon nhu roi nhe a thi rang tat ca moi chi dieu nao gi day",
)
STOP_EN = words(
    "the a an of to in on at is are was were be been and or for with by from as that this it its not no we they you will has",
    "have had do does did which who there their our your his her than then so but if can may must should into over about",
)
STOP = STOP_VI | STOP_EN


@dataclass(frozen=True, slots=True)
class PlainWords:
    """The words of a text without accents, with their spans; `sentences` = ranges of word numbers."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]


@until_erased(
    4096
)  # all that a drill's claims are told in: some 3,000 texts, read in three ways one after the other
def words_of(text: str) -> PlainWords:
    told = bare(as_read(text))
    plain, marks = told.lower(), [end.start for end in ends(told, also=";")]
    found = list(re.finditer(r"[^\W_]+", plain))
    breaks = [0]
    for number in range(1, len(found)):
        before = bisect_left(marks, found[number].start())
        if before and marks[before - 1] >= found[number - 1].end():
            breaks.append(number)
    last = [*breaks[1:], len(found)]
    return PlainWords(
        tuple(match[0] for match in found),
        tuple(match.span() for match in found),
        tuple((begin, end) for begin, end in zip(breaks, last, strict=True) if end > begin),
    )


def rows(told: Sequence[str], length: int) -> Mapping[tuple[str, ...], int]:
    """Every run of `length` words and where it stands last."""
    return {tuple(told[at : at + length]): at for at in range(len(told) - length + 1)}


def exact(
    source: PlainWords,
    draft: PlainWords,
    said: Mapping[tuple[str, ...], int],
    public: frozenset[tuple[str, ...]],
) -> list[tuple[int, int]]:
    """Ranges of draft words that stand in a row in the source too. `said` = the draft's rows of RUN words."""
    if len(source.words) < RUN:
        return _whole(source, draft) if len(source.words) >= SHORT_RUN else []
    found: list[tuple[int, int]] = []
    for at in range(len(source.words) - RUN + 1):
        row = source.words[at : at + RUN]
        if row in said and row not in public:
            # Rows that overlap in the draft are one passage; told one by one they would be a hit for each word.
            begin = said[row]
            if found and begin <= found[-1][1]:
                found[-1] = (found[-1][0], max(found[-1][1], begin + RUN))
            else:
                found.append((begin, begin + RUN))
    return found


def _whole(source: PlainWords, draft: PlainWords) -> list[tuple[int, int]]:
    length = len(source.words)
    at = rows(draft.words, length).get(source.words, -1)
    return [(at, at + length)] if at >= 0 else []


def near(source: PlainWords, places: Mapping[str, list[int]], known: frozenset[str]) -> list[tuple[int, int]]:
    """Ranges of draft words that hold most telling words of one sentence of the source.

    `places` = where each word stands in the draft; `known` = words of public material.
    """
    found = []
    for begin, end in source.sentences:
        weights = {
            word: _KNOWN if word in known else _NEW
            for word in source.words[begin:end]
            if word not in STOP and len(word) > 1
        }
        total = sum(weights.values())
        held = {place: weight for place, weight in weights.items() if place in places}
        new = sum(weight == _NEW for weight in held.values())
        if new < LEAST_TELLING or sum(held.values()) * 1000 < NEAR_PERMILLE * total:
            continue
        # Twelve words at least, or a short sentence would have to be found almost as it stood.
        window = max(12, STRETCH * (end - begin))
        if best := _densest(held, places, window, NEAR_PERMILLE * total):
            found.append(best)
    return found


def _densest(
    held: Mapping[str, int], places: Mapping[str, list[int]], window: int, needed: int
) -> tuple[int, int] | None:
    """The window of the draft with the most weight, when it reaches `needed` (per mille), trimmed to its words."""
    marks = sorted((at, place) for place in held for at in places[place])
    best, best_weight, left = None, 0, 0
    counts: dict[str, int] = {}
    weight = new = 0
    for right, (at, mark) in enumerate(marks):
        if not counts.get(mark):
            weight, new = weight + held[mark], new + (held[mark] == _NEW)
        counts[mark] = counts.get(mark, 0) + 1
        # A window that slides: each place enters and leaves once, so a long draft costs no more than its
        # length.
        while marks[left][0] <= at - window:
            gone = marks[left][1]
            counts[gone] -= 1
            if not counts[gone]:
                weight, new = weight - held[gone], new - (held[gone] == _NEW)
            left += 1
        if weight * 1000 >= needed and new >= LEAST_TELLING and weight > best_weight:
            best, best_weight = (marks[left][0], marks[right][0] + 1), weight
    return best


def where(told: Iterable[str]) -> dict[str, list[int]]:
    """Places of each word."""
    found: dict[str, list[int]] = {}
    for at, word in enumerate(told):
        found.setdefault(word, []).append(at)
    return found
