"""Why the result of a drill is what it is: what the charter bars, what could not be rated, what bounds it, what holds it down."""

# Charter: review because
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from infodrill.casework import rights
from infodrill.conduct.nouns.practice import PracticeOpened
from infodrill.kernel.i18n import N_
from infodrill.review import truth
from infodrill.review.ledger import Course
from infodrill.review.measures import gatequality
from infodrill.review.measures.base import LETTERS, Finding, Measure
from infodrill.review.rowtext import gravity
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Amount, BothClocks, Hundredths, LabelIn, Lasting, ReportLine, line

FLOORS = rights.OVERALL_FLOORS
MEAN = N_(
    "The result is {letter}: {low} of the {n} other rated measures did not come to P. With 3 points for P, 2 for S, 1 for M "
    "and 0 for U their mean is {mean}, and it is rounded down."
)
LATE_BY_STORY = N_(
    "Every first word and every answer came in time as played; late by the story: {n}, by {late} at most."
)
ONE_BELOW = N_("A single measure below P keeps the whole from P.")


def first_word_owed(e7: Measure) -> bool:
    """Whether E7 has a row that falls due under the plan, of a cell that people played."""
    return any(row.owed.duty and row.owed.planned and not row.owed.automated for row in e7.rows)


def unrated_floors(measures: Mapping[str, Measure], first_word: bool) -> tuple[ReportLine, ...]:
    """Which of the measures that bound the result could not be rated."""
    return tuple(
        line(N_("Not rated: “{title}” could not be evaluated."), title=LabelIn(measures[code].title))
        for code in FLOORS
        if measures[code].rating is None and (code != "E7" or first_word)
    )


def charter_bars(log: ReportTimeline, course: Course) -> tuple[ReportLine, ...]:
    """Why the charter gives no letter to any play of this drill: a practice alone, traps off, too few protected or
    unproven claims."""
    delivered = [claim for claim in log.scenario.claims if claim.id in course.known]
    protected = sum(claim.protected for claim in delivered)
    unproven = sum(truth.unproven_sometime(claim) for claim in delivered)
    found = []
    if any(isinstance(event.body, PracticeOpened) for event in log.events):
        found.append(line(N_("Not rated: one person practised alone, and the clock waited.")))
    if not log.opened.traps:
        found.append(line(N_("Not rated: the traps were off.")))
    if protected < rights.MIN_PROTECTED:
        found.append(
            line(N_("Not rated: {n} protected claims were delivered; three are needed."), n=Amount(protected))
        )
    if unproven < rights.MIN_UNPROVEN:
        found.append(line(N_("Not rated: no claim was unproven when a decision was due.")))
    return tuple(found)


def reasons(log: ReportTimeline, measures: Mapping[str, Measure], number: int) -> tuple[ReportLine, ...]:
    """Why the letter is what it is: what bounds it, with the moment, or what holds the mean down, then what was kept."""
    bounds = [measures[code] for code in FLOORS if measures[code].rating == number and number < 3]
    found = list(_bounded(log, bounds))
    if not found and number < 3:
        others = [measure for code, measure in measures.items() if code not in FLOORS]
        failed = [measure for measure in others if measure.rating == 0]
        if failed and number == rights.CAP_OF_U:
            found += _bounded(log, failed)
        else:
            found += _held_down(others, number)
    kept = measures["E2"]
    if kept.rating == 3:
        told = gatequality.kept_alone(kept)
        found.append(
            line(N_("Every protected claim that was seen was kept protected ({result})."), result=told)
        )
    if number == 3:
        found.append(line(N_("No over-reaction.")))
        words = measures["E7"].rows
        late = [row.story_late for row in words if row.outcome == "met" and row.story_late]
        if all(row.outcome != "missed" for row in words):
            in_time = line(N_("Every first word and every answer that fell due came in time."))
            found.append(
                line(LATE_BY_STORY, n=Amount(len(late)), late=Lasting(max(late))) if late else in_time
            )
    return tuple(found)


def _held_down(others: list[Measure], number: int) -> Iterator[ReportLine]:
    """The mean of the other measures as it is counted, then each of them that is below P."""
    ratings = [measure.rating for measure in others if measure.rating is not None]
    low = [measure for measure in others if measure.rating is not None and measure.rating < 3]
    mean = 100 * sum(ratings) // len(ratings)
    told = line(
        MEAN, letter=LETTERS[number], low=Amount(len(low)), n=Amount(len(ratings)), mean=Hundredths(mean)
    )
    yield told
    if len(low) == 1:
        yield line(ONE_BELOW)
    for measure in low:
        yield line(
            N_("“{title}”: {letter}, {result}."),
            title=LabelIn(measure.title), letter=measure.letter, result=measure.result,
        )  # fmt: skip


def _bounded(log: ReportTimeline, measures: Iterable[Measure]) -> Iterator[ReportLine]:
    """What bounds the result, by measure, the gravest first, each with the heaviest of what went wrong that none before it has
    told."""
    told: set[int] = set()
    for measure in sorted(measures, key=lambda measure: _gravest(log, measure)):
        worst = _heaviest(log, measure, told)
        told |= {worst.seq} if worst else set()
        yield _bound(measure, worst)


def _gravest(log: ReportTimeline, measure: Measure) -> tuple[bool | str, ...]:
    return min((gravity(log, row) for row in measure.rows if row.outcome == "missed"), default=(True,))


def _heaviest(log: ReportTimeline, measure: Measure, told: set[int]) -> Finding | None:
    """Of what is to be done better the finding on the gravest missed row, as the table of misses orders them."""
    missed = [row for row in measure.rows if row.outcome == "missed" and not row.owed.automated]
    kept = {row.evidence[0] for row in measure.rows if row.outcome == "met" and row.evidence}
    kept -= {seq for row in missed for seq in row.evidence}
    # What was right by chance is to be done better, and holds no result down.
    left = [each for each in measure.findings if each.kind == "improve" and each.seq not in kept]
    for row in sorted(missed, key=lambda row: (bool({*row.evidence} & told), gravity(log, row))):
        for finding in left:
            if finding.claim == row.owed.claim and finding.seq in row.evidence:
                return finding
    return next(iter(left), None)


def _bound(measure: Measure, worst: Finding | None) -> ReportLine:
    if worst is None:
        return line(
            N_("The result is {letter} because of “{title}”: {result}."),
            title=LabelIn(measure.title),
            letter=measure.letter,
            result=measure.result,
        )
    return line(
        N_("The result is {letter} because of “{title}”: {result}. At {at}: {what}"),
        title=LabelIn(measure.title), letter=measure.letter, result=measure.result, at=BothClocks(worst.at), what=worst.text,
    )  # fmt: skip
