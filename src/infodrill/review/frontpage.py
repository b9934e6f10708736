"""What page one says beside the result: three strengths, three gaps, three things to do; from ledger and plan alone."""

# Charter: review front page
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from infodrill.casework import rights
from infodrill.casework.nouns.intake import CaseLogged
from infodrill.kernel.clock import MINUTE
from infodrill.kernel.i18n import N_
from infodrill.review import forwant, rowtext
from infodrill.review.labels import LEAKS
from infodrill.review.ledger import LedgerRow, lay
from infodrill.review.measures import (
    SPECS,
    detection,
    escalation,
    gatequality,
    left,
    overreaction,
    passedby,
    selfcorrection,
    unhelped,
)
from infodrill.review.measures.base import Measure
from infodrill.review.plan import PROPOSED, PlanRow, owners_of
from infodrill.review.remedies import TOLD_WRONG
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import ReportLine, line
from infodrill.scenario.schema import Bi

SHOWN = 3
FIRST_WORD = "E7"
GOOD = 3  # rating of a measure that is a strength: it reached its own target, P


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """A measure that cells did well: its result, the cells with the most rows met, those rows and how many fell due."""

    code: str
    title: str  # msgid
    result: ReportLine
    cells: tuple[Bi, ...]
    met: tuple[LedgerRow, ...]
    due: int


@dataclass(frozen=True, slots=True)
class Point:
    """A row of the plan and all whom the same gap, or the same action, concerns."""

    row: PlanRow
    owners: tuple[Bi | str, ...]
    rows: tuple[LedgerRow, ...]

    @property
    def told_by_reason(self) -> str:
        """The name (msgid) of a gap that its measure's own would belie, "" for others: all that is protected was kept, and what
        is false was put where nobody may correct it."""
        return (
            gatequality.SHUT_GAP
            if all(row.owed.what == gatequality.SHUT for row in self.rows) and self.rows
            else ""
        )

    @property
    def codes(self) -> tuple[str, ...]:
        """The measures that miss it, the one first under which it is told."""
        return tuple(dict.fromkeys((self.row.code, *(row.owed.measure for row in self.rows))))


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """At most three of each; fewer where ledger and plan hold no more. `more` = the gaps that are left, in the same order."""

    strengths: tuple[Strength, ...]
    gaps: tuple[Point, ...]
    to_do: tuple[Point, ...]
    more: tuple[Point, ...] = ()


def front_page(log: ReportTimeline, measures: Mapping[str, Measure], plan: Sequence[PlanRow]) -> FrontPage:
    """Strengths by what bounds the result and by how much rests on them; gaps by what was let out of what the law protects, then
    by people to whom nobody turned, by our false words that still stand, by what holds the result down, by the harm they may do;
    what to do about these gaps before all else. What an earlier drill left open is a gap only if this one missed it again. Where
    nobody was told anything in time, to have done nothing that is forbidden is no strength."""
    failed = {code for code in rights.OVERALL_FLOORS if code in measures and measures[code].rating == 0}
    # What fell due when nobody could act is handed over, and is not what a city did wrong.
    gaps = why_told(one_event(log, _gravest_first(log, plan, failed)), failed)
    own = [gap for gap in gaps if not all(left.after_play(row) for row in gap.rows)]
    handed_over = [gap for gap in gaps if gap not in own]
    return FrontPage(
        strengths=tuple(_best_first(log, measures)[:SHOWN]),
        gaps=tuple(own[:SHOWN]),
        to_do=_to_do(log, plan, [code for gap in own[:SHOWN] for code in gap.codes]),
        more=(*own[SHOWN:], *handed_over),
    )


def _best_first(log: ReportTimeline, measures: Mapping[str, Measure]) -> list[Strength]:
    silent = FIRST_WORD in measures and measures[FIRST_WORD].rating == 0
    ill_done = left.ill_done(log, measures)
    found = [
        strength
        for code in measures
        if (strength := _strength(log, measures[code])) is not None
        and not any(ill_done & {*row.evidence} for row in strength.met)
        and not (silent and not any(row.owed.duty for row in strength.met))
    ]
    return sorted(
        found,
        key=lambda each_strength: (
            len(each_strength.met) < each_strength.due,
            # That nothing forbidden was done comes after what was done.
            each_strength.code == overreaction.CODE,
            each_strength.code not in rights.OVERALL_FLOORS,
            -len(each_strength.met),
        ),
    )


def _gravest_first(log: ReportTimeline, plan: Sequence[PlanRow], failed: Collection[str]) -> list[Point]:
    gaps = [
        replace(point, rows=tuple(sorted(point.rows, key=lambda row: rowtext.gravity(log, row))))
        for point in _points([part for row in plan for part in _apart(log, row)], lambda row: row.code)
    ]
    return sorted(
        gaps,
        key=lambda gap: (
            all(left.after_play(row) for row in gap.rows),
            gap.rows[0].owed.what not in LEAKS,
            not any(row.owed.what in left.UNHELPED for row in gap.rows),
            not selfcorrection.stands(log, gap.rows[0]),
            not any(rowtext.believed(log, row) for row in gap.rows),
            gap.row.code not in failed,
            all(
                row.owed.what in left.BY_WHOM - left.HURTS for row in gap.rows
            ),  # what no result counts, after what counts
            *rowtext.gravity(log, gap.rows[0]),
        ),
    )


