"""E1: from the first report to the book, and how well duplicates were merged."""

# Charter: review measures detection
from __future__ import annotations

from itertools import combinations
from statistics import median

from infodrill.casework import events as ev
from infodrill.casework.book import Case
from infodrill.kernel.i18n import N_
from infodrill.review.measures.base import DURING, Finding, Measure, percent, scale, settle, share, unmeasured
from infodrill.review.timeline import Timeline
from infodrill.review.words import Count, Hundredths, Lasting, Line, line

CODE, TITLE = "E1", N_("Detect and log")
TARGET = line(N_("P1 ≤ 10 min; merging ≥ {f1}"), f1=Hundredths(85))
SLOW = 10 * 60


def measure(log: Timeline) -> Measure:
    """Median NEW→LOGGED of P1 cases (of all cases when none was P1); pairwise F1 of merging."""
    cases = [one for one in log.book.cases.values() if not one.parent]
    waits = {one.case: _wait(log, one) for one in cases}
    linked = [one for one in cases if one.case in log.links]
    judged = [one for one in linked if waits[one.case] >= 0]
    if not judged:
        return unmeasured(CODE, TITLE, TARGET, DURING)
    urgent = [one for one in judged if (one.priority or "P1") == "P1"]
    chosen = urgent or judged
    middle = int(median(waits[one.case] for one in chosen))
    f1, pairs = merging(log, linked)
    rating = scale("E1.minutes", -(-middle // 60), most=True) if urgent else None
    if pairs:
        merged = scale("E1.f1", f1)
        rating = merged if rating is None else min(rating, merged)
    return settle(
        Measure(
            CODE,
            TITLE,
            _result(middle, bool(urgent), f1, pairs),
            TARGET,
            DURING,
            rating,
            percent(len(judged), len(cases)),
        ),
        _findings(log, chosen, waits),
        {"median_seconds": middle, "cases": len(chosen), "f1_permille": f1, "pairs": pairs},
    )


def merging(log: Timeline, cases: list[Case]) -> tuple[int, int]:
    """Pairwise F1 (per mille) and the number of pairs that are, or were called, the same claim."""
    true = hit = called = 0
    for one, other in combinations(cases, 2):
        same = log.links[one.case] == log.links[other.case] and not _again(one, other)
        put = _root(log, one) == _root(log, other)
        true, called, hit = true + same, called + put, hit + (same and put)
    either = true + called - hit
    return share(2 * hit, true + called), either


def _again(one: Case, other: Case) -> bool:
    """The later case came after the earlier was ended: a new wave, not a duplicate. Merging ends nothing."""
    first, second = sorted((one, other), key=lambda case: case.opened_at)
    return not first.merged_into and 0 <= first.closed_at <= second.opened_at


def _root(log: Timeline, case: Case) -> str:
    while case.merged_into:
        case = log.book.cases[case.merged_into]
    return case.case


def _wait(log: Timeline, case: Case) -> int:
    """Seconds from NEW to LOGGED or to merging; an unlogged case waited until play ended; -1 for less than ten minutes."""
    done = [event.at for kind in (ev.CaseLogged, ev.CaseMerged) for event, _ in log.on_case(case.case, kind)]
    if done:
        return min(done) - case.opened_at
    waited = log.live_until - case.opened_at
    return waited if waited >= SLOW else -1


def _result(middle: int, urgent: bool, f1: int, pairs: int) -> Line:
    if not urgent:
        return line(N_("{time} (all cases, no P1)"), time=Lasting(middle))
    if pairs:
        return line(N_("{time}; merging {f1}"), time=Lasting(middle), f1=Hundredths(f1 // 10))
    return line(N_("{time}"), time=Lasting(middle))


def _findings(log: Timeline, cases: list[Case], waits: dict[str, int]) -> tuple[Finding, ...]:
    found = []
    for one in cases:
        if waits[one.case] > SLOW:
            opened = log.on_case(one.case, ev.CaseOpened)
            found.append(
                Finding(
                    "improve",
                    one.opened_at,
                    line(N_("A report waited {time} before it was logged."), time=Lasting(waits[one.case])),
                    opened[0][0].seq if opened else 0,
                    line(N_("Until a case is logged nobody can check or answer it; the P1 clock runs.")),
                    line(N_("Name who logs at night and when the duty officer is away.")),
                    log.links.get(one.case, ""),
                )
            )
    if not found and cases:
        text = line(N_("All {n} urgent reports were logged within ten minutes."), n=Count(len(cases)))
        found.append(
            Finding("strength", cases[0].opened_at, text, log.on_case(cases[0].case, ev.CaseOpened)[0][0].seq)
        )
    return tuple(found)
