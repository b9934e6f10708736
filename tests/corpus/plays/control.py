"""The lobby, the meeting, and what control, evaluators and the hall do around a drill that runs to its planned end."""

from __future__ import annotations

from tests.corpus import verbs
from tests.corpus.plays.cases import opened
from tests.corpus.stage import Stage


def play(stage: Stage) -> None:
    """All four phases and the run-on, in Vietnamese."""
    _lobby(stage)
    _foreseen(stage)
    stage.give("ctrl", verbs.ChangeClock("CTRL", "start"))
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
    stage.give("ctrl", verbs.LinkCase("EVAL", case, "fake-fund"))


def _lobby(stage: Stage) -> None:
    stage.give("duty", verbs.JoinSeat("L1-DUTY"))
    stage.give("keeper", verbs.JoinSeat("FACT-OWNER"))
    stage.give("keeper", verbs.LeaveSeat("FACT-OWNER"))
    roll = stage.made("ctrl", verbs.CallRoll("CTRL", "roll_call"), "roll")
    stage.give("duty", verbs.AnswerRoll("L1-DUTY", roll))
    meeting = stage.made("head", verbs.OpenMeeting("L2-LEAD", "Giao ban", ("Gió lớn",), ("ward",)), "meeting")
    stage.give("head", verbs.RecordDecision("L2-LEAD", meeting, "Ghi sổ trong mười phút", "ward", 600))
    stage.give("head", verbs.CloseMeeting("L2-LEAD", meeting))


def _foreseen(stage: Stage) -> None:
    sheet = ("Gió lớn", "Người đi phà", ("Phà có chạy không?",))
    stage.give("duty", verbs.FileForecastSheet("MONITOR", *sheet))
    stage.give("duty", verbs.SetWatchList("MONITOR", ("vé phà", "cầu bến")))
    message = stage.made(
        "duty", verbs.SendMessage("L1-DUTY", "chat", ("city",), "Đã nhận nhiệm vụ"), "message"
    )
    stage.give("head", verbs.ConfirmReceipt("L2-LEAD", message))


def _msel(stage: Stage) -> None:
    stage.give("ctrl", verbs.RetimeInject("CTRL", 7, 960, "chờ hội trường"))
    stage.give("ctrl", verbs.EditInject("CTRL", 7, "Dự báo mới", "Gió giảm từ chiều"))
    stage.give("ctrl", verbs.DeliverInject("CTRL", 6, "held", "chưa cần"))
    stage.give("ctrl", verbs.DeliverInject("CTRL", 6, "delivered", "nhắc một câu"))
    stage.give("duty", verbs.AcknowledgeInject("L1-DUTY", 6))
    asked = verbs.AdHocInject("CTRL", "Người dân", "chat", "Hỏi thêm", "Bến có mái che không?", ("ward",))
    stage.give("ctrl", asked)
    stage.give("ctrl", verbs.TurnNoiseDial("CTRL", "feed", 500))


def _restraint(stage: Stage, case: str) -> None:
    stage.give("duty", verbs.PressTrap("L1-DUTY", "ask_removal", case))
    stage.give("lead", verbs.RecordObjection("L1-LEAD", case, "Không nên gỡ bài."))
    stage.give("duty", verbs.ForecastSpread("MONITOR", case, 60, 5, 20, 80))
    stage.give("head", verbs.GiveDirective("L2-LEAD", "Ghi sổ ngay", "Ghi chậm", ("ward",), "ward", 30, case))


def _clock(stage: Stage) -> None:
    fault = stage.made("ctrl", verbs.LogFault("CTRL", "mất điện ở phường", 60, ("ward",)), "fault")
    stage.give("ctrl", verbs.ChangeClock("CTRL", "pause", reason="mất điện"))
    stage.give("ctrl", verbs.MendFault("CTRL", fault))
    stage.give("ctrl", verbs.ChangeClock("CTRL", "resume"))
    stage.give("ctrl", verbs.ChangeClock("CTRL", "speed", 2_000))
    stage.give("ctrl", verbs.StopForReal("SAFE", "cháy thật"))
    stage.give("ctrl", verbs.ResumeAfterStop("SAFE"))


def _hall(stage: Stage) -> None:
    stage.give("ctrl", verbs.ShowCaption("CTRL", "Mời xem màn hình"))
    poll = stage.made("ctrl", verbs.OpenPoll("CTRL", "Bạn sẽ làm gì?", ("Chờ", "Hỏi người giữ sổ")), "poll")
    stage.give("ctrl", verbs.CastVote("OBS", poll, 1))
    stage.give("ctrl", verbs.ClosePoll("CTRL", poll))


def _judged(stage: Stage) -> None:
    stage.give("ctrl", verbs.RecordOffSystem("EVAL", stage.now - 60, "ward", "Gọi điện cho quầy vé"))
    stage.give("ctrl", verbs.PinNote("EVAL", stage.now - 60, "ward", "strength", "o-verify", "Ghi sổ ngay"))
    stage.give("ctrl", verbs.RateTask("EVAL", "ward", "t-first", "S", "đủ bước"))
