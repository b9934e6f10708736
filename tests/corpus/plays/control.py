"""Who may give which verb of the range, written by hand; and a play of the lobby, the meeting, and what control, evaluators and
the hall do around a drill that runs to its planned end.

Columns of the matrix: control DIR CTRL WHITE SAFE, simulators PUB PRESS PLAT AGENCY, EVAL OBS; city LEAD SEC DUTY UBND; ward
L1-LEAD L1-DUTY, CITIZEN-DESK; MONITOR VERIFY EXPERT FACT-OWNER AGENCY-HEAD RIGHTS COMMS SPOKE COLLAB CONG-AN OVERSIGHT. Last:
phases. `tests/conduct/test_policy_may.py` holds the house to it.
"""

from __future__ import annotations

from functools import partial

from infodrill.conduct.ballots import SKIPPED
from infodrill.conduct.carrying import read_plan
from tests.corpus import verbs
from tests.corpus.plays.cases import opened
from tests.corpus.stage import Stage

COLUMNS = [
    "DIR", "CTRL", "WHITE", "SAFE", "SIM-PUB", "SIM-PRESS", "SIM-PLAT", "SIM-AGENCY", "EVAL", "OBS", "L2-LEAD", "L2-SEC",
    "L2-DUTY", "UBND", "L1-LEAD", "L1-DUTY", "CITIZEN-DESK", "MONITOR", "VERIFY", "EXPERT", "FACT-OWNER", "AGENCY-HEAD",
    "RIGHTS", "COMMS", "SPOKE", "COLLAB", "CONG-AN", "OVERSIGHT",
]  # fmt: skip
MATRIX = """
JoinSeat             x x x x x x x x x x x x x x x x x x x x x x x x x x x x  01234
LeaveSeat            x x x x x x x x x x x x x x x x x x x x x x x x x x x x  01234
CallRoll             x x . x . . . . . . . x . . . . . . . . . . . . . . . .  01234
AnswerRoll           x x x x x x x x x x x x x x x x x x x x x x x x x x x x  01234
OpenMeeting          . x . . . . . . . . x x x x x . . . . . . . . . . . . .  01234
RecordDecision       . . . . . . . . . . x x x x x . . . . . . . . . . . . .  01234
CloseMeeting         . x . . . . . . . . x x x x x . . . . . . . . . . . . .  01234
SendMessage          x x x x x x x x x . x x x x x x x x x x x x x x x x x x  01234
ConfirmReceipt       . . . . . . . . . . x x x x x x x x x x x x x x x x x x  01234
GiveDirective        x x . . . . . . . . x . . x . . . . . . . . . . . . . .  01234
IssueGuidance        . x . . . . . . . . x x x . . . . . . . . . . . . . . .  01234
ConfirmGuidance      . . . . . . . . . . x x x x x x x x x x x x x x x x x x  01234
RequestGuidance      . . . . x x x x . . . . . . . . x . . . . . . . . x . x  01234
FileForecastSheet    . . . . . . . . . . . . . . . . . x . . . . . . . . . .  01
ForecastSpread       . . . . . . . . . . . . . . . . . x . . . . . . . . . .  01234
Practise             . . . . . . . . . . x x x x x x x x x x x x x x x x x x  01234
SetWatchList         . . . . . . . . . . . . . . . . . x . . . . . . . . . .  01234
RelayStatement       . . . . . . . . . . . . . . . . . . . . . . . . . x . .  01234
AnswerQuestions      . . . . . . . . . . . . . . x x x . . . . . . x x . . .  01234
LinkStatement        . x . . . . . . x . . . . . . . . . . . . . . . . . . .  01234
ThrowDraftAway       . . . . . . . . . . . . . . . . . . . . . . . x x . . .  01234
PressTrap            . . . . . . . . . . x x x x x x x x x x x x x x x x x x  01234
RecordObjection      . . . . . . . . . . x x x x x x x x x x x x x x x x x x  01234
RecordOffSystem      . x . . . . . . x . . . . . . . . . . . . . . . . . . .  01234
OpenConference       . x . . . . . . . . . . . . . . . . . . . . . x x . . .  01234
CloseConference      . x . . . . . . . . . . . . . . . . . . . . . x x . . .  01234
AskPressQuestion     . x . . . x . . . . . . . . . . . . . . . . . . . . . .  01234
AnswerPressQuestion  . . . . . . . . . . . . . . . . . . . . . . . . x . . .  01234
AcknowledgeInject    x x x x x x x x x . x x x x x x x x x x x x x x x x x x  01234
DeliverInject        x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
RetimeInject         x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
EditInject           x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
AdHocInject          x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
TurnNoiseDial        . x . . x . . . . . . . . . . . . . . . . . . . . . . .  01234
LinkCase             . x . . . . . . x . . . . . . . . . . . . . . . . . . .  01234
PostOnNetwork        . . . . . . . . . . . . . . x x x . . . . . . x x . . .  01234
SpeakAsPersona       . x . . x x x x . . . . . . . . . . . . . . . . . . . .  01234
EditPost             . x . . x x x x . . . . . . x x x . . . . . . x x . . .  01234
DeletePost           . x . . x x x x . . . . . . . . . . . . . . . . . . . .  01234
RaiseOwnWord         . . . . . . . . . . x x x x x x x x x x x x x x x x x x  01234
BlankPost            . x . x . . . . . . . . . . . . . . . . . . . . . . . .  01234
ChangeClock          x x . x . . . . . . . . . . . . . . . . . . . . . . . .  01234
BeginPhase           x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
BeginMove            x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
HoldLeap             x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
LetLeapGo            x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
StopForReal          x x x x . . . . . . . . . . . . . . . . . . . . . . . .  01234
ResumeAfterStop      x x x x . . . . . . . . . . . . . . . . . . . . . . . .  01234
LogFault             x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
MendFault            x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
ShowCaption          x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
OpenPoll             x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
ClosePoll            x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
CastVote             x x x x x x x x x x x x x x x x x x x x x x x x x x x x  01234
PinNote              . . x . . . . . x . . . . . . . . . . . . . . . . . . .  01234
OpenSurvey           x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
CloseSurvey          x x . . . . . . . . . . . . . . . . . . . . . . . . . .  01234
AgreeImprovement     x x . . . . . . x . . . . . . . . . . . . . . . . . . .  01234
SettleImprovement    x x . . . . . . x . . . . . . . . . . . . . . . . . . .  01234
RateTask             . . . . . . . . x . . . . . . . . . . . . . . . . . . .  01234
RateStatement        . . . . . . . . x . . . . . . . . . . . . . . . . . . .  01234
JudgeWords           . . . . . . . . x . . . . . . . . . . . . . . . . . . .  01234
"""

