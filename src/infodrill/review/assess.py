"""The assessment of a drill: measures, overall rating with its reason in words, objectives, claims, plan, model page.

Result and coverage are two numbers. A drill that the charter calls *not rated* has no letter, whatever was measured.
"""

# Charter: review assess
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from infodrill.casework import charter, rights
from infodrill.conduct.nouns.course import DrillScored
from infodrill.conduct.nouns.evaluation import TaskRated
from infodrill.conduct.nouns.survey import Survey, SurveyClosed
from infodrill.kernel.events import Event, EventBody
from infodrill.kernel.i18n import N_
from infodrill.kernel.seals import BuildStanding
from infodrill.review import asread, ledger, letout, rowtext
from infodrill.review.because import charter_bars, first_word_owed, reasons, unrated_floors
from infodrill.review.estimate import REPLICAS
from infodrill.review.expected import ExpectedAction, expected_actions
from infodrill.review.lanes import Lane, lanes
from infodrill.review.ledger import Course, LedgerRow, canonical, course_of
from infodrill.review.livingplan import standing_plan
from infodrill.review.measures import left, measure_log, versions
from infodrill.review.measures.base import LETTERS, Finding, Measure, percent
from infodrill.review.modelled import measure_model
from infodrill.review.observed import Observed, observed
from infodrill.review.plan import PlanRow, improvement_plan
from infodrill.review.proved import Proved, proved, rows_at_close
from infodrill.review.record import Record
from infodrill.review.recorded import Recorded, recorded, then_and_now
from infodrill.review.remedies import remedy
from infodrill.review.story import ClaimStory, claim_stories
from infodrill.review.timeline import ReportTimeline, read_timeline
from infodrill.review.twins import Twins, relive
from infodrill.review.words import Amount, ReportLine, line
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Bi
from infodrill.scenario.schema.evaluation import Capability

