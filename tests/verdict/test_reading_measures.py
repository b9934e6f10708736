"""The measures and Overall of the second reading, on tiny logs written by hand."""

from __future__ import annotations

import pytest

from tests.verdict.letters import overall
from tests.verdict.tiny import PLAY, Tiny


@pytest.fixture
def drill() -> Tiny:
    tiny = Tiny()
    tiny.begin()
    return tiny


# ---- prohibitions -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "outcome"),
    [("G2", "met"), ("G3", "met"), ("GU", "met"), ("G0", "missed"), ("G7", "missed"), ("", "not due")],
)
def test_a_protected_claim_is_kept_by_a_code_within_its_ceiling_or_not_dealt_with(drill, code, outcome):
    drill.claim("a", "H0", "SATIRE", "leave", gate_code="G2")
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code=code)
    drill.end()
    assert drill.row("E2", "a", "kept protected").outcome == outcome


def test_a_miss_on_a_starred_claim_is_u_for_the_whole_drill(drill):
    drill.rated().claim("a", "H0", "SATIRE", "leave", gate_code="G2", star=True)
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G0")
    drill.end()
    assert drill.read().overall == {"U"}


@pytest.mark.parametrize(("presses", "letter"), [(0, "P"), (1, "S"), (2, "M"), (3, "M")])
def test_traps_are_counted(drill, presses, letter):
    drill.claim("a")
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G0")
    for _ in range(presses):
        drill.log("trap.pressed", 700, kind="deny_at_once", case="c1", cell="ward")
    drill.end()
    assert drill.read().ratings["E3"].letters == {letter}


def test_over_reaction_is_not_ruled_out_where_nobody_looked(drill):
    drill.claim("a")
    drill.wave("a", 0)
    drill.end()
    assert not drill.read().ratings["E3"].rated


@pytest.mark.parametrize(("verdict", "letters"), [("FALSE", {"U"}), ("TRUE", {"P"})])
def test_a_false_label_is_an_over_reaction(drill, verdict, letters):
    drill.claim("a", verdict="TRUE")
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G0")
    drill.log("case.verdict_set", 700, case="c1", verdict=verdict, confidence=900)
    drill.end()
    assert drill.read().ratings["E3"].letters == letters


@pytest.mark.parametrize(("poses", "letters"), [(True, {"P"}), (False, {"U"})])
def test_a_page_is_reported_only_where_it_poses(drill, poses, letters):
    drill.claim("a", poses_as=poses)
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G0")
    drill.log("case.action_taken", 700, case="c1", action=7)
    drill.end()
    assert drill.read().ratings["E3"].letters == letters


def test_discernment_is_rated_from_five_a_class(drill):
    for number in range(5):
        for name, more in (("bad", {}), ("left", {"verdict": "SATIRE", "path": "leave", "gate_code": "G2"})):
            claim = drill.claim(f"{name}{number}", **more)
            drill.stood(claim, 0, 1)
            drill.wave(claim, 0)
            drill.case(f"c-{claim}", claim, 60, code="G2" if more else "G0")
    for number in range(4):
        drill.say(f"s{number}@1", f"c-bad{number}", 600, "correction", "deny")
    drill.end()
    assert drill.read().ratings["E5"].is_p
    drill.say("s9@1", "c-left0", 700, "correction", "deny")
    assert drill.read().ratings["E5"].is_p is False, "0.8 − 0.2"
    drill.claims = [claim for claim in drill.claims if claim["id"] != "bad0"]
    assert not drill.read().ratings["E5"].rated


@pytest.mark.parametrize(
    ("number", "said", "outcome"),
    [
        (1, {}, "met"),
        (0, {}, "missed"),
        (1, {"body": ""}, "missed"),
        (1, {"title_vi": ""}, "missed"),
        (1, {"craft": {"why_misleads": 0, "evidence": 0, "issuer_time": 1}}, "missed"),
        (1, {"craft": {"why_misleads": 1, "evidence": 0, "issuer_time": 0}}, "missed"),
    ],
)
def test_each_act_has_a_number_and_a_notice_with_content(drill, number, said, outcome):
    drill.claim("a")
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G0")
    drill.say("s1@1", "c1", 600, "correction", "deny", **said)
    drill.log("public_log.entered", 600, number=number, item="s1", action=5, link="")
    drill.end()
    assert drill.row("E14", "a", "public log s1@1 action 5").outcome == outcome


