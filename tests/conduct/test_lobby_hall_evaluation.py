"""Lobby and meeting, the hall's captions and poll, evaluators' notes and ratings, the run of show."""

from __future__ import annotations

from itertools import pairwise

import pytest

from infodrill.conduct.nouns.clock import PhaseBegun
from infodrill.conduct.nouns.evaluation import PinNote, RateStatement, RateTask
from infodrill.conduct.nouns.hall import CastVote, ClosePoll, OpenPoll, ShowCaption, VoteCast, VotesTold
from infodrill.conduct.nouns.leaps import MoveBegun
from infodrill.conduct.nouns.lobby import AnswerRoll, CallRoll, JoinSeat, LeaveSeat, SeatJoined
from infodrill.conduct.nouns.meetings import CloseMeeting, OpenMeeting, RecordDecision
from infodrill.conduct.nouns.msel import AdHocInject, DeliverInject
from infodrill.kernel.errors import Refused
from infodrill.scenario.loader import Loaded
from infodrill.web.streams.topics import topics_of
from tests.conduct.drilling import Range

CTRL, DUTY, LEAD, EVAL, RIGHTS = "direction", "duty", "coordinator", "direction", "rights"


@pytest.fixture
def ground(clinic: Loaded) -> Range:
    return Range(clinic.scenario)


def test_a_seat_is_taken_once_and_left(ground: Range) -> None:
    assert ground.give(DUTY, JoinSeat("L1-DUTY")) == (SeatJoined(DUTY),)
    assert ground.give(DUTY, JoinSeat("L1-DUTY")) == ()
    taken = {attendance.seat for attendance in ground.see(LEAD).meeting.attendance if attendance.joined >= 0}
    assert taken == {DUTY}
    ground.give(DUTY, LeaveSeat("L1-DUTY"))
    assert all(attendance.joined < 0 for attendance in ground.see(LEAD).meeting.attendance)


def test_roll_call_and_communication_check_are_answered_by_seat(ground: Range) -> None:
    ground.give(CTRL, CallRoll("CTRL", "roll_call"))
    ground.give(CTRL, CallRoll("CTRL", "communication"))
    assert [roll.roll for roll in ground.see(DUTY).meeting.to_answer] == ["r1", "r2"]
    ground.give(DUTY, AnswerRoll("L1-DUTY", "r1"))
    row = next(attendance for attendance in ground.see(CTRL).meeting.attendance if attendance.seat == DUTY)
    assert (row.present, row.heard) == (True, False)
    assert [roll.roll for roll in ground.see(DUTY).meeting.to_answer] == ["r2"]
    for command, code in (
        (AnswerRoll("L1-DUTY", "r9"), "R132"),
        (CallRoll("CTRL", "party"), "R127"),
    ):
        with pytest.raises(Refused, match=code):
            ground.give(CTRL if isinstance(command, CallRoll) else DUTY, command)


def test_a_meeting_records_decisions_for_those_in_it(ground: Range) -> None:
    ground.give(
        LEAD,
        OpenMeeting(role="L2-LEAD", title="Giao ban", agenda=("Tình hình", "Phân công"), cells=("clinic",)),
    )
    ground.give(
        LEAD,
        RecordDecision(role="L2-LEAD", meeting="h1", text="Ghi sổ trong 10 phút", owner="clinic", due=3_600),
    )
    seen = ground.see(DUTY).meeting.meetings
    assert [(meeting.title, meeting.agenda) for meeting in seen] == [("Giao ban", ("Tình hình", "Phân công"))]
    assert [(decision.owner, decision.due) for decision in seen[0].decisions] == [("clinic", 3_600)]
    assert not ground.see(RIGHTS).meeting.meetings
    ground.give(LEAD, CloseMeeting("L2-LEAD", "h1"))
    with pytest.raises(Refused, match="R133"):
        ground.give(LEAD, RecordDecision(role="L2-LEAD", meeting="h1", text="x", owner="clinic"))


def test_a_meeting_of_others_is_said_to_be_unknown(ground: Range) -> None:
    ground.give(LEAD, OpenMeeting(role="L2-LEAD", title="Họp kín", agenda=(), cells=("network",)))
    said = []
    for number in ("h1", "h2"):
        with pytest.raises(Refused) as caught:
            ground.give("head", RecordDecision(role="L1-LEAD", meeting=number, text="x", owner="clinic"))
        said.append(caught.value.render("vi").replace(number, "…"))
    assert said[0] == said[1]


def test_a_caption_stands_for_its_seconds(ground: Range) -> None:
    ground.give(CTRL, ShowCaption("CTRL", "Mời đại biểu xem màn hình", 120))
    assert ground.see(DUTY).hall.caption == "Mời đại biểu xem màn hình"
    ground.at(120)
    assert ground.see(DUTY).hall.caption == ""


