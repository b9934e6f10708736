"""Automated cells read what a person in their seat is shown: never the state, the log, the scenario, or what a view keeps."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import infodrill.automata
from infodrill.automata.agenda import AutomatedCells
from infodrill.automata.character import character
from infodrill.conduct import runner
from infodrill.conduct.city import build_city, open_event, open_spread
from infodrill.conduct.drill import Drill
from infodrill.conduct.network import Network
from infodrill.conduct.noun import Command
from infodrill.conduct.nouns.course import CityBuilt
from infodrill.conduct.seats import directory
from infodrill.conduct.shipped import load_shipped
from infodrill.conduct.view import SeatView
from infodrill.kernel.derived import MemoryDerivedStore
from infodrill.kernel.events import EventBody
from infodrill.kernel.log import EventLog
from infodrill.kernel.store import MemoryLogStore
from infodrill.scenario.loader import Loaded
from tests.forms import both_forms

ACCOUNTS, MINUTES = 1_000, 100
HOUSE = Path(infodrill.automata.__file__).parent
DRIVERS = ("__init__", "rehearse", "playagain")  # play whole drills, of which cells are a part
IN_A_SEAT = sorted(path for path in HOUSE.glob("*.py") if path.stem not in DRIVERS)
SHOWN = {
    "Bi",
    "Delivery",
    "Exchange",
    "Guidance",
    "Meeting",
    "Received",
}  # what stands in a view; of a scenario, its texts alone


class Glass:
    """A view through which nothing but its public side is seen, nor that of the views in it."""

    def __init__(self, view: object) -> None:
        self._view = view

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AssertionError(f"an automated cell reached for {name}")
        found = getattr(self._view, name)
        inner = type(found).__module__.startswith("infodrill.conduct") and type(found).__name__.endswith(
            "View"
        )
        return Glass(found) if inner else found


@dataclass(frozen=True)
class BehindGlass:
    """The same colleagues, who see through glass."""

    inner: AutomatedCells

    @property
    def cells(self) -> frozenset[str]:
        return self.inner.cells

    def reading(self, view: SeatView) -> tuple[runner.Work, ...]:
        return self.inner.reading(Glass(view))  # type: ignore[arg-type]

    def work(self, view: SeatView, free: int) -> tuple[runner.Work, ...]:
        return self.inner.work(Glass(view), free)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", both_forms(["good", "careless", "overreacting"], ["careless"]))
def test_whoever_sees_through_glass_does_the_same(clinic: Loaded, name: str) -> None:
    plain, glass = (given(clinic, name, behind) for behind in (False, True))
    assert glass == plain and len(plain) > 50


def given(loaded: Loaded, name: str, behind_glass: bool) -> list[tuple[int, str, EventBody]]:
    """(second, seat, event) of all that the automated seats did in the first minutes of a drill."""
    scenario, edition = loaded.scenario, load_shipped(loaded.scenario.drill.edition)
    players = {cell.id: character(name) for cell in scenario.cells.cells if cell.level > 0}
    seats, log = directory(scenario.cells, "vi"), EventLog(MemoryLogStore(), seed=1, epoch=0)
    drill, city = Drill(scenario, edition, seats, log), build_city(scenario, ACCOUNTS, 1)
    opened = open_event(loaded, edition, 1, ACCOUNTS, dict.fromkeys(players, name), "vi")
    drill.record((opened, CityBuilt(ACCOUNTS, city.digest)), 0, "runner")
    network, cells = Network(scenario, seed=1, language="vi"), AutomatedCells(players, 1)
    colleagues = BehindGlass(cells) if behind_glass else cells
    runner.Runner(
        drill, open_spread(city, opened), network, MemoryDerivedStore(), colleagues, lang="vi"
    ).play(until=MINUTES)
    return [(event.at, event.actor, event.body) for event in log.events if event.actor in seats.seats]


@pytest.mark.parametrize("path", IN_A_SEAT, ids=lambda path: path.stem)
def test_nothing_private_of_another_is_reached(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    reached = [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr.startswith("_") and node.attr != "__name__"
        if ast.unparse(node.value) != "self"
    ]
    assert reached == []


@pytest.mark.parametrize("path", IN_A_SEAT, ids=lambda path: path.stem)
def test_of_nouns_and_scenarios_it_takes_what_a_seat_asks_or_is_shown(path: Path) -> None:
    kept = {
        name
        for module, name in taken(path)
        if ".nouns." in module or module.startswith("infodrill.scenario")
        if isinstance(what := getattr(import_module(module), name), type) and not issubclass(what, Command)
    }
    assert kept <= SHOWN, "neither asked by a seat nor shown to it"


def taken(path: Path) -> Iterator[tuple[str, str]]:
    """(module, name) of what a file imports from the house, its own package aside."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("infodrill."):
            if not (node.module or "").startswith("infodrill.automata"):
                yield from ((node.module or "", name.name) for name in node.names)
        elif isinstance(node, ast.Import):
            assert not any(name.name.startswith("infodrill") for name in node.names)
