"""Short plays of a library drill for the two readings: one character for all cells, or a random walk.

A walk draws a character for every cell and what control does: another speed, a pause, an inject that is held, a fault of the
range, a jump. The run-on is an hour, for nothing that is compared hangs on its length.
"""

from __future__ import annotations

import re
import shutil
from contextlib import closing
from datetime import datetime
from pathlib import Path

from infodrill.automata.agenda import AutomatedCells
from infodrill.automata.character import CHARACTERS, Character
from infodrill.conduct.city import build_city, open_event, open_spread
from infodrill.conduct.drill import Drill
from infodrill.conduct.network import Network
from infodrill.conduct.nouns.clock import ClockChanged, JumpBegun, JumpEnded
from infodrill.conduct.nouns.course import CityBuilt
from infodrill.conduct.nouns.faults import FaultLogged, FaultMended
from infodrill.conduct.nouns.links import CaseRelinked
from infodrill.conduct.runner import Runner
from infodrill.conduct.seats import directory
from infodrill.conduct.shipped import load_shipped, text_of
from infodrill.kernel.archive import write_drill
from infodrill.kernel.derived import MemoryDerivedStore
from infodrill.kernel.events import EventBody, Text
from infodrill.kernel.log import EventLog
from infodrill.kernel.recorder import Recorder
from infodrill.kernel.store import FileLogStore
from infodrill.kernel.streams import draw_below
from infodrill.scenario.loader import Loaded, find, load
from infodrill.scenario.schema import Inject
from tests.once import once, place

ACCOUNTS, CONTROL, LANGUAGE = 1_000, "direction", "en"
SPEEDS = (500, 2_000, 4_000)  # thousandths


class Controlled(Runner):
    """A runner with control's acts by minute: cells that do nothing in a jump, injects that are held."""

    acts: dict[int, tuple[EventBody, ...]]
    held: frozenset[int]
    jump: range
    relinked: dict[int, int]  # minute → what is drawn of cases and claims

    def open_minute(self, minute: int) -> None:
        """Control's acts of the minute come first in it."""
        at = minute * 60
        if minute == self.jump.start and self.jump:
            self._by_control((JumpBegun(at, self.jump.stop * 60, True),), at)
        if minute == self.jump.stop and self.jump:
            self.record((JumpEnded(at),), at)
        self._by_control(self.acts.get(minute, ()), at)
        if minute in self.relinked and self.drill.state.links:
            self._by_control((self._anew(self.relinked[minute]),), at)
        super().open_minute(minute)

    def act(self, seat: object, at: int) -> None:
        """What cells do, outside a jump."""
        if at // 60 not in self.jump:
            super().act(seat, at)  # type: ignore[arg-type]

    def due(self, begin: int, end: int) -> tuple[Inject, ...]:
        """Injects that are due and not held."""
        return tuple(row for row in super().due(begin, end) if row.number not in self.held)

    def _anew(self, drawn: int) -> EventBody:
        """A case linked anew by hand, whatever the verb would say of it."""
        links, claims = sorted(self.drill.state.links.items()), [*self.drill.scenario.claims]
        case, was = links[drawn % len(links)]
        told = ["", *(claim.id for claim in claims)]
        return CaseRelinked(
            case=case, claim=told[drawn % len(told)], was=was, by="CTRL", why=Text("gắn nhầm")
        )

    def _by_control(self, bodies: tuple[EventBody, ...], at: int) -> None:
        self.follow(self.drill.record(bodies, at, CONTROL))


def short(name: str, folder: Path, hours: int = 1) -> Loaded:
    """A drill of the library with a run-on of so many hours, in a folder of its name."""
    return load(shortened(name, folder / name, hours))


def shortened(name: str, kept: Path, hours: int = 1) -> Path:
    """Its files, which `kept` then holds."""
    shutil.copytree(find(name), kept)
    drill = kept / "drill.yaml"
    told = drill.read_text(encoding="utf-8")
    without = re.sub(r"(?m)^run_on_hours:.*\n", "", told)  # a drill of the light format leaves it out
    drill.write_text(f"{without}run_on_hours: {hours}\n", encoding="utf-8")
    return kept


@once
def played(name: str, cells: str) -> Path:
    """The `.drill` file of a short play in which all cells have one character."""
    folder = place()
    return alike(short(name, folder), cells, folder)


