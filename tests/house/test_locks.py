"""The locks: hashed, universal, of one mind, and silent about the machine that made them."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from tests.sources import parsed

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-pip.lock", "requirements-build.lock")


def pinned(name: str) -> dict[str, tuple[str, int]]:
    """package → (version, number of hashes)."""
    blocks = re.split(r"^(?=[A-Za-z0-9])", (ROOT / name).read_text(), flags=re.MULTILINE)
    found = (re.match(r"([A-Za-z0-9._-]+)==([^\s;]+)", block) for block in blocks)
    return {
        match[1].lower(): (match[2], block.count("--hash=sha256:"))
        for match, block in zip(found, blocks, strict=True)
        if match
    }


def wanted(extra: str = "") -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = project["optional-dependencies"][extra] if extra else project["dependencies"]
    return {re.split(r"[<>=!~ \[]", line)[0].lower() for line in lines}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_host_and_no_path(name):
    text = (ROOT / name).read_text()
    assert not re.search(r"https?:|--(extra-)?index-url|--find-links|/work|/home|/root|/opt|\bfile:", text)


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_of_a_lock_is_pinned_once_with_hashes(name):
    lines = re.findall(r"^[A-Za-z0-9].*", (ROOT / name).read_text(), re.MULTILINE)
    packages = pinned(name)
    assert len(packages) == len(lines) > (20 if name in LOCKS[:2] else 0)
    assert all(hashes for _, hashes in packages.values())


def test_the_locks_hold_what_the_project_asks_for():
    assert wanted() <= set(pinned("requirements.lock"))
    assert wanted() | wanted("dev") <= set(pinned("requirements-dev.lock"))


def test_the_lock_for_tests_is_the_other_one_and_more():
    dev = pinned("requirements-dev.lock")
    assert {name: dev.get(name) for name in pinned("requirements.lock")} == pinned("requirements.lock")


def test_pip_is_pinned_alone_and_nothing_builds_with_setuptools():
    assert set(pinned("requirements-pip.lock")) == {"pip"}
    assert all("setuptools" not in pinned(name) for name in LOCKS)


def test_what_the_program_imports_is_there_where_it_runs():
    """Or belongs to an extra: what only builds or tests it is no part of it."""
    imported = (
        {
            name.partition(".")[0]
            for path in (ROOT / "src" / "infodrill").rglob("*.py")
            for node in ast.walk(parsed(path))
            for name in (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom) and not node.level
                else []
            )
        }
        - set(sys.stdlib_module_names)
        - {"infodrill"}
    )
    brought = set(pinned("requirements.lock")).union(*map(wanted, ("dask", "oidc", "places")))
    owners = packages_distributions()
    missing = {
        name
        for name in imported
        if not {owner.lower().replace("_", "-") for owner in owners.get(name, ())} & brought
    }
    assert len(imported) > 25 and missing == set()


def test_what_cuts_the_faces_is_locked_as_in_the_tests_and_only_what_compresses_is_part_of_the_program():
    building = pinned("requirements-build.lock")
    assert set(building) == {"brotli", "fonttools"}
    assert building.items() <= pinned("requirements-dev.lock").items()
    # Files that never change are sent compressed by it, so brotli is installed where the program runs; fonttools is not.
    assert building.keys() & pinned("requirements.lock").keys() == {"brotli"}
