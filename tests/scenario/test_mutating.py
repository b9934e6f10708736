"""Mistakes made by rule in any field of any file: named where they are, with what mends them, and never a crash."""

from __future__ import annotations

from functools import cache

import pytest

from tests.forms import amount
from tests.scenario.mutating import GOOD, Judge, drills, grouped, slips
from tests.scenario.slips import KINDS

NAMED = 95  # per cent, as an author was promised
TOGETHER = 4  # mistakes of different files in one check
PARTS = 6  # rows of the kinds, so that a run of the suite can see some of them
FEW = 65  # fields of which one is tried with each kind in the short form; another with each kind


@pytest.mark.parametrize("part", range(PARTS))
def test_mistakes_made_by_rule_are_named_where_they_are_with_what_mends_them(part: int) -> None:
    base, tried, missed = drills(), 0, []
    kinds = list(KINDS)[part::PARTS]
    judge = cache(lambda name: Judge(base[name]))
    found = grouped(slips(base, kinds, amount(FEW, 6)), TOGETHER)
    for of, judged in ((name, each) for name, group in found for each in judge(name).together(group)):
        slip = judged.slip
        assert judged.letter != "C", (slip.kind, slip.part.whole, judged.said)
        if judged.letter != "E":
            tried += 1
            if judged.letter not in GOOD:
                place = f"{of} {slip.part.whole}:{slip.part.line}"
                missed.append(
                    (judged.letter, slip.kind, place, slip.was[:30], slip.new[:30], judged.said[:1])
                )
    assert tried > len(kinds) // 2
    assert 100 * (tried - len(missed)) >= NAMED * tried, (tried, len(missed), missed)
