"""What an organisation says: statements from the draft to their correction, what the leak check keeps in, press and network."""

from __future__ import annotations

from typing import Any

from tests.corpus import verbs
from tests.corpus.plays.cases import FACT, FALSE, opened
from tests.corpus.stage import Stage

LANG = "en"
SECRET = "The night watch hides the spare keys under the third bench of the old pier."
QUOTE = "The night watch hides the spare keys under the third bench."


def play(stage: Stage) -> None:
    """In phase 3, in English."""
    stage.to_minute(5)
    fund = _verified(stage)
    stage.to_minute(6)
    _said(stage, fund)
    _marked(stage, fund)
    _corrected(stage, fund)
    _prepared(stage)
    _press(stage, fund)
    _network(stage)
    stage.to_the_end()


def _verified(stage: Stage) -> str:
    case = opened(stage, "The Bến Mơ fund collects money to save the ferry")
    stage.give("ctrl", verbs.LinkCase(role="CTRL", case=case, claim="fake-fund"))
    stage.give("duty", verbs.AnswerGate(role="L1-DUTY", case=case, answers=FACT, note="not known yet"))
    question = stage.made(
        "duty",
        verbs.AskOwner(role="VERIFY", case=case, owner="city", text="Is it in the ledger?"),
        "question",
    )
    told = "The ledger holds no fund of this name."
    stage.give(
        "keeper",
        verbs.AnswerQuestion(
            role="FACT-OWNER", case=case, question=question, verdict="FALSE", record="primary",
            disputes=False, text=told,
        ),
    )  # fmt: skip
    stage.give(
        "duty",
        verbs.SetVerdict(role="VERIFY", case=case, verdict="FALSE", confidence=900, evidence=(question,)),
    )
    stage.give("adviser", verbs.AnswerGate(role="RIGHTS", case=case, answers=FALSE, note="by the ledger"))
    stage.give("duty", verbs.Triage(role="VERIFY", case=case, v="V3", h="H3", s=3, confidence=800))
    stage.give(
        "head",
        verbs.Decide(
            role="L2-LEAD",
            case=case,
            disposition="respond",
            actions=(1, 5),
            less_intrusive_considered=True,
            reason="People lose money.",
        ),
    )
    stage.give("head", verbs.Act("L2-LEAD", case))
    return case


def draft(case: str, **changed: Any) -> Any:
    """A correction of the fund, as COMMS writes it."""
    written: dict[str, Any] = {
        "kind": "correction", "stance": "deny", "channels": ("feed", "group"), "figures": ("1 window",),
        "title_vi": "Thị trấn không lập quỹ nào", "title_en": "The town runs no fund",
        "body_vi": "Thị trấn không lập quỹ nào, theo sổ thu lúc 8 giờ. Đề nghị bà con không chuyển tiền, hỏi quầy vé.",
        "body_en": "The town runs no fund, by the ledger as of 8 am. Please send no money; ask the ticket desk.",
    }  # fmt: skip
    return verbs.DraftStatement(role="COMMS", case=case, **(written | changed))


def _said(stage: Stage, fund: str) -> None:
    statement = stage.made("lead", draft(fund), "statement")
    stage.give("lead", verbs.SubmitStatement("COMMS", statement))
    stage.give("adviser", verbs.ReturnStatement("RIGHTS", statement, "Say when there is more."))
    stage.give("lead", draft(fund, statement=statement, next_update=stage.now + 120))
    released(stage, statement)
    stage.give("duty", verbs.RelayStatement(role="COLLAB", statement=statement, version=2, channel="group"))
    stage.give(
        "ctrl", verbs.RateStatement(role="EVAL", statement=statement, version=2, points=7, text="clear")
    )
    stage.give("ctrl", verbs.JudgeWords(role="EVAL", item=statement, version=2, says="so"))
    stage.refused("ctrl", verbs.JudgeWords(role="EVAL", item=statement, version=1, says="so"), "R127")
    guidance = verbs.IssueGuidance(
        role="L2-LEAD",
        to=("ward",),
        topic="The fund",
        facts="No fund exists.",
        lines=("Ask the ticket desk.",),
        case=fund,
        statement=statement,
        confirm_within=60,
    )
    number = stage.made("head", guidance, "guidance")
    stage.give("ctrl", verbs.RequestGuidance("SIM-PRESS", number))
    stage.to_minute(9)
    stage.give("lead", verbs.ConfirmGuidance("L1-LEAD", number))


def released(stage: Stage, statement: str) -> None:
    """Through review and out."""
    stage.give("lead", verbs.SubmitStatement("COMMS", statement))
    stage.give("keeper", verbs.ApproveStatement("FACT-OWNER", statement))
    stage.give("adviser", verbs.ApproveStatement("RIGHTS", statement))
    stage.give("voice", verbs.PublishStatement("SPOKE", statement))


