"""The drills that one city plays in a year are of one place and one cast: typhoon, pump-log, boundaries.

Each folder stands alone, so the few lines they have in common are written in each; here they are held to the flagship's.
"""

from __future__ import annotations

from datetime import datetime

import pytest

from infodrill.scenario.loader import find, load
from infodrill.scenario.schema import Scenario
from tests.rehearsals import FLAGSHIP

LATER = ("pump-log", "boundaries")  # in the order in which they are played
OF_THE_TOWN = ("Báo ", "Trang Hải Minh ")  # whatever calls itself so is known since the storm
PROMISES = ("28/8", "16/9", "20 giờ")  # the pumps' day, the calculation's, the hour of the stand-by pumps


def scenario(name: str) -> Scenario:
    return load(find(name)).scenario


@pytest.mark.parametrize("name", LATER)
def test_it_plays_in_the_same_city(name: str) -> None:
    known = {ward.id: ward for ward in scenario(FLAGSHIP).places.wards}
    places = scenario(name).places
    assert places.city == scenario(FLAGSHIP).places.city
    assert places.wards and all(ward == known[ward.id] for ward in places.wards)


def test_one_comes_after_the_other() -> None:
    days = [datetime.fromisoformat(scenario(name).drill.epoch) for name in (FLAGSHIP, *LATER)]
    assert days == sorted(set(days)), days


@pytest.mark.parametrize("name", LATER)
def test_who_sat_there_on_the_storm_night_sits_there_again(name: str) -> None:
    """A seat may take on more roles in a smaller hall; it loses none."""
    known = {cell.id: cell for cell in scenario(FLAGSHIP).cells.cells if cell.level}
    for cell in scenario(name).cells.cells:
        if (then := known.get(cell.id)) is None:
            continue
        assert (cell.name, cell.organisation, cell.level, cell.ward) == (
            then.name, then.organisation, then.level, then.ward,
        )  # fmt: skip
        seats = {seat.id: seat for seat in then.seats}
        again = [seat for seat in cell.seats if seat.id in seats]
        assert again
        for seat in again:
            assert seat.name == seats[seat.id].name and set(seats[seat.id].roles) <= set(seat.roles)


@pytest.mark.parametrize("name", LATER)
def test_its_press_and_its_pages_are_those_of_the_storm(name: str) -> None:
    known = set(scenario(FLAGSHIP).drill.senders)
    mine = {sender for sender in scenario(name).drill.senders if sender.startswith(OF_THE_TOWN)}
    assert mine <= known
    assert scenario(name).drill.epoch != scenario(FLAGSHIP).drill.epoch


def test_every_cell_of_the_pump_log_is_one_of_the_storm_and_speaks_of_the_same_promises() -> None:
    storm, later = scenario(FLAGSHIP), scenario("pump-log")
    assert {cell.id for cell in later.cells.cells} <= {cell.id for cell in storm.cells.cells}
    assert later.drill.epoch[:10] > storm.drill.epoch[:10]
    (pumps,) = (claim for claim in storm.claims if claim.id == "k8-pumps")
    told = " ".join([*(known.why.vi for known in pumps.truth), pumps.advice.vi])
    assert [word for word in PROMISES if word not in told or word not in later.drill.briefing.vi] == []
