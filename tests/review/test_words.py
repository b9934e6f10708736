"""What the public was told: E4, E5, E7, E13 and E18 over logs written by hand, one rule of evaluation.md a test."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.casework import events as ev
from infodrill.conduct import events as facts
from infodrill.kernel.events import Event, EventBody, Text
from infodrill.review.ledger import Owed, Row, course_of
from infodrill.review.ledger.outages import Outage, lost, put_off, took
from infodrill.review.ledger.publicwords import is_answer, is_false_word
from infodrill.review.measures import SPECS, Measure, measure_log
from infodrill.review.measures.base import Spec
from infodrill.review.measures.discernment import youden_interval
from infodrill.review.timeline import cell_of, read_timeline
from infodrill.review.words import line
from infodrill.scenario.schema import Claim, Move
from tests.review import scene
from tests.review.scene import MIN, Pen, bi, claim, known, scenario


def step(what: str, by: str = "SPOKE") -> dict[str, object]:
    return {"what": what, "by": by, "after": 0, "note": bi("note")}


def holds_and_corrects(name: str, *truth: dict[str, object], harm: str = "H4") -> Claim:
    return claim(name, "G0", "FALSE", harm, truth=truth, right_path=(step("hold"), step("correct")))


FRAUD = claim("fraud", "G0", "FALSE")
DYKE = claim("dyke", "G7", "MIXED", "H4")
RUMOUR = holds_and_corrects("rumour", known(0, "FALSE"))
TURNING = holds_and_corrects("turning", known(0, "UNPROVEN"), known(50 * 60, "FALSE"))
PAPERS = claim("papers", "G3", "NOT_A_FACT", "H0", right_path=(step("answer"),))


def measured(pen: Pen, until: float = 180, run_on: int = 0) -> dict[str, Measure]:
    record = pen.end(until, run_on=run_on)
    return measure_log(read_timeline(record), course_of(record))


def rows(found: Measure) -> dict[str, Row]:
    return {one.owed.key: one for one in found.rows}


def told(one: Claim, minute: float = 10) -> Pen:
    """A drill of one claim, reported at that minute."""
    pen = Pen(scenario(one))
    pen.open(minute, "c1", one.id)
    return pen


def press(
    pen: Pen, minute: float, stance: str, *, kind: str = "answer", promise: float = 0, text: str = "So."
) -> None:
    name = f"pq{len(pen.events)}"
    claim_id = pen.scenario.claims[0].id
    pen.write(minute, facts.PressQuestionAsked(name, "", 0, claim_id, 0, Text("Paper"), Text("Is it so?")))
    pen.write(
        minute,
        facts.PressQuestionAnswered(
            name, "city", kind, stance, (), "c1", int(promise * 60), 60, (), "contradiction-1", Text(text)
        ),
    )  # fmt: skip


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
        "late", "G0", "FALSE", truth=({"at": 0, "known_from": 600, "verdict": "FALSE", "why": bi("w"), "record": "none"},)
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
        for n, one in enumerate(calm):
            pen.open(10, f"c{n}", one.id)
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
    assert most.say("en") == "3 of 5 in time; answer: median 30 min (of 5)"
    assert few.say("en") == "2 of 5 in time; answer: never in half of them or more (3 of 5)"


def test_e7_owes_a_word_on_a_claim_that_nobody_opened() -> None:
    pen = Pen(scenario(RUMOUR))
    pen.wave(5, "rumour")
    e7 = measured(pen)["E7"]
    assert {key: one.outcome for key, one in rows(e7).items()} == {
        "E7:rumour:first-word": "missed", "E7:rumour:answer:1": "missed",
    }  # fmt: skip
    assert e7.letter == "U"


def test_e7_a_row_that_is_met_before_it_is_due_does_not_count_and_is_told_apart() -> None:
    pen = Pen(scenario(RUMOUR))
    pen.wave(170, "rumour")
    pen.publish(175, "", kind="bulletin", stance="deny")
    pen.write(176, facts.StatementLinked("s1", "rumour", "CTRL"), actor="control:1")
    e7 = measured(pen)["E7"]
    assert e7.status == "not_measured"
    assert {(one.outcome, one.early) for one in e7.rows} == {("not_due", True)}


def test_e7_is_p_only_if_every_due_p1_row_is_met() -> None:
    calm = [claim(f"calm{n}", "G0", "FALSE", "H2") for n in range(20)]
    pen = Pen(scenario(RUMOUR, *calm))
    pen.open(10, "c0", "rumour")
    pen.publish(20, "c0", "holding", "unknown")
    for n, one in enumerate(calm, 1):
        pen.open(10, f"c{n}", one.id)
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
    assert [one.outcome for one in found.rows if one.owed.duty] == ["missed", "missed"]
    assert found.letter == "U"


@pytest.mark.parametrize(("harm", "letter"), [("H4", "U"), ("H3", "M"), ("H2", "S")])
def test_e7_a_false_confirmation_bounds_the_letter_by_harm(harm: str, letter: str) -> None:
    others = [claim(f"calm{n}", "G0", "FALSE", "H2") for n in range(10)]
    lie = claim("lie", "G0", "FALSE", harm)
    pen = Pen(scenario(lie, *others))
    for n, one in enumerate((lie, *others)):
        pen.open(10, f"c{n}", one.id)
        pen.publish(20, f"c{n}", stance="confirm" if one is lie else "deny")
    found = measured(pen)["E7"]
    assert found.values["in_time"] == 10
    if harm == "H2":
        letter = "P"  # ten of eleven, and no P1 among them
    assert found.letter == letter


def test_e7_answers_to_the_press_count_as_texts_do_a_holding_one_is_a_first_word_and_no_answer() -> None:
    for kind, stance, text, first, answered in (
        ("answer", "deny", "So.", "met", "met"),
        ("holding", "unknown", "Later.", "met", "missed"),
        ("holding", "deny", "Later.", "met", "missed"),
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
    assert rows(measured(pen)["E5"])["E5:papers:no-action-5–8"].outcome == outcome


def test_e7_a_text_on_a_case_that_another_claim_was_merged_into_answers_its_own_claim_alone() -> None:
    pen = Pen(scenario(RUMOUR, FRAUD))
    pen.open(10, "c1", "rumour")
    pen.open(10, "c2", "fraud")
    pen.write(12, ev.CaseMerged("c2", "c1", "ward-a"))
    pen.publish(20, "c1")
    found = rows(measured(pen)["E7"])
    assert found["E7:rumour:answer:1"].outcome == "met"
    assert found["E7:fraud:answer:1"].at == -1


def test_e7_lawful_watching_meets_its_row_until_the_claim_spreads() -> None:
    small = claim("small", "G0", "FALSE", "H2")
    for spread, outcome in ((1, "met"), (2, "missed")):
        pen = told(small)
        pen.step(20, "c1", "watch", "TRIAGED", "TRACKING", "watch")
        pen.write(40, facts.ClaimStood("small", spread, 400, 0), actor="runner")
        assert rows(measured(pen)["E7"])["E7:small:answer:1"].outcome == outcome, spread


@pytest.mark.parametrize("ended", ["watch_back", "undone", "never rested", ""])
def test_watching_meets_words_that_are_owed_while_it_rests_and_is_neither_an_answer_nor_an_act(
    ended: str,
) -> None:
    small = claim("small", "G0", "FALSE", "H2")
    asked = claim("asked", "G3", "NOT_A_FACT", "H0", right_path=(step("answer"),))
    pen = Pen(scenario(small, asked))
    for case, one in (("c1", small), ("c2", asked)):
        pen.open(10, case, one.id)
        if ended != "never rested":
            pen.step(20, case, "watch", "TRIAGED", "TRACKING", "watch")
        if ended == "watch_back":
            pen.step(100, case, "watch_back", "TRACKING", "TRIAGED")
        if ended == "undone":
            undone = ev.StepUndone(case, "watch", 20 * MIN, "TRACKING", "TRIAGED", "L1-DUTY", "ward-a")
            pen.write(20.5, undone)
    found = measured(pen, run_on=60)
    outcome = {one: found[one.partition(":")[0]] for one in ("E7:small", "E5:small", "E18:asked")}
    got = {
        name: next(row.outcome for row in one.rows if row.owed.claim == name.partition(":")[2])
        for name, one in outcome.items()
    }
    assert got == {
        "E7:small": "missed" if ended else "met",
        "E5:small": "missed" if ended else "not_applicable",
        "E18:asked": "missed",
    }


def test_watching_that_began_after_play_had_ended_meets_nothing() -> None:
    pen = told(claim("small", "G0", "FALSE", "H2"))
    pen.write(180, facts.ClockChanged("run_on", 3_600), actor="runner")
    pen.step(180, "c1", "watch", "TRIAGED", "TRACKING", "watch")
    pen.write(240, facts.PhaseBegun(4), actor="runner")
    found = measured(pen, 240)
    assert [found[code].rows[0].outcome for code in ("E5", "E7")] == ["missed", "missed"]


def test_e7_a_rise_to_p1_opens_the_shorter_clock_from_the_rise() -> None:
    spreading = holds_and_corrects("spreading", known(0, "FALSE"), harm="H3")
    pen = told(spreading)
    pen.write(60, facts.ClaimStood("spreading", 3, 9_000, 0), actor="runner")
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
        pen.write(40, facts.MoveBegun(2, "06:00"), actor="runner")
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
    pen.write(60, facts.ClaimStood("small", 3, 9_000, 0), actor="runner")
    assert [(one.owed.since, one.outcome) for one in measured(pen)["E4"].rows] == [(10 * 60, "missed")]


def test_deadline_inside_the_run_on_is_excused_and_one_at_its_beginning_is_not() -> None:
    pen = Pen(scenario(DYKE))
    pen.wave(90, "dyke")
    assert (
        measured(pen, 130, run_on=60)["E4"].rows[0].outcome == "missed"
    )  # settled as play ends, 40 minutes later
    pen = Pen(scenario(DYKE))
    pen.wave(110, "dyke")
    assert measured(pen, 130, run_on=60)["E4"].rows[0].outcome == "excused"


# ---- E5 ----


def classes(bad: int, good: int, answered: int) -> Pen:
    false = [claim(f"bad{n}", "G0", "FALSE", "H4") for n in range(bad)]
    left = [claim(f"good{n}", "G1", "NOT_A_FACT", "H0") for n in range(good)]
    pen = Pen(scenario(*false, *left))
    for n, one in enumerate((*false, *left)):
        pen.open(10, f"c{n}", one.id)
        pen.log(12, f"c{n}")
        if n < answered:
            pen.publish(30, f"c{n}")
    return pen


def test_e5_is_rated_from_five_of_each_class() -> None:
    e5 = measured(classes(5, 5, 4))["E5"]
    assert [e5.values[key] for key in ("tp", "fn", "fp", "tn")] == [4, 1, 0, 5]
    assert (e5.values["j_hundredths"], e5.letter) == (80, "P")


def test_e5_with_four_of_a_class_is_reported_and_not_rated() -> None:
    e5 = measured(classes(4, 5, 4))["E5"]
    assert (e5.rating, e5.status, e5.values["j_hundredths"]) == (None, "reported", 100)


def test_e5_counts_what_nobody_answered_and_leaves_out_what_nobody_dealt_with() -> None:
    pen = classes(5, 5, 5)
    e5 = measured(pen)["E5"]
    assert (e5.values["tp"], e5.values["tn"]) == (5, 5)
    quiet = Pen(scenario(*[claim(f"good{n}", "G1", "NOT_A_FACT", "H0") for n in range(3)], FRAUD))
    for name in ("good0", "good1", "good2", "fraud"):
        quiet.wave(5, name)
    found = measured(quiet)["E5"]
    assert [one.outcome for one in found.rows] == ["not_due"] * 3 + ["missed"]
    assert found.coverage == 25


def test_e5_confirming_the_rumour_is_no_action_against_it() -> None:
    pen = told(FRAUD)
    pen.publish(20, "c1", stance="confirm")
    assert measured(pen)["E5"].rows[0].outcome == "missed"


@pytest.mark.parametrize(
    ("kind", "stance", "body", "outcome"),
    [
        ("correction", "deny", " ", "missed"),  # an empty sheet
        ("correction", "", "Nội dung", "missed"),
        ("correction", "unknown", "Nội dung", "missed"),
        ("correction", "partly", "Nội dung", "missed"),  # it is false altogether
        ("correction", "deny", "Nội dung", "met"),
        ("warning", "advice", " ", "missed"),
        ("warning", "", "Nội dung", "missed"),
        ("warning", "deny", "Nội dung", "met"),
    ],
)
def test_e5_what_was_published_counts_against_a_falsehood_by_what_it_says(
    kind: str, stance: str, body: str, outcome: str
) -> None:
    pen = told(FRAUD)
    pen.publish(20, "c1", kind, stance, body=body)
    if not body.strip():
        drafted = next(n for n, one in enumerate(pen.events) if isinstance(one.body, ev.StatementDrafted))
        empty = replace(pen.events[drafted].body, body_vi=Text(body), body_en=Text(body))
        pen.events[drafted] = replace(pen.events[drafted], body=empty)
    assert measured(pen)["E5"].rows[0].outcome == outcome


def test_e5_reporting_a_page_is_an_action_and_a_decision_to_correct_is_not() -> None:
    for action, outcome in ((7, "met"), (5, "missed")):
        pen = told(FRAUD)
        pen.write(20, ev.ActionTaken("c1", action, "city"))
        assert measured(pen)["E5"].rows[0].outcome == outcome, action


@pytest.mark.parametrize("by", ["correction", "report"])
def test_e5_what_is_to_be_left_alone_is_not_left_alone_in_the_file_of_a_rumour_it_was_merged_into(
    by: str,
) -> None:
    pen = Pen(scenario(FRAUD, claim("verse", "G2", "SATIRE", "H0")))
    pen.open(10, "c1", "fraud")
    pen.open(10, "c2", "verse")
    pen.write(12, ev.CaseMerged("c2", "c1", "ward-a"))
    if by == "correction":
        pen.publish(20, "c1")
    else:
        pen.write(20, ev.ActionTaken("c1", 7, "city"))
    found = {one.owed.claim: one.outcome for one in measured(pen)["E5"].rows}
    assert found == {"fraud": "met", "verse": "missed"}


def test_youden_interval_agrees_with_newcombe_worked_by_hand() -> None:
    # Newcombe 1998, table II, method 10: 56/70 against 48/80 gives 0.0524 to 0.3339
    assert youden_interval(56, 14, 48, 32) == (5, 20, 33)


# ---- E13 ----


def corrected(pen: Pen, name: str, minute: float, stance: str = "partly") -> None:
    """A second version of a statement in place of the first."""
    old = next(
        one.body
        for one in pen.events
        if isinstance(one.body, ev.StatementDrafted) and one.body.statement == name
    )
    assert isinstance(old, ev.StatementDrafted)
    fields = {field: getattr(old, field) for field in old.__slots__}
    pen.write(
        minute, ev.StatementDrafted(**fields | {"version": 2, "stance": stance, "body_vi": Text("đúng")})
    )
    pen.write(minute, ev.StatementStepped(name, 1, "PUBLISHED", "SELF_CORRECTED", "SPOKE", "city"))
    pen.write(minute, ev.StatementStepped(name, 2, "DRAFTING", "PUBLISHED", "SPOKE", "city"))


@pytest.mark.parametrize(("fixed", "outcome"), [(52, "not_applicable"), (80, "missed"), (0, "missed")])
def test_e13_an_error_raised_in_a_text_that_was_not_wrong_is_owed_its_new_version_and_earns_nothing(
    fixed: int, outcome: str
) -> None:
    pen = told(DYKE)
    name = pen.publish(30, "c1", "warning", "advice")
    pen.write(40, ev.ErrorRaised(name, "ward-a", Text("sai điểm trú")))
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
            pen.write(31 + 2 * n, ev.ErrorRaised(name, "ward-a", Text("x")))
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
    pen.write(59, ev.ErrorRaised(name, "ward-a", Text("x")))
    corrected(pen, name, 70)
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
    promised = [one for one in measured(pen)["E13"].rows if one.owed.what.startswith("promised")]
    assert promised[0].outcome == outcome


def test_e13_counts_from_the_false_publication_and_not_from_its_raising() -> None:
    pen = told(RUMOUR)
    name = pen.publish(20, "c1", stance="confirm")
    pen.write(60, ev.ErrorRaised(name, "ward-a", Text("sai")))
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
    assert [one.outcome for one in measured(pen)["E13"].rows] == ["not_applicable"]
    pen = told(TURNING)
    pen.publish(12, "c1", stance="deny")
    assert [one.outcome for one in measured(pen)["E13"].rows] == ["missed"]


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
    found = [one for one in measured(pen)["E13"].rows if one.owed.what.startswith("promised")]
    assert [(one.owed.due, one.outcome) for one in found] == [(50 * 60, "met"), (60 * 60, "missed")]


@pytest.mark.parametrize("broken_first", [True, False])
def test_e13_one_broken_promise_on_a_matter_breaks_it_whichever_it_was(broken_first: bool) -> None:
    pen = told(RUMOUR)
    pen.publish(20, "c1", "holding", "unknown", next_minute=60)
    words = ((90, 130), (120, 0)) if broken_first else ((50, 90), (140, 0))
    for minute, promised in words:
        pen.publish(minute, "c1", "holding", "unknown", next_minute=promised, body=f"Lúc {minute}.")
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
    pen.write(51, ev.DeadlineMissed(name, "promise:1", 50 * 60, False, 0), actor="runner")
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
            pen.publish(20 + n, "c2", "holding", "unknown", next_minute=more, body=f"Lần {n}.")
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


# ---- excused ----


@pytest.mark.parametrize(
    ("logged", "mended", "due", "outcome"),
    [
        (40, 0, 40, "missed"),  # logged at the deadline, not before it
        (60, 0, 40, "missed"),  # logged afterwards
        (15, 30, 55, "missed"),  # fifteen minutes given back
        (15, 45, 70, "missed"),  # the deadline lay inside it: thirty minutes given back
        (39.99, 40.01, 40.02, "missed"),  # a second over the deadline takes a second and no more
        (30, 0, 40, "excused"),  # never mended: of thirty minutes it left twenty
        (15, 155, 180, "missed"),  # at the end of play thirty minutes were left
        (15, 170, 40, "excused"),  # fifteen were
    ],
)
def test_a_fault_gives_back_what_it_took_and_excuses_only_where_too_little_was_left(
    logged: float, mended: float, due: float, outcome: str
) -> None:
    pen = told(RUMOUR)  # its first word is due at minute 40
    pen.write(logged, facts.FaultLogged("f1", Text("mất mạng"), 12 * 60, ()), actor="direction")
    if mended:
        pen.write(mended, facts.FaultMended("f1"), actor="direction")
    row = rows(measured(pen)["E7"])["E7:rumour:first-word"]
    assert (row.owed.due, row.outcome) == (pytest.approx(due * 60, abs=1), outcome)


@pytest.mark.parametrize(
    ("said", "outcome"), [(0, "excused"), (20, "met"), (38, "met"), (60, "excused"), (-20, "excused")]
)
def test_a_fault_takes_nothing_from_what_was_done_in_time_all_the_same(said: int, outcome: str) -> None:
    """Due at minute 40; the fault is never mended. What was said in time is met, a false word before it is not."""
    pen = told(RUMOUR)
    pen.write(30, facts.FaultLogged("f1", Text("mất mạng"), 30 * 60, ()), actor="direction")
    if said < 0:
        pen.publish(15, "c1", stance="confirm")
    if said:
        pen.publish(abs(said), "c1", "holding", "unknown")
    found = measured(pen)["E7"]
    assert rows(found)["E7:rumour:first-word"].outcome == outcome


@pytest.mark.parametrize(("said", "outcome"), [(50, "met"), (56, "missed")])
def test_what_is_done_in_the_time_that_was_given_back_is_in_time(said: int, outcome: str) -> None:
    pen = told(RUMOUR)
    pen.write(15, facts.FaultLogged("f1", Text("mất mạng"), 15 * 60, ()), actor="direction")
    pen.write(30, facts.FaultMended("f1"), actor="direction")
    pen.publish(said, "c1", "holding", "unknown")
    assert rows(measured(pen)["E7"])["E7:rumour:first-word"].outcome == outcome


def test_an_answer_of_which_the_time_was_there_is_settled_when_play_ends_though_a_fault_stayed() -> None:
    pen = told(RUMOUR)  # its answer is due at minute 70
    pen.write(69.9, facts.FaultLogged("f1", Text("mất mạng"), 69 * 60, ()), actor="direction")
    row = rows(measured(pen)["E7"])["E7:rumour:answer:1"]
    assert (row.owed.due, row.outcome) == (180 * 60, "missed")


def test_faults_that_overlap_take_their_time_once_and_from_the_cells_that_they_hit() -> None:
    two = (Outage(600, ("city",), 1_200), Outage(900, (), 1_500))
    assert lost(two, "city", 0) == ((600, 1_500),)
    assert lost(two, "ward-b", 1_000) == ((1_000, 1_500),)
    assert lost(two[:1], "ward-b", 0) == ()
    assert put_off(700, lost(two, "city", 0)) == 1_600


def test_no_cell_is_read_from_an_event_that_is_no_word_of_one_and_takes_nothing_up() -> None:
    """Asked of another kind of event, the reading stops and credits nobody."""
    with pytest.raises(TypeError, match=r"phase\.begun"):
        cell_of(Event(0, 0, "runner", facts.PhaseBegun(4)))


def test_a_fault_took_from_a_stretch_only_what_it_touched() -> None:
    faults = (Outage(600, (), 900), Outage(0, (), 600), Outage(300, ("city",), 601), Outage(900, ()))
    assert took(faults, "city", 600, 900) == (faults[2], faults[0])
    assert took(faults, "ward-b", 600, 900) == faults[:1]
    assert took(faults, "ward-b", 900, 900) == ()


def test_only_rows_that_the_letter_is_made_of_count_for_the_fifth_that_is_excused() -> None:
    def spec(weighed: int, excused: int, beside: int) -> Spec:
        made = (
            [("weighed", "met")] * weighed
            + [("weighed", "excused")] * excused
            + [("beside", "excused")] * beside
        )
        rows = tuple(
            Row(owed=Owed(measure="E4", what=what, about=str(n), standing="due", planned=outcome == "met"), outcome=outcome)
            for n, (what, outcome) in enumerate(made)
        )  # fmt: skip
        return replace(
            SPECS["E4"], owed=lambda course: (), raised=lambda log, course: rows,
            rate=lambda rows, log: Measure("E4", "E4", line(""), line(""), line(""), 3),
            weighs=lambda row: row.owed.what == "weighed",
        )  # fmt: skip

    record = told(RUMOUR).end(180)
    log, course = read_timeline(record), course_of(record)
    letters = [
        spec(*counts).measure(log, course).letter
        for counts in ((4, 1, 0), (4, 2, 0), (4, 1, 9), (4, 2, 9), (0, 0, 0))
    ]
    assert letters == ["P", "", "P", "", "P"]


def test_a_measure_with_more_than_a_fifth_excused_is_insufficient() -> None:
    pen = Pen(scenario(RUMOUR, holds_and_corrects("second", known(0, "FALSE"))))
    pen.open(10, "c1", "rumour")
    pen.open(40, "c2", "second")
    pen.write(55, facts.FaultLogged("f1", Text("mất mạng"), 55 * 60, ()), actor="direction")
    assert (measured(pen)["E7"].letter, measured(pen)["E7"].status) == ("", "insufficient")


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
    assert [one.claim for one in e18.findings if one.kind == "improve"] == ["bus"]


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
    pen.write(20, facts.QuestionsRaised("u1", "joke", "city", 800), actor="runner")
    pen.write(20, facts.QuestionsRaised("u2", "fraud", "city", 310), actor="runner")
    e18 = measured(pen)["E18"]
    assert (e18.values["answered"], e18.values["asked"], e18.letter) == (0, 1, "U")


# ---- cases without a claim ----


def relinked(*links: tuple[float, EventBody], source: str = "") -> str:
    """The outcome of the answer to a rumour that a case confirmed at minute 20; it is linked anew as given."""
    joke = claim("joke", "G2", "SATIRE", "H0")
    pen = Pen(scenario(RUMOUR, joke))
    pen.open(10, "c1", "rumour")
    if source:
        opened = next(n for n, one in enumerate(pen.events) if isinstance(one.body, ev.CaseOpened))
        pen.events[opened] = replace(pen.events[opened], body=replace(pen.events[opened].body, source=source))
    pen.publish(20, "c1", stance="confirm")
    for minute, body in links:
        if minute > 180 and not any(isinstance(one.body, facts.ClockChanged) for one in pen.events):
            pen.write(180, facts.ClockChanged("run_on", 3_600), actor="runner")
        pen.write(minute, body, actor="control:1")
    record = pen.end(240)
    found = measure_log(read_timeline(record), course_of(record))
    return found["E7"].letter + str(found["E3"].values.get("false_denials", "")) + str(len(found["E13"].rows))


def anew(to: str, by: str = "EVAL") -> EventBody:
    return facts.CaseRelinked("c1", to, "rumour", by, Text("nhầm"))


@pytest.mark.parametrize(
    ("links", "source", "kept"),
    [
        (((200, facts.CaseLinked("c1", "", "EVAL")),), "", True),  # as old logs may hold
        (((200, anew("")),), "", True),
        (((200, anew("joke")),), "", True),
        (((200, anew("")),), "free", True),
        (((100, anew("", "CTRL")),), "", True),  # the range knows what it is about
        (((100, anew("joke", "CTRL")),), "", False),  # control mends a link while people play, with a reason
        (((100, anew("", "CTRL")),), "free", False),
    ],
)
def test_no_link_that_is_taken_away_by_hand_takes_a_false_word_from_the_ledger(
    links: tuple[tuple[float, EventBody], ...], source: str, kept: bool
) -> None:
    assert (relinked(*links, source=source) == relinked()) is kept


def test_an_unlinked_case_leaves_the_rows_it_may_concern_missed_until_control_links_or_dismisses_it() -> None:
    def play(*links: str) -> Row:
        pen = Pen(scenario(RUMOUR))
        pen.wave(5, "rumour")
        pen.write(10, ev.CaseOpened("c1", "hotline", "free", "ward-a", "a", 1, ""))
        pen.publish(20, "c1")
        for one in links:
            pen.write(150, facts.CaseLinked("c1", one, "CTRL"), actor="control:1")
        return rows(measured(pen)["E7"])["E7:rumour:answer:1"]

    assert (play().outcome, play().unlinked) == ("missed", True)
    assert (play("rumour").outcome, play("rumour").unlinked) == ("met", False)
    assert (play("").outcome, play("").unlinked) == ("missed", False)
