"""E8: craft of corrections and warnings. The machine reads structure; only an evaluator's judgement is rated.

One row for each claim whose right path corrects or warns. A text that no evaluator judged is neither met nor missed: it
takes from coverage. One that was never published has no points to get.
"""

# Charter: review measures craft
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from statistics import mean, median

from infodrill.casework.steps import PRIORITIES
from infodrill.conduct.nouns.evaluation import EvaluatorRated
from infodrill.kernel.clock import DAY
from infodrill.kernel.i18n import N_
from infodrill.review import truth
from infodrill.review.ledger import Course, LedgerRow, Owed, coverage, settled
from infodrill.review.measures.base import (
    DURING,
    ENOUGH,
    Finding,
    Rated,
    Spec,
    each_claim,
    finding,
    scale,
)
from infodrill.review.said import PublishedVersion
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Amount, Hundredths, ReportLine, line
from infodrill.scenario.schema import Claim

CODE = "E8"
TEXT = N_("correction or warning, well written")
KINDS = frozenset({"correction", "warning"})
STEPS = frozenset({"correct", "warn"})
GOOD = 800  # hundredths of a point
WEEK = 7 * DAY  # longer than any play: judged is what was published until play ended
UNPUBLISHED = line(N_("no correction or warning was published"))
WHY = line(N_("A text that begins with the myth, or proves nothing, is remembered for the myth."))
UNSAID_WHY = line(
    N_("Where no text says so, whoever met the rumour goes on believing it, however it was to be written.")
)
UNSAID_ADVICE = line(
    N_("Correct or warn as soon as the owner of the facts knows; first information does not replace it.")
)
ADVICE = line(N_("Write the fact first, the myth once, the evidence, and what people can do."))


@each_claim
def owed(course: Course, claim: Claim) -> Iterator[Owed]:
    """One text for each claim that is to be corrected or warned of, by the end of play."""
    if any(step.what in STEPS for step in claim.right_path):
        yield course.owe(
            CODE, TEXT, claim, dict.fromkeys(PRIORITIES, WEEK), cell=course.holder("COMMS", claim),
            from_=course.played_second(_from(claim)), planned_from=_from(claim),
        )  # fmt: skip


def settle(row: Owed, log: ReportTimeline, course: Course) -> LedgerRow:
    """Met from eight points: the median evaluator a text, the mean of the claim's texts. Value: hundredths of a point."""
    by = partial(course.comes_by, row.due) if row.standing == "due" else course.in_play
    texts = [text for text in _texts(log) if text.claim == row.claim and by(text.at, text.seq)]
    if not texts:
        return settled(row, evidence=course.shown_by(row.claim), why=UNPUBLISHED, value=0)
    given = _points(log)
    points = [given[key] for key in map(_key, texts) if key in given]
    evidence = tuple(text.seq for text in texts)
    if not points:
        unrated = settled(row, evidence=evidence, why=line(N_("no evaluator has judged the text")))
        return replace(unrated, outcome="not_due" if row.standing == "due" else row.standing)
    value = int(100 * mean(points))
    why = line(N_("{points} of 10 by evaluators"), points=Hundredths(value))
    return settled(row, at=texts[-1].at if value >= GOOD else -1, evidence=evidence, why=why, value=value)


def rate(due: tuple[LedgerRow, ...], rows: tuple[LedgerRow, ...], log: ReportTimeline) -> Rated | None:
    """Mean points of what was owed. A few judged texts say nothing of the others, not even that they fail."""
    texts = _texts(log)
    if not due and not texts:
        return None
    structure = (
        100 * sum(min(10, sum(text.version.craft.values())) for text in texts) // len(texts) if texts else 0
    )
    middle = int(mean(row.value or 0 for row in due)) if due else -1
    unpublished = sum(row.why == UNPUBLISHED for row in due)
    enough = (coverage(rows) or 0) >= ENOUGH
    values = {
        "structure_hundredths": structure,
        "texts": len(texts),
        "judged": len(due) - unpublished,
        "unpublished": unpublished,
        "owed": len(rows),
        "mean_hundredths": middle,
    }
    rating = scale("E8", middle) if due and enough else None
    return Rated(
        result=_result(values), values=values, rating=rating, findings=(_finding(row, log) for row in due)
    )


SPEC = Spec(
    code=CODE,
    title=N_("Correction craft"),
    target=line(N_("≥ 8 of 10")),
    horizon=DURING,
    always=True,
    owed=owed,
    settle=settle,
    rate=rate,
    duties=frozenset({TEXT}),
    version=3,
)


def _from(claim: Claim) -> int:
    """A warning can be given at once; a correction when the owner of the facts knows."""
    known = truth.settled(claim)
    return 0 if known is None or any(step.what == "warn" for step in claim.right_path) else known.known_from


def _texts(log: ReportTimeline) -> list[PublishedVersion]:
    return [text for text in log.published if text.kind in KINDS]


def _key(text: PublishedVersion) -> tuple[str, int]:
    return text.statement.statement, text.version.version


def _points(log: ReportTimeline) -> Mapping[tuple[str, int], float]:
    """Points of each version that somebody judged; an evaluator's last word on it counts."""
    given: dict[tuple[str, int], dict[str, int]] = defaultdict(dict)
    for event, body in log.bodies(EvaluatorRated):
        given[body.statement, body.version][event.actor] = body.points
    return {key: median(words.values()) for key, words in given.items()}


def _result(values: Mapping[str, int]) -> ReportLine:
    judgement = line(N_("no evaluator has judged a text yet"))
    if values["judged"]:
        judgement = line(
            N_("{points} of 10 on average, {n} texts judged"),
            points=Hundredths(values["mean_hundredths"]), n=Amount(values["judged"]),
        )  # fmt: skip
    return line(
        N_("{judgement}; of {owed} texts owed {unpublished} not published; structure (read by machine) {structure} of 10"),
        judgement=judgement, owed=Amount(values["owed"]), unpublished=Amount(values["unpublished"]),
        structure=Hundredths(values["structure_hundredths"]),
    )  # fmt: skip


def _finding(row: LedgerRow, log: ReportTimeline) -> Finding:
    sentence = log.scenario.claim(row.owed.claim).sentence
    why, todo = (UNSAID_WHY, UNSAID_ADVICE) if row.why == UNPUBLISHED else (WHY, ADVICE)
    return finding(row, line(N_("“{claim}”: {how}."), claim=sentence, how=row.why), why=why, todo=todo)
