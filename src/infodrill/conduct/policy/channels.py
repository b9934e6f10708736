"""Where on the invented network a seat reads and writes. A closed group that a seat is not in does not exist for it."""

# Charter: conduct policy channels
from __future__ import annotations

from collections.abc import Sequence

from infodrill.conduct.policy.sees import sees_everything
from infodrill.conduct.seats import SeatPlace
from infodrill.kernel.streams import draw_below
from infodrill.media.groups import ClosedGroup, ClosedGroups
from infodrill.media.refs import OPEN

# City seats that follow what people say belong to a few groups, like anybody who lives somewhere.
LISTENERS = frozenset({"MONITOR", "VERIFY", "COLLAB", "CITIZEN-DESK"})
WARDS_LISTENED = 3
WRITES = ("feed",)
RELAY_CHANNELS = ("feed", "group", "field")  # where collaborators pass statements on


def groups_of(seat: SeatPlace, groups: ClosedGroups) -> tuple[ClosedGroup, ...]:
    """The closed groups that a seat belongs to: its ward's; for listeners of the city one in each of a few wards."""
    if sees_everything(seat):
        return groups.every()
    if seat.ward:
        return groups.of_ward(seat.ward)
    if not seat.roles & LISTENERS:
        return ()
    firsts = [found for ward in groups.wards if (found := groups.of_ward(ward))]
    drawn = sorted(firsts, key=lambda first: draw_below(1 << 30, 0, "listens", seat.cell, first[0].ward))
    mine = [
        ward_groups[draw_below(len(ward_groups), 0, "joined", seat.cell, ward_groups[0].ward)]
        for ward_groups in drawn[:WARDS_LISTENED]
    ]
    return tuple(sorted(mine, key=lambda group: group.id))


def channels_of(seat: SeatPlace, groups: ClosedGroups) -> tuple[str, ...]:
    """Every room of the network that a seat reads: the public ones, its groups, and its own ward's talk in the street."""
    if sees_everything(seat):
        street: tuple[str, ...] = ("field", *(f"{ward}.field" for ward in groups.wards))
    else:
        street = (f"{seat.ward}.field",) if seat.ward else ()
    return (*OPEN, *(group.id for group in groups_of(seat, groups)), *street)


def relay_rooms(
    seats: Sequence[SeatPlace], channel: str, groups: ClosedGroups
) -> tuple[tuple[str, str], ...]:
    """(room, ward) where collaborators of a cell, its `seats`, pass on: groups they are in, and the street of the same wards."""
    if channel == "feed":
        return (("feed", next((seat.ward for seat in seats if seat.ward), "")),)
    mine = dict.fromkeys(
        group for seat in seats if "COLLAB" in seat.roles for group in groups_of(seat, groups)
    )
    if channel == "group":
        return tuple((group.id, group.ward) for group in mine)
    return tuple((f"{ward}.field", ward) for ward in dict.fromkeys(group.ward for group in mine))


def writes_in(seat: SeatPlace, room: str, groups: ClosedGroups) -> bool:
    """People post on the public feed and in groups they belong to; press and portal have their own ways."""
    return room in WRITES or room in {group.id for group in groups_of(seat, groups)}


def reads_deleted(seat: SeatPlace) -> bool:
    """What an author deleted is gone for players; control and evaluators still read it."""
    return sees_everything(seat)
