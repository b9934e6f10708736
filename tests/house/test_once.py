"""What is made once a run is made by one of its processes, and all of them have the same; asked otherwise it is made anew."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from types import ModuleType

from tests import leash, once
from tests.conftest import LONGEST, let_go

ASK = """
import os, sys
from tests.once import once
@once
def made(what, *, more=0):
    with open("made", "a") as out:
        out.write(f"{what} {more}\\n")
    return {"by": os.getpid(), "what": (what, more)}
print([made("a"), made("a"), made("b"), made("b", more=1)])
"""


def test_the_processes_of_a_run_make_it_once(tmp_path: Path) -> None:
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), once.FOLDER: str(tmp_path)}

    def ask(_: int) -> str:
        done = leash.run(
            [sys.executable, "-c", ASK],
            env=environ,
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        )
        return str(done.stdout)

    with ThreadPoolExecutor(3) as many:
        (told,) = set(many.map(ask, range(3)))
    assert sorted((tmp_path / "made").read_text().splitlines()) == ["a 0", "b 0", "b 1"]
    assert [one["what"] for one in eval(told)] == [("a", 0), ("a", 0), ("b", 0), ("b", 1)]


def test_a_process_beside_the_tests_leaves_nothing(tmp_path: Path) -> None:
    environ = {name: told for name, told in os.environ.items() if name != once.FOLDER}
    environ |= {"PYTHONPATH": str(Path(__file__).parents[2]), "TMPDIR": str(tmp_path)}
    leash.run([sys.executable, "-c", ASK], env=environ, cwd=tmp_path, stdout=subprocess.PIPE, check=True)
    assert [path.name for path in tmp_path.iterdir()] == ["made"]


@once.once
def made_for_all() -> list[int]:
    return [1]


@cache
def made_here() -> list[int]:
    return [2]


def test_a_module_that_is_over_holds_nothing_that_was_made() -> None:
    over = ModuleType("tests.over")
    over.made_here = made_here  # type: ignore[attr-defined]
    before = made_for_all(), made_here()
    let_go(over)
    assert (made_for_all(), made_here()) == before
    assert made_for_all() is not before[0] and made_here() is not before[1]


def test_what_begins_first_is_there() -> None:
    there = {path.name for path in Path(__file__).parents[1].rglob("test_*.py")}
    assert set(LONGEST) <= there
