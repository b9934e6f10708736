"""What planners put into cells that was not thought of at first: understood, or told once at the cell with what to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from tests.exchange.test_msel_planted_begun import (
    AT,
    BEGUN,
    EXPECTED,
    TO,
    Rows,
    begun,
    cell,
    plan,
    told,
    whole,
)
from tests.forms import both_forms

Change = Callable[[Rows], None]
CELL: Mapping[str, tuple[Change, str, str, str]] = {
    "recipients that are everybody": (cell(TO, "everybody"), "Q125", "D3", "`public`.*`all`"),
    "recipients that are mọi người": (cell(TO, "mọi người"), "Q125", "D3", "`public`.*`all`"),
    "a role beside another cell": (cell(TO, "adviser, SPOKE"), "S170", "D3", r"\[\w+, SPOKE\]"),
    "a seat that nobody has": (cell(TO, "Nurse Hoa"), "Q125", "D3", r"SPOKE \(\S"),
    "all at once": (whole(AT, lambda _: "+5"), "Q144", "B2", "từng hàng"),
    "a clock in words, too early": (cell(AT, "5 giờ 5 phút"), "Q123", "B3", r"\+35"),
}
EVERY = [(kind, drill) for kind in CELL for drill in BEGUN]


@pytest.mark.parametrize(("kind", "drill"), both_forms(EVERY, EVERY[:: len(BEGUN) + 1]))
def test_what_nobody_can_know_is_told_once_at_its_cell(kind, drill):
    change, code, at, remedy = CELL[kind]
    rows = plan(drill)
    usual = {said[2] for said in told(drill, rows)}
    change(rows)
    said = [each for each in told(drill, rows) if each[2] not in usual]
    assert [each[:2] for each in said] == [(code, at)] and re.search(remedy, said[0][2]), said


def read(drill: str, change: Change) -> list[tuple[str, str, str]]:
    rows = plan(drill)
    change(rows)
    return told(drill, rows)


@pytest.mark.parametrize("drill", BEGUN)
@pytest.mark.parametrize("word", ["không", "Không có", "n/a", "-", "none"])
def test_no_action_in_a_word_is_none(drill, word):
    assert [each for each in read(drill, cell(EXPECTED, word)) if each[1] == "H3"] == []


@pytest.mark.parametrize("drill", BEGUN)
def test_a_cell_before_an_action_says_of_whom_it_is_expected(drill):
    """Where it has one role it is that; of several the first, which is told."""
    cells = {
        each.id: [role for seat in each.seats for role in seat.roles]
        for each in begun(drill).scenario.cells.cells
    }
    for name, roles in cells.items():
        if name == "control":
            continue
        said = [
            each[2]
            for each in read(drill, cell(EXPECTED, f"{name}: A1, B2 trong 5 phút", row=2))
            if "[Q127]" in each[2]
        ]
        assert len(said) == (len(set(roles)) > 1) and all(f"1 → {roles[0]}" in each for each in said), said


def test_a_clock_in_words_is_a_clock():
    for text in ("8 giờ 5 phút", "8 giờ 05", "8 giờ 05 phút"):
        said = read("ward", cell(AT, text))
        assert not [each for each in said if each[0] in ("Q123", "S161")], said
