"""The second reading itself, on tiny logs written by hand: what the page says comes out, and it can come out otherwise."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.verdict.exported import open_drill
from tests.verdict.storyclock import as_planned, as_played
from tests.verdict.tiny import PLAY, Tiny
from tests.verdict.world import World


@pytest.fixture
def drill() -> Tiny:
    tiny = Tiny()
    tiny.begin()
    return tiny


# ---- due --------------------------------------------------------------------------------------------------------


def test_a_deadline_inside_the_move_stands_where_the_procedure_puts_it(drill):
    drill.claim("a")
    drill.stood("a", 0, 1)
    drill.wave("a", 600)
    drill.end()
    row = drill.row("E7", "a", "first word")
    assert (row.since, row.due, row.priority, row.outcome) == (600, 2_400, "P1", "missed")


def test_a_leap_settles_what_is_open_but_leaves_the_played_minutes(drill):
    drill.claim("a")
    drill.stood("a", 0, 1)
    drill.wave("a", 1_200)
    drill.claim("b")
    drill.stood("b", 0, 1)
    drill.wave("b", 3_000)
    drill.leap(3_600)
    drill.end()
    assert drill.row("E7", "a", "answer").due == 3_600, "60 minutes end in the leap, 30 played ones before it"
    assert drill.row("E7", "b", "answer").due == 4_800, "the leap comes before 30 minutes were played"


def test_what_lies_beyond_play_falls_due_at_its_end_if_the_played_minutes_fit(drill):
    drill.claim("a", "H2")
    drill.wave("a", 1_200)
    drill.claim("b", "H2")
    drill.wave("b", PLAY - 1_200)
    drill.claim("c", "H1")
    drill.wave("c", 1_200)
    drill.leap(3_600)
    drill.end()
    assert drill.row("E7", "a", "answer").due == PLAY
    assert drill.row("E7", "b", "answer").outcome == "not due"
    assert drill.row("E7", "c", "answer").outcome == "not due", "P4 keeps the procedure's deadline"


def test_a_rise_in_level_opens_the_shorter_clock_from_the_rise(drill):
    drill.claim("a", harm="H3")
    drill.wave("a", 600)
    drill.stood("a", 900, 3)
    drill.end()
    row = drill.row("E7", "a", "first word")
    assert (row.due, row.priority) == (2_700, "P1")


def test_a_scenario_may_set_other_played_minutes_for_a_claim(drill):
    drill.claim("a", practice_minutes=50)
    drill.stood("a", 0, 1)
    drill.wave("a", 3_000)
    drill.leap(3_600)
    drill.end()
    assert drill.row("E7", "a", "answer").due == 6_000
    assert drill.row("E7", "a", "first word").due == 4_800, "T is no longer than the procedure's 30 minutes"


@pytest.mark.parametrize(
    ("harm", "level", "priority"),
    [
        ("H4", 0, "P2"),
        ("H4", 1, "P1"),
        ("H3", 2, "P2"),
        ("H3", 3, "P1"),
        ("H2", 2, "P3"),
        ("H2", 3, "P2"),
        ("H1", 5, "P4"),
    ],
)
def test_priority_is_harm_and_spread_level(drill, harm, level, priority):
    drill.claim("a", harm)
    drill.stood("a", 0, level)
    drill.wave("a", 60)
    drill.end()
    assert drill.row("E7", "a", "answer").priority == priority


def test_what_the_public_asks_is_p3_at_least_and_the_claim_keeps_its_own_priority(drill):
    drill.claim("a", "H0", "NOT_A_FACT", "answer", void="V1")
    drill.wave("a", 60)
    drill.log("questions.raised", 600, question="u1", claim="a")
    drill.end()
    assert (drill.row("E18", "a", "void").priority, drill.row("E18", "a", "void").outcome) == ("P3", "missed")
    assert (drill.row("E7", "a", "answer").priority, drill.row("E7", "a", "answer").outcome) == (
        "P4",
        "not due",
    )


def test_a_claim_with_a_time_of_its_own_is_settled_at_the_end_of_play_whatever_its_priority(drill):
    drill.claim("a", "H0", "NOT_A_FACT", "answer", practice_minutes=30)
    drill.wave("a", 60)
    drill.end()
    row = drill.row("E7", "a", "answer")
    assert (row.priority, row.due, row.outcome) == ("P4", PLAY, "missed")


def test_a_claim_of_low_priority_owes_no_first_word(drill):
    drill.claim("a", "H2")
    drill.wave("a", 600)
    drill.end()
    assert {row.what for row in drill.read().by_measure["E7"]} == {"answer"}


def test_an_answer_is_owed_from_what_the_owner_can_know(drill):
    drill.claim("a", truth=[(2_000, "FALSE")])
    drill.stood("a", 0, 1)
    drill.wave("a", 600)
    drill.end()
    assert drill.row("E7", "a", "first word").since == 600
    assert drill.row("E7", "a", "answer").since == 2_000


def test_a_later_truth_opens_a_row_of_its_own_and_the_earlier_answer_stays_met(drill):
    drill.claim("a", truth=[(0, "FALSE"), (4_000, "MIXED")])
    drill.stood("a", 0, 1)
    drill.wave("a", 600)
    drill.case("c1", "a", 700, code="G0")
    drill.say("s1@1", "c1", 900, "correction", "deny")
    drill.leap(3_600)
    drill.end()
    assert drill.row("E7", "a", "answer").outcome == "met"
    assert (drill.row("E7", "a", "answer", 1).since, drill.row("E7", "a", "answer", 1).outcome) == (
        4_000,
        "missed",
    )


def test_the_answer_after_the_leap_is_too_late_though_the_second_is_the_same(drill):
    drill.claim("a")
    drill.stood("a", 0, 1)
    drill.wave("a", 1_200)
    drill.case("c1", "a", 1_300, code="G0")
    drill.leap(3_600)
    drill.say("s1@1", "c1", 3_600, "correction", "deny")
    drill.end()
    row = drill.row("E7", "a", "answer")
    assert (row.due, row.outcome) == (3_600, "missed")
    assert row.late > 10 * 3_600, "and the story says by how much"


def test_a_retimed_leap_moves_what_becomes_known_after_it(drill):
    drill.claim("a", truth=[(4_000, "FALSE")])
    drill.wave("a", 600)
    drill.leap(3_000)
    drill.end()
    assert drill.row("E7", "a", "answer").since == 3_400


# ---- played minutes and excuses -----------------------------------------------------------------------------------


def test_a_jump_is_not_played_and_excuses_what_falls_due_inside_it(drill):
    for name, since in (("a", 600), ("b", 1_700)):
        drill.claim(name)
        drill.stood(name, 0, 1)
        drill.wave(name, since)
    drill.log("clock.jump_begun", 2_400, frm=2_400, target=3_000, forced=False)
    drill.log("clock.jump_ended", 3_000, reached=3_000, inject=0)
    drill.end()
    assert drill.row("E7", "a", "first word").due == 2_400, "the played minutes were over when the jump began"
    assert drill.row("E7", "b", "first word").due == 4_100, "the jump's ten minutes do not count"


def test_a_deadline_of_the_procedure_inside_a_jump_is_excused_whether_or_not_it_was_met(drill):
    for name in ("a", "b"):
        drill.claim(name)
        drill.stood(name, 0, 1)
        drill.wave(name, 0)
    drill.case("c1", "b", 100, code="G0")
    drill.say("s1@1", "c1", 200, "correction", "deny")
    drill.log("clock.jump_begun", 3_000, frm=3_000, target=3_600, forced=False)
    drill.log("clock.jump_ended", 3_600, reached=3_600, inject=0)
    drill.end()
    assert drill.row("E7", "a", "answer").outcome == "excused"
    assert drill.row("E7", "b", "answer").outcome == "excused"


@pytest.mark.parametrize(
    ("logged", "mended", "due", "outcome"),
    [
        (900, 1_500, 3_000, "missed"),
        (2_399, 2_401, 2_402, "missed"),
        (2_400, None, 2_400, "missed"),
        (1_500, None, 2_400, "excused"),
    ],
)
def test_a_fault_gives_back_what_it_took_and_excuses_what_finds_no_time(drill, logged, mended, due, outcome):
    drill.claim("a")
    drill.stood("a", 0, 1)
    drill.wave("a", 600)
    drill.log("fault.logged", logged, fault="f1", what="", since=0, cells=[])
    if mended:
        drill.log("fault.mended", mended, fault="f1")
    drill.end()
    row = drill.row("E7", "a", "first word")
    assert (row.due, row.outcome) == (due, outcome)


@pytest.mark.parametrize(("seat", "due"), [("duty", 4_200), ("voice", 2_400)])
def test_speed_shortens_the_played_minutes_of_people_and_not_of_automated_cells(drill, seat, due):
    drill.claim("a")
    drill.stood("a", 0, 1)
    drill.log("lobby.seat_joined", 0, seat=seat)
    drill.log("clock.changed", 0, change="speed", value=2_000)
    drill.wave("a", 600)
    drill.case("c1", "a", 700, cell="ward")
    drill.end()
    assert drill.row("E7", "a", "first word").due == due


def test_a_stop_that_was_not_resumed_excuses_what_would_have_come(drill):
    drill.claim("a")
    drill.stood("a", 0, 1)
    drill.wave("a", 600)
    drill.log("safety.stopped", 1_000, reason="")
    drill.log("drill.closed", 1_000, reason="")
    assert drill.row("E7", "a", "first word").outcome == "excused"


def test_ending_early_makes_no_row_fall_due_and_leaves_the_drill_unrated(drill):
    drill.rated().claim("a")
    drill.stood("a", 0, 1)
    drill.wave("a", 600)
    drill.case("c1", "a", 700, code="G0")
    drill.say("s1@1", "c1", 800, "correction", "deny")
    drill.log("drill.closed", 1_200, reason="")
    row, reading = drill.row("E7", "a", "answer"), drill.read()
    assert (row.outcome, row.early) == ("not due", True)
    assert reading.ratings["E7"].coverage == 0
    assert not reading.overall and reading.unrated == "E7 is owed and insufficient"


def test_what_was_planned_and_never_delivered_lowers_coverage(drill):
    drill.rated()
    for name in ("a", "b"):
        drill.claim(name)
    drill.stood("a", 0, 1)
    drill.wave("a", 600)
    drill.injects.append({"number": 7, "at": 3_000, "claim": "b"})
    drill.log("drill.closed", 2_900, reason="")
    assert drill.read().ratings["E7"].coverage == 25


def test_a_case_that_nobody_linked_answers_nothing_and_makes_the_reading_provisional(drill):
    drill.claim("a")
    drill.stood("a", 0, 1)
    drill.wave("a", 0)
    drill.case("c1", "", 60)
    drill.say("s1@1", "c1", 600, "correction", "deny")
    drill.end()
    assert drill.row("E7", "a", "answer").outcome == "missed"
    assert drill.read().provisional


def test_the_second_reading_reads_nothing_of_the_product():
    for module in Path(__file__).parent.glob("*.py"):
        if module.name in OWN:
            names = {
                name
                for node in ast.walk(ast.parse(module.read_text()))
                for name in (
                    [node.module or ""]
                    if isinstance(node, ast.ImportFrom)
                    else [alias.name for alias in node.names]
                    if isinstance(node, ast.Import)
                    else []
                )
            }
            assert not {name for name in names if name.split(".")[0] == "infodrill"}, module.name


OWN = {
    "duties.py",
    "exported.py",
    "forbidden.py",
    "letters.py",
    "reading.py",
    "rows.py",
    "settled.py",
    "storyclock.py",
    "tiny.py",
    "words.py",
    "world.py",
}


@pytest.mark.parametrize(
    ("at", "after", "source", "kept"),
    [
        (100, False, "free", False),  # a link by hand is mended by hand while people play
        (PLAY, False, "free", False),  # in the last second of play, before it ended
        (PLAY, True, "free", True),  # in the same second, after it
        (PLAY + 60, True, "free", True),
        (PLAY + 60, True, "runner", True),
    ],
)
def test_no_case_is_linked_anew_once_play_has_ended(at: int, after: bool, source: str, kept: bool) -> None:
    drill = Tiny()
    drill.claim("a")
    drill.claim("b")
    drill.case("c1", "a", 60, by="runner" if source == "runner" else "duty")
    if after:
        drill.end()
    drill.log("case.relinked", at, "direction", case="c1", claim="b", was="a", by="CTRL", why="x")
    if not after:
        drill.end()
    found = open_drill(drill.bytes())
    world = World(found, as_played(found), planned=as_planned(found))
    assert world.cases["c1"].claim == ("a" if kept else "b")
