"""A planner's workbook sent in for a scenario: asked once, previewed, kept as the next version; faults named by cell."""

from __future__ import annotations

import html
import re
import shutil
from base64 import b64encode
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from infodrill.exchange.mselkin import USES
from infodrill.exchange.workbook import MAX_COLUMNS, MAX_ROWS
from infodrill.exchange.workbookreading import MAX_BYTES, MAX_PARTS, MAX_UNPACKED
from infodrill.scenario.loader import load, load_files
from infodrill.scenario.starting import started
from infodrill.web.models import ScenarioVersion
from infodrill.web.scenarios.pages import MOST_WORKBOOK
from infodrill.web.scenarios.versions import loaded_of, take_in

from .house import staff_browser

TINY = Path(__file__).parents[1] / "scenario" / "tiny"
HEADINGS = ("STT", "Thời gian", "Nguồn tin", "Nơi nhận", "Nội dung tin", "Thông tin", "Địa điểm")
ROW = (
    2,
    "08:35",
    "Trang Quỹ Bến Mơ",
    "MONITOR",
    "Quỹ Bến Mơ nhận ủng hộ qua {account:a}",
    "fake-fund",
    "Bến phà",
)


def book(*changed: tuple[str, object]) -> bytes:
    """Every inject of the tiny drill as a planner's table, with other values in some cells."""
    made = openpyxl.Workbook()
    made.active.title = "Kịch bản"
    made.active.append(["KẾ HOẠCH"])
    made.active.append(HEADINGS)
    made.active.append(ROW)
    for number, text in (
        (1, "Gió cấp bảy, bến phà tạm dừng từ tám giờ"),
        (3, "Tôi chờ hai tiếng"),
        (4, "Có biết không?"),
    ):
        made.active.append([number, f"+{number * 5}", "Người dân", "ward", text])
    for cell, value in changed:
        made.active[cell].value = value
    packed = BytesIO()
    made.save(packed)
    return packed.getvalue()


@pytest.fixture
def key(base, tmp_path: Path) -> str:
    version = take_in(load(Path(shutil.copytree(TINY, tmp_path / "mine"))))
    return f"own.{version.name}.{version.number}"


def send(browser: Client, key: str, content: bytes):
    sent = SimpleUploadedFile("ours.xlsx", content, "application/octet-stream")
    return browser.post("/scenarios/workbook", {"of": key, "workbook": sent})


def choose(browser: Client, key: str, content: bytes, do: str, **chosen: str):
    form = {"of": key, "name": "ours.xlsx", "book": b64encode(content).decode(), "do": do}
    return browser.post(
        "/scenarios/workbook", {**form, **{f"c-{letter}": value for letter, value in chosen.items()}}
    )


def selected(page: str) -> dict[str, str]:
    """What is chosen for each column."""
    selects = re.findall(r'<select[^>]* name="c-(\w+)".*?<option value="([^"]+)" selected', page, re.DOTALL)
    return {letter: html.unescape(value) for letter, value in selects}


def test_columns_are_proposed_previewed_and_taken_in_as_the_next_version(base, key):
    staff = staff_browser()
    answer = send(staff, key, book())
    page = answer.content.decode()
    assert answer.status_code == 200 and ScenarioVersion.objects.count() == 1
    assert selected(page) == {
        "A": "number", "B": "at", "C": "from", "D": "to", "E": "body.vi", "F": "claim", "G": "tag",
    }  # fmt: skip
    assert "+15:00" in page and "Trang Quỹ Bến Mơ" in page
    taken = choose(staff, key, book(), "take", G="-")
    assert taken.status_code == 302 and taken["Location"] == "/scenarios/one?of=own.tiny.2"
    loaded = loaded_of(ScenarioVersion.objects.get(number=2))
    (inject,) = (inject for inject in loaded.scenario.msel.injects if inject.number == 2)
    assert (inject.at, inject.claim, inject.tags) == (900, "fake-fund", ())
    assert "Địa điểm: '-'" in loaded.files["msel.map.yaml"].decode()


def test_the_same_table_again_needs_no_questions(base, key):
    staff = staff_browser()
    choose(staff, key, book(), "take")
    answer = send(staff, "own.tiny.2", book(("E4", "Gió cấp tám, bến phà tạm dừng từ chín giờ")))
    assert answer.status_code == 302 and answer["Location"] == "/scenarios/one?of=own.tiny.3"
    two, three = (
        loaded_of(version).files["msel.yaml"] for version in ScenarioVersion.objects.order_by("number")[1:]
    )
    lines = zip(two.decode().splitlines(), three.decode().splitlines(), strict=True)
    assert [pair for pair in lines if pair[0] != pair[1] and "Gió" not in pair[1]] == []


