"""While an erasure or a purge writes SQLite's file anew, however long that takes, whoever else writes waits instead of failing.

SQLite itself gives up after its busy timeout (`web.conf.database`), which is meant for other writers: those are soon done.
"""

# No charter: waits; what is written was decided elsewhere
from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper

from infodrill.kernel.errors import LogError
from infodrill.kernel.lock import FolderLock
from infodrill.web.conf.options import options

# Beside the database; its lock is held meanwhile, and let go by the system when its holder dies.
FOLDER = "wiping"
PAUSE = 0.05  # seconds


@contextmanager
def others_wait() -> Iterator[None]:
    """For the length of this block, writers of every process wait for the database as long as it takes."""
    while (held := _lock()) is None:
        time.sleep(PAUSE)  # somebody else wipes, or looks whether anybody does
    try:
        yield
    finally:
        held.release()


def somebody_wipes() -> bool:
    """Whether a process is inside `others_wait` now."""
    held = _lock()
    if held is not None:
        held.release()
    return held is None


def wait_for_whoever_wipes(*, connection: BaseDatabaseWrapper, **told: Any) -> None:
    """When a connection is made (Django's signal): what it asks outside a transaction, its beginning too, waits."""
    if connection.vendor == "sqlite" and _patient not in connection.execute_wrappers:
        connection.execute_wrappers.append(_patient)


def _patient(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    while True:
        try:
            return execute(sql, params, many, context)
        except OperationalError as error:
            # Inside a transaction the lock is held already; what fails there is no waiting.
            if not _busy(error) or context["connection"].in_atomic_block or not somebody_wipes():
                raise


def _busy(error: OperationalError) -> bool:
    return getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


def _lock() -> FolderLock | None:
    folder = options().folder / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        return FolderLock(folder)
    except LogError:
        return None
