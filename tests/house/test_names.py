"""A class name is used once in the house: whoever meets one knows which thing is meant."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

HOUSE = Path(__file__).parents[2] / "src" / "infodrill"
TABLE = "a table of the database is called like what it keeps; renaming it would move every range's data"
TWICE: Mapping[str, str] = {
    "Attachment": TABLE,
    "Drill": TABLE + "; a scenario's file is called drill.yaml",
    "DrillFile": TABLE,
    "Measure": "the law calls an act against a post a measure, evaluation what it rates a cell by",
    "Meta": "Django's word inside a table",
    "Migration": "Django's word for a change of tables",
}
"""Names that stand in several places, and why."""


def named() -> dict[str, list[str]]:
    """Class name → the files that define one of that name."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for file in sorted(HOUSE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.ClassDef):
                found[node.name].append(str(file.relative_to(HOUSE)))
    return found


def test_a_class_name_is_used_once() -> None:
    assert {name: files for name, files in named().items() if len(files) > 1 and name not in TWICE} == {}


def test_every_exception_is_still_one() -> None:
    assert {name for name in TWICE if len(named().get(name, ())) < 2} == set()


def test_a_noun_file_has_at_most_400_lines() -> None:
    long = {file.name: len(file.read_text("utf-8").splitlines()) for file in HOUSE.glob("*/nouns/*.py")}
    assert {name: lines for name, lines in long.items() if lines > 400} == {} and len(long) > 30
