"""E6 and E8: verdicts right for what could be known, and texts that an evaluator calls well written."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from infodrill.casework.nouns.questions import QuestionAnswered
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.conduct.nouns.evaluation import EvaluatorRated
from infodrill.conduct.nouns.injects import InjectAcknowledged
from infodrill.kernel.events import Text
from infodrill.review.assess import UNREAD, assess
from infodrill.review.measures import craft, verification
from infodrill.review.remedies import COMPARED, remedy
from infodrill.review.report.page import page
from infodrill.review.timeline import read_timeline
from infodrill.review.words import Amount
from infodrill.scenario import schema
from tests.review.reports import measured, outcomes, row, rows
from tests.review.scene import Pen, claim, known, scenario

CLAIMS = tuple(claim(f"k{n}", "G0", "FALSE", "H4") for n in range(5))  # P1: a verdict in 45 minutes


def verdicts(*given: tuple[str, float, str, int]) -> Pen:
    """Five urgent claims told at minute 10; (claim, minute, verdict, confidence) given."""
    pen = Pen(scenario(*CLAIMS))
    for n, each_claim in enumerate(CLAIMS):
        pen.open(10, f"c{n}", each_claim.id)
        pen.log(12, f"c{n}")
    for name, minute, verdict, confidence in given:
        pen.verdict(minute, f"c{name[1:]}", verdict, confidence)
    return pen


GOOD = tuple((each_claim.id, 30.0, "FALSE", 900) for each_claim in CLAIMS)


def test_right_verdicts_in_time_are_met_and_confidence_is_scored() -> None:
    e6 = measured(verdicts(*GOOD).end(180), "E6")
    assert (outcomes(e6), e6.letter) == (["met"] * 5, "P")
    assert (e6.values["right"], e6.values["brier_permille"]) == (5, 10)  # (.9 − 1)²


@pytest.mark.parametrize(
    "change",
    [
        (),  # removed
        (("k0", 90.0, "FALSE", 900),),  # delayed: due at minute 55
        (("k0", 30.0, "TRUE", 900),),  # contradicted
    ],
)
def test_a_verdict_removed_delayed_or_wrong_is_missed_and_lowers_the_measure(
    change: tuple[object, ...],
) -> None:
    e6 = measured(verdicts(*change, *GOOD[1:]).end(180), "E6")  # type: ignore[arg-type]
    assert row(e6, claim="k0").outcome == "missed"
    assert e6.letter in "SM"


def test_who_is_sure_of_what_is_wrong_pays_for_it() -> None:
    wrong = [("k0", 30.0, "TRUE", 1000), ("k1", 30.0, "TRUE", 1000)]
    e6 = measured(verdicts(*wrong, *GOOD[2:]).end(180), "E6")
    assert (e6.values["brier_permille"], e6.letter) == (406, "U")  # (2·1 + 3·.01) / 5


def test_the_last_verdict_by_the_deadline_settles_what_was_owed_and_a_wrong_one_stays_a_row() -> None:
    e6 = measured(verdicts(("k0", 20, "TRUE", 900), *GOOD, ("k1", 80, "TRUE", 900)).end(180), "E6")
    assert outcomes(e6) == ["met"] * 5 + ["missed"] * 2
    assert (e6.values["right"], e6.values["total"], e6.values["wrong_since_replaced"]) == (5, 7, 2)
    assert e6.values["brier_permille"] == round((5 * 10 + 2 * 810) / 7) == 239  # cut off it would be 238
    assert "Brier 0.24" in e6.say("en")
    assert e6.letter == "M" and e6.coverage == 100


def test_a_right_verdict_that_is_given_again_counts_once() -> None:
    again = (("k0", 35.0, "FALSE", 900), ("k0", 40.0, "FALSE", 900))
    e6 = measured(verdicts(*GOOD, *again).end(180), "E6")
    assert (outcomes(e6), e6.values["total"]) == (["met"] * 5, 5)


def test_a_wrong_verdict_on_what_falls_due_after_play_or_is_overtaken_is_scored_all_the_same() -> None:
    brief = claim("brief", "G0", "FALSE", "H4", truth=(known(0, "UNPROVEN"), known(30 * 60, "FALSE")))
    slow = claim("slow", "G0", "FALSE", "H1")
    pen = Pen(scenario(brief, slow))
    pen.open(10, "c1", "brief")
    pen.open(10, "c2", "slow")
    pen.verdict(20, "c1", "TRUE")
    pen.verdict(40, "c1", "FALSE")
    pen.verdict(60, "c2", "TRUE")
    e6 = measured(pen.end(180), "E6")
    assert outcomes(e6, claim="brief") == ["not_applicable", "met", "missed"]
    assert outcomes(e6, claim="slow") == ["not_due", "missed"]


def test_a_verdict_that_is_owed_and_never_given_is_wrong_and_stated_no_confidence() -> None:
    e6 = measured(verdicts(*GOOD[1:]).end(180), "E6")
    assert (e6.values["right"], e6.values["total"], e6.values["given"]) == (4, 5, 4)
    assert e6.values["brier_permille"] == 10 and "never given: 1" in e6.say("en")
    none = measured(verdicts().end(180), "E6")
    assert none.letter == "U" and "brier_permille" not in none.values and "Brier" not in none.say("en")


def test_less_than_five_verdicts_are_reported_and_not_rated() -> None:
    pen = Pen(scenario(*CLAIMS[:4]))
    for n in range(4):
        pen.open(10, f"c{n}", f"k{n}")
        pen.verdict(30, f"c{n}", "FALSE")
    e6 = measured(pen.end(180), "E6")
    assert (e6.rating, e6.status, e6.values["total"]) == (None, "reported", 4)


LATER = claim("later", "G0", "FALSE", "H4", truth=(known(0, "UNPROVEN"), known(80 * 60, "FALSE")))


def looked_at(*given: tuple[float, str]) -> list[str]:
    """Outcomes of the rows of a claim that its owner knows at minute 80; (minute, verdict) given."""
    pen = Pen(scenario(LATER))
    pen.open(10, "c1", "later")
    for minute, verdict in given:
        pen.verdict(minute, "c1", verdict)
    return outcomes(measured(pen.end(180), "E6"), claim="later")


def test_not_yet_known_is_right_while_it_is_and_owes_another_look_when_it_is_known() -> None:
    assert looked_at((30, "UNPROVEN"), (100, "FALSE")) == ["met", "met"]
    assert looked_at((30, "UNPROVEN")) == ["met", "missed"]
    assert looked_at((30, "FALSE"), (100, "FALSE")) == ["missed", "met"]  # sure before anybody could be
    assert looked_at((30, "FALSE")) == ["missed", "missed"]


def test_a_state_of_knowledge_that_does_not_last_owes_no_verdict_of_its_own() -> None:
    brief = claim("brief", "G0", "FALSE", "H4", truth=(known(30 * 60, "FALSE"),))
    pen = Pen(scenario(brief))
    pen.open(10, "c1", "brief")
    pen.verdict(40, "c1", "FALSE")
    e6 = measured(pen.end(180), "E6")
    assert (outcomes(e6), e6.values["total"], e6.coverage) == (["not_applicable", "met"], 1, 100)


@pytest.mark.parametrize(
    ("code", "verdict", "owed"),
    [("G1", "NOT_A_FACT", 0), ("G4", "TRUE", 0), ("G5", "TRUE", 1), ("GU", "UNPROVEN", 1)],
)
def test_a_verdict_is_owed_where_the_procedure_sends_a_claim_to_verification(
    code: str, verdict: str, owed: int
) -> None:
    pen = Pen(scenario(claim("k", code, verdict)))
    assert len(measured(pen.end(180), "E6").rows) == owed


def test_a_verdict_before_the_claim_came_up_in_no_case_is_owed_all_the_same() -> None:
    pen = Pen(scenario(*CLAIMS))
    pen.wave(10, "k0")
    e6 = measured(pen.end(180), "E6")
    assert row(e6, claim="k0").outcome == "missed"
    assert row(e6, claim="k0").owed.cell == ""  # nobody verifies in this small range
    assert row(e6, claim="k0").owed.what == verification.VERDICT


# ---- E8 ----


def texts(*points: tuple[str, int], published: int = 3) -> Pen:
    """Three claims to correct; the first so many corrected, (statement, points) rated after play."""
    pen = Pen(scenario(*CLAIMS[:3]))
    for n in range(3):
        pen.open(10, f"c{n}", f"k{n}")
        if n < published:
            pen.publish(30 + n, f"c{n}")
    for statement, given in points:
        pen.write(
            180,
            EvaluatorRated(statement=statement, version=1, points=given, text=Text("why")),
            actor="eval.one",
        )
    return pen


def test_well_written_texts_are_met_from_eight_points() -> None:
    e8 = measured(texts(("s1", 9), ("s2", 8), ("s3", 7)).end(180), "E8")
    assert outcomes(e8) == ["met", "met", "missed"]
    assert (e8.letter, e8.values["mean_hundredths"], e8.coverage) == ("P", 800, 100)


@pytest.mark.parametrize(("given", "letter"), [((6, 6, 6), "S"), ((4, 4, 4), "M"), ((1, 1, 1), "U")])
def test_poorly_written_texts_lower_it(given: tuple[int, int, int], letter: str) -> None:
    pen = texts(*zip(("s1", "s2", "s3"), given, strict=True))
    assert measured(pen.end(180), "E8").letter == letter


def test_a_text_that_no_evaluator_judged_is_not_evaluated_and_takes_from_coverage() -> None:
    e8 = measured(texts(("s1", 9)).end(180), "E8")
    assert (outcomes(e8), e8.coverage, e8.status) == (["met", "not_due", "not_due"], 33, "insufficient")


def test_a_few_judged_texts_fail_nobody() -> None:
    e8 = measured(texts(("s1", 1)).end(180), "E8")
    assert (e8.rating, e8.status) == (None, "insufficient")


def test_a_text_owed_and_never_published_has_no_points_to_get() -> None:
    e8 = measured(texts(("s1", 10), ("s2", 10), published=2).end(180), "E8")
    assert (row(e8, claim="k2").outcome, row(e8, claim="k2").value) == ("missed", 0)
    assert (e8.values["mean_hundredths"], e8.letter) == (666, "S")


def test_who_publishes_nothing_is_rated_and_fails() -> None:
    assert measured(texts(published=0).end(180), "E8").letter == "U"


def test_two_evaluators_meet_in_the_middle_and_the_last_word_of_each_counts() -> None:
    pen = texts(("s1", 2), ("s1", 7), ("s2", 8), ("s3", 8))
    pen.write(180, EvaluatorRated(statement="s1", version=1, points=9, text=Text("why")), actor="eval.two")
    assert row(measured(pen.end(180), "E8"), claim="k0").value == 800


def test_only_what_is_to_be_corrected_or_warned_of_owes_a_text() -> None:
    pen = Pen(scenario(claim("joke", "G2", "SATIRE", "H0"), CLAIMS[0]))
    e8 = measured(pen.end(180), "E8")
    assert [ledger_row.owed.claim for ledger_row in e8.rows] == ["k0"]
    assert rows(e8, what=craft.TEXT)


@pytest.mark.parametrize("judged", range(4))
def test_page_one_counts_the_texts_whose_words_nobody_judged(judged: int) -> None:
    record = texts(*((f"s{n + 1}", 0) for n in range(judged)), ("s1", 9)).end(180)
    found = assess(record, replicas=0)
    said = [dict(line.values) for line in found.why if line.msgid == UNREAD]
    left = 3 - max(judged, 1)
    assert said == [{"n": Amount(left), "all": Amount(3)}] * bool(left)
    # Beside the letter itself: a grey line below a large P was read by nobody.
    shown = page(replace(found, overall="P"), record, "en")
    beside = re.search(r'class="overall__w">(.*?)</div>', shown, re.DOTALL)
    assert beside
    assert (f"texts that nobody has read: {left} of 3" in beside[1]) == bool(left)
    # And a letter that they may still cost has no colour; a U falls no lower.
    letters = [page(replace(found, overall=letter), record, "en") for letter in "PU"]
    drawn = [re.findall(r'<span class="(rt [^"]*rt--xl)">', each) for each in letters]
    assert drawn == [["rt rt--N rt--unread rt--xl" if left else "rt rt--P rt--xl"], ["rt rt--U rt--xl"]]


def answered(pen: Pen, minute: float, verdict: str) -> None:
    pen.write(
        minute,
        QuestionAnswered(
            case="c0",
            question="q1",
            owner="city",
            verdict=verdict,
            record="primary",
            disputes=False,
            text=Text("record"),
        ),
    )


@pytest.mark.parametrize(
    ("answer", "given", "compared"),
    [("FALSE", "TRUE", True), ("TRUE", "TRUE", False), ("", "TRUE", True), (None, "TRUE", False)],
)
@pytest.mark.parametrize("minute", [30, 90])  # settles what was owed; too late for it, so a row of its own
def test_who_had_an_answer_is_told_to_compare_and_not_to_ask(
    answer: str | None, given: str, compared: bool, minute: float
) -> None:
    pen = verdicts(*GOOD[1:])
    if answer is not None:
        answered(pen, 20, answer)
    pen.verdict(minute, "c0", given)
    record = pen.end(180)
    e6, log = measured(record, "E6"), read_timeline(record)
    wrong = [
        finding
        for finding in e6.findings
        if finding.todo and finding.at == minute * 60 and finding.claim == log.links["c0"]
    ]  # the deed stands at its hour
    assert [finding.todo == verification.COMPARE for finding in wrong] == [compared]
    rows = [
        ledger_row
        for ledger_row in e6.rows
        if ledger_row.outcome == "missed" and ledger_row.value is not None
    ]
    assert [remedy(log, ledger_row) == COMPARED for ledger_row in rows] == [compared]


def test_an_error_is_rounded_and_never_cut_off() -> None:
    """Less is better here: .0085 is not 0.00."""
    surest = [(name, at, verdict, 950) for name, at, verdict, _ in GOOD[:-1]]
    e6 = measured(verdicts(*surest, (*GOOD[-1][:3], 820)).end(180), "E6")
    assert e6.values["brier_permille"] == 8
    assert "Brier 0.01" in e6.say("en")


@pytest.mark.parametrize(
    ("reader", "heeds"), [("city.desk", True), ("city.fees", False), ("ward-a.desk", None)]
)
def test_a_note_at_another_desk_of_the_cell_is_told_as_that_and_charges_nobody_with_having_read_it(
    reader: str, heeds: bool | None
) -> None:
    pen = verdicts(*GOOD[1:])
    note = pen.scenario.msel.injects[0]
    city = next(cell for cell in pen.scenario.cells.cells if cell.id == "city")
    fees = city.model_copy(
        update={"seats": (*city.seats, city.seats[0].model_copy(update={"id": "city.fees"}))}
    )
    others = tuple(cell for cell in pen.scenario.cells.cells if cell.id != "city")
    cells = pen.scenario.cells.model_copy(update={"cells": (*others, fees)})
    told_of = note.model_copy(update={"number": 90, "kind": "information", "claim": "k0"})
    injects = schema.Msel(injects=(*pen.scenario.msel.injects, told_of))
    pen.scenario = pen.scenario.model_copy(update={"cells": cells, "msel": injects})
    pen.write(15, InjectAcknowledged(inject=90, seat=reader), actor=reader)
    given = VerdictSet(
        case="c0", verdict="TRUE", confidence=900, evidence=("e1",), role="VERIFY", cell="city"
    )
    pen.write(30, given, actor="city.desk")
    record = pen.end(180)
    log = read_timeline(record)
    row = next(
        row for row in measured(record, "E6").rows if row.owed.claim == "k0" and row.outcome == "missed"
    )
    told = verification.despite_note(log, row)
    assert (told is None) == (heeds is None)
    if told is not None:
        assert ("another desk of the cell" in told.msgid) != heeds
        assert verification.unheeded(log, row) == heeds and (remedy(log, row) == COMPARED) == heeds
