"""What the program did in a seat of people's cell while nobody sat there: shown, and no breach of that cell's.

A cell of people answers for what they did, and for what they left undone; of what a machine did in their name they knew nothing.
"""

# Charter: review ledger empty seats
from __future__ import annotations

from dataclasses import replace

from infodrill.conduct.nouns.lobby import SeatJoined, SeatLeft
from infodrill.kernel.events import Event
from infodrill.review.ledger.row import LedgerRow
from infodrill.review.timeline import ReportTimeline, is_system


def nobody_sat(log: ReportTimeline, event: Event) -> bool:
    """Whether the seat that did something was empty then."""
    moves = [(each.seq, True) for each, body in log.bodies(SeatJoined) if body.seat == event.actor]
    moves += [(each.seq, False) for each, body in log.bodies(SeatLeft) if body.seat == event.actor]
    return not max((move for move in moves if move[0] < event.seq), default=(-1, False))[1]


def set_aside(row: LedgerRow, log: ReportTimeline) -> LedgerRow:
    """A breach that the program alone committed in a cell in which people sat, outside the results as what a cell of programs
    does; any other row as it is."""
    owed = row.owed
    mixed = owed.cell in log.opened.cells and owed.cell not in log.automated
    if owed.duty or owed.automated or row.outcome != "missed" or not mixed:
        return row
    hands = [log.events[seq] for seq in row.evidence if not is_system(log.events[seq].actor)]
    if not hands or not all(nobody_sat(log, event) for event in hands):
        return row
    return replace(row, owed=replace(owed, automated=True))


def was_set_aside(row: LedgerRow, log: ReportTimeline) -> bool:
    """Whether it is such a breach."""
    return (
        not row.owed.duty
        and row.owed.automated
        and row.outcome == "missed"
        and row.owed.cell not in log.automated
    )
