"""What only people ask of a range: each verb that no automated cell gives, once, in a clinic drill."""

from __future__ import annotations

from infodrill.casework.nouns.intake import CaseOpened, OpenCase
from infodrill.conduct.nouns.clock import ChangeClock, ResumeAfterStop, StopForReal
from infodrill.conduct.nouns.conferences import CloseConference, OpenConference
from infodrill.conduct.nouns.directives import GiveDirective
from infodrill.conduct.nouns.evaluation import PinNote, RateStatement, RateTask
from infodrill.conduct.nouns.faults import LogFault, MendFault
from infodrill.conduct.nouns.forecasts import ForecastSpread, SetWatchList
from infodrill.conduct.nouns.guidance import ConfirmGuidance, IssueGuidance, RequestGuidance
from infodrill.conduct.nouns.hall import CastVote, ClosePoll, OpenPoll, ShowCaption
from infodrill.conduct.nouns.leaps import HoldLeap, LetLeapGo
from infodrill.conduct.nouns.links import LinkCase, LinkStatement
from infodrill.conduct.nouns.lobby import AnswerRoll, CallRoll
from infodrill.conduct.nouns.meetings import CloseMeeting, OpenMeeting, RecordDecision
from infodrill.conduct.nouns.messages import ConfirmReceipt, SendMessage
from infodrill.conduct.nouns.msel import AdHocInject, DeliverInject, EditInject, RetimeInject, TurnNoiseDial
from infodrill.conduct.nouns.posts import BlankPost, DeletePost, EditPost, PostOnNetwork, SpeakAsPersona
from infodrill.conduct.nouns.pressquestions import AnswerPressQuestion, AskPressQuestion
from infodrill.conduct.nouns.relays import RelayStatement
from infodrill.conduct.nouns.restraint import PressTrap, RecordObjection, RecordOffSystem
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
    give(CTRL, CallRoll("CTRL", "roll_call"))
    give(DUTY, AnswerRoll("L1-DUTY", "r1"))
    give(LEAD, OpenMeeting("L2-LEAD", "Giao ban", ("Tình hình",), ("clinic",)))
    give(LEAD, RecordDecision("L2-LEAD", "h1", "Ghi sổ trong 10 phút", "clinic"))
    give(LEAD, CloseMeeting("L2-LEAD", "h1"))
    give(DUTY, SendMessage("L1-DUTY", "chat", ("network",), "Đã nhận"))
    give(LEAD, ConfirmReceipt("L2-LEAD", "m1"))
    give(CTRL, ShowCaption("CTRL", "Mời xem màn hình"))
    give(CTRL, OpenPoll("CTRL", "Anh chị sẽ làm gì?", ("Chờ", "Trả lời ngay")))
    give(DUTY, CastVote("L1-DUTY", "v1", 0))
    give(CTRL, ClosePoll("CTRL", "v1"))


def _msel(ground: Range) -> None:
    give, timed = ground.give, [
        one.number for one in ground.scenario.msel.injects if one.trigger.kind == "time" and one.phase == 3
    ]  # fmt: skip
    give(CTRL, RetimeInject("CTRL", timed[0], 9_000, "chờ hội trường"))
    give(CTRL, EditInject("CTRL", timed[0], "Tin khác", "Lời khác"))
    give(CTRL, DeliverInject("CTRL", timed[0], "held", "chờ hội trường"))
    give(CTRL, DeliverInject("CTRL", timed[0], "delivered", "đã đủ người"))
    sender = next(one.from_ for one in ground.scenario.msel.injects)
    give(CTRL, AdHocInject("CTRL", sender, "chat", "Hỏi thêm", "Tủ lạnh ra sao?", ("clinic",)))
    give(CTRL, TurnNoiseDial("CTRL", "feed", 500))
    ground.note(CaseOpened("c90", "hotline", "free", "clinic"))
    give(CTRL, LinkCase("CTRL", "c90", ground.scenario.claims[0].id))


