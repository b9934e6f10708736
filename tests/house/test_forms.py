"""The short form of the suite leaves rows out, never a proof; the long form leaves out nothing."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest
from tests import forms, leash

ROOT = Path(__file__).parents[2]
PROOFS = """
import pytest
from tests.forms import amount, first_of_each, short
ROWS = [("sqlite", "vi"), ("sqlite", "en"), ("postgresql", "vi")]
@pytest.mark.parametrize(("store", "language"), short(ROWS, first_of_each(ROWS, lambda row: row[0])))
def test_stores(store, language): assert store
@pytest.fixture(params=short(["vi", pytest.param("en", id="English")], ["vi"]))
def language(request): return request.param
def test_languages(language): assert amount(False, True) or language == "vi"
"""
ALONE = """
import pytest
from tests.forms import short
@pytest.mark.parametrize("row", short(["a"], []))
def test_alone(row): pass
"""


def run(tmp_path: Path, source: str, *words: str) -> tuple[int, str]:
    """A run of its own of one file, in the house of these tests."""
    (tmp_path / "test_proofs.py").write_text(source)
    line = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "--co",
        "-c",
        ROOT / "pyproject.toml",
        "-p",
        "tests.conftest",
    ]
    done = leash.run([*line, *words, tmp_path], cwd=ROOT, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ((), {"stores[sqlite-vi]", "stores[postgresql-vi]", "languages[vi]"}),
        (
            ("--long",),
            {
                "stores[sqlite-vi]",
                "stores[sqlite-en]",
                "stores[postgresql-vi]",
                "languages[vi]",
                "languages[English]",
            },
        ),
    ],
)
def test_the_short_form_keeps_its_rows_and_the_long_one_all(
    tmp_path: Path, words: tuple[str, ...], rows: set[str]
) -> None:
    code, told = run(tmp_path, PROOFS, *words)
    assert code == 0, told
    assert {line.rpartition("::test_")[2] for line in told.splitlines() if "::" in line} == rows


def test_a_proof_of_the_long_form_alone_is_refused(tmp_path: Path) -> None:
    code, told = run(tmp_path, ALONE)
    assert code == pytest.ExitCode.USAGE_ERROR and forms.ALONE in told
    assert run(tmp_path, ALONE, "--long")[0] == 0


def test_a_row_that_is_kept_is_there() -> None:
    with pytest.raises(AssertionError, match="no such row"):
        forms.short(["vi", "en"], ["fr"])


def test_rows_are_left_out_in_one_way() -> None:
    """Nobody marks a test as long by hand."""
    marked = {
        path.name
        for path in (ROOT / "tests").rglob("*.py")
        if any("mark.long" in ast.unparse(node) for node in _marks(path.read_text("utf-8")))
    }
    assert marked == {"forms.py"}


def _marks(source: str) -> list[ast.Attribute]:
    if ".long" not in source:
        return []
    return [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and node.attr == "long"
    ]
