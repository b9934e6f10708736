"""What became of a claim and what page one praises, row by row: each kind of row has its own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.casework.nouns.service import RemedyPromised
from infodrill.conduct.nouns.leaps import MoveBegun
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.conduct.nouns.relays import StatementRelayed
from infodrill.kernel.events import Text
from infodrill.review import outcomes
from infodrill.review.assess import judge
from infodrill.review.frontpage import front_page
from infodrill.review.ledger import LedgerRow, Owed, course_of, publicwords
from infodrill.review.measures import SPECS
from infodrill.review.measures.base import DURING, Measure
from infodrill.review.remedies import remedy
from infodrill.review.story import claim_stories
from infodrill.review.timeline import read_timeline
from infodrill.review.words import Voice, line
from tests.review.saying import press
from tests.review.scene import Pen, bi, claim, known, scenario

DYKE = claim("dyke", "G0", "FALSE", "H4")
OWED = Owed(
    measure="E7", what="answer", claim="dyke", about="1", cell="ward-a", since=0, due=1_800, standing="due"
)


DONE = "acted on without a word to the public"


@pytest.mark.parametrize(
    ("row", "said", "mood"),
    [
        (LedgerRow(owed=OWED, outcome="met", at=1_200), DONE, "good"),
        (LedgerRow(owed=OWED, outcome="met", at=1_200, value=1_200),
         f"{DONE} after 20 min, counted from the first report", "good"),
        (LedgerRow(owed=OWED, outcome="missed", at=2_400), f"{DONE}, 10 min late", "bad"),
        (
            LedgerRow(owed=OWED, outcome="missed", at=2_400, story_late=7_200),
            f"{DONE}, 10 min as played (2 h by the story) late", "bad",
        ),
        (LedgerRow(owed=OWED, outcome="met", at=1_200, story_late=7_200), f"{DONE}, 2 h late by the story", "open"),
        (LedgerRow(owed=OWED, outcome="missed", at=1_200), "false word at 23:00 on 14 Aug (minute 20)", "bad"),
        (LedgerRow(owed=OWED, outcome="missed"), "no answer by its deadline", "bad"),
        (LedgerRow(owed=OWED, outcome="excused"), "not answered; its deadline was excused", "open"),
        (LedgerRow(owed=OWED, outcome="not_due"), "no answer yet; not due", "open"),
    ],
)  # fmt: skip
def test_an_outcome_says_what_the_row_says(row: LedgerRow, said: str, mood: str) -> None:
    pen = Pen(scenario(DYKE))
    pen.open(0, "c1", "dyke")
    pen.gate(1, "c1", "G0")
    record = pen.end(180)
    log = read_timeline(record)
    text, found = outcomes.outcome(log, course_of(record), DYKE, [row])
    assert (Voice(lang="en", story=log.story).say(text), found) == (said, mood)


@pytest.mark.parametrize("opened", [0, 9, 15])
def test_how_long_an_answer_took_counts_from_what_it_names_first_in_the_list(opened: int) -> None:
    pen = Pen(scenario(DYKE))
    pen.open(opened, "c1", "dyke")
    pen.gate(opened, "c1", "G0")
    record = pen.end(180)
    log, course = read_timeline(record), course_of(record)
    row = LedgerRow(owed=OWED, outcome="met", at=1_200, value=1_200)
    for seen in (5 * 60, 12 * 60):
        found, _ = outcomes.outcome(log, replace(course, known={"dyke": seen}), DYKE, [row])
        said = log.voice("en").say(found)
        first = min(opened, seen // 60)
        named = "the first report" if opened * 60 <= seen else "when it began to go round"
        assert f"after {20 - first} min, counted from {named}" in said


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("unknown", "said to be not known yet after 12 min, counted from the first report; the record changed at 23:05 on 14 Aug"
                    " (minute 25), 15 min after that corrected: what is true and what is not"),
        ("", "corrected: what is true and what is not after 40 min, counted from the first report"),
    ],
)  # fmt: skip
def test_who_said_at_once_that_nothing_is_known_is_not_told_to_have_put_right_then(
    first: str, said: str
) -> None:
    """The flagship's dyke read "corrected after 12 min" where a text said what is so 28 minutes later."""
    steps = [
        {"what": what, "by": "SPOKE", "after": 0, "note": {"vi": "nói", "en": "say"}}
        for what in ("hold", "correct")
    ]
    truth = (known(0, "UNPROVEN"), known(25 * 60, "MIXED"))
    dyke = claim("dyke", "GU", "UNPROVEN", truth=truth, right_path=steps)
    pen = Pen(scenario(dyke))
    pen.open(0, "c1", "dyke")
    if first:
        pen.publish(12, "c1", "answer", first, next_minute=40)
    pen.publish(40, "c1", "correction", "partly")
    made = judge(pen.end(180))
    rows = [row for row in made.ledger if row.owed.claim == "dyke"]
    found, _ = outcomes.outcome(made.log, made.course, dyke, rows)
    assert said in made.log.voice("en").say(found)