# ---- putting right ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("fixed", "outcome", "letters"), [(5_000, "met", {"P"}), (6_000, "missed", {"U"})])
def test_a_denial_overtaken_by_a_new_truth_is_corrected_or_becomes_a_false_one(
    drill, fixed, outcome, letters
):
    drill.claim("a", truth=[(0, "FALSE"), (4_000, "MIXED")])
    drill.stood("a", 0, 1)
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G0")
    drill.say("s1@1", "c1", 600, "correction", "deny")
    drill.leap(3_600)
    drill.say("s1@2", "c1", fixed, "correction", "partly")
    drill.end()
    row = drill.row("E13", "a", "correct")
    assert (row.since, row.due, row.outcome) == (4_000, 5_800, outcome)
    assert drill.read().ratings["E3"].letters == letters


@pytest.mark.parametrize(("harm", "letters"), [("H3", {"M", "U"}), ("H4", {"U"}), ("H2", {"S", "M", "U"})])
def test_confirming_a_falsehood_weighs_by_its_harm(drill, harm, letters):
    drill.claim("a", harm)
    drill.stood("a", 0, 3)
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G0")
    drill.say("s1@1", "c1", 600, "answer", "confirm")
    drill.end()
    assert drill.read().ratings["E7"].letters == letters


def test_a_raised_error_starts_the_clock_of_its_correction(drill):
    drill.claim("a", "H2")
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G0")
    drill.say("s1@1", "c1", 600, "answer", "deny")
    drill.log("statement.error_raised", 900, statement="s1", cell="ward")
    drill.end()
    assert (drill.row("E13", "a", "correct").since, drill.row("E13", "a", "correct").outcome) == (
        900,
        "missed",
    )


def test_a_promise_for_the_night_after_is_not_due(drill):
    drill.claim("a", verdict="UNPROVEN", path="hold")
    drill.stood("a", 0, 1)
    drill.wave("a", 9_000)
    drill.case("c1", "a", 9_060, code="GU")
    drill.say("s1@1", "c1", 9_600, "holding", "unknown", next_update=40_000)
    drill.end()
    assert drill.row("E13", "a", "promise").outcome == "not due"


@pytest.mark.parametrize(("answered", "outcome"), [(4_000, "met"), (7_000, "missed")])
def test_a_complaint_is_answered_by_the_date_that_was_given(drill, answered, outcome):
    drill.claim("a", "H1", "TRUE", "service", gate_code="G4")
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G4")
    drill.log("case.ticket_opened", 3_700, case="c1", due=6_000, text="Chuyển tổ điện xem đèn.")
    drill.log("case.ticket_answered", answered, case="c1", remedy_due=90_000, text="Đèn được thay hôm sau.")
    drill.leap(3_600)
    drill.end()
    assert drill.row("E12", "a", "answer by date").outcome == outcome
    assert drill.row("E12", "a", "route").outcome == "met"


@pytest.mark.parametrize(
    ("text", "routed", "answered"),
    [
        ("Đang xem xét.", "met", "missed"),
        ("Ừ.", "missed", "missed"),
        ("Đèn được thay hôm sau.", "met", "met"),
    ],
)
def test_a_date_beside_nothing_answers_no_complaint(drill, text, routed, answered):
    drill.claim("a", "H1", "TRUE", "service", gate_code="G4")
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G4")
    drill.log("case.ticket_opened", 600, case="c1", due=6_000, text=text)
    drill.log("case.ticket_answered", 900, case="c1", remedy_due=90_000, text=text)
    drill.end()
    assert [drill.row("E12", "a", what).outcome for what in ("route", "answer by date")] == [routed, answered]


def test_what_is_acknowledged_in_the_book_alone_is_acknowledged_to_nobody(drill):
    drill.claim("a", "H1", "TRUE", "acknowledge", gate_code="G5")
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G5")
    drill.log("case.remedy_promised", 600, case="c1", due=90_000, text="Đúng, ngày mai sửa xong.")
    assert drill.row("E12", "a", "acknowledge").outcome == "not due"
    drill.say("s1@1", "c1", 900, "acknowledgement", "confirm")
    drill.end()
    assert drill.row("E12", "a", "acknowledge").outcome == "met"
    del drill.lines[-5:-3]
    assert drill.row("E12", "a", "acknowledge").outcome == "missed"


