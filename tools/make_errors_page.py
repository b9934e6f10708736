"""Write docs/reference/errors.md from the source: every code, what it says in both languages, and every exit code.

`python tools/make_errors_page.py`; with `--check` nothing is written and the exit code is 1 when a code is missing.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from infodrill.kernel.i18n import catalogue

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "infodrill"
PAGE = ROOT / "docs" / "reference" / "errors.md"
CODE = re.compile(r"[A-Z]\d{3}")
MEANINGS = {
    "OK": "done; nothing to object to",
    "FINDINGS": "done, and something was found: faults of a scenario, a file that does not verify",
    "USAGE": "the command was not understood",
    "REFUSED": "the input is wrong; the error says where and what to do",
    "NOT_WRITABLE": "the output cannot be written",
    "INTERRUPTED": "broken off; the same command goes on from there",
    "INTERNAL": "a fault of infodrill itself; please report it",
}
HEAD = """# Error codes

Made by `python tools/make_errors_page.py`; do not edit. An error says where, what, its code, and what to do. A code
never changes its meaning. The letter is the area: C clock, E general, L log and drill file, M media, N egress, O and R
casework and conduct, S scenario, W watch, Y society.

## Codes

| code | message | thông báo | remedy |
|---|---|---|---|
"""


def codes() -> Iterator[tuple[str, str, str]]:
    """(code, message, remedy) of every error that is raised with a code of its own, and of every class of errors."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                words = {one.arg: said(one.value) for one in node.keywords}
                parts = [words.get("code", ""), *(said(one) for one in node.args)]
                code = next((one for one in parts if CODE.fullmatch(one)), "")
                message = next((one for one in parts if one and not CODE.fullmatch(one)), "")
                if code:
                    yield code, message, words.get("remedy", "")
            elif isinstance(node, ast.ClassDef):
                for item in node.body:
                    if isinstance(item, ast.Assign) and getattr(item.targets[0], "id", "") == "code":
                        yield said(item.value), (ast.get_docstring(node) or node.name).splitlines()[0], ""


def said(node: ast.expr) -> str:
    """The string of a constant, bare or marked for translation; "" for anything else."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "N_" and node.args:
        node = node.args[0]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def exit_codes() -> Iterator[tuple[str, str]]:
    """(number, meaning) of every exit code of the command."""
    text = (SOURCE / "cli" / "exits.py").read_text(encoding="utf-8")
    for name, number in re.findall(r"^    ([A-Z_]+) = (\d+)", text, re.MULTILINE):
        yield number, MEANINGS[name]


def page() -> str:
    """The whole page."""
    vi = catalogue("vi")
    found: dict[str, dict[str, str]] = {}
    for code, message, remedy in codes():
        found.setdefault(code, {}).setdefault(message, remedy)
    lines = [
        f"| {code} | {cell(message)} | {cell(vi.get(message, ''))} | {cell(remedy)} |"
        for code, messages in sorted(found.items())
        for message, remedy in sorted(messages.items())
    ]
    exits = [f"| {number} | {meaning} |" for number, meaning in exit_codes()]
    tail = "\n\n## Exit codes of the command\n\n| code | meaning |\n|---|---|\n"
    return HEAD + "\n".join(lines) + tail + "\n".join(exits) + "\n"


def cell(text: str) -> str:
    """Text that does not break a table."""
    return " ".join(text.replace("|", "\\|").split())


def undocumented() -> set[str]:
    """Codes of the source that the page lacks."""
    shown = (
        set(re.findall(r"^\| ([A-Z]\d{3}) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
        if PAGE.exists()
        else set()
    )
    return {code for code, _, _ in codes()} - shown


def main() -> int:
    if "--check" in sys.argv:
        print("\n".join(sorted(undocumented())))
        return int(bool(undocumented()))
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