@pytest.mark.parametrize(
    ("days", "mood"), [(5, "good"), (30, "good"), (31, "bad"), (3_650, "bad")]
)  # the procedure gives a complaint five days, and lets a date lie six times as far ahead
@pytest.mark.parametrize("said", [True, False])
def test_a_remedy_beyond_any_date_of_the_procedure_is_no_good_outcome(
    said: bool, days: int, mood: str
) -> None:
    pumps = claim("pumps", "G5", "TRUE", "H1", about=("city",))
    pen = Pen(scenario(pumps))
    pen.open(0, "c1", "pumps")
    pen.gate(1, "c1", "G5")
    pen.write(
        10,
        RemedyPromised(
            case="c1", due=600 + days * 86_400, independent_check=True, text=Text("Tổ sửa làm xong chỗ hỏng.")
        ),
    )
    if said:
        pen.publish(12, "c1", "acknowledgement", "confirm")
    record = pen.end(180)
    log, course = read_timeline(record), course_of(record)
    rows = SPECS["E7"].measure(log, course).rows
    text, found = outcomes.outcome(log, course, pumps, rows)
    assert found == mood, text
    assert ("put off" in text.msgid) == (mood == "bad")


@pytest.mark.parametrize(("rating", "strong"), [(3, True), (2, False), (1, False), (0, False), (None, False)])
def test_a_strength_is_a_measure_that_reached_its_target_and_of_which_something_was_met(
    rating: int | None, strong: bool
) -> None:
    log = read_timeline(Pen(scenario(DYKE)).end(180))
    met, missed = LedgerRow(owed=OWED, outcome="met", at=60), LedgerRow(owed=OWED, outcome="missed")

    def strengths(*rows: LedgerRow) -> list[tuple[str, tuple[LedgerRow, ...], int]]:
        measure = Measure(
            code="E7",
            title="First word",
            result=line("so"),
            target=line("aim"),
            horizon=DURING,
            rating=rating,
            rows=rows,
        )
        return [
            (strength.code, strength.met, strength.due)
            for strength in front_page(log, {"E7": measure}, ()).strengths
        ]

    assert strengths(met, missed) == ([("E7", (met,), 2)] if strong else [])
    assert strengths(missed) == []


@pytest.mark.parametrize(("spoken", "shown"), [(0, []), (1, ["E2"]), (None, ["E2"])])
def test_who_told_nobody_anything_is_not_praised_for_what_they_left_undone(
    spoken: int | None, shown: list[str]
) -> None:
    """ "Protected expression kept: 4 of 4" stood first on the page of cells that had published nothing at all."""
    log = read_timeline(Pen(scenario(DYKE)).end(180))
    kept = LedgerRow(owed=replace(OWED, measure="E2", duty=False), outcome="met")
    told = {"result": line("so"), "target": line("aim"), "horizon": DURING}
    measures = {
        "E2": Measure(code="E2", title="Protected", rating=3, rows=(kept,), **told),
        "E7": Measure(code="E7", title="First word", rating=spoken, rows=(), **told),
    }
    assert [strength.code for strength in front_page(log, measures, ()).strengths] == shown


@pytest.mark.parametrize(
    ("published", "kind", "where"),
    [
        (None, "", "to the press; nothing published"), (50, "correction", "to the press; published at"), (15, "correction", ""),
        (50, "warning", "to the press; people were warned at"), (15, "warning", "to the press; people were warned at"),
    ],
)  # fmt: skip
def test_what_the_press_heard_says_so_and_when_the_public_was_told(
    published: int | None, kind: str, where: str
) -> None:
    pen = Pen(scenario(DYKE))
    pen.open(10, "c1", "dyke")
    if published == 15:
        pen.publish(15, "c1", kind=kind, stance="advice" if kind == "warning" else "deny")
    pen.write(
        20,
        PressQuestionAsked(
            question="p1",
            conference="",
            inject=0,
            claim="dyke",
            answer_by=0,
            outlet=Text("Paper"),
            text=Text("so?"),
        ),
    )
    pen.write(
        32,
        PressQuestionAnswered(
            question="p1", cell="city", kind="answer", stance="deny", figures=(), about="c1", promise_due=0,
            took=60, contradictions=(), checker="press-1", text=Text("Không phải vậy: mực nước đang xuống."),
        ),
    )  # fmt: skip
    if published == 50:
        pen.publish(50, "c1", kind=kind, stance="advice" if kind == "warning" else "deny")
    record = pen.end(180)
    log, course = read_timeline(record), course_of(record)
    text, _ = outcomes.outcome(log, course, DYKE, SPECS["E7"].measure(log, course).rows)
    said = log.voice("en").say(text)
    assert "counted from the first report" in said
    assert ("press" in said) == bool(where) and where in said, said


