"""What planners strike, hide, sum up and sign: never an inject in silence, and never another than they mean."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from infodrill.exchange.mselaround import around
from infodrill.exchange.mselimport import opened, proposal_text
from infodrill.exchange.mselkin import CHANGE
from infodrill.exchange.msellayout import MselLayout, layout_of
from infodrill.exchange.mselreading import TableRead, table_of
from infodrill.exchange.workbookreading import read
from infodrill.kernel.mark import MARK
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.yamltext import read_yaml

from .test_msel_free import AROUND, HEAD, LIGHT, injects, means, row, taken, told
from .test_msel_free import tables as layouts

Edit = Callable[[Any], object]


def made(*rows: tuple[object, ...], edit: Edit | None = None, title: str = "Plan") -> bytes:
    book = openpyxl.Workbook()
    book.active.title = title
    for cells in rows:
        book.active.append(cells)
    if edit:
        edit(book)
    return saved(book)


def saved(book: Any) -> bytes:
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


THREE = (HEAD, row(1, "+1", "press"), row(2, "+2", "press"), row(3, "+3", "press"))


def strike(number: int, letters: str = "ABCDEF") -> Edit:
    def edit(book: Any) -> None:
        for letter in letters:
            book.active[f"{letter}{number}"].font = Font(strike=True)

    return edit


def hide(number: int) -> Edit:
    return lambda book: setattr(book.active.row_dimensions[number], "hidden", True)


def asked(content: bytes) -> str:
    """What a command says that nobody told anything about the columns."""
    with pytest.raises(ScenarioErrors) as refused:
        opened(content, "bang.xlsx", None).table()
    return refused.value.render("en")


def numbers(found: TableRead) -> list[int]:
    return [inject.number for inject in found.msel.injects]


def codes(found: TableRead) -> list[str]:
    """Of all notes but one: these tables have no column of claims, which is told of each."""
    return [note.code for note in found.notes if (note.code, note.params.get("name")) != ("Q128", "claim")]


def answered(content: bytes, answer: str) -> TableRead:
    sheets = read(content, "bang.xlsx")
    columns = {name: target for name, target in taken(made(*THREE)).layout.columns.items()}
    layout = layout_of(
        read_yaml(MselLayout(sheet="Plan", columns=columns, hidden=answer).as_file(MARK).encode(), "map.yaml")
    )
    return table_of(sheets, "bang.xlsx", layout=layout, around=AROUND)


@settings(max_examples=8, deadline=None)
@given(injects, layouts(), st.data())
def test_what_is_struck_through_does_not_come_however_it_is_laid_out(rows, table, drawn):
    out = drawn.draw(st.sampled_from([inject.number for inject in rows]))
    book = openpyxl.load_workbook(BytesIO(table.workbook(rows)))
    at = int("".join(filter(str.isdigit, table.place(rows, out, "body").rpartition("!")[2])))
    for cell in book[table.sheet][at]:
        cell.font = Font(strike=True)
    found = taken(saved(book))
    left = [inject for inject in rows if inject.number != out]
    for planned, inject in zip(left, found.msel.injects, strict=True):
        means(planned, inject)
    (note,) = (note for note in found.notes if note.code == "Q139")
    assert note.params["rows"] == str(at) and note.place.line == at


def test_what_is_struck_through_in_part_is_refused_at_its_cell():
    for letters in ("B", "F", "ABCDE"):
        text = told(made(*THREE, edit=strike(3, letters)))
        assert f"bang.xlsx:3 Plan!{letters[0]}3: this is struck through" in text and "[Q140]" in text
    words = CellRichText("It is ", TextBlock(InlineFont(strike=True), "two metres"), " knee high.")
    assert "Plan!F3: this is struck" in told(
        made(*THREE, edit=lambda book: book.active.__setitem__("F3", words))
    )


def test_hidden_rows_are_asked_about_and_the_answer_is_kept():
    content = made(*THREE, edit=hide(3))
    assert "bang.xlsx:3 Plan!A3: there are hidden rows" in told(content)
    assert numbers(answered(content, "read")) == [1, 2, 3]
    left = answered(content, "leave")
    assert numbers(left) == [1, 3] and codes(left) == ["Q139"] and left.layout.hidden == "leave"
    assert "hidden: read  # ? or leave; the rows 3" in proposal_text(opened(content, "a.xlsx", None).proposed)
    with pytest.raises(Exception, match="Q124"):
        answered(content, "perhaps")


def test_hidden_columns_give_way_to_those_that_are_seen():
    def edit(book: Any) -> None:
        book.active.column_dimensions["B"].hidden = True

    both = [(cells[0], time(8, 40), *cells[1:]) for cells in THREE[1:]]
    head = (HEAD[0], "Start Time", *HEAD[1:])
    assert "Plan!B1: the heading Start Time is not known" in asked(made(head, *both, edit=edit))
    assert codes(taken(made(*THREE, edit=edit))) == ["Q141"]


def test_of_several_sheets_one_has_to_be_named_and_a_hidden_one_is_not_looked_at():
    def second(book: Any) -> None:
        sheet = book.create_sheet("Ngày 2")
        for cells in (HEAD, row(7, "+7", "press")):
            sheet.append(cells)

    content = made(*THREE, edit=second)
    assert "the sheets Plan, Ngày 2 all look like a list" in asked(content)
    planned = replace(opened(content, "bang.xlsx", None), around=AROUND)
    assert numbers(planned.of("ngày 2").table()) == [7] and planned.sheets_alike("Plan") == ("Plan", "Ngày 2")

    def away(book: Any) -> None:
        second(book)
        book["Plan"].sheet_state, book.active = "hidden", 1

    assert numbers(taken(made(*THREE, edit=away))) == [7]


def test_a_number_that_is_none_never_takes_the_place_of_another():
    found = taken(
        made(HEAD, row(4, "+1", "press"), ("4a", *row(5, "+2", "press")[1:]), row(5, "+3", "press"))
    )
    assert sorted(numbers(found)) == [4, 5, 6] and codes(found) == ["Q141"]
    (inject,) = (inject for inject in found.msel.injects if inject.number == 6)
    assert inject.at == 120 and inject.tags == ("so.4a",)
    again = replace(AROUND, before={44: {"number": 44, "tags": ["so.4a"]}})
    assert 44 in numbers(taken(made(HEAD, ("4a", *row(5, "+2", "press")[1:])), again))


def test_sums_and_signatures_are_no_injects_and_that_is_told():
    below = (
        (None, "Tổng cộng", None, None, None, None),
        (None, "NGƯỜI LẬP", None, "TRƯỞNG BAN", None, None),
        ("Ghi chú: bản nháp",),
    )
    found = taken(made(*THREE, *below))
    assert numbers(found) == [1, 2, 3] and codes(found) == ["Q139"]
    assert found.notes[0].params["rows"] == "5, 6, 7"
    assert "the cell is empty" in told(made(*THREE, (4, "+4", None, "ward", "press", "Tin.")))
    assert "no time that can be read" in told(made(*THREE, (4, "soon", "Báo Bến Mơ", "ward", None, "Tin.")))


def test_a_channel_that_the_range_does_not_have_is_told_or_refused():
    found = taken(made(HEAD, row(1, "+1", "SMS"), row(2, "+2", "Email"), row(3, "+3", "báo chí")))
    assert codes(found) == ["Q141"]
    assert found.notes[0].params["words"] == "sms → chat, email → official_letter"
    for word in ("loudspeaker", "loa phường"):
        assert "Plan!E2 (" in told(made(HEAD, row(1, "+1", word)))


def test_two_rows_of_headings_are_one():
    def edit(book: Any) -> None:
        sheet = book.active
        for letter in "ABCD":
            sheet.merge_cells(f"{letter}2:{letter}3")
        sheet.merge_cells("E2:F2")

    head = (*HEAD[:4], "Nội dung / Text", None)
    texts = (1, "+1", "Báo Bến Mơ", "ward", "Nước đục.", "Muddy water.")
    content = made(("KẾ HOẠCH",), head, (None, None, None, None, "Tiếng Việt", "EN"), texts, edit=edit)
    (inject,) = taken(content).msel.injects
    assert (inject.body.vi, inject.body.en) == ("Nước đục.", "Muddy water.")
    kept = taken(content).layout
    assert numbers(table_of(read(content, "a.xlsx"), "a.xlsx", layout=kept, around=AROUND)) == [1]


def test_wide_and_composed_letters_and_days_counted_by_the_program_mean_the_same():
    head = tuple(
        unicodedata.normalize("NFD", text)
        for text in ("STT", "Ngày", "Giờ", "Nguồn tin", "Nơi nhận", "Nội dung")
    )
    day = (date(2027, 3, 10) - date(1899, 12, 30)).days
    cells = (
        "１",
        day,
        "０８：０５",
        "Báo Bến Mơ\u00a0",
        " ward\u00a0",
        unicodedata.normalize("NFD", "Nước đục."),
    )
    (inject,) = taken(made(head, cells)).msel.injects
    assert (inject.number, inject.at, inject.from_, inject.body.vi) == (1, 300, "Báo Bến Mơ", "Nước đục.")


def test_a_number_that_was_another_injects_keeps_nothing_of_it():
    """A planner's first table, read into a new drill, took over what the template's injects of those numbers were about."""
    beside = replace(around(LIGHT), use=CHANGE)
    old = next(number for number, inject in beside.before.items() if inject.get("claim"))
    fresh = (old, "+2:30", "Ban đạo diễn", "công chúng", "press", "Chuyện hoàn toàn khác, chưa ai kể.")
    found = taken(made(HEAD, fresh), beside)
    assert found.msel.injects[0].claim is None and "Q142" in codes(found)
    moved = (old, "+2:30", "Ban đạo diễn", "công chúng", "press", beside.before[old]["body"]["vi"])
    found = taken(made(HEAD, moved), beside)
    assert found.msel.injects[0].claim == beside.before[old]["claim"] and "Q142" not in codes(found)


def test_what_has_no_column_is_told():
    content = made(("STT", "Time", "Kênh", "Tiêu đề"), (900, "+1", "press", "Vỡ đê"))
    try:
        notes = taken(content, replace(around(LIGHT), use=CHANGE)).notes
    except ScenarioErrors as wrong:
        pytest.fail(str(wrong))
    assert [note.params["name"] for note in notes if note.code == "Q128"] == ["from", "to", "body"]