def test_a_poll_counts_without_naming_and_shows_nothing_below_five(ground: Range) -> None:
    ground.give(CTRL, OpenPoll("CTRL", "Anh/chị sẽ làm gì?", ("Chờ", "Trả lời ngay")))
    voters = [DUTY, "head", "voice", LEAD, RIGHTS]
    for seat in voters[:4]:
        role = sorted(ground.drill.seats.seats[seat].roles)[0]
        ground.give(seat, CastVote(role, "v1", 1))
    assert ground.see(CTRL).hall.polls[0].votes is None
    ground.give(RIGHTS, CastVote("RIGHTS", "v1", 0))
    assert ground.see(DUTY).hall.polls[0].votes == (1, 4)
    cast = [event for event in ground.log.kept if isinstance(event.body, VoteCast)]
    assert {event.actor for event in cast} == {"hall"} and len(cast) == 5
    assert len([event for event in ground.log.kept if isinstance(event.body, VotesTold)]) == 1
    assert not set(voters) & set(ground.state.last_act)
    ground.give(CTRL, ClosePoll("CTRL", "v1"))
    with pytest.raises(Refused, match="R130"):
        ground.give(DUTY, CastVote("L1-DUTY", "v1", 0))


def test_no_answer_to_a_poll_is_one_more_bar_whose_anybody_may_have_seen(ground: Range) -> None:
    ground.give(CTRL, OpenPoll("CTRL", "Anh/chị sẽ làm gì?", ("Chờ", "Trả lời ngay")))
    shown = [0]
    for number in range(13):
        ground.give(DUTY, CastVote("L1-DUTY", "v1", number % 2))
        shown.append(sum(ground.see(CTRL).hall.polls[0].votes or ()))
    more = [after - before for before, after in pairwise(shown) if after != before]
    assert more == [5, 5]
    ground.give(CTRL, ClosePoll("CTRL", "v1"))
    assert ground.see(CTRL).hall.polls[0].votes == (5, 5)  # of three more, what each said could be told


def test_a_large_halls_votes_are_told_in_few_steps_and_stir_the_poll_alone(ground: Range) -> None:
    ground.give(CTRL, OpenPoll("CTRL", "Anh/chị sẽ làm gì?", ("Chờ", "Trả lời ngay")))
    before = len(ground.log.kept)
    for number in range(200):
        ground.give(DUTY, CastVote("L1-DUTY", "v1", number % 2))
    state, seats = ground.state, ground.drill.seats.seats.values()
    for seat in seats:
        stirred = [topics_of([event], seat, state) for event in ground.log.kept[before:]]
        told = [topics for topics in stirred if topics]
        assert set(told) == {frozenset({"poll"})} and len(told) <= 20
    ground.give(CTRL, ClosePoll("CTRL", "v1"))
    assert sum(ground.see(CTRL).hall.polls[0].votes or ()) > 195


def test_a_poll_has_two_to_six_options_and_answers_among_them(ground: Range) -> None:
    for options in (("một",), ("x",) * 7):
        with pytest.raises(Refused, match="R127"):
            ground.give(CTRL, OpenPoll("CTRL", "?", options))
    ground.give(CTRL, OpenPoll("CTRL", "Sao?", ("a", "b")))
    with pytest.raises(Refused, match="R127"):
        ground.give(DUTY, CastVote("L1-DUTY", "v1", 2))


def test_notes_are_pinned_to_moments_that_have_passed(ground: Range) -> None:
    ground.at(900)
    objective = ground.scenario.drill.objectives[0].id
    ground.give(
        EVAL,
        PinNote(
            role="EVAL",
            at=600,
            cell="clinic",
            kind="strength",
            objective=objective,
            text="Hỏi trước khi kết luận.",
        ),
    )
    board = ground.see(EVAL).evaluation
    assert board is not None and [(note.moment, note.kind) for note in board.notes] == [(600, "strength")]
    for command, code in (
        (PinNote(role="EVAL", at=901, cell="clinic", kind="strength", objective="", text="x"), "R116"),
        (PinNote(role="EVAL", at=1, cell="clinic", kind="praise", objective="", text="x"), "R127"),
        (PinNote(role="EVAL", at=1, cell="nowhere", kind="improve", objective="", text="x"), "R113"),
        (PinNote(role="EVAL", at=1, cell="clinic", kind="improve", objective="no-such", text="x"), "R127"),
    ):
        with pytest.raises(Refused, match=code):
            ground.give(EVAL, command)


