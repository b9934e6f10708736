"""A false word of ours is told as what it was: confirmed or denied, to whom, and untrue; never so that it reads otherwise."""

from __future__ import annotations

import html
import re

import pytest

from infodrill.conduct.nouns.clock import ClockChanged
from infodrill.review import falseword, rowtext
from infodrill.review.assess import assess
from infodrill.review.frontpage import front_page
from infodrill.review.lanes import lanes
from infodrill.review.ledger import course_of
from infodrill.review.measures import SPECS
from infodrill.review.remedies import TAKE_BACK
from infodrill.review.report.page import page
from infodrill.review.report.takeaway import take_away_page
from infodrill.review.story import claim_stories
from infodrill.review.timeline import read_timeline
from tests.review.saying import press
from tests.review.scene import Pen, claim, known, scenario

TOLD = {  # verdict on record, stance → what has to stand wherever the word is told, {} = to whom
    ("FALSE", "confirm"): "là có thật, điều này sai",
    ("MIXED", "confirm"): "là đúng hoàn toàn, trong khi chỉ đúng một phần",
    ("MIXED", "deny"): "trong khi việc này đúng một phần",
    ("TRUE", "deny"): "trong khi việc này có căn cứ",
    ("UNPROVEN", "deny"): "khi chưa đủ căn cứ",
}
# As an answer "it is false information", which whoever said the contrary never gave.
BACKWARDS = ("là thông tin sai", "bằng thông tin sai", "được xác nhận dù là tin sai", "xác nhận tin sai")


@pytest.mark.parametrize("to_the_press", [False, True])
@pytest.mark.parametrize(("verdict", "stance"), list(TOLD))
def test_page_objectives_and_claims_say_what_was_said_to_whom_and_that_it_is_untrue(
    verdict: str, stance: str, to_the_press: bool
) -> None:
    code = {"FALSE": "G0", "MIXED": "G0", "TRUE": "G5", "UNPROVEN": "GU"}[verdict]
    pen = Pen(scenario(claim("dyke", code, verdict, "H4", truth=(known(0, verdict),))))
    pen.open(10, "c1", "dyke")
    if to_the_press:
        press(pen, 20, stance)
    else:
        pen.publish(20, "c1", "answer", stance, logged=False)
    record = pen.end(180)
    made = assess(record, replicas=0)
    said = " ".join(re.sub(r"<[^>]+>", " ", html.unescape(page(made, record, "vi"))).split())
    assert not [words for words in BACKWARDS if words in said]
    whom = "với báo chí" if to_the_press else "công khai"
    deed = "xác nhận" if stance == "confirm" else "bác bỏ"
    whole = f"{deed} {whom}" if to_the_press else f"{whom} {deed}"
    assert whole in said and TOLD[verdict, stance] in said


@pytest.mark.parametrize("taken_back", [False, True])
@pytest.mark.parametrize(("verdict", "stance"), [("FALSE", "confirm"), ("TRUE", "deny")])
@pytest.mark.parametrize("minute", [20, 190])
def test_a_false_word_corrects_nothing_and_stands_until_a_right_one_comes_in_play_or_after(
    minute: int, verdict: str, stance: str, taken_back: bool
) -> None:
    pen = Pen(scenario(claim("dyke", {"FALSE": "G0", "TRUE": "G5"}[verdict], verdict, "H4")))
    pen.open(10, "c1", "dyke")
    if minute > 180:
        pen.write(180, ClockChanged("run_on", 3600), actor="runner")
    pen.publish(minute, "c1", "correction", stance)
    if minute < 180:
        pen.write(180, ClockChanged("run_on", 3600), actor="runner")
    if taken_back:
        pen.publish(200, "c1", "correction", "deny" if stance == "confirm" else "confirm")
    record = pen.end(240)
    made = assess(record, replicas=0)
    course = [made.log.voice("vi").say(mark.text) for lane in lanes(made.log) for mark in lane.marks]
    assert sum("đính chính" in told for told in course) == taken_back
    actions = {row.action.msgid for row in made.plan}
    assert taken_back or TAKE_BACK.action in actions
    guests = html.unescape(take_away_page(made, record, "vi"))
    assert ("đến nay chưa rút" in guests) == (not taken_back)


@pytest.mark.parametrize("closed", [False, True])
def test_a_case_closed_as_true_is_told_like_a_false_word_inside_the_house(closed: bool) -> None:
    pen = Pen(scenario(claim("dyke", "G0", "FALSE", "H4"), claim("mill", "G0", "FALSE", "H4")))
    for case, about in (("c1", "dyke"), ("c2", "mill")):
        pen.open(10, case, about)
        pen.gate(11, case, "G0")
    pen.verdict(20, "c1", "TRUE")
    if closed:
        pen.step(21, "c1", "leave", "VERIFIED", "CLOSED", "leave")
    made = assess(pen.end(180), replicas=0)
    said = made.log.voice("vi").say
    believed = "cho là đúng, điều này sai"
    course = [said(mark.text) for lane in lanes(made.log) for mark in lane.marks]
    outcome = next(story.outcome for story in made.claims if story.claim.id == "dyke")
    first = front_page(made.log, made.measures, made.plan).gaps[0]
    told = [*course, said(outcome), *(said(rowtext.gap(made.log, row)) for row in first.rows)]
    assert sum(believed in words for words in told) == (3 if closed else 0)
    closer = made.log.scenario.cells.cells[0].name.vi
    assert (
        not closed or sum(f"{closer} kết thúc hồ sơ" in words for words in told) == 2
    )  # not whoever found it so
    assert (first.row.code == "E6") == closed


