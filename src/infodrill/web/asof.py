"""A drill as it stood after one of its events: what the rooms ask of a live one, answered from an older fold of the log and from
the rows of the minutes that were closed by then.
"""

# Charter: web asof
from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from infodrill.conduct import policy
from infodrill.conduct.checkpoints import Checkpoints
from infodrill.conduct.seats import Directory
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event
from infodrill.kernel.protocols import Cursor, DerivedStore, Row
from infodrill.web.live import LiveDrill
from infodrill.web.recent import RecentRows
from infodrill.web.retold import Retold
from infodrill.web.shown import ShownDrill

KEPT = 48  # moments whose views are kept, those asked last: who follows a presenter looks at the same
RETOLD = 8  # readings of the texts of older moments
Held = TypeVar("Held")


class CutRows:
    """The rows of a store (kernel.protocols.DerivedStore) with minute < `until`. Nothing is written through it."""

    def __init__(self, store: DerivedStore, until: int) -> None:
        self._store, self._until = store, until

    def page(
        self,
        kind: str,
        where: Mapping[str, str | int | Sequence[str | int]],
        *,
        words: Sequence[str] = (),
        before: Cursor | None = None,
        since: int = 0,
        limit: int = 20,
    ) -> list[tuple[Cursor, Row]]:
        before = min(before or (self._until, 0), (self._until, 0))
        return self._store.page(kind, where, words=words, before=before, since=since, limit=limit)

    def latest(self, kind: str, ids: Collection[str], until: int | None = None) -> dict[str, Row]:
        return self._store.latest(kind, ids, self._cut(until))

    def rows(self, kind: str, since: int = 0, until: int | None = None) -> Iterator[Row]:
        return self._store.rows(kind, since, self._cut(until))

    def minutes(self, kind: str) -> tuple[int, ...]:
        return tuple(minute for minute in self._store.minutes(kind) if minute < self._until)

    def kinds(self) -> tuple[str, ...]:
        return tuple(kind for kind in self._store.kinds() if self.minutes(kind))

    def put(self, minute: int, kind: str, rows: Sequence[Row]) -> None:
        raise TypeError(kind)

    def drop(self) -> None:
        raise TypeError

    def _cut(self, until: int | None) -> int:
        return self._until if until is None else min(until, self._until)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastPace:
    """How time went, by the log alone."""

    running: bool
    jumping: bool
    speed: int
    awaited: bool = False  # nobody waits for what is over
    held: bool = False


class PastDrill(ShownDrill):
    """`drill` as it stood after event `seq`. What it takes from the live one never changes while that is folded."""

    past = True

    def __init__(self, drill: LiveDrill, seq: int, state: DrillState) -> None:
        super().__init__()
        self.id, self.row, self.seq = drill.id, drill.row, seq
        self.loaded, self.edition, self.shelf = drill.loaded, drill.edition, drill.shelf
        self._live, self._state = drill, state
        self.pace = PastPace(
            running=state.running,
            jumping=state.jump is not None or state.run_on,
            speed=state.speed,
        )
        self._rewritten = drill.rewritten
        there = min(state.minute, drill.lived)
        self.complete = there - 1 if there else None
        self.derived = RecentRows(CutRows(drill.rows, state.minute), lambda: ())

    @property
    def state(self) -> DrillState:
        return self._state

    @property
    def events(self) -> Sequence[Event]:
        return self._live.events[: self.seq + 1]

    @property
    def rewritten(self) -> int:
        return self._rewritten

    @property
    def clock(self) -> int:
        return self._state.at

    def seats(self, lang: str = "") -> Directory:
        return self._live.seats(lang)

    def retold(self, lang: str) -> Retold:
        """The same for all moments at which as many texts, cases and orders were known: of one log, so these were the same."""
        book = self._state.book
        versions = sum(len(text.versions) for text in book.statements.values())
        key = (lang, versions, len(book.cases), len(self._state.directives))
        return _held(self._live, "retold then", key, lambda: Retold(self.scenario, lang), RETOLD)


def state_at(drill: LiveDrill, seq: int) -> DrillState:
    """The state after event `seq`. Raises IndexError for an event that there is not."""
    return drill.once("checkpoints", "", Checkpoints).at(drill.events, seq)


def past(drill: LiveDrill, seq: int) -> PastDrill:
    """The drill after event `seq`; the same for all who look at that moment. Raises IndexError."""
    # What was looked at before its minutes were all there is looked at anew.
    key = seq, -1 if drill.counted else drill.lived
    return _held(drill, "pasts", key, lambda: PastDrill(drill, seq, state_at(drill, seq)), KEPT)


def _held(drill: LiveDrill, name: str, key: Hashable, make: Callable[[], Held], most: int) -> Held:
    """What was made of an older moment; of each name the `most` that were asked last."""
    kept: OrderedDict[Hashable, Held] = drill.once(name, "", OrderedDict)
    # Threads that come at once may each make one: they are alike.
    found = kept.pop(key, None) or make()
    kept[key] = found
    while len(kept) > most:
        kept.popitem(last=False)
    return found


def presented(drill: LiveDrill) -> int:
    """The event to which the hall is being led, -1 = nobody leads; never while anything is played."""
    return min(drill.pace.presented, drill.state.seq) if policy.stands(drill.state) else -1
