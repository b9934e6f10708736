"""The end of a practice in three sentences: what was true, what the person did well, what was not right and is to be tried next.

Read from the ledger, as a report is, and from what was said of the person's own steps (`review.lesson`).
"""

# Charter: review threelines
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from infodrill.conduct.noun import RangeEvent
from infodrill.conduct.nouns.practice import PracticeEnds, PracticeWentOn
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_
from infodrill.review import rowtext, truth
from infodrill.review.assess import judge
from infodrill.review.ledger import LedgerRow
from infodrill.review.lesson import Remark, listed, presses, remarks
from infodrill.review.record import Record
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Amount, LabelIn, ReportLine, line
from infodrill.scenario.schema import Claim, Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreeLines:
    """The end of a practice: what was true, what the person did well, what was not right and is to be tried next; `about` = the
    claim whose truth is told, "" = of none."""

    about: str
    so: ReportLine
    well: ReportLine
    then: ReportLine


def three_lines(record: Record, state: DrillState, seat: str) -> ThreeLines:
    """The three sentences of a finished practice, from its ledger and from what was said of the seat's own steps."""
    verdict = judge(record)
    log = verdict.log
    mine = {event.seq for event in record.events if event.actor == seat}
    # What was done before it was due counts too: a practice may end long before its plan does.
    done = [row for row in verdict.ledger if row.owed.duty and (row.outcome == "met" or row.early)]
    met = _weightiest([row for row in done if mine & set(row.evidence)], log.scenario)
    told = _told(log.scenario, tuple(verdict.course.known))
    said = remarks(record, state, seat)
    right = max((remark for remark in said if remark.right), key=lambda remark: remark.weight, default=None)
    harm = max(
        (claim.harm for claim in log.scenario.claims if met and claim.id == met[0].owed.claim), default=""
    )
    by_row = met and (right is None or right.weight[0] <= harm)
    return ThreeLines(
        about=told[0].id if told else "",
        so=_so(told),
        well=_in_time(len(met), met[0], log) if by_row else _well(said, right, _steps(record.events, seat)),
        then=_better(said, _then(record.events)),
    )


def _then(events: Sequence[Event]) -> ReportLine:
    """What one person may try; what a plan asks of an office is nothing to do alone."""
    if any(isinstance(event.body, PracticeEnds) for event in events):
        return line(N_("You ended before the story did: next time stay until its last minute."))
    if let := sum(isinstance(event.body, PracticeWentOn) and event.body.passed for event in events):
        return line(
            N_("You let {n} things go by while the clock waited: next time try one of them."), n=Amount(let)
        )
    return line(N_("You let nothing go by: try another seat, and see the same story from there."))


def _told(scenario: Scenario, known: Sequence[str]) -> list[Claim]:
    """What had reached somebody, what is false and harmful first: of the first the truth is told."""
    claims = (claim for claim in scenario.claims if claim.id in known)
    return sorted(claims, key=lambda claim: not truth.harmful_false(claim))


def _so(claims: Sequence[Claim]) -> ReportLine:
    if not claims:
        return line(N_("Nothing had reached anybody yet."))
    return line(
        N_("{why} Of {n} matters, {m} were opinions, questions or complaints that people may voice."),
        why=claims[0].truth[-1].why,
        n=Amount(len(claims)),
        m=Amount(sum(claim.protected for claim in claims)),
    )


def _in_time(count: int, row: LedgerRow, log: ReportTimeline) -> ReportLine:
    about = log.scenario.by_id.get(row.owed.claim)
    if about is None:
        return line(
            N_("{n} things were done in time by your own hand; the weightiest: {what}."),
            n=Amount(count),
            what=rowtext.what(log, row),
        )
    # What went round is named as that: behind a colon it would read as what the person said.
    return line(
        N_("{n} things were done in time by your own hand; the weightiest: {what}, about “{about}”."),
        n=Amount(count),
        what=LabelIn(rowtext.NAMED.get(row.owed.what, row.owed.what)),
        about=about.sentence,
    )


def _steps(events: Sequence[Event], seat: str) -> int:
    """How many steps the person took; to have read what came is none, as the look back says beside it."""
    begins = presses(events, seat)
    done = (event.body for event in events if event.seq in begins)
    return sum(not isinstance(body, RangeEvent) or bool(body.done) for body in done)


def _well(said: Sequence[Remark], right: Remark | None, steps: int) -> ReportLine:
    """What was done well as far as the lesson's key says so: `right` = the weightiest of such steps, `steps` = all there were."""
    if right and right.claim and right.words:
        return line(
            N_("Right steps of your own: {n}. The weightiest, on “{about}”: {why}"),
            n=Amount(sum(remark.right is True for remark in said)),
            about=right.claim.sentence,
            why=right.words,
        )
    if steps:
        return line(N_("You took part; steps of your own: {n}."), n=Amount(steps))
    return line(N_("You looked, and pressed nothing that would have hurt anybody."))


def _better(said: Sequence[Remark], then: ReportLine) -> ReportLine:
    """`then`, after the weightiest step that was wrong and that the person has not put right."""
    mended = {(remark.kind, remark.claim and remark.claim.id): remark.seq for remark in said if remark.right}
    wrong = [
        remark
        for remark in said
        if remark.right is False
        and mended.get((remark.kind, remark.claim and remark.claim.id), -1) < remark.seq
    ]
    worst = max(wrong, key=lambda remark: remark.weight, default=None)
    if worst is None or worst.words is None:
        return then
    first = worst.words
    if worst.claim:
        first = line(
            N_("On “{about}” a step was not right: {why}"), about=worst.claim.sentence, why=worst.words
        )
    return listed((first, then))


def _weightiest(rows: Sequence[LedgerRow], scenario: Scenario) -> list[LedgerRow]:
    harm = {claim.id: claim.harm for claim in scenario.claims}
    return sorted(
        rows, key=lambda row: (harm.get(row.owed.claim, "H0"), row.owed.measure == "E7"), reverse=True
    )