def test_a_wait_says_both_clocks_and_from_when_it_counts() -> None:
    made = scenario(DYKE)
    drill = made.drill.model_copy(
        update={
            "moves": (
                *made.drill.moves,
                made.drill.moves[0].model_copy(update={"number": 2, "at": 900, "story": "06:00"}),
            )
        }
    )
    pen = Pen(made.model_copy(update={"drill": drill}))
    pen.open(10, "c1", "dyke")
    pen.write(15, MoveBegun(2, "06:00"), actor="runner")
    pen.publish(30, "c1")
    record = pen.end(180)
    log, course = read_timeline(record), course_of(record)
    e7 = SPECS["E7"].measure(log, course)
    told = [log.voice("en").say(finding.text) for finding in e7.findings]
    assert told and all(
        "20 min as played (" in one and "by the story)" in one and "counted from" in one for one in told
    )
    text, _ = outcomes.outcome(log, course, DYKE, e7.rows)
    assert "20 min as played (" in log.voice("en").say(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Buổi tiêm ngày 12/8 bỏ sót tổ 7. Lịch hẹn 8 giờ, không ai đến.", False),
        ("Chúng tôi nhận là có sót.", False),
        ("Làm bù lúc 7 giờ sáng ngày 18/8.", True),
        ("Làm bù xong trong 3 ngày.", True),
    ],
)
def test_the_press_heard_the_day_of_the_remedy_only_where_its_text_names_one_to_come(
    text: str, named: bool
) -> None:
    """An appointment that was missed has an hour too."""
    true = claim("block", "G5", "TRUE", "H2", about=("city",))
    pen = Pen(scenario(true))
    pen.open(10, "c1", "block")
    pen.write(
        15,
        RemedyPromised(
            case="c1", due=4 * 24 * 3600, independent_check=True, text=Text("Tổ sửa làm xong chỗ hỏng.")
        ),
    )
    press(pen, 20, "confirm", text=text)
    record = pen.end(180)
    log, course = read_timeline(record), course_of(record)
    rows = [row for code in ("E5", "E7", "E12") for row in SPECS[code].measure(log, course).rows]
    told, _ = outcomes.outcome(log, course, true, rows)
    said = log.voice("en").say(told)
    assert ("to be remedied by" in said) == named, said
    assert ("stands in the book alone" in said) == (not named), said


@pytest.mark.parametrize(
    ("due_days", "text", "day"),
    [
        (2, "Sẽ sửa xong chậm nhất ngày mai. Bản tin sau lúc 8 giờ ngày 20/8.", "15"),
        (6, "Tổ 7 họp ngày 17/8. Sửa xong ngày 20/8. Bản tin sau lúc 8 giờ ngày 22/8.", "20"),
    ],
)
def test_the_day_of_a_remedy_is_not_that_of_the_next_word(due_days: int, text: str, day: str) -> None:
    true = claim("block", "G5", "TRUE", "H2", about=("city",))
    pen = Pen(scenario(true))
    pen.open(10, "c1", "block")
    due = due_days * 24 * 3600
    pen.write(
        15, RemedyPromised(case="c1", due=due, independent_check=True, text=Text("Tổ sửa làm xong chỗ hỏng."))
    )
    press(pen, 20, "confirm", text=text)
    record = pen.end(180)
    log, course = read_timeline(record), course_of(record)
    rows = [row for code in ("E5", "E7", "E12") for row in SPECS[code].measure(log, course).rows]
    said = log.voice("en").say(outcomes.outcome(log, course, true, rows)[0])
    assert f"to be remedied by {day} Aug" in said, said


