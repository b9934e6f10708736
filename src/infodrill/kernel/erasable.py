"""What is read off typed words is remembered only until a text is erased: then this process forgets all of it.

For readers that are asked for the same words again and again. Whoever erases, or sees that another process did, calls `forget`.
"""

# Charter: kernel erasable
from __future__ import annotations

from collections.abc import Callable
from functools import _lru_cache_wrapper, lru_cache
from typing import Any, TypeVar

T = TypeVar("T")
_remembering: list[_lru_cache_wrapper[Any]] = []


def until_erased(most: int) -> Callable[[Callable[..., T]], _lru_cache_wrapper[T]]:
    """Remember the last `most` answers of a reader of typed words, until a text is erased."""

    def keeping(reader: Callable[..., T]) -> _lru_cache_wrapper[T]:
        kept = lru_cache(maxsize=most)(reader)
        _remembering.append(kept)
        return kept

    return keeping


def forget() -> None:
    """Forget what was read off typed words: some of them were erased."""
    for reader in _remembering:
        reader.cache_clear()


def remembered() -> int:
    """How many answers are kept now."""
    return sum(reader.cache_info().currsize for reader in _remembering)
