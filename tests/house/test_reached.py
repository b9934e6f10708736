"""Whether an inject reached its recipients is asked of what says it, never by listing run statuses anew."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.sources import parsed

import infodrill
from infodrill.conduct.nouns.injects import REACHED

ROOT = Path(infodrill.__file__).parent
HOME = "conduct/nouns/injects.py"


def lists(tree: ast.AST) -> Iterator[int]:
    """Lines of tuples, lists and sets that hold all the statuses, on their own or among others."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            held = {item.value for item in node.elts if isinstance(item, ast.Constant)}
            if held >= set(REACHED):
                yield node.lineno


def test_what_counts_as_reached_is_listed_once() -> None:
    found = {
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted(ROOT.rglob("*.py"))
        for line in lists(parsed(path))
    }
    assert {place.rpartition(":")[0] for place in found} == {HOME} and len(found) == 1, found
