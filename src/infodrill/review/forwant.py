"""What came only because nothing was published: what the plan holds ready for want of a text on a claim, and what of it came."""

# Charter: review for want
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.kernel.i18n import N_
from infodrill.review import rowtext
from infodrill.review.ledger import LedgerRow
from infodrill.review.measures import selfcorrection
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import BothClocks, ReportLine, line
from infodrill.scenario.schema import Bi, Claim
from infodrill.scenario.schema.conditions import Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class CameOfSilence:
    """What came at second `at`, by event `seq`, as nothing had been published on a claim: its subject."""

    at: int
    seq: int
    subject: Bi


def came(log: ReportTimeline, claim: str) -> tuple[CameOfSilence, ...]:
    """All of it on a claim that reached anybody while cells could act, in the order of time."""
    ready = {
        inject.number: inject.subject for inject in log.scenario.msel.injects
        if inject.trigger.condition and claim in _untold(inject.trigger.condition)
    }  # fmt: skip
    return tuple(
        CameOfSilence(at=event.at, seq=event.seq, subject=ready[body.inject])
        for event, body in log.bodies(InjectDelivered)
        if body.reached and body.inject in ready and event.at <= log.live_until
    )


def with_cost(log: ReportTimeline, told: ReportLine, claim: str) -> ReportLine:
    """A silence, and what came of it the last time; as it was told where nothing did."""
    found = came(log, claim) if claim else ()
    if not found:
        return told
    return line(
        N_("{gap}; as nothing was published yet, this came at {at}: “{what}”"),
        gap=told, at=BothClocks(found[-1].at), what=found[-1].subject,
    )  # fmt: skip


def silent(log: ReportTimeline, row: LedgerRow) -> bool:
    """Whether a row tells that what is so was never said on its claim: of an error of our own, that it stands."""
    if not row.owed.claim or selfcorrection.stands(log, row):
        return bool(row.owed.claim)
    own = log.scenario.claim(row.owed.claim).own_error
    return row.owed.what in rowtext.ANSWERING and row.at < 0 and not own


def in_the_course(log: ReportTimeline, claim: Claim) -> Iterator[tuple[int, ReportLine]]:
    """The same for the course of events: when, and in words."""
    for found in came(log, claim.id):
        yield (
            found.at,
            line(
                N_("as nothing was published yet on “{claim}”: “{what}”"),
                claim=claim.sentence,
                what=found.subject,
            ),
        )


def _untold(condition: Condition) -> Iterator[str]:
    """The claims on which nothing may be published for a condition to hold."""
    if condition.not_ and (test := condition.not_.statement_published) and test.kind == "any":
        yield test.claim
    for inner in condition.all or ():
        yield from _untold(inner)
