"""An event of the range that does not say what it comes to, who sees it or what it stirs stops the import."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

import pytest

from infodrill.casework.comesto import comes_to
from infodrill.casework.noun import CaseCommand, commands
from infodrill.casework.nouns.decision import PublicLogEntered
from infodrill.casework.nouns.marking import MarkArtefact
from infodrill.casework.nouns.selfcorrection import SelfCorrect
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.reach import EITHER, RANGE, SEATS, Reaching
from infodrill.casework.steps import CORE
from infodrill.conduct.noun import RangeCommand, RangeEvent, bringing, says_who_records_it
from infodrill.kernel.events import EventBody, event_types

SAID = {
    "TYPE": "bell.rung",
    "TOPICS": ("clock",),
    "apply": lambda self, state, event: state,
    "seen_by": lambda self, seat, state: True,
}


@pytest.mark.parametrize("left_out", ["apply", "seen_by", "TOPICS"])
def test_what_an_event_leaves_out_is_named(left_out: str) -> None:
    with pytest.raises(TypeError, match=f"BellRung says not .*{left_out}"):
        type("BellRung", (RangeEvent,), {name: said for name, said in SAID.items() if name != left_out})


def test_a_topic_that_nobody_knows_is_refused() -> None:
    with pytest.raises(TypeError, match="TOPICS"):
        type("BellRung", (RangeEvent,), {**SAID, "TOPICS": ("bells",)})


def test_every_event_is_brought_by_a_command_that_names_it_or_is_the_ranges_own() -> None:
    """By it a log is known that somebody else wrote (`conduct.ruled`)."""
    brought = bringing()
    kinds = [kind for kind in event_types().values() if issubclass(kind, Reaching)]
    kinds = [kind for kind in kinds if not kind.__module__.startswith("tests")]
    assert {kind.BY for kind in kinds} == {SEATS, RANGE, EITHER}
    assert {kind.TYPE for kind in kinds if kind not in brought and kind.BY != RANGE} == {
        "words.held", "artefact.weighed", "press.answer_held",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("by", "given", "why"),
    [(SEATS, False, "no command"), (EITHER, False, "no command"), (RANGE, True, "a command")],
)
def test_an_event_that_says_otherwise_than_the_commands_who_records_it_is_refused(
    by: str, given: bool, why: str
) -> None:
    with pytest.raises(TypeError, match=f"BellRung says not who records it .*{why} comes to it"):
        says_who_records_it(type("BellRung", (Reaching,), {"BY": by}), given)


def test_a_command_says_by_what_decide_returns_to_which_events_it_comes() -> None:
    def decide(self: object, scene: object) -> tuple[EventBody, ...]:
        return ()

    told = {"decide": decide}
    with pytest.raises(TypeError, match="RingBell says not to which events it comes"):
        comes_to(type("RingBell", (RangeCommand,), told))
    assert comes_to(SelfCorrect) == {StatementDrafted, StatementStepped, PublicLogEntered}


@pytest.mark.parametrize("asked", commands(), ids=lambda asked: asked.__name__)
def test_a_command_of_casework_names_every_step_of_which_it_asks_whether_the_role_may_take_it(
    asked: type[CaseCommand],
) -> None:
    """Else whoever lawfully gave it by such a step would have made a drill that does not prove."""
    asks = re.findall(r"\.(?:may|step)\(([^()]*)", inspect.getsource(asked.decide))
    steps = {step for words in asks for step in re.findall(r'"(\w+)"', words)} & CORE.keys()
    assert steps <= {*asked.STEPS, *asked.ALSO} or asked is MarkArtefact  # which says so in `givers`


def test_a_field_of_a_name_that_every_event_has_is_refused() -> None:
    """A dataclass would take what the base says there for the default of its field."""
    told = dataclass(type("BellRung", (Reaching,), {"__annotations__": {"of_steps": tuple[str, ...]}}))
    with pytest.raises(TypeError, match=r"BellRung has fields of a name that every event has .*of_steps"):
        told.complete()
