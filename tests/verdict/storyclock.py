"""The two clocks of the page: the story's, which leaps between moves, and played minutes.

Everything is in whole exercise seconds (`at`). Inside a move a second of the exercise is a second of the story; a pause
moves neither. The numbers (R…) are those of the list in `reading.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from tests.verdict.exported import Exported

DAY = 86_400
NEVER = 1 << 40
Away = tuple[tuple[int, int], ...]  # (from, to) in which a cell could not work, in order and apart
PLAYED_MINIMUM = 30 * 60  # unless the scenario sets another for the claim


@dataclass(frozen=True)
class Clock:
    """How time ran, or was planned to run.

    `moves` = (second, second of the story) in order; `ends` = the second at which play ends for the deadlines, `reached` =
    how far play came; `jumps`, `stops` and `run_ons` = (from, to); `speeds` = (from, thousandths); `gates` = the event (seq)
    with which a leap, or the end of play, came at a second.
    """

    moves: tuple[tuple[int, int], ...]
    ends: int
    reached: int
    jumps: tuple[tuple[int, int], ...] = ()
    stops: tuple[tuple[int, int], ...] = ()
    run_ons: tuple[tuple[int, int], ...] = ()
    speeds: tuple[tuple[int, int], ...] = ()
    gates: tuple[tuple[int, int], ...] = ()

    def story(self, at: int) -> int:
        """What the story's clock reads, in seconds since midnight of its first day."""
        begun, story = max((move for move in self.moves if move[0] <= at), default=self.moves[0])
        return story + at - begun

    def second_of(self, story: int) -> int | None:
        """The exercise second at which the story gets there; a time inside a leap falls at the leap. None = after play."""
        for number, (begun, reads) in enumerate(self.moves):
            if begun > self.ends:
                break
            until = self.moves[number + 1][0] if number + 1 < len(self.moves) else self.ends
            if story <= reads + min(until, self.ends) - begun:
                return begun + max(0, story - reads)
        return None

    def after(self, since: int, span: int, people: bool) -> int:
        """The exercise second at which `span` played seconds have passed since `since`."""
        left, here = Fraction(span), since
        while True:
            until = min((point for point in self._turns if point > here), default=NEVER)
            pace = self._pace(here, people)
            if pace and left <= (until - here) * pace:
                return here + -(-left // pace)
            if until == NEVER:
                return NEVER
            left, here = left - (until - here) * pace, until

    def played(self, since: int, until: int, people: bool) -> int:
        """Played seconds between two exercise seconds."""
        points = sorted({since, until, *(point for point in self._turns if since < point < until)})
        spans = ((end - start) * self._pace(start, people) for start, end in pairwise(points))
        return int(sum(spans, Fraction(0)))

    def due(
        self,
        since: int,
        deadline: int,
        priority: str,
        people: bool,
        played: int = PLAYED_MINIMUM,
        away: Away = (),
    ) -> int | None:
        """Due = max(the procedure's deadline in the story, known + T), settled at leaps and at the end. None = not due.

        T = min(the procedure's deadline, `played`), in seconds; what faults took (`away`) is added to both (R21).
        """
        own = self._own(since, deadline, away)
        least = self._without(away).after(since, min(deadline, played), people)
        if own is None and priority == "P4":
            return None
        due = max(self.ends if own is None else own, least)
        return due if due <= self.ends else None

    def dated(
        self, since: int, date: int, people: bool, played: int = PLAYED_MINIMUM, away: Away = ()
    ) -> int | None:
        """Due second of what a cell itself promised for second `date`: settled at leaps, not at the end of play (R7)."""
        span = max(0, date - since)
        own = self._own(since, span, away)
        if own is None:
            return None
        due = max(own, self._without(away).after(since, min(span, played), people))
        return due if due <= self.ends else None

    def _own(self, since: int, span: int, away: Away) -> int | None:
        """When the story has gone on by a span, and by what faults took before it was over; None = after play."""
        for start, end in away:
            own = self.second_of(self.story(since) + span)
            if start >= (NEVER if own is None else own):
                break
            span += max(0, end - max(start, since))
        return self.second_of(self.story(since) + span)

    def _without(self, away: Away) -> Clock:
        return replace(self, jumps=(*self.jumps, *away)) if away else self

    def in_time(self, at: int, seq: int, due: int) -> bool:
        """At the due second is in time; what comes after the leap that settles it is not (R6)."""
        return at < due or (at == due and seq < dict(self.gates).get(due, NEVER))

    def excused(self, due: int) -> bool:
        """A due second inside control's jump, the run-on or a safety stop."""
        return any(start < due <= end for start, end in (*self.jumps, *self.run_ons, *self.stops))

    @cached_property
    def _turns(self) -> tuple[int, ...]:
        """Seconds at which played time changes its pace."""
        spans = (*self.jumps, *self.run_ons)
        return tuple(sorted({point for span in spans for point in span} | {at for at, _ in self.speeds}))

    def _pace(self, at: int, people: bool) -> Fraction:
        """Played seconds in one exercise second: none in a jump or the run-on, fewer for people at a speed above ×1."""
        if any(start <= at < end for start, end in (*self.jumps, *self.run_ons)):
            return Fraction(0)
        speed = max((change for change in self.speeds if change[0] <= at), default=(0, 1_000))[1]
        return Fraction(1_000, max(1_000, speed)) if people else Fraction(1)


def as_planned(drill: Exported) -> Clock:
    """The clock of the scenario alone: its moves, no jump, no stop, ×1, to the end of phase 3."""
    ends = 60 * sum(phase["minutes"] for phase in drill.drill["phases"] if phase["number"] <= 3)
    moves = _stories([(move["at"], move["story"]) for move in drill.drill["moves"]])
    return Clock(moves, ends, ends)


def as_played(drill: Exported) -> Clock:
    """The clock of the log. What was not reached still has its planned deadlines: ending early does not make them fall."""
    planned = as_planned(drill)
    begun = {event["move"]: event for event in drill.of("move.begun")}
    stories = [
        (begun[move["number"]].at, begun[move["number"]]["story"])
        if move["number"] in begun
        else (move["at"], move["story"])
        for move in drill.drill["moves"]
    ]
    end = end_of_play(drill)
    reached = end[0] if end else drill.events[-1].at
    clock = replace(
        planned,
        moves=_stories(stories),
        ends=max(planned.ends, reached),
        reached=reached,
        jumps=_jumps(drill),
        stops=_stops(drill),
        run_ons=_run_ons(drill),
        speeds=tuple(
            (change.at, change["value"])
            for change in drill.of("clock.changed")
            if change["change"] == "speed"
        ),
    )
    gates = [(event.at, event.seq) for event in begun.values() if _leaps_at(clock, event.at)]
    return replace(clock, gates=(*gates, *([end] if end else [])))


def _stories(moves: list[tuple[int, str]]) -> tuple[tuple[int, int], ...]:
    """Seconds of the story; a move that reads earlier than the clock has come to is the next day's."""
    counted: list[tuple[int, int]] = []
    for at, reads in sorted(moves):
        hours, minutes = reads.split(":")
        story = int(hours) * 3_600 + int(minutes) * 60
        while counted and story < counted[-1][1] + at - counted[-1][0]:
            story += DAY
        counted.append((at, story))
    return tuple(counted)


def _leaps_at(clock: Clock, at: int) -> bool:
    before = [move for move in clock.moves if move[0] < at]
    return bool(before) and clock.story(at) > before[-1][1] + at - before[-1][0]


def end_of_play(drill: Exported) -> tuple[int, int] | None:
    """When phase 3 ended: the run-on, phase 4 or the drill's closing, whichever came first."""
    for event in drill.of("clock.changed", "phase.begun", "drill.closed"):
        if event.type == "drill.closed" or event.get("change") in ("run_on", "close"):
            return event.at, event.seq
        if event.get("phase") == 4:
            return event.at, event.seq
    return None


def _jumps(drill: Exported) -> tuple[tuple[int, int], ...]:
    spans, begun = [], None
    for event in drill.of("clock.jump_begun", "clock.jump_ended"):
        if event.type == "clock.jump_begun":
            begun = event
        elif begun is not None:
            spans.append((begun["frm"], event["reached"]))
            begun = None
    if begun is not None:
        spans.append((begun["frm"], begun["target"]))
    return tuple(spans)


def _stops(drill: Exported) -> tuple[tuple[int, int], ...]:
    """From a stop to its resumption; one that was not resumed excuses what would have come after it."""
    spans: list[tuple[int, int]] = []
    for event in drill.of("safety.stopped", "safety.resumed"):
        if event.type == "safety.stopped":
            spans.append((event.at, NEVER))
        elif spans:
            spans[-1] = (spans[-1][0], event.at)
    return tuple(spans)


def _run_ons(drill: Exported) -> tuple[tuple[int, int], ...]:
    """The run-on lasts to phase 4, or as long as it was asked to."""
    fourth = next((event.at for event in drill.of("phase.begun") if event["phase"] == 4), NEVER)
    asked = [event for event in drill.of("clock.changed") if event["change"] == "run_on"]
    return tuple((event.at, min(event.at + event["value"], fourth)) for event in asked)
