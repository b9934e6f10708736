"""Mistakes that planners make in a table: what is not said is kept or asked for, never taken for something else in silence."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from infodrill.exchange.msel import as_workbook, plain_values, table
from infodrill.exchange.mselaround import around
from infodrill.exchange.mselimport import opened
from infodrill.exchange.msellayout import SURE, proposed
from infodrill.exchange.mselreading import table_of
from infodrill.exchange.workbookreading import read
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.loader import find, load
from infodrill.scenario.schema import Msel

from .test_msel_free import LIGHT, made, taken, told

CLINIC = load(find("clinic"))
AROUND = replace(around(LIGHT), before={})
HEAD = ("No.", "Time", "From", "To", "Channel", "Message")
ROW = (1, "+1", "Báo Bến Mơ", "ward", "press", "Rạch Chùm is closed")


def columns(*rows: tuple[object, ...], **changes: object) -> dict[str, tuple[str, bool]]:
    """Target by letter, and whether it is sure."""
    found = proposed(read(made(*rows), "a.xlsx"), replace(AROUND, **changes), "a.xlsx")
    return {column.letter: (column.target, column.sure >= SURE) for column in found.columns}


def test_a_text_is_in_the_language_of_a_drill_that_has_but_one():
    assert columns(HEAD, ROW, languages=("en",))["F"] == ("body.en", True)
    assert columns(HEAD, (*ROW[:5], "Ben pha"), languages=("vi",))["F"] == ("body.vi", True)


@pytest.mark.parametrize("languages", [("vi",), ("vi", "en")])
def test_of_two_columns_with_one_heading_it_is_asked_which_is_which(languages):
    seen = columns((*HEAD, "Message"), (*ROW, "Closed"), languages=languages)
    assert not (seen["F"][1] and seen["G"][1])


def test_a_column_of_nothing_but_claims_holds_the_claim_whatever_it_is_called():
    sentence = LIGHT.scenario.claims[0].sentence.vi
    for heading in ("Topic", "Storyline"):
        rows = ((*HEAD, heading), (*ROW, "SMELL"), (2, *ROW[1:], sentence), (3, *ROW[1:], "–"))
        assert columns(*rows)["G"] == ("claim", True)
        assert [inject.claim for inject in taken(made(*rows), AROUND).msel.injects] == [
            "smell", LIGHT.scenario.claims[0].id, None,
        ]  # fmt: skip
    assert columns((*HEAD, "Topic"), (*ROW, "smell"), (2, *ROW[1:], "Hall A"))["G"][0] == "tag"


@pytest.mark.parametrize("edited", ["vi", "en"])
def test_in_a_drill_of_one_language_an_edit_of_either_column_leaves_one_text(edited):
    values = plain_values(table(LIGHT))
    values["injects"][1]["body"] = {
        **values["injects"][1]["body"],
        edited: "Nước nhà tôi vẫn hôi mùi thuốc tẩy",
    }
    content = as_workbook(Msel.model_validate(values))
    beside = replace(around(LIGHT), languages=("vi",))
    body = table_of(read(content, "a.xlsx"), "a.xlsx", around=beside).msel.injects[1].body
    assert body.vi == body.en == "Nước nhà tôi vẫn hôi mùi thuốc tẩy"


LEFT_OUT = ["From", "Method", "Claim", "To cells", "Tags", "Trigger", "Body (Vietnamese)", "Controller"]


@pytest.mark.parametrize("renamed", [False, True])
@pytest.mark.parametrize("heading", LEFT_OUT)
def test_a_column_left_out_of_an_exported_table_keeps_what_the_drill_says(heading, renamed):
    known = table(CLINIC)
    book = openpyxl.load_workbook(BytesIO(as_workbook(known)))
    page = book["MSEL"]
    cell = next(cell for cell in page[2] if str(cell.value).endswith(f" · {heading}"))
    if renamed:
        cell.value = "Xyzzy"
    else:
        page.delete_cols(cell.column)
    packed = BytesIO()
    book.save(packed)
    planned = opened(packed.getvalue(), "a.xlsx", CLINIC)
    found = planned.table(planned.proposed.layout).msel
    rows = [plain_values(msel)["injects"] for msel in (found, known)]
    for row in (row for listed in rows for row in listed if renamed):
        row.pop("tags", None)  # their own column becomes some
    assert rows[0] == rows[1]


def test_without_times_a_number_alone_does_not_make_a_new_text_an_old_inject():
    head = ("No.", "From", "To", "Channel", "Message")
    old = around(LIGHT).before[4]["body"]["vi"]
    assert taken(made(head, (4, *ROW[2:5], old + " Gấp!")), around(LIGHT)).msel.injects[0].claim == "poison"
    with pytest.raises(ScenarioErrors) as refused:
        taken(made(head, (4, *ROW[2:])), around(LIGHT))
    assert "Sheet!A2" in str(refused.value)


def test_a_bare_number_among_clocks_is_asked_about():
    rows = [(n, at, *ROW[2:5], f"Tin {n}") for n, at in enumerate(("08:05", "08:06", 8, 0), 1)]
    text = told(made(HEAD, *rows))
    assert "Sheet!B4" in text and len(text.splitlines()) == 1, text
    seconds = made(HEAD, (1, "+5", *ROW[2:]), (2, 8, *ROW[2:]))
    assert [inject.at for inject in taken(seconds).msel.injects] == [300, 8]


def test_an_empty_table_names_its_sheet():
    assert "a.xlsx Sheet" in told(made(HEAD)).replace("bang", "a")
