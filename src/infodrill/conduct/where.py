"""Which place a matter concerns: the wards that it names, the whole city where it names that; else where it was reported."""

# Charter: conduct where
from __future__ import annotations

from infodrill.scenario.schema import Bi, Places


def concerned(places: Places, ward: str, told: str) -> Bi:
    """The place that `told` (in any language) speaks of, in both languages; of the case's `ward`, "" = the city, when it
    names none."""
    named = [one.name for one in places.wards if own_name(one.name) in told]
    if own_name(places.city) in told:
        return places.city
    if not named:
        return next((one.name for one in places.wards if one.id == ward), places.city)
    return Bi(vi=", ".join(one.vi for one in named), en=", ".join(one.en for one in named))


def own_name(name: Bi) -> str:
    """The name without its kind: "Phường Bến Lành", "Bến Lành ward" → "Bến Lành"."""
    words = name.vi.split()
    ends = (" ".join(words[at:]) for at in range(len(words)))
    return next((one for one in ends if name.en.startswith(one)), name.vi)
