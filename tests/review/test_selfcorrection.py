"""E13: own errors put right, false words taken back, promises kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.casework.nouns.moves import DeadlineMissed
from infodrill.casework.nouns.selfcorrection import ErrorRaised
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.kernel.events import Text
from infodrill.review.measures import versions
from infodrill.review.measures.selfcorrection import PROMISED
from infodrill.scenario.schema import Claim
from tests.review import scene
from tests.review.saying import (
    DYKE,
    FRAUD,
    RUMOUR,
    TURNING,
    holds_and_corrects,
    measured,
    press,
    step,
    told,
)
from tests.review.scene import Pen, claim, known, scenario


def corrected(pen: Pen, name: str, minute: float, stance: str = "partly", body: str = "đúng") -> None:
    """A second version of a statement in place of the first."""
    old = next(
        event.body
        for event in pen.events
        if isinstance(event.body, StatementDrafted) and event.body.statement == name
    )
    assert isinstance(old, StatementDrafted)
    pen.write(minute, replace(old, version=2, corrects=1, stance=stance, body_vi=Text(body)))
    pen.write(
        minute,
        StatementStepped(
            statement=name, version=1, frm="PUBLISHED", to="SELF_CORRECTED", role="SPOKE", cell="city"
        ),
    )
    pen.write(
        minute,
        StatementStepped(
            statement=name, version=2, frm="DRAFTING", to="PUBLISHED", role="SPOKE", cell="city"
        ),
    )


@pytest.mark.parametrize(("fixed", "outcome"), [(52, "not_applicable"), (80, "missed"), (0, "missed")])
def test_e13_an_error_raised_in_a_text_that_was_not_wrong_is_owed_its_new_version_and_earns_nothing(
    fixed: int, outcome: str
) -> None:
    pen = told(DYKE)
    name = pen.publish(30, "c1", "warning", "advice")
    pen.write(40, ErrorRaised(name, "ward-a", Text("sai điểm trú")))
    if fixed:
        corrected(pen, name, fixed)
    row = measured(pen)["E13"].rows[0]
    assert (row.owed.since, row.outcome) == (40 * 60, outcome)


def test_e13_no_number_of_errors_raised_in_right_texts_or_put_right_on_other_matters_makes_up_for_one() -> (
    None
):
    """One matter is left wrong; on another, right texts are raised and published anew, or one wrong text after another is put
    right."""

    def play(*, needless: int, righted: int) -> tuple[int, str]:
        pen = Pen(scenario(RUMOUR, FRAUD))
        pen.open(10, "c1", "rumour")
        pen.open(10, "c2", "fraud")
        pen.publish(20, "c1", "answer", "confirm")
        for n in range(needless):
            name = pen.publish(30 + 2 * n, "c2")
            pen.write(31 + 2 * n, ErrorRaised(name, "ward-a", Text("x")))
            corrected(pen, name, 31 + 2 * n, "deny")
        for n in range(righted):
            pen.publish(80 + 2 * n, "c2", "answer", "confirm")
            pen.publish(81 + 2 * n, "c2")
        e13 = measured(pen)["E13"]
        return e13.values["in_time"], e13.letter

    assert play(needless=0, righted=0) == play(needless=20, righted=0) == (0, "U")
    assert play(needless=0, righted=1) == (1, "M")
    assert play(needless=0, righted=20) == (20, "M")


def test_e13_an_error_raised_before_new_facts_came_and_put_right_after_them_is_met() -> None:
    changing = holds_and_corrects("changing", known(0, "FALSE"), known(60 * 60, "MIXED"))
    pen = told(changing)
    name = pen.publish(40, "c1")
    pen.write(59, ErrorRaised(name, "ward-a", Text("x")))
    corrected(pen, name, 70, body="Tin đúng một phần: phiếu cũ vẫn dùng.")
    assert measured(pen)["E13"].rows[0].outcome == "met"


@pytest.mark.parametrize("by", ["text", "press"])
@pytest.mark.parametrize(
    ("minute", "stance", "words", "again", "outcome"),
    [
        (45, "confirm", "Chuyện khác.", 0, "missed"),  # a false word
        (20, "unknown", "", 0, "missed"),  # the same in the same second
        (20, "unknown", "Chuyện khác.", 0, "missed"),  # nobody waited for it
        (20, "unknown", "", 70, "missed"),  # nor for the promise of another hour
        (45, "unknown", "", 0, "missed"),  # the same words again
        (45, "unknown", scene.TEXT_VI + " …", 0, "missed"),  # a sign more is no word more
        (30, "unknown", "", 70, "missed"),  # another hour, before half of the time has gone by
        (45, "unknown", "", 70, "met"),  # nothing new, and when more will be known
        (45, "unknown", "Vẫn chưa rõ.", 0, "met"),
        (20, "deny", "", 0, "met"),  # the answer
    ],
)
def test_e13_a_promise_is_kept_by_a_word_that_says_more_and_by_no_false_one_and_no_echo(
    minute: int, stance: str, words: str, again: int, outcome: str, by: str
) -> None:
    pen = told(RUMOUR)
    pen.publish(20, "c1", "holding", "unknown", next_minute=50)
    if by == "text":
        pen.publish(minute, "c1", "holding", stance, body=words or scene.TEXT_VI, next_minute=again)
    else:
        press(pen, minute, stance, text=words or scene.TEXT_VI, promise=again)
    promised = [row for row in measured(pen)["E13"].rows if row.owed.what.startswith("promised")]
    assert promised[0].outcome == outcome


def test_e13_counts_from_the_false_publication_and_not_from_its_raising() -> None:
    pen = told(RUMOUR)
    name = pen.publish(20, "c1", stance="confirm")
    pen.write(60, ErrorRaised(name, "ward-a", Text("sai")))
    pen.publish(70, "c1", stance="deny")
    row = measured(pen)["E13"].rows[0]
    assert (row.owed.since, row.owed.due, row.outcome) == (20 * 60, 50 * 60, "missed")


def test_e13_counts_from_new_facts_that_make_a_standing_text_false() -> None:
    changing = holds_and_corrects("changing", known(0, "FALSE"), known(60 * 60, "MIXED"))
    for minute, outcome in ((80, "met"), (100, "missed")):
        pen = told(changing)
        pen.publish(40, "c1")
        pen.publish(minute, "c1", stance="partly")
        row = measured(pen)["E13"].rows[0]
        assert (row.owed.since, row.outcome) == (60 * 60, outcome)


def test_e13_a_denial_that_came_true_before_it_had_to_be_put_right_is_not_applicable() -> None:
    pen = told(TURNING)  # false from minute 50
    pen.publish(30, "c1", stance="deny")
    assert [row.outcome for row in measured(pen)["E13"].rows] == ["not_applicable"]
    pen = told(TURNING)
    pen.publish(12, "c1", stance="deny")
    assert [row.outcome for row in measured(pen)["E13"].rows] == ["missed"]


def test_e13_a_false_word_to_the_press_is_put_right_in_public() -> None:
    pen = told(RUMOUR)
    press(pen, 20, "confirm")
    pen.publish(40, "c1", stance="deny")
    row = measured(pen)["E13"].rows[0]
    assert (row.owed.about, row.outcome) == (row.owed.about, "met") and row.owed.about.startswith("pq")


def test_e13_promises_in_texts_and_to_the_press_are_kept_by_the_next_word() -> None:
    pen = told(RUMOUR)
    pen.publish(20, "c1", "holding", "unknown", next_minute=50)
    press(pen, 45, "deny", promise=60)
    found = [row for row in measured(pen)["E13"].rows if row.owed.what.startswith("promised")]
    assert [(row.owed.due, row.outcome) for row in found] == [(50 * 60, "met"), (60 * 60, "missed")]


@pytest.mark.parametrize(
    ("kind", "minute", "outcome"),
    [
        ("answer", 55, "met"),
        ("answer", 70, "missed"),
        ("holding", 55, "missed"),
        ("no_comment", 55, "missed"),
    ],
)
def test_e13_what_was_promised_about_no_case_is_kept_by_answering_the_same_reporter_again(
    kind: str, minute: float, outcome: str
) -> None:
    """Nothing could keep it: it was looked for on a case and a claim that the question did not have."""
    pen = told(DYKE)
    for at, how, promise in ((45.0, "holding", 60.0), (minute, kind, 0.0)):
        press(pen, at, "unknown", kind=how, promise=promise, text=f"So at {at}.")
    asked = next(event.body for event in pen.events if isinstance(event.body, PressQuestionAsked))
    pen.events = [
        replace(event, body=replace(event.body, question=asked.question, **about))
        if isinstance(event.body, PressQuestionAsked | PressQuestionAnswered)
        and (about := {"claim": ""} if isinstance(event.body, PressQuestionAsked) else {"about": ""})
        else event
        for event in pen.events
    ]
    (row,) = (row for row in measured(pen)["E13"].rows if row.owed.what == PROMISED)
    assert row.outcome == outcome
    assert versions()["E13"] > 9, "9 knew nothing of it: the two are told apart"


@pytest.mark.parametrize("broken_first", [True, False])
def test_e13_one_broken_promise_on_a_matter_breaks_it_whichever_it_was(broken_first: bool) -> None:
    pen = told(RUMOUR)
    pen.publish(20, "c1", "holding", "unknown", next_minute=60)
    words = ((90, 130), (120, 0)) if broken_first else ((50, 90), (140, 0))
    for minute, promised in words:
        pen.publish(
            minute,
            "c1",
            "holding",
            "unknown",
            next_minute=promised,
            body=f"Lúc {minute}: claim chưa rõ, sổ chưa ghi.",
        )
    values = measured(pen)["E13"].values
    assert (values["promises"], values["promises_broken"], values["matters_kept"]) == (2, 1, 0)


def test_e5_a_warning_that_was_false_when_it_was_given_is_no_act_against_the_rumour() -> None:
    """Given before the owner knew: no answer's row is contradicted by it yet."""
    late = claim("late", "G0", "FALSE", "H3", truth=(known(40 * 60, "FALSE"),))
    outcomes = []
    for stance in ("confirm", "advice"):
        pen = told(late)
        pen.publish(15, "c1", "warning", stance)
        outcomes.append(measured(pen)["E5"].rows[0].outcome)
    assert outcomes == ["missed", "met"]


