"""Small whole drills, played once a session and shared by the tests that look at them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from infodrill.conduct.rehearse import Rehearsal, rehearse
from infodrill.kernel.archive import DrillFile, read_drill
from infodrill.scenario.loader import Loaded, find, load

ACCOUNTS = 4_000
Play = Callable[[str], tuple[Rehearsal, DrillFile]]


@pytest.fixture(scope="session")
def clinic() -> Loaded:
    return load(find("clinic"))


@pytest.fixture(scope="session")
def played(clinic: Loaded, tmp_path_factory: pytest.TempPathFactory) -> Play:
    """`played("good")` = the clinic drill with cells of that character, seed 1; each is played once."""
    done: dict[str, tuple[Rehearsal, DrillFile]] = {}

    def play(cells: str) -> tuple[Rehearsal, DrillFile]:
        if cells not in done:
            folder: Path = tmp_path_factory.mktemp(cells)
            made = rehearse(clinic, seed=1, cells=cells, accounts=ACCOUNTS, folder=folder)
            done[cells] = (made, read_drill(made.drill_file))
        return done[cells]

    return play
