"""A running drill as a web process sees it: `of(id)` gives the one `LiveDrill` of this process, folded up to the log's end.

Reading takes the fold by reference and waits for nobody: it shows what is committed, and only folds what is new.
Writing (`give`) holds the drill's lock in the database: read the tail, decide, append, commit, show. Whatever way new
events came to this process, they are told to every listener; where that is in doubt, listeners are told to read everything
again. What is shown, and what a fault costs, is `web.folded`'s.
"""

# Charter: web live
from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from weakref import WeakValueDictionary

from django.db import DatabaseError, connection

from infodrill.conduct import giving
from infodrill.conduct.drill import Drill
from infodrill.conduct.giving import Kept, PressOrder, as_it_came
from infodrill.conduct.noun import Command
from infodrill.conduct.nouns.clock import BeginPhase, ChangeClock, ClockChanged, StopForReal
from infodrill.conduct.outgoing import HeldBack
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import DrillError, Refused
from infodrill.kernel.events import Event
from infodrill.kernel.fields import keys
from infodrill.kernel.log import EventLog
from infodrill.web import models
from infodrill.web.clientids import bound
from infodrill.web.folded import Fold
from infodrill.web.humanpace import HumanPace
from infodrill.web.interpreter import let_go, settle
from infodrill.web.joining.lasting import clock_starts
from infodrill.web.pacing import Pace
from infodrill.web.recent import RecentRows
from infodrill.web.sealing import numbers_of
from infodrill.web.shown import ShownDrill
from infodrill.web.stores.attachments import DatabaseAttachmentStore
from infodrill.web.stores.ballots import DatabaseBallotBox
from infodrill.web.stores.derived import DatabaseDerivedStore
from infodrill.web.stores.log import DatabaseLogStore, growing

LOG = logging.getLogger("infodrill.live")
NOT_THIS_HAT = frozenset({"R103", "R201"})  # the codes of "not under this role"
LOOK = """SELECT clock, target, opened, reached, rewritten, presented,
(SELECT max(seq) FROM web_logline WHERE drill_id = %s),
(SELECT max(minute) FROM web_derivedrow WHERE drill_id = %s AND kind = 'closed')
FROM web_lease WHERE drill_id = %s"""
Drawing = Callable[[Sequence[Command]], Kept]
Listener = Callable[["LiveDrill", tuple[Event, ...]], None]
_running: dict[str, LiveDrill] = {}
_unreadable: dict[str, str] = {}  # drill → what was wrong
_listeners: list[Listener] = []
_led: list[Callable[[LiveDrill], None]] = []
# A drill each, so that one that is damaged keeps no other waiting; as long as somebody waits for it.
_making: WeakValueDictionary[str, threading.Lock] = WeakValueDictionary()
_naming = threading.Lock()


def of(drill_id: str) -> LiveDrill:
    """The drill of this process, caught up. Raises models.Drill.DoesNotExist, or whatever a damaged drill raises."""
    try:
        live = _caught_up(drill_id)
    except (DatabaseError, models.Drill.DoesNotExist):
        raise
    except Exception as error:
        # It is tried again and again: each thing that is wrong is one line of the log, and `/readyz` names the drill.
        if _unreadable.get(drill_id) != repr(error):
            LOG.exception("a drill cannot be read", extra={"drill": drill_id})
        _unreadable[drill_id] = repr(error)
        raise
    _unreadable.pop(drill_id, None)
    return live


def _caught_up(drill_id: str) -> LiveDrill:
    live = _running.get(drill_id)
    if live is None:
        with _naming:
            making = _making.setdefault(drill_id, threading.Lock())
        # Looked for again under the lock: another thread may have made it while this one waited.
        with making:
            live = _running.get(drill_id)
            if live is None:
                live = _running[drill_id] = LiveDrill(drill_id)
                settle()
    live.catch_up()
    return live


def known() -> tuple[LiveDrill, ...]:
    """The drills that this process has folded."""
    return tuple(_running.values())


def unreadable() -> tuple[str, ...]:
    """The drills that this process could not read when it last tried."""
    return tuple(_unreadable)


def listen(listener: Listener) -> None:
    """Call `listener(drill, events)` with the new events of every drill, in the thread that met them. It must not block.

    No events = an erasure or a restore: everything that was read before has to be read again.
    """
    _listeners.append(listener)


def listen_led(listener: Callable[[LiveDrill], None]) -> None:
    """Call `listener(drill)` when the hall is led elsewhere in the replay, in the thread that met it. It must not block."""
    _led.append(listener)


def forget(drill_id: str = "") -> None:
    """Drop what is folded of a drill, or of all: after an erasure or a purge, and between tests."""
    for kept in (_running, _unreadable):
        if drill_id:
            kept.pop(drill_id, None)
        else:
            kept.clear()
    let_go()


