"""A planner's own workbook comes back with what the scenario says now; whatever else it holds stays as it was."""

from __future__ import annotations

import shutil
from datetime import time
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from infodrill.exchange.address import ExchangeError
from infodrill.exchange.mselimport import opened
from infodrill.exchange.mselreturn import given_back
from infodrill.kernel.mark import MARK
from infodrill.scenario.loader import Loaded, load, load_files
from tests.cli.conftest import TINY

ROWS = (
    ("KẾ HOẠCH DIỄN TẬP",),
    ("Địa điểm", "Thời gian", "STT", "Nơi nhận", "Nguồn tin", "Nội dung", "Người soạn"),
    ("Giai đoạn 1",),
    (
        "Hội trường",
        time(8, 1),
        1,
        "ward, city",
        "Ban đạo diễn",
        "Gió cấp bảy, bến phà tạm dừng từ tám giờ",
        "Lan",
    ),
    ("Giai đoạn 3",),
    (
        "Bến phà",
        "+11",
        2,
        "MONITOR, public",
        "Trang Quỹ Bến Mơ",
        "Quỹ Bến Mơ nhận ủng hộ qua {account:a}",
        "Minh",
    ),
    (None, "08:32", 3, "CITIZEN-DESK", "Người dân", "Tôi chờ hai tiếng", None),
    (None, "+20", 4, "city", "Phóng viên báo Sóng Mơ", "Thị trấn có biết trang này không?", "Lan"),
)


def planners() -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    for row in ROWS:
        page.append(row)
    page.merge_cells("A1:G1")
    page["F4"].fill, page["F4"].font = PatternFill("solid", fgColor="FFFF00"), Font(bold=True)
    page["B4"].number_format = "hh:mm"
    page.column_dimensions["F"].width = 61
    book.create_sheet("Riêng")["B2"].value = "giữ nguyên"
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


@pytest.fixture
def imported(tmp_path: Path) -> Loaded:
    """The tiny drill with the planner's table in it."""
    loaded = load(Path(shutil.copytree(TINY, tmp_path / "mine")))
    planned = opened(planners(), "ours.xlsx", loaded)
    table = planned.table(planned.proposed.layout)
    return load_files({**loaded.files, **planned.files(table, loaded.files["msel.yaml"])})


def cells(content: bytes) -> dict[str, tuple[Any, ...]]:
    book = openpyxl.load_workbook(BytesIO(content))
    return {
        f"{page.title}!{cell.coordinate}": (
            cell.value,
            cell.number_format,
            cell.font.b,
            cell.fill.fgColor.rgb,
        )
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None and cell.value != MARK
    }


def changed(loaded: Loaded, before: str, after: str) -> Loaded:
    text = loaded.files["msel.yaml"].decode()
    assert text.count(before) == 1
    return load_files({**loaded.files, "msel.yaml": text.replace(before, after).encode()})


def test_nothing_changed_is_the_same_table_under_the_mark(imported):
    content = given_back(planners(), "ours.xlsx", imported)
    assert cells(content) == cells(planners())
    page = openpyxl.load_workbook(BytesIO(content)).active
    assert MARK in page.oddHeader.center.text and MARK in [cell.value for cell in page[1]]
    assert page.column_dimensions["F"].width == 61 and "A1:G1" in page.merged_cells
    assert given_back(content, "ours.xlsx", imported) == given_back(content, "ours.xlsx", imported)
    again = opened(content, "ours.xlsx", imported, imported.files["msel.map.yaml"])
    assert (
        again.kept
        and again.files(again.table(), imported.files["msel.yaml"])["msel.yaml"]
        == imported.files["msel.yaml"]
    )


@pytest.mark.parametrize(
    ("before", "after", "cell", "value"),
    [
        ("at: 60", "at: 120", "Sheet!B4", time(8, 2)),
        ("at: 660", "at: 690", "Sheet!B6", "+11:30"),
        ("at: 720", "at: 780", "Sheet!B7", "08:33"),
        (
            "Gió cấp bảy, bến phà",
            "Gió cấp chín, bến phà",
            "Sheet!F4",
            "Gió cấp chín, bến phà tạm dừng từ tám giờ",
        ),
        ("to: {roles: [CITIZEN-DESK]}", "to: {cells: [ward]}", "Sheet!D7", "ward"),
    ],
)
def test_what_was_changed_in_the_folder_is_the_one_cell_that_is_another(imported, before, after, cell, value):
    old, new = cells(planners()), cells(given_back(planners(), "ours.xlsx", changed(imported, before, after)))
    assert {place for place in old if old[place] != new.get(place)} == {cell} and set(old) == set(new)
    assert new[cell] == (value, *old[cell][1:])


def test_a_workbook_with_formulas_is_not_given_back(imported):
    book = openpyxl.load_workbook(BytesIO(planners()))
    book["Riêng"]["C3"].value = "=1+1"
    packed = BytesIO()
    book.save(packed)
    with pytest.raises(ExchangeError) as refused:
        given_back(packed.getvalue(), "ours.xlsx", imported)
    assert refused.value.code == "Q121" and "Riêng!C3" in str(refused.value)


@pytest.mark.parametrize(("second", "value"), [(120, 2), (90, "+1:30")])
def test_whole_minutes_stay_a_number_where_the_time_is_one(imported, second, value):
    """What hyperlinks lead to is taken away; their text stays."""
    book = openpyxl.load_workbook(BytesIO(planners()))
    page = book.active
    page["B2"].value = "Phút"
    for cell, minute in zip(("B4", "B6", "B7", "B8"), (1, 11, 12, 20), strict=True):
        page[cell].value, page[cell].number_format = minute, "0"
    page["A6"].hyperlink = "https://ben-mo.example/"
    packed = BytesIO()
    book.save(packed)
    mapping = imported.files["msel.map.yaml"].decode().replace("Thời gian: at", "Phút: at_minutes")
    own = load_files({**imported.files, "msel.map.yaml": mapping.encode()})
    made = openpyxl.load_workbook(
        BytesIO(given_back(packed.getvalue(), "ours.xlsx", changed(own, "at: 60", f"at: {second}")))
    ).active
    assert [made[cell].value for cell in ("B4", "B6", "B7", "B8")] == [value, 11, 12, 20]
    assert made["A6"].value == "Bến phà" and made["A6"].hyperlink is None
