"""Spread level S0–S5: the Breakout Scale read from communities, platforms, press and what is seen in the street.

S0 one post · S1 one community on one platform · S2 many communities or platforms · S3 both · S4 press · S5 action
seen offline (a public figure is for a person to notice). After Nimmo's Breakout Scale; the counting rule is ours.
"""

# Charter: watch levels
from __future__ import annotations

from collections.abc import Mapping

PLATFORMS: frozenset[str] = frozenset({"feed", "group", "field"})
ENOUGH = 2
"""Posts from which a ward counts as a community, or a channel as a platform, that carries the story."""


def spread_level(wards: Mapping[str, int], channels: Mapping[str, int], offline: int) -> int:
    """The level of a group from its posts by ward and by channel, and its field reports of action."""
    if offline:
        return 5
    if channels.get("press", 0):
        return 4
    total = sum(channels.values())
    if total <= 1:
        return 0
    communities = sum(1 for number in wards.values() if number >= ENOUGH) > 1
    platforms = sum(1 for name, number in channels.items() if name in PLATFORMS and number >= ENOUGH) > 1
    return 1 + communities + platforms
