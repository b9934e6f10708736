"""Automated cells ask `possible` what they may do and `ranking` what comes first, as pages and coach do."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from infodrill.automata import agenda
from infodrill.automata.character import character
from infodrill.automata.proposal import Duty, Proposal
from infodrill.casework.nouns.closing import Track
from infodrill.casework.nouns.intake import LogCase, OpenCase
from infodrill.casework.steps import PRIORITIES
from infodrill.conduct.waiting import RANK
from infodrill.scenario.loader import Loaded
from tests.automata.test_solo import see
from tests.conduct.living import begin
from tests.sources import parsed

AUTOMATA = Path(agenda.__file__).parent


def overeager(duty: Duty) -> Iterator[Proposal]:
    """Logs each case and would track it at once."""
    for case in duty.view.open_cases:
        log = LogCase(role="L1-DUTY", case=case.case, sentence="Nước máy có độc.", danger=False)
        yield duty.propose("track", case, Track("L1-DUTY", case.case))
        yield duty.propose("log", case, log)


def test_a_step_that_is_not_possible_is_not_on_the_agenda(
    clinic: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    living = begin(clinic, 1_000)
    living.give("duty", OpenCase(role="L1-DUTY", intake="ward", source="free", said="Nước máy có độc."))
    living.runner.close_minute(0)
    for minute in range(1, 5):
        living.runner.close_minute(minute)
    monkeypatch.setattr(agenda, "BEHAVIOURS", (overeager,))
    duty = Duty(see(living, "duty"), character("good"), 1)
    assert {type(proposal.command) for proposal in overeager(duty)} == {Track, LogCase}
    assert {type(proposal.command) for proposal in agenda.agenda(duty)} == {LogCase}


def test_no_other_table_ranks_priorities() -> None:
    assert set(RANK) == {*PRIORITIES, ""}
    for file in AUTOMATA.glob("*.py"):
        for node in ast.walk(parsed(file)):
            if isinstance(node, ast.Dict):
                ranks = zip(node.keys, node.values, strict=True)
                keyed = {
                    key.value
                    for key, rank in ranks
                    if isinstance(key, ast.Constant)
                    and isinstance(rank, ast.Constant)
                    and isinstance(rank.value, int)
                }
                assert not set(PRIORITIES) <= keyed, file.name
