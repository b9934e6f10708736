"""Whole drills of the library as automated cells play them, seed 1, in Vietnamese: each once a run, for all who look at one."""

from __future__ import annotations

from pathlib import Path

from infodrill.automata.rehearse import Rehearsal, rehearse
from infodrill.kernel.archive import DrillFile, read_drill
from infodrill.review.assess import Verdict, judge
from infodrill.review.record import Record, load_record
from infodrill.scenario.loader import find, load
from tests.golden.playing import SIZES, golden
from tests.once import once, place
from tests.verdict.walks import short

ACCOUNTS = 1_000
LARGER = {"boundaries": 4_000}  # in a smaller city nothing spreads so far that the wards must be told
FLAGSHIP = "typhoon"
SMALL = tuple(
    sorted({*SIZES} - {"clinic", "market-rumour", FLAGSHIP})
)  # of the golden drills, those looked at together


@once
def rehearsal(name: str, cells: str) -> Rehearsal:
    """That drill in a small city."""
    accounts = LARGER.get(name, ACCOUNTS)
    return rehearse(load(find(name)), seed=1, cells=cells, accounts=accounts, folder=place())


@once
def brief() -> tuple[Path, Rehearsal]:
    """The clinic drill with an hour of run-on instead of a day: its folder, and how good cells played it."""
    folder = place()
    loaded = short("clinic", folder)
    return folder / "clinic", rehearse(loaded, seed=1, cells="good", accounts=ACCOUNTS, folder=folder)


@once
def as_golden(name: str) -> tuple[str, Path]:
    """(content digest, `.drill` file) of a golden drill, which good cells play in a city of its own size."""
    return golden(name, place(), {})


def flagship() -> tuple[str, Path]:
    """The same of the flagship."""
    return as_golden(FLAGSHIP)


@once
def played(name: str, cells: str) -> DrillFile:
    """That drill as it is kept; with good cells the flagship and the small drills are the golden ones."""
    return read_drill(_file(name, cells))


@once
def record(name: str, cells: str) -> Record:
    """The same as a review reads it."""
    return load_record(_file(name, cells))


@once
def judged(name: str, cells: str) -> Verdict:
    """What that drill was worth."""
    return judge(record(name, cells))


def _file(name: str, cells: str) -> Path:
    shared = cells == "good" and name in (*SMALL, FLAGSHIP)
    return as_golden(name)[1] if shared else rehearsal(name, cells).drill_file
