"""E1: urgent reports come into the book in ten minutes, reports of one matter into one file."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.intake import CaseOpened
from infodrill.casework.nouns.undoing import StepUndone
from infodrill.conduct.nouns.city import ClaimStood
from infodrill.conduct.nouns.leaps import MoveBegun
from infodrill.conduct.nouns.links import CaseLinked
from infodrill.review.ledger.entries import INTO_OWN
from infodrill.review.measures import detection
from infodrill.review.measures.base import Wait, median_wait
from infodrill.review.words import BothClocks, Voice
from tests.review.reports import FIRST, measured, merge, outcomes, report, reporting, row
from tests.review.saying import press
from tests.review.scene import Pen, claim, scenario

DYKE = claim("dyke", "G7", "MIXED", "H4")  # P1 as soon as it is told
FRAUD = claim("fraud", "G0", "FALSE")  # P2
JOKE = claim("joke", "G2", "SATIRE", "H0")


def pen(*reports: tuple[str, float]) -> Pen:
    """A drill in which these claims are reported, and no other is told."""
    named = {name for name, _ in reports}
    return Pen(
        reporting(
            *(each_claim for each_claim in (DYKE, FRAUD, JOKE) if each_claim.id in named), reports=reports
        )
    )


def one_dyke(logged: float | None) -> Pen:
    """One urgent report at minute 10, logged at that minute or never."""
    made = pen(("dyke", 10))
    report(made, 10, "c1", FIRST)
    if logged is not None:
        made.log(logged, "c1")
    return made


@pytest.mark.parametrize(
    ("logged", "outcome", "letter"),
    [(12, "met", "P"), (22, "missed", "U"), (45, "missed", "U"), (None, "missed", "U")],
)
def test_an_urgent_report_is_owed_ten_minutes(logged: float | None, outcome: str, letter: str) -> None:
    e1 = measured(one_dyke(logged).end(180), "E1")
    assert (outcomes(e1, what=detection.LOGGED), e1.letter) == ([outcome], letter)


def test_a_report_never_logged_waits_until_play_ends_and_says_so() -> None:
    e1 = measured(one_dyke(None).end(180), "E1")
    assert (row(e1, what=detection.LOGGED).value, e1.values["never"]) == (170 * 60, 1)
    assert "never logged" in Voice(lang="en", story=int).say(row(e1, what=detection.LOGGED).why)


@pytest.mark.parametrize(
    ("rises", "logged", "outcome"), [(15, 12, "met"), (11, 12, "missed"), (None, 12, "met")]
)
def test_what_rose_after_it_was_entered_was_not_taken_lightly(
    rises: float | None, logged: float, outcome: str
) -> None:
    """A slip of P3 under what the facts called P2 stood in the book; that they called it P1 later is for whoever rates it."""
    made = pen(("fraud", 10))
    report(made, 10, "c1", FIRST)
    for minute, at in sorted([(logged, "log"), *([(rises, "rise")] if rises else [])]):
        if at == "log":
            made.log(minute, "c1", "P3")
        else:
            made.write(minute, ClaimStood(claim="fraud", level=3, exposed=900, question_permille=0), "runner")
    assert outcomes(measured(made.end(180), "E1"), what=detection.LOGGED) == [outcome]


def test_reports_that_do_not_press_are_not_counted_and_the_median_is_of_the_urgent_ones() -> None:
    made = pen(("dyke", 10), ("fraud", 10), ("joke", 10))
    for n in range(3):
        report(made, 10, f"c{n}", FIRST + n)
        made.log(12 + 10 * n, f"c{n}", "P1")  # whatever the desk calls them
    e1 = measured(made.end(180), "E1")
    assert [e1.values[key] for key in ("pressing", "in_time", "urgent", "median_seconds")] == [2, 2, 1, 120]


def test_a_report_never_logged_waits_longer_than_any_however_soon_play_ended() -> None:
    made = pen(("dyke", 168))  # due at minute 178
    report(made, 168, "c1", FIRST)
    e1 = measured(made.end(180), "E1")
    assert (e1.values["never"], "median_seconds" in e1.values, e1.letter) == (1, False, "U")


@pytest.mark.parametrize(("missed", "letter"), [(0, "P"), (1, "P"), (2, "S"), (3, "M"), (5, "M"), (6, "U")])
@pytest.mark.parametrize("which", ["never", "late"])
def test_a_median_does_not_hide_reports_that_were_logged_late_or_never(
    which: str, missed: int, letter: str
) -> None:
    names = [f"k{n}" for n in range(11 if missed == 5 else 10)]
    claims = tuple(claim(name, "G0", "FALSE", "H4") for name in names)
    made = Pen(scenario(*claims))
    for n, name in enumerate(names):
        made.open(10, f"c{n}", name)
        if n >= missed:
            made.log(15, f"c{n}")
    for n in range(missed if which == "late" else 0):
        made.log(150, f"c{n}")
    e1 = measured(made.end(180), "E1")
    assert (e1.values[which], e1.letter) == (missed, letter)


def test_the_letter_says_how_many_rows_it_is_made_of_and_counts_none_that_it_does_not_rate() -> None:
    local = tuple(claim(f"k{n}", "G0", "FALSE", "H1") for n in range(4))
    made = Pen(scenario(DYKE, *local))
    for n, each_claim in enumerate((DYKE, *local)):
        made.open(10, f"c{n}", each_claim.id)
        made.log(12, f"c{n}")
    e1 = measured(made.end(180), "E1")
    assert outcomes(e1, what=detection.LOGGED) == ["met"] + ["not_due"] * 4
    assert (e1.values["pressing"], e1.rests_on, e1.few, e1.covered) == (1, 1, True, (1, 1))


@pytest.mark.parametrize("harm", ["H3", "H4"])
@pytest.mark.parametrize("urgent", [True, False])
def test_no_report_that_presses_is_hidden_by_another_that_was_logged_in_time(urgent: bool, harm: str) -> None:
    """Of P2 as of P1, beside a P1 report that was in the book at once, and alone."""
    others = tuple(claim(f"k{n}", "G0", "FALSE", harm) for n in range(4))
    told = (DYKE, *others) if urgent else others
    made = Pen(scenario(*told))
    for n, each_claim in enumerate(told):
        made.open(10, f"c{n}", each_claim.id)
    if urgent:
        made.log(11, "c0")
    e1 = measured(made.end(180), "E1")
    assert (e1.values["never"], e1.letter) == (4, "U")


def test_what_a_desk_calls_a_report_changes_no_row() -> None:
    def keys(priority: str) -> list[str]:
        made = pen(("dyke", 10))
        report(made, 10, "c1", FIRST)
        made.log(12, "c1", priority)
        return [ledger_row.owed.key for ledger_row in measured(made.end(180), "E1").rows]

    assert keys("P1") == keys("P4")


def test_a_claim_that_becomes_urgent_while_its_report_lies_there_is_owed_from_then() -> None:
    made = pen(("fraud", 10))  # H3: P2, half an hour
    report(made, 10, "c1", FIRST)
    made.write(15, ClaimStood(claim="fraud", level=3, exposed=900, question_permille=0), "runner")  # S3: P1
    made.log(32, "c1")
    e1 = measured(made.end(180), "E1")
    assert row(e1, what=detection.LOGGED, claim="fraud").owed.due == 25 * 60
    assert outcomes(e1, what=detection.LOGGED, claim="fraud") == ["missed"]


def test_a_report_merged_into_one_that_nobody_logs_is_not_in_the_book() -> None:
    made = pen(("dyke", 10), ("dyke", 11))
    report(made, 10, "c1", FIRST)
    report(made, 11, "c2", FIRST + 1)
    merge(made, 12, "c2", "c1")
    assert outcomes(measured(made.end(180), "E1"), what=detection.LOGGED) == ["missed", "missed"]


def test_a_report_that_did_not_come_owes_nothing_and_takes_from_coverage() -> None:
    made = pen(("dyke", 10), ("dyke", 100))
    report(made, 10, "c1", FIRST)
    made.log(12, "c1")
    e1 = measured(made.end(60), "E1")
    assert outcomes(e1, what=detection.LOGGED) == ["met", "not_due"]
    assert e1.coverage == 33  # one of two reports and their pair


def three_dykes(*merged: tuple[float, str, str], strange: float = 0) -> Pen:
    """Three reports of one claim, logged where they came, then merged; and one of another claim at minute `strange`."""
    made = pen(("dyke", 10), ("dyke", 12), ("dyke", 14), *([("fraud", strange)] if strange else []))
    if strange:
        report(made, strange, "c9", FIRST + 3)
    for n in range(3):
        report(made, 10 + 2 * n, f"c{n}", FIRST + n)
        made.log(15, f"c{n}")
    for minute, case, into in merged:
        merge(made, minute, case, into)
    return made


@pytest.mark.parametrize(
    ("merged", "f1"),
    [
        (((16, "c1", "c0"), (17, "c2", "c1")), 1000),  # a chain puts all three together
        (((16, "c1", "c0"),), 500),  # one of three pairs: 2·1 / (3 + 1)
        ((), 0),
        (((16, "c1", "c0"), (40, "c2", "c0")), 500),  # after its deadline it is too late
    ],
)
def test_reports_of_one_matter_are_put_together_in_time(
    merged: tuple[tuple[float, str, str], ...], f1: int
) -> None:
    e1 = measured(three_dykes(*merged).end(180), "E1")
    assert e1.values["f1_permille"] == f1
    assert e1.letter == ("P" if f1 == 1000 else "M" if f1 == 500 else "U")


def test_reports_of_different_matters_in_one_file_are_a_breach_that_lowers_merging() -> None:
    made = three_dykes((16, "c1", "c0"), (17, "c2", "c0"), strange=20)
    merge(made, 21, "c9", "c0")
    e1 = measured(made.end(180), "E1")
    assert e1.values["wrong_merges"] == 3  # the stranger against each of the three
    assert e1.values["f1_permille"] == 667  # 2·3 / (3 + 6)
    assert set(outcomes(e1, what=detection.APART)) == {"missed"}


@pytest.mark.parametrize(("duplicates", "outcome"), [((), {"missed"}), (("dyke",), set())])
def test_reports_of_claims_that_say_nearly_the_same_may_lie_in_one_file(duplicates, outcome) -> None:
    fraud = FRAUD.model_copy(update={"duplicates": duplicates})
    made = Pen(reporting(DYKE, fraud, reports=(("dyke", 10), ("fraud", 12))))
    for n in range(2):
        report(made, 10 + 2 * n, f"c{n}", FIRST + n)
        made.log(15, f"c{n}")
    merge(made, 16, "c1", "c0")
    assert set(outcomes(measured(made.end(180), "E1"), what=detection.APART)) == outcome


def test_a_merge_taken_back_puts_nothing_together() -> None:
    made = pen(("dyke", 10), ("dyke", 12))
    report(made, 10, "c1", FIRST)
    report(made, 12, "c2", FIRST + 1)
    made.log(13, "c1")
    merge(made, 14, "c2", "c1")
    made.write(
        15,
        StepUndone(
            case="c2",
            step="merge",
            done_at=840,
            frm="CLOSED",
            to="NEW",
            role="L1-DUTY",
            cell="ward-a",
            into="c1",
        ),
    )
    assert outcomes(measured(made.end(180), "E1"), what=detection.TOGETHER) == ["missed"]


@pytest.mark.parametrize(
    ("disposition", "outcome"), [("respond", "not_applicable"), ("leave", "missed"), ("watch", "missed")]
)  # the scenario has the dyke answered
def test_a_report_of_a_matter_that_was_ended_before_as_it_should_be_is_no_duplicate(
    disposition: str, outcome: str
) -> None:
    made = pen(("dyke", 10), ("dyke", 60))
    report(made, 10, "c1", FIRST)
    made.log(12, "c1")
    made.step(20, "c1", "close", "GATED", "CLOSED", disposition)
    report(made, 60, "c2", FIRST + 1)
    made.log(62, "c2")
    e1 = measured(made.end(180), "E1")
    assert outcomes(e1, what=detection.TOGETHER) == [outcome]
    assert (e1.letter, e1.coverage) == ("P" if outcome == "not_applicable" else "U", 100)


def test_the_sentence_tells_urgent_in_time_and_never_logged_apart() -> None:
    made = pen(("dyke", 10), ("dyke", 12), ("dyke", 14))
    for n in range(3):
        report(made, 10 + 2 * n, f"c{n}", FIRST + n)
    made.log(15, "c0")
    made.log(16, "c1")
    said = Voice(lang="en", story=int).say(measured(made.end(180), "E1").result)
    assert said.startswith(
        "2 of 3 reports of P1 and P2 logged in time, 0 late, 1 never; P1: half of 3 within 5 min"
    )


def over_a_leap(logged: float) -> Pen:
    """An urgent report at minute 10; at minute 12 the story goes on in the morning."""
    made = pen(("dyke", 10))
    drill = made.scenario.drill
    morning = drill.moves[0].model_copy(update={"number": 2, "at": 12 * 60, "story": "06:30"})
    moved = drill.model_copy(update={"moves": (*drill.moves, morning)})
    made = Pen(made.scenario.model_copy(update={"drill": moved}))
    report(made, 10, "c1", FIRST)
    made.write(12, MoveBegun(2, "06:30"), "runner")
    made.log(logged, "c1")
    return made


@pytest.mark.parametrize(("logged", "outcome"), [(19, "met"), (21, "missed")])
def test_a_leap_leaves_ten_played_minutes_and_says_how_late_the_story_was(
    logged: float, outcome: str
) -> None:
    found = row(measured(over_a_leap(logged).end(180), "E1"), what=detection.LOGGED)
    assert (found.outcome, found.owed.due) == (outcome, 20 * 60)
    assert found.story_late > 7 * 3600  # 22:50 to the morning


def test_a_median_wait_is_over_all_due_rows_and_never_is_later_than_any():
    assert median_wait([60, 120, None]) == Wait(n=3, never=1, seconds=120, longest=120)
    assert median_wait([60, None, None]) == Wait(n=3, never=2, seconds=None, longest=60)
    assert median_wait([60, None]) == Wait(n=2, never=1, seconds=None, longest=60)  # half of it never came
    assert median_wait([None]) == Wait(n=1, never=1, seconds=None)
    assert median_wait([240, 60]) == Wait(n=2, never=0, seconds=150, longest=240)


def own_file(made: Pen, minute: float, case: str, claim_id: str) -> None:
    """A seat opens a file on what it saw itself."""
    opened = CaseOpened(case=case, intake="monitoring", source="free", cell="ward-b", ward="a", level=1)
    made.write(minute, opened)
    made.write(minute, CaseLinked(case=case, claim=claim_id, by="conduct"), actor="runner")


@pytest.mark.parametrize(("logged", "letter"), [(None, "U"), (12, "P"), (25, "U")])
@pytest.mark.parametrize("into", ["", "c1"])
def test_a_file_of_a_seat_s_own_is_a_miss_when_late_or_never_in_the_book_and_earns_nothing_in_time(
    into: str, logged: float | None, letter: str
) -> None:
    """By itself, or merged into a report that was entered at that minute or never."""
    made = Pen(reporting(DYKE, reports=(("dyke", 10),))) if into else Pen(scenario(DYKE))
    if into:
        report(made, 10, "c1", FIRST)
    own_file(made, 10, "own", "dyke")
    if into:
        merge(made, 11, "own", into)
    if logged is not None:
        made.log(logged, into or "own")
    e1 = measured(made.end(180), "E1")
    mine = [ledger_row for ledger_row in e1.rows if ledger_row.owed.about == "own"]
    assert [(r.outcome, r.owed.cell) for r in mine] == [("missed", "ward-b")] * (letter == "U")
    assert e1.letter == (letter if into or letter != "P" else "")


@pytest.mark.parametrize(("merged", "outcome"), [(12, "met"), (25, "missed"), (None, "missed")])
@pytest.mark.parametrize("first", ["own", "c1"])
def test_a_report_is_put_to_the_file_that_a_seat_opened_on_its_matter(
    first: str, merged: float | None, outcome: str
) -> None:
    made = pen(("dyke", 10))
    if first == "own":
        own_file(made, 10, "own", "dyke")
    report(made, 10, "c1", FIRST)
    if first != "own":
        own_file(made, 10, "own", "dyke")
    own_file(made, 11, "again", "dyke")  # another of its own is nobody's report
    for case in ("c1", "own", "again"):
        made.log(11, case)
    if merged is not None:
        merge(made, merged, "c1", "own")
    e1 = measured(made.end(180), "E1")
    assert outcomes(e1, what=detection.TOGETHER) == [outcome]
    assert (e1.values["f1_permille"], e1.letter) == ((1000, "P") if outcome == "met" else (0, "U"))
    if first == "own" and merged == 12:
        told = Voice(lang="en", story=int).say(row(e1, what=detection.LOGGED).why)
        assert "logged after" in told, "it was in the book before it was put there"


def test_a_report_put_into_a_seats_own_file_says_since_when_that_is_in_the_book() -> None:
    made = pen(("dyke", 10))
    own_file(made, 5, "own", "dyke")
    made.log(9, "own")
    report(made, 10, "c1", FIRST)
    merge(made, 12, "c1", "own")
    e1 = measured(made.end(180), "E1")
    voice = Voice(lang="en", story=int)
    why = row(e1, what=detection.LOGGED).why
    assert why.msgid == INTO_OWN and dict(why.values)["at"] == BothClocks(9 * 60)
    assert "1 of these put into an open file" in voice.say(e1.result)


@pytest.mark.parametrize(
    ("kind", "about", "logged", "together"),
    [
        ("answer", "c1", "met", ["met"]),
        ("holding", "c1", "met", ["met"]),
        ("answer", "", "met", ["not_applicable"]),  # no file of its own was kept
        ("no_comment", "c1", "missed", ["missed"]),
    ],
)
def test_a_journalists_question_is_in_the_book_once_it_is_answered(
    kind: str, about: str, logged: str, together: list[str]
) -> None:
    made = pen(("dyke", 10), ("dyke", 20))
    report(made, 10, "c1", FIRST)
    made.log(11, "c1")
    report(made, 20, "c2", FIRST + 1)
    press(made, 25, "unknown", kind=kind, about=about, inject=FIRST + 1)
    e1 = measured(made.end(180), "E1")
    assert outcomes(e1, what=detection.LOGGED, about=str(FIRST + 1)) == [logged]
    assert outcomes(e1, what=detection.TOGETHER) == together


def test_an_answered_question_whose_own_file_was_entered_too_is_a_second_file() -> None:
    made = pen(("dyke", 10), ("dyke", 20))
    report(made, 10, "c1", FIRST)
    made.log(11, "c1")
    report(made, 20, "c2", FIRST + 1)
    press(made, 25, "unknown", about="", inject=FIRST + 1)
    made.log(27, "c2")
    e1 = measured(made.end(180), "E1")
    assert outcomes(e1, what=detection.TOGETHER) == ["missed"]
    assert row(e1, what=detection.LOGGED, about=str(FIRST + 1)).at == 25 * 60
