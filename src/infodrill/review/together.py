"""Owns what lives have in common: the arms of one replica are one life for as long as the same acts on the city in each.

Each arm has a course of its own: what acts on the city there, and what it decides anew by what it finds. In a minute in which two
courses come to something else they part, and each goes on from the city as it then stood. What never parts is lived once.
"""

# Charter: review together
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from infodrill.kernel.events import EventBody
from infodrill.review.anew import Anew
from infodrill.review.changes import Arm
from infodrill.review.parity import Reach

if TYPE_CHECKING:
    from infodrill.society import Spread


@dataclass(kw_only=True)
class ArmCourse:
    """One arm on its way: `acts` by minute, `anew` None where nothing is decided again, and what was read of it so far."""

    arm: Arm
    acts: Mapping[int, Sequence[EventBody]]
    anew: Anew | None
    begun: int = 0  # trust where it begins, per million
    wards: Mapping[str, NDArray[np.int64]] = field(default_factory=dict)
    reach: list[Reach] = field(default_factory=list)

    def acting(
        self, minute: int, spread: Spread, weighed: Callable[[EventBody], bool]
    ) -> tuple[EventBody, ...]:
        """What acts on the city in this minute, taken note of; to be asked once a minute."""
        held, anew = self.acts.get(minute, ()), self.anew
        if anew is None:
            return tuple(held)
        # All is decided before anything acts, by the city as the minute finds it.
        new = tuple(anew.decide(minute, spread))
        found = tuple(body for body in (*new, *held) if anew.allows(body, minute) and weighed(body))
        for body in found:
            anew.note(body, minute)
        return found


@dataclass(slots=True, kw_only=True)
class PartedArms:
    """Courses that go on from a city that stands still, None once they have; `acting` = what acts there first, None where that is
    not asked yet."""

    courses: Sequence[ArmCourse]
    city: Spread | None
    acting: tuple[EventBody, ...] | None = None


def parts(
    courses: Sequence[ArmCourse], minute: int, spread: Spread, weighed: Callable[[EventBody], bool]
) -> list[tuple[list[ArmCourse], tuple[EventBody, ...]]]:
    """The courses by what acts in this minute, in the order in which they were given."""
    found: list[tuple[list[ArmCourse], tuple[EventBody, ...]]] = []
    for course in courses:
        acting = course.acting(minute, spread, weighed)
        same = next((alike for alike, others in found if others == acting), None)
        if same is None:
            found.append(([course], acting))
        else:
            same.append(course)
    return found
