"""Deadlines, escalation, timers: what is due when, once, and never a publication."""

from __future__ import annotations

import pytest

from infodrill.casework import clocks
from infodrill.casework.nouns.appeal import FileAppeal
from infodrill.casework.nouns.decision import Act
from infodrill.casework.nouns.escalation import Escalate
from infodrill.casework.nouns.evidence import AddEvidence
from infodrill.casework.nouns.intake import LogCase, OpenCase, SplitCase
from infodrill.casework.nouns.moves import CaseStepped, DeadlineMissed
from infodrill.casework.nouns.publishing import ApproveStatement, PublishStatement
from infodrill.casework.nouns.questions import AskOwner
from infodrill.casework.nouns.selfcorrection import RaiseError
from infodrill.casework.nouns.statement import SubmitStatement
from infodrill.casework.nouns.triage import Triage, Watch
from infodrill.casework.nouns.verdict import ReopenCase
from tests.casework.table import Table, draft

MINUTE, HOUR = 60, 3600


def owed(table: Table, item: str = "c1") -> dict[str, int]:
    book = table.book
    thing = book.cases.get(item) or book.statements.get(item) or book.appeals[item]
    return dict(clocks.deadlines(thing, table.edition, book))


def tick(table: Table, minutes: int = 0, **more: bool) -> list[tuple[str, str]]:
    """Let time pass, take what the clock owes, and say which deadlines were missed."""
    table.at += minutes * MINUTE
    bodies = clocks.due(table.book, table.edition, table.at, **more)  # type: ignore[arg-type]
    for body in bodies:
        table.take(body, "runner")
    return [(body.item, body.step) for body in bodies if isinstance(body, DeadlineMissed)]


def test_until_it_is_logged_the_clock_of_first_priority_runs() -> None:
    table = Table()
    table.play(OpenCase(role="L1-DUTY", intake="ward", source="free"))
    assert owed(table) == {"log": 10 * MINUTE, "gate": 15 * MINUTE}
    table.play(LogCase(role="L1-DUTY", case="c1", sentence="It is said so.", danger=False), 5)
    assert owed(table) == {"gate": 8 * HOUR}


def test_a_missed_deadline_escalates_once() -> None:
    table = Table()
    table.play(OpenCase(role="L1-DUTY", intake="ward", source="free"))
    assert tick(table, 10) == []  # due at the tenth minute is not late at the tenth minute
    assert tick(table, 1) == [("c1", "log")]
    assert table.case().escalated_to == 2
    assert tick(table, 1) == []
    assert tick(table, 4) == [("c1", "gate")]


def test_a_deadline_inside_a_jump_is_excused_and_escalates_to_nobody() -> None:
    table = Table()
    table.play(OpenCase(role="L1-DUTY", intake="ward", source="free"))
    assert tick(table, 60, excused=True) == [("c1", "log"), ("c1", "gate")]
    missed = [body for body in table.log if isinstance(body, DeadlineMissed)]
    assert all(deadline_missed.excused and deadline_missed.escalated_to == 0 for deadline_missed in missed)
    assert table.case().escalated_to == 0 and tick(table, 60) == []


def test_a_final_priority_recomputes_what_is_owed_and_leaves_what_is_met() -> None:
    table = Table()
    case = table.verified("FALSE", danger=False)  # provisional P3
    assert owed(table)["decide"] == 24 * HOUR
    table.play(Triage(role="VERIFY", case=case, v="V3", h="H4", s=2, confidence=900))
    assert table.case().priority == "P1"
    assert owed(table) == {"decide": 50 * MINUTE, "act": 60 * MINUTE}
    assert {"log", "gate", "verify", "verdict", "triage"} <= set(table.case().met)


def test_new_evidence_begins_a_round_of_its_own() -> None:
    table = Table()
    case = table.decided()
    table.play(
        AddEvidence(
            role="VERIFY", case=case, kind="report", grade="C3", tlp="GREEN", text="Seepage was seen."
        ),
        30,
    )
    table.play(ReopenCase("VERIFY", case, "Seepage was seen."), 1)
    began = table.at
    assert owed(table)["verdict"] == began + 45 * MINUTE
    assert owed(table)["holding"] == began + 30 * MINUTE


def test_a_split_case_counts_from_the_split() -> None:
    table = Table()
    table.gated("ynnnnunnn")
    table.play(
        SplitCase(role="VERIFY", case="c1", sentence="It is said that twelve were poisoned.", danger=True), 60
    )
    assert owed(table, "c2") == {"gate": table.at + 15 * MINUTE}


def test_a_first_word_is_owed_at_first_priority_until_it_is_said() -> None:
    table = Table()
    case = table.gated("ynnnnunnn")
    table.play(AskOwner(role="VERIFY", case=case, owner="dyke", text="What is known?"))
    assert owed(table)["holding"] == 30 * MINUTE
    table.draft(case, "holding", "unknown", next_update=table.at + HOUR)
    table.play(SubmitStatement("COMMS", "s1"))
    table.play(ApproveStatement("RIGHTS", "s1"))
    table.play(PublishStatement("SPOKE", "s1"))
    assert "holding" not in owed(table)


