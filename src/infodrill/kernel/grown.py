"""A state that is never changed in place: made anew with some fields changed, its mappings grown by one entry.

Entries of late lie in a small dict beside a large one that many states share; now and then the two become one.
"""

# Charter: kernel grown
from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from math import isqrt
from typing import TYPE_CHECKING, TypeVar

__all__ = ("Grown", "renewed", "with_one")

K = TypeVar("K")
V = TypeVar("V")
S = TypeVar("S")
SMALL = 64  # entries below which a plain dict is the faster one


if TYPE_CHECKING:  # the names and types of the fields are checked as there
    from dataclasses import replace as renewed
else:

    def renewed(state: S, **changes: object) -> S:
        """As `dataclasses.replace`, for a record of many fields and no slots: some thirty times as fast."""
        found = object.__new__(type(state))
        found.__dict__.update(state.__dict__, **changes)
        return found


def with_one(old: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
    """The mapping with one entry set, `old` being left as it is; order of entries as in a dict."""
    if isinstance(old, Grown):
        return old.with_one(key, value)
    return {**old, key: value} if len(old) < SMALL else Grown(dict(old), {key: value})


class Grown(Mapping[K, V]):
    """Immutable to its readers. Setting an entry costs about the square root of the size."""

    __slots__ = ("_base", "_late", "_whole")

    def __init__(self, base: dict[K, V], late: dict[K, V]) -> None:
        self._base, self._late = base, late
        self._whole: dict[K, V] | None = None

    def with_one(self, key: K, value: V) -> Grown[K, V]:
        if self._whole is not None or len(self._late) > SMALL + isqrt(len(self._base)):
            return Grown(self._all(), {key: value})
        return Grown(self._base, {**self._late, key: value})

    def since(self, older: object) -> Mapping[K, V] | None:
        """What was set after `older` was as it is; None where that cannot be told without looking through all entries."""
        if not isinstance(older, Grown):
            return None
        grown_on = older._base is self._base and older._late.keys() <= self._late.keys()
        if not grown_on and older._whole is not self._base:
            return None
        return {
            key: value for key, value in self._late.items() if key not in older or older[key] is not value
        }

    def _all(self) -> dict[K, V]:
        """Everything in one dict; made once, and never changed."""
        if self._whole is None:
            self._whole = {**self._base, **self._late}
        return self._whole

    def __getitem__(self, key: K) -> V:
        return self._late[key] if key in self._late else self._base[key]

    def __contains__(self, key: object) -> bool:
        return key in self._late or key in self._base

    def __len__(self) -> int:
        return (
            len(self._all()) if self._late.keys() & self._base.keys() else len(self._base) + len(self._late)
        )

    def __iter__(self) -> Iterator[K]:
        return iter(self._all())

    def keys(self) -> KeysView[K]:
        return self._all().keys()

    def values(self) -> ValuesView[V]:
        return self._all().values()

    def items(self) -> ItemsView[K, V]:
        return self._all().items()

    def __repr__(self) -> str:
        return repr(self._all())
