"""Small whole drills, played once a run and shared by the tests that look at them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from infodrill.automata.rehearse import Rehearsal
from infodrill.kernel.archive import DrillFile
from infodrill.scenario.loader import Loaded, find, load
from tests import rehearsals

Play = Callable[[str], tuple[Rehearsal, DrillFile]]
Library = Callable[[str], tuple[Loaded, DrillFile]]


@pytest.fixture(scope="session")
def clinic() -> Loaded:
    return load(find("clinic"))


@pytest.fixture(scope="session")
def played() -> Play:
    """`played("good")` = the clinic drill with cells of that character, seed 1; each is played once."""
    return lambda cells: (rehearsals.rehearsal("clinic", cells), rehearsals.played("clinic", cells))


@pytest.fixture(scope="session")
def library() -> Library:
    """`library("boundaries")` = a drill of the library and its log as good cells play it, seed 1; each is played once."""
    return lambda name: (load(find(name)), rehearsals.played(name, "good"))
