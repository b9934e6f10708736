"""What the right path asks to be said and nobody could read is a gap: on page one, in the plan, in the room, at home."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.nouns.selfcorrection import ErrorRaised
from infodrill.casework.nouns.service import RemedyPromised
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.kernel.events import Text
from infodrill.review import rowtext, truth
from infodrill.review.assess import Verdict, assess, judge
from infodrill.review.frontpage import front_page
from infodrill.review.ledger import course_of
from infodrill.review.lookback import look_back
from infodrill.review.measures import heard, left, passedby
from infodrill.review.plan import PlanRow, improvement_plan
from infodrill.review.record import Record
from infodrill.review.report.page import page
from infodrill.review.report.takeaway import take_away_page
from tests.forms import both_forms
from tests.rehearsals import record as played
from tests.review.mutating import WHATEVER, with_bodies
from tests.review.reports import told
from tests.review.scene import Pen, bi, claim
from tests.review.test_selfcorrection import corrected

DAY = "Chúng tôi xin lỗi bà con. Xe vét đến đầu ngõ trước 20 giờ 30 tối nay."
NO_DAY = "Có tin “đợt tiêm tháng 9 bỏ sót tổ 7 từ thứ Hai”. Chúng tôi xác nhận.\nNguồn: sổ trực, tính đến 7 giờ 56."


def acknowledged(pen: Pen) -> None:
    pen.write(
        20,
        RemedyPromised(
            case="c0", due=100_000, independent_check=False, text=Text("Tổ sửa làm xong chỗ hỏng.")
        ),
    )


def approved(pen: Pen) -> None:
    acknowledged(pen)
    name = pen.publish(25, "c0", "acknowledgement", "confirm", body=DAY)
    handed = StatementStepped(
        statement=name, version=1, frm="DRAFTING", to="REVIEW", role="SPOKE", cell="city"
    )
    pen.events[-1] = pen.events[-1].__class__(
        seq=len(pen.events) - 1, at=25 * 60, actor="ward-a.desk", body=handed
    )
    pen.write(26, StatementApproved(statement=name, version=1, role="RIGHTS", cell="city"))


def pressed(pen: Pen) -> None:
    acknowledged(pen)
    asked = PressQuestionAsked(
        question="pq1", conference="", inject=0, claim="missed", answer_by=0, outlet=Text("Paper"), text=Text("Is it so?")
    )  # fmt: skip
    pen.write(21, asked)
    pen.write(
        22,
        PressQuestionAnswered(
            question="pq1", cell="city", kind="answer", stance="confirm", figures=(), about="c0", promise_due=0, took=60,
            contradictions=(), checker="contradiction-1", text=Text("Đúng vậy, chúng tôi xin lỗi."),
        ),
    )  # fmt: skip


def decided(pen: Pen) -> None:
    pen.decide(20, "c0", 2)


def published(pen: Pen) -> None:
    acknowledged(pen)
    pen.publish(25, "c0", "acknowledgement", "confirm", body=DAY)


def undated(pen: Pen) -> None:
    acknowledged(pen)
    pen.publish(25, "c0", "acknowledgement", "confirm", body=NO_DAY)


def too_late(pen: Pen) -> None:
    """Published once play is over: cells could not act any more, and nobody read it in the drill."""
    acknowledged(pen)
    pen.end(180, run_on=60)
    closed = pen.events.pop()
    pen.publish(239, "c0", "acknowledgement", "confirm", body=DAY)
    assert closed.body.TYPE == "drill.closed"


WAYS = [
    (acknowledged, heard.UNSAID[heard.INSIDE]),
    (approved, "“Title” was approved by one"),
    (pressed, heard.UNSAID[heard.TO_PRESS]),
    (decided, heard.UNSAID[heard.DECIDED]),
    (undated, heard.UNSAID[heard.UNDATED]),
    (too_late, heard.UNSAID[heard.INSIDE]),
    (published, ""),
]


def plan_of(found: Verdict) -> tuple[PlanRow, ...]:
    return improvement_plan(found.log, found.measures)


@pytest.mark.parametrize(("way", "words"), WAYS, ids=lambda way: getattr(way, "__name__", ""))
def test_a_word_that_the_people_could_not_read_is_a_gap_with_an_owner_and_a_day(
    way: object, words: str
) -> None:
    pen = told(claim("missed", "G5", "TRUE", "H0", owner="city"))
    way(pen)  # type: ignore[operator]
    record = pen.end(180) if way is not too_late else pen.end(240)
    found = judge(record)
    voice = found.log.voice("en")
    counted = [row for row in found.ledger if left.unread(row)]
    asked = [row for measure in found.measures.values() for row in measure.beside]  # whether it is so, too
    beside = [*counted, *(row for row in asked if row.owed.what not in passedby.ASKED)]
    said = [voice.say(rowtext.gap(found.log, row)) for row in beside]
    if not words:
        assert said == []
        return
    if way is decided:  # the measure itself says that no day was promised at all
        assert said == [] and found.measures["E12"].rating == 0
        return
    assert any(text.startswith(words) for text in said)
    front = front_page(found.log, found.measures, plan_of(found))
    assert any(row in gap.rows for gap in front.gaps for row in beside)
    assert any(point.owners and point.row.days >= 0 for point in front.to_do)
    assert not any(strength.code == "E12" for strength in front.strengths)
    deeds = look_back(record).deeds
    assert any(deed.state == "unsaid" for deed in deeds)
    for deed in deeds:  # told once; and what nobody did was done by no program
        assert voice.say(deed.why) != voice.say(deed.what)
        assert not (deed.program and deed.at < 0) or deed.over or deed.state == "unjudged"
    whole = assess(record, replicas=0)
    for lang in ("vi", "en"):
        say = whole.log.voice(lang).say
        for html, told_of in (
            (page(whole, record, lang), rowtext.gap(whole.log, beside[0])),
            (take_away_page(whole, record, lang), rowtext.plainly(whole.log, beside[0])),
        ):
            assert say(told_of).partition(" – ")[0] in html


def test_who_put_its_own_word_right_in_public_is_not_told_that_it_spoke_in_the_house_alone() -> None:
    """A self-correction stood struck through on the wall, and the debrief said that nobody had told the public."""
    hall = bi("Nhà văn hóa mở cửa, bà con vào tạm lánh")
    pen = told(claim("ours", "G0", "FALSE", "H3", owner="city", sentence=hall))
    acknowledged(pen)
    name = pen.publish(22, "c0", "acknowledgement", "confirm", body=DAY)
    pen.write(23, ErrorRaised(name, "ward-a", Text("nhà văn hóa khóa cửa")))
    corrected(
        pen, name, 25, "partly", "Nhà văn hóa khóa cửa, đừng tới đó. Hãy vào trường. Chúng tôi xin lỗi."
    )
    record = pen.end(180)
    log = judge(record).log
    kind, at, _ = heard.furthest(log, course_of(record), log.scenario.claim("ours"))
    assert (kind, at) == (heard.RIGHTED, 25 * 60)


DRILLS = ("clinic", "boundaries", "forged-order")


@pytest.mark.parametrize("drill", both_forms(DRILLS, ("forged-order",)))
def test_without_its_publications_every_claim_that_asks_for_a_public_word_is_a_gap(drill: str) -> None:
    record = played(drill, "good")
    base = judge(record)
    tried = 0
    for each in base.log.delivered():
        out = [text.seq for text in base.log.publications(each.id)]
        speaks = any(step.what in truth.SPOKEN | truth.HOLDING for step in each.right_path)
        if not (out and speaks and left._asked(base.course, each)):
            continue
        tried += 1
        gone = with_bodies(record, dict.fromkeys(out, WHATEVER))
        assert gaps_on(gone, each.id) > 0, each.id
    assert tried >= 2


def gaps_on(record: Record, name: str) -> int:
    """How many rows of the plan's gaps concern a claim."""
    return sum(row.owed.claim == name for point in plan_of(judge(record)) for row in point.rows)
