"""A drill that a play is given on: people's commands by the one write path, minutes by the runner, a `.drill` file in the end.

The client id of a command names its verb ("LogCase:12"), so that a kept file tells by itself which verbs it holds.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from infodrill.automata.agenda import AutomatedCells
from infodrill.automata.character import character
from infodrill.conduct.carrying import carried
from infodrill.conduct.city import MODEL_VERSION, build_city, open_event, open_spread
from infodrill.conduct.drill import Drill
from infodrill.conduct.giving import give, record_own
from infodrill.conduct.network import Network
from infodrill.conduct.outgoing import HeldBack
from infodrill.conduct.runner import Runner
from infodrill.conduct.seats import directory
from infodrill.conduct.shipped import load_shipped, text_of
from infodrill.kernel.archive import write_drill
from infodrill.kernel.derived import MemoryDerivedStore
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Event, EventBody, event_types
from infodrill.kernel.log import EventLog
from infodrill.kernel.store import MemoryLogStore
from infodrill.review.assess import closing
from infodrill.scenario.loader import load

SCENARIO = Path(__file__).parent / "scenario"
ACCOUNTS, SEED, MINUTE = 1_000, 1, 60


class Stage:
    """A drill of the corpus's scenario at minute 0. `automated` = cells that work by themselves; nobody else does."""

    def __init__(
        self, *, lang: str = "vi", automated: Collection[str] = (), kind: type[Drill] = Drill
    ) -> None:
        self.loaded = load(SCENARIO)
        scenario = self.loaded.scenario
        edition = load_shipped(scenario.drill.edition)
        cells = {cell.id: character("good") for cell in scenario.cells.cells if cell.id in automated}
        opened = open_event(self.loaded, edition, SEED, ACCOUNTS, dict.fromkeys(cells, "good"), lang)
        city = build_city(scenario, ACCOUNTS, SEED)
        self.store, self.derived = MemoryLogStore(), MemoryDerivedStore()
        self.log = EventLog(self.store, seed=SEED, epoch=0)
        self.drill = kind(scenario, edition, directory(scenario.cells, lang), self.log)
        self.files = {f"scenario/{name}": content for name, content in self.loaded.files.items()}
        self.files[f"procedure/{edition.id}.yaml"] = text_of(edition.id)
        built = event_types()["city.built"](ACCOUNTS, city.digest)  # type: ignore[call-arg]
        self.drill.record((opened, built), 0, "runner")
        network = Network(scenario, seed=SEED, language=lang)
        self.runner = Runner(
            self.drill,
            open_spread(city, opened),
            network,
            self.derived,
            AutomatedCells(cells, SEED),
            lang=lang,
        )
        self._given = 0

    @property
    def now(self) -> int:
        """The exercise second at which people act: the beginning of the minute that the runner closes next."""
        return max(self.drill.state.at, self.drill.state.minute * MINUTE)

    def event(self, kind: str) -> type[Any]:
        """The class of an event of the house, by its type."""
        return event_types()[kind]

    def give(self, seat: str, command: Any) -> tuple[EventBody, ...]:
        """The events that the command comes to and, in the city, leads to. A refusal is an error of the play."""
        self._given += 1
        events = give(self.drill, seat, command, self.now, f"{type(command).__name__}:{self._given}")
        if not events:
            raise AssertionError(f"{command} changes nothing")
        return self._follow(events)

    def made(self, seat: str, command: Any, what: str) -> str:
        """The id of what the command makes: the field `what` of its first event that has one."""
        return next(str(getattr(body, what)) for body in self.give(seat, command) if hasattr(body, what))

    def held_back(self, seat: str, command: Any) -> tuple[EventBody, ...]:
        """What is put on record of words that the leak check keeps in."""
        before = len(self.log)
        try:
            give(self.drill, seat, command, self.now)
        except HeldBack:
            return self._follow(tuple(self.log.events[before:]))
        raise AssertionError(f"the leak check let {command} out")

    def changes_nothing(self, seat: str, command: Any) -> None:
        """The command is taken, and nothing comes of it."""
        events = give(self.drill, seat, command, self.now)
        assert not events, events

    def refused(self, seat: str, command: Any, code: str) -> None:
        """The command is refused by the rule `code`."""
        try:
            give(self.drill, seat, command, self.now)
        except Refused as refusal:
            assert refusal.code == code, refusal
        else:
            raise AssertionError(f"{command} was not refused")

    def carry(self, plan: Any) -> None:
        """Let what an earlier drill left open join the objectives, as a drill that opens does."""
        record_own(self.drill, carried(plan, self.loaded.scenario, "vi"), self.now)

    def to_minute(self, minute: int) -> None:
        """Let the runner close every minute before `minute`."""
        self.runner.play(until=minute)

    def to_the_end(self) -> None:
        self.to_minute(self.runner.schedule.total)

    def write(self, path: Path) -> None:
        """The file of the drill: scored, if it is closed, as a closing drill is."""
        if self.drill.state.closed:
            verdict = closing(self.loaded, self.files, tuple(self.log.events))
            self.drill.record(verdict, self.drill.state.at, "runner")
        write_drill(
            path, store=self.store, files=self.files, derived=self.derived,
            versions={"model": MODEL_VERSION}, attachments=self.drill.attachments,
        )  # fmt: skip

    def _follow(self, events: tuple[Event, ...]) -> tuple[EventBody, ...]:
        self.runner.follow(events)
        return tuple(event.body for event in events)
