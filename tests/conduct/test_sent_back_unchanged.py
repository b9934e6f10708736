"""A text that was sent back and has not changed in a word is no errand of whoever only hands it in, and no program writes again
the words that a person has just sent back."""

from __future__ import annotations

import pytest

from infodrill.automata.character import character
from infodrill.automata.proposal import Duty
from infodrill.automata.stillholds import stale
from infodrill.automata.words import declined
from infodrill.casework.nouns.decision import CaseDecided
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.intake import CaseLogged, CaseOpened
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.statement import DraftStatement, StatementDrafted, SubmitStatement
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.nouns.drafts import DraftThrownAway
from infodrill.conduct.nouns.lobby import SeatJoined
from infodrill.conduct.ranking import things
from infodrill.conduct.turns import WRITTEN_ANEW, sent_back, theirs
from infodrill.conduct.waiting import head
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Text
from infodrill.scenario.loader import find, load
from tests.conduct.drilling import Range

SPOKE = "voice"
WORDS = {"title_vi": "Tiêu đề", "title_en": "Title", "body_vi": "Thân.", "body_en": "Body."}


def drafted(version: int, **fields: str) -> StatementDrafted:
    values: dict[str, object] = {
        "statement": "s1", "case": "", "kind": "bulletin", "stance": "advice", "issuer": "ward", "channels": ("feed",),
        "figures": (), "next_update": 0, "craft": {}, "checker": "craft-1", "leaks": (), "role": "COMMS", "cell": "ward",
    }  # fmt: skip
    return StatementDrafted(version=version, **(values | WORDS | fields))  # type: ignore[arg-type]


def moved(frm: str, to: str, version: int, reason: str = "", cell: str = "ward") -> StatementStepped:
    return StatementStepped(
        statement="s1", version=version, frm=frm, to=to, role="RIGHTS", cell=cell, reason=Text(reason)
    )


@pytest.fixture
def ground() -> Range:
    made = Range(load(find("free-data")).scenario)
    made.note(drafted(1), at=10, actor="editor")
    made.note(moved("DRAFTING", "REVIEW", 1), at=20, actor="editor")
    made.note(moved("REVIEW", "DRAFTING", 1, "Không có lời khuyên.", "adviser"), at=30, actor="rights")
    return made


def submits(ground: Range, seat: str) -> bool:
    return any(thing.step == "submit" and thing.item == "s1" for thing in things(ground.see(seat)))


def test_only_who_can_change_it_is_asked_to_go_on_with_it(ground: Range) -> None:
    text = ground.state.book.statements["s1"]
    assert sent_back(ground.see(SPOKE), text)
    assert submits(ground, "editor") or any(thing.item == "s1" for thing in things(ground.see("editor")))
    ground.note(drafted(2, body_vi="Thân có lời khuyên."), at=40, actor="editor")
    text = ground.state.book.statements["s1"]
    assert not sent_back(ground.see(SPOKE), text) and text.newest.returned and submits(ground, SPOKE)
    ground.note(
        moved("DRAFTING", "REVIEW", 2),
        moved("REVIEW", "DRAFTING", 2, "Vẫn chưa đủ.", "adviser"),
        at=50,
        actor="rights",
    )
    assert sent_back(ground.see(SPOKE), ground.state.book.statements["s1"])


def test_whoever_hands_it_in_may_change_it_and_has_it_on_the_desk(ground: Range) -> None:
    """The spokesperson hands in what the writers wrote: what was sent back lay on no desk and could be edited by nobody there."""
    text = ground.state.book.statements["s1"]
    hands_in = ground.see(SPOKE).casework.role_for(SubmitStatement, "s1")
    assert hands_in == "SPOKE"
    assert theirs(ground.see(SPOKE), text) is False and submits(ground, SPOKE)
    anew = DraftStatement(
        role="SPOKE", case="", kind="bulletin", stance="advice", channels=("feed",), figures=(), statement="s1",
        **{**WORDS, "body_vi": "Thân có lời khuyên."},
    )  # fmt: skip
    ground.give(SPOKE, anew)
    assert ground.state.book.statements["s1"].newest.body_vi == "Thân có lời khuyên."
    ground.give(SPOKE, SubmitStatement("SPOKE", "s1"))
    assert ground.state.book.statements["s1"].state == "REVIEW"


def test_a_text_that_nobody_sent_back_is_changed_by_its_writers_alone(ground: Range) -> None:
    ground.note(drafted(1, statement="s2"), at=40, actor="editor")
    with pytest.raises(Refused):
        ground.give(
            SPOKE,
            DraftStatement(
                role="SPOKE", case="", kind="bulletin", stance="advice", channels=("feed",), figures=(), statement="s2",
                **WORDS,
            ),
        )  # fmt: skip


def test_what_a_program_leaves_lying_is_the_spokesperson_s_own(ground: Range) -> None:
    def own(seat: str) -> bool:
        return any(thing.item == "s1" and thing.turn.own for thing in things(ground.see(seat)))

    assert not own(SPOKE), "its writers have it first"
    ground.at(30 + WRITTEN_ANEW + 60)
    assert own(SPOKE)


