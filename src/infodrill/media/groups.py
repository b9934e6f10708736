"""Closed groups by ward: invented names, and which group a closed-group thread is seen in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from infodrill.kernel.streams import draw_below
from infodrill.media.refs import PostRef
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
_PER_GROUP = (
    4_000  # residents for each listed group: a ward lists the few that a seat may join, not all its groups
)


@dataclass(frozen=True, slots=True)
class ClosedGroup:
    """A group that seats of its ward may join."""

    id: str
    ward: str
    name: Bi


class ClosedGroups:
    """The listed groups of a scenario."""

    def __init__(self, scenario: Scenario, *, seed: int) -> None:
        self._seed = seed
        self._listed = {ward.id: _listed(ward) for ward in scenario.places.wards}

    def of_ward(self, ward: str) -> tuple[ClosedGroup, ...]:
        """Groups of a ward, in a fixed order; empty for an unknown ward."""
        return self._listed.get(ward, ())

    def group_of(self, ref: PostRef) -> ClosedGroup | None:
        """The group a post is seen in; None for other channels and unknown wards."""
        options = self.of_ward(ref.ward)
        if ref.channel != "group" or not options:
            return None
        return options[draw_below(len(options), self._seed, "closed_group", ref.thread)]

    def seen_in(self, group: ClosedGroup, refs: Iterable[PostRef]) -> tuple[PostRef, ...]:
        """The posts of one group."""
        return tuple(one for one in refs if self.group_of(one) == group)


def _listed(ward: Ward) -> tuple[ClosedGroup, ...]:
    number = min(len(_THEMES), 2 + ward.population // _PER_GROUP)
    return tuple(
        ClosedGroup(
            f"{ward.id}.g{place}",
            ward.id,
            Bi(vi=vi.format(ward=ward.name.vi), en=en.format(ward=ward.name.en)),
        )
        for place, (vi, en) in enumerate(_THEMES[:number])
    )