# The plan that an earlier drill left, as its office kept it.
EARLIER = """{"plan": 1, "drill": {"title": {"vi": "Cuộc trước", "en": "The drill before"}}, "rows": [
  {"gap": {"vi": "Chậm lên tiếng"}, "action": {"vi": "Công bố thông tin ban đầu trong 30 phút"}, "evidence": {"vi": "Biên bản"},
   "owner": "ward", "role": "L1-DUTY", "due": "2031-08-01", "measure": "E7", "letter": "M", "status": "open"},
  {"gap": {"vi": "Thiếu người trực"}, "action": {"vi": "Lập danh sách trực"}, "status": "done"}]}""".encode()


def play(stage: Stage) -> None:
    """All four phases and the run-on, in Vietnamese."""
    stage.carry(read_plan(EARLIER))
    stage.refused("ctrl", verbs.OpenSurvey("CTRL"), "R173")
    _lobby(stage)
    _foreseen(stage)
    stage.give("ctrl", verbs.ChangeClock(role="CTRL", change="start"))
    stage.to_minute(3)
    stage.give("ctrl", verbs.BeginPhase("CTRL", 3))
    stage.give("ctrl", verbs.BeginMove("CTRL", 2))
    _msel(stage)
    stage.to_minute(7)
    case = opened(stage, "Quỹ Bến Mơ đang nhận tiền cứu bến phà")
    _restraint(stage, case)
    _clock(stage)
    stage.give("ctrl", verbs.HoldLeap("CTRL", 3, "chờ hội trường"))
    stage.to_minute(22)
    stage.give("ctrl", verbs.LetLeapGo("CTRL", 3))
    _hall(stage)
    _judged(stage)
    stage.to_the_end()
    stage.give("ctrl", verbs.LinkCase(role="EVAL", case=case, claim="fake-fund"))
    _improved(stage)
    _surveyed(stage)


