"""What is done once play has ended earns nothing, and can still break what is forbidden."""

from __future__ import annotations

from infodrill.conduct.nouns.clock import ClockChanged, PhaseBegun
from tests.review.reports import measured, row
from tests.review.test_prohibitions import gated


def test_what_is_done_after_play_keeps_nothing_and_can_still_breach() -> None:
    pen = gated(("water", "G4"), ("fraud", "G0"))
    pen.write(180, ClockChanged("run_on", 3_600), actor="runner")
    pen.write(240, PhaseBegun(4), actor="runner")
    for n, (name, code) in enumerate((("joke", "G2"), ("pumps", "G0"))):
        pen.open(241, f"l{n}", name)
        pen.log(242, f"l{n}")
        pen.gate(243, f"l{n}", code)
    record = pen.end(250)
    e2, e3 = measured(record, "E2"), measured(record, "E3")
    assert {name: row(e2, claim=name).outcome for name in ("water", "joke", "pumps")} == {
        "water": "met", "joke": "not_due", "pumps": "missed",
    }  # fmt: skip
    assert {row.outcome for row in e3.rows if row.owed.claim == "joke"} == {"not_due"}