def _to_do(log: ReportTimeline, plan: Sequence[PlanRow], shown: Sequence[str]) -> tuple[Point, ...]:
    """What to do, about the gaps that are `shown` before all else."""
    return _varied(_points(most_urgent_first(log, plan, shown), lambda row: row.action))


def most_urgent_first(
    log: ReportTimeline, plan: Sequence[PlanRow], shown: Sequence[str] = ()
) -> list[PlanRow]:
    """The rows of the plan that are to be done, in the order in which page one and the room tell them."""
    wrong = any(row.action == line(advice.action) for row in plan for advice in TOLD_WRONG)
    return sorted(
        (row for row in plan if row.to_do),
        key=lambda row: (
            row.status == PROPOSED,
            _urgency(log, row, wrong=wrong),
            _harm(log, row),
            min((shown.index(code) for code in row.codes if code in shown), default=len(shown)),
        ),
    )


def _varied(points: Sequence[Point]) -> tuple[Point, ...]:
    """The first things to do in their order, of each measure one before a second: two forms of one sentence teach no more; people
    to whom nobody turned are each a matter of their own."""
    taken: list[Point] = []
    for again in (False, True):
        for point in points:
            if len(taken) < SHOWN and point not in taken and (again or not _stands_back(point, taken)):
                taken.append(point)
    return tuple(sorted(taken, key=points.index))


def _stands_back(point: Point, taken: Sequence[Point]) -> bool:
    """Whether another thing to do is of its measure; of people who were left alone, whether another is about the same."""
    if mine := _left_alone(point):
        return mine in map(_left_alone, taken)
    return point.row.code in {each.row.code for each in taken}


def _left_alone(point: Point) -> str:
    return next((row.owed.what for row in point.rows if row.owed.what in left.UNHELPED), "")


def one_event(log: ReportTimeline, gaps: Sequence[Point]) -> list[Point]:
    """The gaps in their order, those that tell nothing but what another tells put together with it: what several measures miss
    happened once."""
    told: list[tuple[Point, set[ReportLine | str]]] = []
    for gap in gaps:
        mine = {rowtext.event(log, row) for row in gap.rows}
        around = next((n for n, (_, other) in enumerate(told) if mine <= other), None)
        if around is not None:
            point, other = told[around]
            told[around] = _as_one(point, point, gap), other
            continue
        inside = [
            n for n, (_, other) in enumerate(told) if other <= mine
        ]  # all of them: it may tell what two told
        if not inside:
            told.append((gap, mine))
            continue
        points = [told[n][0] for n in inside]
        told[inside[0]] = _as_one(points[0], gap, *points), mine  # who tells more is told first
        told = [each for n, each in enumerate(told) if n not in inside[1:]]
    return [point for point, _ in told]


def _as_one(place: Point, *points: Point) -> Point:
    """Points that tell one event, in the place of one of them; rows in the order in which they are told."""
    owners = tuple(dict.fromkeys(owner for point in (place, *points) for owner in point.owners))
    return Point(place.row, owners, tuple(row for point in points for row in point.rows))


def why_told(gaps: Sequence[Point], failed: Collection[str]) -> list[Point]:
    """The gaps in their order, one that makes the result U among those that page one tells, however grave the others are."""
    told = list(gaps)
    bound = next((gap for gap in told if set(failed) & set(gap.codes)), None)
    if bound is not None and bound not in told[:SHOWN]:
        told.remove(bound)
        told.insert(SHOWN - 1, bound)
    return told


def _harm(log: ReportTimeline, row: PlanRow) -> str:
    """Of people to whom nobody turned, who is in danger first, then whose life is at stake before whose money is; "9" of all
    else."""
    if any(each.owed.what == unhelped.IN_DANGER for each in row.rows):
        return "0"
    mine = [each.owed.claim for each in row.rows if each.owed.what in left.UNHELPED and each.owed.claim]
    return min((f"{9 - int(log.scenario.claim(claim).harm[1:])}" for claim in mine), default="9")


def _urgency(log: ReportTimeline, row: PlanRow, *, wrong: bool) -> int:
    """What is to be done at once before what is to be learnt, in the order of the gaps: take down, turn to whom nobody turned,
    take back, press publish; who was `wrong` in public is not told first to publish more. An hour that nobody lived is nobody's
    fault, and is handed over after all else."""
    if row.rows and all(left.after_play(each) for each in row.rows):
        return 5
    if any(each.owed.what in LEAKS for each in row.rows):
        return 0
    if any(each.owed.what in left.UNHELPED for each in row.rows):
        return 1
    if any(selfcorrection.stands(log, each) for each in row.rows):
        return 2
    return (
        3 if not wrong and any(each.why.msgid == lay.LAY or lay.came_late(each) for each in row.rows) else 4
    )


