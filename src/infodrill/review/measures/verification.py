"""E6: were verdicts right, UNPROVEN included, and was the stated confidence earned (Brier score)?"""

# Charter: review measures verification
from __future__ import annotations

from infodrill.casework import events as ev
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_
from infodrill.review import truth
from infodrill.review.measures.base import DURING, Finding, Measure, percent, scale, settle, share, unmeasured
from infodrill.review.timeline import Timeline
from infodrill.review.words import Count, Hundredths, Label, Share, line
from infodrill.scenario.schema import Claim

CODE, TITLE = "E6", N_("Verification")
TARGET = line(N_("right ≥ 85 %; Brier ≤ {b}; rated from five"), b=Hundredths(15))
LEAST = 5
VERDICTS = {
    "TRUE": N_("true"), "MOSTLY_TRUE": N_("mostly true"), "MIXED": N_("partly true"), "UNPROVEN": N_("not enough grounds yet"),
    "MISLEADING_CONTEXT": N_("misleading context"), "FALSE": N_("false"), "NOT_A_FACT": N_("not a fact"), "SATIRE": N_("satire"),
}  # fmt: skip


def measure(log: Timeline) -> Measure:
    """Each verdict against what the owner of the facts could know at that moment."""
    right, squares, total = 0, 0, 0
    findings = []
    cases = [
        one for one in log.book.cases.values() if not one.merged_into and log.on_case(one.case, ev.VerdictSet)
    ]
    for case in cases:
        claim_id = log.links.get(case.case)
        if claim_id is None:
            continue
        claim = log.scenario.claim(claim_id)
        event, body = log.on_case(case.case, ev.VerdictSet)[-1]
        should = truth.known(claim, event.at)
        hit = body.verdict == should
        total, right = total + 1, right + hit
        squares += (body.confidence - 1000 * hit) ** 2
        if not hit:
            findings.append(_wrong(claim, event, body.verdict, should))
        elif should == "UNPROVEN":
            findings.append(_rightly_open(claim, event))
    if not total:
        return unmeasured(CODE, TITLE, TARGET, DURING)
    accuracy, brier = share(right, total), squares // total // 1000
    rating = (
        min(scale("E6.accuracy", accuracy), scale("E6.brier", brier, most=True)) if total >= LEAST else None
    )
    result = line(
        N_("{right} of {total} right ({share}); Brier {brier}"),
        right=Count(right),
        total=Count(total),
        share=Share(accuracy),
        brier=Hundredths(brier // 10),
    )
    values = {"right": right, "total": total, "brier_permille": brier}
    return settle(
        Measure(CODE, TITLE, result, TARGET, DURING, rating, percent(total, len(cases))), findings, values
    )


def _wrong(claim: Claim, event: Event, found: str, right: str) -> Finding:
    text = line(
        N_("“{claim}” was found {found}; the record then said {right}."),
        claim=claim.sentence,
        found=Label(VERDICTS[found]),
        right=Label(VERDICTS[right]),
    )
    why = line(N_("A verdict should say what the record says at that moment, and no more."))
    todo = line(N_("Ask the owner of the facts again before the verdict, and state a lower confidence."))
    return Finding("improve", event.at, text, event.seq, why, todo, claim.id)


def _rightly_open(claim: Claim, event: Event) -> Finding:
    text = line(N_("The cell said “not enough grounds yet” about “{claim}”, rightly."), claim=claim.sentence)
    return Finding("strength", event.at, text, event.seq, claim=claim.id)
