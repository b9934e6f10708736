"""E8: the structure of corrections as the machine read it. Judgement is an evaluator's; without one it is not rated."""

from __future__ import annotations

from infodrill.kernel.i18n import N_
from infodrill.review.measures.base import DURING, Measure, settle, unmeasured
from infodrill.review.timeline import Timeline
from infodrill.review.words import Count, Hundredths, line

CODE, TITLE = "E8", N_("Correction craft")
TARGET = line(N_("≥ 8 of 10"))
KINDS = frozenset({"correction", "warning"})


def measure(log: Timeline) -> Measure:
    """Mean points 0–10 of published corrections and warnings; structure only."""
    points = [min(10, sum(one.version.craft.values())) for one in log.published if one.kind in KINDS]
    if not points:
        return unmeasured(CODE, TITLE, TARGET, DURING)
    mean = 100 * sum(points) // len(points)
    result = line(
        N_("{points} of 10 over {n}, structure only; no evaluator has judged yet"),
        points=Hundredths(mean),
        n=Count(len(points)),
    )
    return settle(
        Measure(
            CODE,
            TITLE,
            result,
            TARGET,
            DURING,
            None,
            0,
            values={"mean_hundredths": mean, "texts": len(points)},
        )
    )
