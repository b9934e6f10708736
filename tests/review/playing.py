"""Drills of the library as automated cells play them, each once a run."""

from __future__ import annotations

from infodrill.automata.rehearse import play
from infodrill.kernel.store import MemoryLogStore
from infodrill.review.record import Record
from infodrill.scenario.loader import find, load
from tests.once import once


@once
def played(name: str, cells: str) -> Record:
    """The record of that drill, seed 1, in a city of 1,000 accounts."""
    loaded = load(find(name))
    made = play(loaded, seed=1, cells=cells, accounts=1_000, store=MemoryLogStore())
    return Record(scenario=loaded.scenario, events=tuple(made.log.events), files=made.files)
