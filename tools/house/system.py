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
    if not _browser() and _may_install():
        _apt(BROWSERS[0], "chromium")
    if not _browser():
        _install("chromium", "chromium")
    found = _browser()
    if not found:
        raise HouseError("{what} could not be made", what="chromium")
    return found


def _browser() -> str:
    return next((path for path in map(shutil.which, BROWSERS) if path), "")


def _install(package: str, what: str) -> None:
    if not _may_install():
        line = " ".join(["sudo", *_line(package)])
        raise HouseError(
            "{what} is missing. Type this once, then run the same command again:", line, what=what
        )
    _apt(package, what)


def _may_install() -> bool:
    return bool(shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0)


def _apt(package: str, what: str) -> None:
    """Install it, with the lists of packages brought up to date when that is what it takes."""
    say("Installing {what} through {tool}", what=what, tool="apt-get")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for line in (_line(package), ["apt-get", "update"], _line(package)):
        code = subprocess.run(line, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode
        if line[1] == "install" and not code:
            return


def _line(package: str) -> list[str]:
    return ["apt-get", "install", "-y", "--no-install-recommends", package]
