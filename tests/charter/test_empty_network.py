"""The charter: a whole drill, from files to report, in a network namespace that holds nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests import leash
from tests.cli.conftest import TINY

from infodrill.kernel.archive import verify_file
from infodrill.review.assess import assess
from infodrill.review.record import load_record
from infodrill.review.report import DRAWN, FORMATS, as_json, renderings

ROOT = Path(__file__).parents[2]
ASK = "import socket; print([name for _, name in socket.if_nameindex()])"


def alone() -> list[str]:
    """The command that runs another one without any network."""
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.fail("this test needs `unshare` (package util-linux)")
    return [unshare, "--net"] if os.geteuid() == 0 else [unshare, "--map-root-user", "--net"]


def run_alone(*line: str, timeout: int = 300) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(one for one in (str(ROOT / "src"), os.environ.get("PYTHONPATH")) if one)
    done = leash.run(
        [*alone(), sys.executable, *line],
        env={**os.environ, "PYTHONPATH": path, "INFODRILL_LANG": "en"},
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    if "unshare" in done.stderr and done.returncode:
        pytest.fail(f"this system does not let a test make an empty network namespace: {done.stderr}")
    return done


def test_the_namespace_holds_no_way_out():
    assert run_alone("-c", ASK).stdout.strip() == "['lo']"
    reach = "import socket; socket.create_connection(('192.0.2.1', 9), timeout=5)"
    assert "Network is unreachable" in run_alone("-c", reach).stderr


def test_a_whole_drill_with_its_report_needs_no_network(tmp_path):
    small = ("--accounts", "2000", "--out", str(tmp_path / "out"))
    done = run_alone("-m", "infodrill.cli", "rehearse", str(TINY), *small)
    assert done.returncode == 0, done.stdout + done.stderr
    files = list((tmp_path / "out").rglob("*"))
    drills = [file for file in files if file.suffix == ".drill"]
    reports = [file for file in files if file.suffix == ".html"]
    assert len(drills) == 1
    assert verify_file(drills[0]).level == 1
    assert len(reports) == 2 and all("<svg" in report.read_text() for report in reports)
    written = tmp_path / "paper"
    done = run_alone(
        "-m", "infodrill.cli", "report", str(drills[0]), "--format", "all", "--out", str(written)
    )
    assert done.returncode == 0, done.stdout + done.stderr
    wanted = {
        *(f"report.en.{kind}" for kind in ("html", *DRAWN)),
        "takeaway.en.html",
        "takeaway.en.pdf",
        "report.json",
        "plan.json",
    }
    assert {file.name for file in written.iterdir()} == wanted
    # There they are made side by side in processes, here one after another.
    record = load_record(drills[0])
    found = assess(record)
    made = {**dict(renderings(found, record, "en", FORMATS)), "report.json": as_json(found, record)}
    assert [name for name, content in made.items() if (written / name).read_bytes() != content] == []
