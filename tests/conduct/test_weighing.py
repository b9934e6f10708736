"""What the machine notes of markings and published texts, for E19."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.evidence import AddEvidence, EvidenceAdded
from infodrill.casework.nouns.intake import CaseOpened, LogCase, OpenCase
from infodrill.casework.nouns.marking import ArtefactMarked, MarkArtefact
from infodrill.casework.nouns.questions import QuestionAnswered, QuestionAsked
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.beside import stage_of
from infodrill.conduct.nouns.posts import EditPost, PostOnNetwork
from infodrill.conduct.nouns.pressquestions import AnswerPressQuestion, AskPressQuestion
from infodrill.conduct.nouns.weighing import ArtefactWeighed
from infodrill.conduct.weighing import weighed
from infodrill.kernel.events import EventBody, Text
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Bi, ProtectedFact, Scenario
from tests.conduct.drilling import Range

FACT = "Người đưa sổ trực ra ngoài là y tá ca đêm Tống Thuận của khoa Nhi."
LIST = "Cháu Nguyễn Gia Bảo, lớp 2B, giường 4."
AWKWARD = "Tủ lạnh đã hỏng hai ngày mà ban quản lý chưa cho sửa, sợ mất điểm thi đua."


@pytest.fixture
def guarded(clinic: Loaded) -> Scenario:
    """The clinic with one fact that protects a source."""
    first = clinic.scenario.claims[0].model_copy(
        update={
            "protects": (ProtectedFact(ground="source", fact=Bi(vi=FACT, en="The night nurse Tống Thuận.")),)
        }
    )
    return clinic.scenario.model_copy(update={"claims": (first, *clinic.scenario.claims[1:])})


def notes(guarded: Scenario, *bodies: EventBody, drill: Range | None = None) -> list[ArtefactWeighed]:
    held = drill or opened(guarded)
    return list(weighed(held.state, guarded, stage_of(guarded), bodies))


def opened(guarded: Scenario) -> Range:
    drill = Range(guarded)
    drill.note(CaseOpened("c1", "ward", "free", "clinic"))
    return drill


def evidence(tlp: str, text: str) -> EvidenceAdded:
    return EvidenceAdded("c1", "c1.e1", "report", "B2", tlp, Text(text))


@pytest.mark.parametrize(
    ("text", "grounds"),
    [(FACT, ("source",)), (LIST, ("personal",)), (AWKWARD, ()), ("Liên hệ Tống Thuận ca đêm.", ("source",))],
)
def test_a_marking_is_weighed_by_what_the_artefact_holds(
    guarded: Scenario, text: str, grounds: tuple[str, ...]
) -> None:
    assert [one.grounds for one in notes(guarded, evidence("RED", text))] == [grounds]
    assert notes(guarded, evidence("GREEN", text)) == []


def test_withholding_the_owners_open_answer_is_seen(guarded: Scenario) -> None:
    drill = opened(guarded)
    drill.note(QuestionAsked("c1", "c1.q1", "clinic", Text("Tủ lạnh?")))
    drill.note(QuestionAnswered("c1", "c1.q1", "clinic", "TRUE", "primary", False, Text(AWKWARD)))
    assert notes(guarded, evidence("AMBER", AWKWARD), drill=drill)[0].left_open
    marked = ArtefactMarked("c1", "c1.q1", "RED", "VERIFY", "city", Text("awkward"))
    assert [(one.grounds, one.left_open) for one in notes(guarded, marked, drill=drill)] == [((), True)]


def test_marking_down_is_noted_without_grounds(guarded: Scenario) -> None:
    drill = opened(guarded)
    drill.note(evidence("RED", AWKWARD))
    marked = ArtefactMarked("c1", "c1.e1", "GREEN", "RIGHTS", "legal", Text("nothing in it is protected"))
    assert [(one.tlp, one.grounds) for one in notes(guarded, marked, drill=drill)] == [("GREEN", ())]


@pytest.mark.parametrize(
    ("body", "leaked"), [("Chúng tôi cảm ơn y tá Tống Thuận.", True), ("Tủ lạnh đã sửa xong.", False)]
)
def test_a_protected_fact_in_a_published_text_is_a_leak(guarded: Scenario, body: str, leaked: bool) -> None:
    drill = opened(guarded)
    drill.note(
        StatementDrafted(
            "s1", 1, "c1", "answer", "advice", "clinic", ("feed",), (), 0, {}, "leak-2", (),
            Text("Tin"), Text("News"), Text(body), Text("The fridge is mended."),
        )
    )  # fmt: skip
    published = StatementStepped("s1", 1, "REVIEW", "PUBLISHED", "SPOKE", "clinic")
    found = notes(guarded, published, drill=drill)
    assert [(one.artefact, one.tlp, one.grounds) for one in found] == (
        [("s1@1", "CLEAR", ("source",))] if leaked else []
    )


def test_a_whole_play_marks_lifts_and_is_weighed(guarded: Scenario) -> None:
    drill = Range(guarded)
    drill.give("duty", OpenCase("L1-DUTY", "ward", "free", said="They say the fridge broke."))
    drill.give("duty", LogCase("L1-DUTY", "c1", "It is said that the fridge broke.", False))
    given = drill.give("lookout", AddEvidence("VERIFY", "c1", "report", "B2", "RED", AWKWARD))
    assert [type(one) for one in given] == [EvidenceAdded, ArtefactWeighed]
    drill.give("rights", MarkArtefact("RIGHTS", "c1", "c1.e1", "GREEN", "Only awkward."))
    assert drill.state.book.cases["c1"].markings == (("c1.e1", "GREEN"),)


def test_a_protected_fact_said_without_a_draft_is_a_leak_too(guarded: Scenario) -> None:
    """A post, an edit, an answer to the press and guidance made public pass no leak check; review sees them all the same."""
    drill = Range(guarded)
    said = "Theo chúng tôi biết, y tá ca đêm Tống Thuận đã đưa sổ trực ra ngoài."
    drill.give("town", AskPressQuestion("SIM-PRESS", "Phóng viên Tin Bờ Cát (hư cấu)", "Ai đưa ra?", "", ""))
    drill.give("duty", PostOnNetwork("L1-DUTY", "feed", "Trạm đang kiểm tra."))
    drill.at(60)
    for seat, command in (
        ("duty", PostOnNetwork("L1-DUTY", "feed", said)),
        ("voice", AnswerPressQuestion("SPOKE", "pq1", "holding", said)),
    ):
        *_, note = drill.give(seat, command)
        assert isinstance(note, ArtefactWeighed) and note.grounds == ("source",) and note.tlp == "CLEAR"
    drill.at(120)
    *_, note = drill.give("duty", EditPost("L1-DUTY", "u1", said))
    assert isinstance(note, ArtefactWeighed)
    drill.at(180)
    assert len(drill.give("duty", PostOnNetwork("L1-DUTY", "feed", "Bà con cứ yên tâm chờ tin."))) == 1
