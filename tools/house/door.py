"""Owns the words of run.py: nothing, test, check, bundle; every other word is a command of infodrill."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from house.bundle import make_bundle
from house.setup import ROOT, become, infodrill, python, set_up, warm
from house.system import need_browser
from house.words import HouseError, language, say

NO_TESTS = 5
EACH = 2_500_000_000  # bytes of memory that a test process takes, with the servers and the browser that it starts
CHECKS = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",), ("lint-imports",))


def run(words: list[str]) -> int:
    """Do what the words say; returns the exit code."""
    first, rest = (words[0], words[1:]) if words else ("", [])
    if words == ["check"] and holds_drill(Path.cwd()):
        words, rest = ["check", os.curdir], [os.curdir]  # whoever stands in a drill's folder means that drill
    doors = {"": _flagship, "test": lambda: _test(rest), "check": _check, "bundle": _bundle}
    try:
        if first in doors and not (first == "check" and rest):  # `check FOLDER` is infodrill's own
            return doors[first]()
        set_up()
        return become(words)
    except HouseError as wrong:
        wrong.tell()
        return 3
    except KeyboardInterrupt:
        return 130


def _flagship() -> int:
    set_up()
    warm()
    say("Playing the flagship drill")
    out = ROOT / "out" / "typhoon"
    code = infodrill(["rehearse", "typhoon", "--out", str(out)])
    if code == 0:
        report = next(iter(sorted(out.rglob(f"*.{language()}.html"))), out)
        say("The report is {path}", path=report.relative_to(ROOT))
    return code


def _test(words: list[str]) -> int:
    set_up(dev=True)
    browser = need_browser()
    warm()  # else both test processes compile the same kernels, and servers under test wait for them
    line = [str(python()), "-m", "pytest", "-n", str(_at_once()), "--dist", "worksteal", *words]
    environ = {**os.environ, "INFODRILL_BROWSER": browser}
    # Servers under test are many: that each compiles the sources for itself doubles the time of the whole.
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    code = subprocess.run(line, cwd=ROOT, env=environ, check=False).returncode
    if code == NO_TESTS:
        say("Not a single test was run.")
    return code


def _at_once() -> int:
    """How many tests run beside each other: half of the time a test waits for a server or a browser."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") if hasattr(os, "sysconf") else EACH
    return max(1, min(2 * (os.cpu_count() or 1), memory // EACH))


def holds_drill(folder: Path) -> bool:
    """Whether a drill is kept in this folder."""
    return any((folder / name).exists() for name in ("drill.yaml", "drill.yml"))


def _check() -> int:
    say(
        "No folder is named: the source of the program is checked, and no drill. A drill: python3 run.py check FOLDER"
    )
    set_up(dev=True)
    failed = False
    for tool, *words in CHECKS:
        code = subprocess.run([str(python().with_name(tool)), *words], cwd=ROOT, check=False).returncode
        say("{name}: failed" if code else "{name}: fine", name=" ".join((tool, *words)))
        failed = failed or bool(code)
    say("The source is not sound." if failed else "The source is sound; no drill was checked.")
    return int(failed)


def _bundle() -> int:
    make_bundle()
    return 0
