"""Owns the derived store of memory, and how rows stand in a drill file: by kind and minute, written by the runner, never
authority. They may be deleted at any time and made again: one JSON-lines file a kind, a line a minute."""

# Charter: kernel derived
from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from infodrill.kernel.canonical import canonical, encode, parse
from infodrill.kernel.errors import LogError, Place
from infodrill.kernel.protocols import Cursor, DerivedStore, Row
from infodrill.kernel.rowindex import RowIndex, Where

PASSING = frozenset({"search", "topics", "groups", "about", "closed", "left_out"})
"""Kinds of a live database that no drill file keeps: words for searching, the talk of the town, the desk's picture, marks of
the runner, what it had to leave out."""
WORDED = frozenset({"trends"})
"""Kinds that a drill file keeps and whose rows may repeat words that people wrote: after an erasure they are made again."""
KIND = re.compile(r"[a-z][a-z0-9_]{0,39}")


class MemoryDerivedStore:
    """Rows that live as long as the process; kept as text, so that later changes to a row do not reach the store."""

    def __init__(self) -> None:
        # The index of a kind is made when a page of it is first asked for, then kept up to date.
        self._indexes: dict[str, RowIndex] = {}
        self._lines: dict[str, dict[int, str]] = {}

    def put(self, minute: int, kind: str, rows: Sequence[Row]) -> None:
        self._lines.setdefault(_kind(kind), {})[minute] = canonical(list(rows))
        self._noted(kind, minute)

    def page(
        self,
        kind: str,
        where: Where,
        *,
        words: Sequence[str] = (),
        before: Cursor | None = None,
        since: int = 0,
        limit: int = 20,
    ) -> list[tuple[Cursor, Row]]:
        return list(islice(self._index(kind).page(where, words, before, since), limit))

    def latest(self, kind: str, ids: Collection[str], until: int | None = None) -> dict[str, Row]:
        return self._index(kind).latest(ids, until)

    def rows(self, kind: str, since: int = 0, until: int | None = None) -> Iterator[Row]:
        lines = self._lines.get(kind, {})
        for minute in _between(lines, since, until):
            yield from parse(lines[minute])

    def minutes(self, kind: str) -> tuple[int, ...]:
        return tuple(sorted(self._lines.get(kind, {})))

    def kinds(self) -> tuple[str, ...]:
        return tuple(sorted(self._lines))

    def drop(self) -> None:
        self._lines.clear()
        self._indexes.clear()

    def _index(self, kind: str) -> RowIndex:
        if kind not in self._indexes:
            index = RowIndex()
            for minute in self.minutes(kind):
                index.put(minute, list(self.rows(kind, minute, minute + 1)))
            self._indexes[kind] = index
        return self._indexes[kind]

    def _noted(self, kind: str, minute: int) -> None:
        if kind in self._indexes:
            self._indexes[kind].put(minute, list(self.rows(kind, minute, minute + 1)))


def write_minute(minute: int, rows: Sequence[Row]) -> str:
    """A line of a kind's file, with its newline."""
    return canonical({"minute": minute, "rows": list(rows)}) + "\n"


def dump_kind(store: DerivedStore, kind: str) -> bytes:
    """All rows of a kind as one file, by minute: the form in which a `.drill` keeps them."""
    lines = (
        write_minute(minute, list(store.rows(kind, minute, minute + 1))) for minute in store.minutes(kind)
    )
    return encode("".join(lines))


def load_kind(store: DerivedStore, kind: str, content: bytes) -> None:
    """Put the rows of a file made by `dump_kind`; LogError names the line that is none."""
    for number, raw in enumerate(content.splitlines(), 1):
        try:
            value = parse(raw.decode())
            store.put(int(value["minute"]), kind, value["rows"])
        except (ValueError, KeyError, TypeError, RecursionError):
            place = Place(f"derived/{kind}.jsonl", number)
            raise LogError("this line is not a minute of rows", place=place) from None


def _kind(kind: str) -> str:
    if not KIND.fullmatch(kind):
        raise LogError("{kind} is not a name for derived rows", kind=kind)
    return kind


def _between(minutes: Collection[int], since: int, until: int | None) -> list[int]:
    # The common question, one minute, without sorting all of them.
    if until == since + 1:
        return [since] if since in minutes else []
    return [minute for minute in sorted(minutes) if minute >= since and (until is None or minute < until)]
