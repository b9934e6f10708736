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
    stage.give(
        "head", verbs.CloseCase(role="L2-SEC", case=fund, target_met=False, reason="Còn người chuyển tiền.")
    )
    stage.give("duty", verbs.ReopenCase("MONITOR", fund, "Trang giả đổi tên, kể lại chuyện cũ."))
    stage.to_the_end()


def opened(stage: Stage, said: str, *, danger: bool = True) -> str:
    """A new case of the ward, logged."""
    case = stage.made(
        "duty",
        verbs.OpenCase(role="L1-DUTY", intake="ward", source="free", said=said, place="bến phà"),
        "case",
    )
    stage.give("duty", verbs.LogCase(role="L1-DUTY", case=case, sentence=said, danger=danger))
    return case


def _intake(stage: Stage, fund: str) -> None:
    twin = opened(stage, "Có trang xin tiền cứu phà")
    stage.give("duty", verbs.MergeCase("L1-DUTY", twin, fund))
    stage.give("duty", verbs.UndoStep("L1-DUTY", twin))
    stage.give("duty", verbs.MergeCase("L1-DUTY", twin, fund))
    stage.give("ctrl", verbs.LinkCase(role="CTRL", case=fund, claim="ferry-queue", why="nhắc tới phà"))
    stage.give(
        "ctrl",
        verbs.LinkCase(role="CTRL", case=fund, claim="fake-fund", why="trang xin tiền, không phải hàng chờ"),
    )
    stage.give(
        "duty", verbs.AnswerGate(role="L1-DUTY", case=fund, answers=FACT, note="chưa biết có quỹ hay không")
    )
    stage.give(
        "duty",
        verbs.SplitCase(
            role="L1-DUTY", case=fund, sentence="Có người nói phà chìm", danger=True, report=twin
        ),
    )
    stage.give("duty", verbs.Escalate("L1-DUTY", fund, "city_owner"))
    stage.give("head", verbs.AnswerEscalation("L2-DUTY", fund, "Thị trấn cùng làm."))


def _asked(stage: Stage, fund: str) -> None:
    question = stage.made(
        "duty",
        verbs.AskOwner(role="VERIFY", case=fund, owner="city", text="Sổ thu có quỹ này không?"),
        "question",
    )
    stage.give("duty", verbs.RemindOwner("VERIFY", fund, question))
    task = stage.made(
        "head",
        verbs.AssignTask(role="L2-DUTY", case=fund, cell="ward", what="Hỏi quầy vé", due=stage.now + 600),
        "task",
    )
    stage.give(
        "lead", verbs.FinishTask(role="L1-LEAD", case=fund, task=task, text="Quầy vé không nhận tiền quỹ.")
    )
    item = stage.made(
        "duty",
        verbs.AddEvidence(
            role="VERIFY", case=fund, kind="primary", grade="A1", tlp="GREEN", text="Ảnh chụp sổ thu."
        ),
        "evidence",
    )
    stage.give(
        "duty", verbs.AddAttachment(role="VERIFY", case=fund, evidence=item, name="so-thu.txt", content=TEXT)
    )
    stage.give(
        "keeper",
        verbs.GiveOpinion(
            role="EXPERT", case=fund, verdict="FALSE", confidence=800, text="Tên quỹ không có trong sổ."
        ),
    )
    stage.give("duty", verbs.RecordConflict(role="VERIFY", case=fund, unit="control", reason="about_unit"))
    told = verbs.AnswerQuestion(
        role="FACT-OWNER", case=fund, question=question, verdict="FALSE", record="primary", disputes=False,
        text="Sổ thu không có quỹ nào tên này.", advice="Hỏi quầy vé.",
    )  # fmt: skip
    stage.give("keeper", told)


def _decided(stage: Stage, fund: str) -> None:
    stage.give(
        "duty", verbs.SetVerdict(role="VERIFY", case=fund, verdict="FALSE", confidence=900, evidence=())
    )
    stage.give("adviser", verbs.AnswerGate(role="RIGHTS", case=fund, answers=FALSE, note="theo sổ thu"))
    stage.give(
        "keeper",
        verbs.RecordRabat(
            role="EXPERT", case=fund, answers=("yes",) * 6, reason="Bài học, không thêm quyền."
        ),
    )
    stage.give("duty", verbs.Triage(role="VERIFY", case=fund, v="V3", h="H3", s=3, confidence=800))
    stage.give(
        "head",
        verbs.Decide(
            role="L2-LEAD",
            case=fund,
            disposition="respond",
            actions=(5, 7),
            less_intrusive_considered=True,
            reason="Có người mất tiền.",
        ),
    )
    test = verbs.RecordTest(
        role="L2-LEAD", case=fund, action=7, basis="Điều 1 Quy chế bến phà (hư cấu)", aim="rights_of_others",
        duration_days=7, review_at=stage.now + 86_400, least_intrusive="Đã cảnh báo trước.",
        harm_link="Người dân chuyển tiền vào trang giả.",
    )  # fmt: skip
    stage.give("head", test)
    stage.give("head", verbs.SignAction("L2-LEAD", fund, 7))
    stage.give("adviser", verbs.SignAction("RIGHTS", fund, 7))
    stage.give("head", verbs.Act("L2-DUTY", fund))
    stage.give(
        "adviser",
        verbs.ReviewMeasure(
            role="RIGHTS", case=fund, action=7, keep=True, reason="Trang còn mở.", review_at=stage.now + 7_200
        ),
    )
    stage.give("adviser", verbs.LiftMeasure(role="RIGHTS", case=fund, action=7, reason="Trang đã gỡ."))


def _handed(stage: Stage) -> None:
    case = opened(stage, "Cầu bến mới nứt, sắp sập")
    stage.give(
        "duty", verbs.HandOver(role="L1-DUTY", case=case, to_cell="city", reason="Cầu là của thị trấn.")
    )
    stage.give(
        "head", verbs.AnswerHandOver(role="L2-DUTY", case=case, accept=False, text="Phường ghi sổ trước.")
    )
    stage.give("duty", verbs.HandOver(role="L1-DUTY", case=case, to_cell="city", reason="Đã ghi sổ."))
    stage.give("head", verbs.AnswerHandOver(role="L2-DUTY", case=case, accept=True))


def _watched(stage: Stage) -> None:
    """Looked at again by the system when its time is over; its clocks are missed."""
    case = opened(stage, "Vé phà sẽ tăng giá", danger=False)
    stage.give("duty", verbs.AnswerGate(role="L1-DUTY", case=case, answers=FACT, note="chưa rõ"))
    stage.give("duty", verbs.AskOwner(role="VERIFY", case=case, owner="", text="Ai giữ giá vé?"))
    stage.give(
        "duty", verbs.SetVerdict(role="VERIFY", case=case, verdict="UNPROVEN", confidence=500, evidence=())
    )
    stage.give("duty", verbs.Triage(role="VERIFY", case=case, v="V1", h="H1", s=0, confidence=700))
    stage.give("lead", verbs.Watch("L1-LEAD", case, stage.now + 180))


def _left(stage: Stage) -> None:
    case = opened(stage, "Chiều nay phà có chạy không mọi người?", danger=False)
    stage.give("duty", verbs.AnswerGate(role="L1-DUTY", case=case, answers=QUESTION, note="người ta hỏi"))
    stage.give("lead", verbs.Leave("L1-LEAD", case, "Câu hỏi; để yên."))
