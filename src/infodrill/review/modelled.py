"""E9, E10, E15 and E16 ○: what the model says, on a page of its own and never in Overall."""

# Charter: review modelled
from __future__ import annotations

from collections.abc import Iterable
from statistics import quantiles

from infodrill.kernel.i18n import N_
from infodrill.review.estimate import Estimate, power_of_ten
from infodrill.review.foresight import Forecasts
from infodrill.review.measures.base import DURING, Measure, percent, unmeasured
from infodrill.review.parity import Reach
from infodrill.review.twins import Twins
from infodrill.review.words import Amount, Hundredths, ReportLine, Rounded, Value, line

PARITY, BELIEF = N_("Reach parity"), N_("Effect on belief")
FORECAST, TRUST = N_("Forecast skill"), N_("Simulated trust")
PLUS_24, AT_END = line(N_("+24 h after publication")), line(N_("end of the run-on"))
AT_LEAST_ONE, POSITIVE, NOT_BELOW, SHOWN = (
    line(N_("≥ 1")),
    line(N_("> 0")),
    line(N_("≥ 0")),
    line(N_("shown")),
)
SKILL = N_(
    "{skill} against persistence ({low} to {high}; {n} forecasts); this version holds no forecast by the machine"
)
SKILL_OF_FEW = N_(
    "{skill} against persistence ({n} forecasts, too few for an interval); this version holds no forecast by the machine"
)
QUARTERED = 5  # values, below which quartiles would be told of hardly more numbers than they are
QUARTILES = N_(
    "{below} of {n} below 1, false claims that nobody answered: {silent}; least {least}, quartiles {lower}, {middle}, "
    "{upper}, greatest {greatest}"
)
ENDS = N_(
    "{below} of {n} below 1, false claims that nobody answered: {silent}; least {least}, greatest {greatest}; too few for "
    "quartiles"
)
ALONE = N_("{below} of {n} below 1, false claims that nobody answered: {silent}; it is {least}")
TRUST_LOST = N_(
    "about {mean} points of 100; by the assumptions {low} to {high}; false words that the city met, each once however often "
    "repeated: {false}"
)
NOT_RELIVED = line(N_("not measured: the city was not relived"))


def measure_model(twins: Twins | None) -> dict[str, Measure]:
    """The model-based measures by code; without twins all are *not measured*."""
    if twins is None:
        return {
            "E9": unmeasured("E9", PARITY, AT_LEAST_ONE, PLUS_24, NOT_RELIVED),
            "E10": unmeasured("E10", BELIEF, SHOWN, AT_END, NOT_RELIVED),
            "E15": unmeasured("E15", FORECAST, POSITIVE, DURING, NOT_RELIVED),
            "E16": unmeasured("E16", TRUST, NOT_BELOW, AT_END, NOT_RELIVED),
        }
    return {
        "E9": _parity(twins),
        "E10": _belief(twins),
        "E15": _forecast(twins.forecasts),
        "E16": _trust(twins),
    }


def behind(reach: tuple[Reach, ...]) -> tuple[Reach, ...]:
    """Answers that fewer met than met the claim in the same channels, the farthest behind first; claims without one too."""
    found = [(reached.hundredths, reached) for reached in reach]
    return tuple(reached for _, reached in sorted(
        ((ratio, reached) for ratio, reached in found if ratio is not None and reached.reached < reached.false),
        key=lambda pair: (pair[0], pair[1].minute, pair[1].claim, pair[1].issuer),
    ))  # fmt: skip


def spread_of(reach: tuple[Reach, ...]) -> tuple[int, int, int, int, int] | None:
    """Least, quartiles and greatest ratio over claims and issuers, in hundredths; None when none has one."""
    found = sorted(reached.hundredths for reached in reach if reached.hundredths is not None)
    if not found:
        return None
    lower, middle, upper = quantiles(found, n=4, method="inclusive") if len(found) > 1 else found * 3
    return found[0], round(lower), round(middle), round(upper), found[-1]


def _parity(twins: Twins) -> Measure:
    filed = len(twins.reach) + twins.reach_open
    if not filed:
        why = line(N_("not measured: no false claim was answered, and none had to be"))
        return unmeasured("E9", PARITY, AT_LEAST_ONE, PLUS_24, why)
    found = spread_of(twins.reach)
    covered = len(twins.reach), filed
    if found is None:
        why = (
            line(N_("not measured: the log ends within 24 h of each of {n} answers"), n=Amount(filed))
            if not twins.reach
            else line(N_("not measured: nobody met the claims in the channels of their answers"))
        )
        return unmeasured("E9", PARITY, AT_LEAST_ONE, PLUS_24, why)
    short = behind(twins.reach)
    compared = [reached for reached in twins.reach if reached.hundredths is not None]
    silent = sum(not reached.issuer for reached in compared)
    values = dict(zip(("least", "lower", "middle", "upper", "greatest"), found, strict=True))
    if len(compared) < QUARTERED:
        values = {name: values[name] for name in ("least", "greatest")}
    ratios = {name: _ratio(value) for name, value in values.items()}
    told = QUARTILES if len(compared) >= QUARTERED else ENDS if len(compared) > 1 else ALONE
    result = line(
        told, below=Amount(len(short)), n=Amount(len(compared)), silent=Amount(silent), **ratios
    )  # fmt: skip
    values |= {"compared": len(compared), "below": len(short), "unanswered": silent}
    values["unmet"] = len(twins.reach) - len(compared)
    return Measure(
        code="E9", title=PARITY, result=result, target=AT_LEAST_ONE, horizon=PLUS_24, rating=None,
        coverage=percent(*covered), status="model", values=values, covered=covered,
    )  # fmt: skip


