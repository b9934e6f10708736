"""What a second author met in tables of his own: one that lies on its side, somebody who has no seat, another inject."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest

from infodrill.conduct.rolenames import role_names
from infodrill.exchange.address import ExchangeError
from infodrill.exchange.mselimport import opened
from infodrill.exchange.mselkin import CHANGE
from infodrill.kernel.folding import fold
from infodrill.kernel.i18n import LANGUAGES
from infodrill.scenario.faults import ScenarioErrors, from_fault
from infodrill.scenario.schema.base import Player
from tests.exchange.said import imported
from tests.exchange.test_msel_planted_begun import (
    BEGUN,
    BODY,
    CLAIM,
    EXPECTED,
    FROM,
    TO,
    Rows,
    begun,
    packed,
    plan,
    told,
)


def turned(rows: Rows) -> Rows:
    width = max(map(len, rows))
    return [list(cells) for cells in zip(*(row + [None] * (width - len(row)) for row in rows), strict=True)]


@pytest.mark.parametrize("before", [[], [["Our plan"], []], [[None, "Kế hoạch"]]])
@pytest.mark.parametrize("drill", BEGUN)
def test_a_table_that_lies_on_its_side_is_told_as_that(drill, before):
    rows = [*before, *turned(plan(drill))]
    with pytest.raises(ExchangeError) as wrong:
        opened(packed(rows), "a.xlsx", begun(drill)).table()
    assert (wrong.value.code, wrong.value.params["letter"]) == ("Q117", "A")
    assert wrong.value.place.field == f"Sheet!A{len(before) + 1}" and "transpose" in wrong.value.render("en")


STRANGERS = ("Police: close the road", "Công an phường: chặn đường trong 5 phút", "Fire Brigade: come")


@pytest.mark.parametrize("said", STRANGERS)
@pytest.mark.parametrize("drill", BEGUN)
def test_an_action_of_somebody_without_a_seat_is_told_and_nobody_is_proposed(drill, said):
    rows = plan(drill)
    rows[3] += [None] * (EXPECTED + 1 - len(rows[3]))
    rows[3][EXPECTED] = said
    found = [shown for code, where, shown in told(drill, rows) if (code, where) == ("Q127", "H4")]
    assert len(found) == 1 and said.partition(":")[0] in found[0] and "Có phải là" not in found[0], found


@pytest.mark.parametrize(
    "said", ["Lưu ý: gọi lại trong 5 phút", "Answer: within 5 min", "Bước 1: gọi lại trong 5 phút"]
)
def test_a_word_that_leads_to_a_remark_is_nobody(said):
    rows = plan("ward")
    rows[3] += [None] * (EXPECTED + 1 - len(rows[3]))
    rows[3][EXPECTED] = said
    assert not [shown for code, _, shown in told("ward", rows) if code == "Q127" and "không có ghế" in shown]


@pytest.mark.parametrize("said", ["Không làm gì", "Để yên.", "LEAVE IT ALONE", "No action needed"])
def test_where_nothing_is_to_be_done_no_action_is_made(said):
    """On satire and opinion a plan says so in the column of actions: one that was made of it asked for what fails the drill."""
    rows, bare = plan("ward"), plan("ward")
    for each, cell in ((rows, said), (bare, None)):
        each[3] += [None] * (EXPECTED + 1 - len(each[3]))
        each[3][EXPECTED] = cell
    assert told("ward", rows) == told("ward", bare)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("drill", BEGUN)
def test_a_role_is_known_by_what_its_edition_calls_it(drill, lang):
    """As control's own table and the glossary have it, commas and all, in either language."""
    loaded, rows = begun(drill), plan(drill)
    held = sorted(
        {role for cell in loaded.scenario.cells.cells for seat in cell.seats for role in seat.roles}
    )
    named = {role: role_names(loaded)[role].in_(lang) for role in held if role in get_args(Player)}
    assert lang == "en" or any(", " in name for name in named.values())
    seats = {
        fold(text)
        for cell in loaded.scenario.cells.cells
        for seat in cell.seats
        for text in (cell.name.vi, seat.name.vi, seat.id)
    }  # what a seat or a cell of the drill is called, it means
    wanted = [role for role, name in named.items() if fold(name) not in seats]
    pairs = [wanted[n : n + 2] for n in range(0, len(wanted), 2)]
    for row, pair in zip(rows[1:], pairs, strict=False):
        row[TO] = ", ".join([*(named[role] for role in pair), "public"])
    _, msel = imported(loaded, packed(rows))
    assert msel is not None and len(pairs) <= len(msel.injects)
    for inject, pair in zip(msel.injects, pairs, strict=False):
        assert (inject.to.roles, inject.to.public) == (tuple(pair), True), (named, inject.to)


def test_whoever_is_named_by_no_name_is_shown_the_names():
    rows = plan("ward")
    rows[3][TO] = "Zzz"
    (shown,) = [shown for code, where, shown in told("ward", rows) if (code, where) == ("Q125", "D4")]
    assert "CITIZEN-DESK (" in shown or "FACT-OWNER (" in shown, shown


@pytest.mark.parametrize("same", [(), (FROM,), (CLAIM,)])
@pytest.mark.parametrize("drill", BEGUN)
def test_in_the_same_minute_another_inject_is_told_where_nothing_of_the_old_one_is_left(drill, same):
    rows = plan(drill)
    other = rows[8]
    row = rows[3]
    text = "Đoàn xe tải rẽ nhầm lối, xin chờ" if BEGUN[drill][0] == "vi" else "The convoy took a wrong turn"
    claims = {each[CLAIM] for each in rows[1:] if each[CLAIM]} - {row[CLAIM]}
    row[BODY] = text
    row[FROM] = row[FROM] if FROM in same else other[FROM]
    row[CLAIM] = row[CLAIM] if CLAIM in same else min(claims)
    planned = replace(opened(packed(rows), "a.xlsx", begun(drill)), use=CHANGE)
    assert ("Q142" in {note.code for note in planned.table().notes}) is (not same)


def places(drill: str, change: Callable[[Rows], None]) -> list[str]:
    rows = plan(drill)
    change(rows)
    try:
        opened(packed(rows), "a.xlsx", begun(drill)).table()
    except ScenarioErrors as wrong:
        return [from_fault(fault).place.field for fault in wrong.errors]
    return []


@pytest.mark.parametrize("drill", BEGUN)
def test_a_cell_is_named_by_the_heading_that_stands_above_it(drill):
    def emptied(rows: Rows) -> None:
        rows[4][BODY] = None

    assert places(drill, emptied) == [f"Sheet!F5 ({plan(drill)[0][BODY]})"]
