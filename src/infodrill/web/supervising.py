"""Threads that the range cannot do without: started again when they fall, counted in `/metrics`, named while in trouble.

A thread that fell is at work again once it has got round to its first `wait`. It is in trouble while it is not, when it
has given no sign for `silence` seconds, and for LATELY seconds after a fall: who looks once a minute sees what fell.
"""

# Charter: web supervising
from __future__ import annotations

import logging
import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from django.db import DatabaseError, connection

from infodrill.web import faults, figures

LOG = logging.getLogger("infodrill.threads")
LATELY = 60.0  # seconds
SILENCE = 30.0  # seconds without a sign of life, unless a thread names its own
FIRST, LONGEST = 0.2, 2.0  # seconds before a fallen thread goes on: doubled from fall to fall

_threads: dict[str, Supervised] = {}
_fallen: dict[str, float] = {}  # name → when it fell last, by the monotonic clock


class Supervised:
    """A thread under a name of its own that ends only when it is told to, whatever its work raises.

    `work(itself)` does its rounds `while not itself.wait(seconds)`. With `once` the thread has done its duty when the
    work returns; without, coming back before the end is a fall like any other.
    """

    def __init__(
        self, name: str, work: Callable[[Supervised], None], *, once: bool = False, silence: float = SILENCE
    ) -> None:
        self.name, self._work, self._once = name, work, once
        self._silence = math.inf if once else silence
        self._over = threading.Event()
        self._sign = math.inf  # the last sign of life, by the monotonic clock; -inf since it fell
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> Supervised:
        _threads[self.name] = self
        self.alive()
        self._thread.start()
        return self

    def stop(self, patience: float = 5.0) -> None:
        """Tell it to end, and wait `patience` seconds for that."""
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join(patience)
        # Another one of this name may have been started since.
        if _threads.get(self.name) is self:
            del _threads[self.name]

    @property
    def over(self) -> bool:
        """Whether it was told to end."""
        return self._over.is_set()

    @property
    def down(self) -> bool:
        """Whether it is not at work just now."""
        return self._sign == -math.inf or time.monotonic() - self._sign > self._silence

    def alive(self) -> None:
        """Give a sign of life in the midst of a long round."""
        self._sign = time.monotonic()

    def wait(self, seconds: float) -> bool:
        """A round is done: give a sign of life and rest; True when it is time to end."""
        self.alive()
        return self._over.wait(seconds)

    def _run(self) -> None:
        rest = FIRST
        while not self.over:
            begun = time.monotonic()
            try:
                self._work(self)
                if self._once or self.over:
                    break
                self._say(None)
            except BaseException as error:
                # Whatever it was, SystemExit included: nobody else would notice that this thread is gone.
                self._say(error)
            self._sign = -math.inf
            fell(self.name)
            connection.close()
            # A thread that worked well for a while is not made to wait for falls of long ago.
            rest = FIRST if time.monotonic() - begun > LATELY else min(rest * 2, LONGEST)
            self._over.wait(rest)
        connection.close()
        if _threads.get(self.name) is self:
            del _threads[self.name]

    def _say(self, error: BaseException | None) -> None:
        """Tell the log of a fall; a log that cannot take it (a full disk, a broken handler) ends no thread."""
        with suppress(Exception):
            if error is None:
                LOG.error("a thread came back too early", extra={"kind": self.name})
            elif isinstance(error, DatabaseError) and faults.meet(error):
                return
            else:
                LOG.error("a thread fell", exc_info=error, extra={"kind": self.name})


def fell(name: str) -> None:
    """Count a fall of a thread, or of what goes on beside threads (a callback of the event loop)."""
    figures.FALLS.labels(name).inc()
    _fallen[name] = time.monotonic()


@contextmanager
def kept_going(name: str) -> Iterator[None]:
    """For a step of something that must go on, as a callback that calls itself again: a fault inside is counted and logged."""
    try:
        yield
    except Exception:
        LOG.exception("a step fell", extra={"kind": name})
        fell(name)


def down() -> tuple[str, ...]:
    """The names of threads that are not at work now."""
    return tuple(sorted(name for name, thread in list(_threads.items()) if thread.down))


def troubled() -> tuple[str, ...]:
    """The names of threads that are not at work now, or that fell within the last LATELY seconds."""
    since = time.monotonic() - LATELY
    return tuple(sorted({*down(), *(name for name, when in list(_fallen.items()) if when >= since)}))


figures.TROUBLED.set_function(lambda: len(troubled()))
