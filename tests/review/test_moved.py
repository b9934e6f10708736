"""A case that control takes to another claim in play takes along what was done on it: the result says that it is provisional."""

from __future__ import annotations

import pytest

from infodrill.conduct.nouns.links import CaseRelinked
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.kernel.events import Text
from infodrill.review.assess import assess
from tests.review.scene import Pen, claim, scenario

FRIDGE = claim("fridge", "G5", "TRUE", "H1")
EXPIRED = claim("expired", "G0", "FALSE", "H2")


def relinked(pen: Pen, minute: float, was: str, to: str) -> None:
    pen.write(minute, CaseRelinked(case="c1", claim=to, was=was, by="CTRL", why=Text("x")), actor="control:1")


@pytest.mark.parametrize("deed", ["text", "press", "verdict", "gate", "logged", ""])
@pytest.mark.parametrize("to", ["expired", "fridge"])
def test_a_case_linked_to_another_claim_after_cells_had_acted_on_it_makes_the_result_provisional(
    deed: str, to: str
) -> None:
    pen = Pen(scenario(FRIDGE, EXPIRED))
    pen.open(10, "c1", "fridge")
    if deed == "text":
        pen.publish(20, "c1", "answer", "deny")
    if deed == "press":
        pen.write(
            20,
            PressQuestionAsked(
                question="pq1",
                conference="",
                inject=0,
                claim="",
                answer_by=0,
                outlet=Text("Báo"),
                text=Text("Có thật không?"),
            ),
        )
        pen.write(
            20,
            PressQuestionAnswered(
                question="pq1", cell="city", kind="answer", stance="deny", figures=(), about="c1",
                promise_due=0, took=60, contradictions=(), checker="contradiction-1", text=Text("Không."),
            ),
        )  # fmt: skip
    if deed == "verdict":
        pen.verdict(20, "c1", "FALSE")
    if deed == "gate":
        pen.gate(20, "c1", "G0")
    if deed == "logged":
        pen.log(20, "c1")
    relinked(pen, 30, "fridge", "expired")
    if to == "fridge":
        relinked(pen, 40, "expired", "fridge")
    found = assess(pen.end(180), replicas=0)
    moved = to == "expired" and deed not in ("logged", "")
    assert (found.moved, found.provisional) == (("c1",) if moved else (), moved)
    assert any(line.msgid.startswith("Provisional") for line in found.why) == moved
