"""A workbook that nobody could read through is refused before anybody waits for it, with the limit that it passed."""

from __future__ import annotations

import zipfile
from io import BytesIO

import openpyxl
import pytest

from infodrill.exchange.address import ExchangeError
from infodrill.exchange.workbookreading import MOST_FILLED, MOST_LETTERS, read
from tests.patience import calls


def book(*sheets: list[list[str]]) -> bytes:
    whole = openpyxl.Workbook(write_only=True)
    for rows in sheets:
        sheet = whole.create_sheet()
        for row in rows:
            sheet.append(row)
    out = BytesIO()
    whole.save(out)
    return out.getvalue()


def with_merges(content: bytes, merges: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as plan, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in plan.namelist():
            part = plan.read(name)
            if name.endswith("sheet1.xml"):
                part = part.replace(b"</sheetData>", b"</sheetData><mergeCells>" + merges + b"</mergeCells>")
            made.writestr(name, part)
    return out.getvalue()


MERGE = b'<mergeCell ref="A1:A400"/>'
LONG = "a" * 30_000
HEAVY = {
    "rows": book([["08:10", "m"]] * 9_000),
    "rows of two sheets": book([["08:10"]] * (MOST_FILLED - 5), [["08:20"]] * 10),
    "letters": book([["08:10", LONG]] * 300),
    "letters of one cell merged over rows": with_merges(
        book([[LONG, "08:10"], *[[None, "08:10"]] * 399]), MERGE
    ),
}


@pytest.mark.parametrize("what", HEAVY)
def test_what_is_too_much_to_read_is_refused_with_the_limit(what: str) -> None:
    def refused() -> ExchangeError:
        with pytest.raises(ExchangeError) as wrong:
            read(HEAVY[what], "plan.xlsx")
        return wrong.value

    fault = calls(refused, 2_000_000)
    assert isinstance(fault, ExchangeError)
    assert (fault.code, fault.params["rows"], fault.params["letters"]) == ("Q115", MOST_FILLED, MOST_LETTERS)


def test_a_large_plan_is_read() -> None:
    plan = book([["08:10", "x" * 200]] * 1_000)
    assert sum(map(len, read(plan, "plan.xlsx").values())) == 1_000


def test_merges_over_one_another_are_not_gone_through_row_by_row() -> None:
    """Twenty thousand of them in 16 kB, each over three thousand rows, took seven seconds."""
    many = with_merges(book([[f"08:{row % 60:02}", "m"] for row in range(400)]), MERGE * 2_000)
    found = calls(lambda: read(many, "plan.xlsx")["Sheet"], 400_000)
    assert isinstance(found, list) and len(found) == 400
