"""A column under a heading of their own in which most cells are names of the scenario is that column; the odd ones are slips."""

from __future__ import annotations

import pytest

from infodrill.exchange.mselimport import opened
from tests.exchange.test_msel_planted_begun import (
    BEGUN,
    CLAIM,
    FROM,
    METHOD,
    TO,
    Rows,
    begun,
    heads,
    packed,
    plan,
    told,
)
from tests.forms import both_forms

SLIPS = {"a letter": lambda text: f"{text[:-1]}z", "words": lambda text: "the other rumour", "two": None}


def storied(drill: str, column: int, head: str) -> Rows:
    rows = plan(drill)
    heads((column, head))(rows)
    return rows


EVERY = [
    (drill, slip, head) for drill in BEGUN for slip in SLIPS for head in ("Story", "Mạch truyện", "Thread")
]


@pytest.mark.parametrize(("drill", "slip", "head"), both_forms(EVERY, EVERY[::4]))
def test_a_slip_among_claims_is_told_at_its_cell(drill, slip, head):
    rows = storied(drill, CLAIM, head)
    filled = [n for n, row in enumerate(rows) if n and len(row) > CLAIM and row[CLAIM] and row[CLAIM] != "?"]
    known = list(dict.fromkeys(rows[n][CLAIM] for n in filled))
    at, made = filled[1], SLIPS[slip]
    rows[at][CLAIM] = made(str(rows[at][CLAIM])) if made else f"{known[0]}, {known[1]}"
    said = [(code, where) for code, where, _ in told(drill, rows)]
    assert [where for code, where in said if code in ("Q125", "S113")] == [f"G{at + 1}"], said
    # by their words too, which nobody needs to say again
    assert not [code for code, _ in said if code in ("Q118", "S189")]


@pytest.mark.parametrize(("column", "field"), [(FROM, "from"), (TO, "to"), (METHOD, "method")])
@pytest.mark.parametrize("drill", BEGUN)
def test_names_under_an_unknown_heading_are_proposed_though_a_third_of_them_are_slips(drill, column, field):
    rows = storied(drill, column, "Xyzzy")
    for row in rows[1::3]:
        row[column] = "Qwertz"
    proposed = opened(packed(rows), "a.xlsx", begun(drill)).proposed
    assert {each.name: each.target for each in proposed.columns}["Xyzzy"] == field


def test_a_column_of_which_a_few_cells_are_claims_is_one_of_their_own():
    rows = storied("ward", CLAIM, "Story")
    names = [row[CLAIM] for row in rows[1:] if len(row) > CLAIM and row[CLAIM]]
    for n, row in enumerate(rows[1:]):
        row += [None] * (CLAIM + 1 - len(row))
        row[CLAIM] = names[0] if n % 3 == 0 else f"note {n}"
    proposed = opened(packed(rows), "a.xlsx", begun("ward")).proposed
    assert {each.name: each.target for each in proposed.columns}["Story"] == "tag"
