"""Mistakes made by rule in any field of any file: named where they are, with what mends them, and never a crash."""

from __future__ import annotations

from tests.forms import amount
from tests.scenario.mutating import GOOD, Judge, drills, grouped, slips
from tests.scenario.slips import KINDS

NAMED = 95  # per cent, as an author was promised
TOGETHER = 4  # mistakes of different files in one check
FEW = 65  # fields of which one is tried with each kind in the short form; another with each kind


def test_mistakes_made_by_rule_are_named_where_they_are_with_what_mends_them():
    base, tried, missed = drills(), 0, []
    judges = {drill: Judge(files) for drill, files in base.items()}
    found = grouped(slips(base, KINDS, amount(FEW, 6)), TOGETHER)
    for of, judged in ((name, each) for name, group in found for each in judges[name].together(group)):
        slip = judged.slip
        assert judged.letter != "C", (slip.kind, slip.part.whole, judged.said)
        if judged.letter != "E":
            tried += 1
            if judged.letter not in GOOD:
                place = f"{of} {slip.part.whole}:{slip.part.line}"
                missed.append(
                    (judged.letter, slip.kind, place, slip.was[:30], slip.new[:30], judged.said[:1])
                )
    assert tried > len(KINDS)
    assert 100 * (tried - len(missed)) >= NAMED * tried, (tried, len(missed), missed)
