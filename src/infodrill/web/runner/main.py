"""The runner process: leases drills, ticks each in turn, renews its leases from a thread of its own, ends in order."""

# Charter: web runner main
from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_, tr
from infodrill.web.closing import close_the_range
from infodrill.web.interpreter import begin, serve_many, settle

if TYPE_CHECKING:
    from infodrill.web.runner.session import Session
    from infodrill.web.supervising import Supervised

LOG = logging.getLogger("infodrill.runner")
IDLE, LOOK, BEAT = 0.05, 1.0, 1.0  # seconds: between ticks, between looks for drills, between signs of life
# Pages go first where there is too little of the machine, but who drives the clock keeps a third of what one of them has (each
# step leaves four fifths): with a tenth, as it had, it never caught up on a laptop that did other work beside.
NICE = 5
FALLS = 3
TIDY = 300.0  # seconds between two looks for practices that have had their time
LONGEST_REST = 15.0  # seconds between two tries of a drill that falls


def run(nice: int = NICE, lang: str = "vi") -> None:
    """Entry point of the process; returns when told to stop or when its parent is gone. `lang` = the operator's."""
    begin()
    close_the_range()
    if hasattr(os, "nice"):
        os.nice(nice)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "infodrill.web.conf.settings")
    import django

    django.setup()
    from infodrill.web.conf.options import options
    from infodrill.web.orphans import end_with_parent

    serve_many()
    # Compiling kernels takes a minute in which the loop does not look for its parent.
    end_with_parent()
    # Beside a server the terminal is the server's: its last words are the way in.
    warm(lang, LOG.info if multiprocessing.parent_process() else partial(print, flush=True))
    Loop(options().folder / "cities").run()


def warm(lang: str, say: Callable[[str], None]) -> None:
    """Make the kernels of the city ready before a drill needs them; tell the operator when they must be compiled."""
    from infodrill.society import warm_up

    wait = N_("Preparing the compiled kernels; the first time takes about a minute.")
    warm_up(lambda: say(tr(lang, wait)))


