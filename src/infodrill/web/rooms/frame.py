"""The frame round every room: who I am, which rooms I have, what time it is in the story, and the ruler."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from infodrill.casework.edition import Edition
from infodrill.conduct import naming
from infodrill.conduct.nouns.clock import StopForReal
from infodrill.conduct.premises import Premises
from infodrill.conduct.twoclocks import REAL_TIME, exercise_minute
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.web.rooms.badges import WHERE_LINKED
from infodrill.web.rooms.drawing import leaps_of
from infodrill.web.rooms.moments import day
from infodrill.web.rooms.places import ICONS, ROOM_NAMES, SHORT_NAMES, further, tabs
from infodrill.web.rooms.signs import first_owed, first_second
from infodrill.web.rooms.tide import RulerDue, Tide, tide

FAST = N_("×{n}: {n} minutes of the story pass in one of yours; later deadlines")

STANDS = {
    "before": N_(
        "Not begun yet. When control begins, work comes to your desk by itself; until then read your role card."
    ),
    "lifted": N_("The real event is over. The exercise stands paused until control lets it go on."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FramePace:
    """The clock as the frame needs it: `now` in exercise seconds, `state` a key of naming.CLOCK_STATES."""

    now: int
    state: str = "running"
    speed: int = 1000  # per mille of wall time
    reached: int = 0  # the speed that a city which cannot keep that goes at, 0 = it keeps it
    awaited: bool = False  # begun, and the city is not ready yet: time stands though nobody stopped it
    held: bool = (
        False  # nor does it go on because no runner lets it, as when the range has just been started again
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    room: str
    label: str
    short: str
    icon: str
    count: int
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Everything the frame's template shows. `minute` and `minutes` are of the current phase."""

    drill_title: str
    invented: str
    name: str
    place: str
    tabs: tuple[Tab, ...]
    further: tuple[Tab, ...]  # rooms that have no tab
    beside: int  # things that wait in those
    room: str
    clock: str
    day: str
    minute: str
    now: int
    phase: str
    state: str
    state_words: str
    speed: int
    fast: str  # that limits lie later while the clock runs fast
    times: str  # the same on a phone: how fast alone
    stands_for: str  # to who does not turn the clock: why it stands and what comes, "" = it goes, or the drill is closed
    tide: Tide
    control: bool
    stops: bool  # for a real event, from this room too

    @property
    def stands(self) -> bool:
        """Whether time stands just now, for whatever reason."""
        return self.state != "running" or not self.speed


def frame(view: SeatView, edition: Edition, pace: FramePace, room: str, counts: Mapping[str, int]) -> Frame:
    """The frame of `room` for this seat; `counts` = things that wait, by room."""
    lang, given, phases = view.lang, view.premises, view.premises.phases
    # After the close the report is what everyone comes for.
    mine = tabs(view.seat, cases=bool(view.cases))
    rooms = ("report", *mine[:3]) if pace.state == "closed" else mine
    others = further(view.seat, rooms)
    times = f"{pace.speed / REAL_TIME:g}" if pace.speed > REAL_TIME and pace.state != "closed" else ""
    at = outside_run_on(pace.now, phases, given.run_on_hours, view.fourth)
    inside, length = _within(at, phases, view.phase)
    return Frame(
        drill_title=given.title,
        invented=_invented(given, lang),
        name=view.seat.called,  # what the seat does besides stands on its role card and desk
        place=_place(view, edition),
        tabs=_tabs(lang, rooms, counts, room),
        further=_tabs(lang, others, counts, room),
        beside=sum(counts.get(other, 0) for other in others if other not in (room, *WHERE_LINKED)),
        room=room,
        clock=view.clock(pace.now),
        day=day(lang, view.story(pace.now)),
        minute=tr(lang, "minute {n}", n=exercise_minute(at)),
        now=pace.now,
        phase=_phase_words(lang, view.phase, inside, length),
        state=pace.state,
        state_words=_state_words(view, pace),
        speed=0 if pace.awaited or pace.held else pace.reached or pace.speed,
        fast=tr(lang, FAST, n=times) if times else "",
        times=f"×{times}" if times else "",
        stands_for="" if view.seat.control else _stands_for(view, pace),
        tide=tide(
            lang, phases, at / 60, _mine(view, edition), leaps_of(view), state=pace.state, phase=view.phase
        ),
        control=view.seat.control,
        stops=view.may(StopForReal)
        and pace.state != "closed"
        and room != "control",  # where it stands at large
    )


