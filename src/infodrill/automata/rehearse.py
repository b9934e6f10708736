"""Rehearsal: a whole drill played by automated cells, from a scenario's files to a `.drill` file.

A broken rehearsal leaves its working log; calling `rehearse` again with the same arguments echoes what is stored,
event by event, and goes on from there. Same scenario and seed give the same digests on any machine.
"""

# Charter: conduct rehearse
from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from infodrill.automata.agenda import AutomatedCells
from infodrill.automata.character import character
from infodrill.conduct.carrying import EarlierPlan, carried, past
from infodrill.conduct.city import MODEL_VERSION, build_city, open_event, open_spread
from infodrill.conduct.drill import Drill
from infodrill.conduct.giving import record_own
from infodrill.conduct.network import Network
from infodrill.conduct.nouns.course import CityBuilt
from infodrill.conduct.playfiles import played_files
from infodrill.conduct.runner import Runner
from infodrill.conduct.seats import directory
from infodrill.conduct.shipped import load_shipped
from infodrill.kernel.archive import write_drill
from infodrill.kernel.derived import MemoryDerivedStore
from infodrill.kernel.events import Event, EventBody
from infodrill.kernel.log import EventLog
from infodrill.kernel.protocols import LogStore
from infodrill.kernel.recorder import Recorder
from infodrill.kernel.store import FileLogStore
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Scenario

if TYPE_CHECKING:
    from infodrill.society import City

WORK_FOLDER = "working"
Progress = Callable[[str, int, int], None]
Closing = Callable[[Loaded, Mapping[str, bytes], tuple[Event, ...]], Iterable[EventBody]]


def unscored(loaded: Loaded, files: Mapping[str, bytes], events: tuple[Event, ...]) -> Iterable[EventBody]:
    """What a rehearsal records after its close when nobody scores it: nothing."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What a rehearsal left: the archive and the two digests; `resumed_at` = events echoed from a broken run."""

    drill_file: Path
    content_digest: str
    chain_digest: str
    events: int
    resumed_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """A drill as it was played: its log, the archive's files, the derived rows; `resumed_at` as in `Rehearsal`."""

    log: EventLog
    files: dict[str, bytes]
    derived: MemoryDerivedStore
    resumed_at: int


def rehearse(
    loaded: Loaded,
    *,
    seed: int,
    cells: str,
    accounts: int,
    folder: Path,
    lang: str = "",
    progress: Progress = lambda stage, done, total: None,
    city_cache: Path | None = None,
    score: Closing = unscored,
    plan: EarlierPlan | None = None,
) -> Rehearsal:
    """Play the scenario whole, after the drill of an earlier `plan`: what that left open is among its objectives, and the city
    trusts as it did then. `accounts` 0 = the scenario's own
    number; `cells` = the character of every automated cell; `lang` = what they write in, "" = the scenario's first language.

    `score` says what is recorded after the close, from scenario, the archive's files and the log: its verdict.
    """
    work = folder / WORK_FOLDER
    work.mkdir(parents=True, exist_ok=True)
    target = folder / f"{loaded.scenario.drill.id}.drill"
    with closing(FileLogStore(work)) as store:
        played = play(
            loaded, seed=seed, cells=cells, accounts=accounts, store=store, lang=lang, progress=progress,
            city_cache=city_cache, score=score, plan=plan,
        )  # fmt: skip
        versions = {"model": MODEL_VERSION}
        write_drill(target, store=store, files=played.files, derived=played.derived, versions=versions)
    shutil.rmtree(work)
    log = played.log
    return Rehearsal(
        drill_file=target,
        content_digest=log.content_digest,
        chain_digest=log.chain_digest,
        events=len(log),
        resumed_at=played.resumed_at,
    )


def _city(scenario: Scenario, accounts: int, seed: int, cache: Path | None, progress: Progress) -> City:
    return build_city(scenario, accounts, seed, cache, lambda part: progress("city", int(part * 100), 100))


def play(
    loaded: Loaded,
    *,
    seed: int,
    cells: str,
    accounts: int,
    store: LogStore,
    lang: str = "",
    progress: Progress = lambda stage, done, total: None,
    city_cache: Path | None = None,
    score: Closing = unscored,
    plan: EarlierPlan | None = None,
) -> Played:
    """The same, with the log in any store and no file written: in memory for who wants the verdict alone."""
    scenario = loaded.scenario
    accounts, lang = accounts or scenario.drill.accounts, lang or scenario.drill.languages[0]
    edition = load_shipped(scenario.drill.edition)
    nature = character(cells)
    city = _city(scenario, accounts, seed, city_cache, progress)
    players = {cell.id: nature for cell in scenario.cells.cells if cell.level > 0}
    working = dict.fromkeys(players, nature.name)
    opened = open_event(loaded, edition, seed, accounts, working, lang, past=past(plan, scenario))
    log = EventLog(store, seed=seed, epoch=_epoch(scenario.drill.epoch))
    stored, recorder = len(log), Recorder(log, 0)
    drill = Drill(scenario, edition, directory(scenario.cells, lang), recorder)
    record_own(drill, (opened, CityBuilt(accounts, city.digest)), 0)
    record_own(drill, carried(plan, scenario, lang) if plan else (), 0)
    derived, network = MemoryDerivedStore(), Network(scenario, seed=seed, language=lang)
    runner = Runner(
        drill, open_spread(city, opened), network, derived, AutomatedCells(players, seed), lang=lang
    )

    def closed(done: int, total: int) -> None:
        recorder.sync()
        progress("drill", done, total)

    runner.play(closed)
    files = played_files(loaded, edition)
    record_own(drill, score(loaded, files, tuple(log.events)), drill.state.at)
    return Played(log=log, files=files, derived=derived, resumed_at=stored)


def _epoch(stamp: str) -> int:
    return int(datetime.fromisoformat(stamp).timestamp())