class LiveDrill(ShownDrill):
    """One drill, one process. `state` only moves by events; take it once a page and read from that."""

    def __init__(self, drill_id: str) -> None:
        super().__init__()
        self.row = models.Drill.objects.get(pk=drill_id)
        self.id = self.row.id
        self.rows = DatabaseDerivedStore(drill_id)
        self.complete: int | None = None
        self.derived = RecentRows(self.rows, lambda: (self.pace.rewritten, self.complete))
        self.attachments, self.ballots = DatabaseAttachmentStore(drill_id), DatabaseBallotBox(drill_id)
        # Two readings of one clock: no page must have shown what a command moved and then rolled back.
        self.pace: Pace = Pace(drill_id)  # as the pages see it
        self._moved = Pace(drill_id)  # as a command reads and changes it, under the drill's lock
        self._human = HumanPace()  # how lately each seat wrote and pressed
        self._along = HumanPace()  # how lately each had a draft read along: typing takes no press away
        self._giving = threading.Lock()  # one command at a time waits for the database
        self._looking = threading.Lock()  # so that an older reading of the clock never replaces a newer one
        self._lock = threading.RLock()  # the fold; never held while waiting for the drill's lock
        # The clock before the log: what is rewritten in between is folded once more, never missed.
        self._look(self.pace)
        self._fold = Fold(drill_id, self._open, self.pace.rewritten)
        self._told = self._fold.shown.length  # how much of what is shown the listeners know of

    @property
    def state(self) -> DrillState:
        """The fold of what is committed, never of what a command is about to commit."""
        return self._fold.shown.state

    @property
    def events(self) -> Sequence[Event]:
        """What is committed, by seq."""
        return self._fold.shown.events

    @property
    def rewritten(self) -> int:
        return self._fold.shown.rewritten

    @property
    def clock(self) -> int:
        """Exercise seconds now: never beyond the runner's grant, never before the last event."""
        return max(self.state.at, self.pace.seconds())

    @property
    def log(self) -> EventLog:
        """The log that is worked on, ahead of what is committed while a command is being recorded: nothing shows it."""
        return self._fold.log

    def catch_up(self) -> tuple[Event, ...]:
        """Fold what others appended; returns it. Waits for a command of this process only once that is committed."""
        connection.ensure_connection()  # who looks waits for no connection that those behind him hold
        with self._looking:
            before = self.pace.presented
            length = self._look(self.pace)
        if self.pace.presented != before:
            for led in _led:
                led(self)
        if self._stands_at(length, self.pace.rewritten):
            return ()
        # Only the fold is locked here. Pages that find nothing new, as most do, never come so far.
        with self._lock:
            return self._reach(self.pace.rewritten)

    def give(self, seat_id: str, command: Command, client: str) -> tuple[Event, ...]:
        """Decide and record a single command; see `press`."""
        return self.press(seat_id, giving.single(command, client))

    def ready(self, seat_id: str, verb: type[Command]) -> None:
        """Refuse (R163) a press of a seat that has none left, before its form is read."""
        self._human.ready(seat_id, verb)

    def rest(self, seat_id: str) -> int:
        """Seconds until the seat may write its next text, 0 = it may now."""
        return self._human.rest(seat_id)

    def read_along(self, seat_id: str) -> None:
        """Take one of the readings that a seat has while it types, as often as presses. Refuses with R163."""
        self._along.press(seat_id, None)

    def press(
        self, seat_id: str, orders: Sequence[PressOrder], draw: Drawing | None = None
    ) -> tuple[Event, ...]:
        """Decide what a press comes to and record all of it; a repeated client id of the seat gives its first result again.

        `draw` makes of the commands that would be recorded how each is kept: its files drawn anew, which are decoded for
        nobody who is refused. At human pace a press is one text; a refused press is one of the seat's presses too.
        Raises `Refused` (or ClockError), nothing being changed then; also for a client id that has recorded something
        else. After any other error nobody was shown or told anything: whether it was committed after all is seen at the
        next look.
        """
        # Counted before anything is read: reading is what a flood of presses would cost.
        self._human.press(seat_id, orders[0].ask(()))
        kept = as_it_came if draw is None else draw(self._trying(seat_id, orders))
        if draw is None:
            with suppress(DrillError):  # refused now; asked again in earnest, and what was read is remembered
                self._trying(seat_id, orders)
        kept_in: HeldBack | None = None
        with self._giving, self._human.counted_if_kept(seat_id), ExitStack() as held:
            with growing(self.id):
                # Only now: who waits for the drill's lock keeps no page waiting.
                held.enter_context(self._lock)
                try:
                    events = self._recorded(seat_id, orders, kept)
                except HeldBack as error:
                    kept_in, events = error, self._noted(seat_id, error)
            self._fold.show()
            with self._looking:
                self.pace.take(self._moved)
            self._tell(events)
        if kept_in is not None:
            raise kept_in
        return events

    def _trying(self, seat_id: str, orders: Sequence[PressOrder]) -> tuple[Command, ...]:
        """The commands of a press that would be recorded now, those left out that were recorded before.

        Raises Refused as `press` would, but for a text that is held back: only `press` tells that, on record and at
        human pace. Nothing is changed.
        """
        drill = self._fold.asking()
        tried = giving.decided(drill, seat_id, orders, self.clock, self._reading(drill, as_it_came))
        found: list[Command] = []
        with suppress(HeldBack):
            found.extend(each.command for each in tried if not each.before)
        return tuple(found)

    def asking(self) -> Drill:
        """A drill to ask what is shown; nothing is recorded by it."""
        return self._fold.asking()

    def refuses_hat(self, seat_id: str, command: Command) -> bool:
        """True when the command would be refused because of the role that it is given under."""
        try:
            self._fold.asking().decide(seat_id, command, self.clock)
        except Refused as error:
            return error.code in NOT_THIS_HAT
        return False

    def _recorded(self, seat_id: str, orders: Sequence[PressOrder], kept: Kept) -> tuple[Event, ...]:
        pace = self._moved
        # The tail is read under the drill's lock: what is decided now is decided on the last event there is.
        length = self._look(pace)
        if not self._stands_at(length, pace.rewritten):
            self._reach(pace.rewritten)
        log, drill = self._fold.log, self._fold.drill
        # With a stale grant the clock may read earlier than the last event; time in a log never falls.
        at = max(drill.state.at, pace.seconds())
        # All orders are decided before the first is recorded: one that is refused leaves nothing of the press
        # behind.
        pressed = tuple(giving.decided(drill, seat_id, orders, at, self._reading(drill, kept)))
        fresh = [each for each in pressed if not each.before]
        if fresh:
            self._human.keep(log, seat_id, fresh)
        events: tuple[Event, ...] = ()
        for each in pressed:
            if not each.before:
                self._clock_follows(pace, each, at)
            events += each.before or giving.record(drill, seat_id, each, at)
        return events

    def _noted(self, seat_id: str, held: HeldBack) -> tuple[Event, ...]:
        """What is kept of a press whose words the leak check held back."""
        log, drill = self._fold.log, self._fold.drill
        self._human.wait(log, seat_id)
        return giving.record_held(drill, seat_id, held, max(drill.state.at, self._moved.seconds()))

    def _clock_follows(self, pace: Pace, given: giving.Decided, at: int) -> None:
        """What a command changes beside the log."""
        command = given.command
        if isinstance(command, BeginPhase) and any(isinstance(body, ClockChanged) for body in given.bodies):
            pace.change(ChangeClock(role=command.role, change="resume"), at)
        elif isinstance(command, ChangeClock):
            pace.change(command, at)
            if command.change == "start":
                clock_starts(self.id, self.scenario)
        elif isinstance(command, StopForReal):
            pace.halt()

    def _reading(self, drill: Drill, kept: Kept) -> Kept:
        """Before a case is opened from a post or group: what that speaks of, for linking the case."""

        def read(command: Command) -> Command:
            for source in keys(command, "source"):
                if row := self.rows.latest("about", [source]).get(source):
                    drill.posts_about[source] = str(row["claim"])
            return kept(command)

        return read

    def _look(self, pace: Pace) -> int:
        """Read the clock, how many events are stored and up to where rows are, in one question: every page asks it."""
        with connection.cursor() as cursor:
            cursor.execute(LOOK, [self.id, self.id, self.id])
            found = cursor.fetchone()
        if found is None:  # a drill without a lease: its clock never ran, or another process has deleted it
            if not models.Drill.objects.filter(pk=self.id).exists():
                forget(self.id)
                raise models.Drill.DoesNotExist
            return DatabaseLogStore(self.id).length()
        pace.tell(*found[:6])
        self.complete = found[7]
        return 0 if found[6] is None else int(found[6]) + 1

    def _open(self, log: EventLog) -> Drill:
        drill = Drill(self.scenario, self.edition, self.seats(), log)
        drill.attachments, drill.ballots = self.attachments, self.ballots
        drill.numbered = numbers_of(self.id)
        drill.bound = bound
        return drill

    def _stands_at(self, length: int, rewritten: int) -> bool:
        return self._told == self._fold.shown.length and self._fold.stands_at(length, rewritten)

    def _reach(self, rewritten: int) -> tuple[Event, ...]:
        """Take in what others committed, and tell it; returns it, nothing when everything was folded afresh."""
        all_told = self._told == self._fold.shown.length
        events = self._fold.reach(rewritten)
        if events is None or not all_told:
            self._tell(())
        elif events:
            self._tell(events)
        return events or ()

    def _tell(self, events: tuple[Event, ...]) -> None:
        """No events: everything that was read before has to be read again."""
        # Unknown until every listener has heard: whatever breaks off in between, the next look tells everything
        # again.
        self._told, length, all_told = -1, self._fold.shown.length, True
        for listener in _listeners:
            try:
                listener(self, events)
            except Exception:
                # What was committed stays committed. At the next look everybody is told to read everything again.
                LOG.exception("events were not told", extra={"drill": self.id})
                all_told = False
        if all_told:
            self._told = length
