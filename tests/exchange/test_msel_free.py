"""Tables that planners made by hand: found, understood, the same injects however they are laid out, faults named by cell."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infodrill.exchange.msel import table
from infodrill.exchange.mselaround import Around, NamedThing, around
from infodrill.exchange.mselimport import opened
from infodrill.exchange.mselkin import CHANGE
from infodrill.exchange.msellayout import SURE, kept_in, layout_of, proposed
from infodrill.exchange.mselreading import table_of
from infodrill.exchange.mseltable import TableRead
from infodrill.exchange.workbookreading import read
from infodrill.kernel.mark import MARK
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.loader import find, library, load, load_files
from infodrill.scenario.schema import Inject
from infodrill.scenario.yamltext import read_yaml
from tests.cli.conftest import TINY

from .planners import FAMILIES, OWN, SHAPES, PlannersInject, PlannersTable

AROUND = replace(around(load(TINY)), before={})
CELLS = {cell.id: cell for cell in load(TINY).scenario.cells.cells}

words = st.sampled_from(
    ["Bến phà tạm dừng", "Trang quyên góp giả", "Người dân hỏi vé", "Báo hỏi về cây cầu", "Nước đục"]
)
injects = st.lists(
    st.builds(
        PlannersInject,
        number=st.integers(1, 900),
        at=st.integers(0, 14).map(lambda minute: minute * 60 + 25 * (minute % 2)),
        phase=st.just(1),
        sender=st.sampled_from(["Ban đạo diễn", "Báo Bến Mơ", "1022"]),
        to=st.sampled_from(["ward", "ward, MONITOR", "công chúng", "RIGHTS; city"]),
        method=st.sampled_from(["Email", "Mạng xã hội", "phone call", "Zalo", "press"]),
        subject=words,
        body=st.tuples(words, st.integers(1, 10**6)).map(lambda pair: f"{pair[0]} {pair[1]}. Hết."),
        expected=words,
        venue=st.sampled_from(["Hội trường A", "Nhà văn hóa", "Room 12"]),
    ),
    min_size=2,
    max_size=5,
    unique_by=(lambda inject: inject.number, lambda inject: inject.body),
).map(
    lambda rows: tuple(
        replace(inject, phase=AROUND.phase_at(inject.at) or 1)
        for inject in sorted(rows, key=lambda inject: inject.at)
    )
)


@st.composite
def tables(draw: st.DrawFn) -> PlannersTable:
    family = FAMILIES[draw(st.sampled_from(sorted(FAMILIES)))]
    headings = [(field, draw(st.sampled_from(known))) for field, known in family.items()]
    headings.append(("own", draw(st.sampled_from(OWN))))
    shuffled = draw(st.permutations(headings[1:]))
    return PlannersTable(
        headings=(headings[0], *shuffled),  # a number stands first
        shape=draw(st.sampled_from(sorted(SHAPES))),
        above=tuple(
            draw(st.lists(st.sampled_from(["KẾ HOẠCH DIỄN TẬP", "MSEL v3", "Thời gian: 20/5"]), max_size=3))
        ),
        first_column=draw(st.integers(1, 3)),
        phase_title=draw(st.sampled_from(["GIAI ĐOẠN {}: ứng phó", "Phase {}", "Giai đoạn {}"])),
        merged=draw(st.booleans()),
        blank_rows=draw(st.booleans()),
        sheet=draw(st.sampled_from(["Sheet1", "Kịch bản", "MSEL v3"])),
    )


def taken(content: bytes, beside: Around = AROUND) -> TableRead:
    sheets = read(content, "bang.xlsx")
    found = proposed(sheets, beside, "bang.xlsx")
    return table_of(sheets, "bang.xlsx", layout=found.layout, around=beside)


def told(content: bytes) -> str:
    with pytest.raises(ScenarioErrors) as refused:
        taken(content)
    return refused.value.render("en")


METHODS = {
    "Email": "official_letter", "Mạng xã hội": "public_feed", "phone call": "phone_note", "Zalo": "closed_group",
    "press": "press",
}  # fmt: skip
TO = {
    "ward": {"cells": ["ward"]}, "ward, MONITOR": {"cells": ["ward"], "roles": ["MONITOR"]},
    "công chúng": {"public": True}, "RIGHTS; city": {"cells": ["city"], "roles": ["RIGHTS"]},
}  # fmt: skip


def means(planned: PlannersInject, inject: Inject) -> None:
    assert (inject.number, inject.at, inject.phase) == (planned.number, planned.at, planned.phase)
    assert (inject.from_, inject.method) == (planned.sender, METHODS[planned.method])
    assert inject.to.model_dump(exclude_defaults=True, mode="json") == TO[planned.to]
    assert (inject.subject.vi, inject.body.vi) == (planned.subject, planned.body)
    assert [action.what.vi for action in inject.expected_actions] == [planned.expected]
    assert any(tag.endswith((".hoi-truong-a", ".nha-van-hoa", ".room-12")) for tag in inject.tags)


@settings(max_examples=25, deadline=None)
@given(injects, tables())
def test_however_it_is_laid_out_it_says_the_same(rows, table):
    content = table.workbook(rows)
    found = taken(content)
    for planned, inject in zip(rows, found.msel.injects, strict=True):
        means(planned, inject)


@settings(max_examples=8, deadline=None)
@given(injects, tables())
def test_a_kept_mapping_needs_no_questions_and_says_the_same(rows, table):
    content = table.workbook(rows)
    found = taken(content)
    text = found.layout.as_file(MARK)
    layout = layout_of(read_yaml(text.encode(), "msel.map.yaml"))
    sheets = read(content, "bang.xlsx")
    assert layout == found.layout and kept_in(sheets, layout)
    assert table_of(sheets, "bang.xlsx", layout=layout, around=AROUND).msel == found.msel
    other = replace(table, headings=(*table.headings, ("own", "Cột mới")))
    assert kept_in(read(other.workbook(rows), "bang.xlsx"), layout) is None


WRONG = {
    "at": ["soon", "25:10", "06:00", "=NOW()"],
    "to": ["phường không có", "=A1"],
    "number": ["không số", 1.5],
    "subject": ["=1+1", "a\u202eb"],
    "from": ["=B2", None],
    "body": ["_x0041_", None],
}


@settings(max_examples=30, deadline=None)
@given(injects, tables(), st.sampled_from(sorted(WRONG)), st.data())
def test_a_wrong_cell_is_named_by_sheet_and_cell(rows, table, field, drawn):
    value = drawn.draw(st.sampled_from(WRONG[field]))
    number = drawn.draw(st.sampled_from([inject.number for inject in rows]))
    text = told(table.workbook(rows, {(number, field): value}))
    place = table.place(rows, number, field)
    row = "".join(letter for letter in place.rpartition("!")[2] if letter.isdigit())
    assert f"bang.xlsx:{row} {table.sheet}!" in text
    assert value is None or f"{place} (" in text, text
    assert len(text.splitlines()) == 1 and text.endswith((".", "?"))


@pytest.mark.parametrize("shape", sorted(SHAPES))
@settings(max_examples=2, deadline=None)
@given(injects, tables())
def test_every_shape_of_time_is_read(shape, rows, table):
    found = taken(replace(table, shape=shape).workbook(rows))
    assert [inject.at for inject in found.msel.injects] == [inject.at for inject in rows]


def made(*rows: tuple[object, ...], merged: str = "") -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


HEAD = ("No.", "Time", "From", "To", "Delivery Method", "Description")


def row(number: int, at: object, method: object = None) -> tuple[object, ...]:
    return (number, at, "Báo Bến Mơ", "ward", method, f"The pier is said to be cracked {number}")


def test_a_cell_merged_downwards_speaks_for_all_its_rows_and_is_the_place_of_its_fault():
    rows = [row(1, "+1", "press"), row(2, "+2"), row(3, "+3"), row(4, "+4", "chat")]
    found = taken(made(HEAD, *rows, merged="E2:E4"))
    assert [inject.method for inject in found.msel.injects] == ["press", "press", "press", "chat"]
    rows[0] = row(1, "+1", "=A1")
    assert told(made(HEAD, *rows, merged="E2:E4")).count("Sheet!E2 (") == 1


def test_headings_repeated_on_each_printed_page_are_no_injects():
    found = taken(made(HEAD, row(1, "+1", "press"), HEAD, row(2, "+2", "press")))
    assert [inject.number for inject in found.msel.injects] == [1, 2]


def test_a_title_row_names_the_situation_or_stays_as_a_tag():
    situated = replace(
        AROUND, situations=(*AROUND.situations, NamedThing(id="K2", names=frozenset({"k2", "trang giả"})))
    )
    content = made(
        HEAD,
        ("K2 – Trang giả",),
        row(1, "+1", "press"),
        ("Đợt 3",),
        row(2, "+2", "press"),
        ("T1",),
        row(3, "+3", "press"),
    )
    found = taken(content, situated).msel.injects
    assert [(inject.situation, inject.tags) for inject in found] == [
        ("K2", ()), ("K2", ("group.dot-3",)), ("T1", ()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "target", "sure", "first"),
    [
        ("Time (min)", "at_minutes", True, 300),
        ("At (seconds)", "at", True, 5),
        ("Time", "at_minutes", False, 300),
        ("Thời gian (giây)", "at", True, 5),
    ],
)
def test_whole_numbers_are_minutes_or_seconds_as_the_heading_says_else_it_is_asked(
    heading, target, sure, first
):
    head = (HEAD[0], heading, *HEAD[2:])
    content = made(head, row(1, 5, "press"), row(2, 9, "press"))
    (column,) = (
        each for each in proposed(read(content, "a.xlsx"), AROUND, "a.xlsx").columns if each.letter == "B"
    )
    assert (column.target, column.sure >= SURE) == (target, sure)
    assert taken(content).msel.injects[0].at == first


def test_clocks_that_begin_at_nought_count_from_the_start_and_are_asked_for():
    content = made(HEAD, row(1, time(0, 0), "press"), row(2, time(0, 9), "press"))
    with pytest.raises(ScenarioErrors) as refused:
        table_of(read(content, "a.xlsx"), "a.xlsx", around=AROUND)
    assert refused.value.code == "Q118" and "Sheet!B1" in str(refused.value)
    assert [inject.at for inject in taken(content).msel.injects] == [0, 540]


def test_the_table_is_found_among_other_sheets():
    book = openpyxl.Workbook()
    book.active.append(["Name", "Phone", "To"])
    table = book.create_sheet("Kịch bản")
    for cells in (HEAD, row(1, "+1", "press")):
        table.append(cells)
    packed = BytesIO()
    book.save(packed)
    assert proposed(read(packed.getvalue(), "a.xlsx"), AROUND, "a.xlsx").sheet == "Kịch bản"


@pytest.mark.parametrize("name", library())
def test_a_new_row_of_ones_own_table_is_whole_in_a_drill_of_any_format(name):
    """What follows from time, text and recipients is written where the format does not fill it in."""
    loaded = load(find(name))
    known = table(loaded).injects
    listed = [
        (inject.number, f"+{inject.at // 60}:{inject.at % 60:02}", inject.from_, inject.body.vi)
        for inject in known
    ]
    own = made(
        ("STT", "Thời gian", "Nguồn tin", "Nội dung"),
        *listed,
        (901, "+0:30", "Báo Bến Mơ", "Đúng không? Xin trả lời."),
    )
    planned = opened(own, "ours.xlsx", loaded)
    files = planned.files(planned.table(), loaded.files["msel.yaml"])
    injects = table(load_files({**loaded.files, **files})).injects
    fresh = next(inject for inject in injects if inject.number == 901)
    assert (fresh.phase, fresh.subject.vi, fresh.controller) == (1, "Đúng không?", "CTRL")
    assert {inject.number: inject for inject in injects if inject is not fresh} == {
        inject.number: inject for inject in known
    }


LIGHT = load(Path(__file__).parents[1] / "scenario/light")


def sent(to: str, *more: object) -> bytes:
    return made(
        (*HEAD, "Expected Player Action")[: 6 + len(more)],
        (1, "+1", "Cư dân tổ 5", to, "hotline", "Nước đục", *more),
    )


@pytest.mark.parametrize(
    ("to", "found"),
    [
        ("Người phát ngôn", {"roles": ("COMMS",)}),
        ("Chủ tịch phường; TRUC PHUONG", {"roles": ("L1-LEAD", "L1-DUTY")}),
        ("phường Bãi Sậu", {"cells": ("ward",)}),
        ("Công ty cấp nước, Ban chỉ đạo", {"cells": ("water", "city")}),
        ("Người dân, Tổ xác minh", {"public": True, "roles": ("VERIFY",)}),
    ],
)
def test_recipients_are_known_by_what_people_call_seats_and_cells(to, found):
    (inject,) = taken(sent(to), replace(around(LIGHT), use=CHANGE)).msel.injects
    assert inject.to.model_dump(exclude_defaults=True) == found


def test_a_seat_beside_a_whole_cell_is_asked_about():
    with pytest.raises(ScenarioErrors) as refused:
        taken(sent("Khung phường Bãi Sậu, Tổ xác minh"), replace(around(LIGHT), use=CHANGE))
    assert refused.value.code == "Q125" and "Sheet!D2" in str(refused.value)
    with pytest.raises(ScenarioErrors, match="FACT-OWNER"):  # what two seats hold may be written as well
        taken(sent("Ông Bảy"), replace(around(LIGHT), use=CHANGE))


def test_a_group_title_stays_as_a_tag_where_it_says_more_than_a_phase():
    content = made(
        HEAD, ("Giai đoạn 1",), row(1, "+1", "press"), ("Giai đoạn 1: cầu tàu",), row(2, "+2", "press")
    )
    assert [inject.tags for inject in taken(content).msel.injects] == [(), ("group.giai-doan-1-cau-tau",)]


def test_an_action_that_nobody_is_sent_is_not_given_to_somebody_in_silence():
    table = taken(sent("công chúng", "Trả lời ngay"), replace(around(LIGHT), use=CHANGE))
    (note,) = (note for note in table.notes if note.code == "Q127")
    assert note.params["role"] == "L1-DUTY" and "Sheet!G2" in str(note.place)
    notes = taken(sent("Tổ xác minh", "Trả lời ngay"), replace(around(LIGHT), use=CHANGE)).notes
    assert "Q127" not in {note.code for note in notes}


def test_a_table_without_times_says_that_it_keeps_those_of_the_drill():
    content = made(
        ("STT", "Người gửi", "Nơi nhận", "Kênh", "Nội dung"),
        ("1", "Ban đạo diễn", "công chúng", "press", "Mỗi người xác nhận đã đọc và nêu vai của mình."),
    )
    (note,) = taken(content, replace(around(LIGHT), use=CHANGE)).notes
    assert note.code == "Q128" and note.place.field == "Sheet"
    assert "no column says when" in told(content)  # with no drill beside it
    senderless = made(
        ("STT", "Time", "Nơi nhận", "Kênh", "Nội dung"), ("1", "+1", "công chúng", "press", "Tin.")
    )
    notes = taken(senderless, replace(around(LIGHT), use=CHANGE)).notes
    assert [note.params["name"] for note in notes if note.code == "Q128"] == ["from"]


@pytest.mark.parametrize("empty", [None, "=A1"])
def test_an_empty_text_is_told_once_and_at_its_own_cell(empty):
    table = made(HEAD, ("1", "+1", "Ban đạo diễn", "công chúng", "press", empty))
    with pytest.raises(ScenarioErrors) as refused:
        taken(table, replace(around(LIGHT), use=CHANGE))
    (fault,) = refused.value.errors
    assert fault.place.field.startswith("Sheet!F2 ")


def test_what_a_table_would_take_out_or_write_anew_is_known_before():
    old = LIGHT.files["msel.yaml"]
    planned = replace(opened(sent("công chúng"), "bang.xlsx", LIGHT), use=CHANGE)
    found = planned.table(planned.proposed.layout)
    assert len(found.taken_out(LIGHT.scenario.msel)) == len(LIGHT.scenario.msel.injects) - 1
    assert not planned.written_anew(found, old) and not planned.written_anew(found, b"")
    assert planned.written_anew(found, b"injects: 7\n")


ODD = ("No", "Mốc", "Ai nói", "Ai nhận", "Qua đâu", "Lời thoại")
SAID = "Nước máy phường mình đục từ sáng tới giờ, có uống được không?"


def odd(*first: str, to: str = "công chúng", title: str = "Đợt một") -> bytes:
    """A list whose headings nobody knows; its senders and recipients are the drill's."""
    rows = ((n, f"+{n}", "Cư dân tổ 5", to, "hotline", f"{SAID} ({n})") for n in (1, 2, 3))
    return made(("Kế hoạch của phường",), first or ODD, (title,), *rows)


