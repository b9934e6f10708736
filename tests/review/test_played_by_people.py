"""A cell in which a person sat is never counted as played by the machine, whatever was chosen before the start."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.conduct.nouns.clock import PhaseBegun
from infodrill.conduct.nouns.lobby import SeatJoined
from infodrill.review.ledger import course_of
from infodrill.review.record import machine_played
from tests.rehearsals import record as played


@pytest.fixture(scope="module")
def record():
    return played("clinic", "good")


def joined(record, at: int):
    """The same log with a person who takes a seat of the first cell at second `at`."""
    cell = next(each_cell for each_cell in record.scenario.cells.cells if each_cell.level > 0)
    place = next(n for n, event in enumerate(record.events) if n and event.at >= at)
    before = record.events[place - 1]
    taken = replace(before, body=SeatJoined(cell.seats[0].id))
    return cell.id, replace(record, events=(*record.events[:place], taken, *record.events[place:]))


def test_without_people_every_cell_is_the_machine_s_and_all_rows_count(record):
    assert machine_played(record.scenario, record.events) == frozenset(record.opened.cells)
    assert not any(course_of(record).stands_aside(cell) for cell in record.opened.cells)


@pytest.mark.parametrize("at", [0, 600])
def test_the_cell_of_a_person_counts_and_those_of_the_machine_stand_aside(record, at):
    cell, mixed = joined(record, at)
    assert mixed.automated == frozenset(record.opened.cells) - {cell}
    course = course_of(mixed)
    assert not course.stands_aside(cell)
    assert all(course.stands_aside(one) for one in mixed.automated)


def test_who_comes_when_play_is_over_has_not_played(record):
    over = next(
        event.at for event in record.events if isinstance(event.body, PhaseBegun) and event.body.phase == 4
    )
    _, after = joined(record, over + 1)
    assert after.automated == frozenset(record.opened.cells)
