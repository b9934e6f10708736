"""What is put right: a complaint with its ticket, a true claim acknowledged, remedies carried out, appeals answered."""

from __future__ import annotations

from tests.corpus import verbs
from tests.corpus.plays.cases import FACT, opened
from tests.corpus.stage import Stage

COMPLAINT = ("yes", "no", "no", "no", "yes", "unsure", "no", "no", "no")
TRUE = ("yes", "no", "no", "no", "no", "yes", "no", "no", "no")
HOUR, DAY = 3_600, 86_400


def play(stage: Stage) -> None:
    """In phase 3, in Vietnamese; those who act took their seats."""
    for seat in ("duty", "lead", "keeper", "adviser", "head"):
        stage.give(seat, verbs.JoinSeat(ROLE[seat]))
    stage.to_minute(7)
    queue = next(case.case for case in stage.drill.state.book.cases.values() if case.source == "inject:3")
    _served(stage, queue)
    stage.to_minute(10)
    _acknowledged(stage)
    stage.to_the_end()


ROLE = {"duty": "L1-DUTY", "lead": "L1-LEAD", "keeper": "FACT-OWNER", "adviser": "RIGHTS", "head": "L2-LEAD"}


def _served(stage: Stage, queue: str) -> None:
    said = "Người dân phản ánh chờ vé phà hai tiếng."
    stage.give("duty", verbs.AcknowledgeInject("L1-DUTY", 3))
    stage.give("duty", verbs.LogCase(role="L1-DUTY", case=queue, sentence=said, danger=False))
    stage.give(
        "duty", verbs.AnswerGate(role="L1-DUTY", case=queue, answers=COMPLAINT, note="phản ánh về quầy vé")
    )
    ticket = stage.made(
        "lead", verbs.OpenTicket(role="L1-LEAD", case=queue, text="Mở thêm một cửa bán vé."), "ticket"
    )
    told = verbs.AnswerTicket(
        role="CITIZEN-DESK", case=queue, ticket=ticket, remedy_due=stage.now + DAY, text="Mai mở cửa thứ hai."
    )
    stage.give("duty", told)
    stage.give(
        "lead", verbs.FulfilRemedy(role="L1-LEAD", case=queue, text="Cửa thứ hai đã mở.", ticket=ticket)
    )
    appeal = stage.made("duty", verbs.FileAppeal("CITIZEN-DESK", queue, "Tôi vẫn chờ một tiếng."), "appeal")
    stage.give(
        "head",
        verbs.AnswerAppeal(role="L2-SEC", appeal=appeal, upheld=True, text="Đúng; mở thêm cửa thứ ba."),
    )


def _acknowledged(stage: Stage) -> None:
    case = opened(stage, "Quầy vé chỉ mở một cửa suốt buổi sáng", danger=False)
    stage.give("duty", verbs.AnswerGate(role="L1-DUTY", case=case, answers=FACT, note="chưa rõ"))
    question = stage.made(
        "duty", verbs.AskOwner(role="VERIFY", case=case, owner="city", text="Quầy mở mấy cửa?"), "question"
    )
    told = verbs.AnswerQuestion(
        role="FACT-OWNER",
        case=case,
        question=question,
        verdict="TRUE",
        record="primary",
        disputes=False,
        text="Chỉ một cửa mở.",
    )
    stage.give("keeper", told)
    stage.give(
        "duty",
        verbs.SetVerdict(role="VERIFY", case=case, verdict="TRUE", confidence=900, evidence=(question,)),
    )
    stage.give("adviser", verbs.AnswerGate(role="RIGHTS", case=case, answers=TRUE, note="đúng theo camera"))
    promise = "Đúng là chỉ một cửa mở; hai giờ nữa mở đủ."
    stage.give(
        "lead",
        verbs.Acknowledge(
            role="AGENCY-HEAD", case=case, due=stage.now + 2 * HOUR, independent_check=True, text=promise
        ),
    )
    stage.give("lead", verbs.FulfilRemedy(role="AGENCY-HEAD", case=case, text="Đã mở đủ ba cửa."))
