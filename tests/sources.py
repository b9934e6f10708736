"""Syntax trees of the house's files: each is read once a process, by the first of the tests that look through them all."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path


def parsed(path: Path) -> ast.Module:
    """The tree of a file as it stands now; whoever looks at it leaves it as it is."""
    return _parsed(path.read_bytes())


@cache
def _parsed(source: bytes) -> ast.Module:
    return ast.parse(source)
