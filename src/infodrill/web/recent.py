"""What was read of a drill's derived rows since the runner last completed a minute: asked of the database once a process.

Rows come once a minute, and every reader of a hall asks for much the same ones. An answer is kept under the whole question
and nothing else, below policy: who may ask which rooms is decided by the reader before, and what he may see of a row after.
"""

# Charter: web recent
from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from infodrill.conduct.reading import DeskGroup
from infodrill.kernel.protocols import Cursor, DerivedStore, Row

MOST = 20_000  # answers and rows kept; then begun anew

Version = tuple[object, ...]


class RecentRows:
    """A derived store (kernel.protocols.DerivedStore) that remembers while `version()` stays the same.

    Everybody gets rows of his own; what lies deeper in them is shared. Writing goes through and forgets everything.
    """

    def __init__(self, store: DerivedStore, version: Callable[[], Version]) -> None:
        self._store, self._version = store, version
        self._kept: tuple[Version, dict[Any, Any]] = ((), {})

    def page(
        self,
        kind: str,
        where: Mapping[str, str | int | Sequence[str | int]],
        *,
        words: Sequence[str] = (),
        before: Cursor | None = None,
        since: int = 0,
        limit: int = 20,
    ) -> list[tuple[Cursor, Row]]:
        asked = tuple(
            (key, group if isinstance(group, str | int) else tuple(group)) for key, group in where.items()
        )
        key, kept = ("page", kind, asked, tuple(words), before, since, limit), self._now()
        found = kept.get(key)
        if found is None:
            found = self._store.page(kind, where, words=words, before=before, since=since, limit=limit)
            kept[key] = found
        return [(at, dict(row)) for at, row in found]

    def latest(self, kind: str, ids: Collection[str], until: int | None = None) -> dict[str, Row]:
        kept = self._now()
        told = {id_: kept[kind, id_, until] for id_ in ids if (kind, id_, until) in kept}
        unknown = [id_ for id_ in ids if id_ not in told]
        if unknown:
            found = self._store.latest(kind, unknown, until)
            told |= {id_: found.get(id_) for id_ in unknown}  # that there is no such row is an answer too
            kept.update({(kind, id_, until): told[id_] for id_ in unknown})
        return {key: dict(row) for key, row in told.items() if row is not None}

    def rows(self, kind: str, since: int = 0, until: int | None = None) -> Iterator[Row]:
        key, kept = ("rows", kind, since, until), self._now()
        if until is None or until - since > 1:
            return self._store.rows(kind, since, until)  # too many to keep
        if key not in kept:
            kept[key] = tuple(self._store.rows(kind, since, until))
        return (dict(row) for row in kept[key])

    def put(self, minute: int, kind: str, rows: Sequence[Row]) -> None:
        self._kept = ((), {})
        self._store.put(minute, kind, rows)

    def minutes(self, kind: str) -> tuple[int, ...]:
        return self._store.minutes(kind)

    def kinds(self) -> tuple[str, ...]:
        return self._store.kinds()

    def drop(self) -> None:
        self._kept = ((), {})
        self._store.drop()

    def _now(self) -> dict[Any, Any]:
        """What is kept of this version. Who began to ask in an older one keeps its answers to that one."""
        now, (version, kept) = self._version(), self._kept
        if version != now or len(kept) > MOST:
            kept = {}
            self._kept = (now, kept)
        return kept


def desk_groups(store: DerivedStore) -> tuple[DeskGroup, ...]:
    """The groups of the desk's newest minute, in the order in which the runner put them."""
    found = store.page("groups", {}, limit=100)
    newest = [row for cursor, row in reversed(found) if cursor[0] == found[0][0][0]]
    names = ("volume", "velocity", "question_permille", "level", "ward", "text")
    return tuple(DeskGroup(source=row["id"], **{name: row[name] for name in names}) for row in newest)
