"""Owns whether this process may be forked: no more once a library with threads of its own has been at work in it, since a fork
has none of those and would wait for them for ever."""

# No charter: how work is shared out among processes
from __future__ import annotations

from threading import Event

_at_work = Event()


def has_own_threads() -> None:
    """To be called before such a library is: typst, which sets pages, and vl_convert, which draws."""
    _at_work.set()


def may_fork() -> bool:
    """Whether none has been called yet in this process; Python's own threads are not looked at."""
    return not _at_work.is_set()
