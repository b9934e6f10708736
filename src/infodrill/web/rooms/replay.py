"""The scrubber of the replay: where a moment lies on the ruler, which moments are marked, and what lies before and after.

A seat steps by what moved its own pages then, and meets the marks that policy lets it hear of. A moment is named by its
event's number, one for all, so that a link opens for the whole hall: between two of its moments a seat can count the events that
were hidden from it, and learns no more of them.
"""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby
from urllib.parse import parse_qsl, urlsplit

from infodrill.casework.rights import TRAPS
from infodrill.conduct import naming, policy
from infodrill.conduct.fold import apply
from infodrill.conduct.nouns.clock import PhaseBegun
from infodrill.conduct.nouns.restraint import TrapPressed
from infodrill.conduct.premises import Premises
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.conduct.view import SeatView
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import cut
from infodrill.review.words import Voice
from infodrill.web.live import LiveDrill
from infodrill.web.rooms.frame import outside_run_on
from infodrill.web.rooms.lookingback import record_of, words_were
from infodrill.web.rooms.places import ICONS, ROOM_NAMES
from infodrill.web.streams.topics import topics_of

SPEEDS = (1, 4, 10, 30, 60)
SHARED = ("feed", "press")  # rooms of the network that are no group
COLUMNS = 400  # of the curve of posts
MOMENT = timedelta(minutes=1)
HOURS = 12  # words on the ruler at most
LETTER = 0.62  # per cent that a letter of a mark needs on the narrowest ruler that shows words
LONGEST = 24  # letters of a mark's words on the ruler; the list has all of them
KINDS: Mapping[str, str] = {
    "over": N_("over-reaction"),
    "missed": N_("missed"),
    "pin": N_("noted by an evaluator"),
    "said": N_("published"),
    "leap": N_("the story leaps"),
}  # in the order in which they get room for words
# Address below the drill's, what it is called, its icon; a seat is offered those of its rooms.
PLACES: tuple[tuple[str, str, str, str], ...] = (
    ("control", "control/", ROOM_NAMES["control"], ICONS["control"]),
    ("evaluation", "evaluation/", ROOM_NAMES["evaluation"], ICONS["evaluation"]),
    ("desk", "desk/", ROOM_NAMES["desk"], ICONS["desk"]),
    ("network", "network/?room=feed", N_("Posts"), ICONS["network"]),
    ("network", "network/?room={group}", N_("Groups"), "people"),
    ("network", "network/?room=press", N_("Press"), "paper"),
    ("case", "case/", ROOM_NAMES["case"], ICONS["case"]),
    ("studio", "studio/", ROOM_NAMES["studio"], ICONS["studio"]),
    ("press", "press/", ROOM_NAMES["press"], ICONS["press"]),
    ("meeting", "meeting/", N_("Messages and meetings"), ICONS["meeting"]),
    ("watch", "watch/", N_("Watch and map"), ICONS["watch"]),
    ("screen", "screen/", ROOM_NAMES["screen"], ICONS["screen"]),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayMark:
    """A marked moment at event `seq`; `x` per cent; `short` = its words on the ruler, "" where the neighbour's would touch."""

    kind: str
    kind_words: str
    seq: int
    at: int
    x: str
    words: str
    clock: str
    short: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplayPlace:
    where: str
    words: str
    icon: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """The events after which a seat's pages were others than before: their numbers, and seconds on the ruler."""

    seqs: tuple[int, ...]
    seconds: tuple[int, ...]

    def around(self, seq: int) -> tuple[int, int]:
        """The moment before an event and the one after it; the event itself at the ends."""
        before, after = bisect_left(self.seqs, seq) - 1, bisect_right(self.seqs, seq)
        return self.seqs[max(0, before)], self.seqs[min(after, len(self.seqs) - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruler:
    """Exercise seconds as they lie on it: the run-on, in which nobody acts, has no length."""

    phases: tuple[tuple[int, str], ...]
    run_on: int  # hours
    fourth: int  # exercise second at which phase 4 began, -1 = not
    ats: tuple[int, ...]  # exercise second of each event

    @classmethod
    def of(cls, given: Premises, events: Sequence[Event]) -> Ruler:
        begun = (event.at for event in events if isinstance(event.body, PhaseBegun) and event.body.phase == 4)
        return cls(
            phases=given.phases,
            run_on=given.run_on_hours,
            fourth=next(begun, -1),
            ats=tuple(event.at for event in events),
        )

    def second(self, at: int) -> int:
        return outside_run_on(at, self.phases, self.run_on, self.fourth)

    @property
    def length(self) -> int:
        return max(1, self.second(self.ats[-1]))

    def x(self, at: int) -> float:
        return min(100.0, self.second(at) * 100 / self.length)

    def seq(self, at: int) -> int:
        """The last event of an exercise second."""
        return max(0, bisect_right(self.ats, at) - 1)

    def found(self, second: int) -> int:
        """The last event at or before a second on the ruler."""
        return max(0, bisect_right(self.ats, second, key=self.second) - 1)


def ruler(drill: LiveDrill, view: SeatView) -> Ruler:
    return drill.once("ruler", drill.state.seq, lambda: Ruler.of(view.premises, drill.events))


def moments(drill: LiveDrill, scale: Ruler) -> Mapping[str, Moments]:
    """What each seat steps by, from the city's first minute on; read once for all seats."""
    seats = tuple(drill.seats().seats.values())

    def read() -> Mapping[str, Moments]:
        found = _heard(drill.events[: len(scale.ats)], seats)
        last = len(scale.ats) - 1
        return {
            seat: _moments((*seqs, last) if last not in seqs[-1:] else seqs, scale)
            for seat, seqs in found.items()
        }

    return drill.once("moments", len(scale.ats), read)


def _moments(seqs: Sequence[int], scale: Ruler) -> Moments:
    return Moments(seqs=tuple(seqs), seconds=tuple(scale.second(scale.ats[seq]) for seq in seqs))


def _heard(events: Sequence[Event], seats: Sequence[SeatPlace]) -> Mapping[str, list[int]]:
    """Seat → the last event of each step that moved its pages; what one command recorded is one step, as it was told."""
    state, found = DrillState(), {seat.seat: list[int]() for seat in seats}
    for step in (tuple(group) for _, group in groupby(events, key=lambda event: event.command or event.seq)):
        for event in step:
            state = apply(state, event)
        for seat in seats if state.begun else ():
            if topics_of(step, seat, state):
                found[seat.seat].append(step[-1].seq)
    return found


def places(seat: SeatPlace, here: str, lang: str, group: str) -> tuple[ReplayPlace, ...]:
    """The rooms that a seat had; `group` = the first closed group that it read, "" = none; `here` = where the page is."""
    found = [
        (address.format(group=group), words, icon)
        for room, address, words, icon in PLACES
        if policy.enters(seat, room) and (group or "{group}" not in address)
    ]
    best = max((where for where, _, _ in found if here.startswith(where)), key=len, default="")
    if not best and here.startswith(
        "network/"
    ):  # a thread or an author of the feed, or another of the groups
        room = dict(parse_qsl(urlsplit(here).query)).get("room", "feed")
        best = f"network/?room={room if room in SHARED else group}"
    return tuple(
        ReplayPlace(where=where, words=tr(lang, words), icon=icon, here=where == best)
        for where, words, icon in found
    )


def area(volume: Mapping[int, int], scale: Ruler) -> str:
    """Posts a minute as a path in a box of COLUMNS by 100, filled down to the ground; "" when there were none."""
    columns = [0] * (COLUMNS + 1)
    for at, count in volume.items():
        column = scale.second(at * 60) * COLUMNS // scale.length
        if 0 <= column <= COLUMNS:
            columns[column] = max(columns[column], count)
    minutes = max(1, scale.length // 60)
    wide = max(1, COLUMNS // minutes)
    tops = [max(columns[column : column + wide]) for column in range(0, COLUMNS, wide)]
    if not any(tops):
        return ""
    most = max(tops)
    line = "L".join(f"{place * wide} {100 - top * 100 // most}" for place, top in enumerate(tops))
    return f"M0 100L{line}L{COLUMNS} {100 - tops[-1] * 100 // most}V100z"


def hours(view: SeatView, scale: Ruler) -> tuple[tuple[str, str], ...]:
    """(place in per cent, the story's clock) along the ruler, at round minutes of the exercise."""
    minutes = scale.length // 60
    step = next((step for step in (5, 10, 15, 20, 30, 60) if minutes <= step * HOURS), 120)
    lead = sum(length for length, _ in scale.phases[:3]) * 60
    late = scale.run_on * 3_600
    seconds = range(0, scale.length + 1, step * 60)
    return tuple(
        (f"{second * 100 / scale.length:.2f}%", view.clock(second + (late if second > lead else 0)))
        for second in seconds
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedRuler:
    """What a reader's ruler shows whatever moment is looked at."""

    marks: tuple[ReplayMark, ...]
    hours: tuple[tuple[str, str], ...]
    area: str


def course(drill: LiveDrill, view: SeatView, scale: Ruler, *, wall: bool) -> MarkedRuler:
    def read() -> MarkedRuler:
        volume = drill.once("volume", drill.complete, lambda: drill.rows.volume("posts", "feed"))
        found = marks(drill, view, scale, wall=wall)
        return MarkedRuler(marks=found, hours=hours(view, scale), area=area(volume, scale))

    version = drill.state.seq, drill.complete
    return drill.once(f"course.{view.seat.seat}.{view.lang}.{wall}", version, read)


def marks(drill: LiveDrill, view: SeatView, scale: Ruler, *, wall: bool = False) -> tuple[ReplayMark, ...]:
    """The marked moments that this seat may hear of, in time; `wall` = what the hall may see over its shoulder alone."""
    found = [_published(drill, view, scale), _leaps(drill.state, view, scale)]
    if not wall:
        found += [_pins(drill.state, view, scale), _presses(drill, view, scale)]
        found += [_missed(drill, view, scale)] if drill.state.closed else []
    told = sorted((mark for some in found for mark in some), key=lambda mark: (mark.at, mark.seq))
    return tuple(_with_room(told))


def _mark(view: SeatView, scale: Ruler, kind: str, at: int, words: str) -> ReplayMark:
    return ReplayMark(
        kind=kind, kind_words=tr(view.lang, KINDS[kind]), seq=scale.seq(at), at=at, x=f"{scale.x(at):.2f}%", words=words,
        clock=moment(view, at, scale),
    )  # fmt: skip


def _published(drill: LiveDrill, view: SeatView, scale: Ruler) -> Iterator[ReplayMark]:
    were = words_were(drill, view.lang)
    for statement in drill.state.book.statements.values():
        issuer = view.organisation(statement.issuer)
        for version in statement.versions:
            if version.published_at >= 0:
                was = were.get((statement.statement, version.version))
                kind = was or tr(view.lang, naming.kind_of(statement.kind, version.stance))
                by = f" · {issuer.in_(view.lang)}" if issuer else ""
                yield _mark(view, scale, "said", version.published_at, kind + by)


def _leaps(state: DrillState, view: SeatView, scale: Ruler) -> Iterator[ReplayMark]:
    for _, at, _ in state.told:
        if view.story(at) - view.story(at - 1) <= MOMENT:
            continue  # the story goes on as it went
        yield _mark(view, scale, "leap", at, tr(view.lang, "on to {moment}", moment=view.moment(at)))
    third = sum(length for length, _ in scale.phases[:3]) * 60
    if scale.fourth - third > 60:
        moment = view.dated(view.story(scale.fourth))
        words = tr(view.lang, "the city lived on by itself until {moment}", moment=moment)
        yield _mark(view, scale, "leap", scale.fourth, words)


def _pins(state: DrillState, view: SeatView, scale: Ruler) -> Iterator[ReplayMark]:
    for note in state.notes:
        if policy.sees_ratings(view.seat) or policy.hears_deeds(view.seat, note.cell, state):
            cell = view.seats.cells.get(note.cell)
            by = f"{cell.name.in_(view.lang)}: " if cell else ""
            yield _mark(view, scale, "pin", note.moment, by + str(note.text))


def _presses(drill: LiveDrill, view: SeatView, scale: Ruler) -> Iterator[ReplayMark]:
    state = drill.state
    if policy.hears_press(view.seat, state):
        for kind, _, cell, at in state.traps:
            named = view.seats.cells[cell].name.in_(view.lang)
            yield _mark(view, scale, "over", at, f"{named}: {tr(view.lang, TRAPS[kind])}")
    elif state.closed:
        for event in drill.events:
            body = event.body
            if isinstance(body, TrapPressed) and policy.hears_own(view.seat, event.actor, state):
                yield _mark(view, scale, "over", event.at, tr(view.lang, TRAPS[body.kind]))


def _missed(drill: LiveDrill, view: SeatView, scale: Ruler) -> Iterator[ReplayMark]:
    found = record_of(drill)
    voice: Voice = found.log.voice(view.lang)
    several = policy.sees_everything(view.seat)
    for deed in found.deeds:
        if deed.state in ("missed", "wrong", "late") and policy.hears_deeds(
            view.seat, deed.cell, drill.state
        ):
            by = f"{view.seats.cells[deed.cell].name.in_(view.lang)}: " if several and deed.cell else ""
            yield _mark(
                view, scale, "over" if deed.over else "missed", max(0, deed.second), by + voice.say(deed.what)
            )


def _with_room(found: Sequence[ReplayMark]) -> Iterable[ReplayMark]:
    """Words for those that have room, what went wrong before all else."""
    order, short = list(KINDS), {}
    taken: list[tuple[float, float]] = []
    for place, mark in sorted(enumerate(found), key=lambda told: (order.index(told[1].kind), told[0])):
        words = cut(mark.words.split(": ")[-1].split(" · ")[0], LONGEST)
        begin = float(mark.x[:-1])
        end = begin + 1.6 + len(words) * LETTER
        free = all(end <= other[0] or begin >= other[1] for other in taken)
        # Nor over the sign of another.
        if end <= 100 and free and not any(begin < float(other.x[:-1]) < end for other in found):
            taken.append((begin, end))
            short[place] = words
    return [replace(mark, short=short.get(place, "")) for place, mark in enumerate(found)]


def moment(view: SeatView, at: int, scale: Ruler) -> str:
    """The story's clock at a second, with its day where the drill had several."""
    told, ends = view.story(at), view.story(scale.ats[-1])
    several = view.story(scale.ats[0]).date() != ends.date()
    return view.dated(told, short=True) if several else view.moment(at, short=True)


def told(view: SeatView, at: int, scale: Ruler) -> str:
    """Where the page is, in words: "minute 38 of 110"."""
    return tr(view.lang, "minute {n} of {total}", n=scale.second(at) // 60, total=scale.length // 60)


__all__ = [
    "SPEEDS",
    "MarkedRuler",
    "Moments",
    "Ruler",
    "course",
    "marks",
    "moment",
    "moments",
    "places",
    "ruler",
    "told",
]
