"""The assessment of a drill: measures, overall rating with its reason in words, objectives, claims, plan, model page.

Result and coverage are two numbers. A drill that the charter calls *not rated* has no letter, whatever was measured.
"""

# Charter: review assess
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from infodrill.casework import charter, rights
from infodrill.kernel.i18n import N_
from infodrill.kernel.seals import Standing
from infodrill.review import truth
from infodrill.review.ledger import course_of
from infodrill.review.measures import measure_log
from infodrill.review.measures.base import ENOUGH, LETTERS, Finding, Measure
from infodrill.review.modelled import measure_model
from infodrill.review.observed import Observed, observed
from infodrill.review.plan import PlanRow, improvement_plan
from infodrill.review.record import Record
from infodrill.review.story import ClaimStory, Lane, claim_stories, lanes
from infodrill.review.timeline import Timeline, read_timeline
from infodrill.review.twins import Twins, relive
from infodrill.review.words import Count, Label, Line, Moment, line
from infodrill.scenario.schema import Bi

Progress = Callable[[int, int], None]
FLOORS = rights.OVERALL_FLOORS


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """An objective of the scenario with the measures of its critical tasks."""

    text: Bi
    capabilities: tuple[tuple[Bi, Bi, tuple[str, ...]], ...]  # title, target, measure codes
    codes: tuple[str, ...]
    strengths: tuple[Finding, ...]
    improvements: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything a report says. `overall` = P S M U or None; `coverage` percent; `why` = the reasons, most weighty first."""

    overall: str | None
    rated: bool
    coverage: int
    why: tuple[Line, ...]
    measures: Mapping[str, Measure]
    model: Mapping[str, Measure]
    twins: Twins | None
    objectives: tuple[ObjectiveView, ...]
    strengths: tuple[Finding, ...]
    improvements: tuple[Finding, ...]
    claims: tuple[ClaimStory, ...]
    lanes: tuple[Lane, ...]
    observed: Observed
    plan: tuple[PlanRow, ...]
    played_with: Standing  # the build that opened the drill
    made_with: Standing  # the build that reports
    log: Timeline


def assess(
    record: Record, *, city_cache: Path | None = None, replicas: int = 5, progress: Progress | None = None
) -> Assessment:
    """Assess a record. `replicas` 0 leaves the twins out; `progress(done, total)` counts their runs."""
    log = read_timeline(record)
    measures = measure_log(log, course_of(record))
    twins = (
        relive(record, log, city_cache=city_cache, replicas=replicas, progress=progress) if replicas else None
    )
    barred = not_rated_because(log, measures)
    covered = coverage(measures)
    number = None if barred else rights.overall({code: one.rating for code, one in measures.items()})
    if number is None and silent(measures) and not charter_bars(log):
        number, barred = (
            0,
            (line(N_("No first word came where one was owed: not reached, whatever else was done.")),),
        )
    if covered < ENOUGH and number:  # U stands
        number, barred = None, (line(N_("Less than 60 % of the drill was evaluated: insufficient.")),)
    findings = [one for measure in measures.values() for one in measure.findings]
    return Assessment(
        overall=None if number is None else LETTERS[number],
        rated=number is not None,
        coverage=covered,
        why=barred or reasons(measures, number),
        measures=measures,
        model=measure_model(twins),
        twins=twins,
        objectives=objective_views(log, measures),
        strengths=_distinct(findings, "strength"),
        improvements=_distinct(findings, "improve"),
        claims=claim_stories(log),
        lanes=lanes(log),
        observed=observed(log),
        plan=improvement_plan(log, measures),
        played_with=record.opened.charter(),
        made_with=charter.standing(),
        log=log,
    )


def silent(measures: Mapping[str, Measure]) -> bool:
    """Whether E7 alone fails the drill: a cell that does nothing harms no protected claim, but it is not excused."""
    return measures["E7"].rating == 0 and all(measures[code].rating is None for code in ("E2", "E3"))


def coverage(measures: Mapping[str, Measure]) -> int:
    """Mean coverage (percent) of the measures that had anything to evaluate."""
    found = [one.coverage for one in measures.values() if one.coverage is not None]
    return sum(found) // len(found) if found else 0


def not_rated_because(log: Timeline, measures: Mapping[str, Measure]) -> tuple[Line, ...]:
    """Why this drill gets no letter, or nothing."""
    return charter_bars(log) or tuple(
        line(N_("Not rated: “{title}” could not be evaluated."), title=Label(measures[code].title))
        for code in ("E2", "E3")
        if measures[code].rating is None
    )


def charter_bars(log: Timeline) -> tuple[Line, ...]:
    """Why the charter gives no letter to any play of this drill: traps off, too few protected or unproven claims."""
    delivered = log.delivered()
    protected = sum(one.protected for one in delivered)
    unproven = sum(truth.unproven_sometime(one) for one in delivered)
    found = []
    if not log.opened.traps:
        found.append(line(N_("Not rated: the traps were off.")))
    if protected < rights.MIN_PROTECTED:
        found.append(
            line(N_("Not rated: {n} protected claims were delivered; three are needed."), n=Count(protected))
        )
    if unproven < rights.MIN_UNPROVEN:
        found.append(line(N_("Not rated: no claim was unproven when a decision was due.")))
    return tuple(found)


def reasons(measures: Mapping[str, Measure], number: int | None) -> tuple[Line, ...]:
    """Why the letter is what it is: what bounds it, with the moment, then what was kept."""
    if number is None:
        return ()
    found = []
    for code in FLOORS:
        one = measures[code]
        if one.rating == number and number < 3:
            found.append(_bounded(one))
    if not found and number < 3:
        found.append(
            line(N_("The mean of the other measures holds the result at {letter}."), letter=LETTERS[number])
        )
    kept = measures["E2"]
    if kept.rating == 3:
        found.append(
            line(N_("Every protected claim that was seen was kept protected ({result})."), result=kept.result)
        )
    if number == 3:
        found.append(line(N_("No over-reaction, and the first word came in time.")))
    return tuple(found)


def _bounded(one: Measure) -> Line:
    worst = next((finding for finding in one.findings if finding.kind == "improve"), None)
    if worst is None:
        return line(
            N_("“{title}” holds the result at {letter}: {result}."),
            title=Label(one.title),
            letter=one.letter,
            result=one.result,
        )
    return line(
        N_("“{title}” holds the result at {letter}: {result}. At {at}: {what}"),
        title=Label(one.title), letter=one.letter, result=one.result, at=Moment(worst.at), what=worst.text,
    )  # fmt: skip


def objective_views(log: Timeline, measures: Mapping[str, Measure]) -> tuple[ObjectiveView, ...]:
    """Objectives in the scenario's order with their capabilities, targets and findings."""
    found = []
    for objective in log.scenario.drill.objectives:
        mine = [one for one in log.scenario.evaluation.capabilities if one.objective == objective.id]
        rows = tuple(
            (one.title, one.target, tuple(dict.fromkeys(task.measure for task in one.tasks))) for one in mine
        )
        codes = tuple(dict.fromkeys(code for _, _, codes in rows for code in codes))
        findings = [one for code in codes if code in measures for one in measures[code].findings]
        found.append(
            ObjectiveView(
                objective.text, rows, codes, _distinct(findings, "strength"), _distinct(findings, "improve")
            )
        )
    return tuple(found)


def _distinct(findings: list[Finding], kind: str) -> tuple[Finding, ...]:
    """Findings of one kind without repeats, in order of time."""
    seen: dict[Line, Finding] = {}
    for one in sorted(findings, key=lambda one: (one.at, one.seq)):
        if one.kind == kind:
            seen.setdefault(one.text, one)
    return tuple(sorted(seen.values(), key=lambda one: (one.at, one.seq)))
