"""The verdict that a drill recorded when it closed, and what a later build says beside it.

Measures change; a letter once given is not changed with them. Where nothing was recorded, the earlier letter is unknown.
"""

# Charter: review recorded
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from infodrill.conduct.nouns.course import DrillScored
from infodrill.kernel.i18n import N_
from infodrill.review.measures.base import Measure
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import LabelIn, ReportLine, Value, line


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What was recorded when the drill closed: the letters then ("" = not rated), the measures' versions, the ledger's digest."""

    overall: str
    letters: Mapping[str, str]
    versions: Mapping[str, int]
    ledger: str


def recorded(log: ReportTimeline) -> Recorded | None:
    """The drill's own verdict, None in drills from before one was recorded."""
    found = [body for _, body in log.bodies(DrillScored)]
    return (
        Recorded(
            overall=found[-1].overall,
            letters=found[-1].letters,
            versions=found[-1].versions,
            ledger=found[-1].ledger,
        )
        if found
        else None
    )


def then_and_now(
    then: Recorded | None, overall: str, measures: Mapping[str, Measure]
) -> tuple[ReportLine, ...]:
    """The letters of the close beside those of today, where they differ; one line when none does or nothing is known."""
    if then is None:
        return (line(N_("No verdict was recorded when this drill closed: its earlier letters are unknown.")),)
    pairs: list[tuple[LabelIn, str | None, str]] = [(LabelIn(N_("Overall result")), then.overall, overall)]
    pairs += [
        (LabelIn(measure.title), then.letters.get(code), measure.letter) for code, measure in measures.items()
    ]
    differ = [(what, old, new) for what, old, new in pairs if old != new]
    if not differ:
        return (line(N_("All letters are those that were recorded when this drill closed.")),)
    return tuple(
        line(
            N_("“{what}”: {old} when this drill closed, {new} now."),
            what=what,
            old=_letter(old),
            new=_letter(new),
        )
        for what, old, new in differ
    )


def _letter(letter: str | None) -> Value:
    return LabelIn(N_("unknown")) if letter is None else letter or LabelIn(N_("not rated"))
