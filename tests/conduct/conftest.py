"""Small whole drills, played once a session and shared by the tests that look at them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from infodrill.automata.rehearse import Rehearsal, rehearse
from infodrill.kernel.archive import DrillFile, read_drill
from infodrill.scenario.loader import Loaded, find, load

ACCOUNTS = 4_000
SIZES = {"typhoon": 20_000}
Play = Callable[[str], tuple[Rehearsal, DrillFile]]
Library = Callable[[str], tuple[Loaded, DrillFile]]
# Plays so far, by character and by drill: the tests of two folders ask for them.
_PLAYED: dict[str, tuple[Rehearsal, DrillFile]] = {}
_LIBRARY: dict[str, tuple[Loaded, DrillFile]] = {}


@pytest.fixture(scope="session")
def clinic() -> Loaded:
    return load(find("clinic"))


@pytest.fixture(scope="session")
def played(clinic: Loaded, tmp_path_factory: pytest.TempPathFactory) -> Play:
    """`played("good")` = the clinic drill with cells of that character, seed 1; each is played once."""

    def play(cells: str) -> tuple[Rehearsal, DrillFile]:
        if cells not in _PLAYED:
            folder: Path = tmp_path_factory.mktemp(cells)
            made = rehearse(clinic, seed=1, cells=cells, accounts=ACCOUNTS, folder=folder)
            _PLAYED[cells] = (made, read_drill(made.drill_file))
        return _PLAYED[cells]

    return play


@pytest.fixture(scope="session")
def library(played: Play, clinic: Loaded, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """`library("boundaries")` = a drill of the library and its log as good cells play it, seed 1; each is played once."""

    def play(name: str) -> tuple[Loaded, DrillFile]:
        if name == "clinic":
            return clinic, played("good")[1]
        if name not in _LIBRARY:
            loaded, folder = load(find(name)), tmp_path_factory.mktemp(name)
            made = rehearse(loaded, seed=1, cells="good", accounts=SIZES.get(name, ACCOUNTS), folder=folder)
            _LIBRARY[name] = (loaded, read_drill(made.drill_file))
        return _LIBRARY[name]

    return play
