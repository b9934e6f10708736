"""How time goes, for control: what moves now and how far it is, whether the city keeps the wanted speed, where a jump halts."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from infodrill.conduct import naming
from infodrill.conduct.board import ControlView, MselRow
from infodrill.conduct.nouns.clock import ChangeClock, ClockChanged, JumpBegun, JumpEnded
from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.conduct.policy import may
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.twoclocks import PRACTICE, REAL_TIME
from infodrill.conduct.view import SeatView
from infodrill.kernel.errors import DrillError
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import cut, listed
from infodrill.web.rooms.frame import FramePace
from infodrill.web.rooms.moments import counted, day, span

SPEEDS = (1_000, 2_000, 4_000, 10_000)
SIGNS = {
    "start": "play", "resume": "play", "pause": "pause", "step": "step", "jump": "skip", "run_on": "again",
    "close": "tick", "halt": "stop",
}  # fmt: skip
LOOK_BACK = 4  # minutes over which the speed that was reached is measured
ENOUGH = 850  # per mille of the wanted speed
TITLE = 48  # letters of what a jump stops before
SILENT = 12_000  # wall ms without a sign of the runner
ON = {
    3: N_("Begin phase 4, then go on; or let the simulated city live on first, without people."),
    4: N_("Close the drill as planned: the report is made, and nobody can act any more."),
}
NEVER = -1  # in place of these ms: none has come to this drill yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Drive:
    """What the lease says: exercise second to reach unpaced (-1 none), ms since the runner's last sign (or NEVER).

    `fault` = what keeps the drill from going on; `blamed` = its runner gave it up for that; `left_out` = minutes of which it
    could not make a part, and the kinds of our own faults in them.
    """

    target: int = -1
    silence: int = 0
    fault: DrillError | None = None
    blamed: bool = False
    left_out: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """The line below the clock. `tone` "" | heed | bad; `permille` of a jump or run-on, -1 when there is none."""

    words: str
    remedy: str = ""
    tone: str = "heed"
    permille: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Exercise second `at` to jump to, and what would halt it. `field` of the command: ahead = seconds on, value = `at`."""

    at: int
    field: str
    value: str
    words: str
    halts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockShown:
    """The clock and what may be done with it now: `changes` = (change, words, sign)."""

    exercise: str
    speed: str
    fast: bool
    changes: tuple[tuple[str, str, str], ...]
    speeds: tuple[tuple[str, str, bool, str], ...]  # with what is read and confirmed before it, "" = nothing


def going(view: SeatView, pace: FramePace, drive: Drive, events: Sequence[Event]) -> Going:
    """One sentence on how time goes, and what control can do when it does not."""
    lang = view.lang
    if drive.fault:
        return _hindered(lang, drive.fault, drive.blamed)
    if pace.state in ("running", "jump", "run_on") and (waits := _silent(lang, drive.silence)):
        return waits
    if pace.state in ("jump", "run_on"):
        return _jumping(view, pace, drive, events)
    if drive.left_out:
        return _gone_on(view, drive.left_out)
    if pace.state == "running" and (reached := falls_short(pace.speed, events)):
        return Going(
            words=tr(
                lang, "The city cannot keep ×{wanted}: it goes at about ×{reached}.",
                wanted=f"{pace.speed / 1000:g}", reached=_tenths(lang, reached),
            ),
            remedy=tr(lang, "Choose a lower speed, or jump."),
        )  # fmt: skip
    if pace.state == "paused" and (row := _stopped_before(view.control, events)):
        return Going(
            words=tr(
                lang, "The jump stopped before inject {n}, “{subject}”: someone could be hurt by it.",
                n=row.inject.number, subject=row.inject.subject.in_(lang),
            ),
            remedy=tr(
                lang, "Go on and it goes out; or fire, hold or skip it in the table; or jump past grave injects."
            ),
        )  # fmt: skip
    if pace.state == "paused" and (over := view.hall.phase_over):
        return Going(
            words=tr(lang, "Phase {n} is over; the clock waits for you.", n=over), remedy=tr(lang, ON[over])
        )
    known = {"running": N_("The city keeps up."), "paused": N_("The clock stands, and the city with it.")}
    return Going(words=tr(lang, known[pace.state]) if pace.state in known else "", tone="")


def clock_shown(view: SeatView, board: ControlView, pace: FramePace) -> ClockShown:
    """The clock of control's page."""
    return ClockShown(
        exercise=counted(pace.now),
        speed=f"×{pace.speed / 1000:g}",
        fast=pace.speed > REAL_TIME,
        changes=tuple(_changes(view, _drawn(board, pace))),
        speeds=tuple(
            (str(speed), f"×{speed // 1000}", speed == pace.speed, asks_first(view, board, pace.speed, speed))
            for speed in SPEEDS
        ),
    )


