"""`infodrill scenarios msel`, out and in, and the artefacts that a rehearsal leaves."""

from __future__ import annotations

import json
import re
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
    assert done.stderr.count("Chưa ghi gì từ bảng này") == 1
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


def planners(path: Path, *rows: tuple[object, ...], headings: tuple[str, ...] = ()) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "Kịch bản"
    book.active.append(["KẾ HOẠCH DIỄN TẬP"])
    for row in (headings or ("STT", "Thời gian", "Nguồn tin", "Nơi nhận", "Nội dung", "Thông tin"), *rows):
        book.active.append(row)
    book.save(path)
    return path


ROW = (2, "+12", "Người dân", "MONITOR", "Quỹ Bến Mơ nhận ủng hộ qua {account:a}", "fake-fund")


def test_a_planners_own_table_is_read_and_its_mapping_kept(infodrill, mine, tmp_path):
    out = planners(tmp_path / "ours.xlsx", ROW)
    assert infodrill("scenarios", "msel", "import", out, "--into", mine).exit_code == Exit.OK
    (inject,) = load(mine).where.documents["msel.yaml"].data["injects"]
    assert (inject["number"], inject["at"], inject["claim"]) == (2, 720, "fake-fund")
    assert inject["media"] == ["page.svg"]  # what has no column stays
    assert "Nơi nhận: to" in (mine / "msel.map.yaml").read_text("utf-8")


def test_a_heading_in_doubt_is_asked_for_once(infodrill, mine, tmp_path):
    headings = ("STT", "Thời gian", "Nguồn tin", "Nơi nhận", "Nội dung", "Thong tin nao")
    out = planners(tmp_path / "ours.xlsx", ROW, headings=headings)
    before = (mine / "msel.yaml").read_bytes()
    done = infodrill("scenarios", "msel", "import", out, "--into", mine, "--lang", "en")
    assert done.exit_code == Exit.REFUSED and "[Q118]" in done.stderr and "Kịch bản!F2" in done.stderr
    said = infodrill("scenarios", "msel", "import", out, "--into", mine, "--propose", "--lang", "en").stdout
    assert (mine / "msel.yaml").read_bytes() == before and " ?" in said and '"Nơi nhận": "to"' in said
    map_file = tmp_path / "map.yaml"
    map_file.write_text(said, "utf-8")
    assert (
        infodrill("scenarios", "msel", "import", out, "--into", mine, "--map", map_file).exit_code == Exit.OK
    )
    assert infodrill("scenarios", "msel", "import", out, "--into", mine).exit_code == Exit.OK


@pytest.mark.parametrize(
    ("claim", "cell", "exit_code"),
    [("no-such-claim", "F4", Exit.REFUSED), ("fake-fund", "E4", Exit.FINDINGS)],
)
def test_what_is_wrong_is_named_by_cell_whoever_finds_it(infodrill, mine, tmp_path, claim, cell, exit_code):
    """A claim that is nowhere, at once; a text that is not translated, by a check afterwards."""
    out = planners(
        tmp_path / "ours.xlsx",
        ROW,
        (9, "08:02", "Người dân", "ward", "Tàu chìm rồi, ai cũng đang hỏi thăm nhau ở bến phà", claim),
    )
    done = infodrill("scenarios", "msel", "import", out, "--into", mine, "--lang", "en")
    assert done.exit_code == exit_code
    assert f"ours.xlsx:4 Kịch bản!{cell} (" in done.stderr and "msel.yaml" not in done.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("columns: {STT: numbr}", "Did you mean number?"),
        ("columns: {Nowhere: number}\nsheet: Kịch bản", "stands nowhere"),
        ("columns: {STT: number}\nsheet: Other", "Kịch bản"),
        ("- a", "not a mapping"),
        ("columns: {}", "not a mapping"),
        ("columns: {STT: number}\nstart: 1", "not a mapping"),
    ],
)
def test_a_wrong_mapping_is_refused_with_a_remedy(infodrill, mine, tmp_path, text, said):
    out = planners(tmp_path / "ours.xlsx", ROW)
    (tmp_path / "map.yaml").write_text(text, "utf-8")
    before = (mine / "msel.yaml").read_bytes()
    done = infodrill(
        "scenarios", "msel", "import", out, "--into", mine, "--map", tmp_path / "map.yaml", "--lang", "en"
    )
    assert done.exit_code == Exit.REFUSED and said in done.stderr
    assert (mine / "msel.yaml").read_bytes() == before


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


