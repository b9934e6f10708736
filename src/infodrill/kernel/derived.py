"""Owns the derived stores of files and of memory: rows by kind and minute, written by the runner, never authority.

A folder holds one JSON-lines file a kind; a line is a minute. They may be deleted at any time and made again.
"""

# Charter: kernel derived
from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path

from infodrill.kernel.canonical import canonical, encode, parse
from infodrill.kernel.errors import LogError, Place
from infodrill.kernel.protocols import Cursor, DerivedStore, Row
from infodrill.kernel.rowindex import RowIndex, Where

PASSING = frozenset({"search", "groups", "about", "closed"})
"""Kinds of a live database that no drill file keeps: words for searching, the desk's picture, marks of the runner."""
WORDED = frozenset({"trends"})
"""Kinds that a drill file keeps and whose rows may repeat words that people wrote: after an erasure they are made again."""
KIND = re.compile(r"[a-z][a-z0-9_]{0,39}")


class _Paged:
    """Pages over rows that are read once: the index of a kind is made when it is first asked, then kept up to date."""

    def __init__(self) -> None:
        self._indexes: dict[str, RowIndex] = {}

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

    def latest(self, kind: str, ids: Collection[str]) -> dict[str, Row]:
        return self._index(kind).latest(ids)

    def rows(self, kind: str, since: int = 0, until: int | None = None) -> Iterator[Row]:
        raise NotImplementedError

    def minutes(self, kind: str) -> tuple[int, ...]:
        raise NotImplementedError

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


class MemoryDerivedStore(_Paged):
    """Rows that live as long as the process; kept as text, so that later changes to a row do not reach the store."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, dict[int, str]] = {}

    def put(self, minute: int, kind: str, rows: Sequence[Row]) -> None:
        self._lines.setdefault(_kind(kind), {})[minute] = canonical(list(rows))
        self._noted(kind, minute)

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


class FileDerivedStore(_Paged):
    """Rows in a folder, made when missing. A line that a kill left half written is forgotten: the runner writes it again."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = Path(folder)
        self._folder.mkdir(parents=True, exist_ok=True)
        self._spans: dict[str, dict[int, tuple[int, int]]] = {
            path.stem: _read_spans(path) for path in sorted(self._folder.glob("*.jsonl"))
        }

    def put(self, minute: int, kind: str, rows: Sequence[Row]) -> None:
        raw = encode(write_minute(minute, rows))
        with self._path(_kind(kind)).open("ab") as stream:
            start = stream.tell()
            stream.write(raw)
        self._spans.setdefault(kind, {})[minute] = (start, len(raw))
        self._noted(kind, minute)

    def rows(self, kind: str, since: int = 0, until: int | None = None) -> Iterator[Row]:
        spans = self._spans.get(kind, {})
        wanted = _between(spans, since, until)
        if not wanted:
            return
        with self._path(kind).open("rb") as stream:
            for minute in wanted:
                start, size = spans[minute]
                stream.seek(start)
                yield from parse(stream.read(size)[:-1].decode())["rows"]

    def minutes(self, kind: str) -> tuple[int, ...]:
        return tuple(sorted(self._spans.get(kind, {})))

    def kinds(self) -> tuple[str, ...]:
        return tuple(sorted(self._spans))

    def drop(self) -> None:
        for kind in self._spans:
            self._path(kind).unlink(missing_ok=True)
        self._spans.clear()
        self._indexes.clear()

    def _path(self, kind: str) -> Path:
        return self._folder / f"{kind}.jsonl"


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
    if until == since + 1:
        return [since] if since in minutes else []
    return [one for one in sorted(minutes) if one >= since and (until is None or one < until)]


def _read_spans(path: Path) -> dict[int, tuple[int, int]]:
    """Where each minute's newest line lies; the file is cut after its last readable line."""
    spans: dict[int, tuple[int, int]] = {}
    start = 0
    content = path.read_bytes()
    for raw in content.splitlines(keepends=True):
        try:
            minute = int(parse(raw.removesuffix(b"\n").decode())["minute"])
        except (ValueError, KeyError, TypeError):
            break
        if not raw.endswith(b"\n"):
            break
        spans[minute] = (start, len(raw))
        start += len(raw)
    if start < len(content):
        with path.open("r+b") as stream:
            stream.truncate(start)
    return spans