def _changes(view: SeatView, drawn: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    for change, sign in SIGNS.items():
        if change in drawn and may_change(view.seat, change):
            yield change, tr(view.lang, naming.CLOCK_CHANGES[change]), sign


def _drawn(board: ControlView, pace: FramePace) -> frozenset[str]:
    """The changes worth a button now: no second way to end where the planned end is there, no pause of what stands."""
    moves, known = pace.state in ("running", "jump", "run_on"), frozenset(board.clock_changes)
    ended = {"halt"} if "close" in known else set()
    return known - ended - ({"resume"} if moves else {"pause"})


def may_change(seat: SeatPlace, change: str) -> bool:
    """Whether one of the seat's roles may change the clock so, whatever the clock says."""
    return any(may(seat, ChangeClock(role=role, change=change)) for role in seat.roles)


def _silent(lang: str, silence: int) -> Going | None:
    """What is said of a runner that has not been heard of for so many ms; None while it is heard."""
    if silence == NEVER:
        return Going(
            words=tr(lang, "The simulated city has not answered yet; the clock waits for it."),
            remedy=tr(lang, "Making it ready takes about a minute after an installation."),
        )
    if silence > SILENT:
        told = span(lang, silence // 1000)
        return Going(
            words=tr(lang, "The city has not answered for {span}; the clock waits for it.", span=told),
            remedy=tr(lang, "Nothing is lost. If it lasts, ask who keeps the server."),
            tone="bad",
        )
    return None


def _gone_on(view: SeatView, left_out: Sequence[tuple[int, str]]) -> Going:
    """What the drill went on without: nobody is left to wonder why a post or a group is missing."""
    lang, (minute, kind) = view.lang, left_out[-1]
    return Going(
        words=tr(
            lang, "At {clock} a part of what people see could not be made ({kind}): the drill goes on without it.",
            clock=view.moment(minute * 60), kind=kind,
        ),
        remedy=tr(
            lang,
            "This is a fault of infodrill itself; nothing that people did is lost. If it cost a unit time, log it among the"
            " faults of the range. The server's own log says where.",
        ),
    )  # fmt: skip


def _hindered(lang: str, fault: DrillError, blamed: bool) -> Going:
    """What keeps the city from going on, and who can do what."""
    why, remedy = fault.said(lang)
    if blamed:
        words = tr(lang, "No runner drives this drill: {why}", why=why)
        then = tr(lang, "Staff can let it try again from the list of drills.")
    else:
        words = tr(lang, "The city cannot go on: {why}", why=why)
        then = tr(lang, "It is tried again by itself.")
    return Going(
        words=words,
        remedy=" ".join(filter(None, (remedy, then))),
        tone="bad",
    )


# One sentence of a faster clock, by whether it leaves deadlines uncounted that run now, and such as are still to come.
TOO_FAST = {
    (True, False): N_(
        "At ×{speed}, deadlines lie later: {runs} of those that run now fall after play has ended, and count in no result."
    ),
    (False, True): N_(
        "At ×{speed}, deadlines lie later: those of what is dangerous and still to come ({late}) fall after play has ended, and"
        " count in no result."
    ),
    (True, True): N_(
        "At ×{speed}, deadlines lie later: {runs} of those that run now, and those of what is dangerous and still to come"
        " ({late}), fall after play has ended, and count in no result."
    ),
}


def asks_first(view: SeatView, board: ControlView, now: int, speed: int) -> str:
    """What control reads and confirms before it goes from the speed `now` to a higher one: what that leaves uncounted which is
    counted as it goes; "" where it leaves nothing more."""
    seconds = view.casework.edition.due("publish", "P1") or PRACTICE
    edition, plan = view.casework.edition, view.programme
    late, runs = board.beyond(seconds, speed), board.uncounted(edition, speed, plan)
    before, running = board.beyond(seconds, now), board.uncounted(edition, now, plan)
    if view.over or speed <= now or (late <= before and runs <= running):
        return ""
    words = TOO_FAST[bool(runs), bool(late)]
    return tr(view.lang, words, speed=speed // REAL_TIME, runs=runs, late=late)


def silent(
    view: SeatView, seats: Mapping[str, int], programs: Container[str]
) -> tuple[tuple[str, str, bool], ...]:
    """(seat, name, whether the machine works it once it is free) of whoever sits down and hears of nothing, of `seats`;
    `programs` = the cells in whose free seats it works."""
    return tuple(
        (sits.seat, sits.name, view.seats.seats[sits.seat].cell in programs)
        for sits in view.meeting.attendance
        if sits.seat in seats and sits.joined >= 0
    )


def behind(view: SeatView, seats: Mapping[str, int]) -> str:
    """Who sits down and hears of nothing: each seat of `seats` with the second up to which it heard; "" when all do."""
    together = N_("last together with the others at {clock}")
    said = [
        f"{attended.name} ({tr(view.lang, together, clock=view.moment(seats[attended.seat], short=True))})"
        for attended in view.meeting.attendance
        if attended.seat in seats and attended.joined >= 0
    ]
    told = N_("The range hears nothing from: {seats}. Their pages may be old or closed.")
    return tr(view.lang, told, seats=listed(said)) if said else ""


def speed_reached(events: Sequence[Event]) -> int:
    """Thousandths of real time over the last minutes that ran undisturbed, 0 when too few did."""
    closed: list[Event] = []
    for event in reversed(events):
        if isinstance(event.body, (ClockChanged, JumpBegun, JumpEnded)):
            break
        if isinstance(event.body, MinuteClosed):
            closed.append(event)
        if len(closed) > LOOK_BACK:
            break
    if len(closed) < 3:
        return 0
    spent = closed[0].wall - closed[-1].wall
    return (len(closed) - 1) * 60_000 // spent if spent > 0 else 0


def falls_short(speed: int, events: Sequence[Event]) -> int:
    """The speed that a city which cannot keep `speed` has reached, 0 where it keeps it or too little is known."""
    reached = speed_reached(events)
    return reached if reached * 1_000 < speed * ENOUGH else 0


def targets(view: SeatView, board: ControlView, now: int) -> Iterator[Target]:
    """Moments to jump to, each with the inject at which it would halt."""
    lang = view.lang
    # A jump to a move that is held, or behind it, would skip play and reach nothing.
    for move in () if board.hold else board.ahead:
        at = board.comes_at(move)
        if at > now:
            words = tr(lang, "to move {n}: {title}", n=move.number, title=move.title.in_(lang))
            yield Target(at=at, field="value", value=str(at), words=words, halts=_halts(view, board, at))
    # How far, not whereto: the clock goes on while somebody reads, and a moment that was near would be over.
    for minutes in (5, 10, 30):
        words, goal = tr(lang, "{span} on", span=span(lang, minutes * 60)), now + minutes * 60
        yield Target(
            at=goal, field="ahead", value=str(minutes * 60), words=words, halts=_halts(view, board, goal)
        )


def _halts(view: SeatView, board: ControlView, goal: int) -> str:
    halt = board.jump_halts(goal)
    if halt is None:
        return ""
    rows = (row.inject for row in board.msel if row.inject.number == halt.inject)
    title = next((cut(row.subject.in_(view.lang), TITLE) for row in rows), str(halt.inject))
    if halt.at <= view.now:
        return tr(view.lang, "halts at once, before “{title}”", title=title)
    return tr(view.lang, "halts at {clock}, before “{title}”", clock=view.coming(halt.at), title=title)


def _stopped_before(board: ControlView | None, events: Sequence[Event]) -> MselRow | None:
    """The grave inject before which a jump stopped, while the clock stands there and the inject has not gone out."""
    told = (event.body for event in reversed(events))
    # A change of speed leaves the clock where it stands.
    last = next((body for body in told if isinstance(body, ClockChanged) and body.change != "speed"), None)
    before = next(told, None)
    if board is None or last is None or last.change != "pause" or not isinstance(before, JumpEnded):
        return None
    waits = (row for row in board.msel if row.run_status == "pending")
    return next((row for row in waits if row.inject.number == before.inject), None)


def _jumping(view: SeatView, pace: FramePace, drive: Drive, events: Sequence[Event]) -> Going:
    begun = next(
        (event.body.frm for event in reversed(events) if isinstance(event.body, JumpBegun)), pace.now
    )
    goal = max(drive.target, pace.now)
    told = view.foretold(goal)
    words = (
        tr(
            view.lang,
            "The simulation runs to {clock} of {day}, without people.",
            clock=f"{told:%H:%M}",
            day=day(view.lang, told),
        )
        if pace.state == "run_on"
        else tr(view.lang, "Jumping to {clock}", clock=view.coming(goal))
    )
    done = (pace.now - begun) * 1_000 // max(1, goal - begun)
    return Going(
        words=words,
        remedy=tr(view.lang, "Pause holds it where it is; go on and it runs to its end."),
        tone="",
        permille=max(0, min(1_000, done)),
    )


def _tenths(lang: str, thousandths: int) -> str:
    text = f"{thousandths / 1000:.1f}"
    return text.replace(".", ",") if lang == "vi" else text
