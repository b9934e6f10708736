"""What a director and a statistician would sign: one event is one gap, no strength is half a failure, hours as they were told."""

from __future__ import annotations

import html
from dataclasses import replace

import pytest

from infodrill.casework.nouns.escalation import CaseEscalated
from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.nouns.service import RemedyFulfilled, RemedyPromised
from infodrill.conduct.nouns.clock import ClockChanged
from infodrill.conduct.nouns.relays import StatementRelayed
from infodrill.kernel.events import Text
from infodrill.review import rowtext
from infodrill.review.assess import Assessment, assess
from infodrill.review.because import FLOORS, reasons
from infodrill.review.frontpage import front_page
from infodrill.review.measures import gatequality, left, passedby, selfcorrection
from infodrill.review.plan import owners_of
from infodrill.review.remedies import HANDED_OVER, KEPT_OPEN
from infodrill.review.report.ledgerpage import LedgerPage
from infodrill.review.report.takeaway import take_away_page
from infodrill.review.wentout import went_out
from tests.review.saying import press, told
from tests.review.scene import Pen, claim, known, scenario

RUMOUR = claim("rumour", "G0", "FALSE", "H4")
OTHER = claim("other", "G0", "FALSE", "H4")
GUARDED = claim("guarded", "G5", "TRUE", "H0")
BREAK, MINUTE = 90, 60


def said(made: Assessment, lang: str = "en") -> str:
    return " · ".join(made.log.voice(lang).say(each) for each in made.why)


def outcome(made: Assessment, lang: str = "en") -> str:
    (story,) = (
        story for story in made.claims if story.claim.id in ("rumour", "unproven", "guarded", "about")
    )
    return made.log.voice(lang).say(story.outcome)


@pytest.mark.parametrize("missed", [True, False])
def test_what_one_silence_misses_in_several_measures_is_one_gap_that_says_it_is_false(missed: bool) -> None:
    pen = told(RUMOUR)
    if not missed:
        pen.publish(20, "c1", "correction", "deny")
    made = assess(pen.end(180), replicas=0)
    front = front_page(made.log, made.measures, made.plan)
    # That no record has the words of a text is a question about it, and no silence.
    missing = [
        gap for gap in (*front.gaps, *front.more) if not {row.owed.what for row in gap.rows} <= passedby.ASKED
    ]
    of_it = [gap for gap in missing if {"E4", "E7"} & set(gap.codes)]
    assert len(of_it) == missed
    for gap in of_it:
        assert {"E4", "E5", "E7"} <= set(gap.codes)
        told_of = {
            made.log.voice("en").say(rowtext.gap(made.log, row))
            for row in gap.rows
            if row.owed.measure == "E4"
        }
        assert told_of == {"nobody told the people that it is false – “claim rumour”"}


def test_a_question_that_nobody_answered_is_one_gap_by_whatever_name() -> None:
    step = {"what": "answer", "by": "SPOKE", "after": 0, "note": {"vi": "note", "en": "note"}}
    made = assess(told(claim("question", "G3", "NOT_A_FACT", "H3", right_path=(step,))).end(180), replicas=0)
    front = front_page(made.log, made.measures, made.plan)
    asked = [gap for gap in (*front.gaps, *front.more) if {"E7", "E18"} & set(gap.codes)]
    assert len(asked) == 1 and {"E7", "E18"} <= set(asked[0].codes)


