"""Numbers that strangers write: read when they are short and plain, none otherwise; and nowhere read in another way."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from tests.sources import parsed

import infodrill
from infodrill.kernel.digits import whole

SOURCE = Path(infodrill.__file__).parent
HOME = "kernel/digits.py"
# Bounded where they stand: a port of five digits.
BOUNDED = {"web/conf/postgres.py"}


@pytest.mark.parametrize(
    "raw", ["", " 1", "1 ", "-1", "+1", "1.0", "1_000", "²", "٣", "x", "9" * 13, "9" * 5_000]
)
def test_what_is_no_short_plain_number_is_none(raw):
    assert whole(raw) is None


@pytest.mark.parametrize("raw", ["0", "7", "007", "9" * 12])
def test_a_short_plain_number_is_read(raw):
    assert whole(raw) == int(raw)


def test_nobody_else_asks_for_digits_and_then_reads_them():
    """`int(raw) if raw.isdigit()` fails for "²" and for more digits than Python reads."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.IfExp | ast.BoolOp | ast.If) and _asks(_test(node)) and _reads(node):
                found.add(path.relative_to(SOURCE).as_posix())
    assert found - BOUNDED <= {HOME, "conduct/postcheck.py", "society/footprint.py"}


def _test(node: ast.AST) -> ast.AST:
    return node if isinstance(node, ast.BoolOp) else node.test


def _asks(node: ast.AST) -> set[str]:
    return {
        ast.unparse(each_node.func.value)
        for each_node in ast.walk(node)
        if isinstance(each_node, ast.Call)
        and isinstance(each_node.func, ast.Attribute)
        and each_node.func.attr in ("isdigit", "isdecimal", "isnumeric")
    }


def _reads(node: ast.AST) -> bool:
    asked = _asks(_test(node))
    return any(
        isinstance(each_node, ast.Call)
        and isinstance(each_node.func, ast.Name)
        and each_node.func.id == "int"
        and any(name in ast.unparse(each_node) for name in asked)
        for each_node in ast.walk(node)
    )
