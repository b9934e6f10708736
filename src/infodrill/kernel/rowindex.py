"""Owns finding derived rows of one kind by key, by word and by page, in memory: what a database does with indexes."""

# Charter: kernel rowindex
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import merge

from infodrill.kernel.errors import LogError
from infodrill.kernel.events import Json
from infodrill.kernel.protocols import KEYS, WORDS, Cursor, Row

Where = Mapping[str, "str | int | Sequence[str | int]"]
Wanted = dict[str, tuple[str | int, ...]]


class RowIndex:
    """The rows of one kind by minute, with a rising list of cursors for every value of a key and every word."""

    def __init__(self) -> None:
        self._rows: dict[int, Sequence[Row]] = {}
        self._values: dict[tuple[str, Json], list[Cursor]] = {}

    def put(self, minute: int, rows: Sequence[Row]) -> None:
        """Take the rows of a minute in place of those it had."""
        if minute in self._rows:
            self._forget(minute)
        self._rows[minute] = rows
        for place, row in enumerate(rows):
            for entry in _entries(row):
                cursors = self._values.setdefault(entry, [])
                # Minutes nearly always come in order and go to the end; the place of one that is made again is
                # looked for.
                late = bool(cursors) and cursors[-1] > (minute, place)
                cursors.insert(
                    bisect_left(cursors, (minute, place)) if late else len(cursors), (minute, place)
                )

    def page(
        self, where: Where, words: Sequence[str], before: Cursor | None, since: int
    ) -> Iterator[tuple[Cursor, Row]]:
        """Rows that pass, newest first, found as they are read."""
        wanted = asked(where)
        for minute, place in self._candidates(wanted, words, before):
            if minute < since:
                return
            row = self._rows[minute][place]
            if passes(row, wanted, words):
                yield (minute, place), dict(row)

    def latest(self, ids: Iterable[str], until: int | None = None) -> dict[str, Row]:
        found = {}
        for id_ in ids:
            at = self._values.get(("id", id_), [])
            end = len(at) if until is None else bisect_left(at, (until, 0))
            if end:
                minute, place = at[end - 1]
                found[id_] = dict(self._rows[minute][place])
        return found

    def _candidates(self, wanted: Wanted, words: Sequence[str], before: Cursor | None) -> Iterator[Cursor]:
        """The shortest list that holds all hits, newest first."""
        lists = [[self._values.get((key, value), []) for value in values] for key, values in wanted.items()]
        lists += [[self._values.get((WORDS, word), [])] for word in words]
        if not lists:
            return self._all(before)
        shortest = min(lists, key=lambda group: sum(map(len, group)))
        cut = (
            _down(group, len(group) if before is None else bisect_left(group, before)) for group in shortest
        )
        return merge(*cut, reverse=True)

    def _all(self, before: Cursor | None) -> Iterator[Cursor]:
        for minute in sorted(self._rows, reverse=True):
            for place in range(len(self._rows[minute]) - 1, -1, -1):
                if before is None or (minute, place) < before:
                    yield minute, place

    def _forget(self, minute: int) -> None:
        for entry in {entry for row in self._rows[minute] for entry in _entries(row)}:
            self._values[entry] = [value for value in self._values[entry] if value[0] != minute]


def asked(where: Where) -> Wanted:
    """The filter with every value as a tuple; LogError for a key that no store indexes."""
    for key in where:
        if key not in KEYS:
            raise LogError("{key} is not a key of derived rows", key=key)
    return {key: (value,) if isinstance(value, str | int) else tuple(value) for key, value in where.items()}


def passes(row: Row, wanted: Wanted, words: Sequence[str] = ()) -> bool:
    """Whether a row holds one of the values of every key, and every word."""
    held = f" {row.get(WORDS, '')} " if words else ""
    return all(row.get(key) in values for key, values in wanted.items()) and all(
        f" {word} " in held for word in words
    )


def _entries(row: Row) -> list[tuple[str, Json]]:
    keyed: list[tuple[str, Json]] = [(key, row[key]) for key in KEYS if key in row]
    return keyed + [(WORDS, word) for word in dict.fromkeys(str(row.get(WORDS, "")).split())]


def _down(cursors: list[Cursor], end: int) -> Iterator[Cursor]:
    return (cursors[place] for place in range(end - 1, -1, -1))
