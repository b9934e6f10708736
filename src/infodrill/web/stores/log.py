"""The log of a drill in the database. Appends belong inside `growing(drill)`: the drill's lock and one transaction."""

# Charter: web stores log
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.db import connection, transaction

from infodrill.kernel.errors import LogError
from infodrill.kernel.protocols import StoredText
from infodrill.web.models import Drill, LogLine, LogText

CHANNEL = "infodrill"  # what PostgreSQL's NOTIFY is sent on; the payload is "drill:seq"


@contextmanager
def growing(drill: str, *, new: Drill | None = None) -> Iterator[None]:
    """Hold the drill's lock: nobody else appends until the transaction ends, and what is read inside is the tail.

    SQLite takes its write lock at BEGIN IMMEDIATE; PostgreSQL locks the drill's row. `new` = a drill to be made first.
    """
    with transaction.atomic():
        if new is not None:
            new.save(force_insert=True)
        elif connection.vendor == "postgresql":
            Drill.objects.select_for_update().get(pk=drill)
        yield


class DatabaseLogStore:
    """Keeps one drill's lines and texts (kernel.protocols.LogStore)."""

    repaired: tuple[LogError, ...] = ()

    def __init__(self, drill: str) -> None:
        self._drill = drill

    def lines(self, since: int = 0) -> Iterator[str]:
        found = LogLine.objects.filter(drill=self._drill, seq__gte=since).order_by("seq")
        return iter(list(found.values_list("line", flat=True)))

    def texts(self, since: int = 0) -> Mapping[str, StoredText]:
        found = LogText.objects.filter(drill=self._drill, seq__gte=since)
        return {one[0]: StoredText(*one) for one in found.values_list("digest", "salt", "text")}

    def append(self, line: str, texts: Sequence[StoredText] = ()) -> None:
        with transaction.atomic(savepoint=False):
            seq = self.length()
            LogText.objects.bulk_create(
                LogText(drill_id=self._drill, seq=seq, digest=one.digest, salt=one.salt, text=one.text)
                for one in texts
            )
            LogLine.objects.create(drill_id=self._drill, seq=seq, line=line)
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, f"{self._drill}:{seq}"])

    def length(self) -> int:
        """How many lines there are now."""
        last = (
            LogLine.objects.filter(drill=self._drill).order_by("-seq").values_list("seq", flat=True).first()
        )
        return 0 if last is None else last + 1

    def erase(self, digests: Collection[str]) -> int:
        found = LogText.objects.filter(drill=self._drill, digest__in=list(digests), text__isnull=False)
        return found.update(text=None, salt="")

    def sync(self) -> None:
        """Nothing to do: a commit is on the disk."""

    def close(self) -> None:
        """Nothing to release: connections belong to Django."""
