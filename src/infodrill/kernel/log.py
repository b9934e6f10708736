"""Owns the event log: one append-only chain of facts with two digests and erasable texts.

`chain` covers everything, wall time and salted text digests included. `content` covers what was decided (seq, time,
type, version, actor, command, payload with plain text digests) and is equal on any machine.
"""

# Charter: kernel log
from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import NamedTuple

from infodrill.kernel.chain import Tip, chain_of, content_note, event_of, graft, read_link, write_entry
from infodrill.kernel.erasable import forget
from infodrill.kernel.errors import LogError, Place
from infodrill.kernel.events import Event, EventBody
from infodrill.kernel.i18n import N_
from infodrill.kernel.protocols import LogStore, Stored, StoredText


class _Taken(NamedTuple):
    """An event that fits its place, its texts, and the digests after it."""

    event: Event
    texts: Sequence[StoredText]
    tip: Tip


class EventLog:
    """The log of one drill, read from its store on opening (chain checked) and appended to from then on.

    With `seed` (rehearse) salts come from the seed and wall = epoch + at, so both digests reproduce; otherwise salts
    are random and `now()` gives the wall time in seconds. Raises LogError naming the seq where a stored log breaks.
    """

    def __init__(
        self,
        store: LogStore,
        *,
        seed: int | None = None,
        epoch: int = 0,
        now: Callable[[], int] | None = None,
    ) -> None:
        self._store, self._seed, self._epoch, self._now = store, seed, epoch, now
        self._forget()
        self._read()

    @property
    def events(self) -> Sequence[Event]:
        """Every event so far, by seq. The same list grows with the log; do not change it."""
        return self._events

    def __len__(self) -> int:
        return len(self._events)

    @property
    def chain_digest(self) -> str:
        """Hex; 64 zeros for an empty log."""
        return self._tip.chain

    @property
    def content_digest(self) -> str:
        """Hex, or "" when texts were erased: then it cannot be computed any more (see `content_note`)."""
        return "" if self._erased else self._tip.content

    @property
    def erased(self) -> int:
        """How many of the log's texts were erased."""
        return self._erased

    def content_note(self, lang: str = "en") -> str:
        """The content digest, or why there is none."""
        return content_note(self.content_digest, self._erased, lang)

    def append(self, at: int, actor: str, body: EventBody, command: str = "") -> Event:
        """Record a fact at exercise second `at`; time may stand still but never falls. Returns the event.

        When the store raises, nothing was taken in: what it stored all the same is read by the next `catch_up`.
        """
        seq = len(self._events)
        event = Event(seq=seq, at=at, actor=actor, body=body, command=command, wall=self._wall(at))
        _check_time(event, self._events[-1].at if self._events else 0)
        entry = write_entry(event, self._tip, lambda index: self._salt(seq, index))
        self._store.append(seq, entry.line, entry.texts)
        self._accept([_Taken(event, entry.texts, entry.tip)])
        return event

    def adopt(self, stored: Stored, upto: int) -> None:
        """Take over the facts of another log from where this one ends, up to event `upto`: as they stand there, chained anew."""
        for seq in range(len(self._events), upto + 1):
            line, link = graft(stored.lines[seq], seq, self._tip, stored.texts)
            event = event_of(link)
            _check_time(event, self._events[-1].at if self._events else 0)
            self._store.append(seq, line, link.texts)
            self._accept([_Taken(event, link.texts, link.tip)])

    def find_command(self, client_id: str) -> tuple[Event, ...]:
        """The events that the command with this client id recorded; empty when it was never accepted.

        What stands behind a `#` in an id says what was asked under it, and does not count here.
        """
        return tuple(self._events[seq] for seq in self._commands.get(client_id.partition("#")[0], ()))

    def text_digests(self, seq: int) -> tuple[str, ...]:
        """The digests by which the free texts of an event can be erased."""
        return self._texts.get(seq, ())

    def erase(self, *digests: str) -> int:
        """Erase texts for good; the chain still verifies. Returns how many were erased now."""
        unknown = set(digests).difference(*self._texts.values())
        if unknown:
            raise LogError("no event of this log holds the text {digest}", digest=min(unknown)[:12])
        # Everything is read again: the events in memory still hold the erased words.
        count = self._store.erase(digests)
        self._forget()
        self._read()
        forget()
        return count

    def catch_up(self) -> tuple[Event, ...]:
        """Read what another writer appended to the store; the new events, chain checked, all of them or none.

        Raises LogError when the stored log no longer goes on from the last event that was read here.
        """
        known = len(self._events)
        self._read()
        return tuple(self._events[known:])

    def sync(self) -> None:
        """Make everything so far survive a power cut; the runner calls it when it closes a minute."""
        self._store.sync()

    def close(self) -> None:
        self._store.close()

    def _forget(self) -> None:
        self._events: list[Event] = []
        self._tip = Tip()
        self._erased = 0
        self._commands: dict[str, list[int]] = {}
        self._texts: dict[int, tuple[str, ...]] = {}

    def _read(self) -> None:
        """Take in what is stored beyond what is known: one reading, checked to its end before any of it counts."""
        known = len(self._events)
        # From the last known event on, not after it: its line shows whether the stored log is still the one
        # that was read.
        since = max(known - 1, 0)
        stored = self._store.read(since)
        lines = iter(stored.lines)
        if known and chain_of(next(lines, ""), since) != self._tip.chain:
            raise LogError(
                N_("the stored log is not the one that was read until now"),
                remedy=N_("Open it again."),
                place=Place("log.jsonl", since + 1, f"seq {since}"),
            )
        # Gathered on the side: a break in the middle leaves what was known as it was.
        tip, at = self._tip, self._events[-1].at if known else 0
        taken: list[_Taken] = []
        for seq, line in enumerate(lines, known):
            link = read_link(line, seq, tip, stored.texts)
            event = event_of(link)
            _check_time(event, at)
            taken.append(_Taken(event, link.texts, link.tip))
            tip, at = link.tip, event.at
        self._accept(taken)

    def _accept(self, taken: Sequence[_Taken]) -> None:
        """Nothing here can fail: what was checked counts. The event comes first, so that its number tells of a break."""
        for event, texts, tip in taken:
            self._events.append(event)
            self._tip = tip
            if texts:
                self._texts[event.seq] = tuple(text.digest for text in texts)
                self._erased += sum(text.erased for text in texts)
            if event.command:
                self._commands.setdefault(event.command.partition("#")[0], []).append(event.seq)

    def _wall(self, at: int) -> int:
        if self._seed is not None:
            # Reproducible: a rehearsal's log is the same on every machine and day, wall times included.
            return self._epoch + at
        if self._now is None:
            raise LogError("this log was opened for reading: it has neither a seed nor a wall clock")
        return self._now()

    def _salt(self, seq: int, index: int) -> str:
        if self._seed is None:
            # From nothing that could be worked out: with its salt, the words of an erased text could be
            # confirmed by guessing.
            return os.urandom(16).hex()
        return blake2b(f"{self._seed}|salt|{seq}|{index}".encode(), digest_size=16).hexdigest()


def _check_time(event: Event, before: int) -> None:
    if event.at < before:
        raise LogError(
            "the event at second {at} comes after one at second {before}",
            remedy="Exercise time may stand still but never falls.",
            place=Place(field=f"seq {event.seq}"),
            at=event.at,
            before=before,
        )
