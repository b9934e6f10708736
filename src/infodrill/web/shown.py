"""What pages ask of a drill, as it stands or as it stood: a state, its events, its rows and its clock. All else follows."""

# Charter: web shown
from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Hashable, Sequence
from functools import cached_property
from threading import RLock
from typing import Any, Protocol, TypeVar

from infodrill.casework.edition import Edition
from infodrill.conduct import likely, playfiles
from infodrill.conduct.feedcards import Shelf
from infodrill.conduct.feedreader import FeedReader
from infodrill.conduct.seats import Directory, directory
from infodrill.conduct.shipped import load_shipped
from infodrill.conduct.state import DrillState
from infodrill.conduct.view import SeatView
from infodrill.kernel.events import Event
from infodrill.kernel.grown import renewed
from infodrill.kernel.protocols import DerivedStore
from infodrill.review.record import Record
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Scenario
from infodrill.web import models
from infodrill.web.recent import desk_groups
from infodrill.web.retold import Retold

Made = TypeVar("Made")


class ShownPace(Protocol):
    """How time goes, as pages show it."""

    @property
    def running(self) -> bool: ...

    @property
    def jumping(self) -> bool: ...

    @property
    def awaited(self) -> bool:
        """Whether it was set going and the runner has granted no second yet: it makes the city ready."""

    @property
    def held(self) -> bool:
        """Whether time should go on, and the runner has let it go no further for seconds."""

    @property
    def speed(self) -> int:
        """Thousandths of real time."""


class ShownDrill(ABC):
    """`past` = an older moment: what this process knows of the drill now is none of it."""

    id: str
    row: models.Drill
    derived: DerivedStore
    pace: ShownPace
    complete: int | None  # the last minute whose rows are all there, None before the first
    past = False

    def __init__(self) -> None:
        self._made: dict[str, tuple[object, Any]] = {}  # see `once`
        self._making: dict[str, RLock] = {}
        self._directories: dict[str, Directory] = {}

    @property
    @abstractmethod
    def state(self) -> DrillState: ...

    @property
    @abstractmethod
    def events(self) -> Sequence[Event]: ...

    @property
    @abstractmethod
    def clock(self) -> int:
        """Exercise seconds."""

    @property
    @abstractmethod
    def rewritten(self) -> int:
        """Which writing of the log `state` and `events` are of: another one after an erasure."""

    @property
    def scenario(self) -> Scenario:
        return self.loaded.scenario

    @property
    def programs(self) -> Collection[str]:
        """The cells in whose free seats the program works."""
        opened = self.state.opened
        return opened.cells if opened else ()

    @cached_property
    def loaded(self) -> Loaded:
        """The scenario as it was when the drill was made, media included."""
        files = models.DrillFile.objects.filter(drill=self.id, path__startswith=playfiles.SCENARIO)
        return playfiles.scenario_of({file.path: bytes(file.content) for file in files})

    @cached_property
    def edition(self) -> Edition:
        return load_shipped(self.scenario.drill.edition)

    def once(self, name: str, version: object, make: Callable[[], Made]) -> Made:
        """What `make` gave at this version of the drill; made anew at another, or after a rewriting.

        The only place for what a process remembers of a drill: the last of each name, and gone with the drill. Threads that
        ask at once wait for the one that makes it.
        """
        key = (version, self.rewritten)
        held = self._made.get(name)
        if held is None or held[0] != key:
            with self._making.setdefault(name, RLock()):
                held = self._made.get(name)
                if held is None or held[0] != key:
                    held = self._made[name] = (key, make())
        made: Made = held[1]
        return made

    @property
    def lived(self) -> int:
        """How many minutes of the city are there."""
        return 0 if self.complete is None else self.complete + 1

    @property
    def counted(self) -> bool:
        """Whether they are all there. While a city is lived again from its log they are not: what is missing is not nothing."""
        return self.lived >= self.state.minute

    @property
    def record(self) -> Record:
        """What is shown, as a review reads it."""
        return Record(scenario=self.scenario, events=tuple(self.events))

    @cached_property
    def shelf(self) -> Shelf:
        opened = self.state.opened
        return Shelf.of(self.scenario, opened.seed if opened else 0)

    def reader(self, view: SeatView) -> FeedReader:
        """The network as a seat reads it."""
        return FeedReader(self.shelf, self.derived, self.state, view.seat, view.lang)

    def fitting(self, case: str) -> likely.Fitting:
        """What claims a case is likely about by what was written, whatever language it is read in."""
        return likely.fitting(self.scenario, self.state, self.state.book.cases[case])

    def seats(self, lang: str = "") -> Directory:
        """Who sits where, names in the reader's language."""
        chosen = lang or self.row.language
        if chosen not in self._directories:
            self._directories[chosen] = directory(self.scenario.cells, chosen)
        return self._directories[chosen]

    def retold(self, lang: str) -> Retold:
        """What says the texts again in the reader's language: it knows what was learnt up to now."""
        return self.once(f"retold.{lang}", None, lambda: Retold(self.scenario, lang))

    def view(self, seat_id: str, lang: str) -> SeatView:
        """The range as that seat sees it at that moment. Raises KeyError for a seat that is not in the scenario.

        One for all pages, parts and screens of the seat at this second: most of what they ask of it is the same.
        """
        # The clock's second, not the last event's: that would tell when something hidden was recorded.
        state, at = self.state, self.clock

        def make() -> SeatView:
            told = self.retold(lang).of(state)
            seats = self.seats(lang)
            seat = seats.seats[seat_id]
            sees = bool(seat.roles & {"MONITOR", "VERIFY"})
            groups = self.once("groups", self.complete, lambda: desk_groups(self.derived)) if sees else ()
            kept = self.once(f"kept.{lang}", None, dict[Hashable, tuple[object, Any]])
            now = renewed(told, at=at)
            return SeatView(seat, now, self.scenario, seats=seats, lang=lang, groups=groups, kept=kept)

        return self.once(f"view.{seat_id}.{lang}", (state.seq, at, self.complete), make)
