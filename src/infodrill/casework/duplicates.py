"""Which cases may tell the same story: from their texts alone, never from what is hidden. People decide to merge.

Likeness is the mean of two shares (Dice): of letter triples, and of words weighed by how rare they are among the cases
in hand, both without accents, capitals and the small words that any two texts share. Triples bear slips of typing; rare
words tell one story from another.
"""

# Charter: casework duplicates
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from infodrill.casework.besides import besides
from infodrill.casework.records import Case, CaseBook, Statement
from infodrill.kernel.erasable import until_erased
from infodrill.kernel.folding import de_accent, fold
from infodrill.kernel.sentences import sentences
from infodrill.kernel.smallwords import SMALL

# Per mille from which a case is suggested. Of two reports of the library in Vietnamese 44 in 100 come so far when they are of one
# claim and 7 when they are of two; with the small words, at 200, it was 88 and 57: the hint meant nothing.
LIKELY = 260
MOST = 3
SPOKEN_OF = 420  # per mille from which a sentence of a text is taken to speak of a case, and two cases to tell the same
_WORD = re.compile(r"\w+")
_SMALL = frozenset[str]().union(*SMALL.values())
_BARE = frozenset(map(fold, _SMALL))  # as they are typed without marks, when "bối" is "bởi" too


@dataclass(frozen=True, slots=True)
class Candidate:
    """A case that may tell the same; `permille` 0–1000."""

    case: str
    permille: int


@dataclass(frozen=True, slots=True, eq=False)
class Rarity:
    """What each word weighs among the texts in hand. Told apart by itself alone, so that what was weighed by it is kept."""

    weights: Mapping[str, int]


EVEN = Rarity({})


def suggestions(case: Case, others: Iterable[Case], most: int = MOST) -> tuple[Candidate, ...]:
    """Open cases among `others` (those the seat may see) that may be the same as `case`, most alike first.

    Ties go by case number. A case split from the other, or into it, is no duplicate: someone told them apart.
    """
    # Read twice, once for how rare words are and once for the cases.
    known = tuple(others)
    rare = rarity(text_of(each_case) for each_case in (case, *known))
    found = [
        Candidate(other_case.case, permille)
        for other_case in known
        if other_case.case != case.case
        and not other_case.merged_into
        and other_case.state != "CLOSED"
        and "split" not in _kinship(case, other_case)
        and (permille := _alike(case, other_case, rare)) >= LIKELY
    ]
    return tuple(sorted(found, key=lambda candidate: (-candidate.permille, _number(candidate.case)))[:most])


def told_already(case: Case, book: CaseBook) -> Statement | None:
    """The newest public text that stands on another case that tells what this one tells: whoever asks is pointed to it, and no
    first word of its own is owed. None where none is out or what is out is said to be wrong, where somebody told the two apart (a
    part split off, a mutation), or where it tells besides of what has happened to people (`besides`)."""
    found = _on_the_same(case, book, (text for text in book.statements.values() if text.standing))
    return max(found, key=lambda text: text.standing.published_at if text.standing else -1, default=None)


def untold_since(case: Case, book: CaseBook) -> int:
    """The second at which a text on another case that tells the same was said to be wrong, and is not put right yet: from then on
    it is nobody's first word; -1 = there is none."""
    found = _on_the_same(case, book, (text for text in book.statements.values() if text.error_open))
    return max((text.error_raised_at for text in found), default=-1)


def _on_the_same(case: Case, book: CaseBook, texts: Iterable[Statement]) -> list[Statement]:
    """Those of the texts that are on another case that tells what this one tells."""
    found = [text for text in texts if text.case and text.case != case.case]
    if not found or case.merged_into:
        return []
    rare = rarity(text_of(each_case) for each_case in book.cases.values())
    same = {
        other
        for other in {text.case for text in found}
        if not _kinship(case, book.cases[other])
        and _alike(case, book.cases[other], rare) >= SPOKEN_OF
        and not besides(case, book.cases[other])
    }
    return [text for text in found if text.case in same]