def test_e13_shows_a_promise_that_the_range_recorded_as_missed() -> None:
    pen = told(RUMOUR)
    name = pen.publish(20, "c1", "holding", "unknown", next_minute=50)
    pen.write(
        51,
        DeadlineMissed(item=name, step="promise:1", due=50 * 60, excused=False, escalated_to=0),
        actor="runner",
    )
    pen.publish(60, "c1")
    e13 = measured(pen)["E13"]
    assert (e13.values["promises_broken"], e13.letter) == (1, "U")


def test_e13_kept_promises_make_up_for_no_error_and_for_no_broken_promise_on_the_same_matter() -> None:
    def play(*, easy: int, error: bool, broken: bool) -> tuple[str, int]:
        others = [claim(f"k{n}", "GU", "UNPROVEN", "H1") for n in range(2)]
        pen = Pen(scenario(RUMOUR, *others))
        pen.open(10, "c1", "rumour")
        pen.open(10, "c2", "k0")
        for n in range(easy):  # each promises the next, which comes; the last promises none
            more = (21 + n) * (n + 1 < easy)
            pen.publish(
                20 + n,
                "c2",
                "holding",
                "unknown",
                next_minute=more,
                body=f"Lần {n}: claim chưa rõ, sổ chưa ghi.",
            )
        if error:
            pen.publish(20, "c1", "answer", "confirm")
        if broken:
            pen.publish(70, "c2", "holding", "unknown", next_minute=100)
        e13 = measured(pen)["E13"]
        return e13.letter, e13.values["in_time"]

    assert play(easy=21, error=False, broken=False) == ("P", 20)
    assert play(easy=21, error=True, broken=False) == ("U", 20)
    assert play(easy=21, error=False, broken=True) == ("U", 20)


