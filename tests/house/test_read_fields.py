"""A field that nothing reads is not kept: of every record and view, some line of the program or a page asks for it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.sources import parsed

SOURCE = Path(__file__).resolve().parents[2] / "src" / "infodrill"
RECORDED = {"event", "command"}  # written to the log or filled from a form as they stand
# Folded state, which the digests of the kept drills are made of.
STATE = {"Measure.reviewed_at", "Note.rater"}


def test_every_field_of_a_record_is_read_somewhere() -> None:
    assert {told for told, name in _fields() if name not in _read()} == STATE


def test_a_field_that_is_only_given_counts_as_unread() -> None:
    tree = ast.parse(
        "Row(stranded=1)\nrow.stranded = 2\nfound.met\nmatch row:\n    case Row(matched=3): pass"
    )
    assert set(_asked(tree)) == {"met", "matched"}


def _fields() -> Iterator[tuple[str, str]]:
    """(class.field, field) of the dataclasses of the program."""
    for tree in _trees():
        for node in ast.walk(tree):
            marks = {_name(mark) for mark in getattr(node, "decorator_list", ())}
            if isinstance(node, ast.ClassDef) and "dataclass" in marks and not marks & RECORDED:
                for line in node.body:
                    if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
                        yield f"{node.name}.{line.target.id}", line.target.id


@cache
def _read() -> frozenset[str]:
    """Names that are asked for: in the program, in its pages and scripts, or by a name in quotes."""
    pages = (path for kind in ("*.html", "*.j2", "*.js", "*.txt", "*.typ") for path in SOURCE.rglob(kind))
    words = {word for path in pages for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))}
    return frozenset(words.union(*map(_asked, _trees())))


def _asked(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            yield node.attr
        elif isinstance(node, ast.MatchClass):
            yield from node.kwd_attrs
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
            yield node.value


def _name(node: ast.AST) -> str:
    return _name(node.func) if isinstance(node, ast.Call) else getattr(node, "id", "")


@cache
def _trees() -> tuple[ast.Module, ...]:
    return tuple(parsed(path) for path in sorted(SOURCE.rglob("*.py")))
