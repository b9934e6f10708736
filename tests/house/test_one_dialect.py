"""Range and casework decide upon one kind of scene and refuse in one way."""

from __future__ import annotations

import ast
import inspect
import typing
from pathlib import Path

import pytest

import infodrill
from infodrill.casework import noun as casework
from infodrill.casework.reach import Reaching
from infodrill.casework.refusal import CODES, refuse
from infodrill.casework.scene import CaseScene, Scene
from infodrill.conduct import noun as conduct
from infodrill.conduct.outgoing import HeldBack
from infodrill.conduct.scene import RangeScene
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import beside, event_types
from infodrill.kernel.fields import Key

ROOT = Path(infodrill.__file__).parent


@pytest.mark.parametrize("asked", [*casework.commands(), *conduct.commands()])
def test_every_command_decides_upon_a_scene(asked: type) -> None:
    scene = CaseScene if issubclass(asked, casework.CaseCommand) else RangeScene
    names = {"CaseScene": CaseScene, "RangeScene": RangeScene}
    parameters = [*inspect.signature(asked.decide).parameters.values()][1:]  # type: ignore[attr-defined]
    assert [names[str(parameter.annotation)] for parameter in parameters] == [scene] and issubclass(
        scene, Scene
    )


@pytest.mark.parametrize("rule", sorted(CODES))
def test_a_rule_of_the_procedure_refuses_like_a_rule_of_the_range(rule: str) -> None:
    ours, theirs = refuse(rule, "No."), Refused("No.", remedy="Ask.", code="R103")
    assert type(ours) is type(theirs) is Refused
    assert (ours.code, ours.rule, ours.allowed) == (CODES[rule], rule, ())
    assert (theirs.code, theirs.rule, theirs.allowed) == ("R103", "", ())
    assert not ours.nearest and not theirs.nearest


def test_no_refusal_of_a_command_is_of_a_kind_of_its_own() -> None:
    """Words that were held back bring what is recorded of them, and nothing else that a reader must know."""
    own = {
        subclass
        for subclass in Refused.__subclasses__()
        if subclass.__module__.startswith(("infodrill.ca", "infodrill.co"))
    }
    assert own == {HeldBack} and set(typing.get_type_hints(HeldBack.__init__)) == {
        "message",
        "bodies",
        "rest",
        "return",
    }


# Names by which whoever reads an event or a command once guessed what it is about; each says it (`names`, `case_in`, `keys`).
GUESSED = {"about", "amount", "case", "item", "question", "reason", "statement", "text", "to", "why"}
DECIDE_AND_REVIEW = ("automata", "casework", "conduct", "review", "web")


def guesses(source: str) -> set[str]:
    calls = (
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and len(node.args) == 3
    )
    named = (call.args[1] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "getattr")
    return {str(name.value) for name in named if isinstance(name, ast.Constant)} & GUESSED


def test_nobody_guesses_by_the_name_of_a_field_what_an_event_is_about() -> None:
    assert guesses('x = getattr(body, "case", "")') == {"case"}
    files = (path for package in DECIDE_AND_REVIEW for path in (ROOT / package).rglob("*.py"))
    assert {path.name: found for path in files if (found := guesses(path.read_text("utf-8")))} == {}


OF_THE_RANGE = sorted(
    (kind for kind in event_types().values() if kind.__module__.startswith("infodrill.")),
    key=lambda kind: kind.TYPE,
)
"""Without those that a test read before this one has declared."""


@pytest.mark.parametrize("kind", OF_THE_RANGE, ids=lambda kind: kind.TYPE)
def test_every_event_says_which_case_it_is_about_by_the_kind_of_its_fields(kind: type[Reaching]) -> None:
    """A field with an id that says not of what leaves readers to guess."""
    kinds = {name: key.of for name, key in beside(kind, Key).items()}
    assert set(kinds.values()) <= {
        "appeal", "case", "claim", "guidance", "inject", "item", "question", "questions", "roll", "statement", "subject", "words",
    }  # fmt: skip
    assert kind.case_in is not Reaching.case_in