def test_ratings_fill_the_list_of_what_is_unrated(ground: Range) -> None:
    board = ground.see(EVAL).evaluation
    assert board is not None and board.unrated
    cell, _, task = board.unrated[0].partition(":")
    ground.give(EVAL, RateTask(role="EVAL", cell=cell, task=task, rating="S", text="Chậm."))
    ground.give(EVAL, RateTask(role="EVAL", cell=cell, task=task, rating="P"))
    after = ground.see(EVAL).evaluation
    assert after is not None and f"{cell}:{task}" not in after.unrated
    assert next(
        task_row.ratings for task_row in after.tasks if (task_row.cell, task_row.task) == (cell, task)
    ) == {EVAL: "P"}
    for command in (
        RateTask(role="EVAL", cell=cell, task="no-task", rating="P"),
        RateTask(role="EVAL", cell=cell, task=task, rating="A"),
    ):
        with pytest.raises(Refused, match="R127"):
            ground.give(EVAL, command)


def test_craft_points_are_for_published_versions(ground: Range) -> None:
    said = ground.publish(ground.case())
    board = ground.see(EVAL).evaluation
    assert board is not None and f"{said}@1" in board.unrated and board.statements[0].machine == 4
    ground.give(EVAL, RateStatement(role="EVAL", statement=said, version=1, points=9))
    after = ground.see(EVAL).evaluation
    assert after is not None and after.statements[0].points == {EVAL: 9} and f"{said}@1" not in after.unrated
    for command, code in (
        (RateStatement(role="EVAL", statement=said, version=2, points=9), "R131"),
        (RateStatement(role="EVAL", statement=said, version=1, points=11), "R127"),
    ):
        with pytest.raises(Refused, match=code):
            ground.give(EVAL, command)


def test_players_have_neither_the_board_nor_the_evaluation(ground: Range) -> None:
    assert ground.see(DUTY).control is None and ground.see(DUTY).evaluation is None


def test_the_board_shows_every_inject_and_what_it_may_become(ground: Range) -> None:
    board = ground.see(CTRL).control
    assert board is not None and len(board.msel) == len(ground.scenario.msel.injects)
    assert [row.planned for row in board.msel] == sorted(row.planned for row in board.msel)
    number = board.msel[0].inject.number
    ground.give(CTRL, DeliverInject(role="CTRL", inject=number, run_status="cancelled"))
    after = ground.see(CTRL).control
    assert after is not None
    assert next(row.next for row in after.msel if row.inject.number == number) == ()


def test_the_board_shows_the_load_of_every_player_cell(ground: Range) -> None:
    ground.case()
    ground.give(
        CTRL,
        AdHocInject(
            role="CTRL",
            sender="Người viết trên mạng",
            method="chat",
            subject="s",
            body="b",
            cells=("clinic",),
        ),
    )
    board = ground.see(CTRL).control
    assert board is not None
    load = {cell_load.cell: cell_load for cell_load in board.loads}
    assert load["clinic"].open_cases == 1 and load["clinic"].unread == 3 and load["clinic"].idle == -1


def test_the_last_phase_stands_where_it_began_whatever_the_plan_gave_the_run_on(ground: Range) -> None:
    ground.at(6_000)
    ground.note(PhaseBegun(4))
    (at,) = [line.at for line in ground.see(DUTY).run_of_show if (line.kind, line.number) == ("phase", 4)]
    assert at == ground.state.fourth * 60 == 6_000


def test_the_run_of_show_keeps_the_story_to_come_for_control(ground: Range) -> None:
    players, control = ground.see(DUTY).run_of_show, ground.see(CTRL).run_of_show
    assert {player.kind for player in players} == {"phase", "now"} | (
        {"run_on"} if ground.scenario.drill.run_on_hours else set()
    )
    assert {"move", "inject"} <= {line.kind for line in control}
    assert [line.at for line in control] == sorted(line.at for line in control)
    assert [line.status for line in control if line.kind == "phase"] == ["done", "done", "now", "ahead"]
    move = ground.scenario.drill.moves[0]
    ground.note(MoveBegun(move.number, move.story))
    assert [line.number for line in ground.see(DUTY).run_of_show if line.kind == "move"] == [move.number]


def test_a_curve_before_the_hall_is_headed_by_the_topic_of_its_claim(ground: Range) -> None:
    """The title of a situation may tell what is so: “a cloned voice, a leak that is real” stood there at minute 14."""
    hall = ground.see("direction").hall
    headed = {claim.id: hall.headline(claim.id).title for claim in ground.scenario.claims}
    assert headed == {claim.id: claim.topic.vi if claim.topic else "" for claim in ground.scenario.claims}
    assert "" in headed.values() and set(headed.values()) != {""}
