"""What a planner's sheet no longer shows: headings that were written over, cells that were merged, columns that slipped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from infodrill.exchange.mselactions import ActionReader
from infodrill.exchange.mselaround import around
from infodrill.exchange.mselcells import CellReader
from infodrill.exchange.mselcolumns import LEFT_OUT, OWN, TARGETS
from infodrill.exchange.mseldoubt import refuse_doubt
from infodrill.exchange.mselimport import opened
from infodrill.exchange.mselkin import REPLACE
from infodrill.exchange.msellayout import MselLayout, laid_out, proposed
from infodrill.exchange.workbookreading import CellRead, read
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.scenario.faults import ScenarioErrors, ScenarioProblem
from infodrill.scenario.valuenames import suggested
from tests.exchange.test_msel_planted_further import begun, plan, sheet_of
from tests.exchange.test_msel_silences import LETTERS, book, packed

DRILL = begun("ward-vi")
AROUND = around(DRILL)
SHEETS = read(packed(book("vi")[0]), "a.xlsx")
LAYOUT = proposed(SHEETS, AROUND, "a.xlsx").layout
FIELDS = [name for name, target in LAYOUT.columns.items() if target not in (OWN, LEFT_OUT)]
LETTER = dict(zip(LAYOUT.columns, LETTERS, strict=True))
HOUSE = proposed(read(sheet_of("ward-vi", lambda *_: None), "a.xlsx"), AROUND, "a.xlsx")
NEW = {
    "emptied": None,
    "of other words": "Ô này",
    "with more words": "{} / diễn giải",
    "its neighbour's": "next",
}


def changed(change: Any) -> dict[str, list[list[CellRead]]]:
    whole, page = book("vi")
    change(page)
    return read(packed(whole), "a.xlsx")


def headed(cell: str, text: str | None) -> dict[str, list[list[CellRead]]]:
    return changed(lambda page: setattr(page[cell], "value", text))


def remedy(told: ScenarioError) -> str:
    return told.render("vi").partition("] ")[2]


def faults(sheets: Any, layout: MselLayout = LAYOUT) -> Sequence[ScenarioError]:
    with pytest.raises(ScenarioErrors) as refused:
        laid_out(sheets, layout, "a.xlsx")
    return refused.value.errors


@pytest.mark.parametrize("how", NEW)
def test_a_heading_that_a_mapping_knows_and_the_sheet_has_no_more_is_told_at_its_cell(how):
    names = list(LAYOUT.columns)
    for heading in FIELDS:
        other = names[(names.index(heading) + 1) % len(names)]
        text = {"next": other}.get(str(NEW[how]), NEW[how] and NEW[how].format(heading))
        (told,) = faults(headed(f"{LETTER[heading]}1", text))
        assert told.code == "Q124" and told.place.field == f"Sheet!{LETTER[heading]}1", (
            heading,
            told.render("vi"),
        )
        assert f"“{heading}”" in remedy(told), told.render("vi")
        assert (f"“{text}” trong" in remedy(told)) == (how in ("of other words", "with more words"))


def test_of_a_column_that_went_with_its_heading_the_row_of_headings_is_told():
    for heading in FIELDS:
        place = LETTERS.index(LETTER[heading]) + 1
        (told,) = faults(changed(lambda page, place=place: page.delete_cols(place)))
        assert told.place.line == 1 and heading in told.render("vi")


def test_a_sheet_under_another_name_is_read_as_its_mapping_says_and_that_is_told():
    whole, page = book("vi")
    page.title = "Bản 3"
    planned = opened(packed(whole), "a.xlsx", DRILL)
    found = planned.table(LAYOUT)
    assert [each.code for each in found.notes if "Bản 3" in each.render("vi")] == ["Q124"]
    assert found.layout.sheet == "Bản 3" and len(found.msel.injects) == len(plan("ward-vi")) - 1


def test_one_heading_of_an_exported_table_that_was_written_over_is_asked_about_with_the_old_one():
    for column in HOUSE.columns:
        if column.name.endswith(("(English)", "Other")):
            continue
        one = replace(column, name="Xyzzy", target=OWN, sure=80)
        found = replace(HOUSE, columns=tuple(one if each is column else each for each in HOUSE.columns))
        with pytest.raises(ScenarioErrors) as refused:
            refuse_doubt(found, "a.xlsx", ("vi",))
        (told,) = refused.value.errors
        assert told.code == "Q118" and told.params["near"] == column.name, told.render("vi")
        refuse_doubt(found, "a.xlsx")  # a mapping says what each column holds
    own = replace(HOUSE.columns[0], letter="ZZ", name="Cột riêng", target=OWN)
    refuse_doubt(replace(HOUSE, columns=(*HOUSE.columns, own)), "a.xlsx", ("vi",))  # one more is their own


def anew(change: Any) -> tuple[list[ScenarioProblem], list[ScenarioError]]:
    """What is told of the table as a plan that takes the other's place, and what it is refused for."""
    whole, page = book("vi")
    change(page)
    try:
        return list(replace(opened(packed(whole), "a.xlsx", DRILL), use=REPLACE).table(LAYOUT).notes), []
    except ScenarioErrors as wrong:
        return [], list(wrong.errors)