@pytest.mark.parametrize("shut", [True, False])
def test_a_falsehood_that_nobody_may_correct_is_a_gap_with_an_hour_and_no_half_of_a_strength(
    shut: bool,
) -> None:
    """One of two: where each of them is shut away, the gate told nothing apart and keeps nothing."""
    pen = Pen(scenario(RUMOUR, OTHER, GUARDED))
    codes = (("c1", "rumour", "G5" if shut else "G0"), ("c2", "guarded", "G5"), ("c3", "other", "G0"))
    for case, about, code in codes:
        pen.open(10, case, about)
        pen.gate(12, case, code)
    pen.publish(20, "c1", "correction", "deny")
    made = assess(pen.end(180), replicas=0)
    voice = made.log.voice("en")
    (praised,) = (
        each for each in front_page(made.log, made.measures, made.plan).strengths if each.code == "E2"
    )
    assert voice.say(praised.result) == "1 of 1 kept protected"
    rows = [row for row in made.measures["E2"].beside if row.owed.what == gatequality.SHUT]
    assert len(rows) == shut
    for row in rows:
        gap = voice.say(rowtext.gap(made.log, row))
        assert gap.startswith(f"ward-a put it at {voice.dated(12 * 60)} under “") and "rumour" in gap
        assert any(row in each.rows and each.owners for each in made.plan)


@pytest.mark.parametrize("itself", [True, False])
def test_who_reports_its_own_conflict_and_decides_all_the_same_leaves_a_gap(itself: bool) -> None:
    about = claim(
        "about", "G5", "TRUE", "H1", about=("ward-a",),
        right_path=({"what": "acknowledge", "by": "L2-LEAD", "after": 0, "note": {"vi": "note", "en": "note"}},),
    )  # fmt: skip
    pen = told(about)
    pen.write(12, CaseEscalated(case="c1", level=2, reason="about_level", cell="ward-a"))
    if itself:
        pen.step(20, "c1", "leave", "VERIFIED", "CLOSED", "leave")
    made = assess(pen.end(180), replicas=0)
    rows = [row for row in made.measures["E11"].beside if row.owed.what == left.JUDGED_ITSELF]
    assert len(rows) == itself and all(row in made.measures["E11"].rows for row in rows) == (not itself)
    assert all(
        f"at {made.log.voice('en').dated(20 * 60)}" in made.log.voice("en").say(row.why) for row in rows
    )
    told_so = "decided by the unit itself all the same: 1" in made.measures["E11"].say("en")
    assert told_so == itself  # the count beside it is of what was reported alone


@pytest.mark.parametrize("below", [0, 1])
def test_why_a_mean_is_no_p_is_told_with_its_numbers(below: int) -> None:
    pen = Pen(
        scenario(*(claim(f"n{n}", "G5", "TRUE", "H0") for n in range(3)), claim("u", "GU", "UNPROVEN", "H1"))
    )
    for n in range(4):
        pen.open(1, f"c{n}", pen.scenario.claims[n].id)
    made = assess(pen.end(180), replicas=0)
    measures = dict(made.measures)
    rated = [code for code, measure in measures.items() if measure.rating is not None]
    others = [code for code in rated if code not in FLOORS]
    made_up = {
        code: replace(measure, rating=None if code not in others else 3) for code, measure in measures.items()
    }
    made_up |= {others[0]: replace(measures[others[0]], rating=1 if below else 3)}
    voice = made.log.voice("en")
    told_of = " ".join(voice.say(each) for each in reasons(made.log, made_up, 2))
    assert f"{below} of the {len(others)} other rated measure" in told_of
    mean = (3 * len(others) - 2 * below) / len(others)
    assert f"their mean is {int(100 * mean) / 100:.2f}" in told_of
    assert ("A single measure below P" in told_of) == bool(below)


