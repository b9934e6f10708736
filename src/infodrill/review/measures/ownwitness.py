"""What was told on a unit's own matter from nothing but that unit's own word: no conflict is met by being written down.

As in `unasked`, no result counts these rows; beside them no conflict of interest is a strength.
"""

# Charter: review measures ownwitness
from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework.likeness import STOP, words_of
from infodrill.casework.nouns.evidence import EvidenceAdded, OpinionGiven
from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.nouns.questions import QuestionAnswered
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_
from infodrill.review.ledger import Course, LedgerRow
from infodrill.review.measures import escalation, unasked
from infodrill.review.measures.base import Measure
from infodrill.review.measures.unasked import LoggedDeed
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import BothClocks, line
from infodrill.scenario.schema import Claim

SOLE = N_("own matter of a unit that rests on its own word alone")
UNCOUNTED = frozenset({SOLE})
ALONE = N_(
    "all that stood behind what was told at {at} was the answer of {who}, whose own matter it is; nobody outside the unit"
    " had checked the record"
)
SIGNED = N_("{told}; {who} signed the text as owner of the facts, too")
OWNER = "FACT-OWNER"


def own_witness(log: ReportTimeline, course: Course, conflicts: Measure) -> Iterator[LedgerRow]:
    """Each claim about a unit whose conflict of interest was to be reported, on which a text went out in play, where all evidence
    by then was that unit's."""
    owed = {row.owed.claim for row in conflicts.rows if row.owed.what == escalation.CONFLICT}
    for claim in (each for each in log.delivered() if each.id in owed):
        texts = [
            text
            for text in log.publications(claim.id)
            if text.version.stance and course.in_play(text.at, text.seq)
        ]
        if not texts:
            continue
        text = next((each for each in texts if each.kind != "holding"), texts[-1])
        found = _sources(log, claim, text.seq)
        cells = {cell for cell, _ in found}
        if not cells or not cells <= {*claim.about}:
            continue
        who = unasked.named(log, *sorted(cells))
        why = line(ALONE, at=BothClocks(text.at), who=who)
        name, version = text.statement.statement, text.version.version
        signed = {
            body.cell for _, body in log.bodies(StatementApproved)
            if (body.statement, body.version, body.role) == (name, version, OWNER)
        }  # fmt: skip
        if signed & cells:
            why = line(SIGNED, told=why, who=unasked.named(log, *sorted(signed & cells)))
        seqs = (text.seq, *(event.seq for _, event in found[:2]))
        deed = LoggedDeed(
            what=SOLE, cell=text.statement.issuer, about=claim.id, at=text.at, seqs=seqs, why=why
        )
        yield unasked.row_of(course, escalation.CODE, claim, deed)


def _sources(log: ReportTimeline, claim: Claim, before: int) -> list[tuple[str, Event]]:
    """(cell, event) of what stood behind a text: an owner's answer, an opinion, an item of evidence; one that only says again
    what an owner answered is that owner's."""
    seats = {seat.id: cell.id for cell in log.scenario.cells.cells for seat in cell.seats}
    answers = [
        (event, body) for event, body in log.on_claim(claim.id, QuestionAnswered) if event.seq < before
    ]
    found = [(body.owner or seats.get(event.actor, ""), event) for event, body in answers if body.verdict]
    found += [
        (body.cell, event) for event, body in log.on_claim(claim.id, OpinionGiven) if event.seq < before
    ]
    for event, body in log.on_claim(claim.id, EvidenceAdded):
        if event.seq < before:
            said = (answer.owner for _, answer in answers if _again(str(body.text), str(answer.text)))
            found.append((next(said, seats.get(event.actor, "")), event))
    return found


def _again(text: str, answer: str) -> bool:
    told, held = ({*words_of(each).words} - STOP for each in (text, answer))
    return bool(told) and 2 * len(told & held) > len(told)
