"""The short form of the suite leaves rows out, never a proof; the long form leaves out nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests import forms, leash

ROOT = Path(__file__).parents[2]
PROOFS = """
import pytest
from tests.forms import amount, first_of_each, both_forms
ROWS = [("sqlite", "vi"), ("sqlite", "en"), ("postgresql", "vi")]
@pytest.mark.parametrize(("store", "language"), both_forms(ROWS, first_of_each(ROWS, lambda row: row[0])))
def test_stores(store, language): assert store
@pytest.fixture(params=both_forms(["vi", pytest.param("en", id="English")], ["vi"]))
def language(request): return request.param
def test_languages(language): assert amount(False, True) or language == "vi"
"""
SHORT = {"stores[sqlite-vi]", "stores[postgresql-vi]", "languages[vi]"}
LONG = SHORT | {"stores[sqlite-en]", "languages[English]"}


@pytest.mark.parametrize(("words", "rows"), [((), SHORT), (("--long",), LONG)], ids=["short", "long"])
def test_the_short_form_keeps_its_rows_and_the_long_one_all(
    tmp_path: Path, words: tuple[str, ...], rows: set[str]
) -> None:
    (tmp_path / "test_proofs.py").write_text(PROOFS)
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
    assert done.returncode == 0, done.stdout + done.stderr
    assert {line.rpartition("::test_")[2] for line in done.stdout.splitlines() if "::" in line} == rows


def test_a_proof_of_the_long_form_alone_is_refused() -> None:
    with pytest.raises(AssertionError, match="long form alone"):
        forms.both_forms(["vi", "en"], [])


def test_a_row_that_is_kept_is_there() -> None:
    with pytest.raises(AssertionError, match="no such row"):
        forms.both_forms(["vi", "en"], ["fr"])
