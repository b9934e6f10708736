"""The runner: closes one minute after another. It alone holds the city; it decides nothing that a person should.

The order of a minute, written here once:

1. The clock: phases, moves, start, run-on and end that fall into the minute.
2. The city's standing as the last minute left it: spread levels, press pick-up.
3. Claims that begin to be told; injects that are due by time or condition, and the cases that reach an intake.
4. Deadlines owed by the clock (excused inside the run-on) and effect readings at +1, +6, +24 h.
5. Automated seats, in the order of cells.yaml: each reads its post and does the work that it had time for.
6. Everything recorded since the last close that acts on the city acts on it; the city lives the minute.
7. Posts, series and desk are derived; the minute is closed with the city's digest.
"""

# Charter: conduct runner
from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from infodrill.casework import rights
from infodrill.casework.nouns.moves import ReadingTaken
from infodrill.conduct import delivery, holding
from infodrill.conduct.clockrules import whole_minutes
from infodrill.conduct.derive import put_minute
from infodrill.conduct.drill import Drill
from infodrill.conduct.giving import RUNNER, give, record_own
from infodrill.conduct.minutes import CityMinutes
from infodrill.conduct.network import Network
from infodrill.conduct.noun import Command
from infodrill.conduct.nouns.clock import ClockChanged, PhaseBegun
from infodrill.conduct.nouns.course import DrillClosed, MinuteClosed
from infodrill.conduct.nouns.leaps import MoveBegun
from infodrill.conduct.owed import deadlines, owed
from infodrill.conduct.reading import DeskGroup, Reading
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.standing import settle_standings
from infodrill.conduct.state import DrillState
from infodrill.conduct.view import SeatView
from infodrill.kernel.errors import DrillError, LogError, Refused
from infodrill.kernel.events import Event, EventBody, Text
from infodrill.kernel.grown import renewed
from infodrill.kernel.i18n import N_
from infodrill.kernel.protocols import DerivedStore, Row
from infodrill.scenario.schema import Inject

if TYPE_CHECKING:
    from infodrill.society import Spread

HORIZONS = (1, 6, 24)  # hours after acting at which the system takes a reading
TRIES = 4  # pieces of work a seat tries before it waits for the next minute
PIECES = 3  # that it does in one


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The minutes of a drill: phases one after another, the run-on between the third and the fourth."""

    phases: tuple[int, int, int, int]
    run_on: int
    begins: int = -1  # the run-on's first minute, when control ordered it at another than planned
    delay: int = 0  # by which held leaps put off all phases to come

    @property
    def third_ends(self) -> int:
        return self.begins if self.begins >= 0 else sum(self.phases[:3]) + self.delay

    @property
    def total(self) -> int:
        return self.third_ends + self.phases[3] + self.run_on

    def phase_at(self, minute: int) -> int:
        """The phase that begins at `minute`, 0 when none does."""
        first, second, later = self.phases[0], self.phases[1], self.delay
        begins = {0: 1, first + later: 2, first + second + later: 3, self.third_ends + self.run_on: 4}
        return begins.get(minute, 0)

    def in_run_on(self, minute: int) -> bool:
        return self.third_ends <= minute < self.third_ends + self.run_on


def schedule(drill: Drill) -> Schedule:
    """The schedule of a drill's scenario."""
    first, second, third, fourth = (phase.minutes for phase in drill.scenario.drill.phases)
    return Schedule(phases=(first, second, third, fourth), run_on=drill.scenario.drill.run_on_hours * 60)


class Work(Protocol):
    """What a seat without a person asks for: `key` names it among its commands; done at exercise second `at`."""

    @property
    def key(self) -> str: ...
    @property
    def command(self) -> Command: ...
    @property
    def at(self) -> int: ...


class Colleagues(Protocol):
    """Who works in the free seats of some cells, in a minute: they read what a person there would read, and nothing else."""

    @property
    def cells(self) -> frozenset[str]:
        """Cells whose free seats act."""

    def reading(self, view: SeatView) -> Sequence[Work]:
        """What the seat has read since it came; takes none of its working time."""

    def work(self, view: SeatView, free: int) -> Sequence[Work]:
        """What the seat, free since second `free` (-1 = since it last did something), has done, most urgent first."""


