"""One promise has one ending, and of a matter on which something was published nobody reads that nothing was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered
from infodrill.kernel.events import Text
from infodrill.review import rowtext
from infodrill.review.assess import assess, judge
from infodrill.review.frontpage import Point, front_page, one_event
from infodrill.review.measures import firstword, selfcorrection
from infodrill.scenario import schema
from infodrill.scenario.schema.conditions import Condition
from tests.review.reports import rows, told
from tests.review.scene import Pen, claim, scenario

HELD, HELD_AGAIN = (
    "Chưa biết đê có vỡ không. Sẽ báo tiếp.",
    "Vẫn chưa biết đê có vỡ không, nước chưa rút. Sẽ báo tiếp.",
)


@pytest.mark.parametrize(("second", "met"), [(60, 0), (70, 1)])
def test_an_hour_that_is_promised_twice_is_not_told_as_kept_and_as_missed(second: int, met: int) -> None:
    pen = told(claim("dyke", "G0", "FALSE", "H3"))
    pen.publish(20, "c0", "holding", "unknown", body=HELD, next_minute=60)
    pen.publish(45, "c0", "holding", "unknown", body=HELD_AGAIN, next_minute=second)
    found = judge(pen.end(180))
    voice = found.log.voice("en")
    promises = rows(found.measures["E13"], what=selfcorrection.PROMISED)
    said = [voice.say(rowtext.outcome(row)) for row in promises]
    assert said.count("met") == met and said.count("missed") == 1, said
    assert ("done in time" in voice.say(rowtext.tally(promises))) == bool(met)
    assert [each.kind for each in found.measures["E13"].findings].count("strength") == met


def hollow(pen: Pen) -> None:
    pen.decide(20, "c0", 2)
    pen.publish(25, "c0", "answer", "advice", body="Chúng tôi đang xem xét.")


def approved(pen: Pen) -> None:
    pen.decide(20, "c0", 2)
    pen.publish(25, "c0", "answer", "deny")
    del pen.events[-1]
    pen.write(26, StatementApproved(statement="s1", version=1, role="RIGHTS", cell="city"))


def nothing(pen: Pen) -> None:
    pen.decide(20, "c0", 2)


@pytest.mark.parametrize(
    ("way", "words"),
    [
        (hollow, "neither what is so nor what to do"),
        (approved, "was approved by one at"),
        (nothing, "nothing on it was published"),
    ],
)
def test_what_there_was_in_place_of_a_word_is_told(way: object, words: str) -> None:
    pen = told(claim("dyke", "G0", "FALSE", "H3"))
    way(pen)  # type: ignore[operator]
    found = judge(pen.end(180))
    voice = found.log.voice("en")
    mine = [
        row for code in ("E4", "E5", "E7") for row in found.measures[code].rows if row.outcome == "missed"
    ]
    said = [voice.say(rowtext.told(found.log, row)) for row in mine if row.owed.duty]
    assert said and any(words in text for text in said)
    assert way is nothing or not any("nothing" in text and "published" in text for text in said), said


def test_one_event_is_one_gap_also_where_who_tells_the_whole_comes_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = assess(told(claim("rumour", "G0", "FALSE", "H4")).end(180), replicas=0)
    (row, *_) = made.plan
    first, second, third, fourth = made.missed[:4]
    monkeypatch.setattr(rowtext, "event", lambda _, each: each.owed.key)
    gaps = [
        Point(row, ("b",), (first,)), Point(row, ("a",), (fourth,)), Point(row, ("c",), (second,)),
        Point(row, ("d",), (first, second)), Point(row, ("e",), (third,)),
    ]  # fmt: skip
    found = one_event(made.log, gaps)
    assert [point.rows for point in found] == [(first, second, first, second), (fourth,), (third,)]
    assert [point.owners for point in found] == [("b", "d", "c"), ("a",), ("e",)]


@pytest.mark.parametrize(("press", "spoken", "praised"), [(-1, 18, True), (-1, 25, False), (18, 25, False)])
def test_a_first_word_after_people_took_the_silence_for_an_answer_is_no_strength(
    press: float, spoken: float, praised: bool
) -> None:
    """In time by the clock; by then a crowd was running, as nobody had said a word, or none that it could have read."""
    made = scenario(claim("dyke", "G0", "FALSE", "H4"))
    (row,) = made.msel.injects
    untold = Condition.model_validate({"not": {"statement_published": {"claim": "dyke"}}})
    trigger = row.trigger.model_copy(update={"kind": "condition", "condition": untold})
    silence = row.model_copy(update={"number": 91, "kind": "contingency", "trigger": trigger})
    pen = Pen(made.model_copy(update={"msel": schema.Msel(injects=(row, silence))}))
    pen.open(10, "c0", "dyke")
    if spoken > 20:
        came = InjectDelivered(
            inject=91, planned=0, run_status="delivered", recipients=("city.desk",), public=True
        )
        pen.write(20, came, actor="runner")
    if press > 0:
        pen.write(press, PressQuestionAnswered(
            question="pq1", cell="city", kind="answer", stance="deny", figures=(), about="c0", promise_due=0, took=60,
            contradictions=(), checker="contradiction-1", text=Text("Đê không vỡ, nước đang xuống."),
        ))  # fmt: skip
        pen.events.sort(key=lambda event: event.at)
        pen.events = [replace(event, seq=seq) for seq, event in enumerate(pen.events)]
    pen.publish(spoken, "c0", "correction", "deny")
    found = judge(pen.end(180))
    assert found.measures["E7"].rating == 3
    codes = [strength.code for strength in front_page(found.log, found.measures, ()).strengths]
    assert ("E7" in codes) == praised


@pytest.mark.parametrize(("priority", "praised"), [("P1", True), ("P2", True), ("P3", False)])
def test_what_was_entered_in_time_as_something_that_can_wait_is_no_strength(
    priority: str, praised: bool
) -> None:
    pen = told(claim("dyke", "G0", "FALSE", "H4"))
    pen.log(11, "c0", priority)
    found = judge(pen.end(180))
    assert found.measures["E1"].rating == (3 if praised else 0)
    codes = [strength.code for strength in front_page(found.log, found.measures, ()).strengths]
    assert ("E1" in codes) == praised


@pytest.mark.parametrize(("kind", "words"), [("press", "to the press"), ("text", "in public")])
def test_a_gap_says_to_whom_a_falsehood_was_confirmed(kind: str, words: str) -> None:
    pen = told(claim("dyke", "G0", "FALSE", "H4"))
    if kind == "text":
        pen.publish(20, "c0", "answer", "confirm")
    else:
        pen.write(20, PressQuestionAnswered(
            question="pq1", cell="city", kind="answer", stance="confirm", figures=(), about="c0", promise_due=0, took=60,
            contradictions=(), checker="contradiction-1", text=Text("Đúng là như vậy."),
        ))  # fmt: skip
    found = judge(pen.end(180))
    (row,) = rows(found.measures["E7"], what=firstword.CONFIRMED)
    assert words in found.log.voice("en").say(rowtext.gap(found.log, row))


@pytest.mark.parametrize(("stance", "words"), [("confirm", "confirmed in public"), ("deny", "")])
def test_a_false_word_is_told_in_a_row_that_is_not_due_yet(stance: str, words: str) -> None:
    pen = told(claim("dyke", "G0", "FALSE", "H1"))
    pen.publish(20, "c0", "answer", stance)
    found = judge(pen.end(180))
    (row,) = rows(found.measures["E7"], what=firstword.ANSWER)
    assert row.outcome == "not_due"
    said = found.log.voice("en").say(rowtext.why(found.log, row))
    assert (words in said) if words else ("confirmed" not in said)
