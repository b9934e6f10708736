"""What is costly to make and the same for every test: made once a run, by the process that first asks, and read by the others.

For plays of the library's drills. A test that is about the playing itself plays for itself.
"""

from __future__ import annotations

import atexit
import fcntl
import os
import pickle
import shutil
from collections.abc import Callable
from functools import _lru_cache_wrapper, cache, wraps
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, ParamSpec, TypeVar

FOLDER = "TESTS_ONCE"  # the variable that tells every process of a run where its one folder is
Asked, Made = ParamSpec("Asked"), TypeVar("Made")
_held: list[_lru_cache_wrapper[Any]] = []


def once(make: Callable[Asked, Made]) -> Callable[Asked, Made]:
    """As `functools.cache`, for all processes of the run: what `make` gives is kept as it can be pickled."""

    @cache
    @wraps(make)
    def kept(*what: Asked.args, **more: Asked.kwargs) -> Made:
        asked = f"{make.__module__}.{make.__qualname__}{what}{sorted(more.items())}"
        path = folder() / sha256(asked.encode()).hexdigest()
        with path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # let go when the file is closed, also by a kill
            if not path.exists():
                half = path.with_suffix(".half")
                half.write_bytes(pickle.dumps(make(*what, **more)))
                half.rename(path)
        made: Made = pickle.loads(path.read_bytes())
        return made

    _held.append(kept)
    return kept


def forget() -> None:
    """Let go of what this process holds: whoever asks again reads it from the run's folder."""
    for kept in _held:
        kept.cache_clear()


def folder() -> Path:
    """Of the run: the process that first asks makes it and takes it away, and those that it starts share it."""
    if FOLDER not in os.environ:
        os.environ[FOLDER] = mkdtemp(prefix="infodrill-once-")
        atexit.register(shutil.rmtree, os.environ[FOLDER], ignore_errors=True)
    return Path(os.environ[FOLDER])


def place() -> Path:
    """A new folder for files that are kept for as long as the run."""
    return Path(mkdtemp(dir=folder()))
