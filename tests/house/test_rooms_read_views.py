"""Rooms get views, never a scenario: what it holds of truth and of what is to come stays out of reach of page models."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from tests.sources import parsed

import infodrill.web.rooms

ROOMS = sorted(Path(infodrill.web.rooms.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("path", ROOMS, ids=[path.stem for path in ROOMS])
def test_no_module_of_the_rooms_names_or_takes_a_scenario(path: Path) -> None:
    taken = [
        node.lineno
        for node in ast.walk(parsed(path))
        if (isinstance(node, ast.Attribute) and node.attr in ("scenario", "_scenario", "loaded"))
        or (isinstance(node, ast.Name) and node.id == "Scenario")
        or (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("infodrill.scenario"))
    ]
    assert taken == []
