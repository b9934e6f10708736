"""The hub: from events folded in any thread to the browsers of this process.

Per drill a ring of the last changes, each with its topics by seat. A browser that comes back resumes from its cursor in
the ring, or is told to load everything again. Its queue is bounded: a slow one is told to load again, never waited for.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from infodrill.kernel.events import Event
from infodrill.web import figures, live
from infodrill.web.conf.options import options
from infodrill.web.live import LiveDrill
from infodrill.web.streams.cursor import seal, unseal
from infodrill.web.streams.topics import topics_of

HEARTBEAT = b": \n\n"
RESYNC = frozenset({"resync"})


@dataclass
class Ring:
    """The last changes of a drill: (place, topics by seat). Places rise by one a change; a seat's own may be far apart."""

    place: int = 0
    kept: deque[tuple[int, dict[str, frozenset[str]]]] = field(default_factory=deque)
    listeners: set[Listener] = field(default_factory=set)


class Listener:
    """One browser: the topics that wait for it, and an alarm that wakes its task."""

    def __init__(self, drill: str, seat: str) -> None:
        self.drill, self.seat = drill, seat
        self.waiting: frozenset[str] = frozenset()
        self.place = 0
        self._alarm = asyncio.Event()

    def add(self, topics: frozenset[str], place: int) -> None:
        # Topics merge while the browser is busy, so that what waits is bounded by their number.
        merged = self.waiting | topics
        self.waiting = RESYNC if len(merged) > options().queue or "resync" in merged else merged
        self.place = place
        self._alarm.set()

    async def next(self, within: float) -> bytes:
        """The next message, or a heartbeat after `within` seconds."""
        try:
            await asyncio.wait_for(self._alarm.wait(), within)
        except TimeoutError:
            return HEARTBEAT
        self._alarm.clear()
        topics, self.waiting = self.waiting, frozenset()
        kind = "resync" if topics == RESYNC else "changed"
        figures.SENT.labels(kind).inc()
        words = "" if kind == "resync" else " ".join(sorted(topics))
        cursor = seal(HUB.epoch, self.drill, self.seat, self.place)
        return f"id: {cursor}\nevent: {kind}\ndata: {words}\n\n".encode()


class Hub:
    """All drills of this process. `tell` may be called from any thread; the rest belongs to the event loop."""

    def __init__(self) -> None:
        self.epoch = secrets.token_hex(8)
        self._rings: dict[str, Ring] = {}
        self._loop: asyncio.AbstractEventLoop | None = None

    def open(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin to pass on what `live` folds."""
        if self._loop is None:
            live.listen(self.tell)
        self._loop = loop

    def tell(self, drill: LiveDrill, events: tuple[Event, ...]) -> None:
        """Work out, seat by seat, what changed, and hand it to the loop."""
        figures.EVENTS.inc(len(events))
        state = drill.state
        topics = {
            seat.seat: found
            for seat in drill.seats().seats.values()
            if (found := topics_of(events, seat, state))
        }
        if topics and self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._pass_on, drill.id, topics)

    def watched(self) -> frozenset[str]:
        """The drills that somebody listens to."""
        return frozenset(drill for drill, ring in list(self._rings.items()) if ring.listeners)

    @contextmanager
    def listening(self, drill: str, seat: str, last: str) -> Iterator[Listener]:
        """A listener for the length of a connection, told first what it missed since the cursor `last`."""
        ring = self._rings.setdefault(drill, Ring())
        listener = Listener(drill, seat)
        self._resume(ring, listener, last)
        ring.listeners.add(listener)
        try:
            yield listener
        finally:
            ring.listeners.discard(listener)

    def _pass_on(self, drill: str, topics: dict[str, frozenset[str]]) -> None:
        ring = self._rings.setdefault(drill, Ring())
        ring.place += 1
        ring.kept.append((ring.place, topics))
        if len(ring.kept) > options().ring:
            ring.kept.popleft()
        for listener in ring.listeners:
            if listener.seat in topics:
                listener.add(topics[listener.seat], ring.place)

    def _resume(self, ring: Ring, listener: Listener, last: str) -> None:
        place = unseal(last, self.epoch, listener.drill, listener.seat) if last else -1
        oldest = ring.kept[0][0] if ring.kept else ring.place + 1
        if place < 0 or place < oldest - 1:
            # A first visit has nothing to resume, but its page may be older than its stream.
            listener.add(RESYNC, ring.place)
            return
        missed = [topics[listener.seat] for at, topics in ring.kept if at > place and listener.seat in topics]
        if missed:
            listener.add(frozenset().union(*missed), ring.place)


HUB = Hub()
