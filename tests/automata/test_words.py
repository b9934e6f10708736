"""What automated cells write and when they turn from one piece of work to another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.automata import agenda
from infodrill.automata.character import character
from infodrill.automata.firstwords import channels
from infodrill.automata.proposal import ASIDE, OURS, Duty, Proposal
from infodrill.automata.sentences import clause, headline, names, sentences
from infodrill.automata.words import _headed_alike, returned
from infodrill.automata.writer import Writer
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.questions import QuestionAnswered, QuestionAsked
from infodrill.casework.nouns.statement import DraftStatement, StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.nouns.forecasts import ForecastSheetFiled, WatchListSet
from infodrill.conduct.nouns.guidance import GuidanceConfirmed, GuidanceIssued
from infodrill.conduct.nouns.injects import InjectAcknowledged
from infodrill.conduct.nouns.meetings import CloseMeeting, DecisionRecorded, MeetingClosed, MeetingOpened
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered
from infodrill.conduct.nouns.publicquestions import QuestionsAnswered
from infodrill.conduct.nouns.restraint import PressTrap
from infodrill.kernel.events import Event, Text
from infodrill.scenario.loader import Loaded
from tests import rehearsals
from tests.conduct.conftest import Play
from tests.conduct.drilling import Range


@pytest.mark.parametrize(
    ("fact", "title"),
    [
        ("The register stands at no. 61; there is no 88.", "The register stands at no. 61"),
        ("Phiếu kho: kho Bến Trăng nằm trên nền cao, khô ráo và đủ hàng.", "Kho Bến Trăng nằm trên nền cao, khô ráo và đủ hàng"),
        ("Đây là câu hỏi. Giấy tờ cũ còn nguyên giá trị.", "Giấy tờ cũ còn nguyên giá trị"),
    ],
)  # fmt: skip
def test_a_title_says_the_fact_without_its_source_or_aside(fact: str, title: str) -> None:
    assert headline(fact) == title


def test_a_number_after_no_ends_no_sentence_and_a_bracket_is_not_left_open() -> None:
    assert sentences("It is no. 62. Work goes on.") == ("It is no. 62.", "Work goes on.")
    assert (
        clause("Dùng nước ở ba xe bồn (cổng chợ, sân đình) để ăn uống.") == "Dùng nước ở ba xe bồn để ăn uống"
    )


def test_a_clause_too_long_for_a_title_gives_way_to_the_next_and_is_never_cut() -> None:
    long = (
        "Lịch dán ở cổng chợ: " + "điện chỉ tạm ngừng lúc gió mạnh, " * 5 + "rồi đóng lại. Đêm nay có điện."
    )
    assert headline(long) == "Đêm nay có điện"
    assert headline("Không một câu nào " * 12) == ""


def test_sentences_end_before_any_capital_and_a_number_of_the_next() -> None:
    assert sentences("Chưa đủ căn cứ. Đoạn clip dài 19 giây. Ảnh cũ.") == (
        "Chưa đủ căn cứ.", "Đoạn clip dài 19 giây.", "Ảnh cũ.",
    )  # fmt: skip
    assert sentences("Miễn phí đến hết năm. 450.000 là phí khác.") == (
        "Miễn phí đến hết năm.",
        "450.000 là phí khác.",
    )


def test_names_are_of_places_and_things() -> None:
    assert names('Trang "Quỹ Sao Biển" ở Cống Sáu, Hải Minh. The Mỏ Neo school') == [
        "Quỹ Sao Biển", "Cống Sáu", "Hải Minh", "Mỏ Neo",
    ]  # fmt: skip


def test_every_seat_of_a_good_cell_does_more_than_read(played: Play, clinic: Loaded) -> None:
    _, drill = played("good")
    work = [
        event for event in drill.events if not isinstance(event.body, (InjectAcknowledged, GuidanceConfirmed))
    ]
    seats = {seat.id for cell in clinic.scenario.cells.cells if cell.level > 0 for seat in cell.seats}
    assert seats <= {event.actor for event in work}


def test_guidance_takes_its_lines_from_the_latest_word_on_its_matter() -> None:
    """A correction overtakes the first word that it corrects: no ward is sent the earlier one after it."""
    drill = rehearsals.played("forged-order", "good")
    latest: dict[str, str] = {}
    about: dict[str, str] = {}
    sent = 0
    for event in drill.events:
        if isinstance(event.body, StatementDrafted):
            about.setdefault(event.body.statement, event.body.case)
        elif isinstance(event.body, StatementStepped) and event.body.to == "PUBLISHED":
            latest[about[event.body.statement]] = event.body.statement
        elif isinstance(event.body, GuidanceIssued) and event.body.repeats:
            sent += 1
            assert event.body.repeats == latest[event.body.about], event
    assert sent


def test_the_proactive_side_is_played(played: Play) -> None:
    _, drill = played("good")
    kinds = {type(event.body) for event in drill.events}
    expected = {
        ForecastSheetFiled, WatchListSet, MeetingOpened, DecisionRecorded, MeetingClosed,
        QuestionsAnswered, PressQuestionAnswered,
    }  # fmt: skip
    assert expected <= kinds, {kind.__name__ for kind in expected - kinds}
    # In the clinic people ask from the first minute on, and nobody writes ahead while they wait; here there is a quiet hour.
    quiet = rehearsals.played("forged-order", "good").events
    assert any(isinstance(event.body, StatementDrafted) and event.body.kind == "prebunk" for event in quiet)


def test_lines_of_an_urgent_text_go_to_the_wards_and_are_confirmed_where_there_is_time_for_it() -> None:
    """In the clinic's hour and a quarter the one secretary may have no minute left; here a city and its ward play."""
    kinds = {type(event.body) for event in rehearsals.played("forged-order", "good").events}
    assert {GuidanceIssued, GuidanceConfirmed} <= kinds


