"""A small drill that a test lives minute by minute, with its network searchable and its rows in memory."""

from __future__ import annotations

from dataclasses import dataclass

from infodrill.automata.agenda import AutomatedCells
from infodrill.conduct.city import build_city, open_event, open_spread
from infodrill.conduct.drill import Drill
from infodrill.conduct.feedreader import FeedReader, Shelf
from infodrill.conduct.giving import give
from infodrill.conduct.network import Network
from infodrill.conduct.noun import Command
from infodrill.conduct.nouns.course import CityBuilt
from infodrill.conduct.runner import Runner
from infodrill.conduct.seats import Directory, directory
from infodrill.conduct.shipped import load_shipped
from infodrill.kernel.derived import MemoryDerivedStore
from infodrill.kernel.log import EventLog
from infodrill.kernel.protocols import DerivedStore
from infodrill.kernel.store import MemoryLogStore
from infodrill.scenario.loader import Loaded

SEED = 1


@dataclass
class Living:
    """`give` records what a seat asks and lets the runner know of it; `live` closes minutes."""

    drill: Drill
    runner: Runner
    derived: DerivedStore
    seats: Directory
    shelf: Shelf
    lang: str

    def live(self, until: int) -> Living:
        self.runner.play(until=until)
        return self

    def give(self, seat: str, command: Command, later: int = 0) -> None:
        self.runner.follow(give(self.drill, seat, command, self.drill.state.at + later))

    def reader(self, seat: str, lang: str = "") -> FeedReader:
        place = self.seats.seats[seat]
        return FeedReader(self.shelf, self.derived, self.drill.state, place, lang or self.lang)

    def holder(self, role: str) -> str:
        return self.seats.with_role(role)[0].seat


def begin(
    loaded: Loaded, accounts: int, *, lang: str = "vi", derived: DerivedStore | None = None, seed: int = SEED
) -> Living:
    """A drill in memory at minute 0; nobody acts by itself."""
    scenario, edition = loaded.scenario, load_shipped(loaded.scenario.drill.edition)
    city = build_city(scenario, accounts, seed)
    log = EventLog(MemoryLogStore(), seed=seed, epoch=0)
    seats = directory(scenario.cells, lang)
    drill = Drill(scenario, edition, seats, log)
    opened = open_event(loaded, edition, seed, accounts, {}, lang)
    drill.record((opened, CityBuilt(accounts, city.digest)), 0, "runner")
    network = Network(scenario, seed=seed, language=lang, searchable=True)
    rows = derived if derived is not None else MemoryDerivedStore()
    runner = Runner(drill, open_spread(city, opened), network, rows, AutomatedCells({}, seed), lang=lang)
    return Living(drill, runner, rows, seats, Shelf.of(scenario, seed), lang)
