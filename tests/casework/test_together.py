"""Cells work together: undo, merge and split, hand-over, tasks, opinions, reminders, wards and levels."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.casework import clocks, desk
from infodrill.casework.edition import load_edition
from infodrill.casework.noun import CaseCommand
from infodrill.casework.nouns.escalation import AnswerEscalation, Escalate
from infodrill.casework.nouns.evidence import AddEvidence, GiveOpinion
from infodrill.casework.nouns.gate import AnswerGate
from infodrill.casework.nouns.handovers import AnswerHandOver, HandOver
from infodrill.casework.nouns.intake import LogCase, MergeCase, OpenCase, SplitCase
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.questions import AskOwner, RemindOwner
from infodrill.casework.nouns.service import OpenTicket
from infodrill.casework.nouns.tasks import AssignTask, FinishTask
from infodrill.casework.nouns.undoing import UndoStep
from infodrill.casework.nouns.verdict import RecordConflict, SetVerdict
from infodrill.casework.scene import UNDO_SECONDS
from infodrill.kernel.errors import Refused
from tests.casework.table import Table


def refused(rule: str, play: object) -> Refused:
    with pytest.raises(Refused) as caught:
        play()  # type: ignore[operator]
    assert caught.value.rule == rule, caught.value
    return caught.value


def opened(table: Table, said: str = "They say the dyke broke.", **more: object) -> str:
    table.play(OpenCase(role="L1-DUTY", intake="ward", source="free", said=said, **more))  # type: ignore[arg-type]
    return f"c{len(table.book.cases)}"


# ---- intake ----


def test_a_phone_report_says_what_where_and_danger() -> None:
    table = Table()
    table.at = 600
    opened(table, ward="w1", place="km 3, sau chợ", danger="yes", seen_at=300)
    case = table.case()
    assert (case.said, case.ward, case.place) == ("They say the dyke broke.", "w1", "km 3, sau chợ")
    assert (case.danger_told, case.seen_at, case.state) == ("yes", 300, "NEW")
    refused("clock", lambda: opened(table, seen_at=900))
    refused("fields", lambda: opened(table, danger="perhaps"))
    refused("I5", lambda: opened(table, place="nhà anh An, 0912 345 678"))


@pytest.mark.parametrize("role", ["COLLAB", "CITIZEN-DESK", "MONITOR", "L1-DUTY", "SPOKE", "VERIFY"])
@pytest.mark.parametrize(
    "intake", ["hotline", "portal", "ward", "field", "press", "monitoring", "collaborator"]
)
def test_every_intake_opens_a_case(role: str, intake: str) -> None:
    table = Table()
    table.play(OpenCase(role=role, intake=intake, source="free", said="A report."))
    assert table.case().intake == intake


def test_a_mutation_is_a_new_case_linked_to_its_parent() -> None:
    table = Table()
    opened(table)
    opened(table, parent="c1")
    assert (table.case("c2").parent, table.case("c2").relation, table.case("c2").state) == (
        "c1",
        "mutation",
        "NEW",
    )


# ---- merge, undo, split ----


def merged() -> Table:
    table = Table()
    opened(table)
    table.at = 120
    opened(table, "The dyke at km 3 broke, they say.")
    table.play(MergeCase("L1-DUTY", "c2", "c1"), 1)
    return table


def test_a_merge_taken_back_restores_both_cases_with_their_clocks() -> None:
    table = merged()
    before = table.book
    table.at += 30
    table.play(
        LogCase(role="L1-DUTY", case="c1", sentence="The dyke broke.", danger=True)
    )  # work on the other goes on meanwhile
    table.play(UndoStep("L1-DUTY", "c2"))
    case = table.case("c2")
    assert (case.state, case.merged_into, case.opened_at, case.round_at) == ("NEW", "", 120, 120)
    assert table.case("c1").merged == () and table.case("c1").state == "LOGGED"
    assert clocks.deadlines(case, table.edition)[0] == ("log", 120 + 600)
    assert before.cases["c2"].state == "CLOSED"


def test_a_merge_is_taken_back_within_a_minute_and_split_later() -> None:
    table = merged()
    table.at += UNDO_SECONDS + 1
    error = refused("undo", lambda: table.play(UndoStep("L1-DUTY", "c2")))
    assert error.allowed == ("split",)
    table.play(LogCase(role="L1-DUTY", case="c1", sentence="The dyke broke.", danger=True))
    table.play(
        SplitCase(role="L1-DUTY", case="c1", sentence="The dyke at km 3 broke.", danger=True, report="c2")
    )
    child = table.case("c3")
    assert (child.parent, child.relation, child.said) == ("c1", "split", "The dyke at km 3 broke, they say.")
    refused(
        "merge",
        lambda: table.play(SplitCase(role="L1-DUTY", case="c1", sentence="x", danger=True, report="c9")),
    )


def test_only_the_seat_that_took_a_step_takes_it_back() -> None:
    table = merged()
    refused("undo", lambda: table.play(UndoStep("L1-DUTY", "c2"), seat="ward-other"))


def test_a_step_from_which_something_followed_stays() -> None:
    table = Table()
    opened(table)
    table.play(LogCase(role="L1-DUTY", case="c1", sentence="The dyke broke.", danger=True))
    table.play(
        AddEvidence(
            role="L1-DUTY", case="c1", kind="report", grade="C3", tlp="AMBER", text="Seen from the road."
        )
    )
    refused("undo", lambda: table.play(UndoStep("L1-DUTY", "c1")))


def test_what_is_public_cannot_be_taken_back() -> None:
    table = Table()
    case = table.gated("ynnnynnnn")
    table.play(OpenTicket(role="L1-LEAD", case=case, text="We look at the water."))
    refused("undo", lambda: table.play(UndoStep("L1-LEAD", case)))


def test_a_step_taken_again_counts_at_its_first_time() -> None:
    """The slip was written in time; correcting it a moment after the deadline does not make it late."""
    table = Table()
    opened(table)
    table.at = 590
    table.play(LogCase(role="L1-DUTY", case="c1", sentence="The dyke brok.", danger=True))
    table.at = 620
    table.play(UndoStep("L1-DUTY", "c1"))
    assert not [
        body for body in clocks.due(table.book, table.edition, 640) if getattr(body, "step", "") == "log"
    ]
    table.play(LogCase(role="L1-DUTY", case="c1", sentence="The dyke broke.", danger=True))
    assert clocks.due(table.book, table.edition, 700) == ()


def test_two_steps_in_one_second_are_taken_back_one_by_one() -> None:
    """The exercise clock stands still while the drill is paused."""
    table = Table()
    opened(table)
    table.play(LogCase(role="L1-DUTY", case="c1", sentence="The dyke broke.", danger=True))
    table.play(AnswerGate(role="L1-DUTY", case="c1", answers=("yes", *["no"] * 8)))
    table.play(UndoStep("L1-DUTY", "c1"))
    assert (table.case().state, table.case().gate_code) == ("LOGGED", "")


# ---- hand-over ----


def test_a_case_moves_only_when_the_other_cell_accepts() -> None:
    table = Table()
    opened(table)
    table.play(HandOver(role="L1-DUTY", case="c1", to_cell="ward-2", reason="It lies in your ward."))
    assert table.case().cell == "ward" and table.case().offered is not None
    assert ("take_over:c1.h1", 1800) in clocks.deadlines(table.case(), table.edition)
    refused(
        "hand-over",
        lambda: table.play(HandOver(role="L1-DUTY", case="c1", to_cell="ward-3", reason="Again.")),
    )
    refused("hand-over", lambda: table.play(AnswerHandOver(role="L2-DUTY", case="c1", accept=True)))
    table.play(AnswerHandOver(role="L1-DUTY", case="c1", accept=True), seat="w2-duty", cell="ward-2")
    assert table.case().cell == "ward-2" and table.case().offered is None


def test_a_returned_case_stays_where_it_was_and_says_why() -> None:
    table = Table()
    opened(table)
    table.play(HandOver(role="L1-DUTY", case="c1", to_cell="ward-2", reason="It lies in your ward."))
    refused(
        "fields", lambda: table.play(AnswerHandOver(role="L1-DUTY", case="c1", accept=False), cell="ward-2")
    )
    table.play(
        AnswerHandOver(role="L1-DUTY", case="c1", accept=False, text="It is the road, yours."), cell="ward-2"
    )
    offer = table.case().hand_overs[0]
    assert (table.case().cell, offer.accepted, offer.answer) == ("ward", False, "It is the road, yours.")


def test_an_unanswered_hand_over_is_missed_and_escalates() -> None:
    table = Table()
    opened(table)
    table.play(HandOver(role="L1-DUTY", case="c1", to_cell="ward-2", reason="It lies in your ward."))
    found = [
        body for body in clocks.due(table.book, table.edition, 1801) if body.step.startswith("take_over")
    ]  # type: ignore[attr-defined]
    assert [body.escalated_to for body in found] == [2]  # type: ignore[attr-defined]


def test_an_offer_ends_with_its_case() -> None:
    """A case that the unit which was offered it had left alone and closed went on asking it: do you take the case?"""
    table = Table()
    case = table.gated("nynnnnnnn")
    table.play(HandOver(role="L1-DUTY", case=case, to_cell="ward-2", reason="It lies in your ward."))
    shut = CaseStepped(
        case=case,
        step="leave_gated",
        frm="GATED",
        to="CLOSED",
        role="L1-DUTY",
        cell="ward",
        disposition="leave",
    )
    table.take(shut, "w1-duty")
    assert table.case().state == "CLOSED" and table.case().offered is None
    assert not any(step.startswith("take_over") for step, _ in clocks.deadlines(table.case(), table.edition))
    refused(
        "state", lambda: table.play(AnswerHandOver(role="L1-DUTY", case=case, accept=True), cell="ward-2")
    )


# ---- tasks, questions, opinions ----


def test_a_task_has_its_clock_and_its_cell() -> None:
    table = Table()
    case = table.gated("ynnnnunnn")
    table.play(
        AssignTask(role="VERIFY", case=case, cell="dyke", what="Read the gauge again.", due=table.at + 900)
    )
    assert (f"task:{case}.k1", table.at + 900) in clocks.deadlines(table.case(), table.edition)
    refused(
        "unknown", lambda: table.play(FinishTask(role="VERIFY", case=case, task=f"{case}.k1", text="Done."))
    )
    table.play(FinishTask(role="FACT-OWNER", case=case, task=f"{case}.k1", text="4.12 m."))
    assert table.case().tasks[0].result == "4.12 m."
    assert not any(step.startswith("task") for step, _ in clocks.deadlines(table.case(), table.edition))


def test_a_question_has_a_deadline_a_reminder_and_is_recorded_overdue() -> None:
    table = Table()
    case = table.gated("ynnnnunnn")
    table.play(AskOwner(role="VERIFY", case=case, owner="dyke", text="What does the gauge say?"))
    due = table.at + 1800
    assert (f"question:{case}.q1", due) in clocks.deadlines(table.case(), table.edition)
    table.play(RemindOwner("VERIFY", case, f"{case}.q1"), 20)
    assert table.case().questions[0].reminded_at == table.at
    refused("unknown", lambda: table.play(RemindOwner("VERIFY", case, f"{case}.q1")))
    missed = [
        body for body in clocks.due(table.book, table.edition, due + 1) if body.step == f"question:{case}.q1"
    ]  # type: ignore[attr-defined]
    table.take(missed[0], "runner")
    assert f"question:{case}.q1" in table.case().missed and table.case().escalated_to == 0


def test_an_expert_opinion_is_one_independent_item_however_often_it_is_said() -> None:
    table = Table()
    case = table.gated("ynnnnunnn")
    table.play(AskOwner(role="VERIFY", case=case, owner="dyke", text="What does the gauge say?"))
    table.play(
        GiveOpinion(
            role="EXPERT", case=case, verdict="FALSE", confidence=800, text="The seepage is no breach."
        )
    )
    table.play(
        GiveOpinion(
            role="EXPERT", case=case, verdict="FALSE", confidence=900, text="Said once more: no breach."
        )
    )
    refused(
        "I2",
        lambda: table.play(
            SetVerdict(role="VERIFY", case=case, verdict="FALSE", confidence=800, evidence=())
        ),
    )
    table.play(
        AddEvidence(
            role="VERIFY",
            case=case,
            kind="independent",
            grade="B2",
            tlp="GREEN",
            text="Two patrols saw the dyke whole.",
        )
    )
    table.play(SetVerdict(role="VERIFY", case=case, verdict="FALSE", confidence=800, evidence=()))
    assert table.case().verdict == "FALSE"


def test_an_expert_in_conflict_gives_no_opinion_on_that_case() -> None:
    table = Table()
    case = table.gated("ynnnnunnn")
    table.play(AskOwner(role="VERIFY", case=case, owner="dyke", text="What does the gauge say?"))
    table.play(RecordConflict(role="RIGHTS", case=case, unit="experts", reason="about_unit"))
    refused(
        "I9",
        lambda: table.play(
            GiveOpinion(role="EXPERT", case=case, verdict="FALSE", confidence=800, text="No breach.")
        ),
    )


# ---- wards and levels ----


def from_ward(
    table: Table,
    cmd: CaseCommand,
    ward: str,
    *,
    edition: str = "",
    level: int = 1,
    wards: frozenset[str] = frozenset(),
) -> None:
    bodies = desk.decide(
        table.book, cmd, edition=load_edition(edition) if edition else table.edition, at=table.at, seat=f"{ward}-seat",
        cell=f"cell-{ward}", level=level, ward=ward if level == 1 else "", roles=frozenset({cmd.role}), wards=wards,
    )  # fmt: skip
    for body in bodies:
        table.take(body, f"{ward}-seat")


def test_a_ward_acts_on_its_own_cases_only() -> None:
    table = Table()
    from_ward(table, OpenCase(role="L1-DUTY", intake="ward", source="free", said="Here."), "w1")
    error = refused(
        "jurisdiction",
        lambda: from_ward(table, LogCase(role="L1-DUTY", case="c1", sentence="A thing.", danger=False), "w2"),
    )
    assert "w1" in error.render("vi") and error.allowed == ("w2",)
    from_ward(table, LogCase(role="L1-DUTY", case="c1", sentence="A thing.", danger=False), "w1")
    assert table.case().state == "LOGGED"


def test_a_district_lies_between_ward_and_city() -> None:
    table = Table(edition=load_edition("vn-2024"))
    from_ward(table, OpenCase(role="L1-DUTY", intake="ward", source="free", said="Here."), "w1")
    from_ward(table, LogCase(role="L1-DUTY", case="c1", sentence="A thing.", danger=True), "w1")
    from_ward(table, Escalate("L1-DUTY", "c1", "priority"), "w1")
    assert table.case().escalated_to == 2
    answer = AnswerEscalation("L2-DUTY", "c1", "Two people come.")
    refused("role", lambda: from_ward(table, answer, "w1", level=1))
    refused("jurisdiction", lambda: from_ward(table, answer, "d2", level=2, wards=frozenset({"w8", "w9"})))
    from_ward(table, answer, "d1", level=2, wards=frozenset({"w1", "w2"}))
    from_ward(table, Escalate("L1-DUTY", "c1", "spread"), "w1")
    assert table.case().escalated_to == 3
    refused("role", lambda: from_ward(table, answer, "d1", level=2, wards=frozenset({"w1", "w2"})))
    from_ward(table, answer, "city", level=3)
    assert table.case().escalation_answered_at == table.at


def test_a_missed_deadline_climbs_one_level_at_a_time() -> None:
    edition = load_edition("vn-2024")
    table = Table(edition=edition)
    opened(table)
    owed = clocks.due(table.book, edition, 601)
    assert [body.escalated_to for body in owed] == [2]  # type: ignore[attr-defined]
    table.book = replace(table.book, cases={"c1": replace(table.case(), level=2)})
    assert [body.escalated_to for body in clocks.due(table.book, edition, 601)] == [3]  # type: ignore[attr-defined]
