"""Side doors around the rules: merges, undo and appeals that would hide what was decided."""

from __future__ import annotations

import pytest

from infodrill.casework import commands as ask
from infodrill.casework.refusal import RuleRefused
from tests.casework.table import Table


def refused(rule: str, table: Table, cmd: ask.CaseCommand, **by: str) -> None:
    with pytest.raises(RuleRefused) as caught:
        table.play(cmd, **by)  # type: ignore[arg-type]
    assert caught.value.rule == rule, caught.value


def opened(table: Table, log: bool = True) -> str:
    table.play(ask.OpenCase("L1-DUTY", "ward", "free", said="They say something."))
    case = f"c{len(table.book.cases)}"
    if log:
        table.play(ask.LogCase("L1-DUTY", case, "It is said.", False))
    return case


def test_a_complaint_that_comes_back_is_not_merged_away() -> None:
    table = Table()
    case = table.gated("nnnnynnnn", danger=False)
    table.play(ask.OpenTicket("L1-LEAD", case, "The pump is broken."))
    table.play(ask.AnswerTicket("L1-LEAD", case, f"{case}.t1", table.at + 9000, "Mended by Friday."))
    table.play(ask.Track("MONITOR", case))
    table.play(ask.CloseCase("L2-SEC", case, True, ""))
    table.play(ask.ReopenCase("MONITOR", case, "A new wave."))
    other = opened(table)
    refused("merge", table, ask.MergeCase("L1-DUTY", case, other))
    table.play(ask.MergeCase("L1-DUTY", other, case))  # the other way round it keeps its code and its remedy
    assert table.case(other).merged_into == case and table.case(case).remedies


def test_undo_never_loses_a_report_that_was_merged_in_since() -> None:
    table = Table()
    first, second = opened(table), opened(table)
    table.play(ask.AnswerGate("L1-DUTY", first, ("yes", *("no",) * 8), "as told"))
    table.play(ask.MergeCase("L1-DUTY", second, first))
    refused("undo", table, ask.UndoStep("L1-DUTY", first))
    assert table.case(first).merged == (second,)


def test_undo_never_brings_back_a_report_whose_merge_was_taken_back() -> None:
    table = Table()
    first, second = opened(table), opened(table)
    table.play(ask.MergeCase("L1-DUTY", second, first))
    table.play(ask.AnswerGate("L1-DUTY", first, ("yes", *("no",) * 8), "as told"))
    table.play(ask.UndoStep("L1-DUTY", second))
    refused("undo", table, ask.UndoStep("L1-DUTY", first))
    assert table.case(first).merged == () and not table.case(second).merged_into


def test_a_step_that_a_part_was_split_off_after_is_not_taken_back() -> None:
    table = Table()
    case = opened(table)
    table.play(ask.SplitCase("L1-DUTY", case, "A second claim.", False))
    refused("undo", table, ask.UndoStep("L1-DUTY", case))


def test_merged_and_merged_in_agree_after_any_merges_splits_and_undos() -> None:
    table = Table()
    cases = [opened(table) for _ in range(6)]
    for turn in range(400):
        one, other = cases[turn * 7 % 6], cases[turn * 5 % 6 - 1]
        ways: tuple[ask.CaseCommand, ...] = (
            ask.MergeCase("L1-DUTY", one, other), ask.UndoStep("L1-DUTY", one), ask.UndoStep("L1-DUTY", other),
            ask.AnswerGate("L1-DUTY", one, ("yes", *("no",) * 8), "as told"),
        )  # fmt: skip
        try:
            table.play(ways[turn * turn % 4])
        except RuleRefused:
            continue
        for case in table.book.cases.values():
            assert all(table.case(each).merged_into == case.case for each in case.merged)
            assert not case.merged_into or case.case in table.case(case.merged_into).merged


def test_who_decided_on_the_case_that_a_report_was_merged_into_does_not_answer_its_appeal() -> None:
    table = Table()
    report = opened(table)
    table.gated("ynnnnunnn")
    table.play(ask.MergeCase("L1-DUTY", report, "c2"))
    table.play(ask.AnswerGate("RIGHTS", "c2", ("yes", *("no",) * 8), "amended"))
    table.play(ask.FileAppeal("OVERSIGHT", report, "Nobody heard the reporter."))
    refused("appeal", table, ask.AnswerAppeal("RIGHTS", "a1", False, "It stands."))
    table.play(ask.AnswerAppeal("L2-SEC", "a1", True, "It is looked at again."))