@pytest.mark.parametrize(
    ("stance", "words"), [("confirm", "as well: a false rumour"), ("deny", "another text")]
)
def test_a_text_that_was_read_out_beside_a_false_word_is_told_as_false_where_it_is(
    stance: str, words: str
) -> None:
    """The villages heard the very denial that the press had got, and the report called it "another text"."""
    pen = Pen(scenario(DYKE))
    pen.open(10, "c1", "dyke")
    press(pen, 20, "confirm")
    name = pen.publish(25, "c1", "answer", stance)
    pen.write(26, StatementRelayed(statement=name, version=1, channel="field", cell="ward-b"))
    record = pen.end(180)
    log, course = read_timeline(record), course_of(record)
    rows = SPECS["E7"].measure(log, course).rows
    said = log.voice("en").say(outcomes.outcome(log, course, DYKE, rows)[0])
    assert words in said, said


@pytest.mark.parametrize(("hollow", "words"), [(True, "says neither what is so"), (False, "without a word")])
def test_what_was_done_behind_a_falsehood_that_nobody_was_told_of_is_no_good_outcome(
    hollow: bool, words: str
) -> None:
    """A page was reported, people went on sending money to it: that stood green."""
    pen = Pen(scenario(DYKE))
    pen.open(0, "c1", "dyke")
    if hollow:
        pen.publish(15, "c1", "answer", "advice", body="Chúng tôi đang xem xét.")
    record = pen.end(180)
    log = read_timeline(record)
    acted = replace(OWED, measure="E5", what="action")
    for outcome, mood in (("met", "good"), ("missed", "bad")):
        answer = LedgerRow(owed=OWED, outcome="missed") if outcome == "missed" else None
        rows = [LedgerRow(owed=acted, outcome="met", at=1_200), *([answer] if answer else [])]
        text, found = outcomes.outcome(log, course_of(record), DYKE, rows)
        assert words in log.voice("en").say(text) and found == mood


@pytest.mark.parametrize(("stance", "waited"), [("deny", 600), ("confirm", -1)])
def test_a_false_word_is_no_first_word(stance: str, waited: int) -> None:
    pen = Pen(scenario(DYKE))
    pen.open(10, "c1", "dyke")
    press(pen, 20, stance)
    record = pen.end(180)
    log, course = read_timeline(record), course_of(record)
    (story,) = claim_stories(log, course, SPECS["E7"].measure(log, course).rows)
    assert story.first_word == waited


@pytest.mark.parametrize(
    ("again", "right", "told"),
    [
        (0, 0, ("; not taken back",)),
        (40, 0, ("; again at 23:20", "; not taken back")),
        (0, 60, ("; taken back at 23:40",)),
        (70, 60, ("; again at 23:50", "; not taken back")),
    ],
)
@pytest.mark.parametrize(
    ("verdict", "how"), [("FALSE", "false rumour was confirmed"), ("TRUE", "told as settled in public")]
)
def test_a_word_against_the_truth_is_told_with_its_repeats_and_with_whether_it_was_taken_back(
    again: int, right: int, told: tuple[str, ...], verdict: str, how: str
) -> None:
    """What nobody could know yet and was told as settled is told like a false word, and not as silence."""
    soon = verdict == "TRUE"
    known_from = 500 * 60 if soon else 0
    fact = {
        "at": known_from,
        "known_from": known_from,
        "verdict": verdict,
        "why": bi("record"),
        "record": "primary",
    }
    told_of = claim("dyke", "GU" if soon else "G0", verdict, "H3", truth=(fact,))
    pen = Pen(scenario(told_of))
    pen.open(0, "c1", "dyke")
    pen.publish(20, "c1", "answer", "confirm", logged=False)
    for minute, stance in sorted(((again, "confirm"), (right, "unknown" if soon else "deny"))):
        if minute:
            pen.publish(
                minute, "c1", "answer", stance, logged=False, next_minute=90 if stance == "unknown" else 0
            )
    record = pen.end(180)
    made = judge(record)
    found, mood = outcomes.outcome(
        made.log, made.course, told_of, [row for row in made.ledger if row.owed.claim == "dyke"]
    )
    said = made.log.voice("en").say(found)
    assert how in said and mood == "bad"
    if soon and not right:  # the row says it too, and what is to be done is no other answer
        (row,) = [
            row
            for row in made.measures["E7"].rows
            if row.outcome == "missed" and row.why == publicwords.SETTLED
        ]
        advice = remedy(made.log, row)
        assert advice is not None and "not decided yet as not decided" in advice.action
    if not (soon and right):
        assert all(part in said for part in told), said
