"""`infodrill scenarios msel`, out and in, and the artefacts that a rehearsal leaves."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from infodrill.cli.exits import Exit
from infodrill.exchange.workbookreading import MAX_BYTES
from infodrill.scenario.loader import load
from tests.cli.conftest import TINY


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY, tmp_path / "mine"))


def test_a_table_goes_out_is_edited_and_comes_back_into_a_copy(infodrill, mine, tmp_path):
    out = tmp_path / "tiny.xlsx"
    assert infodrill("scenarios", "msel", "export", TINY, "--out", out).exit_code == Exit.OK
    book = openpyxl.load_workbook(out)
    sheet = book["MSEL"]
    heading = {cell.value: cell.column for cell in sheet[2]}
    sheet.cell(3, heading["Tiêu đề (tiếng Việt) · Subject (Vietnamese)"]).value = "Tiêu đề mới"
    book.save(out)
    before = (mine / "msel.yaml").read_bytes()
    done = infodrill("scenarios", "msel", "import", out, "--into", mine, "--json")
    assert done.exit_code == Exit.OK, done.stderr
    found = json.loads(done.stdout)
    assert found["mark"] and found["injects"] == len(load(TINY).scenario.msel.injects)
    assert load(mine).scenario.msel.injects[0].subject.vi == "Tiêu đề mới"
    assert (mine / ".msel.yaml.old").read_bytes() == before
    assert infodrill("check", f"{mine}/").exit_code == Exit.OK


def test_a_wrong_cell_is_named_and_nothing_is_written(infodrill, mine, tmp_path):
    out = tmp_path / "tiny.xlsx"
    infodrill("scenarios", "msel", "export", TINY, "--out", out)
    book = openpyxl.load_workbook(out)
    book["MSEL"]["C3"].value = 9
    book.save(out)
    before = (mine / "msel.yaml").read_bytes()
    done = infodrill("scenarios", "msel", "import", out, "--into", mine, "--lang", "vi")
    assert done.exit_code == Exit.REFUSED
    assert "tiny.xlsx:3 MSEL!C3 (Giai đoạn · Phase)" in done.stderr and "[S113]" in done.stderr
    assert (mine / "msel.yaml").read_bytes() == before and not (mine / ".msel.yaml.old").exists()


def test_a_folder_whose_places_cannot_be_read_gets_no_table_without_a_stamp(infodrill, mine, tmp_path):
    out = tmp_path / "tiny.xlsx"
    infodrill("scenarios", "msel", "export", TINY, "--out", out)
    (mine / "places.yaml").write_text("invented: false\nwards: [\n", "utf-8")
    before = (mine / "msel.yaml").read_bytes()
    done = infodrill("scenarios", "msel", "import", out, "--into", mine)
    assert done.exit_code == Exit.REFUSED and "places.yaml" in done.stderr and "[S103]" in done.stderr
    assert (mine / "msel.yaml").read_bytes() == before and not (mine / ".msel.yaml.old").exists()


def test_a_folder_without_places_yet_gets_its_table(infodrill, mine, tmp_path):
    out = tmp_path / "tiny.xlsx"
    infodrill("scenarios", "msel", "export", TINY, "--out", out)
    (mine / "places.yaml").unlink()
    assert infodrill("scenarios", "msel", "import", out, "--into", mine).exit_code == Exit.OK
    assert (mine / ".msel.yaml.old").exists()


def test_a_file_that_is_missing_of_another_kind_or_huge_is_refused(infodrill, mine, tmp_path):
    huge = tmp_path / "huge.xlsx"
    with huge.open("wb") as stream:
        stream.truncate(MAX_BYTES * 100)
    codes = {tmp_path / "none.xlsx": "Q109", TINY / "drill.yaml": "Q111", huge: "Q110"}
    for path, code in codes.items():
        done = infodrill("scenarios", "msel", "import", path, "--into", mine)
        assert done.exit_code == Exit.REFUSED and f"[{code}]" in done.stderr


def test_an_output_that_cannot_be_written_says_so(infodrill, tmp_path):
    done = infodrill("scenarios", "msel", "export", TINY, "--out", tmp_path / "none" / "a.xlsx")
    assert done.exit_code == Exit.NOT_WRITABLE and "[O100]" in done.stderr


def test_a_rehearsal_leaves_its_artefacts_beside_the_drill_file(played):
    (folder,) = (Path(path) for path in played["files"] if path.endswith("artefacts"))
    names = {path.name for path in folder.iterdir()}
    assert names >= {"public-log.csv", "public-log.json", "run-of-show.ics", "msel-as-run.xlsx"}
    statements = sorted(path.name for path in folder.glob("statements/*"))
    assert len([statement for statement in statements if statement.endswith(".vi.md")]) * 2 == len(statements)