def test_a_table_that_lacks_injects_takes_them_out_only_when_told_so(base, key):
    staff, content = staff_browser(), book(*((f"{letter}6", None) for letter in "ABCDE"))
    choose(staff, key, book(), "take")
    asked = send(staff, "own.tiny.2", content)
    assert asked.status_code == 200 and ScenarioVersion.objects.count() == 2
    assert 'class="note note-heed"' in asked.content.decode() and "4." in asked.content.decode()
    assert choose(staff, "own.tiny.2", content, "take").status_code == 302
    last = loaded_of(ScenarioVersion.objects.get(number=3)).scenario.msel.injects
    assert 4 not in {inject.number for inject in last}


HOUSE_WORDS = ("Ô 1", "Ô 2", "Ô 3", "Ô 4", "Ô 5", "Ô 6", "Ô 7")  # headings that nobody could guess
KEPT = "sheet: Another\ncolumns: {Ô 1: number, Ô 2: at, Ô 3: from, Ô 4: to, Ô 5: body.vi, Ô 6: claim, Ô 7: tag}\n"


def test_a_kept_mapping_speaks_for_headings_that_nobody_could_guess(base, key, tmp_path):
    """Whatever its sheet is called now; what it says of fields without a column holds in the form too."""
    loaded = load(Path(shutil.copytree(TINY, tmp_path / "kept")))
    text = f"# {loaded.scenario.places.mark}\n{KEPT}defaults: {{method: press}}\n"
    take_in(load_files({**loaded.files, "msel.map.yaml": text.encode()}))
    headings = [(f"{letter}2", name) for letter, name in zip("ABCDEFG", HOUSE_WORDS, strict=True)]
    staff, content = staff_browser(), book(*headings)
    wrong = send(staff, "own.tiny.2", book(*headings, ("B4", "soon")))
    assert wrong.status_code == 422 and "Kịch bản!B4" in wrong.content.decode()
    assert selected(wrong.content.decode())["E"] == "body.vi"
    # A claim's cell that is empty in a table that has the column is shown before it is taken in.
    asked = send(staff, "own.tiny.2", content)
    assert asked.status_code == 200 and "Kịch bản!F6" in asked.content.decode()
    content = book(*headings, ("F5", "ferry-queue"), ("F6", "fake-fund"))
    assert (
        send(staff, "own.tiny.2", content).status_code == 200
    )  # whose sender and readers changed is shown first
    assert choose(staff, "own.tiny.2", content, "take")["Location"] == "/scenarios/one?of=own.tiny.3"
    assert choose(staff, "own.tiny.3", content, "take", G="-").status_code == 302
    last = loaded_of(ScenarioVersion.objects.get(number=4))
    assert "method: press" in last.files["msel.map.yaml"].decode()


def test_a_time_may_be_written_as_people_write_it(base, key):
    labels = dict(
        re.findall(
            r'<option value="([^"]+)"[^>]*>([^<]+)', send(staff_browser(), key, book()).content.decode()
        )
    )
    assert labels["at"] in ("Time: 08:35, +35:00 or seconds", "Thời gian: 08:35, +35:00 hoặc số giây")


@pytest.mark.parametrize(
    ("cell", "value"),
    [("B4", "soon"), ("F4", "no-such-claim"), ("D4", "phường khác"), ("E5", "=1+1"), ("B3", "07:10")],
)
def test_what_is_wrong_is_named_by_cell_and_nothing_is_kept(base, key, cell, value):
    answer = choose(staff_browser(), key, book((cell, value)), "take")
    page = answer.content.decode()
    assert answer.status_code == 422 and f"Kịch bản!{cell}" in page and ScenarioVersion.objects.count() == 1
    assert "msel.yaml" not in page


def test_a_heading_in_doubt_is_marked_and_what_is_chosen_holds(base, key):
    staff, content = staff_browser(), book(("F2", "Thông tin nào"))
    page = send(staff, key, content).content.decode()
    assert page.count("tag-heed") == 1
    again = choose(staff, key, content, "look", F="claim", E="body.en").content.decode()
    assert selected(again)["F"] == "claim" and selected(again)["E"] == "body.en" and "tag-heed" not in again
    twice = choose(staff, key, content, "look", A="at", B="at")
    assert twice.status_code == 422 and "Kịch bản!B2" in twice.content.decode()


@pytest.mark.parametrize("content", [b"", b"%PDF", b"PK\x05\x06" + bytes(18), bytes(MOST_WORKBOOK + 1)])
def test_what_is_no_workbook_is_refused(base, key, content):
    staff = staff_browser()
    assert send(staff, key, content or b"x").status_code == 422
    assert choose(staff, key, content[:1_000], "take").status_code == 422
    assert staff.post("/scenarios/workbook", {"of": key, "book": "%%", "do": "take"}).status_code == 422
    assert ScenarioVersion.objects.count() == 1


