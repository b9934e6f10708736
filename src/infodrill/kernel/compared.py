"""What two rows of words, two names or several texts have in common, letter by letter and word by word."""

# Charter: kernel compared
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from itertools import takewhile


def alike_at_first(here: Sequence[str], there: Sequence[str]) -> int:
    """How many words two rows begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(here, there, strict=False)))


def one_off(here: str, there: str) -> bool:
    """Whether two words are of one length and one letter of them is another, or two neighbours have changed places."""
    if len(here) != len(there):
        return False
    odd = [n for n, pair in enumerate(zip(here, there, strict=True)) if pair[0] != pair[1]]
    turned = (
        len(odd) == 2 and odd[1] == odd[0] + 1 and here[odd[0] : odd[1] + 1] == there[odd[1]] + there[odd[0]]
    )
    return len(odd) == 1 or turned


def off_by_one(here: str, there: str) -> bool:
    """One letter is another, too many or too few, or two have changed places."""
    if len(here) == len(there):
        return one_off(here, there)
    longer, shorter = sorted((here, there), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and any(
        longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer))
    )


def only_its_own(words: Mapping[str, Set[str]]) -> dict[str, frozenset[str]]:
    """By name of a text, the words that no other one has."""
    often = Counter(word for each in words.values() for word in each)
    return {name: frozenset(word for word in each if often[word] == 1) for name, each in words.items()}
