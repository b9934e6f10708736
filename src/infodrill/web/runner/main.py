"""The runner process: leases drills, ticks each in turn, renews its leases from a thread of its own, ends in order."""

# Charter: web runner main
from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from infodrill.kernel.i18n import N_, tr
from infodrill.web.closing import close_the_range

if TYPE_CHECKING:
    from infodrill.web.supervising import Supervised

LOG = logging.getLogger("infodrill.runner")
IDLE, LOOK, BEAT = 0.05, 1.0, 1.0  # seconds: between ticks, between looks for drills, between signs of life
NICE = 10
FALLS = 3


def run(nice: int = NICE, lang: str = "vi") -> None:
    """Entry point of the process; returns when told to stop or when its parent is gone. `lang` = the operator's."""
    close_the_range()
    if hasattr(os, "nice"):
        os.nice(nice)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "infodrill.web.conf.settings")
    import django

    django.setup()
    from infodrill.web.conf.options import options
    from infodrill.web.interpreter import serve_many

    serve_many()
    warm(lang, partial(print, flush=True))
    Loop(options().folder / "cities").run()


def warm(lang: str, say: Callable[[str], None]) -> None:
    """Make the kernels of the city ready before a drill needs them; tell the operator when they must be compiled."""
    from infodrill.society import warm_up

    wait = N_("Preparing the compiled kernels; the first time takes about a minute.")
    warm_up(lambda: say(tr(lang, wait)))


class Loop:
    """Every drill of this runner, one tick after another: the city's kernels use all cores already."""

    def __init__(self, cities: Path) -> None:
        from infodrill.web.outcome import keeping
        from infodrill.web.runner import leases
        from infodrill.web.runner.outcomes import Maker

        self._cities, self._leases, self._outcomes, self._maker = cities, leases, keeping, Maker()
        self.name = leases.new_name()
        self._over = threading.Event()
        self._sessions: dict[str, object] = {}
        self._falls: Counter[str] = Counter()
        cities.mkdir(parents=True, exist_ok=True)

    def run(self) -> None:
        from infodrill.web.supervising import Supervised

        for one in (signal.SIGTERM, signal.SIGINT):
            signal.signal(one, lambda number, frame: self._over.set())
        beat = Supervised("lease", self._beat).start()
        looked = 0.0
        while not self._over.is_set() and _parent_lives():
            if time.monotonic() - looked >= LOOK:
                looked = time.monotonic()
                self._look()
            if not self._tick_all():
                self._over.wait(IDLE)
        self._over.set()
        beat.stop()
        self._maker.stop()
        self._leases.give_back(self.name)

    def _look(self) -> None:
        from django.db import DatabaseError, connection

        from infodrill.kernel.errors import DrillError
        from infodrill.web.interpreter import settle
        from infodrill.web.runner.session import Session

        try:
            for drill in self._leases.take(self.name, self._sessions):
                try:
                    self._sessions[drill] = Session(drill, self.name, self._cities)
                    settle()
                except DrillError as error:
                    LOG.exception("drill cannot be run", extra={"drill": drill, "code": error.code})
                    self._leases.blame(drill, error.render("en"))
            self._maker.look()
        except (DatabaseError, self._leases.LeaseLost):
            LOG.warning("the database is away")
            connection.close()

    def _tick_all(self) -> bool:
        from django.db import DatabaseError, connection

        from infodrill.kernel.errors import DrillError

        busy = False
        for drill, session in list(self._sessions.items()):
            try:
                busy = session.tick() or busy  # type: ignore[attr-defined]
                if session.over:  # type: ignore[attr-defined]
                    self._outcomes.want(drill)
                    self._leases.end(drill, session.folded)  # type: ignore[attr-defined]
                    del self._sessions[drill]
            except self._leases.LeaseLost:
                LOG.warning("lease lost", extra={"drill": drill})
                del self._sessions[drill]
            except DatabaseError:
                # What was recorded in memory was not committed: begin again from the log.
                LOG.exception("begin again", extra={"drill": drill})
                del self._sessions[drill]
                connection.close()
                self._over.wait(LOOK)
            except DrillError as error:
                LOG.exception("drill cannot be run", extra={"drill": drill, "code": error.code})
                self._leases.blame(drill, error.render("en"))
                del self._sessions[drill]
            except Exception as error:
                # A fault in one drill must not stop the others: begin it again from its log, three times at most.
                LOG.exception("a drill fell", extra={"drill": drill})
                self._falls[drill] += 1
                del self._sessions[drill]
                if self._falls[drill] >= FALLS:
                    self._leases.blame(drill, type(error).__name__)
        return busy

    def _beat(self, thread: Supervised) -> None:
        while not thread.wait(BEAT):
            self._leases.renew(self.name)


def _parent_lives() -> bool:
    parent = multiprocessing.parent_process()
    return parent is None or parent.is_alive()
