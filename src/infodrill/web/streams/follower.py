"""The follower: a thread that notices what other processes appended and folds it, so that the browsers here hear of it.

PostgreSQL tells by NOTIFY; on SQLite `PRAGMA data_version` changes when another connection has committed.
"""

# Charter: web streams follower
from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from django.db import DatabaseError, OperationalError, connection

from infodrill.web import live, models
from infodrill.web.stores.log import CHANNEL

LOG = logging.getLogger("infodrill.follower")
POLL = 0.04  # seconds between two looks at SQLite
PATIENCE = 1.0  # seconds before trying again after the database went away, and at most between two looks on PostgreSQL


class Follower(threading.Thread):
    """Follows the drills that this process knows or that its browsers listen to (`watched`)."""

    def __init__(self, watched: Callable[[], frozenset[str]]) -> None:
        super().__init__(name="follower", daemon=True)
        self._watched = watched
        self._over = threading.Event()

    def stop(self) -> None:
        self._over.set()
        self.join(5)

    def run(self) -> None:
        follow = self._by_notice if connection.vendor == "postgresql" else self._by_version
        while not self._over.is_set():
            try:
                follow()
            except (DatabaseError, OperationalError):
                LOG.warning("the database is away")
                connection.close()
                self._over.wait(PATIENCE)
        connection.close()

    def _by_version(self) -> None:
        seen = -1
        with connection.cursor() as cursor:
            while not self._over.wait(POLL):
                version = cursor.execute("PRAGMA data_version").fetchone()[0]
                if version != seen:
                    seen = version
                    self._look()

    def _by_notice(self) -> None:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")
            raw = connection.connection
            self._look()
            while not self._over.is_set():
                # Psycopg's own errors as Django's: a lost line ends this look, not the thread.
                with connection.wrap_database_errors:
                    for _ in raw.notifies(timeout=PATIENCE, stop_after=1):
                        break
                self._look()

    def _look(self) -> None:
        for drill in self._watched() | {one.id for one in live.known()}:
            try:
                live.of(drill)
            except models.Drill.DoesNotExist:
                live.forget(drill)
