"""Owns the lock of a folder: one process at a time, let go by the system when that process dies, however it dies.

POSIX systems lock by `flock`. Where Python has none (Windows), SQLite locks the same file in the system's own way.
"""

# Charter: kernel lock
from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from infodrill.kernel.errors import LogError

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]

LOCK = "log.lock"


class FolderLock:
    """Holds a folder from construction to `release`; LogError when another one holds it, in this process or another. `name` = of
    the lock: a folder that is held for one thing may be free for another."""

    def __init__(self, folder: Path, name: str = LOCK) -> None:
        path = folder / name
        # Not handed to programs that this one starts: one that lives on would hold the lock of a process that
        # is dead.
        stream = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        if fcntl is not None:
            let_go = _flock(stream)
        else:
            os.close(stream)
            let_go = _sqlite(path)
        if let_go is None:
            raise LogError(
                "another run is writing to {folder}",
                remedy="Wait until it ends or stop it, or choose another folder.",
                folder=folder,
                code="L110",
            )
        self._let_go = let_go

    def release(self) -> None:
        """Let the next writer in."""
        self._let_go()


def _flock(stream: int) -> Callable[[], None] | None:
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(stream)
        return None
    return lambda: os.close(stream)


def _sqlite(path: Path) -> Callable[[], None] | None:
    """An empty file is an empty database, and a transaction that writes nothing leaves it empty."""
    held = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        held.execute("PRAGMA journal_mode=MEMORY")  # no file beside the lock
        held.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        held.close()
        return None
    return held.close
