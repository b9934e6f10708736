"""Faults of the range that control logged: the time that they took from a cell is given back to what the cell owed."""

# Charter: review ledger outages
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from infodrill.conduct.twoclocks import together

ENDLESS = 1 << 39  # seconds, beyond any drill: where a fault ends that was never mended


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """A fault of the range that control logged: from second `logged` to `mended` (-1 = not mended) it hit `cells`, () = all;
    `what` failed, and `seq` = the event that logged it. What passed before it was logged is given back to nobody."""

    logged: int
    cells: tuple[str, ...]
    mended: int = -1
    what: str = ""
    seq: int = -1

    @property
    def ended(self) -> int:
        """The second at which it was mended."""
        return self.mended if self.mended >= 0 else ENDLESS

    def hits(self, cell: str) -> bool:
        """Whether that cell could not work."""
        return not self.cells or cell in self.cells


def lost(outages: Iterable[Outage], cell: str, since: int) -> tuple[tuple[int, int], ...]:
    """Stretches (from, to), apart and ascending, in which a cell could not work from second `since` on."""
    hit = (outage for outage in outages if outage.hits(cell) and outage.ended > max(since, outage.logged))
    return together((max(outage.logged, since), outage.ended) for outage in hit)


def is_little(away: Iterable[tuple[int, int]], since: int, due: int, ends: int) -> bool:
    """Whether what was lost before play ended is less than a fifth of the time that was owed: so little excuses nothing."""
    return 5 * sum(min(end, ends) - begin for begin, end in away if begin < ends) < due - since


def put_off(due: int, away: Iterable[tuple[int, int]]) -> int:
    """A second of the exercise, later by each stretch that begins before it."""
    for begin, end in away:
        # Stretches ascend: from the first that begins later on, none can put it off.
        if due <= begin:
            break
        due += end - begin
    return due


def took(outages: Iterable[Outage], cell: str, since: int, until: int) -> tuple[Outage, ...]:
    """The faults that took time from a cell between two seconds, as they were logged; one that lay wholly outside took none."""
    hit = (
        outage
        for outage in outages
        if outage.hits(cell) and max(outage.logged, since) < min(outage.ended, until)
    )
    return tuple(sorted(hit, key=lambda outage: (outage.logged, outage.seq)))
