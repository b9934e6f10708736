"""The product's ledger and the second reading agree: on every library drill and on random walks; and neither knows the other."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

import infodrill
from tests.forms import both_forms
from tests.rehearsals import FLAGSHIP, flagship
from tests.verdict.joining import counted, disagreements
from tests.verdict.walks import played, short, walk

HERE = Path(__file__).parent
SECOND = (
    "exported",
    "world",
    "storyclock",
    "words",
    "rows",
    "duties",
    "forbidden",
    "settled",
    "askings",
    "letters",
    "reading",
)
PLAYED = [("clinic", "good"), ("clinic", "overreacting"), ("boundaries", "careless"), ("boundaries", "slow"),
          ("forged-order", "silent"), ("forged-order", "absent"), (FLAGSHIP, "good")]  # fmt: skip
# Each drill once, by cells of another character each.
KEPT = [
    ("clinic", "overreacting"),
    ("boundaries", "careless"),
    ("forged-order", "absent"),
    (FLAGSHIP, "good"),
]
SMALL = ("boundaries", "forged-order", "clinic")
WALKS = [(SMALL[seed % 3], seed) for seed in range(1, 21)]


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory):
    """(scenario with a short run-on, folder) by name of a library drill."""

    @cache
    def made(name: str):
        folder = tmp_path_factory.mktemp(name)
        return short(name, folder), folder

    return made


@pytest.mark.parametrize(("name", "cells"), both_forms(PLAYED, KEPT))
def test_both_readings_of_a_library_drill_agree(name, cells):
    path = flagship()[1] if name == FLAGSHIP else played(name, cells)
    assert disagreements(path) == []
    assert counted(path)["E7"] >= 4, "nothing was compared"


@pytest.mark.parametrize(("name", "seed"), both_forms(WALKS, [WALKS[n - 1] for n in (1, 2, 3, 10, 11, 19)]))
def test_both_readings_of_a_random_walk_agree(scene, name, seed):
    loaded, folder = scene(name)
    assert disagreements(walk(loaded, seed, folder)) == []


def test_the_second_reading_imports_nothing_of_the_product():
    for name in SECOND:
        assert not [
            each_import
            for each_import in _imports(HERE / f"{name}.py")
            if each_import.startswith("infodrill")
        ], name


def test_the_product_imports_no_test():
    for module in Path(infodrill.__file__).parent.rglob("*.py"):
        assert not [
            each_import for each_import in _imports(module) if each_import.split(".")[0] == "tests"
        ], module


def _imports(module: Path) -> list[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    found = [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
    return found + [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
