"""Owns what only the system's package manager can bring: the venv package and a browser for the tests."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys

from house.words import HouseError, say

# The shell is the same engine without a window's housekeeping: pages cost a third less.
BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)


def need_venv() -> None:
    """Make sure that this Python can make an environment with pip in it."""
    if importlib.util.find_spec("ensurepip") is None:
        _install(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv", "ensurepip")
        importlib.invalidate_caches()
        if importlib.util.find_spec("ensurepip") is None:
            raise HouseError("{what} could not be made", what="ensurepip")


def need_browser() -> str:
    """The path of a chromium for the tests of pages."""
    found = _browser()
    for package in BROWSERS[:2]:
        if not found:
            _install(package, "chromium")
            found = _browser()
    if not found:
        raise HouseError("{what} could not be made", what="chromium")
    return found


def _browser() -> str:
    return next((path for path in map(shutil.which, BROWSERS) if path), "")


def _install(package: str, what: str) -> None:
    line = f"apt-get install -y --no-install-recommends {package}"
    may = shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0
    if not may:
        raise HouseError(
            "{what} is missing. Type this once, then run the same command again:", f"sudo {line}", what=what
        )
    say("Installing {what} through {tool}", what=package, tool="apt-get")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if subprocess.run(line.split(), env=quiet, stdout=subprocess.DEVNULL, check=False).returncode:
        subprocess.run(["apt-get", "update"], env=quiet, stdout=subprocess.DEVNULL, check=False)
        subprocess.run(line.split(), env=quiet, stdout=subprocess.DEVNULL, check=False)
