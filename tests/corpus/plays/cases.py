"""A case from its report to its close, and what cells ask of each other on the way."""

from __future__ import annotations

from tests.corpus import verbs
from tests.corpus.stage import Stage

FACT = ("yes", "no", "no", "no", "no", "unsure", "no", "no", "no")
FALSE = ("yes", *["no"] * 8)
QUESTION = ("no", "no", "no", "yes", "no", "no", "no", "no", "no")
TEXT = b"Book of the pier: no fund stands in it.\n"


def play(stage: Stage) -> None:
    """In phase 3, in Vietnamese."""
    stage.to_minute(6)
    fund = opened(stage, "Quỹ Bến Mơ đang nhận tiền cứu bến phà")
    _intake(stage, fund)
    _asked(stage, fund)
    stage.to_minute(9)
    _decided(stage, fund)
    _handed(stage)
    stage.to_minute(12)
    _watched(stage)
    _left(stage)
    stage.to_minute(16)
    stage.give("duty", verbs.Track("MONITOR", fund))
    stage.give("head", verbs.CloseCase("L2-SEC", fund, False, "Còn người chuyển tiền."))
    stage.give("duty", verbs.ReopenCase("MONITOR", fund, "Trang giả đổi tên, kể lại chuyện cũ."))
    stage.to_the_end()


def opened(stage: Stage, said: str, *, danger: bool = True) -> str:
    """A new case of the ward, logged."""
    case = stage.made("duty", verbs.OpenCase("L1-DUTY", "ward", "free", said=said, place="bến phà"), "case")
    stage.give("duty", verbs.LogCase("L1-DUTY", case, said, danger))
    return case


def _intake(stage: Stage, fund: str) -> None:
    twin = opened(stage, "Có trang xin tiền cứu phà")
    stage.give("duty", verbs.MergeCase("L1-DUTY", twin, fund))
    stage.give("duty", verbs.UndoStep("L1-DUTY", twin))
    stage.give("duty", verbs.MergeCase("L1-DUTY", twin, fund))
    stage.give("ctrl", verbs.LinkCase("CTRL", fund, "ferry-queue"))
    stage.give("ctrl", verbs.LinkCase("CTRL", fund, "fake-fund", "trang xin tiền, không phải hàng chờ"))
    stage.give("duty", verbs.AnswerGate("L1-DUTY", fund, FACT, "chưa biết có quỹ hay không"))
    stage.give("duty", verbs.SplitCase("L1-DUTY", fund, "Có người nói phà chìm", True, twin))
    stage.give("duty", verbs.Escalate("L1-DUTY", fund, "city_owner"))
    stage.give("head", verbs.AnswerEscalation("L2-DUTY", fund, "Thị trấn cùng làm."))


def _asked(stage: Stage, fund: str) -> None:
    question = stage.made(
        "duty", verbs.AskOwner("VERIFY", fund, "city", "Sổ thu có quỹ này không?"), "question"
    )
    stage.give("duty", verbs.RemindOwner("VERIFY", fund, question))
    task = stage.made(
        "head", verbs.AssignTask("L2-DUTY", fund, "ward", "Hỏi quầy vé", stage.now + 600), "task"
    )
    stage.give("lead", verbs.FinishTask("L1-LEAD", fund, task, "Quầy vé không nhận tiền quỹ."))
    item = stage.made(
        "duty", verbs.AddEvidence("VERIFY", fund, "primary", "A1", "GREEN", "Ảnh chụp sổ thu."), "evidence"
    )
    stage.give("duty", verbs.AddAttachment("VERIFY", fund, item, "so-thu.txt", TEXT))
    stage.give("keeper", verbs.GiveOpinion("EXPERT", fund, "FALSE", 800, "Tên quỹ không có trong sổ."))
    stage.give("duty", verbs.RecordConflict("VERIFY", fund, "control", "about_unit"))
    told = verbs.AnswerQuestion(
        "FACT-OWNER", fund, question, "FALSE", "primary", False, "Sổ thu không có quỹ nào tên này.", "Hỏi quầy vé."
    )  # fmt: skip
    stage.give("keeper", told)


def _decided(stage: Stage, fund: str) -> None:
    stage.give("duty", verbs.SetVerdict("VERIFY", fund, "FALSE", 900, ()))
    stage.give("adviser", verbs.AnswerGate("RIGHTS", fund, FALSE, "theo sổ thu"))
    stage.give("keeper", verbs.RecordRabat("EXPERT", fund, ("yes",) * 6, "Bài học, không thêm quyền."))
    stage.give("duty", verbs.Triage("VERIFY", fund, "V3", "H3", 3, 800))
    stage.give("head", verbs.Decide("L2-LEAD", fund, "respond", (5, 7), True, "Có người mất tiền."))
    test = verbs.RecordTest(
        "L2-LEAD", fund, 7, "Điều 1 Quy chế bến phà (hư cấu)", "rights_of_others", 7, stage.now + 86_400,
        "Đã cảnh báo trước.", "Người dân chuyển tiền vào trang giả.",
    )  # fmt: skip
    stage.give("head", test)
    stage.give("head", verbs.SignAction("L2-LEAD", fund, 7))
    stage.give("adviser", verbs.SignAction("RIGHTS", fund, 7))
    stage.give("head", verbs.Act("L2-DUTY", fund))
    stage.give("adviser", verbs.ReviewMeasure("RIGHTS", fund, 7, True, "Trang còn mở.", stage.now + 7_200))
    stage.give("adviser", verbs.LiftMeasure("RIGHTS", fund, 7, "Trang đã gỡ."))


def _handed(stage: Stage) -> None:
    case = opened(stage, "Cầu bến mới nứt, sắp sập")
    stage.give("duty", verbs.HandOver("L1-DUTY", case, "city", "Cầu là của thị trấn."))
    stage.give("head", verbs.AnswerHandOver("L2-DUTY", case, False, "Phường ghi sổ trước."))
    stage.give("duty", verbs.HandOver("L1-DUTY", case, "city", "Đã ghi sổ."))
    stage.give("head", verbs.AnswerHandOver("L2-DUTY", case, True))


def _watched(stage: Stage) -> None:
    """Looked at again by the system when its time is over; its clocks are missed."""
    case = opened(stage, "Vé phà sẽ tăng giá", danger=False)
    stage.give("duty", verbs.AnswerGate("L1-DUTY", case, FACT, "chưa rõ"))
    stage.give("duty", verbs.AskOwner("VERIFY", case, "", "Ai giữ giá vé?"))
    stage.give("duty", verbs.SetVerdict("VERIFY", case, "UNPROVEN", 500, ()))
    stage.give("duty", verbs.Triage("VERIFY", case, "V1", "H1", 0, 700))
    stage.give("lead", verbs.Watch("L1-LEAD", case, stage.now + 180))


def _left(stage: Stage) -> None:
    case = opened(stage, "Chiều nay phà có chạy không mọi người?", danger=False)
    stage.give("duty", verbs.AnswerGate("L1-DUTY", case, QUESTION, "người ta hỏi"))
    stage.give("lead", verbs.Leave("L1-LEAD", case, "Câu hỏi; để yên."))
