"""Commands that live no city wait for no compiler: each in a process of its own."""

from __future__ import annotations

import os
import sys

import pytest

from tests import leash

LIGHT = (
    ("--help",), ("version",), ("check", "clinic"), ("check", "clinic", "--json"), ("charter", "--lang", "en"),
    ("scenarios", "list"), ("procedure", "--help"), ("places", "--help"), ("rehearse", "--help"), ("verify", "--help"),
    ("serve", "--help"), ("runner", "--help"), ("report", "--help"), ("society", "--help"), ("backup", "out.zip"),
    ("tryout", "--help"),
)  # fmt: skip
TELL = """
import sys
from infodrill.cli.app import app
try:
    app(sys.argv[1:], prog_name="infodrill")
finally:
    print(sorted({"numba", "llvmlite"} & set(sys.modules)), file=sys.stderr)
"""


@pytest.mark.parametrize("command", LIGHT, ids=" ".join)
def test_a_light_command_imports_no_compiler(command: tuple[str, ...], tmp_path) -> None:
    done = leash.run(
        [sys.executable, "-c", TELL, *command],
        cwd=tmp_path,
        env={**os.environ, "INFODRILL_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr  # `charter` says 1 of a build that is not sealed
    assert done.stderr.splitlines()[-1] == "[]"
