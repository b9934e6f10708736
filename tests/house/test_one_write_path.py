"""Nobody but `conduct.giving` records what a seat does: what else appends to a log says that it is the runner."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.sources import parsed

HOUSE = Path(__file__).parents[2] / "src" / "infodrill"
PATH = HOUSE / "conduct" / "giving.py"
# What the path rests on: the drill's own appending, and the log's.
BENEATH = {HOUSE / "conduct" / "drill.py", HOUSE / "kernel" / "log.py", HOUSE / "kernel" / "recorder.py"}


def appends(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, what it says) of each call that appends an event for somebody else than the runner."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        given = [*node.args, *(keyword.value for keyword in node.keywords)]
        event = node.func.attr == "append" and len(given) > 2
        drills = node.func.attr == "record" and ast.unparse(node.func.value).rpartition(".")[2].endswith(
            "drill"
        )
        own = any(isinstance(value, ast.Constant) and value.value == "runner" for value in given)
        if drills or (event and not own):
            yield node.lineno, ast.unparse(node)


def test_only_the_write_path_records_what_a_seat_does() -> None:
    elsewhere = [
        f"{file.relative_to(HOUSE)}:{line} {said}"
        for file in sorted(HOUSE.rglob("*.py"))
        if file not in BENEATH | {PATH}
        for line, said in appends(parsed(file))
    ]
    assert elsewhere == []


def test_the_path_itself_is_where_it_happens() -> None:
    assert [said for _, said in appends(parsed(PATH))]


@pytest.mark.parametrize(
    "beside",
    [
        "self.drill.record(bodies, at, seat)",
        "drill.record((closed,), at, 'runner')",  # passes by what is sent into the city
        "log.append(at, seat_id, body)",
        "self._log.append(at=at, actor=seat, body=body)",
    ],
)
def test_a_second_path_is_found(beside: str) -> None:
    assert [said for _, said in appends(ast.parse(beside))]


def test_lists_and_the_opening_of_a_drill_are_let_be() -> None:
    assert [*appends(ast.parse("found.append(one)\nlog.append(0, 'runner', opened)"))] == []


def test_the_drill_itself_names_no_verb() -> None:
    """What is asked of every command is read from what it declares: a verb named here would be one more file to every other."""
    named = [
        node.module
        for node in ast.walk(parsed(HOUSE / "conduct" / "drill.py"))
        if isinstance(node, ast.ImportFrom) and ".nouns." in f"{node.module}."
    ]
    assert named == []
