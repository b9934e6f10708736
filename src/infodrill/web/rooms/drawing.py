"""Curves over story time, drawn on the server as plain numbers for SVG."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr
from infodrill.web.rooms.signs import grouped

SEEN_BY = frozenset({"claim", "true", "open"})  # kinds of lines that are filled down to the ground
Line = tuple[str, str, Sequence[tuple[int, int]]]  # kind, words, (minute, value)
Told = tuple[int, str]  # a minute and its words
KEYED = "36"  # where the names of lines begin that stand above them
WIDE = 0.65  # of its height: the mean width of a letter of the widest face that a page may show until its own has come
BREAK = 0.05  # of the whole time, which a leap of the story leaves empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What a chart is drawn on: its size, its margins, the height of its letters, and how far apart words at the ends of lines
    stand; `keyed` = the lines are named above them, each on a row `apart`, as beside them there is no room."""

    width: int = 640
    height: int = 200
    left: int = 52
    right: int = 150
    top: int = 26
    bottom: int = 30
    apart: int = 16
    hours: int = 4
    letters: int = 12
    keyed: bool = False

    def long(self, words: str) -> int:
        """How much room words take at most."""
        return round(len(words) * self.letters * WIDE)


PANE = Paper()
# A phone, and a narrow column: letters as large as those around them.
NARROW = Paper(width=340, left=36, right=16, top=30, apart=19, hours=2, letters=13, keyed=True)
# Letters of 22: read at ten metres.
HALL = Paper(width=930, height=232, left=72, right=290, top=38, bottom=36, apart=28, letters=22)
# Half of a wall, once the drill is over.
ENDING = Paper(width=1000, height=370, left=72, right=24, top=30, bottom=36, apart=34, letters=22, keyed=True)


