"""Mistakes made by rule in any field of any file: named where they are, with what mends them, and never a crash."""

from __future__ import annotations

from tests.forms import amount
from tests.scenario.mutating import Judge, drills, slips
from tests.scenario.slips import KINDS

NAMED = 95  # per cent, as an author was promised
FEW = 65  # fields of which one is tried with each kind in the short form; another with each kind


def test_mistakes_made_by_rule_are_named_where_they_are_with_what_mends_them():
    base, tried, missed = drills(), 0, []
    judges: dict[str, Judge] = {}
    for drill, slip in slips(base, KINDS, amount(FEW, 6)):
        judge = judges[drill] = judges.get(drill) or Judge(base[drill])
        judged = judge.judge(slip)
        assert judged.letter != "C", (slip.kind, slip.part.whole, judged.said)
        if judged.letter != "E":
            tried += 1
            if judged.letter not in ("R", "M"):
                place = f"{drill} {slip.part.whole}:{slip.part.line}"
                missed.append(
                    (judged.letter, slip.kind, place, slip.was[:30], slip.new[:30], judged.said[:1])
                )
    assert tried > len(KINDS)
    assert 100 * (tried - len(missed)) >= NAMED * tried, (tried, len(missed), missed)
