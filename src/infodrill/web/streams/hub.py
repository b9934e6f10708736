"""The hub: from events folded in any thread to the browsers of this process.

Per drill and seat a ring of the last changes that the seat heard of: what it hears, where its cursor stands and when its ring
has forgotten depend on nothing that is hidden from it. A browser that comes back resumes from its cursor in the ring, or
is told to load everything again. Its queue is bounded: a slow one is told to load again, never waited for.
"""

# Charter: web streams hub
from __future__ import annotations

import asyncio
import base64
import hashlib
import secrets
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from multiprocessing import parent_process

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from infodrill.conduct import policy
from infodrill.kernel.events import Event
from infodrill.web import figures, live
from infodrill.web.conf.options import options
from infodrill.web.live import LiveDrill
from infodrill.web.streams.topics import LINES, REPLAY, topics_of
from infodrill.web.supervising import kept_going

HEARTBEAT, STILL, ENDED = (b"event: %b\ndata: .\n\n" % kind for kind in (b"alive", b"still", b"ended"))
PULSE = 1  # seconds between two looks whether pages move
BEAT = 5  # pulses between two heartbeats, whatever happens in the range: stream.js gives up after QUIET
EPOCH = secrets.token_hex(8)  # of this process: its cursors mean nothing to another
BEHIND = 15.0  # seconds: a seat whose browsers took nothing for so long, not even a heartbeat, is behind
RESYNC = frozenset({"resync"})


@dataclass
class Ring:
    """The last changes of a seat, each with its place, and how many there have been (`place`).

    Written by the event loop alone, read by any thread: whatever a reader needs it takes out of `kept` at once.
    """

    place: int = 0
    kept: deque[tuple[int, frozenset[str]]] = field(default_factory=deque)

    def add(self, topics: frozenset[str]) -> int:
        """Keep a change; its place."""
        self.place += 1
        self.kept.append((self.place, topics))
        if len(self.kept) > options().ring:
            self.kept.popleft()
        return self.place

    def since(self, place: int) -> frozenset[str]:
        """What changed after `place`: RESYNC when that is forgotten or was never given out."""
        kept = tuple(self.kept)
        first, newest = (kept[0][0], kept[-1][0]) if kept else (1, 0)
        # One before the first is still whole: all that came after it is kept. A place beyond the newest was
        # never given out here.
        if not first - 1 <= place <= newest:
            return RESYNC
        return frozenset().union(*(topics for at, topics in kept if at > place))


@dataclass(kw_only=True)
class Rings:
    """A drill's: the ring of every seat that anything was told to, and who listens."""

    seats: dict[str, Ring] = field(default_factory=dict)
    listeners: set[Listener] = field(default_factory=set)
    left: dict[str, float] = field(default_factory=dict)  # seat → when one of its browsers went away
    # seat → exercise second up to which it took what it was sent
    reached: dict[str, int] = field(default_factory=dict)
    behind: dict[str, int] = field(default_factory=dict)  # those of `reached` that gave no sign for BEHIND

    def look(self, second: int) -> bool:
        """Which seats are behind, now at exercise second `second`; True when it is others than before.

        A seat whose browsers come and go among several workers is judged only while one of them listens here.
        """
        signs = {} if parent_process() else dict(self.left)
        for listener in self.listeners:
            signs[listener.seat] = max(listener.taken, signs.get(listener.seat, 0.0))
        now, before = time.monotonic(), self.behind
        self.reached |= {seat: second for seat, sign in signs.items() if now - sign <= BEAT + PULSE}
        self.behind = {
            seat: self.reached[seat]
            for seat, sign in signs.items()
            if now - sign > BEHIND and seat in self.reached
        }
        return self.behind.keys() != before.keys()

    def of(self, seat: str) -> Ring:
        return self.seats.setdefault(seat, Ring())


@dataclass(frozen=True, slots=True)
class TopicChange:
    """What a seat's browser has to fetch again, its place in the ring, and the message that says so."""

    topics: frozenset[str]
    place: int
    written: bytes