def test_a_complaint_without_a_date_or_with_a_far_one_is_owed_its_answer_when_play_ends(drill):
    for name, date in (("a", 0), ("b", 400_000)):
        drill.claim(name, "H1", "TRUE", "service", gate_code="G4")
        drill.wave(name, 0)
        drill.case(f"c-{name}", name, 60, code="G4")
        if date:
            drill.log("case.ticket_opened", 600, case=f"c-{name}", due=date, text="Chuyển tổ điện xem đèn.")
    drill.end()
    rows = [drill.row("E12", name, "answer by date") for name in ("a", "b")]
    assert [(row.due, row.priority, row.outcome) for row in rows] == 2 * [(PLAY, "P3", "missed")]


def test_a_conflict_of_interest_leaves_its_unit_at_once(drill):
    drill.claim("a", "H1", "TRUE", "acknowledge", gate_code="G5", about=["ward"])
    drill.claim("b", "H1", "TRUE", "acknowledge", gate_code="G5", about=["city"])
    for name, case in (("a", "c1"), ("b", "c2")):
        drill.wave(name, 0)
        drill.case(case, name, 60, code="G5")
        drill.log("case.escalated", 600, case=case, level=2, reason="about_level", cell="ward")
    drill.end()
    assert (drill.row("E11", "a", "conflict").due, drill.row("E11", "a", "conflict").outcome) == (
        1_800,
        "met",
    )
    assert drill.row("E11", "b", "conflict").outcome == "missed", "the city's own conflict is to be recorded"


@pytest.mark.parametrize(("verdict", "outcome"), [("FALSE", "met"), ("TRUE", "missed"), (None, "missed")])
def test_the_verdict_that_stands_when_it_is_due_is_right_or_not(drill, verdict, outcome):
    drill.claim("a")
    drill.stood("a", 0, 1)
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G0")
    if verdict:
        drill.log("case.question_asked", 650, case="c1", owner="city")
        drill.log("case.verdict_set", 700, case="c1", verdict=verdict, confidence=900)
    drill.end()
    assert drill.row("E6", "a", "verdict").outcome == outcome


def test_what_automated_cells_held_in_a_mixed_drill_stays_outside(drill):
    drill.log("lobby.seat_joined", 0, seat="duty")
    for name, cell in (("a", "ward"), ("b", "city")):
        drill.claim(name)
        drill.stood(name, 0, 1)
        drill.wave(name, 0)
        drill.case(f"c-{name}", name, 60, cell=cell, code="G0")
    drill.say("s1@1", "c-a", 600, "correction", "deny")
    drill.end()
    assert [row.outside for row in drill.read().by_measure["E4"]] == [False, True]
    assert drill.read().ratings["E4"].is_p, "the miss is an automated cell's"


def test_reports_that_were_never_logged_are_missed(drill):
    drill.claim("a")
    drill.stood("a", 0, 1)
    drill.wave("a", 0)
    drill.case("c1", "a", 60, by="runner")
    drill.end()
    assert drill.row("E1", "a", "log report c1").outcome == "missed"
    assert drill.read().ratings["E1"].is_p is False


@pytest.mark.parametrize(
    ("kind", "about", "logged", "good"),
    [
        ("answer", "c1", "met", True),
        ("holding", "c1", "met", True),
        ("answer", "", "met", True),  # answered, and no file of its own was kept
        ("no_comment", "c1", "missed", False),
    ],
)
def test_a_journalists_question_is_in_the_book_once_it_is_answered(drill, kind, about, logged, good):
    drill.claim("a")
    drill.stood("a", 0, 1)
    drill.wave("a", 0)
    drill.case("c1", "a", 60, by="runner")
    drill.log("case.logged", 120, case="c1", priority="P1", danger=True)
    drill.case("c2", "a", 180, by="runner")
    drill.log("press.question_asked", 180, question="pq1", claim="a", inject=2)
    said = {"kind": kind, "stance": "unknown", "text": "…", "promise_due": 0}
    drill.log("press.question_answered", 240, question="pq1", about=about, cell="city", **said)
    drill.end()
    assert drill.row("E1", "a", "log report c2").outcome == logged
    assert drill.read().ratings["E1"].is_p is good