def _lobby(stage: Stage) -> None:
    stage.give("duty", verbs.JoinSeat("L1-DUTY"))
    stage.give("keeper", verbs.JoinSeat("FACT-OWNER"))
    stage.give("keeper", verbs.LeaveSeat("FACT-OWNER"))
    roll = stage.made("ctrl", verbs.CallRoll("CTRL", "roll_call"), "roll")
    stage.give("duty", verbs.AnswerRoll("L1-DUTY", roll))
    meeting = stage.made(
        "head",
        verbs.OpenMeeting(role="L2-LEAD", title="Giao ban", agenda=("Gió lớn",), cells=("ward",)),
        "meeting",
    )
    stage.give(
        "head",
        verbs.RecordDecision(
            role="L2-LEAD", meeting=meeting, text="Ghi sổ trong mười phút", owner="ward", due=600
        ),
    )
    stage.give("head", verbs.CloseMeeting("L2-LEAD", meeting))


def _foreseen(stage: Stage) -> None:
    stage.give(
        "duty",
        verbs.FileForecastSheet(
            role="MONITOR", topic="Gió lớn", harmed="Người đi phà", questions=("Phà có chạy không?",)
        ),
    )
    stage.give("duty", verbs.SetWatchList("MONITOR", ("vé phà", "cầu bến")))
    message = stage.made(
        "duty",
        verbs.SendMessage(role="L1-DUTY", kind="chat", to=("city",), text="Đã nhận nhiệm vụ"),
        "message",
    )
    stage.give("head", verbs.ConfirmReceipt("L2-LEAD", message))


def _msel(stage: Stage) -> None:
    stage.give("ctrl", verbs.RetimeInject(role="CTRL", inject=7, to=960, why="chờ hội trường"))
    stage.give(
        "ctrl", verbs.EditInject(role="CTRL", inject=7, subject="Dự báo mới", body="Gió giảm từ chiều")
    )
    stage.give("ctrl", verbs.DeliverInject(role="CTRL", inject=6, run_status="held", why="chưa cần"))
    stage.give("ctrl", verbs.DeliverInject(role="CTRL", inject=6, run_status="delivered", why="nhắc một câu"))
    stage.give("duty", verbs.AcknowledgeInject("L1-DUTY", 6))
    asked = verbs.AdHocInject(
        role="CTRL",
        sender="Người dân",
        method="chat",
        subject="Hỏi thêm",
        body="Bến có mái che không?",
        cells=("ward",),
    )
    stage.give("ctrl", asked)
    stage.give("ctrl", verbs.TurnNoiseDial("CTRL", "feed", 500))


def _restraint(stage: Stage, case: str) -> None:
    stage.give("duty", verbs.PressTrap("L1-DUTY", "ask_removal", case))
    stage.give("lead", verbs.RecordObjection("L1-LEAD", case, "Không nên gỡ bài."))
    stage.give("duty", verbs.ForecastSpread(role="MONITOR", of=case, horizon=60, low=5, mid=20, high=80))
    stage.give(
        "head",
        verbs.GiveDirective(
            role="L2-LEAD",
            text="Ghi sổ ngay",
            gap="Ghi chậm",
            to=("ward",),
            owner="ward",
            due_days=30,
            case=case,
        ),
    )


def _clock(stage: Stage) -> None:
    fault = stage.made(
        "ctrl", verbs.LogFault(role="CTRL", what="mất điện ở phường", ago=60, cells=("ward",)), "fault"
    )
    stage.give("ctrl", verbs.ChangeClock(role="CTRL", change="pause", reason="mất điện"))
    stage.give("ctrl", verbs.MendFault("CTRL", fault))
    stage.give("ctrl", verbs.ChangeClock(role="CTRL", change="resume"))
    stage.give("ctrl", verbs.ChangeClock(role="CTRL", change="speed", value=2_000))
    stage.give("ctrl", verbs.StopForReal("SAFE", "cháy thật"))
    stage.give("ctrl", verbs.ResumeAfterStop("SAFE"))


