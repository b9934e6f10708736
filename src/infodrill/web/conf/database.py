"""The database behind the range: a SQLite file by default, PostgreSQL when an address is given."""

# Charter: web conf database
from __future__ import annotations

from typing import Any

from infodrill.web.conf.options import Options
from infodrill.web.conf.postgres import forget_the_environment, postgres_address

# One writer at a time, readers never wait; a kill leaves the last commit whole.
PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA cache_size=-16000;"
)


def database(chosen: Options) -> dict[str, Any]:
    """Django's description of the database. Raises SettingError for an address that is not taken."""
    if not chosen.database_url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": chosen.folder / "infodrill.sqlite3",
            "OPTIONS": {"init_command": PRAGMAS, "transaction_mode": "IMMEDIATE", "timeout": 10},
            # A thread keeps its connection, for as long as it leads to this file (`web.stores.kept`): to open one for each page
            # and to prepare it costs as much as a tenth of the page.
            "CONN_MAX_AGE": None,
        }
    address = postgres_address(chosen.database_url).django()
    forget_the_environment()
    # The pool waits twice as long before each further attempt, and all of it keeps to that: without a short end to its
    # attempts a database that was away for a minute is away for another one. Who asks next begins a new attempt.
    pool = {"min_size": 1, "max_size": 12, "timeout": 10, "reconnect_timeout": 2}
    return {
        **address,
        "ENGINE": "django.db.backends.postgresql",
        "OPTIONS": {**address["OPTIONS"], "pool": pool},
        # A connection is tried when it is taken: after a lost database each of those kept would give somebody a fault.
        "CONN_HEALTH_CHECKS": True,
    }
