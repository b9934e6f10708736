"""Range and casework decide upon one kind of scene and refuse in one way."""

from __future__ import annotations

import inspect
import typing

import pytest

from infodrill.casework import noun as casework
from infodrill.casework.refusal import CODES, refuse
from infodrill.casework.scene import CaseScene, Scene
from infodrill.conduct import noun as conduct
from infodrill.conduct.outgoing import HeldBack
from infodrill.conduct.scene import RangeScene
from infodrill.kernel.errors import Refused


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
