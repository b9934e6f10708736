"""Small whole drills, played once a run and shared by the tests that look at them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from infodrill.automata.rehearse import Rehearsal, rehearse
from infodrill.kernel.archive import DrillFile, read_drill
from infodrill.scenario.loader import Loaded, find, load
from tests.once import once, place

ACCOUNTS = 4_000
SIZES = {"typhoon": 20_000}
Play = Callable[[str], tuple[Rehearsal, DrillFile]]
Library = Callable[[str], tuple[Loaded, DrillFile]]


@once
def _play(name: str, cells: str, accounts: int) -> tuple[Rehearsal, DrillFile]:
    made = rehearse(load(find(name)), seed=1, cells=cells, accounts=accounts, folder=place())
    return made, read_drill(made.drill_file)


@pytest.fixture(scope="session")
def clinic() -> Loaded:
    return load(find("clinic"))


@pytest.fixture(scope="session")
def played() -> Play:
    """`played("good")` = the clinic drill with cells of that character, seed 1; each is played once."""
    return lambda cells: _play("clinic", cells, ACCOUNTS)


@pytest.fixture(scope="session")
def library() -> Library:
    """`library("boundaries")` = a drill of the library and its log as good cells play it, seed 1; each is played once."""
    return lambda name: (load(find(name)), _play(name, "good", SIZES.get(name, ACCOUNTS))[1])