Progress = Callable[[int, int], None]
UNLINKED = N_(
    "Provisional: cases and texts not linked to what they concern: {n}. What they may answer stands as not linked."
)
UNREAD = N_(
    "What our texts, answers and guidance say was read by nobody ({n} of {all}): a machine finds only words that say nothing or "
    "gainsay the record."
)
BESIDE = N_("{gap} – no result counts it.")
MOVED = N_("Provisional: cases linked to another claim, or to none, after cells had acted on them: {n}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CapabilityView:
    """A capability with the measures of its critical tasks. `letter` = the least of the rated ones, "" = none was rated, or all
    of these stand at P while others, `short`, fell too few times due to be rated and missed rows; `only` = the rated ones, where
    others were not.

    An evaluator may override it: `evaluator` = that letter with the reason `why`; both are shown.
    """

    title: Bi
    target: Bi
    codes: tuple[str, ...]
    letter: str
    only: tuple[str, ...]
    short: tuple[str, ...] = ()
    evaluator: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveView:
    """An objective of the scenario with the measures of its critical tasks."""

    text: Bi
    capabilities: tuple[CapabilityView, ...]
    codes: tuple[str, ...]
    strengths: tuple[Finding, ...]
    improvements: tuple[Finding, ...]


class WithLedger:
    """What was measured: the base of a report and of a verdict."""

    __slots__ = ()
    measures: Mapping[str, Measure]

    @property
    def ledger(self) -> tuple[LedgerRow, ...]:
        """Every row of every measure."""
        return tuple(row for measure in self.measures.values() for row in measure.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(WithLedger):
    """Everything a report says. `overall` = P S M U or None; `coverage` percent, None = nothing was to fall due; `why` = the
    reasons, most weighty first.

    `ledger_digest` = SHA-256 of the ledger's canonical JSON; `versions` of the measures that made it; `recorded` = what the
    closing drill recorded, None where it did not. `provisional` while cases wait for a link, and where a case was moved to
    another claim after cells had acted on it.
    """

    overall: str | None
    rated: bool
    coverage: int | None
    covered: tuple[int, int]  # rows due as played and evaluated, of those due under the plan: `coverage`
    reach: tuple[int, int]  # rows due as played, rows owed
    why: tuple[ReportLine, ...]
    measures: Mapping[str, Measure]
    model: Mapping[str, Measure]
    twins: Twins | None
    objectives: tuple[ObjectiveView, ...]
    strengths: tuple[Finding, ...]
    improvements: tuple[Finding, ...]
    claims: tuple[ClaimStory, ...]
    lanes: tuple[Lane, ...]
    observed: Observed
    expected: tuple[ExpectedAction, ...]  # critical ones of the MSEL; they never count
    plan: tuple[PlanRow, ...]
    survey: Survey | None  # what those who took part answered, None = nobody was asked
    played_with: BuildStanding  # the build that opened the drill
    made_with: BuildStanding  # the build that reports
    log: ReportTimeline
    versions: Mapping[str, int]
    ledger_digest: str
    recorded: Recorded | None
    earlier: tuple[ReportLine, ...]  # the letters of the close beside those of today
    proved: Proved  # of the log, while this was made of it
    unlinked: tuple[str, ...]  # cases and texts that wait for a link
    moved: tuple[str, ...]  # cases that were linked to another claim after cells had acted on them
    unread: tuple[int, int]  # texts, answers and guidance that no evaluator has read, of all
    without_a_stance: tuple[
        int, int
    ]  # published texts without a case, guidance: they neither answer nor confirm

    @property
    def missed(self) -> tuple[LedgerRow, ...]:
        """Every missed row that is not excused, of cells that people played: page one prints them all."""
        return tuple(row for row in self.ledger if row.outcome == "missed" and not row.owed.automated)

    @property
    def provisional(self) -> bool:
        """A result may still turn when control links or dismisses a case: a row that is missed may be met, and a word that
        stands nowhere may prove a false one. One that was moved to another claim may have taken its false words along."""
        return bool(self.unlinked or self.moved)

    @property
    def may_fall(self) -> bool:
        """Whether texts that nobody has read may still cost the letter: a machine sees plain forms, and a U falls no lower."""
        return self.unread[0] > 0 and (self.overall or "U") in LETTERS[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict(WithLedger):
    """What the log alone says: measures, letter, its reasons. No twins, no report."""

    log: ReportTimeline
    course: Course
    measures: Mapping[str, Measure]
    overall: int | None
    why: tuple[ReportLine, ...]

    @property
    def letter(self) -> str:
        return "" if self.overall is None else LETTERS[self.overall]


def judge(record: Record) -> Verdict:
    """Measure a record and rate it."""
    log, course = read_timeline(record), course_of(record)
    measures = measure_log(log, course)
    barred = charter_bars(log, course)
    owed = first_word_owed(measures["E7"])
    ratings = {code: measure.rating for code, measure in measures.items()}
    number = None if barred else rights.overall(ratings, first_word_owed=owed)
    why = barred or (unrated_floors(measures, owed) if number is None else reasons(log, measures, number))
    return Verdict(log=log, course=course, measures=measures, overall=number, why=why)


def recorded_at_close(record: Record) -> DrillScored:
    """What a closing drill records of its verdict."""
    found = judge(record)
    letters = {code: measure.letter for code, measure in found.measures.items()}
    return DrillScored(
        overall=found.letter, letters=letters, versions=versions(), ledger=canonical.digest(found.ledger)
    )


def closing(loaded: Loaded, files: Mapping[str, bytes], events: tuple[Event, ...]) -> tuple[EventBody, ...]:
    """For a rehearsal that ends: its verdict, recorded after its close (see ADR 7)."""
    return (recorded_at_close(Record(scenario=loaded.scenario, events=events, files=files)),)


def assess(
    record: Record,
    *,
    city_cache: Path | None = None,
    replicas: int = REPLICAS,
    progress: Progress | None = None,
    verdict: Verdict | None = None,
) -> Assessment:
    """Assess a record. `replicas` 0 leaves the twins out; `progress(done, total)` counts their runs; `verdict` = of this record,
    from whoever has judged it already."""
    found, twins = verdict or judge(record), None
    if replicas:
        twins = relive(record, found.log, city_cache=city_cache, replicas=replicas, progress=progress)
    return _assessed(record, found, twins)


def _assessed(record: Record, found: Verdict, twins: Twins | None) -> Assessment:
    """A judged drill with all that its report tells; `twins` None = the city was not lived again."""
    log, measures, rows = found.log, found.measures, found.ledger
    before, moved, waiting = recorded(log), ledger.moved(log), ledger.unlinked(log)
    unread = _unread(log)
    shown = log.shown  # what the report says in the words of the log
    counted = tuple(row for row in rows if not row.owed.automated)
    covered = _covered(measures)
    return Assessment(
        overall=found.letter or None,
        rated=found.overall is not None,
        coverage=percent(*covered) if covered[1] else None,
        covered=covered,
        reach=ledger.reach(counted),
        why=(*found.why, *_provisional(unread, waiting, moved)),
        measures=measures,
        model=measure_model(twins),
        twins=twins,
        objectives=objective_views(shown, measures),
        strengths=_distinct(_praises(log, measures.values()), "strength"),
        improvements=_distinct(_findings(measures), "improve"),
        claims=claim_stories(shown, found.course, rows),
        lanes=lanes(shown),
        observed=observed(shown),
        expected=expected_actions(shown, found.course),
        survey=_survey(log),
        plan=standing_plan(record, shown, improvement_plan(shown, measures)),
        played_with=record.opened.charter(),
        made_with=charter.standing(),
        log=shown,
        versions=versions(),
        ledger_digest=canonical.digest(rows),
        recorded=before,
        earlier=then_and_now(before, found.letter, measures),
        proved=proved_of(record, found, twins),
        unlinked=waiting,
        moved=moved,
        unread=unread,
        without_a_stance=ledger.without_a_stance(log),
    )


def _survey(log: ReportTimeline) -> Survey | None:
    closed = (body for _, body in log.bodies(SurveyClosed))
    return next((Survey(closed=True, sheets=body.sheets, counts=body.counts) for body in closed), None)


def _covered(measures: Mapping[str, Measure]) -> tuple[int, int]:
    """The headline is the sum of the column below it: what no letter weighs has no coverage in either."""
    part, whole = zip(*(measure.covered for measure in measures.values()), strict=True)
    return sum(part), sum(whole)


def proved_of(record: Record, verdict: Verdict, twins: Twins | None = None) -> Proved:
    """What was proved of a log while it was judged."""
    return proved(record, twins, rows_at_close(record, verdict, judge))


def objective_views(log: ReportTimeline, measures: Mapping[str, Measure]) -> tuple[ObjectiveView, ...]:
    """Objectives in the scenario's order with their capabilities, targets and findings."""
    found = []
    for objective in log.scenario.drill.objectives:
        mine = tuple(
            _capability(capability, log, measures)
            for capability in log.scenario.evaluation.capabilities
            if capability.objective == objective.id
        )
        codes = tuple(dict.fromkeys(code for view in mine for code in view.codes))
        rated = [measures[code] for code in codes if code in measures]
        findings = [
            finding for measure in rated for finding in (*measure.findings, *_beside(log, measure))
            if _praised(log, measure, finding)
        ]  # fmt: skip
        found.append(
            ObjectiveView(
                text=objective.text,
                capabilities=mine,
                codes=codes,
                strengths=_distinct(findings, "strength"),
                improvements=_distinct(findings, "improve"),
            )
        )
    return tuple(found)


def _beside(log: ReportTimeline, measure: Measure) -> Iterator[Finding]:
    """What stands beside a measure and is told by its reason alone: to be learnt from, whatever the letter."""
    for row in measure.beside:
        if row.owed.what in left.BY_WHOM and row.evidence and not row.owed.automated:
            advice = remedy(log, row)
            yield Finding(
                kind="improve", at=log.events[row.evidence[0]].at, seq=row.evidence[0], claim=row.owed.claim,
                text=line(BESIDE, gap=rowtext.gap(log, row)), todo=line(advice.action) if advice else None,
            )  # fmt: skip


def _praises(log: ReportTimeline, measures: Iterable[Measure]) -> Iterator[Finding]:
    """Findings but for strengths that are none."""
    return (each for measure in measures for each in measure.findings if _praised(log, measure, each))


def _praised(log: ReportTimeline, measure: Measure, finding: Finding) -> bool:
    """False of a strength that is shown by a word which let out what the law protects, however early it came, and of one on a
    claim on which a row beside its measure tells of people who were hurt, or what belies the merit."""
    hurt = {row.owed.claim for row in measure.beside if row.owed.what in left.HURTS | left.BELIES}
    return finding.kind != "strength" or not (finding.seq in letout.leaks(log) or finding.claim in hurt)


def _capability(
    capability: Capability, log: ReportTimeline, measures: Mapping[str, Measure]
) -> CapabilityView:
    """Rated by the least of its rated measures, and never P beside rows that a measure of it missed and is not rated on; an
    evaluator's last word on the capability itself stands beside it."""
    codes = tuple(dict.fromkeys(task.measure for task in capability.tasks))
    counting = [code for code in codes if code in measures]
    rated = {code: rating for code in counting if (rating := measures[code].rating) is not None}
    letter = LETTERS[min(rated.values())] if rated else ""
    short = tuple(
        code for code in counting
        if letter == LETTERS[-1] and code not in rated and any(row.outcome == "missed" for row in measures[code].rows)
    )  # fmt: skip
    view = CapabilityView(
        title=capability.title,
        target=capability.target,
        codes=codes,
        letter="" if short else letter,
        only=tuple(rated) if len(rated) < len(counting) and not short else (),
        short=short,
    )
    said = [body for _, body in log.bodies(TaskRated) if body.task == capability.id]
    return replace(view, evaluator=said[-1].rating, why=str(said[-1].text)) if said else view


def _unread(log: ReportTimeline) -> tuple[int, int]:
    """What went to people and no evaluator has read, and all of it: no letter but an evaluator's rests on what words say."""
    ours = asread.keys(log.events)
    return len(ours.keys() - asread.read(log.events)), len(ours)


def _provisional(
    unread: tuple[int, int], waiting: Sequence[object], moved: Sequence[object]
) -> Iterator[ReportLine]:
    """What a result waits for: a reader of its texts, cases without a link, and cases that were linked anew after play."""
    if unread[0]:
        yield line(UNREAD, n=Amount(unread[0]), all=Amount(unread[1]))
    for said, cases in ((UNLINKED, waiting), (MOVED, moved)):
        if cases:
            yield line(said, n=Amount(len(cases)))


def _findings(measures: Mapping[str, Measure]) -> Iterator[Finding]:
    return (finding for measure in measures.values() for finding in measure.findings)


def _distinct(findings: Iterable[Finding], kind: str) -> tuple[Finding, ...]:
    """Findings of one kind without repeats, in order of time."""
    seen: dict[ReportLine, Finding] = {}
    for finding in sorted(findings, key=lambda each_finding: (each_finding.at, each_finding.seq)):
        if finding.kind == kind:
            seen.setdefault(finding.text, finding)
    return tuple(seen.values())
