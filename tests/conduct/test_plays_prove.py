"""What halls of every character do makes a drill that proves: no lawful play is called a forgery, and no event lacks a bringer.

The short form plays some, the long one every drill of the library but the flagship (`python3 run.py test --long`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from infodrill.automata.character import CHARACTERS
from infodrill.conduct.proof import step_fault
from infodrill.kernel.archive import DrillFile, read_drill
from tests.forms import both_forms
from tests.rehearsals import FLAGSHIP, SIZES
from tests.verdict.walks import played, short, walk

# The smallest by every character; the others are played for other tests too, or hold what no hall of that one does.
SMALLEST = "market-rumour"
KEPT = [
    *((SMALLEST, cells) for cells in CHARACTERS),
    ("clinic", "overreacting"),
    ("boundaries", "careless"),
    ("pump-log", "good"),
    ("five-pictures", "silent"),
]
EVERY = [(name, cells) for name in SIZES if name != FLAGSHIP for cells in CHARACTERS]
MOST = 60  # of the kinds of events that halls alone bring, without a person


@cache
def drill(name: str, cells: str) -> DrillFile:
    return read_drill(played(name, cells))


@pytest.mark.parametrize(("name", "cells"), both_forms(EVERY, KEPT))
def test_a_hall_of_one_character_makes_a_drill_that_proves(name: str, cells: str) -> None:
    assert step_fault(drill(name, cells)) is None


def test_between_them_they_hold_most_of_what_halls_bring() -> None:
    held = {event.body.TYPE for row in KEPT for event in drill(*row).events}
    assert len(held) >= MOST


@pytest.mark.parametrize("seed", both_forms(range(1, 13), [1, 2, 3]))
def test_a_hall_of_many_characters_under_a_control_that_acts_makes_a_drill_that_proves(
    seed: int, tmp_path: Path
) -> None:
    assert step_fault(read_drill(walk(short(SMALLEST, tmp_path), seed, tmp_path))) is None