@pytest.mark.parametrize("do", ["", "look", "take"])
def test_headings_without_a_row_below_them_are_refused_with_what_to_do(base, key, do):
    """It was said to be a fault of infodrill itself."""
    made = openpyxl.Workbook()
    made.active.append(HEADINGS)
    made.save(packed := BytesIO())
    browser = staff_browser()
    answer = choose(browser, key, packed.getvalue(), do) if do else send(browser, key, packed.getvalue())
    assert answer.status_code == 422 and "Q117" in answer.content.decode()


def test_who_may_not_add_sends_no_workbook(base, key):
    other = Client()
    other.force_login(get_user_model().objects.create(username="other", is_staff=True))
    assert send(other, key, book()).status_code == 403
    assert send(Client(), key, book()).status_code == 302  # to the door
    assert staff_browser().post("/scenarios/workbook", {"of": "none"}).status_code == 404
    assert ScenarioVersion.objects.count() == 1


def test_which_sheet_and_whether_hidden_rows_come_are_asked_on_the_page(base, key):
    staff, made = staff_browser(), openpyxl.load_workbook(BytesIO(book()))
    made.active.row_dimensions[4].hidden = True
    other = made.create_sheet("Bản hai")
    for cells in (HEADINGS, ROW):
        other.append(cells)
    packed = BytesIO()
    made.save(packed)
    content = packed.getvalue()
    page = send(staff, key, content).content.decode()
    assert all(part in page for part in ('name="sheet"', "Bản hai", 'name="hidden"', "bị ẩn"))
    form = {"of": key, "name": "ours.xlsx", "book": b64encode(content).decode(), "about": "Kịch bản"}
    silent = staff.post("/scenarios/workbook", {**form, "do": "take", "sheet": "Kịch bản", "hidden": ""})
    assert silent.status_code == 422 and ScenarioVersion.objects.count() == 1
    looked = staff.post("/scenarios/workbook", {**form, "do": "look", "sheet": "Bản hai", "hidden": ""})
    assert looked.status_code == 200 and 'name="hidden"' not in looked.content.decode()
    taken = staff.post("/scenarios/workbook", {**form, "do": "take", "sheet": "Kịch bản", "hidden": "leave"})
    assert taken.status_code == 302 and ScenarioVersion.objects.count() == 2
    loaded = loaded_of(ScenarioVersion.objects.get(number=2))
    assert [inject.number for inject in loaded.scenario.msel.injects] == [2, 3, 4]
    assert "hidden: leave" in loaded.files["msel.map.yaml"].decode()


def test_the_limits_that_the_docs_name_are_those_of_the_program():
    said = (Path(__file__).parents[2] / "docs/reference/exchange.md").read_text("utf-8")
    packed, small, unpacked, parts, rows, columns = re.search(
        r"(\d+) MB packed \((\d+) kB in the browser.*?\), (\d+) MB unpacked, (\d+) parts, ([\d,]+) rows, (\d+) columns",
        said,
    ).groups()
    assert (int(packed), int(unpacked)) == (MAX_BYTES // 1_000_000, MAX_UNPACKED // 1_000_000)
    assert (int(small), int(parts)) == (MOST_WORKBOOK // 1_000, MAX_PARTS)
    assert (int(rows.replace(",", "")), int(columns)) == (MAX_ROWS, MAX_COLUMNS)


def test_another_plan_is_asked_about_once_and_taken_in_as_said(base, tmp_path):
    texts = started("ward", "vi", name="ward", minutes=60, cells=4)
    version = take_in(load_files({name: text.encode() for name, text in texts.items()}))
    staff, key, made = staff_browser(), f"own.{version.name}.1", openpyxl.Workbook()
    made.active.append(["STT", "Thời gian", "Nguồn tin", "Nơi nhận", "Kênh", "Nội dung tin"])
    made.active.append(
        [1, "+2", "Ban đạo diễn", "ward", "press", "Xe chở nước rẽ nhầm lối ở ngã ba, xin chờ"]
    )
    packed = BytesIO()
    made.save(packed)
    content = packed.getvalue()
    page = send(staff, key, content)
    asked = page.content.decode()
    assert page.status_code == 200 and 'name="rows"' in asked and "ngã ba" in asked and "Q146" not in asked
    assert all(f'<option value="{use}">' in asked for use in USES)  # nothing is chosen beforehand
    assert choose(staff, key, content, "take").status_code == 422 and ScenarioVersion.objects.count() == 1
    form = {"of": key, "name": "ours.xlsx", "book": b64encode(content).decode()}
    looked = staff.post(
        "/scenarios/workbook", {**form, "do": "look", "rows": "change-these"}
    ).content.decode()
    assert '<option value="change-these" selected>' in looked and "không có trong bảng" not in looked
    whole = len(loaded_of(version).scenario.msel.injects)
    for number, (use, left) in enumerate((("change-these", whole), ("replace-all", 1)), 2):
        taken = staff.post("/scenarios/workbook", {**form, "do": "take", "rows": use})
        assert taken.status_code == 302, taken.content.decode()
        assert len(loaded_of(ScenarioVersion.objects.get(number=number)).scenario.msel.injects) == left
