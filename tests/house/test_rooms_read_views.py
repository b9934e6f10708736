"""Rooms get views, never a scenario: what it holds of truth and of what is to come stays out of reach of page models."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from tests.sources import parsed

import infodrill.web.rooms

BARRED = {"scenario", "_scenario", "loaded"}
ROOMS = sorted(Path(infodrill.web.rooms.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("path", ROOMS, ids=[path.stem for path in ROOMS])
def test_no_module_of_the_rooms_names_or_takes_a_scenario(path: Path) -> None:
    taken = [
        node.lineno
        for node in ast.walk(parsed(path))
        if (isinstance(node, ast.Attribute) and node.attr in BARRED)
        or (isinstance(node, ast.Name) and node.id == "Scenario")
        or (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("infodrill.scenario"))
    ]
    assert taken == []


def test_the_contract_of_the_rooms_names_nothing_that_they_may_not_take() -> None:
    contract = Path(infodrill.web.rooms.__file__).parents[1].joinpath("README.md").read_text("utf-8")
    plain = re.sub(r"```.*?```", "", contract, flags=re.DOTALL)
    named = {name for code in re.findall(r"`([^`]+)`", plain) for name in re.findall(r"\.(\w+)", code)}
    assert {"state", "seats", "derived"} <= named and not BARRED & named