def test_automated_press_answers_contradict_nothing_published(played: Play) -> None:
    _, drill = played("good")
    answers: list[Event] = [event for event in drill.events if isinstance(event.body, PressQuestionAnswered)]
    assert answers and not any(answer.body.contradictions for answer in answers)  # type: ignore[attr-defined]


def test_what_can_wait_is_not_begun_while_something_urgent_is_half_done(
    clinic: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    ground = Range(clinic.scenario)
    ground.at(100)
    duty = Duty(ground.see("voice"), character("good"), 1)
    command = CloseMeeting("L2-SEC", "h1")
    urgent = Proposal(weight=0, since=0, work="draft", key="urgent", command=command)  # takes 180 seconds
    aside = Proposal(weight=ASIDE, since=0, work="minute", key="aside", command=command)
    monkeypatch.setattr(agenda, "BEHAVIOURS", (lambda one: iter((urgent, aside)),))
    assert agenda.agenda(duty) == ()
    monkeypatch.setattr(agenda, "BEHAVIOURS", (lambda one: iter((replace(urgent, since=101), aside)),))
    assert agenda.agenda(duty) == (aside,), "what has not come yet holds nothing back"


@pytest.mark.parametrize(
    ("work", "at_hand", "less", "waiting", "turns"),
    [
        ("draft", 10, 1, False, False),  # people wait for a text
        ("sheet", 10, agenda.SLACK, False, True),  # among cases people turn from one to another
        ("sheet", 10, agenda.SLACK + 1, False, False),  # and to nothing much less urgent
        ("sheet", agenda.BESIDE, 1, False, False),  # an errand is not put off by a shorter one behind it
        ("sheet", agenda.BESIDE, 1, True, True),  # but by what was done before it came in
        ("sheet", agenda.BESIDE - 1, 1, False, True),
        ("sheet", -OURS, 1, False, False),  # nothing puts off what our own word does to people
        ("sheet", 1 - OURS, 1, False, True),
    ],
)
def test_to_what_a_seat_turns_while_it_is_at_something_else(
    clinic: Loaded,
    monkeypatch: pytest.MonkeyPatch,
    work: str,
    at_hand: int,
    less: int,
    waiting: bool,
    turns: bool,
) -> None:
    ground = Range(clinic.scenario)
    ground.at(100)
    duty = Duty(ground.see("voice"), character("good"), 1)
    command = CloseMeeting("L2-SEC", "h1")
    long = Proposal(weight=at_hand, since=90 if waiting else 0, work=work, key="long", command=command)
    short = Proposal(weight=at_hand + less, since=0, work="minute", key="short", command=command)
    monkeypatch.setattr(agenda, "BEHAVIOURS", (lambda one: iter((long, short)),))
    assert agenda.agenda(duty) == ((short,) if turns else ())


def test_a_colleague_has_it_noted_that_a_trap_was_wrong(clinic: Loaded) -> None:
    ground = Range(clinic.scenario)
    case = ground.case("b1-waiting")
    ground.give("head", PressTrap("L1-LEAD", "ask_removal", case))
    duty = Duty(ground.see("voice"), character("good"), 1)
    (proposal,) = agenda.advising.object_to_traps(duty)
    ground.give("voice", proposal.command)
    assert ground.state.objections == ((case, "clinic"),)
    assert not list(agenda.advising.object_to_traps(Duty(ground.see("voice"), character("good"), 1)))


def test_of_two_drafts_under_one_headline_that_were_sent_back_the_older_goes_on(clinic: Loaded) -> None:
    """Each held up the other for good, and an answer that was owed was never written."""
    ground = Range(clinic.scenario)
    texts = []
    for claim in ("b1-waiting", "b2-fridge"):
        case = ground.case(claim)
        ground.note(
            CaseStepped(role="VERIFY", cell="clinic", case=case, step="verify", frm="GATED", to="VERIFYING",
                disposition="", recheck_at=-1, target_met=False, reason=Text("")),
        )  # fmt: skip
        texts.append(ground.publish(case, "holding", "unknown", published=False))
        ground.at(ground.state.at + 60)
    for text in texts:
        for frm, to in (("DRAFTING", "REVIEW"), ("REVIEW", "DRAFTING")):
            ground.note(
                StatementStepped(statement=text, version=1, frm=frm, to=to, role="SPOKE", cell="clinic")
            )
    duty = Duty(ground.see("voice"), character("good"), 1)
    assert all(returned(duty, text) for text in duty.view.statements)
    made = [
        DraftStatement(role="COMMS", case=text.case, kind=text.kind, stance="unknown", channels=("press",), figures=(),
            title_vi="T", title_en="T", body_vi="Thân.", body_en="Body.", statement=text.statement)
        for text in duty.view.statements
    ]  # fmt: skip
    assert [_headed_alike(duty, each) for each in made] == [False, True]
    assert _headed_alike(duty, replace(made[1], statement="")), "the older one goes on first"


def answered(ground: Range, case: str, text: str, verdict: str, advice: str = "") -> Writer:
    """Who writes on a case that its owner has just answered."""
    ground.note(
        QuestionAsked(case=case, question=f"{case}.q1", owner="clinic", text=Text("?")),
        QuestionAnswered(case=case, question=f"{case}.q1", owner="clinic", verdict=verdict, record="primary",
            disputes=False, text=Text(text), advice=Text(advice)),
    )  # fmt: skip
    return Writer(ground.state.book.cases[case], ground.see("voice"), 1)


def test_what_is_half_open_yet_is_not_said_to_have_become_clear(clinic: Loaded) -> None:
    ground = Range(clinic.scenario)
    ground.at(490)
    for claim, open_yet in zip(ground.scenario.claims, (True, False), strict=False):
        case = ground.case(claim.id)
        ground.publish(
            case, "holding", "unknown", body_vi="Chưa rõ kho có ngập không.", body_en="Not known yet."
        )
        last = (
            ("Nguyên nhân chưa kết luận.", "The cause is not known yet.")
            if open_yet
            else ("Kho khô.", "It is dry.")
        )
        text = answered(ground, case, f"Kho còn đủ. {last[0]}\nThe store is full. {last[1]}", "FALSE").write(
            "correction"
        )
        assert ("nay việc này đã rõ" in text.body_vi) is ("now it is" in text.body_en) is not open_yet, (
            text.body_vi
        )


def test_what_is_not_known_stands_in_both_languages_where_the_owner_put_it(clinic: Loaded) -> None:
    """In English a suspicion went before the words that nothing bears it out."""
    ground = Range(clinic.scenario)
    ground.at(490)
    told = (
        "Chưa có gì cho thấy ai bán gạo, cũng chưa loại trừ được. Có một xe dừng ở quán, trong bao là gì thì chưa rõ.\n"
        "Nothing so far shows that anybody sold rice, and it cannot be ruled out yet. A truck did stop at an eating-house, "
        "and it is not known yet what was in the sacks."
    )
    text = answered(ground, ground.case(ground.scenario.claims[0].id), told, "UNPROVEN").write("holding")
    assert text.body_vi.index("ai bán gạo") < text.body_vi.index("một xe dừng")
    assert text.body_en.index("anybody sold") < text.body_en.index("truck did stop"), text.body_en


def test_that_nothing_need_be_done_is_no_thing_to_do(clinic: Loaded) -> None:
    ground = Range(clinic.scenario)
    ground.at(490)
    advice = "Tối nay không cần hứng nước; xem lịch ở bảng tin.\nThere is no need to store water tonight; see the notice board."
    case = ground.case(ground.scenario.claims[0].id)
    told = answered(ground, case, "Bể còn đầy.\nThe tank is full.", "FALSE", advice)
    for seed in range(6):
        text = Writer(told.case, told.view, seed).write("correction")
        assert "xin bà con lưu ý: tối nay không cần" in text.body_vi.lower(), text.body_vi


@pytest.mark.parametrize("aloud", [True, False])
def test_who_heard_by_word_of_mouth_that_nothing_is_known_hears_there_what_is_so(
    clinic: Loaded, aloud: bool
) -> None:
    ground = Range(clinic.scenario)
    ground.at(490)
    claim = next(claim for claim in ground.scenario.claims if claim.harm == "H2")
    case = ground.case(claim.id)
    ground.publish(case, "holding", "unknown", channels=("feed", "field") if aloud else ("feed",))
    seen = Duty(ground.see("voice"), character("good"), 1)
    assert ("field" in channels(seen, ground.state.book.cases[case], "correction")) is aloud
