"""What one hand may not do alone: deny without a standing verdict, sign twice, approve another's facts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from infodrill.casework import commands as ask
from infodrill.casework.refusal import RuleRefused
from tests.casework.table import Table, draft


@pytest.fixture
def table() -> Table:
    return Table()


def refused(rule: str, act: Callable[[], object]) -> RuleRefused:
    with pytest.raises(RuleRefused) as caught:
        act()
    assert caught.value.rule == rule, str(caught.value)
    return caught.value


def corrected(stance: str) -> ask.SelfCorrect:
    return ask.SelfCorrect(
        "SPOKE", "s1", "Bản sửa", "Corrected", "Bản sửa lúc 23:10.", "At 23:10.", stance=stance
    )


def acting(table: Table, stance: str = "deny") -> str:
    case = table.decided()
    table.play(ask.Act("L2-LEAD", case))
    table.published(case, stance=stance)
    return case


# ---- denials ----------------------------------------------------------------------------------------------------


def test_a_correction_of_our_own_text_does_not_begin_to_deny(table: Table) -> None:
    acting(table, "partly")
    table.play(ask.RaiseError("SIM-PUB", "s1", "The hour is wrong."), 5)
    refused("stance", lambda: table.play(corrected("deny")))
    table.play(corrected("advice"))


def test_a_denial_may_be_corrected_as_a_denial_while_its_verdict_stands(table: Table) -> None:
    acting(table)
    table.play(ask.RaiseError("SIM-PUB", "s1", "The hour is wrong."), 5)
    table.play(corrected("deny"))


def test_a_denial_is_not_repeated_once_its_verdict_was_reopened(table: Table) -> None:
    case = acting(table)
    table.play(ask.RaiseError("SIM-PUB", "s1", "Seepage was seen."), 5)
    table.play(ask.AddEvidence("VERIFY", case, "report", "C3", "GREEN", "A resident saw seepage."), 5)
    table.play(ask.ReopenCase("VERIFY", case, "Seepage was seen."), 1)
    refused("I2", lambda: table.play(corrected("deny")))
    table.play(corrected("unknown"))


def test_what_is_unproven_is_not_denied(table: Table) -> None:
    case = table.verified("UNPROVEN")
    table.play(ask.Triage("VERIFY", case, "V3", "H3", 3, 800), 1)
    table.play(ask.Decide("L2-LEAD", case, "respond", (1,), True, "People ask."), 1)
    refused("I2", lambda: table.play(draft(case, "answer", "deny")))
    table.play(draft(case, "answer", "unknown"))
