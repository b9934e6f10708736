"""The sentences of the report against the log: reasons as they were recorded, what was wrong called by what it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.casework.nouns.escalation import REASONS as RECORDED
from infodrill.casework.nouns.escalation import CaseEscalated
from infodrill.casework.nouns.moves import DeadlineMissed
from infodrill.casework.nouns.service import RemedyPromised
from infodrill.conduct.nouns.clock import ClockChanged
from infodrill.conduct.nouns.links import CaseLinked
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.conduct.nouns.weighing import ArtefactWeighed
from infodrill.kernel.events import Text
from infodrill.kernel.i18n import LANGUAGES
from infodrill.review import frontpage, rowtext
from infodrill.review.assess import judge
from infodrill.review.ledger import reporters
from infodrill.review.measures import escalation, overreaction, questions, secrets, selfcorrection
from infodrill.review.observed import observed
from infodrill.review.story import tell
from infodrill.review.timeline import read_timeline
from infodrill.review.tothepress import ELSEWHERE
from infodrill.scenario.loader import find, load
from tests.review.reports import measured, row, told
from tests.review.scene import Pen, bi, claim, known, scenario

WAVES = tuple({"at": 0, "roots": 5, "layers": ("feed",), "ward": ward} for ward in ("a", "b"))


@pytest.mark.parametrize("reason", RECORDED)
def test_an_escalation_is_told_with_the_reason_that_was_recorded(reason: str) -> None:
    """Told in two wards and P1: any other reason stands as what the cell recorded, and beside it what was so."""
    pen = told(claim("dyke", "G7", "MIXED", "H4", waves=WAVES))
    pen.write(20, CaseEscalated(case="c0", level=2, reason=reason, cell="ward-a"))
    record = pen.end(180)
    found = row(measured(record, "E11"), what=escalation.RAISED)
    voice = read_timeline(record).voice("en")
    said, named = voice.say(found.why), voice(escalation.REASONS[reason])
    if reason in ("priority", "two_wards", escalation.OVERRUN):
        assert said.startswith(f"{named};")
    else:
        assert f"(the cell recorded another reason: “{named}”)" in said and not said.startswith(named)


@pytest.mark.parametrize(
    ("code", "verdict", "words"),
    [
        ("G0", "UNPROVEN", "found false before there were enough grounds"),
        ("G3", "UNPROVEN", "a question was treated as false"),
        ("G1", "NOT_A_FACT", "what is no statement of fact was called false"),
        ("G2", "SATIRE", "what is no statement of fact was called false"),
        ("G5", "TRUE", "called false although it has grounds"),
    ],
)
def test_a_false_label_is_named_by_what_was_labelled(code: str, verdict: str, words: str) -> None:
    pen = told(claim("dyke", code, verdict, "H3"))
    pen.verdict(20, "c0", "FALSE")
    record = pen.end(180)
    (found,) = (
        found
        for found in judge(record).measures["E3"].rows
        if found.owed.what == overreaction.LABEL and found.outcome == "missed"
    )
    log = read_timeline(record)
    assert log.voice("en").say(rowtext.gap(log, found)).startswith(f"{words} –")


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        ("UNPROVEN", "denied in public before there were enough grounds"),
        ("MIXED", "what is true in part was denied in public as wholly false"),
        ("TRUE", "what has grounds was denied in public"),
    ],
)
def test_a_denial_of_what_nobody_knew_is_not_called_one_of_what_has_grounds(verdict: str, words: str) -> None:
    pen = told(
        claim(
            "dyke",
            "G0",
            verdict,
            "H3",
            right_path=({"what": "answer", "by": "SPOKE", "after": 0, "note": bi("n")},),
        )
    )
    pen.publish(20, "c0", "answer", "deny")
    record = pen.end(180)
    log = read_timeline(record)
    said = [
        log.voice("en").say(rowtext.gap(log, found))
        for measure in judge(record).measures.values()
        for found in measure.rows
        if found.contradicted and found.outcome == "missed"
    ]
    assert said and all(words in text for text in said)


@pytest.mark.parametrize(("later", "told_since"), [(30, True), (300, False)])
def test_what_was_found_false_too_soon_is_told_by_the_record_of_then_and_what_it_has_said_since(
    later: int, told_since: bool
) -> None:
    """Page one said of a claim "in fact: not enough grounds yet", and that what has grounds was denied."""
    truth = known(0, "UNPROVEN"), known(later * 60, "MIXED")
    pen = told(claim("dyke", "GU", "MIXED", "H3", truth=truth))
    pen.verdict(20, "c0", "FALSE")
    record = pen.end(180)
    voice = read_timeline(record).voice("en")
    (said,) = (voice.say(each.text) for each in measured(record, "E3").findings if each.kind == "improve")
    assert "in fact" not in said and "the record then said: not enough grounds yet" in said
    assert ("; since " in said and "partly true" in said) == told_since


def test_the_rule_under_a_wrong_verdict_says_what_was_wrong_and_is_no_praise() -> None:
    pen = told(claim("dyke", "G0", "FALSE", "H3"))
    pen.verdict(20, "c0", "TRUE")
    record = pen.end(180)
    (found,) = (each for each in measured(record, "E6").findings if each.kind == "improve")
    assert found.why is not None
    for lang, words in (
        ("vi", "hồ sơ lúc ấy cho thấy. Ở đây hồ sơ ghi sai, kết luận ghi đúng"),
        ("en", "the record said: false; the verdict said: true"),
    ):
        assert words in read_timeline(record).voice(lang).say(found.why)


def test_what_was_kept_is_praised_at_the_hour_of_the_deed_that_kept_it() -> None:
    secret = ({"ground": "security", "fact": bi("the code of the sluice")},)
    pen = Pen(scenario(claim("k1", "G0", "FALSE", protects=secret)))
    pen.open(1, "c0", "k1")
    pen.log(2, "c0")
    marked = pen.write(33, ArtefactWeighed(artefact="c0.e1", case="c0", tlp="RED", grounds=("security",)))
    praised = [each for each in measured(pen.end(180), "E19").findings if each.kind == "strength"]
    assert praised and {(each.at, each.seq) for each in praised} == {(33 * 60, marked)}
    assert any(dict(each.text.values)["what"].msgid == secrets.FACT for each in praised)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "evades"),
    [
        ("Bà bán trứng ở chợ không ốm. Bác sĩ Trạm khám bà lúc trưa, bà đã về nhà.", False),
        ("Không có danh sách hộ nghèo nào dán ở cổng.", True),
        ("Không có danh sách ấy. Chúng tôi kiểm tra mọi việc, cảm ơn đã hỏi.", True),
    ],
)
@pytest.mark.parametrize("greeting", ["", "Báo Cửa Lạch xin hỏi phường: "])
def test_an_answer_is_judged_by_its_words_and_not_by_the_case_in_a_list(
    greeting: str, words: str, evades: bool
) -> None:
    """All three parts of a question were answered, and the one case that was chosen made it the only failing row; so did the
    name of the newsroom, of which no answer says a word."""
    woman = claim("woman", "G0", "FALSE", sentence=bi("Bà bán trứng ngã ở chợ bị ốm"))
    pen = told(claim("list", "G0", "FALSE", sentence=bi("Danh sách hộ nghèo dán ở cổng")), woman)
    asked = PressQuestionAsked(
        question="pq1", conference="", inject=0, claim="woman", answer_by=0, outlet=Text("Phóng viên báo Cửa Lạch"),
        text=Text(f"{greeting}bà bán trứng ở chợ có ốm không, bác sĩ nào khám và từ mai chợ làm khác đi thế nào?"),
    )  # fmt: skip
    pen.write(20, asked)
    answer = PressQuestionAnswered(
        question="pq1", cell="city", kind="answer", stance="deny", figures=(), about="c0", promise_due=0, took=60,
        contradictions=(), checker="contradiction-1", text=Text(words),
    )  # fmt: skip
    pen.write(22, answer)
    record = pen.end(180)
    assert observed(read_timeline(record)).press.elsewhere == int(evades)
    rows = [row for row in measured(record, "E18").rows if row.owed.what == questions.EVASION]
    assert bool(rows) == evades


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("words", "evades"),
    [
        ("Tủ lạnh A có hỏng, 64 liều đã hủy. Không trẻ nào bị tiêm số liều đó. Chúng tôi xin lỗi vì chưa báo sớm hơn.", False),
        ("Fridge A did fail, 64 doses were destroyed. No child was given any of those. We are sorry to be late.", False),
        ("Phòng khám mở cửa lúc 7 giờ 30, bà con cứ đến theo lịch.", True),
    ],
)  # fmt: skip
def test_an_answer_to_the_press_is_read_in_the_language_that_it_was_given_in(
    words: str, evades: bool, lang: str
) -> None:
    """A drill in English had two of three questions answered in Vietnamese, under the case of the second: "on another matter"."""
    pen = Pen(load(find("clinic")).scenario)
    opened = pen.events[0]
    pen.events[0] = replace(opened, body=replace(opened.body, language=lang))  # type: ignore[type-var]
    pen.open(10, "c0", "b2-fridge")
    pen.open(10, "c1", "b2-expired")
    inject = next(
        row.number for row in pen.scenario.msel.injects if row.claim == "b2-fridge" and row.method == "press"
    )
    asked = PressQuestionAsked(
        question="pq1", conference="", inject=inject, claim="b2-fridge", answer_by=0, outlet=Text(""), text=Text("")
    )  # fmt: skip
    pen.write(20, asked)
    answer = PressQuestionAnswered(
        question="pq1", cell="clinic", kind="answer", stance="deny", figures=(), about="c1", promise_due=0, took=60,
        contradictions=(), checker="contradiction-1", text=Text(words),
    )  # fmt: skip
    pen.write(27, answer)
    log = read_timeline(pen.end(180))
    assert reporters.keeps_to_it(log, answer) is not evades
    assert next(word for word in log.said if word.item == "pq1").hollow is False


@pytest.mark.parametrize("against", [False, True])
def test_an_answer_on_several_cases_counts_on_each_by_its_own_stance(against: bool) -> None:
    """An apology for the fridge and a denial of the rest were one stance on one case: the other was evaded."""
    pen = Pen(load(find("clinic")).scenario)
    pen.open(10, "c0", "b2-expired")
    pen.open(10, "c1", "")
    pen.write(11, CaseLinked(case="c1", claim="b2-fridge", by="EVAL", against=against), actor="eval")
    pen.open(10, "c2", "b5-booking")
    asked = PressQuestionAsked(
        question="pq1", conference="", inject=0, claim="b2-fridge", answer_by=0, outlet=Text(""), text=Text("Vì sao giấu?")
    )  # fmt: skip
    pen.write(20, asked)
    answer = PressQuestionAnswered(
        question="pq1", cell="clinic", kind="answer", stance="deny", figures=(), about="c0", promise_due=0, took=60,
        contradictions=(), checker="contradiction-1", also=(f"c1:{'deny' if against else 'confirm'}", "c2:unknown"),
        text=Text("Không trẻ nào bị tiêm liều hết hạn. Tủ lạnh A có hỏng, chúng tôi xin lỗi."),
    )  # fmt: skip
    place = pen.write(27, answer)
    log = read_timeline(pen.end(180))
    assert reporters.keeps_to_it(log, answer)
    # On the third case its words say nothing: nothing was said there, and nothing evaded.
    assert [(word.claim, word.case, word.stance) for word in log.said] == [
        ("b2-expired", "c0", "deny"),
        ("b2-fridge", "c1", "confirm"),
    ]
    words = tell(log, log.events[place])
    told_so = log.voice("en").say(words) if words else ""
    assert 0 < told_so.find("”: denies") < told_so.find("”: confirms"), told_so
    assert [
        row.owed.what for row in measured(pen.end(180), "E18").rows if row.owed.what == questions.EVASION
    ] == []


@pytest.mark.parametrize("about", ["c0", "c1"])
def test_an_answer_on_another_matter_answers_no_question_and_tells_no_stance(about: str) -> None:
    pen = told(claim("list", "G0", "FALSE"), claim("woman", "G0", "FALSE"))
    asked = PressQuestionAsked(
        question="pq1", conference="", inject=0, claim="woman", answer_by=0, outlet=Text("Paper"), text=Text("Is she ill?")
    )  # fmt: skip
    pen.write(20, asked)
    said = pen.write(
        22,
        PressQuestionAnswered(
            question="pq1", cell="city", kind="answer", stance="deny", figures=(), about=about, promise_due=0, took=60,
            contradictions=(), checker="contradiction-1", text=Text("There is no list."),
        ),
    )  # fmt: skip
    log = read_timeline(pen.end(180))
    words, counts = tell(log, log.events[said]), observed(log).press
    elsewhere = about == "c0"
    assert words is not None and (words.msgid == ELSEWHERE) == elsewhere
    assert (counts.asked, counts.answered, counts.elsewhere) == (1, int(not elsewhere), int(elsewhere))
    evaded = [row for row in measured(pen.end(180), "E18").rows if row.owed.what == questions.EVASION]
    assert [(row.owed.claim, row.outcome) for row in evaded] == [("woman", "missed")] * elsewhere
    assert all(row.why == questions.ANOTHER_MATTER for row in evaded)


def test_an_answer_that_lets_out_what_the_law_protects_answers_nothing() -> None:
    pen = told(claim("woman", "G0", "FALSE", protects=({"ground": "personal", "fact": bi("she is ill")},)))
    asked = PressQuestionAsked(
        question="pq1", conference="", inject=0, claim="woman", answer_by=0, outlet=Text("Paper"), text=Text("Is she ill?")
    )  # fmt: skip
    pen.write(20, asked)
    pen.write(
        22,
        PressQuestionAnswered(
            question="pq1", cell="city", kind="answer", stance="deny", figures=(), about="c0", promise_due=0, took=60,
            contradictions=(), checker="contradiction-1", text=Text("It is not so that claim woman: she is at home and well."),
        ),
    )  # fmt: skip
    for leaks in (0, 1):
        if leaks:
            pen.write(22, ArtefactWeighed(artefact="pq1", case="c0", tlp="CLEAR", grounds=("personal",)))
        counts = observed(read_timeline(pen.end(180))).press
        assert (counts.answered, counts.elsewhere, counts.let_out) == (1 - leaks, 0, leaks)


@pytest.mark.parametrize(
    ("hour", "noted", "over"), [(200, True, True), (200, False, True), (300, False, False)]
)
def test_a_promise_whose_hour_the_log_ran_through_is_not_told_as_not_due_yet(
    hour: int, noted: bool, over: bool
) -> None:
    """Noted as missed, or passed while its case was closed and no desk looked; what lies behind the log's end waits."""
    pen = told(claim("dyke", "GU", "UNPROVEN", "H0"), minute=160)
    name = pen.publish(165, "c0", "holding", "unknown", next_minute=hour)
    pen.write(180, ClockChanged("run_on", 3_600), actor="runner")
    if noted:
        missed = DeadlineMissed(item=name, step="promise:1", due=200 * 60, excused=True, escalated_to=0)
        pen.write(200, missed, "runner")
    record = pen.end(240)
    (found,) = (each for each in measured(record, "E13").rows if each.owed.what == selfcorrection.PROMISED)
    assert found.outcome == "not_due"
    log = read_timeline(record)
    for said in (rowtext.outcome(found), rowtext.tally([found]), rowtext.why(log, found)):
        words = log.voice("en").say(said)
        assert ("passed without the word" in words or "nobody could keep it" in words) == over


