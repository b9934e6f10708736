"""Plan and analysis fit what happened: one action a cause, the cause that the log shows, and nothing praised that did harm."""

from __future__ import annotations

import html
from dataclasses import replace

import pytest

from infodrill.casework.nouns.escalation import CaseEscalated
from infodrill.casework.nouns.evidence import EvidenceAdded
from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.nouns.questions import QuestionAnswered, QuestionAsked
from infodrill.casework.nouns.service import TicketOpened
from infodrill.conduct.nouns.clock import ClockChanged
from infodrill.conduct.nouns.injects import InjectAcknowledged
from infodrill.conduct.nouns.pressquestions import PressQuestionAsked
from infodrill.conduct.nouns.weighing import ArtefactWeighed
from infodrill.kernel.events import Text
from infodrill.review import letout, rowtext
from infodrill.review.assess import Assessment, assess
from infodrill.review.because import _bounded
from infodrill.review.frontpage import front_page
from infodrill.review.lanes import lanes
from infodrill.review.measures import left, selfcorrection
from infodrill.review.plan import PlanRow
from infodrill.review.remedies import (
    ANSWERED,
    ASKED,
    CHECKED,
    COMPARED,
    HANDED_OVER,
    SAYS_SOMETHING,
    SEEN,
    TAKE_BACK,
)
from infodrill.review.report.page import page
from infodrill.review.report.takeaway import take_away_page
from infodrill.review.words import BothClocks
from infodrill.scenario import schema
from tests.review.saying import press, told
from tests.review.scene import Pen, bi, claim, known, scenario

RUMOUR = claim("rumour", "G0", "FALSE", "H4")
UNPROVEN = claim("unproven", "GU", "UNPROVEN", "H3", truth=(known(0, "UNPROVEN"),))
EMPTY = "Có tin đang lan truyền. Chúng tôi đang xem xét."
BREAK = 90


def assessed(pen: Pen, until: float = 180) -> Assessment:
    return assess(pen.end(until), replicas=0)


def actions(made: Assessment) -> dict[str, PlanRow]:
    return {row.action.msgid: row for row in made.plan}


def asks(pen: Pen, minute: float, owner: str, *, answered: bool = False) -> None:
    pen.write(minute, QuestionAsked(case="c1", question="c1.q1", owner=owner, text=Text("So?")))
    if answered:
        pen.write(
            minute + 1,
            QuestionAnswered(
                case="c1", question="c1.q1", owner=owner, verdict="TRUE", record="primary", disputes=False, text=Text("Yes."),
            ),
        )  # fmt: skip


