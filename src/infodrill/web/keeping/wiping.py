"""Deleted is gone from the database's files too: overwritten on SQLite, written anew on PostgreSQL."""

# Charter: web keeping wiping
from __future__ import annotations

import time
from collections.abc import Callable

from django.db import connection
from django.db.backends.utils import CursorWrapper

from infodrill.kernel.i18n import N_
from infodrill.web import models
from infodrill.web.keeping.opening import KeepingError
from infodrill.web.stores.waiting import others_wait

TABLES = (models.LogText, models.Attachment, models.DerivedRow, models.OutcomeFile, models.SurveySheet)
PATIENCE, PAUSE = 30.0, 0.05  # seconds
OLDER = """SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
AND backend_type = 'client backend'
AND greatest(age(backend_xid), age(backend_xmin)) >= age(%s::xid8::xid)"""


def forget_outcome(drill_id: str) -> None:
    """Delete the report and its files. The row first: who is just keeping a file holds it, and his file is then seen too."""
    models.Outcome.objects.filter(drill=drill_id).delete()
    models.OutcomeFile.objects.filter(drill=drill_id).delete()


def wipe_what_is_deleted() -> None:
    """SQLite overwrites what this connection deletes from now on."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")


def give_back_room() -> None:
    """Write the tables anew. On PostgreSQL each is locked for that long; its own archives of the log are not reached.

    Raises KeepingError while somebody still reads what was there before, as a backup does: then it is not gone yet.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            if "web_words" in connection.introspection.table_names(cursor):
                # The index of words forgets deleted ones only when it is merged.
                cursor.execute("INSERT INTO web_words(web_words) VALUES ('optimize')")
            # VACUUM needs the file for itself; writers that come meanwhile wait for it and do not fail.
            with others_wait():
                cursor.execute("VACUUM")
            _wait_for_readers(lambda: not cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0])
        else:
            # A row that an older transaction may still see is carried over into the new table, deleted or not.
            cursor.execute("SELECT pg_current_xact_id()::text")
            mark = cursor.fetchone()[0]
            _wait_for_readers(lambda: _nobody_before(cursor, mark))
            for table in TABLES:
                cursor.execute(f'VACUUM FULL "{table._meta.db_table}"')


def _nobody_before(cursor: CursorWrapper, mark: str) -> bool:
    """Whether every transaction that began before the one of this number is over: what they might see is not removed."""
    cursor.execute(OLDER, [mark])
    return not cursor.fetchone()[0]


def _wait_for_readers(gone: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not gone():
        if time.monotonic() > until:
            raise KeepingError(
                N_("It is deleted, but a reader that began before keeps it in the files of the database."),
                remedy=N_("When the backup or report that is being made is done, run `infodrill purge`."),
                code="H508",
            )
        time.sleep(PAUSE)