USUAL = {each.render("vi") for each in anew(lambda page: None)[0]}


def at_cells(change: Any) -> dict[str, ScenarioProblem | ScenarioError]:
    notes, wrong = anew(change)
    new = [each for each in notes if each.render("vi") not in USUAL]
    return {each.place.field.partition(" (")[0].rpartition("!")[2]: each for each in (*new, *wrong)}


@pytest.mark.parametrize("letters", ["BC", "CD", "DE", "EF", "FG", "GH"])
def test_a_cell_merged_over_another_field_is_told(letters):
    def merge(page: Any) -> None:
        page[f"{letters[0]}5"], page[f"{letters[1]}5"] = page[f"{letters[0]}5"].value or "x", None
        page.merge_cells(f"{letters[0]}5:{letters[1]}5")

    told = at_cells(merge)
    needed = letters[1] in "CF"  # nothing else can take their place
    assert told[f"{letters[1] if needed else letters[0]}5"].code == ("S110" if needed else "Q145"), told
    assert f"{letters[1]}5" in next(iter(told.values())).render("vi")


@pytest.mark.parametrize("letter", "CEFG")
def test_the_one_cell_of_its_column_that_is_merged_downwards_is_asked_about(letter):
    def merge(page: Any) -> None:
        page[f"{letter}5"] = page[f"{letter}5"].value or "SPOKE: trả lời trong 15 phút"
        page[f"{letter}6"] = None
        page.merge_cells(f"{letter}5:{letter}6")

    assert at_cells(merge)[f"{letter}5"].code == "Q145"


def test_a_house_that_merges_what_goes_together_is_not_asked():
    def merge(page: Any) -> None:
        for top in (3, 5, 8):
            page[f"G{top + 1}"] = None
            page.merge_cells(f"G{top}:G{top + 1}")

    assert not [each for each in at_cells(merge).values() if "gộp" in each.render("vi")]


@pytest.mark.parametrize("by", [1, -1])
def test_claims_that_slipped_by_a_row_are_told_once_with_where_it_begins(by):
    def slip(page: Any) -> None:
        rows = range(4, 9)
        said = {row: page[f"G{row}"].value for row in rows}
        for row in rows:
            page[f"G{row}"] = said.get(row - by)

    told = {cell: each for cell, each in at_cells(slip).items() if "lệch" in each.render("vi")}
    assert len(told) == 1 and next(iter(told)) in {"G4", "G5"}, told


def test_senders_that_changed_places_are_told_of_a_new_plan_too():
    def turn(page: Any) -> None:
        page["C5"], page["C6"], page["C9"] = page["C6"].value, page["C9"].value, page["C5"].value

    assert {"C5", "C6", "C9"} <= at_cells(turn).keys()