def _ratio(hundredths: int) -> Hundredths | Amount:
    """Two decimals up to ten, whole numbers beyond."""
    return Hundredths(hundredths) if hundredths < 1_000 else Amount(round(hundredths / 100))


def _belief(twins: Twins) -> Measure:
    if not twins.published:
        return unmeasured("E10", BELIEF, SHOWN, AT_END, line(N_("not measured: nothing was published")))
    if twins.belief is None:
        return unmeasured("E10", BELIEF, SHOWN, AT_END, line(N_("not measured: nothing false was told")))
    result = _interval(
        N_("{mean} percentage points ({low} to {high}; {n} replicas)"),
        N_("{mean} percentage points (1 replica, no interval)"),
        twins.belief,
    )
    result = _between_sets(result, [each.belief for each in twins.sets.values()])
    values = _values(twins.belief)
    return Measure(
        code="E10", title=BELIEF, result=result, target=SHOWN, horizon=AT_END, status="model", values=values
    )


def _forecast(forecasts: Forecasts) -> Measure:
    if not forecasts.filed:
        why = line(N_("not measured: no forecast in numbers was filed"))
        return unmeasured("E15", FORECAST, POSITIVE, DURING, why)
    skill = forecasts.skill_permille
    if skill is None:
        why = line(
            N_("not measured: of {n} forecasts none can be scored ({open} reach beyond the log, {unmatched} name no group)"),
            n=Amount(forecasts.filed), open=Amount(forecasts.open), unmatched=Amount(forecasts.unmatched),
        )  # fmt: skip
        return unmeasured("E15", FORECAST, POSITIVE, DURING, why)
    covered = len(forecasts.scored), forecasts.filed
    values = {"skill_permille": skill, "forecasts": len(forecasts.scored)}
    told: dict[str, Value] = {"skill": _permille(skill), "n": Amount(len(forecasts.scored))}
    if span := forecasts.interval:
        values |= {"low_permille": span[0], "high_permille": span[1]}
        told |= {"low": _permille(span[0]), "high": _permille(span[1])}
    result = line(SKILL if span else SKILL_OF_FEW, **told)
    return Measure(
        code="E15",
        title=FORECAST,
        result=result,
        target=POSITIVE,
        horizon=DURING,
        rating=None,
        coverage=percent(*covered),
        status="model",
        values=values,
        covered=covered,
    )


def _permille(number: int) -> Rounded:
    return Rounded(n=number, step=10, scale=1_000, signed=True)


def _trust(twins: Twins) -> Measure:
    values = {"false_words": twins.false_words}
    if twins.trust is None:  # a zero by definition: no life was lived for it
        result, values["mean_hundredths"] = line(N_("0: nothing false was said in public")), 0
    else:
        values |= _values(twins.trust)
        # Dice move this number by a hundredth of what the assumption does: it is told to the digits that the sets agree on.
        costs = [each.trust.mean for each in twins.sets.values() if each.trust] or [twins.trust.mean]
        apart = power_of_ten(max(costs) - min(costs) or twins.trust.mean)
        mean, low, high = (
            Rounded(n=n, step=apart, scale=100, signed=True)
            for n in (twins.trust.mean, max(costs), min(costs))
        )
        result = line(TRUST_LOST, mean=mean, low=low, high=high, false=Amount(twins.false_words))
    return Measure(
        code="E16",
        title=TRUST,
        result=result,
        target=NOT_BELOW,
        horizon=AT_END,
        status="model",
        values=values,
    )


def _between_sets(told: ReportLine, sets: Iterable[Estimate | None]) -> ReportLine:
    """With what the sets of assumptions, least and most, come to: they lie wider apart than any interval of one of them."""
    found = [each for each in sets if each]
    if len(found) < 2:
        return told
    means, step = [each.mean for each in found], max(each.step for each in found)
    low, high = (Rounded(n=n, step=step, scale=100, signed=True) for n in (min(means), max(means)))
    return line(N_("{told}; by the assumptions {low} to {high}"), told=told, low=low, high=high)


def _interval(msgid: str, alone: str, estimate: Estimate, **more: Amount) -> ReportLine:
    """Hundredths of a hundred, to the digits that the interval carries; `alone` when there is none."""
    mean, low, high = (
        Rounded(n=n, step=estimate.step, scale=100, signed=True)
        for n in (estimate.mean, estimate.low, estimate.high)
    )
    if estimate.n < 2:
        return line(alone, mean=mean, **more)
    return line(msgid, mean=mean, low=low, high=high, n=Amount(estimate.n), **more)


def _values(estimate: Estimate) -> dict[str, int]:
    return {
        "mean_hundredths": estimate.mean,
        "low_hundredths": estimate.low,
        "high_hundredths": estimate.high,
        "replicas": estimate.n,
    }
