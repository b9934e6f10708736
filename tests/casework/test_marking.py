"""Markings: who may mark which artefact, and what a marking does to the leak check."""

from __future__ import annotations

import pytest

from infodrill.casework import leakcheck
from infodrill.casework.leak import Artefact, leaks
from infodrill.casework.nouns.decision import Decide
from infodrill.casework.nouns.evidence import AddEvidence
from infodrill.casework.nouns.intake import LogCase, MergeCase, OpenCase
from infodrill.casework.nouns.marking import ArtefactMarked, MarkArtefact, artefacts, compared
from infodrill.casework.nouns.publishing import ApproveStatement, PublishStatement
from infodrill.casework.nouns.questions import AnswerQuestion
from infodrill.casework.nouns.statement import SubmitStatement
from infodrill.casework.nouns.triage import Triage
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Text
from tests.casework.table import Table


@pytest.fixture
def table() -> Table:
    return Table()


def marks(table: Table, case: str = "c1") -> dict[str, str]:
    return {artefact.source: artefact.marking for artefact in artefacts(table.case(case))}


def test_an_answer_a_report_and_evidence_can_be_marked_up_and_down(table: Table) -> None:
    case = table.verified("FALSE")
    table.play(
        AddEvidence(
            role="VERIFY",
            case=case,
            kind="report",
            grade="B2",
            tlp="RED",
            text="The night guard has six men.",
        )
    )
    assert marks(table) == {"c1.e1": "RED", "c1.q1": "GREEN", "c1.said": "GREEN"}
    table.play(
        MarkArtefact(
            role="VERIFY", case=case, artefact="c1.said", tlp="AMBER", reason="The caller can be known by it."
        )
    )
    table.play(
        MarkArtefact(
            role="RIGHTS", case=case, artefact="c1.e1", tlp="GREEN", reason="It stands on the portal."
        )
    )
    table.play(
        MarkArtefact(role="FACT-OWNER", case=case, artefact="c1.q1", tlp="CLEAR", reason="For everybody.")
    )
    assert marks(table) == {"c1.e1": "GREEN", "c1.q1": "CLEAR", "c1.said": "AMBER"}


@pytest.mark.parametrize(
    ("role", "artefact", "tlp", "rule"),
    [
        ("SPOKE", "c1.q1", "RED", "role"),
        ("VERIFY", "c1.e9", "RED", "unknown"),
        ("VERIFY", "c1.q1", "PINK", "fields"),
        ("VERIFY", "c1.q1", "GREEN", "once"),
    ],
)
def test_a_marking_is_refused_by_its_rule(
    table: Table, role: str, artefact: str, tlp: str, rule: str
) -> None:
    case = table.verified("FALSE")
    with pytest.raises(Refused) as refused:
        table.play(MarkArtefact(role=role, case=case, artefact=artefact, tlp=tlp, reason="why"))
    assert refused.value.rule == rule


def test_a_marked_answer_may_not_be_quoted_and_an_unmarked_one_may(table: Table) -> None:
    case = table.decided("FALSE")
    said = "Gauge 4.12 m, falling. We shall see more by morning, says the night crew at the lock."
    table.play(
        AnswerQuestion(
            role="FACT-OWNER",
            case=case,
            question="c1.q1",
            verdict="FALSE",
            record="primary",
            disputes=False,
            text=said,
        )
    )
    table.draft(case, body_en=f"The dyke holds. {said}")
    assert table.statement("s1").newest.leaks == ()
    table.play(
        MarkArtefact(
            role="FACT-OWNER", case=case, artefact="c1.q1", tlp="AMBER", reason="The crew asked for it."
        )
    )
    table.draft(case, body_en=f"The dyke holds. {said}")
    assert any(leak.endswith("AMBER c1.q1") for leak in table.statement("s2").newest.leaks)


def test_the_checkers_versions_stand_in_the_event(table: Table) -> None:
    case = table.decided("FALSE")
    table.draft(case)
    assert next(body.checker for body in reversed(table.log) if hasattr(body, "checker")) == leakcheck.CHECKER


