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
from infodrill.exchange.publiclog import HEADINGS, PublicLog, as_csv, as_json
from infodrill.exchange.records import AppealLine, Both, LogLine, Ran
from infodrill.kernel.mark import MARK
from tests.exchange.examples import AT, texts

LINE = LogLine(
    1, AT, "s3", 5, Both("đính chính", "correction"), Both("Phòng khám", "Clinic"), Both("Còn hạn", "In date"),
    "https://xem-xet-lai.dien-tap.invalid/s3",
)  # fmt: skip
APPEALS = (
    AppealLine("a1", "s3", AT, AT + timedelta(hours=1), True),
    AppealLine("a2", "s3", AT, None, False),
    AppealLine("a3", "s9", AT, None, False),
)
RAN = Ran(7, "B2", 600, 660, "07:41", "delivered", ("clinic",), True, 2, Both("=1+1", "_x0041_"))


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
    line = replace(LINE, notice=Both(sly, sly), issuer_name=Both(sly, sly))
    row = list(csv.reader(StringIO(as_csv(PublicLog((line,), ())))))[1]
    assert not [one for one in row if one.startswith(("=", "+", "-", "@", "\t"))]


def test_an_appeal_address_outside_the_range_is_refused():
    with pytest.raises(ExchangeError):
        as_csv(PublicLog((replace(LINE, appeal="https://example.com/"),), ()))


@settings(deadline=None)
@given(texts(), texts())
def test_no_text_adds_a_line_or_a_column(one, other):
    log = PublicLog((replace(LINE, notice=Both(one, other), item=other),), ())
    rows = list(csv.reader(StringIO(as_csv(log), newline="")))
    assert [len(row) for row in rows] == [len(HEADINGS)] * 2
    assert json.loads(as_json(log))["numbers"]["entries"] == 1


def test_the_table_as_it_ran_is_marked_and_empty_where_nothing_came():
    content = asrun.as_workbook((RAN, replace(RAN, number=8, at=-1, story="", status="", to=())))
    sheet = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    assert sheet["A1"].value == MARK
    assert [one.value for one in sheet[3]][:6] == [7, "B2", 600, 660, "07:41", "delivered"]
    assert sheet["J3"].data_type == "s"
    assert [one.value for one in sheet[4]][3:6] == [None, None, None]


@settings(deadline=None)
@given(texts())
def test_any_subject_fits_into_the_table_as_it_ran(text):
    assert asrun.as_workbook((replace(RAN, subject=Both(text, text), situation=text[:20]),))
