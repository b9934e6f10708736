"""What a review reads: the scenario, the whole log and its digests, from a drill file or from memory.

Rows of the derived store are read through `derived`; nothing here needs a running drill.
"""

# Charter: review record
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from infodrill.casework.edition import Edition
from infodrill.conduct.keeping import ends_play
from infodrill.conduct.nouns.course import DrillOpened
from infodrill.conduct.nouns.lobby import SeatJoined
from infodrill.conduct.playfiles import edition_of, scenario_of
from infodrill.conduct.veiling import veiled
from infodrill.kernel.archive import DrillFile, read_drill
from infodrill.kernel.container import MAX_TOTAL
from infodrill.kernel.derived import MemoryDerivedStore
from infodrill.kernel.errors import LogError
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_
from infodrill.kernel.protocols import DerivedStore
from infodrill.scenario.schema import Scenario


@dataclass(frozen=True, kw_only=True)
class Record:
    """A finished (or stopped) drill. `content_digest` is "" when texts were erased from its log; `drill` = the file that it was
    read from, None for a log in memory."""

    scenario: Scenario
    events: tuple[Event, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)
    derived: DerivedStore = field(default_factory=MemoryDerivedStore)
    chain_digest: str = ""
    content_digest: str = ""
    drill: DrillFile | None = None

    @cached_property
    def opened(self) -> DrillOpened:
        """Event 0. Raises LogError when the log does not begin with it."""
        first = self.events[0].body if self.events else None
        if not isinstance(first, DrillOpened):
            raise LogError(
                N_("the log does not begin with the opening of a drill"),
                remedy=N_("Use a log or drill file written by infodrill."),
            )
        return first

    @cached_property
    def automated(self) -> frozenset[str]:
        """Cells that were played by the machine alone."""
        return machine_played(self.scenario, self.events)

    @cached_property
    def shown(self) -> Record:
        """The same drill as its documents tell it, without what may lawfully be withheld. Measures read the drill itself."""
        told = veiled(self.scenario, self.events)
        return self if told == self.events else replace(self, events=told)

    @property
    def edition(self) -> str:
        """The id of the procedure edition the drill was played under."""
        return self.opened.edition

    @cached_property
    def procedure(self) -> Edition:
        """The edition itself: the text that the drill file keeps, else the shipped one of that name."""
        return edition_of(self.files, self.edition)


def machine_played(scenario: Scenario, events: Iterable[Event]) -> frozenset[str]:
    """Cells that worked by themselves to the end of play; one in which a person sat for a while was played by people."""
    cell_of = {seat.id: cell.id for cell in scenario.cells.cells for seat in cell.seats}
    cells: set[str] = set()
    for event in events:
        match event.body:
            case DrillOpened(cells=automated):
                cells = set(automated)
            case SeatJoined(seat=seat):
                cells.discard(cell_of.get(seat, ""))
            case body if ends_play(body):
                break
    return frozenset(cells)


def load_record(path: Path, *, most: int = MAX_TOTAL, rows: bool = True) -> Record:
    """Read a `.drill` file and the scenario inside it, as `read_drill` does. Raises the file's first fault."""
    drill = read_drill(path, most=most, rows=rows)
    return Record(
        scenario=scenario_of(drill.files).scenario,
        events=tuple(drill.events),
        files=drill.files,
        derived=drill.derived,
        chain_digest=drill.chain,
        content_digest=drill.content,
        drill=drill,
    )
