"""The public log and the MSEL as it ran, as files."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import timedelta
from io import BytesIO, StringIO

import openpyxl
import pytest
from hypothesis import given, settings

from infodrill.exchange import asrun
from infodrill.exchange.address import ExchangeError
from infodrill.exchange.plain import plain
from infodrill.exchange.publiclog import HEADINGS, PublicLog, as_csv, as_json
from infodrill.exchange.records import AppealLine, BothTexts, PublicLogLine, Ran
from infodrill.kernel.mark import MARK
from tests.exchange.examples import AT, texts

LINE = PublicLogLine(
    number=1, at=AT, item="s3", action=5, action_name=BothTexts("đính chính", "correction"),
    issuer_name=BothTexts("Phòng khám", "Clinic"), notice=BothTexts("Còn hạn", "In date"),
    appeal="https://xem-xet-lai.dien-tap.invalid/s3",
)  # fmt: skip
APPEALS = (
    AppealLine(appeal="a1", item="s3", at=AT, answered_at=AT + timedelta(hours=1), upheld=True),
    AppealLine(appeal="a2", item="s3", at=AT, answered_at=None, upheld=False),
    AppealLine(appeal="a3", item="s9", at=AT, answered_at=None, upheld=False),
)
RAN = Ran(
    number=7, situation=BothTexts("Cái tủ lạnh", "The fridge"), planned=AT, at=AT + timedelta(minutes=1), minute=11,
    status="late", to=(BothTexts("Khung phòng khám", "The clinic"),), public=True, read_by=2,
    subject=BothTexts("=1+1", "_x0041_"),
)  # fmt: skip


def test_each_line_of_the_table_is_marked_and_counts_its_appeals():
    head, row = csv.reader(StringIO(as_csv(PublicLog((LINE,), APPEALS))))
    assert tuple(head) == HEADINGS
    assert row[0] == MARK and row[1] == "1"
    assert row[-4:] == ["2", "1", "1", ""]


def test_the_numbers_agree_with_the_entries():
    whole = json.loads(as_json(PublicLog((LINE,), APPEALS)))
    assert whole["mark"] == MARK
    assert whole["numbers"] == {"entries": 1, "appeals": 3, "answered": 1, "upheld": 1}
    assert whole["entries"][0]["notice"] == {"vi": "Còn hạn", "en": "In date"}


@pytest.mark.parametrize("sly", ["=1+1", "+1", "-1", "@A1", " =cmd|' /c calc'!A1", "\t=1"])
def test_no_cell_of_the_table_can_be_taken_for_a_formula(sly):
    line = replace(LINE, notice=BothTexts(sly, sly), issuer_name=BothTexts(sly, sly))
    row = list(csv.reader(StringIO(as_csv(PublicLog((line,), ())))))[1]
    assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_an_appeal_address_outside_the_range_is_refused():
    with pytest.raises(ExchangeError):
        as_csv(PublicLog((replace(LINE, appeal="https://example.com/"),), ()))


@settings(deadline=None)
@given(texts(), texts())
def test_no_text_adds_a_line_or_a_column(one, other):
    log = PublicLog((replace(LINE, notice=BothTexts(one, other), item=other),), ())
    rows = list(csv.reader(StringIO(as_csv(log), newline="")))
    assert [len(row) for row in rows] == [len(HEADINGS)] * 2
    assert json.loads(as_json(log))["numbers"]["entries"] == 1


def test_the_table_as_it_ran_is_marked_and_empty_where_nothing_came():
    content = asrun.as_workbook((RAN, replace(RAN, number=8, at=None, minute=-1, status="", to=())))
    sheet = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    assert sheet["A1"].value == MARK
    assert [cell.value for cell in sheet[3]][:9] == [
        7, "Cái tủ lạnh", "20/05/2027 08:05", "20/05/2027 08:06", 11, "đưa ra muộn", "Khung phòng khám", "có", 2,
    ]  # fmt: skip
    assert sheet["J3"].data_type == "s"
    assert [cell.value for cell in sheet[4]][3:7] == [None, None, "chưa đến lượt", None]


def test_the_table_as_it_ran_has_a_sheet_in_each_language_and_no_code():
    book = openpyxl.load_workbook(BytesIO(asrun.as_workbook((RAN,), languages=("en", "vi"))))
    assert book.sheetnames == ["MSEL as run", "MSEL đã chạy"]
    english = [cell.value for cell in book["MSEL as run"][3]]
    assert english[1:7] == [
        "The fridge", "20/05/2027 08:05", "20/05/2027 08:06", 11, "delivered late", "The clinic",
    ]  # fmt: skip
    for page in book.worksheets:
        words = {cell.value for row in page.iter_rows(min_row=2) for cell in row}
        assert not words & set(asrun.STATUS) - {"delivered"}


@pytest.mark.parametrize("text", ["_x0041_", "a_x000D_b", "x005F_", "=1+1", "a\u200b\u202eb", "dòng\nhai"])
def test_whatever_people_write_stands_letter_by_letter_in_the_table_as_it_ran(text):
    said = BothTexts(text, text)
    written = asrun.as_workbook((replace(RAN, subject=said, situation=said, to=(said,)),))
    cells = [
        sheet.cell(3, column) for sheet in openpyxl.load_workbook(BytesIO(written)) for column in (2, 7, 10)
    ]
    letters = "".join(plain(text).split())
    assert [("s", letters)] * 6 == [(cell.data_type, "".join(cell.value.split())) for cell in cells]


@settings(deadline=None)
@given(texts())
def test_any_subject_fits_into_the_table_as_it_ran(text):
    assert asrun.as_workbook((replace(RAN, subject=BothTexts(text, text), situation=BothTexts(text, text)),))
