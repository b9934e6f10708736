"""How time goes, for control: what moves now and how far it is, whether the city keeps the wanted speed, where a jump halts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from infodrill.conduct.events import ClockChanged, JumpBegun, JumpEnded, MinuteClosed
from infodrill.conduct.view import SeatView
from infodrill.conduct.views.control import ControlView
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_, tr
from infodrill.scenario.schema import Scenario
from infodrill.web.rooms.frame import Pace
from infodrill.web.rooms.signs import span

LOOK_BACK = 4  # minutes over which the speed that was reached is measured
ENOUGH = 850  # per mille of the wanted speed
SILENT = 12_000  # wall ms without a sign of the runner
NEVER = -1  # in place of these ms: none has come to this drill yet


@dataclass(frozen=True, slots=True)
class Drive:
    """What the lease says: exercise second to reach unpaced (-1 none), ms since the runner's last sign (or NEVER), its fault."""

    target: int = -1
    silence: int = 0
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Going:
    """The line below the clock. `tone` "" | heed | bad; `permille` of a jump or run-on, -1 when there is none."""

    words: str
    remedy: str
    tone: str
    permille: int


@dataclass(frozen=True, slots=True)
class Target:
    """A moment to jump to, and what would halt it."""

    value: str
    words: str
    halts: str


def going(view: SeatView, pace: Pace, drive: Drive, events: Sequence[Event]) -> Going:
    """One sentence on how time goes, and what control can do when it does not."""
    lang = view.lang
    if drive.fault:
        return Going(
            tr(lang, "No runner drives this drill: {why}", why=drive.fault),
            tr(lang, "Staff can let it try again from the list of drills."),
            "bad",
            -1,
        )
    moves = pace.state in ("running", "jump", "run_on")
    if moves and drive.silence == NEVER:
        words = tr(lang, "The simulated city is being made ready; the clock waits for it.")
        return Going(words, tr(lang, "After an installation this takes about a minute."), "heed", -1)
    if moves and drive.silence > SILENT:
        return Going(
            tr(
                lang,
                "The city has not answered for {span}; the clock waits for it.",
                span=span(lang, drive.silence // 1000),
            ),
            tr(lang, "Nothing is lost. If it lasts, ask who keeps the server."),
            "bad",
            -1,
        )
    if pace.state in ("jump", "run_on"):
        return _jumping(view, pace, drive, events)
    if (
        pace.state == "running"
        and (reached := speed_reached(events))
        and reached * 1_000 < pace.speed * ENOUGH
    ):
        return Going(
            tr(
                lang,
                "The city cannot keep ×{wanted}: it goes at about ×{reached}.",
                wanted=f"{pace.speed / 1000:g}",
                reached=_tenths(lang, reached),
            ),
            tr(lang, "Choose a lower speed, or jump."),
            "heed",
            -1,
        )
    words = {"running": N_("The city keeps up."), "paused": N_("The clock stands, and the city with it.")}
    return Going(tr(lang, words[pace.state]) if pace.state in words else "", "", "", -1)


def speed_reached(events: Sequence[Event]) -> int:
    """Thousandths of real time over the last minutes that ran undisturbed, 0 when too few did."""
    closed: list[Event] = []
    for one in reversed(events):
        if isinstance(one.body, (ClockChanged, JumpBegun, JumpEnded)):
            break
        if isinstance(one.body, MinuteClosed):
            closed.append(one)
        if len(closed) > LOOK_BACK:
            break
    if len(closed) < 3:
        return 0
    spent = closed[0].wall - closed[-1].wall
    return (len(closed) - 1) * 60_000 // spent if spent > 0 else 0


def targets(view: SeatView, board: ControlView, scenario: Scenario, now: int) -> Iterator[Target]:
    """Moments to jump to, each with the inject at which it would halt."""
    lang = view.lang
    told = [
        (one.at, tr(lang, "to move {n}: {title}", n=one.number, title=one.title.in_(lang)))
        for one in scenario.drill.moves
        if one.at > now
    ]
    told += [(now + one * 60, tr(lang, "{span} on", span=span(lang, one * 60))) for one in (5, 10, 30)]
    for at, words in told:
        halt = board.jump_halts(at)
        says = (
            tr(lang, "halts at {clock}, inject {n}", clock=view.clock(halt.at), n=halt.inject) if halt else ""
        )
        yield Target(str(at), words, says)


def _jumping(view: SeatView, pace: Pace, drive: Drive, events: Sequence[Event]) -> Going:
    begun = next((one.body.frm for one in reversed(events) if isinstance(one.body, JumpBegun)), pace.now)
    goal = max(drive.target, pace.now)
    words = (
        tr(view.lang, "The simulation runs on to {clock}", clock=view.clock(goal))
        if pace.state == "run_on"
        else tr(view.lang, "Jumping to {clock}", clock=view.clock(goal))
    )
    done = (pace.now - begun) * 1_000 // max(1, goal - begun)
    return Going(
        words, tr(view.lang, "Pause breaks it off at the minute reached."), "", max(0, min(1_000, done))
    )


def _tenths(lang: str, thousandths: int) -> str:
    text = f"{thousandths / 1000:.1f}"
    return text.replace(".", ",") if lang == "vi" else text
