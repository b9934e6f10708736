"""The course of a drill as far as it lies outside the cells: scenario, both clocks, deliveries, and how far claims spread.

`courselog` reads it from events that runner and control record, and from nothing that a cell did. Whatever is owed is taken
from here, so it cannot depend on a cell's triage, gate, disposition or on whether it opened a case.
"""

# Charter: review ledger course
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from infodrill.casework.edition import Edition
from infodrill.casework.nouns.triage import priority
from infodrill.casework.steps import PRIORITIES
from infodrill.conduct.aheadpapers import known_second
from infodrill.conduct.timecheck import told_from
from infodrill.conduct.twoclocks import TwoClocks, carried
from infodrill.review.ledger.holders import holder
from infodrill.review.ledger.outages import Outage, is_little, lost, took
from infodrill.review.ledger.row import Excuse, Owed, Standing
from infodrill.scenario.schema import Claim, Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The clock of a duty that runs out first: its due second, the priority that opened it, its deadline in the story, and the
    second at which it would have been due without any fault of the range."""

    due: int
    priority: str
    story_due: int
    unhindered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """`known` = claim → first second as played at which a wave or a planned report of it could be met; absent = not in play.

    `delivered` = number of a planned, timed inject → second as played. `levels` = claim → (second, S). `shown` = claim → the
    event by which it could be met first. `voids` = claim → first second at which the public's questions on it were heard in
    the city. `told` = claim → seconds at which its waves began, in order. `gates` = second → the event with which a leap, or
    the end of play, came. `stopped` = the drill ended in a safety stop. `automated` = cells that work by themselves.
    """

    scenario: Scenario
    edition: Edition
    plan: TwoClocks
    play: TwoClocks
    known: Mapping[str, int]
    delivered: Mapping[int, int]
    levels: Mapping[str, tuple[tuple[int, int], ...]]
    stopped: bool
    automated: frozenset[str]
    run_on_at: int = -1
    gates: Mapping[int, int] = field(default_factory=dict)
    shown: Mapping[str, int] = field(default_factory=dict)
    voids: Mapping[str, int] = field(default_factory=dict)
    outages: tuple[Outage, ...] = ()
    told: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    # ---- claims ----

    def planned_from(self, claim: Claim) -> int:
        """The second at which the plan lets the claim be known: its first wave or timed report."""
        return told_from(self.scenario, claim)

    def level(self, claim: str, at: int) -> int:
        """Spread level S by second `at`, at least 1 once the claim is known."""
        # The highest so far, not the last: a claim that fell back again was as widespread as it was, and what
        # was owed for it stays owed.
        return max((1, *(level for when, level in self.levels.get(claim, ()) if when <= at)))

    def priority(self, claim: Claim, at: int) -> str:
        """P1–P4 by the facts: the scenario's harm and the spread reached by second `at`."""
        return priority("", claim.harm, self.level(claim.id, at))

    def shown_by(self, claim: str) -> tuple[int, ...]:
        """The event by which a claim could first be met, as a row's evidence that nothing was done."""
        return (self.shown[claim],) if claim in self.shown else ()

    def in_play(self, at: int, seq: int) -> bool:
        """Whether something was done while cells could act: before the event that ended play."""
        return self.comes_by(self.play.until, at, seq)

    def comes_by(self, due: int, at: int, seq: int) -> bool:
        """By a due second, and before the leap or the end of play that comes with it."""
        return at < due or (at == due and not 0 <= self.gates.get(due, -1) < seq)

    # ---- what was known ----

    def played_second(self, planned: int) -> int:
        """The second as played at which something planned came about: a move that was retimed takes it along."""
        return carried(planned, self.plan, self.play)

    def planned_second(self, played: int) -> int:
        """The plan's second that a second as played stands for; while a leap is held, the last one before it."""
        return carried(played, self.play, self.plan)

    def known_second(self, claim: Claim, at: int) -> int:
        """The plan's second up to which the claim is known at second `at` as played: with the record in hand before its hour."""
        return known_second(self.scenario, claim.id, self.planned_second(at), self.delivered, at)

    def entry(self, claim: Claim, at: int) -> int:
        """Which entry of the claim's truth its owner could know at second `at` as played, -1 before the first."""
        planned = self.known_second(claim, at)
        return sum(fact.known_from <= planned for fact in claim.truth) - 1

    # ---- who ----

    @property
    def beside_people(self) -> bool:
        """True when people played some cells and automated ones the others."""
        players = {cell.id for cell in self.scenario.cells.cells if cell.level > 0}
        return bool(players - self.automated) and bool(players & self.automated)

    def stands_aside(self, cell: str) -> bool:
        """True for a cell whose rows stay outside the results: nobody sat there, although people played."""
        return self.beside_people and cell in self.automated

    def holder(self, role: str, claim: Claim) -> str:
        """The cell that holds a role's step on a claim; "" when no player has the role."""
        return holder(self.scenario, claim, role)

    # ---- what falls due ----

    def allowed(self, step: str, priorities: Iterable[str] = PRIORITIES) -> Mapping[str, int]:
        """Story seconds that the procedure allows for a step, by those of the priorities that have a clock."""
        due = {each_priority: self.edition.due(step, each_priority) for each_priority in priorities}
        return {priority: seconds for priority, seconds in due.items() if seconds is not None}

    def owe(
        self,
        measure: str,
        what: str,
        claim: Claim,
        allowed: Mapping[str, int],
        *,
        cell: str = "",
        about: str = "",
        from_: int = 0,
        planned_from: int = -1,
        at_least: str = "P4",
    ) -> Owed:
        """A duty on a claim. `allowed` = story seconds by every priority; `from_` = second before which nobody could know, as
        played, and `planned_from` as planned (-1 = the same). `at_least` = the priority the procedure gives it whatever the
        facts say.

        A rise in priority opens its shorter clock from the rise.
        """
        return self.owe_at(
            measure, what, claim, allowed, cell=cell, about=about, from_=from_, planned_from=planned_from,
            at_least=at_least,
        )[0]  # fmt: skip

    def owe_at(
        self,
        measure: str,
        what: str,
        claim: Claim,
        allowed: Mapping[str, int],
        *,
        cell: str = "",
        about: str = "",
        from_: int = 0,
        planned_from: int = -1,
        at_least: str = "P4",
    ) -> tuple[Owed, ...]:
        """As `owe`, but owed at some priorities only: nothing while the claim's is not among `allowed`. The rise that brings it
        there opens its clock; the row begins, as every other, when the claim could be known."""
        known = self.known.get(claim.id, -1)
        people = cell not in self.automated
        # Twice, by the plan and as played: only the plan says whether a duty counts for coverage, and no play
        # can move that.
        begin = max(self.planned_from(claim), from_ if planned_from < 0 else planned_from)
        plan = self._clock(self.plan, claim, begin, allowed=allowed, people=True, at_least=at_least)
        since = max(known, from_)
        play = None
        if known >= 0:
            play = self._clock(
                self.play, claim, since, allowed=allowed, people=people, at_least=at_least, cell=cell
            )
        clock = play or plan
        if clock is None:
            return ()
        by_plan = plan.due if plan else -1
        owed = Owed(
            measure=measure, what=what, claim=claim.id, about=about, cell=cell, priority=clock.priority,
            since=since if play else -1, story_due=play.story_due if play else -1,
            planned=0 <= by_plan <= self.plan.ends, automated=self.stands_aside(cell),
        )  # fmt: skip
        return (
            self.falling(owed, play.due, play.unhindered, by_plan) if play else self.falling(owed, -1, -1),
        )

    def due_as_planned(self, claim: Claim, from_: int, allowed: Mapping[str, int]) -> int:
        """The second at which a duty on a claim, known to its owner from `from_`, falls due by the plan; -1 = never."""
        clock = self._clock(
            self.plan,
            claim,
            max(self.planned_from(claim), from_),
            allowed=allowed,
            people=True,
            at_least="P4",
        )
        return clock.due if clock else -1

    def owe_from(
        self,
        measure: str,
        what: str,
        since: int,
        seconds: int,
        *,
        claim: Claim | None = None,
        about: str = "",
        cell: str = "",
        priority: str = "P3",
    ) -> Owed:
        """A duty that play raised at second `since` (a false word, a promise); never planned, so it moves no coverage."""
        owed = Owed(
            measure=measure, what=what, claim=claim.id if claim else "", about=about, cell=cell, priority=priority,
            since=since, story_due=self.play.story(since) + seconds, automated=self.stands_aside(cell),
        )  # fmt: skip
        return self.falling(owed, *self.due(since, seconds, priority=priority, claim=claim, cell=cell))

    def forbid(
        self,
        measure: str,
        what: str,
        claim: Claim | None = None,
        *,
        cell: str = "",
        about: str = "",
        raised: bool = False,
    ) -> Owed:
        """A prohibition, on a claim or on the whole drill; it is planned whenever its claim is told within the plan. `raised`
        = a breach of something that is not listed as owed: it moves no coverage."""
        known = self.known.get(claim.id, -1) if claim else 0
        planned = claim is None or self.planned_from(claim) <= self.plan.ends
        return Owed(
            measure=measure, what=what, claim=claim.id if claim else "", about=about, cell=cell, duty=False,
            since=known, standing="due" if known >= 0 else "not_due", planned=planned and not raised,
            automated=self.stands_aside(cell),
        )  # fmt: skip

    def due(
        self, since: int, seconds: int, *, priority: str, claim: Claim | None = None, cell: str = ""
    ) -> tuple[int, int]:
        """(second at which something that a cell owes falls due as played, the same had no fault of the range hit the cell)."""
        practice, people = practice_of(claim), cell not in self.automated
        plain = self.play.due(since, seconds, priority=priority, practice=practice, people=people)
        away = lost(self.outages, cell, since)
        if not any(begin < plain for begin, _ in away):
            return plain, plain
        hindered = self.play.due(
            since, seconds, priority=priority, practice=practice, people=people, away=away
        )
        # A short fault must not carry the duty beyond it and excuse it altogether.
        if hindered > self.play.ends >= plain and is_little(away, since, plain, self.play.ends):
            hindered = self.play.ends
        return hindered, plain

    def falling(self, owed: Owed, due: int, unhindered: int, by_plan: int = -1) -> Owed:
        """What is owed, falling due at a second: whether it came while cells could act, was excused, or did not come.

        `unhindered` = its due second without the faults of the range, which is printed where they left it none; `by_plan` =
        the same duty's due second by the plan, -1 = none.
        """
        excuse = self.excuse(owed, due, unhindered, by_plan)
        due = unhindered if excuse and excuse.reason == "fault" else due
        standing: Standing = "excused" if excuse else "due" if 0 <= due <= self.play.until else "not_due"
        return replace(owed, due=due, gate=self.gates.get(due, -1), standing=standing, excuse=excuse)

    def excuse(self, owed: Owed, due: int, unhindered: int, by_plan: int) -> Excuse | None:
        """Why what was due by a second is excused: it fell into what control skipped, faults left too little of the time that
        was owed, or play was broken off. Arguments as of `falling`."""
        if due < 0:
            return None
        # Jumps first, as they concern what fell due while the drill went on; the other reasons concern only
        # what lies beyond.
        if due <= self.play.until:
            # What falls due as a jump begins was still people's; what falls due as it ends passed inside it.
            jumped = any(begin < due <= end for begin, end in self.play.unplayed)
            return Excuse("jump") if jumped else None
        if due > self.play.ends and 0 <= unhindered <= self.play.until:
            return Excuse("fault", took(self.outages, owed.cell, owed.since, self.play.until))
        if self.stopped:
            return Excuse("stop")
        due_by_plan = due <= self.plan.ends or 0 <= by_plan <= self.plan.ends
        return Excuse("cut") if 0 <= self.run_on_at < self.plan.ends and due_by_plan else None

    def _clock(
        self,
        clocks: TwoClocks,
        claim: Claim,
        since: int,
        *,
        allowed: Mapping[str, int],
        people: bool,
        at_least: str,
        cell: str | None = None,
    ) -> Clock | None:
        """The clock that runs out first, of those that `since` and each later rise open; None when no priority has one."""
        # Only rises can open another clock, and a level changes at no other moment.
        times = {since, *(at for at, _ in self.levels.get(claim.id, ()) if since < at < clocks.ends)}
        found: list[Clock] = []
        for at in sorted(times):
            priority = min(self.priority(claim, at), at_least)
            # A rise alone: falling back to a lower priority opens no later clock.
            if priority in allowed and (not found or priority < found[-1].priority):
                due = unhindered = clocks.due(
                    at, allowed[priority], priority=priority, practice=practice_of(claim), people=people
                )
                if cell is not None:
                    due, unhindered = self.due(
                        at, allowed[priority], priority=priority, claim=claim, cell=cell
                    )
                found.append(
                    Clock(
                        due=due,
                        priority=priority,
                        story_due=clocks.story(at) + allowed[priority],
                        unhindered=unhindered,
                    )
                )
        if not found:
            return None
        first = min(found, key=lambda clock: (clock.due, clock.priority))
        return replace(first, unhindered=min(clock.unhindered for clock in found))


def practice_of(claim: Claim | None) -> int | None:
    """The played seconds that the scenario gives cells at least on a claim; None = it gives none of its own."""
    return claim.practice_minutes * 60 if claim and claim.practice_minutes else None
