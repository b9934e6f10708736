"""Side doors around the rules: merges, undo and appeals that would hide what was decided."""

from __future__ import annotations

import pytest

from infodrill.casework.noun import CaseCommand
from infodrill.casework.nouns.appeal import AnswerAppeal, FileAppeal
from infodrill.casework.nouns.closing import CloseCase, Track
from infodrill.casework.nouns.gate import AnswerGate
from infodrill.casework.nouns.intake import LogCase, MergeCase, OpenCase, SplitCase
from infodrill.casework.nouns.service import AnswerTicket, OpenTicket
from infodrill.casework.nouns.undoing import UndoStep
from infodrill.casework.nouns.verdict import ReopenCase
from infodrill.kernel.errors import Refused
from tests.casework.table import Table


def refused(rule: str, table: Table, cmd: CaseCommand, **by: str) -> None:
    with pytest.raises(Refused) as caught:
        table.play(cmd, **by)  # type: ignore[arg-type]
    assert caught.value.rule == rule, caught.value


def opened(table: Table, log: bool = True) -> str:
    table.play(OpenCase(role="L1-DUTY", intake="ward", source="free", said="They say something."))
    case = f"c{len(table.book.cases)}"
    if log:
        table.play(LogCase(role="L1-DUTY", case=case, sentence="It is said.", danger=False))
    return case


def test_a_complaint_that_comes_back_is_not_merged_away() -> None:
    table = Table()
    case = table.gated("nnnnynnnn", danger=False)
    table.play(OpenTicket(role="L1-LEAD", case=case, text="The pump is broken."))
    table.play(
        AnswerTicket(
            role="L1-LEAD",
            case=case,
            ticket=f"{case}.t1",
            remedy_due=table.at + 9000,
            text="Mended by Friday.",
        )
    )
    table.play(Track("MONITOR", case))
    table.play(CloseCase(role="L2-SEC", case=case, target_met=True, reason=""))
    table.play(ReopenCase("MONITOR", case, "A new wave."))
    other = opened(table)
    refused("merge", table, MergeCase("L1-DUTY", case, other))
    table.play(MergeCase("L1-DUTY", other, case))  # the other way round it keeps its code and its remedy
    assert table.case(other).merged_into == case and table.case(case).remedies


def test_undo_never_loses_a_report_that_was_merged_in_since() -> None:
    table = Table()
    first, second = opened(table), opened(table)
    table.play(AnswerGate(role="L1-DUTY", case=first, answers=("yes", *("no",) * 8), note="as told"))
    table.play(MergeCase("L1-DUTY", second, first))
    refused("undo", table, UndoStep("L1-DUTY", first))
    assert table.case(first).merged == (second,)


def test_undo_never_brings_back_a_report_whose_merge_was_taken_back() -> None:
    table = Table()
    first, second = opened(table), opened(table)
    table.play(MergeCase("L1-DUTY", second, first))
    table.play(AnswerGate(role="L1-DUTY", case=first, answers=("yes", *("no",) * 8), note="as told"))
    table.play(UndoStep("L1-DUTY", second))
    refused("undo", table, UndoStep("L1-DUTY", first))
    assert table.case(first).merged == () and not table.case(second).merged_into


def test_a_step_that_a_part_was_split_off_after_is_not_taken_back() -> None:
    table = Table()
    case = opened(table)
    table.play(SplitCase(role="L1-DUTY", case=case, sentence="A second claim.", danger=False))
    refused("undo", table, UndoStep("L1-DUTY", case))


def test_merged_and_merged_in_agree_after_any_merges_splits_and_undos() -> None:
    table = Table()
    cases = [opened(table) for _ in range(6)]
    for turn in range(400):
        one, other = cases[turn * 7 % 6], cases[turn * 5 % 6 - 1]
        ways: tuple[CaseCommand, ...] = (
            MergeCase("L1-DUTY", one, other), UndoStep("L1-DUTY", one), UndoStep("L1-DUTY", other),
            AnswerGate(role="L1-DUTY", case=one, answers=("yes", *("no",) * 8), note="as told"),
        )  # fmt: skip
        try:
            table.play(ways[turn * turn % 4])
        except Refused:
            continue
        for case in table.book.cases.values():
            assert all(table.case(each).merged_into == case.case for each in case.merged)
            assert not case.merged_into or case.case in table.case(case.merged_into).merged


def test_who_decided_on_the_case_that_a_report_was_merged_into_does_not_answer_its_appeal() -> None:
    table = Table()
    report = opened(table)
    table.gated("ynnnnunnn")
    table.play(MergeCase("L1-DUTY", report, "c2"))
    table.play(AnswerGate(role="RIGHTS", case="c2", answers=("yes", *("no",) * 8), note="amended"))
    table.play(FileAppeal("OVERSIGHT", report, "Nobody heard the reporter."))
    refused("appeal", table, AnswerAppeal(role="RIGHTS", appeal="a1", upheld=False, text="It stands."))
    table.play(AnswerAppeal(role="L2-SEC", appeal="a1", upheld=True, text="It is looked at again."))
