"""The second reading on logs by hand: what is a word to the public, an answer, a false word."""

from __future__ import annotations

import pytest

from tests.verdict.tiny import Tiny


@pytest.fixture
def drill() -> Tiny:
    tiny = Tiny()
    tiny.begin()
    return tiny


@pytest.mark.parametrize(
    ("verdict", "stance", "judged"),
    [
        ("FALSE", "deny", "answer"),
        ("FALSE", "confirm", "false"),
        ("FALSE", "partly", "neither"),
        ("MISLEADING_CONTEXT", "partly", "answer"),
        ("MIXED", "partly", "answer"),
        ("MIXED", "deny", "false"),
        ("MIXED", "confirm", "false"),
        ("TRUE", "confirm", "answer"),
        ("TRUE", "partly", "neither"),
        ("TRUE", "deny", "false"),
        ("MOSTLY_TRUE", "partly", "answer"),
        ("UNPROVEN", "deny", "false"),
        ("UNPROVEN", "confirm", "neither"),
        ("UNPROVEN", "unknown", "neither"),
        ("NOT_A_FACT", "advice", "answer"),
        ("SATIRE", "advice", "answer"),
        ("SATIRE", "deny", "false"),
        ("FALSE", "advice", "neither"),
        ("FALSE", "", "neither"),
    ],
)
def test_a_word_agrees_with_what_its_owner_could_know_or_it_does_not(drill, verdict, stance, judged):
    drill.claim("a", verdict=verdict)
    drill.stood("a", 0, 1)
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G0")
    drill.say("s1@1", "c1", 600, "answer", stance)
    drill.end()
    assert (drill.row("E7", "a", "answer").outcome == "met") == (judged == "answer")
    corrections = [row for row in drill.read().by_measure["E13"] if row.what == "correct"]
    assert bool(corrections) == (judged == "false")


@pytest.mark.parametrize(("told", "outcome"), [(1, "met"), (0, "missed")])
def test_advice_that_says_what_to_do_answers_where_the_right_path_only_warns(drill, told, outcome):
    drill.claim("a", path="warn report_page")
    drill.stood("a", 0, 1)
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G0")
    drill.say(
        "s1@1",
        "c1",
        600,
        "warning",
        "advice",
        craft={"what_to_do": told, "why_misleads": 1, "evidence": 0, "issuer_time": 1},
    )
    drill.end()
    assert drill.row("E7", "a", "answer").outcome == outcome
    assert drill.row("E7", "a", "first word").outcome == outcome


@pytest.mark.parametrize(("came", "outcome"), [(2_400, "met"), (2_500, "missed")])
def test_not_yet_known_is_an_answer_while_its_next_update_is_kept(drill, came, outcome):
    drill.claim("a", verdict="UNPROVEN", path="hold")
    drill.stood("a", 0, 1)
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="GU")
    drill.say("s1@1", "c1", 600, "holding", "unknown", next_update=2_400)
    drill.say("s1@2", "c1", came, "holding", "unknown", body="Vẫn chưa rõ.")
    drill.end()
    assert drill.row("E7", "a", "answer").outcome == outcome
    assert drill.row("E13", "a", "promise").outcome == outcome


def test_denying_before_anything_is_known_is_a_false_denial(drill):
    drill.claim("a", truth=[(3_000, "FALSE")])
    drill.stood("a", 0, 1)
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G0")
    drill.say("s1@1", "c1", 600, "correction", "deny")
    drill.end()
    reading = drill.read()
    assert reading.ratings["E3"].letters == {"U"}
    assert drill.row("E7", "a", "answer").outcome == "missed"


@pytest.mark.parametrize(
    ("kind", "stance", "first", "answer"),
    [
        ("holding", "unknown", "met", "missed"),
        ("holding", "deny", "met", "missed"),
        ("no_comment", "advice", "missed", "missed"),
        ("answer", "deny", "met", "met"),
        ("answer", "unknown", "missed", "missed"),
    ],
)
def test_answers_to_the_press_count_under_the_same_rules(drill, kind, stance, first, answer):
    drill.claim("a")
    drill.stood("a", 0, 1)
    drill.log("press.question_asked", 0, question="pq1", claim="a")
    said = {"kind": kind, "stance": stance, "text": "Sổ ghi ở đây không có gì hỏng.", "promise_due": 0}
    drill.log("press.question_answered", 600, question="pq1", about="", cell="city", **said)
    drill.end()
    assert drill.row("E7", "a", "first word").outcome == first
    assert drill.row("E7", "a", "answer").outcome == answer


