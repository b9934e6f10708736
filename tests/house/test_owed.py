"""No measure asks whether a row was met before it asks whether it was due: what is owed is made from the course alone."""

from __future__ import annotations

import importlib.util
import inspect
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.house.cellreads import cell_reads

from infodrill.casework.nouns.intake import CaseOpened
from infodrill.review import ledger
from infodrill.review.ledger import course, courselog, holder
from infodrill.review.measures import SPECS, firstword

Plant = Callable[[ModuleType, str, str], Any]


def test_the_registry_holds_every_measure_of_the_log() -> None:
    assert set(SPECS) == {f"E{n}" for n in (*range(1, 9), 11, 12, 13, 14, 17, 18, 19)}


@pytest.mark.parametrize("code", sorted(SPECS))
def test_what_a_measure_owes_is_made_from_the_course_alone(code: str) -> None:
    owed = SPECS[code].owed
    assert set(inspect.signature(owed).parameters) <= {"course", "claim"}
    assert cell_reads(owed) == set()


def test_the_course_reads_what_runner_and_control_record_and_nothing_that_a_cell_did() -> None:
    assert ledger.Course is course.Course and ledger.read_course is courselog.read_course
    assert cell_reads(course.Course, ledger.read_course, ledger.course_of, holder) == set()


OPENED = "from infodrill.casework.nouns.intake import CaseOpened\n"
TAKE, BODY = "        match event.body:\n", "        "
BREACHES = {
    "an event of a cell": f"{BODY}{OPENED}{TAKE}            case CaseOpened():\n                self.stopped = True\n",
    "any act on a case": f"{BODY}from infodrill.casework import noun\n{BODY}noun.CaseEvent\n{TAKE}",
    "who did it": f'{BODY}self.over |= event.actor != "runner"\n{TAKE}',
    "the kind by its name": f'{BODY}self.over |= event.body.TYPE == "case.opened"\n{TAKE}',
    "a reader of another module": f"{BODY}from infodrill.conduct import delivery\n{BODY}delivery.case_at_intake(event)\n{TAKE}",
    "what is read for the report": f"{BODY}from infodrill.review.asread import cell_of\n{BODY}cell_of(event)\n{TAKE}",
    "the folded drill": f"{BODY}from infodrill.conduct.state import DrillState\n{BODY}DrillState.book\n{TAKE}",
}


@pytest.fixture
def planted(tmp_path: Path) -> Iterator[Plant]:
    """The module that reads the course, with one thing changed."""

    def plant(module: ModuleType, old: str, new: str) -> ModuleType:
        source = inspect.getsource(module)
        assert source.count(old) == 1, old
        path = tmp_path / "planted.py"
        path.write_text(source.replace(old, new), encoding="utf-8")
        spec = importlib.util.spec_from_file_location("planted", path)
        assert spec and spec.loader
        made = sys.modules["planted"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(made)
        return made

    yield plant
    sys.modules.pop("planted", None)


@pytest.mark.parametrize("breach", BREACHES)
def test_a_course_that_reads_a_cell_is_found(breach: str, planted: Plant) -> None:
    assert cell_reads(planted(courselog, TAKE, BREACHES[breach]).read_course)


def test_a_table_of_events_of_cells_is_found(planted: Plant) -> None:
    made = planted(courselog, TAKE, f"{BODY}self.over |= isinstance(event.body, OF_CELLS)\n{TAKE}")
    assert cell_reads(made.read_course) == set()
    made.OF_CELLS = {1: (CaseOpened,)}
    assert cell_reads(made.read_course)


def test_a_measure_that_owes_by_what_cells_did_is_found(planted: Plant) -> None:
    line = "        yield from course.owe_at(\n            CODE, FIRST"
    made = planted(firstword, line, f"        pass\n{line}")
    assert cell_reads(made.SPEC.owed) == set()
    reads = "        from infodrill.review.timeline import read_timeline\n        read_timeline(claim)\n"
    assert cell_reads(planted(firstword, line, f"{reads}{line}").SPEC.owed)
