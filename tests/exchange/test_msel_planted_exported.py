"""Mistakes planted in a table as the program itself exports it: told at their own cell, with what mends them there."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from infodrill.conduct.check import check
from infodrill.conduct.rolenames import role_names
from infodrill.exchange.msel import as_workbook, table
from infodrill.exchange.mselimport import opened
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.folder import MAPPING
from infodrill.scenario.loader import find, load, load_files

CLINIC = load(find("clinic"))
NAMES = role_names(CLINIC)
Page = Any  # a sheet of openpyxl
Heads = dict[str, int]


def told(change: Callable[[Page, Heads], None]) -> list[tuple[str, str, str]]:
    """(code, what stands above the cell, the whole as shown) of all that is said."""
    book = openpyxl.load_workbook(BytesIO(as_workbook(table(CLINIC))))
    page = book["MSEL"]
    change(page, {str(cell.value).rpartition(" · ")[2]: cell.column for cell in page[2]})
    packed = BytesIO()
    book.save(packed)
    planned = opened(packed.getvalue(), "a.xlsx", CLINIC, b"", NAMES)
    try:
        found = planned.table()
    except ScenarioErrors as wrong:
        listed = wrong.errors
    else:
        files = planned.files(found, CLINIC.files["msel.yaml"])
        after = load_files({**CLINIC.files, **{name: files[name] for name in files if name != MAPPING}})
        usual = {each.render("en") for each in check(CLINIC).problems}
        problems = [each for each in check(after).problems if each.render("en") not in usual]
        listed = [*found.notes, *found.told(problems, table(after))]
    return [
        (each.code, each.place.field.rpartition("· ")[2].rstrip(")"), each.render("en")) for each in listed
    ]


def row_with(page: Page, column: int, value: str) -> int:
    return next(row for row in range(3, page.max_row + 1) if page.cell(row, column).value == value)


def at(head: str, value: Any, row: int = 5) -> Callable[[Page, Heads], None]:
    def change(page: Page, heads: Heads) -> None:
        page.cell(row, heads[head]).value = value

    return change


def condition(value: Any) -> Callable[[Page, Heads], None]:
    def change(page: Page, heads: Heads) -> None:
        page.cell(row_with(page, heads["Trigger"], "condition"), heads["Condition"]).value = value

    return change


def merged(page: Page, heads: Heads) -> None:
    """One claim over three rows, as it goes through after it was written into the first."""
    first, column = 4, heads["Claim"]
    page.cell(first, column).value = page.cell(first + 1, column).value
    page.merge_cells(start_row=first, end_row=first + 2, start_column=column, end_column=column)


KINDS: dict[str, tuple[Callable[[Page, Heads], None], str, str, str]] = {
    "a role among the cells": (at("To cells", "SPOKE"), "Q125", "To cells", "To roles"),
    "a cell among the roles": (at("To roles", "clinic"), "Q125", "To roles", "To cells"),
    "a number lost that the other sheet relies on": (at("Number", None, row=4), "Q120", "Number", "Write 2 into the cell"),
    "a condition in words": (condition("if nobody answers"), "Q121", "Condition", "one line, such as `{after: +10:00}`"),
    "a condition emptied": (condition(None), "S150", "Condition", "`{after: +10:00}`"),
    "a claim over three rows": (merged, "Q145", "Claim", "Part the merged cell"),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_mistake_is_told_at_its_cell(kind):
    change, code, head, remedy = KINDS[kind]
    said = told(change)
    assert (code, head) in [(each[0], each[1]) for each in said] and remedy in said[0][2], said


def test_of_a_table_that_nobody_changed_nothing_is_said():
    assert told(lambda page, heads: None) == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_who_is_written_by_name_is_read_as_by_code(lang):
    """The exported table gives codes; who goes through it writes what the people are called, commas and all."""

    def change(page: Page, heads: Heads) -> None:
        cells = {cell.id: cell.name.in_(lang) for cell in CLINIC.scenario.cells.cells}
        for head, known in (
            ("To roles", {role: name.in_(lang) for role, name in NAMES.items()}),
            ("To cells", cells),
        ):
            for row in range(3, page.max_row + 1):
                if said := page.cell(row, heads[head]).value:
                    page.cell(row, heads[head]).value = ", ".join(known[item] for item in said.split(", "))

    assert told(change) == []


def test_what_is_expected_of_a_name_is_expected_of_its_role():
    name = NAMES["SPOKE"].vi

    def change(page: Page, heads: Heads) -> None:
        expected = page.parent["Việc cần làm · Expected"]
        column = next(cell.column for cell in expected[2] if str(cell.value).endswith("Who"))
        rows = [row for row in range(3, expected.max_row + 1) if expected.cell(row, column).value == "SPOKE"]
        assert rows
        for row in rows:
            expected.cell(row, column).value = name

    assert told(change) == []
