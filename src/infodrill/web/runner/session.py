"""One drill under this runner: its city lived again from the log, then moved on in step with the exercise clock.

Everything that is recorded is recorded inside the drill's lock, together with how far the minute has come (`opened`,
`reached`): a runner that is killed anywhere leaves a log from which the next one goes on, firing nothing twice. A minute's
rows are derived outside the lock, for nobody may wait so long, and written inside, once the lease is seen to be ours and
the drill the one that was folded: what an erasure has taken out in between never comes back.
"""

# Charter: web runner session
from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from infodrill.automata.agenda import AutomatedCells
from infodrill.automata.character import character
from infodrill.conduct import practising
from infodrill.conduct.city import MODEL_VERSION, build_city, open_spread
from infodrill.conduct.clockrules import phase_over
from infodrill.conduct.delivery import planned
from infodrill.conduct.drill import Drill
from infodrill.conduct.jumps import halts_jump
from infodrill.conduct.network import Network
from infodrill.conduct.nouns.clock import ChangeClock, ClockChanged, JumpEnded, PhaseBegun
from infodrill.conduct.nouns.course import CityBuilt, DrillOpened, MinuteClosed
from infodrill.conduct.runner import Runner
from infodrill.kernel.clock import MINUTE
from infodrill.kernel.errors import LogError
from infodrill.kernel.events import Event, EventBody, Text
from infodrill.kernel.i18n import N_
from infodrill.kernel.log import EventLog
from infodrill.kernel.protocols import Row
from infodrill.scenario.schema import Inject
from infodrill.web import steady
from infodrill.web.conf.options import options
from infodrill.web.live import LiveDrill
from infodrill.web.pacing import Pace
from infodrill.web.runner import leases
from infodrill.web.sealing import numbers_of
from infodrill.web.stores.derived import DatabaseDerivedStore
from infodrill.web.stores.log import DatabaseLogStore, growing

LOG = logging.getLogger("infodrill.runner")
AHEAD_MS = 2_000  # of real time for which exercise time is granted


class Overtaken(Exception):
    """Control closed the drill, or somebody stopped it for real, while a step waited for the lock: it is not taken."""