def test_one_urgent_report_in_the_book_hides_no_other_that_presses(drill):
    for name, harm in (("a", "H4"), ("b", "H3"), ("c", "H1")):
        drill.claim(name, harm=harm)
        drill.stood(name, 0, 1)
        drill.wave(name, 0)
        drill.case(f"c-{name}", name, 60, by="runner")
    drill.log("case.logged", 120, case="c-a", priority="P1", danger=True)
    drill.end()
    assert drill.read().ratings["E1"].is_p is False


def test_merging_what_belongs_apart_costs_the_rating(drill):
    for name in ("a", "b"):
        drill.claim(name)
        drill.stood(name, 0, 1)
        drill.wave(name, 0)
        drill.case(f"c-{name}", name, 60, by="runner")
        drill.log("case.logged", 120, case=f"c-{name}", priority="P1", danger=True)
    drill.end()
    assert drill.read().ratings["E1"].is_p
    drill.log("case.merged", 180, case="c-b", into="c-a")
    assert drill.read().ratings["E1"].is_p is False


# ---- Overall ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("letters", "whole"),
    [
        ({"E2": "P", "E3": "P", "E7": "P", "E1": "P", "E4": "P"}, "P"),
        ({"E2": "P", "E3": "P", "E7": "P", "E1": "S", "E4": "P"}, "S"),
        ({"E2": "P", "E3": "M", "E7": "P", "E1": "P", "E4": "P"}, "M"),
        ({"E2": "P", "E3": "P", "E7": "U", "E1": "P", "E4": "P"}, "U"),
        ({"E2": "P", "E3": "P", "E7": "P", "E1": "U", "E4": "P", "E5": "P", "E6": "P"}, "M"),
        ({"E2": "P", "E3": "P", "E7": "P"}, "P"),
    ],
)
def test_overall_is_the_least_of_its_floors_and_the_mean(letters, whole):
    assert overall(letters) == {whole}


def test_overall_of_what_the_page_leaves_open_is_a_range():
    assert overall({"E2": "P", "E3": "P", "E7": "P", "E4": {"S", "M", "U"}, "E6": "P"}) == {"S", "M"}


@pytest.mark.parametrize(
    ("left_out", "traps", "why"),
    [
        ("z0", True, "too few protected or unproven claims"),
        ("z3", True, "too few protected or unproven claims"),
        ("", False, "traps off"),
        ("", True, ""),
    ],
)
def test_a_drill_with_too_little_to_protect_or_without_traps_is_not_rated(drill, left_out, traps, why):
    drill.rated().claim("a")
    drill.stood("a", 0, 1)
    drill.wave("a", 0)
    drill.claims = [claim for claim in drill.claims if claim["id"] != left_out]
    drill.lines[0]["payload"]["traps"] = traps
    drill.end()
    reading = drill.read()
    assert (reading.unrated, bool(reading.overall)) == (why, not why)


def test_a_measure_of_which_too_much_was_excused_is_not_rated(drill):
    for name, since in (("a", 0), ("b", 3_700)):
        drill.claim(name)
        drill.stood(name, 0, 1)
        drill.wave(name, since)
    drill.log("clock.jump_begun", 3_000, frm=3_000, target=3_600, forced=False)
    drill.log("clock.jump_ended", 3_600, reached=3_600, inject=0)
    drill.end()
    rating = drill.read().ratings["E4"]
    assert (rating.rated, rating.coverage, rating.why) == (False, 50, "insufficient")
    assert (
        rate_of_three := drill.read().ratings["E7"]
    ).coverage == 75 and rate_of_three.why == "too much excused"


@pytest.mark.parametrize(("fixed", "outcome"), [(1_200, "not applicable"), (0, "missed")])
def test_what_was_posted_beside_the_studio_and_called_wrong_is_owed_its_correction(drill, fixed, outcome):
    drill.claim("a")
    drill.stood("a", 0, 1)
    drill.case("c1", "a", 60)
    taken = {"case": "c1", "said": "post:u1", "issuer": "city", "stance": "confirm"}
    drill.log("statement.taken_up", 900, statement="s1", **taken)
    drill.log("statement.error_raised", 900, statement="s1", cell="ward")
    if fixed:
        drill.say("s1@2", "c1", fixed, "answer", "advice")
    drill.end()
    row = next(row for row in drill.read().by_measure["E13"] if row.since == 900)
    assert row.outcome == outcome