@pytest.mark.parametrize(("published", "to_press"), [(True, False), (False, True), (False, False)])
def test_an_acknowledgement_that_nobody_could_read_is_no_strength_and_is_named(
    published: bool, to_press: bool
) -> None:
    """A remedy was promised in the log; whether the people were told is another thing, and told to nobody it is none."""
    pen = told(claim("missed", "G5", "TRUE", "H2"))
    pen.write(
        20,
        RemedyPromised(
            case="c0", due=100_000, independent_check=False, text=Text("Tổ sửa làm xong chỗ hỏng.")
        ),
    )
    if published:
        pen.publish(25, "c0", "acknowledgement", "confirm", body="Đúng vậy. Chúng tôi làm bù sáng ngày 16/8.")
    if to_press:
        pen.write(25, PressQuestionAnswered(
            question="pq1", cell="city", kind="answer", stance="confirm", figures=(), about="c0", promise_due=0, took=60,
            contradictions=(), checker="contradiction-1", text=Text("Đúng vậy, sáng ngày 16/8 chúng tôi làm bù."),
        ))  # fmt: skip
    record = pen.end(180)
    found = judge(record)
    log = read_timeline(record)
    strength = frontpage._strength(log, found.measures["E12"])
    assert (strength is not None) == published
    assert found.measures["E12"].letter == ("P" if published or to_press else "U")
    kinds = {each.kind for each in found.measures["E12"].findings}
    assert kinds == ({"strength"} if published else {"improve"})
