"""No measure asks whether a row was met before it asks whether it was due: what is owed is made from the course alone."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path
from types import ModuleType

import pytest

from infodrill.review import ledger
from infodrill.review.ledger import course, holders, row
from infodrill.review.measures import SPECS

OUTSIDE_THE_CELLS = {
    "WaveStarted", "InjectDelivered", "ClaimStood", "QuestionsRaised", "ClockChanged", "PhaseBegun", "MoveBegun",
    "SafetyStop", "SafetyResume", "FaultLogged", "FaultMended",
}  # fmt: skip
OF_THE_LOG = {"Timeline", "read_timeline", "log", "Event", "ev", "facts"}


def test_the_registry_holds_every_measure_of_the_log() -> None:
    assert set(SPECS) == {f"E{n}" for n in (*range(1, 9), 11, 12, 13, 14, 17, 18, 19)}


@pytest.mark.parametrize("code", sorted(SPECS))
def test_what_a_measure_owes_is_made_from_the_course_alone(code: str) -> None:
    owed = SPECS[code].owed
    assert set(inspect.signature(owed).parameters) <= {"course", "claim"}
    module = inspect.getmodule(owed)
    assert module is not None
    tree = _tree(module)
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    reached, waiting = set(), [owed.__name__]
    while waiting:
        name = waiting.pop()
        if name in functions and name not in reached:
            reached.add(name)
            waiting += _names(functions[name])
    found = {name: _names(functions[name]) & OF_THE_LOG for name in reached}
    assert {name: used for name, used in found.items() if used} == {}


@pytest.mark.parametrize("module", [course, holders, row])
def test_the_course_never_reads_a_timeline(module: ModuleType) -> None:
    imported = {
        name.name
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }
    assert not imported & {"Timeline", "read_timeline"}


def test_the_course_reads_what_runner_and_control_record_and_nothing_that_a_cell_did() -> None:
    facts = {
        node.attr
        for node in ast.walk(_tree(course))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "facts"
    }
    assert facts <= OUTSIDE_THE_CELLS
    assert "casework.events" not in Path(str(course.__file__)).read_text(encoding="utf-8")
    assert ledger.Course is course.Course


def _names(node: ast.AST) -> set[str]:
    names = {each_node.id for each_node in ast.walk(node) if isinstance(each_node, ast.Name)}
    return names | {each_node.arg for each_node in ast.walk(node) if isinstance(each_node, ast.arg)}


def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
