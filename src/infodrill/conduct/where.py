"""Which place a matter concerns: the wards that it names, the whole city where it names that; else where it was reported."""

# Charter: conduct where
from __future__ import annotations

from infodrill.scenario.schema import Bi, Places


def concerned(places: Places, ward: str, told: str) -> Bi:
    """The place that `told` (in any language) speaks of, in both languages; of the case's `ward`, "" = the city, when it
    names none."""
    named = [each_ward.name for each_ward in places.wards if own_name(each_ward.name) in told]
    if own_name(places.city) in told:
        return places.city
    if not named:
        return next((each_ward.name for each_ward in places.wards if each_ward.id == ward), places.city)
    return Bi(vi=", ".join(text.vi for text in named), en=", ".join(text.en for text in named))


def own_name(name: Bi) -> str:
    """The name without its kind: "Phường Bến Lành", "Bến Lành ward" → "Bến Lành"."""
    words = name.vi.split()
    ends = (" ".join(words[at:]) for at in range(len(words)))
    return next((end for end in ends if name.en.startswith(end)), name.vi)
