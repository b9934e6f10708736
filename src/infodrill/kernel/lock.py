"""Owns the lock of a log folder: one writer at a time, released by the system when the process dies."""

from __future__ import annotations

import os
from pathlib import Path

from infodrill.kernel.errors import LogError

try:
    import fcntl
except ImportError:  # a system without it relies on the operator
    fcntl = None  # type: ignore[assignment]

LOCK = "log.lock"


class FolderLock:
    """Holds a folder from construction to `release`; LogError when another writer holds it."""

    def __init__(self, folder: Path) -> None:
        self._stream = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        if fcntl is None:
            return
        try:
            fcntl.flock(self._stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._stream)
            raise LogError(
                "another run is writing to {folder}",
                remedy="Wait until it ends or stop it, or choose another folder.",
                folder=folder,
                code="L110",
            ) from None

    def release(self) -> None:
        """Let the next writer in."""
        os.close(self._stream)
