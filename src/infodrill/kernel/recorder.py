"""Owns resuming: a recorder echoes what a broken run already stored, then writes on."""

# Charter: kernel recorder
from __future__ import annotations

from collections.abc import Sequence

from infodrill.kernel.errors import LogError, Place
from infodrill.kernel.events import Event, EventBody, dump
from infodrill.kernel.log import EventLog


class Recorder:
    """A log seen by a run that starts again at `from_seq`: stored events are compared, then new ones are written.

    A resumed run is deterministic, so each append must equal the event stored at its place; otherwise LogError names
    the seq. Offers what a runner uses of an EventLog; the digests are the log's, final once `echoing` is over.
    """

    def __init__(self, log: EventLog, from_seq: int) -> None:
        if not 0 <= from_seq <= len(log):
            raise LogError("the log has {n} events; it cannot be resumed at {seq}", n=len(log), seq=from_seq)
        self._log, self._seen = log, list(log.events[:from_seq])

    @property
    def echoing(self) -> bool:
        """True while stored events are left to compare with."""
        return len(self._seen) < len(self._log)

    @property
    def events(self) -> Sequence[Event]:
        """The events up to where the run stands."""
        return self._seen

    def __len__(self) -> int:
        return len(self._seen)

    @property
    def chain_digest(self) -> str:
        return self._log.chain_digest

    @property
    def content_digest(self) -> str:
        return self._log.content_digest

    def append(self, at: int, actor: str, body: EventBody, command: str = "") -> Event:
        """Compare with the event stored at this place, or record a new one."""
        event = (
            self._echo(at, actor, body, command)
            if self.echoing
            else self._log.append(at, actor, body, command)
        )
        self._seen.append(event)
        return event

    def find_command(self, client_id: str) -> tuple[Event, ...]:
        """As in EventLog, among the events up to where the run stands."""
        return tuple(event for event in self._log.find_command(client_id) if event.seq < len(self._seen))

    def sync(self) -> None:
        if not self.echoing:
            self._log.sync()

    def close(self) -> None:
        self._log.close()

    def _echo(self, at: int, actor: str, body: EventBody, command: str) -> Event:
        stored = self._log.events[len(self._seen)]
        same = (stored.at, stored.actor, stored.command) == (
            at,
            actor,
            command,
        ) and stored.body.TYPE == body.TYPE
        if same and (stored.body == body or dump(stored.body) == dump(body)):
            return stored
        raise LogError(
            "the resumed run differs from its log: {stored} at second {at} is stored, {came} at second {now} came",
            remedy="Resume with the same program, scenario and seed, or start a new drill.",
            place=Place(field=f"seq {stored.seq}"),
            stored=stored.body.TYPE,
            at=stored.at,
            came=body.TYPE,
            now=at,
        )