class Loop:
    """Every drill of this runner, one tick after another: the city's kernels use all cores already."""

    def __init__(self, cities: Path) -> None:
        from infodrill.web.keeping import practices
        from infodrill.web.outcome import answering, keeping, making, questions
        from infodrill.web.runner import leases
        from infodrill.web.runner.outcomes import Maker
        from infodrill.web.scenarios import trying, tryouts

        self._cities, self._leases, self._outcomes = cities, leases, keeping
        self._makers = (
            Maker(keeping, making.run, "infodrill-outcome"),
            Maker(tryouts, trying.run, "infodrill-tryout"),
            Maker(questions, answering.run, "infodrill-question"),
        )
        self._practices = practices
        self.name, self._tidied = leases.new_name(), 0.0
        self._over = threading.Event()
        self._sessions: dict[str, Session] = {}
        self._rests: dict[str, Rest] = {}
        self._begun: set[str] = set()  # drills whose time has not gone on under us yet

    def run(self) -> None:
        from django.db import DatabaseError

        from infodrill.web.supervising import Supervised

        for stop in (signal.SIGTERM, signal.SIGINT):
            signal.signal(stop, lambda number, frame: self._told_to_end())
        # A minute of a large city may take longer than a runner may be silent.
        beat = Supervised("lease", self._beat).start()
        looked = 0.0
        while not self._over.is_set() and _parent_lives():
            if time.monotonic() - looked >= LOOK:
                looked = time.monotonic()
                self._look()
            if not self._tick_all():
                self._over.wait(IDLE)
        self._told_to_end()
        beat.stop()
        try:
            for maker in self._makers:
                maker.stop()
            self._leases.give_back(self.name)
        except DatabaseError as error:  # the leases run out by themselves
            _say_away(error)

    def _told_to_end(self) -> None:
        from infodrill.web.stores.kept import let_nobody_wait

        if not self._over.is_set():
            self._over.set()
            let_nobody_wait()

    def _look(self) -> None:
        """Take what is free, but for drills that rest after a fault, and see to the report of a closed one."""
        from django.db import DatabaseError, connection

        try:
            resting = [drill for drill, rest in self._rests.items() if rest.until > time.monotonic()]
            self._make_room()
            for drill in self._leases.take(self.name, [*self._sessions, *resting]):
                self._begin(drill)
            for drill in self._leases.closed_without_runner():
                self._outcomes.want(drill)
            for maker in self._makers:
                maker.look()
            if time.monotonic() - self._tidied >= TIDY:
                self._tidied = time.monotonic()
                self._practices.tidy()
        except DatabaseError as error:
            _say_away(error)
            connection.close()

    def _make_room(self) -> None:
        """For drills in which time should go on, of those in which it stands; what has come least far is soonest lived again."""
        resting = sorted(
            (session.drill.state.at, drill) for drill, session in self._sessions.items() if _rests(session)
        )
        for drill in self._leases.make_room(self.name, self._sessions, [drill for _, drill in resting]):
            LOG.info("gives a resting drill back, another waits", extra={"drill": drill})
            del self._sessions[drill]
            self._begun.discard(drill)

    def _begin(self, drill: str) -> None:
        from infodrill.web.runner.session import Session

        try:
            self._sessions[drill] = Session(drill, self.name, self._cities)
            self._begun.add(drill)
            settle()
        except self._leases.LeaseLost:
            LOG.warning("lease lost", extra={"drill": drill})
        except Exception as error:  # whatever it was: other drills go on
            self._fell(drill, error)

    def _tick_all(self) -> bool:
        busy = False
        for drill, session in list(self._sessions.items()):
            try:
                more = session.tick()
                busy = more or busy
                if session.over:
                    self._outcomes.want(drill)
                    self._leases.end(drill, session.folded)
                    del self._sessions[drill]
                elif drill in self._begun and (more or not session.pace.running):
                    # Only once time has gone on: a drill that can be opened and then falls again has not
                    # recovered.
                    self._leases.well(self.name, drill)
                    self._rests.pop(drill, None)
                    self._begun.discard(drill)
            except self._leases.LeaseLost:
                LOG.warning("lease lost", extra={"drill": drill})
                del self._sessions[drill]
            except Exception as error:  # a fault in one drill must not stop the others
                self._sessions.pop(drill, None)
                self._fell(drill, error)
        return busy

    def _fell(self, drill: str, error: Exception) -> None:
        """Say what it was, and begin the drill again from its log: soon, then seldom; a fault of its own thrice at most."""
        from django.db import DatabaseError, connection

        from infodrill.web import faults

        LOG.error("a drill fell", exc_info=error, extra={"drill": drill})
        fault = faults.meet(error) or faults.named_or_kind(error)
        passing = isinstance(fault, faults.MachineFault) or isinstance(error, DatabaseError)
        rest = self._rests.get(drill, Rest())
        self._rests[drill] = rest.after(passing)
        # What was recorded in memory was not committed, and the line may be broken.
        connection.close()
        try:
            if not passing and (isinstance(error, DrillError) or rest.falls + 1 >= FALLS):
                self._leases.blame(self.name, drill, fault)
                del self._rests[drill]
            else:
                self._leases.trouble(self.name, drill, fault)
        except DatabaseError as more:
            _say_away(more)
            connection.close()
            self._over.wait(LOOK)

    def _beat(self, thread: Supervised) -> None:
        while not thread.wait(BEAT):
            self._leases.renew(self.name)


def _rests(session: Session) -> bool:
    """Whether its time stands until control moves it; a practice is moved from here."""
    pace, state = session.pace, session.drill.state
    return not (pace.running or pace.jumping or state.practice is not None or state.closed)


@dataclass(frozen=True, slots=True)
class Rest:
    """How a drill that fell is tried again: not before `until` (monotonic seconds); `falls` by faults of its own."""

    until: float = 0.0
    pause: float = LOOK / 2
    falls: int = 0

    def after(self, passing: bool) -> Rest:
        pause = min(self.pause * 2, LONGEST_REST)
        return Rest(time.monotonic() + pause, pause, self.falls + (not passing))


def _say_away(error: Exception) -> None:
    """The database does not take what we would write; what it is stands in the log."""
    from infodrill.web import faults

    if faults.meet(error) is None:
        LOG.error("the database refuses", exc_info=error)


def _parent_lives() -> bool:
    parent = multiprocessing.parent_process()
    return parent is None or parent.is_alive()
