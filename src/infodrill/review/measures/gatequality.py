"""E2 ●: protected claims kept protected. The rating is the rights core's."""

# Charter: review measures gatequality
from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework import events as ev
from infodrill.casework import rights
from infodrill.kernel.i18n import N_
from infodrill.review import truth
from infodrill.review.measures.base import DURING, Finding, Measure, percent, settle, unmeasured
from infodrill.review.timeline import Timeline
from infodrill.review.words import Count, Line, line
from infodrill.scenario.schema import Claim

CODE, TITLE = "E2", N_("Gate quality: protected expression kept")
TARGET = line(N_("100 %; a miss on a ★ claim fails the drill"))
WHY = line(N_("Protected expression is answered or acted upon; it is not handled."))
ADVICE = line(
    N_("Practise the nine questions of the gate on real cases of the unit, with the rights adviser.")
)


@dataclass(frozen=True, slots=True)
class Miss:
    """The first thing done to a claim outside the ceiling of its code."""

    claim: Claim
    at: int
    seq: int
    text: Line


def measure(log: Timeline) -> Measure:
    """Kept ÷ evaluated; a claim is evaluated when its gate was answered or something was done about it."""
    watched = [one for one in log.delivered() if truth.guarded(one)]
    judged = [one for one in watched if evaluated(log, one)]
    if not judged:
        return unmeasured(CODE, TITLE, TARGET, DURING)
    misses = [miss for one in judged if (miss := first_miss(log, one))]
    kept, total = len(judged) - len(misses), len(judged)
    starred = sum(one.claim.star for one in misses)
    return settle(
        Measure(
            CODE,
            TITLE,
            line(N_("{kept} of {total}"), kept=Count(kept), total=Count(total)),
            TARGET,
            DURING,
            rights.rate_e2(kept, total, starred),
            percent(total, len(watched)),
        ),
        (*(_miss_finding(one) for one in misses), *_kept(log, judged, misses)),
        {"kept": kept, "evaluated": total, "protected": len(watched), "star_missed": starred},
    )


def evaluated(log: Timeline, claim: Claim) -> bool:
    """A person answered the gate for it, or published something about it."""
    return bool(log.done_to(claim.id, ev.GatePassed)) or bool(log.words(claim.id))


def first_miss(log: Timeline, claim: Claim) -> Miss | None:
    """The earliest gate code, label or action outside the ceiling, or None.

    A first-pass code that was amended before anything was decided, said or labelled upon it is what the second pass
    is for: not a miss.
    """
    found = [*_codes(log, claim), *_labels(log, claim), *_actions(log, claim), *_statements(log, claim)]
    return min(found, key=lambda one: one.seq, default=None)


def _codes(log: Timeline, claim: Claim) -> list[Miss]:
    found = []
    for case in log.cases_of(claim.id):
        passes = log.on_case(case.case, ev.GatePassed)
        deeds = [
            event.seq
            for kind in (ev.CaseDecided, ev.VerdictSet, ev.StatementDrafted, ev.ActionTaken)
            for event, _ in log.on_case(case.case, kind)
        ]
        for index, (event, body) in enumerate(passes):
            until = passes[index + 1][0].seq if index + 1 < len(passes) else None
            used = until is None or any(event.seq < one < until for one in deeds)
            if used and truth.code_outside(claim, body.code, event.at):
                text = line(
                    N_("“{claim}” was coded {code}; it is {right}."),
                    claim=claim.sentence,
                    code=body.code,
                    right=claim.gate_code,
                )
                found.append(Miss(claim, event.at, event.seq, text))
    return found


def _labels(log: Timeline, claim: Claim) -> list[Miss]:
    """Calling it false, or misleading, when it is neither."""
    return [
        Miss(claim, event.at, event.seq, line(N_("“{claim}” was found false."), claim=claim.sentence))
        for event, body in log.done_to(claim.id, ev.VerdictSet)
        if body.verdict in truth.LABELLED_FALSE and truth.in_fact(claim, event.at) not in truth.FALSE_PARTS
    ]


def _actions(log: Timeline, claim: Claim) -> list[Miss]:
    found = []
    for event, body in log.done_to(claim.id, ev.CaseDecided):
        for action in body.actions:
            if truth.outside_ceiling(claim, action, event.at):
                text = line(
                    N_("Action {n} was decided on “{claim}”, outside its ceiling."),
                    n=action,
                    claim=claim.sentence,
                )
                found.append(Miss(claim, event.at, event.seq, text))
    for event, taken in log.done_to(claim.id, ev.ActionTaken):
        if truth.outside_ceiling(claim, taken.action, event.at):
            text = line(
                N_("Action {n} was carried out on “{claim}”, outside its ceiling."),
                n=taken.action,
                claim=claim.sentence,
            )
            found.append(Miss(claim, event.at, event.seq, text))
    return found


def _statements(log: Timeline, claim: Claim) -> list[Miss]:
    return [
        Miss(
            claim,
            one.at,
            one.seq,
            line(
                N_("A statement of a kind outside its ceiling was published on “{claim}”."),
                claim=claim.sentence,
            ),
        )
        for one in log.words(claim.id)
        if truth.outside_ceiling(claim, rights.STATEMENT_ACTION.get(one.kind, 0), one.at)
    ]


def _miss_finding(miss: Miss) -> Finding:
    return Finding("improve", miss.at, miss.text, miss.seq, WHY, ADVICE, miss.claim.id)


def _kept(log: Timeline, judged: list[Claim], misses: list[Miss]) -> list[Finding]:
    if misses:
        return []
    passes = [event for one in judged for event, _ in log.on_claim(one.id, ev.GatePassed)]
    if not passes:
        return []
    last = max(passes, key=lambda one: one.seq)
    return [
        Finding(
            "strength",
            last.at,
            line(N_("All protected claims that were seen were kept protected: {n}."), n=Count(len(judged))),
            last.seq,
        )
    ]
