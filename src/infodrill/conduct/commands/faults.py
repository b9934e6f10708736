"""Faults of the range that control logs: what failed, since when, whom it hit; and that it works again."""

# Charter: conduct commands faults
from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct.commands.base import RangeCommand


@dataclass(frozen=True, slots=True)
class LogFault(RangeCommand):
    """`what` failed, `ago` seconds before now; `cells` that it hit, () = all of them. Time is given back from then on."""

    what: str
    ago: int = 0
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MendFault(RangeCommand):
    """It works again: what falls due from now on is owed as before."""

    fault: str
