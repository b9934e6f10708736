"""E2 and E3 hear everything that was said: to the press, on a case linked late, on one that a report was merged into."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.intake import CaseMerged, CaseOpened
from infodrill.conduct.nouns.guidance import GuidanceIssued
from infodrill.conduct.nouns.links import CaseLinked, StatementLinked
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.kernel.events import Text
from infodrill.review.ledger import course_of, unlinked, without_a_stance
from infodrill.review.measures import Measure, measure_log
from infodrill.review.record import Record
from infodrill.review.timeline import read_timeline
from tests.review.reports import measured as reported
from tests.review.reports import outcomes
from tests.review.scene import Pen, claim, known, scenario

LEAK = claim("leak", "G5", "TRUE", "H2")
FRAUD = claim("fraud", "G0", "FALSE")
WATER = claim("water", "G4", "TRUE", "H1", star=True)


def measured(pen: Pen, code: str = "E3") -> Measure:
    record = pen.end(600)
    return measure_log(read_timeline(record), course_of(record))[code]


def answered(
    pen: Pen, minute: float, stance: str, *, kind: str = "answer", about: str = "", asked: str = "leak"
) -> None:
    name = f"pq{len(pen.events)}"
    pen.write(
        minute,
        PressQuestionAsked(
            question=name,
            conference="",
            inject=0,
            claim=asked,
            answer_by=0,
            outlet=Text("Paper"),
            text=Text("Is it so?"),
        ),
    )
    pen.write(
        minute,
        PressQuestionAnswered(
            question=name,
            cell="city",
            kind=kind,
            stance=stance,
            figures=(),
            about=about,
            promise_due=0,
            took=60,
            contradictions=(),
            checker="contradiction-1",
            text=Text("No."),
        ),
    )


def test_a_false_denial_to_the_press_is_a_false_denial() -> None:
    pen = Pen(scenario(LEAK))
    pen.open(10, "c1", "leak")
    pen.log(12, "c1")
    answered(pen, 30, "deny", about="c1", asked="")
    found = measured(pen)
    assert found.values["false_denials"] == 1 and found.letter == "U"


def test_the_claim_that_a_press_question_is_about_counts_where_no_case_is_named() -> None:
    pen = Pen(scenario(LEAK))
    pen.open(10, "c1", "leak")
    pen.log(12, "c1")
    answered(pen, 30, "deny")
    assert measured(pen).values["false_denials"] == 1


def test_an_answer_that_confirms_or_a_holding_answer_denies_nothing() -> None:
    pen = Pen(scenario(LEAK))
    pen.open(10, "c1", "leak")
    pen.log(12, "c1")
    answered(pen, 30, "confirm")
    answered(pen, 31, "unknown", kind="holding")
    assert measured(pen).letter == "P"


def test_a_denial_that_the_facts_overtook_is_put_right_before_the_press_too() -> None:
    turned = claim("turned", "G0", "FALSE", truth=(known(0, "FALSE"), known(60 * 60, "TRUE")))
    for late, count in ((90, 0), (400, 1)):
        pen = Pen(scenario(turned))
        pen.open(10, "c1", "turned")
        pen.log(12, "c1")
        pen.publish(30, "c1")
        answered(pen, late, "confirm", about="c1", asked="turned")
        assert measured(pen).values["false_denials"] == count, late


def test_a_denial_on_a_case_that_evaluators_link_later_counts() -> None:
    pen = Pen(scenario(LEAK))
    pen.open(10, "c1", "")
    pen.log(12, "c1")
    pen.publish(30, "c1", kind="answer")
    pen.write(200, CaseLinked(case="c1", claim="leak", by="EVAL"), actor="eval")
    assert measured(pen).values["false_denials"] == 1


def test_a_denial_without_a_case_counts_for_the_claim_that_it_was_linked_to() -> None:
    pen = Pen(scenario(LEAK))
    pen.open(10, "c1", "leak")
    pen.log(12, "c1")
    name = pen.publish(30, "", kind="prebunk")
    pen.write(40, StatementLinked(name, "leak", "CTRL"), actor="control:1")
    assert measured(pen).values["false_denials"] == 1


def merged_twice() -> Pen:
    """A complaint merged into a neighbour's case, and that one into a fraud."""
    pen = Pen(scenario(FRAUD, WATER))
    pen.open(10, "c1", "fraud")
    pen.open(11, "c2", "")
    pen.open(12, "c3", "water")
    for minute, case, into in ((15, "c3", "c2"), (16, "c2", "c1")):
        pen.write(minute, CaseMerged(case, into, "ward-a"))
        pen.step(minute, case, "merge", "NEW", "CLOSED")
    return pen


