"""When play is over, and what then, or ever, stays as it was linked: one rule for the verb, the state and the ledger."""

# Charter: conduct keeping
from __future__ import annotations

from collections.abc import Mapping

from infodrill.casework.book import CaseBook
from infodrill.conduct.nouns.clock import ClockChanged, PhaseBegun
from infodrill.conduct.nouns.course import DrillClosed
from infodrill.kernel.events import EventBody


def ends_play(body: EventBody) -> bool:
    """True for an event after which cells act no more: the run-on, phase 4 or the closing, whichever comes first."""
    match body:
        case ClockChanged(change="run_on") | DrillClosed():
            return True
        case PhaseBegun(phase=phase):
            return phase > 3
        case _:
            return False


def kept(
    book: CaseBook, links: Mapping[str, str], stood: Mapping[str, str] | None, case: str, claim: str
) -> bool:
    """True where no hand may link the case to that claim ("" = to none), for what was done on it stays with the claim it has.

    `links` = case → claim now, `stood` = the same when play ended, None = play goes on. A claim that a case had when play
    ended stays; one by which the range knows a case it took in is never taken away without another.
    """
    held = book.cases.get(case)
    by_range = held is not None and held.source != "free" and case in links
    return case in (stood or {}) or (by_range and not claim)
