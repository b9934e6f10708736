"""Take every guard out, one at a time, and see a test fail: `python tools/guards.py [MODULE …]` writes a table.

A guard is a statement by which a rule refuses: `raise`, a call of `_refuse`, `return False`, and in functions that answer with
a reason (`-> str`) every reason. Each is replaced by nothing in a copy of the house, so that what a test starts misses it too;
the tests of its module run there until the first one fails. The house itself is not touched. A guard that no test misses is
printed as SURVIVED, exit code 1. The rest of a rule (a comparison, a limit) is for `mutmut`; see docs/reference/mutants.md.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import itertools
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
CASEWORK = (
    "casework/test_guards.py",
    "casework/test_invariants.py",
    "casework/test_guards_decisions.py",
    "casework/test_guards_texts.py",
    "casework/test_side_doors.py",
    "casework/test_separate_hands.py",
    "casework/test_selfcorrection.py",
    "casework/test_leakcheck.py",
    "casework/test_refusals.py",
)
# Which tests run for a module, those that are likely to fail first.
TESTS: dict[str, tuple[str, ...]] = {
    "casework/rights.py": ("casework/test_rights.py", *CASEWORK),
    "casework/nouns/publishing.py": CASEWORK,
    "casework/scene.py": CASEWORK,
    "casework/nouns/gate.py": CASEWORK,
    "casework/nouns/decision.py": CASEWORK,
    "casework/nouns/statement.py": CASEWORK,
    "casework/nouns/selfcorrection.py": CASEWORK,
    "casework/leakcheck.py": CASEWORK,
    "casework/editionrights.py": ("casework/test_editions.py",),
    "conduct/policy/may.py": ("conduct/test_policy_may.py",),
    "conduct/persons.py": ("conduct/test_proactive.py", "conduct/test_private_doors.py"),
    "conduct/drill.py": ("conduct/test_policy_may.py", "conduct/test_control_clock.py", "conduct/test_posting.py",
                         "conduct/test_control_msel.py", "conduct/test_pressroom.py", "conduct/test_proactive.py"),
    "kernel/egress.py": ("kernel/test_egress.py",),
    "kernel/chain.py": ("kernel/test_log.py", "kernel/test_archive.py", "kernel/test_log_stores.py"),
    "kernel/log.py": ("kernel/test_log.py", "kernel/test_log_stores.py", "kernel/test_recorder.py"),
    "kernel/ground.py": ("charter/test_ground.py",),
    "kernel/seals.py": ("charter/test_gutted.py", "conduct/test_opened_by.py"),
    "web/humanpace.py": ("web/test_commands.py",),
    "web/conf/postgres.py": ("web/test_database_address.py",),
}  # fmt: skip
PRELOADED = (
    "numpy",
    "numba",
    "pydantic",
    "yaml",
    "babel",
    "django",
    "psycopg",
    "PIL",
    "unittest.mock",
)
_TIMES = itertools.count(1_000_000_000)  # seconds, in the past: the next source always looks like another one
NONE = "none"
PATIENCE = 900  # seconds for the tests of one guard


@dataclass(frozen=True, slots=True)
class Guard:
    """A statement that refuses: where it stands (lines counted from 1), and the source without it."""

    module: str
    function: str
    line: int
    text: str
    without: str


def guards(module: str) -> Iterator[Guard]:
    """Every guard of a module, in order of its lines."""
    source = (SOURCE / "infodrill" / module).read_text(encoding="utf-8")
    lines = source.splitlines(keepends=True)
    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        reasons = isinstance(function.returns, ast.Name) and function.returns.id == "str"
        for node in _own_statements(function):
            if instead := _instead(node, reasons):
                assert node.end_lineno
                cut = [
                    *lines[: node.lineno - 1],
                    " " * node.col_offset + instead + "\n",
                    *lines[node.end_lineno :],
                ]
                first = ast.get_source_segment(source, node) or ""
                yield Guard(module, function.name, node.lineno, " ".join(first.split())[:90], "".join(cut))


def _own_statements(function: ast.AST) -> Iterator[ast.stmt]:
    """Statements of a function without those of functions inside it."""
    for node in ast.iter_child_nodes(function):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            continue
        if isinstance(node, ast.stmt):
            yield node
        yield from _own_statements(node)


def _instead(node: ast.stmt, reasons: bool) -> str:
    """What stands in a guard's place, or "" when the statement is none."""
    if isinstance(node, ast.Raise):
        return "pass"
    if isinstance(node, ast.Assign | ast.Return) and (found := _expected(node.value)):
        return (
            f"return {found}" if isinstance(node, ast.Return) else f"{ast.unparse(node.targets[0])} = {found}"
        )
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        return "pass" if getattr(node.value.func, "attr", "") == "_refuse" else ""
    if isinstance(node, ast.Return) and isinstance(node.value, ast.Constant):
        if node.value.value is False:
            return "return True"
        return 'return ""' if reasons and isinstance(node.value.value, str) and node.value.value else ""
    return (
        'return ""'
        if isinstance(node, ast.Return) and reasons and isinstance(node.value, ast.JoinedStr)
        else ""
    )