def told_in(text: str, cases: Iterable[Case]) -> tuple[Candidate, ...]:
    """Open cases that may tell what a text tells, most alike first: what to read before another is opened on it."""
    known = [each_case for each_case in cases if not each_case.merged_into and each_case.state != "CLOSED"]
    rare = rarity((text, *map(text_of, known)))
    found = (Candidate(each_case.case, likeness(text, text_of(each_case), rare)) for each_case in known)
    likely = (candidate for candidate in found if candidate.permille >= LIKELY)
    return tuple(sorted(likely, key=lambda candidate: (-candidate.permille, _number(candidate.case))))


def likeness(one: str, other: str, rare: Rarity = EVEN) -> int:
    """How alike two texts are, 0–1000; symmetric; 1000 for the same words, 0 when either says nothing.

    `rare` as from `rarity`; without it all words weigh the same.
    """
    (triples, words), (others, theirs) = _parts(one), _parts(other)
    if not (words and theirs):
        return 0
    return (_dice(triples, others, EVEN) + _dice(words, theirs, rare)) // 2


def spoken_of(text: str, cases: Iterable[Case]) -> tuple[Candidate, ...]:
    """The cases of which a sentence of the text speaks, the likeliest first."""
    known = tuple(cases)
    said = sentences(text)
    rare = rarity(each_case.title() for each_case in known)
    found = (
        Candidate(
            each_case.case,
            max((likeness(sentence, each_case.title(), rare) for sentence in said), default=0),
        )
        for each_case in known
    )
    likely = (candidate for candidate in found if candidate.permille >= SPOKEN_OF)
    return tuple(sorted(likely, key=lambda candidate: (-candidate.permille, _number(candidate.case))))


def rarity(texts: Iterable[str]) -> Rarity:
    """Word → weight: 1000 for a word of one text, shrinking with the number of texts that hold it."""
    return _rarity(frozenset(texts))


@until_erased(64)
def _rarity(texts: frozenset[str]) -> Rarity:
    """The same for the same texts: a desk asks of its cases again and again."""
    held = Counter(word for text in texts for word in _parts(text)[1])
    # Whole numbers, as everything that two machines have to agree on.
    return Rarity({word: 1_000 // count for word, count in held.items()})


def _alike(case: Case, other: Case, rare: Rarity) -> int:
    """Reports of two known wards are less likely one story: the same words are said of each."""
    found = _of_reports(text_of(case), text_of(other), rare)
    apart = bool(case.ward and other.ward and case.ward != other.ward)
    return found * 2 // 3 if apart else found


_of_reports = until_erased(4096)(likeness)  # of two that stay as they are it is found once


def text_of(case: Case) -> str:
    """What a case says of itself: its sentence once logged and what was reported."""
    return f"{case.sentence} {case.said}".strip()


def _kinship(one: Case, other: Case) -> tuple[str, ...]:
    children = [each for each, parent in ((one, other), (other, one)) if each.parent == parent.case]
    siblings = [one] if one.parent and one.parent == other.parent else []
    return tuple(each.relation for each in (*children, *siblings))


@until_erased(4096)
def _parts(text: str) -> tuple[frozenset[str], frozenset[str]]:
    small = _BARE if de_accent(text) == text else _SMALL  # typed without marks, whatever quotes it has
    words = [fold(word) for word in _WORD.findall(text.casefold()) if word not in small]
    # Blanks at both ends: how a text begins and ends makes triples of its own, as each word does.
    line = f" {' '.join(words)} "
    return frozenset(line[at : at + 3] for at in range(len(line) - 2)), frozenset(words)


def _dice(one: frozenset[str], other: frozenset[str], rare: Rarity) -> int:
    weights = rare.weights
    both, first, second = (
        # Where all weigh the same, to count them is a tenth of the time.
        sum(weights.get(part, 1) for part in parts) if weights else len(parts)
        for parts in (one & other, one, other)
    )
    return 2_000 * both // max(1, first + second)


def _number(case: str) -> int:
    return int("".join(filter(str.isdigit, case)) or 0)
