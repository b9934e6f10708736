"""The follower: a thread that notices what other processes appended and folds it, so that the browsers here hear of it.

PostgreSQL tells by NOTIFY; on SQLite `PRAGMA data_version` changes when another connection has committed. A drill that
cannot be folded keeps no other waiting: its pages are said to stand still, and it is tried again more and more seldom.
"""

# Charter: web streams follower
from __future__ import annotations

import time
from collections.abc import Callable

from django.db import DatabaseError, connection

from infodrill.web import figures, live, models, vitals
from infodrill.web.keeping.opening import SERVING
from infodrill.web.stores.log import CHANNEL
from infodrill.web.supervising import Supervised

NAME = "follower"
POLL = 0.04  # seconds between two looks at SQLite
PATIENCE = 1.0  # seconds at most between two looks on PostgreSQL
SILENCE = 10.0  # seconds that a look may take before pages are said to stand still
AGAIN, SELDOM = 1.0, 30.0  # seconds before a damaged drill is tried again: doubled from time to time


class Follower:
    """Follows the drills that this process knows or that its browsers listen to (`watched`)."""

    def __init__(self, watched: Callable[[], frozenset[str]]) -> None:
        self._watched = watched
        self._thread = Supervised(NAME, self._follow, silence=SILENCE)
        self._damaged: dict[str, tuple[float, float]] = {}  # drill → when it is tried again, after how long

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._thread.stop()

    def standing_still(self) -> frozenset[str]:
        """The watched drills whose pages do not move here now: all of them while the thread is down; one that is damaged,
        or in which time should go on and does not."""
        watched = self._watched()
        return watched if self._thread.down else frozenset(self._damaged) | (vitals.stalled() & watched)

    def _follow(self, thread: Supervised) -> None:
        follow = self._by_notice if connection.vendor == "postgresql" else self._by_version
        follow(thread)

    def _by_version(self, thread: Supervised) -> None:
        # No version is -1: the first look always takes place, for what was committed before this thread began.
        seen = -1
        with connection.cursor() as cursor:
            while True:
                version = cursor.execute("PRAGMA data_version").fetchone()[0]
                # A damaged drill is tried again though nothing was committed: what failed may have been this
                # process.
                if version != seen or self._damaged:
                    self._look(thread)
                    seen = version
                if thread.wait(POLL):
                    return

    def _by_notice(self, thread: Supervised) -> None:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            # Nobody restores a backup under pages that are open: the lock falls with the line.
            cursor.execute("SELECT pg_advisory_lock_shared(%s)", (SERVING,))
            # Listening first, then looking: what is committed between the two is told, not lost.
            cursor.execute(f"LISTEN {CHANNEL}")
            raw = connection.connection
            self._look(thread)
            while not thread.wait(0):
                # Psycopg's own errors as Django's: a lost line ends this look, not the thread.
                with connection.wrap_database_errors:
                    for _ in raw.notifies(timeout=PATIENCE, stop_after=1):
                        break
                self._look(thread)

    def _look(self, thread: Supervised) -> None:
        for drill in self._watched() | {each_live.id for each_live in live.known()}:
            thread.alive()
            until, pause = self._damaged.get(drill, (0.0, AGAIN))
            if time.monotonic() < until:
                continue
            try:
                live.of(drill)
                self._damaged.pop(drill, None)
            except models.Drill.DoesNotExist:
                live.forget(drill)
                self._damaged.pop(drill, None)
            # No fault of this drill: the thread falls, and `supervising` starts it again.
            except DatabaseError:
                raise
            except Exception:  # it is damaged, however; what is wrong, `live` has logged
                self._damaged[drill] = (time.monotonic() + pause, min(pause * 2, SELDOM))
                figures.FALLS.labels(NAME).inc()
