"""As soon as a case knows that a word of ours is wrong, putting it right is the first thing of whoever speaks there: it says no
where the false word said yes, and the one human of a ward does it with what the case has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.automata.character import character
from infodrill.automata.proposal import Duty
from infodrill.automata.words import draft
from infodrill.casework import rights
from infodrill.casework.nouns.decision import CaseDecided
from infodrill.casework.nouns.evidence import EvidenceAdded
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.intake import CaseOpened
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.publishing import ApproveStatement, PublishStatement, StatementApproved
from infodrill.casework.nouns.questions import QuestionAnswered, QuestionAsked
from infodrill.casework.nouns.selfcorrection import SelfCorrect, rightings
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.nouns.triage import CaseTriaged
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.casework.rights import STATEMENT_ACTION
from infodrill.casework.stances import contradicts
from infodrill.conduct.city import CONFIRMS
from infodrill.conduct.nouns.city import StatementReleased
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.links import CaseLinked
from infodrill.conduct.nouns.ownwords import RaiseOwnWord
from infodrill.conduct.nouns.pressquestions import PressQuestionAsked
from infodrill.conduct.ranking import things
from infodrill.conduct.waiting import head
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Text
from infodrill.scenario.loader import find, load
from infodrill.web.rooms.ownword import righting
from tests.conduct.drilling import Range

BOARD, SPOKE = 9, "voice"
NEW = {
    "title_vi": "Phường đăng sai: Sóng Biếc không tặng 30 GB",
    "body_vi": "Bài của phường lúc 16 giờ 12 là sai. Sóng Biếc không tặng 30 GB. Bà con đừng nhập mã.",
    "title_en": "The ward was wrong: no 30 GB", "body_en": "The ward's post was wrong. There is no gift. Give no code.",
}  # fmt: skip
"""What a person writes who takes a false word back."""


@pytest.fixture
def ground() -> Range:
    made = Range(load(find("free-data")).scenario)
    made.at(720)
    made.note(
        InjectDelivered(inject=BOARD, planned=720, run_status="delivered", recipients=("duty",), public=True)
    )
    return made


def case_of_it(ground: Range, *, verdict: str = "FALSE") -> str:
    """The case that was opened from the post, and what an owner and the checker found."""
    ground.note(
        CaseOpened(
            case="c5", intake="monitoring", source=f"inject:{BOARD}", cell="ward", ward="lo-muoi", level=1
        )
    )
    ground.at(900)
    return found(ground, verdict) if verdict else "c5"


def found(ground: Range, verdict: str) -> str:
    evidence = EvidenceAdded(
        case="c5", evidence="c5.e1", kind="primary", grade="A1", tlp="GREEN", text="Không có quà 30 GB."
    )
    checked = VerdictSet(
        case="c5", verdict=verdict, evidence=("c5.e1",), confidence=950, role="VERIFY", cell="city"
    )
    ground.note(evidence, checked)
    return "c5"


def test_it_is_first_on_the_desk_as_soon_as_the_case_knows(ground: Range) -> None:
    case_of_it(ground, verdict="")
    assert all(thing.step != "own_word" for thing in things(ground.see(SPOKE)))
    case = found(ground, "FALSE")
    first = head(things(ground.see(SPOKE)))
    assert first is not None and (first.step, first.item) == ("own_word", case)
    assert all(thing.step != "own_word" for thing in things(ground.see("checker")))


def test_a_true_word_of_ours_is_nobody_s_errand(ground: Range) -> None:
    case_of_it(ground, verdict="TRUE")
    assert all(
        thing.step != "own_word" for seat in ground.drill.seats.seats for thing in things(ground.see(seat))
    )


def test_one_human_puts_it_right_with_what_the_case_has(ground: Range) -> None:
    case = case_of_it(ground)
    word = ground.see(SPOKE).casework.wrong_word(ground.state.book.cases[case])
    assert word is not None
    ground.give(SPOKE, RaiseOwnWord("SPOKE", said=word.said, text="Nhà mạng nói không có quà."))
    (text,) = ground.state.book.statements
    thing = head(things(ground.see(SPOKE)))
    assert thing is not None and (thing.step, thing.item) == ("self_correct", text)
    stance = rightings(ground.state.book.cases[case], "answer", word.stance)[0]
    assert stance == "deny" and not contradicts(stance, "FALSE")
    ground.give(SPOKE, SelfCorrect("SPOKE", text, stance=stance, **NEW))
    ground.give("rights", ApproveStatement("RIGHTS", text))
    ground.give(SPOKE, PublishStatement("SPOKE", text))
    out = ground.state.book.statements[text]
    assert out.newest.stance == "deny" and out.state == "PUBLISHED" and not out.error_open


@pytest.mark.parametrize(
    "verdict", ["FALSE", "MISLEADING_CONTEXT", "MIXED", "UNPROVEN", "TRUE", "NOT_A_FACT", ""]
)
@pytest.mark.parametrize("wrong", ["confirm", "deny", "partly", "unknown", "advice"])
def test_the_stance_offered_is_one_that_the_case_bears_and_never_the_false_word_s(
    ground: Range, wrong: str, verdict: str
) -> None:
    name = case_of_it(ground, verdict=verdict)
    case = ground.state.book.cases[name]
    offered = rightings(case, "answer", wrong)
    assert offered and len(set(offered)) == len(offered)
    # The same side only where the verdict bears it: then something else in the words was wrong.
    assert offered[0] != wrong or (verdict not in ("", "UNPROVEN") and not contradicts(wrong, verdict))
    assert not contradicts(offered[0], verdict) or verdict in ("", "UNPROVEN")


@pytest.mark.parametrize(
    ("answered", "denies"),
    [("", True), ("UNPROVEN", True), ("FALSE", True), ("TRUE", False), ("MIXED", False)],
)
def test_what_we_posted_ourselves_is_taken_back_without_a_verdict_and_not_said_again(
    ground: Range, answered: str, denies: bool
) -> None:
    """The form offered "It is so" and no "It is not so"; what others say is denied by a verdict all the same (I2)."""
    name = case_of_it(ground, verdict="")
    word = ground.see("duty").casework.own_words[0]
    ground.give("duty", RaiseOwnWord("L1-DUTY", said=word.said, text="Phường chưa hỏi nhà mạng.", case=name))
    if answered:
        asked = QuestionAsked(case=name, question=f"{name}.q1", owner="telecom", text=Text("Thật không?"))
        answer = QuestionAnswered(
            case=name, question=f"{name}.q1", owner="telecom", verdict=answered, record="primary",
            disputes=False, text=Text("Xem."),
        )  # fmt: skip
        ground.note(asked, answer, actor="network")
    (text,) = ground.state.book.statements
    begun, case = ground.state.book.statements[text], ground.state.book.cases[name]
    form = righting(ground.see(SPOKE), begun, case)
    assert form is not None
    offered = [stance for stance, _ in form.stances]
    assert ("deny" in offered, "confirm" in offered) == (denies, answered == "TRUE")
    assert (offered[0] == "deny") == (answered in ("", "FALSE")), (
        "no advice stands chosen in the place of that"
    )
    assert "deny" not in rightings(case, "answer", "confirm") and "confirm" in rightings(
        case, "answer", "confirm"
    )
    if denies:
        with pytest.raises(Refused) as again:
            ground.give(SPOKE, SelfCorrect("SPOKE", text, stance="confirm", **NEW))
        assert again.value.rule == "stance" and "confirm" not in (again.value.allowed or ())
        ground.give(SPOKE, SelfCorrect("SPOKE", text, stance="deny", **NEW))
        ground.give("rights", ApproveStatement("RIGHTS", text))
        ground.note(CaseLinked(case=name, claim="d6-ward", by="control"))
        sent = ground.give(SPOKE, PublishStatement("SPOKE", text))
        assert ground.state.book.statements[text].newest.state == "PUBLISHED"
        assert rights.i2_no_label_without_evidence(ground.state.book) == ""
        (released,) = (body for body in sent if isinstance(body, StatementReleased))
        assert released.effect not in ("false_denial", CONFIRMS)


def test_a_text_that_took_no_side_does_not_begin_to_deny(ground: Range) -> None:
    name = case_of_it(ground)
    case = ground.state.book.cases[name]
    for wrong in ("unknown", "advice"):
        assert "deny" not in rightings(case, "answer", wrong)


def test_the_warning_that_ends_the_worst_harm_is_published_before_an_older_paper(ground: Range) -> None:
    """A warning lay approved for 26 minutes under an older follow-up of less harm, and nobody was told to publish it."""
    texts = (("s1", "answer", "P1", "H2"), ("s2", "answer", "P1", "H3"), ("s3", "warning", "P2", "H3"))
    for name, kind, priority, harm in texts:
        case = ground.case("", cell="ward")
        ground.note(
            GatePassed(case=case, passing=1, answers=("no",) * 9, code="G0", role="L1-DUTY", cell="ward"),
            CaseTriaged(case=case, v="V2", h=harm, s=3, priority=priority, confidence=900),
            CaseStepped(case=case, step="decide", frm="TRIAGED", to="DECIDED", role="L1-LEAD", cell="ward"),
            CaseDecided(
                case=case,
                disposition="respond",
                actions=(STATEMENT_ACTION[kind],),
                less_intrusive_considered=True,
                reason=Text("x"),
                role="L1-LEAD",
                cell="ward",
            ),
        )
        paper(ground, name, kind, case)
    published = [thing.item for thing in things(ground.see(SPOKE)) if thing.step == "publish"]
    assert published == ["s3", "s2", "s1"] and head(things(ground.see(SPOKE))).item == "s3"  # type: ignore[union-attr]


def paper(ground: Range, name: str, kind: str, case: str) -> None:
    """A text of the ward that lies approved."""
    words = {"title_vi": "Tin", "title_en": "News", "body_vi": "Thân bài.", "body_en": "Body."}
    drafted = StatementDrafted(
        statement=name, version=1, case=case, kind=kind, stance="advice", issuer="ward", channels=("feed",), figures=(),
        next_update=0, craft={}, checker="craft-1", leaks=(), role="COMMS", cell="ward", sources=(Text("ward"),), **words,
    )  # fmt: skip
    handed = StatementStepped(
        statement=name, version=1, frm="DRAFTING", to="REVIEW", role="COMMS", cell="ward"
    )
    ground.note(drafted, handed, actor="editor")
    for role, cell, seat in (("RIGHTS", "adviser", "rights"), ("FACT-OWNER", "telecom", "network")):
        ground.note(StatementApproved(statement=name, version=1, role=role, cell=cell), actor=seat)


def test_what_one_press_brings_to_the_public_stands_before_a_reporter_who_can_wait(ground: Range) -> None:
    paper(ground, "s1", "bulletin", "")
    asked = PressQuestionAsked(
        question="pq1",
        conference="",
        inject=0,
        claim="",
        answer_by=ground.state.at + 1_800,
        outlet=Text("Báo"),
        text=Text("?"),
    )
    ground.note(asked)
    ordered = [thing.step for thing in things(ground.see(SPOKE))]
    assert "press" in ordered and head(things(ground.see(SPOKE))).step == "publish", ordered  # type: ignore[union-attr]


@pytest.mark.parametrize("far", ["raised", "in review", "out"])
def test_what_was_put_right_is_not_written_a_second_time(ground: Range, far: str) -> None:
    """Seven minutes after the ward's own correction the editor's program wrote another one of the same post."""
    case = case_of_it(ground)
    word = ground.see(SPOKE).casework.wrong_word(ground.state.book.cases[case])
    assert word is not None
    ground.give(SPOKE, RaiseOwnWord("SPOKE", said=word.said, text="Nhà mạng nói không có quà."))
    (text,) = ground.state.book.statements
    if far != "raised":
        ground.give(SPOKE, SelfCorrect("SPOKE", text, stance="deny", **NEW))
    if far == "out":
        ground.give("rights", ApproveStatement("RIGHTS", text))
        ground.give(SPOKE, PublishStatement("SPOKE", text))
    begun = ground.state.book.cases[case]
    decided = replace(
        begun, state="DECIDED", priority="P1", priority_final=True, gate_code="G0", gate_passes=2, disposition="respond",
        actions=(5,), decided_at=ground.state.at, decided_by="city", statements=(text,),
    )  # fmt: skip
    book = replace(ground.state.book, cases={case: decided})
    ground.drill.state = replace(ground.state, book=book)  # type: ignore[misc]
    editors = [seat.seat for seat in ground.drill.seats.with_role("COMMS")]
    views = [ground.see(seat) for seat in editors]
    asked = [thing for view in views for thing in things(view) if thing.step == "draft"]
    written = [
        made.command
        for view in views
        for made in draft(Duty(view, character("good"), 1))
        if getattr(made.command, "kind", "") == "correction"
    ]
    assert editors and bool(asked) == bool(written) == (far == "raised"), (asked, written)
