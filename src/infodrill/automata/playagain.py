"""Playing again from a moment: the rest of a drill file played by automated cells, as a drill file of its own.

Up to the cut the branch is its parent's facts; the city is lived again from them, and has to come out as it did. Where the parent
was a rehearsal the minute of the cut is echoed by the cells that played it, so that the same cells go on to the same end; where
people played, the branch goes on from the fold.
"""

# Charter: conduct playagain
from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from tempfile import mkdtemp

from infodrill.automata.agenda import AutomatedCells
from infodrill.automata.character import character
from infodrill.automata.rehearse import Closing, Progress, Rehearsal, unscored
from infodrill.casework.edition import Edition
from infodrill.conduct import derive
from infodrill.conduct.branching import BranchError, Cut, cut_after, handed_over, opening
from infodrill.conduct.city import MODEL_VERSION, build_city, open_spread
from infodrill.conduct.drill import Drill
from infodrill.conduct.giving import RUNNER, record_own
from infodrill.conduct.network import Network
from infodrill.conduct.nouns.course import DrillOpened, MinuteClosed
from infodrill.conduct.playfiles import edition_of, scenario_of
from infodrill.conduct.runner import Colleagues, Runner, Work
from infodrill.conduct.seats import directory
from infodrill.conduct.view import SeatView
from infodrill.kernel.archive import DrillFile, write_drill
from infodrill.kernel.attachments import MemoryAttachmentStore
from infodrill.kernel.derived import MemoryDerivedStore
from infodrill.kernel.errors import LogError
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_
from infodrill.kernel.log import EventLog
from infodrill.kernel.recorder import Recorder
from infodrill.kernel.store import FileLogStore
from infodrill.scenario.loader import Loaded


@dataclass(frozen=True, kw_only=True)
class Parent:
    """A drill file that can be played again, under the name by which its branches call it."""

    name: str
    file: DrillFile
    loaded: Loaded
    opened: DrillOpened

    @property
    def edition(self) -> Edition:
        """The procedure that the file keeps."""
        return edition_of(self.file.files, self.opened.edition)

    @cached_property
    def rehearsed(self) -> bool:
        """True when automated cells did all there is: the same would do the same again."""
        seats = directory(self.loaded.scenario.cells, self.opened.language).seats
        automated = {RUNNER, *(f"cell:{cell}" for cell in self.opened.cells)}
        automated |= {seat.seat for seat in seats.values() if seat.cell in self.opened.cells}
        return all(
            event.actor in automated and (not event.command or f"@{event.at}:" in event.command)
            for event in self.file.events
        )

    def cells(self, others: str = "") -> dict[str, str]:
        """The character of each player cell that goes on as it was; `others` = of those in which people sat."""
        players = [cell.id for cell in self.loaded.scenario.cells.cells if cell.level > 0]
        found = {cell: self.opened.cells.get(cell, others) for cell in players}
        return {cell: name for cell, name in found.items() if name}


def parent_of(drill: DrillFile) -> Parent:
    """What is needed of a drill file to play it again. Raises BranchError, or ScenarioErrors."""
    opened = drill.events[0].body if drill.events else None
    if not isinstance(opened, DrillOpened):
        raise BranchError(
            N_("This file is no drill that was opened."),
            remedy=N_("Give the file of a drill that was played."),
        )
    return Parent(name=opened.scenario, file=drill, loaded=scenario_of(drill.files), opened=opened)


def play_again(
    parent: Parent,
    seq: int,
    *,
    target: Path,
    cells: Mapping[str, str] | None = None,
    same: bool = False,
    score: Closing = unscored,
    progress: Progress = lambda stage, done, total: None,
    city_cache: Path | None = None,
    colleagues: Colleagues | None = None,
) -> Rehearsal:
    """Write the branch after event `seq` to `target`. `cells` = characters by cell, None = as they were; `same` repeats what was
    done, by whomever. `colleagues` = who works in the free seats from the cut on, where no character says it.

    Raises BranchError; LogError where the city does not come out as it did.
    """
    cut = cut_after(parent.file.events, seq)
    cells = parent.cells("good") if cells is None else dict(cells)
    opened = opening(parent.name, parent.file.stored, parent.opened, cut, cells)
    again = _Again(
        parent=parent, cut=cut, opened=opened, colleagues=colleagues or _cells(cells, opened.seed),
        city_cache=city_cache, progress=progress, echoes=parent.rehearsed,
    )  # fmt: skip
    try:
        return _written(again, target, score, same=same)
    except LogError:
        if not again.echoes:
            raise
        # Cells of another version of the program played it: they are not these, and what they did stands as people's does.
        return _written(replace(again, echoes=False), target, score, same=same)


