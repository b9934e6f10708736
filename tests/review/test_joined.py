"""What happened is joined to what had come before it: the order to the lie, people who turned to us to nobody who went, a unit's
word to its own matter; and no expected action that the log contradicts waits for an evaluator."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from infodrill.casework import rights
from infodrill.casework.nouns.intake import CaseOpened
from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.nouns.questions import QuestionAnswered, QuestionAsked
from infodrill.casework.nouns.tasks import TaskAssigned
from infodrill.conduct.nouns.injects import InjectAcknowledged
from infodrill.conduct.nouns.links import CaseLinked
from infodrill.conduct.nouns.messages import MessageSent
from infodrill.kernel.events import Text
from infodrill.review import rowtext
from infodrill.review.assess import Verdict, assess, judge, objective_views
from infodrill.review.expected import expected_actions
from infodrill.review.frontpage import front_page
from infodrill.review.measures import ordered, ownwitness, passedby, transparency, unhelped
from infodrill.review.measures.base import Finding, Measure
from infodrill.review.remedies import REACHED, remedy
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import line
from infodrill.scenario import schema
from tests.review.reports import deliver, report
from tests.review.scene import Pen, claim, scenario

FRIDGE = claim(
    "fridge", "G5", "TRUE", "H3", owner="ward-a", about=("ward-a",),
    sentence={"vi": "Tủ lạnh trạm Bến Mơ hỏng đêm thứ Ba, 40 liều phải bỏ", "en": "The fridge failed, 40 doses were lost"},
)  # fmt: skip
FUND = claim("fund", "G0", "FALSE", "H3")
CUT = claim("cut", "G0", "FALSE", "H2")
NOTE, ORDER, CALL, DOOR, LIST, SICK = 200, 201, 202, 203, 204, 205
DENIED = "Không có chuyện đó, theo sổ trực lúc 22 giờ. Đề nghị bà con không lo."


def both(vi: str, en: str = "words") -> dict[str, str]:
    return {"vi": vi, "en": en}


def wanted(what: str) -> dict[str, Any]:
    return {
        "who": "L1-DUTY",
        "what": both(what, "Do not deny it"),
        "deadline": 600,
        "score": 1,
        "critical": True,
        "evidence": "message",
    }


def planned() -> schema.Scenario:
    """A note that tells of the fridge, an order to deny it, a caller who paid, a family with people at its door, a list, and a
    report that tells in passing of somebody in danger, on a claim of little harm."""
    made = scenario(FRIDGE, FUND, CUT)
    model = made.msel.injects[0].model_dump(by_alias=True)
    rows = [
        {"number": NOTE, "claim": None, "kind": "information", "subject": both("Sổ trực"),
         "body": both("Đêm thứ Ba tủ lạnh trạm Bến Mơ hỏng, 40 liều đã bỏ, chưa báo ai.")},
        {"number": ORDER, "claim": "fridge", "method": "chat", "subject": both("Ra tin ngay"),
         "body": both("Đăng ngay: toàn bộ là bịa đặt."), "expected_actions": (wanted("Không phủ nhận; ghi lại lý do"),)},
        {"number": CALL, "claim": "fund", "subject": both("Trang lạ"),
         "body": both("Tôi vừa chuyển sáu trăm nghìn vào trang ấy, giờ họ chặn số.")},
        {"number": DOOR, "claim": "fund", "subject": both("Trước nhà"),
         "body": both("Giờ năm người đứng trước cửa nhà em chửi, xin cho một câu.")},
        {"number": LIST, "claim": None, "kind": "information", "subject": both("Giao ca"),
         "body": both("Còn ba việc mở. Mỗi việc ghi rõ ai báo cho dân.")},
        {"number": SICK, "claim": "cut", "subject": both("Nghe nói cắt điện"), "in_danger": both("bà cụ thở máy", "an old woman"),
         "body": both("Bà con bảo cắt điện, xóm có bà cụ thở máy.")},
    ]  # fmt: skip
    added = tuple(schema.Inject.model_validate(model | row) for row in rows)
    return made.model_copy(update={"msel": schema.Msel(injects=(*made.msel.injects, *added))})


def read(pen: Pen, minute: float, inject: int, seat: str = "city.desk") -> None:
    deliver(pen, minute, inject, seat)
    pen.write(minute, InjectAcknowledged(inject=inject, seat=seat), seat)


def gap(found: Verdict, what: str) -> str:
    rows = [row for measure in found.measures.values() for row in measure.beside if row.owed.what == what]
    assert len(rows) < 2 and all(remedy(found.log, row) for row in rows)
    return found.log.voice("vi").say(rowtext.gap(found.log, rows[0])) if rows else ""


def test_an_order_that_was_carried_out_is_joined_to_the_lie_and_to_what_had_been_read() -> None:
    pen = Pen(planned())
    read(pen, 1, NOTE)
    pen.open(10, "c0", "fridge")
    read(pen, 20, ORDER)
    pen.publish(35, "c0", "answer", "deny", body=DENIED)
    told = gap(judge(pen.end(180)), ordered.DID_SO)
    assert all(
        part in told for part in ("23:00", "“Ra tin ngay”", "23:15", "chưa rút", "22:41", "“Sổ trực”")
    ), told


@pytest.mark.parametrize("lied", [True, False])
def test_an_expected_action_that_the_log_contradicts_waits_for_nobody(lied: bool) -> None:
    pen = Pen(planned())
    pen.open(10, "c0", "fridge")
    read(pen, 20, ORDER)
    pen.publish(35, "c0", "answer", "deny" if lied else "confirm", body=DENIED)
    found = judge(pen.end(180))
    (action,) = expected_actions(found.log, found.course)
    assert (action.row.outcome, action.unjudged) == (("missed", False) if lied else ("not_due", True))
    assert bool(gap(found, ordered.DID_SO)) == lied


@pytest.mark.parametrize(
    ("order", "refusal", "followed"),
    [
        ("Đăng ngay: không có chuyện đó, toàn bộ là bịa đặt.", "Không viết “không có”; ghi lại", "deny"),
        ("Cứ xác nhận là có thật cho xong.", "Không xác nhận; ghi lại", "confirm"),
        ("Tìm xem ai chụp tấm ảnh ấy.", "Từ chối, ghi lại", ""),
    ],
)
@pytest.mark.parametrize("said", ["deny", "confirm"])
def test_an_order_is_followed_by_what_it_asked_for_and_by_no_other_false_word(
    order: str, refusal: str, followed: str, said: str
) -> None:
    made = planned()
    model = next(row for row in made.msel.injects if row.number == ORDER)
    action = {**wanted(refusal), "what": both(refusal, "Decline")}
    row = schema.Inject.model_validate(
        {**model.model_dump(by_alias=True), "claim": said, "body": both(order), "expected_actions": (action,)}
    )
    told = (claim("deny", "G5", "TRUE", "H3"), claim("confirm", "G0", "FALSE", "H3"))
    others = [each for each in scenario(*told).msel.injects]
    pen = Pen(scenario(*told).model_copy(update={"msel": schema.Msel(injects=(*others, row))}))
    pen.open(10, "c0", said)
    read(pen, 20, ORDER)
    pen.publish(35, "c0", "answer", said)
    found = judge(pen.end(180))
    assert bool(gap(found, ordered.DID_SO)) == (said == followed)
    (action_row,) = expected_actions(found.log, found.course)
    assert (action_row.row.outcome == "missed") == (said == followed)


@pytest.mark.parametrize("kind", sorted(rights.TRAPS))
def test_an_over_reaction_obeys_only_the_order_that_asked_for_it(kind: str) -> None:
    """The order is to deny at once; asking for removal on the same matter is somebody's own deed."""
    pen = Pen(planned())
    pen.open(10, "c0", "fridge")
    read(pen, 20, ORDER, "ward-a.desk")
    pen.trap(35, "c0", kind)
    assert bool(gap(judge(pen.end(180)), ordered.DID_SO)) == (kind == "deny_at_once")