class Listener:
    """One browser: the changes that wait for it, and an alarm that wakes its task."""

    def __init__(self, drill: str, seat: str, sitting: str = "") -> None:
        self.drill, self.seat, self.sitting = drill, seat, sitting
        self.over = False  # its sitting was ended
        self.waiting: deque[TopicChange] = deque()
        self.still = False  # the pages of its drill stand still
        self.taken = time.monotonic()  # when it last took all that it was sent
        self._woken = False
        self._asleep: asyncio.Future[None] | None = (
            None  # of the one task that waits: a lighter alarm than asyncio's
        )

    def add(self, change: TopicChange) -> None:
        """Let a change wait. Only for a browser that is far behind do changes merge, so that its queue is bounded."""
        # Not merged before: how many messages come must follow from what the seat sees, not from how fast it
        # reads.
        if self.waiting and (len(self.waiting) >= options().queue or self.waiting[-1].topics == RESYNC):
            merged = self.waiting.pop().topics | change.topics
            if "resync" in merged or len(merged) > options().queue:
                merged = RESYNC
                self.waiting.clear()
            change = TopicChange(merged, change.place, message(self.drill, self.seat, merged, change.place))
        self.waiting.append(change)
        self.wake()

    def wake(self) -> None:
        """A change, a heartbeat, that pages stand still or move again, or the end of the connection."""
        self._woken = True
        if self._asleep is not None and not self._asleep.done():
            self._asleep.set_result(None)

    async def next(self) -> bytes:
        """The next messages as soon as there are any; when it was only woken a heartbeat, or that pages stand still."""
        self.taken = time.monotonic()
        if not self._woken:
            self._asleep = asyncio.get_running_loop().create_future()
            await self._asleep
        self._woken = False
        if self.over:
            return ENDED
        if not self.waiting:
            return STILL if self.still else HEARTBEAT
        written = b"".join(change.written for change in self.waiting)
        self.waiting.clear()
        return written


def message(drill: str, seat: str, topics: frozenset[str], place: int) -> bytes:
    """What a browser of the seat reads of a change."""
    kind = "resync" if topics == RESYNC else "changed"
    words = "" if topics == RESYNC else " ".join(sorted(topics))
    cursor = seal(EPOCH, drill, seat, place)
    return f"id: {cursor}\nevent: {kind}\ndata: {words}\n\n".encode()


def changes_of(events: tuple[Event, ...], drill: LiveDrill) -> list[dict[str, frozenset[str]]]:
    """One change after another, by seat: what one command recorded is one, anything else is one by itself.

    So the number of a seat's messages follows from what the log shows it, not from how many events this process
    happened to fold at once: that depends on when others, unseen, are at work.
    """
    state, seats = drill.state, tuple(drill.seats().seats.values())
    steps = groupby(events, key=lambda event: event.command or event.seq)
    changes = []
    for step in (tuple(group) for _, group in steps):
        told = {seat.seat: topics for seat in seats if (topics := topics_of(step, seat, state))}
        if told:
            changes.append(told)
    return changes


