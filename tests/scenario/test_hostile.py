"""Every hostile scenario is refused with its place and a remedy, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path

import pytest
from typer.testing import CliRunner

from infodrill.cli import screen
from infodrill.cli.app import app
from infodrill.cli.exits import Exit
from infodrill.conduct.check import check
from infodrill.scenario.faults import ScenarioErrors, ScenarioProblem, from_fault
from infodrill.scenario.loader import load
from tests.forms import both_forms, first_of_each
from tests.scenario.hostile import HOSTILE, Hostile

EACH = pytest.mark.parametrize("hostile", HOSTILE, ids=lambda one: one.name)


@pytest.fixture(autouse=True)
def open_range(monkeypatch: pytest.MonkeyPatch) -> None:
    # The guard is for life; installed here, it would close the range for other tests of this process too.
    monkeypatch.setattr(screen, "guard_egress", lambda: None)


def errors_of(folder: Path) -> Iterator[ScenarioProblem]:
    try:
        yield from check(load(folder)).errors
    except ScenarioErrors as refused:
        yield from map(from_fault, refused.errors)


def line_of(path: Path, mark: str) -> int:
    return next(n for n, line in enumerate(path.read_text("utf-8").split("\n"), 1) if mark in line)


def test_the_tiny_scenario_itself_has_no_finding(tiny: Path) -> None:
    assert check(load(tiny)).problems == ()


@EACH
def test_hostile_scenario_is_refused_with_its_place_and_a_remedy(hostile: Hostile, tiny: Path) -> None:
    hostile.breaks(tiny)
    found = [
        problem
        for problem in errors_of(tiny)
        if problem.code == hostile.code and problem.place.file == hostile.file
    ]
    assert found, [problem.render("en") for problem in errors_of(tiny)]
    for error in found:
        assert error.message and error.remedy
        assert not error.params.get("near") or error.params["near"] != error.params.get("name")
        # What is shown is filled in: no field of the message is left open.
        said = error.render("en")
        for written in ("{phone:a}", "{account:a}", "{tial}", str(error.params.get("passage", "{"))):
            said = said.replace(written, "")
        assert "{" not in said
    if hostile.mark:
        assert line_of(tiny / hostile.file, hostile.mark) in [problem.place.line for problem in found]


@pytest.mark.parametrize(
    "hostile", both_forms(HOSTILE, first_of_each(HOSTILE, attrgetter("file"))), ids=lambda one: one.name
)
def test_rehearsing_a_hostile_scenario_leaves_no_output(hostile: Hostile, tiny: Path, tmp_path: Path) -> None:
    hostile.breaks(tiny)
    out = tmp_path / "out"
    done = CliRunner().invoke(app, ["rehearse", str(tiny), "--out", str(out), "--json", "--lang", "en"])
    assert done.exit_code == Exit.REFUSED
    assert done.stdout == ""
    assert hostile.code in done.stderr and hostile.file in done.stderr
    assert "Traceback" not in done.stderr
    assert not out.exists()


def test_there_are_at_least_thirty_hostile_scenarios_with_names_of_their_own() -> None:
    assert len({hostile.name for hostile in HOSTILE}) == len(HOSTILE) >= 30