@pytest.mark.parametrize("came", ["late", "never", "closed"])
def test_a_promised_hour_behind_the_end_is_told_as_it_went(came: str) -> None:
    pen = told(claim("unproven", "GU", "UNPROVEN", "H3", truth=(known(0, "UNPROVEN"),)))
    pen.publish(75, "c1", "holding", "unknown", next_minute=BREAK + 30)
    if came == "closed":
        pen.step(80, "c1", "leave", "VERIFIED", "CLOSED", "leave")
    pen.write(BREAK, ClockChanged("run_on", 6000), actor="runner")
    if came == "late":
        pen.publish(BREAK + 50, "c1", "holding", "unknown", body="Vẫn chưa rõ. Xin đừng qua cầu.")
    made = assess(pen.end(BREAK + 90), replicas=0)
    voice = made.log.voice("en")
    (row,) = (row for row in made.measures["E13"].rows if row.owed.what == selfcorrection.PROMISED)
    gap, why = voice.say(rowtext.gap(made.log, row)), voice.say(rowtext.why(made.log, row))
    assert ("20 min late" in gap) == (came == "late") and ("did not come" in gap) == (came != "late")
    assert ("was closed at" in why) == (came == "closed")
    actions = {each.action.msgid for each in made.plan}
    assert (KEPT_OPEN.action in actions, HANDED_OVER.action in actions) == (
        came == "closed",
        came != "closed",
    )
    assert gap.partition(" – ")[0] in outcome(made)


def test_a_day_that_only_the_book_has_was_not_told_to_the_press() -> None:
    pen = told(claim("guarded", "G5", "TRUE", "H1", about=("city",)))
    pen.write(
        20,
        RemedyPromised(
            case="c1", due=60 * MINUTE, independent_check=True, text=Text("Tổ sửa làm xong chỗ hỏng.")
        ),
    )
    press(pen, 22, "confirm", text="Đúng là như vậy.")
    pen.publish(25, "c1", "acknowledgement", "confirm", body="Đúng là như vậy. Ngày mai chúng tôi làm xong.")
    pen.write(68, RemedyFulfilled(case="c1", ticket="", text=Text("done"), role="SPOKE", cell="city"))
    made = assess(pen.end(180), replicas=0)
    told_of = outcome(made)
    assert "to be remedied by" not in told_of
    assert f"in the book the remedy is due at {made.log.voice('en').dated(60 * MINUTE)}" in told_of
    assert "entered as put right at" in told_of and "8 min late" in told_of


@pytest.mark.parametrize("kind", ["holding", "correction"])
def test_a_holding_line_that_was_read_out_is_told_as_one(kind: str) -> None:
    pen = told(RUMOUR)
    name = pen.publish(20, "c1", kind, "unknown" if kind == "holding" else "deny")
    pen.write(22, StatementRelayed(statement=name, version=1, channel="field", cell="ward-a"))
    made = assess(pen.end(180), replicas=0)
    assert ("is first information alone" in outcome(made)) == (kind == "holding")


def test_guests_wait_for_the_truth_of_a_matter_before_an_hour_of_it() -> None:
    pen = told(RUMOUR)
    pen.publish(75, "c1", "holding", "unknown", next_minute=BREAK + 30)
    pen.write(BREAK, ClockChanged("run_on", 6000), actor="runner")
    record = pen.end(BREAK + 90)
    made = assess(record, replicas=0)
    waits = html.unescape(take_away_page(made, record, "en")).split('id="h-waited"')[1].split("</section>")[0]
    assert "nobody told the people that it is false" in waits and "promised" not in waits


def test_who_closed_a_file_acts_beside_who_found_it_so() -> None:
    pen = told(RUMOUR)
    pen.verdict(20, "c1", "TRUE")
    pen.step(21, "c1", "leave", "VERIFIED", "CLOSED", "leave")
    made = assess(pen.end(180), replicas=0)
    rows = [row for row in made.missed if rowtext.believed(made.log, row)]
    names = [owner.en for owner in owners_of(made.log, rows, "") if not isinstance(owner, str)]
    assert {"ward-a", "city"} <= set(names) | {"city"} and "ward-a" in names
    voice = made.log.voice("en")
    gap = voice.say(rowtext.gap(made.log, rows[0]))
    assert (
        f"city found it true at {voice.dated(20 * 60)}, and ward-a closed it at {voice.dated(21 * 60)}" in gap
    )


