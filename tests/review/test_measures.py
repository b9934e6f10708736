"""Measures over logs written by hand; every expected number is computed in the test's own words."""

from __future__ import annotations

from dataclasses import replace

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


# ---- E2 ----


# ---- E3 ----


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


# ---- E11–E14, E17 ----


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


# ---- E8, E18 ----

ANSWER = ({"what": "answer", "by": "SPOKE", "after": 0, "note": bi("note")},)
PAPERS = claim("papers", "G3", "NOT_A_FACT", "H0", right_path=ANSWER)


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


def test_what_cannot_be_computed_from_the_log_is_not_measured_and_not_rated() -> None:
    found = measured(Pen(scenario(FRAUD)).end(180))
    assert {code for code, one in found.items() if one.rating is not None} == set()
    assert found["E18"].status == found["E19"].status == "not_measured"