def _written(again: _Again, target: Path, score: Closing, *, same: bool) -> Rehearsal:
    parent, work = again.parent.file, Path(mkdtemp(prefix=".branch-", dir=target.parent))
    try:
        with closing(FileLogStore(work)) as store:
            played = again.whole(store) if same and not again.echoes else again.on(store, score)
            attachments = MemoryAttachmentStore(parent.attachments)
            versions = {"model": MODEL_VERSION}
            write_drill(
                target,
                store=store,
                files=parent.files,
                derived=played.derived,
                versions=versions,
                attachments=attachments,
            )
    finally:
        shutil.rmtree(work, ignore_errors=True)
    log = played.log
    return Rehearsal(
        drill_file=target, content_digest=log.content_digest, chain_digest=log.chain_digest, events=len(log),
        resumed_at=again.cut.seq + 1,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stands:
    """A branch as far as it is played: its log with the parent's facts in it, and its city."""

    log: EventLog
    recorder: Recorder
    drill: Drill
    derived: MemoryDerivedStore
    runner: Runner


@dataclass(frozen=True, slots=True, kw_only=True)
class _Again:
    """How a branch is played from its cut on: by `colleagues`. `echoes` = those who played the minute of the cut play it again,
    held to what is on record."""

    parent: Parent
    cut: Cut
    opened: DrillOpened
    colleagues: Colleagues
    city_cache: Path | None
    progress: Progress
    echoes: bool

    def whole(self, store: FileLogStore) -> _Stands:
        """All that is on record of the parent once more; the city lived again from it."""
        stands = self._begun(store, len(self.parent.file.events) - 1)
        self._relive(stands, len(stands.log))
        return stands

    def on(self, store: FileLogStore, score: Closing) -> _Stands:
        """What the parent recorded up to the cut, and from there on to the end."""
        stands = self._begun(store, self.cut.seq)
        self._relive(stands, len(stands.recorder))
        if not stands.recorder.echoing:
            stands.runner.record(tuple(handed_over(self.cut.state)), self.cut.at)
        stands.runner.play(lambda done, total: self.progress("drill", done, total))
        files = self.parent.file.files
        record_own(
            stands.drill, score(self.parent.loaded, files, tuple(stands.log.events)), stands.drill.state.at
        )
        return stands

    def _begun(self, store: FileLogStore, upto: int) -> _Stands:
        """Event 0 of the branch and the parent's facts up to `upto`; nothing is folded yet."""
        parent, opened, events = self.parent, self.opened, self.parent.file.events
        # A rehearsal's salts and hours are made of its seed, so that it is the same on every machine. Where people wrote, a
        # salt that could be worked out would tell of an erased word.
        log = (
            EventLog(store, seed=opened.seed, epoch=events[0].wall)
            if self.echoes
            else EventLog(store, now=lambda: events[self.cut.seq].wall)
        )
        log.append(0, "runner", opened)
        log.adopt(parent.file.stored, upto)
        recorder = Recorder(log, _minute_begins(log.events) if self.echoes else len(log))
        scenario, lang = parent.loaded.scenario, opened.language
        drill = Drill(scenario, parent.edition, directory(scenario.cells, lang), recorder)
        city = build_city(
            scenario, opened.accounts, opened.seed, self.city_cache,
            lambda part: self.progress("city", int(part * 100), 100),
        )  # fmt: skip
        derived, network = MemoryDerivedStore(), Network(scenario, seed=opened.seed, language=lang)
        hands = _Hands(recorder, _cells(parent.cells(), opened.seed), self.colleagues)
        runner = Runner(drill, open_spread(city, opened), network, derived, hands, lang=lang)
        return _Stands(log=log, recorder=recorder, drill=drill, derived=derived, runner=runner)

    def _relive(self, stands: _Stands, upto: int) -> None:
        """The city again, from the events before `upto`."""
        runner = stands.runner
        for event in stands.log.events[:upto]:
            closed = event.body if isinstance(event.body, MinuteClosed) else None
            if closed and not runner.schedule.in_run_on(closed.minute):
                # Seats looked at the groups in this minute, and what these speak of was noted.
                runner.look(closed.minute)
            runner.take_in(event)
            if closed:
                derive.put_minute(stands.derived, closed.minute, runner.relive(closed))
                self.progress("drill", closed.minute + 1, runner.schedule.total)


def _minute_begins(events: Sequence[Event]) -> int:
    """The first event of the minute in which a log breaks off."""
    closed = (event.seq for event in reversed(events) if isinstance(event.body, MinuteClosed))
    return next(closed, 1) + 1


@dataclass(frozen=True, slots=True)
class _Hands:
    """The cells that played before the cut while what they did is echoed, those that play on after it."""

    recorder: Recorder
    before: Colleagues
    after: Colleagues

    @property
    def _now(self) -> Colleagues:
        return self.before if self.recorder.echoing else self.after

    @property
    def cells(self) -> frozenset[str]:
        return self._now.cells

    def reading(self, view: SeatView) -> Sequence[Work]:
        return self._now.reading(view)

    def work(self, view: SeatView, free: int) -> Sequence[Work]:
        return self._now.work(view, free)


def _cells(cells: Mapping[str, str], seed: int) -> AutomatedCells:
    return AutomatedCells({cell: character(name) for cell, name in cells.items()}, seed)
