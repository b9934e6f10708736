"""The course of a drill as far as it lies outside the cells: scenario, both clocks, deliveries, and how far claims spread.

It reads a short list of events that runner and control record, and nothing that a cell did. Whatever is owed is taken
from here, so it cannot depend on a cell's triage, gate, disposition or on whether it opened a case.
"""

# Charter: review ledger course
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from infodrill.casework.edition import Edition
from infodrill.conduct import events as facts
from infodrill.conduct.twoclocks import PRACTICE, TwoClocks, as_played, planned
from infodrill.kernel.events import Event
from infodrill.review import truth
from infodrill.review.ledger.row import Owed, Standing
from infodrill.review.record import Record
from infodrill.scenario.schema import Claim, Scenario

REACHED = frozenset({"delivered", "late"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """`known` = claim → first second as played at which a wave or a planned report of it could be met; absent = not in
    play. `delivered` = number of a planned, timed inject → second as played. `levels` = claim → (second, S). `stopped` = the
    drill ended in a safety stop. `automated` = cells nobody sat in.
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

    # ---- claims ----

    def planned_from(self, claim: Claim) -> int:
        """The second at which the plan lets the claim be known: its first wave or timed report."""
        reports = (
            one.at
            for one in self.scenario.msel.injects
            if one.claim == claim.id and one.trigger.kind == "time"
        )
        return min((*(one.at for one in claim.waves), *reports))

    def level(self, claim: str, at: int) -> int:
        """Spread level S by second `at`, at least 1 once the claim is known."""
        return max((1, *(level for when, level in self.levels.get(claim, ()) if when <= at)))

    def priority(self, claim: Claim, at: int) -> str:
        """P1–P4 by the facts: the scenario's harm and the spread reached by second `at`."""
        return truth.priority(claim.harm, self.level(claim.id, at))

    # ---- what falls due ----

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
        """A duty on a claim. `allowed` = story seconds by priority; `from_` = second before which nobody could know, as
        played, and `planned_from` as planned (-1 = the same). `at_least` = the priority the procedure gives it whatever
        the facts say.

        A rise in priority opens its shorter clock from the rise.
        """
        since = max(self.known[claim.id], from_) if claim.id in self.known else -1
        begin = max(self.planned_from(claim), from_ if planned_from < 0 else planned_from)
        people = cell not in self.automated
        due, priority = (
            self._due(self.play, claim, since, allowed, people, at_least)
            if since >= 0
            else (-1, min(self.priority(claim, 0), at_least))
        )
        due_by_plan, _ = self._due(self.plan, claim, begin, allowed, True, at_least)
        return Owed(
            measure=measure, what=what, claim=claim.id, about=about, cell=cell, priority=priority, since=since, due=due,
            standing=self.standing(due), planned=due_by_plan <= self.plan.ends, automated=not people and bool(cell),
        )  # fmt: skip

    def forbid(
        self, measure: str, what: str, claim: Claim | None = None, *, cell: str = "", about: str = ""
    ) -> Owed:
        """A prohibition, on a claim or on the whole drill; it is planned whenever its claim is told within the plan."""
        known = self.known.get(claim.id, -1) if claim else 0
        return Owed(
            measure=measure, what=what, claim=claim.id if claim else "", about=about, cell=cell, duty=False, since=known,
            standing="due" if known >= 0 else "not_due",
            planned=claim is None or self.planned_from(claim) <= self.plan.ends, automated=cell in self.automated,
        )  # fmt: skip

    def standing(self, due: int) -> Standing:
        """Whether a second came while cells could act, fell into what control skipped, or did not come."""
        if due < 0:
            return "not_due"
        if due <= self.play.until:
            return "excused" if self.play.skipped(due) else "due"
        cut_short = 0 <= self.run_on_at < self.plan.ends and due <= self.plan.ends
        return "excused" if cut_short or self.stopped else "not_due"

    def _due(
        self,
        clocks: TwoClocks,
        claim: Claim,
        since: int,
        allowed: Mapping[str, int],
        people: bool,
        at_least: str = "P4",
    ) -> tuple[int, str]:
        """The earliest due second of the clock at `since` and of each rise, and the priority whose clock it is."""
        times = {since, *(at for at, _ in self.levels.get(claim.id, ()) if since < at < clocks.ends)}
        practice = claim.practice_minutes * 60 if claim.practice_minutes else PRACTICE
        found: list[tuple[int, str]] = []
        for at in sorted(times):
            priority = min(self.priority(claim, at), at_least)
            if at == since or priority < found[-1][1]:
                due = clocks.due(at, allowed[priority], priority=priority, practice=practice, people=people)
                found.append((due, priority))
        return min(found)


def read_course(
    scenario: Scenario, edition: Edition, events: Iterable[Event], automated: Iterable[str]
) -> Course:
    """The course from a log; events of cells are passed over."""
    events = tuple(events)
    timed = {
        one.number: one.claim for one in scenario.msel.injects if one.claim and one.trigger.kind == "time"
    }
    known: dict[str, int] = {}
    delivered: dict[int, int] = {}
    levels: dict[str, list[tuple[int, int]]] = defaultdict(list)
    run_on, stopped = -1, False
    for event in events:
        match event.body:
            case facts.WaveStarted(claim=claim):
                known.setdefault(claim, event.at)
            case facts.InjectDelivered(inject=number, run_status=status) if (
                status in REACHED and number in timed
            ):
                delivered.setdefault(number, event.at)
                known.setdefault(timed[number], event.at)
            case facts.ClaimStood(claim=claim, level=level):
                levels[claim].append((event.at, level))
            case facts.ClockChanged(change="run_on"):
                run_on = event.at
            case facts.SafetyStop():
                stopped = True
            case facts.SafetyResume():
                stopped = False
            case _:
                pass
    return Course(
        scenario=scenario, edition=edition, plan=planned(scenario), play=as_played(scenario, events), known=known,
        delivered=delivered, levels={claim: tuple(found) for claim, found in levels.items()}, stopped=stopped,
        automated=frozenset(automated), run_on_at=run_on,
    )  # fmt: skip


def course_of(record: Record) -> Course:
    """The course of a record, under the procedure that it was played by."""
    return read_course(record.scenario, record.procedure, record.events, record.opened.cells)