def planted(*truth: dict[str, object]) -> Claim:
    """A wrong notice of our own, told from minute 10 on (P2: two hours, or thirty played minutes)."""
    return claim("notice", "G7", "FALSE", "H2", own_error=True, truth=truth or (known(0, "FALSE"),))


def test_e13_an_error_published_by_our_own_side_is_owed_whether_or_not_anybody_opened_a_case() -> None:
    pen = Pen(scenario(planted()))
    pen.wave(10, "notice")
    row = measured(pen)["E13"].rows[0]
    assert (row.owed.what, row.owed.since, row.outcome) == ("own error put right", 10 * 60, "missed")


def test_e13_an_error_of_our_own_side_is_put_right_by_the_first_right_word() -> None:
    pen = told(planted())
    pen.publish(20, "c1", "holding", "unknown")
    pen.publish(30, "c1", stance="deny")
    row = measured(pen)["E13"].rows[0]
    assert (row.outcome, row.at, row.value) == ("met", 30 * 60, 20 * 60)


def test_e13_a_notice_that_was_right_as_it_came_out_is_owed_from_the_fact_that_made_it_wrong() -> None:
    pen = told(planted(known(0, "TRUE"), known(60 * 60, "FALSE")))
    row = measured(pen)["E13"].rows[0]
    assert row.owed.since == 60 * 60


