"""The measures that the log answers, one module each (docs/reference/measures.md); E9, E10, E15 and E16 need the twins
(`modelled`)."""

# Charter: review measures
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import ModuleType
from typing import TypeVar

from infodrill.review.ledger import Course
from infodrill.review.measures import (
    craft,
    detection,
    discernment,
    escalation,
    evenness,
    firstword,
    gatequality,
    left,
    overreaction,
    questions,
    secrets,
    selfcorrection,
    service,
    transparency,
    underreaction,
    verification,
)
from infodrill.review.measures.base import Finding, Measure, Spec
from infodrill.review.timeline import ReportTimeline

M = TypeVar("M")
MODULES: tuple[ModuleType, ...] = (
    detection, gatequality, overreaction, underreaction, discernment, verification, firstword, craft, escalation, service,
    selfcorrection, transparency, evenness, questions, secrets,
)  # fmt: skip
SPECS: Mapping[str, Spec] = {module.SPEC.code: module.SPEC for module in MODULES}
__all__ = ["SPECS", "Finding", "Measure", "measure_log", "versions"]


def versions() -> dict[str, int]:
    """The version of each measure: what a closing drill records, so that an old result can be told from a new one."""
    return {code: spec.version for code, spec in _in_order(SPECS).items()}


def _in_order(found: Mapping[str, M]) -> dict[str, M]:
    return dict(sorted(found.items(), key=lambda pair: int(pair[0][1:])))


def measure_log(log: ReportTimeline, course: Course) -> dict[str, Measure]:
    """All measures that the log answers, by code, each with what was left beside it."""
    found = _in_order({code: spec.measure(log, course) for code, spec in SPECS.items()})
    undone = left.left_undone(log, course, found)
    return {code: replace(measure, beside=undone.get(code, ())) for code, measure in found.items()}