def _tabs(lang: str, rooms: Sequence[str], counts: Mapping[str, int], room: str) -> tuple[Tab, ...]:
    return tuple(_tab(lang, each, counts, here=each == room) for each in rooms)


def _phase_words(lang: str, phase: int, inside: int, length: int) -> str:
    """Of the exercise: its phase, and of how many minutes which one it is in there; "" before it began, which the state of its
    clock says beside that."""
    if not phase:
        return ""
    return tr(lang, "Phase {n}, minute {m} / {of}", n=phase, m=inside, of=length)


def _state_words(view: SeatView, pace: FramePace) -> str:
    if pace.state == "paused" and (over := view.hall.phase_over):
        return tr(view.lang, "Phase {n} is over", n=over)
    if pace.awaited:
        return tr(view.lang, "The simulated city is getting ready")
    if pace.held:
        return tr(view.lang, "The range is getting ready again; time waits for it")
    return tr(view.lang, naming.CLOCK_STATES.get(pace.state, pace.state))


def _stands_for(view: SeatView, pace: FramePace) -> str:
    if pace.state == "before":
        return tr(view.lang, STANDS["before"])
    return tr(view.lang, STANDS["lifted"]) if pace.state == "paused" and view.hall.lifted else ""


def _tab(lang: str, room: str, counts: Mapping[str, int], *, here: bool) -> Tab:
    name = ROOM_NAMES[room]
    return Tab(
        room=room,
        label=tr(lang, name),
        short=tr(lang, SHORT_NAMES.get(room, name)),
        icon=ICONS[room],
        count=counts.get(room, 0),
        here=here,
    )


def _invented(given: Premises, lang: str) -> str:
    """What the frame says of the city; where its name is a real one the stamp of local use stands beside the mark."""
    return given.city if given.real else tr(lang, "{city} is an invented place", city=given.city)


def _place(view: SeatView, edition: Edition) -> str:
    cell = view.seats.cells[view.seat.cell]
    level = next((names[view.lang] for number, names in edition.levels if number == view.seat.level), "")
    told = (cell.name.in_(view.lang), tr(view.lang, "Level: {level}", level=level) if level else "")
    return " · ".join(part for part in told if part and part != view.seat.name)


def outside_run_on(now: int, phases: tuple[tuple[int, str], ...], hours: int, fourth: int) -> int:
    """Exercise seconds without the run-on, which lies between the third phase and the fourth; `fourth` = the second at which that
    one began, -1 before: control may have let the city live on for less than was planned."""
    third = sum(minutes for minutes, _ in phases[:3]) * 60
    begins = third + hours * 3_600 if fourth < 0 else max(third, fourth)
    return now if now <= third else third + max(0, now - begins)


def _within(at: int, phases: tuple[tuple[int, str], ...], phase: int) -> tuple[int, int]:
    before = sum(minutes for minutes, _ in phases[: max(0, phase - 1)])
    length = phases[phase - 1][0] if phase else 0
    return max(0, min(length, at // 60 - before)), length


def _mine(view: SeatView, edition: Edition) -> Iterable[RulerDue]:
    """The deadlines that the ruler may show: those of my cell's open cases, or of all for city seats and control."""
    for case in view.open_cases:
        shown = view.seat.level != 1 or case.cell == view.seat.cell
        if shown and (at := first_second(view, case)) is not None:
            yield at - view.now, case.priority or "P1", partial(first_owed, view, edition, case)