def test_e13_is_owed_nothing_for_a_rumour_of_others() -> None:
    assert measured(told(RUMOUR))["E13"].rows == ()


@pytest.mark.parametrize(
    ("code", "outcome"), [("", "met"), ("GU", "met"), ("G7", "met"), ("G0", "missed"), ("G0 G7", "met")]
)
def test_e13_a_denial_that_blames_others_for_our_own_error_does_not_put_it_right(
    code: str, outcome: str
) -> None:
    """As the file stood coded when it was said: once it is coded anew, the same word takes the error back."""
    pen = told(planted())
    for n, given in enumerate(code.split()):
        pen.gate(15 + n, "c1", given)
    pen.publish(30, "c1")
    row = measured(pen)["E13"].rows[0]
    assert (row.outcome, "others" in row.why.msgid) == (outcome, outcome == "missed")


@pytest.mark.parametrize("by", ["text", "press", "planted"])
@pytest.mark.parametrize("own", [(), (20,), (25,), (90,)])
@pytest.mark.parametrize("others", [(), (22,)])
def test_e13_an_error_is_put_right_by_the_cell_whose_word_it_was_and_by_no_other(
    own: tuple[int, ...], others: tuple[int, ...], by: str
) -> None:
    """Minutes in which the cell of the error and another say what is so; it has to come by minute 50, or 40."""
    wrong, other = ("ward-a", "city") if by == "planted" else ("city", "ward-a")
    duty = (step("correct", by="L1-DUTY"),)
    notice = claim("notice", "G7", "FALSE", "H2", own_error=True, right_path=duty)
    pen = told(notice if by == "planted" else RUMOUR)
    if by == "text":
        pen.publish(15, "c1", "answer", "confirm")
    elif by == "press":
        press(pen, 15, "confirm")
    for minute, cell in sorted([*((at, wrong) for at in own), *((at, other) for at in others)]):
        pen.publish(minute, "c1", cell=cell)
    found = [row for row in measured(pen)["E13"].rows if row.owed.what == "own error put right"]
    assert [(row.owed.cell, row.outcome) for row in found] == [
        (wrong, "met" if own and own[0] <= found[0].owed.due // 60 else "missed")
    ]
    assert ("another cell" in found[0].why.msgid) == (others != () and own == ())
