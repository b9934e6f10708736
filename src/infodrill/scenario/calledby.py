"""Ids of cells, wards, claims and roles by what people call them: an author who writes the name is told the id."""

# Charter: scenario called by
from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import get_args

from infodrill.kernel.errors import ScenarioError
from infodrill.kernel.folding import fold
from infodrill.kernel.i18n import N_
from infodrill.scenario.light.values import Fields, fields, name_of, rows, words
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema.base import Role
from infodrill.scenario.valuenames import suggested
from infodrill.scenario.yamltext import Document, Node

PUBLIC = (
    "public",
    "công chúng",
    "người dân",
    "dân",
    "mọi người",
    "tất cả",
    "everyone",
    "everybody",
    "all",
    "the public",
)
ROLES = frozenset(get_args(Role))


def told_the_id(faults: list[ScenarioError], documents: Mapping[str, Document]) -> list[ScenarioError]:
    """The faults, those whose value is the name of something with its id as remedy."""
    known = called(documents) if any(fault.code == "S113" for fault in faults) else {}
    return [_answered(fault, known) for fault in faults]


def called(documents: Mapping[str, Document], *, cells: bool = False) -> dict[str, str]:
    """Folded name → id, what is nearer to a whole agency winning; `cells` = a seat is called by its cell, else by its role."""
    return dict(_called(documents, cells))


def _answered(fault: ScenarioError, known: Mapping[str, str]) -> ScenarioError:
    if fault.code != "S113" or fault.place.field.endswith("id"):  # an id of its own points at nothing
        return fault
    value = str(fault.params.get("value", "")).strip("`")
    said = fold(PurePosixPath(value).name.removesuffix(".yaml"))
    public = fault.place.field.endswith(".to") and said in map(fold, PUBLIC)
    meant = "public" if public else known.get(said)
    if meant is None and fault.place.field.endswith(".to"):
        meant = suggested(value, {*known.values(), *ROLES}) or None
    if meant in (None, value):
        return fault
    params = {**fault.params, "near": in_code(meant)}
    remedy = N_("Did you mean {near}?")
    return type(fault)(fault.message, remedy=remedy, place=fault.place, code=fault.code, **params)


def _called(documents: Mapping[str, Document], of_cells: bool) -> Iterator[tuple[str, str]]:
    """(name, id), what is nearer to a whole agency last, so that it wins."""
    cells = rows(_of(documents, "cells.yaml").get("cells"))
    for around, seat in ((cell, seat) for cell in cells for seat in rows(cell.get("seats"))):
        roles = [role for role in words(seat.get("roles")) if role in ROLES]
        if near := name_of(around) if of_cells else next(iter(roles), ""):
            yield from ((name, near) for name in (*_names(seat.get("name")), fold(name_of(seat))) if name)
    named = [_of(documents, name) for name in documents if name.startswith("claims/")]
    for thing in (*rows(_of(documents, "places.yaml").get("wards")), *named, *cells):
        if name_of(thing):
            names = (*_names(thing.get("organisation")), *_names(thing.get("name")))
            yield from ((name, name_of(thing)) for name in (*names, fold(name_of(thing))))


def _of(documents: Mapping[str, Document], file: str) -> Fields:
    return fields(documents[file].data) if file in documents else {}


def _names(node: Node) -> Iterator[str]:
    yield from (
        fold(text) for text in (node.values() if isinstance(node, dict) else (node,)) if isinstance(text, str)
    )