@pytest.mark.parametrize(
    ("about", "text", "answered", "evades"),
    [
        ("c2", "Gói quà ấy không có thật. 14 người mất tiền. Người nhận nên đổi khóa ví ngay.", "met", False),
        ("c1", "Gói quà ấy không có thật. 14 người mất tiền. Người nhận nên đổi khóa ví ngay.", "met", False),
        ("c2", "Cầu vẫn mở, xe tải đi bình thường.", "missed", True),
        ("c1", "Gói quà ấy không có thật.", "missed", False),
        ("", "Gói quà ấy không có thật.", "missed", False),
    ],
)
def test_an_answer_to_the_press_is_judged_by_its_words_and_the_parts_of_the_question(
    drill, about, text, answered, evades
):
    """Which case was chosen in a list decides nothing."""
    drill.claim("a", sentence={"vi": "Gói quà tặng mọi thuê bao", "en": ""})
    drill.claim("b", sentence={"vi": "Cầu bị cấm xe tải", "en": ""})
    for name in ("a", "b"):
        drill.stood(name, 0, 1)
        drill.wave(name, 0)
    drill.case("c1", "a", 60)
    drill.case("c2", "b", 60)
    asked = "Gói quà có thật không? Bao nhiêu người mất tiền? Người nhận nên đổi khóa ví lúc nào, vì sao?"
    drill.log("press.question_asked", 100, question="pq1", claim="a", text=asked)
    said = {"kind": "answer", "stance": "deny", "text": text, "promise_due": 0, "cell": "city"}
    drill.log("press.question_answered", 600, question="pq1", about=about, **said)
    drill.end()
    assert drill.row("E18", "a", "press pq1").outcome == answered
    assert any("evaded" in row.what for row in drill.read().by_measure["E18"]) is evades


@pytest.mark.parametrize(
    ("verdict", "asked", "text", "evades"),
    [
        ("UNPROVEN", "Anh lái xe đã bán gạo à?", "Đang đối chiếu phiếu, 14 giờ chúng tôi nói tiếp.", False),
        ("UNPROVEN", "Anh lái xe đã bán gạo à?", "", True),
        ("FALSE", "Anh lái xe đã bán gạo à?", "Đang đối chiếu phiếu, 14 giờ chúng tôi nói tiếp.", True),
        ("FALSE", "Anh lái xe tên gì?", "Chúng tôi không nêu tên ai.", False),
        ("FALSE", "Anh lái xe tên gì? Anh ấy đã bán gạo à?", "Chúng tôi không nêu tên ai.", True),
    ],
)
def test_what_may_be_kept_back_is_no_evasion(drill, verdict, asked, text, evades):
    """A person's name is nobody's to tell; what the record leaves open may wait, where that is said."""
    drill.claim("a", verdict=verdict)
    drill.stood("a", 0, 1)
    drill.log("press.question_asked", 100, question="pq1", claim="a", text=asked)
    said = {"kind": "no_comment", "stance": "advice", "text": text, "promise_due": 0, "cell": "city"}
    drill.log("press.question_answered", 600, question="pq1", about="", **said)
    drill.end()
    assert any("evaded" in row.what for row in drill.read().by_measure["E18"]) is evades


def test_an_empty_text_is_no_word(drill):
    drill.claim("a")
    drill.stood("a", 0, 1)
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G0")
    drill.say("s1@1", "c1", 600, "correction", "deny", body=" ")
    drill.end()
    assert [row.outcome for row in drill.read().by_measure["E7"]] == ["missed", "missed"]


@pytest.mark.parametrize(("level", "outcome"), [(1, "met"), (2, "missed")])
def test_lawful_watching_meets_its_row(drill, level, outcome):
    drill.claim("a", "H2")
    drill.wave("a", 0)
    drill.stood("a", 60, level)
    drill.case("c1", "a", 60, code="G0")
    drill.log("case.stepped", 600, case="c1", step="watch")
    drill.end()
    assert drill.row("E7", "a", "answer").outcome == outcome


@pytest.mark.parametrize("ended", [True, False])
def test_watching_is_no_positive_of_discernment_while_it_rests_and_meets_nothing_once_it_ended(drill, ended):
    drill.claim("a", "H2")
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G0")
    drill.log("case.stepped", 600, case="c1", step="watch")
    if ended:
        drill.log("case.step_undone", 630, case="c1", step="watch")
    drill.end()
    assert drill.row("E7", "a", "answer").outcome == ("missed" if ended else "met")
    assert drill.row("E5", "a", "answer or act").outcome == ("missed" if ended else "not applicable")


