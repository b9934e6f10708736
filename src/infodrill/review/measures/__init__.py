"""The measures of evaluation.md that the log answers, one module each; E9, E10 and E16 need the twins (`modelled`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from infodrill.kernel.i18n import N_
from infodrill.review.measures import (
    craft,
    detection,
    discernment,
    escalation,
    evenness,
    firstword,
    gatequality,
    overreaction,
    questions,
    selfcorrection,
    service,
    transparency,
    underreaction,
    verification,
)
from infodrill.review.measures.base import DURING, Finding, Measure, unmeasured
from infodrill.review.timeline import Timeline
from infodrill.review.words import line

FROM_LOG: Mapping[str, Callable[[Timeline], Measure]] = {
    "E1": detection.measure,
    "E2": gatequality.measure,
    "E3": overreaction.measure,
    "E4": underreaction.measure,
    "E5": discernment.measure,
    "E6": verification.measure,
    "E7": firstword.measure,
    "E8": craft.measure,
    "E11": escalation.measure,
    "E12": service.measure,
    "E13": selfcorrection.measure,
    "E14": transparency.measure,
    "E17": evenness.measure,
    "E18": questions.measure,
}
LATER = {
    "E19": (N_("Secrets kept, nothing over-classified"), line(N_("0 and 0"))),
}
__all__ = ["FROM_LOG", "LATER", "Finding", "Measure", "measure_log"]


def measure_log(log: Timeline) -> dict[str, Measure]:
    """All measures that the log answers, by code, and the rest as *not measured*."""
    found = {code: one(log) for code, one in FROM_LOG.items()}
    found |= {code: unmeasured(code, title, target, DURING) for code, (title, target) in LATER.items()}
    return dict(sorted(found.items(), key=lambda pair: int(pair[0][1:])))
