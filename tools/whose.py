"""Which file owns what: `python tools/whose.py WORD …` lists the files whose name or own first line holds all the words.

Without a word it lists the whole house, package by package.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src" / "infodrill"
LEFT_OUT = ("locale/", "web/migrations/")


def owned() -> Iterator[tuple[str, str]]:
    """(file, what it says of itself in its first line or two), in the order of their paths."""
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if not name.startswith(LEFT_OUT) and (said := ast.get_docstring(ast.parse(path.read_text("utf-8")))):
            yield name, said.split("\n\n")[0].replace("\n", " ")


def main(words: list[str]) -> int:
    found = [
        (name, said)
        for name, said in owned()
        if all(word.lower() in f"{name} {said}".lower() for word in words)
    ]
    for name, said in found:
        print(f"{name}: {said}")
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
