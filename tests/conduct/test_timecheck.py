"""S197: evidence that leaves people less than the practice time before the story leaps or play ends."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from infodrill.conduct.check import check
from infodrill.conduct.shipped import load_shipped
from infodrill.review.ledger import read_course
from infodrill.review.measures import SPECS
from infodrill.scenario.faults import ScenarioProblem
from infodrill.scenario.loader import find, library, load
from tests.scenario.hostile import swap

TINY = Path(__file__).parents[1] / "scenario" / "tiny"
CLAIM = "claims/fake-fund.yaml"  # H3, told at minute 2, known at minute 5; play ends at minute 35


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY, tmp_path / "tiny"))


def late(folder: Path) -> list[ScenarioProblem]:
    return [warning for warning in check(load(folder)).warnings if warning.code == "S197"]


def said(folder: Path) -> list[str]:
    return [problem.render("en") for problem in late(folder)]


def known_from(folder: Path, minute: int) -> None:
    swap(CLAIM, "known_from: 300", f"known_from: {60 * minute}")(folder)


def leaping(folder: Path, story: str) -> None:
    """At minute 10 the story goes on at `story`, and whoever believes the claim may die of it (P1: 60 minutes)."""
    swap("drill.yaml", 'story: "08:30"', f'story: "{story}"')(folder)
    swap("drill.yaml", "{number: 3, minutes: 25,", "{number: 3, minutes: 40,")(folder)
    swap(CLAIM, "harm: H3", "harm: H4")(folder)


def test_evidence_two_minutes_before_a_leap_asks_for_what_nobody_can_give(tiny: Path) -> None:
    leaping(tiny, "10:30")
    known_from(tiny, 8)
    (found,) = (problem for problem in late(tiny) if problem.place.file == CLAIM)
    assert "leaves 2 min before the story leaps; 30 are needed" in found.render("en")
    assert found.place.field == "truth[0].known_from"


def test_a_leap_that_the_deadline_outlives_asks_for_nothing_too_early(tiny: Path) -> None:
    leaping(tiny, "08:20")
    known_from(tiny, 5)
    assert said(tiny) == []


def test_evidence_two_minutes_before_play_ends_never_falls_due(tiny: Path) -> None:
    known_from(tiny, 33)
    (found,) = said(tiny)
    assert "leaves 2 min before play ends; 30 are needed" in found


def test_what_the_owner_always_knew_counts_from_when_the_claim_is_told(tiny: Path) -> None:
    known_from(tiny, 0)
    assert said(tiny) == []
    swap(CLAIM, "{at: 120,", "{at: 1920,")(tiny)
    swap("msel.yaml", "at: 660", "at: 1980")(tiny)
    (found,) = said(tiny)
    assert "leaves 3 min before play ends" in found


def test_the_scenario_may_ask_for_less_practice(tiny: Path) -> None:
    known_from(tiny, 15)
    assert len(late(tiny)) == 1
    swap(CLAIM, "void: V2", "practice_minutes: 20\nvoid: V2")(tiny)
    assert late(tiny) == []


def test_the_reference_says_what_the_first_words_of_each_drill_become() -> None:
    text = (Path(__file__).parents[2] / "docs" / "reference" / "scenario.md").read_text("utf-8")
    for name in library():
        scenario = load(find(name)).scenario
        course = read_course(scenario, load_shipped(scenario.drill.edition), ())
        rows = SPECS["E7"].owed(course)
        due = sum(row.planned for row in rows)
        assert f"| *{name}* | {len(rows)} | {due} |" in text
        assert due == len(rows)
