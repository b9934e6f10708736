"""What the public was told: the table of words, E7, E4 and E18 over logs written by hand, one rule of evaluation.md a test."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.intake import CaseMerged
from infodrill.casework.nouns.undoing import StepUndone
from infodrill.conduct.nouns.city import ClaimStood
from infodrill.conduct.nouns.clock import ClockChanged, PhaseBegun
from infodrill.conduct.nouns.leaps import MoveBegun
from infodrill.conduct.nouns.publicquestions import QuestionsRaised
from infodrill.review.ledger.publicwords import is_answer, is_false_word
from infodrill.review.measures import Measure
from infodrill.scenario.schema import Move
from tests.review.saying import (
    DYKE,
    FRAUD,
    PAPERS,
    RUMOUR,
    TURNING,
    holds_and_corrects,
    measured,
    press,
    rows,
    step,
    told,
)
from tests.review.scene import MIN, Pen, bi, claim, known, scenario

# ---- the table of words ----


@pytest.mark.parametrize(
    ("verdict", "answers", "false"),
    [
        ("FALSE", {"deny"}, {"confirm"}),
        ("MISLEADING_CONTEXT", {"deny", "partly"}, {"confirm"}),
        ("MIXED", {"partly"}, {"confirm", "deny"}),
        ("TRUE", {"confirm"}, {"deny"}),
        ("MOSTLY_TRUE", {"confirm", "partly"}, {"deny"}),
        ("NOT_A_FACT", {"advice"}, {"deny"}),
        ("SATIRE", {"advice"}, {"deny"}),
    ],
)
def test_an_answer_agrees_with_what_its_owner_could_know(
    verdict: str, answers: set[str], false: set[str]
) -> None:
    one = claim("one", "G0", verdict)
    stances = ("confirm", "deny", "partly", "unknown", "advice")
    assert {stance for stance in stances if is_answer(one, stance, 0)} == answers
    assert {stance for stance in stances if is_false_word(one, stance, 0)} == false


def test_what_is_not_known_is_answered_by_saying_so_with_a_time_that_is_kept() -> None:
    unknown = claim("unknown", "GU", "UNPROVEN")
    assert is_answer(unknown, "unknown", 0, next_kept=True)
    assert not is_answer(unknown, "unknown", 0)
    assert is_false_word(unknown, "deny", 0) and not is_false_word(unknown, "confirm", 0)
    in_fact_false = claim(
        "late", "G0", "FALSE",
        truth=({"at": 0, "known_from": 600, "verdict": "FALSE", "why": bi("w"), "record": "none"},),
    )  # fmt: skip
    assert is_false_word(in_fact_false, "confirm", 0)


def test_advice_answers_where_a_warning_is_all_that_the_right_path_says() -> None:
    assert is_answer(claim("page", "G0", "FALSE", right_path=(step("warn"),)), "advice", 0)
    assert not is_answer(
        claim("page", "G0", "FALSE", right_path=(step("warn"), step("correct"))), "advice", 0
    )
    assert is_answer(claim("water", "G4", "TRUE", "H1"), "advice", 0)


# ---- E7 ----


def test_e7_first_word_and_answer_are_timed_from_when_the_claim_could_be_known() -> None:
    pen = told(RUMOUR)
    pen.publish(28, "c1", "holding", "unknown")
    pen.publish(47, "c1")
    e7 = measured(pen)["E7"]
    assert (e7.values["first_seconds"], e7.values["answer_seconds"]) == (18 * 60, 37 * 60)
    assert (e7.values["in_time"], e7.values["due"], e7.letter, e7.coverage) == (2, 2, "P", 100)


def test_e7_a_median_is_over_all_due_rows_and_what_never_came_is_later_than_any() -> None:
    def play(answered: int) -> Measure:
        calm = [claim(f"calm{n}", "G0", "FALSE", "H2") for n in range(5)]
        pen = Pen(scenario(*calm))
        for n, each_claim in enumerate(calm):
            pen.open(10, f"c{n}", each_claim.id)
            if n < answered:
                pen.publish(20 + 10 * n, f"c{n}")
        return measured(pen)["E7"]

    most, few = play(3), play(2)
    assert (
        most.values["answer_seconds"] == 30 * 60
    )  # the third of five, not the middle one of the three that came
    assert (few.values["answer_of"], few.values["answer_never"], "answer_seconds" in few.values) == (
        5,
        3,
        False,
    )
    assert most.say("en") == "3 of 5 in time; answer, since its owner knew: half of 5 within 30 min"
    assert few.say("en") == "2 of 5 in time; answer, since its owner knew: it never came in 3 of 5"


def test_e7_owes_a_word_on_a_claim_that_nobody_opened() -> None:
    pen = Pen(scenario(RUMOUR))
    pen.wave(5, "rumour")
    e7 = measured(pen)["E7"]
    assert {key: row.outcome for key, row in rows(e7).items()} == {
        "E7:rumour:first-word": "missed", "E7:rumour:answer:1": "missed",
    }  # fmt: skip
    assert e7.letter == "U"


def test_e7_a_row_that_is_met_before_it_is_due_does_not_count_and_is_told_apart() -> None:
    pen = Pen(scenario(RUMOUR))
    pen.wave(170, "rumour")
    pen.open(174, "c1", "rumour")
    pen.publish(175, "c1")
    e7 = measured(pen)["E7"]
    assert e7.status == "not_measured"
    assert {(row.outcome, row.early) for row in e7.rows} == {("not_due", True)}


def test_e7_is_p_only_if_every_due_p1_row_is_met() -> None:
    calm = [claim(f"calm{n}", "G0", "FALSE", "H2") for n in range(20)]
    pen = Pen(scenario(RUMOUR, *calm))
    pen.open(10, "c0", "rumour")
    pen.publish(20, "c0", "holding", "unknown")
    for n, each_claim in enumerate(calm, 1):
        pen.open(10, f"c{n}", each_claim.id)
        pen.publish(20, f"c{n}")
    e7 = measured(pen)["E7"]
    assert (e7.values["in_time"], e7.values["due"], e7.letter) == (21, 22, "S")


def test_e7_a_later_change_of_the_truth_starts_a_new_clock_and_the_earlier_answer_stays_met() -> None:
    changing = holds_and_corrects("changing", known(0, "FALSE"), known(60 * 60, "MIXED"))
    pen = told(changing)
    pen.publish(40, "c1")
    found = rows(measured(pen)["E7"])
    assert (found["E7:changing:answer:1"].outcome, found["E7:changing:answer:2"].outcome) == ("met", "missed")
    pen = told(changing)
    pen.publish(40, "c1")
    pen.publish(100, "c1", stance="partly")
    assert rows(measured(pen)["E7"])["E7:changing:answer:2"].outcome == "met"


def test_e7_not_yet_known_is_answered_by_a_promise_that_is_kept() -> None:
    for kept, outcome in ((True, "met"), (False, "missed")):
        pen = told(TURNING)
        pen.publish(15, "c1", "holding", "unknown", next_minute=30)
        if kept:
            pen.publish(29, "c1", "holding", "unknown", next_minute=70)
        pen.publish(65, "c1", stance="partly")  # neither: no answer to what is false
        assert rows(measured(pen)["E7"])["E7:turning:answer:1"].outcome == outcome, kept


def test_e7_an_answer_to_what_became_known_meets_the_clock_of_what_was_not() -> None:
    pen = told(TURNING)
    pen.publish(55, "c1")
    found = rows(measured(pen)["E7"])
    assert (found["E7:turning:answer:1"].outcome, found["E7:turning:answer:2"].outcome) == ("met", "met")


def test_e7_a_false_word_misses_its_row_even_where_a_right_one_follows() -> None:
    pen = told(RUMOUR)
    pen.publish(20, "c1", stance="confirm")
    pen.publish(25, "c1", stance="deny")
    found = measured(pen)["E7"]
    assert [row.outcome for row in found.rows if row.owed.duty] == ["missed", "missed"]
    assert found.letter == "U"


@pytest.mark.parametrize(("harm", "letter"), [("H4", "U"), ("H3", "M"), ("H2", "S")])
def test_e7_a_false_confirmation_bounds_the_letter_by_harm(harm: str, letter: str) -> None:
    others = [claim(f"calm{n}", "G0", "FALSE", "H2") for n in range(10)]
    lie = claim("lie", "G0", "FALSE", harm)
    pen = Pen(scenario(lie, *others))
    for n, each_claim in enumerate((lie, *others)):
        pen.open(10, f"c{n}", each_claim.id)
        pen.publish(20, f"c{n}", stance="confirm" if each_claim is lie else "deny")
    found = measured(pen)["E7"]
    assert found.values["in_time"] == 10
    if harm == "H2":
        letter = "P"  # ten of eleven, and no P1 among them
    assert found.letter == letter


def test_e7_answers_to_the_press_count_as_texts_do_a_holding_one_is_a_first_word_and_no_answer() -> None:
    for kind, stance, text, first, answered in (
        ("answer", "deny", "Sổ không ghi chuyện ấy.", "met", "met"),
        ("answer", "deny", "Chúng tôi đang xem xét.", "missed", "missed"),  # says nothing
        ("holding", "unknown", "Việc này chưa rõ, đang hỏi nơi giữ sổ.", "met", "missed"),
        ("holding", "deny", "Việc này chưa rõ, đang hỏi nơi giữ sổ.", "met", "missed"),
        ("holding", "unknown", "Later.", "missed", "missed"),  # no matter, no hour
        ("answer", "deny", " ", "missed", "missed"),
        ("no_comment", "unknown", "Nothing.", "missed", "missed"),
    ):
        pen = told(RUMOUR)
        press(pen, 20, stance, kind=kind, text=text)
        found = rows(measured(pen)["E7"])
        outcomes = (found["E7:rumour:first-word"].outcome, found["E7:rumour:answer:1"].outcome)
        assert outcomes == (first, answered), (kind, stance, text)


@pytest.mark.parametrize(
    ("kind", "outcome"), [("answer", "met"), ("holding", "met"), ("no_comment", "not_due")]
)
def test_e5_what_is_to_be_left_alone_is_dealt_with_once_the_press_was_told(kind: str, outcome: str) -> None:
    pen = Pen(scenario(PAPERS))
    pen.wave(10, "papers")
    press(pen, 20, "advice", kind=kind)
    assert rows(measured(pen)["E5"])["E5:papers:no-correction,-warning-or-referral"].outcome == outcome


def test_e7_a_text_on_a_case_that_another_claim_was_merged_into_answers_its_own_claim_alone() -> None:
    pen = Pen(scenario(RUMOUR, FRAUD))
    pen.open(10, "c1", "rumour")
    pen.open(10, "c2", "fraud")
    pen.write(12, CaseMerged("c2", "c1", "ward-a"))
    pen.publish(20, "c1")
    found = rows(measured(pen)["E7"])
    assert found["E7:rumour:answer:1"].outcome == "met"
    assert found["E7:fraud:answer:1"].at == -1


def test_e7_lawful_watching_meets_its_row_until_the_claim_spreads() -> None:
    small = claim("small", "G0", "FALSE", "H2")
    for spread, outcome in ((1, "met"), (2, "missed")):
        pen = told(small)
        pen.step(20, "c1", "watch", "TRIAGED", "TRACKING", "watch")
        pen.write(
            40, ClaimStood(claim="small", level=spread, exposed=400, question_permille=0), actor="runner"
        )
        assert rows(measured(pen)["E7"])["E7:small:answer:1"].outcome == outcome, spread


@pytest.mark.parametrize("ended", ["watch_back", "undone", "never rested", ""])
def test_watching_meets_words_that_are_owed_while_it_rests_and_is_neither_an_answer_nor_an_act(
    ended: str,
) -> None:
    small = claim("small", "G0", "FALSE", "H2")
    asked = claim("asked", "G3", "NOT_A_FACT", "H0", right_path=(step("answer"),))
    pen = Pen(scenario(small, asked))
    for case, each_claim in (("c1", small), ("c2", asked)):
        pen.open(10, case, each_claim.id)
        if ended != "never rested":
            pen.step(20, case, "watch", "TRIAGED", "TRACKING", "watch")
        if ended == "watch_back":
            pen.step(100, case, "watch_back", "TRACKING", "TRIAGED")
        if ended == "undone":
            undone = StepUndone(
                case=case,
                step="watch",
                done_at=20 * MIN,
                frm="TRACKING",
                to="TRIAGED",
                role="L1-DUTY",
                cell="ward-a",
            )
            pen.write(20.5, undone)
    found = measured(pen, run_on=60)
    outcome = {one: found[one.partition(":")[0]] for one in ("E7:small", "E5:small", "E18:asked")}
    got = {
        name: next(row.outcome for row in measure.rows if row.owed.claim == name.partition(":")[2])
        for name, measure in outcome.items()
    }
    assert got == {
        "E7:small": "missed" if ended else "met",
        "E5:small": "missed" if ended else "not_applicable",
        "E18:asked": "missed",
    }


def test_watching_that_began_after_play_had_ended_meets_nothing() -> None:
    pen = told(claim("small", "G0", "FALSE", "H2"))
    pen.write(180, ClockChanged("run_on", 3_600), actor="runner")
    pen.step(180, "c1", "watch", "TRIAGED", "TRACKING", "watch")
    pen.write(240, PhaseBegun(4), actor="runner")
    found = measured(pen, 240)
    assert [found[code].rows[0].outcome for code in ("E5", "E7")] == ["missed", "missed"]


def test_e7_a_rise_to_p1_opens_the_shorter_clock_from_the_rise() -> None:
    spreading = holds_and_corrects("spreading", known(0, "FALSE"), harm="H3")
    pen = told(spreading)
    pen.write(60, ClaimStood(claim="spreading", level=3, exposed=9_000, question_permille=0), actor="runner")
    found = rows(measured(pen)["E7"])
    assert found["E7:spreading:first-word"].owed.due == 90 * 60
    assert found["E7:spreading:answer:1"].owed.due == 120 * 60


def test_e7_what_was_published_after_a_leap_had_settled_it_came_too_late() -> None:
    """The leap comes at minute 40 with an event; what stands after it in the log comes after it, in the same second too."""
    moves = (
        {"number": 1, "at": 0, "story": "22:40", "title": bi("night")},
        {"number": 2, "at": 40 * 60, "story": "06:00", "title": bi("morning")},
    )  # fmt: skip
    for before, outcome in ((True, "met"), (False, "missed")):
        plan = scenario(RUMOUR)
        plan = plan.model_copy(
            update={"drill": plan.drill.model_copy(update={"moves": tuple(map(Move.model_validate, moves))})}
        )
        pen = Pen(plan)
        pen.open(10, "c1", "rumour")
        if before:
            pen.publish(40, "c1")
        pen.write(40, MoveBegun(2, "06:00"), actor="runner")
        if not before:
            pen.publish(40, "c1")
        found = rows(measured(pen)["E7"])["E7:rumour:first-word"]
        assert (found.owed.due, found.outcome) == (40 * 60, outcome)


# ---- E4 ----


def test_e4_counts_harmful_claims_without_an_answer_by_the_deadline() -> None:
    pen = Pen(scenario(FRAUD, DYKE))
    pen.open(10, "c1", "dyke")
    pen.publish(65, "c1", "correction", "partly")  # P1: 60 minutes from minute 10
    pen.wave(5, "fraud")  # H3 at S1 is P2: 8 h, settled when play ends
    e4 = measured(pen)["E4"]
    assert (e4.values["missed"], e4.values["reached"], e4.letter) == (1, 2, "M")


def test_e4_is_met_by_the_answer_and_shows_it_not_the_holding_line() -> None:
    pen = told(DYKE)
    pen.publish(15, "c1", "holding", "unknown")
    pen.publish(40, "c1", stance="partly")
    row = measured(pen)["E4"].rows[0]
    assert row.outcome == "met" and row.evidence == (len(pen.events) - 3,)  # before the line and the close


def test_e4_is_owed_once_a_claim_rises_to_p2_and_begins_when_it_could_be_known() -> None:
    small = claim("small", "G0", "FALSE", "H2")
    pen = told(small)
    assert measured(pen)["E4"].rows == ()
    pen = told(small)
    pen.write(60, ClaimStood(claim="small", level=3, exposed=9_000, question_permille=0), actor="runner")
    assert [(row.owed.since, row.outcome) for row in measured(pen)["E4"].rows] == [(10 * 60, "missed")]


def test_deadline_inside_the_run_on_is_excused_and_one_at_its_beginning_is_not() -> None:
    pen = Pen(scenario(DYKE))
    pen.wave(90, "dyke")
    assert (
        measured(pen, 130, run_on=60)["E4"].rows[0].outcome == "missed"
    )  # settled as play ends, 40 minutes later
    pen = Pen(scenario(DYKE))
    pen.wave(110, "dyke")
    assert measured(pen, 130, run_on=60)["E4"].rows[0].outcome == "excused"


# ---- E18 ----


def test_e18_counts_questions_answered_in_play_and_leaves_late_ones_aside() -> None:
    other = claim("bus", "G3", "NOT_A_FACT", "H0", right_path=(step("answer"),))
    late = claim("late", "G3", "NOT_A_FACT", "H0", right_path=(step("answer"),))
    pen = Pen(scenario(PAPERS, other, late))
    pen.open(10, "c1", "papers")
    pen.publish(30, "c1", kind="answer", stance="advice")
    pen.open(20, "c2", "bus")
    pen.open(170, "c3", "late")
    e18 = measured(pen)["E18"]
    assert (e18.values["answered"], e18.values["asked"], e18.values["too_late"]) == (1, 2, 1)
    assert [finding.claim for finding in e18.findings if finding.kind == "improve"] == ["bus"]


def test_e18_a_holding_line_and_an_empty_answer_are_no_answers() -> None:
    for kind, stance, body, outcome in (
        ("holding", "unknown", "Đang kiểm tra", "missed"), ("answer", "advice", " ", "missed"),
        ("answer", "advice", "Mang theo thẻ", "met"),
    ):  # fmt: skip
        pen = told(PAPERS)
        pen.publish(30, "c1", kind, stance, body=body)
        if not body.strip():
            pen = told(PAPERS)
            press(pen, 30, stance, text=body)
        assert measured(pen)["E18"].rows[0].outcome == outcome, (kind, body)


def test_e18_counts_a_void_that_the_city_showed_where_a_word_is_owed() -> None:
    joke = claim("joke", "G2", "SATIRE", "H0")
    pen = Pen(scenario(FRAUD, joke))
    pen.wave(10, "fraud")
    pen.write(20, QuestionsRaised(question="u1", claim="joke", source="city", permille=800), actor="runner")
    pen.write(20, QuestionsRaised(question="u2", claim="fraud", source="city", permille=310), actor="runner")
    e18 = measured(pen)["E18"]
    assert (e18.values["answered"], e18.values["asked"], e18.letter) == (0, 1, "U")
