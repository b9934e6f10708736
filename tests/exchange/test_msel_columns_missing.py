"""A column that is not there, and cells that the format fills in: told once at the headings, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from infodrill.exchange.address import ExchangeError
from infodrill.exchange.msel import as_workbook, table
from infodrill.exchange.mselcolumns import EXPECTED
from infodrill.exchange.mselimport import opened
from infodrill.exchange.mseltable import TableRead
from infodrill.scenario.faults import ScenarioErrors, from_fault
from tests.exchange.test_msel_planted_begun import AT, BEGUN, BODY, FROM, TO, begun, packed, plan


def read(drill: str, content: bytes, use: str = "replace-all") -> TableRead:
    return replace(opened(content, "a.xlsx", begun(drill)), use=use).table()


def without(drill: str, column: int) -> bytes:
    rows = plan(drill)
    for row in rows:
        del row[column : column + 1]
    return packed(rows)


@pytest.mark.parametrize("drill", BEGUN)
@pytest.mark.parametrize("column", [AT, BODY])
def test_a_column_that_has_to_be_there_is_told_once_at_the_headings(drill, column):
    with pytest.raises(ScenarioErrors) as wrong:
        read(drill, without(drill, column))
    assert [(fault.code, fault.place.line) for fault in wrong.value.errors] == [("Q128", 1)]


@pytest.mark.parametrize("drill", BEGUN)
@pytest.mark.parametrize("column", [FROM, TO])
def test_what_a_missing_column_is_taken_for_is_told_of_a_whole_new_plan_too(drill, column):
    found = read(drill, without(drill, column))
    assert "Q128" in {note.code for note in found.notes}
    if column == FROM:
        (lang,) = begun(drill).scenario.drill.languages
        control = next(cell for cell in begun(drill).scenario.cells.cells if cell.level == 0)
        assert {inject.from_ for inject in found.msel.injects} == {control.name.in_(lang)}


def exported(drill: str, change: Callable[[Any, dict[str, int]], None]) -> TableRead:
    loaded = begun(drill)
    book = openpyxl.load_workbook(
        BytesIO(as_workbook(table(loaded), languages=loaded.scenario.drill.languages))
    )
    page = book["MSEL"]
    change(page, {str(cell.value).rpartition(" · ")[2]: cell.column for cell in page[2]})
    content = BytesIO()
    book.save(content)
    return read(drill, content.getvalue(), use="")


@pytest.mark.parametrize("drill", BEGUN)
def test_objectives_follow_in_an_exported_table_where_their_cell_is_empty(drill):
    def emptied(page: Any, heads: dict[str, int]) -> None:
        page.cell(5, heads["Objectives"]).value = None

    def added(page: Any, heads: dict[str, int]) -> None:
        last = page.max_row
        for column in range(1, page.max_column + 1):
            page.cell(last + 1, column).value = page.cell(last, column).value
        page.cell(last + 1, heads["Number"]).value = 99
        page.cell(last + 1, heads["Objectives"]).value = None

    for change in (emptied, added):
        assert all(inject.objectives for inject in exported(drill, change).msel.injects)


def said(drill: str, change: Callable[[Any, dict[str, int]], None]) -> list[str]:
    with pytest.raises(ScenarioErrors) as wrong:
        exported(drill, change)
    return [from_fault(fault).render("en") for fault in wrong.value.errors]


@pytest.mark.parametrize("drill", BEGUN)
def test_of_an_action_whose_inject_went_the_row_may_go_too(drill):
    def shortened(page: Any, heads: dict[str, int]) -> None:
        other = next(sheet for sheet in page.parent.worksheets if sheet.title == EXPECTED)
        number = other.cell(3, 1).value
        row = next(n for n in range(3, page.max_row + 1) if page.cell(n, heads["Number"]).value == number)
        page.delete_rows(row)

    assert any("or delete this row" in each for each in said(drill, shortened))


@pytest.mark.parametrize("drill", BEGUN)
def test_a_word_of_no_is_not_true(drill):
    def denied(page: Any, heads: dict[str, int]) -> None:
        page.cell(4, heads["Truth"]).value = "no"

    assert exported(drill, denied).msel.injects[1].truth == "false"


@pytest.mark.parametrize("drill", BEGUN)
def test_other_fields_are_asked_for_in_single_braces(drill):
    def muddled(page: Any, heads: dict[str, int]) -> None:
        page.cell(4, heads["Other"]).value = "{at: 5}"

    assert any("`{name: value}`" in each and "{{" not in each for each in said(drill, muddled))


@pytest.mark.parametrize("drill", BEGUN)
def test_a_day_later_is_told_as_the_day(drill):
    rows, story = plan(drill), begun(drill).scenario.drill.epoch
    start = datetime.fromisoformat(story).replace(tzinfo=None)
    later = start + timedelta(days=1, minutes=8)
    for n, row in enumerate(rows[1:]):
        row[AT] = start + timedelta(minutes=n)
    rows[4][AT] = later
    with pytest.raises(ScenarioErrors) as wrong:
        read(drill, packed(rows))
    (fault,) = wrong.value.errors
    assert f"{later:%d/%m/%Y}" in from_fault(fault).render("en")


def test_headings_with_nothing_below_are_told_at_their_row():
    with pytest.raises(ExchangeError) as wrong:
        read("ward", packed(plan("ward")[:1]))
    assert (wrong.value.code, wrong.value.place.line) == ("Q117", 1)


@pytest.mark.parametrize("drill", BEGUN)
@pytest.mark.parametrize("word", ["O1", "3", "Objective 2"])
def test_a_place_among_objectives_that_nobody_listed_is_no_objective(drill, word):
    def numbered(page: Any, heads: dict[str, int]) -> None:
        page.cell(4, heads["Objectives"]).value = word

    try:
        named = exported(drill, numbered).msel.injects[1].objectives
    except ScenarioErrors:
        return
    assert named == (word,)  # which a check of the whole then knows as none


def test_a_row_that_is_hidden_in_an_exported_table_is_read_and_told():
    drill = next(iter(BEGUN))
    found = exported(drill, lambda page, _: setattr(page.row_dimensions[6], "hidden", True))
    (note,) = (note for note in found.notes if note.code == "Q141")
    assert (note.place.line, len(found.msel.injects)) == (6, len(begun(drill).scenario.msel.injects))