@pytest.mark.parametrize(
    ("answers", "code", "owed_word"),
    [
        ("ynnnnunnn", "GU", True),
        ("ynnnnnnyn", "G7", True),
        ("ynnnnnnny", "G0", True),
        ("nnnnnnnnn", "G1", False),
        ("ynynnnnnn", "G2", False),
        ("ynnnnynnn", "G5", False),
        ("ynnnnnynn", "G6", False),
    ],
)
def test_whose_first_word_is_owed_follows_from_the_code(answers: str, code: str, owed_word: bool) -> None:
    """An honest error is as urgent to hear of as a lie; an opinion, satire or what is true needs no holding line."""
    table = Table()
    table.gated(answers)
    assert (table.case().gate_code, table.case().early) == (code, True)
    assert ("holding" in owed(table)) is owed_word


@pytest.mark.parametrize(
    "words", [{}, {"body_vi": "Trạm đo lại lúc 23:00: đê km 3 vẫn chưa rõ. Bà con nên ở lại nhà."}]
)
def test_a_promised_update_is_a_deadline_until_a_text_that_says_more(words: dict[str, str]) -> None:
    """The same words a quarter of an hour later kept it here, and E13 counted it as broken."""
    table = Table()
    case = table.gated("ynnnnunnn")
    table.play(AskOwner(role="VERIFY", case=case, owner="dyke", text="What is known?"))
    promised = table.at + HOUR
    for statement in ("s1", "s2"):
        table.draft(
            case,
            "holding",
            "unknown",
            next_update=promised if statement == "s1" else promised + 2 * HOUR,
            **(words if statement == "s2" else {}),
        )
        table.play(SubmitStatement("COMMS", statement))
        table.play(ApproveStatement("RIGHTS", statement))
    table.play(PublishStatement("SPOKE", "s1"))
    assert owed(table, "s1") == {"promise:1": promised}
    table.play(PublishStatement("SPOKE", "s2"), 10)
    assert owed(table, "s1") == ({} if words else {"promise:1": promised})
    assert ("s2", "promise:1") in tick(table, 240)


def test_self_correction_and_appeal_count_from_their_own_beginning() -> None:
    table = Table()
    case = table.decided()
    table.play(Act("L2-LEAD", case))
    table.published(case)
    table.play(RaiseError("MONITOR", "s1", "Wrong shelter."), 100)
    table.play(FileAppeal("OVERSIGHT", "s1", "A question was called false."), 10)
    assert owed(table, "s1")["self_correct"] == table.at - 10 * MINUTE + 30 * MINUTE
    assert owed(table, "a1") == {"appeal": table.at + 4 * HOUR}
    assert ("s1", "self_correct") in tick(table, 31)


def test_a_decided_statement_is_owed_until_it_is_published() -> None:
    table = Table()
    case = table.decided(actions=(5,))
    assert {"submit", "publish", "act"} <= set(owed(table))
    table.play(Act("L2-LEAD", case))
    table.published(case)
    assert set(owed(table)) == {"close"}


def test_escalation_is_answered_within_its_time() -> None:
    table = Table()
    table.gated("ynnnnunnn")
    table.play(Escalate("L1-DUTY", "c1", "priority"))
    assert owed(table)["escalation"] == table.at + 30 * MINUTE


def test_a_watched_case_comes_back_on_its_timer() -> None:
    table = Table()
    case = table.verified("FALSE", danger=False)
    table.play(Triage(role="VERIFY", case=case, v="V3", h="H1", s=0, confidence=800))
    table.play(Watch("L1-LEAD", case, table.at + HOUR))
    tick(table, 59)
    assert table.case().state == "TRACKING"
    tick(table, 1)
    assert table.case().state == "TRIAGED"
    assert ("SYSTEM", "") not in table.case().actors


def test_a_watched_case_comes_back_when_it_spreads() -> None:
    table = Table()
    case = table.verified("FALSE", danger=False)
    table.play(Triage(role="VERIFY", case=case, v="V3", h="H1", s=1, confidence=800))
    table.play(Watch("L1-LEAD", case, table.at + HOUR))
    assert clocks.due(table.book, table.edition, table.at, spread={case: 1}) == ()
    (back,) = clocks.due(table.book, table.edition, table.at, spread={case: 2})
    assert isinstance(back, CaseStepped) and back.step == "watch_back"


def test_nothing_is_ever_published_by_the_clock() -> None:
    table = Table()
    case = table.decided()
    table.play(draft(case))
    table.play(SubmitStatement("COMMS", "s1"))
    tick(table, 60 * 24 * 30)
    assert table.statement().state == "REVIEW" and table.case().state == "DECIDED"
