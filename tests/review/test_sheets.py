"""The report's workbook: ledger, letters, claims, plan and passport in words, as the other renderings have them."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from infodrill.exchange.workbook import READ_ON_ONE
from infodrill.kernel.i18n import tr
from infodrill.kernel.mark import MARK
from infodrill.review.assess import Assessment
from infodrill.review.report.document import ReportDocument, texts
from infodrill.review.report.reading import read_parts
from infodrill.review.report.sheets import KINDS, as_sheets
from tests.forms import both_forms
from tests.once import once
from tests.review.telling import squeezed, untold
from tests.review.test_ledgerbook import RAW
from tests.review.test_paper import EVERY, FEW, tree_of
from tests.review.test_printed import assessed

LONG = "lời dài " * 500 + "hết"


@once
def book_of(name: str, cells: str, lang: str) -> tuple[ReportDocument, Assessment, bytes]:
    tree, (_, found) = tree_of(name, cells, lang), assessed(name, cells)
    return tree, found, as_sheets(tree, found)


def told_in(page: Worksheet) -> list[str]:
    return [
        "\n".join(str(cell) for cell in row if cell is not None) for row in page.iter_rows(values_only=True)
    ]


@pytest.mark.parametrize(("name", "cells", "lang"), both_forms(EVERY, FEW))
def test_every_text_of_claims_plan_and_passport_and_every_row_of_the_ledger_is_in_the_workbook(
    name: str, cells: str, lang: str
) -> None:
    tree, found, content = book_of(name, cells, lang)
    pages = load_workbook(BytesIO(content)).worksheets
    tables = [table for kind in KINDS for table in tree.tables(kind)]
    had = [kind for kind in KINDS if kind != "plan" or found.plan]  # without a gap there is no plan
    assert [table.kind for table in tables] == had and len(pages) == 2 + len(tables)
    for page, table in zip(pages[2:], tables, strict=True):
        assert untold((table,), told_in(page)) == []  # type: ignore[arg-type]
    ledger = {squeezed(line.partition("\n")[0]): squeezed(line) for line in told_in(pages[0])}
    for table in tree.tables("ledger"):
        for line in table.lines:
            # What was forbidden and not done is many rows in one line.
            if len(line.cells) < len(table.head.cells):
                kept = set(re.findall(r"e\d+\.\d+", squeezed(" ".join(texts(line.cells[1].blocks)))))
                assert kept and kept <= ledger.keys()
                continue
            number, outcome = (squeezed(next(texts(line.cells[n].blocks))) for n in (0, 3))
            assert outcome in ledger[number]


@pytest.mark.parametrize("play", FEW, ids=lambda play: "-".join(play))
def test_every_sheet_is_marked_in_words_and_the_same_each_time(play: tuple[str, str, str]) -> None:
    tree, found, content = book_of(*play)
    names = [page.title for page in load_workbook(BytesIO(content)).worksheets]
    assert names[2:] == [tr(play[2], KINDS[table.kind]) for kind in KINDS for table in tree.tables(kind)]
    for page in load_workbook(BytesIO(content)).worksheets:
        assert MARK in str(page.cell(1, 1).value) and page.freeze_panes and page.print_title_rows == "$1:$2"
        assert page.auto_filter.ref == page.dimensions.replace("A1", "A2"), "each column can be chosen from"
        widths = [column.width for column in page.column_dimensions.values()]
        assert min(widths) >= 15 and page.sheet_properties.pageSetUpPr.fitToPage == (
            sum(widths) <= READ_ON_ONE or None
        )
        cells: list[Any] = [cell for row in page.iter_rows(min_row=2, values_only=True) for cell in row]
        assert [hit for cell in cells if isinstance(cell, str) for hit in RAW.findall(cell)] == []
    rated = (
        load_workbook(BytesIO(content))
        .worksheets[1]
        .iter_rows(min_row=3, max_row=3 + len(found.measures), values_only=True)
    )
    assert all(letter and covered != "0/0" for _, letter, covered, _ in rated), "what has no letter says why"
    assert as_sheets(tree, found) == content


def test_a_long_gap_is_told_to_its_end() -> None:
    tree, found, _ = book_of(*FEW[0])
    table = f"<table class='plan'><thead><tr><th>a</th></tr></thead><tbody><tr><td>{LONG}</td></tr></tbody></table>"
    parts = read_parts(f"<main><article><h2>b</h2>{table}</article></main>", str)
    page = load_workbook(BytesIO(as_sheets(replace(tree, parts=parts), found))).worksheets[2]
    assert str(page.cell(3, 1).value).endswith("hết")
