"""An event is read by whoever opens its log: no process has to know which package declared its type."""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path

import pytest
from everytype import write_every_type
from tests import leash
from tests.sources import parsed

import infodrill
from infodrill.kernel.archive import write_drill
from infodrill.kernel.store import FileLogStore

HOUSE = Path(infodrill.__file__).parent
KNOWN = """
import json, sys
from infodrill.kernel.events import event_types
print(json.dumps({"types": [[one.__module__, one.__name__] for one in event_types().values()], "read": list(sys.modules)}))
"""
# What opens a log or a drill file, and nothing else: a process that imported no package of the house before.
DOORS = {
    "log": "from infodrill.kernel.log import EventLog; from infodrill.kernel.store import FileLogStore;"
    "from pathlib import Path; print(len(EventLog(FileLogStore(Path(sys.argv[1]), read_only=True))))",
    "drill file": "from infodrill.kernel.archive import read_drill; print(len(read_drill(sys.argv[2]).events))",
}


def fresh(script: str, *words: object) -> str:
    """What a new process prints that runs this script."""
    line = [sys.executable, "-c", f"import sys\n{script}", *map(str, words)]
    done = leash.run(line, capture_output=True, text=True, env={"PYTHONPATH": str(HOUSE.parent)})
    assert done.returncode == 0, done.stderr
    return done.stdout


def declaring() -> set[tuple[str, str]]:
    """(module, name) of every class under `@event` and every step under `@upcaster` in the source of the house."""
    found = set()
    for path in HOUSE.rglob("*.py"):
        parts = path.relative_to(HOUSE.parent).with_suffix("").parts
        module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        for node in ast.walk(parsed(path)):
            for mark in getattr(node, "decorator_list", ()):
                call = mark.func if isinstance(mark, ast.Call) else mark
                if (getattr(call, "id", "") or getattr(call, "attr", "")) in ("event", "upcaster"):
                    found.add((module, node.name))
    return found


def test_a_process_that_imported_nothing_knows_every_event_that_the_source_declares():
    known = json.loads(fresh(KNOWN))
    declared = declaring()
    assert len(declared) > 100
    assert {module for module, _ in declared} <= set(known["read"])
    # Steps that lift older versions are functions: they are known when their module was read.
    assert {(module, name) for module, name in known["types"]} == {
        pair for pair in declared if pair[1][0].isupper()
    }


def test_declaring_events_waits_for_no_compiler_and_no_server():
    heavy = {"numba", "django", "uvicorn", "psycopg"}
    assert heavy & set(json.loads(fresh(KNOWN))["read"]) == set()


@pytest.mark.parametrize("door", DOORS)
def test_a_log_of_every_type_opens_in_a_process_of_its_own(door, tmp_path):
    store = FileLogStore(tmp_path / "drill")
    log = write_every_type(store)
    write_drill(tmp_path / "a.drill", store=store, files={})
    store.close()
    assert int(fresh(DOORS[door], tmp_path / "drill", tmp_path / "a.drill")) == len(log) > 100