def test_a_list_is_found_by_what_stands_below_headings_that_nobody_knows():
    found = proposed(read(odd(), "a.xlsx"), around(LIGHT), "a.xlsx")
    assert [cell.value for cell in found.headings] == list(ODD) and len(found.rows) == 4
    targets = {column.name: column.target for column in found.columns}
    assert targets == dict(zip(ODD, ("number", "at", "from", "to", "method", "body.vi"), strict=True))
    assert {column.name for column in found.unsure} == {*ODD} - {"No"}  # nothing but cells shows them


def test_cells_make_certain_what_a_heading_makes_likely():
    heads = ("No", "Thời gian", "Nguồn tin", "Người nhận", "Kênh liên lạc", "Nội dung")
    method = next(
        column
        for column in proposed(read(odd(*heads), "a.xlsx"), around(LIGHT), "a.xlsx").columns
        if column.name == "Kênh liên lạc"
    )
    assert method.target == "method" and method.sure >= SURE


def test_recipients_whose_name_holds_a_comma_are_one_among_others():
    seats = (NamedThing(id="L1-DUTY", names=frozenset({"trực đường dây, giữ lịch"})),)
    beside = replace(around(LIGHT), use=CHANGE, chairs=seats)
    (inject,) = taken(sent("Công chúng, Trực đường dây, giữ lịch"), beside).msel.injects
    assert inject.to.public and inject.to.roles == ("L1-DUTY",)


def test_an_inject_whose_number_is_unread_is_called_by_its_cell():
    rows = (("=A1", *row(n, f"+{n}", "press")[1:]) for n in (1, 2))
    assert "injects B3, B4" in told(made(HEAD, ("Giai đoạn 3",), *rows))
