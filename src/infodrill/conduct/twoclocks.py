"""Two clocks: the exercise's seconds, in which people work, and the story's, in which deadlines are said.

Inside a move both run alike. Between two moves the story may leap; a deadline that lies inside a leap falls at the leap.
`due` is the one rule by which anything owed falls due (ADR 7, *Falling due*). It asks scenario and clocks alone,
never what anybody did.
"""

# Charter: conduct twoclocks
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import pairwise

from infodrill.conduct import holding
from infodrill.conduct.nouns.clock import ClockChanged, JumpBegun, JumpEnded, PhaseBegun
from infodrill.conduct.nouns.leaps import LeapHeld, LeapLetGo, MoveBegun
from infodrill.conduct.state import DrillState
from infodrill.kernel.clock import MINUTE, NEVER
from infodrill.kernel.events import Event
from infodrill.scenario.schema import Scenario
from infodrill.scenario.storydate import followed

PRACTICE = 30 * 60  # played seconds that people get at least, unless the scenario sets another time
REAL_TIME = 1_000  # thousandths: the speed below which played minutes are the exercise's own
SETTLED_AT_THE_END = frozenset({"P1", "P2", "P3"})


@dataclass(frozen=True, slots=True)
class Leap:
    """At exercise second `at` the story skips `seconds`."""

    at: int
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoClocks:
    """Times in exercise seconds unless said otherwise.

    `begun` = (exercise second, story second since the epoch) of each move, ascending, the first at 0. `ends` = the end of
    phase 3, where play settles what is open. `until` = the last second at which cells could act; before `ends` when the
    drill was broken off. `unplayed` = stretches that people did not play (jumps, run-on), apart and ascending.
    `speeds` = (second, thousandths of real time) from then on.
    """

    epoch: datetime
    begun: tuple[tuple[int, int], ...]
    ends: int
    until: int
    unplayed: tuple[tuple[int, int], ...] = ()
    speeds: tuple[tuple[int, int], ...] = ((0, REAL_TIME),)

    # ---- the story ----

    def story(self, at: int) -> int:
        """The story's second, counted from the epoch, at exercise second `at`."""
        # The last move that has begun. Before second 0 the first one counts.
        begun, told = next(pair for pair in reversed(self.begun) if pair[0] <= max(at, 0))
        return told + at - begun

    def date(self, at: int) -> datetime:
        """The story's date and time at exercise second `at`."""
        return self.epoch + timedelta(seconds=self.story(at))

    @property
    def leaps(self) -> tuple[Leap, ...]:
        """Where the story skips time, in order; a clock that is set back is no leap."""
        pairs = zip(self.begun, self.begun[1:], strict=False)
        skips = (
            Leap(now, told - (before_told + now - before)) for (before, before_told), (now, told) in pairs
        )
        return tuple(skip for skip in skips if skip.seconds > 0)

    def after(self, since: int, seconds: int) -> int:
        """The exercise second at which the story has gone on by `seconds` from `since`; inside a leap, the leap itself."""
        wanted = self.story(since) + seconds
        for (begun, told), (following, _) in zip(self.begun, (*self.begun[1:], (-1, 0)), strict=True):
            reached = begun + wanted - told
            if following == -1 or (reached < following and following > since):
                return max(reached, begun, since)
        raise AssertionError("the last move has no end")

    # ---- people ----

    def played(self, since: int, until: int, *, people: bool = True) -> int:
        """Played seconds between two exercise seconds: without jumps and run-on, and for people slower at a higher speed."""
        total = 0
        for begin, end, speed in self._stretches(since):
            if begin >= until:
                break
            total += self._worth(begin, min(end, until), speed, people)
        return total

    def played_after(self, since: int, seconds: int, *, people: bool = True) -> int:
        """The exercise second by which `seconds` were played from `since` on."""
        left = seconds
        for begin, end, speed in self._stretches(since):
            worth = self._worth(begin, end, speed, people)
            if worth >= left:
                factor = max(speed, REAL_TIME) if people else REAL_TIME
                # Rounded up: nobody loses part of a second of the time promised.
                return begin + -(-left * factor // REAL_TIME)
            left -= worth
        raise AssertionError("the last stretch has no end")

    def hurried(self) -> tuple[int, int]:
        """(the highest speed in thousandths of real time, exercise seconds) of what people played faster than real time."""
        fast = [
            (speed, min(end, self.until) - begin)
            for begin, end, speed in self._stretches(0)
            if speed > REAL_TIME and begin < self.until
        ]
        return max((speed for speed, _ in fast), default=REAL_TIME), sum(lasted for _, lasted in fast)

    def left_out(self) -> int:
        """Exercise seconds that control skipped while play went on; the run-on behind it is none of them."""
        return sum(min(end, self.until) - begin for begin, end in self.unplayed if begin < self.until)

    def due(
        self, since: int, seconds: int, *, priority: str, practice: int | None = None, people: bool = True,
        away: tuple[tuple[int, int], ...] = (),
    ) -> int:  # fmt: skip
        """When something owed from `since` on, within `seconds` of the story, falls due.

        Never before people had the practice time (at most `seconds`); None = PRACTICE. What lies beyond the end of play is
        settled there when that time had passed: P1–P3, and whatever the scenario gave a practice time of its own, because
        it promised its people to ask for it. The rest keeps its deadline, beyond the end; so does what has no priority.
        `away` = stretches (from, to) from `since` on, apart and ascending, in which the cell could not work: both times grow
        by them.
        """
        work = replace(self, unplayed=together((*self.unplayed, *away))) if away else self
        # Never more than was allowed in the story: a short deadline stays as short as it is.
        least = work.played_after(since, min(seconds, practice or PRACTICE), people=people)
        found = max(self._after_pauses(since, seconds, away), least)
        settles = priority in SETTLED_AT_THE_END or (practice is not None and priority != "")
        # Settled at the end only where there was time enough to do it by then.
        return self.ends if found > self.ends and least <= self.ends and settles else found

    def _after_pauses(self, since: int, seconds: int, away: tuple[tuple[int, int], ...]) -> int:
        """As `after`, each stretch that begins before the time is over adding its length to it."""
        for begin, end in away:
            if self.after(since, seconds) <= begin:
                break
            seconds += end - begin
        return self.after(since, seconds)

    def skipped(self, at: int) -> bool:
        """True for a second inside a jump or the run-on."""
        return any(begin <= at < end for begin, end in self.unplayed)

    def _stretches(self, since: int) -> Iterable[tuple[int, int, int]]:
        """(begin, end, speed) of what was played from `since` on, the last one without an end."""
        marks = sorted({since, *(at for at, _ in self.speeds if at > since),
                        *(edge for stretch in self.unplayed for edge in stretch if edge > since)})  # fmt: skip
        for begin, end in zip(marks, (*marks[1:], 1 << 40), strict=True):
            if not self.skipped(begin):
                yield begin, end, next(speed for at, speed in reversed(self.speeds) if at <= max(begin, 0))

    @staticmethod
    def _worth(begin: int, end: int, speed: int, people: bool) -> int:
        return (end - begin) * REAL_TIME // (max(speed, REAL_TIME) if people else REAL_TIME)


def together(stretches: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Stretches that may overlap, as stretches that lie apart."""
    found: list[tuple[int, int]] = []
    for begin, end in sorted(stretches):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return tuple(found)


def carried(at: int, of: TwoClocks, to: TwoClocks) -> int:
    """The second on another clock of the same moves that stands for second `at` of this one: a move takes along what it holds.

    Seconds for which the other clock has no room, as in a held leap, stand for the last one of their move.
    """
    place = next(n for n in range(len(of.begun) - 1, -1, -1) if of.begun[n][0] <= max(at, 0))
    begun, told = of.begun[place]
    there = {story: when for when, story in to.begun}
    if told not in there:
        return at
    found = there[told] + at - begun
    following = of.begun[place + 1][1] if place + 1 < len(of.begun) else None
    return min(found, there[following] - 1) if following in there else found


def planned(scenario: Scenario) -> TwoClocks:
    """The clocks as the scenario plans them: no jump, real time, played to the end of phase 3."""
    ends = 60 * sum(phase.minutes for phase in scenario.drill.phases[:3])
    moves = ((move.at, move.story) for move in scenario.drill.moves if move.at < ends)
    return TwoClocks(epoch=_epoch(scenario), begun=_begun(_epoch(scenario), moves), ends=ends, until=ends)


def exercise_minute(at: int) -> int:
    """The whole minute of the exercise, from 0: what stands beside the story's time in rooms, reports and files alike. What
    was played, without jumps and by the speed, is a length, never an hour."""
    return max(at, 0) // MINUTE


def as_played(scenario: Scenario, events: Iterable[Event]) -> TwoClocks:
    """The clocks as the log has them. Moves that were not reached stay where they are planned, later by what was held; a leap
    that is still held lies behind the minute that is played."""
    plan, log = planned(scenario), tuple(events)
    last = max((event.at for event in log), default=-1)
    jumps: list[tuple[int, int]] = []
    speeds = [(0, REAL_TIME)]
    run_on = third = jumping = -1
    for event in log:
        match event.body:
            case ClockChanged(change="speed") as change:
                speeds.append((event.at, change.value))
            case ClockChanged(change="run_on"):
                run_on = event.at
            case PhaseBegun(phase=4):
                third = event.at
            case JumpBegun() as begun:
                jumping = begun.frm
            case JumpEnded() as ended if jumping >= 0:
                jumps.append((jumping, ended.reached))
                jumping = -1
    # A log that ends inside a jump: as far as it came, nobody played it.
    if jumping >= 0:
        jumps.append((jumping, last))
    moves, later = _moved(scenario, log, last)
    over = run_on if run_on >= 0 else third
    ends = over if over >= 0 else max(plan.ends + later, last)
    run = ((run_on, max(third, last)),) if run_on >= 0 else ()
    return replace(
        plan, begun=_begun(plan.epoch, (move for move in moves if move[0] < ends)), ends=ends,
        until=over if over >= 0 else last, speeds=tuple(speeds),
        unplayed=tuple(jump for jump in (*sorted(jumps), *run) if jump[0] < jump[1]),
    )  # fmt: skip


def so_far(scenario: Scenario, state: DrillState) -> TwoClocks:
    """The clocks as a seat knows them: the speeds, jumps and leaps so far, none ahead and no end."""
    return _known(_epoch(scenario), state.paces, state.told)


def foretold(known: TwoClocks, moves: Iterable[tuple[int, str]]) -> TwoClocks:
    """The same clocks with the (second, story) of `moves` that the plan still has beside those that have begun."""
    return replace(known, begun=_begun(known.epoch, moves))


@lru_cache(maxsize=100)  # a page asks for each deadline and each expected action
def _known(
    epoch: datetime, paces: tuple[tuple[int, int], ...], told: tuple[tuple[int, int, str], ...]
) -> TwoClocks:
    marks = ((0, REAL_TIME), *paces)
    moves = {number: (at, story) for number, at, story in reversed(told)}
    return TwoClocks(
        epoch=epoch, begun=_begun(epoch, moves.values()), ends=NEVER, until=NEVER,
        unplayed=stretches(marks),
        speeds=tuple(mark for mark in marks if mark[1]),
    )  # fmt: skip


def stretches(marks: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """(from, to) exercise seconds in which nothing was played, of the marks (second, pace) at which the pace changed."""
    return tuple((frm, to) for (frm, pace), (to, _) in pairwise(marks) if not pace and frm < to)


def _moved(scenario: Scenario, log: Iterable[Event], last: int) -> tuple[list[tuple[int, str]], int]:
    """(second, story) of every move by second `last`, and by how many seconds those not reached come later."""
    begun: dict[int, tuple[int, str]] = {}
    later, held = 0, -1
    for event in log:
        match event.body:
            case MoveBegun() as move:
                # The first time counts: a move that is told again has not begun anew.
                begun.setdefault(move.move, (event.at, move.story))
            case LeapHeld() as leap:
                held = leap.due
            case LeapLetGo() as leap:
                held, later = -1, later + leap.waited
    if held >= 0:
        later += holding.pending(held, last // MINUTE)
    return [begun.get(move.number, (move.at + later, move.story)) for move in scenario.drill.moves], later


def _epoch(scenario: Scenario) -> datetime:
    return datetime.fromisoformat(scenario.drill.epoch)


def _begun(epoch: datetime, moves: Iterable[tuple[int, str]]) -> tuple[tuple[int, int], ...]:
    follow = followed(epoch.isoformat(), sorted(moves))
    found = {0: 0} | {at: int((moment - epoch).total_seconds()) for at, moment in follow.begun()}
    return tuple(sorted(found.items()))