def test_a_chain_of_merges_hides_no_protected_report() -> None:
    pen = merged_twice()
    pen.gate(35, "c1", "G0")
    pen.verdict(40, "c1", "FALSE")
    pen.decide(41, "c1", 5)
    assert measured(pen, "E2").letter == "U"


def test_a_correction_of_the_case_that_a_complaint_was_merged_into_reaches_the_complaint() -> None:
    pen = merged_twice()
    pen.publish(50, "c1", kind="correction", stance="deny")
    found = measured(pen)
    # One text is one breach: its denial counts, and not the label that says the same.
    assert (found.values["false_denials"], found.values["false_labels"]) == (1, 0)


def test_a_report_split_off_again_has_nothing_more_to_do_with_the_case() -> None:
    pen = merged_twice()
    pen.write(
        20,
        CaseOpened(
            case="c4",
            intake="hotline",
            source="free",
            cell="ward-a",
            ward="a",
            level=1,
            parent="c1",
            relation="split",
            report="c2",
        ),
    )
    pen.write(20, CaseLinked(case="c4", claim="water", by="conduct"))
    pen.publish(50, "c1", kind="correction", stance="deny")
    assert measured(pen).values["false_denials"] == 0


def proactive(*links: str, stance: str = "confirm", then: str = "") -> Record:
    """A bulletin without a case, and a guidance, beside a rumour known to be false from minute 10 on."""
    pen = Pen(scenario(FRAUD))
    pen.open(10, "c1", "fraud")
    name = pen.publish(30, "", kind="bulletin", stance=stance)
    for repeats in ("", name):
        guidance = GuidanceIssued(
            guidance="g1",
            cell="city",
            to=("ward-a",),
            about="c1",
            repeats=repeats,
            due=3_600,
            topic=Text("t"),
            facts=Text("f"),
            lines=(),
        )
        pen.write(31, guidance)
    for link in links:
        pen.write(40, StatementLinked(name, link, "CTRL"), actor="control:1")
    if then:
        pen.publish(50, "c1", stance=then)
    return pen.end(180)


def test_what_is_published_beside_the_cases_is_a_word_on_the_claim_that_it_is_linked_to() -> None:
    record = proactive("fraud")
    e7, e13 = reported(record, "E7"), reported(record, "E13")
    assert {row.outcome for row in e7.rows} == {"missed"}
    assert (e7.letter, e7.values["false_confirmations"]) == ("U", 1)
    assert outcomes(e13) == ["missed"]
    assert outcomes(reported(proactive("fraud", then="deny"), "E13")) == ["met"]


@pytest.mark.parametrize("kind", ["prebunk", "bulletin"])
@pytest.mark.parametrize(
    ("truth", "stance"),
    [("FALSE", "deny"), ("NOT_A_FACT", "advice"), ("FALSE", "advice"), ("UNPROVEN", "unknown")],
)
def test_a_text_beside_the_cases_is_no_word_on_the_claim_that_control_links_it_to(
    kind: str, truth: str, stance: str
) -> None:
    """It passed no rights check and no verdict stands behind it: the claim stands as if nobody had spoken."""

    def outcomes_of(*, beside: bool, linked: bool) -> dict[str, list[str]]:
        pen = Pen(scenario(claim("fraud", "G0", truth, "H4", owner="office")))
        pen.open(10, "c1", "fraud")
        if beside:
            pen.publish(30, "", kind=kind, stance=stance, next_minute=50)
            pen.publish(45, "", kind=kind, stance=stance, next_minute=100)
        if linked:
            for name in ("s1", "s2"):
                pen.write(46, StatementLinked(name, "fraud", "CTRL"), actor="control:1")
        record = pen.end(180)
        return {code: outcomes(reported(record, code)) for code in ("E4", "E7", "E18")}

    assert outcomes_of(beside=True, linked=True) == outcomes_of(beside=False, linked=False)


def test_a_text_that_says_what_is_so_of_no_claim_leaves_the_result_provisional_until_it_is_linked() -> None:
    def look(*links: str, stance: str = "confirm") -> tuple[tuple[str, ...], tuple[int, int]]:
        log = read_timeline(proactive(*links, stance=stance))
        return unlinked(log), without_a_stance(log)

    assert look() == (("s1",), (0, 1))
    assert look("fraud") == ((), (0, 1))
    assert look("fraud", stance="advice") == ((), (1, 1))
    assert look(stance="advice") == ((), (1, 1))
    assert all(row.unlinked for row in reported(proactive(), "E7").rows)
    assert not any(row.unlinked for row in reported(proactive(stance="advice"), "E7").rows)