class Runner:
    """Drives one drill, its city and its network, unpaced. Live pacing and leases are around it, not in it."""

    def __init__(
        self,
        drill: Drill,
        spread: Spread,
        network: Network,
        derived: DerivedStore,
        colleagues: Colleagues,
        *,
        lang: str,
    ) -> None:
        self.drill, self.spread, self.network, self.derived = drill, spread, network, derived
        self.colleagues, self.lang = colleagues, lang
        self._schedule = schedule(drill)
        self._had_run_on = False
        self._minutes = CityMinutes(spread, network, drill.scenario, drill.state)
        self._groups: tuple[DeskGroup, ...] = ()
        self._read: dict[str, Reading] = {}
        self._read_from: tuple[object, ...] = (None,) * 4
        # What every look of every seat makes anew of records that are the same: `SeatView.once`.
        self._kept: dict[Hashable, tuple[object, Any]] = {}
        self._seen: tuple[DrillState, int, tuple[DeskGroup, ...], SeatView | None] = (
            drill.state,
            0,
            (),
            None,
        )
        drill.posts_about = network.posts_about

    @property
    def schedule(self) -> Schedule:
        """As planned, with what control changed and the delays of the holds so far."""
        return replace(self._schedule, delay=holding.delays(self.drill.state) // 60)

    def play(self, progress: Callable[[int, int], None] = lambda done, total: None, until: int = -1) -> None:
        """Play every minute to the end, or up to minute `until`; `progress(done, total)` after each."""
        total = self.schedule.total if until < 0 else until
        for minute in range(self.drill.state.minute, total):
            self.close_minute(minute)
            progress(minute + 1, total)

    def close_minute(self, minute: int) -> None:
        """One whole minute without pacing, in the order of the module's docstring; or what is left of it."""
        begin = minute * 60
        at = max(begin, self.drill.state.at)
        played = not self.schedule.in_run_on(minute)
        self.open_minute(minute)
        if played:
            # Before the seats act: what arrives in a minute can be read in it.
            for row in self.due(begin if at == begin else at + 1, begin + 60):
                self.deliver(row, at)
        self.owe(at, excused=not played)
        if played:
            self.look(minute)
            for seat in self.automated():
                self.act(seat, at)
        # Everything so far, and nothing of the close itself: the proof lives the minute again from the events up to here.
        upto = self.drill.state.seq
        put_minute(self.derived, minute, self.live(minute, upto))
        self.end_minute(minute, upto, at)
        if minute + 1 == self.schedule.total:
            self.record((ClockChanged("close"), DrillClosed(Text("end of phase 4"))), begin + 59)

    def open_minute(self, minute: int) -> None:
        """Steps 1, 2 and the claims of 3: what begins with the minute, whatever second people have reached.

        Of a minute that was opened before, only what has not begun yet.
        """
        at = minute * 60
        self._clock(minute, at)
        self.record(
            settle_standings(self.spread, self.drill.state, self.drill.scenario, self.drill.numbered), at
        )
        state = self.drill.state
        if not self.schedule.in_run_on(minute) and not holding.stands_still(state, at):
            told = at - self.shift(minute) - holding.delays(state)
            begun = [event.body for event in self._minutes.waiting if event.actor == RUNNER]
            due = delivery.waves_due(self.drill.scenario, told, told + 60)
            self.record([wave for wave in due if wave not in begun], at)

    def due(self, begin: int, end: int) -> tuple[Inject, ...]:
        """Step 3: the injects due in seconds [begin, end) of one minute. Asks only."""
        shift = self.shift(begin // 60)
        return tuple(delivery.due_injects(self.drill.scenario, self.drill.state, begin, end, shift))

    def deliver(self, row: Inject, at: int, *, in_jump: bool = False) -> None:
        """Step 3: one inject at second `at`, and the case that reaches an intake with it."""
        scenario, seats, shift = self.drill.scenario, self.drill.seats, self.shift(at // 60)
        if delivery.no_longer_so(scenario, row, self.drill.state):
            return
        sent = delivery.deliver(
            scenario, seats, self.drill.state, row, at=at, in_jump=in_jump, shift=shift, numbered=self.drill.numbered
        )  # fmt: skip
        self.record(sent, at)
        self.record(
            delivery.case_at_intake(scenario, seats, self.drill.state, row, self.lang, self.drill.numbered),
            at,
        )

    def look(self, minute: int) -> None:
        """The desk's groups as automated seats will see them: they look every other minute."""
        self._groups = self.network.groups() if minute % 2 == 0 else self._groups

    def _clock(self, minute: int, at: int) -> None:
        phase = self.schedule.phase_at(minute)
        bodies: list[EventBody] = []
        if minute == 0 and not self.drill.state.begun:
            bodies.append(ClockChanged("start"))
        if phase == 4 and self.schedule.run_on and self.drill.state.run_on:
            bodies.append(ClockChanged("resume", at))
        if phase > self.drill.state.phase:
            bodies.append(PhaseBegun(phase))
        if self.schedule.run_on and minute == self.schedule.third_ends and not self.drill.state.run_on:
            bodies.append(ClockChanged("run_on", self.schedule.run_on * 60))
        state = self.drill.state
        for move in holding.ahead(state, self.drill.scenario):
            held = state.hold is not None and move.at >= state.hold.planned
            if not held and at <= holding.comes_at(state, move.at) < at + 60:
                bodies.append(MoveBegun(move.number, move.story))
        self.record(bodies, at)

    def owe(self, at: int, *, excused: bool) -> None:
        """Step 4: deadlines that the clock has missed, and the readings of effect that are due."""
        state = self.drill.state
        due = deadlines(state, self.drill.scenario, self.drill.edition, at, excused=excused)
        # Looked at where time itself acts: a deadline that published something would do it without anybody having decided.
        if fault := rights.i8_timers_publish_nothing(due):
            raise DrillError(N_("A timer would publish or decide: {fault}."), fault=fault)
        self.record(due, at)
        self.record(owed(self.drill.state, self.drill.scenario, at, excused=excused), at)
        readings: list[EventBody] = []
        for case in state.book.cases.values():
            claim = state.links.get(case.case, "")
            for hours in HORIZONS:
                if (
                    claim
                    and case.acting_at >= 0
                    and hours not in case.readings
                    and at >= case.acting_at + hours * 3_600
                ):
                    counts = self.spread.counts(claim)
                    readings.append(
                        ReadingTaken(
                            case=case.case, horizon_hours=hours, exposed=counts.exposed, believers=counts.believers,
                            corrected=counts.corrected,
                        )
                    )  # fmt: skip
        self.record(readings, at)

    def automated(self) -> tuple[SeatPlace, ...]:
        """The seats that act by themselves now, in the order of cells.yaml: of automated cells, for players, and not taken. Of
        colleagues with the same roles whoever has been free longest comes first: one of two had the work of both.

        One person may play with automated colleagues in the same cell.
        """
        cells, taken, last = self.colleagues.cells, self.drill.state.joined, self.drill.state.last_act
        seats = [
            seat
            for seat in self.drill.seats.seats.values()
            if seat.cell in cells and not seat.control and seat.seat not in taken
        ]
        alike: dict[tuple[str, frozenset[str]], list[SeatPlace]] = {}
        for seat in sorted(seats, key=lambda free: last.get(free.seat, 0)):
            alike.setdefault((seat.cell, seat.roles), []).append(seat)
        return tuple(alike[seat.cell, seat.roles].pop(0) for seat in seats)

    def act(self, seat: SeatPlace, at: int) -> None:
        """Step 5 for one seat: its post, one piece of work, and what else fits between the end of that and now."""
        for read in self._wanted(at, lambda: self.colleagues.reading(self.view(seat, at))):
            self._try(seat, read, at)
        free = -1
        for _ in range(PIECES):
            done = self._one_piece(seat, at, free)
            if done is None:
                return
            free = done

    def _one_piece(self, seat: SeatPlace, at: int, free: int) -> int | None:
        """Do what is most urgent of what the seat, free since second `free`, had time for; when it was done, or None."""
        for piece in self._wanted(at, lambda: self.colleagues.work(self.view(seat, at), free))[:TRIES]:
            if self._try(seat, piece, at):
                return piece.at
        return None

    def _wanted(self, at: int, ask: Callable[[], Sequence[Work]]) -> Sequence[Work]:
        """What a seat asks for; nothing where working that out fails. Writing it down is not forgiven: that is the log's."""
        with self.network.forgiving.part(at // 60, "seats"):
            return ask()
        return ()

    def view(self, seat: SeatPlace, at: int) -> SeatView:
        """What the seat sees. The clock reads `at` to it also in a minute in which nothing was recorded yet.

        A seat that looks again before anything was recorded sees by the same view, and what that worked out already.
        """
        state, (seen, seen_at, groups, view) = self.drill.state, self._seen
        if view and view.seat is seat and state is seen and at == seen_at and self._groups is groups:
            return view
        view = SeatView(
            seat,
            state if state.at >= at else renewed(state, at=at),
            self.drill.scenario,
            seats=self.drill.seats,
            lang=self.lang,
            groups=self._groups,
            about=self.network.about,
            readings=self._readings(state),
            kept=self._kept,
        )
        self._seen = (state, at, self._groups, view)
        return view

    def _readings(self, state: DrillState) -> dict[str, Reading]:
        """What was read in the cases' texts since anything changed that a reading depends on."""
        told = (state.book, state.links, state.standings, state.waves)
        # By identity, not by value: states are never changed in place, so the same object is the same state.
        if any(now is not then for now, then in zip(told, self._read_from, strict=True)):
            self._read_from, self._read = told, {}
        return self._read

    def _try(self, seat: SeatPlace, work: Work, at: int) -> bool:
        """True when the range accepted it. A refusal changes nothing: the seat turns to its next piece of work."""
        given, seq = f"{seat.seat}@{at}:{work.key}", self.drill.state.seq
        try:
            events = give(self.drill, seat.seat, work.command, at, given)
        except Refused:
            return False
        # A repeated id gives its first events again; only what is new acts on the city, and takes the seat's time.
        fresh = tuple(event for event in events if event.seq > seq)
        self.follow(fresh)
        return bool(fresh)

    def record(self, bodies: Iterable[EventBody], at: int) -> None:
        """What the runner itself has to say at second `at`, or at the last one on record: recorded and taken note of."""
        self.follow(record_own(self.drill, bodies, max(at, self.drill.state.at)))

    def follow(self, events: Iterable[Event]) -> None:
        """Take note of recorded events, whoever gave them: for city and network at the close."""
        self._minutes.waiting.extend(events)

    def take_in(self, event: Event) -> None:
        """An event that somebody else has recorded: folded, taken note of, and what it says of the plan."""
        self.drill.fold((event,))
        self.follow((event,))
        self.replan(event)

    def replan(self, event: Event) -> None:
        """The run-on as control ordered it, from the next whole minute; none when phase 4 was begun instead."""
        body, begins = event.body, whole_minutes(event.at)
        if isinstance(body, ClockChanged) and body.change == "run_on":
            self._had_run_on = True
            self._schedule = replace(self._schedule, run_on=body.value // 60, begins=begins)
        elif isinstance(body, PhaseBegun) and body.phase == 4 and not self._had_run_on:
            self._schedule = replace(self._schedule, run_on=0, begins=begins)

    def relive(self, closed: MinuteClosed) -> dict[str, list[Row]]:
        """A minute that is on record lived again: its rows. LogError where the city comes out as another one."""
        rows = self.live(closed.minute, closed.upto_seq)
        if self.spread.minute_digest(closed.minute) != closed.digest:
            raise LogError(N_("minute {n} lived again has another digest"), n=closed.minute)
        return rows

    def live(self, minute: int, upto: int) -> dict[str, list[Row]]:
        """Steps 6 and 7: the city lives the minute; its rows, not yet written."""
        self._minutes.live(minute, upto)
        return self._minutes.rows(minute)

    def end_minute(self, minute: int, upto: int, at: int) -> None:
        """Record that the minute is closed, with the city's digest."""
        closed = MinuteClosed(minute, upto, self.spread.minute_digest(minute))
        record_own(self.drill, (closed,), at)

    def shift(self, minute: int) -> int:
        """Seconds that the run-on added to the plan before this minute."""
        return self.schedule.run_on * 60 if minute >= self.schedule.third_ends + self.schedule.run_on else 0
