"""Tables that planners made by hand: found, understood, the same injects however they are laid out, faults named by cell."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infodrill.exchange.mselaround import Around, around
from infodrill.exchange.msellayout import kept_in, layout_of, proposed
from infodrill.exchange.mselreading import TableRead, table_of
from infodrill.exchange.workbookreading import read
from infodrill.kernel.mark import MARK
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.loader import load
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
    "subject": ["=1+1", "a\u202eb", None],
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
