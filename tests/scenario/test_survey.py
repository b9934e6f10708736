"""A scenario's own questions for the survey: read, checked, and the range's six where it has none."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from infodrill.kernel.errors import ScenarioError
from infodrill.scenario.checks import problems
from infodrill.scenario.loader import Loaded, load
from infodrill.scenario.survey import OWN, SCALE, options_of, questions_of
from tests.scenario.conftest import TINY

LIGHT = TINY.with_name("light")
YES_OR_NO = [{"vi": "Có", "en": "Yes"}, {"vi": "Không", "en": "No"}]


def question(name: str, **more: Any) -> dict[str, Any]:
    return {"text": {"vi": f"Câu {name}", "en": f"Question {name}"}} | more


def written(folder: Path, survey: list[dict[str, Any]], scenario: Path = TINY) -> Loaded:
    copy = Path(shutil.copytree(scenario, folder / "own"))
    path = copy / "evaluation.yaml"
    found = yaml.safe_load(path.read_text("utf-8")) if path.exists() else {}
    path.write_text(yaml.safe_dump({**found, "survey": survey}, allow_unicode=True), "utf-8")
    return load(copy)


def test_a_scenario_without_questions_asks_the_range_s_own() -> None:
    assert questions_of(load(TINY).scenario) == questions_of(load(LIGHT).scenario) == OWN
    assert all(options_of(own) == SCALE for own in OWN) and len({own.text.vi for own in OWN}) == len(OWN)


@pytest.mark.parametrize("scenario", [TINY, LIGHT], ids=["whole", "light"])
def test_its_own_take_their_place_each_with_its_answers(tmp_path: Path, scenario: Path) -> None:
    loaded = written(tmp_path, [question("first"), question("second", options=YES_OR_NO)], scenario)
    first, second = questions_of(loaded.scenario)
    assert (first.text.vi, options_of(first)) == ("Câu first", SCALE)
    assert [option.en for option in options_of(second)] == ["Yes", "No"]
    assert not [problem for problem in problems(loaded) if "survey" in str(problem.place)]


@pytest.mark.parametrize(
    "survey",
    [
        [question("one", options=YES_OR_NO[:1])],
        [question("one", options=YES_OR_NO * 4)],
        [question(f"q{n}") for n in range(13)],
        [{"options": YES_OR_NO}],
        [question("one", kind="text")],
    ],
    ids=["one answer", "eight answers", "thirteen", "no text", "another kind"],
)
def test_what_nobody_could_ask_is_refused(tmp_path: Path, survey: list[dict[str, Any]]) -> None:
    with pytest.raises(ScenarioError):
        written(tmp_path, survey)