def _apart(log: ReportTimeline, row: PlanRow) -> Iterator[PlanRow]:
    """A row of the plan measure by measure: one action closes gaps of several. Whose they are the ledger says, until the meeting
    has said who does it."""
    for code in dict.fromkeys(missed.owed.measure for missed in row.rows):
        mine = tuple(missed for missed in row.rows if missed.owed.measure == code)
        owners = owners_of(log, mine, "") if row.status == PROPOSED else row.owners
        yield replace(
            row, code=code, rows=mine, owners=tuple(owner for owner in owners if owner) or row.owners
        )


def _points(plan: Sequence[PlanRow], alike: Callable[[PlanRow], object]) -> tuple[Point, ...]:
    """The rows of the plan that are not alike, each with the owners and the ledger's rows of those alike."""
    groups: dict[object, list[PlanRow]] = {}
    for row in plan:
        groups.setdefault(alike(row), []).append(row)
    return tuple(
        Point(
            rows[0],
            tuple(dict.fromkeys(owner for row in rows for owner in row.owners)),
            tuple(missed for row in rows for missed in row.rows),
        )
        for rows in groups.values()
    )


def _strength(log: ReportTimeline, measure: Measure) -> Strength | None:
    """A measure that reached its target, with those rows of its letter that were met; None for others, and where people wait
    for a word of it."""
    counted = [
        row
        for row in measure.rows
        if row.evaluated and not row.owed.automated and SPECS[measure.code].weighs(row)
    ]
    met = tuple(row for row in counted if row.outcome == "met")
    unheard = any(
        row.owed.what in left.BELIES | left.GAPS.keys()
        or row.why in selfcorrection.LAPSED
        or selfcorrection.stands(log, row)
        for row in measure.beside
    )
    # Who reported its own conflict and decided all the same is praised for nothing.
    if unheard or any(row.why.msgid == escalation.DECIDED_ITSELF for row in met):
        return None
    if any(_took_silence(log, row) or _taken_lightly(log, row) for row in met):
        return None
    if measure.rating is None:
        return _in_story_time(log, measure)
    if measure.rating < GOOD or not met:
        return None
    title, result = measure.title, measure.result
    if measure.code == gatequality.CODE:
        result = gatequality.kept_alone(measure)
    elif (
        measure.code == overreaction.CODE
    ):  # named as what it is: "over-reaction: none" is no name of a strength
        title, result = N_("No over-reaction"), line(N_("nothing that is forbidden was done"))
    return Strength(
        code=measure.code, title=title, result=result, cells=_held(log, met), met=met, due=len(counted)
    )  # fmt: skip


def _took_silence(log: ReportTimeline, row: LedgerRow) -> bool:
    """Whether a first word or an answer was in time, and yet people had taken the silence for an answer before they could read
    it: what comes only for want of a text on the claim had come."""
    if row.owed.measure != FIRST_WORD or not row.owed.duty or row.at < 0:
        return False
    read = (word.at for word in log.said if word.claim == row.owed.claim and word.version and word.tells)
    could_be_read = next(read, log.live_until)
    return any(found.at < max(row.at, could_be_read) for found in forwant.came(log, row.owed.claim))


def _taken_lightly(log: ReportTimeline, row: LedgerRow) -> bool:
    """Whether a pressing report was entered in time as one that does not press."""
    logged = [body for body in (log.events[seq].body for seq in row.evidence) if isinstance(body, CaseLogged)]
    pressing = row.owed.measure == detection.CODE and row.owed.priority in detection.PRESSING
    return pressing and any(body.priority not in detection.PRESSING for body in logged)


def _in_story_time(log: ReportTimeline, measure: Measure) -> Strength | None:
    """Of a measure that play was too short or too fast to rate: that whatever was done came by the procedure's hour. Words
    that an evaluator has yet to see belie nothing, here as beside a rating."""
    mine = [row for row in measure.rows if row.owed.duty and not row.owed.automated]
    done = tuple(row for row in mine if row.outcome == "met" or (row.early and row.story_late < MINUTE))
    if (
        not done
        or any(row.owed.what not in passedby.ASKED for row in measure.beside)
        or any(row.early and row not in done for row in mine)
        or any(row.outcome == "missed" and not row.owed.automated for row in measure.rows)
    ):
        return None
    words = line(N_("done within the story’s time; not rated, as deadlines lay after the end of play"))
    return Strength(
        code=measure.code, title=measure.title, result=words, cells=_held(log, done), met=done, due=len(done)
    )  # fmt: skip


def _held(log: ReportTimeline, met: Sequence[LedgerRow]) -> tuple[Bi, ...]:
    """The cells that did the most of these rows."""
    names = log.scenario.cells.names
    held = Counter(cell for row in met if (cell := lay.office(log, row)) in names)
    return tuple(names[cell] for cell, _ in held.most_common(SHOWN))
