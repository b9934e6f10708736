"""The log of a drill in the database. Appends belong inside `growing(drill)`: the drill's lock and one transaction."""

# Charter: web stores log
from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, transaction

from infodrill.kernel.errors import LogError
from infodrill.kernel.protocols import Stored, StoredText
from infodrill.kernel.store import check_place
from infodrill.web.models import Drill, LogLine, LogText

READ = """SELECT seq, line, '', '', 1 FROM web_logline WHERE drill_id = %s AND seq >= %s
UNION ALL SELECT seq, text, digest, salt, 0 FROM web_logtext WHERE drill_id = %s AND seq >= %s"""
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
            # One row a drill, so that drills do not wait for each other; SQLite knows one lock for the whole
            # file.
            Drill.objects.select_for_update().get(pk=drill)
        yield


class DatabaseLogStore:
    """Keeps one drill's lines and texts (kernel.protocols.LogStore)."""

    repaired: tuple[LogError, ...] = ()

    def __init__(self, drill: str) -> None:
        self._drill = drill

    def read(self, since: int = 0) -> Stored:
        # One statement, as only that is one snapshot in both databases, in a transaction and out of it.
        with connection.cursor() as cursor:
            cursor.execute(READ, [self._drill, since] * 2)
            found = cursor.fetchall()
        lines = sorted((seq, line) for seq, line, *_, is_line in found if is_line)
        texts = {
            digest: StoredText(digest, salt, text) for _, text, digest, salt, is_line in found if not is_line
        }
        return Stored(tuple(line for _, line in lines), texts)

    def append(self, seq: int, line: str, texts: Sequence[StoredText] = ()) -> None:
        with transaction.atomic(savepoint=False):
            check_place(seq, self.length())
            LogText.objects.bulk_create(
                LogText(drill_id=self._drill, seq=seq, digest=text.digest, salt=text.salt, text=text.text)
                for text in texts
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
        # The salt goes too: with it, a guess of the text could still be proved by its digest.
        return int(found.update(text=None, salt=""))

    def sync(self) -> None:
        """Nothing to do: a commit is on the disk."""

    def close(self) -> None:
        """Nothing to release: connections belong to Django."""
