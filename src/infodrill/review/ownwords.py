"""Rows of what our own side put out beside the studio and somebody found wrong: a post, a message, an answer to the press.

What the scenario says of such a word nobody can read off it, so that who puts it right in time has earned nothing by it, and who
leaves it has left an error of their own.
"""

# Charter: review ledger ownwords
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from infodrill.casework.nouns.ownword import WordTakenUp
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.substance import DENYING
from infodrill.kernel.i18n import N_
from infodrill.review.ledger import Course, LedgerRow, settled
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import line

RIGHTED = line(N_("it went out beside the studio, and was put right in time"))


def corrections(log: ReportTimeline, course: Course, code: str, what: str) -> Iterator[LedgerRow]:
    """One for each, from its raising to the corrected version; none where another row holds it: one that the scenario plants,
    an answer to the press on a claim, which is judged by the claim."""
    for event, body in log.bodies(WordTakenUp):
        claim = log.scenario.claim(log.links[body.case]) if body.case in log.links else None
        elsewhere = claim is not None and (claim.own_error or body.said.startswith("press:"))
        if elsewhere or not course.in_play(event.at, event.seq):
            continue
        priority = course.priority(claim, event.at) if claim else "P3"
        owed = course.owe_from(
            code, what, event.at, course.allowed("self_correct")[priority], claim=claim, about=f"{body.statement}@1",
            cell=body.issuer, priority=priority,
        )  # fmt: skip
        right = next((word for word in log.said if word.item == body.statement and word.tells), None)
        if right is None:
            yield settled(owed, evidence=(event.seq,))
            continue
        row = settled(owed, at=right.at, evidence=(event.seq, right.seq))
        yield replace(row, outcome="not_applicable", why=RIGHTED) if row.outcome == "met" else row


def puts_right(log: ReportTimeline, body: StatementStepped) -> bool:
    """Whether a text that goes out takes back what our own side had put out: of its own, where the false word is none of the
    book's."""
    statement = log.book.statements[body.statement]
    claim = log.links.get(statement.case, "")
    version = next((each for each in statement.versions if each.version == body.version), None)
    ours = bool(claim) and log.scenario.claim(claim).own_error and body.to == "PUBLISHED"
    return ours and version is not None and version.stance in DENYING