def test_only_a_message_about_it_answers_an_order() -> None:
    said = {
        "Đêm nay mưa to, các tổ nhớ thay pin đèn.": True,
        "Không ra tin ngay, không phủ nhận: ghi lại lý do bịa đặt.": False,
    }
    for text, silent in said.items():
        pen = Pen(planned())
        pen.open(10, "c0", "fridge")
        read(pen, 20, ORDER)
        pen.write(
            22,
            MessageSent(message="m1", kind="chat", seat="ward-a.desk", cell="ward-a", to=(), text=Text(text)),
        )
        found = judge(pen.end(180))
        (action,) = expected_actions(found.log, found.course)
        assert action.noted == silent, text


HELPS = {
    "nothing": None,
    "task": TaskAssigned(case="c1", task="c1.k1", to="ward-b", due=9_000, what=Text("Đến tận nơi"), cell="ward-a"),
    "message": MessageSent(
        message="m1", kind="chat", seat="ward-a.desk", cell="ward-a", to=(), text=Text("Cử người đến ngay"), case="c1"
    ),
}  # fmt: skip


@pytest.mark.parametrize("help_", HELPS)
@pytest.mark.parametrize(
    ("inject", "what", "told"),
    [
        (CALL, unhelped.PAID, "sáu trăm"),
        (DOOR, unhelped.DOOR, "năm người"),
        (SICK, unhelped.IN_DANGER, "bà cụ thở máy"),
    ],
)
def test_people_to_whom_nobody_turned_stand_on_page_one_with_what_to_do_today(
    inject: int, what: str, told: str, help_: str
) -> None:
    pen = Pen(planned())
    read(pen, 12, inject, "ward-a.desk")
    pen.write(
        12,
        CaseOpened(case="c1", intake="hotline", source=f"inject:{inject}", cell="ward-a", ward="a", level=1),
        "runner",
    )
    pen.write(12, CaseLinked(case="c1", claim="fund", by="conduct"), "runner")
    done = HELPS[help_]
    if done is not None:
        pen.write(20, done)
    found = assess(pen.end(180), replicas=0)
    shown = gap(judge(pen.end(180)), what)
    assert (told in shown) == (done is None), shown
    front = front_page(found.log, found.measures, found.plan)
    if done is None:
        assert front.gaps[0].rows[0].owed.what == what
        assert any(
            point.row.days <= 15 and what in {row.owed.what for row in point.rows} for point in front.to_do
        )


