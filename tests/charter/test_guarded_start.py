"""The charter: infodrill does not start without its egress guard, and no command is left outside of it."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests import leash

SRC = Path(__file__).parents[2] / "src"
WITHOUT = """
import sys
from infodrill.kernel import egress
egress.install = lambda *allowed: None
sys.argv = ["infodrill", *sys.argv[1:]]
from infodrill.cli import main
main()
"""
INSIDE = """
import atexit, socket, sys
def reach():
    try:
        socket.create_connection(("192.0.2.1", 9), timeout=1)
    except BaseException as refusal:
        print(type(refusal).__name__)
atexit.register(reach)
sys.argv = ["infodrill", *sys.argv[1:]]
from infodrill.cli import main
main()
"""


# `serve` widens the guard by its own address and so installs it itself: the test above starts it without.
GUARDS = {"guarded", "guarded_by_itself"}


def started(script: str, *words: str) -> subprocess.CompletedProcess[str]:
    return leash.run(
        [sys.executable, "-c", script, *words],
        env={**os.environ, "PYTHONPATH": str(SRC), "INFODRILL_LANG": "en"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("words", [("version",), ("charter",), ("scenarios", "list"), ("serve",)])
def test_no_command_starts_without_the_guard(words):
    done = started(WITHOUT, *words)
    assert done.returncode == 3
    assert "the egress guard is missing" in done.stderr
    assert done.stdout == ""


def test_a_running_command_is_inside_the_guard():
    assert started(INSIDE, "version").stdout.splitlines()[-1] == "EgressRefused"


def test_every_command_is_guarded():
    registered: set[str] = set()
    for path in sorted((SRC / "infodrill" / "cli" / "commands").glob("*.py")):
        nodes = list(ast.walk(ast.parse(path.read_text())))
        calls = [node for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Call)]
        commands = {call.args[0].id for call in calls if getattr(call.func.func, "attr", "") == "command"}
        guarded = {
            node.name
            for node in nodes
            if isinstance(node, ast.FunctionDef)
            and any(getattr(each_node, "id", "") in GUARDS for each_node in node.decorator_list)
        }
        assert commands <= guarded, path.name
        registered |= commands
    assert len(registered) >= 8
