"""What tests start dies with the test run, also by kill -9; and no test starts anything in another way."""

from __future__ import annotations

import ast
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests import leash
from tests.forms import both_forms
from tests.web.serving import until

ROOT = Path(__file__).parents[2]
# A parent, as a test run is one: it starts a range with workers and runners on a PostgreSQL of its own, and waits.
PARENT = """
import sys, threading
from pathlib import Path
from tests.postgres import Postgres
from tests.web.serving import Server
database = Postgres().start()
server = Server(Path(sys.argv[1]), "--workers", "2", "--runners", "1", INFODRILL_DATABASE_URL=database.address).start()
print(database.pid, server.process.pid, flush=True)
threading.Event().wait()
"""


@pytest.mark.parametrize("how", both_forms([signal.SIGKILL, signal.SIGINT], [signal.SIGKILL]))
def test_servers_and_databases_die_with_whoever_started_them(tmp_path, how):
    parent = leash.start(
        [sys.executable, "-c", PARENT, tmp_path], cwd=ROOT, env=os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT}/src"},
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    database, server = map(int, parent.stdout.readline().split())
    # The postmaster's session, and the server's with its two workers, its runner and their helper.
    assert leash.members(database) and len(leash.members(server)) >= 4
    parent.send_signal(how)
    parent.communicate()
    until(lambda: not leash.members(server) and not leash.members(database))


def test_what_is_left_at_the_end_of_a_run_is_told():
    process = leash.start([sys.executable, "-c", "import time; time.sleep(600)"])
    assert any(f"[{process.pid}]" in command for command in leash.left())
    process.kill()
    process.wait()
    assert not any(f"[{process.pid}]" in command for command in leash.left())


def test_what_a_failing_test_started_ends_with_it():
    before = leash.start([sys.executable, "-c", "import time; time.sleep(600)"])
    with pytest.raises(AssertionError), leash.failing_ends():
        within = leash.start([sys.executable, "-c", "import time; time.sleep(600)"])
        raise AssertionError
    assert not leash.members(within.pid) and leash.members(before.pid)
    for process in (before, within):
        process.kill()
        process.wait()


def test_no_test_starts_a_process_in_another_way():
    another = re.compile(r"subprocess\.(Popen|run|call|check_\w+)|os\.(spawn\w*|posix_spawn)|\w+\.get_server")
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / "tests").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and another.fullmatch(ast.unparse(node.func))
        and path.name != "leash.py"
    ]
    assert not found, "start it with tests.leash"
