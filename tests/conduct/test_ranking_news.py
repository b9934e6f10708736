"""The one next thing for a seat, and what came while it was away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest

from infodrill.casework.nouns.gate import AnswerGate
from infodrill.casework.nouns.intake import CaseOpened, LogCase, OpenCase
from infodrill.casework.nouns.questions import AnswerQuestion, AskOwner
from infodrill.casework.nouns.statement import DraftStatement
from infodrill.casework.nouns.verdict import SetVerdict
from infodrill.conduct.news import line, since
from infodrill.conduct.noun import Command
from infodrill.conduct.nouns.conferences import OpenConference
from infodrill.conduct.nouns.directives import GiveDirective
from infodrill.conduct.nouns.guidance import IssueGuidance
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.links import CaseLinked
from infodrill.conduct.nouns.lobby import CallRoll
from infodrill.conduct.nouns.messages import ConfirmReceipt, SendMessage
from infodrill.conduct.nouns.msel import AdHocInject
from infodrill.conduct.nouns.posts import PostOnNetwork
from infodrill.conduct.nouns.practice import PracticeOpened, PracticeWaits, PracticeWentOn
from infodrill.conduct.nouns.pressquestions import AnswerPressQuestion, AskPressQuestion, question_asked
from infodrill.conduct.ranking import _urgency, things
from infodrill.conduct.textswaiting import overtaken
from infodrill.conduct.waiting import NEAR_P1, RANK, SOME_DAY, Waiting, head
from infodrill.kernel.errors import Refused
from infodrill.scenario.loader import Loaded
from tests.conduct.drilling import Range


@pytest.fixture
def ground(clinic: Loaded) -> Range:
    return Range(clinic.scenario)


def step(ground: Range, seat: str) -> str:
    found = head(things(ground.see(seat)))
    return found.step if found else ""


def test_a_seat_with_nothing_to_do_is_told_so(ground: Range) -> None:
    assert head(things(ground.see("rights"))) is None


def test_a_new_case_is_to_be_logged_by_its_due_second(ground: Range) -> None:
    case = ground.case()
    hint = head(things(ground.see("duty")))
    assert (hint.step, hint.item, hint.due) == ("log", case, 600)
    assert step(ground, "head") != "log", "the head cannot log"


def test_the_hint_follows_the_case(ground: Range) -> None:
    case = ground.case()
    ground.give(
        "duty", LogCase(role="L1-DUTY", case=case, sentence="Người dân hỏi giờ mở cửa.", danger=False)
    )
    assert step(ground, "duty") == "gate"
    ground.give(
        "duty", AnswerGate(role="L1-DUTY", case=case, answers=("no", "yes", *["no"] * 7), note="ý kiến")
    )
    assert step(ground, "head") == "leave_gated"


def test_what_is_due_first_comes_first(ground: Range) -> None:
    ground.give(
        "town", AskPressQuestion(role="SIM-PRESS", outlet="Phóng viên Tin Bờ Cát (hư cấu)", text="Sao?")
    )
    assert step(ground, "voice") == "press"
    ground.give("voice", OpenConference("SPOKE", "Họp báo"))
    ground.give(
        "town",
        AskPressQuestion(
            role="SIM-PRESS", outlet="Phóng viên Tin Bờ Cát (hư cấu)", text="Gấp?", conference="p1"
        ),
    )
    assert head(things(ground.see("voice"))).item == "pq2", "the live one has three minutes"


def test_what_is_of_a_higher_priority_stands_ahead_of_all_else_however_soon_that_is_due() -> None:
    made = [
        Waiting(step=f"{rank}-{due}", item=f"c{rank}{due}", rank=rank, due=due)
        for rank in sorted(RANK.values())
        for due in (100, 900, SOME_DAY)
    ]
    ordered = sorted(made, key=_urgency)
    assert [one.rank for one in ordered[:3]] == [RANK["P1"]] * 3
    assert [(one.rank, one.due) for one in ordered[3:]] == sorted(
        (one.rank, one.due) for one in made if one.rank
    )


def test_a_directive_and_a_report_wait_for_the_cells_they_bind_until_these_say_so(ground: Range) -> None:
    ground.give("coordinator", GiveDirective(role="L2-LEAD", text="Báo lại", to=("clinic",), owner="clinic"))
    ground.give("coordinator", SendMessage(role="L2-LEAD", kind="report", to=("clinic",), text="Tin mới"))
    waiting = {(one.step, one.item) for one in things(ground.see("duty"))}
    assert {("receipt", "d1"), ("receipt", "m1")} <= waiting
    assert not {one.step for one in things(ground.see("coordinator"))} & {"receipt"}, "who gave it needs none"
    assert not {one.step for one in things(ground.see("rights"))} & {"receipt"}, "it binds another cell"
    for item in ("d1", "m1"):
        ground.give("duty", ConfirmReceipt("L1-DUTY", item))
        assert ground.give("duty", ConfirmReceipt("L1-DUTY", item)) == ()
    assert not {one.step for one in things(ground.see("head"))} & {"receipt"}, "once for the cell"
    with pytest.raises(Refused):
        ground.give("rights", ConfirmReceipt("RIGHTS", "d1"))
    ground.give("coordinator", GiveDirective(role="L2-LEAD", text="Mọi đơn vị báo lại"))
    assert {"d2"} == {one.item for one in things(ground.see("rights")) if one.step == "receipt"}


def test_unread_injects_and_rolls_are_named(ground: Range) -> None:
    ground.give("direction", CallRoll("CTRL", "roll_call"))
    assert step(ground, "rights") == "roll"
    ground.give(
        "direction",
        AdHocInject(
            role="CTRL",
            sender="Người viết trên mạng",
            method="chat",
            subject="s",
            body="b",
            cells=("adviser",),
        ),
    )
    assert step(ground, "rights") == "read"


def test_a_report_of_which_a_case_was_opened_waits_behind_one_that_nobody_has_taken_up(ground: Range) -> None:
    """The head of a desk stayed a complaint of 22 minutes ago that somebody else worked on, above “30 children”."""
    for row in ground.scenario.msel.injects:
        told = InjectDelivered(
            inject=row.number, planned=0, run_status="delivered", recipients=("voice",), public=False
        )
        ground.note(told)
    reports = [row.number for _, row in ground.see("voice").inbox if row.reports and row.method != "hotline"]
    first, then = sorted(reports)[:2]
    order = [thing.item for thing in things(ground.see("voice")) if thing.step == "read"]
    assert order.index(str(first)) < order.index(str(then))
    ground.note(CaseOpened(case="c9", intake="hotline", source=f"inject:{first}", cell="clinic"))
    order = [thing.item for thing in things(ground.see("voice")) if thing.step == "read"]
    assert str(first) not in order or order.index(str(first)) > order.index(str(then))


def asked(ground: Range, seat: str) -> set[str]:
    return {thing.item for thing in things(ground.see(seat)) if thing.step in ("read", "receipt")}


def test_whoever_acted_on_what_came_is_not_asked_whether_it_was_read(ground: Range) -> None:
    """In whatever way it was acted on: a case made of it or of the post that it is, its case carried on, its question
    answered, the post answered. Nobody else is taken to have read it."""
    post = next(row.number for row in ground.scenario.msel.injects if row.to.public)
    acts: dict[int, tuple[str, Callable[[], Command]]] = {
        2: ("duty", lambda: OpenCase(role="L1-DUTY", intake="hotline", source="inject:2", said="s")),
        3: ("duty", lambda: LogCase(role="L1-DUTY", case="c2", sentence="s", danger=False)),
        10: ("voice", lambda: AnswerPressQuestion(role="SPOKE", question="pq1", kind="answer", text="Chưa.")),
        post: (
            "voice",
            lambda: PostOnNetwork(role="SPOKE", room="feed", text="Đang xem.", parent=f"i{post}.0"),
        ),
    }
    for number, (seat, act) in acts.items():
        told = InjectDelivered(
            inject=number, planned=0, run_status="delivered", recipients=(seat, "rights"), public=False
        )
        ground.note(told)
        if number == 3:
            ground.note(CaseOpened(case="c2", intake="hotline", source="inject:3", cell="clinic"))
        if number == 10:
            ground.note(question_asked("pq1", 0, inject=10))
        row = next(row for row in ground.scenario.msel.injects if row.number == number)
        # What waits as a case or as a question of the press is not asked for twice; whoever calls waits all the same.
        twice = number in (3, 10) and row.method != "hotline"
        assert (str(number) in asked(ground, seat)) == (not twice), number
        ground.give(seat, act())
        assert str(number) not in asked(ground, seat), number
    assert asked(ground, "rights") == set(map(str, acts))


def test_a_report_or_directive_that_was_acted_on_needs_no_receipt(ground: Range) -> None:
    case = ground.case()
    ground.at(60)
    ground.give("coordinator", GiveDirective(role="L2-LEAD", text="Báo lại", to=("clinic",), case=case))
    for about in ("", case):
        ground.give(
            "coordinator", SendMessage(role="L2-LEAD", kind="report", to=("clinic",), text="Tin", case=about)
        )
    assert asked(ground, "head") == {"d1", "m1", "m2"}
    ground.give("duty", LogCase(role="L1-DUTY", case=case, sentence="Hỏi giờ mở cửa.", danger=False))
    assert asked(ground, "head") == {"m1"}, "its cell works on the case"
    back = ground.see("duty").seats.seats["coordinator"].cell
    ground.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(back,), text="Đã rõ."))
    assert asked(ground, "head") == set(), "its cell wrote back"


def test_the_monitor_is_reminded_of_the_sheet_in_phase_one(clinic: Loaded) -> None:
    assert step(Range(clinic.scenario, phase=1), "lookout") == "sheet"
    assert step(Range(clinic.scenario, phase=2), "lookout") != "sheet"


def test_news_since_a_second_is_what_came_or_changed(ground: Range) -> None:
    ground.case()
    ground.at(600)
    ground.give(
        "direction",
        AdHocInject(
            role="CTRL",
            sender="Người viết trên mạng",
            method="chat",
            subject="s",
            body="b",
            cells=("clinic",),
        ),
    )
    ground.give("coordinator", SendMessage(role="L2-LEAD", kind="chat", to=("clinic",), text="Có gì mới?"))
    ground.give("coordinator", IssueGuidance(role="L2-LEAD", to=("clinic",), topic="t", facts="f", lines=()))
    assert [news.kind for news in since(ground.see("duty"), 300)] == ["guidance", "inject", "message"]
    assert [news.kind for news in since(ground.see("rights"), 300)] == []
    assert line(ground.see("duty"), 240) == "Anh chị vắng 6 phút: 3 việc mới"
    assert line(ground.see("duty"), 590) == ""


def test_what_control_links_is_no_news(ground: Range) -> None:
    case = ground.case()
    ground.at(600)
    ground.note(CaseLinked(case=case, claim=ground.scenario.claims[0].id, by="CTRL"))
    assert since(ground.see("duty"), 300) == ()


def test_what_was_passed_in_a_practice_stands_behind_all_else(clinic: Loaded) -> None:
    ground = Range(clinic.scenario)
    ground.note(PracticeOpened("duty"))
    first, second = ground.case(), ground.case()
    waits = head(things(ground.see("duty")))
    assert waits and waits.item in (first, second)
    ground.note(PracticeWaits((waits.name,)), PracticeWentOn(passed=True))
    after = [thing.name for thing in things(ground.see("duty"))]
    assert after[0] != waits.name and after[-1] == waits.name


def test_whatever_may_be_done_on_a_p1_stands_before_all_that_is_not() -> None:
    others = [
        Waiting(step="log", item="c2", rank=RANK[p], due=at)
        for p in ("", "P2", "P3")
        for at in (10, SOME_DAY)
    ]
    others += [Waiting(step=step, item="1", rank=30, due=5) for step in ("guidance", "proposal", "read")]
    for urgent in (
        Waiting(step="gate", item="c1", rank=RANK["P1"]),
        Waiting(step="verdict", item="c1", rank=NEAR_P1),
        Waiting(step="publish", item="s1", rank=RANK["P1"], due=900),
    ):
        assert all(_urgency(urgent) < _urgency(other) for other in others), urgent


@pytest.mark.parametrize("lacks", ["en", "vi"])
def test_a_text_begun_in_one_language_waits_for_its_author_until_it_can_be_handed_in(
    ground: Range, lacks: str
) -> None:
    has = "vi" if lacks == "en" else "en"
    words = {f"title_{has}": "Nước trong", f"body_{has}": "Nước đã trong từ sáng nay."}
    told = {
        "role": "COMMS",
        "case": "",
        "kind": "prebunk",
        "stance": "advice",
        "channels": ("feed",),
        "figures": (),
    }
    ground.give("voice", DraftStatement(**told, **words))
    (text,) = ground.see("voice").statements
    waits = {(thing.step, thing.item) for thing in things(ground.see("voice"))}
    assert ("complete", text.statement) in waits
    begun, further = replace(text, case="c1"), replace(text, statement="s9", case="c1", state="REVIEW")
    for others, still in (((), True), ((further,), False), ((replace(further, case="c2"),), True)):
        seen = SimpleNamespace(statements=(begun, *others))
        assert overtaken(seen, begun) != still, "another text of its case has gone further"
    assert not {thing.step for thing in things(ground.see("rights"))} & {"complete"}, "it is its author's"
    more = {f"title_{lacks}": "Nước trong", f"body_{lacks}": "Nước đã trong từ sáng nay."}
    ground.give("voice", DraftStatement(**told, **words, **more, statement=text.statement))
    steps = [thing.step for thing in things(ground.see("voice")) if thing.item == text.statement]
    assert steps == ["submit"]


def test_what_is_owed_on_p1_stands_before_a_question_of_the_press_that_is_due_sooner() -> None:
    press = Waiting(step="press", item="pq1", rank=NEAR_P1, due=100)
    owed = Waiting(step="holding", item="c1", rank=RANK["P1"], due=1_900)
    may = Waiting(step="evidence", item="c1", rank=NEAR_P1)
    other = Waiting(step="verify", item="c2", rank=RANK["P2"], due=50)
    assert sorted([other, may, press, owed], key=_urgency) == [owed, press, may, other]


def test_the_press_stands_behind_what_is_owed_on_p1(ground: Range) -> None:
    ground.give(
        "town", AskPressQuestion(role="SIM-PRESS", outlet="Phóng viên Tin Bờ Cát (hư cấu)", text="Sao?")
    )
    assert [thing.rank for thing in things(ground.see("voice")) if thing.step == "press"] == [NEAR_P1]


def test_a_first_word_stays_owed_on_the_desk_while_nobody_knows(clinic: Loaded) -> None:
    """“Not enough evidence yet” took it from the desk of whoever speaks, while its clock ran on."""
    ground = Range(clinic.scenario)
    case = ground.case()
    ground.give("duty", LogCase(role="L1-DUTY", case=case, sentence="Tủ lạnh hỏng.", danger=True))
    answers = ("yes", *["no"] * 8)
    ground.give("duty", AnswerGate(role="L1-DUTY", case=case, answers=answers, note="một dòng"))
    ground.give("lookout", AskOwner(role="VERIFY", case=case, owner="clinic", text="Tủ lạnh thế nào?"))
    owed = [thing.step for thing in things(ground.see("voice")) if thing.item == case]
    assert "holding" in owed
    ground.give(
        "lookout", SetVerdict(role="VERIFY", case=case, verdict="UNPROVEN", confidence=500, evidence=())
    )
    assert [thing.step for thing in things(ground.see("voice")) if thing.item == case] == owed


def test_a_record_that_comes_later_leads_its_owner_and_then_whoever_verifies_on(ground: Range) -> None:
    """An owner said in time that it was not known; when the record came nobody was told, and no correction followed."""
    claim = ground.scenario.claim("b2-expired")
    known = claim.truth[0].known_from
    case = ground.case(claim.id)
    ground.at(60)
    ground.give("duty", LogCase(role="L1-DUTY", case=case, sentence="Tiêm thuốc hỏng.", danger=True))
    ground.give("duty", AnswerGate(role="L1-DUTY", case=case, answers=("yes", *["no"] * 8)))
    ground.give("lookout", AskOwner(role="VERIFY", case=case, owner="clinic", text="Có đúng không?"))
    (asked,) = ground.state.book.cases[case].questions
    said = {"role": "FACT-OWNER", "case": case, "question": asked.question, "advice": "", "disputes": False}
    ground.at(300)
    ground.give("duty", AnswerQuestion(**said, verdict="UNPROVEN", record="none", text="Chưa biết."))
    ground.give(
        "lookout", SetVerdict(role="VERIFY", case=case, verdict="UNPROVEN", confidence=700, evidence=())
    )
    owed = {
        seat: {thing.step for thing in things(ground.see(seat)) if thing.item == case}
        for seat in ("duty", "lookout")
    }
    assert not owed["duty"] & {"answer"} and not owed["lookout"] & {"verdict", "new_evidence"}
    ground.at(known + 60)
    assert "answer" in {thing.step for thing in things(ground.see("duty")) if thing.item == case}
    ground.give(
        "duty", AnswerQuestion(**said, verdict="FALSE", record="primary", text="Không trẻ nào bị tiêm.")
    )
    assert "answer" not in {thing.step for thing in things(ground.see("duty")) if thing.item == case}
    steps = {thing.step for thing in things(ground.see("lookout")) if thing.item == case}
    assert steps & {"verdict", "new_evidence"}


def test_what_is_approved_goes_out_before_another_text_is_begun_and_what_was_overtaken_asks_nothing(
    ground: Range,
) -> None:
    """An approved correction lay folded behind a first word; a draft that came back led the desk long after its correction."""
    ready = Waiting(step="publish", item="s1", rank=RANK["P1"], due=900)
    begun = Waiting(step="holding", item="c2", rank=RANK["P1"], due=60)
    assert sorted([begun, ready], key=_urgency) == [ready, begun]
    told = {
        "role": "COMMS",
        "case": "",
        "kind": "bulletin",
        "stance": "advice",
        "channels": ("feed",),
        "figures": (),
    }
    words = {
        "title_vi": "Nước trong",
        "body_vi": "Nước trong.",
        "title_en": "Clear",
        "body_en": "It is clear.",
    }
    ground.give("voice", DraftStatement(**told, **words))
    (text,) = ground.see("voice").statements
    assert {thing.step for thing in things(ground.see("voice")) if thing.item == text.statement} == {"submit"}
    old = replace(text, case="c1")
    further = replace(old, statement="s9", state="REVIEW")
    view = SimpleNamespace(statements=(old, further))
    assert overtaken(view, old)


@pytest.mark.parametrize("step", ["approve", "sign"])
def test_a_name_that_others_wait_for_by_an_hour_stands_before_what_is_only_read(step: str) -> None:
    """A seat that had reports to read approved last: each text of the hour missed it by the minutes that reading took."""
    asked = Waiting(step=step, item="s1", rank=RANK["P2"], due=900)
    unread = [Waiting(step="read", item=str(number), rank=RANK[""]) for number in (3, 4)]
    press = Waiting(step="press", item="pq1", rank=NEAR_P1, due=1_200)
    some_day = replace(asked, due=SOME_DAY, item="s2")
    ordered = sorted([*unread, some_day, asked, press], key=_urgency)
    assert ordered == [press, asked, *unread, some_day]
