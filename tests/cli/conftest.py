"""The command line in this process, with the range left open for the other tests."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from infodrill.cli import screen
from infodrill.cli.app import app

TINY = Path(__file__).parents[1] / "scenario" / "tiny"


@pytest.fixture
def infodrill(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    # The guard is for life; installed here, it would close the range for other tests of this process too.
    monkeypatch.setattr(screen, "guard_egress", lambda: None)
    monkeypatch.setenv("INFODRILL_LANG", "en")
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """One rehearsal of the tiny scenario, shared by the tests that read it."""
    folder = tmp_path_factory.mktemp("played")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(screen, "guard_egress", lambda: None)
        words = ["rehearse", str(TINY), "--out", str(folder / "out"), "--seed", "3", "--json", "--no-report"]
        words += ["--lang", "vi"]  # whatever the tester speaks
        done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found
