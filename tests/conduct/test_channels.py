"""Every role against every room of the network: who reads and who writes where."""

from __future__ import annotations

import pytest

from infodrill.casework.steps import PLAYERS
from infodrill.conduct import policy
from infodrill.conduct.policy.channels import WARDS_LISTENED
from infodrill.conduct.roles import SIMULATORS, STAFF
from infodrill.conduct.seats import SeatPlace
from infodrill.media.groups import ClosedGroups
from infodrill.media.refs import OPEN
from infodrill.scenario.loader import find, load

GROUPS = ClosedGroups(load(find("typhoon")).scenario, seed=1)
WARD = GROUPS.wards[0]
CONTROL = sorted(STAFF | SIMULATORS | {"EVAL"})
PLAYERS = sorted(PLAYERS)


def seat(role: str, ward: str = "") -> SeatPlace:
    return SeatPlace(
        seat="s",
        name="name",
        cell="cell",
        level=1 if ward else 2,
        ward=ward,
        roles=frozenset({role}),
        owns=frozenset(),
        automated=False,
    )


@pytest.mark.parametrize("role", CONTROL)
def test_control_reads_every_room(role: str) -> None:
    rooms = set(policy.channels_of(seat(role), GROUPS))
    assert {
        *OPEN,
        *(group.id for group in GROUPS.every()),
        *(f"{ward}.field" for ward in GROUPS.wards),
    } <= rooms
    assert policy.reads_deleted(seat(role))


@pytest.mark.parametrize("role", [*PLAYERS, "OBS"])
def test_a_seat_of_a_ward_reads_its_wards_rooms_and_no_other_wards(role: str) -> None:
    rooms = policy.channels_of(seat(role, WARD), GROUPS)
    assert set(rooms) == {*OPEN, *(group.id for group in GROUPS.of_ward(WARD)), f"{WARD}.field"}
    assert not policy.reads_deleted(seat(role, WARD))


@pytest.mark.parametrize("role", [*PLAYERS, "OBS"])
def test_a_seat_of_the_city_is_in_a_few_groups_only_when_it_listens(role: str) -> None:
    rooms = policy.channels_of(seat(role), GROUPS)
    groups = [room for room in rooms if room not in OPEN]
    assert len(groups) == (WARDS_LISTENED if role in {"MONITOR", "VERIFY", "COLLAB", "CITIZEN-DESK"} else 0)
    assert len({group.rpartition(".")[0] for group in groups}) == len(groups)


@pytest.mark.parametrize("role", [*PLAYERS, "OBS"])
def test_nobody_writes_where_the_seat_does_not_read(role: str) -> None:
    everywhere = {
        *OPEN,
        *(group.id for group in GROUPS.every()),
        *(f"{ward}.field" for ward in GROUPS.wards),
    }
    for place in (seat(role), seat(role, WARD)):
        writes = {each_id for each_id in everywhere if policy.writes_in(place, each_id, GROUPS)}
        assert writes <= set(policy.channels_of(place, GROUPS)) - {"press", "portal"}


def test_a_cell_passes_on_where_its_collaborators_are_and_nowhere_else() -> None:
    """Not in the groups of a colleague who does other work."""
    mine, other = GROUPS.wards[0], GROUPS.wards[1]
    cell = [seat("COLLAB", mine), seat("L1-DUTY", other)]
    assert {ward for _, ward in policy.relay_rooms(cell, "group", GROUPS)} == {mine}
    assert policy.relay_rooms(cell, "field", GROUPS) == ((f"{mine}.field", mine),)
    assert (
        policy.relay_rooms(cell[1:], "group", GROUPS) == policy.relay_rooms(cell[1:], "field", GROUPS) == ()
    )
    assert policy.relay_rooms(cell[1:], "feed", GROUPS) == (("feed", other),)
