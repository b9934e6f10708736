"""What one play of a drill shows its author, claim by claim, seat by seat, inject by inject: read from log and ledger alone.

Nothing here judges: the right path, the record and the ledger's own rows stand beside what was done, and `differs` says where
the two are not the same. Minutes are minutes of the exercise, -1 = never.
"""

# Charter: review tried
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from infodrill.casework import textkinds
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.intake import CaseOpened
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.conduct.board import CLOSED_STATES
from infodrill.conduct.fold import apply, is_work
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.state import DrillState
from infodrill.kernel.clock import MINUTE
from infodrill.kernel.i18n import N_
from infodrill.review import truth
from infodrill.review.assess import Verdict
from infodrill.review.expected import expected_actions
from infodrill.review.ledger import Course
from infodrill.review.ledger.publicwords import WordsOnClaim
from infodrill.review.timeline import ReportTimeline
from infodrill.scenario.schema import Claim, Inject

THIRD = 3  # no seat of a good cell has nothing to do for more than the third part of play
REPORTED, GATED, VERDICT, SPOKEN = "reported", "gated", "verdict", "spoken"
FALSE = "!"  # behind the kind of a text that was false when it was said
UNJUDGED = "unjudged"
# Why an inject reached nobody.
WHY: Mapping[str, str] = {
    "draft": N_("a draft is not delivered"), "control": N_("control held, skipped or cancelled it"),
    "nobody": N_("it is addressed to nobody who sits in the range"), "end": N_("it is planned after the end"),
    "manual": N_("it waits for control's hand, and a rehearsal has none"), "condition": N_("its condition never came true"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTried:
    """What became of a claim. `gated` = the last code, `verdict` the last one, "" = none; `spoken` = kinds of texts in order, a
    false one with FALSE; `differs` = the names of what is other than the right path; `missed` = measures with a missed row."""

    reported: int
    gated: str
    verdict: str
    spoken: tuple[str, ...]
    differs: tuple[str, ...]
    missed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatTried:
    """`deeds` = how often the seat put something on record while cells could act, in `minutes`: a step, an answer, a text or its
    approval, a line of a meeting's record, a word to colleagues, the receipt of lines to take. That it has read something, which
    `RangeEvent.WORK` denies, is none: a seat that only reads is idle. `idle` = its longest minutes without a deed; `open` = the
    most that lay there at once: open cases of its cell and injects it had not read."""

    deeds: int
    minutes: int
    idle: int
    open: int

    @property
    def waits(self) -> bool:
        """Whether the seat had nothing to do for too long on end."""
        return self.idle * THIRD > self.minutes

    @property
    def an_hour(self) -> int:
        return self.deeds * 60 // max(1, self.minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedPlay:
    """One play. `claims` of those that came into play; `unreached` = number of an inject → key of WHY; `expected` = "3.1" (the
    first expected action of inject 3) → its outcome in the ledger, or UNJUDGED, of those whose inject came."""

    claims: Mapping[str, ClaimTried]
    seats: Mapping[str, SeatTried]
    unreached: Mapping[int, str]
    expected: Mapping[str, str]


def tried(verdict: Verdict) -> TriedPlay:
    """Everything, of a play that was judged."""
    log, course = verdict.log, verdict.course
    missed: dict[str, set[str]] = defaultdict(set)
    for row in verdict.ledger:
        if row.outcome == "missed":
            missed[row.owed.claim].add(row.owed.measure)
    actions = expected_actions(log, course, every=True)
    return TriedPlay(
        claims={claim.id: _claim(log, course, claim, missed[claim.id]) for claim in log.delivered()},
        seats=seats_of(log),
        unreached=dict(unreached(log)),
        expected={
            action.row.owed.about: UNJUDGED if action.unjudged else action.row.outcome for action in actions
        },
    )


# ---- claims ----


def _claim(log: ReportTimeline, course: Course, claim: Claim, missed: set[str]) -> ClaimTried:
    first = min((event.at for event, _ in log.on_claim(claim.id, CaseOpened)), default=-1)
    gates = [(event.at, body.code) for event, body in log.on_claim(claim.id, GatePassed)]
    verdicts = [(event.at, body.verdict) for event, body in log.on_claim(claim.id, VerdictSet)]
    words = WordsOnClaim(log, course, claim)
    said = [word.kind + (FALSE if words.false(word) else "") for word in words.said]
    differs = {
        REPORTED: first < 0,
        GATED: first >= 0 and not any(_as_coded(claim, course, *gate) for gate in gates[-1:]),
        VERDICT: "E6" in missed
        or any(
            verdict != truth.known(claim, course.known_second(claim, at)) for at, verdict in verdicts[-1:]
        ),
        SPOKEN: not _as_the_path_has_it(claim, said),
    }
    return ClaimTried(
        reported=first // MINUTE,
        gated=gates[-1][1] if gates else "",
        verdict=verdicts[-1][1] if verdicts else "",
        spoken=tuple(dict.fromkeys(said)),
        differs=tuple(name for name, other in differs.items() if other),
        missed=tuple(sorted(missed, key=lambda code: int(code[1:]))),
    )


def _as_coded(claim: Claim, course: Course, at: int, code: str) -> bool:
    return code in {claim.gate_code, truth.recoded(claim, course.known_second(claim, at))}


def _as_the_path_has_it(claim: Claim, said: Iterable[str]) -> bool:
    """Texts of every kind that the right path asks for, of no other where it asks for none, and none that was false."""
    wanted = {textkinds.OF_EFFECT[step.what] for step in claim.right_path if step.what in textkinds.OF_EFFECT}
    found = set(said)
    return wanted <= found and bool(wanted or not found) and not any(kind.endswith(FALSE) for kind in found)


# ---- seats ----


def seats_of(log: ReportTimeline) -> dict[str, SeatTried]:
    """Of every player's seat, in the scenario's order."""
    until = log.live_until
    players = {seat.id: cell.id for cell in log.scenario.cells.cells if cell.level > 0 for seat in cell.seats}
    # What one press records is one deed.
    acts: dict[str, set[int]] = {seat: set() for seat in players}
    for event in log.events:
        if event.actor in acts and event.at <= until and is_work(event):
            acts[event.actor].add(event.at)
    most = _most_open(log, players)
    return {
        seat: SeatTried(
            deeds=len(times),
            minutes=until // MINUTE,
            idle=_longest((0, *sorted(times), until)) // MINUTE,
            open=most[seat],
        )
        for seat, times in acts.items()
    }


def _longest(times: tuple[int, ...]) -> int:
    return max(after - before for before, after in pairwise(times))


def _most_open(log: ReportTimeline, players: Mapping[str, str]) -> dict[str, int]:
    """Seat → the most open cases of its cell with injects that it had not read, at any one event while cells could act."""
    state, most = DrillState(), dict.fromkeys(players, 0)
    for event in log.events:
        if event.at > log.live_until:
            break
        before, state = state, apply(state, event)
        if state.book is before.book and state.deliveries is before.deliveries:
            continue
        waiting: dict[str, int] = defaultdict(int)
        for case in state.book.cases.values():
            waiting[case.cell] += case.state not in CLOSED_STATES and not case.merged_into
        for seat, cell in players.items():
            unread = sum(
                delivery.reached and delivery.waits_for(seat) for delivery in state.deliveries.values()
            )
            most[seat] = max(most[seat], waiting[cell] + unread)
    return most


# ---- injects ----


def unreached(log: ReportTimeline) -> Iterator[tuple[int, str]]:
    """(number, key of WHY) of injects that reached nobody."""
    last = {body.inject: body for _, body in log.bodies(InjectDelivered)}
    for row in log.scenario.msel.injects:
        delivery = last.get(row.number)
        if delivery is None:
            yield row.number, _why(log, row)
        elif not delivery.reached:
            yield row.number, "control"
        elif not delivery.recipients and not delivery.public:
            yield row.number, "nobody"


def _why(log: ReportTimeline, row: Inject) -> str:
    if row.at >= (log.ends_at if row.phase == 4 else log.live_until):
        return "end"
    return "manual" if row.trigger.kind == "manual" else "condition"
