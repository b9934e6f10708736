"""Mistakes made by rule in any column of a table: told at the cell, its row or its head, and never a crash."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.exchange.mutating import Judge, told, workbooks
from tests.exchange.sheetslips import KINDS, TABLES
from tests.exchange.test_msel_planted_further import at, sheet_of
from tests.forms import both_forms
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
CELLS = [(head, value) for head in HEADS for value in NOTHING]


@pytest.mark.parametrize(("head", "value"), both_forms(CELLS, CELLS[::23]))
def test_no_cell_stops_the_import_whatever_stands_in_it(head, value):
    for drill in list(DRILLS)[len(head) % 6 :: 6]:
        said, after = told(drill, sheet_of(drill, at(**{head.replace(" ", "_"): value})))
        assert after is not None or said, head


@pytest.mark.parametrize("drill", both_forms(list(DRILLS), ["school-vi"]))
def test_recipients_and_actions_that_were_emptied_are_told(drill):
    base, seen = Judge(drill, "exported"), 0
    for row in range(3, 3 + len(base.after.injects)):
        for head in ("To cells", "To roles", "To the public"):

            def emptied(page, heads, _, row=row, head=head):
                cell = page.cell(row, heads[head])
                emptied.held, cell.value = cell.value, None

            said, _ = told(drill, sheet_of(drill, emptied))
            if emptied.held:
                seen += 1
                assert [
                    each
                    for each in said
                    if each[0] in ("Q145", "S170", "S163") and f"{row} " in f"{each[1]} "
                ], said
    assert seen > 10


@pytest.mark.parametrize("kind", both_forms([*KINDS, *TABLES], ["a blank"]))
def test_a_mistake_made_by_rule_stops_no_import(kind):
    judges: dict[tuple[str, str], Judge] = {}
    letters: Counter[str] = Counter()
    for planted in workbooks([kind] if kind in KINDS else [], [kind] if kind in TABLES else []):
        key = (planted.drill, planted.layout)
        judge = judges[key] = judges.get(key) or Judge(*key)
        letter, said, _ = judge.judge(planted)
        assert letter != "C", (planted.at, planted.name, planted.new, said)
        letters[letter] += 1
    tried = letters.total() - letters["E"]
    assert 100 * (letters["R"] + letters["M"]) >= NAMED.get(kind, 0) * tried, letters