def _marked(stage: Stage, fund: str) -> None:
    """A protected paper, a draft that quotes it, and a finding cleared with a reason."""
    paper = verbs.AddEvidence(role="VERIFY", case=fund, kind="report", grade="B2", tlp="RED", text=SECRET)
    item = stage.made("duty", paper, "evidence")
    leaking = stage.made(
        "lead", draft(fund, kind="answer", body_en=f"The town runs no fund. {QUOTE}"), "statement"
    )
    stage.give("adviser", verbs.ClearLeak("RIGHTS", leaking, "The bench is gone since yesterday."))
    stage.give("lead", verbs.SubmitStatement("COMMS", leaking))
    stage.give(
        "duty",
        verbs.MarkArtefact(
            role="VERIFY", case=fund, artefact=item, tlp="AMBER", reason="Only the watch needs it."
        ),
    )
    stage.held_back("voice", verbs.PostOnNetwork(role="SPOKE", room="feed", text=QUOTE))

    tried = stage.made("lead", draft("", kind="bulletin", stance="advice"), "statement")
    stage.refused("voice", verbs.ThrowDraftAway("SPOKE", tried), "R117")
    stage.refused("lead", verbs.ThrowDraftAway("COMMS", leaking), "R171")
    stage.give("lead", verbs.ThrowDraftAway("COMMS", tried))
    stage.changes_nothing("lead", verbs.ThrowDraftAway("COMMS", tried))


def _corrected(stage: Stage, fund: str) -> None:
    statement = next(iter(stage.drill.state.book.cases[fund].statements))
    stage.give("duty", verbs.RaiseError("MONITOR", statement, "Two windows were open, not one."))
    fields = ("The town runs no fund: corrected", "We were wrong about the windows: two were open, not one.")
    said = verbs.SelfCorrect(
        role="SPOKE", statement=statement, title_vi="Thị trấn không lập quỹ nào: sửa lại", title_en=fields[0],
        body_vi="Chúng tôi nói sai về quầy vé: hai cửa mở, không phải một.", body_en=fields[1], stance="deny",
        figures=("2 windows",),
    )  # fmt: skip
    stage.give("voice", said)
    stage.give("adviser", verbs.ApproveStatement("RIGHTS", statement))
    stage.give("voice", verbs.PublishStatement("SPOKE", statement))


def _prepared(stage: Stage) -> None:
    """A text without a case, linked to the claim that it prepares for; and the public's questions answered by it."""
    words = draft(
        "", kind="prebunk", stance="advice", figures=(),
        body_vi="Khi có gió lớn hay có trang xin tiền. Đề nghị bà con hỏi quầy vé trước.",
        body_en="In strong wind pages that ask for money appear. Please ask the ticket desk first.",
    )  # fmt: skip
    statement = stage.made("lead", words, "statement")
    released(stage, statement)
    stage.give("ctrl", verbs.LinkStatement("CTRL", statement, "pier-crack"))
    stage.to_minute(14)
    question = next(iter(stage.drill.state.public_questions))
    stage.give("lead", verbs.AnswerQuestions("COMMS", question, statement))


def _press(stage: Stage, fund: str) -> None:
    conference = stage.made("voice", verbs.OpenConference("SPOKE", "The ferry today"), "conference")
    paper = "Phóng viên báo Sóng Mơ"
    first, second = (
        stage.made("ctrl", verbs.AskPressQuestion(role="SIM-PRESS", outlet=paper, text=words,
            conference=conference, claim="fake-fund"), "question")
        for words in ("Does the fund exist?", "When will you know more?")
    )  # fmt: skip
    stage.held_back(
        "voice",
        verbs.AnswerPressQuestion(role="SPOKE", question=first, kind="answer", text=QUOTE, stance="unknown"),
    )
    answer = verbs.AnswerPressQuestion(
        role="SPOKE",
        question=first,
        kind="answer",
        text="The town runs no fund.",
        stance="deny",
        figures=("3 windows",),
        case=fund,
        promise_due=stage.now + 60,
    )
    stage.give("voice", answer)
    stage.give(
        "voice", verbs.AnswerPressQuestion(role="SPOKE", question=second, kind="no_comment", text="Not yet.")
    )
    stage.give("voice", verbs.CloseConference("SPOKE", conference))


def _network(stage: Stage) -> None:
    post = stage.made(
        "voice", verbs.PostOnNetwork(role="SPOKE", room="feed", text="The ferry rests today."), "post"
    )
    persona = verbs.SpeakAsPersona(
        role="SIM-PUB", persona="Người dân", room="feed", text="Who took my money?", claim="fake-fund"
    )
    simulated = stage.made("ctrl", persona, "post")
    stage.to_minute(stage.drill.state.minute + 1)
    stage.give("voice", verbs.EditPost("SPOKE", post, "The ferry rests until four."))
    stage.give("ctrl", verbs.DeletePost("SIM-PUB", simulated))
    stage.give(
        "duty", verbs.RaiseOwnWord("L1-DUTY", said=f"post:{post}", text="The list says half past four.")
    )
    stage.give("ctrl", verbs.BlankPost("SAFE", post, "something real stood in it"))