def alike(loaded: Loaded, cells: str, folder: Path) -> Path:
    """The `.drill` file of a play in which all cells have one character and control does nothing."""
    return _play(loaded, {cell: CHARACTERS[cells] for cell in _players(loaded)}, folder, seed=0)


def walk(loaded: Loaded, seed: int, folder: Path) -> Path:
    """The `.drill` file of a random walk: the same for the same seed."""
    names = sorted(CHARACTERS)
    drawn = {cell: CHARACTERS[names[_draw(len(names), seed, cell)]] for cell in _players(loaded)}
    return _play(loaded, drawn, folder, seed=seed)


def _play(loaded: Loaded, characters: dict[str, Character], folder: Path, *, seed: int) -> Path:
    """Seed 0 = control does nothing."""
    scenario = loaded.scenario
    edition, city = load_shipped(scenario.drill.edition), build_city(scenario, ACCOUNTS, 1, folder / "city")
    names = {cell: character.name for cell, character in characters.items()}
    opened = open_event(loaded, edition, 1, ACCOUNTS, names, LANGUAGE)
    target = folder / f"{scenario.drill.id}-{seed}-{next(iter(names.values()))}.drill"
    with closing(FileLogStore(folder / target.stem)) as store:
        log = EventLog(store, seed=1, epoch=int(datetime.fromisoformat(scenario.drill.epoch).timestamp()))
        drill = Drill(scenario, edition, directory(scenario.cells, LANGUAGE), Recorder(log, 0))
        drill.record((opened, CityBuilt(ACCOUNTS, city.digest)), 0, "runner")
        network = Network(scenario, seed=1, language=LANGUAGE)
        spread, derived = open_spread(city, opened), MemoryDerivedStore()
        runner = Controlled(
            drill, spread, network, derived, AutomatedCells(characters, seed or 1), lang=LANGUAGE
        )
        _control(runner, loaded, seed)
        runner.play()
        files = {f"scenario/{name}": content for name, content in loaded.files.items()}
        write_drill(target, store=store, files={**files, f"procedure/{edition.id}.yaml": text_of(edition.id)})
    return target


def _control(runner: Controlled, loaded: Loaded, seed: int) -> None:
    """Draw what control does. Each kind of act comes in one walk of two."""
    runner.acts, runner.held, runner.jump, runner.relinked = {}, frozenset(), range(0), {}
    if not seed:
        return
    third = runner.schedule.third_ends
    if _draw(2, seed, "speed"):
        begin, speed = _draw(third, seed, "when"), SPEEDS[_draw(len(SPEEDS), seed, "how fast")]
        runner.acts[begin] = (ClockChanged("speed", speed),)
    if _draw(2, seed, "pause"):
        pause = (ClockChanged("pause"), ClockChanged("resume"))
        runner.acts.setdefault(_draw(third, seed, "when paused"), pause)
    if _draw(2, seed, "hold"):
        numbers = [row.number for row in loaded.scenario.msel.injects]
        runner.held = frozenset(number for number in numbers if not _draw(6, seed, "held", number))
    if _draw(2, seed, "fault"):
        begin = _draw(third, seed, "when it failed")
        fault = FaultLogged(fault="f1", what=Text("mất mạng"), since=begin * 60, cells=())
        runner.acts[begin] = (*runner.acts.get(begin, ()), fault)
        mended = begin + 1 + _draw(60, seed, "how long")
        runner.acts[mended] = (*runner.acts.get(mended, ()), FaultMended("f1"))
    for n in range(_draw(4, seed, "linked anew")):  # while people play, and in the run-on
        runner.relinked[_draw(third + 60, seed, "when linked anew", n)] = _draw(1 << 20, seed, "to what", n)
    if _draw(2, seed, "jump"):
        begin = 1 + _draw(third - 10, seed, "when jumped")
        runner.jump = range(begin, min(third - 1, begin + 3 + _draw(20, seed, "how far")))


def _players(loaded: Loaded) -> list[str]:
    return [cell.id for cell in loaded.scenario.cells.cells if cell.level > 0]


def _draw(below: int, seed: int, *what: str | int) -> int:
    return draw_below(below, seed, "two readings", *what)
