"""Reads the course of a drill from its log: the short list of events that runner and control record, and nothing of a cell."""

# Charter: review ledger courselog
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from infodrill.casework.edition import Edition
from infodrill.conduct.keeping import ends_play
from infodrill.conduct.nouns.city import ClaimStood, WaveStarted
from infodrill.conduct.nouns.clock import ClockChanged, PhaseBegun, SafetyResume, SafetyStop
from infodrill.conduct.nouns.faults import FaultLogged, FaultMended
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.leaps import MoveBegun
from infodrill.conduct.nouns.publicquestions import QuestionsRaised
from infodrill.conduct.twoclocks import as_played, planned
from infodrill.kernel.events import Event
from infodrill.review.ledger.course import Course
from infodrill.review.ledger.outages import Outage
from infodrill.review.record import Record, machine_played
from infodrill.scenario.schema import Scenario


@dataclass(slots=True, kw_only=True)
class _Gathered:
    """What the events so far say; the fields as in `Course`. `timed` = claim by inject, of those that come by the clock."""

    timed: dict[int, str]
    leaps: frozenset[int]  # seconds of the moves before which the story skips time
    known: dict[str, int] = field(default_factory=dict)
    delivered: dict[int, int] = field(default_factory=dict)
    shown: dict[str, int] = field(default_factory=dict)
    voids: dict[str, int] = field(default_factory=dict)
    told: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    levels: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    gates: dict[int, int] = field(default_factory=dict)
    outages: dict[str, Outage] = field(default_factory=dict)
    run_on: int = -1
    stopped: bool = False
    over: bool = False

    def take(self, event: Event) -> None:
        """One event more; those of cells are passed over."""
        at, seq = event.at, event.seq
        self.over = self.over or ends_play(event.body)
        match event.body:
            case WaveStarted(claim=claim):
                self._tell(claim, event)
                self.told[claim].append(at)
            case InjectDelivered(inject=number, reached=True) if number in self.timed:
                self.delivered.setdefault(number, at)
                self._tell(self.timed[number], event)
            case ClaimStood(claim=claim, level=level):
                self.levels[claim].append((at, level))
            # What people ask after play has ended is owed by nobody.
            case QuestionsRaised(claim=claim) if not self.over:
                self.voids.setdefault(claim, at)
            case ClockChanged(change="run_on"):
                self.run_on = at
                # The first event with which a gate came: what stands in the log after it came too late.
                self.gates.setdefault(at, seq)
            case PhaseBegun(phase=4):
                self.gates.setdefault(at, seq)
            case MoveBegun() if at in self.leaps:
                self.gates.setdefault(at, seq)
            case FaultLogged(fault=fault, cells=hit, what=what):
                self.outages[fault] = Outage(logged=at, cells=hit, what=str(what), seq=seq)
            case FaultMended(fault=fault) if fault in self.outages:
                self.outages[fault] = replace(self.outages[fault], mended=at)
            case SafetyStop() | SafetyResume():
                self.stopped = isinstance(event.body, SafetyStop)

    def _tell(self, claim: str, event: Event) -> None:
        # The first time counts: whoever could know it then could act from then on.
        self.known.setdefault(claim, event.at)
        self.shown.setdefault(claim, event.seq)


def read_course(scenario: Scenario, edition: Edition, events: Iterable[Event]) -> Course:
    """The course from a log; events of cells are passed over."""
    events = tuple(events)
    play = as_played(scenario, events)
    injects = scenario.msel.injects
    found = _Gathered(
        timed={each.number: each.claim for each in injects if each.claim and each.trigger.kind == "time"},
        leaps=frozenset(leap.at for leap in play.leaps),
    )
    for event in events:
        found.take(event)
    return Course(
        scenario=scenario, edition=edition, plan=planned(scenario), play=play, known=found.known,
        delivered=found.delivered, levels={claim: tuple(group) for claim, group in found.levels.items()},
        stopped=found.stopped, automated=machine_played(scenario, events), run_on_at=found.run_on, gates=found.gates,
        shown=found.shown, voids=found.voids, outages=tuple(found.outages.values()),
        told={claim: tuple(group) for claim, group in found.told.items()},
    )  # fmt: skip


def course_of(record: Record) -> Course:
    """The course of a record, under the procedure that it was played by."""
    return read_course(record.scenario, record.procedure, record.events)
