"""Rows derived from a drill, in the database: found by key, by word and by page without reading a whole kind."""

# Charter: web stores derived
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from django.db import transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery

from infodrill.kernel.canonical import canonical, parse
from infodrill.kernel.derived import KIND
from infodrill.kernel.errors import LogError
from infodrill.kernel.protocols import KEYS, WORDS, Cursor, Row
from infodrill.kernel.rowindex import asked
from infodrill.web.models import DerivedRow
from infodrill.web.stores.finding import Search, found_rows

NOBODY = -1  # the place of the row that says "this minute was written", so that an empty minute is one too
BATCH = 500


class DatabaseDerivedStore:
    """Keeps one drill's rows (kernel.protocols.DerivedStore)."""

    def __init__(self, drill: str) -> None:
        self._drill = drill

    def put(self, minute: int, kind: str, rows: Sequence[Row]) -> None:
        if not KIND.fullmatch(kind):
            raise LogError("{kind} is not a name for derived rows", kind=kind)
        made = [self._made(minute, kind, place, row) for place, row in enumerate(rows)]
        made.append(DerivedRow(drill_id=self._drill, kind=kind, minute=minute, place=NOBODY, row=""))
        with transaction.atomic(savepoint=False):
            # A minute is replaced whole: one that is made again after a break must not stand there twice.
            self._all.filter(kind=kind, minute=minute).delete()
            DerivedRow.objects.bulk_create(made, batch_size=BATCH)

    def rows(self, kind: str, since: int = 0, until: int | None = None) -> Iterator[Row]:
        found = self._kept(kind).filter(minute__gte=since)
        if until is not None:
            found = found.filter(minute__lt=until)
        for raw in found.order_by("minute", "place").values_list("row", flat=True).iterator(BATCH):
            yield parse(raw)

    def minutes(self, kind: str) -> tuple[int, ...]:
        found = self._all.filter(kind=kind, place=NOBODY).order_by("minute")
        return tuple(found.values_list("minute", flat=True))

    def kinds(self) -> tuple[str, ...]:
        found = self._all.filter(place=NOBODY).order_by("kind").values_list("kind", flat=True)
        return tuple(found.distinct())

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
        asked_for = {key: [str(value) for value in values] for key, values in asked(where).items()}
        if not all(asked_for.values()):
            return []
        return found_rows(
            Search(
                drill=self._drill,
                kind=kind,
                where=asked_for,
                words=tuple(words),
                before=before,
                since=since,
                limit=limit,
            )
        )

    def latest(self, kind: str, ids: Collection[str], until: int | None = None) -> dict[str, Row]:
        rows = self._kept(kind)
        if until is not None:
            rows = rows.filter(minute__lt=until)
        newest = rows.filter(key_id=OuterRef("key_id")).order_by("-minute").values("minute")[:1]
        found = rows.filter(key_id__in=list(ids), minute=Subquery(newest)).order_by("place")
        return {key: parse(raw) for key, raw in found.values_list("key_id", "row")}

    def volume(self, kind: str, room: str) -> dict[int, int]:
        """How many rows of a kind each minute put into a room; minutes without any are left out."""
        rows = self._kept(kind).filter(key_room=room).values_list("minute")
        return dict(rows.annotate(Count("pk")).order_by("minute"))

    def drop(self) -> None:
        self._all.delete()

    @property
    def _all(self) -> QuerySet[DerivedRow]:
        return DerivedRow.objects.filter(drill=self._drill)

    def _kept(self, kind: str) -> QuerySet[DerivedRow]:
        return self._all.filter(kind=kind, place__gt=NOBODY)

    def _made(self, minute: int, kind: str, place: int, row: Row) -> DerivedRow:
        keys = {f"key_{key}": str(row[key]) for key in KEYS if key in row}
        held = row.get(WORDS)
        return DerivedRow(
            drill_id=self._drill, kind=kind, minute=minute, place=place, row=canonical(row),
            # Blanks at both ends, so that a whole word is found as " word " wherever it stands.
            words=f" {held} " if held else "", **keys,
        )  # fmt: skip