@pytest.mark.parametrize(
    "body", ["Chúng tôi đang xem xét.", "Có tin “cầu đã gãy” đang lan truyền. Mong bà con yên tâm.", "x"]
)
def test_what_any_office_could_write_under_anything_answers_nothing(drill, body):
    drill.claim("a", sentence={"vi": "Cầu số ba đã gãy", "en": "Bridge three broke"})
    drill.stood("a", 0, 1)
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G0")
    drill.say("s1@1", "c1", 600, "correction", "deny", title_vi="Về cây cầu", body=body)
    drill.end()
    assert {drill.row("E7", "a", what).outcome for what in ("first word", "answer")} == {"missed"}
    assert drill.row("E4", "a", "answer").outcome == "missed"


@pytest.mark.parametrize(
    ("title", "body", "first"),
    [
        ("Về cây cầu số ba", "Chưa biết cầu có hỏng không.", "met"),
        ("Về cây cầu số ba", "Chúng tôi đang xem xét.", "missed"),
        ("Thông báo", "Chúng tôi đang xem xét.", "missed"),
    ],
)
def test_a_holding_line_says_something_of_what_it_names(drill, title, body, first):
    drill.claim("a", sentence={"vi": "Cầu số ba đã gãy", "en": "Bridge three broke"})
    drill.stood("a", 0, 1)
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G0")
    drill.say("s1@1", "c1", 600, "holding", "unknown", title_vi=title, body=body)
    drill.end()
    assert drill.row("E7", "a", "first word").outcome == first


def test_what_a_text_outright_says_counts_and_not_what_it_was_filed_as(drill):
    drill.claim("a", sentence={"vi": "Cầu số ba đã gãy", "en": "Bridge three broke"})
    drill.stood("a", 0, 1)
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G0")
    drill.say(
        "s1@1",
        "c1",
        600,
        "correction",
        "deny",
        title_vi="Về cây cầu",
        body="Tin này là thật, cầu số ba đã gãy.",
    )
    drill.end()
    assert drill.row("E4", "a", "answer").outcome == "missed"


def test_what_a_text_says_of_people_or_against_its_own_advice_is_read_too(drill):
    """R31: a threat is a press of its own, and what bids the contrary of the advice answers nothing."""
    drill.claim(
        "a", sentence={"vi": "Cầu số ba đã gãy", "en": "Bridge three broke"}, advice={"vi": "Đừng qua cầu."}
    )
    drill.stood("a", 0, 1)
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G0")
    threat = "Cầu số ba không gãy. Ai chuyển tin sẽ bị phạt. Bà con yên tâm, cứ qua cầu mà đi."
    drill.say("s1@1", "c1", 600, "correction", "deny", title_vi="Về cầu số ba", body=threat)
    drill.end()
    assert drill.row("E4", "a", "answer").outcome == "missed"
    assert "aimed at persons by s1@1" in drill.row("E3", "a", "no over-reaction").values["breaches"]


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ("Thợ máy đã báo công ty cầu phà hai lần trong tháng.", "met"),
        ("Thợ máy chưa báo công ty cầu phà lần nào trong tháng.", "missed"),
        ("Nếu thợ máy chưa báo công ty cầu phà trong tháng thì xin hỏi lại.", "met"),
    ],
)
def test_the_contrary_of_a_sentence_of_the_record_answers_nothing_and_is_no_notice(drill, told, outcome):
    """R31."""
    kernel = {"vi": "Thợ máy đã báo công ty cầu phà hai lần trong tháng."}
    drill.claim("a", sentence={"vi": "Cầu số ba đã gãy", "en": "Bridge three broke"}, kernel=kernel)
    drill.stood("a", 0, 1)
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G0")
    body = f"Cầu số ba không gãy. {told}"
    drill.say("s1@1", "c1", 600, "correction", "deny", title_vi="Về cầu số ba", body=body)
    drill.log("public_log.entered", 600, item="s1", action=5, number=1)
    drill.end()
    assert drill.row("E4", "a", "answer").outcome == outcome
    assert drill.row("E14", "a", "public log s1@1 action 5").outcome == outcome


@pytest.mark.parametrize(("grade", "outcome"), [("D4", "missed"), ("B2", "met")])
def test_a_verdict_on_hearsay_alone_is_right_by_chance(drill, grade, outcome):
    drill.claim("a")
    drill.stood("a", 0, 1)
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G0")
    drill.log("case.evidence_added", 600, case="c1", evidence="c1.e1", kind="independent", grade=grade)
    drill.log("case.verdict_set", 700, case="c1", verdict="FALSE", confidence=900)
    drill.end()
    assert drill.row("E6", "a", "verdict").outcome == outcome


def test_a_verdict_that_rests_on_nothing_is_right_by_chance(drill):
    drill.claim("a")
    drill.stood("a", 0, 1)
    drill.wave("a", 0)
    drill.case("c1", "a", 60, code="G0")
    drill.log("case.verdict_set", 700, case="c1", verdict="FALSE", confidence=900)
    drill.end()
    assert drill.row("E6", "a", "verdict").outcome == "missed"
