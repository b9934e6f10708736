"""Mistakes made by rule in any column of a table: told at the cell, its row or its head, and never a crash."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

from tests.exchange.mutating import Judge, told, workbooks
from tests.exchange.sheetslips import KINDS, TABLES
from tests.exchange.test_msel_planted_further import at, sheet_of
from tests.forms import amount, both_forms
from tests.scenario.test_planners_further import DRILLS

HEADS = (
    "Number", "Situation", "Phase", "At", "Story time", "Kind", "From", "To cells", "To roles", "To the public", "Method",
    "Claim", "Truth", "Objectives", "Controller", "Approver", "Status", "Pictures",
    "Tags", "Trigger", "Condition", "Until", "Every",
)  # fmt: skip
NOTHING = (" ", "\u00a0", "-", "", None, "?", "#N/A", 0, True, 1.5)
NAMED = {
    "a blank": 90
}  # per cent that are named where they are with what mends them, of the kinds that were counted
FEW = ("ward-vi", "school-en", "city-vi")  # drills of the short form, whose every second column is tried
CELLS = [(head, value) for head in HEADS for value in NOTHING]


@pytest.mark.parametrize(("head", "value"), both_forms(CELLS, CELLS[::23]))
def test_no_cell_stops_the_import_whatever_stands_in_it(head, value):
    for drill in list(DRILLS)[len(head) % 6 :: 6]:
        said, after = told(drill, sheet_of(drill, at(**{head.replace(" ", "_"): value})))
        assert after is not None or said, head


@pytest.mark.parametrize("drill", both_forms(list(DRILLS), ["school-vi"]))
def test_recipients_and_actions_that_were_emptied_are_told(drill):
    base, seen = Judge(drill, "exported"), 0
    last = 3 + len(base.after.injects)
    for head, rows in product(
        ("To cells", "To roles", "To the public"), (range(n, last, 3) for n in (3, 4, 5))
    ):
        held: list[int] = []

        def emptied(page, heads, _, rows=rows, head=head, held=held):
            """Of every third row: what most of a column have in common is told of the column."""
            for row in rows:
                cell = page.cell(row, heads[head])
                held += [row] if cell.value else []
                cell.value = None

        said, _ = told(drill, sheet_of(drill, emptied))
        places = [f"{at} " for code, at, _ in said if code in ("Q145", "S170", "S163")]
        for row in held:
            seen += 1
            assert [at for at in places if f"{row} " in at], (row, said)
    assert seen > 10


@pytest.mark.parametrize("kind", both_forms([*KINDS, *TABLES], ["a blank"]))
def test_a_mistake_made_by_rule_stops_no_import(kind):
    judges: dict[tuple[str, str], Judge] = {}
    letters: Counter[str] = Counter()
    of_cells, of_tables = ([kind] if kind in known else [] for known in (KINDS, TABLES))
    for planted in workbooks(of_cells, of_tables, names=amount(FEW, tuple(DRILLS)), step=amount(2, 1)):
        key = (planted.drill, planted.layout)
        judge = judges[key] = judges.get(key) or Judge(*key)
        letter, said, _ = judge.judge(planted)
        assert letter != "C", (planted.at, planted.name, planted.new, said)
        letters[letter] += 1
    tried = letters.total() - letters["E"]
    assert 100 * (letters["R"] + letters["M"]) >= NAMED.get(kind, 0) * tried, letters
