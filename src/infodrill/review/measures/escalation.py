"""E11: cases brought to the level that must decide them, in time; conflicts of interest always."""

# Charter: review measures escalation
from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework import events as ev
from infodrill.casework.book import Case
from infodrill.kernel.i18n import N_
from infodrill.review import truth
from infodrill.review.measures.base import Finding, Measure, percent, scale, settle, share, unmeasured
from infodrill.review.timeline import Timeline
from infodrill.review.words import Count, line

CODE, TITLE = "E11", N_("Escalation")
TARGET = line(N_("conflicts of interest 100 %; others ≥ 90 %"))
HORIZON = line(N_("within 30 min (P1) or 2 h of the reason"))
LIMIT = {"P1": 30 * 60}
OTHERS = 2 * 3600
PRESS = 3  # spread level from which the city must know
WHY = line(
    N_("Escalation adds hands, never powers; a unit that is spoken about does not decide about itself.")
)
ADVICE = line(
    N_("Write the reasons to escalate on the duty desk: P1, two wards, press, spread, about ourselves.")
)


@dataclass(frozen=True, slots=True)
class Need:
    """A case that had to go up: since when, by when, and the event that answered it (None = none)."""

    case: Case
    conflict: bool
    since: int
    due: int
    at: int
    seq: int

    @property
    def met(self) -> bool:
        return 0 <= self.at <= self.due


def measure(log: Timeline) -> Measure:
    """Needs of ward cases linked to a claim; a need whose limit was not reached is not counted."""
    needs = [need for one in log.book.cases.values() if (need := _need(log, one))]
    due = [one for one in needs if one.met or log.was_reached(one.due)]
    if not due:
        return unmeasured(CODE, TITLE, TARGET, HORIZON)
    conflicts = [one for one in due if one.conflict]
    others = [one for one in due if not one.conflict]
    kept, met = sum(one.met for one in conflicts), sum(one.met for one in others)
    rating = scale("E11", share(met, len(others))) if others else 3
    if kept < len(conflicts):
        rating = min(rating, 1)  # a conflict of interest left with the unit is never more than M
    wards = [one for one in log.book.cases.values() if one.level == 1]
    coverage = percent(sum(one.case in log.links for one in wards), len(wards)) if wards else 100
    values = {"conflicts": len(conflicts), "conflicts_met": kept, "others": len(others), "others_met": met}
    result = line(
        N_("{met} of {all}; conflicts of interest {kept} of {conflicts}"),
        met=Count(kept + met),
        all=Count(len(due)),
        kept=Count(kept),
        conflicts=Count(len(conflicts)),
    )
    return settle(
        Measure(CODE, TITLE, result, TARGET, HORIZON, rating, coverage),
        tuple(_finding(log, one) for one in due),
        values,
    )


def _need(log: Timeline, case: Case) -> Need | None:
    claim_id = log.links.get(case.case)
    if claim_id is None or case.merged_into:
        return None
    claim = log.scenario.claim(claim_id)
    conflicts = log.on_case(case.case, ev.ConflictRecorded)
    conflict = case.cell in claim.about
    if case.level >= 2 and not conflict:
        return None
    since = case.opened_at if conflict else _reason_at(log, case, claim.id)
    if since < 0:
        return None
    answers = [(event.at, event.seq) for event, _ in log.on_case(case.case, ev.CaseEscalated)]
    if conflict:
        answers += [(event.at, event.seq) for event, _ in conflicts]
    at, seq = min(answers, default=(-1, 0))
    return Need(case, conflict, since, since + LIMIT.get(case.priority or "P1", OTHERS), at, seq)


def _reason_at(log: Timeline, case: Case, claim: str) -> int:
    """The first second at which the case had to go up: a true P1, or spread S3 and more; -1 = no reason."""
    harm = log.scenario.claim(claim).harm
    levels = [(at, level) for at, level in log.levels.get(claim, ()) if at <= log.live_until]
    for at, level in [(case.opened_at, log.level(claim, case.opened_at)), *levels]:
        if at >= case.opened_at and (level >= PRESS or truth.priority(harm, max(1, level)) == "P1"):
            return at
    return -1


def _finding(log: Timeline, need: Need) -> Finding:
    claim = log.scenario.claim(log.links[need.case.case])
    if need.met:
        text = line(N_("“{claim}” went to the level that decides, in time."), claim=claim.sentence)
        return Finding("strength", need.at, text, need.seq, claim=claim.id)
    missing = (
        N_("“{claim}” concerned the unit itself and was not passed on in time.")
        if need.conflict
        else N_("“{claim}” was not escalated in time.")
    )
    opened = log.on_case(need.case.case, ev.CaseOpened)
    return Finding(
        "improve",
        need.due,
        line(missing, claim=claim.sentence),
        need.seq or opened[0][0].seq,
        WHY,
        ADVICE,
        claim.id,
    )