def test_who_was_told_what_is_so_is_helped_and_a_door_is_not() -> None:
    for inject, what, gone in ((CALL, unhelped.PAID, True), (DOOR, unhelped.DOOR, False)):
        pen = Pen(planned())
        pen.open(10, "c1", "fund")
        read(pen, 12, inject, "ward-a.desk")
        pen.publish(
            20, "c1", body="Không có quỹ nào, theo sổ lúc 22 giờ. Đề nghị bà con giữ tiền, gọi quầy vé."
        )
        assert (gap(judge(pen.end(180)), what) == "") == gone


@pytest.mark.parametrize(
    ("minute", "stance", "told"), [(20, "deny", True), (8, "deny", False), (20, "confirm", False)]
)
def test_who_is_in_danger_is_helped_by_a_right_word_that_comes_after(
    minute: int, stance: str, told: bool
) -> None:
    pen = Pen(planned())
    pen.open(5, "c1", "cut")
    if minute < 12:
        pen.publish(minute, "c1", stance=stance)
    read(pen, 12, SICK, "ward-a.desk")
    if minute > 12:
        pen.publish(minute, "c1", stance=stance)
    assert (gap(judge(pen.end(180)), unhelped.IN_DANGER) == "") == told


def test_harm_to_whoever_believes_a_claim_is_nobody_in_danger() -> None:
    pen = Pen(planned())
    read(pen, 12, CALL, "ward-a.desk")
    pen.open(12, "c1", "fund")
    assert gap(judge(pen.end(180)), unhelped.IN_DANGER) == ""
    assert not any(row.action == line(REACHED.action) for row in assess(pen.end(180), replicas=0).plan)


def praised(log: ReportTimeline, measure: Measure) -> tuple[Finding, ...]:
    """The strengths of the objectives that are told of a measure."""
    views = objective_views(log, {"E7": replace(measure, code="E7")})
    return tuple(finding for view in views for finding in view.strengths)


@pytest.mark.parametrize("other", [False, True])
def test_a_units_own_matter_told_from_its_word_alone_is_no_strength(other: bool) -> None:
    pen = Pen(planned())
    pen.open(10, "c0", "fridge")
    owners = ["ward-a", *(["ward-b"] if other else [])]
    for n, owner in enumerate(owners, 1):
        pen.write(
            12, QuestionAsked(case="c0", question=f"c0.q{n}", owner=owner, text=Text("Sổ ghi thế nào?"))
        )
        told = QuestionAnswered(
            case="c0", question=f"c0.q{n}", owner=owner, verdict="TRUE", record="primary", disputes=False,
            text=Text("Tủ hỏng đêm thứ Ba."),
        )  # fmt: skip
        pen.write(14, told, f"{owner}.desk")
    pen.publish(30, "c0", "acknowledgement", "confirm")
    found = judge(pen.end(180))
    assert ("ward-a" in gap(found, ownwitness.SOLE)) == (not other)
    measure = replace(
        found.measures["E11"],
        findings=(Finding(kind="strength", at=0, text=line("met"), seq=0, claim="fridge"),),
    )
    assert bool(praised(found.log, measure)) == other


