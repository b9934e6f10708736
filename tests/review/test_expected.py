"""Critical expected actions of the MSEL: who never had the matter, who was late, what page one says beside an empty list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.casework.nouns.escalation import CaseEscalated
from infodrill.casework.nouns.evidence import EvidenceAdded
from infodrill.casework.nouns.intake import CaseOpened
from infodrill.casework.nouns.service import TicketOpened
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.links import CaseLinked
from infodrill.conduct.nouns.restraint import ObjectionRecorded
from infodrill.conduct.nouns.wordmarks import WordsJudged
from infodrill.kernel.events import Text
from infodrill.review.assess import assess
from infodrill.review.expected import (
    ANSWERED,
    EARLIER,
    NO_WORD,
    NOT_SHOWN,
    PRESS_ONLY,
    PRESS_TOLD,
    SHOWN,
    TEXT_SHOWN,
    TICKET_SHOWN,
    TO_JUDGE,
    expected_actions,
)
from infodrill.review.ledger import course_of
from infodrill.review.measures import verification
from infodrill.review.record import Record
from infodrill.review.relayed import IN_PASSING
from infodrill.review.report.ledgerpage import LedgerPage
from infodrill.review.report.page import page
from infodrill.review.timeline import read_timeline
from infodrill.review.words import ReportLine
from infodrill.scenario import schema
from infodrill.scenario.schema import Bi
from infodrill.scenario.schema.msel import Expected
from tests.review.saying import press
from tests.review.scene import Pen, bi, claim, scenario

DYKE = claim("dyke", "G0", "FALSE", "H4")


def wanting(evidence: str = "escalated") -> schema.Scenario:
    """One inject on which an escalation is expected within 15 minutes."""
    made = scenario(DYKE)
    wanted = Expected.model_validate(
        {"who": "L1-DUTY", "what": bi("up"), "deadline": 900, "evidence": evidence, "critical": True}
    )
    injects = tuple(inject.model_copy(update={"expected_actions": (wanted,)}) for inject in made.msel.injects)
    return made.model_copy(update={"msel": schema.Msel(injects=injects)})


def played(*, level: int = 1, again: int = 0, up: float | None = None) -> Record:
    pen = Pen(wanting())
    pen.open(10, "c1", "dyke", cell="city" if level > 1 else "ward-a", level=level)
    if again:
        pen.open(12, "c2", "dyke", cell="ward-a", level=again)
    if up is not None:
        pen.write(up, CaseEscalated(case="c1", level=2, reason="priority", cell="ward-a"))
    return pen.end(180)


@pytest.mark.parametrize(
    ("level", "again", "up", "outcome"),
    [
        (2, 0, None, "not_applicable"),  # the ward never had it
        (2, 1, None, "missed"),  # a second report came to the ward
        (1, 0, None, "missed"), (1, 0, 20, "met"), (2, 0, 20, "met"), (1, 0, 26, "missed"),
    ],
)  # fmt: skip
def test_whom_the_report_never_reached_is_not_blamed(
    level: int, again: int, up: float | None, outcome: str
) -> None:
    record = played(level=level, again=again, up=up)
    (found,) = expected_actions(read_timeline(record), course_of(record))
    assert found.row.outcome == outcome


@pytest.mark.parametrize(
    ("stance", "kind", "outcome"),
    [("deny", "correction", "not_due"), ("confirm", "correction", "missed"), ("", "correction", "missed"),
     ("unknown", "holding", "missed")],
)  # fmt: skip
def test_a_text_that_says_the_contrary_or_nothing_is_not_what_was_expected(
    stance: str, kind: str, outcome: str
) -> None:
    pen = Pen(wanting("statement"))
    pen.open(10, "c1", "dyke")
    pen.publish(20, "c1", kind, stance=stance)
    record = pen.end(180)
    (found,) = expected_actions(read_timeline(record), course_of(record))
    assert found.row.outcome == outcome
    said = {
        "deny": "a text", "confirm": "a false rumour was confirmed in public, at 23:00 on 14 Aug (minute 20); not taken back",
        "": "otherwise than the record, or nothing", "unknown": "being looked into, when it was known already",
    }  # fmt: skip
    assert said[stance] in read_timeline(record).voice("en").say(found.row.why)


@pytest.mark.parametrize(
    ("known_from", "outcome"), [(0, "missed"), (19 * 60, "missed"), (21 * 60, "not_due")]
)
def test_that_it_is_looked_into_is_what_was_expected_until_its_owner_knows(
    known_from: int, outcome: str
) -> None:
    """“Read the right day again, own the slip” stood as met by a line that told the wrong day once more."""
    made = wanting("statement")
    told = made.claims[0].truth[0].model_copy(update={"known_from": known_from})
    pen = Pen(made.model_copy(update={"claims": (made.claims[0].model_copy(update={"truth": (told,)}),)}))
    pen.open(10, "c1", "dyke")
    pen.publish(20, "c1", "holding", stance="unknown")
    record = pen.end(180)
    (found,) = expected_actions(read_timeline(record), course_of(record))
    assert found.row.outcome == outcome


@pytest.mark.parametrize(("verdict", "outcome"), [("UNPROVEN", "missed"), ("TRUE", "not_due")])
def test_what_nobody_could_know_told_as_settled_is_not_what_was_expected(verdict: str, outcome: str) -> None:
    """“First information with its hour” was shown by a text that confirmed what was not known yet."""
    made = wanting("statement")
    truth = ({"at": 0, "known_from": 0, "verdict": verdict, "why": bi("record"), "record": "primary"},)
    pen = Pen(made.model_copy(update={"claims": (claim("dyke", "GU", verdict, "H4", truth=truth),)}))
    pen.open(10, "c1", "dyke")
    pen.publish(20, "c1", "acknowledgement", stance="confirm")
    record = pen.end(180)
    (found,) = expected_actions(read_timeline(record), course_of(record))
    assert found.row.outcome == outcome


@pytest.mark.parametrize(("minute", "outcome"), [(8, "missed"), (20, "not_due"), (40, "missed")])
def test_what_was_said_to_the_press_alone_is_told_so_and_judged_by_whoever_reads_it(
    minute: float, outcome: str
) -> None:
    """A report said "the log shows nothing of the kind" of a text that two other rows of it counted as the first word."""
    pen = Pen(wanting("statement"))
    pen.open(10, "c1", "dyke")
    press(pen, minute, "deny", text="The register says no: the gauge stands at 4.12 m and falls.")
    record = pen.end(180)
    (found,) = expected_actions(read_timeline(record), course_of(record))
    assert found.row.outcome == outcome
    assert found.row.why.msgid == (PRESS_TOLD if minute == 40 else PRESS_ONLY)
    assert minute != 40 or found.row.at < 0, "what the press was told too late is no text, published late"


def test_that_it_is_not_known_yet_is_no_correction() -> None:
    """“Đính chính” stood as done, 15 minutes late, by “not known yet” to the press."""
    pen = Pen(wanting("statement"))
    pen.open(10, "c1", "dyke")
    press(pen, 20, "unknown", text="Chúng tôi đang xem xét việc này.")
    (found,) = expected_actions(read_timeline(pen.end(180)), course_of(pen.end(180)))
    assert (found.row.outcome, found.row.at) == ("missed", -1)


def test_no_text_stands_for_an_answer_to_the_very_question_that_was_false() -> None:
    """“Từ chối bàn nội dung trang giấy” stood as said in time; the answer to that question had confirmed it."""
    made = wanting("statement")
    pen = Pen(made)
    pen.open(10, "c1", "dyke")
    press(pen, 15, "confirm", text="Đúng vậy, đê đã vỡ.", inject=made.msel.injects[0].number)
    pen.publish(20, "c1")
    record = pen.end(180)
    (found,) = expected_actions(read_timeline(record), course_of(record))
    assert found.row.outcome == "missed"
    why = "a false rumour was confirmed to the press, at 22:55 on 14 Aug (minute 15); taken back at 23:00 on 14 Aug (minute 20)"
    assert read_timeline(record).voice("en").say(found.row.why) == why


@pytest.mark.parametrize(
    ("says", "outcome", "why"),
    [
        (None, "not_due", TEXT_SHOWN.msgid),
        ("so", "met", TEXT_SHOWN.msgid),
        ("otherwise", "missed", "{outcome}; not taken back"),
    ],
)
def test_a_text_is_what_was_asked_for_once_somebody_has_read_it(
    says: str | None, outcome: str, why: str
) -> None:
    """“0 đồng, không nộp cho người đến nhà” stood as done by a text that says neither, which nobody had read."""
    pen = Pen(wanting("statement"))
    pen.open(10, "c1", "dyke")
    name = pen.publish(20, "c1")
    if says:
        mark = WordsJudged(item=name, version=1, says=says, claim="", text=Text(""))
        pen.write(100, mark, actor="evaluators.eval")
    record = pen.end(180)
    made = assess(record, replicas=0)
    (found,) = made.expected
    assert (found.row.outcome, found.row.why.msgid, found.unjudged) == (outcome, why, says is None)
    said = made.log.voice("en").say(TEXT_SHOWN)
    assert (said in page(made, record, "en").split("</article>")[0]) == (says is None)


@pytest.mark.parametrize(
    ("body", "minute", "late", "why"),
    [
        ("Trạm bơm chạy lại rồi.\nĐê Nam còn vững: số đo là 4,12 mét.", 20, False, TEXT_SHOWN),
        ("Trạm bơm chạy lại rồi.\nĐê Nam còn vững: số đo là 4,12 mét.", 40, False, None),
        (
            "Trạm bơm chạy lại rồi.\nChợ họp ở sân đình lúc 6 giờ sáng mai, bà con mang theo phiếu.",
            20,
            False,
            NOT_SHOWN,
        ),
        ("Trạm bơm chạy lại rồi.\n• Về chuyện “Đê Nam đã vỡ, số đo quá 5 mét”.", 20, False, NOT_SHOWN),
    ],
)
def test_a_bulletin_that_names_the_matter_is_looked_at_as_the_text_that_was_asked_for(
    body: str, minute: float, late: bool, why: ReportLine | None
) -> None:
    """“Sau đó không đăng thêm bài nào” stood of a text that a bulletin had told six minutes before its hour."""
    sentence = {"vi": "Đê Nam đã vỡ, số đo quá 5 mét", "en": "The south dyke broke, the gauge is above 5 m"}
    made = wanting("statement")
    of = (made.claims[0].model_copy(update={"sentence": Bi.model_validate(sentence)}),)
    pen = Pen(made.model_copy(update={"claims": of}))
    pen.open(10, "c1", "dyke")
    pen.publish(minute, "", "bulletin", "", title="Bản tin số 1", body=body)
    record = pen.end(180)
    (found,) = expected_actions(read_timeline(record), course_of(record))
    assert found.unjudged == (why == TEXT_SHOWN) and (found.row.at == 40 * 60) == late
    assert found.row.why == why if why else found.row.why.msgid == IN_PASSING


def test_a_text_that_stood_before_it_was_asked_for_is_told_and_still_owed_anew() -> None:
    """A report said that the log shows nothing of the kind of a text that had stood two minutes before."""
    pen = Pen(wanting("statement"))
    seen = CaseOpened(case="c1", intake="watch", source="post:1", cell="ward-a", ward="a", level=1, parent="")
    pen.write(1, seen, actor="runner")
    pen.write(1, CaseLinked(case="c1", claim="dyke", by="conduct"), actor="runner")
    pen.publish(8, "c1")
    pen.open(10, "c2", "dyke")
    record = pen.end(180)
    (found,) = expected_actions(read_timeline(record), course_of(record))
    assert (found.row.outcome, found.row.why.msgid) == ("missed", EARLIER)


def test_a_ticket_is_not_told_as_all_that_was_expected_with_it() -> None:
    """“Write the slip, take the pictures down, go and apologise” stood as done by a slip."""
    pen = Pen(wanting("ticket"))
    pen.open(10, "c1", "dyke")
    pen.write(12, TicketOpened(case="c1", ticket="t1", due=3_600, text=Text("to be mended")))
    record = pen.end(180)
    (found,) = expected_actions(read_timeline(record), course_of(record))
    assert found.row.outcome == "met" and found.row.why == TICKET_SHOWN


@pytest.mark.parametrize("grade", ["A1", "D4"])
def test_a_verdict_that_was_right_by_luck_is_not_what_was_expected(grade: str) -> None:
    """“Sai, có hồ sơ gốc” stood as done by a verdict that rested on two people talking in the corridor."""
    pen = Pen(wanting("verdict"))
    pen.open(10, "c1", "dyke")
    pen.write(
        11,
        EvidenceAdded(
            case="c1", evidence="e1", kind="independent", grade=grade, tlp="CLEAR", text=Text("Nghe nói vậy")
        ),
    )
    pen.verdict(12, "c1", "FALSE")
    record = pen.end(180)
    (found,) = expected_actions(read_timeline(record), course_of(record))
    assert (found.row.outcome, found.row.why.msgid) == (
        ("missed", verification.HEARD) if grade == "D4" else ("met", SHOWN.msgid)
    )


@pytest.mark.parametrize(
    ("verdict", "outcome"), [("FALSE", "met"), ("TRUE", "missed"), ("UNPROVEN", "missed")]
)
@pytest.mark.parametrize("minute", [12, 20])
def test_a_verdict_that_is_wrong_is_not_what_was_expected(verdict: str, outcome: str, minute: float) -> None:
    pen = Pen(wanting("verdict"))
    pen.open(10, "c1", "dyke")
    pen.verdict(minute, "c1", verdict)
    record = pen.end(180)
    (found,) = expected_actions(read_timeline(record), course_of(record))
    assert found.row.outcome == outcome
    said = (
        read_timeline(record).voice("en").say(found.row.why)
    )  # “trái với hồ sơ hoặc không nêu điều gì” told nobody which
    at = f"22:{40 + minute:.0f}" if minute < 20 else "23:00"
    assert outcome == "met" or said.endswith(
        f"; the record then said false, at {at} on 14 Aug (minute {minute:.0f})"
    ), said


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize(("stance", "outcome"), [("deny", "not_due"), ("confirm", "missed"), ("", "missed")])
def test_an_answer_to_the_press_against_the_record_is_not_what_was_expected(
    stance: str, outcome: str, named: bool
) -> None:
    """The false denial that made a drill U stood as its critical action, carried out. Whether the inject names a claim does not
    matter: only its question is looked at."""
    made = wanting("press")
    injects = tuple(
        inject if named else inject.model_copy(update={"claim": None}) for inject in made.msel.injects
    )
    number = injects[0].number
    pen = Pen(made.model_copy(update={"msel": schema.Msel(injects=injects)}))
    pen.open(10, "c1", "dyke")
    if not named:
        came = InjectDelivered(
            inject=number, planned=0, run_status="delivered", recipients=("desk",), public=False
        )
        pen.write(10, came, actor="runner")
    if stance:
        press(pen, 12, stance, inject=number)
    record = pen.end(180)
    (found,) = expected_actions(read_timeline(record), course_of(record))
    assert found.row.outcome == outcome
    assert found.row.why == {"deny": ANSWERED, "confirm": found.row.why, "": NOT_SHOWN}[stance]
    assert ("a false rumour was confirmed" in read_timeline(record).voice("en").say(found.row.why)) == (
        stance == "confirm"
    )


def test_who_was_late_is_told_by_how_much_and_not_that_nothing_was_done() -> None:
    record = played(up=26)
    made = assess(record, replicas=0)
    for lang, late, said in (
        ("vi", "làm trễ</b>: 1 phút diễn tập (hạn ", "làm "),
        ("en", "done late</b>: 1 min of the exercise (due ", "done "),
    ):
        first = page(made, record, lang).split("</article>")[0]
        section = first.split('id="h-expected"')[1]
        assert late in section and said in section
        assert ">missed</b>" not in section and ">không đạt</b>" not in section
        (action,) = [action for action in made.expected if action.row.at >= 0]
        about = record.scenario.claim(action.row.owed.claim).sentence.in_(lang)
        assert about in section.split("</tr>")[1], (
            "an escalation of another claim stood in the log, and no claim here"
        )


@pytest.mark.parametrize(("up", "beside"), [(None, True), (20, False)])
def test_page_one_never_says_that_nothing_was_missed_above_a_table_of_misses(
    up: float | None, beside: bool
) -> None:
    record = played(up=up)
    made = assess(record, replicas=0)
    kept = {
        code: replace(measure, rows=()) for code, measure in made.measures.items()
    }  # nothing rated is missed
    made = replace(made, measures=kept, plan=())
    voice = made.log.voice("en")
    said = LedgerPage(made, voice).beside
    first = page(made, record, "en").split("</article>")[0]
    assert bool(said) == beside and "Nothing that was due was missed" not in first
    assert not beside or first.count(said) == 2


def test_what_waits_for_an_evaluator_is_told_once_and_stands_claim_by_claim() -> None:
    record = played(up=20)
    made = assess(record, replicas=0)
    (one,) = made.expected
    judged = replace(one, row=replace(one.row, outcome="missed", at=-1))
    waits = [
        replace(
            one,
            row=replace(
                one.row, outcome="not_due", at=-1, why=TO_JUDGE, owed=replace(one.row.owed, claim=name)
            ),
        )
        for name in ("dyke", "", "dyke", "", "dyke")
    ]
    made = replace(made, expected=(*waits, judged))
    voice = made.log.voice("en")
    for lang in ("vi", "en"):
        html = page(made, record, lang)
        first = html.split("</article>")[0].split('id="h-expected"')[1]
        assert html.count(made.log.voice(lang).say(TO_JUDGE)) == 0
        assert first.count("(5);") == 1 and first.count('<tr class="waits"') == 3  # the sentence, two claims
    assert [action.row.owed.claim for action in LedgerPage(made, voice).expected_open] == ["dyke"] * 4 + [
        ""
    ] * 2


@pytest.mark.parametrize(("wrote", "minute"), [(True, 15), (True, 5), (False, 0)])
def test_where_the_log_holds_no_word_of_a_cell_it_says_so_beside_what_waits_for_an_evaluator(
    wrote: bool, minute: float
) -> None:
    pen = Pen(wanting("message"))
    if wrote and minute < 10:
        pen.write(minute, ObjectionRecorded(case="", cell="ward-a", text=Text("No.")))
    pen.open(10, "c1", "dyke")
    if wrote and minute > 10:
        pen.write(minute, ObjectionRecorded(case="c1", cell="ward-a", text=Text("No.")))
    record = pen.end(180)
    made = assess(record, replicas=0)
    (action,) = made.expected
    silent = not wrote or minute < 10
    assert action.unjudged and action.noted == silent
    html = page(made, record, "en")
    said = made.log.voice("en").say(NO_WORD)
    assert html.count(said) == (2 if silent else 0)