def _hall(stage: Stage) -> None:
    stage.give("ctrl", verbs.ShowCaption("CTRL", "Mời xem màn hình"))
    poll = stage.made("ctrl", verbs.OpenPoll("CTRL", "Bạn sẽ làm gì?", ("Chờ", "Hỏi người giữ sổ")), "poll")
    for option in (1, 1, 0, 1, 1):  # as many as are told
        stage.give("ctrl", verbs.CastVote("OBS", poll, option))
    stage.give("ctrl", verbs.ClosePoll("CTRL", poll))


def _judged(stage: Stage) -> None:
    stage.give(
        "ctrl",
        verbs.RecordOffSystem(role="EVAL", done_at=stage.now - 60, who="ward", what="Gọi điện cho quầy vé"),
    )
    stage.give(
        "ctrl",
        verbs.PinNote(
            role="EVAL",
            at=stage.now - 60,
            cell="ward",
            kind="strength",
            objective="o-verify",
            text="Ghi sổ ngay",
        ),
    )
    stage.give("ctrl", verbs.RateTask(role="EVAL", cell="ward", task="t-first", rating="S", text="đủ bước"))


def _improved(stage: Stage) -> None:
    """The review meeting, after the close."""
    agree = partial(
        verbs.AgreeImprovement, role="CTRL", gap="Ghi chậm", action="Phân công ai ghi sổ từng giờ"
    )
    ordered = f"directive.{next(iter(stage.drill.state.directives))}"
    first = stage.made(
        "ctrl", agree(row="E1.0a1b2c3d", owner="ward", holder="L1-DUTY", due="2031-10-01"), "improvement"
    )
    stage.changes_nothing("ctrl", agree(improvement=first, owner="ward", holder="L1-DUTY", due="2031-10-01"))
    stage.give("ctrl", agree(improvement=first, owner="ward", due="2031-10-15", evidence="Bảng phân công"))
    stage.give("ctrl", agree(row=ordered, claim="fake-fund"))
    for wrong, code in (
        ({"row": "E1.0a1b2c3d"}, "R168"), ({"row": "note.n99"}, "R127"), ({"row": "E99.0a1b2c3d"}, "R127"),
        ({"owner": "nobody"}, "R113"), ({"owner": "ward", "holder": "SPOKE"}, "R127"), ({"due": "2031-02-30"}, "R169"),
        ({"improvement": "i99"}, "R167"), ({"claim": "no-claim"}, "R117"),
    ):  # fmt: skip
        stage.refused("ctrl", agree(**wrong), code)
    settle = partial(verbs.SettleImprovement, role="CTRL")
    stage.give("ctrl", settle(improvement=first, outcome="done", text="Bảng phân công đã treo ở bàn trực"))
    stage.refused("ctrl", settle(improvement=first, outcome="dropped"), "R110")
    stage.give("ctrl", settle(improvement=first, outcome="open"))
    (carried,) = (row for row in stage.drill.state.improvements.values() if row.earlier)
    stage.give(
        "ctrl", settle(improvement=carried.improvement, outcome="dropped", text="Đã nhập vào việc khác")
    )


def _surveyed(stage: Stage) -> None:
    """Five sheets come, of which one leaves the last question out."""
    stage.refused("ctrl", verbs.CloseSurvey("CTRL"), "R174")
    stage.give("ctrl", verbs.OpenSurvey("CTRL"))
    stage.refused("ctrl", verbs.OpenSurvey("CTRL"), "R173")
    for n in range(5):
        stage.drill.ballots.put(f"v{n}", (n, 4, 4, 4, 4, SKIPPED if n else 0))
    stage.give("ctrl", verbs.CloseSurvey("CTRL"))
    assert stage.drill.state.survey.counts == ((1, 1, 1, 1, 1), *[(0, 0, 0, 0, 5)] * 4, ())
    assert not stage.drill.ballots.sheets()
