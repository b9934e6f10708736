"""The machine adviser reads each waiting text in its turn: it approves it, or says what should change; none waits to the end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.automata.character import character
from infodrill.automata.clearance import approve, clear
from infodrill.automata.proposal import Duty
from infodrill.automata.stillholds import convicts
from infodrill.casework.nouns.intake import CaseLogged
from infodrill.casework.nouns.publishing import ApproveStatement
from infodrill.casework.nouns.questions import QuestionAnswered, QuestionAsked
from infodrill.casework.nouns.statement import ReturnStatement
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.nouns.lobby import SeatJoined
from infodrill.kernel.events import Text
from infodrill.scenario.loader import Loaded
from tests.conduct.drilling import Range


@pytest.mark.parametrize("sits", [True, False])
@pytest.mark.parametrize("danger", [True, False])
@pytest.mark.parametrize("kind", ["prebunk", "bulletin"])
def test_what_nobody_else_sends_back_is_not_left_lying(
    clinic: Loaded, kind: str, danger: bool, sits: bool
) -> None:
    """A word in advance was no longer fit to be said, as people were in danger; the person who publishes saw it wait for 52
    minutes for the adviser's program, and that for a program to send it back."""
    ground = Range(clinic.scenario)
    if sits:
        ground.note(SeatJoined("voice"))
    opened = replace(
        ground.state.opened, cells={cell.id: "good" for cell in clinic.scenario.cells.cells if cell.level}
    )
    ground.drill.state = replace(ground.state, opened=opened)  # type: ignore[misc]
    if danger:
        case = ground.case(clinic.scenario.claims[0].id)
        ground.note(CaseLogged(case=case, sentence=Text("Có người bị nạn"), priority="P1", danger=True))
    text = ground.publish("", kind, "advice", published=False)
    ground.note(
        StatementStepped(statement=text, version=1, frm="DRAFTING", to="REVIEW", role="COMMS", cell="clinic")
    )
    ground.at(120)
    begun = ground.state.book.statements[text]
    written = replace(begun, versions=(replace(begun.newest, author_seat="program"),))
    book = replace(ground.state.book, statements={text: written})
    ground.drill.state = replace(ground.state, book=book)  # type: ignore[misc]
    duty = Duty(ground.see("rights"), character("good"), 1)
    given = [each.command for behaviour in (approve, clear) for each in behaviour(duty)]
    stale = danger and kind == "prebunk"
    back = [each for each in given if isinstance(each, ReturnStatement)]
    assert bool(back) == (stale and sits)
    assert any(isinstance(each, ApproveStatement) for each in given) == (not stale)


CONVICTS = "Anh lái xe số 2 bán bốn bao gạo cứu trợ cho quán cơm."
ASKS = "Có tin nói anh lái xe bán gạo: chưa có gì cho thấy vậy, 14 giờ chúng tôi nói tiếp."


@pytest.mark.parametrize(
    ("record", "said", "passes"),
    [("independent", CONVICTS, False), ("primary", CONVICTS, True), ("independent", ASKS, True)],
)
@pytest.mark.parametrize("author", ["voice", "program"])
def test_a_person_is_convicted_by_nobodys_word(
    clinic: Loaded, author: str, record: str, said: str, passes: bool
) -> None:
    """A driver was called a thief on the word of one; the adviser passed it in seconds."""
    ground = Range(clinic.scenario)
    ground.note(SeatJoined("voice"))
    opened = replace(
        ground.state.opened, cells={cell.id: "good" for cell in clinic.scenario.cells.cells if cell.level}
    )
    ground.drill.state = replace(ground.state, opened=opened)  # type: ignore[misc]
    case = ground.case()
    ground.note(QuestionAsked(case=case, question=f"{case}.q1", owner="clinic", text=Text("Có không?")))
    ground.note(
        QuestionAnswered(
            case=case, question=f"{case}.q1", owner="clinic", verdict="TRUE", record=record, disputes=False,
            text=Text(CONVICTS),
        )
    )  # fmt: skip
    text = ground.publish(case, "answer", "confirm", published=False, title_vi="Về xe số 2", body_vi=said)
    ground.note(
        StatementStepped(statement=text, version=1, frm="DRAFTING", to="REVIEW", role="COMMS", cell="clinic")
    )
    begun = ground.state.book.statements[text]
    written = replace(begun, versions=(replace(begun.newest, author_seat=author),))
    ground.drill.state = replace(ground.state, book=replace(ground.state.book, statements={text: written}))  # type: ignore[misc]
    duty = Duty(ground.see("rights"), character("good"), 1)
    assert convicts(duty, written) is not passes
    given = [each.command for behaviour in (approve, clear) for each in behaviour(duty)]
    if not passes:
        assert [type(each) for each in given] == [ReturnStatement] and CONVICTS[:-1] in given[0].reason
