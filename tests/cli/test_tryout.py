"""`infodrill tryout` in a process of its own: what it prints, where, and how it ends."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from infodrill.cli.exits import Exit
from infodrill.kernel.mark import MARK
from tests import leash
from tests.cli.conftest import TINY

SMALL = ("--accounts", "1000", "--seeds", "1")
TWO = (str(TINY), *SMALL, "--characters", "careless", "--characters", "good", "--format", "json")


def tryout(folder: Path, *words: str, lang: str = "en") -> subprocess.CompletedProcess[str]:
    return leash.run(
        [sys.executable, "-m", "infodrill.cli", "tryout", *words],
        cwd=folder, env={**os.environ, "INFODRILL_LANG": lang}, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    return tryout(tmp_path_factory.mktemp("alone"), *TWO)


def test_a_drill_that_does_not_tell_good_from_bad_ends_with_findings(alone):
    done = alone
    assert done.returncode == Exit.FINDINGS, done.stderr
    found = json.loads(done.stdout)
    assert (found["mark"], found["scenario"], found["accounts"]) == (MARK, "tiny", 1000)
    assert [play["character"] for play in found["plays"]] == ["good", "careless"]
    assert found["findings"][0] == {
        "severity": "error",
        "text": "good cells do not reach P or S on every seed",
    }
    assert any(finding["text"].startswith("Good cells, seed 1: ") for finding in found["findings"])
    assert "Traceback" not in done.stderr
    assert "1 of 2 drills played\n2 of 2 drills played" in done.stderr  # where no terminal shows a bar


def test_a_drill_that_good_cells_play_well_ends_well_and_the_page_is_written(tmp_path):
    done = tryout(
        tmp_path, "clinic", "--accounts", "2000", "--seeds", "1", "--characters", "good", "--format", "html",
        "--out", "page.html", lang="vi",
    )  # fmt: skip
    assert (done.returncode, done.stdout.strip()) == (Exit.OK, "page.html"), done.stderr
    page = (tmp_path / "page.html").read_text("utf-8")
    assert MARK in page and 'lang="vi"' in page and "<script" not in page and "Không có gì phải sửa" in page


def test_people_read_tables_under_the_mark_in_either_language(tmp_path):
    words = (str(TINY), *SMALL, "--characters", "absent")
    vi, en = tryout(tmp_path, *words, lang="vi"), tryout(tmp_path, *words)
    assert all(done.stdout.count(MARK) == 2 for done in (vi, en))
    assert "Ai làm được từng bước" in vi.stdout and "Who can take each step" in en.stdout


def test_workers_side_by_side_say_the_same(tmp_path, alone):
    together = tryout(tmp_path, *TWO, "--workers", "2")
    assert alone.stdout == together.stdout and alone.stdout


def test_a_scenario_that_cannot_be_played_is_refused_as_a_rehearsal_is(tmp_path):
    broken = Path(shutil.copytree(TINY, tmp_path / "broken"))
    cells = (broken / "cells.yaml").read_text("utf-8")
    (broken / "cells.yaml").write_text(cells.replace("RIGHTS, OVERSIGHT", "OVERSIGHT"), "utf-8")
    done = tryout(tmp_path, str(broken), *SMALL)
    assert done.returncode == Exit.REFUSED and "S192" in done.stderr and not done.stdout