@pytest.mark.parametrize(
    ("words", "day"), [("Đúng là như vậy. Ngày mai chúng tôi làm xong.", "15 Aug"), ("Đúng là như vậy.", "")]
)
def test_a_day_is_told_as_it_was_heard_and_not_as_the_book_has_it(words: str, day: str) -> None:
    pen = told(claim("guarded", "G5", "TRUE", "H1", about=("city",)))
    pen.write(
        20,
        RemedyPromised(
            case="c1", due=2 * 86_400, independent_check=True, text=Text("Tổ sửa làm xong chỗ hỏng.")
        ),
    )
    press(pen, 22, "confirm", text=words)
    told_of = outcome(assess(pen.end(180), replicas=0))
    assert (f"to be remedied by {day}," in told_of) == bool(day) and ("in the book alone" in told_of) == (
        not day
    )
    assert "16 Aug" not in told_of or not day


def test_claims_are_listed_with_our_false_words_that_stand_first_then_by_their_harm() -> None:
    harms = {"late": "H4", "fine": "H4", "lie": "H3"}
    pen = Pen(scenario(*(claim(name, "G0", "FALSE", harm) for name, harm in harms.items())))
    for n, name in enumerate(harms):
        pen.open(10, f"c{n}", name)
        pen.log(11, f"c{n}")
    pen.publish(20, "c1")
    pen.publish(20, "c2", "answer", "confirm", logged=False)
    record = pen.end(180)
    made = assess(record, replicas=0)
    listed = LedgerPage(made, made.log.voice("en")).claims
    assert [story.claim.id for story in listed] == ["lie", "late", "fine"]


def test_rows_that_were_kept_are_named_and_none_between_them_that_was_not() -> None:
    made = assess(told(claim("late", "G0", "FALSE", "H4")).end(180), replicas=0)
    row = made.ledger[0]
    rows = [rowtext.Numbered(f"E2.{n}", row) for n in (2, 5, 6, 7)]
    assert [LedgerPage.named(rows[n:]) for n in range(4)] == ["E2.2 …", "E2.5 – E2.7", "E2.6 – E2.7", "E2.7"]


@pytest.mark.parametrize(("decided", "passed"), [(10, "RIGHTS"), (40, "FACT-OWNER"), (0, "FACT-OWNER")])
def test_a_text_that_went_out_before_its_case_was_decided_or_without_the_rights_adviser_says_so(
    decided: float, passed: str
) -> None:
    pen = told(claim("late", "G0", "FALSE", "H4"))
    if 0 < decided < 20:
        pen.decide(decided, "c1", 5)
    name = pen.publish(20, "c1", logged=False)
    out = pen.events.pop()
    pen.write(20, StatementApproved(statement=name, version=1, role=passed, cell="city"))
    pen.write(20, out.body)
    if decided > 20:
        pen.decide(decided, "c1", 5)
    made = assess(pen.end(180), replicas=0)
    voice = made.log.voice("en")
    said = [voice.say(told_of) for told_of in went_out(made.log, made.log.published[0])]
    assert any("no rights adviser" in text for text in said) == (passed != "RIGHTS")
    assert any("before its case was decided" in text for text in said) == (decided > 20)
    assert any("never decided" in text for text in said) == (not decided)


@pytest.mark.parametrize("denied", [True, False])
def test_whoever_was_told_that_it_is_not_so_and_no_more_is_not_said_to_have_been_told_nothing(
    denied: bool,
) -> None:
    """The ward's chief holds up the printout: its text of 10:46 had said so."""
    pen = told(claim("error", "G7", "FALSE", "H3", own_error=True))
    if denied:
        pen.publish(
            20,
            "c1",
            "correction",
            "deny",
            title="Không có chuyện đó",
            body="Không có chuyện đó, chắc chắn là không.",
        )
    made = assess(pen.end(180), replicas=0)
    gaps = {
        made.log.voice("en").say(rowtext.gap(made.log, row))
        for row in made.missed
        if row.owed.measure == "E7"
    }
    assert any("neither what is so nor what to do" in gap for gap in gaps) == denied
    assert any("nobody told the people that it is false" in gap for gap in gaps) == (not denied)
