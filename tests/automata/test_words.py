"""What automated cells write and when they turn from one piece of work to another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.automata import agenda
from infodrill.automata.character import character
from infodrill.automata.proposal import ASIDE, Duty, Proposal
from infodrill.automata.sentences import clause, headline, names, sentences
from infodrill.automata.words import _headed_alike, returned
from infodrill.casework.nouns.moves import CaseStepped
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
                disposition="", late=False, recheck_at=-1, target_met=False, reason=Text("")),
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