Mark = tuple[str, str, str, int]
MARK_ROWS = 3  # rows of names above a chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A line: `kind` claim (what is false) | true | open (not yet found) | answer | asked; `words` stand at its end, or above
    all. `pieces` = its points, and the ground under them, from one leap of the story to the next."""

    kind: str
    pieces: tuple[tuple[str, str], ...]
    words: str
    x: str
    y: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Where the story leapt: the sheet is broken from `x` on for `wide`."""

    x: str
    wide: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnCurve:
    """A chart: grid lines with their values, hours below, series, moments marked from top to bottom (a `Mark`:
    place, middle of its words, words, how far up they stand), and breaks; `pocket` = the same for a phone."""

    grid: tuple[tuple[str, str], ...]
    hours: tuple[tuple[str, str], ...]
    series: tuple[Series, ...]
    moments: tuple[Mark, ...]
    breaks: tuple[Break, ...]
    told: str
    paper: Paper = PANE
    pocket: DrawnCurve | None = None

    @property
    def drawn(self) -> tuple[DrawnCurve, ...]:
        """As it is drawn for a wide window, and for a phone."""
        return (self, self.pocket) if self.pocket else (self,)

    @property
    def right(self) -> int:
        """Where the lines end and their words begin."""
        return self.paper.width - self.paper.right

    @property
    def floor(self) -> int:
        return self.paper.height - self.paper.bottom

    @property
    def tall(self) -> int:
        """From the top of the grid to a little below its floor."""
        return self.floor + 2 - self.paper.top

    @property
    def narrow(self) -> bool:
        return self.paper.width <= NARROW.width

    @property
    def key_up(self) -> int:
        """How far above the foot of a line's name its stroke stands, where the names stand above the lines."""
        return -(self.paper.letters // 3)

    @property
    def hours_at(self) -> int:
        return self.paper.height - 8


def curve(
    lang: str,
    lines: Sequence[Line],
    clock: Mapping[int, str],
    moments: Iterable[Told] = (),
    leaps: Iterable[Told] = (),
    *,
    paper: Paper = PANE,
) -> DrawnCurve | None:
    """`lines` = (kind, words, [(minute, value)]); `clock` = minute → story time; `leaps` = the first minute after each leap of
    the story, with its day. None when there is nothing to draw."""
    drawn = [line for line in lines if len(line[2]) > 1]
    if not drawn:
        return None
    told = (lang, drawn, clock, tuple(moments), tuple(leaps))
    return replace(_on(paper, *told), pocket=None if paper is NARROW else _on(NARROW, *told))


def leaps_of(view: SeatView) -> tuple[Told, ...]:
    """The first minute after each leap of the story so far, with the hour and the day that it leapt to."""
    return tuple((-(-at // 60), view.dated(told, short=True)) for at, told in view.leaps)


def _on(
    paper: Paper,
    lang: str,
    lines: Sequence[Line],
    clock: Mapping[int, str],
    moments: Sequence[Told],
    leaps: Sequence[Told],
) -> DrawnCurve:
    top = _round(max(value for _, _, points in lines for _, value in points))
    paper = _fitting(lang, lines, top, paper)
    first = min(points[0][0] for _, _, points in lines)
    last = max(points[-1][0] for _, _, points in lines)
    leaps = [leap for leap in leaps if first < leap[0] <= last]
    floor, right, gap = paper.height - paper.bottom, paper.width - paper.right, (last - first) * BREAK

    def x(minute: int) -> float:
        gone = minute - first + gap * sum(leap <= minute for leap, _ in leaps)
        return paper.left + gone * (right - paper.left) / max(1, last - first + gap * len(leaps))

    def y(value: int) -> float:
        return floor - value * (floor - paper.top) / top

    marks = tuple(_marks(paper, right, [(x(at), words) for at, words in moments if first <= at <= last]))
    higher = max((up for *_, up in marks), default=0)
    if higher:  # the names stand above the lines, which begin lower
        paper = replace(paper, top=paper.top + higher)
    step = max(1, (last - first) // paper.hours)
    hours = [(minute, clock.get(minute, "")) for minute in range(first, last + 1, step)]
    return DrawnCurve(
        grid=tuple((f"{y(top * part // 3):.1f}", grouped(lang, top * part // 3)) for part in range(4)),
        hours=tuple(_apart(paper, paper.width, ((x(at), words) for at, words in (*reversed(leaps), *hours)))),
        series=tuple(_series(lang, lines, paper, x, y, [leap for leap, _ in leaps])),
        moments=marks,
        breaks=tuple(
            Break(x=f"{x(at - 1):.1f}", wide=f"{x(at) - x(at - 1):.1f}", end=f"{x(at):.1f}")
            for at, _ in leaps
        ),
        told="; ".join(_in_words(lang, lines, leaps)),
        paper=paper,
    )


def _in_words(lang: str, lines: Sequence[Line], leaps: Sequence[Told]) -> Iterator[str]:
    """For whoever does not see it: what each line comes to, and where the story leaps."""
    for _, words, points in lines:
        yield f"{words} {grouped(lang, points[-1][1])}"
    for _, words in leaps:
        yield tr(lang, "the story leaps to {moment}", moment=words)


def _fitting(lang: str, lines: Sequence[Line], top: int, paper: Paper) -> Paper:
    """With room enough for the words of the lines, at their ends or above them, and for the values of the grid."""
    left = max(paper.left, 14 + paper.long(grouped(lang, top)))
    if paper.keyed:
        above = len(lines) * paper.apart
        return replace(paper, left=left, top=paper.top + above, height=paper.height + above)
    longest = max((_named(lang, line) for line in lines), key=len)
    room = min(paper.width * 11 // 20, 12 + paper.long(longest))
    return replace(paper, right=max(paper.right, room), left=left)


def _named(lang: str, line: Line) -> str:
    return f"{line[1]}: {grouped(lang, line[2][-1][1])}"


def _within(paper: Paper, edge: int, at: float, words: str, start: int = 2) -> float:
    """The middle of words that stand at a place, as far as they would not be cut or run beyond an edge."""
    half = paper.long(words) / 2
    return max(start + half, min(at, edge - half))


def _marks(paper: Paper, edge: int, marked: Sequence[tuple[float, str]]) -> Iterator[Mark]:
    """(place, middle of its words, words, how far above the lowest row they stand) of each mark, in order: the newest in the
    lowest row, and what would touch a name one row up, as far as there are rows."""
    rows: list[list[tuple[float, float]]] = [[] for _ in range(MARK_ROWS)]
    found: list[Mark] = []
    for at, words in (*marked[-1:], *marked[:-1]):  # beside the values of the grid, never over them
        middle, half = _within(paper, edge, at, words, paper.left), paper.long(words) / 2
        free = (
            place
            for place, row in enumerate(rows)
            if all(abs(middle - other) > half + wide + paper.letters / 2 for other, wide in row)
        )
        place = next(free, -1)
        if place >= 0:
            rows[place].append((middle, half))
        up = max(place, 0) * (paper.letters + 4)
        found.append((f"{at:.1f}", f"{middle:.1f}", words if place >= 0 else "", up))
    yield from (*found[1:], *found[:1])


def _apart(paper: Paper, edge: int, wanted: Iterable[tuple[float, str]]) -> Iterator[tuple[str, str]]:
    """Words of the axis, each at its middle: those that would touch one before them are left out."""
    taken: list[tuple[float, float]] = []
    for at, words in wanted:
        middle, half = _within(paper, edge, at, words), paper.long(words) / 2
        if all(abs(middle - other) > half + wide + paper.letters / 2 for other, wide in taken):
            taken.append((middle, half))
            yield f"{middle:.1f}", words


def _series(
    lang: str,
    lines: Sequence[Line],
    paper: Paper,
    x: Callable[[int], float],
    y: Callable[[int], float],
    leaps: Sequence[int],
) -> Iterator[Series]:
    """The lines, with the words at their ends apart from one another and from the hours below, or above them all."""
    floor = paper.height - paper.bottom
    ends = _beside(paper, [y(points[-1][1]) for _, _, points in lines], floor - paper.apart / 3)
    for row, (line, end) in enumerate(zip(lines, ends, strict=True)):
        kind, _, points = line
        yield Series(
            kind=kind,
            pieces=tuple(_pieces(points, kind in SEEN_BY, floor, x, y, leaps)),
            words=_named(lang, line),
            x=KEYED if paper.keyed else f"{x(points[-1][0]) + 8:.1f}",
            y=f"{(row + 1) * paper.apart - 4 if paper.keyed else end + paper.apart // 4:.1f}",
        )


def _beside(paper: Paper, wanted: Sequence[float], lowest: float) -> list[float]:
    """Where the words beside lines stand: in the order of the lines, apart, as near as can be, and all on the paper."""
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    ends, least = list(wanted), float(paper.letters)
    for line in order:
        ends[line] = max(wanted[line], least)
        least = ends[line] + paper.apart
    for line in reversed(order):
        ends[line] = min(ends[line], lowest)
        lowest = ends[line] - paper.apart
    return ends


def _pieces(
    points: Sequence[tuple[int, int]],
    filled: bool,
    floor: int,
    x: Callable[[int], float],
    y: Callable[[int], float],
    leaps: Sequence[int],
) -> Iterator[tuple[str, str]]:
    """A line's points from one leap to the next; one that stands alone is a dot."""
    for _, piece in groupby(points, lambda point: sum(leap <= point[0] for leap in leaps)):
        places = [(f"{x(minute):.1f}", f"{y(value):.1f}") for minute, value in piece]
        path = " ".join(f"{right},{down}" for right, down in (places if len(places) > 1 else places * 2))
        yield path, f"{places[0][0]},{floor} {path} {places[-1][0]},{floor}" if filled else ""


def _round(value: int) -> int:
    """The next number that divides into three round steps."""
    size = 10 ** max(0, len(str(max(value, 3))) - 1)
    steps = (3, 6, 9, 12, 15, 30, 60, 90, 120)
    return next((step * size // 10 for step in steps if step * size >= value * 10), value) or 3
