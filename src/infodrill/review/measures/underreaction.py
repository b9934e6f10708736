"""E4: harmful false claims of P1–P2 that had no correction by the deadline, where the deadline was reached."""

# Charter: review measures underreaction
from __future__ import annotations

from infodrill.kernel.i18n import N_
from infodrill.review import truth
from infodrill.review.measures.base import Finding, Measure, scale, settle, share, unmeasured
from infodrill.review.timeline import Timeline
from infodrill.review.words import Count, Share, line
from infodrill.scenario.schema import Claim

CODE, TITLE = "E4", N_("Under-reaction")
TARGET = line(N_("≤ 10 % without correction"))
HORIZON = line(N_("P1 60 min, P2 8 h"))
CORRECTION = {"P1": 60 * 60, "P2": 8 * 3600, "P3": 48 * 3600, "P4": 48 * 3600}  # seconds
CORRECTING = frozenset({"correction", "warning", "answer"})
WHY = line(
    N_(
        "A harmful claim that nobody answers is believed by those who see it first and by those who trust them."
    )
)
ADVICE = line(N_("Prepare a model text and a standing contact with the owner of the facts, night and day."))


def measure(log: Timeline) -> Measure:
    """Missed ÷ reached. A claim that nobody opened counts as missed once its deadline was reached."""
    harmful = [one for one in log.delivered() if truth.harmful_false(one) and urgent(log, one)]
    reached = [one for one in harmful if in_time(log, one) or log.was_reached(deadline(log, one))]
    if not reached:
        return unmeasured(CODE, TITLE, TARGET, HORIZON)
    missed = [one for one in reached if not in_time(log, one)]
    permille = share(len(missed), len(reached))
    result = line(
        N_("{share} ({missed} of {total})"),
        share=Share(permille),
        missed=Count(len(missed)),
        total=Count(len(reached)),
    )
    return settle(
        Measure(CODE, TITLE, result, TARGET, HORIZON, scale("E4", permille, most=True), 100),
        tuple(_finding(log, one, one in missed) for one in reached),
        {"missed": len(missed), "reached": len(reached), "not_due": len(harmful) - len(reached)},
    )


def urgent(log: Timeline, claim: Claim) -> bool:
    """P1 or P2 by the facts: the scenario's harm and the spread it reached, not what a cell called it."""
    return priority(log, claim) in {"P1", "P2"}


def priority(log: Timeline, claim: Claim) -> str:
    """By the facts, at the spread reached when its answer was decided (or when play ended)."""
    decided = min(
        (one.decided_at for one in log.cases_of(claim.id) if one.decided_at >= 0), default=log.live_until
    )
    return truth.priority(claim.harm, max(1, log.level(claim.id, decided)))


def clock_from(log: Timeline, claim: Claim) -> int:
    """When the correction clock starts: NEW (or the claim's beginning), or when the owner of the facts could first know."""
    seen = log.first_seen(claim.id)
    begun = seen if seen >= 0 else min(log.waves.get(claim.id, ()), default=0)
    settled = truth.settled(claim)
    return max(begun, settled.known_from if settled else begun)


def deadline(log: Timeline, claim: Claim) -> int:
    """Second by which the correction was owed."""
    return clock_from(log, claim) + CORRECTION[priority(log, claim)]


def corrected_at(log: Timeline, claim: Claim) -> int:
    """When the first statement that says what is so was published, -1 = never."""
    found = [
        one.at
        for one in log.publications(claim.id)
        if one.kind in CORRECTING and one.stance not in {"unknown"}
    ]
    return min(found, default=-1)


def in_time(log: Timeline, claim: Claim) -> bool:
    """Corrected by its deadline."""
    return 0 <= corrected_at(log, claim) <= deadline(log, claim)


def _finding(log: Timeline, claim: Claim, missed: bool) -> Finding:
    said = next(iter(log.publications(claim.id)), None)
    opened = [event.seq for case in log.cases_of(claim.id) for event in log.of_case[case.case]]
    seq = said.seq if said else min(opened, default=0)
    if missed:
        text = line(N_("“{claim}” had no correction by its deadline."), claim=claim.sentence)
        return Finding("improve", deadline(log, claim), text, seq, WHY, ADVICE, claim.id)
    text = line(N_("“{claim}” was corrected before its deadline."), claim=claim.sentence)
    return Finding("strength", corrected_at(log, claim), text, seq, claim=claim.id)
