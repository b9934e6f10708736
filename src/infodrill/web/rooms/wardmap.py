"""The map of the invented wards: a hexagon each, darker the more is asked there, as plain numbers for SVG."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from infodrill.conduct.view import SeatView
from infodrill.kernel.clock import HOUR_IN_MINUTES
from infodrill.kernel.i18n import tr
from infodrill.web.rooms.drawing import leaps_of
from infodrill.web.rooms.signs import grouped

RADIUS = 58  # of a tile
# Questions of an hour in a ward above which its tile is a shade darker: the same number has the same shade at any minute.
LEVELS = (2, 9, 29, 99)
_KINDS = (
    "Phường ",
    "Xã ",
    "Đặc khu ",
    "Thị trấn ",
    "Khu ",
    " ward",
    " commune",
    " special zone",
    " township",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    ward: str
    name: str
    value: str
    points: str
    x: str
    y: str
    shade: int
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """`words` = of what time its numbers are."""

    tiles: tuple[Tile, ...]
    box: str
    told: str
    words: str


def tiles(view: SeatView, values: Mapping[str, int] | None, here: str = "", *, minute: int) -> Map:
    """The wards as hexagons in columns that interlock, in the order of places.yaml; darker = more, each with its number:
    the questions of the hour before a minute, as far as the story did not leap in it. None = nothing is counted yet."""
    lang, wards = view.lang, view.premises.wards
    found = []
    for (ward, name), (cx, cy) in zip(wards.items(), _centres(len(wards)), strict=True):
        value = values.get(ward, 0) if values is not None else -1
        corners = " ".join(
            f"{cx + RADIUS * math.cos(math.pi / 3 * n):.1f},{cy + RADIUS * math.sin(math.pi / 3 * n):.1f}"
            for n in range(6)
        )
        shade = sum(value > level for level in LEVELS)
        found.append(
            Tile(
                ward=ward,
                name=_short(name),
                value=grouped(lang, value) if value >= 0 else "–",
                points=corners,
                x=f"{cx:.1f}",
                y=f"{cy:.1f}",
                shade=shade,
                here=ward == here,
            )
        )
    xs = [float(tile.x) for tile in found]
    ys = [float(tile.y) for tile in found]
    pad = RADIUS + 14
    box = f"{min(xs) - pad:.0f} {min(ys) - pad:.0f} {max(xs) - min(xs) + 2 * pad:.0f} {max(ys) - min(ys) + 2 * pad:.0f}"
    leapt = [words for at, words in leaps_of(view) if minute - HOUR_IN_MINUTES < at <= minute]
    return Map(
        tiles=tuple(found),
        box=box,
        told="; ".join(f"{tile.name} {tile.value}" for tile in found),
        words=tr(lang, "questions since {moment}", moment=leapt[-1])
        if leapt
        else tr(lang, "questions of the last hour"),
    )


def _centres(count: int) -> list[tuple[float, float]]:
    """Columns of k and k + 1 tiles in turn, as flat as a screen."""
    tall = max(1, round(math.sqrt(count / 5.5)))
    columns: list[int] = []
    while sum(columns) < count:
        columns.append(min(tall + len(columns) % 2, count - sum(columns)))
    high = math.sqrt(3) * RADIUS
    return [
        (
            place * 1.5 * RADIUS,
            (row - (size - 1) / 2) * high + (0 if (size - tall) % 2 == place % 2 else high / 2),
        )
        for place, size in enumerate(columns)
        for row in range(size)
    ]


def _short(name: str) -> str:
    for kind in _KINDS:
        name = name.removeprefix(kind) if kind.endswith(" ") else name.removesuffix(kind)
    return name
