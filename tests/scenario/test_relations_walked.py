"""What fits its field and not what stands beside it is told, in whichever drill: two entries that have each other's words, a name
that points elsewhere, a field that says what nothing else bears out."""

from __future__ import annotations

import pytest

from tests.forms import both_forms
from tests.scenario.relationwalk import drawn, is_named, told
from tests.scenario.test_planners_further import DRILLS

EACH = 9  # slips of a drill, of its three walks
UNHEARD = 1  # of them: two bodies may say as little of the one claim as of the other


@pytest.mark.parametrize("drill", both_forms(sorted(DRILLS), ["hospital-en", "ngo-vi"]))
def test_slips_of_relation_are_told_in_any_drill(drill: str) -> None:
    rows = [(each, told(drill, each)) for _, each in drawn(len(drill), EACH, [drill])]
    assert len(rows) == EACH
    silent = [(each.kind, each.field, each.places) for each, found in rows if not found]
    assert len(silent) <= UNHEARD, silent
    assert (
        sum(is_named(each, found) for each, found in rows) >= EACH * 2 // 3
    )  # the others at what follows from them