def test_a_message_about_the_case_counts_by_its_marking(table: Table) -> None:
    case = table.verified("FALSE")
    told = (Artefact("m1", "GREEN", "The lock keeper sleeps at the mill."),)
    assert compared(table.case(case), table.book, told)[0] == ()
    table.take(
        ArtefactMarked(case=case, artefact="m1", tlp="RED", role="RIGHTS", cell="legal", reason=Text("why")),
        "legal-rights",
    )
    closed, _ = compared(table.case(case), table.book, told)
    assert [(artefact.source, artefact.marking) for artefact in closed] == [("m1", "RED")]


def test_a_refused_publication_shows_the_drafts_words_and_no_artefact(table: Table) -> None:
    case = table.verified("FALSE")
    secret = "The reserve pumps stand unguarded behind the old brick kiln until the ninth."
    table.play(Triage(role="VERIFY", case=case, v="V3", h="H3", s=3, confidence=800))
    table.play(
        Decide(
            role="L2-LEAD",
            case=case,
            disposition="respond",
            actions=(5,),
            less_intrusive_considered=True,
            reason="People act upon it.",
        )
    )
    table.draft(case, body_en="The dyke holds. The reserve pumps stand unguarded behind the old brick kiln.")
    table.play(SubmitStatement("COMMS", "s1"))
    table.play(ApproveStatement("FACT-OWNER", "s1"))
    table.play(ApproveStatement("RIGHTS", "s1"))
    # It becomes known as secret only now: before, the text would not have been handed in.
    table.play(AddEvidence(role="VERIFY", case=case, kind="report", grade="B2", tlp="RED", text=secret))
    with pytest.raises(Refused) as refused:
        table.play(PublishStatement("SPOKE", "s1"))
    for lang in ("vi", "en"):
        said = refused.value.render(lang)
        assert "“The reserve pumps stand unguarded behind the old brick kiln”" in said
        assert "until the ninth" not in said and "c1.e1" not in said


def test_the_papers_of_a_merged_case_stay_protected(table: Table) -> None:
    secret = "The reserve pumps stand unguarded behind the old brick kiln."
    first, second = table.verified("FALSE"), "c2"
    table.play(OpenCase(role="L1-DUTY", intake="ward", source="free", said="They say something."))
    table.play(LogCase(role="L1-DUTY", case=second, sentence="It is said that the dyke broke.", danger=True))
    table.play(AddEvidence(role="VERIFY", case=second, kind="report", grade="B2", tlp="RED", text=secret))
    table.play(MergeCase("L1-DUTY", second, first))
    assert [artefact.source for artefact in compared(table.case(first), table.book)[0]] == ["c2.e1"]


def test_what_a_merged_report_told_can_still_be_marked(table: Table) -> None:
    secret = "The reserve pumps stand unguarded behind the old brick kiln."
    first, second = table.verified("FALSE"), "c2"
    table.play(OpenCase(role="L1-DUTY", intake="ward", source="free", said=secret))
    table.play(MergeCase("L1-DUTY", second, first))
    assert compared(table.case(first), table.book)[0] == ()
    table.play(
        MarkArtefact(role="RIGHTS", case=second, artefact="c2.said", tlp="AMBER", reason="It is kept.")
    )
    assert [artefact.source for artefact in compared(table.case(first), table.book)[0]] == ["c2.said"]


SECRET = "The reserve pumps stand unguarded behind the old brick kiln until the ninth."
QUOTE = "The reserve pumps stand unguarded behind the old brick kiln."


def protected(table: Table, case: str) -> bool:
    """Whether a draft that quotes the secret is held."""
    closed, public = compared(table.case(case), table.book)
    return bool(leaks({"body_en": QUOTE}, closed, public))


def with_secret(table: Table) -> str:
    case = table.verified("FALSE")
    table.play(AddEvidence(role="VERIFY", case=case, kind="report", grade="B2", tlp="RED", text=SECRET))
    return case


