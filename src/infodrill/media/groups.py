"""Closed groups by ward: invented names, and which group a closed-group thread is seen in."""

# Charter: media groups
from __future__ import annotations

from dataclasses import dataclass

from infodrill.kernel.streams import draw_below
from infodrill.scenario.schema import Bi, Scenario, Ward

_THEMES: tuple[tuple[str, str], ...] = (
    ("Tổ dân phố 3 · {ward}", "Residents' block 3 · {ward}"),
    ("Phụ huynh lớp 2B · {ward}", "Parents of class 2B · {ward}"),
    ("Chợ sớm {ward}", "{ward} morning market"),
    ("Hội đồng niên {ward}", "Same-year friends of {ward}"),
    ("Xe ôm và giao hàng {ward}", "Riders and deliveries of {ward}"),
    ("Ngõ 12 báo nước, báo điện · {ward}", "Lane 12 water and power · {ward}"),
    ("Nhà thuyền {ward}", "Boat families of {ward}"),
)
# Residents for each listed group: a ward lists the few that a seat may join, not all its groups.
_PER_GROUP = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedGroup:
    """A group that seats of its ward belong to. `id` = its room; `members` = people in it, seats not counted."""

    id: str
    ward: str
    name: Bi
    members: int


class ClosedGroups:
    """The listed groups of a scenario."""

    def __init__(self, scenario: Scenario, *, seed: int) -> None:
        self._seed = seed
        self._listed = {ward.id: _listed(ward) for ward in scenario.places.wards}

    @property
    def wards(self) -> tuple[str, ...]:
        """Ward ids, in the order of places.yaml."""
        return tuple(self._listed)

    def of_ward(self, ward: str) -> tuple[ClosedGroup, ...]:
        """Groups of a ward, in a fixed order; empty for an unknown ward."""
        return self._listed.get(ward, ())

    def every(self) -> tuple[ClosedGroup, ...]:
        """All listed groups, ward by ward."""
        return tuple(group for groups in self._listed.values() for group in groups)

    def named(self, room: str) -> ClosedGroup | None:
        """The group of a room; None when the room is none."""
        return next((group for group in self.of_ward(room.rpartition(".")[0]) if group.id == room), None)

    def room_of(self, channel: str, ward: str, thread: str) -> str:
        """Where a thread is read: a group's id, "<ward>.field" for word of mouth, else the channel itself."""
        if channel == "field":
            return f"{ward}.field" if ward else "field"
        options = self.of_ward(ward)
        if channel != "group" or not options:
            return channel
        return options[draw_below(len(options), self._seed, "closed_group", thread)].id


def _listed(ward: Ward) -> tuple[ClosedGroup, ...]:
    number = min(len(_THEMES), 2 + ward.population // _PER_GROUP)
    return tuple(
        ClosedGroup(
            id=f"{ward.id}.g{place}",
            ward=ward.id,
            name=Bi(vi=vi.format(ward=ward.name.vi), en=en.format(ward=ward.name.en)),
            members=40 + draw_below(220, 0, "members", ward.id, place),
        )
        for place, (vi, en) in enumerate(_THEMES[:number])
    )
