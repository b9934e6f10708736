"""A folder to work in that is gone afterwards, however the work ends: what a killed process left, the next one removes."""

# Charter: web keeping workplace
from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infodrill.kernel.errors import LogError
from infodrill.kernel.lock import LOCK, FolderLock

PREFIX = ".infodrill-work-"


@contextmanager
def workplace(beside: Path) -> Iterator[Path]:
    """A new folder in `beside` for this user's eyes alone, held by a lock that dies with the process."""
    clear_leftovers(beside)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=beside))
    lock = FolderLock(folder)
    try:
        yield folder
    finally:
        lock.release()
        shutil.rmtree(folder)


def clear_leftovers(beside: Path) -> None:
    """Remove the workplaces in `beside` of processes that are dead. A living one holds its lock."""
    for folder in sorted(beside.glob(f"{PREFIX}*")):
        if not (folder / LOCK).exists():  # nothing was put in yet
            continue
        try:
            FolderLock(folder).release()
        except (LogError, OSError):  # at work, or another user's
            continue
        shutil.rmtree(folder, ignore_errors=True)