def test_one_seat_takes_no_paper_out_of_the_leak_check(table: Table) -> None:
    case = with_secret(table)
    for tlp in ("GREEN", "CLEAR"):
        table.play(MarkArtefact(role="VERIFY", case=case, artefact="c1.e1", tlp=tlp, reason="It is known."))
        assert protected(table, case)
    with pytest.raises(Refused) as refused:
        table.play(
            MarkArtefact(role="VERIFY", case=case, artefact="c1.e1", tlp="CLEAR", reason="It is known.")
        )
    assert refused.value.rule == "once"
    with pytest.raises(Refused):  # another seat, and neither of the two may open a paper
        table.play(
            MarkArtefact(role="MONITOR", case=case, artefact="c1.e1", tlp="CLEAR", reason="It is known.")
        )
    assert protected(table, case)
    assert any("lowered from {kept}" in timeline.message for timeline in table.book.timelines[case])


@pytest.mark.parametrize(
    "first, second", [("VERIFY", "RIGHTS"), ("VERIFY", "SAFE"), ("RIGHTS", "VERIFY"), ("RIGHTS", "SAFE")]
)
def test_a_second_seat_confirms_what_was_lowered(table: Table, first: str, second: str) -> None:
    case = with_secret(table)
    table.play(
        MarkArtefact(role=first, case=case, artefact="c1.e1", tlp="GREEN", reason="It stands on the portal.")
    )
    assert protected(table, case)
    table.play(
        MarkArtefact(role=second, case=case, artefact="c1.e1", tlp="GREEN", reason="It stands on the portal.")
    )
    assert not protected(table, case)


@pytest.mark.parametrize("role", ["RIGHTS", "SAFE", "FACT-OWNER"])
def test_a_seat_that_may_open_a_paper_does_not_confirm_itself(table: Table, role: str) -> None:
    """One seat, whatever it may: the rights adviser, safety (with the verifier's hat) and the owner of the answer."""
    case = with_secret(table)
    paper = "c1.q1" if role == "FACT-OWNER" else "c1.e1"
    hats = frozenset({role, "VERIFY"})
    if role == "FACT-OWNER":
        table.play(
            AnswerQuestion(
                role="FACT-OWNER", case=case, question=paper, verdict="FALSE", record="primary",
                disputes=False, text=SECRET,
            )
        )  # fmt: skip
        table.play(
            MarkArtefact(
                role="FACT-OWNER", case=case, artefact=paper, tlp="AMBER", reason="The crew asked for it."
            )
        )
        table.play(
            MarkArtefact(role="RIGHTS", case=case, artefact="c1.e1", tlp="GREEN", reason="It is known.")
        )
        table.play(MarkArtefact(role="SAFE", case=case, artefact="c1.e1", tlp="GREEN", reason="It is known."))
    table.play(
        MarkArtefact(
            role="VERIFY" if role == "SAFE" else role, case=case, artefact=paper, tlp="GREEN",
            reason="It is known.",
        ),
        seat="one",
        roles=hats,
    )  # fmt: skip
    for tlp in ("CLEAR", "GREEN"):
        table.play(
            MarkArtefact(role=role, case=case, artefact=paper, tlp=tlp, reason="It is known."), seat="one",
            roles=hats,
        )  # fmt: skip
        assert protected(table, case)
    table.play(
        MarkArtefact(role="RIGHTS", case=case, artefact=paper, tlp="GREEN", reason="It is known."),
        seat="another",
    )
    assert not protected(table, case)


def test_safety_confirms_and_marks_nothing_itself(table: Table) -> None:
    case = with_secret(table)
    with pytest.raises(Refused):
        table.play(MarkArtefact(role="SAFE", case=case, artefact="c1.e1", tlp="GREEN", reason="It is known."))


def test_marked_up_again_a_paper_needs_two_seats_anew(table: Table) -> None:
    case = with_secret(table)
    for role, tlp in (("VERIFY", "GREEN"), ("VERIFY", "AMBER"), ("RIGHTS", "GREEN")):
        table.play(MarkArtefact(role=role, case=case, artefact="c1.e1", tlp=tlp, reason="As we know now."))
        assert protected(table, case)


def test_an_open_copy_of_a_closed_paper_frees_nothing(table: Table) -> None:
    case = with_secret(table)
    table.play(AddEvidence(role="VERIFY", case=case, kind="report", grade="B2", tlp="GREEN", text=SECRET))
    assert protected(table, case)
    copied = (Artefact("m1", "GREEN", SECRET),)
    closed, public = compared(table.case(case), table.book, copied)
    assert leaks({"body_en": QUOTE}, closed, public)
