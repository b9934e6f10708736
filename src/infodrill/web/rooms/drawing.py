"""Drawings made on the server as plain numbers for SVG: curves over story time, and a tile map of the invented wards."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from infodrill.conduct.view import SeatView
from infodrill.web.rooms.signs import grouped

RADIUS = 58  # of a tile
SEEN_BY = frozenset({"claim", "true", "open"})  # kinds of lines that are filled down to the ground
Line = tuple[str, str, Sequence[tuple[int, int]]]  # kind, words, (minute, value)
LEVELS = (0.12, 0.35, 0.6, 0.85)  # of the largest value, from which a tile is a shade darker
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
class Paper:
    """What a chart is drawn on: its size, its margins, and how far apart the words at the ends of lines stand."""

    width: int = 640
    height: int = 200
    left: int = 52
    right: int = 150
    top: int = 26
    bottom: int = 30
    apart: int = 16
    hours: int = 4
    letter: float = 7.0  # mean width of a letter of the words at the ends of lines


PANE = Paper()
NARROW = Paper(left=80, right=225, apart=28, hours=2, letter=12.2)  # drawn small, with larger letters
# Letters of 22: read at ten metres.
HALL = Paper(width=930, height=232, left=72, right=290, top=38, bottom=36, apart=28, letter=12.2)
# Half of a wall, once the drill is over.
ENDING = Paper(width=1000, height=430, left=72, right=290, top=38, bottom=36, apart=34, letter=16)
# Half a sheet of paper wide.
LEAF = Paper(width=480, height=190, left=58, right=170, top=20, bottom=26, apart=20, hours=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A line: `kind` claim (what is false) | true | open (not yet found) | answer | asked; `words` stand at its end."""

    kind: str
    points: str
    under: str
    words: str
    x: str
    y: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnCurve:
    """A chart: grid lines with their values, hours below, series, and moments marked from top to bottom."""

    grid: tuple[tuple[str, str], ...]
    hours: tuple[tuple[str, str], ...]
    series: tuple[Series, ...]
    moments: tuple[tuple[str, str], ...]
    told: str
    paper: Paper = PANE

    @property
    def right(self) -> int:
        """Where the lines end and their words begin."""
        return self.paper.width - self.paper.right

    @property
    def floor(self) -> int:
        return self.paper.height - self.paper.bottom

    @property
    def hours_at(self) -> int:
        return self.paper.height - 8


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


@dataclass(frozen=True, slots=True)
class Map:
    tiles: tuple[Tile, ...]
    box: str
    told: str


def curve(
    lang: str,
    lines: Sequence[Line],
    clock: Mapping[int, str],
    moments: Iterable[tuple[int, str]] = (),
    *,
    paper: Paper = PANE,
) -> DrawnCurve | None:
    """`lines` = (kind, words, [(minute, value)]); `clock` = minute → story time. None when there is nothing to draw."""
    drawn = [line for line in lines if len(line[2]) > 1]
    if not drawn:
        return None
    top = _round(max(value for _, _, points in drawn for _, value in points))
    paper = _fitting(lang, drawn, top, paper)
    first = min(points[0][0] for _, _, points in drawn)
    last = max(points[-1][0] for _, _, points in drawn)
    left, floor = paper.left, paper.height - paper.bottom

    def x(minute: int) -> float:
        return left + (minute - first) * (paper.width - left - paper.right) / max(1, last - first)

    def y(value: int) -> float:
        return floor - value * (floor - paper.top) / top

    step = max(1, (last - first) // paper.hours)
    return DrawnCurve(
        grid=tuple((f"{y(top * part // 3):.1f}", grouped(lang, top * part // 3)) for part in range(4)),
        hours=tuple((f"{x(minute):.1f}", clock.get(minute, "")) for minute in range(first, last + 1, step)),
        series=tuple(_series(lang, drawn, paper, x, y)),
        moments=tuple((f"{x(minute):.1f}", words) for minute, words in moments if first <= minute <= last),
        told="; ".join(f"{words} {grouped(lang, points[-1][1])}" for _, words, points in drawn),
        paper=paper,
    )


def _fitting(lang: str, lines: Sequence[Line], top: int, paper: Paper) -> Paper:
    """With margins wide enough for the words at the ends of the lines and for the values of the grid."""
    longest = max(len(words) + 2 + len(grouped(lang, points[-1][1])) for _, words, points in lines)
    room = min(paper.width * 11 // 20, 12 + round(longest * paper.letter))
    beside = 14 + round(len(grouped(lang, top)) * paper.letter)
    return replace(paper, right=max(paper.right, room), left=max(paper.left, beside))


def _series(
    lang: str, lines: Sequence[Line], paper: Paper, x: Callable[[int], float], y: Callable[[int], float]
) -> Iterator[Series]:
    """The lines, with the words at their ends apart from one another and from the hours below."""
    ends: list[float] = []
    floor = paper.height - paper.bottom
    for kind, words, points in lines:
        path = " ".join(f"{x(minute):.1f},{y(value):.1f}" for minute, value in points)
        (minute, value), end = points[-1], min(y(points[-1][1]), floor - paper.apart / 3)
        while any(abs(end - other) < paper.apart for other in ends):
            end -= paper.apart
        ends.append(end)
        yield Series(
            kind=kind,
            points=path,
            under=f"{paper.left},{floor} {path} {x(minute):.1f},{floor}" if kind in SEEN_BY else "",
            words=f"{words}: {grouped(lang, value)}",
            x=f"{x(minute) + 8:.1f}",
            y=f"{end + paper.apart // 4:.1f}",
        )


def _round(value: int) -> int:
    """The next number that divides into three round steps."""
    size = 10 ** max(0, len(str(max(value, 3))) - 1)
    steps = (3, 6, 9, 12, 15, 30, 60, 90, 120)
    return next((step * size // 10 for step in steps if step * size >= value * 10), value) or 3


def tiles(view: SeatView, values: Mapping[str, int], here: str = "") -> Map:
    """The wards as hexagons in columns that interlock, in the order of places.yaml; darker = more, each with its number."""
    lang, wards = view.lang, view.premises.wards
    most = max(values.values(), default=0) or 1
    found = []
    for (ward, name), (cx, cy) in zip(wards.items(), _centres(len(wards)), strict=True):
        value = values.get(ward, 0)
        corners = " ".join(
            f"{cx + RADIUS * math.cos(math.pi / 3 * n):.1f},{cy + RADIUS * math.sin(math.pi / 3 * n):.1f}"
            for n in range(6)
        )
        shade = sum(value > most * level for level in LEVELS)
        found.append(
            Tile(
                ward=ward,
                name=_short(name),
                value=grouped(lang, value),
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
    return Map(tuple(found), box, "; ".join(f"{tile.name} {tile.value}" for tile in found))


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
