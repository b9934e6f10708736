"""What people wrote: notes in order of their moment, ratings with their agreement, the press room, what was left unrated."""

from __future__ import annotations

import pytest

from infodrill.conduct.nouns.directives import DirectiveGiven
from infodrill.conduct.nouns.evaluation import NotePinned, TaskRated
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.kernel.events import Text
from infodrill.review.observed import Observed, observed
from infodrill.review.plan import improvement_plan
from infodrill.review.timeline import read_timeline
from tests.review.saying import press
from tests.review.scene import Pen, claim, scenario

FRAUD = claim("fraud", "G0", "FALSE")


def rate(pen: Pen, minute: float, actor: str, task: str, letter: str) -> None:
    pen.write(minute, TaskRated(cell="ward-a", task=task, rating=letter, text=Text("why")), actor=actor)


def seen(pen: Pen) -> Observed:
    return observed(read_timeline(pen.end(180)))


def test_notes_come_in_the_order_of_the_moments_they_are_pinned_to() -> None:
    pen = Pen(scenario(FRAUD))
    pen.write(
        50,
        NotePinned(note="n1", moment=40 * 60, cell="ward-a", kind="improve", objective="", text=Text("late")),
        actor="eval.one",
    )
    pen.write(
        60,
        NotePinned(note="n2", moment=10 * 60, cell="city", kind="strength", objective="", text=Text("early")),
        actor="eval.one",
    )
    assert [(note.cell, note.kind, note.text) for note in seen(pen).notes] == [
        ("city", "strength", "early"), ("ward-a", "improve", "late"),
    ]  # fmt: skip


def test_two_evaluators_who_agree_have_alpha_one_and_one_alone_has_none() -> None:
    pen = Pen(scenario(FRAUD))
    for task, letter in (("a", "P"), ("b", "M"), ("c", "U")):
        rate(pen, 50, "eval.one", task, letter)
    assert seen(pen).agreements == ()
    for task, letter in (("a", "P"), ("b", "M"), ("c", "U")):
        rate(pen, 60, "eval.two", task, letter)
    found = seen(pen).agreements[0]
    assert (found.cell, found.evaluators, found.units, found.alpha) == ("ward-a", 2, 3, 100)


def test_evaluators_who_say_the_opposite_have_an_alpha_below_zero() -> None:
    pen = Pen(scenario(FRAUD))
    for actor, letters in (("eval.one", "PPUU"), ("eval.two", "UUPP")):
        for task, letter in zip("abcd", letters, strict=True):
            rate(pen, 50, actor, task, letter)
    assert seen(pen).agreements[0].alpha < 0


def test_a_directive_is_a_row_of_the_improvement_plan_with_its_own_date() -> None:
    pen = Pen(scenario(FRAUD))
    seq = pen.write(
        30,
        DirectiveGiven(
            directive="d1",
            cell="city",
            to=("ward-a",),
            owner="ward-a",
            due_days=12,
            about="",
            text=Text("Do it"),
            gap=Text("The gap"),
        ),
    )
    rows = improvement_plan(read_timeline(pen.end(180)), {})
    assert [(row.days, row.seqs) for row in rows] == [(12, (seq,))]


@pytest.mark.parametrize("answer_by", [2_000, 1_200])
def test_contradictions_and_answers_of_the_press_room_are_counted(answer_by: int) -> None:
    pen = Pen(scenario(FRAUD))
    pen.write(
        20,
        PressQuestionAsked(
            question="p1",
            conference="k1",
            inject=0,
            claim="fraud",
            answer_by=answer_by,
            outlet=Text("outlet"),
            text=Text("so?"),
        ),
    )
    pen.write(
        22,
        PressQuestionAnswered(
            question="p1", cell="city", kind="answer", stance="confirm", figures=(), about="c1",
            promise_due=3_000, took=120, contradictions=("s1@1:stance:deny→confirm",), checker="press-1",
            text=Text("yes"),
        ),
    )  # fmt: skip
    counted = seen(pen).press
    assert (counted.asked, counted.answered, counted.late) == (1, 1, int(answer_by < 22 * 60))
    assert counted.contradictions[0][2] == "s1@1:stance:deny→confirm"


@pytest.mark.parametrize(
    ("kind", "stance", "counts"),
    [("answer", "deny", (1, 0, 0)), ("answer", "confirm", (1, 1, 0)), ("holding", "unknown", (0, 0, 1))],
)
def test_an_answer_against_the_record_and_one_that_puts_off_are_told_beside_the_count(
    kind: str, stance: str, counts: tuple[int, int, int]
) -> None:
    """ "2 of 2 questions answered": one had been put off, the other was told what is false."""
    pen = Pen(scenario(FRAUD))
    pen.open(10, "c1", "fraud")
    press(pen, 20, stance, kind=kind)
    found = seen(pen).press
    assert (found.answered, found.untrue, found.put_off) == counts