def _expected(value: ast.expr | None) -> str:
    """What `expect` was handed, which it gives back where it fits and refuses otherwise; "" for anything else."""
    asked = isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "expect"
    return ast.unparse(value.args[0]) if asked else ""


class _First:
    """Remembers the first test that failed."""

    def __init__(self) -> None:
        self.failed = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed and not self.failed:
            self.failed = f"{report.nodeid} (import)"


def copied() -> Path:
    """A copy of the house to take guards out of."""
    copy = Path(tempfile.mkdtemp(prefix="guards-"))
    for part in ("src", "tests", "tools", "docs"):
        shutil.copytree(ROOT / part, copy / part)
    for part in ("pyproject.toml", "run.py"):
        shutil.copy(ROOT / part, copy / part)
    return copy


def killed_by(guard: Guard, house: Path) -> str:
    """The first test that fails without the guard; "" when none does, "timeout" when they did not end."""
    path = house / "src" / "infodrill" / guard.module
    path.write_text(guard.without, encoding="utf-8")
    os.utime(path, (next(_TIMES),) * 2)  # else Python may take the bytecode of the last change for this one's
    try:
        return _killed(guard, house)
    finally:
        shutil.copy2(SOURCE / "infodrill" / guard.module, path)


def _killed(guard: Guard, house: Path) -> str:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            os.write(writing, _failing(guard, house).encode())
        finally:
            os._exit(0)
    os.close(writing)
    ends = time.monotonic() + PATIENCE
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        if time.monotonic() > ends:
            os.kill(child, 9)
            os.waitpid(child, 0)
            return "timeout"
        time.sleep(0.02)
    with os.fdopen(reading) as told:
        said = told.read()
    if not said:
        raise RuntimeError(f"the tests of {guard.module} did not run to an end")
    return said.removeprefix(NONE)


def _failing(guard: Guard, house: Path) -> str:
    os.chdir(house)
    sys.path[:0] = [str(house / "src"), str(house)]
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    first = _First()
    files = [str(house / "tests" / path) for path in TESTS[guard.module]]
    plain = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:randomly"]
    code = pytest.main(
        [*plain, "--rootdir", str(house), "-c", str(house / "pyproject.toml"), *files], plugins=[first]
    )
    return first.failed or (NONE if code == 0 else f"exit {code}")


def _must_pass(module: str, house: Path) -> None:
    whole = Guard(module, "", 0, "", (SOURCE / "infodrill" / module).read_text(encoding="utf-8"))
    if fails := killed_by(whole, house):
        raise SystemExit(f"{module}: {fails} fails with every guard in place")


def main(words: Sequence[str] | None = None) -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("modules", nargs="*", default=list(TESTS))
    for package in PRELOADED:
        importlib.import_module(package)
    survived, sound, house = 0, set[tuple[str, ...]](), copied()
    for module in asked.parse_args(words).modules:
        if TESTS[module] not in sound:
            _must_pass(module, house)
            sound.add(TESTS[module])
        for guard in guards(module):
            killer = killed_by(guard, house)
            survived += not killer
            name = killer.removeprefix("tests/") or "**SURVIVED**"
            print(f"| {module}:{guard.line} `{guard.function}` | `{guard.text}` | {name} |", flush=True)
    shutil.rmtree(house)
    return int(bool(survived))


if __name__ == "__main__":
    raise SystemExit(main())
