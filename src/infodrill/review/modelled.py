"""E9, E10, E15 and E16 ○: what the model says, on a page of its own and never in Overall."""

# Charter: review modelled
from __future__ import annotations

from statistics import median

from infodrill.kernel.i18n import N_
from infodrill.review.estimate import Estimate
from infodrill.review.measures.base import DURING, Measure, unmeasured
from infodrill.review.twins import Twins
from infodrill.review.words import Count, Hundredths, Line, line

PARITY, BELIEF = N_("Reach parity"), N_("Effect on belief")
FORECAST, TRUST = N_("Forecast skill"), N_("Simulated trust")
PLUS_24, AT_END = line(N_("+24 h after publication")), line(N_("end of the run-on"))
SHOWN = line(N_("shown"))


def measure_model(twins: Twins | None) -> dict[str, Measure]:
    """The model-based measures by code; without twins all are *not measured*."""
    return {
        "E9": _parity(twins),
        "E10": _belief(twins),
        "E15": unmeasured("E15", FORECAST, line(N_("> 0")), DURING),
        "E16": _trust(twins),
    }


def _parity(twins: Twins | None) -> Measure:
    target = line(N_("≥ 1"))
    if twins is None or not twins.parity:
        return unmeasured("E9", PARITY, target, PLUS_24)
    middle = round(median(ratio for _, ratio in twins.parity))
    result = line(
        N_("{ratio} (middle of {n} statements)"), ratio=Hundredths(middle // 10), n=Count(len(twins.parity))
    )
    coverage = 100 * len(twins.parity) // (len(twins.parity) + twins.parity_open)
    values = {"permille": middle, "statements": len(twins.parity)}
    return Measure("E9", PARITY, result, target, PLUS_24, None, coverage, "model", values=values)


def _belief(twins: Twins | None) -> Measure:
    if twins is None or not twins.claims:
        return unmeasured("E10", BELIEF, SHOWN, AT_END)
    result = _interval(N_("{mean} percentage points ({low} to {high})"), twins.belief)
    return Measure("E10", BELIEF, result, SHOWN, AT_END, None, 100, "model", values=_values(twins.belief))


def _trust(twins: Twins | None) -> Measure:
    target = line(N_("≥ 0"))
    if twins is None or twins.trust is None:
        return unmeasured("E16", TRUST, target, AT_END)
    result = _interval(N_("{mean} points of 100 ({low} to {high})"), twins.trust)
    return Measure("E16", TRUST, result, target, AT_END, None, 100, "model", values=_values(twins.trust))


def _interval(msgid: str, one: Estimate) -> Line:
    """Per mille shown in hundredths of a hundred."""
    return line(
        msgid,
        mean=Hundredths(one.mean * 10, True),
        low=Hundredths(one.low * 10, True),
        high=Hundredths(one.high * 10, True),
    )


def _values(one: Estimate) -> dict[str, int]:
    return {"mean_permille": one.mean, "low_permille": one.low, "high_permille": one.high}
