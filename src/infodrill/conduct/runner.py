"""The runner: closes one minute after another. It alone holds the city; it decides nothing that a person should.

The order of a minute, written here once:

1. The clock: phases, moves, start, run-on and end that fall into the minute.
2. The city's standing as the last minute left it: spread levels, press pick-up.
3. Claims that begin to be told; injects that are due by time or condition, and the cases that reach an intake.
4. Deadlines owed by the clock (excused inside the run-on) and effect readings at +1, +6, +24 h.
5. Automated seats, in the order of cells.yaml: each reads its post and does at most one piece of work it had time for.
6. Everything recorded since the last close that acts on the city acts on it; the city lives the minute.
7. Posts, series and desk are derived; the minute is closed with the city's digest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from infodrill.casework import clocks
from infodrill.casework.events import ReadingTaken, StatementStepped
from infodrill.conduct import delivery, derive
from infodrill.conduct import events as facts
from infodrill.conduct.automata.agenda import agenda, reading
from infodrill.conduct.automata.character import Character
from infodrill.conduct.automata.proposal import Duty, Proposal
from infodrill.conduct.city import intervene
from infodrill.conduct.drill import Drill
from infodrill.conduct.network import Network
from infodrill.conduct.release import releases
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.standing import settle_standings
from infodrill.conduct.view import DeskGroup, SeatView
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Event, EventBody
from infodrill.kernel.protocols import DerivedStore
from infodrill.society import Spread

HORIZONS = (1, 6, 24)  # hours after acting at which the system takes a reading
TRIES = 4  # pieces of work a seat tries in a minute before it waits for the next


@dataclass(frozen=True, slots=True)
class Schedule:
    """The minutes of a drill: phases one after another, the run-on between the third and the fourth."""

    phases: tuple[int, int, int, int]
    run_on: int

    @property
    def third_ends(self) -> int:
        return sum(self.phases[:3])

    @property
    def total(self) -> int:
        return sum(self.phases) + self.run_on

    def phase_at(self, minute: int) -> int:
        """The phase that begins at `minute`, 0 when none does."""
        begins = {
            0: 1,
            self.phases[0]: 2,
            self.phases[0] + self.phases[1]: 3,
            self.third_ends + self.run_on: 4,
        }
        return begins.get(minute, 0)

    def in_run_on(self, minute: int) -> bool:
        return self.third_ends <= minute < self.third_ends + self.run_on


def schedule(drill: Drill) -> Schedule:
    """The schedule of a drill's scenario."""
    first, second, third, fourth = (one.minutes for one in drill.scenario.drill.phases)
    return Schedule((first, second, third, fourth), drill.scenario.drill.run_on_hours * 60)


