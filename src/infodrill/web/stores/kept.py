"""Connections that a thread keeps from one page to the next: let go as soon as they failed, or lead to a file that is gone.

A SQLite connection goes on writing to a file that was deleted or replaced, and says that it is recorded. Nothing is asked in
threads of asyncio's own pool: nobody hears when they end.
"""

# No charter: opens and closes; what is written was decided elsewhere
from __future__ import annotations

import asyncio
import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any, ParamSpec, TypeVar

from django.db import close_old_connections, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

Asked = ParamSpec("Asked")
Told = TypeVar("Told")
RELEASE = 0.4  # seconds between two looks at whether somebody waits


@cache
def _looking() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, "infodrill-looks")


async def in_our_thread(work: Callable[Asked, Told], *asked: Asked.args, **named: Asked.kwargs) -> Told:
    """What `work` comes to with the database: asked in a thread of our own, which keeps its connection for the next look."""

    def asks() -> Told:
        close_stale()
        try:
            return work(*asked, **named)
        finally:
            close_stale()

    return await asyncio.get_running_loop().run_in_executor(_looking(), asks)


def let_go() -> None:
    """End that thread, its connection closed; whoever asks next begins another."""
    if _looking.cache_info().currsize:
        ended = _looking()
        _looking.cache_clear()
        ended.submit(connections.close_all)  # its own, as they are there
        ended.shutdown()


def let_nobody_wait() -> None:
    """From now on, as this process ends: whoever waits for a connection that the database does not give hears so within a second,
    and not when the pool's own patience is over. Whoever has one goes on."""
    if connection.vendor == "postgresql":
        threading.Thread(target=_release, args=(connection.pool,), name="release", daemon=True).start()


def _release(pool: Any) -> None:
    waited = 0
    while (
        waited < 2 and not pool.closed
    ):  # a full pool gives one back between two looks; a database that is away gives none
        time.sleep(RELEASE)
        waited = waited + 1 if pool.get_stats().get("requests_waiting") else 0
    pool.close(timeout=0)


def remember_the_file(*, connection: BaseDatabaseWrapper, **told: Any) -> None:
    """When a connection is made (Django's signal): to which file it leads."""
    connection.leads_to = _file(connection)


def close_stale() -> None:
    """Before and after what a thread does for one asker: it asks again over the connection that it has only if that is sound."""
    failed, gone = connection.errors_occurred, False
    if connection.connection is not None and connection.vendor == "sqlite":
        gone = connection.leads_to != _file(connection)
    if (failed or gone) and not connection.in_atomic_block:
        connection.close()
    close_old_connections()


def _file(connection: BaseDatabaseWrapper) -> tuple[int, int]:
    """Volume and number of the database's file, (0, 0) when there is none."""
    if connection.vendor != "sqlite":
        return (0, 0)
    try:
        found = os.stat(connection.settings_dict["NAME"])
    except OSError:
        return (0, 0)
    return (found.st_dev, found.st_ino)