def evidence(pen: Pen, minute: float, grade: str, kind: str = "independent") -> None:
    pen.write(
        minute,
        EvidenceAdded(
            case="c1", evidence="c1.e1", kind=kind, grade=grade, tlp="GREEN", text=Text("in the corridor"),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("owner", "answered", "grade", "how"),
    [
        (None, False, "D4", "nobody was asked"), ("", False, "D4", "named no unit"), ("city", False, "", "did not wait"),
        ("city", True, "D4", ""), ("", False, "B2", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("verdict", ["TRUE", "FALSE"])
def test_a_verdict_on_hearsay_is_told_with_its_cause_right_or_wrong(
    owner: str | None, answered: bool, grade: str, how: str, verdict: str
) -> None:
    pen = told(RUMOUR)
    if owner is not None:
        asks(pen, 12, owner, answered=answered)
    if grade:
        evidence(pen, 14, grade)
    pen.verdict(20, "c1", verdict, 950)
    made = assessed(pen)
    voice = made.log.voice("en")
    findings = [each for each in made.measures["E6"].findings if each.kind == "improve"]
    words = " ".join(voice.say(line) for each in findings for line in (each.text, each.why) if line)
    assert (how in words and "95" in words) if how else "hearsay" not in words
    assert ("right only by chance" in words) == (bool(how) and verdict == "FALSE")
    if verdict == "TRUE":
        mine = {msgid for msgid, row in actions(made).items() if "E6" in row.codes}
        assert ASKED.action in mine or not how
        gap = voice.say(actions(made)[ASKED.action].gap) if how else ""
        assert how in gap


@pytest.mark.parametrize("seat", ["city.desk", "ward-b.desk"])
@pytest.mark.parametrize("verdict", ["TRUE", "FALSE"])
def test_a_verdict_whose_cell_had_read_a_note_on_it_is_not_laid_to_those_who_did_not_answer(
    verdict: str, seat: str
) -> None:
    """The checker had said that the owner's note was read; the report said that nobody could answer."""
    made_of = scenario(RUMOUR)
    (row,) = made_of.msel.injects
    note = row.model_copy(update={"number": 77, "kind": "information", "subject": bi("The ledger")})
    pen = Pen(made_of.model_copy(update={"msel": schema.Msel(injects=(row, note))}))
    pen.open(10, "c1", "rumour")
    asks(pen, 12, "")
    pen.write(13, InjectAcknowledged(77, seat), seat)
    pen.verdict(20, "c1", verdict, 950)
    pen.events[-1] = replace(pen.events[-1], actor="city.desk")
    made = assessed(pen)
    voice = made.log.voice("en")
    findings = [each for each in made.measures["E6"].findings if each.kind == "improve"]
    words = " ".join(voice.say(line) for each in findings for line in (each.text, each.why) if line)
    own = seat == "city.desk"
    assert ("named no unit" in words) == (not own) and ("by chance" in words) == (
        verdict == "FALSE" and not own
    )
    assert ("“The ledger”, had been received" in words) == (verdict == "TRUE" and own)
    if verdict == "TRUE":
        mine = {msgid for msgid, each in actions(made).items() if "E6" in each.codes}
        assert (COMPARED.action in mine, ASKED.action in mine) == (own, not own)
        assert ("The ledger" in voice.say(actions(made)[(COMPARED if own else ASKED).action].gap)) == own


@pytest.mark.parametrize("verdict", ["UNPROVEN", "NOT_A_FACT"])
def test_to_say_that_it_is_not_known_rests_on_no_hearsay(verdict: str) -> None:
    pen = told(UNPROVEN)
    pen.verdict(20, "c1", verdict)
    made = assessed(pen)
    told_of = " ".join(made.log.voice("en").say(each.text) for each in made.measures["E6"].findings)
    assert "chance" not in told_of


@pytest.mark.parametrize("vouched", [True, False])
def test_what_nobody_knows_yet_and_is_called_false_asks_for_one_action(vouched: bool) -> None:
    pen = told(UNPROVEN)
    evidence(pen, 15, "A1" if vouched else "D4")
    pen.verdict(20, "c1", "FALSE")
    made = assessed(pen)
    row = actions(made)[ASKED.action]
    assert {"E3", "E6"} <= set(row.codes)
    (label,) = (each for each in made.measures["E3"].findings if each.kind == "improve")
    assert label.why and "cannot be called false yet" in label.why.msgid


@pytest.mark.parametrize("pressed", [True, False])
@pytest.mark.parametrize("approved", [True, False])
def test_a_false_word_that_was_approved_asks_whoever_approved_it(approved: bool, pressed: bool) -> None:
    """Also where the press was told it first, which nobody approves."""
    pen = told(RUMOUR)
    if pressed:
        press(pen, 25, "confirm")
    name = pen.publish(30, "c1", "answer", "confirm")
    if approved:
        pen.write(
            29, StatementApproved(statement=name, version=1, role="RIGHTS", cell="ward-b"), "ward-b.desk"
        )
    pen.publish(40, "c1", "correction", "deny")
    made = assessed(pen)
    assert (SEEN.action in actions(made), CHECKED.action in actions(made)) == (approved, not approved)
    if approved:
        owners = [owner.en for owner in actions(made)[SEEN.action].owners if not isinstance(owner, str)]
        assert set(owners) == {"city", "ward-b"}


def test_a_correction_that_nobody_wrote_is_not_to_be_written_better() -> None:
    made = assessed(told(RUMOUR))
    assert "E8" in actions(made)[ANSWERED.action].codes
    (text,) = (each for each in made.measures["E8"].findings if each.kind == "improve")
    assert text.why and "Where no text says so" in text.why.msgid


def test_a_text_that_says_nothing_asks_for_something_to_say_and_stands_in_the_course() -> None:
    question = claim("question", "G3", "NOT_A_FACT", "H3", right_path=({"what": "answer", "by": "SPOKE", "after": 0,
                     "note": {"vi": "note", "en": "note"}},))  # fmt: skip
    pen = told(question)
    pen.publish(20, "c1", "answer", "advice", body=EMPTY)
    made = assessed(pen)
    assert {"E7", "E18"} <= set(actions(made)[SAYS_SOMETHING.action].codes)
    course = [made.log.voice("en").say(mark.text) for lane in lanes(made.log) for mark in lane.marks]
    assert sum("says neither what is so nor what to do" in each for each in course) == 1


@pytest.mark.parametrize("leaks", [True, False])
def test_what_let_something_out_is_praised_for_nothing_and_stands_in_the_course(leaks: bool) -> None:
    pen = told(RUMOUR)
    name = pen.publish(20, "c1", "correction", "deny")
    press(pen, 25, "deny")
    if leaks:
        pen.write(
            20, ArtefactWeighed(artefact=f"{name}@1", case="c1", tlp="CLEAR", grounds=("personal",)), "system"
        )
    made = assessed(pen)
    published = next(word.seq for word in made.log.said if word.item == name)
    praised = [each for view in made.objectives for each in view.strengths if each.seq == published]
    assert bool(praised) == (not leaks)
    voice = made.log.voice("en")
    course = [voice.say(mark.text) for lane in lanes(made.log) for mark in lane.marks]
    assert sum("what the law protects was let out" in each for each in course) == leaks
    if leaks:
        (row,) = (row for row in made.missed if row.owed.measure == "E19")
        assert "published by" in voice.say(row.why) and "approved by nobody" in voice.say(row.why)


@pytest.mark.parametrize(("reason", "praised"), [("priority", True), ("spread", False)])
def test_a_matter_brought_up_for_another_reason_than_it_had_is_no_strength(
    reason: str, praised: bool
) -> None:
    pen = told(RUMOUR)
    pen.write(12, CaseEscalated(case="c1", level=2, reason=reason, cell="ward-a"))
    made = assessed(pen)
    assert any(row.outcome == "met" for row in made.measures["E11"].rows)
    assert any(each.kind == "strength" for each in made.measures["E11"].findings) == praised


@pytest.mark.parametrize("public", [True, False])
def test_a_day_on_the_ticket_alone_is_no_strength(public: bool) -> None:
    pen = told(claim("rubbish", "G4", "TRUE", "H1"))
    pen.write(20, TicketOpened(case="c1", ticket="t1", due=9_000, text=Text("Tổ sửa làm xong chỗ hỏng.")))
    if public:
        pen.publish(25, "c1", "answer", "confirm", body="Chậm nhất ngày mai xe sẽ đến.")
    made = assessed(pen)
    routed = [each for each in made.measures["E12"].findings if "routed" in each.text.msgid]
    assert [each.kind for each in routed] == ["strength" if public else "note"]


@pytest.mark.parametrize("warned", [True, False])
def test_a_warning_before_the_correction_of_our_own_error_is_told(warned: bool) -> None:
    slip = claim("rumour", "G7", "FALSE", "H3", own_error=True, about=("city",))
    pen = told(slip)
    if warned:
        pen.publish(15, "c1", "warning", "advice", body="Đề nghị bà con ra nhận tiền sáng thứ Tư.")
    pen.publish(25, "c1", "correction", "deny")
    made = assessed(pen)
    voice = made.log.voice("en")
    words = [voice.say(each.text) for each in made.measures["E13"].findings]
    assert (
        any("A warning about what was wrong in our own word came after" in each for each in words) == warned
    )
    (story,) = made.claims
    assert (f"warned of at {voice.dated(15 * 60)} already" in voice.say(story.outcome)) == warned


def test_an_own_error_that_was_reported_asks_for_the_record_and_for_no_rule_about_reporting() -> None:
    made = assessed(told(claim("slip", "G7", "FALSE", "H3", own_error=True)))
    (row,) = (each for each in made.measures["E13"].findings if each.kind == "improve")
    assert row.todo == selfcorrection.COMPARE_OWN


@pytest.mark.parametrize(
    ("answered", "said"), [(BREAK + 40, "10 min late"), (BREAK + 20, ""), (0, "; it was not")]
)
def test_a_reporter_whose_hour_lay_behind_the_end_of_play_is_no_less_a_gap(
    answered: float, said: str
) -> None:
    pen = told(RUMOUR)
    pen.publish(20, "c1", "correction", "deny")
    pen.write(BREAK, ClockChanged("run_on", 6000), actor="runner")
    if answered:
        press(pen, answered, "deny")
        place = next(n for n, event in enumerate(pen.events) if isinstance(event.body, PressQuestionAsked))
        name = pen.events[place].body.question  # type: ignore[attr-defined]
    else:
        name = "pq9"
    asked = PressQuestionAsked(
        question=name,
        conference="",
        inject=0,
        claim="rumour",
        answer_by=(BREAK + 30) * 60,
        outlet=Text("p"),
        text=Text("?"),
    )
    moved = Pen(pen.scenario)
    for event in pen.events[3:]:
        if isinstance(event.body, ClockChanged):
            moved.write(80, asked, actor="runner")
        if not isinstance(event.body, PressQuestionAsked):
            moved.write(event.at / 60, event.body, event.actor)
    made = assessed(moved, BREAK + 90)
    rows = [row for row in made.measures["E18"].beside if row.owed.what == left.PRESS_HOUR]
    assert bool(rows) == bool(said)
    for row in rows:
        assert said in made.log.voice("en").say(rowtext.gap(made.log, row))
        assert row in actions(made)[HANDED_OVER.action].rows
        gaps = [
            *front_page(made.log, made.measures, made.plan).gaps,
            *front_page(made.log, made.measures, made.plan).more,
        ]
        assert row in gaps[-1].rows


@pytest.mark.parametrize("disposition", ["leave", "respond"])
def test_only_what_was_left_alone_was_closed_as_true(disposition: str) -> None:
    """One that was answered so is told by the false word itself, and by no closing of the day after."""
    pen = told(RUMOUR)
    pen.verdict(20, "c1", "TRUE")
    pen.step(30, "c1", "close", "MEASURING", "CLOSED", disposition)
    made = assessed(pen)
    assert any(rowtext.believed(made.log, row) for row in made.missed) == (disposition == "leave")


def test_a_correction_that_is_missing_behind_a_false_word_that_stands_is_that_word_taken_back() -> None:
    pen = told(RUMOUR)
    pen.publish(30, "c1", "answer", "confirm")
    made = assessed(pen)
    assert "E8" in actions(made)[TAKE_BACK.action].codes and ANSWERED.action not in actions(made)


def test_a_breach_by_a_word_says_what_was_said() -> None:
    pen = told(RUMOUR)
    pen.publish(30, "c1", "answer", "confirm")
    made = assessed(pen)
    voice = made.log.voice("en")
    (row,) = (row for row in made.missed if row.owed.measure == "E7" and not row.owed.duty)
    assert (
        voice.say(rowtext.why(made.log, row))
        == f"a false rumour was confirmed in public at {voice.dated(30 * 60)}"
    )


def test_guests_hear_what_got_out_and_of_nobody_who_let_it() -> None:
    made_of = scenario(RUMOUR)
    called = bi("desk").model_copy(update={"vi": "Quầy: nghe gọi", "en": "desk, which hears the calls"})
    seated = [
        cell.model_copy(
            update={"seats": tuple(seat.model_copy(update={"name": called}) for seat in cell.seats)}
        )
        for cell in made_of.cells.cells
    ]
    pen = Pen(made_of.model_copy(update={"cells": made_of.cells.model_copy(update={"cells": tuple(seated)})}))
    pen.open(10, "c1", "rumour")
    name = pen.publish(20, "c1", "correction", "deny")
    pen.write(19, StatementApproved(statement=name, version=1, role="RIGHTS", cell="ward-b"), "ward-b.desk")
    pen.write(
        20, ArtefactWeighed(artefact=f"{name}@1", case="c1", tlp="CLEAR", grounds=("personal",)), "system"
    )
    record = pen.end(180)
    made = assess(record, replicas=0)
    (row,) = (row for row in made.missed if row.owed.measure == "E19")
    assert "let pass by desk of ward-b; published by city" in made.log.voice("en").say(row.why)
    sheet = take_away_page(made, record, "en").split('id="h-let-out"')[1].split("</section>")[0]
    assert "personal data" in sheet and "let pass by" not in sheet and "ward-b" not in sheet


def test_what_the_press_was_told_is_no_text_that_nobody_approved() -> None:
    pen = told(RUMOUR)
    press(pen, 20, "deny")
    (name,) = (event.body.question for event in pen.events if isinstance(event.body, PressQuestionAsked))
    pen.write(20, ArtefactWeighed(artefact=name, case="c1", tlp="CLEAR", grounds=("personal",)), "system")
    made = assessed(pen)
    (row,) = (row for row in made.missed if row.owed.measure == "E19")
    said = made.log.voice("en").say(row.why)
    assert "told to the press by" in said and "approved" not in said and "published by" not in said
    assert "told to the press" not in made.log.voice("en").say(letout.in_short(row.why))


def test_what_was_right_by_chance_is_never_the_reason_for_a_result() -> None:
    claims = [claim(name, "G0", "FALSE", "H4") for name in ("first", "second")]
    pen = Pen(scenario(*claims))
    for n, each in enumerate(claims):
        pen.open(10, f"c{n}", each.id)
        pen.verdict(20 + n, f"c{n}", "TRUE" if n else "FALSE")
    made = assessed(pen)
    e6 = made.measures["E6"]
    assert "by chance" in e6.findings[0].text.msgid
    at = dict(next(iter(_bounded(made.log, [e6]))).values)["at"]
    assert at == BothClocks(21 * 60)


def test_what_several_measures_say_in_the_same_words_stands_once_under_an_objective() -> None:
    pen = told(RUMOUR)
    pen.publish(30, "c1", "answer", "confirm")
    record = pen.end(180)
    made = assess(record, replicas=0)
    (view,) = (view for view in made.objectives if "E7" in view.codes)
    said = [(each.seq, made.log.voice("en").say(each.text)) for each in view.improvements]
    assert len(said) > len(set(said)), "nothing is said twice, so nothing is tried here"
    section = page(made, record, "en").split('id="h-objectives"')[1].split("</article>")[0]
    for _, words in set(said):
        assert (
            section.count(html.escape(words.partition(":")[2].strip(), quote=False)) <= 1 or ":" not in words
        )