@pytest.mark.parametrize(("place", "named"), [("B", False), ("A", True)])
def test_a_rumour_that_comes_up_in_a_ward_that_no_text_names_is_seen_and_left(
    place: str, named: bool
) -> None:
    made = planned()
    model = made.msel.injects[1].model_dump(by_alias=True)
    row = schema.Inject.model_validate(
        model | {"number": 300, "kind": "background", "method": "closed_group", "to": {"public": True, "roles": ("L1-DUTY",)},
                 "body": both(f"Bên {place} vẫn truyền tin quỹ.", f"In {place} they still pass it on.")}
    )  # fmt: skip
    wards = tuple(ward.model_copy(update={"name": schema.Bi(vi=f"Phường {ward.id.upper()}", en=f"{ward.id.upper()} Ward")})
                  for ward in made.places.wards)  # fmt: skip
    made = made.model_copy(update={
        "msel": schema.Msel(injects=(*made.msel.injects, row)), "places": made.places.model_copy(update={"wards": wards})
    })  # fmt: skip
    pen = Pen(made)
    pen.open(10, "c1", "fund")
    pen.publish(
        20,
        "c1",
        title="Ở phường A: không có quỹ nào",
        body="Ở phường A không có quỹ. Bà con giữ tiền.",
    )
    read(pen, 40, 300, "ward-b.desk")
    assert (place in gap(judge(pen.end(180)), passedby.NEW_FORM)) != named


def test_what_all_were_asked_to_write_down_and_nobody_did_is_named() -> None:
    pen = Pen(planned())
    for seat in ("city.desk", "ward-a.desk"):
        read(pen, 40, LIST, seat)
    assert "“Giao ca”" in gap(judge(pen.end(180)), ordered.UNWRITTEN)
    pen = Pen(planned())
    for seat in ("city.desk", "ward-a.desk"):
        read(pen, 40, LIST, seat)
    pen.write(
        45,
        MessageSent(
            message="m1",
            kind="chat",
            seat="city.desk",
            cell="city",
            to=(),
            text=Text("Việc một: tổ trực báo."),
        ),
        "city.desk",
    )
    assert not gap(judge(pen.end(180)), ordered.UNWRITTEN)


def test_each_whom_nobody_turned_to_is_a_thing_to_do_of_its_own() -> None:
    pen = Pen(planned())
    pen.open(10, "c1", "fund")
    for inject in (CALL, DOOR):
        read(pen, 12, inject, "ward-a.desk")
    found = assess(pen.end(180), replicas=0)
    todo = front_page(found.log, found.measures, found.plan).to_do
    told = {row.owed.what for point in todo[:2] for row in point.rows}
    assert {unhelped.PAID, unhelped.DOOR} <= told


@pytest.mark.parametrize(("come", "taken", "letter"), [(3, 0, "S"), (3, 1, "P"), (2, 0, "P")])
def test_notes_of_which_nobody_read_any_cost_the_detecting(come: int, taken: int, letter: str) -> None:
    made = planned()
    model = next(row for row in made.msel.injects if row.number == NOTE)
    notes = tuple(model.model_copy(update={"number": 300 + n}) for n in range(come))
    reports = [row for row in made.msel.injects if row.number < NOTE]
    pen = Pen(made.model_copy(update={"msel": schema.Msel(injects=(*reports, *notes))}))
    for row in reports:  # each is entered at once
        report(pen, 10, f"c{row.number}", row.number)
        pen.log(12, f"c{row.number}")
    for n in range(come):
        deliver(pen, 14, 300 + n)
        if n < taken:
            pen.write(15, InjectAcknowledged(inject=300 + n, seat="city.desk"), "city.desk")
    assert judge(pen.end(180)).measures["E1"].letter == letter


@pytest.mark.parametrize(
    ("role", "kind", "passed", "outcome"),
    [("RIGHTS", "correction", True, "met"), ("RIGHTS", "correction", False, "missed"), ("RIGHTS", "warning", False, "met"),
     ("L1-DUTY", "correction", False, "met")],
)  # fmt: skip
def test_a_correction_that_no_rights_adviser_passed_is_no_notice_where_there_is_one(
    role: str, kind: str, passed: bool, outcome: str
) -> None:
    made = planned()
    city = made.cells.cells[2]
    seats = (city.seats[0].model_copy(update={"roles": (role,)}),)
    cells = schema.Cells(cells=(*made.cells.cells[:2], city.model_copy(update={"seats": seats})))
    pen = Pen(made.model_copy(update={"cells": cells}))
    pen.open(10, "c1", "fund")
    if passed:
        pen.write(19, StatementApproved(statement="s1", version=1, role="RIGHTS", cell="city"), "city.desk")
    pen.publish(20, "c1", kind)
    if passed:  # it stands in the log before the text went out, and after it was drafted
        pen.events[-4], pen.events[-3] = pen.events[-3], pen.events[-4]
        pen.events[:] = [replace(event, seq=seq) for seq, event in enumerate(pen.events)]
    notices = [
        row for row in judge(pen.end(180)).measures["E14"].rows if row.owed.what == transparency.NOTICE
    ]
    assert [row.outcome for row in notices] == [outcome]
