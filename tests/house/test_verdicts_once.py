"""A group of verdicts that a rule speaks of is written once; city, ladder, measures and pages read the same one."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

from tests.sources import parsed

from infodrill.casework import rights

SOURCE = Path(__file__).resolve().parents[2] / "src" / "infodrill"


def test_no_group_of_verdicts_is_written_twice() -> None:
    found: dict[frozenset[str], list[str]] = defaultdict(list)
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(parsed(path)):
            if group := _group(node):
                found[group].append(path.relative_to(SOURCE).as_posix())
    named = (rights.TRUE_VERDICTS, rights.FALSE_VERDICTS, rights.FALSE_DENIALS)
    assert [found[group] for group in named] == [["casework/rights.py"]] * len(named)
    assert {group: files for group, files in found.items() if len(files) > 1} == {}


def _group(node: ast.AST) -> frozenset[str]:
    """The verdicts that a set, list or tuple is made of, two at least and nothing else; all of them are no group."""
    if not isinstance(node, ast.Set | ast.List | ast.Tuple):
        return frozenset()
    words = {item.value for item in node.elts if isinstance(item, ast.Constant)}
    whole = len(words) == len(node.elts) > 1 and words < set(rights.VERDICTS)
    return frozenset(map(str, words)) if whole else frozenset()
