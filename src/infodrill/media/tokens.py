"""Fields of a post's text that render to safe invented values: nothing a reader could dial, pay, open or visit."""

# Charter: media tokens
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from infodrill.scenario.schema import Places

TOKENS: frozenset[str] = frozenset({"phone", "account", "link", "ward", "place", "city", "time"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where and when a post is read: names already in the post's language; `wards` = names by ward id."""

    city: str
    ward: str = ""
    time: str = "00:00"
    wards: Mapping[str, str] | None = None


SAMPLE = Setting(city="Thành phố Hải Minh", ward="Phường Bến Mẫu", time="22:40")


def render(name: str, label: str, setting: Setting) -> str:
    """The value of `{name:label}`. Raises KeyError for a token that does not exist (the compiler refuses it first)."""
    if name in ("ward", "place"):
        named = (setting.wards or {}).get(label, "")
        return named or setting.ward or setting.city
    return {
        "phone": "09xx xxx xxx",  # letters: no keypad can dial it
        "account": "xxxx-DIENTAP-xxxx",
        "link": f"https://{label or 'trang'}.dien-tap.invalid",
        "city": setting.city,
        "time": setting.time,
    }[name]


def values(places: Places, lang: str) -> dict[str, Sequence[str]]:
    """Every value that the place tokens can take in a scenario, for the proof of anchors."""
    city = places.city.in_(lang)
    wards = tuple(ward.name.in_(lang) for ward in places.wards)
    return {"ward": (*wards, city), "place": (*wards, city), "city": (city,)}
