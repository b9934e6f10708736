"""Search over visible posts: folded, so "de vo" finds "đê vỡ"; hits with the very accents typed come first."""

# Charter: media search
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from infodrill.kernel.folding import fold, nfc
from infodrill.kernel.posts import Post

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Narrows a search; empty means any. Minutes are inclusive."""

    since: int | None = None
    until: int | None = None
    ward: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True)
class HitsPage:
    """One page of hits; `next` = offset of the next page, or None at the end."""

    posts: tuple[Post, ...]
    total: int
    next: int | None


class SearchIndex:
    """An inverted index in memory: a cache that can always be rebuilt from the derived rows."""

    def __init__(self) -> None:
        self._posts: list[Post] = []
        self._exact: list[str] = []
        self._folded: dict[str, list[int]] = {}

    def add(self, posts: Iterable[Post]) -> None:
        """Index further posts."""
        for post in posts:
            number = len(self._posts)
            self._posts.append(post)
            self._exact.append(_spaced(nfc(post.text).lower()))
            for word in set(_WORD.findall(fold(post.text))):
                self._folded.setdefault(word, []).append(number)

    def find(self, query: str, where: Filter | None = None, *, offset: int = 0, size: int = 20) -> HitsPage:
        """Posts that hold every word of `query`, best first: accents and phrase as typed, then phrase, then newest.

        An empty query lists everything that passes the filter, newest first.
        """
        words = _WORD.findall(fold(query))
        numbers = [post for post in self._holding(words) if _passes(self._posts[post], where or Filter())]
        ranked = sorted(
            numbers, key=lambda post: (-self._nearness(post, query), -self._posts[post].minute, -post)
        )
        shown = ranked[offset : offset + size]
        more = offset + size if offset + size < len(ranked) else None
        return HitsPage(tuple(self._posts[post] for post in shown), len(ranked), more)

    def __len__(self) -> int:
        return len(self._posts)

    def _holding(self, words: list[str]) -> Iterable[int]:
        if not words:
            return range(len(self._posts))
        # The rarest word first: every further step looks only at what is left.
        lists = sorted((self._folded.get(word, []) for word in set(words)), key=len)
        found = set(lists[0])
        for other in lists[1:]:
            found.intersection_update(other)
        return found

    def _nearness(self, number: int, query: str) -> int:
        typed = _WORD.findall(nfc(query).lower())
        if not typed:
            return 0
        text = self._exact[number]
        accents = all(f" {word} " in text for word in typed)
        phrase = f" {' '.join(typed)} " in text
        loose = f" {fold(' '.join(typed))} " in fold_spaced(text)
        return 4 * accents + 2 * phrase + loose


def fold_spaced(text: str) -> str:
    """A spaced text folded, with its outer spaces kept so that a phrase ends at a word's end."""
    return f" {fold(text)} "


def _spaced(text: str) -> str:
    return f" {' '.join(_WORD.findall(text))} "


def _passes(post: Post, where: Filter) -> bool:
    return (
        (where.since is None or post.minute >= where.since)
        and (where.until is None or post.minute <= where.until)
        and where.ward in ("", post.place)
        and where.channel in ("", post.channel)
    )
