"""Deleted is gone from the database's files too: overwritten on SQLite, written anew on PostgreSQL."""

# Charter: web keeping wiping
from __future__ import annotations

from django.db import connection

from infodrill.web import models

TABLES = (models.LogText, models.Attachment, models.DerivedRow, models.OutcomeFile)


def wipe_what_is_deleted() -> None:
    """SQLite overwrites what this connection deletes from now on."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")


def give_back_room() -> None:
    """Write the tables anew. On PostgreSQL each is locked for that long; its own archives of the log are not reached."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            if "web_words" in connection.introspection.table_names(cursor):
                # The index of words forgets deleted ones only when it is merged.
                cursor.execute("INSERT INTO web_words(web_words) VALUES ('optimize')")
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            for table in TABLES:
                cursor.execute(f'VACUUM FULL "{table._meta.db_table}"')