@pytest.mark.parametrize("priority", ["P1", "P3"])
def test_on_a_p1_it_stands_at_the_head_of_the_spokesperson_s_desk_at_once(priority: str) -> None:
    """It lay folded away behind what was due in seven hours, because a program had it first."""
    ground = Range(load(find("port-voice")).scenario)
    ground.note(CaseOpened(case="c1", intake="hotline", source="free", cell="city", ward="lo-muoi", level=1))
    ground.note(
        CaseLogged(case="c1", sentence=Text("Nước dâng."), priority=priority, danger=priority == "P1"),
        GatePassed(
            case="c1", passing=1, answers=("yes", *("no",) * 8), code="G0", role="L1-DUTY", cell="city"
        ),
        CaseDecided(
            case="c1", disposition="respond", actions=(1,), less_intrusive_considered=True, reason=Text("Có hại."),
            role="L1-LEAD", cell="city",
        ),
        CaseStepped(case="c1", step="decide", frm="TRIAGED", to="DECIDED", role="L1-LEAD", cell="city"),
        drafted(1, case="c1", kind="answer", cell="city", issuer="city"),
        moved("DRAFTING", "REVIEW", 1, cell="city"),
        at=10, actor="editor",
    )  # fmt: skip
    ground.note(moved("REVIEW", "DRAFTING", 1, "Viết rõ.", "adviser"), at=20, actor="rights")
    thing = next(thing for thing in things(ground.see(SPOKE)) if thing.item == "s1")
    assert thing.turn.own is (priority == "P1") and thing.turn.others
    first = head(things(ground.see(SPOKE)))
    assert (first is not None and first.item == "s1") is (priority == "P1")


@pytest.mark.parametrize("kind", ["bulletin", "answer"])
def test_no_program_writes_what_a_person_has_just_sent_back(ground: Range, kind: str) -> None:
    text = ground.state.book.statements["s1"]

    def made(**words: str) -> DraftStatement:
        return DraftStatement(
            role="COMMS",
            case="",
            kind=kind,
            stance="advice",
            channels=("feed",),
            figures=(),
            **{**WORDS, **words},
        )

    duty = Duty(ground.see("editor"), character("good"), 1)
    assert not declined(duty, text, made()), "a program that sent it back says what is to be waited for"
    ground.note(SeatJoined("rights"))
    duty = Duty(ground.see("editor"), character("good"), 1)
    assert declined(duty, text, made()) and not declined(duty, text, made(body_vi="Khác."))
    # Nor what it wrote before the last version, when that one comes back as well.
    ground.note(drafted(2, body_vi="Khác."), at=40, actor="editor")
    ground.note(
        moved("DRAFTING", "REVIEW", 2),
        moved("REVIEW", "DRAFTING", 2, "Vẫn chưa.", "adviser"),
        at=50,
        actor="rights",
    )
    text = ground.state.book.statements["s1"]
    duty = Duty(ground.see("editor"), character("good"), 1)
    assert declined(duty, text, made()) and declined(duty, text, made(body_vi="Khác."))


def test_no_program_writes_again_what_people_threw_away(ground: Range) -> None:
    ground.note(DraftThrownAway("s1"), at=60, actor=SPOKE)
    made = DraftStatement(
        role="COMMS", case="", kind="bulletin", stance="advice", channels=("feed",), figures=(), **WORDS
    )
    duty = Duty(ground.see("editor"), character("good"), 1)
    assert declined(duty, None, made)


def test_who_sends_a_program_s_text_back_says_what_is_different(ground: Range) -> None:
    ground.note(moved("DRAFTING", "REVIEW", 1), at=40, actor="editor")
    duty = Duty(ground.see("rights"), character("good"), 1)
    assert not stale(duty, ground.state.book.statements["s1"])
    ground.note(
        drafted(1, statement="s2", title_vi="Van số 4 đã khóa", kind="answer", case=""), at=50, actor="editor"
    )
    ground.note(
        StatementStepped(statement="s2", version=1, frm="REVIEW", to="PUBLISHED", role="SPOKE", cell="ward"),
        at=60, actor=SPOKE,
    )  # fmt: skip
    told = stale(Duty(ground.see("rights"), character("good"), 1), ground.state.book.statements["s1"])
    assert "Van số 4 đã khóa" in told, told


@pytest.mark.parametrize(("reason", "same"), [("Viết ngắn hơn.", True), ("Hẹn lại lúc 10 giờ 30.", False)])
def test_a_later_hour_alone_is_no_other_text_than_the_one_that_was_sent_back(
    ground: Range, reason: str, same: bool
) -> None:
    """The same hundred words came back three minutes later, with 8:33 for 8:29."""
    ground.note(
        drafted(
            2, body_vi="Đến 8 giờ 29 chưa có kết quả. Tin tiếp theo: 9 giờ.", body_en="No result at 8:29."
        ),
        moved("DRAFTING", "REVIEW", 2),
        moved("REVIEW", "DRAFTING", 2, reason, "adviser"),
        SeatJoined("rights"),
        at=40,
        actor="rights",
    )
    made = DraftStatement(
        role="COMMS", case="", kind="bulletin", stance="advice", channels=("feed",), figures=(),
        **{**WORDS, "body_vi": "Đến 8 giờ 33 chưa có kết quả. Tin tiếp theo: 9 giờ 05.", "body_en": "No result at 8:33."},
    )  # fmt: skip
    duty = Duty(ground.see("editor"), character("good"), 1)
    assert declined(duty, ground.state.book.statements["s1"], made) is same