def _press(ground: Range) -> None:
    give = ground.give
    give(SPOKE, OpenConference("SPOKE", "Họp báo"))
    give(
        PRESS,
        AskPressQuestion("SIM-PRESS", "Phóng viên Tin Bờ Cát (hư cấu)", "Tủ lạnh có hỏng không?", "p1"),
    )
    give(
        SPOKE,
        AnswerPressQuestion("SPOKE", "pq1", "answer", "Đang kiểm tra.", figures=("6 liều",), case="c90"),
    )
    give(SPOKE, CloseConference("SPOKE", "p1"))


def _proactive(ground: Range) -> None:
    give = ground.give
    give(MONITOR, ForecastSpread("MONITOR", "c90", 60, 10, 40, 200))
    give(MONITOR, SetWatchList("MONITOR", ("tủ lạnh",)))
    give(
        LEAD,
        IssueGuidance("L2-LEAD", ("clinic",), "Tiêm chủng", "Tủ lạnh chạy tốt", ("Nói rõ giờ",), "c90"),
    )
    give(DUTY, ConfirmGuidance("L1-DUTY", "g1"))
    give(DUTY, RequestGuidance("CITIZEN-DESK", "g1"))
    give(LEAD, GiveDirective("L2-LEAD", "Ghi sổ", "Không có sổ", ("clinic",), "clinic", 30, "c90"))
    statement = ground.publish(kind="bulletin", stance="advice")
    give(HELPER, RelayStatement("COLLAB", statement, 1, "group"))
    give(CTRL, LinkStatement("CTRL", statement, ground.scenario.claims[0].id))
    give(DUTY, PressTrap("L1-DUTY", "ask_removal", "c90"))
    give(DUTY, RecordObjection("L1-DUTY", "c90", "Không nên gỡ bài"))


def _network(ground: Range) -> None:
    give, persona = ground.give, "Một người mẹ ở phường Gò Nhạn"
    give(SPOKE, PostOnNetwork("SPOKE", "feed", "Phòng khám đang kiểm tra sổ"))
    give(PRESS, SpeakAsPersona("SIM-PUB", persona, "feed", "Con em sốt từ sáng"))
    ground.at(60)
    give(SPOKE, EditPost("SPOKE", "u1", "Phòng khám đã kiểm tra sổ"))
    give(PRESS, DeletePost("SIM-PUB", "u2"))
    give(CTRL, BlankPost("SAFE", "u1", "chuyện thật"))


def _judging(ground: Range) -> None:
    give = ground.give
    give(CTRL, RecordOffSystem("EVAL", 0, "clinic", "Gọi điện cho phường"))
    give(CTRL, PinNote("EVAL", 0, "clinic", "strength", "", "Ghi sổ ngay"))
    give(CTRL, RateTask("EVAL", "clinic", "E7", "S", "Đủ bước"))
    give(CTRL, RateStatement("EVAL", "s1", 1, 7, "Rõ"))
    give(DUTY, OpenCase("L1-DUTY", "ward", "free", said="Có người nói tủ lạnh hỏng"))


def _course(ground: Range) -> None:
    give = ground.give
    move = next(one.number for one in ground.scenario.drill.moves if one.number not in ground.state.moves)
    give(CTRL, HoldLeap("CTRL", move, "chờ hội trường"))
    give(CTRL, LetLeapGo("CTRL", move))
    give(CTRL, LogFault("CTRL", "mất điện ở phòng khám", 60, ("clinic",)))
    give(CTRL, MendFault("CTRL", next(iter(ground.state.faults))))
    give(CTRL, ChangeClock("CTRL", "pause", reason="chờ hội trường"))
    give(CTRL, StopForReal("SAFE", "cháy thật"))
    give(CTRL, ResumeAfterStop("SAFE"))
    give(CTRL, ChangeClock("CTRL", "halt", reason="mất điện"))
