"""E8: craft of corrections and warnings. The machine reads structure; only an evaluator's judgement is rated."""

# Charter: review measures craft
from __future__ import annotations

from collections import defaultdict
from statistics import median

from infodrill.conduct import events as facts
from infodrill.kernel.i18n import N_
from infodrill.review.measures.base import DURING, Measure, percent, scale, settle, unmeasured
from infodrill.review.timeline import Published, Timeline
from infodrill.review.words import Count, Hundredths, Line, line

CODE, TITLE = "E8", N_("Correction craft")
TARGET = line(N_("≥ 8 of 10"))
KINDS = frozenset({"correction", "warning"})


def measure(log: Timeline) -> Measure:
    """Mean points 0–10 of published corrections and warnings: the median evaluator a text, the mean of the texts."""
    texts = [one for one in log.published if one.kind in KINDS]
    if not texts:
        return unmeasured(CODE, TITLE, TARGET, DURING)
    structure = 100 * sum(min(10, sum(one.version.craft.values())) for one in texts) // len(texts)
    judged = _judged(log, texts)
    mean = int(100 * sum(judged) // len(judged)) if judged else -1
    return settle(
        Measure(
            CODE,
            TITLE,
            _result(structure, mean, len(texts), len(judged)),
            TARGET,
            DURING,
            scale("E8", mean) if judged else None,
            percent(len(judged), len(texts)),
        ),
        (),
        {"structure_hundredths": structure, "mean_hundredths": mean, "texts": len(texts)},
    )


def _judged(log: Timeline, texts: list[Published]) -> list[float]:
    """Points of each text that somebody judged; an evaluator's last word on it counts."""
    given: dict[tuple[str, int], dict[str, int]] = defaultdict(dict)
    for event, body in log.bodies(facts.EvaluatorRated):
        given[body.statement, body.version][event.actor] = body.points
    keys = [(one.statement.statement, one.version.version) for one in texts]
    return [median(given[key].values()) for key in keys if key in given]


def _result(structure: int, mean: int, texts: int, judged: int) -> Line:
    if mean < 0:
        return line(
            N_("{points} of 10 over {n}, structure only; no evaluator has judged yet"),
            points=Hundredths(structure),
            n=Count(texts),
        )
    return line(
        N_("{points} of 10 by evaluators over {judged} of {n}; structure {structure}"),
        points=Hundredths(mean),
        judged=Count(judged),
        n=Count(texts),
        structure=Hundredths(structure),
    )
