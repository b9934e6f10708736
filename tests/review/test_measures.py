"""Measures over logs written by hand; every expected number is computed in the test's own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.casework import events as ev
from infodrill.conduct import events as facts
from infodrill.kernel.events import Text
from infodrill.review.ledger import course_of
from infodrill.review.measures import Measure, measure_log
from infodrill.review.measures.discernment import youden_interval
from infodrill.review.record import Record
from infodrill.review.timeline import read_timeline
from tests.review.scene import Pen, bi, claim, known, scenario

FRAUD = claim("fraud", "G0", "FALSE")
DYKE = claim("dyke", "G7", "MIXED", "H4")
WATER = claim("water", "G4", "TRUE", "H1", star=True)
JOKE = claim("joke", "G2", "SATIRE", "H0")
PUMPS = claim("pumps", "G5", "TRUE", "H1", about=("ward-a",))


def measured(record: Record) -> dict[str, Measure]:
    return measure_log(read_timeline(record), course_of(record))


# ---- E1 ----


def test_e1_is_the_median_wait_of_urgent_cases() -> None:
    pen = Pen(scenario(FRAUD, DYKE, JOKE))
    for case, told, logged, name in (("c1", 10, 14, "fraud"), ("c2", 20, 32, "dyke"), ("c3", 20, 26, "joke")):
        pen.open(told, case, name)
        pen.log(logged, case, "P1" if case != "c3" else "P3")
    e1 = measured(pen.end(180))["E1"]
    assert e1.values["median_seconds"] == 8 * 60  # (4 + 12) / 2
    assert e1.letter == "P"
    assert any(one.kind == "improve" and one.claim == "dyke" for one in e1.findings)


def test_e1_counts_a_report_nobody_logged_as_waiting_until_play_ended() -> None:
    pen = Pen(scenario(FRAUD))
    pen.open(10, "c1", "fraud")
    e1 = measured(pen.end(100))["E1"]
    assert e1.values["median_seconds"] == 90 * 60
    assert e1.letter == "U"


def test_e1_merging_is_pairwise_f1_of_cases_of_one_claim() -> None:
    pen = Pen(scenario(FRAUD, DYKE))
    for case, name in (("c1", "fraud"), ("c2", "fraud"), ("c3", "fraud"), ("c4", "dyke")):
        pen.open(10, case, name)
        pen.log(12, case)
    pen.write(13, ev.CaseMerged("c2", "c1", "ward-a"))
    pen.write(13, ev.CaseMerged("c4", "c3", "ward-a"))
    e1 = measured(pen.end(180))["E1"]
    # same claim: c1c2, c1c3, c2c3; merged: c1c2, c3c4; right: c1c2 → F1 = 2·1 / (3 + 2)
    assert (e1.values["f1_permille"], e1.values["pairs"]) == (400, 4)
    assert e1.letter == "U"


# ---- E2 ----


def test_e2_keeps_what_was_gated_inside_its_ceiling() -> None:
    pen = Pen(scenario(WATER, JOKE, FRAUD))
    pen.open(10, "c1", "water")
    pen.gate(12, "c1", "G4")
    pen.open(10, "c2", "joke")
    pen.gate(12, "c2", "GU")  # unsure is caution, not a miss
    pen.open(10, "c3", "fraud")
    pen.gate(12, "c3", "G0")  # not protected: not watched
    e2 = measured(pen.end(180))["E2"]
    assert (e2.values["kept"], e2.values["evaluated"], e2.letter) == (2, 2, "P")


def test_e2_miss_on_a_starred_claim_fails_whatever_else_was_kept() -> None:
    pen = Pen(scenario(WATER, JOKE, PUMPS))
    for case, name, code in (("c1", "water", "G0"), ("c2", "joke", "G2"), ("c3", "pumps", "G5")):
        pen.open(10, case, name)
        pen.gate(12, case, code)
    e2 = measured(pen.end(180))["E2"]
    assert (e2.values["kept"], e2.values["star_missed"], e2.letter) == (2, 1, "U")


def test_e2_first_pass_amended_before_anything_was_done_is_no_miss() -> None:
    pen = Pen(scenario(WATER))
    pen.open(10, "c1", "water")
    pen.gate(12, "c1", "G0")
    pen.gate(14, "c1", "G4", passing=2)
    assert measured(pen.end(180))["E2"].letter == "P"


def test_e2_first_pass_that_a_decision_was_built_on_is_a_miss() -> None:
    pen = Pen(scenario(WATER))
    pen.open(10, "c1", "water")
    pen.gate(12, "c1", "G0")
    pen.decide(13, "c1", 1)
    pen.gate(14, "c1", "G4", passing=2)
    assert measured(pen.end(180))["E2"].letter == "U"


def test_e2_correction_published_on_satire_is_a_miss() -> None:
    pen = Pen(scenario(JOKE))
    pen.open(10, "c1", "joke")
    pen.gate(11, "c1", "G2")
    pen.publish(20, "c1", "correction", "partly")
    assert measured(pen.end(180))["E2"].values["kept"] == 0


def test_e2_with_less_than_sixty_percent_seen_is_insufficient_and_gives_no_credit() -> None:
    pen = Pen(scenario(WATER, JOKE, PUMPS))
    for name in ("water", "joke", "pumps"):
        pen.wave(1, name)
    pen.open(10, "c1", "joke")
    pen.gate(12, "c1", "G2")
    e2 = measured(pen.end(180))["E2"]
    assert (e2.coverage, e2.rating, e2.status) == (33, None, "insufficient")


def test_e2_unproven_claim_may_be_answered_once_the_record_speaks() -> None:
    asked = ("yes", *("no",) * 8)
    told = (known(0, "UNPROVEN"), known(3600, "MIXED"))
    meal = claim("meal", "GU", "UNPROVEN", star=True, truth=told, gate_answers=asked)
    pen = Pen(scenario(meal))
    pen.open(10, "c1", "meal")
    pen.gate(12, "c1", "GU")
    pen.publish(70, "c1", "correction", "partly")
    assert measured(pen.end(180))["E2"].letter == "P"
    early = Pen(scenario(meal))
    early.open(10, "c1", "meal")
    early.gate(12, "c1", "GU")
    early.publish(30, "c1", "correction", "partly")
    assert measured(early.end(180))["E2"].letter == "U"


# ---- E3 ----


@pytest.mark.parametrize(("presses", "letter"), [(0, "P"), (1, "S"), (2, "M"), (5, "M")])
def test_e3_counts_trap_presses(presses: int, letter: str) -> None:
    pen = Pen(scenario(FRAUD))
    pen.open(10, "c1", "fraud")
    pen.log(12, "c1")
    for minute in range(presses):
        pen.trap(20 + minute, "c1")
    assert measured(pen.end(180))["E3"].letter == letter


def test_e3_denying_what_the_owner_does_not_know_yet_is_a_false_denial() -> None:
    late = claim("late", "G0", "FALSE", truth=(known(3600, "FALSE"),))
    pen = Pen(scenario(late))
    pen.open(10, "c1", "late")
    pen.log(12, "c1")
    pen.publish(30, "c1", "correction", "deny")
    e3 = measured(pen.end(180))["E3"]
    assert (e3.values["false_denials"], e3.letter) == (1, "U")
    finding = next(one for one in e3.findings if one.kind == "improve")
    assert (finding.at, finding.claim) == (30 * 60, "late")


def test_e3_denial_left_standing_after_the_facts_changed_becomes_false() -> None:
    closure = claim("closure", "G0", "FALSE", "H2", truth=(known(0, "FALSE"), known(40 * 60, "TRUE")))
    pen = Pen(scenario(closure))
    pen.open(10, "c1", "closure")
    pen.log(12, "c1", "P1")
    pen.publish(20, "c1", "correction", "deny")
    assert measured(pen.end(180))["E3"].values["false_denials"] == 1  # P1: 30 minutes from minute 40
    pen = Pen(scenario(closure))
    pen.open(10, "c1", "closure")
    pen.log(12, "c1", "P1")
    pen.publish(20, "c1", "correction", "deny")
    pen.publish(60, "c1", "correction", "confirm")
    assert measured(pen.end(180))["E3"].values["false_denials"] == 0


def test_e3_verdict_false_on_a_true_report_is_a_false_label() -> None:
    pen = Pen(scenario(PUMPS))
    pen.open(10, "c1", "pumps")
    pen.verdict(30, "c1", "FALSE")
    e3 = measured(pen.end(180))["E3"]
    assert (e3.values["false_labels"], e3.letter) == (1, "U")


def test_e3_action_seven_on_protected_expression_is_restrictive() -> None:
    pen = Pen(scenario(JOKE))
    pen.open(10, "c1", "joke")
    pen.write(30, ev.ActionTaken("c1", 7, "city"))
    assert measured(pen.end(180))["E3"].values["restrictive"] == 1


def test_e3_objection_is_a_strength_of_the_cell() -> None:
    pen = Pen(scenario(JOKE))
    pen.open(10, "c1", "joke")
    pen.trap(20, "c1")
    pen.write(21, facts.ObjectionRecorded("c1", "ward-a", Text("không nên")))
    e3 = measured(pen.end(180))["E3"]
    assert [one.kind for one in e3.findings] == ["improve", "strength"]


def test_e3_nobody_did_anything_is_not_success() -> None:
    pen = Pen(scenario(FRAUD, JOKE))
    pen.wave(1, "fraud")
    pen.open(2, "c1", "joke")
    e3 = measured(pen.end(180))["E3"]
    assert (e3.rating, e3.status) == (None, "not_measured")


# ---- E4, E7 ----


def test_e4_counts_harmful_claims_without_correction_by_the_deadline() -> None:
    pen = Pen(scenario(FRAUD, DYKE))
    pen.open(10, "c1", "dyke")
    pen.publish(65, "c1", "correction", "partly")  # P1: 60 minutes from minute 10
    pen.wave(5, "fraud")  # H3 at S1 is P2: 8 h, not reached in 180 minutes
    e4 = measured(pen.end(180))["E4"]
    assert (e4.values["missed"], e4.values["reached"], e4.values["not_due"], e4.letter) == (0, 1, 1, "P")


def test_e4_claim_nobody_opened_is_missed_once_its_deadline_passed() -> None:
    pen = Pen(scenario(DYKE))
    pen.wave(5, "dyke")
    e4 = measured(pen.end(180))["E4"]
    assert (e4.values["missed"], e4.letter) == (1, "U")


def test_deadline_inside_the_run_on_is_excused() -> None:
    pen = Pen(scenario(DYKE))
    pen.wave(90, "dyke")
    assert measured(pen.end(120, run_on=60))["E4"].status == "not_measured"


def test_e7_first_word_and_correction_are_timed_from_the_first_report() -> None:
    dyke = claim("dyke", "G7", "MIXED", "H4", right_path=(
        {"what": "hold", "by": "SPOKE", "after": 0, "note": {"vi": "n", "en": "n"}},
        {"what": "correct", "by": "SPOKE", "after": 0, "note": {"vi": "n", "en": "n"}},
    ))  # fmt: skip
    pen = Pen(scenario(dyke))
    pen.open(10, "c1", "dyke")
    pen.publish(28, "c1", "holding", "unknown")
    pen.publish(47, "c1", "correction", "partly")
    e7 = measured(pen.end(180))["E7"]
    assert (e7.values["first_seconds"], e7.values["answer_seconds"]) == (18 * 60, 37 * 60)
    assert (e7.values["in_time"], e7.values["due"], e7.letter) == (2, 2, "P")


def test_e7_correction_clock_starts_when_the_owner_could_first_know() -> None:
    dyke = claim("dyke", "G7", "MIXED", "H4", truth=(known(0, "UNPROVEN"), known(50 * 60, "MIXED")))
    pen = Pen(scenario(dyke))
    pen.open(10, "c1", "dyke")
    pen.publish(100, "c1", "correction", "partly")
    e7 = measured(pen.end(180))["E7"]
    assert (e7.values["answer_seconds"], e7.values["in_time"]) == (50 * 60, 1)


# ---- E5, E6 ----


def test_e5_is_rated_from_five_of_each_class() -> None:
    bad = [claim(f"bad{n}", "G0", "FALSE", "H4") for n in range(5)]
    good = [claim(f"good{n}", "G1", "NOT_A_FACT", "H0") for n in range(5)]
    pen = Pen(scenario(*bad, *good))
    for n, one in enumerate((*bad, *good)):
        pen.open(10, f"c{n}", one.id)
        pen.log(12, f"c{n}")
    for n in (0, 1, 2, 3):
        pen.publish(30, f"c{n}")
    e5 = measured(pen.end(180))["E5"]
    assert [e5.values[key] for key in ("tp", "fn", "fp", "tn")] == [4, 1, 0, 5]
    assert e5.values["j_hundredths"] == 80
    assert e5.letter == "P"


def test_e5_with_four_of_a_class_is_reported_and_not_rated() -> None:
    bad = [claim(f"bad{n}", "G0", "FALSE", "H4") for n in range(4)]
    good = [claim(f"good{n}", "G1", "NOT_A_FACT", "H0") for n in range(5)]
    pen = Pen(scenario(*bad, *good))
    for n, one in enumerate((*bad, *good)):
        pen.open(10, f"c{n}", one.id)
        pen.log(12, f"c{n}")
        if n < 4:
            pen.publish(30, f"c{n}")
    e5 = measured(pen.end(180))["E5"]
    assert (e5.rating, e5.status, e5.values["j_hundredths"]) == (None, "reported", 100)


def test_youden_interval_agrees_with_newcombe_worked_by_hand() -> None:
    # Newcombe 1998, table II, method 10: 56/70 against 48/80 gives 0.0524 to 0.3339
    assert youden_interval(56, 14, 48, 32) == (5, 20, 33)


def test_e6_compares_each_verdict_with_what_was_known_then() -> None:
    later = claim("later", "G0", "FALSE", truth=(known(0, "UNPROVEN"), known(3600, "FALSE")))
    names = ["later", "fraud", "dyke", "joke", "pumps"]
    pen = Pen(scenario(later, FRAUD, DYKE, JOKE, PUMPS))
    for n, (name, verdict) in enumerate(
        zip(names, ["UNPROVEN", "FALSE", "FALSE", "SATIRE", "TRUE"], strict=True)
    ):
        pen.open(10, f"c{n}", name)
        pen.verdict(30, f"c{n}", verdict, 800)
    e6 = measured(pen.end(180))["E6"]
    assert (e6.values["right"], e6.values["total"]) == (4, 5)
    assert e6.values["brier_permille"] == (4 * 40 + 640) // 5  # .2² = .04 four times, .8² = .64 once
    assert e6.letter == "S"


# ---- E11–E14, E17 ----


def test_e11_unit_that_is_spoken_about_must_pass_the_case_on() -> None:
    pen = Pen(scenario(PUMPS))
    pen.open(10, "c1", "pumps", cell="ward-a")
    pen.log(11, "c1", "P3")
    assert measured(pen.end(180))["E11"].letter == "M"
    pen = Pen(scenario(PUMPS))
    pen.open(10, "c1", "pumps", cell="ward-a")
    pen.log(11, "c1", "P3")
    pen.write(20, ev.CaseEscalated("c1", 2, "about_level", "ward-a"))
    e11 = measured(pen.end(180))["E11"]
    assert (e11.values["conflicts"], e11.values["conflicts_met"], e11.letter) == (1, 1, "P")


def test_e12_needs_a_remedy_date_by_the_due_date() -> None:
    pen = Pen(scenario(WATER))
    pen.open(10, "c1", "water")
    pen.write(20, ev.TicketOpened("c1", "t1", 60 * 60, Text("nước")))
    assert measured(pen.end(50))["E12"].status == "not_measured"
    pen.write(55, ev.TicketAnswered("c1", "t1", 86_400, Text("hẹn")))
    e12 = measured(pen.end(180))["E12"]
    assert (e12.values["answered"], e12.letter) == (1, "P")


def test_e13_measures_from_knowing_to_correcting() -> None:
    pen = Pen(scenario(DYKE))
    pen.open(10, "c1", "dyke")
    pen.log(11, "c1", "P1")
    name = pen.publish(30, "c1", "warning", "advice")
    pen.write(40, ev.ErrorRaised(name, "ward-a", Text("sai điểm trú")))
    old = pen.events[-4].body
    assert isinstance(old, ev.StatementDrafted)
    pen.write(52, replace(old, version=2, body_vi=Text("đúng")))
    pen.write(52, ev.StatementStepped(name, 1, "PUBLISHED", "SELF_CORRECTED", "SPOKE", "city"))
    pen.write(52, ev.StatementStepped(name, 2, "DRAFTING", "PUBLISHED", "SPOKE", "city"))
    e13 = measured(pen.end(180))["E13"]
    assert (e13.values["longest_seconds"], e13.letter) == (12 * 60, "P")


def test_e1_merging_one_report_after_another_is_right() -> None:
    pen = Pen(scenario(FRAUD))
    for n, minute in ((1, 10), (2, 20), (3, 40)):
        pen.open(minute, f"c{n}", "fraud")
    for n, minute in ((2, 21), (3, 41)):
        pen.write(minute, ev.CaseMerged(f"c{n}", "c1", "ward-a"))
        pen.step(minute, f"c{n}", "merge", "NEW", "CLOSED")
    assert measured(pen.end(180))["E1"].values["f1_permille"] == 1000


def test_e14_action_without_its_public_line_is_incomplete() -> None:
    pen = Pen(scenario(FRAUD, DYKE))
    pen.open(10, "c1", "fraud")
    pen.open(10, "c2", "dyke")
    pen.publish(30, "c1")
    pen.publish(30, "c2", logged=False)
    e14 = measured(pen.end(180))["E14"]
    assert (e14.values["complete"], e14.values["actions"], e14.letter) == (1, 2, "U")


def test_e17_is_a_spread_over_at_least_five_twins() -> None:
    twins = [claim(f"t{n}", "G0", "FALSE", "H2", twin=None if n == 0 else "t0") for n in range(5)]
    pen = Pen(scenario(*twins))
    for n in range(5):
        pen.open(10, f"c{n}", f"t{n}")
        pen.publish(20 + 10 * n, f"c{n}")
    e17 = measured(pen.end(180))["E17"]
    assert (e17.values["shortest_seconds"], e17.values["longest_seconds"], e17.rating) == (600, 3000, None)


# ---- E8, E18 ----

ANSWER = ({"what": "answer", "by": "SPOKE", "after": 0, "note": bi("note")},)
PAPERS = claim("papers", "G3", "NOT_A_FACT", "H0", right_path=ANSWER)


def test_e8_is_rated_by_evaluators_alone_and_covers_the_texts_they_judged() -> None:
    pen = Pen(scenario(FRAUD, DYKE))
    pen.open(10, "c1", "fraud")
    pen.open(10, "c2", "dyke")
    first, _ = pen.publish(30, "c1"), pen.publish(40, "c2", stance="partly")
    assert measured(pen.end(170))["E8"].rating is None
    for actor, points in (("eval.one", 4), ("eval.two", 9), ("eval.one", 7)):
        pen.write(50, facts.EvaluatorRated(first, 1, points, Text("why")), actor=actor)
    e8 = measured(pen.end(180))["E8"]
    assert (e8.values["mean_hundredths"], e8.coverage) == (800, 50)  # last word of one is 7, of two 9
    assert e8.status == "insufficient"


def test_e18_counts_questions_answered_in_play_and_leaves_late_ones_aside() -> None:
    other = claim("bus", "G3", "NOT_A_FACT", "H0", right_path=ANSWER)
    late = claim("late", "G3", "NOT_A_FACT", "H0", right_path=ANSWER)
    pen = Pen(scenario(PAPERS, other, late))
    pen.open(10, "c1", "papers")
    pen.publish(30, "c1", kind="answer", stance="advice")
    pen.open(20, "c2", "bus")
    pen.open(170, "c3", "late")
    e18 = measured(pen.end(180))["E18"]
    assert (e18.values["answered"], e18.values["asked"], e18.values["too_late"]) == (1, 2, 1)
    assert [one.claim for one in e18.findings if one.kind == "improve"] == ["bus"]


def test_e18_counts_a_void_that_the_city_showed_where_a_word_is_owed() -> None:
    pen = Pen(scenario(FRAUD, JOKE))
    pen.write(20, facts.ClaimStood("joke", 2, 400, 800), actor="runner")
    pen.write(20, facts.ClaimStood("fraud", 2, 400, 310), actor="runner")
    pen.wave(10, "fraud")
    e18 = measured(pen.end(180))["E18"]
    assert (e18.values["answered"], e18.values["asked"], e18.letter) == (0, 1, "U")


# ---- coverage ----


def test_case_without_a_claim_is_not_covered() -> None:
    pen = Pen(scenario(FRAUD))
    pen.open(10, "c1", "fraud")
    pen.log(12, "c1")
    pen.open(10, "c2", "")
    pen.log(12, "c2")
    e1 = measured(pen.end(180))["E1"]
    assert (e1.coverage, e1.status) == (50, "insufficient")


def test_what_cannot_be_computed_from_the_log_is_not_measured_and_not_rated() -> None:
    found = measured(Pen(scenario(FRAUD)).end(180))
    assert {code for code, one in found.items() if one.rating is not None} == set()
    assert found["E18"].status == found["E19"].status == "not_measured"
