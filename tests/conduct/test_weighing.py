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
    drill.note(CaseOpened(case="c1", intake="ward", source="free", cell="clinic"))
    return drill


def evidence(tlp: str, text: str) -> EvidenceAdded:
    return EvidenceAdded(case="c1", evidence="c1.e1", kind="report", grade="B2", tlp=tlp, text=Text(text))


@pytest.mark.parametrize(
    ("text", "grounds"),
    [
        (FACT, ("personal", "source")),
        (LIST, ("personal",)),
        (AWKWARD, ()),
        ("Liên hệ Tống Thuận ca đêm.", ("source",)),
    ],
)
def test_a_marking_is_weighed_by_what_the_artefact_holds(
    guarded: Scenario, text: str, grounds: tuple[str, ...]
) -> None:
    assert [note.grounds for note in notes(guarded, evidence("RED", text))] == [grounds]
    assert notes(guarded, evidence("GREEN", text)) == []


def test_withholding_the_owners_open_answer_is_seen(guarded: Scenario) -> None:
    drill = opened(guarded)
    drill.note(QuestionAsked(case="c1", question="c1.q1", owner="clinic", text=Text("Tủ lạnh?")))
    drill.note(
        QuestionAnswered(
            case="c1",
            question="c1.q1",
            owner="clinic",
            verdict="TRUE",
            record="primary",
            disputes=False,
            text=Text(AWKWARD),
        )
    )
    assert notes(guarded, evidence("AMBER", AWKWARD), drill=drill)[0].left_open
    marked = ArtefactMarked(
        case="c1", artefact="c1.q1", tlp="RED", role="VERIFY", cell="city", reason=Text("awkward")
    )
    assert [(note.grounds, note.left_open) for note in notes(guarded, marked, drill=drill)] == [((), True)]


def test_marking_down_is_noted_without_grounds(guarded: Scenario) -> None:
    drill = opened(guarded)
    drill.note(evidence("RED", AWKWARD))
    marked = ArtefactMarked(
        case="c1",
        artefact="c1.e1",
        tlp="GREEN",
        role="RIGHTS",
        cell="legal",
        reason=Text("nothing in it is protected"),
    )
    assert [(note.tlp, note.grounds) for note in notes(guarded, marked, drill=drill)] == [("GREEN", ())]


@pytest.mark.parametrize(
    ("body", "leaked"), [("Chúng tôi cảm ơn y tá Tống Thuận.", True), ("Tủ lạnh đã sửa xong.", False)]
)
def test_a_protected_fact_in_a_published_text_is_a_leak(guarded: Scenario, body: str, leaked: bool) -> None:
    drill = opened(guarded)
    drill.note(
        StatementDrafted(
            statement="s1", version=1, case="c1", kind="answer", stance="advice", issuer="clinic",
            channels=("feed",), figures=(), next_update=0, craft={}, checker="leak-2", leaks=(),
            title_vi=Text("Tin"), title_en=Text("News"), body_vi=Text(body),
            body_en=Text("The fridge is mended."),
        )
    )  # fmt: skip
    published = StatementStepped(
        statement="s1", version=1, frm="REVIEW", to="PUBLISHED", role="SPOKE", cell="clinic"
    )
    found = notes(guarded, published, drill=drill)
    assert [(note.artefact, note.tlp, note.grounds) for note in found] == (
        [("s1@1", "CLEAR", ("source",))] if leaked else []
    )


def test_a_whole_play_marks_lifts_and_is_weighed(guarded: Scenario) -> None:
    drill = Range(guarded)
    drill.give(
        "duty", OpenCase(role="L1-DUTY", intake="ward", source="free", said="They say the fridge broke.")
    )
    drill.give(
        "duty", LogCase(role="L1-DUTY", case="c1", sentence="It is said that the fridge broke.", danger=False)
    )
    given = drill.give(
        "lookout", AddEvidence(role="VERIFY", case="c1", kind="report", grade="B2", tlp="RED", text=AWKWARD)
    )
    assert [type(body) for body in given] == [EvidenceAdded, ArtefactWeighed]
    drill.give(
        "rights",
        MarkArtefact(role="RIGHTS", case="c1", artefact="c1.e1", tlp="GREEN", reason="Only awkward."),
    )
    assert drill.state.book.cases["c1"].markings == (("c1.e1", "GREEN"),)


def test_a_protected_fact_said_without_a_draft_is_a_leak_too(guarded: Scenario) -> None:
    """A post, an edit, an answer to the press and guidance made public pass no leak check; review sees them all the same."""
    drill = Range(guarded)
    said = "Theo chúng tôi biết, y tá ca đêm của khoa Nhi đã đưa sổ trực ra ngoài."
    drill.give(
        "town",
        AskPressQuestion(
            role="SIM-PRESS",
            outlet="Phóng viên Tin Bờ Cát (hư cấu)",
            text="Ai đưa ra?",
            conference="",
            claim="",
        ),
    )
    drill.give("duty", PostOnNetwork(role="L1-DUTY", room="feed", text="Trạm đang kiểm tra."))
    drill.at(60)
    for seat, command in (
        ("duty", PostOnNetwork(role="L1-DUTY", room="feed", text=said)),
        ("voice", AnswerPressQuestion(role="SPOKE", question="pq1", kind="holding", text=said)),
    ):
        *_, note = drill.give(seat, command)
        assert isinstance(note, ArtefactWeighed) and note.grounds == ("source",) and note.tlp == "CLEAR"
    drill.at(120)
    *_, note = drill.give("duty", EditPost("L1-DUTY", "u1", said))
    assert isinstance(note, ArtefactWeighed)
    drill.at(180)
    assert (
        len(drill.give("duty", PostOnNetwork(role="L1-DUTY", room="feed", text="Bà con cứ yên tâm chờ tin.")))
        == 1
    )
