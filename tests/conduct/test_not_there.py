"""Whatever a command names has to be there: an id that nobody has is refused, in every field of every verb, and is no fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from infodrill.kernel.errors import Refused
from infodrill.kernel.fields import Key, declared
from tests.corpus.given import Given, given

NOBODYS: dict[type, Any] = {str: "z-9", int: 99_999}


def otherwise(each: Given) -> Iterator[tuple[str, Any]]:
    """The command with an id that nobody has, field by field, beside the ids that a list holds already."""
    for name, field in declared(type(each.command)).items():
        value = getattr(each.command, name)
        if not isinstance(field.kind, Key) or not value:
            continue
        nobodys = NOBODYS[type(value[0] if field.many else value)]
        yield name, replace(each.command, **{name: (*value, nobodys) if field.many else nobodys})


def test_an_id_that_nobody_has_is_refused_in_every_field_of_every_verb() -> None:
    taken = set()
    tried = set()
    for each in given():
        for name, asked in otherwise(each):
            where = f"{type(asked).__name__}.{name}"
            tried.add(where)
            try:
                each.decide(asked)
            except Refused:
                continue
            taken.add(where)
    assert len(tried) > 60
    assert taken == set()