def test_what_is_true_in_part_is_told_as_closed_too_far_and_not_as_left_alone() -> None:
    half = claim("half", "GU", "MIXED", "H3")
    pen = Pen(scenario(half))
    pen.open(10, "c1", "half")
    pen.verdict(15, "c1", "TRUE")
    pen.step(20, "c1", "leave", "VERIFIED", "CLOSED", "leave")
    log = read_timeline(pen.end(180))
    found = falseword.closed_as_true(log, half)
    assert found is not None and found.called == falseword.HALF_BELIEVED
    assert any(mark.text.values and mark.kind == "left" for lane in lanes(log) for mark in lane.marks)


@pytest.mark.parametrize(("disposition", "told"), [("watch", False), ("correct", True)])
def test_nobody_is_blamed_for_not_telling_what_the_right_path_watches(disposition: str, told: bool) -> None:
    rumour = claim("rumour", "G0", "FALSE", "H3").model_copy(update={"disposition": disposition})
    pen = Pen(scenario(rumour))
    pen.open(10, "c1", "rumour")
    made = assess(pen.end(300), replicas=0)
    missed = [row for row in made.measures["E7"].rows if row.outcome == "missed"]
    assert missed and any(falseword.never_told(made.log, row) for row in missed) == told


def test_of_two_false_words_the_one_that_may_cost_lives_is_the_cause() -> None:
    slight, grave = claim("slight", "G0", "FALSE", "H3"), claim("grave", "G0", "FALSE", "H4")
    others = (claim(f"n{n}", "G5", "TRUE", "H0") for n in range(3))
    pen = Pen(scenario(slight, grave, *others, claim("u", "GU", "UNPROVEN", "H1")))
    for n, each_claim in enumerate(pen.scenario.claims):
        pen.wave(1, each_claim.id)
        pen.open(2, f"c{n}", each_claim.id)
    pen.publish(10, "c0", "answer", "confirm")
    pen.publish(20, "c1", "answer", "confirm")
    made = assess(pen.end(180), replicas=0)
    voice = made.log.voice("en")
    cause = next(told for told in map(voice.say, made.why) if "First word" in told)
    assert "grave" in cause, cause


@pytest.mark.parametrize(
    "body", ["Tin này là thật, sổ đã ghi.", "Bà con cứ làm theo tin này.", "Tin này là giả, sổ không ghi."]
)
def test_words_against_their_stance_are_told_as_such_and_send_to_the_words(body: str) -> None:
    pen = Pen(scenario(claim("rumour", "G0", "FALSE", "H3")))
    pen.open(10, "c1", "rumour")
    pen.publish(20, "c1", "correction", "deny", body=body)
    log = read_timeline(pen.end(180))
    (said,) = log.said
    assert said.turned == ("giả" not in body)
    assert not said.turned or falseword.told(log, said) == falseword.AS_WORDED["confirm", False]


@pytest.mark.parametrize(("verdict", "key"), [("UNPROVEN", falseword.TOO_SOON), ("TRUE", "deny")])
def test_words_that_deny_what_nobody_knew_are_not_told_to_deny_what_has_grounds(
    verdict: str, key: str
) -> None:
    pen = Pen(scenario(claim("rumour", "GU", verdict, "H3")))
    pen.open(10, "c1", "rumour")
    pen.publish(20, "c1", "answer", "unknown", body="Tin này là giả, sổ không ghi.")
    log = read_timeline(pen.end(180))
    (said,) = log.said
    assert (said.turned, said.stance) == (True, "deny")
    assert falseword.told(log, said) == falseword.AS_WORDED[key, False]


@pytest.mark.parametrize(
    ("kind", "stance", "waited"), [("holding", "unknown", 600), ("answer", "confirm", -1)]
)
def test_what_nobody_could_know_yet_told_as_settled_is_no_first_word(
    kind: str, stance: str, waited: int
) -> None:
    """It stood as a first word after 69 minutes, beside a ledger without one."""
    pen = Pen(scenario(claim("open", "GU", "UNPROVEN", "H3")))
    pen.open(10, "c1", "open")
    pen.publish(20, "c1", kind, stance)
    record = pen.end(180)
    log, course = read_timeline(record), course_of(record)
    (story,) = claim_stories(log, course, SPECS["E7"].measure(log, course).rows)
    assert story.first_word == waited


def test_what_was_closed_on_one_verdict_is_laid_to_no_later_one() -> None:
    """A verdict of 6.20 was told with the note of 6.51 that another, of 6.52, had passed over."""
    pen = Pen(scenario(claim("rumour", "G0", "FALSE", "H4")))
    pen.open(10, "c1", "rumour")
    pen.log(11, "c1")
    pen.verdict(20, "c1", "TRUE")
    pen.step(30, "c1", "close", "MEASURING", "CLOSED", "leave")
    pen.open(35, "c2", "rumour")
    pen.verdict(40, "c2", "TRUE")
    made = assess(pen.end(180), replicas=0)
    wrong = [row for row in made.missed if row.owed.measure == "E6"]
    found = {made.log.events[row.evidence[0]].at: rowtext.believed(made.log, row) for row in wrong}
    assert found == {20 * 60: True, 40 * 60: False}


def test_whoever_is_told_hears_what_was_known() -> None:
    """At 7.00 a text confirmed “what is true only in part”, at 7.02 its guidance “a false rumour”."""
    assert {*falseword.BY_WHAT_WAS_KNOWN.values()} <= falseword.GUIDED.keys()
