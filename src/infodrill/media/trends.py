"""What is being talked about: word groups that many public posts of the last half hour share. Never a person.

Read from posts that everyone can see, so a trend says nothing of a closed group. A count, no judgement: noise trends too.
"""

# Charter: media trends
from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from infodrill.kernel.folding import fold, nfc
from infodrill.kernel.posts import Post
from infodrill.media.trendwords import FILLERS, PERSONS, TITLES

WINDOW = 30  # minutes looked back
SHOWN = 8
FEWEST = 4  # posts that must share a word group
_PART = re.compile(r"[^\w\s]+|\n")
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 5  # words of a group


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A word group as most people spell it; posts of the window that hold it, and of those per mille that ask."""

    term: str
    posts: int
    question_permille: int
    rising: bool

    def row(self, rank: int, minute: int) -> dict[str, Any]:
        return {
            "id": f"t{rank}", "minute": minute, "term": self.term, "posts": self.posts,
            "question_permille": self.question_permille, "rising": self.rising,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Heard:
    minute: int
    terms: frozenset[str]
    asks: bool


class Trends:
    """Counts word groups over a sliding window; `read` takes public posts in order of time."""

    def __init__(self) -> None:
        self._heard: deque[_Heard] = deque()
        self._spelt: dict[str, Counter[str]] = {}
        self._folded: dict[str, str] = {}

    def read(self, posts: Iterable[Post], minute: int) -> None:
        """Take the posts that appeared in `minute`; those of other channels than feed, press and portal are left out."""
        for post in posts:
            if post.channel in ("feed", "press", "portal"):
                self._heard.append(_Heard(minute, self._terms(post.text), "?" in post.text))
        while self._heard and self._heard[0].minute <= minute - WINDOW:
            self._heard.popleft()

    def top(self, minute: int) -> tuple[Trend, ...]:
        """At most SHOWN trends, most posts first; of word groups that say the same the fullest is kept."""
        counts: Counter[str] = Counter()
        for heard in self._heard:
            counts.update(heard.terms)
        cut = _cut_short(counts)
        found: list[Trend] = []
        taken: list[set[str]] = []
        for key in sorted(counts, key=lambda key: (-_weight(key, counts[key]), key)):
            words = set(key.split())
            if counts[key] < FEWEST or len(found) == SHOWN:
                break
            if key in cut or any(len(words & other) * 2 >= len(words) for other in taken):
                continue
            taken.append(words)
            found.append(self._trend(key, counts[key], minute))
        return tuple(sorted(found, key=lambda trend: (-trend.posts, trend.term)))

    def _trend(self, key: str, posts: int, minute: int) -> Trend:
        holding = [heard for heard in self._heard if key in heard.terms]
        asking = sum(heard.asks for heard in holding)
        recent = sum(heard.minute > minute - WINDOW // 2 for heard in holding)
        spelt = self._spelt[key]
        # Accented spellings are read more easily than bare ones, so they win a tie and a near tie.
        best = max(spelt, key=lambda spelling: (spelt[spelling] * (1 if spelling.isascii() else 4), spelling))
        return Trend(
            term=best, posts=posts, question_permille=asking * 1_000 // posts, rising=recent * 2 > posts
        )

    def _terms(self, text: str) -> frozenset[str]:
        found = set()
        for part in _PART.split(nfc(text).lower()):
            spelt = _WORD.findall(part)
            words = [self._fold(spelling) for spelling in spelt]
            # Few sentences name or address anybody: only in those is every group looked at.
            somebody = _personal(words)
            fills = [spelling in FILLERS or spelling.isdigit() for spelling in spelt]
            for size in range(2, _LONGEST + 1):
                for start in range(len(words) - size + 1):
                    end = start + size
                    if fills[start] or fills[end - 1]:
                        continue
                    if somebody and _personal(words[max(0, start - 3) : end]):
                        continue
                    key = " ".join(words[start:end])
                    found.add(key)
                    self._spelt.setdefault(key, Counter())[" ".join(spelt[start:end])] += 1
        return frozenset(found)

    def _fold(self, word: str) -> str:
        if word not in self._folded:
            self._folded[word] = fold(word)
        return self._folded[word]


def _personal(words: list[str]) -> bool:
    """Whether a word group, or what stands right before it, addresses or titles a person."""
    said = f" {' '.join(words)} "
    return any(word in PERSONS for word in words) or any(f" {title} " in said for title in TITLES)


def _cut_short(counts: Counter[str]) -> set[str]:
    """Word groups that nearly always stand inside one longer group: pieces of a name or a phrase."""
    pieces = set()
    for key, posts in counts.items():
        words = key.split()
        for piece in (" ".join(words[1:]), " ".join(words[:-1])):
            if posts * 5 >= counts.get(piece, 0) * 4:
                pieces.add(piece)
    return pieces


def _weight(key: str, posts: int) -> int:
    return posts * (2 + len(key.split()))
