"""The measures of evaluation.md that the log answers, one module each; E9, E10 and E16 need the twins (`modelled`)."""

# Charter: review measures
from __future__ import annotations

from collections.abc import Callable, Mapping

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
    secrets,
    selfcorrection,
    service,
    transparency,
    underreaction,
    verification,
)
from infodrill.review.measures.base import Finding, Measure
from infodrill.review.timeline import Timeline

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
    "E19": secrets.measure,
}
__all__ = ["FROM_LOG", "Finding", "Measure", "measure_log"]


def measure_log(log: Timeline) -> dict[str, Measure]:
    """All measures that the log answers, by code."""
    found = {code: one(log) for code, one in FROM_LOG.items()}
    return dict(sorted(found.items(), key=lambda pair: int(pair[0][1:])))
