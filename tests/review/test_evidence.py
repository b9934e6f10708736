"""What shows that an expected action was done: one rule for control and evaluators while it runs, and for the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import get_args

import pytest

from infodrill.casework.nouns.escalation import CaseEscalated
from infodrill.casework.nouns.intake import CaseLogged
from infodrill.casework.nouns.marking import ArtefactMarked
from infodrill.casework.nouns.questions import QuestionAsked
from infodrill.casework.nouns.service import TicketOpened
from infodrill.casework.nouns.triage import CaseTriaged
from infodrill.conduct.evidence import EVIDENCE
from infodrill.conduct.expecting import expected_of, stuck
from infodrill.conduct.fold import fold
from infodrill.conduct.nouns.course import DrillClosed
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.conduct.nouns.weighing import ArtefactWeighed
from infodrill.kernel.events import Text
from infodrill.review.expected import ExpectedAction, expected_actions
from infodrill.review.ledger import course_of
from infodrill.review.timeline import read_timeline
from infodrill.scenario import schema
from infodrill.scenario.schema import Expected
from tests.review.scene import Pen, bi, claim, scenario

KINDS = get_args(Expected.model_fields["evidence"].annotation)
UNSEEN = {"message", "none"}
SEEN = sorted({*KINDS} - UNSEEN)
STANDS = {
    "case_opened",
    "case_gated",
    "question",
    "verdict",
    "ticket",
    "escalated",
}  # it need not be done again
CAME, DUE, END = 30, 45, 120  # minutes

Doing = Callable[[Pen], object]

DEEDS: Mapping[str, Callable[[Pen, float], object]] = {
    "case_opened": lambda pen, at: pen.write(
        at, CaseLogged(case="c1", sentence=Text("said"), priority="P1", danger=False)
    ),
    "case_gated": lambda pen, at: pen.gate(at, "c1", "G0"),
    "case_triaged": lambda pen, at: pen.write(
        at, CaseTriaged(case="c1", v="V2", h="H4", s=2, priority="P1", confidence=900)
    ),
    "case_decided": lambda pen, at: pen.decide(at, "c1", 5),
    "case_closed": lambda pen, at: pen.step(at, "c1", "close", "MEASURING", "CLOSED"),
    "question": lambda pen, at: ask(pen, at, "city"),
    "verdict": lambda pen, at: pen.verdict(at, "c1", "FALSE"),
    "statement": lambda pen, at: pen.publish(at, "c1"),
    "ticket": lambda pen, at: pen.write(
        at, TicketOpened(case="c1", ticket="t1", due=9_000, text=Text("Tổ sửa làm xong chỗ hỏng."))
    ),
    "escalated": lambda pen, at: pen.write(
        at, CaseEscalated(case="c1", level=2, reason="priority", cell="ward-a")
    ),
    "marked": lambda pen, at: mark(pen, at, "AMBER"),
    "press": lambda pen, at: answer(pen, at),
}


def mark(pen: Pen, at: float, tlp: str) -> int:
    return pen.write(
        at,
        ArtefactMarked(
            case="c1", artefact="c1.said", tlp=tlp, role="L1-DUTY", cell="ward-a", reason=Text("why")
        ),
    )


def ask(pen: Pen, at: float, owner: str) -> int:
    """A question on the case; `owner` "" = to no unit by name, so that nobody can answer."""
    return pen.write(
        at, QuestionAsked(case="c1", question=f"q{len(pen.events)}", owner=owner, text=Text("Is it so?"))
    )


def answer(pen: Pen, at: float, kind: str = "answer", inject: int = 2) -> str:
    """A question of the press that an inject asks, and its answer."""
    name = f"pq{len(pen.events)}"
    asked = PressQuestionAsked(
        question=name,
        conference="",
        inject=inject,
        claim="dyke",
        answer_by=0,
        outlet=Text("paper"),
        text=Text("Well?"),
    )
    pen.write(at, asked, actor="runner")
    given = PressQuestionAnswered(
        question=name, cell="city", kind=kind, stance="deny", figures=(), about="c1", promise_due=0, took=0,
        contradictions=(), checker="c", text=Text("No."),
    )  # fmt: skip
    pen.write(at, given)
    return name


def drill(evidence: str) -> schema.Scenario:
    """Two injects on a claim; on the second something is expected, within a quarter of an hour."""
    made = scenario(claim("dyke", "G0", "FALSE", "H4"))
    wanted = Expected.model_validate(
        {"who": "L1-DUTY", "what": bi("it"), "deadline": 900, "evidence": evidence, "critical": True}
    )
    (first,) = made.msel.injects
    second = first.model_copy(update={"number": 2, "expected_actions": (wanted,)})
    return made.model_copy(update={"msel": schema.Msel(injects=(first, second))})


def outcome(found: ExpectedAction) -> str:
    if found.unjudged:
        return "to be judged"
    return "late" if found.row.outcome == "missed" and found.row.at >= 0 else found.row.outcome


def told(evidence: str, before: Doing, after: Doing, level: int = 1) -> tuple[str, str, bool]:
    """What control and evaluators read at the end of play, what the report says, and whether control hears that nobody acts."""
    pen = Pen(drill(evidence))
    pen.open(10, "c1", "dyke", level=level)
    before(pen)
    delivered = InjectDelivered(
        inject=2, planned=0, run_status="delivered", recipients=("desk",), public=False
    )
    pen.write(CAME, delivered, actor="runner")
    after(pen)
    state = replace(fold(pen.events), at=END * 60)
    inject = pen.scenario.msel.injects[1]
    (row,) = expected_of(inject, CAME * 60, state, pen.scenario)
    record = pen.end(END)
    log = read_timeline(record)
    (found,) = expected_actions(log, course_of(record))
    return row.stands(END * 60), outcome(found), stuck(inject, CAME * 60, state, pen.scenario)


def nothing(_: Pen) -> None:
    pass


def at(minute: float, *kinds: str) -> Doing:
    return lambda pen: [DEEDS[kind](pen, minute) for kind in kinds]


def beyond(evidence: str) -> Doing:
    """All else is done on the case, and it comes to states beyond the one that was asked for."""

    def do(pen: Pen) -> None:
        for kind in DEEDS.keys() - {evidence}:
            DEEDS[kind](pen, CAME + 5)
        pen.step(CAME + 6, "c1", "leave", "GATED", "LEFT", "leave")

    return do


MISSED = ("overdue", "missed", True)
MET = ("carried out", "met", False)
SAID = ("carried out", "to be judged", False)  # words of ours, which nobody has read


def test_every_kind_that_a_scenario_may_name_is_tried() -> None:
    assert EVIDENCE.keys() == set(KINDS) and DEEDS.keys() == set(SEEN)


@pytest.mark.parametrize("evidence", SEEN)
def test_report_and_control_say_the_same_of_what_was_done(evidence: str) -> None:
    done = SAID if EVIDENCE[evidence].text or EVIDENCE[evidence].asked else MET
    assert told(evidence, nothing, nothing) == MISSED
    assert told(evidence, at(20, evidence), nothing) == (MET if evidence in STANDS else MISSED)
    assert told(evidence, nothing, at(CAME + 10, evidence)) == done
    assert told(evidence, at(20, evidence), at(CAME + 10, evidence)) == done
    assert told(evidence, nothing, at(DUE + 10, evidence)) == ("done late", "late", False)
    assert told(evidence, nothing, beyond(evidence)) == MISSED
    assert (
        told(evidence, nothing, lambda pen: (pen.write(60, DrillClosed("end")), at(70, evidence)(pen)))[0]
        == "overdue"
    )


def test_what_was_reported_above_is_asked_of_no_ward_by_either() -> None:
    """Control was told to go and ask for what the report then called not applicable."""
    above = ("does not apply: it was reported to the upper level itself", "not_applicable", False)
    assert told("escalated", nothing, nothing, level=2) == above
    assert told("escalated", nothing, at(CAME + 10, "escalated"), level=2) == MET


@pytest.mark.parametrize("evidence", sorted(UNSEEN))
def test_what_leaves_no_trace_waits_for_an_evaluator_in_both(evidence: str) -> None:
    assert told(evidence, beyond(""), beyond("")) == ("an evaluator tells", "to be judged", False)


@pytest.mark.parametrize(
    ("evidence", "deed", "met"),
    [
        ("marked", lambda pen: mark(pen, CAME + 5, "GREEN"), False),  # let go, not kept in
        ("question", lambda pen: ask(pen, CAME + 5, ""), False),
        ("press", lambda pen: answer(pen, CAME + 5, "no_comment"), False),
        ("press", lambda pen: answer(pen, CAME + 5, inject=1), False),  # another inject's question
        ("press", lambda pen: answer(pen, CAME + 5, "holding"), True),
    ],
)
def test_only_what_was_asked_for_meets_it(evidence: str, deed: Doing, met: bool) -> None:
    assert told(evidence, nothing, deed)[1] == ("to be judged" if met else "missed")


def test_an_answer_to_the_press_that_let_something_out_is_told_so() -> None:
    """“Decline, for the patient’s sake” waited for an evaluator, and the answer had quoted the illness."""

    def leaking(pen: Pen) -> None:
        name = answer(pen, CAME + 5)
        pen.write(
            CAME + 5,
            ArtefactWeighed(artefact=name, case="c1", tlp="CLEAR", grounds=("personal",)),
            actor="system",
        )

    assert told("press", nothing, leaking)[1] == "missed"


@pytest.mark.parametrize("leaks", [True, False])
def test_a_text_that_let_something_out_is_not_what_was_expected(leaks: bool) -> None:
    def do(pen: Pen) -> None:
        name = pen.publish(CAME + 5, "c1")
        if leaks:
            weighed = ArtefactWeighed(artefact=f"{name}@1", case="c1", tlp="CLEAR", grounds=("personal",))
            pen.write(CAME + 5, weighed, actor="system")

    assert told("statement", nothing, do)[1] == ("missed" if leaks else "to be judged")
