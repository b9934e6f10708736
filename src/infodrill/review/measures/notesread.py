"""Notes to players, from whoever holds the record, of which nobody confirmed to have read any: part of detecting (E1).

Where as few as three came in play and not one was taken, nobody can have acted on them, however soon reports were entered.
"""

# Charter: review measures notesread
from __future__ import annotations

from collections.abc import Iterator

from infodrill.conduct.nouns.injects import InjectAcknowledged, InjectDelivered
from infodrill.kernel.i18n import N_
from infodrill.review.measures.base import Finding
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Amount, line

NOTE = "information"  # kind of a row by which whoever holds the record tells it
LEAST = 3  # notes that came, from which on to have read none of them bounds the letter
MOST = 2  # that letter: S
UNREAD = N_("Of {n} notes that came to the cells nobody confirmed to have read any.")
WHY = line(N_("What the owner of the facts writes helps nobody who does not open it."))
TODO = line(N_("Name for each hour who opens what comes in, confirms it and says aloud what changes."))


def none_read(log: ReportTimeline) -> Iterator[Finding]:
    """The one finding, where it is so."""
    notes = {row.number for row in log.scenario.msel.injects if row.kind == NOTE and not row.to.public}
    came = [
        (event, body.inject) for event, body in log.bodies(InjectDelivered)
        if body.inject in notes and body.reached and event.at <= log.live_until
    ]  # fmt: skip
    read = {body.inject for _, body in log.bodies(InjectAcknowledged)}
    if len(came) >= LEAST and not read & {inject for _, inject in came}:
        first = came[0][0]
        yield Finding(
            kind="improve",
            at=first.at,
            seq=first.seq,
            text=line(UNREAD, n=Amount(len(came))),
            why=WHY,
            todo=TODO,
        )


def bounds(found: tuple[Finding, ...]) -> list[int]:
    """The letter that it bounds; [] where it is not so."""
    return [MOST] * len(found)
