"""The proof of a backup: it is restored into a database of its own, which is thrown away, and compared with what it tells."""

# Charter: web keeping proving
from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction
from django.db.utils import load_backend

from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_
from infodrill.web.keeping.opening import KeepingError, workplace
from infodrill.web.keeping.restore import opened, put_back

ENGINE = "django.db.backends.sqlite3"
# Nothing of it has to outlive the process.
PRAGMAS = "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000;"


def prove(path: Path, beside: Path) -> None:
    """See that the backup at `path` restores to the range as it was read: each log by its digests, each table by its rows.

    The scratch database lies in a folder of its own in `beside`; the range's own database is not touched. Raises
    KeepingError saying what would be missing.
    """
    try:
        with (
            workplace(beside) as folder,
            scratch(folder / "proof.sqlite3"),
            opened(path) as backup,
            transaction.atomic(),
        ):
            put_back(backup)
    except (KeepingError, DatabaseError) as error:
        what = error.params.get("what") if isinstance(error, KeepingError) else None
        raise KeepingError(
            N_("The backup was written, but it does not restore: {why}"),
            remedy=N_("It was thrown away. Make room in the data folder and try again, or report this."),
            place=Place(path.name),
            code="H507",
            why=what or error,
        ) from error


@contextmanager
def scratch(path: Path) -> Iterator[None]:
    """Let the only database that this thread knows be a new SQLite file, with the tables of a range and nothing in them."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    told = {"ENGINE": ENGINE, "NAME": str(path), "OPTIONS": {"init_command": PRAGMAS}}
    described = connections.configure_settings({DEFAULT_DB_ALIAS: told})[DEFAULT_DB_ALIAS]
    made = load_backend(ENGINE).DatabaseWrapper(described, DEFAULT_DB_ALIAS)
    live = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = made
    try:
        call_command("migrate", interactive=False, verbosity=0)
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = live
        made.close()
        ContentType.objects.clear_cache()  # it remembers numbers of rows by the name of the database
