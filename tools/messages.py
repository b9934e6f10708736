"""List the English messages of the source that have no Vietnamese yet: `python tools/messages.py [package …]`.

A message is a string constant given to `tr`, `N_` or as `remedy=`/first argument of an error, or to `{% tr %}` in a
template. Exit code 1 when any is missing.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from infodrill.kernel.i18n import catalogue

SOURCE = Path(__file__).resolve().parents[1] / "src" / "infodrill"
TAG = re.compile(r"""\{%-?\s*tr\s+(?:"([^"]*)"|'([^']*)')""")


def messages(path: Path) -> Iterator[tuple[int, str]]:
    """(line, msgid) of every translatable constant in a file of Python or a template."""
    if path.suffix == ".html":
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield from ((number, found[1] or found[2]) for found in TAG.finditer(line))
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield from _of_call(node)


def _of_call(node: ast.Call) -> Iterator[tuple[int, str]]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    wanted: list[ast.expr] = []
    if name == "tr" and len(node.args) > 1:
        wanted.append(node.args[1])
    elif (name == "N_" and node.args) or (
        (name == "Refused" or (name.endswith("Error") and name != "RaiseError")) and node.args
    ):
        wanted.append(node.args[0])
    wanted += [one.value for one in node.keywords if one.arg == "remedy"]
    for one in wanted:
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value:
            yield one.lineno, one.value


def missing(packages: list[str]) -> Iterator[tuple[Path, int, str]]:
    """(file, line, msgid) of every message without a Vietnamese text."""
    known = catalogue("vi")
    for path in sorted((*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html"))):
        if packages and path.relative_to(SOURCE).parts[0] not in packages:
            continue
        for line, text in messages(path):
            if text not in known:
                yield path.relative_to(SOURCE), line, text


def main() -> int:
    found = list(missing(sys.argv[1:]))
    for path, line, text in found:
        print(f"{path}:{line}: {text}")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
