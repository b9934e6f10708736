"""`infodrill papers`: what is asked for is written and nothing else, each file whole; what cannot be is said."""

from __future__ import annotations

import shutil

from infodrill.cli.commands.papers import PaperChoice
from infodrill.cli.exits import Exit
from infodrill.review.papers import KINDS
from tests.cli.conftest import TINY


def test_every_kind_of_paper_can_be_asked_for():
    assert [choice.value for choice in PaperChoice] == list(KINDS)


def test_papers_of_all_kinds_are_written_as_pdf_in_the_language_asked_for(infodrill, tmp_path):
    done = infodrill("papers", TINY, "--lang", "en")
    assert done.exit_code == Exit.OK, done.stderr
    made = {path.name for path in (tmp_path / "papers" / "tiny").iterdir()}
    assert {name.split(".")[0].split("-")[0] for name in made} == {kind.split("-")[0] for kind in KINDS}
    assert all(name.endswith(".en.pdf") for name in made)
    assert sorted(done.stdout.split()) == sorted(f"papers/tiny/{name}" for name in made)


def test_what_is_no_table_is_no_workbook(infodrill, tmp_path):
    done = infodrill("papers", TINY, "--only", "forms", "--format", "xlsx", "--out", tmp_path / "a")
    assert done.exit_code == Exit.OK and "no table" in done.stderr and not done.stdout
    assert list((tmp_path / "a").iterdir()) == []


def test_a_template_without_the_places_and_a_scenario_with_errors_leave_no_file(infodrill, tmp_path):
    (tmp_path / "ours.docx").write_bytes(b"")
    done = infodrill("papers", TINY, "--template", tmp_path / "ours.docx", "--out", tmp_path / "a")
    assert done.exit_code == Exit.REFUSED and "Y241" in done.stderr
    shutil.copytree(TINY, tmp_path / "broken")
    (tmp_path / "broken" / "cells.yaml").unlink()
    assert infodrill("papers", tmp_path / "broken", "--out", tmp_path / "a").exit_code == Exit.REFUSED
    assert not (tmp_path / "a").exists()
