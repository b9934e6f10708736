"""What was expected on an inject, told to control and evaluators while it can still help."""

from __future__ import annotations

import pytest

from infodrill.conduct.evidence import EVIDENCE
from infodrill.conduct.expecting import PATIENCE, expected_of, stuck
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Expected, Inject
from tests.conduct.drilling import Range

SEEN = tuple(kind for kind, evidence in EVIDENCE.items() if evidence.told)


@pytest.fixture
def ground(clinic: Loaded) -> Range:
    return Range(clinic.scenario)


def told(ground: Range, *evidence: str) -> Inject:
    """The first inject about a claim, expecting what leaves that evidence, delivered now."""
    inject = next(each for each in ground.scenario.msel.injects if each.claim)
    wanted = tuple(
        Expected.model_validate(
            {
                "who": "L1-DUTY",
                "what": {"vi": kind, "en": kind},
                "deadline": 600,
                "evidence": kind,
                "score": n + 1,
            }
        )
        for n, kind in enumerate(evidence)
    )
    ground.note(InjectDelivered(
        inject=inject.number, planned=0, run_status="delivered", recipients=(), public=False, in_jump=False,
    ))  # fmt: skip
    return inject.model_copy(update={"expected_actions": wanted, "trigger": inject.trigger})


@pytest.mark.parametrize("evidence", SEEN)
def test_what_nobody_did_is_overdue_after_its_deadline(ground: Range, evidence: str) -> None:
    inject = told(ground, evidence)
    (row,) = expected_of(inject, 0, ground.state, ground.scenario)
    assert row.done == -1 and row.stands(599) == "still in time" and row.stands(600) == "overdue"
    ground.at(540)
    assert not stuck(inject, 0, ground.state, ground.scenario)
    ground.at(600)
    assert stuck(inject, 0, ground.state, ground.scenario)


@pytest.mark.parametrize("evidence", ["message", "none"])
def test_what_leaves_no_trace_is_left_to_evaluators(ground: Range, evidence: str) -> None:
    inject = told(ground, evidence)
    ground.at(6_000)
    (row,) = expected_of(inject, 0, ground.state, ground.scenario)
    assert (
        row.done is None
        and row.stands(6_000) == "an evaluator tells"
        and not stuck(inject, 0, ground.state, ground.scenario)
    )


def test_a_text_is_owed_anew_by_each_inject(ground: Range) -> None:
    inject = told(ground, "statement")
    ground.publish(ground.case(inject.claim or ""))
    assert expected_of(inject, 0, ground.state, ground.scenario)[0].done == ground.state.at
    assert expected_of(inject, ground.state.at + 60, ground.state, ground.scenario)[0].done == -1


def test_critical_ones_stand_first_then_the_heavier(ground: Range) -> None:
    inject = told(ground, "verdict", "ticket", "statement")
    first = inject.expected_actions[0].model_copy(update={"critical": True})
    inject = inject.model_copy(update={"expected_actions": (*inject.expected_actions[1:], first)})
    assert [row.what.en for row in expected_of(inject, 0, ground.state, ground.scenario)] == [
        "verdict",
        "statement",
        "ticket",
    ]


def test_an_inject_that_expects_nothing_waits_for_a_case(ground: Range) -> None:
    inject = told(ground)
    ground.at(PATIENCE - 60)
    assert not stuck(inject, 0, ground.state, ground.scenario)
    ground.at(PATIENCE)
    assert stuck(inject, 0, ground.state, ground.scenario)
    ground.case(inject.claim or "")
    assert not stuck(inject, 0, ground.state, ground.scenario)


def test_control_reads_what_helps_and_evaluators_what_was_expected(ground: Range) -> None:
    inject = next(each for each in ground.scenario.msel.injects if each.claim and each.expected_actions)
    ground.note(InjectDelivered(
        inject=inject.number, planned=0, run_status="delivered", recipients=(), public=False, in_jump=False,
    ))  # fmt: skip
    ground.at(86_400)
    board = ground.see("direction").control
    assert board is not None
    row = next(each for each in board.msel if each.inject.number == inject.number)
    assert (
        row.claim is not None
        and row.claim.right_path
        and row.expected == expected_of(inject, 0, ground.state, ground.scenario)
    )
    assert row.stuck is any(each.done == -1 for each in row.expected)
    view = ground.see("direction").evaluation
    assert view is not None and [on.inject.number for on in view.expected] == [inject.number]