class Session:
    """A drill being run. `tick` does at most one minute's work and says whether there is more."""

    def __init__(self, drill_id: str, runner: str, cities: Path) -> None:
        self.id, self._me = drill_id, runner
        self.pace = Pace(drill_id)
        # Before the log: a drill that is rewritten after this is seen to be another than the one read here.
        self.pace.read()
        self.folded = self.pace.rewritten  # which writing of the drill this is a fold of
        shown = LiveDrill(
            drill_id
        )  # for what does not change; held by nobody else, so that nothing of a drill stays here
        self._scenario = shown.scenario
        self._log = EventLog(DatabaseLogStore(drill_id), now=lambda: int(time.time()))
        opened = self._log.events[0].body
        assert isinstance(opened, DrillOpened)
        if opened.model_version != MODEL_VERSION:
            raise LogError(
                N_("this drill was begun with model {version}"),
                remedy=N_(
                    "Nothing is lost; this version cannot carry it on: go back to the one that began it, or close it."
                ),
                version=opened.model_version,
            )
        self._opened = opened
        self.drill = Drill(self._scenario, shown.edition, shown.seats(), self._log)
        self.drill.numbered = numbers_of(drill_id)
        self._derived = DatabaseDerivedStore(drill_id)
        city = build_city(self._scenario, opened.accounts, opened.seed, cities)
        network = Network(
            self._scenario, seed=opened.seed, language=opened.language, searchable=True, goes_on=True
        )
        cells = {cell: character(name) for cell, name in opened.cells.items()}
        colleagues = AutomatedCells(cells, opened.seed)
        self.runner = Runner(
            self.drill, open_spread(city, opened), network, self._derived, colleagues, lang=opened.language
        )
        self._publisher = Publisher(drill_id, network)
        self._tended = -1
        self._asked = (-1, -1)  # (seq, minute) at which a practice was last asked what becomes of its clock
        self._recover(CityBuilt(opened.accounts, city.digest))

    @property
    def over(self) -> bool:
        return self.drill.state.closed

    def tick(self) -> bool:
        """Do what the clock asks for; True when there is more to do at once."""
        # The clock before the log: what came between is then seen whole, under the lock, or not at all.
        self._read_pace()
        # Only when there is something new: taking the drill's lock at each tick would hold people up for
        # nothing.
        if self._log_grew():
            with self._growing():
                pass
        state = self.drill.state
        if state.jump is not None and not self.pace.jumping and not state.closed:
            # Control paused or stopped in the midst of it.
            with self._growing():
                self.runner.record((JumpEnded(self.drill.state.at),), self.drill.state.at)
            state = self.drill.state
        if state.practice is not None and self._practised():
            return True
        if state.closed or state.stopped or not state.begun:
            return False
        if not (self.pace.running or self.pace.jumping):
            return False
        try:
            if state.run_on:
                plan = self.runner.schedule
                return self._move((plan.third_ends + plan.run_on) * MINUTE)
            return self._move(self.pace.target if self.pace.jumping else self.pace.seconds())
        except Overtaken:
            return True

    def _practised(self) -> bool:
        """Let the clock of a practice stand or go on; False when it does as it did."""
        state = self.drill.state
        if self._asked == (now := (state.seq, self._tended)) and not self._left_alone():
            return False
        self._asked = now
        if not self._clock_turns():
            return False
        with self._growing():
            bodies = self._clock_turns()
            at = max(self.drill.state.at, self.pace.seconds())
            self.runner.record(bodies, at)
            for body in bodies:
                if isinstance(body, ClockChanged):
                    self.pace.change(ChangeClock(role="CTRL", change=body.change, value=body.value), at)
                elif isinstance(body, PhaseBegun):
                    self.runner.replan(self._log.events[-1])
        return bool(bodies)

    def _clock_turns(self) -> tuple[EventBody, ...]:
        practice = self.drill.state.practice
        if practice is None or self._left_alone():
            return practising.closed(practising.LEFT) if practice else ()
        now, seats = self.pace.seconds(), self.drill.seats.seats
        view = self.runner.view(seats[practice.seat], now)
        played = (seat.seat for seat in view.casework.played if seat.seat != practice.seat)
        others = (self.runner.view(seats[seat], now) for seat in played)
        return practising.turn(view, others, self.drill.state, self.runner.schedule, options().solo_minutes)

    def _left_alone(self) -> bool:
        """True when nothing was recorded for so long that nobody practises here any more."""
        last = self._log.events[-1].wall
        return not self.over and int(time.time()) - last > options().solo_idle * MINUTE

    def _move(self, goal: int) -> bool:
        """Towards exercise second `goal`, within the minute that is next to be closed."""
        minute = self.drill.state.minute
        begin, end = minute * MINUTE, (minute + 1) * MINUTE
        if self._waits_for_control(minute):
            return False
        # How far the minute has come stands in the lease, not in this process: the runner that takes over does
        # nothing twice.
        if self.pace.opened < minute:
            self._open(minute)
        if not self._deliver(minute, min(goal, end - 1)):
            return False
        if self._tended < minute:
            self._tend(minute)
        if goal >= end:
            self._close(minute)
            return True
        if self.pace.jumping:
            self._land(max(goal, begin))
        self._grant(end)
        return False

    def _open(self, minute: int) -> None:
        with self._playing():
            self.runner.open_minute(minute)
            if self.drill.state.running and not self.pace.running:
                # The end of the run-on: the log lets the clock run again.
                self.pace.clock = self.pace.clock.change("resume", steady.ms())
            self.pace.write(opened=minute, reached=minute * MINUTE)

    def _deliver(self, minute: int, until: int) -> bool:
        """Deliver what is due up to second `until`; False when a grave inject ended the jump."""
        if self.runner.schedule.in_run_on(minute):
            return True
        reached = max(self.pace.reached, minute * MINUTE)
        if until < reached or not self.runner.due(reached, until + 1):
            self.pace.reached = max(reached, until + 1)
            return True
        with self._playing():
            in_jump = self.drill.state.jump is not None
            for row in self.runner.due(reached, until + 1):
                told = planned(row, self.drill.state, self.runner.shift(minute))
                # At its own second, but not before what is recorded, nor in a stretch that was gone through
                # already.
                at = max(self.drill.state.at, min(told, until), reached)
                if halts_jump(row, self._scenario, self.drill.state):
                    self._halt_jump(row, at)
                    return False
                self.runner.deliver(row, at, in_jump=in_jump)
            self.pace.write(reached=until + 1)
        return True

    def _halt_jump(self, row: Inject, at: int) -> None:
        ended = (JumpEnded(at, row.number), ClockChanged("pause", 0, Text("grave inject")))
        self.runner.record(ended, at)
        self.pace.land(at)
        self.pace.halt()

    def _tend(self, minute: int) -> None:
        """Deadlines, readings and the automated seats, each under the lock for itself, so that people never wait long."""
        state = self.drill.state
        played = not self.runner.schedule.in_run_on(minute)
        with self._playing():
            self.runner.owe(self._now(minute), excused=not played or state.jump is not None)
        if played:
            self.runner.look(minute)
            for seat in self.runner.automated():
                with self._playing():
                    # After a take-over: who has acted in this minute does not act again.
                    if self.drill.state.last_act.get(seat.seat, -1) < minute * MINUTE:
                        self.runner.act(seat, self._now(minute))
        self._tended = minute

    def _close(self, minute: int) -> None:
        with self._playing():
            # Fixed under the lock; the city then lives the minute outside of it, while people go on.
            upto = self.drill.state.seq
        rows = self._with_marks(self.runner.live(minute, upto))
        with self._growing():
            if (
                self.drill.state.closed
            ):  # a stop is no reason: the city has lived this minute and lives it once
                raise Overtaken
            self._put(minute, rows)
            at = max(self.drill.state.at, (minute + 1) * MINUTE - 1)
            self.runner.end_minute(minute, upto, at)
            if self.pace.jumping:
                self.pace.land((minute + 1) * MINUTE)
        LOG.info("minute closed", extra={"drill": self.id, "minute": minute, "seq": upto})

    def _with_marks(self, lived: dict[str, list[Row]]) -> dict[str, list[Row]]:
        """All rows that are kept of a minute that the city has lived, by kind."""
        return {**{kind: rows for kind, rows in lived.items() if rows}, **self._publisher.rows()}

    def _put(self, minute: int, rows: dict[str, list[Row]]) -> None:
        """Inside the lock, after it was checked that they are still wanted."""
        for kind, row in rows.items():
            self._derived.put(minute, kind, row)

    def _land(self, second: int) -> None:
        """The goal of a jump, step or run-on is reached."""
        with self._playing():
            if not self.pace.jumping:  # broken off while this waited: the clock stays where control left it
                return
            if self.drill.state.jump is not None:
                self.runner.record((JumpEnded(second),), max(self.drill.state.at, second))
            elif not self.pace.running and not self.drill.state.run_on:
                # So that every page hears that the step is over, and shows a clock that stands.
                self.runner.record(
                    (ClockChanged("pause", 0, Text("step")),), max(self.drill.state.at, second)
                )
            self.pace.land(second)
            self.pace.write(target=-1)

    def _grant(self, end: int) -> None:
        clock = self.pace.clock
        until = min(clock.read(steady.ms()) + AHEAD_MS * clock.speed // 1000, end * 1000)
        # Renewed when half of it is used: one small write a second.
        if until == end * 1000 > clock.granted or until - clock.granted > AHEAD_MS * clock.speed // 2000:
            with self._playing():
                self.pace.grant(until)

    def _waits_for_control(self, minute: int) -> bool:
        """After phase 3 control orders the run-on or phase 4, and after the last minute it closes: the clock stands."""
        state = self.drill.state
        if not phase_over(state, self._scenario):
            return False
        if self.pace.jumping:
            self._land(minute * MINUTE)
        if self.pace.running:
            with self._playing():
                if self.pace.running and self.drill.state.phase == state.phase:
                    self.runner.record((ClockChanged("pause", 0, Text("end of phase")),), self._now(minute))
                    self.pace.halt()
        return True

    def _now(self, minute: int) -> int:
        return max(self.drill.state.at, minute * MINUTE)

    def _log_grew(self) -> bool:
        return DatabaseLogStore(self.id).length() != len(self._log)

    @contextmanager
    def _growing(self) -> Iterator[None]:
        """The drill's lock, the lease checked, the clock as it stands, the tail folded."""
        with self._fenced():
            self._take_in(self._tail())
            yield

    @contextmanager
    def _playing(self) -> Iterator[None]:
        """`_growing`, for what only a drill that goes on may be given. Raises Overtaken when it does not any more."""
        with self._growing():
            if self.drill.state.closed or self.drill.state.stopped:
                raise Overtaken
            yield

    def _tail(self) -> tuple[Event, ...]:
        try:
            events = self._log.catch_up()
        except LogError as error:
            # Here or there, something is not as it was: whoever begins again from the log sees whether it is damaged.
            LOG.exception("the log does not go on from what was folded", extra={"drill": self.id})
            raise leases.LeaseLost(self.id) from error
        if any(isinstance(event.body, MinuteClosed) for event in events):
            # Whoever drove before us was at its commit when the lease became ours: this city has not lived that minute.
            raise leases.LeaseLost(self.id)
        return events

    @contextmanager
    def _fenced(self) -> Iterator[None]:
        """The drill's lock, the lease checked, the clock as it stands. Raises LeaseLost when what was folded is no more."""
        with growing(self.id):
            leases.check(self._me, self.id)
            self._read_pace()
            yield

    def _read_pace(self) -> None:
        """The clock as it stands. Raises LeaseLost when the stored drill is no longer the one that was folded."""
        self.pace.read()
        if self.pace.rewritten != self.folded:
            raise leases.LeaseLost(self.id)

    def _take_in(self, events: tuple[Event, ...]) -> None:
        for event in events:
            self.runner.take_in(event)

    def _recover(self, built: CityBuilt) -> None:
        """Live every closed minute again from the log, compare its digest, and write the rows that are missing."""
        held = {kind: frozenset(self._derived.minutes(kind)) for kind in self._derived.kinds()}
        for event in tuple(self._log.events):
            self._take_in((event,))
            if isinstance(event.body, MinuteClosed):
                minute = event.body.minute
                rows = self._with_marks(self.runner.relive(event.body))
                if gaps := {kind: row for kind, row in rows.items() if minute not in held.get(kind, ())}:
                    with self._fenced():
                        self._put(minute, gaps)
        with self._growing():
            # Looked for under the lock: another runner may have come so far and lost its lease since.
            if not any(isinstance(event.body, CityBuilt) for event in self._log.events):
                self.runner.record((built,), self.drill.state.at)
            self.pace.take_over()
        if self.drill.state.minute:
            self.runner.look(self.drill.state.minute - self.drill.state.minute % 2)
        LOG.info("drill taken over", extra={"drill": self.id, "minute": self.drill.state.minute})


# What the runner leaves for the pages beside the city's own rows: the desk's groups, and what sources speak of.
# Kinds: "groups" (as DeskGroup, newest minute counts), "about" (server only: source → claim, for linking cases),
# "closed" (one empty minute after the other: how far the rows of a minute are complete).
class Publisher:
    """Makes the rows of a minute; `about` only where something is new since the minute before."""

    def __init__(self, drill: str, network: Network) -> None:
        self._drill, self._network = drill, network
        self._told: dict[str, str] = {}

    def rows(self) -> dict[str, list[Row]]:
        """By kind, the mark last: to be asked once a minute, in order, and written together or not at all."""
        groups: list[Row] = [{"id": group.source, **asdict(group)} for group in self._network.groups()]
        about = self._network.posts_about
        fresh = {source: claim for source, claim in about.items() if self._told.get(source) != claim}
        self._told.update(fresh)
        linked: list[Row] = [{"id": source, "claim": claim} for source, claim in fresh.items()]
        left_out: list[Row] = []
        for found in self._network.forgiving.told():
            left_out.append(found.row())
            LOG.error(
                "a part was left out",
                extra={
                    "drill": self._drill, "minute": found.minute, "part": found.part, "fault": found.fault,
                    "where": found.where,
                },
            )  # fmt: skip
        told = {"about": linked} if linked else {}
        return {"groups": groups, **told, **({"left_out": left_out} if left_out else {}), "closed": []}
