"""E5 ●: Youden's J of acting (actions 5–8) on what is harmful and false against what is protected or true."""

# Charter: review measures discernment
from __future__ import annotations

from math import sqrt

from infodrill.casework import events as ev
from infodrill.casework import rights
from infodrill.kernel.i18n import N_
from infodrill.review import truth
from infodrill.review.measures import underreaction
from infodrill.review.measures.base import DURING, Measure, percent, settle, unmeasured
from infodrill.review.timeline import Timeline
from infodrill.review.words import Count, Hundredths, line
from infodrill.scenario.schema import Claim

CODE, TITLE = "E5", N_("Discernment")
TARGET = line(N_("J ≥ {j}; rated from five of each kind"), j=Hundredths(70))
ACTS = frozenset({5, 6, 7, 8})
Z = 1.96  # 95 %


def measure(log: Timeline) -> Measure:
    """Positives count once corrected or once their deadline was reached; negatives only when somebody dealt with them."""
    bad = [one for one in log.delivered() if truth.harmful_false(one)]
    good = [one for one in log.delivered() if truth.to_be_left(one) and one not in bad]
    bad_seen = [one for one in bad if acted(log, one) or log.was_reached(underreaction.deadline(log, one))]
    good_seen = [one for one in good if log.handled(one.id) or acted(log, one)]
    tp, fp = sum(acted(log, one) for one in bad_seen), sum(acted(log, one) for one in good_seen)
    fn, tn = len(bad_seen) - tp, len(good_seen) - fp
    if not bad_seen or not good_seen:
        return unmeasured(CODE, TITLE, TARGET, DURING)
    low, middle, high = youden_interval(tp, fn, fp, tn)
    result = line(
        N_("J = {j} ({low} to {high}): acted on {tp} of {bad} harmful, {fp} of {good} to be left alone"),
        j=Hundredths(middle),
        low=Hundredths(low),
        high=Hundredths(high),
        tp=Count(tp),
        bad=Count(tp + fn),
        fp=Count(fp),
        good=Count(fp + tn),
    )
    # A harmful claim whose deadline lies beyond the drill is not yet due; it takes nothing from coverage.
    coverage = percent(len(bad_seen) + len(good_seen), len(bad_seen) + len(good))
    values = {"tp": tp, "fn": fn, "fp": fp, "tn": tn, "j_hundredths": middle, "low": low, "high": high}
    return settle(
        Measure(CODE, TITLE, result, TARGET, DURING, rights.rate_e5(tp, fn, fp, tn), coverage), (), values
    )


def acted(log: Timeline, claim: Claim) -> bool:
    """An action 5–8 was carried out or its statement published."""
    taken = any(body.action in ACTS for _, body in log.on_claim(claim.id, ev.ActionTaken))
    return taken or any(
        rights.STATEMENT_ACTION.get(one.kind, 0) in ACTS for one in log.publications(claim.id)
    )


def youden_interval(tp: int, fn: int, fp: int, tn: int) -> tuple[int, int, int]:
    """(low, J, high) in hundredths: 95 % interval of a difference of two proportions after Newcombe (1998), method 10."""
    p1, l1, u1 = _wilson(tp, tp + fn)
    p2, l2, u2 = _wilson(fp, fp + tn)
    low = (p1 - p2) - sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2)
    high = (p1 - p2) + sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2)
    return round(100 * low), round(100 * (p1 - p2)), round(100 * high)


def _wilson(part: int, whole: int) -> tuple[float, float, float]:
    """(share, low, high): Wilson's score interval."""
    p, zz = part / whole, Z * Z
    centre, half = p + zz / (2 * whole), Z * sqrt(p * (1 - p) / whole + zz / (4 * whole * whole))
    return p, (centre - half) / (1 + zz / whole), (centre + half) / (1 + zz / whole)
