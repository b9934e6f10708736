"""Every field of every command says what it may hold, and nothing else is taken."""

from __future__ import annotations

from dataclasses import dataclass, fields
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import pytest

from infodrill.casework import noun as casework
from infodrill.conduct import noun as conduct
from infodrill.conduct.fieldnames import FIELDS
from infodrill.conduct.wording import as_declared, of_a_size
from infodrill.kernel.errors import Refused
from infodrill.kernel.fields import Choice, Count, Field, Flag, Key, Moment, Number, Words, declared
from tests.conduct.filling import fitting, listed, made

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = [*casework.commands(), *conduct.commands()]
of_each = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)


def refused(command: Any) -> Refused | None:
    try:
        of_a_size(command)
        as_declared(command)
    except Refused as no:
        return no
    return None


@of_each
def test_a_text_is_taken_up_to_what_its_field_declares_and_no_further(command: type) -> None:
    for field in (each for each in declared(command).values() if each.type is str):
        texts = ["x" * n for n in (field.longest, field.longest + 1)]
        fits, too_long = (made(command, **{field.name: listed(field, text)}) for text in texts)
        of_a_size(fits)
        no = refused(too_long)
        assert no is not None and no.code == "R110" and no.params == {"field": field.name, "n": field.longest}


@of_each
def test_a_value_off_its_list_or_range_is_refused_by_name(command: type) -> None:
    assert refused(made(command)) is None
    for field in declared(command).values():
        for value in strange(field):
            no = refused(made(command, **{field.name: value}))
            assert no is not None and no.code == "R127", (field.name, value, no)
        for count in {field.many.least - 1, field.many.most + 1} - {-1} if field.many else ():
            no = refused(made(command, **{field.name: (fitting(field) or ("x",))[:1] * count}))
            assert no is not None and no.params["field"] == field.name


def strange(field: Field) -> list[object]:
    """Values off its list or its range, in as many as it must have."""
    off: list[object] = []
    if isinstance(field.kind, Choice):
        off = ["no such word" if field.type is str else 10**9]
    elif isinstance(field.kind, Number):
        off = [field.kind.least - 1, field.kind.most + 1]
    return [(value,) * max(1, field.many.least) if field.many else value for value in off]


@of_each
def test_every_field_has_a_kind_that_fits_its_type_and_a_name_that_people_read(command: type) -> None:
    assert list(declared(command)) == [field.name for field in fields(command) if field.name != "role"]
    for field in declared(command).values():
        assert field.kind.label or FIELDS[field.name]
        allowed = {
            str: Words | Key | Choice,
            int: Number | Key | Choice | Moment,
            bool: Flag,
        }.get(field.type)
        assert allowed is None or isinstance(field.kind, allowed), field
        assert field.type is not str or all(isinstance(choice, str) for choice in field.choices)


def test_the_page_of_commands_is_as_they_declare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    written = (ROOT / "docs" / "reference" / "commands.md").read_text("utf-8")
    assert written == import_module("commandtable").page(), "run python tools/commandtable.py"


@dataclass(frozen=True, slots=True)
class Undeclared:
    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Declared:
    role: str
    text: Annotated[str, Words(3)]
    many: Annotated[tuple[int, ...], Number(1, 2), Count(1, 2)] = ()


def test_a_command_with_a_field_that_says_nothing_stops_the_import() -> None:
    with pytest.raises(TypeError, match=r"Undeclared\.text"):
        declared(Undeclared)
    with pytest.raises(TypeError):
        conduct.command(
            type(
                "Bare",
                (Undeclared,),
                {"MAY": conduct.May(thing="x", says="x", roles=frozenset()), "decide": None},
            )
        )
    assert declared(Declared)["text"].needed and declared(Declared)["many"].needed