class Runner:
    """Drives one drill, its city and its network, unpaced. Live pacing and leases are around it, not in it."""

    def __init__(
        self,
        drill: Drill,
        spread: Spread,
        network: Network,
        derived: DerivedStore,
        characters: dict[str, Character],
        *,
        seed: int,
        lang: str,
    ) -> None:
        self.drill, self.spread, self.network, self.derived = drill, spread, network, derived
        self.characters, self.seed, self.lang = characters, seed, lang
        self.schedule = schedule(drill)
        self._since: list[Event] = []  # recorded since the last close
        self._groups: tuple[DeskGroup, ...] = ()
        drill.posts_about = network.posts_about

    def play(self, progress: Callable[[int, int], None] = lambda done, total: None, until: int = -1) -> None:
        """Play every minute to the end, or up to minute `until`; `progress(done, total)` after each."""
        total = self.schedule.total if until < 0 else until
        for minute in range(self.drill.state.minute, total):
            self.close_minute(minute)
            progress(minute + 1, total)

    def close_minute(self, minute: int) -> None:
        """One whole minute, in the order of the module's docstring."""
        at = minute * 60
        live = not self.schedule.in_run_on(minute)
        self._clock(minute, at)
        self._runner(settle_standings(self.spread, self.drill.state, self.drill.scenario), at)
        if live:
            self._injects(minute, at)
        self._owed(at, excused=not live)
        if live:
            self._groups = self.network.groups() if minute % 2 == 0 else self._groups
            self._automated(at)
        self._live_in_the_city(minute, at)
        if minute + 1 == self.schedule.total:
            self._runner((facts.ClockChanged("close"), facts.DrillClosed("end of phase 4")), at + 59)

    def _clock(self, minute: int, at: int) -> None:
        phase = self.schedule.phase_at(minute)
        bodies: list[EventBody] = []
        if minute == 0:
            bodies.append(facts.ClockChanged("start"))
        if phase == 4 and self.schedule.run_on:
            bodies.append(facts.ClockChanged("resume", at))
        if phase:
            bodies.append(facts.PhaseBegun(phase))
        if self.schedule.run_on and minute == self.schedule.third_ends:
            bodies.append(facts.ClockChanged("run_on", self.schedule.run_on * 60))
        shift = self._shift(minute)
        for move in self.drill.scenario.drill.moves:
            if at <= move.at + shift < at + 60 and move.number not in self.drill.state.moves:
                bodies.append(facts.MoveBegun(move.number, move.story))
        self._runner(bodies, at)

    def _injects(self, minute: int, at: int) -> None:
        scenario, seats = self.drill.scenario, self.drill.seats
        shift = self._shift(minute)
        self._runner(delivery.waves_due(scenario, at - shift, at - shift + 60), at)
        for row in tuple(delivery.due_injects(scenario, self.drill.state, at, at + 60, shift)):
            state = self.drill.state
            self._runner(delivery.deliver(scenario, seats, state, row, at=at, in_jump=False, shift=shift), at)
            self._runner(delivery.case_at_intake(scenario, seats, self.drill.state, row, self.lang), at)
            self.network.place_inject(row, minute)

    def _owed(self, at: int, *, excused: bool) -> None:
        state = self.drill.state
        levels = {
            one: state.standings[claim].level
            for one, claim in state.links.items()
            if claim in state.standings
        }
        self._runner(clocks.due(state.book, self.drill.edition, at, excused=excused, spread=levels), at)
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
                        ReadingTaken(case.case, hours, counts.exposed, counts.believers, counts.corrected)
                    )
        self._runner(readings, at)

    def _automated(self, at: int) -> None:
        for seat in self.drill.seats.seats.values():
            character = self.characters.get(seat.cell)
            if character is None or not character.acts or seat.control:
                continue
            self._seat_acts(seat, character, at)

    def _seat_acts(self, seat: SeatPlace, character: Character, at: int) -> None:
        view = SeatView(
            seat,
            self.drill.state,
            self.drill.scenario,
            self.drill.seats,
            self.lang,
            self._groups,
            self.network.about,
        )
        duty = Duty(view, character, self.seed)
        for read in reading(duty):
            self._try(seat, read, at)
        for proposal in agenda(duty)[:TRIES]:
            if self._try(seat, proposal, at):
                return

    def _try(self, seat: SeatPlace, proposal: Proposal, at: int) -> bool:
        """True when the range accepted it. A refusal changes nothing: the seat turns to its next piece of work."""
        try:
            bodies = self.drill.decide(seat.seat, proposal.command, at)
        except Refused:
            return False
        if bodies:
            self._record(bodies, at, seat.seat, f"{seat.seat}@{at}:{proposal.key}")
        return bool(bodies)

    def _runner(self, bodies: object, at: int) -> None:
        self._record(tuple(bodies), at, "runner", "")  # type: ignore[arg-type]

    def _record(self, bodies: tuple[EventBody, ...], at: int, actor: str, client: str) -> None:
        self._since.extend(self.drill.record(bodies, at, actor, client))
        for body in bodies:
            if isinstance(body, StatementStepped) and body.to == "PUBLISHED":
                statement = self.drill.state.book.statements[body.statement]
                self.network.publish(statement, at // 60, self.drill.state.links.get(statement.case, ""))
        sent = releases(self.drill.state, self.drill.scenario, bodies)
        if sent:
            self._since.extend(self.drill.record(sent, at, "runner"))

    def _live_in_the_city(self, minute: int, at: int) -> None:
        for event in self._since:
            intervene(self.spread, event.body, minute, self.drill.scenario)
        self._since.clear()
        self.spread.advance(minute + 1)
        made = self.network.close_minute(minute, self.spread)
        derive.put_minute(self.derived, minute, self.spread, self.network, made, self.drill)
        closed = facts.MinuteClosed(minute, self.drill.state.seq, self.spread.minute_digest(minute))
        self.drill.record((closed,), at, "runner")

    def _shift(self, minute: int) -> int:
        return self.schedule.run_on * 60 if minute >= self.schedule.third_ends + self.schedule.run_on else 0