def in_cell(key: str, value: Any, kind: str) -> ScenarioError:
    reader, cell = CellReader(around=AROUND), CellRead(row=4, column="B", kind=kind, value=value)
    with pytest.raises(ScenarioError) as wrong:
        told = reader.value(cell, TARGETS[key], Place("a"))
        reader.second(told, None, Place("a"))
    return wrong.value


BEGINS = AROUND.story.at(0)
HOUR, MINUTE = BEGINS.hour, (BEGINS.minute + 9) % 60
NEAR = f"{HOUR:02}:{MINUTE:02}"
TYPED: Mapping[str, tuple[Any, str]] = {
    "as a decimal": (HOUR + MINUTE / 100, "number"),
    "as figures that became a date": (datetime(1899, 12, 30) + timedelta(HOUR * 100 + MINUTE), "time"),
    "as hours of more than a day": (datetime(1900, 1, 1, HOUR, MINUTE), "time"),
    "with a word": (f"khoảng {HOUR}:{MINUTE}", "text"),
    "with a letter": (f"{HOUR}:{MINUTE}p", "text"),
    "with a dot and a letter": (f"{HOUR}.{MINUTE} h", "text"),
}


@pytest.mark.parametrize("how", TYPED)
def test_an_hour_that_a_spreadsheet_or_a_hand_spoilt_is_proposed(how):
    told = in_cell("at", *TYPED[how])
    assert told.code == "Q123" and NEAR in remedy(told), told.render("vi")


@pytest.mark.parametrize("value", [datetime(2027, 9, 1), time(1, 9), 1.1])
def test_a_number_of_which_a_spreadsheet_made_something_else_is_told_as_that(value):
    told = in_cell("number", value, "number" if isinstance(value, float) else "time")
    assert told.code == "Q121" and "Text" in remedy(told)


def test_a_bulleted_list_is_a_list_and_an_hour_of_the_story_may_be_a_fraction():
    ids = [cell.id for cell in AROUND.cells if AROUND.plays(cell.id)][:2]
    listed = "\n".join(f"- {name}" for name in ids)
    reader = CellReader(around=AROUND)
    assert reader.recipients(listed, Place("a")) == {"cells": ids}
    cell = CellRead(row=1, column="A", kind="number", value=0.38125)
    assert reader.value(cell, TARGETS["story_time"], Place("a")) == "09:09"


def test_an_action_that_begins_with_part_of_a_seats_name_is_that_seats():
    chair = replace(AROUND.chairs[0], id="SPOKE", names=frozenset({"người phát ngôn của trường"}))
    seats = replace(AROUND, chairs=(chair,), seats={"school": ("SPOKE", "L1-DUTY")}, control=frozenset())
    read_by = ActionReader(around=seats)
    assert read_by.who({"to": {}}, "Người phát ngôn trả lời trong 15p") == "SPOKE"
    assert (
        ActionReader(around=seats).who({"to": {}}, "Người ta đọc bản công bố") != "SPOKE" or not chair.names
    )


def test_the_number_that_an_expected_action_lost_is_missed_in_its_own_cell():
    whole = openpyxl.load_workbook(BytesIO(sheet_of("school-en", lambda *_: None)))
    whole.worksheets[1]["A3"] = None
    with pytest.raises(ScenarioErrors) as refused:
        opened(packed(whole), "a.xlsx", begun("school-en")).table()
    assert any("!A3" in each.place.field and each.code == "Q120" for each in refused.value.errors)


def test_a_persons_name_is_no_slip_of_a_code():
    assert suggested("cô Lan", ["COLLAB", "CTRL"]) == ""
    assert suggested("citizen desk", ["CITIZEN-DESK"]) == "CITIZEN-DESK" and suggested("colab", ["COLLAB"])
