"""No field of any command takes in an account or a page outside; and nobody speaks under a name that was not invented."""

from __future__ import annotations

import typing
from dataclasses import MISSING, fields

import pytest

from infodrill.casework.noun import CaseCommand
from infodrill.casework.nouns.intake import OpenCase
from infodrill.conduct.noun import Command, RangeCommand
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.nouns.msel import DeliverInject
from infodrill.conduct.wording import spoken, texts_in, worded
from infodrill.kernel.errors import Refused
from infodrill.kernel.personal import personal
from infodrill.scenario.checks import problems
from infodrill.scenario.loader import Loaded
from tests.conduct.drilling import Range

LEADS = ("xem @nguyenvan.a", "facebook.com/nguyen.van.a", "https://trang.test/profile", "t.me/kenh")
COMMANDS = sorted(
    (*CaseCommand.__subclasses__(), *RangeCommand.__subclasses__()), key=lambda subclass: subclass.__name__
)


def written(cls: type[Command]) -> list[tuple[str, bool]]:
    """(field, holds several) of every field that is made of letters."""
    hints = typing.get_type_hints(cls)
    several = {field.name: typing.get_origin(hints[field.name]) is tuple for field in fields(cls)}
    letters = {
        name: (typing.get_args(hints[name])[0] if many else hints[name]) is str
        for name, many in several.items()
    }
    return [(name, many) for name, many in several.items() if letters[name] and name != "role"]


def with_words(cls: type[Command], name: str, words: object) -> Command:
    empty = {str: "", int: 0, bool: False, bytes: b""}
    hints = typing.get_type_hints(cls)
    values = {
        field.name: empty.get(hints[field.name], ())
        for field in fields(cls)
        if field.default is MISSING and field.default_factory is MISSING
    }
    return cls(**{**values, "role": "CTRL", name: words})  # type: ignore[arg-type]


@pytest.mark.parametrize("cls", COMMANDS, ids=lambda cls: cls.__name__)
def test_no_field_of_a_command_takes_a_handle_or_a_profile_in(cls: type[Command]) -> None:
    for name, many in written(cls):
        for lead in LEADS:
            with pytest.raises(Refused, match="R121"):
                worded(with_words(cls, name, (lead,) if many else lead))
        fine = "Gọi {phone:a}, xem https://xem.dien-tap.invalid/s1"
        assert worded(with_words(cls, name, (fine,) if many else fine))


@pytest.mark.parametrize("lead", LEADS)
def test_no_public_contact_of_a_scenario_lets_an_account_or_a_page_in(clinic: Loaded, lead: str) -> None:
    """A drill that was kept with such a contact plays on: its record stands, and no new lead comes in."""
    drill = clinic.scenario.drill.model_copy(update={"public_contacts": (f"Nhắn {lead}", lead)})
    ground = Range(clinic.scenario.model_copy(update={"drill": drill}))
    said = f"Người tung tin là {lead}"
    for command in (
        SendMessage(role="L1-DUTY", kind="chat", to=(), text=said),
        OpenCase(role="L1-DUTY", intake="ward", source="free", said=said),
    ):
        with pytest.raises(Refused, match="R121"):
            ground.give("duty", command)
    assert any(each.startswith(("handle", "link")) for each in personal(said, drill.public_contacts))


def test_a_seat_is_refused_before_its_verb_is_asked(clinic: Loaded) -> None:
    ground = Range(clinic.scenario)
    pass

    with pytest.raises(Refused, match="R121"):
        ground.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="Hỏi @an.nguyen"))


def test_what_counts_as_words_is_read_from_what_a_command_comes_to(clinic: Loaded) -> None:
    ground = Range(clinic.scenario)
    pass

    said = SendMessage(role="L1-DUTY", kind="chat", to=(), text="Xin chào")
    bodies = ground.give("duty", said)
    assert spoken(said, bodies) and list(texts_in(bodies[0])) == ["Xin chào"]
    inject = next(each_inject for each_inject in ground.scenario.msel.injects if not each_inject.to.public)
    fired = DeliverInject(role="CTRL", inject=inject.number)
    assert not spoken(fired, ground.give("direction", fired)), "the scenario's words are not the seat's"


def test_a_sender_that_the_drill_does_not_declare_is_a_finding(clinic: Loaded) -> None:
    assert problems(clinic) == ()
    kept = clinic.scenario.drill.model_copy(update={"speakers": clinic.scenario.drill.speakers[1:]})
    scenario = (
        clinic.scenario.model_copy(update={"drill": kept}) if hasattr(clinic.scenario, "model_copy") else None
    )
    from dataclasses import replace

    scenario = scenario or replace(clinic.scenario, drill=kept)
    found = problems(replace(clinic, scenario=scenario))
    assert {problem.code for problem in found} == {"S184"} and all(
        problem.place.file == "msel.yaml" for problem in found
    )
