"""Commands that live no city wait for no compiler: one after the other in one process, so that the first that does is named."""

from __future__ import annotations

import json
import os
import shutil
import sys

from tests import leash
from tests.cli.conftest import TINY
from tests.web.serving import tables

LIGHT = (
    ("--help",), ("version",), ("check", "clinic"), ("check", TINY, "--json"), ("charter", "--lang", "en"),
    ("scenarios", "list"), ("procedure", "--help"), ("places", "--help"), ("rehearse", "--help"), ("verify", "--help"),
    ("serve", "--help"), ("runner", "--help"), ("report", "--help"), ("society", "--help"), ("backup", "out.zip"),
    ("tryout", "--help"),
)  # fmt: skip
TELL = """
import json, sys
from infodrill.cli.app import app
for command in json.loads(sys.argv[1]):
    try:
        app(command, prog_name="infodrill")
        code = 0
    except SystemExit as ended:
        code = ended.code or 0
    print("told", json.dumps([code, sorted({"numba", "llvmlite"} & set(sys.modules))]), file=sys.stderr)
"""


def test_a_light_command_imports_no_compiler(tmp_path) -> None:
    shutil.copy(tables(), tmp_path)  # a range, for there is a backup
    done = leash.run(
        [sys.executable, "-c", TELL, json.dumps(LIGHT, default=str)],
        cwd=tmp_path,
        env={**os.environ, "INFODRILL_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    told = [json.loads(line[5:]) for line in done.stderr.splitlines() if line.startswith("told ")]
    for command, (code, compilers) in zip(LIGHT, told, strict=True):
        # `charter` says 1 of a build that is not sealed.
        assert (command, code in (0, 1), compilers) == (command, True, []), done.stderr