class Hub:
    """All drills of this process. `tell` may be called from any thread; the rest belongs to the event loop."""

    def __init__(self) -> None:
        self._rings: dict[str, Rings] = {}
        self._still: frozenset[str] = frozenset()  # the drills whose pages stand still
        self._pulses = 0
        self._loop: asyncio.AbstractEventLoop | None = None

    def open(
        self, loop: asyncio.AbstractEventLoop, standing_still: Callable[[], frozenset[str]] = frozenset
    ) -> None:
        """Begin to pass on what `live` folds. `standing_still()` = the drills of which that tells nothing just now."""
        if self._loop is None:
            live.listen(self.tell)
            live.listen_led(self.tell_led)
        self._loop, self._standing_still = loop, standing_still
        loop.call_later(PULSE, self._pulse)

    def tell(self, drill: LiveDrill, events: tuple[Event, ...]) -> None:
        """Work out, seat by seat, what changed, and hand it to the loop."""
        figures.EVENTS.inc(len(events))
        self._hand_over(
            drill, changes_of(events, drill) if events else [dict.fromkeys(drill.seats().seats, RESYNC)]
        )

    def tell_led(self, drill: LiveDrill) -> None:
        """That the hall is led elsewhere: nothing secret, and the same to every seat."""
        self._hand_over(drill, [dict.fromkeys(drill.seats().seats, REPLAY)])

    def _hand_over(self, drill: LiveDrill, changes: Sequence[dict[str, frozenset[str]]]) -> None:
        if changes and self._loop is not None and not self._loop.is_closed():
            # The work of telling topics apart is done in the caller's thread: the loop serves every browser and
            # must not wait.
            self._loop.call_soon_threadsafe(self._pass_on, drill.id, changes)

    def _pulse(self) -> None:
        assert self._loop is not None
        # First of all the next one: whatever happens in this pulse, the heart goes on.
        self._loop.call_later(PULSE, self._pulse)
        with kept_going("streams"):
            before, self._still = self._still, self._standing_still()
            self._pulses += 1
            for drill, ring in list(self._rings.items()):
                self._look(drill, ring)
                # Between heartbeats only a drill whose pages began or ceased to stand still is told.
                if self._pulses % BEAT and (drill in before) == (drill in self._still):
                    continue
                for listener in ring.listeners:
                    listener.still = drill in self._still
                    listener.wake()

    def _look(self, drill: str, ring: Rings) -> None:
        known = next((held for held in live.known() if held.id == drill), None)
        if known is not None and ring.look(known.state.at):
            tower = (place.seat for place in known.seats().seats.values() if policy.sees_everything(place))
            self._pass_on(drill, [dict.fromkeys(tower, LINES)])

    def behind(self, drill: str) -> dict[str, int]:
        """The seats whose pages here hear of nothing, each with the exercise second up to which it did."""
        return dict(self._rings.get(drill, Rings()).behind)

    def stands_still(self, drill: str) -> bool:
        """Whether the browsers of a drill hear of nothing new just now."""
        return drill in self._still

    def cursor(self, drill: str, seat: str) -> str:
        """How far the seat's browsers have been told by now: what is drawn from here on holds all of that."""
        return seal(EPOCH, drill, seat, self._ring(drill, seat).place)

    def missed(self, drill: str, seat: str, cursor: str) -> frozenset[str]:
        """What changed for the seat since `cursor`; RESYNC when this process cannot say."""
        place = unseal(cursor, EPOCH, drill, seat)
        return self._ring(drill, seat).since(place) if place >= 0 else RESYNC

    def _ring(self, drill: str, seat: str) -> Ring:
        return self._rings.get(drill, Rings()).seats.get(seat, Ring())

    def watched(self) -> frozenset[str]:
        """The drills that somebody listens to."""
        return frozenset(drill for drill, ring in list(self._rings.items()) if ring.listeners)

    def end(self, drill: str, seat: str, key: str) -> None:
        """Close the streams of a seat that were opened under another sitting than the one with this key."""
        for listener in self._rings.get(drill, Rings()).listeners:
            if listener.seat == seat and listener.sitting != key:
                listener.over = True
                listener.wake()

    @contextmanager
    def listening(self, drill: str, seat: str, last: str, *, sitting: str = "") -> Iterator[Listener]:
        """A listener for the length of a connection, told first what it missed since the cursor `last`.

        `sitting` = the key under which the browser was let in.
        """
        ring = self._rings.setdefault(drill, Rings())
        listener = Listener(drill, seat, sitting)
        if drill in self._still:
            listener.still = True
            listener.wake()  # told at once, before it shows itself to be well
        ring.of(seat)
        # Before it is added, all in the loop's thread: nothing falls between what was missed and what is heard.
        self._resume(listener, last)
        ring.listeners.add(listener)
        try:
            yield listener
        finally:
            ring.listeners.discard(listener)
            ring.left[seat] = time.monotonic()

    def _pass_on(self, drill: str, changes: Iterable[dict[str, frozenset[str]]]) -> None:
        rings = self._rings.setdefault(drill, Rings())
        heard = {listener.seat for listener in rings.listeners}
        told: dict[str, list[TopicChange]] = {}
        for topics in changes:
            for seat, topic in topics.items():
                place = rings.of(seat).add(topic)
                if seat in heard:
                    # Written once for all browsers of the seat.
                    change = TopicChange(topic, place, message(drill, seat, topic, place))
                    told.setdefault(seat, []).append(change)
        for listener in rings.listeners:
            for change in told.get(listener.seat, ()):
                listener.add(change)

    def _resume(self, listener: Listener, last: str) -> None:
        missed = self.missed(listener.drill, listener.seat, last)
        if missed:
            topics, place = (
                RESYNC if "resync" in missed else missed,
                self._ring(listener.drill, listener.seat).place,
            )
            listener.add(TopicChange(topics, place, message(listener.drill, listener.seat, topics, place)))


HUB = Hub()


# The id of a stream's message: where in the ring it lies, encrypted: it tells a browser nothing.
@cache
def _cipher() -> Fernet:
    # A key of its own use: what is encrypted with it can be taken for nothing else that the secret protects.
    key = hashlib.sha256(b"infodrill.cursor|" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def seal(epoch: str, drill: str, seat: str, place: int) -> str:
    """Place `place` in the ring of this process (`epoch`), for that seat alone. All cursors are equally long."""
    # Twelve digits always: a cursor that grew longer would tell how much has happened.
    return _cipher().encrypt(f"{epoch}|{drill}|{seat}|{place:012d}".encode()).decode()


def unseal(raw: str, epoch: str, drill: str, seat: str) -> int:
    """The place, -1 for a cursor of another process, drill or seat, or a forged one."""
    try:
        told = _cipher().decrypt(raw.encode("ascii", "replace")).decode()
    except (InvalidToken, ValueError):
        return -1
    *whose, place = told.split("|")
    return int(place) if whose == [epoch, drill, seat] else -1