def test_what_is_not_in_the_table_is_named_and_kept_each_time(tmp_path, infodrill):
    drill = Path(shutil.copytree(TINY, tmp_path / "drill"))
    book = tmp_path / "t.xlsx"
    assert infodrill("scenarios", "msel", "export", f"{drill}/", "--out", str(book)).exit_code == Exit.OK
    whole = (drill / "msel.yaml").read_bytes()
    sheet = openpyxl.load_workbook(book)
    sheet[sheet.sheetnames[0]].delete_rows(sheet[sheet.sheetnames[0]].max_row)
    sheet.save(book)
    done = infodrill("scenarios", "msel", "import", str(book), "--into", str(drill), "--lang", "en")
    assert "1 inject is not in the table and was taken out: 4. .msel.yaml.old has them." in done.stderr, (
        done.output
    )
    infodrill("scenarios", "msel", "import", str(book), "--into", str(drill))
    assert (drill / ".msel.yaml.old").read_bytes() == whole and (drill / ".msel.yaml.old.2").exists()


def test_nothing_is_written_while_a_check_would_find_an_error(tmp_path, infodrill):
    drill = Path(shutil.copytree(TINY, tmp_path / "drill"))
    book = tmp_path / "t.xlsx"
    infodrill("scenarios", "msel", "export", f"{drill}/", "--out", str(book))
    before = (drill / "msel.yaml").read_bytes()
    sheet = openpyxl.load_workbook(book)
    page = sheet[sheet.sheetnames[0]]
    headings = next(row for row in page.iter_rows() if any("From" in str(cell.value) for cell in row))
    column = next(cell.column for cell in headings if "From" in str(cell.value))
    page.cell(row=headings[0].row + 1, column=column).value = "Người không ai khai báo"
    sheet.save(book)
    done = infodrill("scenarios", "msel", "import", str(book), "--into", str(drill))
    assert done.exit_code == Exit.FINDINGS and "S184" in done.output
    assert done.output.count("Nothing of the table was written") == 1
    assert (drill / "msel.yaml").read_bytes() == before and not (drill / ".msel.yaml.old").exists()


def one_row(folder: Path, table: Path, sender: str, head: str = "From") -> None:
    """The template's first inject by another number, from somebody, as a table of a planner's own."""
    book = openpyxl.Workbook()
    book.active.append(["No.", "Time", head, "To", "Channel", "Description"])
    book.active.append([1, "+2", sender, "ward", "chat", "Xe chở nước rẽ nhầm lối ở ngã ba, xin chờ"])
    book.save(table)


def test_senders_that_nobody_declared_are_printed_as_they_are_to_be_pasted(infodrill, tmp_path):
    table, folder = tmp_path / "ours.xlsx", tmp_path / "ward"
    infodrill("new", folder, "--template", "ward", "--lang", "vi")
    one_row(folder, table, "Bà Tư: “hay hỏi” #2")
    line = ("scenarios", "msel", "import", table, "--into", folder, "--rows", "change-these")
    done = infodrill(*line)
    block = "\n".join(each for each in done.stderr.splitlines() if each.startswith("  - "))
    assert done.exit_code == Exit.FINDINGS and "Bà Tư" in block
    head = (folder / "drill.yaml").read_text("utf-8")
    (folder / "drill.yaml").write_text(head.replace("senders:\n", f"senders:\n{block}\n"), "utf-8")
    done = infodrill(*line, "--json")
    assert done.exit_code == Exit.OK, done.output
    # as many as the file has now, and not as the table
    assert json.loads(done.stdout)["injects"] == len(load(folder).scenario.msel.injects) > 1
    text = (folder / "msel.yaml").read_text("utf-8").replace("hay hỏi", "đứng cạnh bờ sông")
    (folder / "msel.yaml").write_text(text, "utf-8")
    assert "  - " in infodrill("check", f"{folder}/").stderr  # a check prints them too


