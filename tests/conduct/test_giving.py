"""The one write path: what a seat asks is recorded with all that follows from it, whoever drives the drill."""

from __future__ import annotations

import pytest

from infodrill.casework import clocks
from infodrill.casework.nouns.evidence import AddAttachment, AddEvidence
from infodrill.casework.nouns.intake import LogCase, OpenCase
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct import giving
from infodrill.conduct.ballots import MemoryBallotBox
from infodrill.conduct.giving import PressOrder, decided, give, single
from infodrill.conduct.nouns.city import StatementReleased, WaveStarted
from infodrill.conduct.nouns.course import DrillClosed
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.nouns.pressquestions import (
    AnswerPressQuestion,
    AskPressQuestion,
    PressQuestionAnswered,
)
from infodrill.conduct.nouns.survey import CloseSurvey, Survey, SurveyOpened
from infodrill.kernel.errors import DrillError, Refused
from infodrill.kernel.events import Text
from infodrill.scenario.loader import Loaded
from tests.conduct.drilling import Range
from tests.conduct.living import begin

CHAT = SendMessage(role="L1-DUTY", kind="chat", to=(), text="Đã nhận.")


def test_what_a_command_sends_into_the_city_is_recorded_with_it(clinic: Loaded) -> None:
    drill = Range(clinic.scenario)
    claim = clinic.scenario.claims[0].id
    drill.give(
        "town",
        AskPressQuestion(
            role="SIM-PRESS", outlet="Phóng viên Tin Bờ Cát (hư cấu)", text="Đúng không?", claim=claim
        ),
    )
    answer = AnswerPressQuestion(
        role="SPOKE", question="pq1", kind="holding", text="Đang kiểm tra.", stance="unknown"
    )
    events = give(drill.drill, "voice", answer, drill.state.at, "a")
    assert [(type(event.body), event.actor) for event in events] == [
        (PressQuestionAnswered, "voice"),
        (StatementReleased, "runner"),
    ]
    assert list(events) == drill.log.kept[-2:] and drill.state.seq == events[-1].seq


def test_a_repeated_client_id_records_nothing_and_answers_as_at_first(clinic: Loaded) -> None:
    drill = Range(clinic.scenario)
    first = give(drill.drill, "duty", CHAT, 0, "a")
    length = len(drill.log)
    assert give(drill.drill, "duty", CHAT, 0, "a") == first and len(drill.log) == length


def test_a_refused_order_leaves_nothing_of_the_press(clinic: Loaded) -> None:
    drill = Range(clinic.scenario)
    length, before = len(drill.log), drill.state
    orders = (
        *single(CHAT, "a"),
        PressOrder("b", lambda done: LogCase(role="L1-DUTY", case="c9", sentence="Gì đó", danger=False)),
    )
    with pytest.raises(Refused):
        tuple(decided(drill.drill, "duty", orders, 0))
    assert len(drill.log) == length and drill.state is before


def test_trying_a_press_keeps_no_file(clinic: Loaded) -> None:
    drill = Range(clinic.scenario)
    give(drill.drill, "duty", OpenCase(role="L1-DUTY", intake="ward", source="free", said="Tủ lạnh hỏng."), 0)
    give(drill.drill, "duty", LogCase(role="L1-DUTY", case="c1", sentence="Tủ lạnh hỏng.", danger=False), 0)
    orders = (
        *single(
            AddEvidence(role="L1-DUTY", case="c1", kind="report", grade="C3", tlp="AMBER", text="Tờ ghi"), "a"
        ),
        *single(
            AddAttachment(
                role="L1-DUTY", case="c1", evidence="c1.e1", name="note.txt", content=b"A plain note."
            ),
            "b",
        ),
        *single(CHAT, "c"),
    )
    pressed = tuple(decided(drill.drill, "duty", orders, 0))
    assert drill.drill.attachments.digests() == ()
    for what in pressed:
        giving.record(drill.drill, "duty", what, 0)
    assert len(drill.drill.attachments.digests()) == 1


def test_a_timer_that_would_publish_stops_the_runner_and_records_nothing(
    clinic: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    """I8: what the clock owes is an escalation or a case brought back, whoever changed the clocks."""
    living = begin(clinic, 1_000)
    stepped = StatementStepped(
        statement="s1", version=1, frm="REVIEW", to="PUBLISHED", role="SYSTEM", cell=""
    )
    monkeypatch.setattr(clocks, "due", lambda *asked, **more: (stepped,))
    before = living.drill.state.seq
    with pytest.raises(DrillError, match="A timer would publish"):
        living.runner.owe(60, excused=False)
    assert living.drill.state.seq == before


def test_trying_a_press_throws_no_sheet_of_the_survey_away(clinic: Loaded) -> None:
    drill = Range(clinic.scenario)
    drill.note(DrillClosed(Text("played")), SurveyOpened())
    box = MemoryBallotBox()
    drill.drill.ballots = box
    for voter in "abcde":
        box.put(voter, (0,))
    again = PressOrder("b", lambda done: CloseSurvey("CTRL"))
    with pytest.raises(Refused):
        tuple(decided(drill.drill, "direction", (*single(CloseSurvey("CTRL"), "a"), again), 0))
    assert len(box.sheets()) == 5 and drill.state.survey == Survey()
    give(drill.drill, "direction", CloseSurvey("CTRL"), 0, "a")
    assert box.sheets() == () and drill.state.survey.sheets == 5


def test_what_is_recorded_while_the_city_lives_a_minute_acts_on_the_next_and_is_not_lost(
    clinic: Loaded,
) -> None:
    wave = WaveStarted(claim=clinic.scenario.claims[0].id, roots=50, layers=("feed",), ward="")
    lived = {}
    for when in ("meanwhile", "after", "never"):
        runner = begin(clinic, 1_000).live(5).runner
        upto = runner.drill.state.seq
        if when == "meanwhile":
            runner.record((wave,), 300)
        runner.live(5, upto)
        if when == "after":
            runner.record((wave,), 300)
        runner.live(6, runner.drill.state.seq)
        lived[when] = runner.spread.minute_digest(6)
    assert lived["meanwhile"] == lived["after"] != lived["never"]
