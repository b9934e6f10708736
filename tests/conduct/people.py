"""What only people ask of a range: each verb that no automated cell gives, once, in a clinic drill."""

from __future__ import annotations

from infodrill.casework import commands as ask
from infodrill.casework.events import CaseOpened
from infodrill.conduct import commands as asks
from tests.conduct.drilling import Range

CTRL, DUTY, LEAD, SPOKE, PRESS, MONITOR, HELPER = (
    "direction", "duty", "coordinator", "voice", "town", "lookout", "helper-1",
)  # fmt: skip


def play(ground: Range) -> None:
    """Give them all; every one is accepted."""
    for part in (_lobby, _msel, _press, _proactive, _network, _judging, _course):
        part(ground)


def _lobby(ground: Range) -> None:
    give = ground.give
    give(CTRL, asks.CallRoll("CTRL", "roll_call"))
    give(DUTY, asks.AnswerRoll("L1-DUTY", "r1"))
    give(LEAD, asks.OpenMeeting("L2-LEAD", "Giao ban", ("Tình hình",), ("clinic",)))
    give(LEAD, asks.RecordDecision("L2-LEAD", "h1", "Ghi sổ trong 10 phút", "clinic"))
    give(LEAD, asks.CloseMeeting("L2-LEAD", "h1"))
    give(DUTY, asks.SendMessage("L1-DUTY", "chat", ("network",), "Đã nhận"))
    give(LEAD, asks.ConfirmReceipt("L2-LEAD", "m1"))
    give(CTRL, asks.ShowCaption("CTRL", "Mời xem màn hình"))
    give(CTRL, asks.OpenPoll("CTRL", "Anh chị sẽ làm gì?", ("Chờ", "Trả lời ngay")))
    give(DUTY, asks.CastVote("L1-DUTY", "v1", 0))
    give(CTRL, asks.ClosePoll("CTRL", "v1"))


def _msel(ground: Range) -> None:
    give, timed = ground.give, [
        one.number for one in ground.scenario.msel.injects if one.trigger.kind == "time" and one.phase == 3
    ]  # fmt: skip
    give(CTRL, asks.RetimeInject("CTRL", timed[0], 9_000, "chờ hội trường"))
    give(CTRL, asks.EditInject("CTRL", timed[0], "Tin khác", "Lời khác"))
    give(CTRL, asks.DeliverInject("CTRL", timed[0], "held", "chờ hội trường"))
    give(CTRL, asks.DeliverInject("CTRL", timed[0], "delivered", "đã đủ người"))
    sender = next(one.from_ for one in ground.scenario.msel.injects)
    give(CTRL, asks.AdHocInject("CTRL", sender, "chat", "Hỏi thêm", "Tủ lạnh ra sao?", ("clinic",)))
    give(CTRL, asks.TurnNoiseDial("CTRL", "feed", 500))
    ground.note(CaseOpened("c90", "hotline", "free", "clinic"))
    give(CTRL, asks.LinkCase("CTRL", "c90", ground.scenario.claims[0].id))


def _press(ground: Range) -> None:
    give = ground.give
    give(SPOKE, asks.OpenConference("SPOKE", "Họp báo"))
    give(
        PRESS,
        asks.AskPressQuestion("SIM-PRESS", "Phóng viên Tin Bờ Cát (hư cấu)", "Tủ lạnh có hỏng không?", "p1"),
    )
    give(
        SPOKE,
        asks.AnswerPressQuestion("SPOKE", "pq1", "answer", "Đang kiểm tra.", figures=("6 liều",), case="c90"),
    )
    give(SPOKE, asks.CloseConference("SPOKE", "p1"))


def _proactive(ground: Range) -> None:
    give = ground.give
    give(MONITOR, asks.ForecastSpread("MONITOR", "c90", 60, 10, 40, 200))
    give(MONITOR, asks.SetWatchList("MONITOR", ("tủ lạnh",)))
    give(
        LEAD,
        asks.IssueGuidance("L2-LEAD", ("clinic",), "Tiêm chủng", "Tủ lạnh chạy tốt", ("Nói rõ giờ",), "c90"),
    )
    give(DUTY, asks.ConfirmGuidance("L1-DUTY", "g1"))
    give(DUTY, asks.RequestGuidance("CITIZEN-DESK", "g1"))
    give(LEAD, asks.GiveDirective("L2-LEAD", "Ghi sổ", "Không có sổ", ("clinic",), "clinic", 30, "c90"))
    statement = ground.publish(kind="bulletin", stance="advice")
    give(HELPER, asks.RelayStatement("COLLAB", statement, 1, "group"))
    give(CTRL, asks.LinkStatement("CTRL", statement, ground.scenario.claims[0].id))
    give(DUTY, asks.PressTrap("L1-DUTY", "ask_removal", "c90"))
    give(DUTY, asks.RecordObjection("L1-DUTY", "c90", "Không nên gỡ bài"))


def _network(ground: Range) -> None:
    give, persona = ground.give, "Một người mẹ ở phường Gò Nhạn"
    give(SPOKE, asks.PostOnNetwork("SPOKE", "feed", "Phòng khám đang kiểm tra sổ"))
    give(PRESS, asks.SpeakAsPersona("SIM-PUB", persona, "feed", "Con em sốt từ sáng"))
    ground.at(60)
    give(SPOKE, asks.EditPost("SPOKE", "u1", "Phòng khám đã kiểm tra sổ"))
    give(PRESS, asks.DeletePost("SIM-PUB", "u2"))
    give(CTRL, asks.BlankPost("SAFE", "u1", "chuyện thật"))


def _judging(ground: Range) -> None:
    give = ground.give
    give(CTRL, asks.RecordOffSystem("EVAL", 0, "clinic", "Gọi điện cho phường"))
    give(CTRL, asks.PinNote("EVAL", 0, "clinic", "strength", "", "Ghi sổ ngay"))
    give(CTRL, asks.RateTask("EVAL", "clinic", "E7", "S", "Đủ bước"))
    give(CTRL, asks.RateStatement("EVAL", "s1", 1, 7, "Rõ"))
    give(DUTY, ask.OpenCase("L1-DUTY", "ward", "free", said="Có người nói tủ lạnh hỏng"))


def _course(ground: Range) -> None:
    give = ground.give
    move = next(one.number for one in ground.scenario.drill.moves if one.number not in ground.state.moves)
    give(CTRL, asks.HoldLeap("CTRL", move, "chờ hội trường"))
    give(CTRL, asks.LetLeapGo("CTRL", move))
    give(CTRL, asks.LogFault("CTRL", "mất điện ở phòng khám", 60, ("clinic",)))
    give(CTRL, asks.MendFault("CTRL", next(iter(ground.state.faults))))
    give(CTRL, asks.ChangeClock("CTRL", "pause", reason="chờ hội trường"))
    give(CTRL, asks.StopForReal("SAFE", "cháy thật"))
    give(CTRL, asks.ResumeAfterStop("SAFE"))
    give(CTRL, asks.ChangeClock("CTRL", "halt", reason="mất điện"))