def test_what_a_mapping_says_is_kept_while_cells_are_wrong(infodrill, tmp_path):
    table, folder, said = tmp_path / "ours.xlsx", tmp_path / "ward", tmp_path / "map.yaml"
    infodrill("new", folder, "--template", "ward", "--lang", "vi")
    known = load(folder).scenario.drill.senders[0]
    line = ("scenarios", "msel", "import", table, "--into", folder, "--rows", "change-these")
    columns = "{No.: number, Time: at, Xyzzy: from, To: to, Channel: method, Description: body.vi}"
    said.write_text(f"sheet: Sheet\ncolumns: {columns}\n", "utf-8")
    one_row(folder, table, "Người lạ", head="Xyzzy")
    before = (folder / "msel.yaml").read_bytes()
    assert infodrill(*line, "--map", said).exit_code == Exit.FINDINGS
    assert (folder / "msel.yaml").read_bytes() == before
    assert "Xyzzy: from" in (folder / "msel.map.yaml").read_text("utf-8")
    one_row(folder, table, known, head="Xyzzy")
    assert infodrill(*line).exit_code == Exit.OK  # nobody says it again
    other = tmp_path / "other"
    infodrill("new", other, "--template", "ward", "--lang", "vi")
    said.write_text(f"sheet: Sheet\ncolumns: {columns.replace('Xyzzy', 'Qwertz')}\n", "utf-8")
    infodrill("scenarios", "msel", "import", table, "--into", other, "--map", said)
    assert not (other / "msel.map.yaml").exists()  # one that does not describe the workbook is not kept


def test_another_plan_is_refused_with_both_choices_and_each_of_them_is_taken(infodrill, tmp_path):
    table, book, folder = tmp_path / "ours.xlsx", openpyxl.Workbook(), tmp_path / "ward"
    assert infodrill("new", folder, "--template", "ward").exit_code == Exit.OK
    whole = len(load(folder).scenario.msel.injects)
    book.active.append(["No.", "Time", "From", "To", "Channel", "Description"])
    book.active.append(
        [1, "+2", "Ban đạo diễn", "ward", "press", "Xe chở nước rẽ nhầm lối ở ngã ba, xin chờ"]
    )
    book.save(table)
    before, line = (
        (folder / "msel.yaml").read_bytes(),
        ("scenarios", "msel", "import", table, "--into", folder),
    )
    refused = infodrill(*line)
    assert refused.exit_code == Exit.REFUSED and (folder / "msel.yaml").read_bytes() == before
    assert "[Q146]" in refused.stderr
    assert all(f"--rows {use}" in refused.stderr for use in ("replace-all", "change-these"))
    assert infodrill(*line, "--rows", "change-these").exit_code == Exit.OK
    now = load(folder).scenario.msel.injects
    assert len(now) == whole and "ngã ba" in now[0].body.vi
    replaced = infodrill(*line, "--rows", "replace-all")
    assert replaced.exit_code == Exit.OK and len(load(folder).scenario.msel.injects) == 1, replaced.stderr
    assert (
        "1, 2, 3" in replaced.stderr and infodrill(*line).exit_code == Exit.OK
    )  # now it is the folder's own
    assert infodrill(*line, "--rows", "all").exit_code == Exit.USAGE


def test_what_a_table_breaks_in_another_file_is_told(infodrill, tmp_path):
    """A situation of which no inject is left stands in drill.yaml; what was wrong there before is no fault of the table."""
    folder, book = tmp_path / "drill", tmp_path / "t.xlsx"
    infodrill("new", folder, "--template", "ward", "--lang", "vi")
    claim = next(path for path in sorted((folder / "claims").iterdir()) if path.suffix == ".yaml")
    drill = folder / "drill.yaml"
    two = "situations:\n  - {id: K1, title: Buổi sáng}\n  - {id: K2, title: Buổi chiều}\nphases:"
    drill.write_text(drill.read_text().replace("phases:", two, 1))
    for path in (folder / "claims").iterdir():
        text = path.read_text()
        path.write_text(
            text.replace("sentence:", f"situation: {'K2' if path == claim else 'K1'}\nsentence:", 1)
        )
    infodrill("scenarios", "msel", "export", folder, "--out", book)
    sheet = openpyxl.load_workbook(book)
    page = sheet[sheet.sheetnames[0]]
    at = next(
        cell for row in page.iter_rows() for cell in row if re.search(r"(?i)claim|^tin\b", str(cell.value))
    )
    for row in range(page.max_row, at.row, -1):
        if page.cell(row=row, column=at.column).value == claim.stem:
            page.delete_rows(row)
    sheet.save(book)
    done = infodrill("scenarios", "msel", "import", book, "--into", folder, "--rows", "replace-all")
    assert done.exit_code == Exit.OK and "drill.yaml" in done.output and "S172" in done.output, done.output
